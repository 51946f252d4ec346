//! The living reference: one document in chapters, ties from both sides, lists, open data, reviews, history.

mod data;
mod due;
mod history;

use crate::project::{Project, check_problems, words};

/// Entries of a reference in the `=== path` form: name, header lines, text.
fn site(index: &str, entries: &[(&str, &str, &str)]) -> String {
    let mut site = format!("=== content/reference/index.md\n---\ntitle: Reference\n{index}---\nWords.\n");
    for (name, header, text) in entries {
        let title = name.to_uppercase();
        let file = format!("=== content/reference/{name}.md\n---\ntitle: {title}\n{header}---\n{text}\n");
        site.push_str(&file);
    }
    site
}

/// The chapters of the document in order, each with its entries: `Title: a b`.
fn chapters(page: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let part = page.split_once("id=\"reference--chapters\">").expect("the document has chapters").1;
    for tag in part.split("<h2 class=\"chapter-title\"").skip(1) {
        let title = tag.split_once('>').and_then(|(_, rest)| rest.split_once("</h2>")).expect("a title").0;
        let names = tag.split("<div class=\"reference-entry\" id=\"").skip(1);
        let names: Vec<&str> = names.filter_map(|rest| rest.split('"').next()).collect();
        lines.push(format!("{title}: {}", names.join(" ")));
    }
    lines.join("\n")
}

#[track_caller]
fn check_chapters(index: &str, entries: &[(&str, &str)], expected: &str) {
    let entries: Vec<(&str, &str, &str)> =
        entries.iter().map(|(name, header)| (*name, *header, "Text.")).collect();
    let outcome = Project::read(&site(index, &entries)).outcome();
    assert_eq!(outcome.drawing, "");
    let page = outcome.page("reference/index.html");
    assert_eq!(chapters(page), expected);
    // The contents have the same order, and lead to each entry.
    let contents =
        page.split_once("<nav class=\"reference-contents\"").unwrap().1.split_once("</nav>").unwrap().0;
    let led: Vec<&str> =
        contents.split("<a href=\"#").skip(1).filter_map(|it| it.split('"').next()).collect();
    let ids: Vec<&str> = page
        .split_once("id=\"reference--chapters\">")
        .unwrap()
        .1
        .split(" id=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next())
        .filter(|id| !id.contains("--") || id.starts_with("chapter--"))
        .collect();
    assert_eq!(led, ids);
}

#[test]
fn chapters_are_tags_in_the_order_of_the_author() {
    let entries = [
        ("a", "tags: [practice, Strategy]\n"),
        ("b", "tags: [practice]\n"),
        ("c", ""),
        ("d", "tags: [other]\n"),
        ("e", "tags: [strategy]\norder: 1\n"),
    ];
    check_chapters(
        "chapters: [The strategies (strategy), practice, \"Empty (nothing)\"]\n",
        &entries,
        "The strategies: e a\npractice: b\nMore entries: c d",
    );
    // Without a list, the first tag of an entry is its chapter.
    check_chapters("", &entries, "other: d\npractice: a b\nStrategy: e\nMore entries: c");
    check_chapters("", &[("a", ""), ("b", "")], "All entries: a b");
    check_chapters(
        "chapters: [x (y)]\n",
        &[("a", "tags: [x]\n"), ("b", "tags: [y]\n")],
        "x: b\nMore entries: a",
    );
    // Brackets that hold no tag are words.
    check_chapters(
        "chapters: [x (), \"(y)\"]\n",
        &[("a", "tags: [x]\n"), ("b", "tags: [y]\n")],
        "x (): a\n(y): b",
    );
}

#[test]
fn chapters_are_checked() {
    let entries = [("a", "tags: [strategy, first]\n", "Text.")];
    let lines = |chapters: &str| site(&format!("chapters: [{chapters}]\n"), &entries);
    check_problems(&lines("Strategies (strategy)"), "");
    check_problems(
        &lines("Strategies (stratgy)"),
        "content/reference/index.md:3:12: empty-chapter: no entry stands in the chapter `Strategies (stratgy)`",
    );
    check_problems(
        &lines("strategy, first"),
        "content/reference/index.md:3:22: empty-chapter: no entry stands in the chapter `first`",
    );
    check_problems(
        "=== content/worksheets/index.md\n---\ntitle: W\nchapters: [a]\n---\nx\n",
        "content/worksheets/index.md:3:12: misplaced-key: only the living reference has chapters",
    );
    check_problems(
        "=== content/reference/a.md\n---\ntitle: A\nchapters: [a]\n---\nx\n",
        "content/reference/a.md:3:1: misplaced-key: `chapters` does not belong in an entry of the reference",
    );
}

#[test]
fn the_document_holds_every_entry_in_full() {
    let index = "chapters: [Talks (talk)]\n";
    let entries = [
        (
            "a",
            "tags: [talk]\nsummary: In short\nrelated: [b.md]\ncontributors: [Sam]\nreviewed: 2026-03-01\nreview_by: 2027-03-01\n",
            "## Look\n\nSee [b](b.md#look), [b](b.md), [home](../index.md).\n\n____ 2 lines\n\n::: facilitator\nSecret\n:::",
        ),
        ("b", "tags: [talk]\nquestion: Why *so*?\nanswer: Because.\nrelated: [a.md]\n", "## Look\n\nMore."),
    ];
    let text = site(index, &entries) + "=== content/index.md\n---\ntitle: F\n---\nHome.\n";
    let outcome = Project::read(&text).outcome();
    assert_eq!((outcome.problems.as_str(), outcome.drawing.as_str()), ("", ""));
    let page = outcome.page("reference/index.html");
    assert_eq!(
        words(page.split_once("id=\"reference--chapters\">").unwrap().1.split_once("</main>").unwrap().0),
        "Talks\nA\nIn short\nLook\nSee b, b, home.\n[space to write: See b, b, home]\nGoes well with: B\nTopics: talk\nWith help from: Sam\n\
         Last reviewed 1 March 2026 · due again 1 March 2027\nThis entry’s own page: A\nB\nQuestion\nWhy so?\nAnswer\n\
         Because.\nLook\nMore.\nGoes well with: A\nTopics: talk\nThis entry’s own page: B"
    );
    for piece in [
        "<h3>A</h3>",
        "<h4 id=\"a--look\">",
        "See <a href=\"#b--look\">b</a>, <a href=\"#b\">b</a>, <a href=\"../index.html\">home</a>",
        "<p>Goes well with: <a href=\"#b\">B</a></p>",
        "<a href=\"a.html\">This entry’s own page",
    ] {
        assert!(page.contains(piece), "no {piece} in\n{page}");
    }
    assert!(!page.contains("Secret") && !page.contains("overdue"));
}

#[test]
fn names_on_the_page_are_given_once() {
    let entries = [("words", "", "x"), ("main", "", "x"), ("deep/words", "", "x"), ("???", "", "x")];
    let text = site("", &entries).replace("Words.", "## Words\n\n[w](words.md)");
    let outcome = Project::read(&text).outcome();
    let page = outcome.page("reference/index.html");
    assert_eq!(chapters(page), "All entries: entry words-2 main-2 words-3");
    assert!(page.contains("<h2 id=\"words\">"), "{page}");
}

#[test]
fn ties_hold_from_both_sides() {
    let one_way = site("", &[("a", "related: [b.md, ../index.md, b.md#x]\n", "x"), ("b", "", "## X\n\nx")])
        + "=== content/index.md\n---\ntitle: F\n---\nHome.\n";
    let outcome = Project::read(&one_way).outcome();
    assert_eq!(
        outcome.problems,
        "content/reference/a.md:3:11: one-way-related: `b.md` does not name this entry in turn\n"
    );
    let related = |page: &str| {
        let part = page.split_once("class=\"related\"").map_or("", |(_, rest)| rest);
        part.split_once("</section>").map_or(String::new(), |(inside, _)| words(&format!("<p {inside}")))
    };
    assert_eq!(related(outcome.page("reference/b.html")), "Goes well with\nA");
    assert_eq!(related(outcome.page("reference/a.html")), "Goes well with\nB\nF\nB");
    let both = one_way.replace("title: B\n", "title: B\nrelated: [a.md]\n");
    let outcome = Project::read(&both).outcome();
    assert_eq!(outcome.problems, "");
    assert_eq!(related(outcome.page("reference/b.html")), "Goes well with\nA");
    // An entry that names itself is no tie, and neither is one to a lesson.
    check_problems(&site("", &[("a", "related: [a.md, index.md]\n", "x")]), "");
}

#[test]
fn lists_by_session_and_by_topic() {
    let entries = [
        ("a", "tags: [talk, trust]\nfrom_session: ../sessions/s.md\n", "x"),
        ("b", "tags: [trust]\nfrom_session: ../sessions/notes/n.md\n", "x"),
        ("c", "", "x"),
    ];
    let text = site("", &entries)
        + "=== content/sessions/s.md\n---\ntitle: Evening\nstart: 2027-02-03 17:30\ntimezone: UTC\n---\nx\n"
        + "=== content/sessions/notes/n.md\n---\ntitle: Notes\ndate: 2027-02-04\n---\nx\n";
    let outcome = Project::read(&text).outcome();
    assert_eq!(outcome.drawing, "");
    let list = |path: &str| {
        let page = outcome.page(path);
        words(page.split_once("<section").unwrap().1.split_once("</main>").unwrap().0)
            .lines()
            .filter(|line| !line.ends_with("min read"))
            .map(|line| line.split('>').next_back().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
            .join("|")
    };
    assert!(
        list("reference/by-session.html")
            .ends_with("Evening|3 February 2027|A|Notes|4 February 2027|B|Learned elsewhere|C"),
        "{}",
        list("reference/by-session.html")
    );
    assert!(
        list("reference/by-tag.html").ends_with("talk|A|trust|A|B|Without a topic|C"),
        "{}",
        list("reference/by-tag.html")
    );
    let page = outcome.page("reference/index.html");
    for piece in [
        "<a href=\"by-session.html\">Entries by session</a>",
        "<a href=\"by-tag.html\">Entries by topic</a>",
        "<option value=\"trust\">trust (2)</option>",
        "<option value=\"sessions/s\">Evening (1)</option>",
        "data-tags=\"talk trust\" data-session=\"sessions/s\"",
        "<link rel=\"alternate\" type=\"application/json\"",
        "<a href=\"../sessions/s.html\">Evening</a>",
    ] {
        assert!(page.contains(piece), "no {piece} in\n{page}");
    }
    // Nothing to list, no list; one entry, nothing to choose.
    let outcome = Project::read(&site("", &[("a", "", "x")])).outcome();
    assert!(!outcome.pages.keys().any(|path| path.starts_with("reference/by-")));
    assert!(!outcome.page("reference/index.html").contains("reference--find"));
    let outcome = Project::read(&site("", &[])).outcome();
    assert!(outcome.page("reference/index.html").contains("Nothing here yet."));
}

#[test]
fn addresses_that_the_program_needs() {
    let files = [("by-session", "", "x"), ("by-tag", "", "x")];
    check_problems(
        &site("", &files),
        "content/reference/by-session.md:2:8: duplicate-address: the address `reference/by-session.html` is kept for what the program writes itself\n\
         content/reference/by-tag.md:2:8: duplicate-address: the address `reference/by-tag.html` is kept for what the program writes itself",
    );
}
