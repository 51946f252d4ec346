//! HTML that contributors wrote, cut to a safe subset; the door of ammonia.

mod tidy;

use crate::reserved_chars::without_owned;
use ammonia::Builder;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Elements that carry meaning in a text and can do no harm.
const ELEMENTS: [&str; 44] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Those of them that stand within a line of text.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = cleaner(&ELEMENTS);
    // Only its words stay: `tidy`.
    cleaner.add_tags(["img"]).add_tag_attributes("img", ["alt"]);
    cleaner
});
static INLINE_CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(&INLINE));

fn cleaner(elements: &[&'static str]) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(elements.iter().copied().collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "template", "noscript", "iframe", "object", "title",
        ]))
        .tag_attributes([("a", HashSet::from(["href"])), ("abbr", HashSet::from(["title"]))].into())
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .attribute_filter(|element, attribute, value| {
            Some(match (element, attribute) {
                ("a", "href") => drawing_page(value),
                _ => value.into(),
            })
        })
        .link_rel(None);
    builder
}

/// A link to a drawing leads to the page that shows it, as in the text around.
fn drawing_page(href: &str) -> Cow<'_, str> {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let is_drawing = !href.contains(':') && href[..end].to_ascii_lowercase().ends_with(".svg");
    if is_drawing { format!("{}.html", &href[..end]).into() } else { href.into() }
}

/// Whole HTML, every element closed.
pub fn clean(html: &str) -> String {
    without_owned(tidy::tidy(&CLEANER.clean(html).to_string()))
}

/// The safe form of an opening tag within a line and the closing tag that belongs to it; none when nothing is kept.
pub fn clean_pair(tag: &str) -> Option<(String, String)> {
    let cleaned = without_owned(INLINE_CLEANER.clean(tag).to_string());
    let (open, close) = cleaned.split_at(opening_length(&cleaned)?);
    // Of one tag comes one element with nothing in it, or nothing.
    let is_pair = close.strip_prefix("</").and_then(|rest| rest.strip_suffix('>')) == Some(name(open));
    is_pair.then(|| (open.to_owned(), close.to_owned()))
}

/// How long the tag is that a cleaned text begins with. Values are in double quotes there, which they cannot hold.
fn opening_length(cleaned: &str) -> Option<usize> {
    let mut is_quoted = false;
    cleaned.strip_prefix('<')?;
    let end = cleaned.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    })?;
    Some(end + 1)
}

/// The element's name of a tag: `b` of `<b>` and `</b>`.
pub fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
    &inner[..end]
}
