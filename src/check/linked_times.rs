//! Items of agendas that link to a lesson or to a block: whether they give it the time that is written there. More is
//! fine; several items about the same thing count together.

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, Audience, Curriculum, Document, PartOrder, Shape, written_time};
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeMap;

/// Compares every agenda that everyone sees with what it links to.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in &curriculum.documents {
        let mut given = Given::new();
        for (block, audience) in document.blocks_and_audiences() {
            if let Shape::Agenda(agenda) = &block.shape
                && audience == Audience::Everyone
            {
                let walk = Walk { curriculum, document };
                join(&mut given, walk.in_turn(&agenda.items));
            }
        }
        for (target, time) in &given {
            problems.extend(too_little(curriculum, document, target, time));
        }
    }
}

/// A lesson, or a block of one by its id.
type Target = (usize, Option<String>);
type Given = BTreeMap<Target, Time>;

/// The time that items give to what they link to.
struct Time {
    /// What each of them gives, where it is written.
    terms: Vec<u32>,
    sum: u32,
    /// Of the first item that links to it itself, not to something in it.
    span: Option<Span>,
}

struct Walk<'c> {
    curriculum: &'c Curriculum,
    document: &'c Document,
}

impl Walk<'_> {
    fn in_turn(&self, items: &[AgendaItem]) -> Given {
        let mut given = Given::new();
        for item in items {
            join(&mut given, self.item(item));
        }
        given
    }

    fn item(&self, item: &AgendaItem) -> Given {
        let mut given = match item.order {
            PartOrder::InTurn => self.in_turn(&item.parts),
            PartOrder::AtOnce => {
                let mut longest = Given::new();
                for part in &item.parts {
                    for (target, time) in self.item(part) {
                        let known = longest.get(&target).is_some_and(|known| known.sum >= time.sum);
                        if !known {
                            longest.insert(target, time);
                        }
                    }
                }
                longest
            }
        };
        let Some(target) = self.curriculum.item_target(self.document, item) else { return given };
        let Some(minutes) = self.curriculum.item_minutes(self.document, item) else { return given };
        let span = item.duration.map_or(item.span, |time| time.span);
        let time = |span| Time { terms: vec![minutes], sum: minutes, span };
        // The item's time is for all of it, so what its parts give to the same lesson is not added.
        let is_whole = target.anchor.is_none();
        given.insert((target.document, None), time(is_whole.then_some(span)));
        if let Some(block) = target.block {
            given.insert((target.document, Some(block.id.clone())), time(Some(span)));
        }
        given
    }
}

fn join(given: &mut Given, more: Given) {
    for (target, time) in more {
        let known = given.entry(target).or_insert(Time { terms: Vec::new(), sum: 0, span: None });
        known.terms.extend(time.terms);
        known.sum = known.sum.saturating_add(time.sum);
        known.span = known.span.or(time.span);
    }
}

fn too_little(
    curriculum: &Curriculum,
    document: &Document,
    (target, block): &Target,
    time: &Time,
) -> Option<Diagnostic> {
    let span = time.span?;
    let found = &*curriculum.documents[*target];
    let block = match block {
        Some(id) => Some(found.blocks().find(|block| block.id == *id)?),
        None => None,
    };
    let (needed, place) = match block {
        Some(block) => (curriculum.block_minutes(block)?, block.opening),
        None => (found.front.minutes?, found.front.minutes_span),
    };
    let less = needed.checked_sub(time.sum).filter(|less| *less > 0)?;
    let name = match block {
        Some(block) if block.title.is_empty() => block.name.row().name,
        Some(block) => block.title.as_str(),
        None => found.title(),
    };
    let sum = match time.terms.as_slice() {
        [_] => format!("{} min", time.sum),
        terms => {
            let terms: Vec<String> = terms.iter().map(ToString::to_string).collect();
            format!("{} = {} min", terms.join(" + "), time.sum)
        }
    };
    let words = format!("`{name}` gets {sum} here, {less} min less than the {needed} min it takes");
    let problem = Diagnostic::new(Rule::AgendaLink, &document.source.path, span, words);
    let problem = problem.related(&found.source.path, place, format!("{needed} min are written here"));
    Some(match time.terms.as_slice() {
        [only] => problem.help(format!(
            "give it {} min more: `({})`, or say what is left out and change its time there",
            needed - only,
            written_time(needed)
        )),
        _ => {
            problem.help(format!("give these items {less} min more, or change the time where it is written"))
        }
    })
}
