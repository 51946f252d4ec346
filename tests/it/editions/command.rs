//! The command `edition`: what it writes, and what it refuses.

use super::story::Story;
use fieldbook::edition::Made;
use std::fs;

fn one_entry() -> Story {
    let story = Story::new();
    story.entry("alpha", "title: Alpha", "Words.");
    story
}

/// The first line of what is said.
#[track_caller]
fn refused(story: &Story, name: &str, date: &str, expected: &str) {
    let words = story.freeze(name, date).expect_err("it is refused").to_string();
    let first = words.lines().next().unwrap().replace(&format!("{}/", story.site().display()), "");
    assert_eq!(first, expected);
}

#[test]
fn the_text_of_an_edition() {
    let story = Story::new();
    story.entry(
        "alpha",
        "title: \"Alpha: one\"\nsummary: First\ntags: [a, b]\nadded: 2026-01-02\nreviewed: 2026-01-03\nreview_by: 2027-01-01\n\
         order: 1\nrelated: [beta.md]\nsources: [\"Somebody (1999)\"]\ncontributors: [Ana]\naliases: [reference/a.html]",
        "Words [here](beta.md).\n\n::: facilitator\n\nSecret.\n\n:::\n\nMore.",
    );
    story.entry(
        "beta",
        "title: Beta\nrelated: [alpha.md]\nquestion: Why?\nanswer: |\n  Because.\n\n  - so",
        "",
    );
    story.entry("gamma", "title: Gamma\nretired: No use", "Old words.");
    story.entry("draft", "title: Draft\ndraft: yes", "Not yet.");
    story.write("content/challenges/c.md", "---\ntitle: C\ntype: entry\n---\n\nElsewhere.\n");
    story.frozen("2026-spring", "2026-03-20");
    let text = fs::read_to_string(story.site().join("content/reference/editions/2026-spring.md")).unwrap();
    assert_eq!(
        text,
        "\
---
title: 2026 spring
date: 2026-03-20
---

<!-- edition 2026-spring -->

The reference as it was on 20 March 2026.

<!-- entry reference/alpha.md -->

```yaml
title: 'Alpha: one'
summary: First
tags:
- a
- b
added: 2026-01-02
reviewed: 2026-01-03
contributors:
- Ana
sources:
- Somebody (1999)
aliases:
- reference/a.html
```

Words [here](beta.md).

More.

<!-- entry challenges/c.md -->

```yaml
title: C
type: entry
```

Elsewhere.

<!-- entry reference/beta.md -->

```yaml
title: Beta
question: Why?
answer: |-
  Because.

  - so
```

<!-- entry reference/gamma.md -->

```yaml
title: Gamma
retired: No use
```
"
    );
    assert_eq!(story.build(), "", "and it is read again");
}

#[test]
fn the_day_is_today_unless_another_is_given() {
    let story = one_entry();
    let Made::Written { date, entries, retired, path } = story.freeze("first", "").unwrap() else { panic!() };
    assert_eq!((date.iso().as_str(), entries, retired), ("2030-01-01", 1, 0));
    assert_eq!(path.as_str(), "content/reference/editions/first.md");
}

#[test]
fn names_that_are_no_addresses() {
    let story = one_entry();
    let names = [
        "Spring", "a b", "a--b", "-a", "a-", "", "now", "index", "changes", "../x", "a/b", "a.b", "ä", "a_b",
    ];
    for name in names {
        refused(&story, name, "2026-01-01", &format!("no edition can be called `{}`", name.escape_debug()));
    }
}

#[test]
fn an_edition_comes_after_all_others_and_is_never_overwritten() {
    let story = one_entry();
    story.frozen("first", "2026-01-31");
    refused(
        &story,
        "second",
        "2026-01-31",
        "the edition `first` of 2026-01-31 has that day, and a new edition comes after all others",
    );
    refused(
        &story,
        "second",
        "2025-12-31",
        "the edition `first` of 2026-01-31 is younger, and a new edition comes after all others",
    );
    let there = "content/reference/editions/first.md is there already, and an edition stays as it is";
    refused(&story, "first", "2026-02-28", there);
    refused(&story, "second", "31.2.2026", "`31.2.2026` is not a day");
}

#[test]
fn texts_with_errors_are_not_frozen() {
    let story = one_entry();
    story.entry("alpha", "title: Alpha", "[Gone](nowhere.md)");
    let Made::Kept(built) = story.freeze("first", "2026-01-31").unwrap() else { panic!() };
    assert_eq!(built.problems.len(), 1);
    assert!(!story.site().join("content/reference/editions").exists());
}

#[test]
fn a_reference_without_entries_has_no_edition() {
    let story = Story::new();
    story.entry("draft", "title: Draft\ndraft: yes", "Not yet.");
    refused(
        &story,
        "first",
        "2026-01-31",
        "there is nothing to freeze: the reference has no entry that is published",
    );
}

#[test]
fn what_would_not_be_read_again_is_not_written() {
    let story = one_entry();
    story.entry("alpha", "title: Alpha", "```html\n<!-- entry reference/beta.md -->\n```");
    let words = "an entry cannot be frozen so that it is read again as it is, and nothing was written";
    refused(&story, "first", "2026-01-31", words);
    assert!(!story.site().join("content/reference/editions").exists());
}

/// Bodies and headers that could be mistaken for something else are read again as they are.
#[test]
fn strange_texts_come_back() {
    let bodies = [
        "---\n\nA rule first.",
        "```yaml\ntitle: Not a header\n```\n\nWords.",
        "    code first\n\nthen words",
        "Line one  \nline two\\\nline three",
        "A <!-- comment --> in words.\n\n<!--\nentry\n-->",
        "Windows\r\n\r\nlines\r\n",
        "::: facilitator\n\nSecret.\n\n:::\n\n::: tool A\n\nPublic.\n\n::: instructor\n\nSecret.\n\n:::\n\nPublic.\n\n:::",
        "~~~\n:::\n~~~",
        "\u{feff}odd beginning \u{200b}",
        "Note[^1].\n\n[^1]: At the end.",
        "- [ ] tick\n- ( ) one\n- ( ) two\n\nName: ____ {#name}",
    ];
    let headers = [
        "title: A",
        "title: \"'\"",
        "title: '# x'",
        "title: \"a: b | c\"",
        "title: 'yes'",
        "title: \"12\"",
        "title: \"~\"",
    ];
    let answers = [
        "question: Q\nanswer: |\n  ```\n  code\n  ```\n  ---\n  <!-- x -->",
        "question: \"- a\"\nanswer: \"1. x\"",
    ];
    let mut number = 0;
    let mut tried = |header: &str, body: &str| {
        number += 1;
        let story = Story::new();
        story.entry("alpha", header, body);
        story.frozen("first", "2026-01-31");
        assert_eq!(story.build(), "", "{header}\n{body}");
        let page = super::told(&story.page("reference/editions/changes/first--now.html"));
        assert!(page.contains("Nothing has changed."), "{header}\n{body}\n{page}");
    };
    bodies.iter().for_each(|body| tried("title: A", body));
    headers.iter().for_each(|header| tried(header, "Words."));
    answers.iter().for_each(|header| tried(&format!("title: A\n{header}"), ""));
    assert_eq!(number, 20);
}
