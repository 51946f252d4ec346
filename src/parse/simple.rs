//! Values that mean themselves: plain words on one line, words in quotes without escapes, and lists of these with a line
//! for each. Everything else is for the parser, which would say the same about these.

use crate::keys::tree::{Node, Style, Value};
use crate::source::Span;

/// Reads the text of one value; none when the parser has to look.
pub fn read(part: &str, offset: usize) -> Option<Node> {
    if part.len() > super::yaml::LARGEST {
        return None;
    }
    let (first, rest) = part.split_once('\n').unwrap_or((part, ""));
    match (first.trim_matches(' '), rest.trim_matches([' ', '\n'])) {
        ("", "") => None,
        ("", _) => list(rest, offset + first.len() + 1),
        (_, "") => one(first, offset),
        _ => None,
    }
}

/// Lines of `- words`, all with the same indentation.
fn list(text: &str, offset: usize) -> Option<Node> {
    let mut items: Vec<Node> = Vec::new();
    let mut at = offset;
    let (mut begins, mut ends, mut depth) = (offset, offset, 0);
    for line in text.split('\n') {
        let words = line.trim_matches(' ');
        if !words.is_empty() {
            let indent = line.len() - line.trim_start_matches(' ').len();
            if items.is_empty() {
                (begins, depth) = (at + indent, indent);
            }
            let item = words.strip_prefix("- ").filter(|_| indent == depth)?;
            items.push(one(item, at + indent + 2)?);
            ends = at + indent + words.len();
        }
        at += line.len() + 1;
    }
    (!items.is_empty()).then(|| Node::new(Value::List(items), Span::new(begins, ends)))
}

fn one(line: &str, offset: usize) -> Option<Node> {
    let words = line.trim_matches(' ');
    let start = offset + line.len() - line.trim_start_matches(' ').len();
    if let Some(inner) = words.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        let means_itself =
            inner.bytes().all(|byte| !matches!(byte, b'"' | b'\\') && !byte.is_ascii_control());
        let span = Span::new(start + 1, start + 1 + inner.trim_end().len());
        return (means_itself && inner.is_ascii()).then(|| Node::scalar(inner, Style::Quoted, span));
    }
    let begins = words.bytes().next()?.is_ascii_alphanumeric();
    let goes_on = words
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_' | b'.' | b',' | b'/'));
    (begins && goes_on && words != "null")
        .then(|| Node::scalar(words, Style::Plain, Span::new(start, start + words.len())))
}
