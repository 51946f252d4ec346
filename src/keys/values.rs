//! Values of headers and settings that hold what was meant for a `facilitator` block.

use crate::diagnostic::Diagnostic;
use crate::model::BlockName;
use crate::model::near_block::{LinePlace, NearBorder, look};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

/// Looks through the lines of a header, or of the settings. They have no blocks, so every opening of one is a slip; only
/// words that were meant for facilitators do harm.
pub fn tell_notes(text: &str, path: &SourcePath, problems: &mut Vec<Diagnostic>) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let found = look(line.trim_end(), &[], LinePlace::Value);
        if let Some(found) = found.filter(|found| found.border == NearBorder::Opens(BlockName::Facilitator)) {
            let place = Span::new(start + found.place.start, start + found.place.end);
            let words = "there are no blocks in headers and settings, so everyone would see what this says";
            let help =
                "move the words into the text of a page, between a line `::: facilitator` and a line `:::`";
            problems.push(Diagnostic::new(Rule::ExposedNotes, path, place, words).help(help));
        }
        start += line.len();
    }
}
