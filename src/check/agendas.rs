//! The arithmetic of agendas: parts add up to their item, items to the whole, and the sum is written out.

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, BlockName, Curriculum, Document, Shape};
use crate::rule::Rule;
use crate::source::Span;

/// Adds up every agenda.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in &curriculum.documents {
        for block in document.blocks() {
            let Shape::Agenda(agenda) = &block.shape else { continue };
            let name =
                if block.title.is_empty() { BlockName::Agenda.row().name } else { block.title.as_str() };
            let whole = Whole {
                name,
                minutes: block.duration.map(|time| time.minutes),
                span: block.duration.map_or(block.opening, |time| time.span),
                what: "items",
            };
            check_sum(curriculum, document, &whole, &agenda.items, problems);
        }
    }
}

/// What some items are parts of.
struct Whole<'a> {
    name: &'a str,
    minutes: Option<u32>,
    span: Span,
    what: &'static str,
}

fn check_sum(
    curriculum: &Curriculum,
    document: &Document,
    whole: &Whole<'_>,
    items: &[AgendaItem],
    problems: &mut Vec<Diagnostic>,
) {
    let path = &document.source.path;
    let times: Vec<Option<u32>> = items.iter().map(|item| curriculum.item_minutes(document, item)).collect();
    for (item, time) in items.iter().zip(&times) {
        let part = Whole {
            name: &item.plain,
            minutes: item.duration.map(|time| time.minutes),
            span: item.duration.map_or(item.span, |time| time.span),
            what: "parts",
        };
        if !item.parts.is_empty() {
            check_sum(curriculum, document, &part, &item.parts, problems);
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
    let sum: u32 = known.iter().fold(0, |sum, time| sum.saturating_add(*time));
    if known.is_empty() || sum == minutes || (known.len() < times.len() && sum < minutes) {
        return;
    }
    let terms: Vec<String> = known.iter().map(ToString::to_string).collect();
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
