//! Drafts: a text is drawn once and stands on several pages, each with its own ids, links and levels; and nothing that
//! an author writes is taken for a hole.

use crate::golden::SITES;
use crate::project::{Project, lesson};
use fieldbook::path::{OutputPath, WebPath};
use fieldbook::render::draft::{self, Home, Included, Printed};
use fieldbook::render::{self, Rendered, Site};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Every sign that drafts use, and its neighbours that they do not use yet.
const SIGNS: std::ops::RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';

#[test]
fn an_author_cannot_make_a_hole() {
    for sign in ['\u{fdd0}', '\u{fdd2}', '\u{fdd6}', '\u{fdef}'] {
        let number = u32::from(sign);
        let escaped: String = sign.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        let ways = [
            format!("{sign}0|x|y{sign}"),
            format!("## A {sign} {{#a{sign}}}\n\n[b](#a{sign} \"{sign}\")"),
            format!("x &#{number}; &#x{number:x}; `{sign}`"),
            format!("[x](a.md#{escaped} '&#{number};') ![&#{number};](pic.png)"),
            format!("<b title=\"&#{number};\">&#{number};</b>\n\n<p>&#x{number:x};</p>"),
            format!("::: tool A {sign} &#{number};\n\n| a{sign} |\n|---|\n| &#{number}; |\n\n:::"),
            format!("- [ ] a{sign}\n\nName &#{number};: ____\n\nx[^a{sign}]\n\n[^a{sign}]: &#{number};"),
        ];
        for text in ways {
            let header = format!("title: \"A\\u{number:04X}\"\nsources: [\"\\u{number:04X} x\"]");
            let settings = format!("=== site.toml\ntitle = \"A \\u{number:04X}\"\n");
            let project = settings + &lesson(&text).replace("title: A", &header);
            let outcome = Project::read(&project).outcome();
            for (path, page) in &outcome.pages {
                assert!(!page.contains(|letter| SIGNS.contains(&letter)), "{path} of\n{project}");
            }
            let page = outcome.page("foundations/a.html");
            assert!(page.contains('\u{fffd}') && page.trim_end().ends_with("</html>"), "{page}");
        }
    }
}

#[test]
fn places_stay_true_beside_a_sign() {
    let problems = Project::read(&lesson("\u{fdd2}\u{fdd2} [x](nowhere.md)")).outcome().problems;
    assert!(problems.contains("content/foundations/a.md:4:8: broken-link"), "{problems}");
}

#[test]
fn levels_are_one_deeper_on_paper() {
    for (written, screen) in [
        ("1 1", "22"),
        ("4 6 6 6 6 6 2", "2345662"),
        ("2 3 4 5 6 6 3", "2345663"),
        ("6 1 3 6", "2234"),
        ("5 5 5 5 5", "23455"),
    ] {
        let text: String = written
            .split(' ')
            .enumerate()
            .map(|(at, level)| format!("{} H{at}\n\n", "#".repeat(level.parse().expect("a number"))))
            .collect();
        let outcome = Project::read(&lesson(&text)).outcome();
        let levels = |page: &str| -> String {
            let headings = outcome.page(page).split("<h").filter(|rest| rest[1..].starts_with(" id=\""));
            headings.filter_map(|rest| rest.chars().next()).collect()
        };
        let mut above = 2;
        let paper: String = written
            .split(' ')
            .map(|level| {
                let level: u8 = level.parse().expect("a number");
                above = (level.max(2) + 1).min(above + 1).min(6);
                above.to_string()
            })
            .collect();
        assert_eq!(levels("foundations/a.html"), screen, "{written}");
        assert_eq!(levels("print/foundations.html"), paper, "{written} on paper");
    }
}

#[test]
fn the_room_for_drafts_changes_nothing() {
    for (name, text) in SITES {
        let project = Project::read(text);
        let understood = project.understand();
        let draw = |budget: usize| -> BTreeMap<String, Vec<u8>> {
            let mut found = Vec::new();
            let site = Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found);
            let (site, found) = (site.with_budget(budget), Mutex::new(found));
            let pages = understood.plan.iter().map(|(output, page)| {
                let bytes = match render::render(&site, output, page, &found) {
                    Rendered::Bytes(bytes) => bytes,
                    Rendered::Copy(path) => path.as_str().into(),
                    Rendered::Pieces(pieces) => pieces.flatten().collect(),
                };
                (output.as_str().to_owned(), bytes)
            });
            pages.collect()
        };
        let roomy = draw(usize::MAX);
        assert!(roomy == draw(0), "{name}: no room at all");
        assert!(roomy == draw(10_000), "{name}: room for a few");
    }
}

#[test]
fn holes_are_filled_for_a_page() {
    let documents: Vec<WebPath> =
        ["a/x.html", "a/y.html", "b/z 1.html"].map(|path| OutputPath::new(path).web()).into();
    let included = Included::from([(0, "a-x--".to_owned()), (1, "a-é--".to_owned())]);
    let (own, print) = (OutputPath::new("a/x.html").web(), OutputPath::new("print/a.html").web());
    let check = |draft: &str, screen: &str, paper: &str| {
        assert_eq!(draft::fill(draft, &Home::screen(&own, &documents)), screen);
        assert_eq!(draft::fill(draft, &Home::paper(&print, &documents, &included, 0)), paper);
    };
    check(&format!("<i id=\"{}b\">", draft::PREFIX), "<i id=\"b\">", "<i id=\"a-x--b\">");
    check(&format!("<h{}>", draft::level(2)), "<h2>", "<h3>");
    check(&format!("<h{}>", draft::level(6)), "<h6>", "<h6>");
    check(&draft::link(0, None, Printed::Escaped), "x.html", "#a-x--");
    check(&draft::link(0, Some("é|'"), Printed::Escaped), "#%C3%A9%7C%27", "#a-x--é|'");
    check(&draft::link(0, Some("é|'"), Printed::Encoded), "#%C3%A9%7C%27", "#a-x--%C3%A9%7C&#x27;");
    check(&draft::link(1, Some("q"), Printed::Encoded), "y.html#q", "#a-%C3%A9--q");
    check(&draft::link(2, Some("q"), Printed::Escaped), "../b/z%201.html#q", "../b/z%201.html#q");
    check(&draft::output(&own), "x.html", "../a/x.html");
}

#[test]
fn one_of_two_choices_is_made() {
    let documents = [];
    let page = OutputPath::new("a.html").web();
    let none = Included::new();
    let check = |draft: &str, screen: &str, paper: &str| {
        assert_eq!(draft::fill(draft, &Home::screen(&page, &documents)), screen);
        assert_eq!(draft::fill(draft, &Home::paper(&page, &documents, &none, 0)), paper);
    };
    check(&format!("<{}>", draft::either("live", "blank")), "<live>", "<blank>");
    check(&draft::either("same", "same"), "same", "same");
    let inner = draft::either("1", "2");
    check(&draft::either(&format!("s{inner}s"), &format!("p{inner}p")), "s1s", "p2p");
    check(&draft::either("", &format!("<h{}>", draft::level(3))), "", "<h4>");
    check(&(draft::either("a", "b") + &draft::either("c", "d")), "ac", "bd");
}

#[test]
fn blocks_of_one_shape_keep_their_words() {
    let text = "::: tool One *a* (5 min) {#first}\n\nx [t](#first)\n\n:::\n\n::: tool Two (5 min)\n\ny & z\n\n:::\n\n\
                ::: tool Two (6 min)\n\nlater\n\n:::\n\n::: steps Go\n\n1. **A.** b\n2. **C.** d\n\n:::\n\n\
                ::: steps Go\n\n1. **E.** f\n2. **G.** h\n\n:::";
    let template = "<p id=\"{{ block.id }}\">{{ block.title | safe }}|{{ block.title | safe }}|{% if block.time %}{{ block.time.text }}{% endif %}|{{ block.content.body | safe }}</p>";
    let theme = format!(
        "=== site.toml\ntitle = \"F\"\ntheme = \"ours\"\n=== themes/ours/templates/blocks/tool.html\n{template}\n"
    );
    let outcome = Project::read(&(theme + &lesson(text))).outcome();
    assert_eq!(outcome.problems, "");
    let page = outcome.page("foundations/a.html");
    for piece in [
        "<p id=\"first\">One <em>a</em>|One <em>a</em>|5 min|<p>x <a href=\"#first\">t</a></p>\n</p>",
        "<p id=\"two\">Two|Two|5 min|<p>y &amp; z</p>\n</p>",
        "<p id=\"two-2\">Two|Two|6 min|<p>later</p>\n</p>",
        "<li class=\"stop\" id=\"a\">",
        "<li class=\"stop\" id=\"g\">",
    ] {
        assert!(page.contains(piece), "{piece}\nin\n{page}");
    }
    assert!(outcome.page("print/foundations.html").contains("<p id=\"foundations-a--first\">One"));
}

#[test]
fn letters_beside_the_signs_of_drafts_stay() {
    crate::project::check_words("a\u{fdc7}\u{fdcf}\u{fdf0}\u{fdfb}b", "a\u{fdc7}\u{fdcf}\u{fdf0}\u{fdfb}b");
}
