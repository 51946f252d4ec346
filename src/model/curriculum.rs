//! What all files say together: modules in order, what belongs where, terms. Built once by `assemble`, then read-only.

use super::Document;
use crate::config::Config;
use crate::path::{OutputPath, SourcePath};
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The whole curriculum. Documents are named by their index in `documents`, which are sorted by path.
#[derive(Debug)]
pub struct Curriculum {
    pub config: Config,
    pub documents: Vec<Arc<Document>>,
    /// Index of each document by its path.
    pub by_path: BTreeMap<SourcePath, usize>,
    /// Address of each document's page, by index.
    pub outputs: Vec<OutputPath>,
    pub modules: Vec<Module>,
    /// Worksheets, sessions, entries and plain pages, each in order.
    pub worksheets: Vec<usize>,
    pub sessions: Vec<usize>,
    pub entries: Vec<usize>,
    pub plain: Vec<usize>,
    pub front: Option<usize>,
    pub glossary: Option<usize>,
    /// Index pages of worksheets, sessions and reference by folder.
    pub sections: BTreeMap<String, usize>,
    /// Module and place in it (both from 0) of each lesson, by index.
    pub lesson_places: BTreeMap<usize, (usize, usize)>,
    /// Documents by the slug of a tag, with the tag as first written.
    pub tags: BTreeMap<String, (String, Vec<usize>)>,
    /// Lessons and sessions that use a worksheet.
    pub used_in: BTreeMap<usize, Vec<usize>>,
    pub terms: TermIndex,
    /// The document and block (place of its opening line) that hold the community agreements.
    pub agreements: Option<(usize, Span)>,
    /// Files that are not text: copied, by source path.
    pub assets: Vec<SourcePath>,
}

/// One module and its lessons in order.
#[derive(Debug, Clone)]
pub struct Module {
    pub folder: String,
    pub title: String,
    pub summary: String,
    pub accent: String,
    /// Its `index.md`, where there is one.
    pub index: Option<usize>,
    pub lessons: Vec<usize>,
}

/// The glossary's terms and where they are mentioned.
#[derive(Debug, Clone, Default)]
pub struct TermIndex {
    pub terms: Vec<Term>,
    /// For each document, the terms it mentions (indexes into `terms`), sorted.
    pub mentions: BTreeMap<usize, Vec<usize>>,
}

/// A glossary term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub id: String,
    pub text: String,
    pub span: Span,
}

impl Curriculum {
    /// The document at a path.
    pub fn document(&self, path: &SourcePath) -> Option<(usize, &Document)> {
        let index = *self.by_path.get(path)?;
        Some((index, &*self.documents[index]))
    }

    /// Number of a lesson as readers see it: `1.3`.
    pub fn number(&self, document: usize) -> Option<String> {
        let (module, place) = self.lesson_places.get(&document)?;
        Some(format!("{}.{}", module + 1, place + 1))
    }

    /// The module a document belongs to: of a lesson, or of a module's own page.
    pub fn module_of(&self, document: usize) -> Option<usize> {
        let place = self.lesson_places.get(&document).map(|(module, _)| *module);
        place.or_else(|| self.modules.iter().position(|module| module.index == Some(document)))
    }
}
