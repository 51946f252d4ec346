//! Times across files: sessions against lessons, blocks and each other, times of day, zones. An agenda, and what is said of it.

use crate::project::check_problems;

/// A lesson of 30 minutes with an agenda and blocks that have times.
const LESSON: &str = "\
=== content/foundations/trust.md
---
title: Trust
minutes: 30
---
::: breakout In pairs (20 min)

Talk.

:::

::: roleplay Door to door (5 min)

Knock.

:::
";

/// A session with more header, and agendas. The text begins in the line after the header.
fn session(header: &str, text: &str) -> String {
    format!("=== content/sessions/s.md\n---\ntitle: S\n{header}---\n{text}\n{LESSON}")
}

fn agenda(title: &str, items: &str) -> String {
    format!("::: agenda {title}\n{items}\n:::\n")
}

#[track_caller]
fn check(header: &str, text: &str, expected: &str) {
    let expected: String = expected.lines().map(|line| format!("content/sessions/s.md:{line}\n")).collect();
    check_problems(&session(header, text), &expected);
}

#[test]
fn minutes_of_a_session() {
    let items = "1. a (10 min)\n2. b (20 min)";
    check("minutes: 30\n", &agenda("", items), "");
    check(
        "minutes: 25\n",
        &agenda("", items),
        "3:10: page-minutes: the agenda takes 10 + 20 = 30 min, 5 min more than the 25 min of this page",
    );
    check(
        "minutes: 45\n",
        &agenda("", items),
        "3:10: page-minutes: the agenda takes 10 + 20 = 30 min, 15 min less than the 45 min of this page",
    );
    check(
        "minutes: 45\n",
        &(agenda("One", items) + &agenda("Two", "1. c (20 min)")),
        "3:10: page-minutes: the agendas take 30 + 20 = 50 min, 5 min more than the 45 min of this page",
    );
    // What has no time may take the rest.
    check(
        "minutes: 45\n",
        &agenda("", "1. a (10 min)\n2. b"),
        "7:1: agenda-time: `b` has no time, though others of this agenda have one",
    );
    check("minutes: 45\n", &agenda("", "1. a\n2. b"), "");
    check("minutes: 45\n", "Words.", "");
    check("", &agenda("", items), "");
    check("minutes: 25\n", &format!("::: facilitator\n{}:::\n", agenda("", items)), "");
}

#[test]
fn minutes_of_a_lesson() {
    let lesson =
        |text: &str| format!("=== content/foundations/a.md\n---\ntitle: A\nminutes: 20\n---\n{text}");
    check_problems(&lesson(&agenda("", "1. a (15 min)")), "");
    check_problems(
        &lesson(&agenda("", "1. a (15 min)\n2. b (10 min)")),
        "content/foundations/a.md:3:10: page-minutes: the agenda takes 15 + 10 = 25 min, 5 min more than the 20 min of this page",
    );
    check_problems(
        &lesson("::: activity One (15 min)\nx\n:::\n::: handout\n::: discussion Two (8 min)\nx\n:::\n:::\n"),
        "content/foundations/a.md:3:10: page-minutes: the blocks with a time take 15 + 8 = 23 min, 3 min more than the 20 min of this page",
    );
    check_problems(&lesson("::: activity One (15 min)\n::: breakout Inside (10 min)\nx\n:::\n:::\n"), "");
    check_problems(&lesson("x\n\n::: facilitator\n::: activity One (50 min)\nx\n:::\n:::\n"), "");
}

#[test]
fn items_that_link() {
    let trust = "[Trust](../foundations/trust.md)";
    let pairs = "[pairs](../foundations/trust.md#in-pairs)";
    check("", &agenda("", &format!("1. {trust} (30 min)\n2. {pairs} (20 min)")), "");
    check("", &agenda("", &format!("1. {trust} (45 min)")), "");
    check("", &agenda("", &format!("1. {trust}")), "");
    check(
        "",
        &agenda("", &format!("1. {trust} (25 min)")),
        "5:37: agenda-link: `Trust` gets 25 min here, 5 min less than the 30 min it takes",
    );
    check(
        "",
        &agenda("", &format!("1. {pairs} (15 min)")),
        "5:46: agenda-link: `In pairs` gets 15 min here, 5 min less than the 20 min it takes",
    );
    // Twice the same counts together, in one agenda or two.
    check("", &agenda("", &format!("1. {trust} (10 min)\n2. Break (5 min)\n3. {trust} (20 min)")), "");
    check(
        "",
        &(agenda("", &format!("1. {trust} (10 min)")) + &agenda("", &format!("1. {trust} (15 min)"))),
        "5:37: agenda-link: `Trust` gets 10 + 15 = 25 min here, 5 min less than the 30 min it takes",
    );
    // A place in the lesson is part of it.
    check("", &agenda("", &format!("1. {trust} (10 min)\n2. {pairs} (20 min)")), "");
    // Parts of an item are in the item's time.
    check(
        "",
        &agenda("", &format!("1. {trust} (25 min)\n   1. {pairs} (20 min)\n   2. x (5 min)")),
        "5:37: agenda-link: `Trust` gets 25 min here, 5 min less than the 30 min it takes",
    );
    // In rooms each needs the time, and time in two rooms does not add up.
    check(
        "",
        &agenda("", &format!("1. Rooms (20 min)\n   - {pairs} (10 min)\n   - again {pairs} (15 min)")),
        "7:54: agenda-link: `In pairs` gets 15 min here, 5 min less than the 20 min it takes",
    );
    check("", &agenda("", "1. [Elsewhere](https://example.org/) (1 min)"), "");
    check(
        "",
        &agenda("", "1. [Nothing](../foundations/trust.md#nothing) (1 min)"),
        "5:14: broken-anchor: there is no heading `#nothing` in `content/foundations/trust.md`",
    );
}

const EVENING: &str = "start: 2027-03-04 17:30\ntimezone: Europe/Lisbon\n";

#[test]
fn pinned_times() {
    check(EVENING, &agenda("", "1. a (30 min)\n2. Break at 18:00 (10 min)\n3. b at 18:30 (5 min)"), "");
    check(
        EVENING,
        &agenda("", "1. a (10 min)\n2. b (40 min)\n3. c (15 min)\n4. Supper at 18:30 (30 min)"),
        "10:11: agenda-late: `Supper at 18:30` cannot begin in time: 17:30 + 10 + 40 + 15 = 18:35, 5 min after 18:30",
    );
    // From the last pinned time on.
    check(
        EVENING,
        &agenda("", "1. a (10 min)\n2. b at 18:00 (40 min)\n3. c at 18:30 (5 min)"),
        "9:6: agenda-late: `c at 18:30` cannot begin in time: 18:00 + 40 = 18:40, 10 min after 18:30",
    );
    check(
        EVENING,
        &agenda("", "1. a at 17:00 (10 min)"),
        "7:6: agenda-late: `a at 17:00` cannot begin in time: 17:30, 30 min after 17:00",
    );
    // Parts have times too.
    check(
        EVENING,
        &agenda("", "1. a (10 min)\n2. b (40 min)\n   1. b1 (30 min)\n   2. b2 at 18:05 (10 min)"),
        "10:10: agenda-late: `b2 at 18:05` cannot begin in time: 17:30 + 10 + 30 = 18:10, 5 min after 18:05",
    );
    // Past midnight.
    check(EVENING, &agenda("", "1. a (6 h)\n2. b at 0:30 (10 min)"), "");
    // Without a start the first pinned time is the start.
    check("", &agenda("", "1. a (10 min)\n2. b at 18:00 (40 min)\n3. c (20 min)\n4. d at 19:00 (5 min)"), "");
    check(
        "",
        &agenda("", "1. a (10 min)\n2. b at 18:00 (40 min)\n3. c (25 min)\n4. d at 19:00 (5 min)"),
        "8:6: agenda-late: `d at 19:00` cannot begin in time: 18:00 + 40 + 25 = 19:05, 5 min after 19:00",
    );
    // After something without a time nobody knows.
    check(EVENING, &agenda("", "1. a\n2. b at 17:00\n3. c"), "");
}

#[test]
fn waiting_counts() {
    check(EVENING, &agenda("(70 min)", "1. a (20 min)\n2. b at 18:00 (40 min)"), "");
    check(
        EVENING,
        &agenda("(60 min)", "1. a (20 min)\n2. b at 18:00 (40 min)"),
        "6:12: agenda-sum: the items of `agenda` take 20 + 10 of waiting + 40 = 70 min, 10 min too much for 60 min",
    );
    check(&format!("minutes: 70\n{EVENING}"), &agenda("", "1. a (20 min)\n2. b at 18:00 (40 min)"), "");
    check(
        &format!("minutes: 60\n{EVENING}"),
        &agenda("", "1. a (20 min)\n2. b at 18:00 (40 min)"),
        "3:10: page-minutes: the agenda takes 20 + 10 of waiting + 40 = 70 min, 10 min more than the 60 min of this page",
    );
}

#[test]
fn several_days() {
    let one = agenda("Friday", "1. a (10 min)");
    check(EVENING, &(one.clone() + &agenda("Saturday, 2027-03-05 at 9:30", "1. b (10 min)")), "");
    check(EVENING, &(one.clone() + &agenda("Later at 20:00", "1. b (10 min)")), "");
    check(
        EVENING,
        &(one.clone() + &agenda("Saturday (10 min)", "1. b (10 min)")),
        "9:1: agenda-start: this agenda says neither its day nor its time, and is shown on 2027-03-05 at 17:30, the day after the one before",
    );
    check(
        EVENING,
        &(one.clone() + &agenda("Saturday, 2027-03-03", "1. b (10 min)")),
        "9:1: agenda-start: this agenda is on 2027-03-03, before the one above it on 2027-03-04",
    );
    check(
        EVENING,
        &(one + &agenda("Later, 2027-03-04 at 17:35", "1. b (10 min)")),
        "9:1: agenda-start: this agenda begins at 17:35, before the one above it ends at 17:40",
    );
    check(
        EVENING,
        &agenda("Evening at 18:00", "1. a (10 min)"),
        "6:1: agenda-start: the first agenda begins on 2027-03-04 18:00, and `start` says 2027-03-04 17:30",
    );
    check(
        EVENING,
        &agenda("Evening, 2027-03-05", "1. a (10 min)"),
        "6:1: agenda-start: the first agenda begins on 2027-03-05 17:30, and `start` says 2027-03-04 17:30",
    );
    check(EVENING, &agenda("Evening, 2027-03-04 at 17:30", "1. a (10 min)"), "");
}

#[test]
fn the_line_to_write_for_a_further_day() {
    let text = agenda("Friday", "1. a (10 min)") + &agenda("Saturday (10 min)", "1. b (10 min)");
    let project = crate::project::Project::read(&session(EVENING, &text));
    let problems = project.understand().problems;
    assert_eq!(
        problems[0].help.as_deref(),
        Some("write `::: agenda Saturday, 2027-03-05 at 17:30 (10 min)`, with the right day and time")
    );
}

#[test]
fn rooms() {
    let rooms = |item: &str, rooms: &str| agenda("", &format!("1. {item}\n{rooms}\n2. End (5 min)"));
    check("", &rooms("Choose (30 min)", "   - a (20 min)\n   - b (30 min)"), "");
    check("", &rooms("Choose", "   - a (20 min)\n   - b (30 min)"), "");
    check(
        "",
        &rooms("Choose (25 min)", "   - a (20 min)\n   - b (30 min)"),
        "7:8: agenda-sum: `b` takes 30 min, longer than `Choose` with 25 min",
    );
    check(
        "",
        &rooms("Practice (20 min)", "   - a (8 min)\n   - b (12 min)"),
        "5:13: agenda-rooms: the bullets of `Practice` go on side by side, and one after another they would fill its time: 8 + 12 = 20 min",
    );
    check("", &rooms("Practice (20 min)", "   1. a (8 min)\n   2. b (12 min)"), "");
    // The longest counts.
    check("minutes: 35\n", &rooms("Choose", "   - a (20 min)\n   - b (30 min)"), "");
}

#[test]
fn clocks() {
    let at = |start: &str, zone: &str| format!("start: {start}\ntimezone: {zone}\n");
    check(
        "start: 2027-03-04 17:30\n",
        "Words.",
        "3:8: no-timezone: `start` has no time zone, so nobody elsewhere knows when it is",
    );
    check(
        &at("2027-03-14 02:30", "America/Los_Angeles"),
        "Words.",
        "3:8: no-such-time: there is no 2027-03-14 02:30 in America/Los_Angeles: clocks jump over it that day",
    );
    check(
        &at("2027-11-07 01:30", "America/Los_Angeles"),
        "Words.",
        "3:8: time-twice: 2027-11-07 01:30 comes twice in America/Los_Angeles: 01:30 PDT (UTC−07:00), and again 01:30 PST (UTC−08:00)",
    );
    check(
        &at("2027-04-04 01:45", "Australia/Lord_Howe"),
        "Words.",
        "3:8: time-twice: 2027-04-04 01:45 comes twice in Australia/Lord_Howe: 01:45 (UTC+11:00), and again 01:45 (UTC+10:30)",
    );
    // Agendas of further days are looked at where they say their time.
    check(
        &at("2027-03-13 17:30", "America/Los_Angeles"),
        &(agenda("Saturday", "1. a (5 min)") + &agenda("Night, 2027-03-14 at 2:15", "1. b (5 min)")),
        "9:30: no-such-time: there is no 2027-03-14 02:15 in America/Los_Angeles: clocks jump over it that day",
    );
    let project =
        crate::project::Project::read(&session(&at("2027-03-14 02:30", "America/Los_Angeles"), "Words."));
    assert_eq!(project.understand().problems[0].help.as_deref(), Some("write `01:30` or `03:30`"));
}
