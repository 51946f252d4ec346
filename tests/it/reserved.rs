//! Characters that the program keeps for itself: whichever way one comes in, it is replaced and told, and makes nothing on
//! any page.

use crate::project::{Project, lesson};
use crate::properties::runner;
use fieldbook::reserved_chars::{is_reserved, without};
use proptest::prelude::*;
use proptest::sample::select;

/// Every reserved character.
fn all() -> impl Iterator<Item = char> {
    ('\u{80}'..='\u{ffff}').filter(|letter| is_reserved(*letter))
}

/// A character as it can be written, each with the name of the way.
fn ways(letter: char) -> Vec<(&'static str, String)> {
    let code = u32::from(letter);
    let mut buffer = [0; 4];
    let bytes = letter.encode_utf8(&mut buffer).bytes();
    let percent: String = bytes.map(|byte| format!("%{byte:02X}")).collect();
    vec![
        ("itself", letter.to_string()),
        ("hex", format!("&#x{code:X};")),
        ("decimal", format!("&#{code};")),
        ("percent", percent),
    ]
}

#[test]
fn all_signs_of_drafts_and_disguises_are_in_the_table() {
    let listed: Vec<char> = all().collect();
    assert_eq!(listed.len(), 32 + 3 + 2 + 1);
    for letter in listed {
        let text = format!("a{letter}b");
        let free = without(&text);
        assert_eq!(free.len(), text.len());
        assert!(!free.contains(is_reserved));
    }
    for letter in ['\u{fdcf}', '\u{fdf0}', '\u{f4f9}', '\u{f4fd}', '\u{fffd}', '\u{92}', '\u{f0b7}'] {
        assert!(!is_reserved(letter), "{letter:?}");
    }
}

/// What an author can write; `SIGN` is the character in some way.
const TEXTS: &[&str] = &[
    "Before <abbr title=\"xSIGNy\">\\\" onmouseover=\\\"alert(1)\\\" class=\\\"visually-hidden\\\" z=\\\"</abbr> after.",
    "Before <a href=\"https://example.org/SIGN\">\\\" onclick=\\\"alert(1)\\\" z=\\\"</a> after.",
    "<span lang='SIGN'>\\\" onclick=\\\"alert(1)</span>",
    "<b title=\"SIGN\">SIGN</b>\n\n<p lang=\"SIGN\">SIGN</p>",
    "[link](https://example.org/SIGN \"SIGN\\\" onclick=\\\"alert(1)\")",
    "[link](a.md#SIGN 'SIGN')",
    "![SIGN\" onerror=\"alert(1)](pic.png \"SIGN\")",
    "## Heading SIGN {#aSIGN}",
    "`SIGN` and\n\n```SIGN\nSIGN\n```",
    "::: tool SIGN {#tSIGN}\n\n| SIGN |\n|---|\n| ____ SIGN |\n\n:::",
    "- [ ] SIGN\n- ( ) SIGN\n\nName SIGN: ____ {#nSIGN}\n\nx[^aSIGN]\n\n[^aSIGN]: SIGN",
    "<https://example.org/SIGN>",
    "> SIGN\n> — SIGN",
    "::: map SIGN\n\nQuadrants: SIGN · b\nRings: c · SIGN\n\n| P | Q | R |\n| --- | --- | --- |\n| SIGN | b | c |\n\n:::",
];

#[test]
fn each_way_in_is_closed_on_every_page() {
    for letter in [
        '\u{fdd0}', '\u{fdd2}', '\u{fdd6}', '\u{fdd9}', '\u{fdef}', '\u{f4fa}', '\u{f4fb}', '\u{f4fc}',
        '\u{91}', '\u{ffff}',
    ] {
        let code = u32::from(letter);
        // Each way with some of them: a site takes long to draw.
        let way = usize::try_from(code).unwrap() % 4;
        for (_, sign) in ways(letter).into_iter().skip(way).take(1) {
            let text: String = TEXTS.iter().map(|text| text.replace("SIGN", &sign) + "\n\n").collect();
            let header = format!(
                "title: \"A\\u{code:04X}{sign}\"\nsummary: \"\\U{code:08X} {sign}\"\nsources: [\"\\u{code:04X} x\"]\ntags: [\"t{sign}\"]"
            );
            let entry = format!(
                "=== content/reference/r.md\n---\ntitle: \"R {sign}\"\nquestion: \"Why <abbr title='x{sign}y'>&quot; onmouseover=&quot;alert(2)&quot; z=&quot;</abbr>?\"\n---\n{text}\n"
            );
            let settings = format!(
                "=== site.toml\ntitle = \"A \\u{code:04X} {sign}\"\nbase_url = \"https://example.org/\"\n"
            );
            let project = settings + &lesson(&text).replace("title: A", &header) + &entry;
            let outcome = Project::read(&project).outcome();
            for (path, page) in &outcome.pages {
                assert!(!page.contains(is_reserved), "{path} of\n{project}");
                if path.ends_with(".html") {
                    assert!(page.trim_end().ends_with("</html>"), "{path}");
                    assert_eq!(page.matches("<body").count(), 1, "{path}");
                    assert_eq!(handlers(page), "", "{path} of\n{project}");
                }
            }
            let data =
                outcome.pages["reference/reference.json"].replace("\\u003c", "<").replace("\\\"", "\"");
            assert_eq!(handlers(&data[data.find("\"body\"").unwrap()..]), "", "{data}");
        }
    }
}

/// The first tag of a page with a handler of events.
fn handlers(page: &str) -> &str {
    tags(page).find(|tag| names(tag).iter().any(|name| name.starts_with("on"))).unwrap_or_default()
}

/// The tags of a page, with quotes understood.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    std::iter::from_fn(move || {
        let open = rest.find('<')?;
        let mut quote = None;
        let end = rest[open..].char_indices().find(|(_, letter)| match (quote, letter) {
            (None, '>') => true,
            (None, '"' | '\'') => {
                quote = Some(*letter);
                false
            }
            (Some(opened), letter) if opened == *letter => {
                quote = None;
                false
            }
            _ => false,
        });
        let end = end.map_or(rest.len(), |(at, _)| open + at);
        let tag = &rest[open..end];
        rest = &rest[end..];
        Some(tag)
    })
}

/// The names of the attributes of a tag.
fn names(tag: &str) -> Vec<String> {
    let (mut words, mut quote) = (vec![String::new()], None);
    for letter in tag.chars().skip_while(|letter| !letter.is_whitespace()) {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (None, letter) if letter.is_whitespace() => words.push(String::new()),
            (None, letter) => words.last_mut().unwrap().push(letter),
            (Some(opened), letter) if opened == letter => quote = None,
            _ => {}
        }
    }
    let names = words.iter().map(|word| word.split('=').next().unwrap_or_default().to_lowercase());
    names.filter(|name| !name.is_empty()).collect()
}

/// Values of attributes: pieces that end what is open, or could.
const PIECES: &[&str] = &[
    "x",
    " ",
    "\"",
    "'",
    ">",
    "<",
    "&quot;",
    "&#34;",
    "&gt;",
    "=",
    "onclick=alert(1)",
    "/",
    "`",
    "&#x27;",
    "SIGN",
    "SIGN",
    "\\\"",
    "</abbr>",
    "&lt;b",
    "é",
];

#[test]
fn no_attribute_comes_out_that_did_not_go_in() {
    let letters: Vec<char> = all().collect();
    let value = || proptest::collection::vec(select(PIECES), 0..7).prop_map(|pieces| pieces.concat());
    let parts =
        (value(), value(), value(), select(letters), 0..4_usize, select(&["abbr", "a", "span", "b"][..]));
    let checked = |(one, two, words, letter, way, element): (String, String, String, char, usize, &str)| {
        let sign = &ways(letter)[way].1;
        let fill = |text: &str| text.replace("SIGN", sign);
        // The values end where they are quoted, so the quotation marks in them are written as entities.
        let quoted = |text: &str| fill(text).replace('"', "&quot;");
        let name = if element == "a" { "href" } else { "title" };
        let tag = format!("<{element} {name}=\"{}\" lang=\"{}\">", quoted(&one), quoted(&two));
        let text = format!("Zbegin {tag}{}</{element}> Zend", fill(&words).replace('\n', " "));
        let page = crate::project::html(&text);
        // What the words make by themselves is counted apart.
        let alone = crate::project::html(&format!("Zbegin <{element}>{}</{element}> Zend", fill(&words)));
        let count = |html: &str| tags(html).map(|tag| names(tag).len()).sum::<usize>();
        prop_assert!(count(&page) <= count(&alone) + 2, "{text}\n{page}");
        prop_assert_eq!(handlers(&page), "", "{}", text);
        prop_assert!(!page.contains(is_reserved));
        Ok(())
    };
    if let Err(error) = runner(60).run(&parts, checked) {
        panic!("{error}");
    }
}

/// Without a list of modules the test would write the settings anew.
const MODULES: &str = "[[modules]]\nfolder = \"foundations\"\n";

#[track_caller]
fn check_told(project: &str, place: &str, letter: char) {
    let problems = Project::read(project).outcome().problems;
    let words = format!(
        "{place}: reserved-character: reserved character (U+{:04X}), which is shown as a replacement",
        u32::from(letter)
    );
    assert!(problems.lines().any(|line| line == words), "{words}\nis not in\n{problems}\nof\n{project}");
}

#[test]
fn it_is_told_where_it_was_written() {
    for letter in ['\u{fdd3}', '\u{f4fb}', '\u{f4fc}', '\u{91}'] {
        let code = u32::from(letter);
        for (_, sign) in ways(letter) {
            check_told(
                &lesson(&format!("Words [x](https://example.org/{sign})")),
                "content/foundations/a.md:4:31",
                letter,
            );
            check_told(
                &lesson("x").replace("title: A", &format!("title: A{sign}")),
                "content/foundations/a.md:2:9",
                letter,
            );
            check_told(&format!("=== site.toml\ntitle = \"A{sign}\"\n{MODULES}"), "site.toml:1:11", letter);
        }
        for escape in [format!("\\u{code:04X}"), format!("\\U{code:08x}")] {
            check_told(
                &lesson("x").replace("title: A", &format!("title: \"A{escape}\"")),
                "content/foundations/a.md:2:10",
                letter,
            );
            check_told(&format!("=== site.toml\ntitle = \"A{escape}\"\n{MODULES}"), "site.toml:1:11", letter);
            let theme = format!(
                "=== site.toml\ntitle = \"A\"\ntheme = \"ours\"\n=== themes/ours/strings/en.toml\nnext = \"A{escape}\"\n"
            );
            check_told(&theme, "themes/ours/strings/en.toml:1:10", letter);
        }
        check_told(&lesson(&format!("`{letter}`")), "content/foundations/a.md:4:2", letter);
    }
    check_told(&lesson("<b title=\"&#xF4FB;\">x</b>"), "content/foundations/a.md:4:11", '\u{f4fb}');
}

#[test]
fn what_only_looks_like_one_is_left_alone() {
    for text in [
        "`&#xF4FB;` and `%EF%93%BB`",
        "```\n&#xF4FB; \\uF4FB\n```",
        "\\uF4FB in words, &#x41; &#64; 100%EF and U+F4FB",
        "a\u{f4f9}b\u{f4fd}c\u{fffd}d\u{92}",
    ] {
        let problems = Project::read(&lesson(text)).outcome().problems;
        assert!(!problems.contains("reserved"), "{text}\n{problems}");
    }
}

#[test]
fn many_of_them_take_no_time_of_their_own() {
    for piece in ["&#xFDD0;", "%EF%93%BB", "\u{fdd0}", "`a` &#xFDD0; ", "\\\\", "&#"] {
        let started = std::time::Instant::now();
        Project::read(&lesson(&piece.repeat(200_000 / piece.len()))).understand();
        assert!(started.elapsed().as_secs() < 10, "{piece} took {:?}", started.elapsed());
    }
}
