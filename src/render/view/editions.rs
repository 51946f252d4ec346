//! What templates of editions are given.

use super::{DateView, Html, LicenceView, Link};
use serde::Serialize;

/// `editions`, in `editions.html`: every edition, the newest first.
#[derive(Debug, Clone, Serialize)]
pub struct EditionsView {
    /// Back to the reference as it is now.
    pub reference: Link,
    /// How to cite the newest one.
    pub citation: Option<CitationView>,
    pub editions: Vec<EditionItem>,
    /// Pages with changes between any two editions that do not follow each other.
    pub further: Vec<Link>,
    /// The feed of editions; none without a base address.
    pub feed: Option<String>,
}

/// One edition in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct EditionItem {
    pub href: String,
    pub title: String,
    pub date: DateView,
    /// Number of its entries.
    pub entries: usize,
    /// What changed since the one before it.
    pub since_before: Option<Link>,
    /// What changed from it to the present text.
    pub to_now: Link,
}

/// How an edition is cited.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    /// Authors, titles, the edition and its day in one line.
    pub words: String,
    /// The whole address; none without a base address.
    pub address: Option<String>,
    pub licence: Option<LicenceView>,
}

/// `article.entry.edition` and `list.edition`: the newest edition, as pages of the present reference name it.
#[derive(Debug, Clone, Serialize)]
pub struct EditionLine {
    /// The edition; on the page of an entry that it holds, the entry's place in it.
    pub edition: Link,
    pub date: DateView,
    /// What changed since.
    pub changes: Link,
    /// All editions.
    pub all: Link,
    pub citation: CitationView,
}

/// `edition`, in `edition.html`: everything as it was on one day.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    pub title: String,
    pub date: DateView,
    /// The newest edition, with its day, where this is an older one.
    pub newest: Option<(Link, DateView)>,
    /// What changed from this one to the present text.
    pub to_now: Link,
    /// What changed since the one before this.
    pub since_before: Option<Link>,
    pub all: Link,
    pub citation: CitationView,
    /// What the file of the edition says before the first entry.
    pub preface: Html,
    pub contents: Vec<Link>,
    /// Stands for the sections, which are made in pieces. Nothing else stands in its place.
    pub sections: Html,
    /// What was out of use already.
    pub retired: Vec<RetiredView>,
}

/// `entry`, in `edition_section.html`: one entry as it was.
#[derive(Debug, Clone, Serialize)]
pub struct FrozenView {
    pub id: String,
    pub title: String,
    /// Its language, where it is not the site's, and `ltr` or `rtl`.
    pub language: Option<(String, &'static str)>,
    pub summary: String,
    pub question: Option<Html>,
    pub answer: Option<Html>,
    pub body: Html,
    pub sources: Vec<Html>,
    pub authors: Vec<String>,
    pub contributors: Vec<String>,
    pub added: Option<DateView>,
    pub reviewed: Option<DateView>,
    /// Its page as it is now.
    pub now: Option<Link>,
}

/// An entry out of use, and why.
#[derive(Debug, Clone, Serialize)]
pub struct RetiredView {
    /// Its address on the page; empty where nothing leads there.
    pub id: String,
    /// Where its last text is, or its page.
    pub entry: Link,
    pub note: Option<Html>,
}

/// `changes`, in `changes.html`: what happened between an edition and a later one, or the present text.
#[derive(Debug, Clone, Serialize)]
pub struct ChangesView {
    /// The earlier edition.
    pub old: Link,
    pub old_date: DateView,
    /// The later one, or the reference as it is now.
    pub new: Link,
    /// None for the present text.
    pub new_date: Option<DateView>,
    pub all: Link,
    /// Whether nothing at all is different.
    pub nothing: bool,
    pub added: Vec<AddedView>,
    pub renamed: Vec<ChangedView>,
    pub revised: Vec<ChangedView>,
    /// What is part of another entry now: the old one, and the one it is in.
    pub joined: Vec<(Link, Link)>,
    pub retired: Vec<RetiredView>,
    pub unchanged: Vec<Link>,
}

/// An entry that came.
#[derive(Debug, Clone, Serialize)]
pub struct AddedView {
    pub entry: Link,
    pub summary: String,
}

/// An entry that was there before, and what is different.
#[derive(Debug, Clone, Serialize)]
pub struct ChangedView {
    pub entry: Link,
    /// How it was.
    pub was: Link,
    /// Empty where only links or marks of the text changed, or nothing at all.
    pub lines: Vec<LineView>,
    /// Whether anything but the address is different.
    pub is_revised: bool,
}

/// A line of a text that changed, or lines that did not.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    /// `same`, `changed`, `added`, `removed`; `skipped` for lines left out because they are the same.
    pub fate: &'static str,
    /// `title`, `text`, `heading`, `item`, `row`, `code`.
    pub style: &'static str,
    /// Number of lines that are left out.
    pub skipped: usize,
    pub pieces: Vec<PieceView>,
}

/// Words in a row.
#[derive(Debug, Clone, Serialize)]
pub struct PieceView {
    /// `same`, `added`, `removed`.
    pub fate: &'static str,
    /// Whether a space stands before them.
    pub spaced: bool,
    pub text: String,
}
