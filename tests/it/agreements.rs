//! Community agreements: written once, shown wherever an empty block asks for them.

use crate::project::{Project, check_lesson, check_problems, lesson, prose, words};

const WRITTEN: &str = "=== content/agreements.md\n---\ntitle: Agreements\n---\n::: agreements How we talk\n\n- One at a time\n- What is said[^1] here stays here\n\n[^1]: In the room.\n\n### Always\n\n- Name: ____\n\n:::\n";

#[test]
fn shown_where_they_are_asked_for() {
    let outcome =
        Project::read(&format!("{WRITTEN}{}", lesson("## Start\n\n::: agreements\n:::\n"))).outcome();
    assert_eq!(
        outcome.problems,
        "content/agreements.md:11:1: heading-order: the first heading of a page has 3 signs\n"
    );
    let html = prose(outcome.page("foundations/a.html"));
    assert_eq!(
        words(html),
        "Start\nWhat we agree on\nOne at a time\nWhat is said1 here stays here\nAlways\nName: [blank for Name]\nNotes\nIn the room. ↩\nRead the agreements on their own page".replace("Notes\n", "")
    );
    assert!(html.contains("href=\"../agreements.html#how-we-talk\""), "{html}");
    assert!(html.contains("<h3 id=\"agreements--always\">"), "{html}");
}

#[test]
fn twice_or_nowhere() {
    check_lesson(
        "::: agreements\n:::\n",
        "4:1: agreements-missing: no file of the curriculum writes the agreements out",
    );
    check_problems(
        &format!("{WRITTEN}{}", lesson("::: agreements\n\n- Mine\n\n:::\n"))
            .replace("### Always", "## Always"),
        "content/foundations/a.md:4:1: agreements-twice: the agreements are written out here a second time",
    );
}

#[test]
fn agreements_that_ask_for_themselves_end() {
    let outcome = Project::read(&lesson("::: agreements\n\n- a\n\n::: agreements\n:::\n\n:::\n")).outcome();
    assert_eq!(words(prose(outcome.page("foundations/a.html"))), "What we agree on\na");
}

#[test]
fn agreements_for_facilitators_are_not_those_of_the_group() {
    let hidden = "=== content/deepening/b.md\n---\ntitle: B\n---\n::: facilitator\n\n::: agreements\n\n- Secret\n\n:::\n\n:::\n\nWords.\n";
    let outcome = Project::read(&format!("{hidden}{}", lesson("::: agreements\n:::\n"))).outcome();
    assert_eq!(
        outcome.problems,
        "content/foundations/a.md:4:1: agreements-missing: no file of the curriculum writes the agreements out\n"
    );
    let mut others = outcome.pages.iter().filter(|(path, _)| !path.starts_with("facilitator/"));
    assert!(others.all(|(_, page)| !page.contains("Secret")));
}
