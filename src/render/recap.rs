//! What a session of a series takes up from the ones before it: what they said to take along, drawn by reference, and the
//! next steps that the last one asked for, as words.

use super::draft;
use super::html::write;
use super::scope::Scope;
use super::site::Site;
use super::view::Html;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::quotes::{self, Marks};
use crate::model::markdown::{self, Event, Events, Tag, TagEnd, inside, opening, siblings, span_of};
use crate::model::{Audience, Block, BlockName, Curriculum, Document, EventRange, Kind, Part};
use crate::source::Span;

/// Earlier sessions that are listed, and those of them whose points are drawn. A series can have any number.
const LISTED: usize = 6;
const DRAWN: usize = 3;

/// What is taken up from earlier sessions, the last first.
#[derive(Debug, Clone, Default)]
pub struct Recap {
    /// A session and its points as a draft; empty where it has none.
    pub earlier: Vec<(usize, Html)>,
    /// Earlier sessions that are not listed.
    pub more: usize,
    pub steps: Option<Steps>,
}

/// The next steps that a session asked for.
#[derive(Debug, Clone)]
pub struct Steps {
    pub session: usize,
    /// Id and title of the block.
    pub block: String,
    pub title: String,
    pub words: Vec<String>,
}

/// The recap of a session; nothing for other documents.
pub fn recap(site: &Site<'_>, document: &Document, problems: &mut Vec<Diagnostic>) -> Recap {
    let curriculum = site.curriculum;
    if document.kind != Kind::Session {
        return Recap::default();
    }
    let Some(session) = curriculum.by_path.get(&document.source.path) else { return Recap::default() };
    let (before, more) = earlier(curriculum, *session);
    let mut earlier = Vec::with_capacity(before.len());
    for (at, other) in before.iter().enumerate() {
        let prefix = format!("{}recap-{}--", draft::PREFIX, at + 1);
        let drawn = if at < DRAWN { keypoints(site, *other, prefix, problems) } else { Html::default() };
        earlier.push((*other, drawn));
    }
    let steps = before.first().and_then(|last| steps(curriculum, *last));
    Recap { earlier, more, steps }
}

/// The sessions of the series before one, the last first, and how many more there are.
fn earlier(curriculum: &Curriculum, session: usize) -> (Vec<usize>, usize) {
    let Some((series, place)) = curriculum.series_of(session) else { return (Vec::new(), 0) };
    let start = |session: usize| {
        let start = curriculum.documents[session].front.start?;
        Some((start.date, start.minutes()))
    };
    let own = start(session);
    let later = |other: usize| own.zip(start(other)).is_some_and(|(own, other)| other > own);
    let before = &series.sessions[..place.place];
    // Looking back stops where enough are found, so that a long series costs no more than a short one.
    let window = before.iter().rev().take(2 * LISTED).copied();
    let mut near: Vec<usize> = window.filter(|other| !later(*other)).collect();
    let more = before.len().saturating_sub(2 * LISTED) + near.len().saturating_sub(LISTED);
    near.truncate(LISTED);
    (near, more)
}

/// Every block of a name that everyone sees.
fn blocks_of(document: &Document, name: BlockName) -> impl Iterator<Item = &Block> {
    let blocks = document.blocks_and_audiences();
    blocks
        .filter(move |(block, audience)| *audience == Audience::Everyone && block.name == name)
        .map(|(block, _)| block)
}

/// What a session said to take along. Blocks inside, and spaces to write in, stay where they are.
fn keypoints(site: &Site<'_>, session: usize, prefix: String, problems: &mut Vec<Diagnostic>) -> Html {
    let document = &*site.curriculum.documents[session];
    let mut found = blocks_of(document, BlockName::Keypoints).peekable();
    if found.peek().is_none() {
        return Html::default();
    }
    let mut scope = Scope::new(site, document, Audience::Everyone);
    scope.prefix = prefix;
    scope.repeats = true;
    // Below the heading that names the session.
    scope.level = 3;
    let mut html = String::new();
    for block in found {
        for range in block.parts.iter().filter_map(prose) {
            let nodes: Vec<EventRange> = siblings(&scope.events, range).collect();
            for node in nodes {
                let is_heading = matches!(opening(&scope.events, node), Some(Tag::Heading { .. }));
                if !is_heading && has_words(&scope, node) {
                    html.push_str(&write(&mut scope, node));
                }
            }
        }
    }
    html.push_str(&scope.write_footnotes());
    problems.append(&mut scope.problems);
    Html(html)
}

/// Whether anything but fields is written in a place of the text.
fn has_words(scope: &Scope<'_>, node: EventRange) -> bool {
    if scope.marks(span_of(&scope.events, node)).is_empty() {
        return true;
    }
    let mut texts = scope.events[node.range()]
        .iter()
        .filter(|(event, _)| matches!(event, Event::Text(_) | Event::Code(_)));
    texts.any(|(_, span)| {
        let ends = scope.marks(*span).iter().flat_map(|mark| [mark.span.start, mark.span.end]);
        let ends: Vec<u32> = [span.start].into_iter().chain(ends).chain([span.end]).collect();
        ends.chunks_exact(2).any(|between| {
            let words =
                scope.document.source.slice(Span { start: between[0], end: between[1].max(between[0]) });
            words.contains(char::is_alphanumeric)
        })
    })
}

fn prose(part: &Part) -> Option<EventRange> {
    match part {
        Part::Prose(range) => Some(*range),
        Part::Block(_) => None,
    }
}

/// The next steps of a session as words: its paragraphs, items and the first cells of its rows.
fn steps(curriculum: &Curriculum, session: usize) -> Option<Steps> {
    let document = &*curriculum.documents[session];
    let block = blocks_of(document, BlockName::Commitments).next()?;
    let events = markdown::read(&document.source.text, document.body as usize).events;
    let mut words = Vec::new();
    for range in block.parts.iter().filter_map(prose) {
        for node in siblings(&events, range) {
            collect(&events, node, &mut words);
        }
    }
    // A space to write in alone is no step.
    words.retain(|step| !step.starts_with('…') && step.chars().any(char::is_alphanumeric));
    let marks = Marks::of(document.front.lang.as_deref().unwrap_or(&curriculum.config.language));
    let words = words.iter().map(|step| quotes::plain(step, marks).into_owned()).collect();
    Some(Steps { session, block: block.id.clone(), title: block.title.clone(), words })
}

fn collect(events: &Events<'_>, node: EventRange, words: &mut Vec<String>) {
    match opening(events, node) {
        Some(Tag::Paragraph) => words.push(step(events, node)),
        Some(Tag::List(_)) => {
            for item in siblings(events, inside(node)) {
                // The words of an item, without the lists below it.
                let end = (item.range().skip(1))
                    .find(|at| matches!(events[*at].0, Event::Start(Tag::List(_))))
                    .unwrap_or(item.end as usize);
                words.push(step(events, EventRange::new(item.start as usize, end)));
                for inner in siblings(events, inside(item)) {
                    if matches!(opening(events, inner), Some(Tag::List(_))) {
                        collect(events, inner, words);
                    }
                }
            }
        }
        Some(Tag::Table(_)) => {
            let mut row_start = None;
            for at in node.range() {
                match &events[at].0 {
                    Event::Start(Tag::TableRow) => row_start = Some(at),
                    Event::End(TagEnd::TableCell) => {
                        if let Some(start) = row_start.take() {
                            words.push(step(events, EventRange::new(start, at)));
                        }
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// The words of a step, with `…` for what people write.
fn step(events: &Events<'_>, range: EventRange) -> String {
    const KINDS: [&str; 6] = ["(date)", "(time)", "(email)", "(phone)", "(number)", "(signature)"];
    let plain = markdown::plain(&events[range.range()]);
    let mut out: Vec<String> = Vec::new();
    let mut after_blank = false;
    for word in plain.split_whitespace() {
        let is_size = after_blank
            && (KINDS.contains(&word.trim_end_matches(['.', ',', ';'])) || word.starts_with("{#"));
        let is_mark = matches!(word, "[" | "]" | "[]" | "[ ]" | "(" | ")" | "( )") || word.starts_with("{#");
        let is_blank = word.contains("____");
        if is_blank {
            let (before, after) = word.split_once('_').unwrap_or((word, ""));
            out.push(format!("{before}…{}", after.trim_start_matches('_')));
        } else if !is_size && !is_mark {
            out.push(word.to_owned());
        }
        after_blank = is_blank || (is_size && after_blank);
    }
    out.join(" ")
}
