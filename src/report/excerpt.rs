//! The one line of a text that a message shows, cut to a width that can be read and safe to print.

use crate::source::{Source, Span};
use crate::visible;
use std::ops::Range;

/// How much of a line is shown before and after the place, in bytes.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// A line, or the part of it around a place, and where the place is in it.
pub struct Excerpt {
    pub text: String,
    pub span: Range<usize>,
}

impl Excerpt {
    /// The column of the place in the excerpt; in the line itself it is another when the beginning was cut.
    pub fn column(&self) -> usize {
        self.text[..self.span.start].chars().count() + 1
    }
}

/// The line a place begins on. A place that goes on over more lines is shown to the end of its first.
pub fn excerpt(source: &Source, span: Span) -> Excerpt {
    let text = &*source.text;
    let start = text.floor_char_boundary(span.start as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let line_end = line_start + text[line_start..line_end].trim_end_matches('\r').len();
    let end = text.floor_char_boundary(span.end as usize).clamp(start, line_end.max(start));

    let from = text.ceil_char_boundary(start.saturating_sub(BEFORE)).max(line_start);
    // A line that is only a little too long is shown from its beginning.
    let from = if start - line_start <= 2 * BEFORE { line_start } else { from };
    let to = text.floor_char_boundary(start.saturating_add(AFTER)).min(line_end);
    cut(text, from..to.max(from), start..end.min(to.max(start)), line_start..line_end)
}

/// Copies a part of a line, with a sign where it was cut, and keeps track of the place.
fn cut(text: &str, part: Range<usize>, place: Range<usize>, line: Range<usize>) -> Excerpt {
    let mut shown = String::new();
    let mut span = 0..0;
    if part.start > line.start {
        shown.push('…');
    }
    for (offset, letter) in text[part.clone()].char_indices() {
        if part.start + offset <= place.start {
            span.start = shown.len();
        }
        shown.push(visible::letter(letter));
        if part.start + offset < place.end {
            span.end = shown.len();
        }
    }
    if place.start >= part.end {
        span.start = shown.len();
    }
    if part.end < line.end {
        shown.push('…');
    }
    Excerpt { text: shown, span: span.start..span.end.max(span.start) }
}
