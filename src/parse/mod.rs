//! One text becomes one `Document`. Never fails: what an author did wrong is collected, and the rest is read.

mod agenda;
mod blocks;
pub mod edition;
mod excess;
mod fields;
mod foreign;
pub mod front_matter;
mod ids;
mod link_places;
mod literal;
mod loose_times;
mod maps;
mod near_blocks;
mod once;
mod outline;
mod raw_html;
mod shapes;
mod simple;
mod times;
mod turns;
mod unclosed;
pub mod yaml;

use crate::diagnostic::{Diagnostic, keep_some};
use crate::keys;
use crate::model::markdown::{self, Event, Reading, Shelf, Tag};
use crate::model::{Audience, BlockName, Document};
use crate::source::{Source, Span};
use ids::Ids;
use std::borrow::Cow;
use std::cell::LazyCell;
use std::sync::OnceLock;

/// Reads one Markdown file of the curriculum. Where there is a shelf, the events go there when all else is known.
pub fn parse(source: &Source, shelf: Option<&Shelf>) -> (Document, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let (kind, front, body) = front_matter::read(source, &mut problems);
    // Of two versions that wait to be merged the first is read, so that the marks between them are no headings.
    let text = front_matter::one_side(&source.text, &problems);
    let reading = markdown::read(&text, body);
    let mut ids = Ids::default();
    let mut parts = Vec::new();
    match excess::of(source, &reading) {
        Some(problem) => problems.push(problem),
        None => {
            outline::keep_heading_ids(source, &reading.events, &mut ids, &mut problems);
            parts = blocks::read(source, &reading, &mut ids, &mut problems);
            unclosed::read(source, &reading.events, &mut problems);
            near_blocks::read(source, body, &reading, &parts, &mut problems);
            reserved(source, body, &reading, &mut problems);
            let told = problems.len();
            foreign::read(source, kind, &reading.events, &mut problems);
            literal::read(source, kind, &reading.events, &parts, &mut problems);
            near_blocks::told_once(source, told, &mut problems);
        }
    }
    let excess = excess::in_agendas(source, &parts).or_else(|| excess::in_maps(source, &parts));
    if let Some(problem) = excess {
        problems.push(problem);
        parts.clear();
    }
    let mut outline = outline::read(source, &reading, &parts, &mut ids);
    let said = [&front.objectives, &front.materials, &front.sources].into_iter().flatten();
    for said in said.chain(&front.question).chain(&front.answer).chain(&front.retired) {
        outline.add_links_of(source, said);
    }
    problems.append(&mut outline.problems);
    once::html_in_marks(&mut problems);
    let (mut fields, mut marks) = fields::read(source, kind, &reading.events, &parts, &mut problems);
    if let Some(problem) = excess::in_fields(source, &fields) {
        problems.push(problem);
        (fields, marks) = (Vec::new(), Vec::new());
    }
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
        hidden: OnceLock::new(),
    };
    document.agreements = agreements(&document);
    let has_notes = document.blocks().any(|block| block.name == BlockName::Facilitator);
    document.has_notes = has_notes;
    if let (Some(shelf), Cow::Borrowed(text)) = (shelf, &text) {
        shelf.put(&source.path, text, reading.events);
    }
    keep_some(&mut problems);
    (document, problems)
}

/// Tells of reserved characters. In code an escape stands for itself.
fn reserved(source: &Source, body: usize, reading: &Reading<'_>, problems: &mut Vec<Diagnostic>) {
    let is_code = |event: &Event<'_>| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    let code = LazyCell::new(|| {
        let code = reading.events.iter().filter(|(event, _)| is_code(event));
        code.map(|(_, span)| *span).collect::<Vec<Span>>()
    });
    let is_code = |place: Span| {
        let next = code.partition_point(|span| span.end <= place.start);
        code.get(next).is_some_and(|span| span.contains(place.start))
    };
    keys::reserved::tell(source, 0..body, keys::reserved::IN_HEADERS, |_| false, problems);
    keys::reserved::tell(source, body..source.text.len(), keys::reserved::IN_TEXT, is_code, problems);
}

fn agreements(document: &Document) -> Option<Span> {
    let mut blocks = document.blocks_and_audiences();
    let written = blocks.find(|(block, audience)| {
        *audience == Audience::Everyone && block.name == BlockName::Agreements && block.has_words()
    });
    written.map(|(block, _)| block.opening)
}
