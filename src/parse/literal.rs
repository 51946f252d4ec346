//! Marks that do not become what they look like: readers would see them as they were typed, or miss the words in them.

mod bare;
mod brackets;
mod cells;
mod destination;
mod leaf;
mod lines;
mod notes;
mod pipes;
mod stars;

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Events};
use crate::model::{Kind, Part};
use crate::source::{Source, Span};

/// Looks through a text and the titles of its blocks.
pub fn read(
    source: &Source,
    kind: Kind,
    events: &Events<'_>,
    parts: &[Part],
    problems: &mut Vec<Diagnostic>,
) {
    read_events(source, kind, events, problems);
    read_titles(source, kind, parts, problems);
    cells::read(source, events, problems);
    notes::read(source, events, problems);
}

fn read_events(source: &Source, kind: Kind, events: &Events<'_>, problems: &mut Vec<Diagnostic>) {
    leaf::each(source, events, |leaf| {
        let first = problems.len();
        brackets::read(leaf, problems);
        let told: Vec<Span> = problems[first..].iter().map(|problem| problem.place.span).collect();
        stars::read(leaf, problems);
        lines::read(leaf, problems);
        pipes::read(leaf, problems);
        // Notes hold what people said and wrote, which is taken as it is.
        if kind != Kind::Notes {
            bare::read(leaf, &told, problems);
        }
    });
}

/// The opening line of a block is no Markdown to the engine, so its title is read on its own.
fn read_titles(source: &Source, kind: Kind, parts: &[Part], problems: &mut Vec<Diagnostic>) {
    for part in parts {
        let Part::Block(block) = part else { continue };
        if block.title.contains(['[', '*', ':', '.']) {
            let events = markdown::read_line(&source.text, block.title_span).unwrap_or_default();
            read_events(source, kind, &events, problems);
        }
        read_titles(source, kind, &block.parts, problems);
    }
}
