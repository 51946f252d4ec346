//! The `minutes` of a lesson or session against what is written in it: its agendas, and its blocks with times.

use crate::diagnostic::Diagnostic;
use crate::model::{BlockName, Curriculum, Document, Kind, Part, Sitting};
use crate::rule::Rule;

/// Adds up what every lesson and session holds.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for (index, document) in curriculum.documents.iter().enumerate() {
        let Some(minutes) = document.front.minutes else { continue };
        let timetable = curriculum.timetable(index);
        let is_timed = !timetable.sittings.is_empty() && timetable.sittings.iter().all(is_timed);
        let sum = match timetable.sittings.as_slice() {
            [only] => terms(only),
            several => Terms {
                terms: several.iter().map(|sitting| sitting.minutes.to_string()).collect(),
                sum: timetable.minutes(),
            },
        };
        // An agenda with a gap cannot be too short, and a lesson holds more than its agenda.
        let is_short = document.kind == Kind::Session && is_timed && sum.sum < minutes;
        if !timetable.sittings.is_empty() && (sum.sum > minutes || is_short) {
            let what = if timetable.sittings.len() == 1 { "the agenda takes" } else { "the agendas take" };
            problems.push(problem(document, minutes, what, &sum));
            continue;
        }
        let blocks = blocks(curriculum, &document.parts);
        if blocks.sum > minutes {
            problems.push(problem(document, minutes, "the blocks with a time take", &blocks));
        }
    }
}

/// Times with their sum.
struct Terms {
    terms: Vec<String>,
    sum: u32,
}

fn problem(document: &Document, minutes: u32, what: &str, sum: &Terms) -> Diagnostic {
    let Terms { terms, sum } = sum;
    let off = match sum.checked_sub(minutes) {
        Some(more) => format!("{more} min more than"),
        None => format!("{} min less than", minutes.saturating_sub(*sum)),
    };
    let words = format!("{what} {} = {sum} min, {off} the {minutes} min of this page", terms.join(" + "));
    let span = document.front.minutes_span;
    let problem = Diagnostic::new(Rule::PageMinutes, &document.source.path, span, words);
    problem.help("change one of the times, or the line `minutes`").fix(span, sum.to_string())
}

fn is_timed(sitting: &Sitting<'_>) -> bool {
    let items = sitting.slots.iter().filter(|slot| slot.depth == 0);
    items.clone().count() > 0 && items.clone().all(|slot| slot.minutes.is_some())
}

fn terms(sitting: &Sitting<'_>) -> Terms {
    let items = sitting.slots.iter().filter(|slot| slot.depth == 0);
    let terms = items.flat_map(|slot| {
        let wait = (slot.spare > 0).then(|| format!("{} of waiting", slot.spare));
        wait.into_iter().chain(slot.minutes.map(|minutes| minutes.to_string()))
    });
    Terms { terms: terms.collect(), sum: sitting.minutes }
}

/// The blocks with a time of their own, without those inside them. Agendas say when these are, so they do not count again,
/// and what only facilitators see is no time of the group.
fn blocks(curriculum: &Curriculum, parts: &[Part]) -> Terms {
    let mut found = Terms { terms: Vec::new(), sum: 0 };
    for part in parts {
        let Part::Block(block) = part else { continue };
        if matches!(block.name, BlockName::Agenda | BlockName::Facilitator) {
            continue;
        }
        if let Some(minutes) = curriculum.block_minutes(block) {
            found.terms.push(minutes.to_string());
            found.sum = found.sum.saturating_add(minutes);
        } else {
            let inner = blocks(curriculum, &block.parts);
            found.terms.extend(inner.terms);
            found.sum = found.sum.saturating_add(inner.sum);
        }
    }
    found
}
