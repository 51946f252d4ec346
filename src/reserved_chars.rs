//! The characters that the program keeps for itself, and texts of authors without them and without those that no page
//! can hold.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// The noncharacters of Unicode that mean nothing in texts. Here they are holes in drafts: `render/draft.rs`.
const NONCHARACTERS: RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';
/// A hole before every id of a document.
pub const PREFIX: char = '\u{fdd0}';
/// A hole before the level of a heading.
pub const LEVEL: char = '\u{fdd1}';
/// A hole for a link to a document.
pub const LINK: char = '\u{fdd2}';
/// The same, percent-encoded.
pub const ENCODED_LINK: char = '\u{fdd3}';
/// A hole for a link to an output.
pub const OUTPUT: char = '\u{fdd4}';
/// Ends the words of a hole.
pub const END: char = '\u{fdd5}';
/// `EITHER` on screen `OR` on paper `DONE`.
pub const EITHER: char = '\u{fdd6}';
pub const OR: char = '\u{fdd7}';
pub const DONE: char = '\u{fdd8}';
/// A hole for a text that is put in before a page is known.
pub const WORDS: char = '\u{fdd9}';

/// Letters of private use, each with one meaning.
const PRIVATE: RangeInclusive<char> = '\u{f4fa}'..='\u{f4fc}';
/// Three underscores of a field, while the Markdown engine reads: `model/markdown.rs`.
pub const TRIPLE: char = '\u{f4fa}';
/// Where the sections of a page go that is made in pieces: `render/pieces.rs`.
pub const SECTIONS: &str = "\u{f4fc}";

/// Two underscores of a field, while the Markdown engine reads. A control character, because only a character of two
/// bytes has the right length.
pub const PAIR: char = '\u{91}';

/// The first byte of all of them but [`PAIR`], which hardly any text has.
const FIRST_BYTE: u8 = 0xef;

/// Whether the program keeps a character for itself.
pub fn is_reserved(letter: char) -> bool {
    NONCHARACTERS.contains(&letter)
        || PRIVATE.contains(&letter)
        || matches!(letter, PAIR | '\u{fffe}' | '\u{ffff}')
}

/// The text with U+FFFD in place of reserved characters, and with spaces in place of control characters, which pages
/// and feeds cannot hold and which programs for writing leave in what is copied out of them. Its length stays the same.
/// Everything that an author can write comes through here: texts as they are read, and whatever escapes in Markdown,
/// HTML, YAML, TOML and addresses stand for.
pub fn without(text: &str) -> Cow<'_, str> {
    if is_free(text) { Cow::Borrowed(text) } else { Cow::Owned(replaced(text)) }
}

/// The same for a text that need not be kept.
pub fn without_owned(text: String) -> String {
    if is_free(&text) { text } else { replaced(&text) }
}

/// Whether a text has none of these characters.
pub fn is_free(text: &str) -> bool {
    // Without leaving early, so that many bytes are looked at at once.
    let bytes = text.as_bytes();
    let controls = bytes.iter().fold(false, |found, byte| found | is_control(*byte));
    !controls && !text.contains(PAIR) && (!bytes.contains(&FIRST_BYTE) || !text.contains(is_reserved))
}

/// Each reserved character of a text with its place.
pub fn places(text: &str) -> Vec<(usize, char)> {
    text.char_indices().filter(|(_, letter)| is_reserved(*letter)).collect()
}

/// The reserved character that an escape at the beginning of a text stands for, and the length of the escape: `&#xFDD0;`
/// in Markdown and HTML, `%EF%B7%90` in an address, `\uFDD0` in YAML, TOML and JSON.
pub fn escaped(text: &str) -> Option<(char, usize)> {
    let found = match text.as_bytes().first()? {
        b'&' => entity(text),
        b'%' => percent(text),
        b'\\' => backslash(text),
        _ => None,
    };
    found.filter(|(letter, _)| is_reserved(*letter))
}

fn entity(text: &str) -> Option<(char, usize)> {
    let number = text.strip_prefix("&#")?;
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let end = digits.find(|letter: char| !letter.is_digit(radix)).unwrap_or(digits.len());
    let code = u32::from_str_radix(&digits[..end], radix).ok()?;
    let closing = usize::from(digits[end..].starts_with(';'));
    Some((char::from_u32(code)?, text.len() - digits.len() + end + closing))
}

fn percent(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let digits = text.get(at..at + 3)?.strip_prefix('%')?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes: Vec<u8> = (0..3).map_while(|at| byte(at * 3)).collect();
    // Of other lengths there are none.
    [3, 2].into_iter().find_map(|length| {
        let letter = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
        (letter.len_utf8() == length).then_some((letter, length * 3))
    })
}

fn backslash(text: &str) -> Option<(char, usize)> {
    let length = match text.as_bytes().get(1)? {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(2..2 + length)?, 16).ok()?;
    Some((char::from_u32(code)?, 2 + length))
}

fn is_control(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f
}

fn replaced(text: &str) -> String {
    let same_length = |letter: char| match letter {
        // No sign for what is no letter has two bytes.
        PAIR => '\u{a0}',
        _ if is_reserved(letter) => '\u{fffd}',
        _ if u8::try_from(letter).is_ok_and(is_control) => ' ',
        _ => letter,
    };
    text.chars().map(same_length).collect()
}
