//! Cells beyond the head of a table: the engine drops them, and the words and fields in them.

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{Event, Events, Tag, TagEnd};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Looks at the end of each row.
pub fn read(source: &Source, events: &Events<'_>, problems: &mut Vec<Diagnostic>) {
    let mut columns = 0;
    let mut last = None;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::End(TagEnd::TableCell) => last = Some(span.end),
            Event::End(TagEnd::TableRow) => {
                let end = last.take();
                problems.extend(end.and_then(|end| row(source, Span { start: span.start, end }, columns)));
            }
            _ => {}
        }
    }
}

/// What is on the line of a row behind its last cell. `kept` is the row up to there.
fn row(source: &Source, kept: Span, columns: usize) -> Option<Diagnostic> {
    // A row with too few cells ends before its last one, which the engine adds.
    let line = source.text.get(kept.start as usize..)?.lines().next()?;
    let line = line.get(kept.range().len()..)?.trim_end();
    let rest = line.trim_start().strip_prefix('|')?;
    let lost = rest.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(rest);
    let words = lost.trim();
    if words.chars().all(|sign| sign.is_whitespace() || sign == '|') {
        return None;
    }
    let start = kept.end as usize + line.len() - rest.len() + (lost.len() - lost.trim_start().len());
    let place = Span::new(start, start + words.len());
    let count = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
    let said = format!("`{}` is left out, because the table has {count}", shown(words));
    let problem = Diagnostic::new(Rule::LostCells, &source.path, place, said);
    let whole = Span { start: kept.start, end: place.end };
    if let Some(written) = with_backslashes(source.slice(whole)) {
        let help = "in a table, write `|` inside code with a backslash before it";
        return Some(problem.help(help).fix(whole, written));
    }
    Some(problem.help("add a column to the first row and to the line of dashes below it, or write `\\|` for a line that is part of the words"))
}

/// Words for a message, which are cut when they are long.
fn shown(words: &str) -> String {
    let words = words.replace('`', "'");
    let end = words.char_indices().nth(60).map_or(words.len(), |(at, _)| at);
    if end < words.len() { format!("{}…", &words[..end]) } else { words }
}

/// A row where each `|` between two backticks has a backslash before it; none where there is no such sign.
fn with_backslashes(row: &str) -> Option<String> {
    if !row.matches('`').count().is_multiple_of(2) {
        return None;
    }
    let parts = row.split('`').enumerate().map(|(number, part)| {
        if number % 2 == 0 || !part.contains('|') { part.to_owned() } else { escaped(part) }
    });
    let written = parts.collect::<Vec<_>>().join("`");
    (written != row).then_some(written)
}

fn escaped(code: &str) -> String {
    let mut out = String::with_capacity(code.len() + 2);
    for sign in code.chars() {
        if sign == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
