//! What the templates of slides are given, and what timers are given.

use super::{Html, Link, TimeView};
use serde::Serialize;

/// `block.timer`: how long a block takes, for the timer that a script puts beside its time; none for blocks that nobody
/// does by the clock.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimerView {
    pub seconds: u32,
    /// Who has how long: a line for each turn, its seconds, a space, and its words. Empty without turns.
    pub turns: String,
    /// Whether half time is said, because people change places then.
    pub half: bool,
}

/// `deck`, in `slides.html`: a page of slides.
#[derive(Debug, Clone, Serialize)]
pub struct DeckView {
    pub title: String,
    /// `lesson` or `session`.
    pub kind: &'static str,
    /// Width to height: `16-9` or `4-3`.
    pub ratio: &'static str,
    /// The page that the slides belong to.
    pub back: Link,
    /// Whether notes are with the slides.
    pub presenter: bool,
    pub count: usize,
    /// The agenda that the slides follow, for the presenter's clock; empty for participants.
    pub items: Vec<DeckItem>,
    /// Name of the time zone that the times of the items are in.
    pub zone: Option<String>,
    /// How long all of it is planned to take, in minutes.
    pub minutes: Option<u32>,
    /// Whether anything has a timer.
    pub timers: bool,
    /// The slides. The template must print this exactly once.
    pub slides: Html,
    /// What `parts/slides_words.html` printed: the words that scripts say.
    pub words: Html,
}

/// An item of the agenda that slides follow.
#[derive(Debug, Clone, Serialize)]
pub struct DeckItem {
    pub number: String,
    pub title: String,
    pub minutes: Option<u32>,
    /// Minutes from the beginning of its part of the agenda.
    pub offset: Option<u32>,
    /// When it is planned: `2027-02-12T18:05`, by the clock of the zone.
    pub at: Option<String>,
}

/// `slide`, in `slide.html`: one slide. Slides that differ only in words and markup are drawn by one call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct SlideView {
    pub id: String,
    /// What an address ends in to lead here.
    pub address: String,
    /// Its name, with its number: `7 of 23: Ask why`.
    pub label: String,
    /// `title`, `text`, `block`, `item`, `break`, `rooms` or `notes` (at the foot of the text).
    pub kind: &'static str,
    /// Name of the block that has the slide to itself; else empty.
    pub block: &'static str,
    /// How much is on it, so how large its letters can be: `huge`, `large`, `normal`, `small`, `tiny`.
    pub size: &'static str,
    /// The accent of its module; empty without.
    pub accent: String,
    /// The heading of its section, where that does not stand on the slide.
    pub section: String,
    /// `7 / 23`.
    pub place: String,
    /// Number of its item in `deck.items`, from 0; empty outside.
    pub item: String,
    /// Whether people write on a sheet of their own what the slide asks.
    pub on_sheet: bool,
    pub body: Html,
    /// For presenters only.
    pub notes: Html,
}

/// `cover`, in `slides/title.html`: the first slide.
#[derive(Debug, Clone, Serialize)]
pub struct CoverView {
    /// `lesson` or `session`.
    pub kind: &'static str,
    /// Place in the curriculum: `1.3`.
    pub number: Option<String>,
    pub module_number: Option<usize>,
    pub title: String,
    pub summary: String,
    pub objectives: Vec<Html>,
    pub time: Option<TimeView>,
    /// Series and number of a session, in words.
    pub series: Option<String>,
    /// When a session is, in words.
    pub when: Option<String>,
    pub location: Option<String>,
    pub facilitators: Vec<String>,
}

/// `item`, in `slides/item.html`, `slides/break.html` and `slides/rooms.html`: an item of the agenda.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// As on the agenda: `3` or `3.2`.
    pub number: String,
    pub title: String,
    pub id: String,
    pub time: Option<TimeView>,
    /// When it begins, by the clock of the session: `18:05`; none where no start is known.
    pub clock: Option<String>,
    /// When it ends.
    pub until: Option<String>,
    /// What the lesson it links to is about; empty without.
    pub summary: String,
    /// The page it links to.
    pub link: Option<Link>,
    /// Whether that is a worksheet.
    pub is_sheet: bool,
    pub module_number: Option<usize>,
    /// What goes on inside: its parts, one after another or each in a room.
    pub parts: Vec<ItemPart>,
    pub timer: Option<TimerView>,
}

/// A part of an item.
#[derive(Debug, Clone, Serialize)]
pub struct ItemPart {
    pub number: String,
    pub title: String,
    pub time: Option<TimeView>,
}
