//! Names and titles of others never move a cursor, and never begin a line of a log.

use super::{Said, fieldbook, save, serve, site};
use std::fs;
use std::path::Path;

/// Names of files, and words of titles.
const HOSTILE: [&str; 12] = [
    "::error file=x.md::forged",
    "\t ::stop-commands::forged",
    "a\u{1b}]0;PWNED\u{7}b",
    "a\u{1b}[31mred",
    "a\n::error file=x.md::forged\nb",
    "a\r\n::warning::forged",
    "a\u{9b}31mred",
    "a\u{202e}gnp",
    "a\u{2066}x",
    "a\u{2028}::error::forged",
    "a\u{200f}b\u{200e}",
    "a\u{7f}\u{8}b",
];

#[track_caller]
fn check(what: &str, said: &str) {
    let is_odd = |letter: char| {
        (letter.is_control() && letter != '\n' && letter != '\t')
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.contains(is_odd), "{what}: {said:?}");
    // Those of the format for code hosts are ours.
    let is_command = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("::") && !line.starts_with(":::") && !line.contains(",title=")
    };
    let lines: Vec<&str> = said.lines().filter(is_command).collect();
    assert!(lines.is_empty(), "{what}: {lines:?}");
}

fn all_commands(folder: &Path, what: &str) {
    for words in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["build"],
        &["build", "--format", "json"],
        &["agenda"],
        &["agenda", "--format", "json"],
        &["agenda", "--format", "markdown"],
        &["reviews", "--as-of", "2026-12-01"],
        &["reviews", "--as-of", "2026-12-01", "--format", "markdown"],
        &["edition", "2026-summer", "--date", "2026-06-30"],
    ] {
        let Said { out, err, code, .. } = fieldbook(folder, words);
        assert_ne!(code, 101, "{what}: {words:?} {err}");
        check(&format!("{what:?} {words:?}"), &format!("{out}\n{err}"));
    }
}

#[test]
fn names_of_files() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    for name in HOSTILE {
        for place in ["content", "content/foundations", "content/reference", "content/sessions", "themes"] {
            let text = "---\ntitle: T\nnonsense: x\n---\n\n[x](nowhere.md)\n";
            save(folder.path(), &format!("{place}/{name}.md"), text);
            save(folder.path(), &format!("{place}/{name}/{name}.md"), text);
            save(folder.path(), &format!("{place}/{name}.png"), "x");
        }
    }
    all_commands(folder.path(), "names");
}

fn escaped(words: &str) -> String {
    words.chars().map(|letter| format!("\\U{:08X}", u32::from(letter))).collect()
}

#[test]
fn titles_and_texts() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let title = escaped(&HOSTILE.join("\n"));
    save(folder.path(), "site.toml", &format!("title = \"{title}\"\n[reference]\nhistory = true\n"));
    for (at, words) in HOSTILE.iter().enumerate() {
        for (place, title) in [("one", escaped(words)), ("two", (*words).to_owned())] {
            let text = format!(
                "---\ntitle: \"{title}\"\nstart: 2026-05-04 18:00\ntimezone: Europe/Lisbon\n{words}: x\nadded: 2026-01-01\n\
                 review_by: 2026-02-02\n---\n\n[{words}]({words}.md) ![{words}](x{words}.png)\n\n::: {words}\n\n# {words}\n\n\
                 ::: agenda {words} (5 min)\n\n1. {words} (8 min)\n"
            );
            save(folder.path(), &format!("content/sessions/{place}{at}.md"), &text);
            save(folder.path(), &format!("content/reference/{place}{at}.md"), &text);
        }
    }
    all_commands(folder.path(), "titles");
    // Without anything wrong but the titles.
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    for (at, words) in HOSTILE.iter().enumerate() {
        let title = escaped(words);
        let agenda = "::: agenda\n\n1. Talk (8 min)\n\n:::\n";
        let text =
            format!("---\ntitle: \"{title}\"\nadded: 2026-01-01\nreview_by: 2026-02-02\n---\n\nText.\n");
        save(folder.path(), &format!("content/reference/e{at}.md"), &text);
        let text = format!("---\ntitle: \"{title}\"\n---\n\n{agenda}");
        save(folder.path(), &format!("content/sessions/s{at}.md"), &text);
    }
    all_commands(folder.path(), "only titles");
}

#[test]
fn names_of_folders_that_people_give() {
    for name in HOSTILE {
        let folder = tempfile::tempdir().unwrap();
        for words in [
            &["init", name][..],
            &["check", "--site", name],
            &["build", "--site", name, "--out", &format!("{name}/content")],
            &["new", "lesson", name, "--site", name],
            &["new", "entry", name, "--site", name],
            &["collect", name, "--site", name],
            &["agenda", "--against", name, "--site", name],
            &["edition", name, "--site", name],
            &["check", "--published", name, "--site", name],
            &["init", name],
            &[name],
        ] {
            let Said { out, err, code, .. } = fieldbook(folder.path(), words);
            assert_ne!(code, 101, "{name:?}: {words:?} {err}");
            // Help of the command line repeats what was typed, in quotes.
            check(&format!("{name:?} {words:?}"), &format!("{out}\n{err}").replace("'", "\n'"));
        }
    }
}

#[test]
fn names_while_pages_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let title = escaped(&HOSTILE.join("\n"));
    save(folder.path(), "site.toml", &format!("title = \"{title}\"\n"));
    let write = || {
        for name in HOSTILE {
            let file = folder.path().join(format!("content/foundations/{name}.md"));
            fs::write(file, "---\ntitle: T\n---\n\n[x](nowhere.md)\n").unwrap();
        }
    };
    let said = serve(folder.path(), write, "read again");
    check("serve", said.split("HTTP/1.1").next().unwrap());
}
