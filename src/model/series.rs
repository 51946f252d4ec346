//! Series of sessions: those that are numbered, in order, and those that follow up on them.

use super::{Curriculum, Document};
use crate::path::slug;
use std::collections::BTreeMap;

/// Sessions that belong together, because they name the same series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// As it is first written.
    pub title: String,
    /// Its sessions: numbered ones by their number, and then those without a number, which follow up, by their start.
    /// When none has a number, all are sessions, by their start.
    pub sessions: Vec<usize>,
    /// How many of them come before the first that follows up.
    pub numbered: usize,
}

/// Where a session stands in its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesPlace {
    pub series: usize,
    /// From 0.
    pub place: usize,
}

impl Series {
    /// The numbered sessions.
    pub fn main(&self) -> &[usize] {
        &self.sessions[..self.numbered]
    }

    /// The sessions that follow up on them, such as coaching.
    pub fn follow_ups(&self) -> &[usize] {
        &self.sessions[self.numbered..]
    }
}

impl Curriculum {
    /// The series of a session and its place there.
    pub fn series_of(&self, session: usize) -> Option<(&Series, SeriesPlace)> {
        let place = *self.series_places.get(&session)?;
        Some((&self.series[place.series], place))
    }

    /// Whether a session only follows up on the numbered ones of its series.
    pub fn is_follow_up(&self, session: usize) -> bool {
        self.series_of(session).is_some_and(|(series, place)| place.place >= series.numbered)
    }
}

/// Puts sessions, which are in order of their start, into their series. The series stand in the order of their first
/// sessions.
pub fn series<'d>(sessions: &[usize], document: impl Fn(usize) -> &'d Document) -> Vec<Series> {
    let mut found: Vec<Series> = Vec::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for session in sessions {
        let Some(title) = document(*session).front.series.as_deref().map(str::trim) else { continue };
        if title.is_empty() {
            continue;
        }
        let name = Some(slug(title)).filter(|name| !name.is_empty()).unwrap_or_else(|| title.to_owned());
        let at = *by_name.entry(name).or_insert_with(|| {
            found.push(Series { title: title.to_owned(), sessions: Vec::new(), numbered: 0 });
            found.len() - 1
        });
        found[at].sessions.push(*session);
    }
    for series in &mut found {
        let number = |session: usize| document(session).front.number;
        series.sessions.sort_by_key(|session| number(*session).map_or((true, 0), |number| (false, number)));
        series.numbered = series.sessions.partition_point(|session| number(*session).is_some());
        if series.numbered == 0 {
            series.numbered = series.sessions.len();
        }
    }
    found
}
