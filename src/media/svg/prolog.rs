//! What stands before a drawing, and what is refused before it is read.

use crate::source::Span;
use std::borrow::Cow;

/// No element of a drawing has so many attributes; each is compared with those before it.
const MOST_ATTRIBUTES: usize = 200;

/// No drawing names so many other languages.
const MOST_NAMESPACES: usize = 500;

const DOCUMENT_TYPE: &str = "<!DOCTYPE";

/// A text that can be read, or what is wrong with it.
pub enum Ready<'a> {
    Text(Cow<'a, str>),
    /// A document type with declarations of its own, by which attributes and whole parts appear that are not written.
    Declares(Span),
    /// It would take long to read.
    Crowded(Span),
}

/// The text without its document type, at the same length. Older programs write one, and it says nothing.
pub fn ready(text: &str) -> Ready<'_> {
    if let Some(at) = crowded(text) {
        return Ready::Crowded(Span::new(at, at + 1));
    }
    let Some(start) = document_type(text) else { return Ready::Text(Cow::Borrowed(text)) };
    let Some(end) = end_of_type(text, start) else { return Ready::Declares(Span::new(start, start + 9)) };
    let mut without = String::with_capacity(text.len());
    without.push_str(&text[..start]);
    without.extend(text[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    without.push_str(&text[end..]);
    Ready::Text(Cow::Owned(without))
}

/// The tag of the first element.
pub fn first_tag(text: &str) -> Option<&str> {
    let mut start = beginning(text)?;
    if text[start..].starts_with(DOCUMENT_TYPE) {
        let end = end_of_type(text, start)?;
        start = end + beginning(&text[end..])?;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return text.get(start..=at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Where the document type begins, before the first element. A text in which it is missed is refused by the reader.
fn document_type(text: &str) -> Option<usize> {
    beginning(text).filter(|at| text[*at..].starts_with(DOCUMENT_TYPE))
}

/// The first mark after white space, comments and instructions.
fn beginning(text: &str) -> Option<usize> {
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    loop {
        let rest = &text[at..];
        if rest.starts_with("<?") {
            at += rest.find("?>")? + 2;
        } else if rest.starts_with("<!--") {
            at += rest.find("-->")? + 3;
        } else if rest.starts_with('<') {
            return Some(at);
        } else {
            let length = rest.chars().next().filter(char::is_ascii_whitespace)?.len_utf8();
            at += length;
        }
    }
}

/// Its end, when it declares nothing.
fn end_of_type(text: &str, start: usize) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'[' | b'<') if at > start => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The first place where there is more than a reader should take.
fn crowded(text: &str) -> Option<usize> {
    if let Some((at, _)) = text.match_indices("xmlns:").nth(MOST_NAMESPACES) {
        return Some(at);
    }
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|start| at + start) {
        let rest = &text[start..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->")
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>")
        } else if rest.starts_with("<?") {
            rest.find("?>")
        } else {
            match tag_length(rest.as_bytes()) {
                Some(length) => Some(length),
                None => return Some(start),
            }
        };
        at = start + end.unwrap_or(rest.len()).max(1);
    }
    None
}

/// The length of a tag; none when it has more attributes than any drawing.
fn tag_length(tag: &[u8]) -> Option<usize> {
    let (mut quote, mut values) = (None, 0);
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                values += 1;
                if values > MOST_ATTRIBUTES {
                    return None;
                }
            }
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    Some(tag.len())
}
