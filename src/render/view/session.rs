//! What templates are given of sessions: their times, what came before, what else is there for them; and the list of all.

use super::{DateView, Html, Link, TimeView};
use serde::Serialize;

/// What only a session has.
#[derive(Debug, Clone, Serialize)]
pub struct SessionView {
    /// The series it belongs to, with its place in the list of sessions.
    pub series: Option<Link>,
    pub number: Option<u32>,
    /// Whether it belongs to a series without being one of its numbered sessions: coaching, for instance.
    pub is_follow_up: bool,
    /// When it takes place: one for an evening, one for each day or half day of a longer one.
    pub meetings: Vec<MeetingView>,
    pub location: Option<String>,
    /// The same when it is an address: a meeting on the web.
    pub location_href: Option<String>,
    /// Where one registers: an address.
    pub register: Option<String>,
    pub facilitators: Vec<String>,
    /// What else is made of it: its calendar file, slides, pages for paper.
    pub links: Vec<OutputLink>,
    /// The sessions of the series before this one, the last first.
    pub earlier: Vec<EarlierView>,
    /// How many still earlier ones are not listed.
    pub more_earlier: usize,
    /// What the session before asked people to do.
    pub next_steps: Option<NextStepsView>,
    /// Sessions that follow up on the series: on its numbered sessions only.
    pub follow_ups: Vec<SessionLink>,
    /// Workshop notes of it.
    pub notes: Vec<Link>,
    /// Entries of the reference that were learned at it.
    pub entries: Vec<Link>,
}

/// What only workshop notes have.
#[derive(Debug, Clone, Serialize)]
pub struct NotesView {
    pub session: Option<Link>,
    /// How long the session was to take.
    pub planned: Option<TimeView>,
    /// How long it took.
    pub took: Option<TimeView>,
    /// Entries of the reference that were learned there.
    pub entries: Vec<Link>,
}

/// One stretch of a session.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingView {
    /// The words of its agenda's title without day and time: `Day 2`; empty without.
    pub title: String,
    /// A link to its agenda, where there are several.
    pub href: Option<String>,
    /// The time in the session's own zone first, then in each further one.
    pub zones: Vec<ZoneTimeView>,
    pub time: Option<TimeView>,
}

/// The same stretch on the clocks of one zone.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneTimeView {
    /// `Wednesday, 3 February 2027`.
    pub day: String,
    pub start: ClockView,
    pub end: Option<ClockView>,
    /// `next day` where it begins on another day than in the session's own zone.
    pub shift: Option<String>,
    /// The same where it ends on another day than it begins.
    pub end_shift: Option<String>,
    /// The letters or the offset at its end, where the clocks are changed in between.
    pub end_letters: Option<String>,
    /// `Los Angeles`; empty when the session names no zone.
    pub place: String,
    /// `America/Los_Angeles`.
    pub zone: String,
    /// The letters in use on that day, such as `PST`.
    pub letters: Option<String>,
    /// `UTC−08:00`.
    pub offset: String,
    pub is_own: bool,
}

/// A time of day, with the day and the offset for machines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ClockView {
    /// `2027-02-03T17:30-08:00`, without the offset where the session names no zone.
    pub iso: String,
    /// `17:30`.
    pub text: String,
}

/// A file or page made of a session.
#[derive(Debug, Clone, Serialize)]
pub struct OutputLink {
    /// `calendar`, `slides`, `pack`.
    pub kind: &'static str,
    pub href: String,
    pub title: String,
}

/// An earlier session of the series.
#[derive(Debug, Clone, Serialize)]
pub struct EarlierView {
    pub session: SessionLink,
    /// What it said to take along; empty without.
    pub keypoints: Html,
}

/// A session, with the day it is on.
#[derive(Debug, Clone, Serialize)]
pub struct SessionLink {
    pub href: String,
    pub title: String,
    pub number: Option<u32>,
    pub date: Option<DateView>,
    /// The tag and the direction of the title's language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}

/// What the session before asked people to do.
#[derive(Debug, Clone, Serialize)]
pub struct NextStepsView {
    /// Where it was asked; its title is that of the block.
    pub href: String,
    pub title: String,
    /// The title of the session.
    pub session: String,
    /// The steps as words, with `…` where people wrote.
    pub words: Vec<String>,
}

/// `list.sessions`, in the list of sessions.
#[derive(Debug, Clone, Serialize)]
pub struct SessionsView {
    /// In the order of their first sessions.
    pub series: Vec<SeriesView>,
    /// Sessions that belong to none, by their start.
    pub single: Vec<SessionItem>,
    /// The calendar with all of them.
    pub calendar: Option<Link>,
}

/// A series in the list of sessions.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesView {
    pub id: String,
    pub title: String,
    pub sessions: Vec<SessionItem>,
    pub follow_ups: Vec<SessionItem>,
}

/// A session in the list of sessions.
#[derive(Debug, Clone, Serialize)]
pub struct SessionItem {
    pub href: String,
    pub title: String,
    pub number: Option<u32>,
    pub summary: String,
    pub location: Option<String>,
    /// Each with the time in the session's own zone only.
    pub meetings: Vec<MeetingView>,
    pub time: Option<TimeView>,
    /// Where one registers.
    pub register: Option<String>,
    /// The tag and the direction of the title's language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}
