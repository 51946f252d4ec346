//! Where the address of a link is written: in its brackets, or in the definition of its label.

use crate::model::markdown::{self, Event, Reading, Tag};
use crate::model::{Form, LinkPlace};
use crate::source::{Source, Span};
use std::ops::Range;

/// The place of the address of the link or picture between two events. None where what is written there does not mean
/// the address, as with marks of a quotation between its lines.
pub fn find(
    source: &Source,
    reading: &Reading<'_>,
    start: usize,
    end: usize,
    address: &str,
) -> Option<LinkPlace> {
    let text = &*source.text;
    let (_, whole) = reading.events.get(start)?;
    let definition = reading.definitions.binary_search_by_key(&start, |(event, _)| *event);
    let (place, form) = match definition.ok().and_then(|at| reading.definitions.get(at)) {
        Some(&(_, definition)) => destination(text, after_label(text, definition)?, definition.range().end)?,
        None => {
            let words = reading.events.get(start + 1..end)?;
            let empty = whole.start + if text[whole.range()].starts_with('!') { 2 } else { 1 };
            let words = words.iter().map(|(_, span)| span.end).max().unwrap_or(empty) as usize;
            let last = whole.range().end;
            let rest = text.get(words..last)?;
            let open = rest.find("](").filter(|at| rest[..*at].trim().is_empty())?;
            destination(text, words + open + 2, last)?
        }
    };
    let written = text.get(place.clone())?;
    let is_plain = !written.contains(['\\', '&']);
    let is_meant = if is_plain { written == address } else { meaning(written, form)? == address };
    (is_meant && !written.is_empty()).then(|| LinkPlace { span: Span::from(place), form })
}

/// Where the label of a definition has ended, with its colon.
fn after_label(text: &str, definition: Span) -> Option<usize> {
    let mut escaped = false;
    let label = text.get(definition.range())?;
    let close = label.bytes().position(|byte| {
        let closes = byte == b']' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })?;
    label[close..].starts_with("]:").then_some(definition.range().start + close + 2)
}

/// The address that begins at an offset or after spaces, as the Markdown engine reads it.
fn destination(text: &str, from: usize, to: usize) -> Option<(Range<usize>, Form)> {
    let rest = text.get(from..to)?;
    let start = from + (rest.len() - rest.trim_start().len());
    let rest = text.get(start..to)?;
    let (start, rest, form) = match rest.strip_prefix('<') {
        Some(rest) => (start + 1, rest, Form::Angle),
        None => (start, rest, Form::Bare),
    };
    let mut escaped = false;
    let mut depth = 0_usize;
    let end = rest.bytes().position(|byte| {
        if escaped {
            escaped = false;
            return false;
        }
        match (form, byte) {
            (Form::Bare, b'(') => depth += 1,
            (Form::Bare, b')') if depth > 0 => depth -= 1,
            (Form::Bare, b')') | (Form::Angle, b'>') => return true,
            (Form::Bare, byte) if byte.is_ascii_whitespace() => return true,
            _ => {}
        }
        escaped = byte == b'\\';
        false
    });
    let end = end.or((form == Form::Bare).then_some(rest.len()))?;
    Some((start..start + end, form))
}

/// The address that is meant by what is written with backslashes and entities.
fn meaning(written: &str, form: Form) -> Option<String> {
    let link = match form {
        Form::Bare => format!("[a]({written})"),
        Form::Angle | Form::Attribute => format!("[a](<{written}>)"),
    };
    markdown::read_alone(&link).into_iter().find_map(|(event, _)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    })
}
