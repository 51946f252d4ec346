//! Pages of sessions: when they are, what came before, what there is of them; and the list of all.

use crate::project::{Outcome, Project, words};

fn built(project: &str) -> Outcome {
    let outcome = Project::read(project).outcome();
    assert_eq!((outcome.problems.as_str(), outcome.drawing.as_str()), ("", ""), "in\n{project}");
    outcome
}

/// The words of a part of a page, from an element's opening to some other text.
fn part(page: &str, from: &str, until: &str) -> String {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    let rest = &page[start..];
    words(&rest[..rest.find(until).unwrap_or(rest.len())])
}

fn card(header: &str, text: &str) -> String {
    let outcome = built(&format!("=== content/sessions/s.md\n---\ntitle: S\n{header}---\n{text}\n"));
    part(outcome.page("sessions/s.html"), "<div class=\"session-card\">", "<div class=\"prose\">")
}

#[track_caller]
fn check_card(header: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(card(header, "Words."), expected.join("\n"), "{header}");
}

#[test]
fn times_in_every_zone() {
    check_card(
        "start: 2027-02-03 17:30\ntimezone: America/Los_Angeles\nshow_in: [America/New_York, Europe/Berlin]\nminutes: 90\n",
        "Wednesday, 3 February 2027, 17:30–19:00 · Los Angeles (PST, UTC−08:00)
         20:30–22:00 · New York (EST, UTC−05:00)
         Thursday, 4 February 2027, 02:30–04:00 (next day) · Berlin (CET, UTC+01:00)
         Add to calendar
         Slides",
    );
    // In these two weeks America is on summer time and Europe is not.
    check_card(
        "start: 2027-03-17 17:30\ntimezone: America/Los_Angeles\nshow_in: [Europe/Berlin, Asia/Kolkata]\n",
        "Wednesday, 17 March 2027, 17:30 · Los Angeles (PDT, UTC−07:00)
         Thursday, 18 March 2027, 01:30 (next day) · Berlin (CET, UTC+01:00)
         Thursday, 18 March 2027, 06:00 (next day) · Kolkata (IST, UTC+05:30)
         Add to calendar
         Slides",
    );
    check_card(
        "start: 2027-01-01 09:00\ntimezone: Pacific/Auckland\nshow_in: [Pacific/Honolulu, UTC, Pacific/Auckland, UTC]\nminutes: 60\n",
        "Friday, 1 January 2027, 09:00–10:00 · Auckland (NZDT, UTC+13:00)
         Thursday, 31 December 2026, 10:00–11:00 (day before) · Honolulu (HST, UTC−10:00)
         Thursday, 31 December 2026, 20:00–21:00 (day before) · UTC (UTC+00:00)
         Add to calendar
         Slides",
    );
    // It ends on the next day, and the clocks are changed while it lasts.
    check_card(
        "start: 2027-11-06 23:30\ntimezone: America/Los_Angeles\nminutes: 150\n",
        "Saturday, 6 November 2027, 23:30–01:00 PST (next day) · Los Angeles (PDT, UTC−07:00)
         Add to calendar
         Slides",
    );
}

#[test]
fn times_for_machines() {
    let header =
        "start: 2027-02-03 17:30\ntimezone: America/Los_Angeles\nshow_in: [Asia/Kathmandu]\nminutes: 90\n";
    let outcome = built(&format!("=== content/sessions/s.md\n---\ntitle: S\n{header}---\nWords.\n"));
    let page = outcome.page("sessions/s.html");
    for time in [
        "2027-02-03T17:30-08:00",
        "2027-02-03T19:00-08:00",
        "2027-02-04T07:15+05:45",
        "2027-02-04T08:45+05:45",
    ] {
        assert!(page.contains(&format!("<time datetime=\"{time}\">")), "{time} in {page}");
    }
    for part in [
        "\"@type\":\"EducationEvent\"",
        "\"startDate\":\"2027-02-03T17:30-08:00\"",
        "\"endDate\":\"2027-02-03T19:00-08:00\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("script-src 'self' 'sha256-"), "the script that knows the reader's clock may run");
}

#[test]
fn in_spanish() {
    let outcome = built(
        "=== site.toml\ntitle = \"Juntas\"\nlanguage = \"es\"\n=== content/sessions/s.md\n---\ntitle: S\nstart: 2027-02-03 17:30\n\
         timezone: America/Mexico_City\nshow_in: [America/New_York, Europe/London, Asia/Tokyo]\nminutes: 90\n---\nHola.\n",
    );
    assert_eq!(
        part(outcome.page("sessions/s.html"), "<div class=\"session-card\">", "<div class=\"prose\">"),
        "miércoles, 3 de febrero de 2027, 17:30–19:00 · Ciudad de México (CST, UTC−06:00)\n\
         18:30–20:00 · Nueva York (EST, UTC−05:00)\n\
         23:30–01:00 (día siguiente) · Londres (GMT, UTC+00:00)\n\
         jueves, 4 de febrero de 2027, 08:30–10:00 (día siguiente) · Tokio (JST, UTC+09:00)\n\
         Añadir al calendario\nDiapositivas"
    );
}

const DAYS: &str = "\
=== content/sessions/s.md
---
title: S
start: 2027-02-12 13:30
timezone: Asia/Kathmandu
---
::: agenda Day 1 (3 h)
1. Arrive (30 min)
2. Choose (1 h)
   - Garden (1 h)
   - Attic (45 min)
3. Tea at 16:00 (30 min)
:::

::: agenda Day 2, 2027-02-13 at 9:30
1. Close (30 min)
:::
";

#[test]
fn several_days_and_rooms() {
    let outcome = built(DAYS);
    let page = outcome.page("sessions/s.html");
    assert_eq!(
        part(page, "<div class=\"session-card\">", "<div class=\"prose\">"),
        "Day 1\nFriday, 12 February 2027, 13:30–16:30 · Kathmandu (UTC+05:45)\n\
         Day 2\nSaturday, 13 February 2027, 09:30–10:00 · Kathmandu (UTC+05:45)\nAdd to calendar\nPrint the participant pack\nSlides"
    );
    assert_eq!(
        part(
            page,
            "<ol class=\"plain agenda-rows agenda-rows--1\">",
            "<div class=\"block block--agenda\" id=\"day-2"
        ),
        "13:30 1 Arrive 30 min\n14:00 2 Choose 1 h\nSide by side\n2.1 Garden 1 h\n2.2 Attic 45 min\n16:00 3 Tea 30 min"
    );
    assert!(page.contains("<time class=\"agenda-clock\" datetime=\"2027-02-13T09:30+05:45\">09:30</time>"));
    assert!(page.contains("\"subEvent\":[{"), "{page}");
    assert!(part(page, "<div class=\"facts\">", "</div>").contains("3 h 30 min"));
}

const SERIES: &str = "\
=== content/sessions/one.md
---
title: One
series: Spring
number: 1
start: 2027-02-03 17:30
timezone: Europe/Lisbon
---
::: keypoints
- Trust **first**[^1]
- Name: ____

____ 4 lines

Agree on ____ before ____ (date) {#day}

- [ ] Ask
- ( ) Everybody

( ) 1 ( ) 2

- ____
- ____

[^1]: A note.
:::

::: commitments Before we *meet*
I will call ____ by ____ (date).

- [ ] Bring one question
- [ ] Talk to ____ {#who}

| What | Who |
| --- | --- |
| Visit one neighbour | ____ |
| ____ 3 rows | ____ |

____ 4 lines {#more}
:::

::: facilitator
::: keypoints
- SECRET
:::
:::
=== content/sessions/two.md
---
title: Two
series: Spring
number: 2
start: 2027-02-10 17:30
timezone: Europe/Lisbon
---
::: keypoints
- Ask
:::
=== content/sessions/three.md
---
title: Three
series: spring
number: 3
start: 2027-02-17 17:30
timezone: Europe/Lisbon
---
Words.
=== content/sessions/coaching.md
---
title: Coaching
series: Spring
start: 2027-02-12 12:00
timezone: Europe/Lisbon
---
Words.
=== content/sessions/alone.md
---
title: Alone
---
Words.
";

fn recap(outcome: &Outcome, page: &str) -> String {
    part(outcome.page(page), "<section class=\"recap\"", "</section>")
}

#[test]
fn what_came_before() {
    let outcome = built(SERIES);
    assert_eq!(
        recap(&outcome, "sessions/two.html"),
        "Where we come from\nWhat we wanted to do since: Before we meet\n\
         I will call … by …\nBring one question\nTalk to …\nVisit one neighbour\n\
         Session 1: One 3 February 2027\nTrust first1\nName: …\nAgree on … before …\nAsk\nEverybody\n1 2\nA note. ↩"
    );
    let page = outcome.page("sessions/two.html").split_once("<section class=\"recap\"").unwrap().1;
    let page = page.split_once("</section>").unwrap().0;
    assert!(page.contains("<li>Trust <strong>first</strong>"), "{page}");
    assert!(!page.contains("role=\"img\"") && !page.contains("<label") && !page.contains("____"), "{page}");
    assert_eq!(
        recap(&outcome, "sessions/three.html"),
        "Where we come from\nSession 2: Two 10 February 2027\nAsk\nSession 1: One 3 February 2027\nTrust first1\nName: …\nAgree on … before …\nAsk\nEverybody\n1 2\nA note. ↩"
    );
    // The coaching call comes before the third session.
    assert_eq!(
        recap(&outcome, "sessions/coaching.html"),
        "Where we come from\nSession 2: Two 10 February 2027\nAsk\nSession 1: One 3 February 2027\nTrust first1\nName: …\nAgree on … before …\nAsk\nEverybody\n1 2\nA note. ↩"
    );
    let page = outcome.page("sessions/two.html");
    assert!(page.contains("href=\"one.html#before-we-meet\""), "{page}");
    assert!(
        part(page, "<section class=\"follow-ups\"", "</section>")
            .contains("Afterwards\nCoaching 12 February 2027")
    );
    for page in ["sessions/one.html", "sessions/coaching.html"] {
        assert!(!outcome.page(page).contains("class=\"follow-ups\"") || page == "sessions/one.html");
    }
    assert!(!outcome.page("sessions/one.html").contains("class=\"recap\""));
    let mut others = outcome.pages.iter().filter(|(path, _)| !path.starts_with("facilitator/"));
    assert!(others.all(|(_, page)| !page.contains("SECRET")));
    let paper = outcome.page("print/all.html");
    assert_eq!(paper.matches("class=\"recap\"").count(), 3);
    assert!(paper.contains("id=\"sessions-two--recap--title\""), "ids are told apart");
}

#[test]
fn a_long_series_stays_short() {
    let session = |number: usize| {
        format!(
            "=== content/sessions/s{number}.md\n---\ntitle: S{number}\nseries: Long\nnumber: {number}\n---\n::: keypoints\n- Point {number}\n:::\n"
        )
    };
    let outcome = built(&(1..=40).map(session).collect::<String>());
    let recap = recap(&outcome, "sessions/s40.html");
    assert_eq!(
        recap,
        "Where we come from\nSession 39: S39\nPoint 39\nSession 38: S38\nPoint 38\nSession 37: S37\nPoint 37\n\
         Session 36: S36\nSession 35: S35\nSession 34: S34\nand 33 earlier sessions"
    );
    assert_eq!(part(outcome.page("sessions/s40.html"), "<nav class=\"pager\"", "</nav>"), "Before this S39");
}

#[test]
fn the_list_of_sessions() {
    let outcome = built(SERIES);
    let page = outcome.page("sessions/index.html");
    assert_eq!(
        part(page, "<div class=\"session-list\"", "</main>"),
        "Add all to calendar\nSpring\n\
         Session 1: 1\nOne\nWednesday, 3 February 2027, 17:30 · Lisbon (WET, UTC+00:00)\nNo set time\n\
         Session 2: 2\nTwo\nWednesday, 10 February 2027, 17:30 · Lisbon (WET, UTC+00:00)\nNo set time\n\
         Session 3: 3\nThree\nWednesday, 17 February 2027, 17:30 · Lisbon (WET, UTC+00:00)\nNo set time\n\
         Afterwards\nCoaching\nFriday, 12 February 2027, 12:00 · Lisbon (WET, UTC+00:00)\nNo set time\n\
         Single sessions\nAlone\nThe day is not set yet.\nNo set time\nFacilitator guide"
    );
    assert!(page.contains("href=\"calendar.ics\""));
    assert!(outcome.page("sessions/two.html").contains("href=\"index.html#series--spring\""));
}

#[test]
fn registration_and_places() {
    let header = "location: https://meet.example.org/a\nregister: https://example.org/r\nfacilitators: [Ana, Sam]\nseries: Spring\n";
    let outcome = built(&format!("=== content/sessions/s.md\n---\ntitle: S\n{header}---\nWords.\n"));
    let page = outcome.page("sessions/s.html");
    assert!(page.contains("<a class=\"button\" href=\"https://example.org/r\">Sign up for this session</a>"));
    assert!(page.contains("<a href=\"https://meet.example.org/a\">"));
    // Nothing is said of the day that the website was built on.
    assert!(!page.contains("session.js\""));
    let here = card("start: 2027-02-03 17:30\ntimezone: Europe/Lisbon\nlocation: Hall\n", "Words.");
    assert!(here.ends_with("Place: Hall\nAdd to calendar\nSlides"), "{here}");
}
