//! JSON on its way to a terminal, which has its own way to write what a terminal would obey.

use crate::visible::is_obeyed;
use std::fmt::Write;

/// Such characters as numbers: readers get them back unchanged.
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
