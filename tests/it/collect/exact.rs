//! Answers, and the very text of their notes.

use super::{file, handed, notes};

/// The notes of files, one for each list of answers, without the header and the line for the agreement.
#[track_caller]
fn check(sheet: &str, files: &[&[(&str, &str)]], expected: &str) {
    let names = ["c.json", "a.json", "b.json", "d.json"];
    let all = files.iter().zip(names).map(|(answers, name)| handed(name, &file(sheet, answers)));
    let (text, _) = notes(all.collect());
    let (_, body) = text.split_once("{#agreed}\n").expect("notes begin with the agreement");
    assert_eq!(body.trim(), expected.trim(), "\n{text}");
}

#[test]
fn begin_with_a_header_and_the_agreement() {
    let (text, _) = notes(vec![handed("a", &file("worksheets/plan", &[("helped", "Time")]))]);
    assert!(
        text.starts_with(
            "---\ntitle: Workshop notes\nsummary: What the group said, beside what the facilitator noted.\n\
             draft: true\n---\n\n\
             The group agreed on ____ (date) {#agreed-on} that this may be shared: ____ {#agreed}\n\n## My plan\n"
        ),
        "{text}"
    );
}

#[test]
fn words_are_counted_where_they_are_equal() {
    check(
        "worksheets/plan",
        &[
            &[("helped", "Stories.")],
            &[("helped", "  stories ")],
            &[("helped", "Pairs"), ("place", "Here")],
            &[("helped", " ")],
        ],
        "
## My plan

From 4 sheets.

::: notes

| Topic | What the group said | What the facilitator noted |
| --- | --- | --- |
| **Place** | Here |  |
| **What helped?** | Stories. *(2 times)* |  |
|  | Pairs |  |

:::
",
    );
}

#[test]
fn choices_and_ticks_are_counted() {
    check(
        "worksheets/plan",
        &[
            &[("how-clear-was-it", "3"), ("ready", "yes"), ("read", "yes")],
            &[("how-clear-was-it", "3"), ("ready", "yes")],
            &[("how-clear-was-it", "7")],
        ],
        "
## My plan

From 3 sheets.

::: notes

### Choices

| How clear was it? | How many | What the facilitator noted |
| --- | --- | --- |
| 1 | 0 of 3 |  |
| 2 | 0 of 3 |  |
| 3 | 2 of 3 |  |
| 7 | 1 of 3 |  |

| Ticked | How many | What the facilitator noted |
| --- | --- | --- |
| I am ready | 2 of 3 |  |
| I read it | 1 of 3 |  |

:::
",
    );
}

#[test]
fn tables_become_one_without_the_people() {
    check(
        "worksheets/plan",
        &[
            &[("what.1", "Call"), ("who.1", "Bea"), ("by-when.1", "2026-10-09"), ("what.2", "Visit")],
            &[("what.4", "call"), ("who.4", "Cleo"), ("by-when.4", "2026-10-09")],
        ],
        "
## My plan

From 2 sheets.

::: notes

### Steps

| What | By when | Times | What the facilitator noted |
| --- | --- | --- | --- |
| Call | 2026-10-09 | 2 |  |
| Visit |  | 1 |  |

:::
",
    );
}

#[test]
fn maps_and_networks_keep_what_names_nobody() {
    check(
        "worksheets/map",
        &[&[
            ("group.1", "Bakers"),
            ("part.1", "Ask"),
            ("ring.1", "Near"),
            ("next.1", "Visit"),
            ("anyone.1", "Bea"),
            ("role.1", "Cook"),
            ("one-end.1", "Bea"),
            ("other-end.1", "Cleo"),
            ("strength.1", "4"),
        ]],
        "
## Our map

From 1 sheet.

::: notes

| Part | Ring | Next | Times | What the facilitator noted |
| --- | --- | --- | --- | --- |
| Ask | Near | Visit | 1 |  |

| Role | Times | What the facilitator noted |
| --- | --- | --- |
| Cook | 1 |  |

| Strength | Times | What the facilitator noted |
| --- | --- | --- |
| 4 | 1 |  |

:::
",
    );
}

#[test]
fn what_facilitators_noted_stands_in_their_column() {
    check(
        "worksheets/notes",
        &[
            &[("what-was-said-ideas", "A kitchen"), ("what-was-seen-ideas", "Long silence")],
            &[("what-was-said-ideas", "A garden"), ("what-was-seen-doubts", "None")],
        ],
        "
## Notes

From 2 sheets.

::: notes

| Topic | What the group said | What the facilitator noted |
| --- | --- | --- |
| **Ideas** | A garden | Long silence |
|  | A kitchen |  |
| **Doubts** |  | None |

:::
",
    );
}

#[test]
fn answers_without_a_question_and_sheets_of_elsewhere_are_kept() {
    check(
        "worksheets/old-plan",
        &[&[("helped", "Time"), ("gone?An old question", "Still here"), ("lines.2?Old column", "A row")]],
        "
## My plan

From 1 sheet.

::: notes

| Topic | What the group said | What the facilitator noted |
| --- | --- | --- |
| **What helped?** | Time |  |

### Other answers

| Topic | What the group said | What the facilitator noted |
| --- | --- | --- |
| **An old question** | Still here |  |

| Old column | Times | What the facilitator noted |
| --- | --- | --- |
| A row | 1 |  |

:::
",
    );
    check(
        "worksheets/unknown",
        &[&[("a?What?", "Words")]],
        "
## Some sheet

From 1 sheet.

::: notes

| Topic | What the group said | What the facilitator noted |
| --- | --- | --- |
| **What?** | Words |  |

:::
",
    );
}

#[test]
fn a_teams_copy_is_cut_into_what_each_said() {
    check(
        "worksheets/plan",
        &[
            &[("sheet-name", "Bea, Cleo"), ("helped", "Bea: Stories\nand pairs\nCleo: Time")],
            &[("sheet-name", "Dov"), ("helped", "time")],
        ],
        "
## My plan

From 2 sheets.

::: notes

| Topic | What the group said | What the facilitator noted |
| --- | --- | --- |
| **What helped?** | Time *(2 times)* |  |
|  | Stories<br>and pairs |  |

:::
",
    );
}
