//! What differs between two versions of a plan: sessions, their sums, and the items that make the difference.

use super::{RemovedSession, Schedule, SessionPlan};
use serde::Serialize;
use std::collections::BTreeMap;

/// What differs in one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// Whether the session was not there before.
    pub is_new: bool,
    /// Its sum before.
    pub sum_was: Option<u32>,
    /// The minutes that were planned for it before, where that is another number now.
    pub minutes_were: Option<u32>,
    /// When its meetings began before, where that is another time now: `2027-02-03 17:30`.
    pub starts_were: Vec<String>,
    pub items: Vec<ItemChange>,
}

/// What became of one item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    pub change: Change,
    pub title: String,
    pub was: Option<u32>,
    pub now: Option<u32>,
}

/// How an item differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Added,
    Removed,
    Longer,
    Shorter,
    /// It had no time, or has none now.
    Timed,
}

impl Drift {
    pub fn is_none(&self) -> bool {
        !self.is_new && self.items.is_empty() && self.starts_were.is_empty() && self.minutes_were.is_none()
    }
}

/// The plan with what differs from an earlier one. A session that moved is found by its `aliases`.
pub fn compare(mut now: Schedule, before: &Schedule, against: &str) -> Schedule {
    let mut known: BTreeMap<&str, &SessionPlan> =
        before.sessions.iter().map(|session| (session.path.as_str(), session)).collect();
    for session in &mut now.sessions {
        let moved = session.earlier_paths.iter().map(|id| format!("content/{id}.md"));
        let earlier =
            std::iter::once(session.path.clone()).chain(moved).find_map(|path| known.remove(path.as_str()));
        session.drift = Some(match earlier {
            Some(earlier) => drift(session, earlier),
            None => Drift {
                is_new: true,
                sum_was: None,
                minutes_were: None,
                starts_were: Vec::new(),
                items: Vec::new(),
            },
        });
    }
    now.removed = known
        .into_values()
        .map(|session| RemovedSession {
            path: session.path.clone(),
            title: session.title.clone(),
            sum: session.sum,
        })
        .collect();
    now.against = Some(against.to_owned());
    now
}

fn drift(now: &SessionPlan, before: &SessionPlan) -> Drift {
    let starts = |session: &SessionPlan| -> Vec<String> {
        let starts = session.meetings.iter().filter_map(|meeting| {
            let zone = session.timezone.as_deref().unwrap_or_default();
            Some(
                format!("{} {} {zone}", meeting.day.as_ref()?, meeting.start.as_ref()?).trim_end().to_owned(),
            )
        });
        starts.collect()
    };
    let (were, are) = (starts(before), starts(now));
    Drift {
        is_new: false,
        sum_was: before.sum,
        minutes_were: before.minutes.filter(|minutes| Some(*minutes) != now.minutes),
        starts_were: if were == are { Vec::new() } else { were },
        items: items(now, before),
    }
}

/// An item as it is compared: its words, what it links to, how long it takes.
struct Line<'a> {
    title: &'a str,
    link: Option<&'a str>,
    minutes: Option<u32>,
}

fn lines(session: &SessionPlan) -> Vec<Line<'_>> {
    let items = session.meetings.iter().flat_map(|meeting| &meeting.items).filter(|item| item.depth == 0);
    items.map(|item| Line { title: &item.title, link: item.link.as_deref(), minutes: item.minutes }).collect()
}

/// Items are the same when their words are, else when they link to the same text; each once, in order.
fn items(now: &SessionPlan, before: &SessionPlan) -> Vec<ItemChange> {
    let (now, before) = (lines(now), lines(before));
    let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_link: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, line) in before.iter().enumerate().rev() {
        by_title.entry(line.title.to_lowercase()).or_default().push(at);
        if let Some(link) = line.link {
            by_link.entry(link).or_default().push(at);
        }
    }
    let mut taken = vec![false; before.len()];
    let mut pairs: Vec<Option<usize>> =
        now.iter().map(|line| by_title.get_mut(&line.title.to_lowercase()).and_then(Vec::pop)).collect();
    for at in pairs.iter().flatten() {
        taken[*at] = true;
    }
    for (line, pair) in now.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
        let same = line.link.and_then(|link| by_link.get_mut(link));
        *pair = same.and_then(|waiting| std::iter::from_fn(|| waiting.pop()).find(|at| !taken[*at]));
        if let Some(at) = pair {
            taken[*at] = true;
        }
    }
    let mut changes: Vec<ItemChange> = Vec::new();
    for (line, pair) in now.iter().zip(pairs) {
        let was = pair.map(|at| before[at].minutes);
        let change = match (was, line.minutes) {
            (None, _) => Change::Added,
            (Some(was), is) if was == is => continue,
            (Some(Some(was)), Some(is)) if is > was => Change::Longer,
            (Some(Some(_)), Some(_)) => Change::Shorter,
            (Some(_), _) => Change::Timed,
        };
        changes.push(ItemChange {
            change,
            title: line.title.to_owned(),
            was: was.flatten(),
            now: line.minutes,
        });
    }
    for (line, _) in before.iter().zip(taken).filter(|(_, taken)| !taken) {
        changes.push(ItemChange {
            change: Change::Removed,
            title: line.title.to_owned(),
            was: line.minutes,
            now: None,
        });
    }
    changes
}

impl ItemChange {
    /// In words: `longer: Plan, 40 min, was 30 min`.
    pub fn words(&self) -> String {
        let time = |minutes: Option<u32>| {
            minutes.map_or_else(|| "no time".to_owned(), |minutes| format!("{minutes} min"))
        };
        let title = &self.title;
        match self.change {
            Change::Added => format!("added: {title} ({})", time(self.now)),
            Change::Removed => format!("removed: {title} ({})", time(self.was)),
            Change::Longer => format!("longer: {title}, {}, was {}", time(self.now), time(self.was)),
            Change::Shorter => format!("shorter: {title}, {}, was {}", time(self.now), time(self.was)),
            Change::Timed => format!("changed: {title}, {}, had {}", time(self.now), time(self.was)),
        }
    }
}
