//! The glossary: its page, and links from where its terms are used.

use crate::project::{Project, check_problems, lesson, prose, words};

const GLOSSARY: &str = "=== content/glossary.md\n---\ntitle: Words\n---\nBefore.\n\n## Trust\n\nWhat grows.[^1]\n\n### In practice\n\n> It takes time.\n>\n> — Rosa\n\n## Power map\n\nA picture of power.\n\n::: discussion Why?\n\nTalk.\n\n:::\n\n[^1]: Slowly.\n";
const AUTO: &str = "=== site.toml\ntitle = \"Field\"\nglossary = \"auto\"\n";

fn page(text: &str) -> String {
    let outcome = Project::read(&format!("{AUTO}{GLOSSARY}{}", lesson(text))).outcome();
    prose(outcome.page("foundations/a.html")).to_owned()
}

/// The words that are linked to the glossary.
fn linked(text: &str) -> Vec<String> {
    let html = page(text);
    let links = html.split("<a class=\"term\" href=\"").skip(1);
    links.filter_map(|link| link.split(['>', '<']).nth(1).map(str::to_owned)).collect()
}

#[test]
fn terms_are_linked_at_their_first_mention() {
    assert_eq!(linked("Trust and trust.\n\nPower maps, and a power map."), ["Trust", "Power maps"]);
    assert_eq!(linked("Mistrust, trustful, trusts."), ["trusts"]);
    assert_eq!(linked("## Trust\n\n`trust` [trust](a.md)\n\n    trust\n"), [""; 0]);
    assert_eq!(linked("::: facilitator\n\ntrust\n\n:::\n\nLater trust."), ["trust"]);
    assert_eq!(linked("::: tool\n\n| trust |\n| --- |\n| power map |\n\n:::\n"), ["trust", "power map"]);
    assert!(page("Trust.").contains("href=\"../glossary.html#trust\""));
    assert!(!page("*Trust*, \"power map\"").contains("\"\""), "{}", page("*Trust*"));
}

#[test]
fn plain_is_the_default() {
    let outcome = Project::read(&format!("{GLOSSARY}{}", lesson("Trust."))).outcome();
    assert!(!outcome.page("foundations/a.html").contains("class=\"term\""));
}

#[test]
fn the_page_shows_all_that_was_written() {
    let outcome = Project::read(&format!("{AUTO}{GLOSSARY}{}", lesson("Trust."))).outcome();
    assert_eq!(outcome.problems, "");
    for (output, level) in [("glossary.html", 3), ("print/all.html", 4)] {
        let page = outcome.page(output);
        let shown = words(page);
        for line in [
            "Before.",
            "What grows.1",
            "In practice",
            "It takes time.",
            "— Rosa",
            "A picture of power.",
            "Why?",
            "Talk.",
            "Slowly. ↩",
        ] {
            assert_eq!(shown.lines().filter(|shown| *shown == line).count(), 1, "{output}: {line}\n{shown}");
        }
        assert!(!page.contains("<hr>"), "{output}: the borders of blocks are no rules");
        assert!(page.contains(&format!("<h{level} id=")) && page.contains(">In practice"), "{page}");
    }
    assert!(
        outcome.page("glossary.html").contains("<a href=\"foundations/a.html\">A</a>"),
        "where it is used"
    );
}

#[test]
fn terms_in_blocks_and_twice() {
    check_problems(
        "=== content/glossary.md\n---\ntitle: W\n---\n## Trust\n\na\n\n## Power\n\nb\n\n## trust\n\nc\n",
        "content/glossary.md:12:1: duplicate-term: the term `trust` is explained twice",
    );
}

#[test]
fn a_glossary_without_terms() {
    let outcome = Project::read("=== content/glossary.md\n---\ntitle: W\n---\nNothing yet.\n").outcome();
    assert!(outcome.page("glossary.html").contains("Nothing yet."));
    let outcome = Project::read("=== content/glossary.md\n---\ntitle: W\n---\n").outcome();
    assert!(outcome.page("glossary.html").contains("<h1>W</h1>"));
}

#[test]
fn no_term_is_linked_inside_a_link_of_html() {
    let glossary = "=== site.toml\ntitle = \"F\"\nglossary = \"auto\"\n=== content/glossary.md\n---\ntitle: W\n---\n## Trust\n\nx\n";
    let text = "<A HREF=\"https://example.org/\">trust <b>me</b> trust</A> and trust\n";
    let page = Project::read(&(lesson(text) + glossary)).page("foundations/a.html");
    assert!(
        page.contains("<a href=\"https://example.org/\">trust <b>me</b> trust</a> and <a class=\"term\""),
        "{page}"
    );
    // A link that stays open ends with its paragraph.
    let text = "<a href=\"https://example.org/\">trust\n\nMore trust\n";
    let page = Project::read(&(lesson(text) + glossary)).page("foundations/a.html");
    assert!(page.contains(">trust</a></p>\n<p>More <a class=\"term\""), "{page}");
}
