//! Which words stand in which targets, and where there: in a title, a heading, or how often in the text.

use super::letters::{Cut, Word, fold, words};
use super::stems::Stems;
use super::targets::Target;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

/// The weight of a word in a target: 8 for the title, 4 for a heading, and up to 3 for how often it is in the text.
const TITLE: u8 = 8;
const HEADING: u8 = 4;
const OFTEN: u8 = 3;

/// A word in a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub target: u32,
    weight: u8,
    count: u8,
}

impl Place {
    /// From 1 to 15.
    pub fn weight(self) -> u8 {
        let often = match self.count {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => OFTEN,
        };
        self.weight + often
    }
}

/// All words with one stem, in one language.
#[derive(Debug, Default, Clone)]
pub struct Group {
    /// Number of the language.
    pub language: usize,
    /// The stem as it is compared.
    pub stem: String,
    /// The words as they are compared: none twice.
    pub forms: Vec<String>,
    /// By target.
    pub places: Vec<Place>,
}

/// The words of some targets.
#[derive(Default)]
pub struct Counts {
    pub groups: Vec<Group>,
    /// Number of the group of each word as it stands, by language.
    known: Vec<HashMap<Box<str>, u32, Hashing>>,
    stems: HashMap<(usize, String), u32, Hashing>,
}

impl Counts {
    /// Counts the words of one target.
    pub fn add(&mut self, number: u32, target: &Target<'_>, language: usize, stems: Stems) {
        while self.known.len() <= language {
            self.known.push(HashMap::default());
        }
        let mut count = |text: &str, weight: u8| {
            let mut word = |word: Word<'_>| {
                let group = self.group(word, language, stems);
                let places = &mut self.groups[group as usize].places;
                match places.last_mut() {
                    Some(place) if place.target == number => {
                        place.weight |= weight;
                        place.count = place.count.saturating_add(u8::from(weight == 0));
                    }
                    _ => places.push(Place { target: number, weight, count: u8::from(weight == 0) }),
                }
            };
            words(text, |found| {
                word(found);
                // One sign is looked for as the beginning of a pair, and the last of all begins none.
                if found.cut == Cut::LastPair
                    && let Some((last, _)) = found.text.char_indices().nth(1)
                {
                    word(Word { text: &found.text[last..], cut: Cut::LastPair });
                }
            });
        };
        count(target.title, TITLE);
        target.tags.iter().for_each(|tag| count(tag, HEADING));
        for passage in &target.passages {
            count(passage.title, HEADING);
            count(passage.text, 0);
        }
    }

    /// The group of a word; a word seen for the first time is cut down to its stem.
    fn group(&mut self, word: Word<'_>, language: usize, stems: Stems) -> u32 {
        // Nearly all are known as they stand, with capitals and accents.
        if let Some(group) = self.known[language].get(word.text) {
            return *group;
        }
        let form = fold(word.text).into_owned();
        let stem = match word.cut {
            Cut::Pair | Cut::LastPair => form.clone(),
            Cut::Joined => fold(&stems.stem(&form)).into_owned(),
            Cut::Word => fold(&stems.stem(&word.text.to_lowercase())).into_owned(),
        };
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = *self.stems.entry((language, stem.clone())).or_insert(next);
        if group == next {
            self.groups.push(Group { language, stem, ..Group::default() });
        }
        let forms = &mut self.groups[group as usize].forms;
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
        self.known[language].insert(word.text.into(), group);
        group
    }
}

/// Hashing of short texts. The one of the standard library guards against chosen words, which only slow down their
/// author here.
#[derive(Debug, Default, Clone, Copy)]
pub struct Hashing;

impl BuildHasher for Hashing {
    type Hasher = ShortHasher;

    fn build_hasher(&self) -> ShortHasher {
        ShortHasher(0)
    }
}

pub struct ShortHasher(u64);

impl Hasher for ShortHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.mix(u64::from_le_bytes(*eight));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        // Tables look at the first and at the last bits.
        self.0 ^ self.0.rotate_left(32)
    }
}

impl ShortHasher {
    fn mix(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
