//! Notes that nothing in the text leads to: their words are on no page.

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{Event, Events, Tag};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// Looks for the texts of notes whose names stand nowhere else.
pub fn read(source: &Source, events: &Events<'_>, problems: &mut Vec<Diagnostic>) {
    let is_text = |event: &Event<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
    if !events.iter().any(|(event, _)| is_text(event)) {
        return;
    }
    let named: BTreeSet<String> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::FootnoteReference(name) => Some(name.to_lowercase()),
            _ => None,
        })
        .collect();
    problems.extend(events.iter().filter_map(|(event, span)| match event {
        Event::Start(Tag::FootnoteDefinition(name)) if !named.contains(&name.to_lowercase()) => {
            let length = source.slice(*span).find("]:").map_or(1, |at| at + 2);
            let place = Span::new(span.start as usize, span.start as usize + length);
            let words = format!("nothing leads to the note `[^{name}]`, so its words are on no page");
            let problem = Diagnostic::new(Rule::AlmostLink, &source.path, place, words);
            Some(
                problem.help(format!(
                    "write `[^{name}]` after the words that it explains, or take the note out"
                )),
            )
        }
        _ => None,
    }));
}
