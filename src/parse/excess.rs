//! What one text has too much of: nobody means it, and pages would grow without bound. Nothing of such a text is read.

use crate::diagnostic::Diagnostic;
use crate::limit;
use crate::model::markdown::{Event, Excess, Reading, Tag};
use crate::model::{AgendaItem, Block, Field, Part, Shape};
use crate::rule::Rule;
use crate::source::{Source, Span};

const SPLIT: &str = "split it into several texts, one for each thing people do together";

/// Markup, blocks, or headings.
pub fn of(source: &Source, reading: &Reading<'_>) -> Option<Diagnostic> {
    match reading.excess {
        Some(Excess::Depth(place)) => {
            let words = format!("lists or quotations are nested more than {} deep", limit::DEPTH);
            let problem = Diagnostic::new(Rule::DeepNesting, &source.path, first_line(source, place), words);
            return Some(problem.help(
                "look for a line that begins with many `>` or a list that never comes back to the left",
            ));
        }
        Some(Excess::Pieces(place)) => {
            let words = format!("this text has more than {} pieces of markup", limit::PIECES);
            return Some(too_large(source, place, words));
        }
        None => {}
    }
    let opens = |line: Span| !source.slice(line).trim_start_matches(':').trim().is_empty();
    let mut openings = reading.borders.iter().map(|border| border.line).filter(|line| opens(*line));
    if let Some(place) = openings.nth(limit::BLOCKS) {
        return Some(too_large(source, place, format!("this text has more than {} blocks", limit::BLOCKS)));
    }
    let is_heading = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { .. }));
    let mut headings = reading.events.iter().filter(|(event, _)| is_heading(event));
    let (_, place) = headings.nth(limit::HEADINGS)?;
    Some(too_large(source, *place, format!("this text has more than {} headings", limit::HEADINGS)))
}

/// Items of all agendas together.
pub fn in_agendas(source: &Source, parts: &[Part]) -> Option<Diagnostic> {
    let mut left = limit::AGENDA_ITEMS;
    let place = parts.iter().find_map(|part| in_part(part, &mut left))?;
    let words = format!("the agendas of this text have more than {} items", limit::AGENDA_ITEMS);
    Some(too_large(source, place, words))
}

/// What the maps of a text have to draw.
pub fn in_maps(source: &Source, parts: &[Part]) -> Option<Diagnostic> {
    let mut left = limit::MAP_ROWS;
    let place = parts.iter().find_map(|part| past_maps(part, &mut left))?;
    let words = format!("the maps of this text have more than {} rows", limit::MAP_ROWS);
    Some(too_large(source, place, words))
}

/// The opening line of the map for which not enough is left.
fn past_maps(part: &Part, left: &mut usize) -> Option<Span> {
    let Part::Block(block) = part else { return None };
    let rows = match &block.shape {
        Shape::Map(map) => map.rows.len(),
        Shape::Network(network) => network.people.len() + network.ties.len(),
        Shape::Text
        | Shape::Agenda(_)
        | Shape::Entries(_)
        | Shape::Sides(_)
        | Shape::Quote(_)
        | Shape::Drawing(_) => 0,
    };
    let Some(rest) = left.checked_sub(rows) else { return Some(block.opening) };
    *left = rest;
    block.parts.iter().find_map(|part| past_maps(part, left))
}

/// Things to fill in.
pub fn in_fields(source: &Source, fields: &[Field]) -> Option<Diagnostic> {
    let place = fields.get(limit::FIELDS)?.span;
    let words = format!("this text has more than {} fields to fill in", limit::FIELDS);
    Some(too_large(source, place, words))
}

/// The first item for which nothing is left.
fn in_part(part: &Part, left: &mut usize) -> Option<Span> {
    let Part::Block(block) = part else { return None };
    let Block { shape, parts, .. } = &**block;
    let found = if let Shape::Agenda(agenda) = shape { in_items(&agenda.items, left) } else { None };
    found.or_else(|| parts.iter().find_map(|part| in_part(part, left)))
}

fn in_items(items: &[AgendaItem], left: &mut usize) -> Option<Span> {
    items.iter().find_map(|item| {
        if *left == 0 {
            return Some(item.span);
        }
        *left -= 1;
        in_items(&item.parts, left)
    })
}

fn too_large(source: &Source, place: Span, words: String) -> Diagnostic {
    Diagnostic::new(Rule::UnreadableFile, &source.path, first_line(source, place), words).help(SPLIT)
}

/// What of a place is on the line where it begins.
fn first_line(source: &Source, place: Span) -> Span {
    let first = source.slice(place).lines().next().unwrap_or_default();
    Span::new(place.start as usize, place.start as usize + first.len())
}
