//! The header cut into its keys. Each value is read by itself, so a mistake in one leaves the others whole.

use super::lines::{Line, is_known, lines};
use super::values;
use crate::diagnostic::Diagnostic;
use crate::keys::tree::{Key, Node};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::ops::Range;

/// More keys than anybody writes: what follows is not read.
const MOST: usize = 500;

/// A key and the text after its colon, up to the next key.
pub struct Entry {
    pub key: Key,
    /// From after the colon.
    pub value: Range<usize>,
    /// The end of the line with the key.
    pub line_end: usize,
    /// It cannot be read, which has been reported.
    pub broken: bool,
}

/// Reads the keys of a cleaned header, which has the same offsets as the source.
pub fn read(
    source: &Source,
    text: &str,
    header: Range<usize>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Key, Node)> {
    let mut entries = split(source, text, header, problems);
    if let Some(entry) = entries.get(MOST) {
        let message = format!("the header has more than {MOST} keys");
        let problem = Diagnostic::new(Rule::FrontMatter, &source.path, entry.key.span, message);
        problems.push(problem.help("close it with a line `---` where the text begins"));
        entries.truncate(MOST);
    }
    entries.into_iter().map(|entry| values::read(source, text, entry, problems)).collect()
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
                    entries.extend(not_a_key(source, &line, known == 0, problems));
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
fn not_a_key(
    source: &Source,
    line: &Line<'_>,
    is_first: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let words = line.text.trim();
    let start = line.start + line.text.find(words).unwrap_or_default();
    let span = Span::new(start, start + words.len());
    let problem = |message: &str| Diagnostic::new(Rule::FrontMatter, &source.path, span, message);
    let entry = |name: &str, from: usize, broken| {
        let name_end = start + if broken { 1 } else { name.len() };
        let key = Key { text: name.to_lowercase(), span: Span::new(start, name_end) };
        Some(Entry { key, value: from..line.end(), line_end: line.end(), broken })
    };
    if words.starts_with('{') && is_first {
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
