//! What is different between two texts: which lines belong together, and which words of them changed. The door of
//! `similar`. The same texts give the same answer: nothing here stops by the clock, so long texts are not looked through.

use super::lines::Line;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;

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

/// Words in a row with the same fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Removed(String),
    Added(String),
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
fn pair(
    old: &[Line],
    new: &[Line],
    old_range: std::ops::Range<usize>,
    new_range: std::ops::Range<usize>,
    steps: &mut Vec<Step>,
) {
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

/// Which words of a line changed.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let mut pieces = Vec::new();
    for op in ops(&old, &new) {
        let (_, old_range, new_range) = op.as_tag_tuple();
        let (before, after) = (old[old_range].join(" "), new[new_range].join(" "));
        match op {
            DiffOp::Equal { .. } => pieces.push(Piece::Same(after)),
            DiffOp::Delete { .. } => pieces.push(Piece::Removed(before)),
            DiffOp::Insert { .. } => pieces.push(Piece::Added(after)),
            DiffOp::Replace { .. } => pieces.extend([Piece::Removed(before), Piece::Added(after)]),
        }
    }
    pieces
}

fn ops<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    if old.len().max(new.len()) > MOST {
        let (old_len, new_len) = (old.len(), new.len());
        return vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }];
    }
    capture_diff_slices(Algorithm::Patience, old, new)
}
