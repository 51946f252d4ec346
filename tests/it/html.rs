//! HTML in texts: what is kept, what becomes something else, and what is told of it.

use crate::project::{Project, check_html, check_lesson, check_problems, html, lesson};

const OTHER: &str = "=== content/foundations/b.md\n---\ntitle: B\n---\n## Why trust\n=== content/foundations/talk.jpg\n=== content/foundations/film.mp4\n=== content/deepening/c.md\n---\ntitle: C\n---\n[x](../foundations/film.mp4) ![y](../foundations/talk.jpg)\n";

/// What is said of a lesson beside another, and what is on its page.
#[track_caller]
fn check(text: &str, said: &str, shown: &str) {
    let site = lesson(text) + OTHER;
    let said: String = said.lines().map(|line| format!("content/foundations/a.md:{line}\n")).collect();
    check_problems(&site, &said);
    let outcome = Project::read(&site).outcome();
    let page = crate::project::prose(outcome.page("foundations/a.html"));
    assert_eq!(page, shown, "\nfrom\n{text}");
}

#[test]
fn what_is_kept_whole_is_not_told() {
    for text in [
        "Press <kbd>Enter</kbd>, H<sub>2</sub>O, x<sup>2</sup>, <b>b</b>, <i>i</i>, <em>e</em>, <strong>s</strong>, <mark>m</mark>, <small>s</small>.",
        "<p>A paragraph.</p>",
        "<P ALIGN=center>A<BR/>B</P>",
        "<p>One\n<p>Two",
        "<ul>\n<li>a\n<li>b\n</ul>",
        "<table><colgroup><col style=\"width: 3%\"></colgroup><tr><th colspan=2>a<td>b</table>",
        "<details>\n<summary>Answer</summary>\n\nForty-**two**.\n\n</details>",
        "<div dir=rtl lang=ar>\n\nx\n\n</div>",
        "a <time datetime=\"2026-01-01\">day</time>, <abbr title=\"x\">y</abbr>",
        "1 < 2, a<b, x <3, <- left",
        "a <!-- comment --> b\n\n<!-- another\n\none -->",
        "<https://example.org> <a@example.org>",
        "`<date>` and \\<date>\n\n    <date>",
        "> <blockquote>x</blockquote>",
        "<a href=\"https://example.org\" target=\"_blank\" rel=\"noopener\">x</a>",
    ] {
        check_lesson(text, "");
    }
}

#[test]
fn elements_go_on_over_markdown() {
    check(
        "<details>\n<summary>Answer</summary>\n\nForty-**two**.\n\n- a\n\n</details>\n\nLast.",
        "",
        "<details>\n<summary>Answer</summary>\n<p>Forty-<strong>two</strong>.</p>\n<ul>\n<li>a</li>\n</ul>\n</details>\n<p>Last.</p>",
    );
    check(
        "- a\n\n  <div lang=\"es\">\n\n  b\n\n- c\n\n  </div>",
        "6:3: raw-html: `<div>` is not closed where it can be, so it ends early\n12:3: raw-html: `</div>` closes nothing here, and is left out",
        "<ul>\n<li>\n<p>a</p>\n<div lang=\"es\">\n<p>b</p>\n</div></li>\n<li>\n<p>c</p>\n\n</li>\n</ul>",
    );
    let table = "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>";
    check(
        "<table>\n\nx\n\n</table>",
        "",
        &format!("{table}\n<tbody><tr><td>\n<p>x</p>\n</td></tr></tbody></table></div>"),
    );
    check(
        "<details>\n\nx\n\n## End",
        "4:1: raw-html: `<details>` is not closed where it can be, so it ends early",
        "<details>\n</details>\n<p>x</p>\n<h2 id=\"end\">End <a class=\"anchor\" href=\"#end\" aria-label=\"Link to “End”\">#</a></h2>",
    );
}

#[test]
fn links_in_html_are_links() {
    check("<a href=\"b.md\">x</a>", "", "<p><a href=\"b.html\">x</a></p>");
    check("<a href='b.md#why-trust'>x</a>", "", "<p><a href=\"b.html#why-trust\">x</a></p>");
    check("<p><a href=/deepening/c.md>x</a></p>", "", "<p><a href=\"../deepening/c.html\">x</a></p>");
    check(
        "<a href=\"mailto:a@example.org\">x</a>",
        "",
        "<p><a href=\"mailto:a@example.org\" data-address=\"a@example.org\">x</a></p>",
    );
    check(
        "<a href=\"film.mp4\" title=\"T &quot;\">x</a>",
        "",
        "<p><a href=\"film.mp4\" title=\"T &quot;\">x</a></p>",
    );
    let broken = |text: &str, said: &str| {
        let said: String = said.lines().map(|line| format!("content/foundations/a.md:{line}\n")).collect();
        check_problems(&(lesson(text) + OTHER), &said);
    };
    broken("<a href=\"no.md\">x</a>", "4:10: broken-link: there is no file `content/foundations/no.md`");
    broken(
        "<p>\n<a\nhref = no.html>x</a>",
        "6:8: broken-link: there is no file `content/foundations/no.html`",
    );
    broken(
        "> <div>\n> <a href=\"no.md\">x</a></div>",
        "5:12: broken-link: there is no file `content/foundations/no.md`",
    );
    broken(
        "<a href=\"b.md#why-trsut\">x</a>",
        "4:10: broken-anchor: there is no heading `#why-trsut` in `content/foundations/b.md`",
    );
    broken("<a href=\"../../../x\">x</a>", "4:10: broken-link: `../../../x` leads out of the curriculum");
    broken(
        "<a href=\"java&Tab;script:alert(1)\">x</a>",
        "4:10: unsafe-link: a link cannot begin with `javascript:`",
    );
    broken("<a href=' data:text/html,x'>x</a>", "4:10: unsafe-link: a link cannot begin with `data:`");
    broken(
        "::: tool <a href=\"no.md\">x</a>\n\ny\n\n:::",
        "4:10: broken-link: there is no file `content/foundations/no.md`",
    );
    broken(
        "<img src=\"no.png\" alt=\"x\">",
        "4:11: broken-link: there is no file `content/foundations/no.png`",
    );
    broken(
        "<img src=\"talk.jpg\">",
        "4:11: missing-alt: this picture has no words for those who cannot see it",
    );
    broken(
        "x <img src=\"https://example.org/a.png\" alt=\"x\">",
        "4:13: remote-image: the picture `https://example.org/a.png` is on another site, which would learn who reads this page",
    );
    // The place of a link is its address, which a fix replaces.
    let site = lesson("<a href=\"b.html\">x</a>") + OTHER;
    let understood = Project::read(&site).understand();
    let fix = understood.problems[0].fix.clone().expect("the file that was meant");
    assert_eq!(
        (&site[fix.span.range().start + lesson("").find("---").expect("a header")..][..6], &*fix.text),
        ("b.html", "b.md")
    );
}

#[test]
fn files_that_only_notes_lead_to_are_known_by_links_in_html_too() {
    let site = |address: &str| {
        let text = format!("<a href=\"{address}\">x</a>\n\n::: facilitator\n\n[y](film.mp4)\n\n:::");
        lesson(&text)
            + "=== content/foundations/b.md\n---\ntitle: B\n---\nx\n=== content/foundations/film.mp4\n"
    };
    let is_public =
        |address: &str| Project::read(&site(address)).outcome().pages.contains_key("foundations/film.mp4");
    assert!(is_public("film.mp4"));
    assert!(!is_public("b.md"));
}

#[test]
fn pictures_stay_pictures() {
    check(
        "<img src=\"talk.jpg\" alt=\"Two <talk>\" width=\"300\" height=200px style=\"x\">",
        "4:1: raw-html: `style` of `<img>` is left out",
        "<p><img src=\"talk.jpg\" alt=\"Two &lt;talk&gt;\" width=\"300\" loading=\"lazy\"></p>",
    );
    check(
        "a <a href=\"b.md\"><img src=\"talk.jpg\" alt=\"Two talk\"></a>",
        "",
        "<p>a <a href=\"b.html\"><img src=\"talk.jpg\" alt=\"Two talk\" loading=\"lazy\"></a></p>",
    );
    check_html(
        "<img src=\"https://example.org/a.png\" alt=\"x\">",
        &["<p><a href=\"https://example.org/a.png\">x</a></p>"],
    );
}

#[test]
fn what_shows_another_place_leaves_a_link() {
    let said = |name: &str| {
        format!("4:1: raw-html: `<{name}>` is left out, and a link to its address takes its place")
    };
    for (name, text, shown) in [
        (
            "iframe",
            "<iframe src=\"https://example.org/form\" title=\"The form\">old</iframe>",
            "<a href=\"https://example.org/form\">The form</a>",
        ),
        (
            "iframe",
            "<IFRAME SRC=//example.org/form>",
            "<a href=\"//example.org/form\">//example.org/form</a>",
        ),
        ("video", "<video src=\"film.mp4\" controls>\nold\n</video>", "<a href=\"film.mp4\">film.mp4</a>"),
        ("audio", "<audio src=\"film.mp4\"></audio>", "<a href=\"film.mp4\">film.mp4</a>"),
        (
            "object",
            "<object data=\"film.mp4\" type=\"x\">\nold</object>",
            "<a href=\"film.mp4\">film.mp4</a>",
        ),
        ("embed", "<embed src=\"film.mp4\">", "<a href=\"film.mp4\">film.mp4</a>"),
    ] {
        check(text, &said(name), &format!("<p>{shown} </p>"));
    }
    check(
        "<video controls><source src=\"film.mp4\"><track src=x>Old</video>",
        "4:17: raw-html: `<source>` is left out, and a link to its address takes its place",
        "<p><a href=\"film.mp4\">film.mp4</a> Old</p>",
    );
    check(
        "a <iframe src=\"https://example.org/\"></iframe> b",
        "4:3: raw-html: `<iframe>` is left out, and a link to its address takes its place",
        "<p>a <a href=\"https://example.org/\" class=\"said\">https://example.org/</a>  b</p>",
    );
    check_problems(
        &lesson("<iframe src=\"javascript:alert(1)\"></iframe>"),
        "content/foundations/a.md:4:1: raw-html: `<iframe>` is left out, and a link to its address takes its place\ncontent/foundations/a.md:4:14: unsafe-link: a link cannot begin with `javascript:`",
    );
}

#[test]
fn what_is_to_be_filled_in_stays() {
    check(
        "Come on <date>, and bring <number of people> chairs to <address>. <title>",
        "4:9: raw-html: `<date>` is no HTML, so readers see it as it is written here\n4:27: raw-html: `<number of people>` is no HTML, so readers see it as it is written here\n4:56: raw-html: `<address>` is no HTML, so readers see it as it is written here\n4:67: raw-html: `<title>` is no HTML, so readers see it as it is written here",
        "<p>Come on &lt;date&gt;, and bring &lt;number of people&gt; chairs to &lt;address&gt;. &lt;title&gt;</p>",
    );
    check(
        "<date>\n\n- <your name>",
        "4:1: raw-html: `<date>` is no HTML, so readers see it as it is written here\n6:3: raw-html: `<your name>` is no HTML, so readers see it as it is written here",
        "&lt;date&gt;\n<ul>\n<li>&lt;your name&gt;\n</li>\n</ul>",
    );
    // What the message says to write is silent, and looks the same.
    check("\\<date>\n\n- \\<your name>", "", "<p>&lt;date&gt;</p>\n<ul>\n<li>&lt;your name&gt;</li>\n</ul>");
    // What is closed is meant to be an element.
    check(
        "a <note>b</note> <Youtube id=\"x\"/>",
        "4:3: raw-html: `<note>` is left out; only the words in it stay\n4:18: raw-html: `<youtube>` is left out; only the words in it stay",
        "<p>a b </p>",
    );
}

#[test]
fn what_is_lost_is_told_once_a_place() {
    for (text, said) in [
        ("<center>a</center>", "4:1: raw-html: `<center>` is left out; only the words in it stay"),
        (
            "<font color=red>a</font> <font>b</font>",
            "4:1: raw-html: `<font>` is left out; only the words in it stay",
        ),
        ("<script>\n\nalert(1)\n\n</script>", "4:1: raw-html: `<script>` is left out, with everything in it"),
        (
            "<svg viewBox=\"0 0 1 1\">\n<path d=\"M0 0\"/>\n</svg>",
            "4:1: raw-html: `<svg>` is left out, with everything in it",
        ),
        (
            "a <p>b</p>",
            "4:3: raw-html: `<p>` is left out, because it is in the middle of a line; the words in it stay",
        ),
        ("<td>a</td>", "4:1: raw-html: `<td>` is left out, because no `<table>` is open here"),
        (
            "[a <a href=\"https://example.org\">b</a>](https://example.org)",
            "4:4: raw-html: a link cannot be inside another link; only the words of this one stay",
        ),
        (
            "<span id=\"here\"></span> x",
            "4:1: raw-html: `id` of `<span>` is left out, so nothing can link to this place",
        ),
        (
            "<a name=\"here\">x</a>",
            "4:1: raw-html: `name` of `<a>` is left out, so nothing can link to this place",
        ),
        ("<div>\n<p class=a>x\n<p class=b>y\n</div>", "5:1: raw-html: `class` of `<p>` is left out"),
        ("a <b>b\n\nc", "4:3: raw-html: `<b>` is not closed where it can be, so it ends early"),
        ("*a <b>b*</b>", "4:4: raw-html: `<b>` is not closed where it can be, so it ends early"),
        (
            "<!-- a --\n\n<!-- b -->",
            "4:1: raw-html: another comment begins inside this one, so everything up to there is hidden",
        ),
        ("a <?php x ?> b", "4:3: raw-html: `<?php x ?>` is left out"),
        ("<!DOCTYPE html>", "4:1: raw-html: `<!DOCTYPE html>` is left out"),
        (
            "<div>\n<p class=\"x\"",
            "4:1: raw-html: `<div>` is not closed where it can be, so it ends early\n5:1: raw-html: `<p class=\"x\"` has no `>`, so readers see it as it is written here",
        ),
        ("<table><tr><td>____</td></tr></table>", "4:16: raw-html: `____` in HTML is no place to write in"),
        (
            "::: tool <center>x</center>\n\ny\n\n:::",
            "4:10: raw-html: `<center>` is left out; only the words in it stay",
        ),
    ] {
        check_lesson(&format!("{text}\n\nWords."), said);
    }
}

#[test]
fn hostile_html_is_small() {
    let many = |piece: &str| piece.repeat(20_000 / piece.len());
    for piece in [
        "<div>",
        "<ul><li>",
        "<dl><dt><dd>",
        "<form><div>",
        "<b x1><p>",
        "<table><tr><td>",
        "<a href=b.md><p>",
        "<details>",
        "<blockquote><h2>",
        "<b>",
        "<svg>",
        "<date>",
        "<li>",
        "</p>",
        "<!---->",
        "<x-",
        "<i><table>",
        "<!",
        "<?",
    ] {
        for text in [
            many(piece),
            format!("<p>\n{}", many(piece)),
            format!("x {}", many(piece)),
            format!("<!-- {}", many(piece)),
        ] {
            let html = html(&text);
            assert!(html.len() < 8 * text.len() + 10_000, "{piece}: {} of {}", html.len(), text.len());
            crate::invariants::check_balance(&html, piece);
        }
    }
    let attributes: String = (0..2_000).map(|at| format!("a{at}=x ")).collect();
    assert_eq!(html(&format!("<p {attributes}>x</p>")), "<p>x</p>");
    let deep = "<div>".repeat(101);
    let problems = Project::read(&lesson(&deep)).outcome().problems;
    assert!(
        problems.contains(":4:501: deep-nesting: more than 100 elements of HTML are open here"),
        "{problems}"
    );
}
