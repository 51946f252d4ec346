//! `**`, `__` and `~~` that mark no words: there are spaces inside, or a punctuation mark stands between them and a letter.

use super::leaf::Leaf;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Tag};
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeSet;

/// Marks, the name of what they do, and whether one without a partner is told: a line of underscores is a place to
/// write, and two tildes are often a sign.
const MARKS: [(&str, Alone); 3] = [("**", Alone::Told), ("__", Alone::Quiet), ("~~", Alone::Quiet)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alone {
    Told,
    Quiet,
}

/// Words between two marks are not longer than this.
const LONGEST: usize = 2_000;

/// Looks for marks that the engine left in the words.
pub fn read(leaf: &Leaf<'_>, problems: &mut Vec<Diagnostic>) {
    for (mark, alone) in MARKS {
        if leaf.text().contains(mark) {
            look(leaf, mark, alone, problems);
        }
    }
}

/// Two signs that stand alone, and whether the engine took them for a mark.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    is_used: bool,
}

fn look(leaf: &Leaf<'_>, mark: &str, alone: Alone, problems: &mut Vec<Diagnostic>) {
    let runs = runs(leaf, mark);
    if runs.iter().all(|run| run.is_used) {
        return;
    }
    let text = &*leaf.source.text;
    if runs.len().is_multiple_of(2) {
        let found = runs.chunks(2).filter_map(|pair| match pair {
            [open, close] if !(open.is_used && close.is_used) => said(leaf, mark, *open, *close),
            _ => None,
        });
        problems.extend(found);
        return;
    }
    let begins = |run: &&Run| {
        let before = text[..run.at].chars().next_back();
        let after = &text[run.at + 2..];
        !run.is_used
            && before.is_none_or(|sign| sign.is_whitespace() || "(\"“„«>".contains(sign))
            && after.starts_with(char::is_alphabetic)
            && !NAMES.iter().any(|name| after.starts_with(name))
    };
    let lonely = runs.iter().filter(begins).filter(|_| alone == Alone::Told);
    problems.extend(lonely.map(|run| {
        let place = Span::new(run.at, run.at + 2);
        let words = format!("this `{mark}` has no partner, so readers see it");
        Diagnostic::new(Rule::AlmostMark, &leaf.source.path, place, words)
            .help(format!("write `{mark}` after the last of the words as well, or take it out"))
    }));
}

/// Names in a programming language that begin with two stars.
const NAMES: [&str; 5] = ["kwargs", "kwds", "options", "opts", "args"];

fn runs(leaf: &Leaf<'_>, mark: &str) -> Vec<Run> {
    let (text, base) = (leaf.text(), leaf.span().start as usize);
    let used: BTreeSet<usize> =
        leaf.marked.iter().flat_map(|span| [span.start as usize, span.end as usize - 2]).collect();
    let sign = mark.as_bytes().first().copied();
    let bytes = text.as_bytes();
    let is_sign = |at: Option<usize>| at.is_some_and(|at| bytes.get(at).copied() == sign);
    let mut runs: Vec<Run> = Vec::new();
    for (at, _) in text.match_indices(mark) {
        let is_alone = !is_sign(at.checked_sub(1)) && !is_sign(Some(at + 2));
        let neighbor = |at: Option<usize>| at.and_then(|at| bytes.get(at).copied()).unwrap_or(b' ');
        let (before, after) = (neighbor(at.checked_sub(1)), neighbor(Some(at + 2)));
        let is_used = used.contains(&(base + at));
        // A path such as `src/**/a`, a power such as `2**3`, or the signs themselves: `(**)`.
        let is_code = matches!((before, after), (b'(', b')') | (b'"', b'"') | (b'\'', b'\'') | (b'[', b']'))
            || before == b'/'
            || after == b'/'
            || (before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() && !is_used);
        if is_alone && !is_code && leaf.is_words(base + at) {
            runs.push(Run { at: base + at, is_used });
        }
    }
    runs
}

/// Two marks that were meant as a pair.
fn said(leaf: &Leaf<'_>, mark: &str, open: Run, close: Run) -> Option<Diagnostic> {
    let text = &*leaf.source.text;
    let inner = text.get(open.at + 2..close.at)?;
    let words = inner.trim();
    let letters = words.chars().filter(|sign| sign.is_alphanumeric()).count();
    let (left, right) = (inner.starts_with(char::is_whitespace), inner.ends_with(char::is_whitespace));
    if inner.len() > LONGEST || letters == 0 {
        return None;
    }
    // Signs with spaces on both sides are arithmetic, and two underscores apart from words are blanks.
    if left && right && (letters < 3 || mark != "**") || (left || right) && mark != "**" {
        return None;
    }
    let place = Span::new(open.at, close.at + 2);
    let words_said = format!("`{mark}` does not mark these words, so readers see the signs");
    let problem = Diagnostic::new(Rule::AlmostMark, &leaf.source.path, place, words_said);
    let (before, after) = (text[..open.at].chars().next_back(), text[close.at + 2..].chars().next());
    let help = if left || right {
        format!("leave out the spaces inside: `{mark}words{mark}`")
    } else if mark == "__" {
        "`__` does not work next to a letter: write `**` on both sides, or put a space after it".to_owned()
    } else {
        format!(
            "`{mark}` does not work between a punctuation mark and a letter: move the punctuation mark out, or put a space after it"
        )
    };
    let problem = problem.help(help);
    Some(match written(mark, words, before, after) {
        Some(written) => {
            // A space inside parts words from those outside.
            let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
            let begins = if left && is_word(before) { " " } else { "" };
            let ends = if right && is_word(after) { " " } else { "" };
            problem.fix(place, format!("{begins}{written}{ends}"))
        }
        None => problem,
    })
}

/// The words with marks that are read, where they stand between two other signs.
fn written(mark: &str, words: &str, before: Option<char>, after: Option<char>) -> Option<String> {
    let is_punctuation = |sign: char| !sign.is_alphanumeric() && !sign.is_whitespace();
    let head = words.len() - words.trim_start_matches(is_punctuation).len();
    let tail = words.trim_end_matches(is_punctuation).len();
    if head >= tail {
        return None;
    }
    let plain = format!("{mark}{words}{mark}");
    // Underscores mark no part of a word, as words in scripts without spaces are.
    let stars = if mark == "__" { format!("**{words}**") } else { plain.clone() };
    let spaced = format!("{plain} ");
    let ends_outside = format!("{mark}{}{mark}{}", &words[..tail], &words[tail..]);
    let outside = format!("{}{mark}{}{mark}{}", &words[..head], &words[head..tail], &words[tail..]);
    let begins_outside = format!("{}{mark}{}{mark}", &words[..head], &words[head..]);
    let has_spaces = after.is_some_and(|sign| sign.is_alphabetic() && sign < '\u{1100}');
    let all = if has_spaces {
        [plain, spaced, stars, ends_outside, outside, begins_outside]
    } else if head > 0 {
        [plain, stars, outside, ends_outside, begins_outside, spaced]
    } else {
        [plain, stars, ends_outside, outside, begins_outside, spaced]
    };
    all.into_iter().find(|written| is_read(written, mark, before, after))
}

/// Whether the engine reads the marks.
fn is_read(written: &str, mark: &str, before: Option<char>, after: Option<char>) -> bool {
    let line: String = std::iter::once('x').chain(before).collect();
    let line = format!("{line}{written}{}x", after.map_or(String::new(), String::from));
    let events = markdown::read_alone(&line);
    let marks = |event: &Event<'_>| matches!(event, Event::Start(Tag::Strong | Tag::Strikethrough));
    let left = |event: &Event<'_>| matches!(event, Event::Text(words) if words.contains(mark));
    events.iter().filter(|(event, _)| marks(event)).count() == 1
        && !events.iter().any(|(event, _)| left(event))
}
