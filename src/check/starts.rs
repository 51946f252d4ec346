//! When the agendas of a session begin: each further one says its day and time, and no two contradict each other.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, Document, Kind, Sitting, written_clock, written_time};
use crate::rule::Rule;

/// Looks at every session that says when it starts.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for session in &curriculum.sessions {
        let document = &*curriculum.documents[*session];
        debug_assert!(document.kind == Kind::Session);
        if document.front.start.is_none() {
            continue;
        }
        let sittings = curriculum.timetable(*session).sittings;
        if let Some(first) = sittings.first() {
            problems.extend(first_differs(document, first));
        }
        for pair in sittings.windows(2) {
            let unplaced = pair[1].agenda.day.is_none() && pair[1].agenda.at.is_none();
            problems.extend(if unplaced {
                Some(unclear(document, &pair[1]))
            } else {
                overlap(document, pair)
            });
        }
    }
}

/// The first agenda is what `start` speaks of.
fn first_differs(document: &Document, first: &Sitting<'_>) -> Option<Diagnostic> {
    let start = document.front.start?;
    let other_day = first.agenda.day.filter(|day| *day != start.date);
    let other_time = first.agenda.at.map(|(at, _)| at).filter(|at| *at != start.minutes());
    if other_day.is_none() && other_time.is_none() {
        return None;
    }
    let said = format!("{} {}", start.date.iso(), written_clock(start.minutes()));
    let (day, at) = (other_day.unwrap_or(start.date), other_time.unwrap_or(start.minutes()));
    let meant = format!("{} {}", day.iso(), written_clock(at));
    let words = format!("the first agenda begins on {meant}, and `start` says {said}");
    let problem = Diagnostic::new(Rule::AgendaStart, &document.source.path, first.block.opening, words);
    let help = format!("take the day and the time out of its title, or write `start: {meant}`");
    Some(problem.help(help).related(&document.source.path, start.span, "the start of the session"))
}

/// A further agenda that does not say when it begins. The day after is shown, at the same time.
fn unclear(document: &Document, sitting: &Sitting<'_>) -> Diagnostic {
    let block = sitting.block;
    let written = document.source.slice(block.opening).trim_end();
    let colons = written.len() - written.trim_start_matches(':').len();
    let day = sitting.day.map_or_else(String::new, crate::model::Date::iso);
    let at = written_clock(sitting.start.unwrap_or_default());
    let title = block.title.trim_end_matches([',', ' ']);
    let comma = if title.is_empty() { "" } else { ", " };
    let length = block.duration.map_or_else(String::new, |time| format!(" ({})", written_time(time.minutes)));
    let line = format!("{} agenda {title}{comma}{day} at {at}{length}", &written[..colons]);
    let words = format!(
        "this agenda says neither its day nor its time, and is shown on {day} at {at}, the day after the one before"
    );
    let problem = Diagnostic::new(Rule::AgendaStart, &document.source.path, block.opening, words);
    problem.help(format!("write `{line}`, with the right day and time"))
}

fn overlap(document: &Document, pair: &[Sitting<'_>]) -> Option<Diagnostic> {
    let (before, sitting) = (&pair[0], &pair[1]);
    let (day, start) = (sitting.day?, sitting.start?);
    let end = before.start?.saturating_add(before.minutes);
    let words = if day < before.day? {
        format!("this agenda is on {}, before the one above it on {}", day.iso(), before.day?.iso())
    } else if day == before.day? && start < end {
        format!(
            "this agenda begins at {}, before the one above it ends at {}",
            written_clock(start),
            written_clock(end)
        )
    } else {
        return None;
    };
    let problem = Diagnostic::new(Rule::AgendaStart, &document.source.path, sitting.block.opening, words);
    Some(
        problem
            .help("put the agendas in the order of their times, and mend the day or the time in the title"),
    )
}
