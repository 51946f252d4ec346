//! The letters that titles are listed under. What a language counts as a letter of its own has its own heading: Å in
//! Swedish, Ch in Czech. Japanese has the ten rows of its syllables, Chinese the first letter of the sound or the number
//! of strokes.

use super::{Below, Collation, HIGHEST, words};
use crate::model::korean::is_hangul;
use crate::path::is_mark;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What titles are listed under, in the order of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    Number,
    Letter {
        /// Where it is sorted.
        place: Vec<u8>,
        name: String,
    },
    Other,
}

/// Rows of syllables.
const KANA: &str = "あかさたなはまやらわ";
const HANGUL: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";

/// The data of Chinese has an entry before the first character of each letter, and of each number of strokes.
const BORDER: char = '\u{fdd0}';
const STROKES: u32 = 0x2800;
const MOST_STROKES: u32 = 64;

/// So many letters of a title tell its heading: `dzs` is one letter in Hungarian.
const LONGEST: usize = 3;

/// The heading of each title. Where a language takes two letters for one, such as `Aa` and `Å` in Danish, both have the
/// same.
pub fn headings<'t>(collation: &Collation, titles: impl Iterator<Item = &'t str>) -> Vec<Heading> {
    let letters = Letters::of(collation);
    let mut known: BTreeMap<String, Heading> = BTreeMap::new();
    let mut names: BTreeMap<Vec<u8>, BTreeMap<String, usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for title in titles {
        let start: String = words(title).chars().take(LONGEST).collect();
        let heading = known.entry(start).or_insert_with_key(|start| letters.heading(start)).clone();
        if let Heading::Letter { place, name } = &heading {
            *names.entry(place.clone()).or_default().entry(name.clone()).or_default() += 1;
        }
        found.push(heading);
    }
    // The shortest name, then the one that most titles have.
    let best = |names: BTreeMap<String, usize>| {
        let order = |(name, count): &(String, usize)| (name.chars().count(), usize::MAX - count);
        names.into_iter().min_by_key(order).map(|(name, _)| name)
    };
    let names: BTreeMap<_, _> = names.into_iter().map(|(place, names)| (place, best(names))).collect();
    // A capital can be that of two letters; they have one heading.
    let mut places: BTreeMap<&str, &Vec<u8>> = BTreeMap::new();
    for (place, name) in &names {
        places.entry(name.as_deref().unwrap_or_default()).or_insert(place);
    }
    for heading in &mut found {
        if let Heading::Letter { place, name } = heading
            && let Some(Some(best)) = names.get(place)
        {
            name.clone_from(best);
            if let Some(first) = places.get(best.as_str()) {
                place.clone_from(first);
            }
        }
    }
    found
}

/// A heading and where it begins.
struct Row {
    start: Vec<u8>,
    heading: Heading,
}

struct Letters<'c> {
    collation: &'c Collation,
    latin: Vec<Below>,
    kana: Vec<Row>,
    hangul: Vec<Row>,
    han: Vec<Row>,
}

impl<'c> Letters<'c> {
    fn of(collation: &'c Collation) -> Self {
        let row = |start: &str, place: &str, name: String| Row {
            start: collation.letters(start),
            heading: Heading::Letter { place: collation.letters(place), name },
        };
        let rows = |letters: &str| {
            let each = letters.chars().map(String::from).map(|letter| row(&letter, &letter, letter.clone()));
            each.collect::<Vec<Row>>()
        };
        let by_sound = ('A'..='Z').map(|letter| {
            let name = String::from(letter);
            row(&format!("{BORDER}{letter}"), &name, name.clone())
        });
        let by_strokes = (1..MOST_STROKES).filter_map(|count| {
            let start = format!("{BORDER}{}", char::from_u32(STROKES + count)?);
            Some(row(&start, &start, format!("{count}劃")))
        });
        // Korean sorts Chinese characters by their sound; elsewhere they come after its syllables.
        let after = Row { start: collation.letters(&format!("힣{HIGHEST}")), heading: Heading::Other };
        let mut han: Vec<Row> = by_sound.chain(by_strokes).chain(rows(HANGUL)).chain([after]).collect();
        let last = collation.letters("\u{4e00}").max(collation.letters("\u{9fff}"));
        han.retain(|row| row.start <= last);
        han.sort_by(|one, other| one.start.cmp(&other.start));
        Self {
            collation,
            latin: ('a'..='z').map(|letter| collation.below(letter)).collect(),
            kana: rows(KANA),
            hangul: rows(HANGUL),
            han,
        }
    }

    /// The heading of what begins with these letters.
    fn heading(&self, start: &str) -> Heading {
        let Some(first) = start.chars().next() else { return Heading::Other };
        match Script::of(first) {
            Script::Digits => Heading::Number,
            Script::Kana => self.row(&self.kana, start),
            Script::Hangul => self.row(&self.hangul, start),
            Script::Han => self.row(&self.han, start),
            Script::Alphabet => self.letter(start),
            Script::None => Heading::Other,
        }
    }

    /// The last row that begins before a text.
    fn row(&self, rows: &[Row], start: &str) -> Heading {
        let key = self.collation.letters(start);
        let row = rows.iter().rev().find(|row| row.start <= key);
        row.map_or(Heading::Other, |row| row.heading.clone())
    }

    fn letter(&self, start: &str) -> Heading {
        let collation = self.collation;
        let own = self.first_letter(start);
        let key = collation.letters(own);
        // `Æ` is below A in English and a letter in Danish. Thai has vowels before the letter that words are sorted by.
        let base = self.latin.iter().find(|base| base.holds(&key)).cloned().or_else(|| {
            let signs = own.nfd().filter(|sign| !is_mark(*sign));
            signs.map(|sign| collation.below(sign)).find(|base| base.holds(&key))
        });
        let (place, name) = match base {
            Some(base) => (base.start, self.capital(&base.letter)),
            None => (key, self.capital(own)),
        };
        Heading::Letter { place, name }
    }

    /// What the language counts as the first letter: one sign or several.
    fn first_letter<'t>(&self, start: &'t str) -> &'t str {
        let mut ends = start.char_indices().map(|(at, letter)| (letter, at + letter.len_utf8()));
        let Some((first, mut end)) = ends.next() else { return start };
        if !(first.is_lowercase() || first.is_uppercase() || is_written_before(first)) {
            return &start[..end];
        }
        for (letter, longer) in ends {
            let is_more = letter != ' ' && !letter.is_numeric();
            if !is_more
                || self.collation.below(&start[..end]).holds(&self.collation.letters(&start[..longer]))
            {
                break;
            }
            end = longer;
        }
        &start[..end]
    }

    fn capital(&self, letter: &str) -> String {
        let mut signs = letter.chars();
        let Some(first) = signs.next() else { return String::new() };
        let rest = signs.flat_map(char::to_lowercase);
        match first {
            'i' if matches!(self.collation.language.as_str(), "tr" | "az") => {
                std::iter::once('İ').chain(rest).collect()
            }
            // Georgian has capitals for whole lines only.
            'ა'..='ჿ' => letter.to_owned(),
            _ => first.to_uppercase().chain(rest).collect(),
        }
    }
}

/// The kinds of first letters that have headings of different kinds.
enum Script {
    Digits,
    Kana,
    Hangul,
    Han,
    Alphabet,
    /// Signs, and scripts that have as many first letters as titles.
    None,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Self::Kana,
            '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Self::Han,
            // Yi.
            '\u{a000}'..='\u{a4cf}' => Self::None,
            _ if is_hangul(letter) => Self::Hangul,
            _ if letter.is_numeric() => Self::Digits,
            _ if letter.is_alphabetic() => Self::Alphabet,
            _ => Self::None,
        }
    }
}

/// Vowels of Thai and Lao that are written before the letter they are spoken after.
fn is_written_before(letter: char) -> bool {
    matches!(letter, 'เ'..='ไ' | 'ເ'..='ໄ')
}
