//! Blocks on web and print pages: each is handed to the template of its name.

use super::draft::{self, Printed};
use super::escape::escape;
use super::html::{write, write_inline};
use super::maps;
use super::scope::Scope;
use super::site::context;
use super::timers;
use super::view::{AgendaRow, BlockContent, BlockView, EntryItem, Html, Link};
use super::when::{self, Hand};
use crate::model::markdown;
use crate::model::{
    Agenda, AgendaItem, Agreements, Audience, Block, BlockName, Entries, EventRange, Part, PartOrder, Quote,
    Shape, Sides, Slot, Written, written_clock,
};
use crate::source::Span;

/// Writes all parts of a document or block for the scope's audience.
pub fn parts<'s>(scope: &mut Scope<'s>, parts: &'s [Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Prose(range) => write(scope, *range),
            Part::Block(inner) => block(scope, inner),
        })
        .collect()
}

/// Writes one block; nothing for everyone of what only facilitators see.
pub fn block<'s>(scope: &mut Scope<'s>, block: &'s Block) -> String {
    match block.name {
        BlockName::Facilitator if scope.audience == Audience::Everyone => String::new(),
        BlockName::Agreements if !block.has_words() => agreements(scope, block),
        BlockName::Facilitator
        | BlockName::Agreements
        | BlockName::Objectives
        | BlockName::Keypoints
        | BlockName::Materials
        | BlockName::Icebreaker
        | BlockName::Discussion
        | BlockName::Reflection
        | BlockName::Agenda
        | BlockName::Activity
        | BlockName::Breakout
        | BlockName::Roleplay
        | BlockName::Definition
        | BlockName::Principles
        | BlockName::Steps
        | BlockName::DoDont
        | BlockName::Challenge
        | BlockName::Tool
        | BlockName::Quote
        | BlockName::Worksheet
        | BlockName::Commitments
        | BlockName::Map
        | BlockName::Network
        | BlockName::Drawing
        | BlockName::Notes
        | BlockName::Handout
        | BlockName::Callout => {
            let content = content(scope, block);
            draw(scope, block, content)
        }
    }
}

fn draw<'s>(scope: &mut Scope<'s>, block: &'s Block, content: BlockContent) -> String {
    let name = block.name.row().name;
    let label = scope.strings().get(&format!("block_{}", name.replace('-', "_"))).to_owned();
    let title = inline(scope, &block.title, Some(block.title_span.start));
    let time = block.duration.map(|time| scope.site.time(time.minutes));
    // A block that is not of its form is only text, and a check has spoken.
    let formless = matches!(block.shape, Shape::Text)
        && matches!(
            block.name,
            BlockName::Agenda | BlockName::Principles | BlockName::Steps | BlockName::DoDont
        );
    let template = if formless { BlockName::Callout.row().name } else { name };
    let timer = timers::timer(scope, block);
    let view = BlockView { name, label, title: Html(title), id: scope.id(&block.id), time, timer, content };
    let drawn = scope.site.shapes.draw(view, |view| {
        scope.site.theme.draw(&format!("blocks/{template}.html"), &context("block", view))
    });
    match drawn {
        Ok(html) => html + "\n",
        Err(problem) => {
            scope.problems.push(*problem);
            String::new()
        }
    }
}

/// Inline Markdown that stands outside the text's events, such as a title. `offset` is its place in the file, where it
/// has one to the letter, so that fields in it are found.
pub fn inline<'s>(scope: &mut Scope<'s>, text: &'s str, offset: Option<u32>) -> String {
    if text.is_empty() {
        return String::new();
    }
    let file: &'s str = &scope.document.source.text;
    let (events, text_of) =
        match offset.map(|offset| Span::new(offset as usize, offset as usize + text.len())) {
            Some(place) if file.get(place.range()) == Some(text) => (markdown::read_line(file, place), file),
            _ => (markdown::read_line(text, Span::new(0, text.len())), text),
        };
    // A text that would be a list or a heading on a line of its own is only words here.
    let Some(events) = events else { return escape(text) };
    let events = scope.printed(events, text_of);
    let (outer, notes) = (std::mem::replace(&mut scope.events, events), std::mem::take(&mut scope.footnotes));
    let all = EventRange::new(0, scope.events.len());
    let html = write_inline(scope, all, 0, u32::MAX);
    (scope.events, scope.footnotes) = (outer, notes);
    html
}

/// Markdown of several paragraphs that stands outside the text, such as an answer in the front matter.
pub fn paragraphs<'s>(scope: &mut Scope<'s>, text: &'s str) -> String {
    let events = scope.printed(markdown::read_alone(text), text);
    let (outer, notes) = (std::mem::replace(&mut scope.events, events), std::mem::take(&mut scope.footnotes));
    let all = EventRange::new(0, scope.events.len());
    let html = write(scope, all);
    (scope.events, scope.footnotes) = (outer, notes);
    html
}

fn content<'s>(scope: &mut Scope<'s>, block: &'s Block) -> BlockContent {
    // The shape is that of the first Markdown; what stands after it follows in the text after the shape.
    let first = block.parts.iter().position(|part| matches!(part, Part::Prose(_)));
    let (before, after) = match first {
        Some(at) => (&block.parts[..at], &block.parts[at + 1..]),
        None => (&block.parts[..], &block.parts[block.parts.len()..]),
    };
    let before = parts(scope, before);
    match &block.shape {
        Shape::Text => BlockContent::Text {
            body: Html(before + &parts(scope, &block.parts[first.unwrap_or(block.parts.len())..])),
        },
        Shape::Agenda(found) => agenda(scope, block, found, before, after),
        Shape::Entries(found) => entries(scope, found, before, after),
        Shape::Sides(found) => sides(scope, found, before, after),
        Shape::Quote(found) => quote(scope, found, &before, after),
        Shape::Map(found) => {
            let intro = before + &write(scope, found.intro);
            let body = write(scope, found.body) + &parts(scope, after);
            maps::partners(scope.strings(), found, Html(intro), Html(body))
        }
        Shape::Network(found) => {
            let body = before + &parts(scope, &block.parts[first.unwrap_or(block.parts.len())..]);
            maps::network(scope.strings(), found, Html(body))
        }
        Shape::Drawing(found) => {
            let words: String = found.words.iter().map(|range| write(scope, *range)).collect();
            let body = before + &words + &parts(scope, after);
            BlockContent::Drawing { body: Html(body), rows: vec![found.lines.min(200)] }
        }
    }
}

fn agenda<'s>(
    scope: &mut Scope<'s>,
    block: &'s Block,
    agenda: &'s Agenda,
    before: String,
    after: &'s [Part],
) -> BlockContent {
    let intro = before + &write(scope, agenda.intro);
    let curriculum = scope.site.curriculum;
    let sitting = scope.index().and_then(|document| {
        let sittings = scope.timetable(document);
        let at = sittings.binary_search_by_key(&block.opening, |sitting| sitting.block.opening).ok()?;
        let sitting = &sittings[at];
        Some((sitting.slots.clone(), when::hand(curriculum, document, sitting)))
    });
    // An agenda that only facilitators see has no place in the timetable, and no times of day.
    let (slots, hand) = sitting.unwrap_or_default();
    let items = rows(scope, &agenda.items, &mut Clocks { slots: slots.iter(), hand }, "");
    let outro = write(scope, agenda.outro) + &parts(scope, after);
    BlockContent::Agenda { intro: Html(intro), items, outro: Html(outro) }
}

/// The times of an agenda's items, taken one by one in the order of the text.
struct Clocks<'a, 's> {
    slots: std::slice::Iter<'a, Slot<'s>>,
    hand: Option<Hand<'s>>,
}

fn rows(
    scope: &mut Scope<'_>,
    items: &[AgendaItem],
    clocks: &mut Clocks<'_, '_>,
    outer: &str,
) -> Vec<AgendaRow> {
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let number =
            if outer.is_empty() { item.number.to_string() } else { format!("{outer}.{}", item.number) };
        // A time within the words stays there; only one at their end was cut off.
        let pinned = item.pinned.filter(|(_, place)| place.start >= item.text_end);
        let minutes = scope.site.curriculum.item_minutes(scope.document, item);
        let slot = clocks.slots.next().filter(|slot| !slot.is_room);
        let clock = slot.and_then(|slot| Some(clocks.hand.as_ref()?.own(slot.offset?).clock));
        rows.push(AgendaRow {
            text: Html(write_inline(scope, item.text, 0, item.text_end)),
            time: minutes.map(|minutes| scope.site.time(minutes)),
            // The clock says the same.
            pinned: pinned.filter(|_| clock.is_none()).map(|(minutes, _)| written_clock(minutes)),
            clock,
            is_break: item.is_break,
            has_rooms: !item.parts.is_empty() && item.order == PartOrder::AtOnce,
            body: Html(item.body.iter().map(|range| write(scope, *range)).collect()),
            parts: self::rows(scope, &item.parts, clocks, &number),
            number,
        });
    }
    rows
}

fn entries<'s>(scope: &mut Scope<'s>, found: &'s Entries, before: String, after: &'s [Part]) -> BlockContent {
    let intro = before + &write(scope, found.intro);
    let mut entries = Vec::with_capacity(found.entries.len());
    for (index, entry) in found.entries.iter().enumerate() {
        entries.push(EntryItem {
            id: scope.id(&entry.id),
            number: index + 1,
            term: Html(write_inline(scope, entry.term, 0, u32::MAX).trim_end_matches([':', ' ']).to_owned()),
            body: Html(gloss(&write(scope, entry.body))),
        });
    }
    let outro = write(scope, found.outro) + &parts(scope, after);
    BlockContent::Entries { intro: Html(intro), entries, outro: Html(outro) }
}

/// What follows a bold term, without the colon or dash that led to it.
fn gloss(html: &str) -> String {
    let html = html.trim();
    let (open, words) = match html.strip_prefix("<p>") {
        Some(words) => ("<p>", words),
        None => ("", html),
    };
    let words = words.trim_start().trim_start_matches([':', '–', '—', ' ', '\u{a0}']);
    format!("{open}{words}")
}

fn sides<'s>(scope: &mut Scope<'s>, found: &'s Sides, before: String, after: &'s [Part]) -> BlockContent {
    let intro = before + &write(scope, found.intro);
    let left_title = side_title(scope, found.left_title);
    let right_title = side_title(scope, found.right_title);
    let left = side_items(scope, &found.left);
    let right = side_items(scope, &found.right);
    let outro = write(scope, found.outro) + &parts(scope, after);
    BlockContent::Sides { intro: Html(intro), left_title, left, right_title, right, outro: Html(outro) }
}

fn side_title(scope: &mut Scope<'_>, range: EventRange) -> Html {
    Html(write_inline(scope, range, 0, u32::MAX).trim_end_matches(':').to_owned())
}

fn side_items(scope: &mut Scope<'_>, items: &[EventRange]) -> Vec<Html> {
    items.iter().map(|item| Html(write(scope, *item).trim().to_owned())).collect()
}

fn quote<'s>(scope: &mut Scope<'s>, found: &'s Quote, before: &str, after: &'s [Part]) -> BlockContent {
    let words = before.to_owned() + &write(scope, found.words) + &parts(scope, after);
    let attribution =
        found.attribution.map(|line| Html(write_inline(scope, line, found.attribution_start, u32::MAX)));
    BlockContent::Quote { body: Html(words), attribution }
}

/// The community agreements, shown where an empty block asks for them.
fn agreements<'s>(scope: &mut Scope<'s>, block: &'s Block) -> String {
    let (written, body) = match scope.site.curriculum.asked_agreements(scope.document, block) {
        Agreements::Nothing => return String::new(),
        Agreements::Again(written) | Agreements::Long(written) => (written, String::new()),
        Agreements::Whole(written) => (written, written_there(scope, block, written)),
    };
    let source = Link {
        href: draft::link(written.document, Some(&written.block.id), Printed::Escaped),
        title: scope.site.curriculum.documents[written.document].title().to_owned(),
        language: None,
    };
    draw(scope, block, BlockContent::Agreements { body: Html(body), source: Some(source) })
}

fn written_there<'s>(scope: &mut Scope<'s>, block: &Block, written: Written<'s>) -> String {
    let document = &*scope.site.curriculum.documents[written.document];
    let mut inner = Scope::new(scope.site, document, scope.audience);
    (inner.prefix, inner.level) = (format!("{}{}--", scope.prefix, block.id), scope.level);
    let body = parts(&mut inner, &written.block.parts) + &inner.write_footnotes();
    scope.problems.append(&mut inner.problems);
    body
}
