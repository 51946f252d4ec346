//! What the text of a block is: an agenda, entries, two sides, a quotation, a map, empty space.

use super::agenda;
use super::fields::syntax;
use super::ids::Ids;
use super::maps;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Events, Tag, attribution, inside, opening, siblings, span_of};
use crate::model::{Block, BlockName, Drawing, Entries, Entry, EventRange, Part, Quote, Shape, Sides, Size};
use crate::rule::Rule;
use crate::source::Source;

/// Finds the form that the block's name asks for in its first stretch of Markdown.
pub fn read(
    source: &Source,
    events: &Events<'_>,
    block: &Block,
    size: Option<Size>,
    ids: &mut Ids,
    problems: &mut Vec<Diagnostic>,
) -> Shape {
    let range = first_prose(block);
    let shape = match block.name {
        BlockName::Agenda => agenda::read(source, events, range, block, problems).map(Shape::Agenda),
        BlockName::Principles | BlockName::Steps => {
            entries(events, range, &block.id, ids).map(Shape::Entries)
        }
        BlockName::DoDont => sides(events, range).map(Shape::Sides),
        BlockName::Quote => return Shape::Quote(quote(source, events, range, block, problems)),
        BlockName::Map => return Shape::Map(maps::map(source, events, range, block, problems)),
        BlockName::Network => return Shape::Network(maps::network(events, range)),
        BlockName::Drawing => return Shape::Drawing(drawing(source, events, range, size)),
        BlockName::Objectives
        | BlockName::Keypoints
        | BlockName::Materials
        | BlockName::Agreements
        | BlockName::Icebreaker
        | BlockName::Discussion
        | BlockName::Reflection
        | BlockName::Activity
        | BlockName::Breakout
        | BlockName::Roleplay
        | BlockName::Definition
        | BlockName::Challenge
        | BlockName::Tool
        | BlockName::Worksheet
        | BlockName::Commitments
        | BlockName::Notes
        | BlockName::Facilitator
        | BlockName::Handout
        | BlockName::Callout => return Shape::Text,
    };
    shape.unwrap_or_else(|| {
        problems.push(misshapen(source, block));
        Shape::Text
    })
}

/// The first Markdown of a block; empty without any.
pub fn first_prose(block: &Block) -> EventRange {
    let prose = block.parts.iter().find_map(|part| match part {
        Part::Prose(range) => Some(*range),
        Part::Block(_) => None,
    });
    prose.unwrap_or_default()
}

fn misshapen(source: &Source, block: &Block) -> Diagnostic {
    let name = block.name.row().name;
    let (words, help) = match block.name {
        BlockName::Agenda => ("needs a numbered list", "write each item as `1. What happens (8 min)`"),
        BlockName::Steps => ("needs a list", "write each act as `1. **Name.** What happens`"),
        BlockName::DoDont => {
            ("needs two lists, or a table of two columns", "write `### Do`, a list, `### Don't`, a list")
        }
        _ => ("needs a list", "write each item as `- **Term.** What it means`"),
    };
    Diagnostic::new(Rule::BlockShape, &source.path, block.opening, format!("the block `{name}` {words}"))
        .help(help)
}

/// Splits a range at the first construct that `wanted` accepts: before, itself, after.
pub fn split_at(
    events: &Events<'_>,
    range: EventRange,
    wanted: impl Fn(Option<&Tag<'_>>) -> bool,
) -> Option<(EventRange, EventRange, EventRange)> {
    let found = siblings(events, range).find(|at| wanted(opening(events, *at)))?;
    let before = EventRange { start: range.start, end: found.start };
    let after = EventRange { start: found.end, end: range.end };
    Some((before, found, after))
}

fn entries(events: &Events<'_>, range: EventRange, block: &str, ids: &mut Ids) -> Option<Entries> {
    let (intro, list, outro) = split_at(events, range, |tag| matches!(tag, Some(Tag::List(_))))?;
    let entries = siblings(events, inside(list)).map(|item| entry(events, item, block, ids)).collect();
    Some(Entries { intro, entries, outro })
}

fn entry(events: &Events<'_>, item: EventRange, block: &str, ids: &mut Ids) -> Entry {
    let inner = inside(item);
    let span = span_of(events, item);
    let mut first = inner.start as usize;
    if matches!(opening(events, inner), Some(Tag::Paragraph)) {
        first += 1;
    }
    let strong = EventRange::new(first, inner.end as usize);
    let strong =
        siblings(events, strong).next().filter(|at| matches!(opening(events, *at), Some(Tag::Strong)));
    match strong {
        Some(strong) => {
            let term = inside(strong);
            let words = markdown::plain(&events[term.range()]);
            let id = ids.claim(&words, block);
            Entry { id, term, body: EventRange { start: strong.end, end: inner.end }, span }
        }
        None => Entry { id: ids.claim("", block), term: EventRange::default(), body: inner, span },
    }
}

fn sides(events: &Events<'_>, range: EventRange) -> Option<Sides> {
    sides_of_lists(events, range).or_else(|| sides_of_table(events, range))
}

/// Two titles, each followed by a list. A title is a heading or a paragraph.
fn sides_of_lists(events: &Events<'_>, range: EventRange) -> Option<Sides> {
    let nodes: Vec<EventRange> = siblings(events, range).collect();
    let is_list = |at: &EventRange| matches!(opening(events, *at), Some(Tag::List(_)));
    let is_title =
        |at: &EventRange| matches!(opening(events, *at), Some(Tag::Heading { .. } | Tag::Paragraph));
    let pairs: Vec<usize> =
        (1..nodes.len()).filter(|&index| is_list(&nodes[index]) && is_title(&nodes[index - 1])).collect();
    let [left, right] = pairs[..] else { return None };
    (left + 2 == right).then_some(())?;
    let items = |list: usize| siblings(events, inside(nodes[list])).map(inside).collect();
    Some(Sides {
        intro: EventRange { start: range.start, end: nodes[left - 1].start },
        left_title: inside(nodes[left - 1]),
        left: items(left),
        right_title: inside(nodes[right - 1]),
        right: items(right),
        outro: EventRange { start: nodes[right].end, end: range.end },
    })
}

fn sides_of_table(events: &Events<'_>, range: EventRange) -> Option<Sides> {
    let (intro, table, outro) = split_at(events, range, |tag| matches!(tag, Some(Tag::Table(_))))?;
    let mut rows = siblings(events, inside(table));
    let cells = |row: EventRange| siblings(events, inside(row)).map(inside).collect::<Vec<_>>();
    let [left_title, right_title] = cells(rows.next()?)[..] else { return None };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        if let [one, other] = cells(row)[..] {
            left.extend((!one.is_empty()).then_some(one));
            right.extend((!other.is_empty()).then_some(other));
        }
    }
    Some(Sides { intro, left_title, left, right_title, right, outro })
}

fn quote(
    source: &Source,
    events: &Events<'_>,
    range: EventRange,
    block: &Block,
    problems: &mut Vec<Diagnostic>,
) -> Quote {
    // The words may themselves be written as a quotation.
    let within = match siblings(events, range).collect::<Vec<_>>()[..] {
        [only] if matches!(opening(events, only), Some(Tag::BlockQuote(_))) => inside(only),
        _ => range,
    };
    match attribution(events, within, &source.text) {
        // The words end where the last line begins; a paragraph that is cut there is closed again by the renderer.
        Some(found) => {
            Quote { words: found.words, attribution: Some(found.line), attribution_start: found.start }
        }
        None => {
            let problem = "the quotation does not say whose words they are";
            problems.push(
                Diagnostic::new(Rule::QuoteAttribution, &source.path, block.opening, problem)
                    .help("end the block with a line `— Name, role`"),
            );
            Quote { words: within, attribution: None, attribution_start: 0 }
        }
    }
}

/// A title that ends with a size in brackets, cut into both.
pub fn title_size(title: &str) -> Option<(&str, Size)> {
    let (words, size) = title.strip_suffix(')')?.rsplit_once('(')?;
    Some((words.trim_end(), syntax::size(size)?))
}

/// Empty space: its size is said in the title or on a line of its own, and is half a page when none is said.
fn drawing(source: &Source, events: &Events<'_>, range: EventRange, size: Option<Size>) -> Drawing {
    let mut lines = size;
    let mut words = Vec::new();
    for node in siblings(events, range) {
        let text = source.slice(span_of(events, node)).trim();
        let blank = text.trim_start_matches('_');
        match syntax::size(blank) {
            Some(said) => lines = lines.or(Some(said)),
            None if blank.is_empty() => {}
            None => words.push(node),
        }
    }
    Drawing { lines: lines.unwrap_or(Size::HalfPage).lines(), words }
}
