//! Authors' text on its way to a terminal: what would move the cursor, change colours or turn the direction of the
//! words is shown as a sign instead.

use std::fmt::Write;

/// The text without anything a terminal would obey. Tabs and line ends stay.
pub fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// The sign that stands for a character: itself, unless a terminal would obey it.
pub fn visible(letter: char) -> char {
    match letter {
        '\t' | '\n' => letter,
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ if is_obeyed(letter) => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// The same for JSON, which has its own way to write such characters: readers get them back unchanged.
pub fn escape_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_obeyed(letter) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(letter));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// Control characters beyond the first 32, and those that turn the direction of the text around them.
fn is_obeyed(letter: char) -> bool {
    matches!(letter, '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
