//! Drawings of contributors (SVG): what runs or leads elsewhere is told and never published, and what other programs
//! write beside the picture is left out without a word.

use crate::project::{LESSON, Project};
use fieldbook::media;
use fieldbook::path::SourcePath;
use fieldbook::source::Source;

const START: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                     xmlns:h=\"http://www.w3.org/1999/xhtml\" xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\">";

fn drawing(text: &str) -> media::Drawing {
    media::drawing(&Source::new(SourcePath::new("content/a.svg"), text))
}

fn inside(text: &str) -> media::Drawing {
    drawing(&format!("{START}{text}</svg>"))
}

fn said(drawing: &media::Drawing) -> String {
    let lines =
        drawing.problems.iter().map(|problem| format!("{}: {}", problem.rule.row().name, problem.message));
    lines.collect::<Vec<_>>().join("\n")
}

/// Words that no published drawing may hold, whatever was in the file.
fn check_harmless(text: &str) {
    let folded = text.to_ascii_lowercase();
    for sign in [
        "script",
        "evil",
        "onload",
        "onclick",
        "onbegin",
        "<!",
        "<?",
        "@import",
        "foreignobject",
        "xhtml",
        "\\",
    ] {
        assert!(!folded.contains(sign), "{sign} in\n{text}");
    }
}

#[test]
fn what_runs_or_leads_elsewhere_is_an_error_and_gone() {
    for (part, expected) in [
        ("<script>evil()</script>", "a program: `<script`"),
        ("<script xlink:href='https://evil.example/x.js'/>", "a program: `<script`"),
        ("<SCRIPT>evil()</SCRIPT>", ""),
        ("<h:script>evil()</h:script>", "a program: `<h:script`"),
        ("<g><x:script xmlns:x='http://www.w3.org/2000/svg'>evil()</x:script></g>", "a program: `<x:script`"),
        ("<handler type='application/ecmascript'>evil()</handler>", "a program: `<handler`"),
        ("<ev:listener xmlns:ev='http://www.w3.org/2001/xml-events'/>", "a program: `<ev:listener`"),
        ("<rect onclick='evil()'/>", "a program: `onclick`"),
        ("<rect ONCLICK='evil()'/>", "a program: `ONCLICK`"),
        ("<g\nonload = 'evil()'/>", "a program: `onload`"),
        ("<animate onbegin='evil()' attributeName='x'/>", "a program: `onbegin`"),
        ("<a href='javascript:evil()'><text>Go</text></a>", "a program: `javascript:evil()`"),
        ("<a xlink:href=' java&#10;script:evil()'/>", "a program: `java script:evil()`"),
        ("<a href='JAVA&#115;CRIPT:evil()'/>", "a program: `JAVAsCRIPT:evil()`"),
        ("<a href='data:text/html;base64,PHNjcmlwdD4='/>", "a program: `data:text/html"),
        ("<a><set attributeName='href' to='javascript:evil()'/></a>", "a program: `href`"),
        (
            "<a><animate attributeName='xlink:href' values='javascript:evil()'/></a>",
            "a program: `xlink:href`",
        ),
        ("<set attributeName='onclick' to='evil()'/>", "a program: `onclick`"),
        ("<set attributeName='style' to='fill:url(https://evil.example/)'/>", ""),
        ("<set attributeName='fill' to='url(https://evil.example/#a)'/>", "from elsewhere: `to=\"url(https"),
        ("<animate attributeName='fill' values='red;url(//evil.example)'/>", "from elsewhere"),
        ("<use href='https://evil.example/a.svg#b'/>", "from elsewhere: `https://evil.example/a.svg#b`"),
        ("<use xlink:href='b.svg#evil'/>", "from elsewhere: `b.svg#evil`"),
        ("<use href='data:image/svg+xml;base64,PHN2Zy8+#evil'/>", "a program: `data:image"),
        ("<use href='data:image/svg+xml,&lt;svg onload=\"evil()\"/>#a'/>", "a program: `data:image"),
        ("<image href='https://evil.example/p.png'/>", "from elsewhere: `https://evil.example/p.png`"),
        ("<image xlink:href='//evil.example/p.png'/>", "from elsewhere: `//evil.example/p.png`"),
        ("<image href='evil.png'/>", "from elsewhere: `evil.png`"),
        ("<image href='data:text/html,evil'/>", "a program: `data:text/html,evil`"),
        ("<image href='data:image/png,evil'/>", "a program: `data:image/png,evil`"),
        ("<feImage href='https://evil.example/p.png'/>", "from elsewhere"),
        ("<linearGradient xlink:href='https://evil.example/a.svg#b'/>", "from elsewhere"),
        ("<textPath href='https://evil.example/a.svg#b'/>", "from elsewhere"),
        ("<rect fill='url(https://evil.example/a.svg#b)'/>", "from elsewhere: `fill=\"url(https"),
        ("<rect fill='URL( \"//evil.example\" )'/>", "from elsewhere"),
        ("<rect filter='url(evil.svg#f)'/>", "from elsewhere"),
        ("<rect cursor='url(https://evil.example/c.cur), auto'/>", "from elsewhere"),
        ("<rect mask='u&#114;l(https://evil.example)'/>", "from elsewhere"),
        (r"<rect fill='\75rl(https://evil.example)'/>", "may load something: `fill="),
        (r"<rect style='fill:\75 rl(https://evil.example)'/>", "may load something: `style="),
        ("<rect style='background:url(https://evil.example/b)'/>", "from elsewhere"),
        ("<rect style='width:expression(evil())'/>", "may load something"),
        ("<rect style='background:image-set(\"https://evil.example/b\" 1x)'/>", "may load something"),
        ("<rect style='-moz-binding:url(https://evil.example/b#c)'/>", "from elsewhere"),
        ("<rect style='fill:/*'/><rect style='*/url(https://evil.example)'/>", "from elsewhere"),
        ("<rect style=\"fill:'a/*';stroke:url(//evil.example);x:'*/'\"/>", "from elsewhere"),
        ("<style>@import url(https://evil.example/a.css);</style>", "from elsewhere: `@import`"),
        ("<style>@IMPORT 'https://evil.example/a.css';</style>", "from elsewhere: `@IMPORT`"),
        (r"<style>@\69mport 'https://evil.example/a.css';</style>", "may load something"),
        (r"<style>@im\port 'https://evil.example/a.css';</style>", "may load something"),
        (
            "<style><![CDATA[a{fill:url(https://evil.example)}]]></style>",
            "from elsewhere: `https://evil.example`",
        ),
        ("<style>a{fill:ur<!-- -->l(https://evil.example)}</style>", "from elsewhere"),
        ("<style>a{b:'\n url(//evil.example) '}</style>", "from elsewhere"),
        ("<style>a{b:'&#13; url(//evil.example) '}</style>", "may load something"),
        ("<style>a{b:'\\&#13;\n' url(//evil.example) '}</style>", "may load something"),
        ("<rect style=\"a:'&#13;;fill:url(//evil.example);'\"/>", "may load something"),
        ("<style>/* \" */ a{fill:url(https://evil.example)} /* \" */</style>", "from elsewhere"),
        ("<style>a{content:'\\'';fill:url(https://evil.example)}</style>", "from elsewhere"),
        ("<style>@font-face{src:url(https://evil.example/f.woff2)}</style>", "from elsewhere"),
        ("<style>a{background:url(data:image/svg+xml;base64,PHN2Zy8+)} evil</style>", "from elsewhere"),
        ("<style>a{background:src('https://evil.example')}</style>", "may load something: `src(`"),
        ("<style>@document url(https://evil.example){}</style>", "may load something: `@document`"),
        ("<h:form action='https://evil.example/'><h:input/></h:form>", "a program: `<h:form`"),
        ("<h:meta http-equiv='refresh' content='0;url=https://evil.example'/>", "a program: `<h:meta`"),
        ("<h:link rel='stylesheet' href='https://evil.example/a.css'/>", "a program: `<h:link`"),
        ("<h:iframe src='https://evil.example'/>", "a program: `<h:iframe`"),
        ("<iframe src='https://evil.example'/>", "a program: `<iframe`"),
        ("<video src='https://evil.example/v.mp4'/>", "a program: `<video`"),
        ("<foreignObject><h:iframe src='https://evil.example'/></foreignObject>", "a program: `<h:iframe`"),
        ("<foreignObject><h:img src='x' onerror='evil()'/></foreignObject>", "a program: `<h:img`"),
        ("<foreignObject><h:script>evil()</h:script></foreignObject>", "a program: `<h:script`"),
        ("<t:stylesheet xmlns:t='http://www.w3.org/1999/XSL/Transform'/>", "a program: `<t:stylesheet`"),
    ] {
        let drawing = inside(part);
        check_harmless(&drawing.text);
        let said = said(&drawing);
        assert!(said.contains(expected) && said.is_empty() == expected.is_empty(), "{part}\n{said}");
    }
}

#[test]
fn what_stands_before_a_drawing_runs_nothing() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>";
    for (start, expected) in [
        ("<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"evil()\">]>", "a program: `<!DOCTYPE … [`"),
        ("<!DOCTYPE svg [<!ENTITY x \"<script>evil()</script>\">]>", "a program: `<!DOCTYPE … [`"),
        (
            "<!DOCTYPE svg PUBLIC '-//x' 'y' [<!ENTITY % e SYSTEM 'https://evil.example'> %e;]>",
            "`<!DOCTYPE … [`",
        ),
        ("<!-- > --><!DOCTYPE svg [ <!ATTLIST svg onload CDATA 'evil()'> ]>", "`<!DOCTYPE … [`"),
        ("<!DOCTYPE svg SYSTEM \"'>[\" [<!ATTLIST svg onload CDATA 'evil()'>]>", "`<!DOCTYPE … [`"),
        ("<?xml-stylesheet type='text/xsl' href='data:text/xml,evil'?>", "a program: `<?xml-stylesheet`"),
        ("<?xml version='1.0'?><?xml-stylesheet href='https://evil.example/a.css'?>", "`<?xml-stylesheet`"),
        ("<!doctype html><script>evil()</script>", "cannot be read"),
        ("evil", "cannot be read"),
        ("\u{1b}$B", "cannot be read"),
    ] {
        let drawing = drawing(&format!("{start}{svg}"));
        check_harmless(&drawing.text);
        let said = said(&drawing);
        assert!(said.contains(expected), "{start}\n{said}");
    }
    // What older programs write, and what says nothing.
    for start in [
        "",
        "\u{feff}",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n",
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!-- Generator: Adobe Illustrator -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n",
        "<?xml version='1.0' encoding='UTF-16'?>",
        "<?xpacket begin='x'?>",
    ] {
        let drawing = drawing(&format!("{start}{svg}"));
        assert_eq!(said(&drawing), "", "{start}");
        assert_eq!(
            drawing.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"></path></svg>\n"
        );
    }
}

#[test]
fn what_other_programs_write_is_kept_or_left_out_in_silence() {
    const PNG: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB4iG8MwAAAABJRU5ErkJggg==";
    for (part, expected) in [
        ("<title>A &amp; B</title><desc>x</desc>", "<title>A &amp; B</title><desc>x</desc>"),
        ("<metadata><rdf xmlns='y'>Ana</rdf></metadata>", ""),
        ("<i:path-effect effect='x'/><g i:label='Layer of Ana' id='g1'/>", "<g id=\"g1\"></g>"),
        ("<x:svg xmlns:x='http://www.w3.org/2000/svg' width='1'/>", "<svg width=\"1\"></svg>"),
        (
            "<rect fill='url(#a)' style='stroke:url(\"#b\") red'/>",
            "<rect fill=\"url(#a)\" style=\"stroke:url(&quot;#b&quot;) red\"></rect>",
        ),
        ("<use xlink:href='#a' x='1'/>", "<use xlink:href=\"#a\" x=\"1\"></use>"),
        (
            "<text x='1' xml:space='preserve'>a  <tspan>b</tspan> &lt;c></text>",
            "<text x=\"1\" xml:space=\"preserve\">a  <tspan>b</tspan> &lt;c&gt;</text>",
        ),
        (
            "<style>.st0{fill:#fff;transform:rotate(3deg)} @media print{a{b:c}}</style>",
            "<style>.st0{fill:#fff;transform:rotate(3deg)} @media print{a{b:c}}</style>",
        ),
        (
            "<animateTransform attributeName='transform' type='rotate' from='0 1 1' to='9 1 1' dur='2s'/>",
            "<animateTransform attributeName=\"transform\" type=\"rotate\" from=\"0 1 1\" to=\"9 1 1\" dur=\"2s\"></animateTransform>",
        ),
        (
            "<switch><foreignObject><h:div>Box</h:div></foreignObject><text>Box</text></switch>",
            "<switch><text>Box</text></switch>",
        ),
        ("<a href='#b'><path d='M0'/></a>", "<a><path d=\"M0\"></path></a>"),
        ("<text><a>b</a></text>", "<text><a>b</a></text>"),
        ("<g>stray<!-- words --></g>", "<g></g>"),
        (
            &format!("<image href='data:image/png;base64,\n{PNG}'/>"),
            &format!("<image href=\"data:image/png;base64,{PNG}\"></image>"),
        ),
        (
            "<image href='data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4='/>",
            "<image href=\"data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPgo=\"></image>",
        ),
    ] {
        let drawing = inside(part);
        assert_eq!(said(&drawing), "", "{part}");
        let body = drawing.text.split_once('>').unwrap().1.trim_end().strip_suffix("</svg>").unwrap();
        assert_eq!(body, expected, "{part}");
    }
    // Copied out of a page.
    assert_eq!(
        drawing("<svg viewBox='0 0 1 1'><g/></svg>").text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><g></g></svg>\n"
    );
    // Written anew, it stays as it is.
    let once = inside("<text>a\n\tb</text><path d='M0 0\n1 1' class='x'/><style>a > b{c:\"d\"}</style>").text;
    assert_eq!(drawing(&once).text, once);
}

#[test]
fn parts_that_are_missed_are_told() {
    for (part, expected) in [
        (
            "<foreignObject><h:div>A label</h:div></foreignObject>",
            "picture-part: the words `A label` are left out of this picture",
        ),
        (
            "<a href='https://example.org/'><text>x</text></a>",
            "picture-part: the link to `https://example.org/` in this picture cannot be followed",
        ),
        (
            "<image href='data:image/png;base64,iVBORw0KGgpx'/>",
            "broken-picture: this picture cannot be read: the picture in it is damaged",
        ),
    ] {
        assert_eq!(said(&inside(part)), expected, "{part}");
    }
    for (text, expected) in [
        ("", "broken-picture: this picture cannot be read: "),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "its first element is not `<svg>`"),
        ("<svg><g></svg>", "broken-picture: this picture cannot be read: expected 'g' tag, not 'svg'"),
        ("<svg xlink:href='#a'/>", "broken-picture"),
        ("<svg>&nbsp;</svg>", "broken-picture"),
    ] {
        assert!(said(&drawing(text)).contains(expected), "{text}: {}", said(&drawing(text)));
    }
    let problems =
        Project::read("=== content/index.md\n---\ntitle: A\n---\n![A](a.svg)\n=== content/a.svg\n<svg>\n  <g>\n    <script/>\n  </g>\n</svg>").outcome().problems;
    assert_eq!(problems, "content/a.svg:3:5: unsafe-file: this picture holds a program: `<script`\n");
    let problems = Project::read("=== content/index.md\n---\ntitle: A\n---\n![A](a.svg)\n=== content/a.svg\n<svg>\n<style>\n  a { fill: url(//x) }\n</style></svg>")
        .outcome()
        .problems;
    assert_eq!(
        problems,
        "content/a.svg:3:17: unsafe-file: this picture shows something from elsewhere: `//x`\n"
    );
}

#[test]
fn a_hostile_drawing_takes_no_time() {
    let started = std::time::Instant::now();
    let deep = format!("<svg>{}", "<g>".repeat(300_000));
    let closed = format!("{deep}{}</svg>", "</g>".repeat(300_000));
    let attributes: String = (0..300_000).map(|at| format!(" a{at}=''")).collect();
    let hidden = format!("<svg><!-- ' --><g{attributes}/></svg>");
    let names: String = (0..60_000).map(|at| format!("<g xmlns:a{at}='x'>")).collect();
    let many = format!("<svg>{}</svg>", "<script/>".repeat(200_000));
    let bomb: String = (0..60)
        .map(|at| format!("<g id='a{at}'><use href='#a{0}'/><use href='#a{0}'/></g>", at + 1))
        .collect();
    let bomb = format!("<svg>{bomb}<g id='a60'/></svg>");
    for text in [&deep, &closed, &format!("<svg{attributes}/>"), &hidden, &format!("<svg>{names}"), &bomb] {
        assert!(
            said(&drawing(text)).starts_with("broken-picture: this picture cannot be read: "),
            "{}",
            &text[..60]
        );
    }
    assert_eq!(drawing(&many).problems.len(), 8);
    let long = format!("<svg><style>{}</style></svg>", "a{b:c(".repeat(700_000));
    assert!(said(&drawing(&long)).starts_with("unsafe-file"));
    let used = "<svg><g id='a'/><use href='#a'/><use href='#a'/></svg>";
    assert_eq!(said(&drawing(used)), "");
    assert!(started.elapsed().as_secs() < 90, "{:?}", started.elapsed());
}

#[test]
fn a_link_leads_to_a_page_that_shows_the_drawing() {
    let svg = "=== content/foundations/plan.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n=== content/foundations/other.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let text = "See [the plan](plan.svg), <a href=\"plan.svg#x\">again</a>.\n\n![Other](other.svg)";
    let outcome = Project::read(&format!("{svg}=== {LESSON}\n---\ntitle: A\n---\n{text}\n")).outcome();
    assert_eq!(
        outcome.problems.lines().filter(|line| !line.contains("raw-html")).count(),
        0,
        "{}",
        outcome.problems
    );
    let page = outcome.page("foundations/a.html");
    assert!(page.contains("<a href=\"plan.svg.html\">the plan</a>"), "{page}");
    assert!(page.contains("<a href=\"plan.svg.html\">again</a>"), "{page}");
    assert!(page.contains("<img src=\"other.svg\""), "{page}");
    let shown = outcome.page("foundations/plan.svg.html");
    for piece in [
        "<h1>plan.svg</h1>",
        "<img src=\"plan.svg\" alt=\"plan.svg\">",
        "<a href=\"a.html\">A</a>",
        "default-src 'none'",
        "noindex",
    ] {
        assert!(shown.contains(piece), "{piece} in\n{shown}");
    }
    assert!(!outcome.pages.contains_key("foundations/other.svg.html"));
    assert!(outcome.pages.values().all(|page| !page.contains("href=\"plan.svg\"")));
}

#[test]
fn a_drawing_of_notes_is_shown_below_facilitator_only() {
    let text = "Hello\n\n::: facilitator\n\n[The plan](plan.svg)\n\n:::";
    let outcome = Project::read(&format!(
        "=== content/foundations/plan.svg\n<svg/>\n=== {LESSON}\n---\ntitle: A\n---\n{text}\n"
    ))
    .outcome();
    assert!(!outcome.pages.contains_key("foundations/plan.svg.html"));
    let shown = outcome.page("facilitator/foundations/plan.svg.html");
    assert!(shown.contains("src=\"plan.svg\"") && shown.contains("<a href=\"a.html\">A</a>"), "{shown}");
}

#[test]
fn what_is_no_picture_cannot_be_shown_as_one() {
    let files = "=== content/foundations/talk.pdf\nx\n=== content/foundations/song.mp3\nx\n=== content/foundations/film.mp4\nx\n=== content/foundations/plan.docx\nx\n";
    for address in ["a.md", "talk.pdf", "song.mp3", "film.mp4", "plan.docx", "#here", "mailto:a@example.org"]
    {
        let text = format!("{files}=== {LESSON}\n---\ntitle: A\n---\n![pic]({address})\n\n## Here\n");
        let problems = Project::read(&text).outcome().problems;
        assert!(
            problems.contains(&format!("broken-link: `{address}` is no picture, so no page can show it\n")),
            "{address}: {problems}"
        );
        let others = problems.lines().filter(|line| !line.contains("unlinked-file"));
        assert_eq!(others.count(), 1, "{problems}");
    }
    let problems = Project::read(&format!("=== {LESSON}\n---\ntitle: A\n---\n![pic]()\n")).outcome().problems;
    assert!(problems.contains("broken-link: this picture names no file"), "{problems}");
}
