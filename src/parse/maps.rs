//! The text of a map: the labels of quadrants and rings, and what the author wrote into the tables.

use super::fields::syntax::{self, Sizes, Written};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::markdown::{self, Event, Events, Tag, inside, opening, siblings, span_of};
use crate::model::{Block, EventRange, Map, Network, PartnerRow, Size, TieRow, find_label, tidy};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Reads a partner map: labels, then a table whose first three columns are partner, quadrant and ring.
pub fn map(
    source: &Source,
    events: &Events<'_>,
    range: EventRange,
    block: &Block,
    problems: &mut Vec<Diagnostic>,
) -> Map {
    let labels = siblings(events, range).find(|at| {
        matches!(opening(events, *at), Some(Tag::Paragraph))
            && label_line(source.slice(span_of(events, *at)), "quadrants").is_some()
    });
    let (mut intro, mut body) = (EventRange::default(), range);
    let mut said = String::new();
    if let Some(paragraph) = labels {
        said.push_str(source.slice(span_of(events, paragraph)));
        intro = EventRange { start: range.start, end: paragraph.start };
        body.start = after_labels(source, events, paragraph);
        // The rings may stand in a paragraph of their own.
        let next = siblings(events, body)
            .next()
            .filter(|at| matches!(opening(events, *at), Some(Tag::Paragraph)))
            .filter(|at| label_line(source.slice(span_of(events, *at)), "rings").is_some());
        if let Some(next) = next {
            said.push('\n');
            said.push_str(source.slice(span_of(events, next)));
            body.start = after_labels(source, events, next);
        }
    }
    let quadrants = label_line(&said, "quadrants").unwrap_or_default();
    let rings = label_line(&said, "rings").unwrap_or_default();
    for (what, labels, most, example) in [
        ("Quadrants", &quadrants, 6, "Quadrants: Start here · Build trust · Watch · Support"),
        ("Rings", &rings, 7, "Rings: Core leaders · Very aligned · Unaligned"),
    ] {
        if !(2..=most).contains(&labels.len()) {
            let words = match labels.len() {
                0 => format!("the map has no line that begins with `{what}:`"),
                count => format!("the map has {count} {}, and can have 2 to {most}", what.to_lowercase()),
            };
            let problem = Diagnostic::new(Rule::MapLabels, &source.path, block.opening, words);
            problems
                .push(problem.help(format!("write the labels in one line with dots between: `{example}`")));
        }
    }
    let table = Table::all(events, body).next();
    if table.is_none() {
        let problem = "the map has no table of partners";
        problems.push(Diagnostic::new(Rule::BlockShape, &source.path, block.opening, problem).help(
            "add a table with the columns Partner, Quadrant and Ring, and a row that begins `____ 10 rows`",
        ));
    }
    let mut rows = Vec::new();
    if let Some(table) = table {
        problems.extend(too_narrow(source, &table));
        for row in &table.rows {
            problems.extend(unplaced(source, row.get(1), &quadrants, "quadrant"));
            problems.extend(unplaced(source, row.get(2), &rings, "ring"));
            rows.push(PartnerRow { name: words(row, 0), quadrant: words(row, 1), ring: words(row, 2) });
        }
    }
    Map { intro, quadrants, rings, rows, body }
}

/// Reads a network: a table whose first column is people or groups, and a table of ties: from, to, strength.
pub fn network(events: &Events<'_>, range: EventRange) -> Network {
    let mut tables = Table::all(events, range);
    let (people, ties) = (tables.next().unwrap_or_default(), tables.next().unwrap_or_default());
    let ties = ties.rows.iter();
    Network {
        people: people.rows.iter().map(|row| words(row, 0)).collect(),
        ties: ties
            .map(|row| TieRow { from: words(row, 0), to: words(row, 1), strength: words(row, 2) })
            .collect(),
        room: people.room,
    }
}

/// A table as words: its rows without the head.
#[derive(Default)]
struct Table {
    columns: usize,
    head: Span,
    rows: Vec<Vec<Cell>>,
    /// Rows on paper.
    room: u32,
}

/// The words of a cell, empty where it holds a field, and its place.
struct Cell {
    words: String,
    span: Span,
}

impl Table {
    /// The tables of a stretch of text, in order.
    fn all<'e>(events: &'e Events<'_>, range: EventRange) -> impl Iterator<Item = Self> + 'e {
        let is_table = |at: &EventRange| matches!(opening(events, *at), Some(Tag::Table(_)));
        siblings(events, range).filter(is_table).map(|at| Self::read(events, at))
    }

    fn read(events: &Events<'_>, at: EventRange) -> Self {
        let mut rows = siblings(events, inside(at));
        let head = rows.next().unwrap_or_default();
        let mut table = Self {
            columns: siblings(events, inside(head)).count(),
            head: span_of(events, head),
            ..Self::default()
        };
        for row in rows {
            let cells: Vec<EventRange> = siblings(events, inside(row)).collect();
            let grown = cells.iter().find_map(|cell| rows_of(&markdown::plain(&events[cell.range()])));
            table.room = table.room.saturating_add(grown.unwrap_or(1));
            table.rows.push(cells.into_iter().map(|cell| Cell::read(events, cell)).collect());
        }
        table
    }
}

impl Cell {
    fn read(events: &Events<'_>, at: EventRange) -> Self {
        let words = tidy(&markdown::plain(&events[inside(at).range()]));
        let words = if words.contains("____") { String::new() } else { words };
        Self { words, span: span_of(events, inside(at)) }
    }
}

/// The number of rows that a cell such as `____ 10 rows` stands for.
fn rows_of(words: &str) -> Option<u32> {
    match syntax::read(words, words.find("____")?, Sizes::All) {
        Written::Blank { size: Some(Size::Rows(rows)), .. } => Some(rows),
        Written::Blank { .. } | Written::Circle { .. } | Written::Box { .. } => None,
    }
}

fn words(row: &[Cell], column: usize) -> String {
    row.get(column).map_or(String::new(), |cell| cell.words.clone())
}

fn too_narrow(source: &Source, table: &Table) -> Option<Diagnostic> {
    (table.columns < 3).then(|| {
        let words =
            format!("the map's table has {} columns, and the picture is drawn from three", table.columns);
        Diagnostic::new(Rule::MapColumns, &source.path, table.head, words)
            .help("begin the table with the columns Partner, Quadrant and Ring, in this order")
    })
}

/// A cell with words that are no label: its partner stands beside the picture, not in it.
fn unplaced(source: &Source, cell: Option<&Cell>, labels: &[String], what: &str) -> Option<Diagnostic> {
    let cell = cell.filter(|cell| !cell.words.is_empty() && !labels.is_empty())?;
    if find_label(labels, &cell.words).is_some() {
        return None;
    }
    let words = format!("the map has no {what} `{}`", cell.words);
    let problem = Diagnostic::new(Rule::MapPlace, &source.path, cell.span, words);
    Some(match nearest(&cell.words, labels.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")).fix(cell.span, near),
        None => problem.help(format!("write one of the labels: `{}`", labels.join("`, `"))),
    })
}

/// Where the text goes on after a paragraph's lines of labels.
fn after_labels(source: &Source, events: &Events<'_>, paragraph: EventRange) -> u32 {
    let is_label = |line: &str| ["quadrants", "rings"].iter().any(|word| label_line(line, word).is_some());
    let words = source.slice(span_of(events, paragraph));
    let labels = words.lines().take_while(|line| is_label(line)).count();
    let mut breaks = (paragraph.start..paragraph.end)
        .filter(|at| matches!(events.get(*at as usize), Some((Event::SoftBreak | Event::HardBreak, _))));
    breaks.nth(labels.saturating_sub(1)).map_or(paragraph.end, |at| at + 1)
}

/// The labels of the line that begins with a word and a colon.
fn label_line(text: &str, word: &str) -> Option<Vec<String>> {
    let line = text.lines().find_map(|line| {
        let (name, labels) = line.trim().split_once(':')?;
        name.trim().eq_ignore_ascii_case(word).then_some(labels)
    })?;
    let dots = line.contains(['·', '•', '|']);
    let labels = line.split(|letter| if dots { matches!(letter, '·' | '•' | '|') } else { letter == ',' });
    Some(labels.map(str::trim).filter(|label| !label.is_empty()).map(str::to_owned).collect())
}
