//! The arithmetic of agendas: parts add up to their item, items to the whole, and the sum is written out.

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, BlockName, Curriculum, Document, PartOrder, Shape};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeMap;

/// Adds up every agenda.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for (index, document) in curriculum.documents.iter().enumerate() {
        let waits = waits(curriculum, index);
        for block in document.blocks() {
            let Shape::Agenda(agenda) = &block.shape else { continue };
            let name =
                if block.title.is_empty() { BlockName::Agenda.row().name } else { block.title.as_str() };
            let whole = Whole {
                name,
                minutes: block.duration.map(|time| time.minutes),
                span: block.duration.map_or(block.opening, |time| time.span),
                what: "items",
                order: PartOrder::InTurn,
            };
            let agendas = Agendas { curriculum, document, waits: &waits };
            check_sum(&agendas, &whole, &agenda.items, problems);
        }
    }
}

/// A document, and how long one waits for each item that is pinned to a time, by the place of the item.
struct Agendas<'a> {
    curriculum: &'a Curriculum,
    document: &'a Document,
    waits: &'a BTreeMap<u32, u32>,
}

fn waits(curriculum: &Curriculum, document: usize) -> BTreeMap<u32, u32> {
    let sittings = curriculum.timetable(document).sittings;
    let slots = sittings.iter().flat_map(|sitting| &sitting.slots).filter(|slot| slot.spare > 0);
    slots.map(|slot| (slot.item.span.start, slot.spare)).collect()
}

/// What some items are parts of.
struct Whole<'a> {
    name: &'a str,
    minutes: Option<u32>,
    span: Span,
    what: &'static str,
    order: PartOrder,
}

fn check_sum(agendas: &Agendas<'_>, whole: &Whole<'_>, items: &[AgendaItem], problems: &mut Vec<Diagnostic>) {
    let Agendas { curriculum, document, waits } = agendas;
    let path = &document.source.path;
    let times: Vec<Option<u32>> = items.iter().map(|item| curriculum.item_minutes(document, item)).collect();
    for (item, time) in items.iter().zip(&times) {
        let part = Whole {
            name: &item.plain,
            minutes: item.duration.map(|time| time.minutes),
            span: item.duration.map_or(item.span, |time| time.span),
            what: "parts",
            order: item.order,
        };
        if !item.parts.is_empty() {
            check_sum(agendas, &part, &item.parts, problems);
        }
        if time.is_none() && times.iter().any(Option::is_some) {
            let words = format!("`{}` has no time, though others of this agenda have one", item.plain);
            let line = Span { start: item.span.start, end: item.text_end.max(item.span.start) };
            let problem = Diagnostic::new(Rule::AgendaTime, path, line, words);
            problems.push(problem.help("write how long it takes at the end of the line: `(8 min)`"));
        }
        if let (Some(whole_minutes), Some(minutes)) = (whole.minutes, time)
            && *minutes > whole_minutes
        {
            let words = format!(
                "`{}` takes {minutes} min, longer than `{}` with {whole_minutes} min",
                item.plain, whole.name
            );
            problems.push(
                Diagnostic::new(Rule::AgendaSum, path, part.span, words)
                    .help("shorten it, or give the whole more time"),
            );
            return;
        }
    }
    let Some(minutes) = whole.minutes else { return };
    let known: Vec<u32> = times.iter().flatten().copied().collect();
    let wait = |item: &AgendaItem| waits.get(&item.span.start).copied().unwrap_or_default();
    let waited: u32 = items.iter().map(wait).fold(0, u32::saturating_add);
    let sum: u32 = known.iter().fold(0, |sum, time| sum.saturating_add(*time));
    match whole.order {
        PartOrder::AtOnce => {
            // The longest fits, or it would have been reported. Rooms that fill the time one by one were likely meant so.
            if known.len() > 1 && sum == minutes {
                problems.push(in_turn(path, whole, &known, items));
            }
            return;
        }
        PartOrder::InTurn => {}
    }
    let sum = sum.saturating_add(waited);
    if known.is_empty() || sum == minutes || (known.len() < times.len() && sum < minutes) {
        return;
    }
    let mut terms: Vec<String> = Vec::with_capacity(known.len());
    for (item, time) in items.iter().zip(&times) {
        let wait = Some(wait(item)).filter(|wait| *wait > 0);
        terms.extend(wait.map(|wait| format!("{wait} of waiting")));
        terms.extend(time.map(|time| time.to_string()));
    }
    let (more, less) = (sum.saturating_sub(minutes), minutes.saturating_sub(sum));
    let off = if more > 0 { format!("{more} min too much") } else { format!("{less} min too little") };
    let sum_words = format!("{} = {sum} min, {off} for {minutes} min", terms.join(" + "));
    let words = format!("the {} of `{}` take {sum_words}", whole.what, whole.name);
    let problem = Diagnostic::new(Rule::AgendaSum, path, whole.span, words);
    problems.push(
        problem
            .help(format!("change one of the times, or write `({})` here", crate::model::written_time(sum))),
    );
}

fn in_turn(path: &SourcePath, whole: &Whole<'_>, times: &[u32], items: &[AgendaItem]) -> Diagnostic {
    let terms: Vec<String> = times.iter().map(ToString::to_string).collect();
    let sum: u32 = times.iter().fold(0, |sum, time| sum.saturating_add(*time));
    let words = format!(
        "the bullets of `{}` go on side by side, and one after another they would fill its time: {} = {sum} min",
        whole.name,
        terms.join(" + ")
    );
    let first = items.first().map_or("", |item| item.plain.as_str());
    let problem = Diagnostic::new(Rule::AgendaRooms, path, whole.span, words);
    problem.help(format!(
        "are these one after another? then number them: `1. {first} ({})`; for rooms of their own, give the item the time \
         of the longest",
        crate::model::written_time(times.first().copied().unwrap_or_default())
    ))
}
