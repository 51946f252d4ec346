//! Entries that are due: `check --as-of` and `reviews`, and never the clock of a build.

use super::site;
use crate::project::Project;
use assert_cmd::Command;
use std::fs;
use std::path::Path;

fn written() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let entries = [
        ("a", "review_by: 2027-05-10\nreviewed: 2026-05-10\ncontributors: [Sam | <b>]\n", "x"),
        ("b", "review_by: 2027-05-11\nreviewed: 2026-05-10\n", "x"),
        ("c", "review_by: 2026-01-01\n", "x"),
        ("d", "reviewed: 2026-05-10\n", "x"),
        ("e", "review_by: 2029-01-01\n", "x"),
        ("f", "review_by: 2029-01-01\nreviewed: 2026-05-10\n", "x"),
        ("g", "review_by: 2020-01-01\ndraft: yes\n", "x"),
    ];
    for part in format!("\n{}", site("", &entries)).split("\n=== ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap();
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{text}\n")).unwrap();
    }
    fs::write(folder.path().join("site.toml"), "title = \"F\"\n").unwrap();
    folder
}

fn fieldbook(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("fieldbook").unwrap().current_dir(folder).args(words).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn check_lists_what_is_due_on_a_day_that_is_named() {
    let folder = written();
    let due = |words: &[&str]| {
        let (code, out, _) = fieldbook(folder.path(), &[&["check"], words].concat());
        assert_eq!(code, 0, "a warning is no error: {out}");
        out
    };
    assert_eq!(due(&[]), "no problems in 7 texts\n");
    let named = due(&["--as-of", "2027-05-10", "--format", "json"]);
    let problems: serde_json::Value = serde_json::from_str(&named).unwrap();
    let lines: Vec<String> = problems
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            format!(
                "{} {}:{} {} {}",
                it["path"].as_str().unwrap(),
                it["line"],
                it["column"],
                it["severity"].as_str().unwrap(),
                it["rule"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        lines,
        ["content/reference/a.md 3:1 warning review-due", "content/reference/c.md 3:1 warning review-due"]
    );
    assert!(due(&["--as-of", "2025-12-31"]).starts_with("no problems"));
    assert!(due(&["--as-of", "2026-01-01"]).contains("c.md:3:1"));
    for format in ["human", "github", "sarif"] {
        assert!(due(&["--as-of", "2027-05-10", "--format", format]).contains("review-due"), "{format}");
    }
    assert!(due(&["--as-of", "2027-05-10", "--drafts"]).contains("reference/g.md"));
    let (code, _, words) = fieldbook(folder.path(), &["check", "--as-of", "10 May 2027"]);
    assert!(code == 64 && words.contains("did you mean 2027-05-10?"), "{words}");
}

#[test]
fn reviews_are_listed_by_when_they_are_due() {
    let folder = written();
    let (code, out, _) = fieldbook(folder.path(), &["reviews", "--as-of", "2027-05-10"]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "Overdue\n  2026-01-01  C\n              content/reference/c.md; never reviewed\n  2027-05-10  A\n              content/reference/a.md; last reviewed 2026-05-10; Sam | <b>\n\n\
         Due by 2027-08-08\n  2027-05-11  B\n              content/reference/b.md; last reviewed 2026-05-10\n\n\
         Never reviewed, or without a day to look again\n  no day      D\n              content/reference/d.md; last reviewed 2026-05-10\n  2029-01-01  E\n              content/reference/e.md; never reviewed\n\n\
         6 entries on 2027-05-10: 2 overdue, 1 due by 2027-08-08, 2 unplanned\n"
    );
    let (_, out, _) = fieldbook(folder.path(), &["reviews", "--as-of", "2027-05-10", "--format", "json"]);
    let reviews: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(reviews["overdue"][1]["people"][0], "Sam | <b>");
    assert_eq!(reviews["later"], 1);
    let (_, out, _) = fieldbook(folder.path(), &["reviews", "--as-of", "2027-05-10", "--format", "markdown"]);
    assert!(
        out.contains("| 2027-05-10 | A<br>content/reference/a.md | 2026-05-10 | Sam \\| &lt;b&gt; |\n"),
        "{out}"
    );
    // Without a day it is today, which is later than the oldest of them.
    let (_, out, _) = fieldbook(folder.path(), &["reviews"]);
    assert!(out.contains("  2026-01-01  C\n"), "{out}");
}

#[test]
fn pages_say_days_and_never_what_is_overdue() {
    let outcome =
        Project::read(&site("", &[("a", "reviewed: 2001-02-03\nreview_by: 2002-02-03\n", "x")])).outcome();
    assert_eq!(outcome.problems, "");
    assert!(
        outcome
            .page("reference/index.html")
            .contains("Last reviewed 3 February 2001 · due again 3 February 2002")
    );
    assert!(outcome.pages.values().all(|page| !page.to_lowercase().contains("overdue")));
}
