//! Pages for those who lead: the run sheet, what to cut, bring and copy, and the notes in the order of the agenda.

use crate::project::{Outcome, Project, check_problems, words};
use fieldbook::plan::Readers;

/// Lessons that sessions of the tests lead to.
const LESSONS: &str = "=== content/foundations/opening.md
---
title: Opening
minutes: 20
materials: [Name tags]
worksheets: [../worksheets/plan.md]
---
## Who is here

::: icebreaker Pick one

Who made you feel welcome?

:::

::: facilitator Keep it moving

Go first.[^round]

- **If time is short:** leave out the roles.
- **Slack:** none.

[^round]: In rounds.

:::

## Practice

::: breakout Listen (10 min)

In pairs. See [who is here](#who-is-here).

:::

::: facilitator What to cut

The second round.

:::

### Look back

::: roleplay A first meeting {#meeting}

Two play, the others watch.

:::

::: discussion

Turn to a neighbour.

:::

## Alone

::: reflection

What surprised you?

:::
=== content/foundations/quiet.md
---
title: Quiet
minutes: 10
---
Nothing but words.
=== content/worksheets/plan.md
---
title: Plan
summary: One for each pair.
---
Name: ____
=== content/worksheets/map.md
---
title: Map
orientation: landscape
---
Name: ____

::: materials

- Dots to stick

:::
";

fn session(header: &str, text: &str) -> String {
    format!("{LESSONS}=== content/sessions/s.md\n---\ntitle: Evening\n{header}---\n{text}\n")
}

fn guide(project: &str) -> Outcome {
    Project::read(project).outcome()
}

/// What stands between two pieces of a page.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let at = page.find(from).unwrap_or_else(|| panic!("no {from}\nin {page}"));
    let end = page[at..].find(to).unwrap_or_else(|| panic!("no {to}")) + at;
    &page[at..end]
}

/// Compares the tables of a session's run sheet, a row a line, with the expected ones.
#[track_caller]
fn check_run(header: &str, agenda: &str, expected: &str) {
    let outcome = guide(&session(header, agenda));
    let page = &outcome.pages["facilitator/sessions/s.html"];
    let tables: Vec<String> = page
        .split("<table class=\"run-table")
        .skip(1)
        .map(|table| table.split("</table>").next().unwrap_or_default())
        .flat_map(|table| table.split("<tr").skip(2).map(row_words).collect::<Vec<_>>())
        .collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(tables.join("\n"), expected.join("\n"), "\nin\n{agenda}");
}

fn row_words(row: &str) -> String {
    let cells =
        row.split_once('>').map_or("", |(_, cells)| cells).replace("</li>", "; ").replace("</th>", "</td>");
    let cells = cells.split("</td>").map(|cell| words(cell).replace('\n', " ").replace(" ;", ";"));
    let cells: Vec<String> = cells.map(|cell| cell.trim().trim_end_matches(';').to_owned()).collect();
    cells[..cells.len() - 1].join(" | ").trim_end_matches([' ', '|']).trim().to_owned()
}

const ONE: &str = "start: 2027-02-11 18:30\ntimezone: Europe/Madrid\nfacilitators: [Ana Ruiz]\n";

#[test]
fn clock_times_and_what_is_needed() {
    check_run(
        ONE,
        "::: agenda Evening (45 min)\n\n1. [Opening](../foundations/opening.md) (25 min)\n2. Break (5 min)\n\
         3. [Quiet](../foundations/quiet.md) (15 min)\n\n:::",
        "18:30 | 25 min | 1 Opening Notes 1 Spare: 5 min | All together, Pairs, Role play, Alone | Plan; Name tags
         18:55 | 5 min | 2 Break | Break
         19:00 | 15 min | 3 Quiet Spare: 5 min
         19:15 | 45 min | End",
    );
}

#[test]
fn from_the_beginning_without_a_start() {
    check_run(
        "facilitators: [Ana Ruiz]\n",
        "::: agenda\n\n1. [Quiet](../foundations/quiet.md) (5 min)\n2. Talk (1 h 30 min)\n3. End\n\n:::",
        "+0:00 | 5 min | 1 Quiet Too short by 5 min
         +0:05 | 1 h 30 min | 2 Talk
         +1:35 |  | 3 End
          | 1 h 35 min | End",
    );
}

#[test]
fn pinned_times_wait_and_are_missed() {
    check_run(
        ONE,
        "::: agenda (1 h 30 min)\n\n1. Talk (20 min)\n2. Supper at 19:00 (20 min)\n3. Talk at 19:10 (30 min)\n\n:::",
        "18:30 | 20 min | 1 Talk
         19:00 | 20 min | 2 Supper Waiting before: 10 min
         19:20 | 30 min | 3 Talk Begins too late by 10 min
         19:50 | 1 h 20 min | End Spare: 10 min",
    );
}

#[test]
fn rooms_stand_side_by_side_and_days_one_after_the_other() {
    check_run(
        ONE,
        "::: agenda Evening (30 min)\n\n1. Rooms (30 min)\n   - Hall (30 min)\n   - Kitchen, alone (20 min)\n\n:::\n\n\
         ::: agenda Day 2, 2027-02-12 at 9:00 (20 min)\n\n1. Plenary (25 min)\n\n:::",
        "18:30 | 30 min | 1 Rooms | Rooms, side by side
         18:30 | 30 min | 1.1 Hall side by side with others
         18:30 | 20 min | 1.2 Kitchen, alone side by side with others | Alone
         19:00 | 30 min | End
         09:00 | 25 min | 1 Plenary | All together
         09:25 | 25 min | End Over by 5 min",
    );
}

#[test]
fn how_people_work_is_told_and_never_guessed() {
    let modes = "::: agenda\n\n1. [Practice](../foundations/opening.md#practice) (1 min)\n\
        2. [Meeting](../foundations/opening.md#meeting) (1 min)\n3. [Alone](../foundations/opening.md#alone) (1 min)\n\
        4. Look back together in pairs (1 min)\n5. In groups of four (1 min)\n6. Pairsing off (1 min)\n\
        7. [Sheet](../worksheets/plan.md) (1 min)\n8. Whole\n   1. A part, individually (1 min)\n\n:::";
    check_run(
        "facilitators: [Ana Ruiz]\n",
        modes,
        "+0:00 | 1 min | 1 Practice Notes 1 | Pairs, Role play | Plan; Name tags
         +0:01 | 1 min | 2 Meeting Notes 2 | Role play
         +0:02 | 1 min | 3 Alone Notes 3 | Alone
         +0:03 | 1 min | 4 Look back together in pairs | Pairs
         +0:04 | 1 min | 5 In groups of four | Small groups
         +0:05 | 1 min | 6 Pairsing off
         +0:06 | 1 min | 7 Sheet
         +0:07 | 1 min | 8 Whole
         +0:07 | 1 min | 8.1 A part, individually | Alone
         +0:08 | 8 min | End",
    );
}

#[test]
fn who_is_named_in_an_item_does_it() {
    check_run(
        "facilitators: [Ana Ruiz, Sam Okoro]\n",
        "::: agenda\n\n1. Welcome, Sam Okoro (1 min)\n2. Talk (1 min)\n3. Break (1 min)\n\n:::",
        "+0:00 | 1 min | 1 Welcome, Sam Okoro |  | Sam Okoro
         +0:01 | 1 min | 2 Talk |  | [blank for Who]
         +0:02 | 1 min | 3 Break | Break
         +0:03 | 3 min | End",
    );
}

#[test]
fn in_spanish_by_spanish_words() {
    let text = session(
        "facilitators: [Ana]\n",
        "::: agenda\n\n1. Practica por parejas (5 min)\n2. Todo el grupo (5 min)\n\n:::\n\n\
         ::: facilitator Si falta tiempo\n\nQuita la ronda.\n\n:::\n",
    );
    let outcome = guide(&format!("=== site.toml\ntitle = \"F\"\nlanguage = \"es\"\n{text}"));
    let page = &outcome.pages["facilitator/sessions/s.html"];
    let table = between(page, "<table class=\"run-table", "</table>");
    assert!(
        table.contains("<td class=\"run-how\">Parejas</td>") && table.contains(">Todo el grupo</td>"),
        "{table}"
    );
    assert!(words(between(page, "run-cuts--title\"", "</section>")).contains("Quita la ronda."));
    assert!(page.contains("<p class=\"copy-mark\">Copia para quien facilita"), "{page}");
}

#[test]
fn what_to_cut_to_bring_and_to_copy() {
    let text = session(
        "materials: [A bell]\ngroup_size: 8 to 16\nworksheets: [../worksheets/map.md]\n",
        "::: agenda\n\n1. [Opening](../foundations/opening.md) (20 min)\n\n:::\n\n::: facilitator Run notes\n\n\
         **When you are late:** do it at home.\n\n**When:** never mind.\n\nIf time is short, this is not bold.\n\n:::\n",
    );
    let outcome = guide(&text);
    let page = &outcome.pages["facilitator/sessions/s.html"];
    let run = between(page, "<div class=\"run-box run-cuts\">", "</section>");
    assert_eq!(
        words(run),
        "When time is short\nEvening\nWhen you are late: do it at home.\nOpening\nIf time is short: leave out the roles.\n\
         Opening\nThe second round.\nCopies to print Group: 8 to 16\nMap one each · lies across\nPlan one for each pair\n\
         To prepare and bring\nEvening\nA bell\nOpening\nName tags\nMap\nDots to stick"
    );
}

#[test]
fn copies_follow_the_group_size_of_the_lesson() {
    for (size, expected) in
        [("in pairs", "one for each pair"), ("one per table", "one for each table"), ("6 to 24", "one each")]
    {
        let text = format!(
            "=== content/foundations/a.md\n---\ntitle: A\ngroup_size: {size}\nworksheets: [../worksheets/w.md]\n---\nx\n\
             === content/worksheets/w.md\n---\ntitle: W\n---\nAfter the pairs: ____\n\
             === content/sessions/s.md\n---\ntitle: S\n---\n::: agenda\n\n1. [A](../foundations/a.md) (5 min)\n\n:::\n"
        );
        let page = guide(&text).pages.remove("facilitator/sessions/s.html").expect("the session");
        assert!(page.contains(&format!("<span class=\"run-count\">{expected}</span>")), "{size}: {page}");
    }
}

#[test]
fn notes_come_in_the_order_of_the_agenda_each_once() {
    let text = session(
        ONE,
        "::: agenda\n\n1. [Meeting](../foundations/opening.md#meeting) (5 min)\n2. [Opening](../foundations/opening.md) (10 min)\n\
         3. [Practice](../foundations/opening.md#practice) (5 min)\n4. [Quiet](../foundations/quiet.md) (5 min)\n\n:::\n\nOwn words.",
    );
    let page = guide(&text).pages.remove("facilitator/sessions/s.html").expect("the session");
    let notes = between(&page, "<section class=\"notes-item\"", "<footer class=\"page-foot\"");
    assert_eq!(
        words(notes),
        "18:30 5 min\n1 Opening Look back\nRole play\nA first meeting\nTwo play, the others watch.\n\
         18:35 10 min\n2 Opening\nWho is here\nIcebreaker\nPick one\nWho made you feel welcome?\nFor the facilitator\n\
         Keep it moving\nGo first.1\nIf time is short: leave out the roles.\nSlack: none.\nPractice\n\
         Break into small groups\n10 min\nListen\nIn pairs. See who is here.\nFor the facilitator\nWhat to cut\n\
         The second round.\nLook back\nTalk together\nTurn to a neighbour.\nAlone\nThink and write\nWhat surprised you?\n\
         In rounds. ↩\n18:45 5 min\n3 Opening Practice\nThe notes stand further up."
    );
    // Links stay among the pages for facilitators, and lead to the lesson where its section is not here.
    assert!(notes.contains("href=\"../foundations/opening.html#who-is-here\""), "{notes}");
    assert!(notes.contains("href=\"#notes--2\""), "the same notes are linked");
}

#[test]
fn which_texts_have_a_page_for_facilitators() {
    let text = "=== content/index.md\n---\ntitle: F\n---\n::: facilitator\n\nWelcome, trainers\n\n:::\n\
        === content/foundations/a.md\n---\ntitle: A\n---\n[B](b.md) [C](c.md)\n\n::: facilitator\n\n[B](b.md) [C](c.md#x)\n\n:::\n\
        === content/foundations/b.md\n---\ntitle: B\n---\nx\n\n::: instructor\ny\n:::\n\
        === content/foundations/c.md\n---\ntitle: C\n---\n## X\n\
        === content/foundations/d.md\n---\ntitle: D\n---\nx\n\
        === content/sessions/s.md\n---\ntitle: S\n---\n::: agenda\n\n1. [D](../foundations/d.md) (5 min)\n\n:::\n";
    let outcome = guide(text);
    let tree: Vec<&str> = outcome.pages.keys().filter_map(|path| path.strip_prefix("facilitator/")).collect();
    assert_eq!(
        tree.join(" "),
        "foundations/a.html foundations/a.slides.html foundations/b.html foundations/b.slides.html foundations/d.html foundations/d.slides.html \
         index.html print/sessions/s.html sessions/s.html sessions/s.slides.html"
    );
    let page = &outcome.pages["facilitator/foundations/a.html"];
    assert!(
        page.contains("<a href=\"b.html\">B</a>")
            && page.contains("<a href=\"../../foundations/c.html#x\">C</a>")
    );
    assert!(page.contains("<a href=\"../../foundations/c.html\">C</a>"), "C has none of its own");
    let index = &outcome.pages["facilitator/index.html"];
    assert!(index.contains("Welcome, trainers") && index.contains("href=\"sessions/s.html\""), "{index}");
    assert!(outcome.pages["index.html"].contains("<a class=\"door-guide\" href=\"facilitator/index.html\">"));
}

#[test]
fn a_training_without_notes_and_sessions_has_no_such_pages() {
    let outcome = guide("=== content/foundations/a.md\n---\ntitle: A\n---\nx\n");
    assert!(!outcome.pages.keys().any(|path| path.contains("facilitator")));
    assert!(outcome.pages.values().all(|page| !page.contains("facilitator/")));
}

#[test]
fn fields_are_blanks_on_pages_for_facilitators() {
    let text = "=== content/worksheets/w.md\n---\ntitle: W\n---\nName: ____\n\n- [ ] Done\n\n::: facilitator\n\nMine: ____\n\n:::\n";
    let page = guide(text).pages.remove("facilitator/worksheets/w.html").expect("the worksheet");
    assert!(page.contains("[blank") || page.contains("aria-label=\"blank for Name\""), "{page}");
    assert!(page.contains("blank for Mine") && !page.contains("<input"), "{page}");
    assert!(!page.contains("data-sheet"), "nothing is kept");
}

#[test]
fn files_that_only_notes_lead_to_are_for_facilitators() {
    let note = "::: facilitator\n\n![x](only.png) ![x](both.png)\n\n:::\n";
    let text = format!(
        "=== content/foundations/a.md\n---\ntitle: A\n---\n![x](both.png)\n\n{note}\
         === content/foundations/only.png\n=== content/foundations/both.png\n=== content/foundations/nobody.png\n"
    );
    let outputs = |readers: Readers, text: &str| -> Vec<String> {
        let pages = Project::read(text).outcome_for(readers).pages;
        pages.into_keys().filter(|path| path.ends_with(".png")).collect()
    };
    let moved = ["facilitator/foundations/only.png", "foundations/both.png"];
    assert_eq!(outputs(Readers::AsSet, &text), moved);
    let page = guide(&text).pages.remove("facilitator/foundations/a.html").expect("the lesson");
    assert!(
        page.contains("src=\"only.png\"") && page.contains("src=\"../../foundations/both.png\""),
        "{page}"
    );
    let kept = format!("=== site.toml\ntitle = \"F\"\n[facilitator]\npublish = false\n{text}");
    assert_eq!(outputs(Readers::AsSet, &kept), moved[1..]);
    assert_eq!(outputs(Readers::Everybody, &kept), moved);
}

#[test]
fn a_note_changes_no_id_of_a_question() {
    let text = |note: &str| {
        let text = format!(
            "=== content/worksheets/w.md\n---\ntitle: W\n---\n{note}\n\nName: ____\n\nPlace: ____ {{#place}}\n"
        );
        guide(&text).pages.remove("fields.json").expect("questions")
    };
    let note = "::: facilitator\n\nName: ____\n\nWhere: ____ {#place}\n\n:::";
    assert_eq!(text(""), text(note));
}

#[test]
fn a_page_of_notes_alone_is_empty_for_participants() {
    let page = |path: &str, text: &str| format!("=== {path}\n---\ntitle: T\n---\n{text}\n");
    let note = "::: facilitator\n\nx\n\n:::\n\n::: instructor\ny\n:::";
    check_problems(
        &page("content/foundations/a.md", note),
        "content/foundations/a.md:4:1: only-notes: everything on this page is for facilitators, and participants find it empty",
    );
    check_problems(&page("content/foundations/a.md", &format!("{note}\n\nFor all.")), "");
    check_problems(&page("content/sessions/s.md", note), "");
}

#[test]
fn the_setting_says_yes_or_no() {
    let settings = |line: &str| format!("=== site.toml\ntitle = \"F\"\n[facilitator]\n{line}\n");
    check_problems(&settings("publish = false"), "");
    check_problems(&settings("publish = true"), "");
    assert!(Project::read(&settings("publish = \"maybe\"")).outcome().problems.contains("wrong-value"));
    assert!(Project::read(&settings("public = false")).outcome().problems.contains("unknown-key"));
}
