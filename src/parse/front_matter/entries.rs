//! The header cut into its keys. Each value is read by itself, so a mistake in one leaves the others whole.

use super::lines::{Line, is_known, lines};
use super::traps::{self, Tone};
use crate::diagnostic::Diagnostic;
use crate::keys::row::{Row, Shape, find, meant};
use crate::keys::table::FRONT_MATTER;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::parse::yaml;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// A key and the text after its colon, up to the next key.
struct Entry {
    key: Key,
    /// From after the colon.
    value: Range<usize>,
    /// The end of the line with the key.
    line_end: usize,
    /// It cannot be read, which has been reported.
    broken: bool,
}

/// Reads the keys of a cleaned header, which has the same offsets as the source.
pub fn read(
    source: &Source,
    text: &str,
    header: Range<usize>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Key, Node)> {
    let entries = split(source, text, header, problems);
    entries.into_iter().map(|entry| value(source, text, entry, problems)).collect()
}

fn split(source: &Source, text: &str, header: Range<usize>, problems: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut stray = false;
    for line in lines(text, header.start) {
        if line.is_blank() || line.text.starts_with('#') {
            continue;
        }
        let open = entries.last().map(|entry| Opened::new(text, entry));
        match classify(&line, open, stray) {
            Sort::Key(key, colon) => {
                entries.push(entry(source, &line, key, &colon, problems));
                stray = false;
            }
            Sort::Continues => {
                if let Some(entry) = entries.last_mut().filter(|_| !stray) {
                    entry.value.end = line.end();
                }
            }
            Sort::Stray => {
                let known = entries.len();
                if !stray {
                    entries.extend(not_a_key(source, &line, problems));
                }
                stray = entries.len() == known;
            }
        }
    }
    entries
}

/// The key that a line may go on with.
#[derive(Clone, Copy)]
struct Opened<'a> {
    /// What stands on the line of the key.
    first: &'a str,
    whole: &'a str,
}

impl<'a> Opened<'a> {
    fn new(text: &'a str, entry: &Entry) -> Self {
        let first = text[entry.value.start..entry.line_end].trim();
        Self { first, whole: text[entry.value.clone()].trim() }
    }

    /// Whether a bracket waits to be closed.
    fn is_unclosed(self) -> bool {
        let opened = |open, close| self.first.starts_with(open) && !self.whole.contains(close);
        opened('[', ']') || opened('{', '}')
    }

    /// Whether the value is complete on its line.
    fn is_finished(self) -> bool {
        !self.first.is_empty() && !self.first.starts_with(['|', '>', '"', '\'', '[', '{', '-'])
    }
}

enum Sort<'a> {
    Key(&'a str, Range<usize>),
    Continues,
    Stray,
}

fn classify<'a>(line: &Line<'a>, open: Option<Opened<'_>>, stray: bool) -> Sort<'a> {
    let spaced = line.key();
    if !line.is_at_edge() {
        return match (spaced, open) {
            (Some((key, colon)), None) => Sort::Key(key, colon),
            (Some((key, colon)), Some(open)) if open.is_finished() && !stray && is_known(key) => {
                Sort::Key(key, colon)
            }
            (_, Some(_)) => Sort::Continues,
            (None, None) => Sort::Stray,
        };
    }
    let item = line.text.starts_with("- ") || line.text.trim_end() == "-";
    if item && open.is_some() {
        return Sort::Continues;
    }
    let tight = line.tight_key().filter(|(_, colon)| !line.text[colon.end..].starts_with("//"));
    if let Some((key, colon)) = spaced.or(tight) {
        return Sort::Key(key, colon);
    }
    let closes = line.text.starts_with([']', '}']) && open.is_some();
    if closes || open.is_some_and(Opened::is_unclosed) { Sort::Continues } else { Sort::Stray }
}

fn entry(
    source: &Source,
    line: &Line<'_>,
    key: &str,
    colon: &Range<usize>,
    problems: &mut Vec<Diagnostic>,
) -> Entry {
    let at = line.text.find(key).unwrap_or_default();
    let span = Span::new(line.start + at, line.start + at + key.len());
    let after = line.start + colon.end;
    let colon_span = Span::new(line.start + colon.start, after);
    let problem = |span, message: String| Diagnostic::new(Rule::FrontMatter, &source.path, span, message);
    if &line.text[colon.clone()] != ":" {
        let message = format!("the colon after `{key}` is a wide one of another script");
        problems.push(
            problem(colon_span, message).help("type an ordinary colon and a space").fix(colon_span, ": "),
        );
    } else if line.text[colon.end..].starts_with(|letter: char| !letter.is_whitespace()) {
        let value = line.text[colon.end..].trim();
        problems.push(
            problem(colon_span, format!("there is no space after `{key}:`"))
                .help(format!("write `{key}: {value}`"))
                .fix(colon_span, ": "),
        );
    }
    let edge = Span::new(line.start, span.start as usize);
    // Letters that cannot be seen were reported already.
    if !line.is_at_edge() && source.slice(edge).trim_start_matches(' ').trim_matches(['"', '\'']).is_empty() {
        problems.push(
            problem(span, format!("`{key}` is set in, and keys begin at the left edge"))
                .help("take out the spaces before it")
                .fix(edge, ""),
        );
    }
    Entry {
        key: Key { text: key.to_owned(), span },
        value: after..line.end(),
        line_end: line.end(),
        broken: false,
    }
}

/// Reports a line that is not `key: value`, and reads it as one when it is clear what was meant.
fn not_a_key(source: &Source, line: &Line<'_>, problems: &mut Vec<Diagnostic>) -> Option<Entry> {
    let words = line.text.trim();
    let start = line.start + line.text.find(words).unwrap_or_default();
    let span = Span::new(start, start + words.len());
    let problem = |message: &str| Diagnostic::new(Rule::FrontMatter, &source.path, span, message);
    let entry = |name: &str, from: usize, broken| {
        let key = Key { text: name.to_lowercase(), span: Span::new(start, start + name.len()) };
        Some(Entry { key, value: from..line.end(), line_end: line.end(), broken })
    };
    if words.starts_with('{') {
        problems.push(
            problem("the header is written with braces").help("write a line for each key: `title: Trust`"),
        );
        return entry("title", line.end(), true);
    }
    let first = words.split([' ', '\t', '=']).next().unwrap_or_default();
    let rest = words[first.len()..].trim_start();
    if !is_known(first) || rest.is_empty() {
        problems.push(
            problem("this line is not a key, a colon and a value")
                .help("write it as in `title: Trust`, set it in to belong to the line above, or move it below the header"),
        );
        return None;
    }
    let value = rest.trim_start_matches('=').trim_start();
    let fixed = format!("{}: {value}", first.to_lowercase());
    let message = if rest == value {
        "a colon is missing in this line"
    } else {
        "an equals sign stands where a colon belongs"
    };
    problems.push(problem(message).help(format!("write `{fixed}`")).fix(span, fixed));
    entry(first, start + words.len() - value.len(), false)
}

fn value(source: &Source, text: &str, entry: Entry, problems: &mut Vec<Diagnostic>) -> (Key, Node) {
    let row = find(FRONT_MATTER, &entry.key.text).or_else(|| meant(FRONT_MATTER, &entry.key.text));
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
    let mut masked = text[..entry.value.end].as_bytes().to_vec();
    let mut meant = BTreeMap::new();
    for piece in pieces(text, &entry, row) {
        let Some(trap) = traps::look(&text[piece.words.clone()], piece.tone, piece.closes_later) else {
            continue;
        };
        let span = Span::from(piece.words.clone());
        problems.push(trap.problem(source, span, piece.key.unwrap_or(&entry.key.text), piece.listed));
        masked[piece.words.clone()].fill(b'x');
        meant.insert(span.start, trap.right);
    }
    let masked = String::from_utf8(masked).unwrap_or_default();
    let mut node = match yaml::read(&masked, entry.value.clone()) {
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
