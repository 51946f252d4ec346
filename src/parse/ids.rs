//! Ids on a page, each given once.

use crate::path::slug;
use std::collections::BTreeMap;

/// The ids already given. A second claim of the same words gets `-2`, then `-3`. Two hyphens in a row never come of
/// words: what stands around the text has such ids.
#[derive(Debug)]
pub struct Ids(BTreeMap<String, u32>);

impl Default for Ids {
    /// The text as a whole is `main`: the link that skips to it leads there.
    fn default() -> Self {
        Self(BTreeMap::from([("main".to_owned(), 1)]))
    }
}

impl Ids {
    /// An id made of words; of `fallback` where the words have no letter.
    pub fn claim(&mut self, words: &str, fallback: &str) -> String {
        let slug = slug(words);
        let base = if slug.is_empty() { fallback.to_owned() } else { slug };
        let mut candidate = base.clone();
        loop {
            if !self.0.contains_key(&candidate) {
                self.0.insert(candidate.clone(), 1);
                return candidate;
            }
            let count = self.0.entry(base.clone()).or_insert(1);
            *count += 1;
            candidate = format!("{base}-{count}");
        }
    }

    /// Takes exactly this id. False when it was taken before.
    pub fn fix(&mut self, id: &str) -> bool {
        self.0.insert(id.to_owned(), 1).is_none()
    }

    /// All ids, sorted.
    pub fn into_sorted(self) -> Vec<String> {
        self.0.into_keys().collect()
    }
}

/// Cuts `{#id}` off the end of a text: the text before it and the id.
pub fn trailing_id(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end().strip_suffix('}')?;
    let (before, id) = inner.rsplit_once("{#")?;
    is_id(id).then_some((before.trim_end(), id))
}

/// Whether a word can be an id: letters, digits, `-`, `_` and `.`.
pub fn is_id(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_id_letter)
}

pub fn is_id_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')
}
