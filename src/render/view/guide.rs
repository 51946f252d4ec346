//! What the templates of facilitator pages and of packs are given.

use super::{DateView, Html, Link, PrintEntry, TimeView};
use serde::Serialize;

/// `guide`, beside `article` in `guide.html`: a document as those who lead see it.
#[derive(Debug, Clone, Serialize)]
pub struct GuideView {
    /// `session`, `lesson`, `worksheet`, `entry`, `plain`, `module`, `glossary`, `section`.
    pub kind: &'static str,
    /// The page that participants see.
    pub participants: Option<Link>,
    /// Slides with the notes of the one who presents.
    pub slides: Option<Link>,
    /// All of it on one page, to print; of a session.
    pub pack: Option<Link>,
    /// What participants get on paper; of a session.
    pub participant_pack: Option<Link>,
    /// What `run_sheet.html` drew; empty on all but sessions.
    pub run_sheet: Html,
    /// What `guide_notes.html` drew, one after the other in the order of the agenda; empty on all but sessions.
    pub notes: Html,
}

/// `run`, in `run_sheet.html`: what to do when, and what to bring.
#[derive(Debug, Clone, Serialize)]
pub struct RunSheet {
    pub sittings: Vec<RunSitting>,
    /// What to leave out when time is short.
    pub cuts: Vec<Sourced>,
    /// What to bring, by the text that says so.
    pub materials: Vec<Sourced>,
    pub copies: Vec<Copies>,
    pub group_size: Option<String>,
}

/// One agenda as a table.
#[derive(Debug, Clone, Serialize)]
pub struct RunSitting {
    /// The title of the agenda; empty without one.
    pub title: Html,
    pub day: Option<DateView>,
    /// Whether times are those of a clock; else they count from the beginning.
    pub has_clock: bool,
    /// Whether there is a column for who does it.
    pub shows_who: bool,
    /// Whether anybody is named there; else it is for a pen.
    pub names_someone: bool,
    pub rows: Vec<RunRow>,
    /// When it ends: a time of day, or `+1:30`. None when some item has no time.
    pub end: Option<String>,
    pub time: TimeView,
    /// Minutes left of what the agenda or the session says it takes.
    pub spare: Option<TimeView>,
    /// Minutes by which its items take longer than that.
    pub over: Option<TimeView>,
}

/// One item, or one part of an item.
#[derive(Debug, Clone, Serialize)]
pub struct RunRow {
    /// When it begins: `18:40`, or `+0:10`.
    pub start: Option<String>,
    pub time: Option<TimeView>,
    pub number: String,
    /// 0 for items, 1 for their parts, and so on.
    pub depth: usize,
    /// The author's words, with their links.
    pub what: Html,
    /// Where its notes stand on this page.
    pub notes: Option<String>,
    /// How it is done: `Pairs`. Empty where nothing says so.
    pub modes: Vec<String>,
    pub is_break: bool,
    /// Whether it goes on beside others, in a room of its own.
    pub is_room: bool,
    /// Those who lead and are named in the item.
    pub who: Vec<String>,
    pub worksheets: Vec<Link>,
    pub materials: Vec<Html>,
    /// Waiting before it, because it is pinned to a time.
    pub wait: Option<TimeView>,
    /// How much later it begins than it is pinned to.
    pub late: Option<TimeView>,
    /// Minutes it has beyond what its lesson says it needs.
    pub slack: Option<TimeView>,
    /// Minutes it lacks for what its lesson says it needs.
    pub short: Option<TimeView>,
}

/// Some words, and the text they were written in.
#[derive(Debug, Clone, Serialize)]
pub struct Sourced {
    pub source: Link,
    pub body: Html,
}

/// Copies of a worksheet.
#[derive(Debug, Clone, Serialize)]
pub struct Copies {
    pub sheet: Link,
    /// How many, in words: `one each`.
    pub count: String,
    /// Whether the sheet lies across.
    pub is_landscape: bool,
}

/// `notes`, in `guide_notes.html`: what those who lead need for one item of the agenda.
#[derive(Debug, Clone, Serialize)]
pub struct NotesView {
    pub id: String,
    /// Number of the item in the agenda; empty for the session's own notes.
    pub number: String,
    pub start: Option<String>,
    pub time: Option<TimeView>,
    /// The lesson's page for those who lead.
    pub lesson: Link,
    /// The section, where the item names one.
    pub part: Option<String>,
    /// Where the same notes stand already.
    pub earlier: Option<String>,
    pub groups: Vec<NotesGroup>,
}

/// Notes and prompts of one section of a lesson.
#[derive(Debug, Clone, Serialize)]
pub struct NotesGroup {
    /// The section's heading; none before the first.
    pub heading: Option<Link>,
    pub body: Html,
}

/// `index`, in `guide_index.html`.
#[derive(Debug, Clone, Serialize)]
pub struct GuideIndex {
    pub title: String,
    /// What the front page says to those who lead.
    pub body: Html,
    pub sessions: Vec<GuideRow>,
    /// Texts with notes, by part of the site.
    pub parts: Vec<GuidePart>,
    /// Where participants begin.
    pub participants: Option<Link>,
}

/// A part of the site, with its texts for those who lead.
#[derive(Debug, Clone, Serialize)]
pub struct GuidePart {
    pub title: String,
    pub rows: Vec<GuideRow>,
}

/// One row of that page.
#[derive(Debug, Clone, Serialize)]
pub struct GuideRow {
    pub href: String,
    pub title: String,
    pub number: Option<String>,
    pub date: Option<DateView>,
    pub time: Option<TimeView>,
    /// The same to print.
    pub pack: Option<Link>,
    /// The tag and the direction of the title's language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}

/// `pack`, beside `article` in `pack.html`: a session's pack around its sections.
#[derive(Debug, Clone, Serialize)]
pub struct PackView {
    /// `Participant pack`, or `Facilitator pack`.
    pub kind: String,
    pub contents: Vec<PrintEntry>,
    /// Print it exactly once.
    pub sections: Html,
}

/// `section`, in `pack_section.html`: one part of a pack that is not a worksheet.
#[derive(Debug, Clone, Serialize)]
pub struct PackSection {
    pub id: String,
    /// `agenda`, `lesson`, `run-sheet`, `notes`.
    pub kind: &'static str,
    pub accent: String,
    pub module_number: Option<usize>,
    /// Place in the curriculum of a lesson: `1.3`.
    pub number: Option<String>,
    /// None where the body brings its own.
    pub title: Option<String>,
    pub body: Html,
}
