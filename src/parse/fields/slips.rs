//! Marks that were meant as a field and are none: three underscores, rows of dots, pictures of boxes, brackets without a
//! space. They would be printed as they are, and nobody could fill them in.

use super::syntax;
use crate::diagnostic::Diagnostic;
use crate::path::is_word;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// At the beginning of a list item.
    Item,
    /// At the beginning of another line.
    Line,
    /// After words.
    Words,
}

/// A slip: how long it is, what it is, what to write, and what to put in its place.
struct Slip {
    length: usize,
    problem: String,
    help: String,
    fix: String,
}

/// Signs that look like a box or a circle to tick.
const BOXES: [char; 12] = ['☐', '☑', '☒', '□', '▢', '❏', '❑', '❒', '◻', '⬜', '▫', '\u{f0a8}'];
const CIRCLES: [char; 5] = ['○', '◯', '⚪', '❍', '〇'];
/// Signs of other keyboards that look like underscores.
const UNDERSCORES: [char; 3] = ['＿', '‗', '﹍'];

/// Whether a sign looks like a mark of ours.
pub fn is_picture(letter: char) -> bool {
    BOXES.contains(&letter) || CIRCLES.contains(&letter) || UNDERSCORES.contains(&letter)
}

/// Looks at one line of text where people can fill something in. `holes` are its pieces of code, which mean themselves;
/// `taken` are the fields that were found.
pub fn find(
    source: &Source,
    line: Span,
    place: Where,
    holes: &[Span],
    taken: &[Span],
    problems: &mut Vec<Diagnostic>,
) {
    let text = source.slice(line);
    let begins = text.len() - text.trim_start().len();
    let overlaps = |span: &Span, start: usize| (span.start as usize..span.end as usize).contains(&start);
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let start = line.start as usize + at;
        let is_hole = holes.iter().chain(taken).any(|span| overlaps(span, start));
        let is_escaped = text[..at].ends_with('\\');
        let place = if at == begins { place } else { Where::Words };
        let found = if is_hole || is_escaped { None } else { slip(text, at, place) };
        let Some(Slip { length, problem, help, fix }) = found else {
            at += letter.len_utf8();
            continue;
        };
        let span = Span::new(start, start + length);
        let problem = Diagnostic::new(Rule::FieldMark, &source.path, span, problem).help(help);
        problems.push(problem.fix(span, fix));
        at += length;
    }
}

/// The slip at a place of a line.
fn slip(text: &str, at: usize, place: Where) -> Option<Slip> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    match first {
        '_' => underscores(text, at),
        '.' | '…' => dots(rest),
        '[' | '(' => brackets(text, at, place),
        _ if UNDERSCORES.contains(&first) => {
            let length = length_of(rest, |letter| UNDERSCORES.contains(&letter));
            (length > first.len_utf8()).then(|| blank(length, "these signs only look like underscores"))
        }
        _ if BOXES.contains(&first) => Some(picture(rest, first, "[ ]", "box", place)),
        _ if CIRCLES.contains(&first) => Some(picture(rest, first, "( )", "circle", place)),
        _ => None,
    }
}

/// `___`, `_ _ _ _`.
fn underscores(text: &str, at: usize) -> Option<Slip> {
    let rest = &text[at..];
    let run = length_of(rest, |letter| letter == '_');
    let is_open = !text[..at].ends_with(is_word) && !rest[run..].starts_with(is_word);
    if run == 3 && is_open {
        return Some(blank(run, "three underscores are not a field"));
    }
    let spaced = rest.split(' ').take_while(|part| *part == "_").count();
    (spaced > 2).then(|| blank(spaced * 2 - 1, "underscores with spaces between them are not a field"))
}

/// `.....`, `………`: what people draw on paper.
fn dots(rest: &str) -> Option<Slip> {
    let count = rest.chars().take_while(|letter| matches!(letter, '.' | '…')).count();
    let length = length_of(rest, |letter| matches!(letter, '.' | '…'));
    let ellipses = rest[..length].matches('…').count();
    (count > 5 || ellipses > 2).then(|| blank(length, "a row of dots is not a field"))
}

fn blank(length: usize, problem: &str) -> Slip {
    Slip {
        length,
        problem: problem.to_owned(),
        help: "for a line to write on, type four underscores: `____`".to_owned(),
        fix: "____".to_owned(),
    }
}

/// A box or circle as a picture: in a list, before a line, or among words.
fn picture(rest: &str, sign: char, mark: &str, name: &str, place: Where) -> Slip {
    let after = &rest[sign.len_utf8()..];
    let space = length_of(after, |letter| matches!(letter, ' ' | '\u{a0}' | '\t'));
    let gap = if after[space..].is_empty() { "" } else { " " };
    // Several in one line are choices in that line; one alone begins the item of a list.
    let is_alone = !after.contains(sign);
    let list = if place == Where::Line && is_alone { "- " } else { "" };
    Slip {
        length: sign.len_utf8() + space,
        problem: format!("`{sign}` is a picture of a {name}, and nobody can tick it"),
        help: format!("for a {name} that people can tick, type `{list}{mark}`"),
        fix: format!("{list}{mark}{gap}"),
    }
}

/// `[]`, `[_]`, `[x]done`, `()`: brackets that nearly are a box or a circle.
fn brackets(text: &str, at: usize, place: Where) -> Option<Slip> {
    let rest = &text[at..];
    let (close, inner_box) = if rest.starts_with('[') { (']', true) } else { (')', false) };
    let inner = rest.get(1..)?.split_once(close).map(|(inner, _)| inner).filter(|inner| inner.len() < 8)?;
    let length = inner.len() + 2;
    let after = &rest[length..];
    let before = &text[..at];
    let parts = before.is_empty() || before.ends_with([' ', '\t', '\u{a0}']);
    let (mark, name) = if inner_box { ("[ ]", "box") } else { ("( )", "circle") };
    let is_empty = inner.trim_matches(['_', ' ', '\t', '\u{a0}', '\u{2003}', '\u{3000}']).is_empty();
    let is_ticked = matches!(inner, "x" | "X");
    // `[](x)` is a link without words, and `f()` is code.
    if !parts || after.starts_with(['(', '[']) {
        return None;
    }
    let slip = |problem: String, fix: String| {
        Some(Slip { length, problem, help: format!("write `{fix}` before the words"), fix })
    };
    match (place, is_empty, is_ticked) {
        (Where::Item, true, _) | (Where::Item, _, true) if inner_box => {
            let sign = if is_ticked { inner } else { " " };
            let is_right = inner == " " || is_ticked;
            if is_right && !after.starts_with(|letter: char| !letter.is_whitespace()) {
                return None;
            }
            let gap = if after.starts_with(char::is_whitespace) || after.is_empty() { "" } else { " " };
            slip(format!("`[{inner}]` is not a box to tick"), format!("[{sign}]{gap}"))
        }
        (_, true, _) if inner != " " => {
            slip(format!("`{}` is not a {name}", &rest[..length]), mark.to_owned())
        }
        (_, false, true) if !inner_box && has_circle(text) => {
            slip(format!("`({inner})` is not an empty circle"), mark.to_owned())
        }
        (Where::Line, true, _) if !text[at + length..].contains(mark) => {
            slip(format!("a {name} alone in a line is not a field"), format!("- {mark}"))
        }
        _ => None,
    }
}

fn has_circle(text: &str) -> bool {
    syntax::next(text, 0).is_some() && text.contains("( )")
}

/// Bytes at the start of a text that are such letters.
fn length_of(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is(letter)).unwrap_or(text.len())
}
