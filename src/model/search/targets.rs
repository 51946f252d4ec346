//! What a result leads to: a page, or a term of the glossary.

use super::{Passage, Prose};
use crate::model::{Curriculum, Document, Kind, Section};
use crate::path::OutputPath;
use std::borrow::Cow;

/// A page or a term, with what it says.
#[derive(Debug, Clone)]
pub struct Target<'c> {
    pub page: TargetPage,
    pub kind: TargetKind,
    pub title: &'c str,
    /// Further words by which it is found as by its headings.
    pub tags: Vec<&'c str>,
    /// What stands there. The first passage of a term is the meaning, below the term itself.
    pub passages: Vec<Passage<'c>>,
}

/// The page that a result stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetPage {
    Document(usize),
    /// Of a module without an `index.md`.
    Module(usize),
    /// Of a section without an `index.md`.
    Section(Section),
}

impl TargetPage {
    pub fn output(self, curriculum: &Curriculum) -> Cow<'_, OutputPath> {
        match self {
            Self::Document(document) => Cow::Borrowed(curriculum.output(document)),
            Self::Module(module) => Cow::Owned(curriculum.module_output(module)),
            Self::Section(section) => Cow::Owned(section.output()),
        }
    }
}

/// What kind of thing a result is, as readers are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    Lesson,
    Worksheet,
    Session,
    Entry,
    Term,
    /// Any other page.
    Page,
}

impl TargetKind {
    pub const ALL: [Self; 6] =
        [Self::Lesson, Self::Worksheet, Self::Session, Self::Entry, Self::Term, Self::Page];

    /// The name in the index, and in the keys of strings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Worksheet => "worksheet",
            Self::Session => "session",
            Self::Entry => "entry",
            Self::Term => "term",
            Self::Page => "page",
        }
    }

    /// What a document is.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Lesson => Self::Lesson,
            Kind::Worksheet => Self::Worksheet,
            Kind::Session => Self::Session,
            Kind::Entry => Self::Entry,
            Kind::Front | Kind::Module | Kind::Notes | Kind::Glossary | Kind::Section | Kind::Plain => {
                Self::Page
            }
        }
    }
}

/// All targets of a document, whose words are `prose`: its page, and the terms of the glossary.
pub fn targets<'c>(curriculum: &'c Curriculum, index: usize, prose: &'c Prose) -> Vec<Target<'c>> {
    let document: &Document = &curriculum.documents[index];
    let page = TargetPage::Document(index);
    if document.is_retired() {
        // It keeps its number, and no word leads to it.
        return vec![Target {
            page,
            kind: TargetKind::of(document.kind),
            title: "",
            tags: Vec::new(),
            passages: Vec::new(),
        }];
    }
    let mut passages: Vec<Passage<'c>> = prose.passages().collect();
    let is_term = |passage: &Passage<'_>| {
        curriculum.glossary == Some(index) && passage.level == 2 && !passage.title.is_empty()
    };
    let first = passages.iter().position(is_term).unwrap_or(passages.len());
    let terms = passages.split_off(first);
    let mut found = vec![Target {
        page,
        kind: TargetKind::of(document.kind),
        title: document.title(),
        tags: document.front.tags.iter().map(|tag| tag.text.as_str()).collect(),
        passages,
    }];
    for term in terms.chunk_by(|_, next| !is_term(next)) {
        found.push(Target {
            page,
            kind: TargetKind::Term,
            title: term[0].title,
            tags: Vec::new(),
            passages: term.to_vec(),
        });
    }
    found
}
