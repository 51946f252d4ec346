//! Under which names answers are kept, so that they are found again.

use crate::project::Project;

/// The names of a file at `path` with these `aliases`: now, and before.
#[track_caller]
fn check_sheet(path: &str, aliases: &str, expected: &str) {
    let project = format!("=== {path}\n---\ntitle: T\naliases: [{aliases}]\n---\nName: ____\n");
    let understood = Project::read(&project).understand();
    let document = understood.curriculum.documents.first().unwrap();
    let names = [vec![document.sheet_id()], document.earlier_sheet_ids()].concat();
    assert_eq!(names.join(" "), expected);
}

#[test]
fn names_of_sheets() {
    check_sheet("content/worksheets/plan.md", "", "worksheets/plan");
    check_sheet("content/plan.md", "", "plan");
    check_sheet("content/a/plan.v2.md", "", "a/plan.v2");
    check_sheet(
        "content/a/plan.md",
        "old/plan, /older/plan.md, oldest/plan.html",
        "a/plan old/plan older/plan oldest/plan",
    );
    check_sheet("content/a/plan.md", "old/, old/index.html, a/plan, ../out", "a/plan old/index");
}

/// The key of a curriculum whose `site.toml` holds these lines.
fn key(settings: &str) -> String {
    Project::read(&format!("=== site.toml\n{settings}\n")).understand().curriculum.config.key()
}

#[test]
fn keys_of_curricula() {
    assert_eq!(key("title = \"Side by side\""), "side-by-side-050fad");
    assert_eq!(key("title = \"Side by side\"\nbase_url = \"https://example.org/\""), "side-by-side-c7cb49");
    assert_eq!(key("title = \"!\""), "810a1a");
}
