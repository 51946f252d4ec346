//! Texts of authors without the signs that drafts keep for themselves.

use std::borrow::Cow;

/// The noncharacters of Unicode that stand for nothing in texts, and for holes in drafts.
const SIGNS: std::ops::RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';

/// The first byte of all of them, which hardly any text has.
const FIRST_BYTE: u8 = 0xef;

/// The text with U+FFFD, which has as many bytes, in place of U+FDD0 to U+FDEF. Everything that an author can write
/// comes through here: texts as they are read, and whatever escapes in Markdown, HTML, YAML, TOML and addresses stand
/// for.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if is_neutral(text) { Cow::Borrowed(text) } else { Cow::Owned(replaced(text)) }
}

/// The same for a text that need not be kept.
pub fn neutral_owned(text: String) -> String {
    if is_neutral(&text) { text } else { replaced(&text) }
}

/// Whether a text has none of the signs.
pub fn is_neutral(text: &str) -> bool {
    !text.as_bytes().contains(&FIRST_BYTE) || !text.contains(|letter| SIGNS.contains(&letter))
}

fn replaced(text: &str) -> String {
    text.replace(|letter| SIGNS.contains(&letter), "\u{fffd}")
}
