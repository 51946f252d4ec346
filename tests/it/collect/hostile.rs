//! Whatever people type comes out as the words they typed: never as markup, in any order of files, within bounds.

use super::{SITE, file, handed, notes, outcome};
use crate::project::{Project, prose};
use crate::properties::runner;
use fieldbook::collect::{Handed, Strange, read};
use fieldbook::reserved_chars::is_reserved;
use proptest::prelude::*;

/// Signs that mean something in Markdown, in HTML or in Fieldbook's own language.
const TRAPS: &[&str] = &[
    "____",
    "____ 4 lines",
    "( )",
    "( x )",
    "[ ]",
    "[x]",
    "(x)",
    ":::",
    "::: facilitator",
    "---",
    "***",
    "___",
    "# Head",
    "## Head {#id}",
    "{#id}",
    "| a | b |",
    "|",
    "\\|",
    "\\",
    "\\\\",
    "`",
    "``` js",
    "~~~",
    "~~gone~~",
    "**bold**",
    "_it_",
    "<b>",
    "</td>",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "<br>",
    "&amp;",
    "&lt;",
    "&#60;",
    "&",
    "[a](javascript:x)",
    "![a](b.png)",
    "[a]: http://x.example",
    "[^1]",
    "[^1]: note",
    "> quote",
    "> [!NOTE]",
    "- item",
    "- [ ] box",
    "1. one",
    "2) two",
    "+ plus",
    "===",
    "http://x.example",
    "<http://x.example>",
    "(8 mins)",
    "(8 min)",
    "at 12:00",
    "...",
    "--",
    "\"q\"",
    "'q'",
    "$x$",
    "^2^",
    "{{ page }}",
    "{% raw %}",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "    code",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "\u{fdd0}",
    "\u{f4fa}",
    "\u{91}",
    "é",
    "日本語",
    "مرحبا",
    "👩‍👧",
    " ",
    "a",
    "word",
    "Z",
];

fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(TRAPS).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The text of a page without tags, spaces and the typographic forms of quotation marks.
fn letters(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, letter);
    }
    plain(&text)
}

fn plain(text: &str) -> String {
    let quotes = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    quotes.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// What of a typed text is to be seen: everything but signs that nobody sees.
fn seen(typed: &str) -> String {
    let unseen = |letter: char| {
        (letter.is_control() && letter != '\0')
            || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}'..='\u{206f}' | '\u{202a}'..='\u{202e}' | '\u{fff9}'..='\u{fffb}')
    };
    let text: String = typed.chars().filter(|letter| !unseen(*letter)).collect();
    plain(&text.replace('\0', "\u{fffd}").replace(is_reserved, "\u{fffd}"))
}

/// The names of all elements of a page's text, in order.
fn elements(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1);
    tags.map(|tag| tag.split([' ', '>', '\n']).next().unwrap_or_default())
        .filter(|name| *name != "br")
        .collect()
}

/// The text of the page of notes, and everything that was said of it.
fn page(files: &[String]) -> (String, String) {
    let files = files.iter().map(|text| handed("a", text)).collect();
    let (text, _) = super::notes_with(files, fieldbook::collect::Names::Kept);
    let outcome = outcome(&text);
    (prose(outcome.page("sessions/notes/a.html")).to_owned(), outcome.problems + &outcome.drawing)
}

/// Asks that typed texts are seen on a page as they are, and that they make no other page than plain words do.
fn check(typed: &[String], make: impl Fn(usize, &str) -> String) {
    let all = |text: &dyn Fn(usize) -> String| -> Vec<String> {
        (0..typed.len()).map(|at| make(at, &text(at))).collect()
    };
    let text = |at: usize| format!("a{at}q{}z", typed[at]);
    let (html, problems) = page(&all(&text));
    assert_eq!(problems, "", "{typed:?}");
    let shown = letters(&html);
    for (at, typed) in typed.iter().enumerate() {
        let wanted = seen(&text(at));
        assert!(shown.contains(&wanted), "{typed:?}\n{wanted}\n{html}");
    }
    let (plain, _) = page(&all(&|at| format!("a{at}q word z")));
    assert_eq!(elements(&html), elements(&plain), "{typed:?}\n{html}");
}

/// Runs a test on many values, the same ones every time.
fn for_any<T: std::fmt::Debug>(cases: u32, values: impl Strategy<Value = T>, test: impl Fn(T)) {
    let ran = runner(cases).run(&values, |value| {
        test(value);
        Ok(())
    });
    if let Err(error) = ran {
        panic!("{error}");
    }
}

#[test]
fn words_stay_words() {
    for_any(12, prop::collection::vec(typed(), 60), |typed| {
        check(&typed, |_, text| file("worksheets/plan", &[("helped", text)]));
        check(&typed, |_, text| file("worksheets/plan", &[("what.1", text)]));
    });
}

#[test]
fn labels_and_titles_of_files_stay_words() {
    let labelled = |at: usize, text: &str| {
        let (gone, column) = (format!("gone{at}"), format!("column{at}.1"));
        let text_of = file("worksheets/elsewhere", &[(&gone, "word"), (&column, "word")]);
        let mut json: serde_json::Value = serde_json::from_str(&text_of).unwrap();
        json["answers"][0]["label"] = text.into();
        json["answers"][1]["label"] = text.into();
        json.to_string()
    };
    let titled = |at: usize, text: &str| {
        let text_of = file(&format!("worksheets/elsewhere{at}"), &[("x", "word")]);
        let mut json: serde_json::Value = serde_json::from_str(&text_of).unwrap();
        json["title"] = text.into();
        json.to_string()
    };
    for_any(12, prop::collection::vec(typed(), 20), |typed| {
        check(&typed, labelled);
        check(&typed, titled);
    });
}

#[test]
fn no_bytes_are_too_strange() {
    for_any(256, prop::collection::vec(any::<u8>(), 0..200), |bytes| {
        let _ = read(&bytes);
    });
}

#[test]
fn no_json_is_too_strange() {
    for_any(60, ("[a-z]{0,8}", ".{0,20}", any::<i64>()), |(key, value, number)| {
        let strange = serde_json::json!({
            "fieldbook": "answers", "version": 1, "curriculum": number, "sheet": [value], "saved": {}, "title": null,
            "answers": [number, null, [], {}, { "id": key, "value": value }, { "id": value, "value": number },
                { "id": "a", "row": number, "value": value }, { "id": "a", "label": number, "kind": value, "value": [value, value] },
                { "id": "a", "value": [value, number] }, { "id": "a", "kind": "tick", "value": value }],
        });
        let read = read(strange.to_string().as_bytes()).unwrap();
        let (text, _) = notes(vec![Handed { name: String::new(), file: read }]);
        assert!(text.starts_with("---\n"));
    });
}

#[test]
fn what_is_no_file_of_answers_says_why() {
    let deep = format!(
        "{{\"fieldbook\":\"answers\",\"version\":1,\"answers\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    for (bytes, expected) in [
        (&b"%PDF-1.7\n"[..], Strange::Pdf),
        (b"\xff\xfe{\x00", Strange::NotText),
        (b"", Strange::NoAnswers),
        (b"hello", Strange::NoAnswers),
        (b"null", Strange::NoAnswers),
        (b"[]", Strange::NoAnswers),
        (br#"{"fieldbook":"fields","version":1,"answers":[]}"#, Strange::NoAnswers),
        (br#"{"fieldbook":"answers","version":1,"answers":{}}"#, Strange::NoAnswers),
        (br#"{"fieldbook":"answers","version":"1","answers":[]}"#, Strange::NoAnswers),
        (br#"{"fieldbook":"answers","version":2,"answers":[]}"#, Strange::Newer),
        (deep.as_bytes(), Strange::NoAnswers),
    ] {
        assert_eq!(
            read(bytes).unwrap_err(),
            expected,
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
        );
    }
    let marked = format!("\u{feff}{}", file("a", &[("a", "b")]));
    assert_eq!(read(marked.as_bytes()).unwrap().answers.len(), 1);
}

#[test]
fn half_letters_do_not_lose_a_file() {
    let text = file("a", &[("a", "HERE"), ("b", "two")]);
    for (written, expected) in [
        (r"\ud83d", "\u{fffd}"),
        (r"x\udc00y", "x\u{fffd}y"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\\ud83d\ud83d", "\\ud83d\u{fffd}"),
    ] {
        let read = read(text.replace("HERE", written).as_bytes()).unwrap();
        assert_eq!(read.answers.len(), 2);
        assert_eq!(read.answers[0].values, [expected], "{written}");
    }
}

#[test]
fn two_answers_to_one_question_are_both_kept() {
    let (text, _) = notes(vec![handed(
        "a",
        &file("worksheets/plan", &[("helped", "One"), ("helped", "Two"), ("helped", "One")]),
    )]);
    assert!(text.contains("| One |") && text.contains("| Two |") && !text.contains("times)"), "{text}");
}

#[test]
fn huge_answers_are_cut() {
    let huge = "word ".repeat(100_000);
    let read = read(file("worksheets/plan", &[("helped", &huge)]).as_bytes()).unwrap();
    assert_eq!(read.cut, 1);
    let (text, left) = notes(vec![Handed { name: "a.json".to_owned(), file: read }]);
    assert!(text.len() < 25_000);
    assert!(format!("{left:?}").contains("Cut { file: \"a.json\", count: 1 }"));
}

/// A number that looks random and is the same every time.
fn shuffled<T>(mut list: Vec<T>, mut seed: u64) -> Vec<T> {
    for at in (1..list.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(at, usize::try_from(seed >> 33).unwrap() % (at + 1));
    }
    list
}

/// Two hundred files: every answer that should stay does, none that should go does, in any order.
#[test]
fn two_hundred_files_in_any_order() {
    let mut files = Vec::new();
    for number in 0..200_usize {
        let trap = TRAPS[number % TRAPS.len()];
        let answers = match number % 5 {
            0 => vec![
                ("helped", format!("stay{number}s {trap} end")),
                ("name", format!("GoAway{number}")),
                ("place", format!("x goaway{number}@example.org")),
            ],
            1 => vec![
                ("what.1", format!("stay{number}s {trap}")),
                ("who.1", format!("GoAway{number}")),
                ("what.1", format!("twin{number}s")),
            ],
            2 => vec![
                ("sheet-name", format!("Goaway{number}")),
                ("other?Odd question", format!("stay{number}s{trap}")),
                ("helped", "   ".to_owned()),
            ],
            3 => vec![
                ("how-clear-was-it", "2".to_owned()),
                ("ready", "yes".to_owned()),
                ("helped", "The Same.".to_owned()),
            ],
            _ => vec![("helped", format!("call +34 600 {number:03} 991 stay{number}s"))],
        };
        let answers: Vec<(&str, &str)> = answers.iter().map(|(id, value)| (*id, value.as_str())).collect();
        let sheet = ["worksheets/plan", "worksheets/old-plan", "worksheets/gone"][number % 3];
        files.push(handed(&format!("{number}.json"), &file(sheet, &answers)));
    }
    let (text, left) = notes(files.clone());
    for number in 0..200 {
        if number % 5 != 3 {
            assert!(text.contains(&format!("stay{number}s")), "{number}");
        }
        assert!(number % 5 != 1 || text.contains(&format!("twin{number}s")), "{number}");
    }
    assert!(!text.to_lowercase().contains("goaway") && !text.contains("991"), "{text}");
    let same: usize = text
        .lines()
        .filter(|line| line.to_lowercase().contains("the same"))
        .map(|line| {
            line.split_once('(')
                .and_then(|(_, rest)| rest.split_once(' '))
                .and_then(|(count, _)| count.parse().ok())
                .unwrap_or(1)
        })
        .sum();
    assert_eq!(same, 40, "equal answers are counted");
    for seed in 0..6 {
        let renamed = shuffled(files.clone(), seed).into_iter().enumerate();
        let renamed = renamed.map(|(at, handed)| Handed { name: format!("{at}"), ..handed });
        assert_eq!(notes(renamed.collect()).0, text, "in order {seed}");
        let (_, again) = notes(shuffled(files.clone(), seed));
        assert_eq!(again, left);
    }
    let outcome = outcome(&text);
    assert_eq!(outcome.problems, "");
    let plain = letters(prose(outcome.page("sessions/notes/a.html")));
    for number in (0..200).filter(|number| number % 5 == 0 && number % 3 != 2) {
        let wanted = seen(&format!("stay{number}s {} end", TRAPS[number % TRAPS.len()]));
        assert!(plain.contains(&wanted), "{wanted}");
    }
    assert_eq!(Project::read(SITE).outcome().problems, "");
}
