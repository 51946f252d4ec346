//! Agendas: their rows, and the arithmetic of their times.

use crate::project::{check_lesson, check_problems, check_words, lesson};

fn agenda(title: &str, items: &str) -> String {
    format!("::: agenda {title}\n\n{items}\n\n:::\n")
}

#[track_caller]
fn check(title: &str, items: &str, expected: &str) {
    check_lesson(&agenda(title, items), expected);
}

#[track_caller]
fn check_rows(items: &str, expected: &str) {
    check_words(&agenda("", items), &format!("Agenda\n{expected}"));
}

#[test]
fn rows() {
    check_rows(
        "Before.\n\n1. **Welcome** (8 min)\n2. Break (10 min)\n\nAfter.",
        "Before.\n1 Welcome 8 min\n2 Break 10 min\nAfter.",
    );
    check_rows(
        "1. Talk (1 h 30 min)\n   1. In pairs (30 min)\n   2. Together (1 h)",
        "1 Talk 1 h 30 min\n1.1 In pairs 30 min\n1.2 Together 1 h",
    );
    check_rows(
        "1. *Talk (5 min)*\n1. `Code` (5 min)\n1. Talk (all) (5 min)",
        "1 Talk 5 min\n2 Code 5 min\n3 Talk (all) 5 min",
    );
    check_rows("5. Five (5 min)\n6. Six (5 min)", "5 Five 5 min\n6 Six 5 min");
    check_rows("1. a\n2. b", "1 a\n2 b");
    check_rows("1.\n2. b (5 min)", "1\n2 b 5 min");
}

#[test]
fn text_below_a_row() {
    check_rows("1. Talk (5 min)\n   More words\n2. b (5 min)", "1 Talk 5 min\nMore words\n2 b 5 min");
    check_rows("1. Talk (5 min)  \n   More words\n2. b (5 min)", "1 Talk 5 min\nMore words\n2 b 5 min");
    check_rows("1. Talk (5 min)\\\n   More words\n2. b (5 min)", "1 Talk 5 min\nMore words\n2 b 5 min");
    check_rows(
        "1. Talk (5 min)\n   More words\n\n   - a\n\n   1. Part (5 min)\n\n   End\n\n   1. Other\n2. b (5 min)",
        "1 Talk 5 min\nMore words\na\nEnd\nOther\n1.1 Part 5 min\n2 b 5 min",
    );
    check_rows("1. **Bold (5 min)\n   more** text", "1 Bold 5 min\nmore text");
    check_rows("1. Talk (5 min)\n\n   Para\n\n2. b (5 min)", "1 Talk 5 min\nPara\n2 b 5 min");
    check_rows("1. - only a list\n2. b (5 min)", "1\nonly a list\n2 b 5 min");
}

#[test]
fn breaks_and_pins() {
    let is_break = |item: &str| {
        crate::project::html(&agenda("", &format!("1. {item} (10 min)"))).contains("agenda-row--break")
    };
    for item in [
        "Break",
        "**Break**",
        "break",
        "Break at 12:00",
        "Break: coffee",
        "Lunch break",
        "Break, with tea",
        "Coffee break",
        "Pausa",
        "Descanso, con café",
    ] {
        assert!(is_break(item), "{item}");
    }
    for item in ["Breakfast", "Break into pairs", "Breaking news", "Pausar", "Pause for thought"] {
        assert!(!is_break(item), "{item}");
    }
    check_rows("1. Lunch at 12:00 (1 h)", "1 at 12:00 Lunch 1 h");
    check_rows("1. Lunch at 9:05 in the hall (1 h)", "1 Lunch at 9:05 in the hall 1 h");
    check_rows("1. Look at 25:00 (1 h)", "1 Look at 25:00 1 h");
}

#[test]
fn sums() {
    check("Evening (20 min)", "1. a (8 min)\n2. b (12 min)", "");
    check(
        "Evening (30 min)",
        "1. a (8 min)\n2. b (12 min)\n3. c (15 min)",
        "4:20: agenda-sum: the items of `Evening` take 8 + 12 + 15 = 35 min, 5 min too much for 30 min",
    );
    check(
        "Evening (30 min)",
        "1. a (8 min)",
        "4:20: agenda-sum: the items of `Evening` take 8 = 8 min, 22 min too little for 30 min",
    );
    check(
        "",
        "1. Talk (20 min)\n   1. a (8 min)\n   2. b (8 min)",
        "6:9: agenda-sum: the parts of `Talk` take 8 + 8 = 16 min, 4 min too little for 20 min",
    );
    check(
        "(20 min)",
        "1. Long (30 min)",
        "6:9: agenda-sum: `Long` takes 30 min, longer than `agenda` with 20 min",
    );
    check("(30 min)", "1. Talk\n   1. a (10 min)\n   2. b (20 min)", "");
    check("Evening", "1. a (8 min)", "");
    check(
        "(4000 min)",
        "1. a (9999 min)\n2. b (9999 h)",
        "6:6: agenda-sum: `a` takes 9999 min, longer than `agenda` with 4000 min",
    );
}

#[test]
fn times_and_numbers() {
    check(
        "",
        "1. a (8 min)\n2. b",
        "7:1: agenda-time: `b` has no time, though others of this agenda have one",
    );
    check("", "1. a\n2. b", "");
    check("", "1. a (8 mins)", "6:6: loose-time: the time `(8 mins)` is read as `(8 min)`");
    check(
        "",
        "1. a (8 min)\n3. b (8 min)\n3. c (8 min)",
        "7:1: agenda-number: the agenda goes from item 1 to item 3: item 2 is missing\n8:1: agenda-number: item 3 of the agenda follows item 3",
    );
    check("", "1. a (8 min)\n1. b (8 min)\n1. c (8 min)", "");
    check("", "- a (8 min)", "4:1: block-shape: the block `agenda` needs a numbered list");
    check_lesson("::: agenda\n:::\n", "4:1: block-shape: the block `agenda` needs a numbered list");
}

const LINKED: &str = "=== content/foundations/b.md\n---\ntitle: B\nminutes: 45\n---\nWords.\n";

#[test]
fn a_linked_lesson_gives_its_minutes() {
    let text = |total: &str, item: &str| lesson(&agenda(total, item)) + LINKED;
    check_problems(&text("(45 min)", "1. [B](b.md)"), "");
    check_problems(
        &text("(40 min)", "1. [B](b.md)"),
        "content/foundations/a.md:6:1: agenda-sum: `B` takes 45 min, longer than `agenda` with 40 min",
    );
    check_problems(&text("(30 min)", "1. [B](b.md#part) (30 min)").replace("Words.", "## Part"), "");
    let outcome = crate::project::Project::read(&text("", "1. [B](b.md)\n2. x (5 min)")).outcome();
    let shown = crate::project::words(crate::project::prose(outcome.page("foundations/a.html")));
    assert_eq!(shown, "Agenda\n1 B 45 min\n2 x 5 min");
}

#[test]
fn a_huge_agenda() {
    let items: String = (1..=2000).map(|number| format!("{number}. Item {number} (1 min)\n")).collect();
    check("(2000 min)", &items, "");
}
