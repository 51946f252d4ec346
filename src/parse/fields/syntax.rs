//! How a field is written: underscores, then a size, a kind and an id in any order; a circle or a box, then an id.

use crate::model::markdown::is_id_letter;
use crate::model::{FieldKind, Size};
use crate::path::compose;

/// What stands at one place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Underscores with what belongs to them.
    Blank { kind: FieldKind, size: Option<Size>, id: Option<String>, end: usize },
    /// `( )`, or `(x)` which is ticked in the source.
    Circle { id: Option<String>, end: usize },
    /// `[ ]` or `[x]`.
    Box { id: Option<String>, end: usize },
}

/// Which sizes may follow the underscores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sizes {
    /// On a line of its own.
    All,
    /// After words, such as `4 lines`, but not `page`: it could be a word of the sentence.
    Counted,
    /// After another field of the line.
    None,
}

/// Whether any field may stand in a text: cheap, and never wrong when it says no.
pub fn may_begin(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'x' | b'X' | 0xC2);
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'(', b'[', bytes).any(|at| bytes.get(at + 1).is_some_and(|next| inner(*next)))
        || (text.contains('_') && text.contains("____"))
}

/// Whether anything in a text may look like a field and be none: cheap, and never wrong when it says no.
pub fn may_slip(text: &str) -> bool {
    const MARKS: [&str; 7] = ["___", "_ _ _", "......", "………", "[]", "[_", "()"];
    let holds = |mark: &&str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    MARKS.iter().any(holds) || (!text.is_ascii() && text.contains(super::slips::is_picture))
}

/// Where the first field at or after `from` starts.
pub fn next(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let found = at + text.get(at..)?.find(['_', '(', '['])?;
        let rest = &text[found..];
        if rest.starts_with("____") || circle(rest).is_some() || tick_box(rest).is_some() {
            return Some(found);
        }
        at = found + rest.bytes().take_while(|&byte| byte == b'_').count().max(1);
    }
}

/// The field that starts at a place that `next` found.
pub fn read(text: &str, start: usize, sizes: Sizes) -> Written {
    let rest = &text[start..];
    match (circle(rest), tick_box(rest)) {
        (Some(length), _) => {
            let (id, more) = id_after(&rest[length..]);
            Written::Circle { id, end: start + length + more }
        }
        (_, Some(length)) => {
            let (id, more) = id_after(&rest[length..]);
            Written::Box { id, end: start + length + more }
        }
        (None, None) => {
            let run = rest.bytes().take_while(|&byte| byte == b'_').count();
            blank(text, start + run, sizes)
        }
    }
}

fn circle(text: &str) -> Option<usize> {
    brackets(text, '(', ')', &[" ", "  ", "\u{a0}"])
}

fn tick_box(text: &str) -> Option<usize> {
    brackets(text, '[', ']', &[" ", "  ", "\u{a0}", "x", "X"])
}

/// The length of brackets at the start of a text that hold one of some signs.
fn brackets(text: &str, open: char, close: char, signs: &[&str]) -> Option<usize> {
    let inner = text.strip_prefix(open)?;
    let sign =
        signs.iter().find(|sign| inner.strip_prefix(**sign).is_some_and(|after| after.starts_with(close)))?;
    Some(sign.len() + 2)
}

/// A size: `4 lines`, `6 cm`, `8 rows`, `half page`, `page`.
pub fn size(words: &str) -> Option<Size> {
    let words = words.trim();
    if let "half page" | "half a page" = words {
        return Some(Size::HalfPage);
    }
    if let "page" | "1 page" | "full page" | "whole page" = words {
        return Some(Size::Page);
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let count: u32 = words[..digits].parse().ok().filter(|count| (1..=500).contains(count))?;
    match words[digits..].trim() {
        "line" | "lines" => Some(Size::Lines(count)),
        "cm" => Some(Size::Centimetres(count)),
        "row" | "rows" => Some(Size::Rows(count)),
        _ => None,
    }
}

fn blank(text: &str, after: usize, sizes: Sizes) -> Written {
    let (mut kind, mut chosen, mut id) = (FieldKind::Text, None, None);
    let mut end = after;
    loop {
        let rest = &text[end..];
        let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
        let start = end + (rest.len() - words.len());
        if kind == FieldKind::Text
            && let Some(inner) = in_brackets(words)
            && let Some(named) = named_kind(inner)
        {
            kind = named;
            end = start + inner.len() + 2;
        } else if id.is_none()
            && let Some(inner) = leading_id(words)
        {
            id = Some(compose(inner).into_owned());
            end = start + inner.len() + 3;
        } else if chosen.is_none()
            && sizes != Sizes::None
            && let Some((found, length)) = leading_size(words)
            && (sizes == Sizes::All || words.starts_with(|letter: char| letter.is_ascii_digit()))
        {
            chosen = Some(found);
            end = start + length;
        } else {
            return Written::Blank { kind, size: chosen, id, end };
        }
    }
}

/// What round brackets at the start of a text hold, where it is short.
pub fn in_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?;
    let end = inner.bytes().take(24).position(|byte| byte == b')')?;
    inner.get(..end)
}

/// The id at the start of a text, after spaces, and how long both are.
pub fn id_after(text: &str) -> (Option<String>, usize) {
    let words = text.trim_start_matches([' ', '\t', '\u{a0}']);
    let id = leading_id(words);
    let length = id.map_or(0, |id| text.len() - words.len() + id.len() + 3);
    (id.map(|id| compose(id).into_owned()), length)
}

/// The id of `{#id}` at the start of a text.
fn leading_id(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("{#")?;
    let end = inner.find(|letter: char| !is_id_letter(letter))?;
    (end > 0 && inner[end..].starts_with('}')).then(|| &inner[..end])
}

/// The kinds of answers as they are written.
pub const KINDS: [(&str, FieldKind); 7] = [
    ("date", FieldKind::Date),
    ("time", FieldKind::Time),
    ("email", FieldKind::Email),
    ("e-mail", FieldKind::Email),
    ("phone", FieldKind::Phone),
    ("number", FieldKind::Number),
    ("signature", FieldKind::Signature),
];

fn named_kind(words: &str) -> Option<FieldKind> {
    let words = words.trim();
    KINDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(words)).map(|(_, kind)| kind.clone())
}

/// A size at the start of words, and its length.
pub fn leading_size(words: &str) -> Option<(Size, usize)> {
    let end = words.find(['(', '{', '_', '|']).unwrap_or(words.len());
    let words = words[..end].trim_end();
    size(words).map(|size| (size, words.len()))
}
