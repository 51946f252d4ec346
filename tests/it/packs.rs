//! Packs of a session: what participants get on paper, and the same behind the run sheet and the notes.

use crate::print::check_ids;
use crate::project::{Outcome, Project, words};

const SITE: &str = "=== content/foundations/a.md
---
title: Trust
worksheets: [../worksheets/plan.md]
---
Prose of the lesson.

## First {#first}

::: handout Ten questions

1. Why?[^note] Write on [the plan](../worksheets/plan.md), then [see](#second).

[^note]: A note.

::: facilitator
Not handed out.
:::

:::

::: facilitator Mine
Ask twice.

::: handout
For those who lead.
:::

:::

## Second {#second}

::: tool T

::: keypoints

- Inner point

:::

:::
=== content/foundations/b.md
---
title: Nothing to hand out
---
Words.
=== content/worksheets/plan.md
---
title: The plan
orientation: landscape
---
## Name

Name: ____

::: facilitator
Late.
:::
=== content/worksheets/notes.md
---
title: Notes
---
Notes: ____
=== content/worksheets/other.md
---
title: Of another session
---
x: ____
=== content/sessions/s.md
---
title: First evening
summary: Meet.
start: 2027-02-11 18:30
timezone: Europe/Madrid
location: Hall
objectives: [Know names]
worksheets: [../worksheets/notes.md]
---
Prose of the session.

::: agenda Evening (30 min)

1. [Trust](../foundations/a.md#first) (10 min)
2. [Words](../foundations/b.md) (10 min)
3. [After t](t.md), [the plan](../worksheets/plan.md) (10 min)

:::

::: keypoints

- Point of the evening

:::

::: facilitator
Own note.
:::
=== content/sessions/t.md
---
title: Second evening
worksheets: [../worksheets/other.md]
---
Words.
=== content/sessions/u.md
---
title: Third evening
---
Only words.
";

fn outcome() -> Outcome {
    Project::read(SITE).outcome()
}

#[test]
fn participants_get_agenda_handouts_and_worksheets() {
    let outcome = outcome();
    let page = &outcome.pages["print/sessions/s.html"];
    let main = &page[page.find("<div class=\"pack").expect("a pack")..page.find("</main>").expect("its end")];
    assert_eq!(
        words(main),
        "Field · Participant pack\nFirst evening\nMeet.\n\
         This page is made for paper. Print it from your browser: Ctrl + P, or ⌘ P on a Mac.\n\
         Thursday, 11 February 2027, 18:30–19:00 · Madrid (CET, UTC+01:00)\nPlace: Hall\nYou will be able to\nKnow names\nContents\nAgenda\nTrust\n\
         Notes\nThe plan\nAgenda\nAgenda\n30 min\nEvening\n18:30 1 Trust 10 min\n18:40 2 Words 10 min\n18:50 3 After t, the plan 10 min\n\
         Take away\nPoint of the evening\n1.1\nTrust\nHandout\nTen questions\nWhy?1 Write on the plan, then see.\n\
         A note. ↩\nNotes\nName [blank for Name] Date [blank for Date]\nNotes: [blank for Notes]\nField\nThe plan\n\
         Date [blank for Date]\nName\nName: [blank for Name]\nField"
    );
    assert!(page.contains("noindex") && !page.contains("<input"), "paper");
    // What lies across is a sheet of its own.
    assert!(page.contains("class=\"sheet paper-landscape\""), "{page}");
    // Inside the pack links lead to the sheet, else to the lesson.
    assert!(page.contains("<a href=\"#worksheets-plan--\">the plan</a>"), "{page}");
    assert!(page.contains("<a href=\"../../foundations/a.html#second\">see</a>"), "{page}");
    assert!(!outcome.pages.contains_key("print/sessions/u.html"), "an empty pack is none");
}

#[test]
fn those_who_lead_get_run_sheet_and_notes_before_it() {
    let outcome = outcome();
    let page = &outcome.pages["facilitator/print/sessions/s.html"];
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}\nin {page}"));
    let order = [
        "Field · Facilitator pack",
        "id=\"run-sheet--title\"",
        "Own note.",
        "id=\"notes--1\"",
        "Ask twice.",
        "agenda-rows",
        "Point of the evening",
        "Ten questions",
        "class=\"sheet-title\">Notes",
        "class=\"sheet-title\">The plan",
    ];
    let places: Vec<usize> = order.iter().map(|words| at(words)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("For those who lead."), "{page}");
    // The worksheets are those of participants.
    assert!(!page.contains("Late.") && page.contains("copy-mark"), "{page}");
    assert!(page.contains("<a href=\"#worksheets-plan--\">the plan</a>"), "{page}");
}

#[test]
fn ids_are_given_once_and_links_lead_somewhere() {
    check_ids(SITE);
}

#[test]
fn many_lessons_come_in_pieces() {
    let lessons: String = (0..40)
        .map(|number| {
            format!("=== content/foundations/l{number}.md\n---\ntitle: L{number}\n---\n::: keypoints\n\n- Point {number}.\n\n:::\n")
        })
        .collect();
    let items: String =
        (0..40).map(|number| format!("1. [L](../foundations/l{number}.md) (1 min)\n")).collect();
    let text =
        format!("{lessons}=== content/sessions/s.md\n---\ntitle: S\n---\n::: agenda\n\n{items}\n:::\n");
    let page = Project::read(&text).outcome().pages.remove("print/sessions/s.html").expect("the pack");
    assert!((0..40).all(|number| page.contains(&format!("Point {number}."))));
    assert!(page.trim_end().ends_with("</html>"));
}
