//! Titles that are headings of the text: where they are shown, and where links to them lead.

use crate::project::{Project, check_lesson, check_problems};

const OTHER: &str = "=== content/foundations/b.md\n---\ntitle: B\n---\n[a](a.md#control-flow)\n";

#[test]
fn a_text_without_a_header_is_called_by_its_heading() {
    let site = format!(
        "=== content/foundations/a.md\n# Control flow\n\n[Up](#control-flow)\n\n## Part\n\nWords.\n{OTHER}"
    );
    check_problems(
        &site,
        "content/foundations/a.md:1:1: title-in-text: this file has no header, so its first heading is its title",
    );
    let page = Project::read(&site).page("foundations/a.html");
    assert_eq!(page.matches("Control flow</h").count(), 1, "{page}");
    assert!(page.contains("<title>Control flow"), "{page}");
    assert!(page.contains("id=\"control-flow\""), "{page}");
}

#[test]
fn a_heading_that_repeats_the_title_can_be_linked_to() {
    let site =
        |text: &str| format!("=== content/foundations/a.md\n---\ntitle: Control flow\n---\n{text}{OTHER}");
    let with = site("# Control flow\n\n[Up](#control-flow)\n");
    check_problems(&with, "");
    assert!(Project::read(&with).page("foundations/a.html").contains("id=\"control-flow\""));
    // Once the heading has become the header, its links lead to the page.
    let without = site("[Up](#control-flow)\n");
    check_problems(&without, "");
    let project = Project::read(&without);
    assert!(project.page("foundations/b.html").contains("href=\"a.html\""));
    assert!(!project.page("foundations/a.html").contains("#control-flow"));
    check_lesson("# A\n\n## Part\n", "");
}

#[test]
fn what_introduces_a_folder_comes_first_in_it() {
    let text = |name: &str| format!("=== content/m/{name}\n---\ntitle: {name}\n---\nText.\n");
    let site = format!(
        "=== site.toml\ntitle = \"T\"\n[[modules]]\nfolder = \"m\"\n{}{}{}",
        text("deep/asking.md"),
        text("deep/index.md"),
        text("zebra.md")
    );
    let understood = Project::read(&site).understand();
    let lessons = &understood.curriculum.modules[0].lessons;
    let titles: Vec<&str> =
        lessons.iter().map(|index| understood.curriculum.documents[*index].title()).collect();
    assert_eq!(titles, ["deep/index.md", "deep/asking.md", "zebra.md"]);
}
