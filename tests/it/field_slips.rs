//! Marks that were meant as a field and are none: each is told, and what the help says to write is a field.

use crate::project::Project;
use fieldbook::diagnostic::Diagnostic;

const SHEET: &str = "content/worksheets/a.md";

fn sheet(text: &str) -> Project {
    Project::read(&format!("=== {SHEET}\n---\ntitle: A\n---\n\n## Your turn\n\n{text}\n"))
}

fn problems(text: &str) -> Vec<Diagnostic> {
    sheet(text).understand().problems
}

/// What an author wrote, the first message, and the line after following every fix to the end.
#[track_caller]
fn check(text: &str, message: &str, mended: &str) {
    let found = problems(text);
    assert_eq!(found.first().map_or("", |problem| problem.message.as_str()), message, "\nin\n{text}");
    let mut now = text.to_owned();
    for _ in 0..10 {
        let project = sheet(&now);
        let source = &project.sources.iter().find(|(path, _)| path.as_str() == SHEET).unwrap().1.text;
        let found = project.understand().problems;
        let Some(fix) = found.iter().find_map(|problem| problem.fix.as_ref()) else {
            assert!(found.is_empty(), "{found:?}\nin\n{now}");
            break;
        };
        let range = fix.span.range();
        let whole = format!("{}{}{}", &source[..range.start], fix.text, &source[range.end..]);
        now = whole.split_once("## Your turn\n\n").unwrap().1.trim_end().to_owned();
    }
    assert_eq!(now, mended, "\nfrom\n{text}");
}

#[test]
fn pages_by_words() {
    check(
        "Draw it\n\n____ one page",
        "the number of the size `one page` is written as a word",
        "Draw it\n\n____ page",
    );
}

#[test]
fn a_slip_among_choices_is_one_message() {
    for (text, count) in [("(x) chosen ( ) not", 1), ("Only one ( ) here", 1), ("(  ) a (  ) b", 2)] {
        let found = problems(text);
        assert_eq!(found.len(), count, "{text}: {found:#?}");
    }
}

#[test]
fn underscores_and_what_looks_like_them() {
    check("Name: ___", "three underscores are not a field", "Name: ____");
    check("___ 3 lines", "three underscores are not a field", "____ 3 lines");
    check("Name: _ _ _ _ _", "underscores with spaces between them are not a field", "Name: ____");
    check("Name: ＿＿＿＿", "these signs only look like underscores", "Name: ____");
    check("Day ...........", "a row of dots is not a field", "Day ____");
    check("Day ………", "a row of dots is not a field", "Day ____");
    check(
        "| Who | When |\n| --- | --- |\n| Ana | ....... |",
        "a row of dots is not a field",
        "| Who | When |\n| --- | --- |\n| Ana | ____ |",
    );
}

#[test]
fn boxes_and_circles() {
    check("- [] bread", "`[]` is not a box to tick", "- [ ] bread");
    check("- [ ]bread", "`[ ]` is not a box to tick", "- [ ] bread");
    check("- [x]bread", "`[x]` is not a box to tick", "- [x] bread");
    check("- [_] bread", "`[_]` is not a box to tick", "- [ ] bread");
    check("[ ] bread", "a box alone in a line is not a field", "- [ ] bread");
    check("( ) bread", "a circle alone in a line is not a field", "- ( ) bread");
    check("- () bread\n- () soup", "`()` is not a circle", "- ( ) bread\n- ( ) soup");
    check("How? () good () bad", "`()` is not a circle", "How? ( ) good ( ) bad");
    check("How? ( ) good (x) bad", "`(x)` is not an empty circle", "How? ( ) good ( ) bad");
    check("☐ bread", "`☐` is a picture of a box, and nobody can tick it", "- [ ] bread");
    check("- ☐ bread", "`☐` is a picture of a box, and nobody can tick it", "- [ ] bread");
    check(
        "How? ○ good ○ bad",
        "`○` is a picture of a circle, and nobody can tick it",
        "How? ( ) good ( ) bad",
    );
}

#[test]
fn sizes_and_kinds() {
    check("____ three lines", "the number of the size `three lines` is written as a word", "____ 3 lines");
    check("____ 3", "`3` after the underscores is not a size", "____ 3 lines");
    check("____ (3 lines)", "the size `(3 lines)` is in brackets", "____ 3 lines");
    check("Day: ____ (datum)", "`(datum)` is not a kind of answer", "Day: ____ (date)");
    check("Day: ____ (Teléfono)", "`(Teléfono)` is not a kind of answer", "Day: ____ (phone)");
}

#[test]
fn choices_without_words() {
    check_silent("How was it? good ( ) fair ( ) poor ( )");
    check_silent("- good ( )\n- fair ( )");
    check_silent("- bread [ ]\n- soup [ ]");
    for text in ["Low ( ) ( ) ( ) high", "Come with: [ ] bread [ ]", "( ) good ( ) fair ( )"] {
        let found = problems(text);
        assert!(found[0].message.starts_with("this choice has no words"), "{text}: {found:?}");
    }
    let found = problems("I like ( ) this");
    assert_eq!(found[0].message, "a circle alone in a line is not a field");
}

/// Nothing is wrong here.
#[track_caller]
fn check_silent(text: &str) {
    let found = problems(text);
    assert!(found.is_empty(), "{found:?}\nin\n{text}");
}

/// Checks the places of fields inside links.
#[track_caller]
fn check_in_link(text: &str, marks: &[&str]) {
    let project = sheet(text);
    let source = &project.sources.iter().find(|(path, _)| path.as_str() == SHEET).unwrap().1;
    let found = project.understand().problems;
    let told: Vec<&str> = found.iter().map(|problem| source.slice(problem.place.span)).collect();
    assert_eq!(told, marks, "{text}: {found:?}");
    for problem in &found {
        assert_eq!(problem.message, "this field is inside a link, so a tap on it would leave the page");
    }
    // It stays words, and no control comes to stand in the link.
    let page = project.outcome().pages.remove("worksheets/a.html").unwrap_or_default();
    let link = page
        .split("https://example.org/a")
        .nth(1)
        .and_then(|rest| rest.split("</a>").next())
        .unwrap_or_default();
    assert!(!link.contains("<input") && !link.contains("<label"), "{link}");
}

#[test]
fn fields_inside_links() {
    check_in_link("[Send ____ to us](https://example.org/a?q=____)", &["____"]);
    check_in_link("Name: ____ and [____ (email)](https://example.org/a)", &["____ (email)"]);
    check_in_link("[**Mail ____ {#mail}**](https://example.org/a)", &["____ {#mail}"]);
    check_in_link("- [Choose ( ) yes ( ) no](https://example.org/a)", &["( )", "( )"]);
    check_in_link("[Send ____][us]\n\n[us]: https://example.org/a", &["____"]);
    for silent in [
        "<https://example.org/a____b>",
        "[Send](https://example.org/a?q=____) ____",
        "[See \\____ there](https://example.org/a)",
        "[The code `____`](https://example.org/a): ____",
        "[Done (x)](https://example.org/a): ____",
        "![A line ____](https://example.org/a): ____",
    ] {
        let found = problems(silent);
        assert!(found.iter().all(|it| !it.message.contains("inside a link")), "{silent}: {found:?}");
    }
}

#[test]
fn what_means_itself() {
    for text in [
        "Wait... and then: ____",
        "Call `f()` and `___`: ____",
        "See f() and g(x) for how: ____",
        "Snake_case___name: ____",
        "As in (x) or \\[\\] or \\(\\): ____",
        "A [link](a.md) to this: ____",
        "Whole words in (brackets) or [brackets]: ____",
        "He said “…” and left: ____",
        "How many? ____ (if any)",
        "How clear was it? ( ) 1 ( ) 2 ( ) 3",
        "- [ ] Call ____ by ____ (date)",
    ] {
        check_silent(text);
    }
}
