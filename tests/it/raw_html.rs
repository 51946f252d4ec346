//! Text from strangers: whatever is written, nothing on a page can run.

use crate::project::{Project, check_html, check_lesson, html, lesson, words};

/// Attempts, each in its own paragraph, title, label or address.
const ATTEMPTS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\"",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\" java\tscript:alert(1)\">x</a>",
    "<a href=\"&#x6A;avascript:alert(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<b onclick=alert(1)>x</b>",
    "<b style=\"background:url(javascript:alert(1))\">x</b>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<object data=\"x\"></object><embed src=x>",
    "<form action=\"javascript:alert(1)\"><input autofocus onfocus=alert(1)><button formaction=\"javascript:alert(1)\">x</button></form>",
    "<style>*{background:url(https://evil.example)}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=//evil.example>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>",
    "<p\nonmouseover\n=\nalert(1)>x",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![\" onerror=\"alert(1)](x.png)",
    "![x](x.png \"\\\" onerror=\\\"alert(1)\")",
    "![x](x.png '\" onload=\"alert(1)')",
    "[x](x.md \"\\\"><script>alert(1)</script>\")",
    "<javascript:alert(1)>",
    "[x][r]\n\n[r]: javascript:alert(1) \"onclick=x\"",
    "```\"><script>alert(1)</script>\nx\n```",
    "## x {#\"onclick=alert(1) .\"onload=x onclick=alert(1)}",
    "## <script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "\"<script>alert(1)</script>: ____",
    "Name \" onfocus=\"alert(1): ____ {#\"onfocus=x}",
    "| \"onload=alert(1) |\n| --- |\n| ____ |",
    "- [ ] \" onclick=\"alert(1)",
    "- ( ) \" onclick=\"alert(1)",
    "x[^\"onload=a]\n\n[^\"onload=a]: <script>alert(1)</script>",
    "> x\n> — <script>alert(1)</script> <img src=x onerror=alert(1)>",
    "::: tool <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) {#x\"onclick=a}\n\nx\n\n:::",
    "::: tool \" onclick=\"alert(1)\n\nx\n\n:::",
    "::: map <svg onload=alert(1)>\n\nQuadrants: <script>alert(1)</script> · \"onclick=x\nRings: <img src=x onerror=alert(1)> · b\n\n| a |\n| --- |\n| b |\n\n:::",
    "::: steps\n\n1. **<script>alert(1)</script>** <img src=x onerror=alert(1)>\n\n:::",
    "::: agenda\n\n1. <img src=x onerror=alert(1)> at 12:00 (5 min)\n\n:::",
];

/// All tags of a page that could run something.
fn dangers(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let data = "<script type=\"application/ld+json\">";
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        rest = &rest[open..];
        if let Some(inside) = rest.strip_prefix(data) {
            let end = inside.find("</script>").expect("the data ends");
            assert!(!inside[..end].contains('<'), "{inside}");
            rest = &inside[end + 1..];
            continue;
        }
        let (tag, attributes, end) = tag(rest);
        if matches!(
            tag.as_str(),
            "script" | "iframe" | "object" | "embed" | "form" | "base" | "style" | "foreignobject"
        ) && attributes != ["/"]
        {
            found.push(rest[..end].to_owned());
        }
        for attribute in attributes {
            let folded: String = attribute
                .to_lowercase()
                .chars()
                .filter(|letter| !letter.is_whitespace() && !letter.is_control())
                .collect();
            let (name, value) = folded.split_once('=').unwrap_or((&folded, ""));
            let value = value
                .trim_matches(['"', '\''])
                .replace("&#106;", "j")
                .replace("&#x6a;", "j")
                .replace("&amp;", "&");
            let address = matches!(
                name,
                "href" | "src" | "xlink:href" | "action" | "formaction" | "content" | "srcdoc" | "data"
            );
            let unsafe_address = value.contains("javascript:")
                || value.contains("vbscript:")
                || (value.contains("data:") && !page.contains("page--not-found"));
            if name.starts_with("on")
                || name == "style"
                || name == "srcdoc"
                || (address && unsafe_address && name != "content")
            {
                found.push(rest[..end].to_owned());
            }
        }
        rest = &rest[end.max(1)..];
    }
    found
}

/// The name, attributes and length of a tag, quotes understood.
fn tag(text: &str) -> (String, Vec<String>, usize) {
    let (mut parts, mut part, mut quote) = (Vec::new(), String::new(), None);
    for (at, letter) in text.char_indices().skip(1) {
        match (quote, letter) {
            (None, '>') => {
                parts.push(part);
                let name = parts.remove(0).to_lowercase();
                parts.retain(|part| !part.is_empty());
                return (name.trim_start_matches('/').to_owned(), parts, at + 1);
            }
            (None, '"' | '\'') => {
                quote = Some(letter);
                part.push(letter);
            }
            (None, ' ' | '\n' | '\t' | '/') => parts.push(std::mem::take(&mut part)),
            (Some(open), _) if open == letter => {
                quote = None;
                part.push(letter);
            }
            _ => part.push(letter),
        }
    }
    (String::new(), Vec::new(), text.len())
}

#[track_caller]
fn check_nothing_runs(project: &str) {
    let outcome = Project::read(project).outcome();
    for (path, page) in
        outcome.pages.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"))
    {
        assert_eq!(
            dangers(&without_own_script(&without_own_style(path, page))),
            Vec::<String>::new(),
            "{path} from\n{project}"
        );
    }
}

/// The page for missing addresses carries one style of the theme, which its policy allows by hash.
fn without_own_style(path: &str, page: &str) -> String {
    let cut = page.split_once("<style>").zip(page.split_once("</style>")).filter(|_| path == "404.html");
    cut.map_or_else(|| page.to_owned(), |((before, _), (_, after))| format!("{before}{after}"))
}

/// Pages load the theme's scripts for what is on them, and pages with fields hold its icon, in these forms and no other.
fn without_own_script(page: &str) -> String {
    const ICON: &str = "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,";
    const END: &str = ".js\" defer></script>";
    // The tools of a sheet ask in a dialog, whose form is sent nowhere; and the form that searches has no address either.
    let page = page.replace("<form method=\"dialog\">", "");
    let page = page.replace("<form class=\"search-form\" id=\"search-form\" role=\"search\">", "");
    // The one line that forgets answers, to the letter: the policy allows it by its hash.
    let page = page
        .replace(concat!("<script>", include_str!("../../themes/default/inline/forget.js"), "</script>"), "");
    let page = match page.split_once(ICON) {
        Some((before, rest)) => {
            format!("{before}{}", rest.split_once("\">").expect("the icon's element ends").1)
        }
        None => page.to_owned(),
    };
    ["assets/sheet.", "assets/timer.", "assets/slides.", "assets/reference.", "assets/search."]
        .into_iter()
        .fold(page, |page, script| {
            let starts = |rest: &str| rest.trim_start_matches("../").starts_with(script);
            match page.split_once("\n<script src=\"") {
                Some((before, rest)) if starts(rest) => {
                    let after = rest.split_once(END).expect("the script's element ends").1;
                    format!("{before}{after}")
                }
                _ => page,
            }
        })
}

#[test]
fn the_test_itself_sees_what_runs() {
    for page in [
        "<script>x</script>",
        "<p onclick='x'>",
        "<a href=\"java\nscript:x\">",
        "<img src=x onerror=x>",
        "<svg/onload=x>",
        "<b style=x>",
    ] {
        assert_eq!(dangers(page).len(), 1, "{page}");
    }
    for page in [
        "<p title=\"<script>\">onclick=x javascript:x</p>",
        "<script type=\"application/ld+json\">{}</script>",
    ] {
        assert_eq!(dangers(page), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn nothing_in_a_text_runs() {
    for attempt in ATTEMPTS {
        check_nothing_runs(&lesson(attempt));
    }
    // All of them together, in a worksheet, a glossary and agreements, shown elsewhere and printed.
    let all = ATTEMPTS.join("\n\n");
    let files = ["worksheets/w.md", "glossary.md", "index.md", "reference/r.md", "sessions/s.md", "about.md"];
    let site: String = files
        .iter()
        .map(|file| format!("=== content/{file}\n---\ntitle: T\n---\n{all}\n\n## Term\n\n{all}\n"))
        .collect();
    check_nothing_runs(&format!("=== site.toml\ntitle = \"F\"\nglossary = \"auto\"\n{site}"));
}

#[test]
fn nothing_in_titles_and_names_runs() {
    for words in [
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "\\\" onload=\\\"alert(1)",
        "</script><script>alert(1)</script>",
        "<!--",
        "]]>",
    ] {
        let site = format!(
            "=== site.toml\ntitle = \"{words}\"\nsummary = \"{words}\"\nbase_url = \"https://example.org/\"\n=== content/foundations/a.md\n---\ntitle: \"{words}\"\nsummary: \"{words}\"\n---\nx\n=== content/glossary.md\n---\ntitle: \"{words}\"\n---\n## {words}\n\nx\n"
        );
        check_nothing_runs(&site);
    }
    check_nothing_runs(
        "=== content/foundations/\"onload=alert(1) .md\n---\ntitle: A\n---\n[x](<%22onload=alert(1) .md>)\n",
    );
    check_nothing_runs(
        "=== content/foundations/<script>.md\n---\ntitle: A\n---\nx\n=== content/<img src=x onerror=alert(1)>/a.md\n---\ntitle: A\n---\nx\n",
    );
}

#[test]
fn safe_html_stays() {
    check_html(
        "H<sub>2</sub>O, <kbd>Ctrl</kbd>, <abbr title=\"x\">y</abbr>, a<br>b",
        &["H<sub>2</sub>O", "<kbd>Ctrl</kbd>", "<abbr title=\"x\">y</abbr>", "a<br>b"],
    );
    check_html("<div lang=\"es\">\n<p>Hola</p>\n</div>\n", &["<div lang=\"es\">\n<p>Hola</p>\n</div>"]);
    check_lesson("a <u>b</u>\n\n<div>\nx\n</div>\n", "");
    check_lesson(
        "<table>\n<tr><td>x</td></tr>\n</table>\n\nx </b>\n",
        "8:3: raw-html: `</b>` closes nothing here, and is left out",
    );
    check_lesson("x </b>\n", "4:3: raw-html: `</b>` closes nothing here, and is left out");
    check_lesson("<div class=\"a\">\n\nx\n\n</div>\n", "4:1: raw-html: `class` of `<div>` is left out");
    check_lesson("<!-- a comment -->\n\na <!-- b --> c\n", "");
    assert_eq!(words(&html("a <!-- b --> c\n\n<script>x</script>\n\nd <iframe>x</iframe> e")), "a c\nd x e");
}

#[test]
fn what_is_left_open_is_closed() {
    for text in [
        "a <b>b\n\nc",
        "## a <b>b\n\nc",
        "::: tool <b>x\n\ny\n\n:::\n\nc",
        "- <b>a\n- b\n\nc",
        "| <b>a |\n| --- |\n| <u>b |\n\nc",
        "> <b>a\n> — <u>b\n\nc",
        "::: steps\n\n1. **a** <b>b\n\n:::\n\nc",
        "a </b></div></main> b\n\nc",
        "a <div> b\n\nc",
        "<div>\n\nb\n\n</main>\n\nc",
        "a <h2> <table> <td> <p> b\n\nc",
    ] {
        let html = html(text);
        crate::invariants::check_balance(&html, text);
        assert!(html.ends_with("<p>c</p>"), "{text}: {html}");
    }
}

#[test]
fn a_new_line_in_a_cell_is_no_html() {
    crate::project::check_lesson("| A |\n| --- |\n| one<br>two<br/>three<br />four |", "");
    check_lesson("one<br>two", "");
    check_lesson("| A |\n| --- |\n| <br onclick=x> |", "6:3: raw-html: `onclick` of `<br>` is left out");
}

#[test]
fn what_no_page_may_have_is_made_sound() {
    for (text, expected) in [
        ("<img src=\"x.png\" alt=\"A <b> & 'b'\">", "A &lt;b&gt; &amp; 'b'"),
        ("See <img alt=\"the map\" src=x.png> here.", "<p>See the map here.</p>"),
        (
            "<a href=\"https://example.org/\"><img alt=\"A <script>\"></a>",
            "<p><a href=\"https://example.org/\">A &lt;script&gt;</a></p>",
        ),
        ("a <a href=\"https://example.org/\"><img src=\"x.png\"> </a>b", "<p>a  b</p>"),
        ("<div><a href=\"https://example.org/\"><img src=\"x.png\"></a>b</div>", "<div>b</div>"),
        ("<table><tr><td><li>a</li><li>b</li></td></tr></table>", "<td><div>a</div><div>b</div></td>"),
        (
            "<dl><dt>a</dt><dd><ul><li>b</li></ul></dd></dl>",
            "<dl><dt>a</dt><dd><ul><li>b</li></ul></dd></dl>",
        ),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a</dt><dd>b</dd></div></dl>"),
        ("<div><dd>a<br>b</dd></div>", "<div><div>a<br>b</div></div>"),
    ] {
        check_html(&format!("{text}\n"), &[expected]);
    }
}
