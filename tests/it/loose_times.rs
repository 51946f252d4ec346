//! Times in another form or place than `(8 min)` at the end: what is told, and the line to paste.

use crate::project::{Project, lesson};
use fieldbook::diagnostic::Severity;
use fieldbook::rule::Rule;

/// The first line of a text with its fix; nothing where nothing is told.
#[track_caller]
fn check(before: &str, line: &str, after: &str, expected: &str) {
    let project = Project::read(&lesson(&format!("{before}{line}{after}")));
    let problems = project.understand().problems;
    let errors: Vec<_> = problems.iter().filter(|it| it.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{line}: {errors:#?}");
    let found: Vec<_> = problems.iter().filter(|problem| problem.rule == Rule::LooseTime).collect();
    let fixed = match found.as_slice() {
        [] => String::new(),
        [one] => {
            let text = project.sources[&one.place.path].text.to_string();
            let Some(fix) = &one.fix else { return assert_eq!(expected, "?", "{line}: {one:#?}") };
            let mut fixed = text;
            fixed.replace_range(fix.span.range(), &fix.text);
            let again = Project::read(&lesson(fixed.split_once("---\ntitle: A\n---\n").unwrap().1));
            assert!(again.understand().problems.iter().all(|it| it.rule != Rule::LooseTime), "{fixed}");
            fixed.lines().find(|it| it.contains(&fix.text)).unwrap().to_owned()
        }
        more => panic!("{line}: {more:#?}"),
    };
    assert_eq!(fixed, expected, "{line}");
}

fn check_title(title: &str, expected: &str) {
    let expected = match expected {
        "" | "?" => expected.to_owned(),
        title => format!("::: breakout {title}"),
    };
    check("", &format!("::: breakout {title}"), "\n\nTalk.\n\n:::\n", &expected);
}

#[test]
fn times_in_other_brackets_and_about() {
    check_title("A [10 min]", "A (10 min)");
    check_title("A （10 min）", "A (10 min)");
    check_title("A 【10 min】", "A (10 min)");
    check_title("A (about 10 min)", "A (10 min)");
    check_title("A (Ca. 10 minutes)", "A (10 min)");
    check_title("A (~10 min)", "A (10 min)");
    check_title("A (1:30 h)", "A (1 h 30 min)");
    check_title("A (1:05 hours)", "A (1 h 5 min)");
    check_title("A (about 10 people)", "");
    check_title("A [10 cards]", "");
    check("::: agenda\n\n1. ", "Talk [10 min]", "\n\n:::\n", "1. Talk (10 min)");
}

#[test]
fn titles_of_blocks() {
    for (title, expected) in [
        ("Pairs 15 min", "Pairs (15 min)"),
        ("Pairs - 15 minutes", "Pairs (15 min)"),
        ("Pairs – 1 hour", "Pairs (1 h)"),
        ("Pairs: 1 h 30 min", "Pairs (1 h 30 min)"),
        ("Pairs, 20min", "Pairs (20 min)"),
        ("Pairs 20 Minuten", "Pairs (20 min)"),
        ("En parejas 20 minutos", "En parejas (20 min)"),
        ("15 min", "(15 min)"),
        ("(15 min) Pairs", "Pairs (15 min)"),
        ("(15 minutes): Pairs", "Pairs (15 min)"),
        ("15 min: Pairs", "Pairs (15 min)"),
        ("15 min – Pairs", "Pairs (15 min)"),
        ("15 min Pairs", "Pairs (15 min)"),
        ("Pairs (15 min) swap", "Pairs swap (15 min)"),
        ("Pairs (15m), then swap", "Pairs, then swap (15 min)"),
        ("Pairs (30 minutes)", "Pairs (30 min)"),
        ("Pairs (15m)", "Pairs (15 min)"),
        ("Pairs (1 hour)", "Pairs (1 h)"),
        ("Pairs (15 Minuten)", "Pairs (15 min)"),
        ("Pairs (20min)", "Pairs (20 min)"),
        ("Pairs 10 - 15 min", "?"),
        ("Pairs 10 to 15 min", "?"),
    ] {
        check_title(title, expected);
    }
}

#[test]
fn what_is_no_time() {
    for title in [
        "Pairs (15 min)",
        "During the 20 minutes",
        "Breathe for 2 minutes",
        "5 minutes of silence",
        "5-minute walk",
        "Room 12",
        "The 3 m rule",
        "Pairs (two by two)",
        "Pairs (2 x 5 min) swap",
        "See [the plan](a.md) 3",
        "2027-02-12",
        "Meet at 15 h",
    ] {
        check_title(title, "");
    }
}

#[test]
fn items_of_agendas() {
    let agenda = |item: &str, expected: &str| check("::: agenda Plan\n\n", item, "\n\n:::\n", expected);
    agenda("1. Welcome - 10 min", "1. Welcome (10 min)");
    agenda("1. 10 min: Welcome", "1. Welcome (10 min)");
    agenda("1. (10 min) Welcome", "1. Welcome (10 min)");
    agenda("1. Welcome, everyone 10 min\n   with tea", "1. Welcome, everyone (10 min)");
    agenda("1. Welcome (10 min)\n   - 5 min one speaks", "   - one speaks (5 min)");
    agenda("1. Welcome (10 min)\n   - one speaks", "");
    agenda("1. Welcome (10 minutes)", "1. Welcome (10 min)");
}

#[test]
fn times_in_other_places_are_added_up() {
    crate::project::check_lesson(
        "::: agenda Plan - 20 min\n\n1. Welcome - 8 min\n2. 10 min: Talk\n3. Go\n   - 1 min one\n\n:::\n",
        "4:19: loose-time: the time `20 min` is not in round brackets at the end\n\
         6:14: loose-time: the time `8 min` is not in round brackets at the end\n\
         7:4: loose-time: the time `10 min` is not in round brackets at the end\n\
         8:1: agenda-time: `Go` has no time, though others of this agenda have one\n\
         9:6: loose-time: the time `1 min` is not in round brackets at the end",
    );
    let html = crate::project::html("::: breakout Pairs - 15 min\n\nTalk.\n\n:::\n");
    assert!(html.contains("PT15M") && !html.contains("Pairs - 15"), "{html}");
}
