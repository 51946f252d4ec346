//! Pages of editions: what frozen texts link to, what they never do, how editions are named elsewhere.

use super::told;
use crate::project::{Outcome, Project};
use fieldbook::plan::Readers;

const SITE: &str = "=== site.toml
title = \"Field\"
summary = \"About it\"
base_url = \"https://example.org/\"
authors = [\"Ana Ruiz\", \"Sam: Okoro\"]
licence = \"CC BY-SA 4.0\"
glossary = \"auto\"
=== content/glossary.md
---
title: Words
---
## Trust

Meaning.
=== content/index.md
---
title: Field
---
See [the first edition](reference/editions/one.md).
=== content/worksheets/w.md
---
title: W
---
## Part

Name: ____
=== content/worksheets/there.png
=== content/reference/a.md
---
title: A
tags: [x]
added: 2026-01-01
---
Words.
=== content/reference/old.md
---
title: Old
tags: [x, alone]
added: 2029-01-01
retired: Now in [A](a.md)
---
Old words.
=== content/reference/editions/one.md
---
title: One
date: 2026-01-31
---

About [A](../a.md) then.

<!-- entry reference/a.md -->

```yaml
title: A then
summary: Short
sources: [https://example.org/x]
```

## Head

[other](old.md#part) [gone](gone.md) [W](../worksheets/w.md#part) [W2](../worksheets/w.md#no) [self](#head)
![there](../worksheets/there.png) ![what was there](gone.png) Trust

Name: ____

<script>alert(1)</script>

A [bad](javascript:alert(1)) link

<!-- entry reference/old.md -->

```yaml
title: Old
```

## Part

Old words.
=== content/reference/editions/two.md
---
title: Two
date: 2026-02-28
---

<!-- entry reference/a.md -->

```yaml
title: A
```

Words.

<!-- entry reference/old.md -->

```yaml
title: Old
retired: Now in [A](a.md)
```
";

fn outcome() -> Outcome {
    let outcome = Project::read(SITE).outcome();
    assert_eq!(outcome.problems + &outcome.drawing, "");
    Project::read(SITE).outcome()
}

#[track_caller]
fn has(page: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(page.contains(piece), "no\n{piece}\nin\n{page}");
    }
}

#[track_caller]
fn lacks(page: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(!page.contains(piece), "{piece}\nin\n{page}");
    }
}

#[test]
fn links_of_a_frozen_text_lead_to_what_there_is() {
    let outcome = outcome();
    let page = outcome.page("reference/editions/one.html");
    has(
        page,
        &[
            "<a href=\"#entry-old--part\">other</a>",
            "gone <a href=\"../../worksheets/w.html#part\">W</a>",
            "<a href=\"../../worksheets/w.html\">W2</a>",
            "<a href=\"#entry-a--head\">self</a>",
            "<img src=\"../../worksheets/there.png\"",
            "what was there",
            "About <a href=\"#entry-a\">A</a> then.",
            "<a href=\"https://example.org/x\">",
            "A bad link",
        ],
    );
    lacks(
        page,
        &["<script>alert", "javascript:", "class=\"term\"", "<input", "<textarea", "gone.md", "gone.png"],
    );
    has(outcome.page("index.html"), &["<a href=\"reference/editions/one.html\">the first edition</a>"]);
}

#[test]
fn an_edition_says_which_one_it_is() {
    let outcome = outcome();
    let (one, two) =
        (outcome.page("reference/editions/one.html"), outcome.page("reference/editions/two.html"));
    has(
        &told(one),
        &[
            "# One",
            "This is not the newest edition. The newest is Two, 28 February 2026.",
            "What changed since One",
            "Ana Ruiz, Sam: Okoro: Field. Living reference, edition “One”, 31 January 2026. https://example.org/reference/editions/one.html. CC BY-SA 4.0.",
        ],
    );
    has(
        &told(two),
        &[
            "# Two",
            "This is the newest edition.",
            "What changed from One to Two",
            "## Out of use by then\n- Old: Now in A",
        ],
    );
    has(one, &["<meta name=\"robots\" content=\"noindex\">"]);
    lacks(two, &["noindex"]);
    has(
        &told(outcome.page("reference/editions/index.html")),
        &["# Editions", "- What changed since Two", "28 February 2026 1 entry", "31 January 2026 2 entries"],
    );
    has(outcome.page("sitemap.xml"), &["reference/editions/two.html", "reference/editions/index.html"]);
    lacks(outcome.page("sitemap.xml"), &["one.html", "changes/", "reference/old.html"]);
}

#[test]
fn the_present_pages_name_the_newest_edition() {
    let outcome = outcome();
    let cited = "Ana Ruiz, Sam: Okoro: Field. Living reference, edition “Two”, 28 February 2026.";
    has(
        &told(outcome.page("reference/a.html")),
        &["Two, 28 February 2026. What changed since Two. All editions.", cited],
    );
    has(outcome.page("reference/a.html"), &["href=\"editions/two.html#entry-a\""]);
    has(&told(outcome.page("reference/index.html")), &[cited]);
    lacks(outcome.page("worksheets/index.html"), &["editions/"]);
}

#[test]
fn a_retired_entry_keeps_its_page_and_stands_in_no_list() {
    let outcome = outcome();
    let page = outcome.page("reference/old.html");
    has(
        &told(page),
        &[
            "Retired",
            "This entry is out of use; its address stays. Now in A",
            "Its last text is in the edition One.",
            "Old words.",
        ],
    );
    has(page, &["noindex", "href=\"editions/one.html#entry-old\""]);
    lacks(page, &["tags/", "How to cite"]);
    for list in ["reference/index.html", "tags/x.html", "feed.xml", "sitemap.xml", "print/all.html"] {
        lacks(outcome.page(list), &["old.html", "Old words"]);
    }
}

#[test]
fn frozen_texts_are_in_nothing_but_their_pages() {
    let outcome = outcome();
    for (path, page) in outcome.pages.iter().filter(|(path, _)| !path.starts_with("reference/editions/")) {
        assert!(!page.contains("A then"), "{path}");
    }
    lacks(outcome.page("fields.json"), &["reference/"]);
    let project = Project::read(SITE);
    let facilitators = project.outcome_for(Readers::Facilitators);
    assert!(
        !facilitators.pages.keys().any(|path| path.contains("editions")),
        "and not in facilitators' own website"
    );
    for (path, page) in &facilitators.pages {
        assert!(!page.contains("editions/"), "{path}");
    }
}

#[test]
fn the_citation_file() {
    let outcome = outcome();
    assert_eq!(
        outcome.page("CITATION.cff"),
        "\
cff-version: 1.2.0
message: To cite this reference, name the edition that you used.
title: 'Field: Living reference'
abstract: About it
authors:
- name: Ana Ruiz
- name: 'Sam: Okoro'
version: two
date-released: 2026-02-28
license: CC-BY-SA-4.0
url: https://example.org/reference/editions/two.html
"
    );
}

/// Readers of YAML 1.1 take more words for something else than a text than those of 1.2.
#[test]
fn names_in_the_citation_file_are_texts() {
    for name in [
        "No",
        "no",
        "yes",
        "YES",
        "on",
        "Off",
        "y",
        "N",
        "true",
        "~",
        "null",
        "Null",
        "1e3",
        "0x1F",
        "0o7",
        "017",
        "12:30",
        "1:30:59",
        "2026-01-01",
        "2026-01-01 10:00:00",
        ".inf",
        "-.INF",
        ".NaN",
        "1_000",
        "1,000",
        "+1",
        "-1",
        ".5",
        "1.",
        "<<",
        "=",
        "- x",
        "a: b",
        "#x",
        "@x",
        "x #y",
        "'",
        "\"x\"",
        "%x",
        "!x",
        "&x",
        "*x",
        "|",
        ">",
        "[x]",
    ] {
        let quoted = format!("'{}'", name.replace('\'', "\'\'"));
        let site = SITE.replace("\"Ana Ruiz\"", &format!("{name:?}"));
        let outcome = Project::read(&site).outcome();
        let file = outcome.page("CITATION.cff");
        let is_quoted = file.contains(&format!("- name: {quoted}\n")) || file.contains("- name: \"");
        assert!(is_quoted, "{name}: {file}");
    }
    for name in ["Ana No", "Yes Man", "O'Neil", "3 Sisters", "Édith", "1st"] {
        let outcome = Project::read(&SITE.replace("Ana Ruiz", name)).outcome();
        let file = outcome.page("CITATION.cff");
        assert!(file.contains(&format!("- name: {name}\n")), "{name}: {file}");
    }
}

#[test]
fn the_feed_of_editions() {
    let outcome = outcome();
    has(
        outcome.page("reference/feed.xml"),
        &[
            "<title>Field: Editions</title>",
            "<link rel=\"self\" href=\"https://example.org/reference/feed.xml\"/>",
            "<updated>2026-02-28T00:00:00Z</updated>",
            "<link href=\"https://example.org/reference/editions/changes/one--two.html\"/>",
            "<summary>Living reference: 1 entry; 1 revised; 1 retired</summary>",
            "<summary>Living reference: 2 entries</summary>",
        ],
    );
    let away = Project::read(&SITE.replace("base_url = \"https://example.org/\"\n", "")).outcome();
    assert!(!away.pages.contains_key("reference/feed.xml"));
    lacks(away.page("CITATION.cff"), &["url:"]);
}

#[test]
fn without_editions_there_is_nothing_of_them() {
    let outcome = Project::read("=== content/reference/a.md\n---\ntitle: A\n---\nWords.\n").outcome();
    assert!(!outcome.pages.keys().any(|path| path.contains("edition") || path.ends_with(".cff")));
    lacks(outcome.page("reference/a.html"), &["edition"]);
}

#[test]
fn frozen_texts_have_agendas_of_their_own() {
    let agenda =
        |minutes: &str| format!("::: agenda Day (20 min)\n1. One ({minutes} min)\n2. Two (10 min)\n:::\n");
    let text = format!(
        "=== content/reference/a.md\n---\ntitle: A\n---\n{}=== content/reference/editions/one.md\n---\ntitle: One\ndate: 2026-01-31\n---\n\n\
         <!-- entry reference/a.md -->\n\n```yaml\ntitle: A\n```\n\n{}",
        agenda("10"),
        agenda("5"),
    );
    let outcome = Project::read(&text).outcome();
    has(outcome.page("reference/editions/one.html"), &["5 min"]);
}

/// What code hosts show at the top of the repository is what the shipped site publishes.
#[test]
fn the_repository_cites_the_newest_edition() {
    let made = Project::on_disk(".").page("CITATION.cff");
    let kept = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/CITATION.cff")).unwrap();
    assert_eq!(kept, made, "copy it from the website after each edition");
}

#[test]
fn the_same_texts_in_any_order_give_the_same_pages() {
    let whole = format!("\n{SITE}");
    let mut parts: Vec<&str> = whole.split("\n=== ").skip(1).collect();
    parts.reverse();
    let backward: String = parts.iter().map(|part| format!("=== {part}\n")).collect();
    let (forward, backward) = (outcome(), Project::read(&backward).outcome());
    for (path, page) in &forward.pages {
        assert_eq!(page.trim_end(), backward.page(path).trim_end(), "{path}");
    }
}
