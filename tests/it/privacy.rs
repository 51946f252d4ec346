//! What only facilitators may read is in nothing that participants get: not hidden, absent. These tests look through every
//! output of the plan that is not below `facilitator/`, so they hold for outputs that come later, too.

mod secrets;

use crate::project::{Outcome, Project};
use crate::search;
use fieldbook::plan::Readers;

/// Secret words in every place where words can stand, inside `facilitator` blocks.
const SITE: &str = r##"=== site.toml
title = "Field"
base_url = "https://example.org/"
glossary = "auto"
=== content/index.md
---
title: Field
---
::: facilitator
Secret front
:::
=== content/foundations/index.md
---
title: Foundations
---
::: instructor Secret module title
Secret module
:::
=== content/foundations/a.md
---
title: A
---
::: facilitator Secret title {#secretid} (5 min)

## Secret heading

Secret label: ____ {#secretfield}

Secret twin: ____ {#shared}

Secret[^1] Term Public

[Secret link](b.md "Secret tooltip") ![Secret picture](secret.jpg) [Secret file](secret.pdf)

| Secret cell | ____ |
| --- | --- |
| ____ 3 rows | Secret row |

```
Secret code
```

- [ ] Secret task
- ( ) Secret choice

<b>Secret html</b>

::: tool Secret inner

Secret deep words

:::

[^1]: Secret note

:::

____ 4 lines

[ ] yes [ ] no

## Public heading

::: tool A tool

Public words

::: facilitator

Secret nested

:::

____ 2 lines

:::

::: steps

::: facilitator
Secret before the list
:::

1. **Step.** x

::: facilitator
1. **Secret step.** x
:::

:::

::: agreements
:::

Words[^1] again

Shared: ____ {#shared}

::: handout For all

Public handout

::: facilitator
Secret in a handout
:::

:::

::: keypoints

- Public point

:::

::: facilitator

Secret at the end

:::
=== content/foundations/b.md
---
title: B
---
::: facilitator

Secret only

:::
=== content/glossary.md
---
title: Words
---
::: facilitator

Secret intro

## Secret term

Secret meaning

:::

## Term

Meaning

::: facilitator

Secret in a term

:::

## Publicity

x
=== content/worksheets/w.md
---
title: W
---
::: facilitator
Secret question?
:::

____ 4 lines

- [ ] x

::: facilitator Secret above

:::

____ 2 lines
=== content/sessions/s.md
---
title: S
series: Spring
number: 1
start: 2027-03-04 18:30
timezone: Europe/Lisbon
worksheets: [../worksheets/w.md]
---
::: agenda
1. Public item (5 min)
2. [A](../foundations/a.md) (20 min)
3. [Part](../foundations/a.md#public-heading) (10 min)

::: facilitator
Secret below an item
:::
:::

::: keypoints
- Public point

::: facilitator
Secret point
:::
:::

::: commitments
- Public step

::: facilitator
- Secret step
:::
:::

::: facilitator

::: keypoints
- Secret point
:::

::: commitments
- Secret step
:::

:::
::: facilitator

::: agreements

- Secret agreement

:::

::: agenda Secret agenda (5 min)

1. Secret item (5 min)

:::

:::
=== content/sessions/t.md
---
title: T
series: Spring
number: 2
start: 2027-03-11 18:30
timezone: Europe/Lisbon
---
Words.
=== content/reference/r.md
---
title: R
---
Public entry

::: facilitator
Secret entry
:::
=== content/reference/retired.md
---
title: Retired
retired: Public reason
---
::: facilitator
Secret entry
:::
=== content/reference/editions/one.md
---
title: One
date: 2026-01-31
---
Public preface

::: facilitator
Secret preface
:::

<!-- entry reference/r.md -->

```yaml
title: R
```

Public entry then

::: facilitator Secret title

## Secret heading

[Secret link](../foundations/secret.pdf)

:::

![Picture](../foundations/secret.jpg)

<!-- entry reference/retired.md -->

```yaml
title: Retired
```

::: tool Public tool

::: facilitator
Secret then
:::

:::
=== content/reference/editions/two.md
---
title: Two
date: 2026-02-28
---

<!-- entry reference/r.md -->

```yaml
title: R
```

Public entry later

::: facilitator
Secret later
:::
=== content/agreements.md
---
title: Agreements
---
::: agreements

- Public agreement

::: facilitator

Secret about agreements

:::

:::
=== content/foundations/secret.jpg
=== content/foundations/secret.pdf
"##;

/// The first output for participants that holds a secret word, in its name or its text.
fn leak(outcome: &Outcome) -> Option<String> {
    // In the index a word is cut where it begins like the one before it, so its words are put together first.
    if let Some(word) = search::words_of(outcome).into_iter().find(|word| word.contains("secret")) {
        return Some(format!("the index holds the facilitator word {word}"));
    }
    let mut others = outcome.pages.iter().filter(|(path, _)| !path.starts_with("facilitator/"));
    others.find_map(|(path, page)| {
        let folded = format!("{path} {page}").to_lowercase();
        let at = folded.find("secret")?;
        let start = folded[..at].char_indices().rev().nth(200).map_or(0, |(at, _)| at);
        let end = folded[at..].char_indices().nth(60).map_or(folded.len(), |(more, _)| at + more);
        Some(format!("{path} holds facilitator words: …{}…", &folded[start..end]))
    })
}

#[test]
fn facilitator_words_are_in_no_output_for_participants() {
    let outcome = Project::read(SITE).outcome();
    assert!(outcome.pages.len() > 25);
    assert_eq!(leak(&outcome), None);
}

#[test]
fn without_facilitator_pages_they_are_nowhere() {
    let settings =
        "title = \"Field\"\n[facilitator]\npublish = false\n[[modules]]\nfolder = \"foundations\"\n";
    let mut project = Project::read(SITE);
    project.add("site.toml", settings);
    let outcome = project.outcome();
    assert_eq!(leak(&outcome), None);
    assert!(!outcome.pages.keys().any(|path| path.starts_with("facilitator/")), "the tree is left out");
    assert!(!outcome.pages["index.html"].contains("facilitator/"), "and nothing leads there");
    // In a preview at home it is there all the same.
    assert!(project.outcome_for(Readers::Everybody).pages.contains_key("facilitator/index.html"));
}

#[test]
fn facilitators_read_all_of_it() {
    let outcome = Project::read(SITE).outcome();
    let shown: String = outcome
        .pages
        .iter()
        .filter(|(path, _)| path.starts_with("facilitator/"))
        .map(|(_, page)| page.as_str())
        .collect();
    for words in [
        "Secret front",
        "Secret module",
        "Secret title",
        "secretid",
        "Secret heading",
        "Secret label",
        "Secret link",
        "Secret tooltip",
        "Secret picture",
        "Secret cell",
        "Secret row",
        "Secret code",
        "Secret task",
        "Secret choice",
        "Secret html",
        "Secret inner",
        "Secret deep words",
        "Secret note",
        "Secret nested",
        "Secret before the list",
        "Secret step",
        "Secret only",
        "Secret intro",
        "Secret term",
        "Secret meaning",
        "Secret in a term",
        "Secret question",
        "Secret above",
        "Secret agreement",
        "Secret agenda",
        "Secret item",
        "Secret entry",
        "Secret about agreements",
        "Secret in a handout",
        "Secret at the end",
    ] {
        assert!(shown.contains(words), "{words}");
    }
}

#[test]
fn a_website_for_facilitators_alone_leads_nowhere_else() {
    let outcome = Project::read(SITE).outcome_for(Readers::Facilitators);
    let elsewhere = |path: &&String| !path.starts_with("facilitator/") && !path.starts_with("assets/");
    let top: Vec<&String> = outcome.pages.keys().filter(elsewhere).collect();
    assert_eq!(top, ["_headers", "index.html"]);
    for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let file = href.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains(':') {
                continue;
            }
            let mut place: Vec<&str> = path.split('/').collect();
            place.pop();
            for part in file.split('/') {
                if part == ".." { assert!(place.pop().is_some(), "{path}: {href}") } else { place.push(part) }
            }
            assert!(outcome.pages.contains_key(&place.join("/")), "{path} leads to {href}");
        }
    }
}

#[test]
fn facilitator_pages_say_so_and_are_not_listed() {
    let outcome = Project::read(SITE).outcome();
    let mut some = 0;
    for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let is_guide = path.starts_with("facilitator/");
        some += usize::from(is_guide);
        let is_deck = path.ends_with(".slides.html");
        let marks = [
            "<p class=\"copy-mark\">Facilitator copy</p>",
            "<strong class=\"deck-copy\">Facilitator copy</strong>",
        ];
        assert_eq!(page.contains(marks[usize::from(is_deck)]), is_guide, "{path}");
        if is_guide {
            assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
            assert!(!page.contains("ld+json") && !page.contains("rel=\"canonical\""), "{path}");
            assert!(
                !page.contains("<input")
                    && !page.contains("<textarea")
                    && (is_deck || !page.contains("<script")),
                "{path}"
            );
        }
        // One link on the front page and one on the list of sessions.
        let leads = page.contains("facilitator/") && !is_guide;
        assert_eq!(leads, path == "index.html" || path == "sessions/index.html", "{path}");
    }
    assert!(some > 8, "{some}");
    assert!(!outcome.pages["sitemap.xml"].contains("facilitator"));
}

#[test]
fn everything_else_is_there() {
    let outcome = Project::read(SITE).outcome();
    for words in ["Public heading", "Public words", "Public agreement", "Step"] {
        assert!(outcome.page("foundations/a.html").contains(words), "{words}");
        assert!(outcome.page("print/all.html").contains(words), "{words}");
    }
    for words in ["Public handout", "Public point"] {
        assert!(outcome.page("print/sessions/s.html").contains(words), "{words}");
    }
    assert!(outcome.page("glossary.html").contains("Meaning"));
    for words in ["Public point", "Public step"] {
        assert!(outcome.page("sessions/t.html").contains(words), "{words}");
    }
    assert!(outcome.page("sessions/s.ics").contains("Public item"));
    let words = search::words_of(&outcome);
    for word in ["handout", "publicity", "meaning", "item", "agreement"] {
        assert!(words.iter().any(|known| known == word), "{word} can be found");
    }
}

#[test]
fn a_note_for_facilitators_takes_no_number() {
    let outcome = Project::read(SITE).outcome();
    assert!(!outcome.page("foundations/a.html").contains("note-ref"), "its note is not there");
}
