//! Times of day that agendas are pinned to, `at 18:30`: whether what comes before ends in time.

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, Curriculum, Document, PartOrder};
use crate::rule::Rule;

const DAY: u32 = 24 * 60;

/// Follows the clock through every agenda that everyone sees.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for (index, document) in curriculum.documents.iter().enumerate() {
        for sitting in curriculum.timetable(index).sittings {
            let mut walk = Walk { curriculum, document, terms: Vec::new(), problems };
            walk.in_turn(&sitting.agenda.items, Hand { clock: sitting.start, from: 0 });
        }
    }
}

/// The last time that is known, and where the lengths since then begin among the terms.
#[derive(Clone, Copy)]
struct Hand {
    clock: Option<u32>,
    from: usize,
}

struct Walk<'c, 'p> {
    curriculum: &'c Curriculum,
    document: &'c Document,
    /// Lengths of what comes before, in order.
    terms: Vec<u32>,
    problems: &'p mut Vec<Diagnostic>,
}

impl Walk<'_, '_> {
    fn in_turn(&mut self, items: &[AgendaItem], mut hand: Hand) {
        for item in items {
            if let Some((pinned, _)) = item.pinned {
                self.compare(item, pinned, hand);
                hand = Hand { clock: Some(pinned), from: self.terms.len() };
            }
            let before = self.terms.len();
            match item.order {
                PartOrder::InTurn => self.in_turn(&item.parts, hand),
                PartOrder::AtOnce => {
                    for part in &item.parts {
                        self.in_turn(std::slice::from_ref(part), hand);
                        self.terms.truncate(before);
                    }
                }
            }
            self.terms.truncate(before);
            match self.curriculum.item_minutes(self.document, item) {
                Some(minutes) => self.terms.push(minutes),
                // Nobody knows when the next one begins.
                None => hand.clock = None,
            }
        }
    }

    fn compare(&mut self, item: &AgendaItem, pinned: u32, hand: Hand) {
        let (Some(start), Some((_, span))) = (hand.clock, item.pinned) else { return };
        let terms = &self.terms[hand.from..];
        let sum = terms.iter().fold(start, |sum, minutes| sum.saturating_add(*minutes));
        let wait = (pinned + DAY - sum % DAY) % DAY;
        // More than half a day of waiting is the time of the day before: it is over.
        if wait <= DAY / 2 {
            return;
        }
        let (late, clock) =
            (DAY - wait, |minutes: u32| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60));
        let mut written = clock(start);
        for minutes in terms {
            written.push_str(&format!(" + {minutes}"));
        }
        let sum_words = if terms.is_empty() { written } else { format!("{written} = {}", clock(sum)) };
        let words =
            format!("`{}` cannot begin in time: {sum_words}, {late} min after {}", item.plain, clock(pinned));
        let problem = Diagnostic::new(Rule::AgendaLate, &self.document.source.path, span, words);
        self.problems.push(
            problem
                .help(format!("shorten what comes before by {late} min, or write `at {}`", clock(sum)))
                .fix(span, format!("at {}", clock(sum))),
        );
    }
}
