//! Ids on a page, each given once.

use crate::diagnostic::Diagnostic;
use crate::model::markdown::is_id_letter;
use crate::path::slug;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The ids already given. A second claim of the same words gets `-2`, then `-3`. Two hyphens in a row never come of
/// words: what stands around the text has such ids.
#[derive(Debug)]
pub struct Ids {
    given: BTreeSet<String>,
    /// Kept for headings that are read later.
    kept: BTreeSet<String>,
    /// The last number that was added to an id.
    numbers: BTreeMap<String, u32>,
}

impl Default for Ids {
    /// The text as a whole is `main`: the link that skips to it leads there.
    fn default() -> Self {
        Self { given: BTreeSet::from(["main".to_owned()]), kept: BTreeSet::new(), numbers: BTreeMap::new() }
    }
}

impl Ids {
    /// An id made of words; of `fallback` where the words have no letter.
    pub fn claim(&mut self, words: &str, fallback: &str) -> String {
        let slug = slug(words);
        let base = if slug.is_empty() { fallback.to_owned() } else { slug };
        let mut candidate = base.clone();
        while self.kept.contains(&candidate) || !self.given.insert(candidate.clone()) {
            let number = self.numbers.entry(base.clone()).or_insert(1);
            *number += 1;
            candidate = format!("{base}-{number}");
        }
        candidate
    }

    /// Takes exactly this id. False when it was taken before.
    pub fn fix(&mut self, id: &str) -> bool {
        self.kept.remove(id);
        self.given.insert(id.to_owned())
    }

    /// Takes exactly this id, or says that it was taken before.
    pub fn fix_or_say(&mut self, id: &str, source: &Source, place: Span) -> Option<Diagnostic> {
        if self.fix(id) {
            return None;
        }
        let words = format!("the id `{id}` is given twice on this page");
        let problem = Diagnostic::new(Rule::DuplicateId, &source.path, place, words);
        Some(problem.help("give one of the two another id"))
    }

    /// Keeps the id made of words for a heading: it is the heading's address on code hosts too.
    pub fn keep(&mut self, words: &str) {
        let slug = slug(words);
        if !slug.is_empty() && !self.given.contains(&slug) {
            self.kept.insert(slug);
        }
    }

    /// An id for a heading: the one that was kept for it, or another.
    pub fn claim_kept(&mut self, words: &str, fallback: &str) -> String {
        self.kept.remove(&slug(words));
        self.claim(words, fallback)
    }

    /// All ids, sorted.
    pub fn into_sorted(self) -> Vec<String> {
        self.given.into_iter().collect()
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
