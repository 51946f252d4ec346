//! The order of words in a language, by the data of Unicode (CLDR): Å after Z in Swedish, Chinese by its sounds.

mod headings;

pub use headings::{Heading, headings};

use crate::path::{compose, is_mark, is_word};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// Higher than every letter of every script.
const HIGHEST: char = '\u{ffff}';

/// The order of a language; that of all languages where a tag is of none that is known.
pub struct Collation {
    language: String,
    /// None if the data in the program cannot be read, which a test excludes.
    whole: Option<CollatorBorrowed<'static>>,
    /// Without accents and capitals, where these make no letter of its own.
    letters: Option<CollatorBorrowed<'static>>,
}

/// What texts are sorted by. Texts that a language does not tell apart are in the order of their signs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey(Vec<u8>, String);

impl Collation {
    pub fn of(language: &str) -> Self {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            Collator::try_new(CollatorPreferences::from(&locale), options).ok()
        };
        Self {
            language: locale.id.language.to_string(),
            whole: collator(Strength::Tertiary),
            letters: collator(Strength::Primary),
        }
    }

    /// Made once for each text that is sorted.
    pub fn key(&self, text: &str) -> SortKey {
        SortKey(bytes(self.whole.as_ref(), &words(text)), text.to_owned())
    }

    /// Sorts by the texts of items; equal texts stay as they were.
    pub fn sort<T>(&self, items: &mut [T], text: impl Fn(&T) -> &str) {
        items.sort_by_cached_key(|item| self.key(text(item)));
    }

    /// What tells letters apart, and nothing else.
    fn letters(&self, text: &str) -> Vec<u8> {
        bytes(self.letters.as_ref(), text)
    }

    /// What is sorted among the texts that begin with a letter.
    fn below(&self, letter: impl ToString) -> Below {
        let letter = letter.to_string();
        let end = self.letters(&format!("{letter}{HIGHEST}"));
        Below { start: self.letters(&letter), end, letter }
    }
}

/// The place of a letter with all that is sorted below it.
#[derive(Clone)]
struct Below {
    letter: String,
    start: Vec<u8>,
    end: Vec<u8>,
}

impl Below {
    fn holds(&self, key: &[u8]) -> bool {
        *key >= *self.start && *key < *self.end
    }
}

fn bytes(collator: Option<&CollatorBorrowed<'static>>, text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() + 8);
    match collator {
        // Writing into memory cannot fail.
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut bytes);
        }
        None => bytes.extend_from_slice(text.to_lowercase().as_bytes()),
    }
    bytes
}

/// A text without the signs around and between its words; the text itself where it has no words.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in compose(text).chars() {
        let begins = words.is_empty() || words.ends_with(' ');
        match letter {
            '\'' | '’' | '\u{ad}' => {}
            _ if is_word(letter) && !(begins && is_mark(letter)) => words.push(letter),
            _ if !begins => words.push(' '),
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    if words.is_empty() { text.to_owned() } else { words }
}
