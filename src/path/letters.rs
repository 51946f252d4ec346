//! Letters of names: one form for those that can be written in several, and names as disks compare them.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A name with each letter as one sign with its accent (Unicode form C), as people type it. macOS and archives from it
/// hold names with the two apart.
pub fn compose(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc_quick(name.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.nfc().collect())
}

/// A name as disks compare it that do not tell capital from small letters: `STRASSE` and `straße` are one.
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Some small letters have no capital of their own (`ß`), some capitals no small one (`ẞ`), so each goes down, up, and
    // down again. Only the dotless i would become another letter.
    let each = |letter: char| letter.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let folded = name.nfd().flat_map(|letter| {
        let (plain, folded) = if letter == 'ı' { (Some(letter), None) } else { (None, Some(each(letter))) };
        plain.into_iter().chain(folded.into_iter().flatten())
    });
    folded.nfc().collect()
}
