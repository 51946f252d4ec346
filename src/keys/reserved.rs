//! Reserved characters are replaced, and this tells where somebody wrote one, as it is or by an escape.

use crate::diagnostic::Diagnostic;
use crate::reserved_chars::escaped;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::ops::Range;

/// Tells of the reserved characters in a part of a text. `escapes` are the signs that begin an escape there, and
/// `is_plain` says whether the text at a place stands for itself, as code does.
pub fn tell(
    source: &Source,
    part: Range<usize>,
    escapes: &[u8],
    is_plain: impl Fn(Span) -> bool,
    problems: &mut Vec<Diagnostic>,
) {
    let inside = |span: &Span| part.contains(&(span.start as usize));
    problems.extend(
        source.replaced().filter(|(span, _)| inside(span)).map(|(span, letter)| say(source, span, letter)),
    );
    for sign in escapes {
        for (at, letter, length) in escaped_in(source, &part, *sign) {
            let span = Span::new(at, at + length);
            if !is_plain(span) {
                problems.push(say(source, span, letter));
            }
        }
    }
}

/// What begins an escape in values of YAML, TOML and JSON.
pub const IN_VALUES: &[u8] = b"\\";
/// The same in Markdown, HTML and addresses.
pub const IN_TEXT: &[u8] = b"&%";
/// The same where values are Markdown.
pub const IN_HEADERS: &[u8] = b"\\&%";

fn escaped_in<'s>(
    source: &'s Source,
    part: &Range<usize>,
    sign: u8,
) -> impl Iterator<Item = (usize, char, usize)> + use<'s> {
    let (from, text) = (part.start, source.text.get(part.clone()).unwrap_or_default());
    text.bytes().enumerate().filter(move |(_, byte)| *byte == sign).filter_map(move |(at, _)| {
        let (letter, length) = escaped(&text[at..])?;
        // A backslash before a backslash makes it one.
        let before = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        (before % 2 == 0).then_some((from + at, letter, length))
    })
}

fn say(source: &Source, span: Span, letter: char) -> Diagnostic {
    let words = format!("reserved character (U+{:04X}), which is shown as a replacement", u32::from(letter));
    Diagnostic::new(Rule::ReservedCharacter, &source.path, span, words)
        .help("delete it, and type the word again if a letter is missing")
        .fix(span, "")
}
