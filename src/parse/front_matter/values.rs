//! The value of one key: its lines are looked at for traps, then it is read.

use super::entries::Entry;
use super::lines::lines;
use super::traps::{self, Tone};
use crate::diagnostic::Diagnostic;
use crate::keys::foreign::ours;
use crate::keys::row::{Row, Shape, find, meant};
use crate::keys::table::FRONT_MATTER;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::parse::yaml;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads the value of one key.
pub fn read(source: &Source, text: &str, entry: Entry, problems: &mut Vec<Diagnostic>) -> (Key, Node) {
    let name = ours(&entry.key.text).unwrap_or(&entry.key.text);
    let row = find(FRONT_MATTER, name).or_else(|| meant(FRONT_MATTER, name));
    // Keys of other tools are ignored, whatever they hold.
    if entry.broken || entry.key.text.starts_with('_') {
        return (entry.key, Node::new(Value::Broken, Span::default()));
    }
    if entry.key.text == "<<" {
        let message = "`<<` merges other values, which is not used here";
        let problem = Diagnostic::new(Rule::FrontMatter, &source.path, entry.key.span, message);
        problems.push(problem.help("write the lines out"));
        return (Key { text: "_".into(), span: entry.key.span }, Node::new(Value::Broken, entry.key.span));
    }
    let before = problems.len();
    let offset = entry.value.start;
    let mut masked = text[entry.value.clone()].as_bytes().to_vec();
    let mut meant = BTreeMap::new();
    for piece in pieces(text, &entry, row) {
        let Some(trap) = traps::look(&text[piece.words.clone()], piece.tone, piece.closes_later) else {
            continue;
        };
        let span = Span::from(piece.words.clone());
        problems.push(trap.problem(source, span, piece.key.unwrap_or(&entry.key.text), piece.listed));
        masked[piece.words.start - offset..piece.words.end - offset].fill(b'x');
        meant.insert(span.start, trap.right);
    }
    let masked = String::from_utf8(masked).unwrap_or_default();
    let mut node = match yaml::read(&masked, offset) {
        Ok(node) => node,
        Err(trouble) => {
            // What was reported already is most likely the cause of what could not be read.
            let tabbed = source.text[entry.key.span.range().end..entry.value.end].contains("\n\t");
            if problems.len() == before && !tabbed {
                let message = format!("{}, in `{}`", trouble.message, entry.key.text);
                problems.push(
                    Diagnostic::new(Rule::FrontMatter, &source.path, trouble.span, message)
                        .help(trouble.help),
                );
            }
            Node::new(Value::Broken, trouble.span)
        }
    };
    node.each_scalar(&mut |text, style, span| {
        if let Some(right) = meant.remove(&span.start) {
            *text = right;
            *style = Style::Quoted;
        }
    });
    if problems.len() == before {
        curly_in_list(source, &mut node, problems);
    }
    (entry.key, node)
}

/// A stretch of one line that holds one value.
struct Piece<'a> {
    words: Range<usize>,
    tone: Tone,
    /// Whether a later line of the same key holds the closing mark.
    closes_later: bool,
    /// The key inside a group, as in `seo`.
    key: Option<&'a str>,
    listed: bool,
}

fn pieces<'a>(text: &'a str, entry: &Entry, row: Option<&Row>) -> Vec<Piece<'a>> {
    let first = trimmed(text, entry.value.start..entry.line_end);
    let rest = &text[entry.line_end..entry.value.end];
    let shape = row.map_or(Shape::Text, |row| row.shape);
    let tone = |shape: Shape| if shape.is_words() { Tone::Words } else { Tone::Exact };
    if !first.is_empty() {
        let mark = text[first.clone()].chars().next().unwrap_or_default();
        let closing = match mark {
            '[' => ']',
            '{' => '}',
            other => other,
        };
        let closes_later = rest.contains(closing);
        return vec![Piece { words: first, tone: tone(shape), closes_later, key: None, listed: false }];
    }
    let inner = lines(text, entry.line_end).skip(1).take_while(|line| line.start < entry.value.end);
    if let Shape::Map(rows) = shape {
        let found = inner.filter_map(|line| {
            let (key, colon) = line.key()?;
            let words = trimmed(text, line.start + colon.end..line.end());
            let tone = tone(find(rows, key).map_or(Shape::Text, |row| row.shape));
            (!words.is_empty()).then_some(Piece {
                words,
                tone,
                closes_later: true,
                key: Some(key),
                listed: false,
            })
        });
        return found.collect();
    }
    if !shape.is_list() && row.is_some() {
        return Vec::new();
    }
    let found = inner.filter_map(|line| {
        let at = line.text.len() - line.text.trim_start().len();
        line.text[at..].strip_prefix("- ")?;
        let words = trimmed(text, line.start + at + 1..line.end());
        let closes_later = text[line.end()..entry.value.end]
            .lines()
            .nth(1)
            .is_some_and(|next| !next.trim_start().starts_with('-'));
        (!words.is_empty()).then_some(Piece {
            words,
            tone: tone(shape),
            closes_later,
            key: None,
            listed: true,
        })
    });
    found.collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..(range.start + words.trim_end().len()).max(start)
}

/// Curly quotes inside `[…]` are letters of the text, and were not meant to be.
fn curly_in_list(source: &Source, node: &mut Node, problems: &mut Vec<Diagnostic>) {
    let Value::List(_) = node.value else { return };
    let list = node.span;
    let mut found: Option<Span> = None;
    node.each_scalar(&mut |text, style, span| {
        let curly = |letter: char| "“”„‟".contains(letter);
        if *style == Style::Plain && (text.starts_with(curly) || text.ends_with(curly)) {
            let inside = text.trim_matches(curly).to_owned();
            if inside.contains(curly) {
                return;
            }
            *text = inside;
            found = found.or(Some(span));
        }
    });
    let Some(first) = found else { return };
    let straight = source.slice(list).replace(['“', '”', '„', '‟'], "\"");
    problems.push(
        Diagnostic::new(
            Rule::FrontMatter,
            &source.path,
            first,
            "curly quotes do not hold a text together here",
        )
        .help(format!("type straight quotes: `{straight}`"))
        .fix(list, straight),
    );
}
