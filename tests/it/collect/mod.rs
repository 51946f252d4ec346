//! Answers become notes: what is read, what is counted, what is left out, and that words stay words.

mod command;
mod exact;
mod hostile;
mod people;

use crate::project::{Outcome, Project};
use fieldbook::collect::{self, Handed, Head, Left, Names, Signs, merge, sheets};

/// The sheets that answers of these tests belong to.
const SITE: &str = "\
=== content/worksheets/plan.md
---
title: My plan
aliases: [worksheets/old-plan.html]
---
Name: ____   Place: ____

What helped? ____ {#helped}

## Choices

How clear was it? ( ) 1 ( ) 2 ( ) 3

What do you bring? [ ] Food [ ] Time

- [ ] {#ready} I am ready.
- [ ] {#read} I read it.

## Steps

| What | Who | By when |
| --- | --- | --- |
| ____ 3 rows | ____ | ____ (date) |
=== content/worksheets/map.md
---
title: Our map
---
::: map Partners

Quadrants: Ask · Watch
Rings: Near · Far

| Group | Part | Ring | Next |
| --- | --- | --- | --- |
| ____ 3 rows | ____ | ____ | ____ |

:::

::: network Ties

| Anyone | Role |
| --- | --- |
| ____ 3 rows | ____ |

| One end | Other end | Strength |
| --- | --- | --- |
| ____ 3 rows | ____ | ____ |

:::
=== content/worksheets/notes.md
---
title: Notes
---
::: notes

| Topic | What was said | What was seen |
| --- | --- | --- |
| **Ideas** | ____ 4 lines | ____ 4 lines |
| **Doubts** | ____ 4 lines | ____ 4 lines |

:::
";

const SIGNS: Signs<'static> = Signs { email: "[mail]", phone: "[phone]" };

/// A file of answers: `id`, `id.row` or `id?label` with a value, for a sheet.
fn file(sheet: &str, answers: &[(&str, &str)]) -> String {
    let answers: Vec<serde_json::Value> = answers
        .iter()
        .map(|(key, value)| {
            let (key, label) = key.split_once('?').unwrap_or((key, key));
            let (id, row) = key.split_once('.').unwrap_or((key, "0"));
            let mut answer = serde_json::json!({ "id": id, "label": label, "kind": "text", "value": value });
            if row != "0" {
                answer["row"] = row.parse::<u64>().unwrap().into();
            }
            answer
        })
        .collect();
    serde_json::json!({
        "fieldbook": "answers", "version": 1, "curriculum": "field-0", "sheet": sheet, "title": "Some sheet",
        "saved": "2026-10-06", "answers": answers,
    })
    .to_string()
}

fn handed(name: &str, text: &str) -> Handed {
    Handed { name: name.to_owned(), file: collect::read(text.as_bytes()).unwrap() }
}

/// The notes of some files for the site of these tests, and what was left out.
fn notes_with(files: Vec<Handed>, names: Names) -> (String, Vec<Left>) {
    let understood = Project::read(SITE).understand();
    let mut left = Vec::new();
    let noted = merge(files, &sheets(&understood.curriculum), names, SIGNS, &mut left);
    left.sort();
    left.dedup();
    (collect::draft(&noted, &Head::default(), &understood.theme.strings), left)
}

fn notes(files: Vec<Handed>) -> (String, Vec<Left>) {
    notes_with(files, Names::Left)
}

/// The notes as a published page.
fn outcome(notes: &str) -> Outcome {
    let published = notes.replace("draft: true\n", "");
    let agreed =
        published.replace("____ (date) {#agreed-on}", "6 October 2026").replace("____ {#agreed}", "yes");
    Project::read(&format!("{SITE}=== content/sessions/notes/a.md\n{agreed}")).outcome()
}
