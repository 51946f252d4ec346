//! Times of day that agendas are pinned to, `at 18:30`: whether what comes before ends in time.

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, Curriculum, Document, PartOrder, wait_for, written_clock};
use crate::rule::Rule;

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
        let (_, late) = wait_for(pinned, sum);
        if late == 0 {
            return;
        }
        let mut written = written_clock(start);
        for minutes in terms {
            written.push_str(&format!(" + {minutes}"));
        }
        let sum_words =
            if terms.is_empty() { written } else { format!("{written} = {}", written_clock(sum)) };
        let words = format!(
            "`{}` cannot begin in time: {sum_words}, {late} min after {}",
            item.plain,
            written_clock(pinned)
        );
        let problem = Diagnostic::new(Rule::AgendaLate, &self.document.source.path, span, words);
        self.problems.push(
            problem
                .help(format!(
                    "shorten what comes before by {late} min, or write `at {}`",
                    written_clock(sum)
                ))
                .fix(span, format!("at {}", written_clock(sum))),
        );
    }
}
