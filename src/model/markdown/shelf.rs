//! Where the events of texts wait, in little room, from the understanding to the drawing. They are what [`read`] would make
//! again from the same text; whoever finds none reads.
//!
//! [`read`]: super::read

use super::{CowStr, Event, Events, Tag, TagEnd};
use crate::path::SourcePath;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// More events than this are not kept: 24 bytes each, and some hold words besides.
const MOST: usize = 6_000_000;

/// Each text's events, to be taken once.
#[derive(Default)]
pub struct Shelf(Mutex<Held>);

#[derive(Default)]
struct Held {
    texts: BTreeMap<SourcePath, Vec<(Kept, Span)>>,
    events: usize,
}

/// An event in a fifth of its size. Most are words as they stand in the text, breaks, and tags that say nothing but their
/// name.
enum Kept {
    Words,
    Break,
    Start(TagEnd),
    End(TagEnd),
    Other(Box<Event<'static>>),
}

impl Shelf {
    /// Keeps the events of a text, where there is room.
    pub fn put(&self, path: &SourcePath, text: &str, events: Events<'_>) {
        if self.held().events >= MOST {
            return;
        }
        // Collected, they would stay in the room that the events had.
        let mut kept = Vec::with_capacity(events.len());
        kept.extend(events.into_iter().map(|(event, span)| (Kept::of(event, span, text), span)));
        let mut held = self.held();
        held.events += kept.len();
        held.texts.insert(path.clone(), kept);
    }

    /// Takes the events of a text that was put here.
    pub fn take<'s>(&self, path: &SourcePath, text: &'s str) -> Option<Events<'s>> {
        let mut held = self.held();
        let kept = held.texts.remove(path)?;
        held.events -= kept.len();
        drop(held);
        Some(kept.into_iter().map(|(kept, span)| (kept.event(span, text), span)).collect())
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn of(event: Event<'_>, span: Span, text: &str) -> Self {
        match event {
            Event::Text(words) if text.get(span.range()) == Some(&words) => Self::Words,
            Event::SoftBreak => Self::Break,
            Event::Start(tag) if bare(tag.to_end()).is_some() => Self::Start(tag.to_end()),
            Event::End(tag) => Self::End(tag),
            other => Self::Other(Box::new(other.into_static())),
        }
    }

    fn event(self, span: Span, text: &str) -> Event<'_> {
        match self {
            Self::Words => Event::Text(CowStr::Borrowed(text.get(span.range()).unwrap_or_default())),
            Self::Break => Event::SoftBreak,
            Self::Start(tag) => Event::Start(bare(tag).unwrap_or(Tag::Paragraph)),
            Self::End(tag) => Event::End(tag),
            Self::Other(event) => *event,
        }
    }
}

/// The tag of an end that says all of it.
fn bare(end: TagEnd) -> Option<Tag<'static>> {
    match end {
        TagEnd::Paragraph => Some(Tag::Paragraph),
        TagEnd::Item => Some(Tag::Item),
        TagEnd::Emphasis => Some(Tag::Emphasis),
        TagEnd::Strong => Some(Tag::Strong),
        TagEnd::TableHead => Some(Tag::TableHead),
        TagEnd::TableRow => Some(Tag::TableRow),
        TagEnd::TableCell => Some(Tag::TableCell),
        _ => None,
    }
}
