//! One text becomes one `Document`. Never fails: what an author did wrong is collected, and the rest is read.

mod agenda;
mod blocks;
pub mod edition;
mod fields;
mod foreign;
pub mod front_matter;
mod ids;
mod maps;
mod outline;
mod raw_html;
mod shapes;
mod simple;
mod times;
mod turns;
pub mod yaml;

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Shelf};
use crate::model::{Audience, BlockName, Document};
use crate::rule::Rule;
use crate::source::{Source, Span};
use ids::Ids;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Deeper nesting of lists and quotations than this is refused: it is never meant, and makes pages grow without bound.
const DEEPEST: usize = 100;

/// Reads one Markdown file of the curriculum. Where there is a shelf, the events go there when all else is known.
pub fn parse(source: &Source, shelf: Option<&Shelf>) -> (Document, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let (kind, front, body) = front_matter::read(source, &mut problems);
    // Of two versions that wait to be merged the first is read, so that the marks between them are no headings.
    let text = front_matter::one_side(&source.text, &problems);
    let reading = markdown::read(&text, body);
    let mut ids = Ids::default();
    let mut parts = Vec::new();
    if reading.depth > DEEPEST {
        let words = format!("lists or quotations are nested {} deep, and can be {DEEPEST}", reading.depth);
        let place = Span::new(body, body + 1);
        problems.push(
            Diagnostic::new(Rule::DeepNesting, &source.path, place, words).help(
                "look for a line that begins with many `>` or a list that never comes back to the left",
            ),
        );
    } else {
        outline::keep_heading_ids(source, &reading.events, &mut ids, &mut problems);
        parts = blocks::read(source, &reading, &mut ids, &mut problems);
        foreign::read(source, kind, &reading.events, &mut problems);
    }
    let mut outline = outline::read(source, &reading.events, &parts, &mut ids);
    let said = [&front.objectives, &front.materials, &front.sources].into_iter().flatten();
    for said in said.chain(&front.question).chain(&front.answer).chain(&front.retired) {
        outline.add_links_of(source, said);
    }
    problems.append(&mut outline.problems);
    let (fields, marks) = fields::read(source, kind, &reading.events, &parts, &mut problems);
    let mut document = Document {
        source: source.clone(),
        kind,
        front,
        body: Span::new(body, body).start,
        parts,
        headings: outline.headings,
        links: outline.links,
        fields,
        marks,
        anchors: ids.into_sorted(),
        words: outline.words,
        agreements: None,
        has_notes: false,
        prose: OnceLock::new(),
        code_host: OnceLock::new(),
    };
    document.agreements = agreements(&document);
    let has_notes = document.blocks().any(|block| block.name == BlockName::Facilitator);
    document.has_notes = has_notes;
    if let (Some(shelf), Cow::Borrowed(text)) = (shelf, &text) {
        shelf.put(&source.path, text, reading.events);
    }
    (document, problems)
}

fn agreements(document: &Document) -> Option<Span> {
    let mut blocks = document.blocks_and_audiences();
    let written = blocks.find(|(block, audience)| {
        *audience == Audience::Everyone && block.name == BlockName::Agreements && block.has_words()
    });
    written.map(|(block, _)| block.opening)
}
