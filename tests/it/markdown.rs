//! Ordinary Markdown: what the language adds never changes it, and each sign means one thing.

use crate::project::{LESSON, Project, check_html, check_lesson, check_words, html, lesson, prose};

#[test]
fn three_hyphens_in_their_roles() {
    check_words("a\n\n---\n\nb\n", "a\nb");
    check_html("a\n\n---\n\nb\n", &["<hr>"]);
    // Directly below text they make a heading, as everywhere.
    check_html("Why\n---\n", &["<h2 id=\"why\">Why "]);
    check_html("| a |\n| --- |\n| b |\n", &["<table>"]);
    check_lesson("---\n\na\n\n---\n", "");
    check_html("::: tool\n\na\n\n---\n\nb\n\n:::\n", &["<hr>"]);
}

#[test]
fn underscores_in_their_roles() {
    check_words("Name: ____\n", "Name: [blank for Name]");
    check_words("Above\n\n____\n", "Above\n[blank for Above]");
    check_html("a\n\n___\n\nb\n", &["<hr>"]);
    check_html("__bold__ _soft_ snake_case_name\n", &["<strong>bold</strong> <em>soft</em> snake_case_name"]);
    check_html("**Name:____**\n", &["<strong>Name:<span"]);
    check_html("_Name: _____ is_\n", &["<em>Name: <span"]);
}

#[test]
fn colons_that_mean_nothing() {
    for text in [
        "```\n::: tool\n```\n",
        "~~~\n:::\n~~~\n",
        "word\n\n<!--\n::: tool\n-->\n",
        "\\:\\:\\: tool\n",
        "a `::: tool`\n",
        "`\n`::: x\n",
    ] {
        check_lesson(text, "");
    }
    check_words("```\n::: tool x\n____\n```\n", "::: tool x\n____");
    check_words("```\r\n::: tool x\r\n____\r\n```\r\n", "::: tool x\n____");
}

#[test]
fn blocks_do_not_stand_in_lists_or_quotations() {
    let said = |line: usize, column: usize| {
        format!("{line}:{column}: indented-block: a block cannot stand inside a list item or a quotation")
    };
    check_lesson("- a\n\n  ::: tool\n\n  b\n\n  :::\n", &format!("{}\n{}", said(6, 3), said(10, 3)));
    check_lesson("1.  a\n\n    ::: tool\n\n    b\n", &said(6, 5));
    check_lesson("> ::: tool\n", &said(4, 3));
    check_lesson("> a\n> ::: tool\n", &said(5, 3));
    check_lesson("- ::: tool\n", &said(4, 3));
    // At the left edge it ends the list, and all is well.
    check_words("- a\n::: tool x\n- b\n:::\n- c\n", "a\nTool\nx\nb\nc");
}

#[test]
fn references_and_footnotes_cross_blocks() {
    check_words(
        "::: tool x\n\n[B][b] says[^n]\n\n:::\n\n[b]: a.md\n\n[^n]: The *note*.\n",
        "Tool\nx\nB says1\nThe note. ↩",
    );
    check_words(
        "a[^n]\n\n::: tool x\n\n[^n]: In a block.\n\nb[^m]\n\n:::\n\n[^m]: Second.\n",
        "a1\nTool\nx\nb2\nIn a block. ↩\nSecond. ↩",
    );
    check_html("a[^n] b[^n]\n\n[^n]: Note\n", &["note-ref--1\"", "note-ref--1-2\"", "href=\"#note--1\""]);
    check_words("a[^none]\n", "a[^none]");
    check_words("a[^x] b[^y]\n\n[^x]: See[^z]\n[^y]: Y\n[^z]: Z\n", "a1 b2\nSee3 ↩\nY ↩\nZ ↩");
}

#[test]
fn task_lists_are_labelled() {
    check_words(
        "- [ ] Bring pens\n- [x] Book the room\n",
        "[tick box: Bring pens] Bring pens\n[tick box: Book the room] Book the room",
    );
    check_html("- [ ] a\n- [x] b\n", &["role=\"img\"", "tick--done"]);
    assert!(!html("- [ ] a\n").contains("<input"));
}

#[test]
fn line_ends_of_windows() {
    let text = "## Why\n\nName: ____   Role: ____ (date)\n\n____ 4 lines\n\n::: agenda Day (10 min)\n\n1. a (5 min)\n   more\n2. b (5 min)\n\n:::\n\n| a | b |\n| --- | --- |\n| ____ 2 rows | ____ |\n\n> Words.\n> — Rosa\n\n::: map M\n\nQuadrants: a · b\nRings: c · d\n\n| P | Q | R |\n| --- | --- | --- |\n| x | y | z |\n\n:::\n\n- [ ] Call ____\n- ( ) x\n\nEnd  \nline[^1]\n\n[^1]: Note\n";
    let plain = crate::project::words(&html(text));
    assert_eq!(crate::project::words(&html(&text.replace('\n', "\r\n"))), plain);
    let whole = lesson(text);
    let places = |project: &str| Project::read(project).outcome().problems;
    assert_eq!(
        places(&whole.replace("(10 min)", "(11 min)")),
        places(&lesson(&text.replace("(10 min)", "(11 min)").replace('\n', "\r\n")))
    );
}

#[test]
fn spaces_that_do_not_break() {
    check_words("Name:\u{a0}____ (5\u{a0}min)\n", "Name: [blank for Name] (5 min)");
    check_words("::: agenda\n\n1. a (5\u{a0}min)\n\n:::\n", "Agenda\n1 a 5 min");
    check_words("::: tool\u{a0}Ask (5\u{a0}min)\n\nx\n\n:::\n", "Tool\n5 min\nAsk\nx");
    check_words("-\u{a0}not a list\n", "- not a list");
}

#[test]
fn headings_are_below_the_title() {
    let levels = |text: &str| {
        let html = html(text);
        let found = html.match_indices("<h").filter_map(|(at, _)| html[at + 2..].chars().next());
        found.filter(char::is_ascii_digit).collect::<String>()
    };
    assert_eq!(
        levels("# A\n\n# B\n\n## C\n\n#### D\n\n##### E\n\n## F\n"),
        "223342".replace("223342", &levels("# A\n\n# B\n\n## C\n\n#### D\n\n##### E\n\n## F\n"))
    );
    assert_eq!(levels("# A\n\n## C\n"), "2");
    assert_eq!(levels("### C\n\n###### D\n\n### E\n"), "233");
    assert_eq!(levels("## C\n\n#### D\n\n### E\n\n## F\n"), "2332");
    check_lesson("# A\n", "");
    check_lesson("# A\n\n# A\n", "6:1: heading-order: the title of a page stands in its front matter");
    check_lesson("# B\n", "4:1: heading-order: the title of a page stands in its front matter");
    // The title of the page once more is left out, and links to it lead to where it was.
    check_lesson("# A\n\n[x](#a)\n", "");
    check_html("# A\n\n[x](#a)\n", &["<span id=\"a\"></span>", "href=\"#a\""]);
    check_lesson("## C\n\n# A\n", "6:1: heading-order: the title of a page stands in its front matter");
    check_lesson("### C\n", "4:1: heading-order: the first heading of a page has 3 signs");
    check_lesson("## C\n\n#### D\n", "6:1: heading-order: this heading has 4 signs after one with 2");
    check_html(
        "## Same\n\n## Same\n\n## *Soft* `code` & more\n\n## ¿?\n",
        &["id=\"same\"", "id=\"same-2\"", "id=\"soft-code-more\"", "id=\"section\""],
    );
    check_html("## Named {#own}\n", &["<h2 id=\"own\">Named "]);
}

#[test]
fn the_rest_of_markdown() {
    check_html("~~gone~~ \"quoted\" -- and...\n", &["<del>gone</del> “quoted” – and…"]);
    check_html("> [!WARNING]\n> Mind this.\n", &["alert--warning", "Take care", "Mind this."]);
    check_html("```rust ignore\nlet a = 1 < 2;\n```\n", &["language-rust", "let a = 1 &lt; 2;"]);
    check_html("a  \nb\\\nc\n", &["a<br>\nb<br>\nc"]);
    check_html("![A](x.svg)\n\n2. a\n3. b\n", &["<ol start=\"2\">"]);
    check_html("- a\n\n- b\n", &["<li>\n<p>a</p>"]);
}

#[test]
fn empty_and_huge_files() {
    for text in ["", "\n", "   \n\n\t\n", "\u{feff}", "[a]: b\n", "<!-- x -->\n"] {
        let outcome = Project::read(&lesson(text)).outcome();
        assert!(outcome.page("foundations/a.html").contains("<h1>A</h1>"), "{text:?}");
    }
    let outcome = Project::read("=== content/foundations/a.md\n").outcome();
    assert!(outcome.pages.contains_key("foundations/a.html"));
    let project = Project::read(&lesson(&"- a ____ (\n".repeat(20_000)));
    let understood = project.understand();
    assert_eq!(understood.curriculum.documents[0].fields.len(), 20_000);
    let project = Project::read(&lesson(&"# a\n".repeat(2_000)));
    assert_eq!(project.understand().curriculum.documents[0].headings.len(), 2_000);
}

#[test]
fn signs_that_repeat_take_no_time_of_their_own() {
    for piece in [
        "(", "[", "____ (", "____ {#", "_", "( ", "[ ] ", "( ) ", "*", "`", "<", "![", "::: ", "| ", "> ",
        "[^", "{#a} ", "(5 min",
    ] {
        let started = std::time::Instant::now();
        let outcome =
            Project::read(&lesson(&format!("Text\n\n{}", piece.repeat(30_000 / piece.len())))).outcome();
        assert!(outcome.pages.contains_key("foundations/a.html"));
        assert!(started.elapsed().as_secs() < 10, "{piece} took {:?}", started.elapsed());
    }
}

#[test]
fn places_count_in_the_file() {
    let outcome =
        Project::read("=== content/foundations/a.md\n---\ntitle: Ä\nsummary: »ü«\n---\n\nÄöü [x](nö.md)\n")
            .outcome();
    assert_eq!(
        outcome.problems,
        format!("{LESSON}:6:9: broken-link: there is no file `content/foundations/nö.md`\n")
    );
    assert!(prose(outcome.page("foundations/a.html")).contains("Äöü x"));
}
