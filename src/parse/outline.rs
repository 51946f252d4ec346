//! What a text holds besides blocks and fields: headings, links, words.

use super::foreign::attributes;
use super::ids::Ids;
use super::link_places;
use super::raw_html;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Events, LinkType, Reading, Tag, TagEnd};
use crate::model::{Audience, BlockName, EventRange, Heading, LinkKind, LinkPlace, LinkRef, Part, Said};
use crate::path::compose;
use crate::source::{Source, Span};

/// What was found.
#[derive(Debug, Default)]
pub struct Outline {
    pub headings: Vec<Heading>,
    pub links: Vec<LinkRef>,
    pub words: u32,
    /// What is lost of HTML.
    pub problems: Vec<Diagnostic>,
}

impl Outline {
    /// Adds the links of Markdown that stands in the front matter.
    pub fn add_links_of(&mut self, source: &Source, said: &Said) {
        title_links(source, &said.text, said.span, Audience::Everyone, self);
    }
}

/// Takes the ids that authors fixed on headings, and keeps those that follow from the words of others, before any
/// other id is made.
pub fn keep_heading_ids(source: &Source, events: &Events<'_>, ids: &mut Ids, problems: &mut Vec<Diagnostic>) {
    let mut words: Option<String> = None;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Heading { id: Some(id), .. }) => {
                problems.extend(ids.fix_or_say(&compose(id), source, *span));
            }
            Event::Start(Tag::Heading { id: None, .. }) => words = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(words) = &mut words {
                    words.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(words) = words.take() {
                    ids.keep(&words);
                }
            }
            _ => {}
        }
    }
}

/// Reads headings, links and words, in the order of the text.
pub fn read(source: &Source, reading: &Reading<'_>, parts: &[Part], ids: &mut Ids) -> Outline {
    let mut outline = Outline::default();
    read_parts(source, reading, parts, Audience::Everyone, ids, &mut outline);
    outline.words = reading.events.iter().map(|(event, _)| words(event)).sum();
    outline
}

fn read_parts(
    source: &Source,
    reading: &Reading<'_>,
    parts: &[Part],
    audience: Audience,
    ids: &mut Ids,
    outline: &mut Outline,
) {
    for part in parts {
        match part {
            Part::Prose(range) => read_range(source, reading, *range, Headings::Kept, audience, ids, outline),
            // The two headings of do and don't are titles of a table, not of the page.
            Part::Block(block) if block.name == BlockName::DoDont => {
                for part in &block.parts {
                    match part {
                        Part::Prose(range) => {
                            read_range(source, reading, *range, Headings::Skipped, audience, ids, outline);
                        }
                        Part::Block(_) => {
                            read_parts(source, reading, std::slice::from_ref(part), audience, ids, outline);
                        }
                    }
                }
            }
            Part::Block(block) => {
                let audience =
                    if block.name == BlockName::Facilitator { Audience::Facilitators } else { audience };
                title_links(source, &block.title, block.title_span, audience, outline);
                read_parts(source, reading, &block.parts, audience, ids, outline);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Headings {
    Kept,
    Skipped,
}

fn read_range(
    source: &Source,
    reading: &Reading<'_>,
    range: EventRange,
    headings: Headings,
    audience: Audience,
    ids: &mut Ids,
    outline: &mut Outline,
) {
    let events = &reading.events;
    let mut heading: Option<(u8, Option<String>, Span, String)> = None;
    let mut open: Vec<Open> = Vec::new();
    for (at, (event, span)) in events.iter().enumerate().take(range.range().end).skip(range.range().start) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                heading = Some((
                    *level as u8,
                    id.as_ref().map(|id| compose(id).into_owned()),
                    *span,
                    String::new(),
                ));
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, id, span, text)) = heading.take()
                    && headings == Headings::Kept
                {
                    let text = text.trim().to_owned();
                    let id = id.unwrap_or_else(|| ids.claim_kept(&text, "section"));
                    outline.headings.push(Heading { level, id, text, span, audience });
                }
            }
            Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => {
                let address = format!("mailto:{dest_url}");
                open.push(Open { event: at, link: link(LinkKind::Link, &address, *span, audience) });
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                open.push(Open { event: at, link: link(LinkKind::Link, dest_url, *span, audience) });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                open.push(Open { event: at, link: link(LinkKind::Image, dest_url, *span, audience) });
            }
            Event::End(TagEnd::Link) => {
                outline.links.extend(open.pop().map(|open| open.close(source, reading, at)));
            }
            Event::End(TagEnd::Image) => outline.links.extend(open.pop().map(|open| {
                // What a picture shows may be said as another program has it, of which something is told.
                let has_words = open.link.has_words || attributes::says_alt(source, *span);
                LinkRef { has_words, ..open.close(source, reading, at) }
            })),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, _, words)) = &mut heading {
                    words.push_str(text);
                }
                for Open { link, .. } in &mut open {
                    link.has_words |= !text.trim().is_empty();
                }
            }
            _ => {}
        }
    }
    let mut found = raw_html::Found::default();
    raw_html::read(source, events, range, audience, &mut found);
    outline.links.append(&mut found.links);
    outline.problems.append(&mut found.problems);
}

/// Links in a block's title are read on their own, because the opening line is not Markdown to the engine.
fn title_links(source: &Source, title: &str, span: Span, audience: Audience, outline: &mut Outline) {
    if !title.contains(['[', '<']) {
        return;
    }
    let reading = markdown::read(title, 0);
    let all = EventRange::new(0, reading.events.len());
    let mut inner = Outline::default();
    read_range(
        &Source::new(source.path.clone(), title),
        &reading,
        all,
        Headings::Skipped,
        audience,
        &mut Ids::default(),
        &mut inner,
    );
    let is_as_written = source.slice(span) == title;
    outline.links.extend(inner.links.into_iter().map(|link| {
        let shift = |it: LinkPlace| LinkPlace { span: it.span.shifted(span.start as usize), form: it.form };
        LinkRef { span, written: link.written.filter(|_| is_as_written).map(shift), ..link }
    }));
    outline.problems.extend(inner.problems.into_iter().map(|mut problem| {
        problem.place.span = span;
        problem.fix = None;
        problem
    }));
}

/// A link that has begun.
struct Open {
    event: usize,
    link: LinkRef,
}

impl Open {
    /// The link, when its words are over.
    fn close(self, source: &Source, reading: &Reading<'_>, end: usize) -> LinkRef {
        let written = link_places::find(source, reading, self.event, end, &self.link.address);
        let span = match written {
            Some(written) if self.link.span.contains(written.span.start) => written.span,
            _ => self.link.span,
        };
        LinkRef { span, written, ..self.link }
    }
}

fn link(kind: LinkKind, address: &str, span: Span, audience: Audience) -> LinkRef {
    LinkRef { kind, address: address.into(), has_words: false, span, written: None, audience }
}

fn words(event: &Event<'_>) -> u32 {
    match event {
        Event::Text(text) | Event::Code(text) => {
            // A word is counted where it begins.
            let mut inside = 0;
            let mut count = 0;
            for byte in text.bytes() {
                let role = ROLES[byte as usize];
                count += u32::from(role & BEGINS & !inside);
                inside = (role & BEGINS) | (inside & (role >> 1));
            }
            count
        }
        _ => 0,
    }
}

/// A letter, digit or byte of one: it begins a word or goes on with it.
const BEGINS: u8 = 1;
/// An apostrophe: inside a word it goes on with it.
const GOES_ON: u8 = 2;

/// What each byte does to words.
const ROLES: [u8; 256] = {
    let mut roles = [0; 256];
    let mut byte: u8 = 0;
    loop {
        if !byte.is_ascii() || byte.is_ascii_alphanumeric() {
            roles[byte as usize] = BEGINS;
        }
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    roles[b'\'' as usize] = GOES_ON;
    roles
};
