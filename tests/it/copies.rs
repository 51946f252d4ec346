//! Files that are nobody's texts: left out, or told.

use crate::project::check_problems;
#[cfg(unix)]
use fieldbook::path::SourcePath;

#[test]
fn copies_of_texts() {
    let text =
        |name: &str| format!("=== content/foundations/{name}\n---\ntitle: {}\n---\nText.\n", name.len());
    for name in [
        "trust (1).md",
        "trust - Copy.md",
        "trust - Copy (2).md",
        "trust copy.md",
        "trust copy 2.md",
        "trust - Kopie (2).md",
        "Copy of trust.md",
        "trust (Ana's conflicted copy 2026-11-30).md",
        "trust.sync-conflict-20261130-101010-ABCDEFG.md",
    ] {
        let said = format!(
            "content/foundations/{name}:1:1: copied-file: `{name}` looks like a copy of `trust.md`, and is a page of its own"
        );
        check_problems(&(text("trust.md") + &text(name)), &said);
    }
    // Without another text there is nothing that was copied.
    for name in ["trust (1).md", "trust copy.md", "part 2.md", "copy.md", "(1).md", "2.md", "why copy - 3.md"]
    {
        check_problems(&(text("other.md") + &text(name)), "");
    }
    check_problems(&(text("part 1.md") + &text("part 2.md") + &text("part.md")), "");
    check_problems(
        &text("trust (conflicted copy).md"),
        "content/foundations/trust (conflicted copy).md:1:1: copied-file: `trust (conflicted copy).md` looks like a copy of `trust.md`, and is a page of its own",
    );
}

#[cfg(unix)]
#[test]
fn files_of_other_programs_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content/foundations");
    std::fs::create_dir_all(&content).unwrap();
    std::fs::write(folder.path().join("site.toml"), "title = \"A\"\n").unwrap();
    for name in [
        "a.md",
        "Icon\r",
        "Desktop.ini",
        "desktop.ini",
        "Thumbs.db",
        "ehthumbs.db",
        ".DS_Store",
        "._a.md",
        "~$a.docx",
        "a.md~",
        "#a.md#",
        "x.tmp",
        "X.TMP",
        "Plan.lnk",
        "4913",
    ] {
        std::fs::write(content.join(name), "---\ntitle: A\n---\nText.\n").unwrap();
    }
    let loaded = fieldbook::load::load(folder.path()).unwrap();
    let texts: Vec<&str> = loaded.sources.keys().map(SourcePath::as_str).collect();
    assert_eq!(texts, ["content/foundations/a.md", "site.toml"]);
    assert_eq!(loaded.files, []);
}
