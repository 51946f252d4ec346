//! What is different between two texts: which lines belong together, and which words of them changed. The door of
//! `similar`. The same texts give the same answer: nothing here stops by the clock, so long texts are not looked through.

use super::lines::{Line, Style};
use crate::path::is_word;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use std::ops::Range;

/// More lines than this on one side, or words in one line, are not compared one by one.
const MOST: usize = 1500;

/// So many lines in a row are looked through for the one that a line became.
const NEAR: usize = 40;

/// What became of a line, with its place in the old text, the new one, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Same(usize),
    Removed(usize),
    Added(usize),
    Changed(usize, usize),
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Same,
    Removed,
    Added,
}

/// Words in a row with the same fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub fate: Fate,
    /// Whether a space stands before them.
    pub spaced: bool,
    pub text: String,
}

/// What became of every line, in order. `Same` has the place in the new text.
pub fn steps(old: &[Line], new: &[Line]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    for op in ops(old, new) {
        match op {
            DiffOp::Equal { new_index, len, .. } => {
                steps.extend((new_index..new_index + len).map(Step::Same));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                steps.extend((old_index..old_index + old_len).map(Step::Removed));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                steps.extend((new_index..new_index + new_len).map(Step::Added));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (old_range, new_range) = (old_index..old_index + old_len, new_index..new_index + new_len);
                pair(old, new, old_range, new_range, &mut steps);
            }
        }
    }
    steps
}

/// In one place lines were taken out and others put in. Those that share many words are the same line, changed.
fn pair(old: &[Line], new: &[Line], old_range: Range<usize>, new_range: Range<usize>, steps: &mut Vec<Step>) {
    let mut next = new_range.start;
    for at in old_range {
        let until = new_range.end.min(next + NEAR);
        match (next..until).find(|other| is_near(&old[at], &new[*other])) {
            Some(other) => {
                steps.extend((next..other).map(Step::Added));
                steps.push(Step::Changed(at, other));
                next = other + 1;
            }
            None => steps.push(Step::Removed(at)),
        }
    }
    steps.extend((next..new_range.end).map(Step::Added));
}

/// Whether two lines of a kind share two words of five.
fn is_near(old: &Line, new: &Line) -> bool {
    if old.style != new.style {
        return false;
    }
    // There is only one.
    if old.style == Style::Title {
        return true;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for word in old.text.split(' ') {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    let mut shared = 0;
    for word in new.text.split(' ') {
        all += 1;
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    shared * 2 * 5 >= all * 2
}

/// Which words of a line changed. Signs at the beginning and the end of a word count by themselves.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (Words::of(old), Words::of(new));
    let mut parts: Vec<(Range<usize>, Range<usize>, bool)> = Vec::new();
    let ops = ops(&old.texts, &new.texts);
    for (at, op) in ops.iter().enumerate() {
        let (_, old_range, new_range) = op.as_tag_tuple();
        let is_inside = at > 0 && at + 1 < ops.len();
        // A comma that stayed between words that did not only makes them harder to read.
        let is_same =
            matches!(op, DiffOp::Equal { .. }) && !(is_inside && new.has_no_letters(new_range.clone()));
        match parts.last_mut().filter(|last| !last.2 && !is_same) {
            Some(last) => (last.0.end, last.1.end) = (old_range.end, new_range.end),
            None => parts.push((old_range, new_range, is_same)),
        }
    }
    let mut pieces = Vec::new();
    for (old_range, new_range, is_same) in parts {
        if is_same {
            pieces.push(new.piece(new_range, Fate::Same));
            continue;
        }
        let (removed, mut added) = (old.piece(old_range, Fate::Removed), new.piece(new_range, Fate::Added));
        added.spaced |= !removed.text.is_empty();
        pieces.extend([removed, added].into_iter().filter(|piece| !piece.text.is_empty()));
    }
    pieces
}

/// A line cut into words and signs.
struct Words<'t> {
    texts: Vec<&'t str>,
    /// Whether a space stands before each.
    spaced: Vec<bool>,
}

impl<'t> Words<'t> {
    fn of(line: &'t str) -> Self {
        let mut words = Self { texts: Vec::new(), spaced: Vec::new() };
        for (at, word) in line.split(' ').enumerate() {
            let inner = word.trim_matches(|letter: char| !is_word(letter));
            let start = if inner.is_empty() {
                word.len()
            } else {
                word.len() - word.trim_start_matches(|letter: char| !is_word(letter)).len()
            };
            let parts = [&word[..start], inner, &word[start + inner.len()..]];
            let mut spaced = at > 0;
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                words.texts.push(part);
                words.spaced.push(spaced);
                spaced = false;
            }
        }
        words
    }

    fn has_no_letters(&self, range: Range<usize>) -> bool {
        self.texts[range].iter().all(|text| !text.contains(char::is_alphanumeric))
    }

    fn piece(&self, range: Range<usize>, fate: Fate) -> Piece {
        let mut text = String::new();
        for at in range.clone() {
            if self.spaced[at] && at > range.start {
                text.push(' ');
            }
            text.push_str(self.texts[at]);
        }
        Piece { fate, spaced: self.spaced.get(range.start).copied().unwrap_or_default(), text }
    }
}

fn ops<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    if old.len().max(new.len()) > MOST {
        let (old_len, new_len) = (old.len(), new.len());
        return vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }];
    }
    capture_diff_slices(Algorithm::Patience, old, new)
}
