//! Texts cut into words, and words as they are compared: without capitals and accents. `scripts/search/10-letters.js`
//! does the same; `tests/search/vectors.json` is read by the tests of both.

use crate::model::korean::is_hangul;
pub use crate::path::is_spaceless;
use crate::path::is_word;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words than this, in bytes, are none: they are data, and nobody asks for them.
const LONGEST: usize = 64;

/// A word as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    pub cut: Cut,
}

/// How a word was cut out of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    Word,
    /// Two letters of a language that has no spaces.
    Pair,
    /// The last two before a sign, or one alone.
    LastPair,
    /// Words with hyphens between them, as if they were one: `e-mail` is `email`, too.
    Joined,
}

/// Hands over every word of a text. Languages without spaces are cut into pairs of letters that overlap.
pub fn words<'t>(text: &'t str, mut each: impl FnMut(Word<'t>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut chain: Option<Chain> = None;
    while let Some(first) = bytes.get(at) {
        let start = at;
        while bytes.get(at).is_some_and(|byte| PLAIN[usize::from(*byte)]) {
            at += 1;
        }
        let plain_end = at;
        if bytes.get(at).is_some_and(|byte| !byte.is_ascii()) {
            let rest = text.get(at..).unwrap_or_default();
            at += rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len());
        }
        let word = text.get(start..at).unwrap_or_default();
        if start < at {
            chain = Chain::with(chain, text, start..at, &mut each);
        }
        if at > plain_end {
            pieces(word, &mut each);
        } else if (2..=LONGEST).contains(&word.len()) || (word.len() == 1 && first.is_ascii_digit()) {
            // A single Latin letter is what an apostrophe left: `trainer's`.
            each(Word { text: word, cut: Cut::Word });
        } else if let Some(sign) = named_by_signs(word, &text[at..]) {
            at += sign;
            each(Word { text: &text[start..at], cut: Cut::Word });
        }
        // The sign that ended the word.
        at += match bytes.get(at) {
            Some(byte) if !byte.is_ascii() => {
                text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
            }
            _ => 1,
        };
    }
    if let Some(chain) = chain {
        chain.end(text, &mut each);
    }
}

/// Words with a hyphen between each two.
struct Chain {
    words: Range<usize>,
    count: usize,
}

impl Chain {
    /// The chain with a further word, where a hyphen leads to it; else a new one, where a hyphen follows.
    fn with<'t>(
        before: Option<Self>,
        text: &'t str,
        word: Range<usize>,
        each: &mut impl FnMut(Word<'t>),
    ) -> Option<Self> {
        let follows = hyphen(text, word.end).is_some();
        if before.is_none() && !follows {
            return None;
        }
        let is_part = text[word.clone()].chars().all(|letter| !letter.is_numeric() && !is_spaceless(letter));
        match before {
            Some(chain) if is_part && hyphen(text, chain.words.end) == Some(word.start) => {
                return Some(Self { words: chain.words.start..word.end, count: chain.count + 1 });
            }
            Some(chain) => chain.end(text, each),
            None => {}
        }
        (is_part && follows).then_some(Self { words: word, count: 1 })
    }

    fn end<'t>(self, text: &'t str, each: &mut impl FnMut(Word<'t>)) {
        if self.count > 1 && self.words.len() <= LONGEST {
            each(Word { text: &text[self.words], cut: Cut::Joined });
        }
    }
}

/// Where a hyphen at a place ends.
fn hyphen(text: &str, at: usize) -> Option<usize> {
    let next = text.get(at..)?.chars().next()?;
    matches!(next, '-' | '\u{2010}' | '\u{2011}').then(|| at + next.len_utf8())
}

/// How long the signs are that make a name of a single letter: `C++`, `C#`.
fn named_by_signs(word: &str, after: &str) -> Option<usize> {
    let sign = ["++", "#"].into_iter().find(|sign| after.starts_with(sign))?;
    let is_name = word.len() == 1 && !after[sign.len()..].starts_with(is_letter);
    is_name.then_some(sign.len())
}

/// Which bytes are plain Latin letters and digits.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// A word that is not plain Latin: stretches with and without spaces between words, and Korean apart from what it is
/// written onto.
fn pieces<'t>(word: &'t str, each: &mut impl FnMut(Word<'t>)) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let kind = |letter| (is_spaceless(letter), is_hangul(letter));
        let (spaceless, _) = kind(first);
        let end = rest.find(|letter| kind(letter) != kind(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        if !spaceless {
            if piece.len() <= LONGEST {
                each(Word { text: piece, cut: Cut::Word });
            }
            continue;
        }
        let starts: Vec<usize> = piece.char_indices().map(|(at, _)| at).chain([piece.len()]).collect();
        if starts.len() == 2 {
            each(Word { text: piece, cut: Cut::LastPair });
        }
        for pair in starts.windows(3) {
            let cut = if pair[2] == piece.len() { Cut::LastPair } else { Cut::Pair };
            each(Word { text: &piece[pair[0]..pair[2]], cut });
        }
    }
}

/// A letter, a digit, a mark, or a sign that joins letters.
pub fn is_letter(letter: char) -> bool {
    is_word(letter) || letter == '\u{ad}'
}

/// Soft hyphens and the two signs that say how letters join.
fn is_joiner(letter: char) -> bool {
    letter == '\u{ad}' || crate::path::is_joiner(letter)
}

/// A mark that may be left out: accents, and the points of Hebrew and Arabic. Vowels of other scripts are marks, too, and
/// stay.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{77f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}')
        && is_combining_mark(letter)
}

/// Letters that Unicode does not take apart, although people leave their strokes out.
fn without_stroke(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ς' => "σ",
        _ => return None,
    })
}

/// A word as it is compared.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase().replace('-', ""));
    }
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfkd().flat_map(char::to_lowercase) {
        match without_stroke(letter) {
            Some(plain) => folded.push_str(plain),
            None if is_accent(letter) || is_joiner(letter) || !is_letter(letter) => {}
            None => folded.push(letter),
        }
    }
    Cow::Owned(folded)
}
