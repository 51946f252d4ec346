//! Marks that do not become what they look like: what an author writes, what is told, and the line after the help was
//! followed, which is told nothing more.

use crate::project::{Project, check_lesson, check_problems, lesson};

/// Files that the texts below lead to.
const FILES: &str = "=== content/foundations/my plan.md\n---\ntitle: B\n---\n## Part\n\n\
=== content/foundations/our photo.jpg\n=== content/foundations/b.md\n---\ntitle: B\n---\nx\n";

/// The first problem of a text, and the text with its fix. The second is asked to be without any problem.
#[track_caller]
fn check_fix(text: &str, said: &str, fixed: &str) {
    let project = |text: &str| Project::read(&(lesson(text) + FILES));
    let ours = |text: &str| {
        let problems = project(text).understand().problems;
        let own = problems.into_iter().filter(|problem| problem.place.path.as_str().ends_with("/a.md"));
        own.filter(|problem| problem.rule.row().name != "broken-picture").collect::<Vec<_>>()
    };
    let mut whole = lesson(text);
    whole.drain(..=whole.find('\n').unwrap());
    let problems = ours(text);
    assert!(!problems.is_empty(), "nothing is told of\n{text}");
    let first = &problems[0];
    assert_eq!(format!("{}: {}", first.rule.row().name, first.message), said, "\nin\n{text}");
    for problem in problems.iter().rev() {
        let fix = problem.fix.as_ref().unwrap_or_else(|| panic!("no fix for\n{text}"));
        whole.replace_range(fix.span.range(), &fix.text);
    }
    let (_, after) = whole.split_once("title: A\n---\n").unwrap();
    assert_eq!(after.trim_end(), fixed, "\nin\n{text}");
    let left = ours(after.trim_end());
    assert!(left.is_empty(), "\nin\n{fixed}\n{left:?}");
}

/// Nothing is told.
#[track_caller]
fn check_silent(text: &str) {
    let project =
        Project::read(&(lesson(text) + "[p](b.md) [q](<my plan.md>)\n![r](<our photo.jpg>)\n" + FILES));
    let problems = project.understand().problems;
    let own: Vec<_> =
        problems.iter().filter(|problem| problem.place.path.as_str().ends_with("/a.md")).collect();
    assert!(own.is_empty(), "\nin\n{text}\n{own:?}");
}

#[test]
fn links_with_spaces() {
    let spaces = "almost-link: this is not a link: there are spaces in its address";
    for (text, fixed) in [
        ("Take [our plan](my plan.md).", "Take [our plan](<my plan.md>)."),
        ("[a *b*](my plan.md#part) c", "[a *b*](<my plan.md#part>) c"),
        ("> - [our\n>   plan](my plan.md)", "> - [our\n>   plan](<my plan.md>)"),
        ("| [a](my plan.md) |\n| --- |\n| b |", "| [a](<my plan.md>) |\n| --- |\n| b |"),
        ("## See [a](my plan.md)", "## See [a](<my plan.md>)"),
        ("[a](my plan.md \"The plan\")", "[a](<my plan.md> \"The plan\")"),
        ("[a](my plan.md “The plan”)", "[a](<my plan.md> \"The plan\")"),
        ("[a](my\nplan.md)", "[a](<my plan.md>)"),
        ("[a](<my plan.md)", "[a](<my plan.md>)"),
        ("[a](https://example.org/\nx)", "[a](https://example.org/x)"),
        ("[call](tel:+49 30 1234)", "[call](tel:+49301234)"),
        ("[a](mailto:a@b.org?subject=Hello there)", "[a](mailto:a@b.org?subject=Hello%20there)"),
        ("[a](https://example.org/our plan)", "[a](https://example.org/our%20plan)"),
        ("[a](www.example.org/our plan)", "[a](https://www.example.org/our%20plan)"),
        ("::: tool See [a](my plan.md)\n\nx\n\n:::", "::: tool See [a](<my plan.md>)\n\nx\n\n:::"),
    ] {
        check_fix(text, spaces, fixed);
    }
    check_fix(
        "![Four people](our photo.jpg)",
        "almost-link: this is not a picture: there are spaces in its address",
        "![Four people](<our photo.jpg>)",
    );
    check_fix(
        "[![a](our photo.jpg)](b.md)",
        "almost-link: this is not a picture: there are spaces in its address",
        "[![a](<our photo.jpg>)](b.md)",
    );
    check_lesson("[a](#our plan)\n", "4:1: almost-link: this is not a link: there are spaces in its address");
    check_fix(
        "[a]: my plan.md",
        "almost-link: this line does not say where links lead: there are spaces in its address",
        "[a]: <my plan.md>",
    );
}

#[test]
fn brackets_that_are_nearly_links() {
    for (text, said, fixed) in [
        ("[x] (b.md)", "there is a space between its brackets", "[x](b.md)"),
        ("[x]\n(b.md)", "there is a space between its brackets", "[x](b.md)"),
        ("[x] (https://example.org)", "there is a space between its brackets", "[x](https://example.org)"),
        ("[x] (www.example.org)", "there is a space between its brackets", "[x](https://www.example.org)"),
        ("(our plan)[b.md]", "its brackets are the wrong way round", "[our plan](b.md)"),
        ("(a)[https://example.org]", "its brackets are the wrong way round", "[a](https://example.org)"),
        ("[x](b.md “B”)", "its title is not between straight quotation marks", "[x](b.md \"B\")"),
        ("[x](b.md, and", "the bracket after its address is missing", "[x](b.md), and"),
        (
            "[x](https://example.org/a_(b)",
            "the bracket after its address is missing",
            "[x](https://example.org/a_(b))",
        ),
    ] {
        check_fix(text, &format!("almost-link: this is not a link: {said}"), fixed);
    }
    for (text, expected) in [
        ("[x][nope] y", "4:1: almost-link: this is not a link: nothing says where `[nope]` leads"),
        ("Read [our plan][].", "4:6: almost-link: this is not a link: nothing says where `[our plan]` leads"),
        ("![x][nope]", "4:1: almost-link: this is not a picture: nothing says where `[nope]` leads"),
        (
            "[see [this](https://example.org) there](https://example.org)",
            "4:1: almost-link: this is not a link: there is another link in its words",
        ),
    ] {
        check_lesson(&format!("{text}\n"), expected);
    }
    for text in [
        "[x](b.md) [x](<my plan.md>) [x](my%20plan.md) [a][b] [b] [b][]\n\n[b]: b.md\n",
        "`[x](my plan.md)`, `[x][nope]`\n\n```\n[x](my plan.md)\n```\n\n    [x](my plan.md)\n",
        "\\[x](my plan.md) [x\\](my plan.md) [x]\\(my plan.md) \\[x][nope] [x]\\[nope]\n",
        "[x](see below) [1](see page 3) a[i](x, y) f[i][j] [0][1] [2] (see above) f(x)[i] (a)[b]\n",
        "[x] (as in b) [sic] (Ana) [^1][^2] text\n\n[^1]: a\n[^2]: b\n",
        "<code>[x](my plan.md)</code> <!-- [x](my plan.md) -->\n",
        "- [ ] (b.md)\n- [x] [a](b.md)\n",
    ] {
        check_silent(text);
    }
}

#[test]
fn addresses_that_are_no_links() {
    let bare = "bare-address: this web address is not a link";
    for (text, fixed) in [
        ("Read https://example.org/a.", "Read <https://example.org/a>."),
        ("(see https://example.org/a_(b), too)", "(see <https://example.org/a_(b)>, too)"),
        ("(https://example.org)", "(<https://example.org>)"),
        ("www.example.org: a", "[www.example.org](https://www.example.org): a"),
        ("<www.example.org>", "[www.example.org](https://www.example.org)"),
        ("**HTTP://Example.org/x?y=1&z=2**", "**<HTTP://Example.org/x?y=1&z=2>**"),
        ("出典：https://example.org/a。", "出典：<https://example.org/a>。"),
        ("https://de.example.org/Übung", "<https://de.example.org/Übung>"),
        ("https://example.org/function*", "<https://example.org/function*>"),
        ("> \"https://example.org\"", "> \"<https://example.org>\""),
        ("| a |\n| - |\n| https://example.org |", "| a |\n| - |\n| <https://example.org> |"),
        ("- [ ] https://example.org", "- [ ] <https://example.org>"),
    ] {
        check_fix(text, bare, fixed);
    }
    for text in [
        "<https://example.org> [https://example.org](https://example.org) [a www.example.org](b.md)\n",
        "`https://example.org` <code>https://example.org</code>\n\n```\nhttps://example.org\n```\n",
        "<a href=\"https://example.org\">https://example.org</a>\n",
        "![https://example.org](<our photo.jpg>)\n",
        "https://… http://localhost:8000 https://{name}.example.org https:// www. http://10.0.0.1/x\n",
        "ana@www.example.org xhttps://example.org file://example.org\n",
    ] {
        check_silent(text);
    }
    check_problems("=== content/notes.md\n---\ntitle: N\ntype: notes\n---\nhttps://example.org\n", "");
}

#[test]
fn stars_that_mark_nothing() {
    let stars = "almost-mark: `**` does not mark these words, so readers see the signs";
    for (text, fixed) in [
        ("Take ** this ** home.", "Take **this** home."),
        ("**this **home", "**this** home"),
        ("**Note:**text right after.", "**Note:** text right after."),
        ("これは**大切。**だから", "これは**大切**。だから"),
        ("彼は**「はい」**と言った。", "彼は「**はい**」と言った。"),
        ("한국어 **(강조)**는", "한국어 (**강조**)는"),
        ("> - **Note:**a\n> - b", "> - **Note:** a\n> - b"),
        ("| a |\n| - |\n| ** bold ** |", "| a |\n| - |\n| **bold** |"),
        ("## ** Bold **", "## **Bold**"),
    ] {
        check_fix(text, stars, fixed);
    }
    check_fix(
        "他是__下划线__来的",
        "almost-mark: `__` does not mark these words, so readers see the signs",
        "他是**下划线**来的",
    );
    check_fix(
        "これは~~大切。~~だから",
        "almost-mark: `~~` does not mark these words, so readers see the signs",
        "これは~~大切~~。だから",
    );
    check_lesson(
        "An unclosed **mark stays.\n",
        "4:13: almost-mark: this `**` has no partner, so readers see it",
    );
    for text in [
        "**a** __b__ ~~c~~ ***d*** **a *b* c** 5*3*2 2**3 x**2 + y**2 f(**kwargs) 2 ** 3 ** 4 (**) or \"**\"\n",
        "\\*\\* this \\*\\* and \\** and \\*\\*\n",
        "`** a **` src/**/*.md `**`\n\n```\n** a **\n```\n",
        "~~ 10 ~~ 20 snake__case__name __ __\n",
    ] {
        check_silent(text);
    }
}

#[test]
fn lines_that_nearly_begin_something() {
    let heading = "almost-mark: this line is not a heading: there is no space after its signs";
    for (text, fixed) in [
        ("#No space heading", "## No space heading"),
        ("##Heading", "## Heading"),
        ("##Überschrift\nwords", "## Überschrift\nwords"),
        ("words\n##Heading", "words\n## Heading"),
    ] {
        check_fix(text, heading, fixed);
    }
    let item = "almost-mark: this line is not a list item: there is no space after its sign";
    for (text, fixed) in [
        ("-one\n-two", "- one\n- two"),
        ("*one\n*two words", "* one\n* two words"),
        ("1.one\n2.two", "1. one\n2. two"),
        ("1)one\n2)two", "1) one\n2) two"),
        ("Bring:\n-bread\n-cheese", "Bring:\n- bread\n- cheese"),
    ] {
        check_fix(text, item, fixed);
    }
    let ticked = "almost-mark: this is not a box to tick: there is no space after it";
    check_fix("- [x]done", ticked, "- [x] done");
    check_fix("-[ ] one", item, "- [ ] one");
    check_lesson(
        "###Deep###\n",
        "4:1: almost-mark: this line is not a heading: there is no space after its signs",
    );
    for text in [
        "#hashtag #other\n\n#BlackLivesMatter\n\n#1 thing\n\n#!/bin/sh\n\n#include <stdio.h>\n\n#USA\n",
        "-5 degrees\n-10 at night\n\n-v says more\n-h helps\n\n--long words\n--other words\n",
        "-alone here\n\n1.5 cups\n2.5 spoons\n\n1.one\n\n*a*\n*b*\n\n**a**\n**b**\n",
        "\\#Heading\n\n\\##Heading\n\n\\-one\n\\-two\n\n1\\.one\n2\\.two\n",
        "```\n#Heading\n-a b\n-c d\n```\n\n>quote\n>more\n",
        "- [x](https://example.org)\n- [x] a\n",
        "## A #b\n\n### C#\n",
    ] {
        check_silent(text);
    }
}

#[test]
fn rows_that_are_no_table() {
    let dashes = "almost-table: this is not a table: there is no line of dashes below its first row";
    check_fix("| a | b |\n| 1 | 2 |", dashes, "| a | b |\n| --- | --- |\n| 1 | 2 |");
    check_fix("| a | b |", dashes, "| a | b |\n| --- | --- |");
    let count = |first: &str, below: &str| {
        format!(
            "almost-table: this is not a table: its first row has {first}, and the line of dashes has {below}"
        )
    };
    for (text, first, below, fixed) in [
        ("| a | b |\n| --- |\n| 1 | 2 |", "2 columns", "1 column", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("| a | b |\n|-|-|-|\n| 1 | 2 |", "2 columns", "3 columns", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("| a | b |\n---\n| 1 | 2 |", "2 columns", "1 column", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        (
            "a | b | c\n--- | ---\n1 | 2 | 3",
            "3 columns",
            "2 columns",
            "a | b | c\n| --- | --- | --- |\n1 | 2 | 3",
        ),
    ] {
        check_fix(text, &count(first, below), fixed);
    }
    check_lesson(
        "| a |\n| - |\n\n> | q | r |\n> | 1 | 2 |\n",
        "7:3: almost-table: this is not a table: there is no line of dashes below its first row",
    );
    check_lesson(
        "| a | b |\n| - | - |\n| 1 | 2 |\n\n| 3 | 4 |\n",
        "8:1: almost-table: this row is not part of the table above: there is an empty line between them",
    );
    for text in [
        "| a | b |\n| - | - |\n| 1 |\n| 1 | 2 |\n",
        "a | b\n- | -\n1 | 2\n",
        "|a| + |b| = |c|\n\nx | y\n\nls | grep a\n",
        "```\n| a | b |\n| 1 | 2 |\n```\n\n\\| a | b |\n",
    ] {
        check_silent(text);
    }
}

#[test]
fn cells_that_are_left_out() {
    let table = |row: &str| format!("| a | b |\n| --- | --- |\n{row}\n");
    for (row, expected) in [
        (
            "| Ana | tea | or coffee | before noon |",
            "6:15: lost-cells: `or coffee | before noon` is left out, because the table has 2 columns",
        ),
        ("1 | 2 | 3", "6:9: lost-cells: `3` is left out, because the table has 2 columns"),
        (
            "| ____ | ____ (date) | ____ (phone) |",
            "6:24: lost-cells: `____ (phone)` is left out, because the table has 2 columns",
        ),
        ("| 1 | 2 | 3 \\|", "6:11: lost-cells: `3 \\|` is left out, because the table has 2 columns"),
    ] {
        check_lesson(&table(row), expected);
    }
    check_lesson(
        "> | a |\n> | - |\n> | 1 | 2 |\n",
        "6:9: lost-cells: `2` is left out, because the table has 1 column",
    );
    check_fix(
        table("| `a|b` | c |").trim_end(),
        "lost-cells: `c` is left out, because the table has 2 columns",
        table("| `a\\|b` | c |").trim_end(),
    );
    for row in
        ["| 1 | 2 |", "| 1 |", "| 1 | 2 |  |", "| 1 | 2 ||", "| `a\\|b` | c |", "| a \\| b | c |", "1 | 2"]
    {
        check_silent(&table(row));
    }
}

#[test]
fn links_with_half_an_address() {
    let half = |address: &str| format!("empty-link: `{address}` is only the beginning of an address");
    for (address, said) in [
        ("", "empty-link: this link has no address, so it leads to the page it is on".to_owned()),
        (
            "#",
            "empty-link: `#` names no heading, so this link leads to the top of the page it is on".to_owned(),
        ),
        ("http://", half("http://")),
        ("https:", half("https:")),
        ("mailto:", half("mailto:")),
        ("tel:", half("tel:")),
        ("mailto:ana", "empty-link: there is no e-mail address in `mailto:ana`".to_owned()),
    ] {
        let at = if address.is_empty() { 1 } else { 5 };
        check_lesson(&format!("[x]({address})\n"), &format!("4:{at}: {said}"));
    }
    for (text, said, fixed) in [
        (
            "[x](https:/example.org)",
            "broken-link: an address has two `/` after `https:`",
            "[x](https://example.org)",
        ),
        (
            "[x](http:example.org)",
            "broken-link: an address has two `/` after `http:`",
            "[x](http://example.org)",
        ),
        (
            "[x](mailto://a@example.org)",
            "broken-link: an address has no `/` after `mailto:`",
            "[x](mailto:a@example.org)",
        ),
        (
            "[x](htps://example.org)",
            "unsafe-link: a link cannot begin with `htps:`",
            "[x](https://example.org)",
        ),
        (
            "[x](hhttps://example.org)",
            "unsafe-link: a link cannot begin with `hhttps:`",
            "[x](https://example.org)",
        ),
        (
            "[x](www.example.org/a)",
            "broken-link: there is no file `content/foundations/www.example.org/a`",
            "[x](https://www.example.org/a)",
        ),
        (
            "[x](example.org/a)",
            "broken-link: there is no file `content/foundations/example.org/a`",
            "[x](https://example.org/a)",
        ),
        (
            "[x](ana@example.org)",
            "broken-link: there is no file `content/foundations/ana@example.org`",
            "[x](mailto:ana@example.org)",
        ),
    ] {
        check_fix(text, said, fixed);
    }
    for address in [
        "b.md#",
        "mailto:a@b.org,c@d.org",
        "mailto:?subject=x",
        "tel:12",
        "//example.org/x",
        "https://example.org",
    ] {
        check_silent(&format!("[x]({address})\n"));
    }
}

#[test]
fn notes_without_text_or_without_a_place() {
    check_lesson(
        "A word[^1] and more.[^note]\n",
        "4:7: almost-link: nothing says what is in the note `[^1]`, so readers see its brackets\n4:21: almost-link: nothing says what is in the note `[^note]`, so readers see its brackets",
    );
    check_lesson(
        "A.\n\n[^2]: Lost words\n",
        "6:1: almost-link: nothing leads to the note `[^2]`, so its words are on no page",
    );
    check_silent("A word[^1].\n\n[^1]: Words\n");
    check_silent("Patterns: [^a-z] [^abc]+ /x[^ab]/ a\\[^1] `a[^1]`\n");
}

#[test]
fn marks_without_end_take_little_time() {
    for mark in [
        "](",
        "[a](b c) ",
        "[",
        "[(",
        "[a][b] ",
        "https://a.org/((((",
        "www.",
        "** a ",
        "{",
        "$a^b$ ",
        "<!--sec a",
        "~~a。~~b",
    ] {
        let text = mark.repeat(60_000 / mark.len());
        let _problems = Project::read(&lesson(&text)).understand().problems;
    }
    let code = format!("```\n{}\n```\n", "{{#include ".repeat(6_000));
    let _problems = Project::read(&lesson(&code)).understand().problems;
}
