//! Whether a value that stands after another key can stand after one of ours, so that no help leads to the next error.

use super::decode::Reader;
use super::row::{Row, Shape, find};
use super::tree::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, Span};

/// How a value fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    AsItIs,
    /// Written like this.
    Rewritten(String),
    Not,
}

/// Reads a value as that of a key.
pub fn fit(source: &Source, row: &'static Row, node: &Node) -> Fit {
    if matches!(node.value, Value::Empty | Value::Broken) {
        return Fit::Not;
    }
    if let (Shape::Map(rows), Value::Map(inner)) = (row.shape, &node.value)
        && !inner.iter().all(|(key, _)| find(rows, &key.text).is_some())
    {
        return Fit::Not;
    }
    let mut problems: Vec<Diagnostic> = Vec::new();
    let key = Key {
        text: row.name.to_owned(),
        span: Span::new(node.span.start as usize, node.span.start as usize),
    };
    let pairs = vec![(key, node.clone())];
    let mut reader = Reader::new(source, std::slice::from_ref(row), "", pairs, &mut problems);
    let name = row.name;
    match row.shape {
        Shape::Text | Shape::File => drop(reader.said(name)),
        Shape::Texts | Shape::Files => drop(reader.texts(name)),
        Shape::Number { .. } => drop(reader.number(name)),
        Shape::YesNo => drop(reader.yes_no(name)),
        Shape::Date => drop(reader.date(name)),
        Shape::Start => drop(reader.start(name)),
        Shape::OneOf(_) => drop(reader.one_of(name)),
        Shape::Language => drop(reader.language(name)),
        Shape::Zone => drop(reader.zone(name)),
        Shape::Zones => drop(reader.zones(name)),
        Shape::Link => drop(reader.link(name)),
        Shape::Map(_) => drop(reader.map(name)),
        Shape::Tables(_) => reader.tables(name, |_, _| {}),
    }
    problems.retain(|problem| problem.severity() == Severity::Error);
    match problems.as_slice() {
        [] => Fit::AsItIs,
        [Diagnostic { fix: Some(fix), .. }] if fix.span == node.span => Fit::Rewritten(fix.text.clone()),
        _ => Fit::Not,
    }
}

/// From a key to the end of its value, with the quotation marks around that.
pub fn whole_line(source: &Source, key: Span, value: &Node) -> Span {
    Span::new(key.range().start, whole_value(source, value.span).range().end)
}

/// A value with the quotation marks around it.
pub fn whole_value(source: &Source, value: Span) -> Span {
    let text = &source.text;
    let (start, end) = (value.range().start, value.range().end);
    let quote = text[..start].chars().next_back().filter(|letter| matches!(letter, '"' | '\''));
    let closes = usize::from(quote.is_some_and(|quote| text[end..].starts_with(quote)));
    Span::new(start - closes, end + closes)
}
