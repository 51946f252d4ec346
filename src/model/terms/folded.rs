//! Texts as terms are looked for in them: capital and small letters are one, and so are the two Unicode forms of a letter
//! with its accent. Where what was found stands in the text itself is kept.

use crate::path::{fold, is_joiner, is_mark};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A folded text, and where it stands in the text itself. Plain Latin letters are as they were: the finder takes their
/// capitals for small letters.
pub struct Folded<'t> {
    pub text: Cow<'t, str>,
    /// Places of the folded text, and of the text itself, from which on both go on alike.
    shifts: Vec<(usize, usize)>,
}

/// Letters of so many in a row are looked up together, when one of them is first met.
const ROW: u32 = 0x100;

/// What the letters below U+2000 become; none where that is not one letter.
static ROWS: [OnceLock<Vec<Option<char>>>; 32] = [const { OnceLock::new() }; 32];

/// What one of these letters becomes.
fn looked_up(letter: char) -> Option<char> {
    let (row, column) = (u32::from(letter) / ROW, u32::from(letter) % ROW);
    let become_of =
        |code| char::from_u32(code).and_then(|letter| only(&folded(letter.encode_utf8(&mut [0; 4]))));
    let row_of = || (row * ROW..(row + 1) * ROW).map(become_of).collect();
    let letters = ROWS.get(row as usize)?.get_or_init(row_of);
    letters.get(column as usize).copied().flatten()
}

impl<'t> Folded<'t> {
    pub fn of(text: &'t str) -> Self {
        if text.is_ascii() || text.chars().all(stays) && crate::path::is_composed(text) {
            return Self { text: Cow::Borrowed(text), shifts: Vec::new() };
        }
        let mut whole = String::with_capacity(text.len());
        let mut shifts = Vec::new();
        let mut shift = 0;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let at = text.len() - rest.len();
            let distance = at.wrapping_sub(whole.len());
            if distance != shift {
                shifts.push((whole.len(), at));
                shift = distance;
            }
            let length = first.len_utf8();
            let more = rest[length..].find(|letter| !goes_on(letter)).unwrap_or(rest.len() - length);
            match once(first).filter(|_| more == 0) {
                Some(letter) => whole.push(letter),
                None => whole.push_str(&folded(&rest[..length + more])),
            }
            rest = &rest[length + more..];
        }
        shifts.push((whole.len(), text.len()));
        Self { text: Cow::Owned(whole), shifts }
    }

    /// The place in the text itself of a place in the folded one.
    pub fn place(&self, at: usize) -> usize {
        let after = self.shifts.partition_point(|(folded, _)| *folded <= at);
        let (folded, own) =
            after.checked_sub(1).and_then(|last| self.shifts.get(last)).copied().unwrap_or_default();
        own + (at - folded)
    }
}

/// Whether a letter is what it becomes, whatever stands around it.
fn stays(letter: char) -> bool {
    letter.is_ascii() || once(letter) == Some(letter)
}

/// What a letter that stands alone becomes, where that is one letter and known at once.
fn once(letter: char) -> Option<char> {
    match letter {
        _ if letter.is_ascii() => Some(letter),
        // Dashes, quotation marks and dots; Chinese, Japanese and Korean. They have no capitals.
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => Some(letter),
        '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{2f7ff}' => Some(letter),
        _ => looked_up(letter),
    }
}

/// What belongs to the letter before it: marks, signs that join letters, and the later parts of a Korean syllable.
fn goes_on(letter: char) -> bool {
    !letter.is_ascii() && (is_mark(letter) || is_ignored(letter) || matches!(letter, '\u{1160}'..='\u{11ff}'))
}

/// Signs that cannot be seen, and may stand in a word or not.
fn is_ignored(letter: char) -> bool {
    is_joiner(letter) || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// A letter with its marks. Turkish has two letters of which a capital or a small one looks like the `i` of others; which
/// of them stands there, the finder does not ask.
fn folded(cluster: &str) -> String {
    let seen: String = cluster.chars().filter(|letter| !is_ignored(*letter)).collect();
    let folded = fold(&seen);
    if folded.contains(['ı', '\u{307}']) {
        folded.replace('ı', "i").replace("i\u{307}", "i")
    } else {
        folded
    }
}

fn only(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Whether two texts that are the same when folded have the same letters `i`: with a dot, or without.
pub fn has_same_dots(one: &str, other: &str) -> bool {
    let is_odd = |text: &str| text.contains(['ı', 'İ']) || text.contains("I\u{307}");
    if !is_odd(one) && !is_odd(other) {
        return true;
    }
    let (one, other) = (dots(one), dots(other));
    one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|(one, other)| *one == Dot::Either || *other == Dot::Either || one == other)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dot {
    With,
    Without,
    /// `I` is the capital of one in Turkish, and of the other elsewhere.
    Either,
}

fn dots(text: &str) -> Vec<Dot> {
    let composed = crate::path::compose(text);
    let dot = |letter| match letter {
        'i' | 'İ' => Some(Dot::With),
        'ı' => Some(Dot::Without),
        'I' => Some(Dot::Either),
        _ => None,
    };
    composed.chars().filter_map(dot).collect()
}
