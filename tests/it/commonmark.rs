//! The examples of the CommonMark specification: where nothing of ours stands in a text, reading it changes nothing.

use fieldbook::model::markdown::{self, Event, OPTIONS};
use pulldown_cmark::html::push_html;
use pulldown_cmark::{Parser, TextMergeStream};

/// Installed by `tests/run`, or by `npm ci` in `tests/browser`.
const SPEC: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/commonmark-spec/spec.txt");

/// The Markdown of every example.
fn examples() -> Vec<String> {
    let spec = std::fs::read_to_string(SPEC)
        .unwrap_or_else(|error| panic!("{SPEC} cannot be read ({error}): run `npm ci` in tests/browser"));
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    for part in spec.split(&format!("\n{fence} example\n")).skip(1) {
        let (markdown, _) =
            part.split_once("\n.\n").unwrap_or_else(|| panic!("an example without a result: {part}"));
        examples.push(markdown.trim_start_matches(".\n").replace('→', "\t") + "\n");
    }
    examples
}

fn is_ours(text: &str) -> bool {
    text.contains("____") || text.lines().any(|line| line.trim_start().starts_with(":::"))
}

fn ours(text: &str) -> String {
    let mut html = String::new();
    let events = markdown::read(text, 0).events;
    push_html(&mut html, events.into_iter().map(|(event, _): (Event<'_>, _)| event));
    html
}

/// Which quotation marks open and close, we say ourselves.
fn straight(html: &str) -> String {
    html.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

fn engines(text: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, TextMergeStream::new(Parser::new_ext(text, OPTIONS)));
    html
}

#[test]
fn ordinary_markdown_is_the_engines() {
    let examples = examples();
    assert!(examples.len() > 600, "only {} examples in {SPEC}", examples.len());
    let plain: Vec<&String> = examples.iter().filter(|text| !is_ours(text)).collect();
    assert!(plain.len() > 600, "only {} examples without signs of ours", plain.len());
    for text in plain {
        assert_eq!(straight(&ours(text)), straight(&engines(text)), "{text}");
    }
}

#[test]
fn a_field_elsewhere_changes_nothing() {
    for text in examples().iter().filter(|text| !is_ours(text)) {
        for (field, words) in [("____", "xyyx"), ("_____", "xyyyx")] {
            let html = engines(&format!("{text}\n\nName: {words}\n")).replace(words, field);
            assert_eq!(straight(&ours(&format!("{text}\n\nName: {field}\n"))), straight(&html), "{text}");
        }
    }
}
