//! Lines of a text with their places, and what a line of a header looks like.

use crate::keys::row::find;
use crate::keys::table::FRONT_MATTER;
use crate::path::is_word;
use std::ops::Range;

/// One line without its end.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub start: usize,
    pub text: &'a str,
    /// Where the next line begins.
    pub next: usize,
}

impl<'a> Line<'a> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the line begins at the left edge.
    pub fn is_at_edge(&self) -> bool {
        self.text.starts_with(|letter: char| !letter.is_whitespace())
    }

    /// The word before the colon of a line such as `title: Trust`, with the place of the colon in the line.
    pub fn key(&self) -> Option<(&'a str, Range<usize>)> {
        let (key, colon) = self.tight_key()?;
        let after = self.text[colon.end..].chars().next();
        after.is_none_or(char::is_whitespace).then_some((key, colon))
    }

    /// The same without asking for a space after the colon.
    pub fn tight_key(&self) -> Option<(&'a str, Range<usize>)> {
        let at = self.text.find([':', '：'])?;
        let colon = at..at + self.text[at..].chars().next().map_or(1, char::len_utf8);
        let key = unquoted(self.text[..at].trim());
        let good = |letter: char| is_word(letter) || " _-.<".contains(letter);
        let words = key.split(' ').count();
        (!key.is_empty() && words <= 3 && !key.starts_with('-') && key.chars().all(good))
            .then_some((key, colon))
    }

    /// Whether the line gives a key of the language, whether or not a space follows the colon.
    pub fn has_known_key(&self) -> bool {
        self.tight_key().is_some_and(|(key, _)| is_known(key))
    }
}

/// Whether a key is one of the language, without regard to capital letters.
pub fn is_known(key: &str) -> bool {
    find(FRONT_MATTER, &key.to_lowercase()).is_some()
}

/// The lines of a text from an offset on.
pub fn lines(text: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = from;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let whole = rest.split_inclusive('\n').next()?;
        let content = whole.strip_suffix('\n').unwrap_or(whole);
        let content = content.strip_suffix('\r').unwrap_or(content);
        let line = Line { start, text: content, next: start + whole.len() };
        start = line.next;
        Some(line)
    })
}

/// The line end that a text uses.
pub fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn unquoted(key: &str) -> &str {
    let inside = |mark: char| key.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).unwrap_or(key)
}
