//! What the templates of the search page are given.

use super::Link;
use serde::Serialize;

/// `search`, in `search.html`: the list of all pages and terms, for whoever has no script. The rest is words.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Whether the page has the form; pages of one letter have only their list.
    pub has_form: bool,
    /// The list, where it is short; or one letter of it.
    pub letters: Vec<LetterView>,
    /// Where each letter has a page of its own, these pages.
    pub pages: Vec<LetterLink>,
    /// What kinds of results are called.
    pub kinds: Vec<KindView>,
}

/// What begins with one letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    pub letter: String,
    pub rows: Vec<LetterRow>,
}

/// A page or term in the list, with the word for what it is.
#[derive(Debug, Clone, Serialize)]
pub struct LetterRow {
    pub link: Link,
    pub kind: String,
}

/// The page of a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterLink {
    pub href: String,
    pub letter: String,
    pub count: usize,
    pub current: bool,
}

/// A kind of result: its name in the index, and what readers are told.
#[derive(Debug, Clone, Serialize)]
pub struct KindView {
    pub name: &'static str,
    pub label: String,
}
