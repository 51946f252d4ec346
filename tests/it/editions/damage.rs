//! Files of editions that were damaged, and addresses that were lost: said with the place, whatever the text is.

use crate::project::{Project, check_problems};
use fieldbook::model::Edition;
use fieldbook::parse::edition;
use fieldbook::path::SourcePath;
use fieldbook::source::Source;
use proptest::prelude::*;
use proptest::sample::select;

const ENTRY: &str = "=== content/reference/a.md\n---\ntitle: A\n---\nWords.\n";
const GOOD: &str = "<!-- entry reference/a.md -->\n\n```yaml\ntitle: A\n```\n\nWords.\n";

/// An edition of this text; what is wrong with it without the path of the file.
#[track_caller]
fn damaged(text: &str, expected: &str) {
    let problems =
        Project::read(&format!("{ENTRY}=== content/reference/editions/one.md\n{text}")).outcome().problems;
    assert_eq!(problems.trim().replace("content/reference/editions/one.md:", ""), expected, "\nin\n{text}");
}

#[test]
fn damage_is_told_with_its_place() {
    let headed = |text: &str| format!("---\ntitle: One\ndate: 2026-01-31\n---\n\n{text}");
    damaged(&headed(GOOD), "");
    damaged(&headed(&format!("<!-- edition one -->\n\nWords.\n\n{GOOD}")), "");
    damaged(
        &headed(&format!("Words.\n\n<!-- edition 2026-first -->\n\n{GOOD}")),
        "8:1: damaged-edition: this is the edition `2026-first`, and its file is called `one.md`",
    );
    damaged(&headed(""), "2:8: damaged-edition: there are no entries in this edition");
    damaged(
        &format!("---\ntitle: One\n---\n\n{GOOD}"),
        "2:8: damaged-edition: an edition has a day, and this one has none",
    );
    damaged(
        GOOD,
        "1:1: missing-title: this file has no header and so no title\n1:1: damaged-edition: an edition has a day, and this one has none",
    );
    damaged(
        &headed("<!-- entry reference/a.md -->\n\nWords.\n"),
        "6:1: damaged-edition: the header of `reference/a.md` is not where it should be",
    );
    damaged(
        &headed("<!-- entry reference/a.md -->\n```yaml\ntitle: A\n"),
        "6:1: damaged-edition: the header of `reference/a.md` is not where it should be",
    );
    damaged(
        &headed("<!-- entry reference/a.md -->\n"),
        "6:1: damaged-edition: the header of `reference/a.md` is not where it should be",
    );
    damaged(
        &headed("<!-- entry reference/a.md\n"),
        "6:1: damaged-edition: this line does not say which entry begins here",
    );
    for path in ["../a.md", "/a.md", "reference//a.md", "reference/a.txt", "reference/a.md#x", "a\\b.md", ""]
    {
        let line = format!("<!-- entry {path} -->\n{}", GOOD.replace("<!-- entry reference/a.md -->", ""));
        damaged(&headed(&line), "6:1: damaged-edition: this line does not say which entry begins here");
    }
    damaged(
        &headed(&format!("{GOOD}\n{GOOD}")),
        "14:1: damaged-edition: `content/reference/a.md` stands in this edition twice",
    );
    damaged(
        &headed(&GOOD.replace("title", "titel")),
        "9:1: damaged-edition: there is no key `titel` in front matter",
    );
    damaged(
        &headed(&GOOD.replace("title: A", "title: A: b")),
        "9:8: damaged-edition: the colon after `A` looks like the end of a second key",
    );
    damaged(
        &headed(&GOOD.replace("Words.", "<<<<<<< ours\nWords.\n=======\nOthers.\n>>>>>>> theirs")),
        "12:1: damaged-edition: two versions of this file were merged, and the merge is not finished",
    );
    // What is only old-fashioned is nobody's fault.
    damaged(&headed(&GOOD.replace("Words.", "[Gone](gone.md) ![](gone.png)\n\n::: unknown\n\n:::")), "");
}

#[test]
fn names_and_days_of_editions() {
    let edition = |name: &str, date: &str| {
        format!("=== content/reference/editions/{name}.md\n---\ntitle: T\ndate: {date}\n---\n\n{GOOD}")
    };
    check_problems(
        &format!("{ENTRY}{}{}", edition("one", "2026-01-31"), edition("two", "2026-01-31")),
        "content/reference/editions/two.md:2:8: damaged-edition: this edition has the same day as `one`",
    );
    check_problems(
        &format!("{ENTRY}{}", edition("Big One", "2026-01-31")),
        "content/reference/editions/Big One.md:1:1: damaged-edition: an edition cannot be called `Big One`",
    );
    check_problems(
        &format!("{ENTRY}{}", edition("deep/one", "2026-01-31")),
        "content/reference/editions/deep/one.md:1:1: damaged-edition: an edition cannot be called `deep/one`",
    );
}

/// An edition with the entry `old`, and another text of the reference; what `check` says, with its help.
#[track_caller]
fn lost(now: &str, expected: &str) {
    let text = format!(
        "{now}=== content/reference/editions/one.md\n---\ntitle: T\ndate: 2026-01-31\n---\n\n{}",
        GOOD.replace("reference/a.md", "reference/old.md")
    );
    let project = Project::read(&text);
    let problems = project.understand().problems;
    let line = |it: &fieldbook::diagnostic::Diagnostic| {
        format!("{}: {}\n", it.rule.row().name, it.help.clone().unwrap_or_default())
    };
    assert_eq!(problems.iter().map(line).collect::<String>().trim(), expected);
}

#[test]
fn a_published_address_never_disappears() {
    let bring =
        "bring back `content/reference/old.md` with a line that says why it is out of use: `retired: WHY`";
    let alias = "`aliases: [reference/old.html]`";
    lost(
        &ENTRY.replace("title: A", "title: Other").replace("Words", "Else"),
        &format!("lost-address: if it has a new name, write {alias} in its header; else {bring}"),
    );
    // The same title, or the same first words, tell which one it is.
    lost(
        ENTRY,
        &format!("lost-address: if it is `content/reference/a.md` now, write there: {alias}; else {bring}"),
    );
    lost(
        &ENTRY.replace("title: A", "title: Other"),
        &format!("lost-address: if it is `content/reference/a.md` now, write there: {alias}; else {bring}"),
    );
    lost(&ENTRY.replace("title: A", "title: A\naliases: [reference/old.html]"), "");
    lost(&ENTRY.replace("title: A", "title: A\naliases: [/reference/old.md]"), "");
    lost(&ENTRY.replace("reference/a.md", "reference/old.md"), "");
    lost("=== content/reference/old.md\n---\ntitle: A\nretired: Nobody used it\n---\n", "");
    lost(
        "=== content/reference/old.md\n---\ntitle: A\ndraft: yes\n---\nWords.\n",
        "lost-address: `content/reference/old.md` is a draft now: publish it again, or say in its header why it is out of use: `retired: WHY`",
    );
}

#[test]
fn an_earlier_address_stays_too() {
    let edition = format!(
        "=== content/reference/editions/one.md\n---\ntitle: T\ndate: 2026-01-31\n---\n\n{}",
        GOOD.replace("title: A", "title: A\naliases: [reference/older.html]")
    );
    check_problems(
        &format!("{ENTRY}{edition}"),
        "content/reference/editions/one.md:6:1: lost-address: `reference/older.html` was published in this edition, and nothing is at that address now",
    );
    check_problems(
        &format!("{}{edition}", ENTRY.replace("title: A", "title: A\naliases: [reference/older.html]")),
        "",
    );
}

#[test]
fn why_an_entry_is_retired_is_said_in_words() {
    for word in ["yes", "true", "2026-11-27", "no"] {
        check_problems(
            &format!("=== content/reference/a.md\n---\ntitle: A\nretired: {word}\n---\nWords.\n"),
            &format!(
                "content/reference/a.md:3:10: wrong-value: `retired` says why, and `{word}` is no reason"
            ),
        );
    }
    check_problems(
        "=== content/reference/a.md\n---\ntitle: A\nretired: See [B](b.md)\n---\n",
        "content/reference/a.md:3:10: broken-link: there is no file `content/reference/b.md`",
    );
}

/// Lines of editions, to be mixed.
const LINES: &[&str] = &[
    "---",
    "title: One",
    "date: 2026-01-31",
    "<!-- entry reference/a.md -->",
    "<!-- entry reference/b.md -->",
    "<!-- entry ../a.md -->",
    "<!-- entry",
    "```yaml",
    "```",
    "title: A",
    "retired: Why not",
    "answer: |",
    "  words",
    "aliases: [reference/c.html]",
    "Words [a](b.md#x) ![p](p.png) <b>bold <script>x</script>",
    "::: facilitator",
    "::: agenda Day (20 min)",
    "1. Welcome (8 min)",
    ":::",
    "Name: ____",
    "| a | ____ |",
    "| --- | --- |",
    "[^1] and",
    "[^1]: note",
    "<<<<<<< x",
    "",
    "\u{fdd0}\u{fdd5}",
];

#[test]
fn any_text_is_read_and_drawn_without_a_panic() {
    let line = prop_oneof![4 => select(LINES).prop_map(str::to_owned), 1 => any::<String>()];
    let text = (any::<bool>(), proptest::collection::vec(line, 0..24)).prop_map(|(headed, lines)| {
        let head = if headed { "---\ntitle: One\ndate: 2026-01-31\n---\n" } else { "" };
        format!("{head}{}", lines.join("\n"))
    });
    proptest!(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() }, |(text in text)| {
        let path = Edition::path_of("one");
        let source = Source::new(path.clone(), text.as_str());
        let mut problems = Vec::new();
        let read = edition::read(&source, &mut problems);
        for problem in &problems {
            prop_assert!(problem.place.path == path);
            prop_assert!(source.text.get(problem.place.span.range()).is_some(), "{problem:?}");
        }
        for entry in read.iter().flat_map(|read| &read.entries) {
            prop_assert!(entry.document.source.path != SourcePath::new("content/reference/../a.md"));
        }
        let mut project = Project::read("=== content/reference/a.md\n---\ntitle: A\n---\nWords.\n");
        project.add(path.as_str(), &text);
        project.outcome();
    });
}
