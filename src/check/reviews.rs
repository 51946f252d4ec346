//! Entries that are due to be looked at again. Asked only for a day that somebody names: no page and no build depends on
//! the clock.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, Date};
use crate::rule::Rule;

/// Every entry whose `review_by` is this day or an earlier one.
pub fn due(curriculum: &Curriculum, day: Date) -> Vec<Diagnostic> {
    let entries = curriculum.entries.iter().map(|entry| &curriculum.documents[*entry]);
    let found = entries.filter_map(|document| {
        let front = &document.front;
        let by = front.review_by.filter(|by| *by <= day)?;
        let words = format!("this entry was due to be reviewed by `{}`", by.iso());
        let last = front.reviewed.map(|date| format!(" (the last time was {})", date.iso()));
        let help = format!(
            "read it, mend what is no longer true, then write `reviewed: {}` and a later `review_by`{}",
            day.iso(),
            last.unwrap_or_default()
        );
        Some(Diagnostic::new(Rule::ReviewDue, &document.source.path, front.review_by_span, words).help(help))
    });
    found.collect()
}
