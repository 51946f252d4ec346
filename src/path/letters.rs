//! Letters: what belongs to a word in any script, one form for letters that can be written in several, and names as disks
//! compare them.

use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A name with each letter as one sign with its accent (Unicode form C), as people type it. macOS and archives from it
/// hold names with the two apart.
pub fn compose(name: &str) -> Cow<'_, str> {
    if is_composed(name) { Cow::Borrowed(name) } else { Cow::Owned(name.nfc().collect()) }
}

/// Whether it is certain that composing changes nothing.
pub fn is_composed(text: &str) -> bool {
    text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes
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

/// Whether a character belongs to a word: letters, digits, marks (accents, vowel signs, tone marks), and the two invisible
/// signs that say how letters join.
pub fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter) || is_joiner(letter)
}

/// An accent, a vowel sign, a tone mark: what is drawn with the letter before it.
pub fn is_mark(letter: char) -> bool {
    !letter.is_ascii() && is_combining_mark(letter)
}

/// The signs that say how the letters around them join: Persian, Hindi, Sinhala and others have words with them.
pub fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// A letter of a script that is written without spaces: Thai, Lao, Burmese, Khmer, Tai, Balinese, Javanese, Japanese,
/// Chinese, Yi. `scripts/search/10-letters.js` has the same list.
pub fn is_spaceless(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}'
        | '\u{1a20}'..='\u{1aaf}' | '\u{1b00}'..='\u{1b7f}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312f}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}'
        | '\u{a980}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{323af}')
}

/// A letter or sign of Chinese or Japanese: a line that is broken between two of them has no space there.
pub fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{312f}' | '\u{31f0}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{323af}')
}

/// How a character of a text is written in an address.
pub enum InAddress {
    Letter,
    /// A mark on the letter before it.
    Mark,
    /// A sign inside a word that addresses leave out.
    Nothing,
    /// What ends a word.
    Border,
}

impl InAddress {
    pub fn of(letter: char) -> Self {
        match letter {
            '\'' | '’' => Self::Nothing,
            _ if letter.is_alphanumeric() => Self::Letter,
            // Ways to draw the letter before; emoji have them too.
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180f}' => Self::Nothing,
            // Circles and keys around signs.
            '\u{20d0}'..='\u{20ff}' => Self::Border,
            // Between the syllables of Tibetan, on the vowels of Armenian, in the short forms of Hebrew, after the nouns
            // of Burmese.
            '\u{f0b}'
            | '\u{f0c}'
            | '\u{55a}'..='\u{55c}'
            | '\u{55e}'
            | '\u{5f3}'
            | '\u{5f4}'
            | '\u{104c}'..='\u{104f}' => Self::Nothing,
            // Khmer and others have it between words, where a line may break.
            '\u{200b}' => Self::Nothing,
            _ if is_joiner(letter) => Self::Nothing,
            _ if is_mark(letter) => Self::Mark,
            _ => Self::Border,
        }
    }
}
