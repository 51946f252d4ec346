//! What only facilitators may read is in nothing that participants get: not hidden, absent.

use crate::project::Project;

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

Secret[^1] Term Public

[Secret link](b.md "Secret tooltip") ![Secret picture](secret.jpg)

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
---
::: facilitator

::: agreements

- Secret agreement

:::

::: agenda Secret agenda (5 min)

1. Secret item (5 min)

:::

:::
=== content/reference/r.md
---
title: R
---
::: facilitator
Secret entry
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
"##;

#[test]
fn facilitator_words_are_in_no_participants_output() {
    let outcome = Project::read(SITE).outcome();
    assert!(outcome.pages.len() > 15);
    for (path, page) in outcome.pages.iter().filter(|(path, _)| is_for_participants(path)) {
        let folded = page.to_lowercase();
        if let Some(at) = folded.find("secret") {
            let start = folded[..at].char_indices().rev().nth(200).map_or(0, |(at, _)| at);
            panic!("{path} holds facilitator words: …{}…", &folded[start..folded.len().min(at + 60)]);
        }
    }
}

/// Facilitators' copies are in a folder of their own; the name of the picture gives it away.
fn is_for_participants(path: &str) -> bool {
    !path.starts_with("facilitator/") && !path.ends_with(".jpg")
}

#[test]
fn everything_else_is_there() {
    let outcome = Project::read(SITE).outcome();
    for words in ["Public heading", "Public words", "Public agreement", "Step"] {
        assert!(outcome.page("foundations/a.html").contains(words), "{words}");
        assert!(outcome.page("print/all.html").contains(words), "{words}");
    }
    assert!(outcome.page("glossary.html").contains("Meaning"));
}

#[test]
fn a_note_for_facilitators_takes_no_number() {
    let outcome = Project::read(SITE).outcome();
    assert!(!outcome.page("foundations/a.html").contains("note-ref"), "its note is not there");
}
