//! How far the files beside the texts reach.

use super::ByPath;
use crate::path::SourcePath;

/// Who comes to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Only texts lead there that are not published.
    Drafts,
    Facilitators,
    Everyone,
}

/// The files that something leads to. All others stay out of the website.
#[derive(Debug, Default)]
pub struct LedTo(ByPath<Reach>);

impl LedTo {
    pub fn new(reach: ByPath<Reach>) -> Self {
        Self(reach)
    }

    /// None for a file that nothing leads to.
    pub fn reach(&self, path: &SourcePath) -> Option<Reach> {
        self.0.get(path).copied()
    }

    /// Whether a file lies among the pages for facilitators.
    pub fn is_for_facilitators(&self, path: &SourcePath) -> bool {
        self.reach(path) == Some(Reach::Facilitators)
    }
}
