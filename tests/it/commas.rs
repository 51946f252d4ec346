//! Several words written as one text: what is read, and the list to paste.

use crate::project::{Project, check_problems};
use fieldbook::model::Said;

fn header(line: &str) -> String {
    format!("=== content/foundations/a.md\n---\ntitle: A\n{line}\n---\nText.\n")
}

#[track_caller]
fn check(line: &str, tags: &[&str], authors: &[&str], fixed: &str) {
    let project = Project::read(&header(line));
    let understood = project.understand();
    let front = &understood.curriculum.documents[0].front;
    let words = |said: &[Said]| said.iter().map(|said| said.text.clone()).collect::<Vec<_>>();
    assert_eq!(
        (words(&front.tags), front.authors.as_slice()),
        (
            tags.iter().map(|it| it.to_string()).collect(),
            authors.iter().map(|it| it.to_string()).collect::<Vec<_>>().as_slice()
        ),
        "{line}"
    );
    let problems = understood.problems;
    if fixed.is_empty() {
        assert!(problems.is_empty(), "{line}: {problems:#?}");
        return;
    }
    let fix = problems[0].fix.as_ref().unwrap();
    let mut text = project.sources[&problems[0].place.path].text.to_string();
    text.replace_range(fix.span.range(), &fix.text);
    assert_eq!(text.lines().nth(2), Some(fixed));
    check_problems(&format!("=== content/foundations/a.md\n{text}"), "");
}

#[test]
fn lists_in_one_text() {
    check("tags: listening, trust", &["listening", "trust"], &[], "tags: [listening, trust]");
    check("tags: \"listening, trust\"", &["listening", "trust"], &[], "tags: [listening, trust]");
    check("tags: yes, it's, \"no\"", &["yes", "it's", "\"no\""], &[], "tags: [\"yes\", it's, '\"no\"']");
    check("authors: Ana Ruiz, Sam Okoro", &[], &["Ana Ruiz", "Sam Okoro"], "authors: [Ana Ruiz, Sam Okoro]");
    check("authors: Ana, Sam, Mira", &[], &["Ana", "Sam", "Mira"], "authors: [Ana, Sam, Mira]");
    check(
        "authors: Ana Ruiz, PhD, Sam Okoro, Jr.",
        &[],
        &["Ana Ruiz, PhD", "Sam Okoro, Jr."],
        "authors: [\"Ana Ruiz, PhD\", \"Sam Okoro, Jr.\"]",
    );
    for (line, author) in [
        ("authors: Smith, Jr.", "Smith, Jr."),
        ("authors: Sam Smith, Jr.", "Sam Smith, Jr."),
        ("authors: Ruiz, Ana", "Ruiz, Ana"),
        ("authors: King, Martin Luther", "King, Martin Luther"),
        ("authors: [\"Ana Ruiz, Sam Okoro\"]", "Ana Ruiz, Sam Okoro"),
        ("authors:\n- Trust, Inc.", "Trust, Inc."),
    ] {
        check(line, &[], &[author], "");
    }
    check("tags: [\"listening, trust\"]", &["listening, trust"], &[], "");
    check_problems(
        &format!("=== site.toml\ntitle = \"A\"\nauthors = \"Ana Ruiz, Sam Okoro\"\n{}", header("order: 1")),
        "site.toml:2:12: commas-in-list: `authors` is a list, and `Ana Ruiz, Sam Okoro` is one text, read as 2 items",
    );
}

#[test]
fn tags_that_share_a_page() {
    check_problems(
        &header("tags: [C, C++, c]"),
        "content/foundations/a.md:3:11: tags-alike: the tags `C` and `C++` share one page",
    );
    check_problems(&header("tags: [Zuhören, Zuho\u{308}ren, one to one, one-to-one, One-to-one]"), "");
}
