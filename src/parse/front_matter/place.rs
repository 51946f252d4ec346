//! Where the header begins and ends, and what is said when its lines are missing or not quite right.

use super::as_yaml;
use super::lines::{Line, line_end, lines};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::ops::Range;

/// Where things are in a file.
pub struct Found {
    pub header: Header,
    /// Where the text after the header begins.
    pub body: usize,
}

/// The header of a file.
pub enum Header {
    /// The lines between `---` and `---`.
    At(Range<usize>),
    /// There is none; it could be put here.
    Missing { insert: usize },
    /// It is there and cannot be read, which has been reported.
    Unreadable,
}

/// Looks for the header in a text that has the same offsets as the source.
pub fn find(source: &Source, text: &str, problems: &mut Vec<Diagnostic>) -> Found {
    let top = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let missing = Found { header: Header::Missing { insert: top }, body: top };
    let Some(first) = lines(text, top).find(|line| !line.is_blank()) else { return missing };
    let next = lines(text, first.next).find(|line| !line.is_blank());
    let headed = next.is_some_and(|line| line.has_known_key());
    let at_top = first.start == top;
    if first.text.starts_with("---\r") {
        let message = "the lines of this file end in a way that is no longer used";
        let place = Span::new(first.start, first.start + 3);
        let help = "save the file again with line ends of the kind LF or CRLF";
        problems.push(Diagnostic::new(Rule::FrontMatter, &source.path, place, message).help(help));
        return Found { header: Header::Unreadable, body: first.next };
    }
    if is_fence(first.text) && (at_top || headed) {
        if !at_top && source.text[top..first.start].trim().is_empty() {
            problems.push(late(source, top, &first));
        }
        return within(source, text, &first, problems);
    }
    if first.text.trim_end() == "+++" {
        return foreign(source, text, &first, problems);
    }
    if is_nearly_fence(first.text) && headed {
        problems.push(not_quite(source, &first, "opens"));
        return within(source, text, &first, problems);
    }
    if first.has_known_key() && first.key().is_some_and(|(key, _)| key == "title" || headed) {
        return unopened(source, text, &first, problems);
    }
    missing
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn is_close(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// A line of dashes that an editor or a hand made of `---`.
fn is_nearly_fence(line: &str) -> bool {
    let line = line.trim();
    let dashes = line.chars().all(|letter| "-–—‐‑−".contains(letter));
    dashes && (line.len() > 1) && line != "-"
}

fn late(source: &Source, top: usize, first: &Line<'_>) -> Diagnostic {
    let line = source.line_column(Span::new(first.start, first.start).start).line;
    let message = format!("the header begins on line {line}, and belongs at the very top");
    Diagnostic::new(Rule::FrontMatter, &source.path, Span::new(first.start, first.end()), message)
        .help("take out the empty lines above it")
        .fix(Span::new(top, first.start), "")
}

fn not_quite(source: &Source, line: &Line<'_>, does: &str) -> Diagnostic {
    let message = format!("the line that {does} the header is `{}`", line.text.trim());
    Diagnostic::new(Rule::FrontMatter, &source.path, Span::new(line.start, line.end()), message)
        .help("write three hyphens and nothing else: `---`")
        .fix(Span::new(line.start, line.end()), "---")
}

/// `+++` and the like: other tools' headers are written in another way.
fn foreign(source: &Source, text: &str, first: &Line<'_>, problems: &mut Vec<Diagnostic>) -> Found {
    let close = lines(text, first.next).find(|line| line.text.trim_end() == "+++");
    let message = "the header is between lines of `+++`, as other tools have it";
    let problem =
        Diagnostic::new(Rule::FrontMatter, &source.path, Span::new(first.start, first.end()), message)
            .help("write `---` for `+++`, and `title: Trust` for `title = \"Trust\"`");
    let end = line_end(text);
    let body = close.map_or(first.next, |line| line.next);
    let written = close.and_then(|close| {
        let yaml = as_yaml::header(source, &text[first.next..close.start], end, body)?;
        Some((close, format!("---{end}{yaml}---")))
    });
    problems.push(match written {
        Some((close, header)) => problem.fix(Span::new(first.start, close.end()), header),
        None => problem,
    });
    Found { header: Header::Unreadable, body }
}

/// Keys at the top of the file without a line `---` above them.
fn unopened(source: &Source, text: &str, first: &Line<'_>, problems: &mut Vec<Diagnostic>) -> Found {
    let start = first.start;
    let end = line_end(text);
    let close =
        lines(text, start).find(|line| line.is_blank() || is_close(line.text) || is_nearly_fence(line.text));
    let place = Span::new(start, first.end());
    let (range, body, message, help) = match close {
        Some(line) if !line.is_blank() => {
            let message = "the header has no line `---` above it";
            (start..line.start, line.next, message, "begin the file with a line `---`")
        }
        blank => {
            let at = blank.map_or(text.len(), |line| line.start);
            let message = "the header has no lines `---` around it";
            (start..at, at, message, "write a line `---` above and below these lines")
        }
    };
    problems.push(
        Diagnostic::new(Rule::FrontMatter, &source.path, place, message)
            .help(help)
            .fix(Span::new(start, start), format!("---{end}")),
    );
    Found { header: Header::At(range), body }
}

/// From the opening line to the closing one, or to where it was likely meant.
fn within(source: &Source, text: &str, open: &Line<'_>, problems: &mut Vec<Diagnostic>) -> Found {
    let close = lines(text, open.next).find(|line| is_close(line.text) || is_nearly_close(line));
    let stop = text_begins(text, open.next, close.map_or(text.len(), |line| line.start), close.is_some());
    match (close, stop) {
        (Some(line), None) => {
            if !is_close(line.text) {
                problems.push(not_quite(source, &line, "closes"));
            }
            Found { header: Header::At(open.next..line.start), body: line.next }
        }
        (_, stop) => {
            let end = stop.unwrap_or(text.len());
            problems.push(unclosed(source, text, open, end));
            let header = if text[open.next..end].trim().is_empty() {
                Header::Unreadable
            } else {
                Header::At(open.next..end)
            };
            Found { header, body: end }
        }
    }
}

fn is_nearly_close(line: &Line<'_>) -> bool {
    let set_in = line.text.len() - line.text.trim_start().len();
    is_nearly_fence(line.text) && set_in <= 1
}

/// Where text begins that cannot be part of the header. Before a closing line only what follows an empty line
/// counts, and only when no key comes after it; without a closing line, the first line that is not like a header.
fn text_begins(text: &str, from: usize, to: usize, closed: bool) -> Option<usize> {
    if closed && !lines(text, from).take_while(|line| line.start < to).any(|line| line.is_blank()) {
        return None;
    }
    let mut found = None;
    let mut blank_before = false;
    let mut last = from;
    let mut in_block = false;
    for line in lines(text, from).take_while(|line| line.start < to) {
        if line.is_blank() {
            blank_before = true;
            continue;
        }
        if line.has_known_key() && line.is_at_edge() && closed {
            found = None;
        }
        let heading = line.text.starts_with('#') && (blank_before || !closed) && is_heading(line.text);
        let item = line.text.starts_with("- ") && blank_before && !closed;
        let comment = line.text.starts_with('#') && !heading;
        let words =
            line.is_at_edge() && line.tight_key().is_none() && !line.text.starts_with('-') && !comment;
        let bracket = line.text.starts_with([']', '}', '{']);
        let indented = !line.is_at_edge() && !in_block && blank_before && !closed;
        let outside = heading || item || indented || (words && !bracket && (blank_before || !closed));
        if outside && found.is_none() {
            if !closed {
                return Some(last);
            }
            found = Some(last);
        }
        if line.is_at_edge() {
            in_block = line.key().is_some_and(|(_, colon)| {
                let value = line.text[colon.end..].trim();
                value.is_empty() || value.starts_with(['|', '>', '"', '\''])
            });
        }
        last = line.next;
        blank_before = false;
    }
    found
}

fn is_heading(line: &str) -> bool {
    line.trim_start_matches('#').starts_with(' ')
}

fn unclosed(source: &Source, text: &str, open: &Line<'_>, end: usize) -> Diagnostic {
    let newline = line_end(text);
    let before = text[..end].trim_end_matches(['\n', '\r', ' ']).len().max(open.end());
    let after = source.line_column(Span::new(before, before).start).line;
    let insert = text[before..].find('\n').map_or(text.len(), |at| before + at + 1).min(end.max(before));
    let starts_line = text[..insert].ends_with('\n');
    let line = if starts_line { format!("---{newline}") } else { format!("{newline}---{newline}") };
    let message = "the header begins here and is never closed";
    Diagnostic::new(Rule::FrontMatter, &source.path, Span::new(open.start, open.end()), message)
        .help(format!("add a line `---` after line {after}"))
        .fix(Span::new(insert, insert), line)
}
