//! The lines of an entry at two moments, as the page of changes shows them: what changed with a line around it, and how
//! much was left out.

use super::lines::{Line, Style, lines};
use super::words::{Fate, Piece, Step, steps, words};
use crate::model::Pair;
use crate::render::view::{LineView, PieceView};

/// Lines that are shown before and after what changed.
const AROUND: usize = 1;

/// What is different between two texts of an entry; empty where their words are the same.
pub fn compare(pair: Pair<'_>) -> Vec<LineView> {
    let (old, new) = (lines(pair.old), lines(pair.new));
    let steps = steps(&old, &new);
    let is_same = |step: &Step| matches!(step, Step::Same(_));
    if steps.iter().all(is_same) {
        return Vec::new();
    }
    let near = |at: usize| {
        let around = at.saturating_sub(AROUND)..steps.len().min(at + AROUND + 1);
        !steps[around].iter().all(is_same)
    };
    let mut shown = Vec::new();
    let mut at = 0;
    while at < steps.len() {
        let skipped = (at..steps.len()).take_while(|at| !near(*at)).count();
        // One line takes no more room than the words that it was left out.
        if skipped > 1 {
            shown.push(LineView { fate: "skipped", style: "text", skipped, pieces: Vec::new() });
            at += skipped;
        } else {
            shown.push(line(&old, &new, steps[at]));
            at += 1;
        }
    }
    shown
}

fn line(old: &[Line], new: &[Line], step: Step) -> LineView {
    let whole = |fate, line: &Line| LineView {
        fate,
        style: style(line.style),
        skipped: 0,
        pieces: vec![PieceView { fate, spaced: false, text: line.text.clone() }],
    };
    match step {
        Step::Same(at) => whole("same", &new[at]),
        Step::Removed(at) => whole("removed", &old[at]),
        Step::Added(at) => whole("added", &new[at]),
        Step::Changed(before, after) => {
            let pieces = words(&old[before].text, &new[after].text).into_iter().map(piece);
            LineView { fate: "changed", style: style(new[after].style), skipped: 0, pieces: pieces.collect() }
        }
    }
}

fn piece(piece: Piece) -> PieceView {
    let fate = match piece.fate {
        Fate::Same => "same",
        Fate::Removed => "removed",
        Fate::Added => "added",
    };
    PieceView { fate, spaced: piece.spaced, text: piece.text }
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Title => "title",
        Style::Text => "text",
        Style::Heading => "heading",
        Style::Item => "item",
        Style::Row => "row",
        Style::Code => "code",
    }
}
