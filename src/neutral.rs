//! Texts of authors without the signs that drafts keep for themselves, and without those that no page can hold.

use std::borrow::Cow;

/// The noncharacters of Unicode that stand for nothing in texts, and for holes in drafts.
const SIGNS: std::ops::RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';

/// The first byte of all of them, which hardly any text has.
const FIRST_BYTE: u8 = 0xef;

/// The text with U+FFFD, which has as many bytes, in place of U+FDD0 to U+FDEF, U+FFFE and U+FFFF, and with spaces in
/// place of control characters, which pages and feeds cannot hold and which programs for writing leave in what is copied
/// out of them. Everything that an author can write comes through here: texts as they are read, and whatever escapes in
/// Markdown, HTML, YAML, TOML and addresses stand for.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if is_neutral(text) { Cow::Borrowed(text) } else { Cow::Owned(replaced(text)) }
}

/// The same for a text that need not be kept.
pub fn neutral_owned(text: String) -> String {
    if is_neutral(&text) { text } else { replaced(&text) }
}

/// Whether a text has none of these signs.
pub fn is_neutral(text: &str) -> bool {
    // Without leaving early, so that many bytes are looked at at once.
    let bytes = text.as_bytes();
    let controls = bytes.iter().fold(false, |found, byte| found | is_control(*byte));
    !controls && (!bytes.contains(&FIRST_BYTE) || !text.contains(is_sign))
}

fn is_sign(letter: char) -> bool {
    SIGNS.contains(&letter) || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

fn is_control(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f
}

fn replaced(text: &str) -> String {
    let controls = |letter: char| u8::try_from(letter).is_ok_and(is_control);
    text.replace(is_sign, "\u{fffd}").replace(controls, " ")
}
