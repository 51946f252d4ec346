//! What templates are given of the living reference as one document, and of the lists of its entries.

use super::{DateView, EditionLine, Html, LicenceView, Link, ListItem};
use serde::Serialize;

/// `reference`, in `reference.html`: the whole living reference. The chapters are written one by one where the template
/// prints `reference.sections`, so it must print that exactly once.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceView {
    pub title: String,
    pub summary: String,
    /// Text of the folder's `index.md`, empty without one.
    pub body: Html,
    /// Number of entries.
    pub count: usize,
    /// The contents.
    pub chapters: Vec<ChapterView>,
    /// What entries can be chosen by.
    pub tags: Vec<FilterView>,
    pub sessions: Vec<FilterView>,
    /// The same entries in other orders, on pages of their own.
    pub lists: Vec<Link>,
    /// The newest edition.
    pub edition: Option<EditionLine>,
    /// The entries as open data.
    pub data: Option<Link>,
    pub sections: Html,
}

/// A chapter in the contents, and `chapter` in `reference_chapter.html`, where its entries follow.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterView {
    pub id: String,
    pub title: String,
    pub entries: Vec<ContentsItem>,
}

/// A line of the contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsItem {
    /// Where the entry stands on the page.
    pub href: String,
    pub title: String,
    pub summary: String,
    pub is_question: bool,
    /// Values of its tags, with spaces between.
    pub tags: String,
    /// Value of the session where it was learned; empty without one.
    pub session: String,
    pub added: Option<DateView>,
    pub reviewed: Option<DateView>,
    /// The tag and the direction of the title's language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}

/// A tag or a session that entries can be chosen by.
#[derive(Debug, Clone, Serialize)]
pub struct FilterView {
    pub value: String,
    pub title: String,
    pub count: usize,
}

/// `entry`, in `reference_entry.html`: an entry in the document. The entry itself, as on print pages, is written where
/// the template prints `entry.section`, so it must print that exactly once.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceEntry {
    /// Target of the contents.
    pub id: String,
    pub title: String,
    /// The entry's own page, whose address stays.
    pub href: String,
    pub section: Html,
    pub life: EntryView,
    pub related: Vec<Link>,
    pub tags: Vec<Link>,
    pub authors: Vec<String>,
    pub contributors: Vec<String>,
    pub licence: Option<LicenceView>,
}

/// `list`, in `reference_list.html`: all entries by the session where they were learned, or by their tags.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceListView {
    pub title: String,
    /// The whole document, and the other lists.
    pub lists: Vec<Link>,
    pub groups: Vec<ReferenceGroup>,
}

/// Entries that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceGroup {
    pub id: String,
    pub title: String,
    /// The page of the session or tag; none for entries that belong to none.
    pub href: Option<String>,
    /// The day of the session.
    pub date: Option<DateView>,
    pub items: Vec<ListItem>,
    /// The tag and the direction of the title's language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}

/// What only a reference entry has.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    pub question: Option<Html>,
    pub answer: Option<Html>,
    pub added: Option<DateView>,
    pub reviewed: Option<DateView>,
    pub review_by: Option<DateView>,
    pub from_session: Option<Link>,
    /// What the history of its file says; none unless `site.toml` asks for it.
    pub history: Option<HistoryView>,
    /// Why it is out of use; none for what is in use.
    pub retired: Option<Html>,
    /// The last edition that has its text, where it is out of use.
    pub last_text: Option<Link>,
    /// The newest edition; on pages of their own only.
    pub edition: Option<EditionLine>,
}

/// What the history of an entry's file says.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryView {
    pub names: Vec<String>,
    pub first: DateView,
    pub last: DateView,
}
