//! Times and agendas as they were written.

use super::{Date, EventRange};
use crate::source::{Source, Span};

/// A length of time with the place it was written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    pub minutes: u32,
    /// The brackets and what is in them.
    pub span: Span,
}

/// The numbered list of an `agenda` block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// Text before the list.
    pub intro: EventRange,
    pub items: Vec<AgendaItem>,
    /// Text after the list.
    pub outro: EventRange,
    /// The day that its title names: `Day 2, 2027-02-12 (3 h)`.
    pub day: Option<Date>,
    /// When it begins, as its title says: `Afternoon at 13:30 (3 h)`; minutes after midnight, and where it stands.
    pub at: Option<(u32, Span)>,
}

/// One row, with the parts its inner list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// Counted from the first number of its list.
    pub number: u64,
    /// The first line: inline events. Its last text still holds the time, which `text_end` cuts off.
    pub text: EventRange,
    /// Where in the file the words of the first line end, before the time in brackets and a time pinned at the end.
    pub text_end: u32,
    /// The words of the first line without markup and without the time.
    pub plain: String,
    pub duration: Option<Duration>,
    /// `at 12:00`: minutes after midnight, and where it stands.
    pub pinned: Option<(u32, Span)>,
    pub is_break: bool,
    /// Address of the first link in the first line: a lesson gives its minutes when no time is given.
    pub link: Option<String>,
    /// Text of the item below its first line, before and after the inner list.
    pub body: Vec<EventRange>,
    pub parts: Vec<AgendaItem>,
    pub order: PartOrder,
    pub span: Span,
}

impl AgendaItem {
    /// The words of the first line without the time that it is pinned to at their end.
    pub fn words(&self, source: &Source) -> &str {
        let pinned = self.pinned.map(|(_, span)| source.slice(span));
        let bare = pinned.and_then(|pinned| self.plain.strip_suffix(pinned));
        match bare.map(|bare| bare.trim_end_matches([' ', '\u{a0}', ','])) {
            None | Some("") => &self.plain,
            Some(bare) => bare,
        }
    }
}

/// How the parts of an item follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOrder {
    /// A numbered list: one after another.
    InTurn,
    /// A list of bullets that have times: side by side, in rooms of their own. The longest counts.
    AtOnce,
}
