//! Which words stand in which targets, and where there: in a title, a heading, or how often in the text.

use super::letters::{Word, fold, words};
use super::stems::Stems;
use super::targets::Target;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};
use xxhash_rust::xxh3::xxh3_64_with_seed;

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
            words(text, |word| {
                let group = self.group(word, language, stems);
                let places = &mut self.groups[group as usize].places;
                match places.last_mut() {
                    Some(place) if place.target == number => {
                        place.weight |= weight;
                        place.count = place.count.saturating_add(u8::from(weight == 0));
                    }
                    _ => places.push(Place { target: number, weight, count: u8::from(weight == 0) }),
                }
            });
        };
        count(target.title, TITLE);
        target.tags.iter().for_each(|tag| count(tag, HEADING));
        for passage in target.passages {
            count(&passage.title, HEADING);
            count(&passage.text, 0);
        }
    }

    /// The group of a word; a word seen for the first time is cut down to its stem.
    fn group(&mut self, word: Word<'_>, language: usize, stems: Stems) -> u32 {
        let mut small = [0; 64];
        // Nearly all words are plain Latin ones, which need no copy to be compared.
        let key = match small.get_mut(..word.text.len()) {
            Some(small) if word.text.is_ascii() => {
                small.copy_from_slice(word.text.as_bytes());
                small.make_ascii_lowercase();
                std::str::from_utf8(small).unwrap_or(word.text)
            }
            _ => word.text,
        };
        if let Some(group) = self.known[language].get(key) {
            return *group;
        }
        let form = fold(key).into_owned();
        let stem =
            if word.is_pair { form.clone() } else { fold(&stems.stem(&key.to_lowercase())).into_owned() };
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = *self.stems.entry((language, stem.clone())).or_insert(next);
        if group == next {
            self.groups.push(Group { language, stem, ..Group::default() });
        }
        let forms = &mut self.groups[group as usize].forms;
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
        self.known[language].insert(key.into(), group);
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
        self.0 = xxh3_64_with_seed(bytes, self.0);
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = self.0.rotate_left(7) ^ number as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
