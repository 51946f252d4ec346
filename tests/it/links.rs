//! Links and pictures: where they lead on the site, and what is said of those that lead nowhere.

use crate::project::{Project, check_html, check_lesson, check_problems, html, lesson};

const OTHER: &str = "=== content/deepening/b.md\n---\ntitle: B\n---\n[x](../foundations/talk.jpg)\n\n## Why trust\n\n::: tool Ask {#ask}\n\nx\n\n:::\n\n::: steps\n\n1. **First step.** x\n\n:::\n";

#[track_caller]
pub fn check(text: &str, expected: &str) {
    let expected: String =
        expected.lines().map(|line| format!("content/foundations/a.md:{line}\n")).collect();
    check_problems(&(lesson(text) + OTHER + "=== content/foundations/talk.jpg\n"), &expected);
}

#[test]
fn good_links() {
    for link in [
        "[b](../deepening/b.md)",
        "[b](../deepening/b.md#why-trust)",
        "[b](../deepening/b.md#ask)",
        "[b](../deepening/b.md#first-step)",
        "[b](/deepening/b.md)",
        "[b](<../deepening/b.md>)",
        "[b][r]\n\n[r]: ../deepening/b.md",
        "[here](#part)\n\n## Part",
        "![Two talk](talk.jpg)",
        "[picture](talk.jpg)",
        "<https://example.org>",
        "[x](https://example.org/a?b=c#d)",
        "[x](mailto:a@example.org)",
        "<a@example.org>",
        "[x](tel:+123)",
    ] {
        check(link, "");
    }
}

#[test]
fn broken_links() {
    check("[b](../deepening/c.md)", "4:5: broken-link: there is no file `content/deepening/c.md`");
    check("[b](b.html)", "4:5: broken-link: there is no file `content/foundations/b.html`");
    check("[b](../../../x.md)", "4:5: broken-link: `../../../x.md` leads out of the curriculum");
    check(
        "[b](../deepening/B.md)",
        "4:5: link-case: `../deepening/B.md` differs from the file's name `content/deepening/b.md` in capital letters",
    );
    check(
        "[b](../deepening/b.md#why-trsut)",
        "4:5: broken-anchor: there is no heading `#why-trsut` in `content/deepening/b.md`",
    );
    check("[b](#none)", "4:5: broken-anchor: there is no heading `#none` in `content/foundations/a.md`");
    check(
        "::: tool [x](no.md)\n\ny\n\n:::",
        "4:10: broken-link: there is no file `content/foundations/no.md`",
    );
    check("![](talk.jpg)", "4:5: missing-alt: this picture has no words for those who cannot see it");
    check("![x](no.jpg)", "4:6: broken-link: there is no file `content/foundations/no.jpg`");
    check("Text [^1]\n\n[^1]: [b](no.md)", "6:11: broken-link: there is no file `content/foundations/no.md`");
    check("| a |\n| --- |\n| [b](no.md) |", "6:7: broken-link: there is no file `content/foundations/no.md`");
}

#[test]
fn unsafe_and_remote() {
    for scheme in ["javascript", "data", "vbscript", "JaVaScRiPt", "file"] {
        check(
            &format!("[x]({scheme}:alert)"),
            &format!("4:5: unsafe-link: a link cannot begin with `{}:`", scheme.to_lowercase()),
        );
    }
    check(
        "![x](https://example.org/x.jpg)",
        "4:6: remote-image: the picture `https://example.org/x.jpg` is on another site, which would learn who reads this page",
    );
    check_html("![A talk](https://example.org/x.jpg)", &["<a href=\"https://example.org/x.jpg\">A talk</a>"]);
}

#[test]
fn drafts_and_files() {
    let draft = "=== content/foundations/d.md\n---\ntitle: D\ndraft: true\n---\nx\n";
    let understood = Project::read(&(lesson("[d](d.md)") + draft)).outcome();
    // The stub of the front matter does not know drafts; the real one does.
    if !understood.problems.is_empty() {
        assert_eq!(
            understood.problems,
            "content/foundations/a.md:4:5: draft-link: `d.md` is a draft and is not published\n"
        );
        assert!(!understood.pages.contains_key("foundations/d.html"));
    }
    check_problems(
        &(lesson("[x](tool.exe)") + "=== content/foundations/tool.exe\n"),
        "content/foundations/a.md:4:5: broken-link: the file `tool.exe` is of a kind that is not published\n\
         content/foundations/tool.exe: unknown-file: a file of the kind `exe` is not published",
    );
    assert!(!html("[x](tool.exe)").contains("href=\"tool"));
}

#[test]
fn written_links_are_relative_to_the_page() {
    let outcome = Project::read(&(lesson("[b](../deepening/b.md#ask) ![Two talk](talk.jpg) [Odd](<odd & name.md>)") + OTHER + "=== content/foundations/talk.jpg\n=== content/foundations/odd & name.md\n---\ntitle: O\n---\nx\n")).outcome();
    let page = outcome.page("foundations/a.html");
    for piece in [
        "href=\"../deepening/b.html#ask\"",
        "src=\"talk.jpg\"",
        "alt=\"Two talk\"",
        "href=\"odd%20%26%20name.html\"",
    ] {
        assert!(page.contains(piece), "{piece} in {page}");
    }
    // On a print page the same link stays on the page, where its target stands too.
    assert!(outcome.page("print/all.html").contains("href=\"#deepening-b--ask\""));
    assert!(outcome.page("print/foundations.html").contains("href=\"../deepening/b.html#ask\""));
}

#[test]
fn mail_and_text() {
    check_html(
        "<a@example.org> and <https://example.org/?a=b&c>",
        &["href=\"mailto:a@example.org\">a@example.org</a>", "href=\"https://example.org/?a=b&amp;c\""],
    );
    check_html("![A talk](talk.jpg \"In the *hall*\")\n", &["A talk"]);
    check_lesson("[a](a.md \"A title\")", "");
}

#[test]
fn no_participant_link_leads_to_facilitator_words() {
    check_lesson(
        "[x](#hidden)\n\n::: facilitator\n\n## Hidden\n\n[y](#hidden)\n\n:::\n",
        "4:5: broken-anchor: `#hidden` in `content/foundations/a.md` is for facilitators only",
    );
}

#[test]
fn no_link_inside_a_link() {
    for (text, expected) in [
        (
            "[![A talk](https://example.org/x.jpg)](https://example.org/talk)",
            "<p><a href=\"https://example.org/talk\">A talk</a></p>",
        ),
        (
            "<a href=\"https://example.org/\">![A](https://example.org/x.jpg) [b](b.md)</a> ![C](https://example.org/c.jpg)",
            "<p><a href=\"https://example.org/\">A b</a> <a href=\"https://example.org/c.jpg\">C</a></p>",
        ),
        (
            "[a <a href=\"https://example.org/\">b</a> c](https://example.org/d)",
            "<p><a href=\"https://example.org/d\">a b c</a></p>",
        ),
        (
            "<a href=\"https://example.org/d\">a[^1]</a>\n\n[^1]: n\n",
            "<a href=\"https://example.org/d\">a<sup class=\"footnote-ref\" id=\"note-ref--1\">1</sup></a>",
        ),
        (
            "<a name=\"top\">See [b](https://example.org/b) <a name=\"x\"></a>here",
            "<p>See <a href=\"https://example.org/b\">b</a> here</p>",
        ),
        (
            "[a](javascript:x) ![C](https://example.org/c.jpg)",
            "<p>a <a href=\"https://example.org/c.jpg\">C</a></p>",
        ),
    ] {
        check_html(&format!("{text}\n"), &[expected]);
    }
}

#[test]
fn signs_that_no_address_holds() {
    for (address, expected) in [
        ("https://docs.example.org/a/^1", "https://docs.example.org/a/%5E1"),
        ("https://example.org/#/#room:example.org", "https://example.org/#/%23room:example.org"),
        ("https://example.org/{a}|b#c%23", "https://example.org/%7Ba%7D%7Cb#c%23"),
        ("<https://example.org/a b>", "https://example.org/a%20b"),
    ] {
        check_html(&format!("[x]({address})\n"), &[&format!("<a href=\"{expected}\">x</a>")]);
        check_html(&format!("![x]({address})\n"), &[&format!("<a href=\"{expected}\">x</a>")]);
    }
}

#[test]
fn headings_by_their_addresses_on_code_hosts() {
    let text = "## What & why\n\n## Node.js (v2)\n\n## Do/don't\n\n## Again\n\n## Again\n\n## Ça va_bien\n\n";
    for (address, id) in [
        ("what--why", "what-why"),
        ("what-why", "what-why"),
        ("nodejs-v2", "node-js-v2"),
        ("dodont", "do-dont"),
        ("again-1", "again-2"),
        ("ça-va_bien", "ça-va-bien"),
    ] {
        let link = format!("{text}[x](#{address}) [x](a.md#{address})\n");
        check_lesson(&link, "");
        let id = id.replace('ç', "%C3%A7");
        check_html(&link, &[&format!("<a href=\"#{id}\">x</a> <a href=\"#{id}\">x</a>")]);
    }
    check_lesson(
        &format!("{text}[x](#again-2-1)\n"),
        "16:5: broken-anchor: there is no heading `#again-2-1` in `content/foundations/a.md`",
    );
    let other = "=== content/foundations/b.md\n---\ntitle: B\nrelated: [\"a.md#what--why\"]\n---\n[x](a.md#what--why)\n";
    let page = Project::read(&(lesson(text) + other)).page("foundations/b.html");
    assert_eq!(page.matches("a.html#what-why\"").count(), 2, "{page}");
}
