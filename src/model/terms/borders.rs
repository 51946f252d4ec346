//! Where a word may begin and end. Scripts with spaces have them around words. Others have none, so a term may stand
//! beside any letter there, but not inside a syllable: [decision 23](../../../docs/decisions/0023-terms-in-every-script.md).

use crate::model::korean::{begins_with_particles, is_hangul};
use crate::path::{is_joiner, is_mark, is_spaceless, is_word};
use crate::source::Span;

/// A match that is a whole word, with the plural `s` that may follow.
pub fn whole_words(text: &str, found: Span) -> Option<Span> {
    let range = found.range();
    let (before, word, after) = (text.get(..range.start)?, text.get(range.clone())?, text.get(range.end..)?);
    let length = length(word);
    if !begins(before, word, length) {
        return None;
    }
    let ends = |end: usize| ends(&text[range.start..end], &text[end..], length);
    let plural = after.starts_with('s') && word.ends_with(|letter: char| letter.is_ascii_alphanumeric());
    let end = range.end + usize::from(plural);
    ends(end).then(|| Span::new(range.start, end))
}

/// Whether a term is so short that longer words are likely to hold it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Short,
    Long,
}

/// One sign of Chinese, one syllable of Korean, two letters of Thai, Lao, Khmer, Burmese or Hiragana.
fn length(word: &str) -> Length {
    let mut letters = word.chars().filter(|letter| !is_mark(*letter) && !is_joiner(*letter));
    let (first, second, third) = (letters.next(), letters.next(), letters.next());
    let long = match (first, second) {
        (Some(_), None) => false,
        (Some(first), Some(_)) if is_syllabic(first) => third.is_some(),
        _ => true,
    };
    if long { Length::Long } else { Length::Short }
}

fn begins(before: &str, word: &str, length: Length) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), word.chars().next()) else { return true };
    if !is_letter(last) {
        return true;
    }
    if goes_on(first) || joins_next(last) || is_leading_vowel(last) {
        return false;
    }
    beside(last, first, length)
}

fn ends(word: &str, after: &str, length: Length) -> bool {
    let (Some(last), Some(next)) = (word.chars().next_back(), after.chars().next()) else { return true };
    if !is_letter(next) {
        return true;
    }
    if goes_on(next) || joins_next(last) || is_trailing(next) || closes_syllable(after) {
        return false;
    }
    if is_hangul(next) {
        return length == Length::Long || begins_with_particles(after);
    }
    beside(last, next, length)
}

/// Whether two letters that stand side by side may belong to two words.
fn beside(one: char, other: char, length: Length) -> bool {
    if is_katakana(one) && is_katakana(other) {
        // Words of other languages: `パート` is none of `アパート`.
        return false;
    }
    if !is_spaceless(one) && !is_spaceless(other) {
        return is_hangul(one) != is_hangul(other);
    }
    // `力` is no word of `努力`, but it is one of `この力を`.
    let same = is_syllabic(one) && is_syllabic(other) || is_ideograph(one) && is_ideograph(other);
    length == Length::Long || !same
}

fn is_letter(letter: char) -> bool {
    is_word(letter) || letter == '_'
}

/// What is drawn with the letter before it.
fn goes_on(letter: char) -> bool {
    is_mark(letter) || is_joiner(letter) || matches!(letter, '\u{1160}'..='\u{11ff}')
}

/// Marks that put the next letter below this one: Khmer, Burmese, Tai Tham.
fn joins_next(letter: char) -> bool {
    is_joiner(letter) || matches!(letter, '\u{17d2}' | '\u{1039}' | '\u{1a60}')
}

/// Vowels of Thai and Lao that are written before the letter that they follow.
fn is_leading_vowel(letter: char) -> bool {
    matches!(letter, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

/// Vowels of Thai and Lao that are no marks, repetition signs, small letters of Japanese, and the line that makes a
/// vowel long.
fn is_trailing(letter: char) -> bool {
    matches!(
        letter,
        '\u{e30}'
            | '\u{e32}'
            | '\u{e33}'
            | '\u{e45}'
            | '\u{eb0}'
            | '\u{eb2}'
            | '\u{eb3}'
            | '\u{ebd}'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ッ'
            | 'ー'
            | '々'
    )
}

/// Whether a text begins with a letter that closes the syllable before it, which a sign above it says in Thai, Lao, Khmer
/// and Burmese.
fn closes_syllable(text: &str) -> bool {
    let mut letters = text.chars();
    if !letters.next().is_some_and(is_syllabic) {
        return false;
    }
    let sign = letters.find(|letter| !matches!(letter, '\u{1037}' | '\u{e34}' | '\u{e38}'));
    matches!(sign, Some('\u{103a}' | '\u{1039}' | '\u{e4c}' | '\u{ecc}' | '\u{17cb}' | '\u{17cd}'))
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

/// A letter of a script without spaces whose letters are parts of syllables.
fn is_syllabic(letter: char) -> bool {
    is_spaceless(letter) && (letter as u32) < 0x2e80
        || matches!(letter, '\u{3041}'..='\u{309f}' | '\u{a980}'..='\u{aadf}')
}
