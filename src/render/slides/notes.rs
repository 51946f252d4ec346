//! Notes for presenters: what `facilitator` blocks say, drawn apart from the slides, so that the slides of presenters are
//! those of participants to the letter.

use super::super::blocks::block;
use super::super::draft;
use super::super::scope::Scope;
use super::super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::model::slides::{Piece, pieces};
use crate::model::{Audience, Block, BlockName, Part};
use std::collections::BTreeMap;

/// The notes of a document as drafts, by the piece of the text that they stand in or are.
pub fn notes(site: &Site<'_>, document: usize, problems: &mut Vec<Diagnostic>) -> BTreeMap<usize, String> {
    let document = &*site.curriculum.documents[document];
    if !document.has_notes {
        return BTreeMap::new();
    }
    let mut scope = Scope::new(site, document, Audience::Facilitators);
    scope.prefix = format!("{}notes--", draft::PREFIX);
    let mut found = BTreeMap::new();
    for (at, piece) in pieces(document, &scope.events).into_iter().enumerate() {
        let Piece::Block(_, outer) = piece else { continue };
        let html: String = facilitator_blocks(outer)
            .into_iter()
            .map(|inner| {
                scope.begin_section();
                block(&mut scope, inner) + &scope.write_footnotes()
            })
            .collect();
        if !html.is_empty() {
            found.insert(at, html);
        }
    }
    problems.append(&mut scope.problems);
    found
}

/// The outermost `facilitator` blocks of a block, itself included.
fn facilitator_blocks(outer: &Block) -> Vec<&Block> {
    let mut found = Vec::new();
    let mut waiting = vec![outer];
    while let Some(block) = waiting.pop() {
        if block.name == BlockName::Facilitator {
            found.push(block);
            continue;
        }
        waiting.extend(block.parts.iter().rev().filter_map(|part| match part {
            Part::Block(inner) => Some(&**inner),
            Part::Prose(_) => None,
        }));
    }
    found
}
