//! Rows of a table that is none: the line of dashes below the first row is missing, or has another number of columns.

use super::leaf::{Before, Leaf, LeafKind};
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Tag};
use crate::rule::Rule;
use crate::source::Span;

/// Looks at lines that begin with a `|`, or have a line of dashes and `|` below them.
pub fn read(leaf: &Leaf<'_>, problems: &mut Vec<Diagnostic>) {
    match leaf.kind {
        LeafKind::Heading => problems.extend(heading(leaf)),
        LeafKind::Paragraph | LeafKind::Item => problems.extend(rows(leaf)),
        LeafKind::Cell | LeafKind::Line => {}
    }
}

/// A row with a line of dashes below it that has no `|` makes a heading.
fn heading(leaf: &Leaf<'_>) -> Option<Diagnostic> {
    let [line] = leaf.lines[..] else { return None };
    let row = leaf.source.slice(line);
    if !is_row(row) || !leaf.is_words(line.start as usize) {
        return None;
    }
    let after = leaf.source.text.get(line.end as usize..leaf.block.end as usize)?;
    let dashes = after.trim();
    if dashes.is_empty() || !dashes.bytes().all(|sign| sign == b'-') {
        return None;
    }
    let start = leaf.block.start as usize + leaf.source.slice(leaf.block).rfind(dashes)?;
    let place = Span::new(start, start + dashes.len());
    Some(wrong_dashes(leaf, line, place, row))
}

fn rows(leaf: &Leaf<'_>) -> Option<Diagnostic> {
    let source = leaf.source;
    let is_row_at = |line: &Span| {
        let words = source.slice(*line);
        words.starts_with('|') && leaf.is_words(line.start as usize) && words.matches('|').count() >= 2
    };
    for pair in leaf.lines.windows(2) {
        let [head, dashes] = pair else { continue };
        let (row, below) = (source.slice(*head), source.slice(*dashes));
        if is_dashes(below) && row.contains('|') && !is_dashes(row) && leaf.is_words(head.start as usize) {
            return Some(wrong_dashes(leaf, *head, *dashes, row));
        }
    }
    let first = leaf.lines.iter().position(&is_row_at)?;
    let count = leaf.lines[first..].iter().take_while(|line| is_row_at(line)).count();
    let line = leaf.lines[first];
    let row = source.slice(line);
    // One line alone may be words between the signs of an absolute value.
    if count == 1 && (!is_row(row) || leaf.lines.len() > 1) {
        return None;
    }
    // Lines of a poem, as another program has them, have no sign at their end.
    if !leaf.lines[first..first + count].iter().all(|line| source.slice(*line).trim_end().ends_with('|')) {
        return None;
    }
    // The heading above was told to be the first row.
    let above = source.text.get(..leaf.block.start as usize)?.trim_end_matches([' ', '>']);
    if first == 0 && leaf.before == Before::Heading && above.ends_with("---\n") {
        return None;
    }
    let problem = |words: &str| Diagnostic::new(Rule::AlmostTable, &source.path, line, words);
    if first == 0 && leaf.before == Before::Table {
        let problem = problem("this row is not part of the table above: there is an empty line between them");
        let dashes = dashes_of(cells(row));
        let help =
            format!("take out the empty line; or, for another table, write below this row: `{dashes}`");
        return Some(problem.help(help));
    }
    let problem = problem("this is not a table: there is no line of dashes below its first row");
    let dashes = dashes_of(cells(row));
    let help = format!("write below it: `{dashes}`");
    let before = line_before(leaf, line);
    let fixed = format!("{row}\n{before}{dashes}");
    let is_table = first == 0 && before.trim().is_empty() && makes_table(&fixed.replace(before, ""));
    Some(if is_table { problem.help(help).fix(line, fixed) } else { problem.help(help) })
}

fn wrong_dashes(leaf: &Leaf<'_>, head: Span, dashes: Span, row: &str) -> Diagnostic {
    let (columns, below) = (cells(row), cells(leaf.source.slice(dashes)));
    let count = |count: usize| if count == 1 { "1 column".to_owned() } else { format!("{count} columns") };
    let words = if columns == below {
        "this is not a table: its first row cannot be read".to_owned()
    } else {
        format!(
            "this is not a table: its first row has {}, and the line of dashes has {}",
            count(columns),
            count(below)
        )
    };
    let problem = Diagnostic::new(Rule::AlmostTable, &leaf.source.path, head, words);
    let written = dashes_of(columns);
    if !makes_table(&format!("{row}\n{written}\n")) {
        return problem.help("write a row such as `| Who | What |`, and below it `| --- | --- |`");
    }
    problem.help(format!("write below the first row: `{written}`")).fix(dashes, written)
}

/// What is before a line: the marks of lists and quotations.
fn line_before<'s>(leaf: &Leaf<'s>, line: Span) -> &'s str {
    let before = leaf.source.text.get(..line.start as usize).unwrap_or_default();
    &before[before.rfind('\n').map_or(0, |at| at + 1)..]
}

/// Whether a line has a sign at its beginning and its end, and one between.
fn is_row(line: &str) -> bool {
    line.starts_with("| ") && line.ends_with(" |") && line.matches('|').count() >= 3
}

fn is_dashes(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.bytes().all(|sign| matches!(sign, b'-' | b'|' | b':' | b' ' | b'\t' | b'+'))
}

/// How many cells a line has, as the engine counts them.
fn cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
    line.matches('|').count() - line.matches("\\|").count() + 1
}

fn dashes_of(columns: usize) -> String {
    format!("|{}", " --- |".repeat(columns.min(50)))
}

fn makes_table(text: &str) -> bool {
    let events = markdown::read_alone(text);
    events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Table(_))))
}
