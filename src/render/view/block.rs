//! What the templates of blocks are given.

use super::{ClockView, Html, Link, TimeView, TimerView};
use crate::render::picture::network::NetworkMap;
use crate::render::picture::partners::PartnerMap;
use serde::Serialize;

/// `block`, in each `blocks/NAME.html`: one `:::` block. Blocks that differ only in markup, ids and `href`s are drawn by
/// one call of the template, so it can ask whether there is any, and print it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct BlockView {
    /// The block's name, as in the language: `breakout`.
    pub name: &'static str,
    /// What the block is called in the page's language: `Breakout`.
    pub label: String,
    /// The author's title, with inline markup; empty without one.
    pub title: Html,
    /// Id of the block, unique on the page: target of links, and prefix of ids inside.
    pub id: String,
    pub time: Option<TimeView>,
    pub timer: Option<TimerView>,
    pub content: BlockContent,
}

/// `block.content`: what the block holds, by shape. Each template knows the shape of its block.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum BlockContent {
    /// Most blocks: ordinary text.
    Text { body: Html },
    /// `agenda`: rows with times.
    Agenda { intro: Html, items: Vec<AgendaRow>, outro: Html },
    /// `principles`, `steps`: an intro, then entries, each with an address of its own.
    Entries { intro: Html, entries: Vec<EntryItem>, outro: Html },
    /// `do-dont`: two sides.
    Sides { intro: Html, left_title: Html, left: Vec<Html>, right_title: Html, right: Vec<Html>, outro: Html },
    /// `quote`: words and who said them.
    Quote { body: Html, attribution: Option<Html> },
    /// `map`: the quadrants, the rings (the first is the middle), what is drawn and listed of its table, and the table
    /// as markup, after an intro.
    Map {
        intro: Html,
        quadrants: Vec<String>,
        rings: Vec<String>,
        /// The labels once more as JSON lists, for scripts.
        quadrants_data: String,
        rings_data: String,
        map: PartnerMap,
        /// What the picture shows, in words.
        label: String,
        body: Html,
    },
    /// `network`: what is drawn and listed of its tables, and the tables as markup. `room` is how many people the first
    /// table has room for.
    Network { body: Html, map: NetworkMap, label: String, room: u32 },
    /// `drawing`: the words, then empty space of so many writing lines (about 8.5 mm each).
    Drawing { body: Html, rows: Vec<u32> },
    /// `agreements` shown by reference: the same body, and where they are written.
    Agreements { body: Html, source: Option<Link> },
}

/// A row of an agenda, with its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AgendaRow {
    pub number: String,
    pub text: Html,
    pub time: Option<TimeView>,
    /// When it begins, in a session whose start is known.
    pub clock: Option<ClockView>,
    /// `at 12:00` pins a time.
    pub pinned: Option<String>,
    pub is_break: bool,
    /// Whether its parts go on side by side, each in a room of its own.
    pub has_rooms: bool,
    /// Further text of the row.
    pub body: Html,
    pub parts: Vec<AgendaRow>,
}

/// One principle or step.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EntryItem {
    pub id: String,
    pub number: usize,
    /// The bold words the item begins with; empty without.
    pub term: Html,
    pub body: Html,
}
