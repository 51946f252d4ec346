//! What an empty `agreements` block shows: the agreements that are written elsewhere, once a page.

use super::{Audience, Block, BlockName, Curriculum, Document};
use crate::limit;

/// What an empty block shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreements<'c> {
    /// They are written nowhere, or the block is inside the very block that writes them.
    Nothing,
    /// All of them.
    Whole(Written<'c>),
    /// Only the way to them: the page shows them already.
    Again(Written<'c>),
    /// Only the way to them: they are too long.
    Long(Written<'c>),
}

/// Where the agreements are written.
#[derive(Debug, Clone, Copy)]
pub struct Written<'c> {
    pub document: usize,
    pub block: &'c Block,
}

impl PartialEq for Written<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.document, self.block.opening) == (other.document, other.block.opening)
    }
}

impl Eq for Written<'_> {}

impl Curriculum {
    /// Where the agreements are written that empty blocks show.
    pub fn written_agreements(&self) -> Option<Written<'_>> {
        let (document, place) = self.agreements?;
        let block = self.documents[document].blocks().find(|block| block.opening == place)?;
        Some(Written { document, block })
    }

    /// What an empty block of a document shows.
    pub fn asked_agreements(&self, document: &Document, block: &Block) -> Agreements<'_> {
        let Some(written) = self.written_agreements() else { return Agreements::Nothing };
        let owns = self.documents[written.document].source.path == document.source.path;
        // Agreements that ask for themselves would never end.
        if owns && written.block.span.contains(block.opening.start) {
            return Agreements::Nothing;
        }
        if owns || !is_first(document, block) {
            Agreements::Again(written)
        } else if written.block.span.range().len() > limit::AGREEMENTS {
            Agreements::Long(written)
        } else {
            Agreements::Whole(written)
        }
    }
}

/// Whether the readers of an empty block have met none before it. Facilitators read what everyone reads as well.
fn is_first(document: &Document, block: &Block) -> bool {
    let mut before = document
        .blocks_and_audiences()
        .filter(|(other, _)| other.name == BlockName::Agreements && !other.has_words());
    let first = before.next();
    match first {
        None => true,
        Some((first, _)) if first.opening == block.opening => true,
        Some((_, Audience::Everyone)) => false,
        // What only facilitators saw is new to everyone else.
        Some((_, Audience::Facilitators)) => before
            .find(|(_, audience)| *audience == Audience::Everyone)
            .is_some_and(|(other, _)| other.opening == block.opening),
    }
}
