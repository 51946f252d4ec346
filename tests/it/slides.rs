//! Slides: which come out of which text, what a session brings, who reads what, and what is said of slides that are too
//! full.

use crate::project::{LESSON, Project, check_problems, lesson, words};

/// The slides of a page: `kind block size | label | words`, and with `notes:` what only presenters read.
fn slides(page: &str) -> Vec<String> {
    page.split("<section class=\"slide ")
        .skip(1)
        .map(|slide| {
            let (slide, _) = slide.split_once("\n</section>").expect("a slide ends");
            let attribute = |name: &str| {
                let found = slide.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
                found.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
            };
            let classes =
                slide.split('"').next().unwrap_or_default().replace("slide--", "").replace("size-", "");
            let classes: Vec<&str> =
                classes.split_whitespace().filter(|class| !class.starts_with("accent-")).collect();
            let face = slide.split_once("<div class=\"slide-face\">").expect("a face").1;
            let (face, rest) = face.split_once("<p class=\"slide-place\"").expect("a place");
            let notes = rest.split_once("<aside class=\"slide-notes\"").map(|(_, notes)| {
                format!(
                    " notes: {}",
                    words(notes.split_once('>').expect("a tag ends").1).replace('\n', " / ")
                )
            });
            format!(
                "{} | {} | {}{}",
                classes.join(" "),
                attribute("aria-label"),
                words(face).replace('\n', " / "),
                notes.unwrap_or_default()
            )
        })
        .collect()
}

#[track_caller]
fn check(project: &str, page: &str, expected: &str) {
    let outcome = Project::read(project).outcome();
    assert_eq!(outcome.drawing, "");
    let found = slides(outcome.page(page)).join("\n");
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(found, expected.join("\n"), "\nin\n{project}");
}

/// The slides of one lesson after its first.
#[track_caller]
fn check_lesson(text: &str, expected: &str) {
    let outcome = Project::read(&lesson(text)).outcome();
    let found = slides(outcome.page("foundations/a.slides.html"));
    let found: Vec<String> = found
        .iter()
        .skip(1)
        .map(|slide| {
            let (kind, rest) = slide.split_once(" | ").expect("a kind");
            let (label, rest) = rest.split_once(" | ").expect("a label");
            format!("{kind} | {} | {rest}", label.split_once(": ").expect("a number").1)
        })
        .collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(found.join("\n"), expected.join("\n"), "\nin\n{text}");
}

#[test]
fn headings_and_lines_begin_slides() {
    check_lesson("a\n\n## B\n\nc\n\n### D\n\ne\n", "text huge | A | a\ntext large | B | B / c / D / e");
    check_lesson("a\n\n---\n\nb\n\n***\n\nc\n", "text huge | A | a\ntext huge | A | b\ntext huge | A | c");
    // After a line the section's heading stands above.
    check_lesson("## B\n\nc\n\n---\n\nd\n", "text huge | B | B / c\ntext huge | B | B / d");
    // Nothing makes no slide; a heading alone does.
    check_lesson("---\n\n---\n\na\n\n---\n", "text huge | A | a");
    check_lesson("## B\n\n## C\n\nd\n", "text huge | B | B\ntext huge | C | C / d");
    // Text directly above a line is a heading, and a line inside something is no break.
    check_lesson("B\n---\n\nc\n", "text huge | B | B / c");
    check_lesson("> a\n>\n> ---\n>\n> b\n", "text huge | A | a / b");
    check_lesson("a\n\n<!-- remark -->\n\n## B\n", "text huge | A | a\ntext huge | B | B");
}

#[test]
fn blocks_have_slides_of_their_own() {
    check_lesson(
        "a\n\n::: breakout Share (15 min)\n\nPairs.\n\n:::\n\nb\n",
        "text huge | A | a
         block breakout huge | Share | Break into small groups / 15 min / Share / Pairs.
         text huge | A | b",
    );
    // A heading with nothing below it stands above the block.
    check_lesson(
        "## B\n\n::: quote\n\nWords.\n\n— Rosa, organizer\n\n:::\n\n::: discussion Why?\n\nc\n\n:::\n",
        "block quote large | B: In their words | B / Words. / Rosa, organizer
         block discussion huge | Why? | B / Talk together / Why? / c",
    );
    // A definition stands with its text; a handout stands on no slide.
    check_lesson(
        "a\n\n::: definition Trust\n\nb\n\n:::\n\n::: handout\n\nc\n\n:::\n\nd\n",
        "text large | A | a / What it means / Trust / b / d",
    );
    check_lesson("::: handout\n\na\n\n:::\n", "");
}

#[test]
fn places_to_write_are_on_the_sheet() {
    check_lesson(
        "::: reflection\n\nWhom? ____\n\nWhy?\n\n____ 3 lines\n\n:::\n",
        "block reflection large | Think and write | Think and write / Whom? [blank for Whom?] / Why? / [space to write: Why?] / Write on your own sheet",
    );
    let outcome = Project::read(&lesson("::: reflection\n\nWhom? ____\n\n:::\n")).outcome();
    let page = outcome.page("foundations/a.slides.html");
    assert!(!page.contains("<input") && !page.contains("data-field"), "{page}");
}

#[test]
fn notes_at_the_foot_have_a_slide() {
    check_lesson(
        "a[^1]\n\n## B\n\n[^1]: Where it is from.\n",
        "text huge | A | a1
         text huge | B | B
         notes small | Notes | Notes / Where it is from. ↩",
    );
}

#[test]
fn presenters_have_the_same_slides_with_notes() {
    let text = "::: facilitator First\n\nSecret one[^1]\n\n:::\n\na\n\n::: facilitator\n\nSecret two\n\n:::\n\n::: breakout B (5 min)\n\nPairs.\n\n::: facilitator\n\nSecret three\n\n:::\n\n:::\n\n[^1]: Secret note\n";
    let outcome = Project::read(&lesson(text)).outcome();
    let plain = slides(outcome.page("foundations/a.slides.html"));
    let with_notes = slides(outcome.page("facilitator/foundations/a.slides.html"));
    assert!(plain.iter().all(|slide| !slide.contains("Secret")), "{plain:?}");
    assert_eq!(plain.len(), with_notes.len());
    for (plain, with_notes) in plain.iter().zip(&with_notes) {
        assert_eq!(plain, with_notes.split(" notes: ").next().unwrap());
    }
    let notes: Vec<&str> = with_notes.iter().filter_map(|slide| slide.split(" notes: ").nth(1)).collect();
    assert_eq!(
        notes,
        [
            "For the facilitator / First / Secret one1 / Secret note ↩",
            "For the facilitator / Secret two",
            "For the facilitator / Secret three"
        ]
    );
    // What holds no notes and is in no session has no presenter's page.
    let outcome = Project::read(&lesson("a\n")).outcome();
    assert!(!outcome.pages.contains_key("facilitator/foundations/a.slides.html"));
}

const SESSION: &str = "=== content/foundations/a.md
---
title: A
summary: About A.
minutes: 20
---
::: facilitator

Secret A

:::

Lead.[^1]

## B

b

## C

::: activity Do (5 min) {#do}

c

:::

[^1]: Note.
=== content/worksheets/w.md
---
title: W
---
Name: ____
=== content/sessions/s.md
---
title: S
start: 2027-02-12 18:00
timezone: Europe/Berlin
location: Hall
---

Before.

::: agenda Tonight (60 min)

1. Welcome (5 min)
2. [All of A](../foundations/a.md) (20 min)
3. Break (10 min)
4. [Only C](../foundations/a.md#do), and [more](../worksheets/w.md) (5 min)
5. Rooms
   - [B](../foundations/a.md#b) (10 min)
   - Talk (10 min)
6. [W](../worksheets/w.md) (5 min)
7. [What we said](s.md#after) (5 min)

:::

## After

x

## Last

y
";

#[test]
fn sessions_follow_their_agenda() {
    check(
        SESSION,
        "sessions/s.slides.html",
        "title normal | 1 of 17: S | S / Friday, 12 February 2027, 18:00–19:00 · Berlin (CET) / Place: Hall / 1 h
         text huge | 2 of 17: S | Before.
         block agenda small | 3 of 17: Tonight | Agenda / 1 h / Tonight / 18:00 1 Welcome 5 min / 18:05 2 All of A 20 min / 18:25 3 Break 10 min / 18:35 4 Only C, and more 5 min / 18:40 5 Rooms 10 min / Side by side / 5.1 B 10 min / 5.2 Talk 10 min / 18:50 6 W 5 min / 18:55 7 What we said 5 min
         item normal | 4 of 17: 1 Welcome | 1 / Welcome / 18:00–18:05 5 min
         item normal | 5 of 17: 2 All of A | 2 / All of A / About A. / 18:05–18:25 20 min
         text huge | 6 of 17: A | Lead.1
         text huge | 7 of 17: B | B / b
         block activity large | 8 of 17: C: Do | C / Activity / 5 min / Do / c
         notes small | 9 of 17: Notes | Notes / Note. ↩
         break normal | 10 of 17: 3 Break | Break / 10 min / Back at 18:35
         item normal | 11 of 17: 4 Only C, and more | 4 / Only C, and more / 18:35–18:40 5 min
         block activity large | 12 of 17: C: Do | C / Activity / 5 min / Do / c
         rooms normal | 13 of 17: 5 Rooms | At the same time / 10 min · Back at 18:50 / Rooms / B 10 min / Talk 10 min
         item normal | 14 of 17: 6 W | 6 / W / 18:50–18:55 5 min W
         item normal | 15 of 17: 7 What we said | 7 / What we said / 18:55–19:00 5 min
         text huge | 16 of 17: After | After / x
         text huge | 17 of 17: Last | Last / y",
    );
}

#[test]
fn sessions_bring_notes_and_ids_once() {
    let outcome = Project::read(SESSION).outcome();
    let page = outcome.page("sessions/s.slides.html");
    assert!(!page.contains("Secret"), "{page}");
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
    assert!(ids.contains(&"foundations-a--do") && ids.contains(&"foundations-a-2--do"), "{ids:?}");
    let presenter = outcome.page("facilitator/sessions/s.slides.html");
    assert_eq!(presenter.matches("Secret A").count(), 1);
    let items: Vec<&str> =
        presenter.split("<li data-minutes").skip(1).map(|rest| rest.split("</li>").next().unwrap()).collect();
    assert_eq!(items[1], "=\"20\" data-offset=\"5\" data-at=\"2027-02-12T18:05\">2 All of A");
    assert_eq!(items.len(), 7);
    assert!(!page.contains("data-offset"));
}

#[test]
fn settings() {
    let has = |settings: &str, page: &str| {
        let project = format!("=== site.toml\ntitle = \"T\"\n{settings}\n{SESSION}");
        Project::read(&project).outcome().pages.contains_key(page)
    };
    assert!(has("", "foundations/a.slides.html") && has("", "sessions/s.slides.html"));
    assert!(!has("[slides]\nlessons = false", "foundations/a.slides.html"));
    assert!(has("[slides]\nlessons = false", "sessions/s.slides.html"));
    assert!(!has("[slides]\npublish = false", "sessions/s.slides.html"));
    assert!(!has("[slides]\npublish = false", "facilitator/sessions/s.slides.html"));
    let project = format!("=== site.toml\ntitle = \"T\"\n[slides]\nratio = \"4:3\"\n{SESSION}");
    assert!(Project::read(&project).outcome().page("sessions/s.slides.html").contains("ratio-4-3"));
    let problems =
        Project::read(&format!("=== site.toml\ntitle = \"T\"\n[slides]\nratio = \"3:2\"\n{SESSION}"))
            .outcome()
            .problems;
    assert!(problems.starts_with("site.toml:3:10: wrong-value"), "{problems}");
}

#[test]
fn slides_take_no_address_of_a_page() {
    check_problems(
        "=== content/foundations/a.md\n---\ntitle: A\n---\nx\n=== content/foundations/a.slides.md\n---\ntitle: B\n---\nx\n",
        "content/foundations/a.slides.md:2:8: duplicate-address: the address `foundations/a.slides.html` is already that of `content/foundations/a.md`",
    );
}

#[test]
fn full_slides() {
    let long = "Words that go on and on until nobody can read them from a chair at the back. ".repeat(10);
    // Lessons are read as pages first.
    check_problems(&lesson(&long), "");
    check_problems(&lesson(&format!("a\n\n---\n\n## B\n\n{long}\n")), "");
    // Most of a text that is cut by such lines fits.
    check_problems(&lesson(&format!("{long}\n\n---\n\n{long}\n")), "");
    check_problems(
        &lesson(&format!("a\n\n---\n\nb\n\n## B\n\n{long}\n")),
        &format!(
            "{LESSON}:10:1: slide-full: about 170 words in 14 lines are too much for a slide, which holds about 80"
        ),
    );
    let session = |link: &str| {
        format!(
            "=== {LESSON}\n---\ntitle: A\nminutes: 5\n---\n## B\n\nb\n\n## C\n\n{long}\n=== content/sessions/s.md\n---\ntitle: S\n---\n::: agenda\n\n1. [A]({link}) (5 min)\n\n:::\n"
        )
    };
    let said = format!(
        "{LESSON}:9:1: slide-full: about 170 words in 14 lines are too much for a slide, which holds about 80"
    );
    check_problems(&session("../foundations/a.md"), &said);
    check_problems(&session("../foundations/a.md#c"), &said);
    check_problems(&session("../foundations/a.md#b"), "");
    check_problems(
        &format!(
            "=== site.toml\ntitle = \"T\"\n[slides]\npublish = false\n{}",
            session("../foundations/a.md")
        ),
        "",
    );
}

#[test]
fn timers() {
    let timer = |text: &str| {
        let page = Project::read(&lesson(text)).outcome().page("foundations/a.html").to_owned();
        let Some((_, rest)) = page.split_once(" data-timer=\"") else { return String::new() };
        rest.split('>').next().unwrap().replace('\n', "/")
    };
    assert_eq!(timer("::: activity A (5 min)\n\nb\n\n:::\n"), "300\"");
    assert_eq!(timer("::: activity A\n\nb\n\n:::\n"), "");
    assert_eq!(timer("::: tool A (5 min)\n\nb\n\n:::\n"), "");
    assert_eq!(timer("::: roleplay A (10 min)\n\nb\n\n:::\n"), "600\" data-half");
    assert_eq!(timer("::: breakout A (10 min)\n\nPairs.\n\n:::\n"), "600\"");
    assert_eq!(timer("::: breakout A (10 min)\n\nPairs. Then **switch**.\n\n:::\n"), "600\" data-half");
    assert_eq!(timer("::: breakout A (10 min)\n\nTalk about switches.\n\n:::\n"), "600\"");
    let turns = "1. **First speaker** tells. (6 min)\n2. Switch, and go on with the other one. (6 min)\n3. Come back (2 min)\n";
    assert_eq!(
        timer(&format!("::: breakout A (14 min)\n\nPairs.\n\n{turns}\n:::\n")),
        "840\" data-turns=\"360 First speaker/360 Switch, and go on with the other one/120 Come back\""
    );
    // Turns that do not add up are none.
    assert_eq!(timer(&format!("::: activity A (15 min)\n\n{turns}\n:::\n")), "900\"");
    assert_eq!(
        timer(
            "::: breakout A (9 min)\n\n::: agenda\n\n1. Alone (3 min)\n2. Pairs (6 min)\n   1. \"You\" (2 min)\n   2. Me (4 min)\n\n:::\n\n:::\n"
        ),
        "540\" data-turns=\"180 Alone/120 “You”/240 Me\""
    );
    // Pages load the script only when there is something to time.
    let page =
        |text: &str| Project::read(&lesson(text)).outcome().page("foundations/a.html").contains("timer.");
    assert!(page("::: activity A (5 min)\n\nb\n\n:::\n") && !page("::: activity A\n\nb\n\n:::\n"));
    assert!(!page("::: facilitator\n\n::: activity A (5 min)\n\nb\n\n:::\n\n:::\n"));
    let outcome = Project::read(&lesson("::: activity A (5 min)\n\nb\n\n:::\n")).outcome();
    assert!(!outcome.page("print/all.html").contains("timer."));
}

#[test]
fn spanish() {
    let project = format!(
        "=== site.toml\ntitle = \"T\"\nlanguage = \"es\"\n{}",
        lesson("::: breakout A (10 min)\n\nParejas. Luego cambien.\n\n:::\n")
    );
    let outcome = Project::read(&project).outcome();
    assert!(outcome.page("foundations/a.html").contains("data-half"));
    assert_eq!(slides(outcome.page("foundations/a.slides.html"))[1].split(" | ").nth(1), Some("2 de 2: A"));
}
