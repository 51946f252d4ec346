//! Lines that nearly begin a heading, a list or a box to tick: the space after the mark is missing.

use super::leaf::{Leaf, LeafKind, is_escaped};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::Span;

/// Looks at how the lines of a paragraph or an item begin.
pub fn read(leaf: &Leaf<'_>, problems: &mut Vec<Diagnostic>) {
    match leaf.kind {
        LeafKind::Paragraph => {
            problems.extend(heading(leaf));
            items(leaf, problems);
            problems.extend(ticked(leaf));
        }
        LeafKind::Item => {
            items(leaf, problems);
            problems.extend(ticked(leaf));
        }
        LeafKind::Heading | LeafKind::Cell | LeafKind::Line => {}
    }
}

/// Whether the sign that a line begins with is a sign.
fn is_plain(leaf: &Leaf<'_>, line: Span) -> bool {
    leaf.is_words(line.start as usize) && !is_escaped(&leaf.source.text, line.start as usize)
}

/// `#Heading`. One sign before one word is how people mark a topic.
fn heading(leaf: &Leaf<'_>) -> Option<Diagnostic> {
    let line = leaf.lines.iter().enumerate().find_map(|(number, line)| {
        let text = leaf.source.slice(*line);
        let words = text.trim_start_matches('#');
        let signs = text.len() - words.len();
        let words = words.trim_end_matches('#').trim_end();
        let is_heading = match signs {
            1 => number == 0 && is_one_sign(words),
            2..=6 => words.starts_with(|sign: char| sign.is_alphabetic()) && !words.contains('#'),
            _ => false,
        };
        (is_heading && is_plain(leaf, *line)).then_some((*line, signs, words))
    });
    let (line, signs, words) = line?;
    // The title of a page is in its header, so sections have two.
    let marks = "#".repeat(signs.max(2));
    let place = Span::new(line.start as usize, line.start as usize + signs);
    let said = "this line is not a heading: there is no space after its signs";
    let problem = Diagnostic::new(Rule::AlmostMark, &leaf.source.path, place, said);
    let written = format!("{marks} ");
    let words = words.chars().take(40).collect::<String>();
    Some(problem.help(format!("write `{marks} {}`", words.trim_end().replace('`', "'"))).fix(place, written))
}

fn is_one_sign(words: &str) -> bool {
    let is_single = !words.contains(char::is_whitespace);
    words.starts_with(char::is_uppercase) && !words.contains('#') && !(is_single && is_name(words))
}

/// `BlackLivesMatter`, `USA` or `PHP8`: words that are written together.
fn is_name(words: &str) -> bool {
    words.chars().skip(1).any(|sign| sign.is_uppercase() || sign.is_numeric() || sign == '_')
}

/// A list whose items have no space after their signs: two lines at least, one below the other.
fn items(leaf: &Leaf<'_>, problems: &mut Vec<Diagnostic>) {
    let mut found: Vec<(Span, Sign)> = Vec::new();
    for line in &leaf.lines {
        let sign = Sign::of(leaf.source.slice(*line)).filter(|_| is_plain(leaf, *line));
        let goes_on = sign.zip(found.last()).is_some_and(|(sign, (_, last))| sign.follows(*last));
        if !goes_on {
            report(leaf, &found, problems);
            found.clear();
        }
        found.extend(sign.map(|sign| (*line, sign)));
    }
    report(leaf, &found, problems);
}

fn report(leaf: &Leaf<'_>, found: &[(Span, Sign)], problems: &mut Vec<Diagnostic>) {
    let is_list = found.len() >= 2 || found.iter().any(|(_, sign)| sign.before == Item::Box);
    if !is_list {
        return;
    }
    problems.extend(found.iter().map(|(line, sign)| {
        let start = line.start as usize;
        let place = Span::new(start, start + sign.length);
        let mark = leaf.source.slice(place);
        let written = format!("{mark} ");
        Diagnostic::new(
            Rule::AlmostMark,
            &leaf.source.path,
            place,
            "this line is not a list item: there is no space after its sign",
        )
        .help(format!("write a space after it, and leave an empty line before the list: `{mark} words`"))
        .fix(place, written)
    }));
}

/// What an item begins with: a sign, or a number and a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sign {
    mark: u8,
    number: Option<u32>,
    length: usize,
    before: Item,
}

/// What is behind the sign of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Words,
    Box,
}

impl Sign {
    fn of(line: &str) -> Option<Self> {
        let first = *line.as_bytes().first()?;
        let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let (sign, length) = match (first, digits) {
            (b'-' | b'*' | b'+', _) => (first, 1),
            (_, 1..=3) => (*line.as_bytes().get(digits)?, digits + 1),
            _ => return None,
        };
        let words = line.get(length..)?;
        let is_sign = digits == 0 || matches!(sign, b'.' | b')');
        let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|mark| words.starts_with(mark));
        // An option of a command has one letter, and a flag is written together.
        let first_word = words.split_whitespace().next()?;
        let is_word = first_word.starts_with(char::is_alphabetic)
            && first_word.chars().nth(1).is_some_and(char::is_alphabetic)
            && !(digits == 0 && first_word.contains(['-', '=', '_', '<', '[']));
        let before = if is_box { Item::Box } else { Item::Words };
        let number = line[..digits].parse().ok();
        (is_sign && (is_word || is_box)).then_some(Self { mark: sign, number, length, before })
    }

    fn follows(self, last: Self) -> bool {
        let next = last.number.map(|number| number.saturating_add(1));
        self.mark == last.mark && self.number == next
    }
}

/// `- [x]done`: a box without a space after it.
fn ticked(leaf: &Leaf<'_>) -> Option<Diagnostic> {
    let line = *leaf.lines.first()?;
    let text = leaf.source.slice(line);
    let is_box = ["[ ]", "[x]", "[X]"].iter().any(|mark| text.starts_with(mark));
    let is_word = text.get(3..).is_some_and(|words| words.starts_with(char::is_alphanumeric));
    let start = line.start as usize;
    let before = leaf.source.text[..start].trim_end_matches(' ');
    let is_item = before.ends_with(['-', '*', '+']) && before.len() < start;
    if !(is_box && is_word && is_item && is_plain(leaf, line)) {
        return None;
    }
    let place = Span::new(start, start + 3);
    let said = "this is not a box to tick: there is no space after it";
    let problem = Diagnostic::new(Rule::AlmostMark, &leaf.source.path, place, said);
    Some(
        problem
            .help("write a space between the box and the words: `- [ ] words`")
            .fix(place, format!("{} ", &text[..3])),
    )
}
