//! Which values of a header came with a key of another tool. They name what was there, so they stop nothing here.

use crate::keys::foreign::ours;
use crate::source::{Source, Span};

/// Whether a value is in the line of a key such as `url` or `related_article1`.
pub fn is_imported(source: &Source, value: Span) -> bool {
    let before = source.text.get(..value.range().start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let Some((key, _)) = line.split_once(':') else { return false };
    let key = key.trim_end();
    ours(key).is_some() || key.ends_with(|letter: char| letter.is_ascii_digit())
}
