//! Where the events of texts wait, in little room, from the understanding to the drawing. They are what [`read`] would make
//! again from the same text; whoever finds none reads.
//!
//! [`read`]: super::read

use super::{CowStr, Event, Events, Tag, TagEnd};
use crate::path::SourcePath;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// More bytes than this are not kept.
const MOST: usize = 64 * 1024 * 1024;

/// Each text's events, to be taken once, and looked at before.
#[derive(Default)]
pub struct Shelf(Mutex<Held>);

#[derive(Default)]
struct Held {
    texts: BTreeMap<SourcePath, Arc<Packed>>,
    bytes: usize,
}

/// Events in about a tenth of their size. Most are words as they stand in the text, breaks, and tags that say nothing
/// but their name: a byte says which. An end stands where its beginning does; the place of any other event is written as
/// how far it begins from the one before and how long it is.
struct Packed {
    bytes: Box<[u8]>,
    /// Events that hold more, in order.
    others: Vec<Event<'static>>,
}

const WORDS: u8 = 0;
const BREAK: u8 = 1;
const OTHER: u8 = 2;
/// The end of what began last and is open.
const END: u8 = 3;
/// Tags that say nothing but their name: [`bare_kind`] and [`bare`].
const START: u8 = 4;
/// HTML as it stands in the text.
const HTML: u8 = 32;
const INLINE_HTML: u8 = 33;

impl Shelf {
    /// Keeps the events of a text, where there is room.
    pub fn put(&self, path: &SourcePath, text: &str, events: Events<'_>) {
        if self.held().bytes >= MOST {
            return;
        }
        let packed = Packed::of(events, text);
        let mut held = self.held();
        held.bytes += packed.size();
        held.texts.insert(path.clone(), Arc::new(packed));
    }

    /// The events of a text that was put here, which stay here.
    pub fn look<'s>(&self, path: &SourcePath, text: &'s str) -> Option<Events<'s>> {
        let packed = Arc::clone(self.held().texts.get(path)?);
        Some(unpack(&packed.bytes, packed.others.iter().cloned(), text))
    }

    /// Takes the events of a text that was put here.
    pub fn take<'s>(&self, path: &SourcePath, text: &'s str) -> Option<Events<'s>> {
        let mut held = self.held();
        let packed = held.texts.remove(path)?;
        held.bytes -= packed.size();
        drop(held);
        Some(match Arc::try_unwrap(packed) {
            Ok(packed) => unpack(&packed.bytes, packed.others.into_iter(), text),
            // Somebody looks at them just now.
            Err(packed) => unpack(&packed.bytes, packed.others.iter().cloned(), text),
        })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Packed {
    fn size(&self) -> usize {
        self.bytes.len() + self.others.len() * size_of::<Event<'static>>()
    }

    fn of(events: Events<'_>, text: &str) -> Self {
        let mut bytes = Vec::with_capacity(events.len() * 4);
        let mut others = Vec::new();
        let mut open: Vec<(TagEnd, Span)> = Vec::new();
        let mut before = 0;
        for (event, span) in events {
            if let Event::End(tag) = event
                && open.pop() == Some((tag, span))
            {
                bytes.push(END);
                continue;
            }
            if let Event::Start(tag) = &event {
                open.push((tag.to_end(), span));
            }
            let kind = kind(&event, span, text);
            bytes.push(kind);
            push(&mut bytes, zigzag(span.start.wrapping_sub(before)));
            push(&mut bytes, span.end.wrapping_sub(span.start));
            before = span.start;
            if kind == OTHER {
                others.push(event.into_static());
            }
        }
        others.shrink_to_fit();
        Self { bytes: bytes.into(), others }
    }
}

/// The events again; `others` are those that hold more.
fn unpack<'s>(bytes: &[u8], mut others: impl Iterator<Item = Event<'static>>, text: &'s str) -> Events<'s> {
    let mut open: Vec<(TagEnd, Span)> = Vec::new();
    let mut before = 0_u32;
    let mut events = Vec::with_capacity(bytes.len() / 2);
    let mut bytes = bytes.iter().copied();
    while let Some(kind) = bytes.next() {
        if kind == END {
            events.extend(open.pop().map(|(tag, span)| (Event::End(tag), span)));
            continue;
        }
        let start = before.wrapping_add(unzigzag(pull(&mut bytes)));
        let span = Span { start, end: start.wrapping_add(pull(&mut bytes)) };
        before = start;
        let event = match kind {
            WORDS => Event::Text(CowStr::Borrowed(text.get(span.range()).unwrap_or_default())),
            BREAK => Event::SoftBreak,
            HTML => Event::Html(CowStr::Borrowed(text.get(span.range()).unwrap_or_default())),
            INLINE_HTML => Event::InlineHtml(CowStr::Borrowed(text.get(span.range()).unwrap_or_default())),
            OTHER => others.next().unwrap_or(Event::SoftBreak),
            kind => Event::Start(bare(kind)),
        };
        match &event {
            Event::Start(tag) => open.push((tag.to_end(), span)),
            Event::End(_) => drop(open.pop()),
            _ => {}
        }
        events.push((event, span));
    }
    events
}

fn kind(event: &Event<'_>, span: Span, text: &str) -> u8 {
    match event {
        Event::Text(words) if text.get(span.range()) == Some(words) => WORDS,
        Event::SoftBreak => BREAK,
        Event::Html(html) if text.get(span.range()) == Some(html) => HTML,
        Event::InlineHtml(html) if text.get(span.range()) == Some(html) => INLINE_HTML,
        Event::Start(tag) => bare_kind(tag).unwrap_or(OTHER),
        _ => OTHER,
    }
}

fn bare_kind(tag: &Tag<'_>) -> Option<u8> {
    let at = match tag {
        Tag::Paragraph => 0,
        Tag::Item => 1,
        Tag::Emphasis => 2,
        Tag::Strong => 3,
        Tag::TableHead => 4,
        Tag::TableRow => 5,
        Tag::TableCell => 6,
        _ => return None,
    };
    Some(START + at)
}

fn bare(kind: u8) -> Tag<'static> {
    match kind.wrapping_sub(START) {
        1 => Tag::Item,
        2 => Tag::Emphasis,
        3 => Tag::Strong,
        4 => Tag::TableHead,
        5 => Tag::TableRow,
        6 => Tag::TableCell,
        _ => Tag::Paragraph,
    }
}

/// Small distances in either direction become small numbers.
fn zigzag(distance: u32) -> u32 {
    (distance << 1) ^ (distance >> 31).wrapping_neg()
}

fn unzigzag(number: u32) -> u32 {
    (number >> 1) ^ (number & 1).wrapping_neg()
}

/// A number in as few bytes as it needs, seven bits in each (LEB128, as DWARF 5 has it in section 7.6).
fn push(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return bytes.push(low & 0x7f);
        }
        bytes.push(low | 0x80);
    }
}

fn pull(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = bytes.next().unwrap_or_default();
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    number
}
