//! Whatever HTML somebody writes, a browser reads from the page what was written there, and nothing in it is active.

use crate::project::{Project, html, prose};
use crate::properties::runner;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

/// Pieces that confuse those who read HTML with rules of their own.
const PIECES: &[&str] = &[
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"b.md\">",
    "<a href=\"https://example.org/?a=1&b='\">",
    "</a>",
    "<a href=\"javascript:alert(1)\">",
    "<a href=\"java&Tab;script:alert(1)\">",
    "<a href=data:text/html,x>",
    "<a name=x>",
    "<p>",
    "</p>",
    "<p x1>",
    "<b x2>",
    "<div>",
    "</div>",
    "<div lang=\"e&quot;s\" dir=rtl>",
    "<ul>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dd>",
    "</dl>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td colspan=2 rowspan=99999>",
    "<th>",
    "<thead>",
    "<tbody>",
    "</tbody>",
    "<tfoot>",
    "<caption>",
    "</caption>",
    "<colgroup>",
    "<col>",
    "<h2>",
    "</h2>",
    "<h3>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<details open>",
    "<summary>",
    "</summary>",
    "</details>",
    "<hr>",
    "<br>",
    "</br>",
    "<wbr>",
    "<img src=x onerror=alert(1)>",
    "<img src=x alt=\"<script>\">",
    "<svg>",
    "</svg>",
    "<svg onload=alert(1)>",
    "<math>",
    "</math>",
    "<mtext>",
    "<mglyph>",
    "<annotation-xml encoding=\"text/html\">",
    "<foreignObject>",
    "<desc>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<script>alert(1)</script>",
    "<template>",
    "</template>",
    "<noscript>",
    "</noscript>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "<xmp>",
    "</xmp>",
    "<plaintext>",
    "<noembed>",
    "</noembed>",
    "<noframes>",
    "<iframe src=\"https://example.org\">",
    "</iframe>",
    "<iframe srcdoc=\"<script>x</script>\">",
    "<object data=\"javascript:x\">",
    "</object>",
    "<embed src=x>",
    "<video src=x>",
    "<source src=x>",
    "</video>",
    "<select>",
    "<option>",
    "</select>",
    "<button>",
    "<form>",
    "</form>",
    "<form action=javascript:x>",
    "<input onfocus=x autofocus>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=\"0;url=x\">",
    "<link rel=stylesheet href=x>",
    "<body onload=x>",
    "</body>",
    "<html>",
    "<head>",
    "<frameset>",
    "<marquee>",
    "<applet>",
    "<ruby><rt>",
    "<nobr>",
    "<font size=1>",
    "</font>",
    "<span style=\"x\" onclick=x>",
    "</span>",
    "<sup>",
    "</sup>",
    "<q>",
    "<bdo dir=rtl>",
    "<abbr title=\"<b>\">",
    "</abbr>",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<!-- x -->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "?>",
    "<!DOCTYPE html>",
    "<!x",
    "</",
    "<",
    ">",
    "&lt;script&gt;",
    "&amp;lt;",
    "&#x3c;b&#62;",
    "&nbsp;",
    "&#0;",
    "&#xfdd0;",
    "\"",
    "'",
    "/",
    "=",
    "<b",
    "<a href=\"",
    "<p title='",
    "words",
    " ",
    "\n",
    "\n\n",
    "**",
    "*",
    "`",
    "[x](b.md)",
    "![x](y.png)",
    "- ",
    "> ",
    "| a |\n| --- |\n| ",
    " |",
    "# ",
    "\u{1}",
    "é",
];

/// What may be on a page of one lesson: what is kept, and what Markdown makes.
const ELEMENTS: &str = " a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr ";

const ATTRIBUTES: &str = " alt aria-label class colspan dir height href id lang loading open reversed role rowspan scope src start tabindex title value width ";

const VOID: &str = " br hr img wbr ";

fn is_in(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// The elements of a page as a browser sees them, each with its beginning and its end.
fn seen(html: &str) -> Vec<String> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    let mut found = Vec::new();
    // The fragment is in an element of its own.
    for root in dom.document.children.borrow().iter() {
        for node in root.children.borrow().iter() {
            walk(node, &mut found);
        }
    }
    found
}

fn walk(node: &Handle, found: &mut Vec<String>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            assert_eq!(name.ns, ns!(html), "{name:?}");
            let name = name.local.to_string();
            assert!(is_in(ELEMENTS, &name), "<{name}>");
            for attribute in attrs.borrow().iter() {
                let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
                assert!(is_in(ATTRIBUTES, &key), "{key}={value} of <{name}>");
                let folded: String =
                    value.chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).collect();
                let is_safe = !matches!(key.as_str(), "href" | "src")
                    || !["javascript:", "data:", "vbscript:"]
                        .iter()
                        .any(|scheme| folded.to_lowercase().starts_with(scheme));
                assert!(is_safe, "{key}={value} of <{name}>");
            }
            found.push(format!("<{name}>"));
            for child in node.children.borrow().iter() {
                walk(child, found);
            }
            if !is_in(VOID, &name) {
                found.push(format!("</{name}>"));
            }
        }
        NodeData::Text { .. } => {}
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. } => panic!("{:?}", node.data),
    }
}

/// The tags of a page as they are written.
fn written(html: &str) -> Vec<String> {
    let tag = |rest: &str| {
        let end = rest.find([' ', '>', '\n']).expect("a tag ends");
        format!("<{}>", &rest[..end])
    };
    html.split('<').skip(1).map(tag).collect()
}

#[track_caller]
fn check(text: &str) {
    let html = html(text);
    assert_eq!(seen(&html), written(&html), "\n{html}\nfrom\n{text}");
}

#[test]
fn a_browser_reads_what_was_written() {
    for text in [
        "<table><div>x</table>",
        "<table>x<tr>y<td>z",
        "<p><table><tr><td><p>a</table>b",
        "<b><p>a</b>b</p>c",
        "<a href=b.md><div><a href=b.md>x</a></div></a>",
        "<h2><h3>x</h3></h2>",
        "<ul>x<li>y<ul><li>z</ul>w",
        "<dl>x<dt>y<div><dd>z",
        "<pre><p>x</pre>y",
        "<details>x<summary>y</summary><summary>z",
        "<table><caption><table><tr><td>x</table></caption><tr><li>y",
        "<svg><style><!--</style><img src=x onerror=alert(1)>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<p>x\n\n<table>\n\n- a\n\n<tr>\n\n# b\n\n</table>",
        "a *<b>c* d</b> **<i>e</i>** <b>*f</b>*",
        "- [ ] <b>a\n- b</b>",
        "<li>a<li>b",
        "<dd>a<dt>b",
    ] {
        check(text);
    }
}

/// Many texts in one project, because the parts that all pages share take the longest.
#[test]
fn random_html_is_read_as_it_was_written() {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 1..40);
    let text = (prop_oneof![Just(""), Just("<div>\n"), Just("x "), Just("- ")], pieces)
        .prop_map(|(start, pieces)| start.to_owned() + &pieces.concat());
    let texts = proptest::collection::vec(text, 40);
    let result = runner(8).run(&texts, |texts| {
        let lessons = texts.iter().enumerate();
        let lessons = lessons.map(|(at, text)| {
            format!("=== content/foundations/a{at}.md\n---\ntitle: A\n---\n{}\n", text.replace("===", ""))
        });
        let outcome = Project::read(&lessons.collect::<String>()).outcome();
        for (at, text) in texts.iter().enumerate() {
            let html = prose(outcome.page(&format!("foundations/a{at}.html")));
            prop_assert_eq!(seen(html), written(html), "\n{}\nfrom\n{}", html, text);
            crate::invariants::check_balance(html, text);
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
