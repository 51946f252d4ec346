//! The plan of all sessions: when what happens, and whether it fits. For people, for scripts, and for the comment under a
//! pull request; with what differs from an earlier version.

mod drift;
mod human;
mod json;
mod markdown;

pub use drift::{Drift, ItemChange, compare};
pub use human::human as human_schedule;
pub use json::json as json_schedule;
pub use markdown::{markdown as markdown_schedule, text as words_in_markdown};

use crate::model::{Curriculum, Date, Meeting, Sitting, written_clock};
use crate::zone::{self, Moment};
use serde::Serialize;

/// All sessions, in order.
#[derive(Debug, Clone, Serialize)]
pub struct Schedule {
    /// What it is compared with: a revision.
    pub against: Option<String>,
    pub sessions: Vec<SessionPlan>,
    /// Sessions that were there and are no longer.
    pub removed: Vec<RemovedSession>,
}

/// One session.
#[derive(Debug, Clone, Serialize)]
pub struct SessionPlan {
    pub path: String,
    /// Where it was before, as its `aliases` say.
    #[serde(skip)]
    pub earlier_paths: Vec<String>,
    pub title: String,
    pub series: Option<String>,
    pub number: Option<u32>,
    pub timezone: Option<String>,
    /// What its header or the titles of its agendas say it takes.
    pub minutes: Option<u32>,
    /// What its items take, with the waiting for pinned times; none without an agenda.
    pub sum: Option<u32>,
    pub spare: u32,
    pub over: u32,
    pub meetings: Vec<MeetingPlan>,
    /// What differs from the version it is compared with.
    pub drift: Option<Drift>,
}

/// One evening, day or half day.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingPlan {
    pub title: String,
    /// `2027-02-03`.
    pub day: Option<String>,
    /// `Wed`, for people.
    #[serde(skip)]
    pub weekday: &'static str,
    pub start: Option<String>,
    pub end: Option<String>,
    /// The start as machines write it, with the offset of the zone.
    pub starts_at: Option<String>,
    /// `PST, UTC−08:00`.
    #[serde(skip)]
    pub zone_words: String,
    pub sum: u32,
    pub items: Vec<ItemPlan>,
}

/// One item of an agenda, or one part of an item.
#[derive(Debug, Clone, Serialize)]
pub struct ItemPlan {
    pub number: String,
    /// 0 for items, 1 for their parts.
    pub depth: usize,
    pub title: String,
    /// When it begins.
    pub clock: Option<String>,
    pub minutes: Option<u32>,
    /// Minutes of waiting before it, for the time that it is pinned to.
    pub wait: u32,
    /// Minutes by which that time is missed.
    pub late: u32,
    /// Whether it goes on beside its siblings.
    pub room: bool,
    #[serde(rename = "break")]
    pub is_break: bool,
    /// The text that it links to.
    pub link: Option<String>,
}

/// A session that is no longer there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemovedSession {
    pub path: String,
    pub title: String,
    pub sum: Option<u32>,
}

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The plan of every session of a curriculum.
pub fn schedule(curriculum: &Curriculum) -> Schedule {
    let sessions = curriculum.sessions.iter().map(|session| session_plan(curriculum, *session)).collect();
    Schedule { against: None, sessions, removed: Vec::new() }
}

fn session_plan(curriculum: &Curriculum, session: usize) -> SessionPlan {
    let document = &*curriculum.documents[session];
    let front = &document.front;
    let sittings = curriculum.timetable(session).sittings;
    let sum = (!sittings.is_empty())
        .then(|| sittings.iter().fold(0, |sum: u32, sitting| sum.saturating_add(sitting.minutes)));
    let titles: Option<u32> =
        sittings.iter().map(|sitting| sitting.block.duration.map(|time| time.minutes)).sum();
    let minutes = front.minutes.or(titles.filter(|_| !sittings.is_empty()));
    let compare = |more: Option<u32>, less: Option<u32>| {
        more.zip(less).map_or(0, |(more, less)| more.saturating_sub(less))
    };
    SessionPlan {
        path: document.source.path.as_str().to_owned(),
        earlier_paths: document.earlier_sheet_ids(),
        title: document.title().to_owned(),
        series: front.series.clone(),
        number: front.number,
        timezone: front.timezone.as_ref().map(|said| said.text.clone()),
        minutes,
        sum,
        spare: compare(minutes, sum),
        over: compare(sum, minutes),
        meetings: meetings(curriculum, session, sittings),
        drift: None,
    }
}

/// The meetings of a session; agendas whose day is not known are there too, without times.
fn meetings(curriculum: &Curriculum, session: usize, sittings: Vec<Sitting<'_>>) -> Vec<MeetingPlan> {
    let dated = curriculum.meetings(session);
    if dated.is_empty() {
        return sittings.iter().map(|sitting| meeting(curriculum, session, None, Some(sitting))).collect();
    }
    dated.iter().map(|found| meeting(curriculum, session, Some(found), found.sitting.as_ref())).collect()
}

fn meeting(
    curriculum: &Curriculum,
    session: usize,
    meeting: Option<&Meeting<'_>>,
    sitting: Option<&Sitting<'_>>,
) -> MeetingPlan {
    let document = &*curriculum.documents[session];
    let zone = document.front.timezone.as_ref().map(|said| said.text.as_str());
    let begin = meeting.map(|meeting| Begin::of(zone, meeting.day, meeting.start));
    let shown = begin.as_ref().and_then(Begin::clock);
    let items = sitting.map_or_else(Vec::new, |sitting| {
        let slots = sitting.slots.iter();
        let item = |slot: &crate::model::Slot<'_>| ItemPlan {
            number: slot.number.clone(),
            depth: slot.depth,
            title: slot.item.words(&document.source).to_owned(),
            clock: slot.offset.and_then(|offset| Some(begin.as_ref()?.after(offset))),
            minutes: slot.minutes,
            wait: slot.spare,
            late: slot.late,
            room: slot.is_room,
            is_break: slot.item.is_break,
            link: slot
                .target
                .as_ref()
                .map(|target| curriculum.documents[target.document].source.path.as_str().to_owned()),
        };
        slots.map(item).collect()
    });
    MeetingPlan {
        title: match meeting {
            Some(meeting) => meeting.label(),
            None => sitting.map_or_else(String::new, |sitting| sitting.block.title.clone()),
        },
        day: meeting.map(|meeting| meeting.day.iso()),
        weekday: meeting.map_or("", |meeting| weekday(meeting.day)),
        start: meeting.map(|meeting| written_clock(meeting.start)),
        end: meeting.and_then(|meeting| Some(begin.as_ref()?.after(meeting.minutes?))),
        starts_at: shown.as_ref().map(zone::Clock::machine),
        zone_words: shown.map_or_else(String::new, |shown| {
            let letters = shown.letters.as_ref().map(|letters| format!("{letters}, ")).unwrap_or_default();
            format!("{letters}{}", shown.offset_words())
        }),
        sum: sitting.map_or(0, |sitting| sitting.minutes),
        items,
    }
}

/// Where a meeting begins, for the times in it.
struct Begin<'a> {
    zone: Option<&'a str>,
    start: u32,
    moment: Option<Moment>,
}

impl<'a> Begin<'a> {
    fn of(zone: Option<&'a str>, day: Date, start: u32) -> Self {
        let moment = zone.and_then(|zone| zone::read(zone, day, start)).map(zone::Reading::moment);
        Self { zone, start, moment }
    }

    fn clock(&self) -> Option<zone::Clock> {
        zone::clock(self.zone?, self.moment?)
    }

    fn after(&self, minutes: u32) -> String {
        let moment = self.moment.map(|moment| moment.after(minutes));
        let shown = self.zone.zip(moment).and_then(|(zone, moment)| zone::clock(zone, moment));
        written_clock(shown.map_or(self.start.saturating_add(minutes), |shown| shown.minutes))
    }
}

fn weekday(day: Date) -> &'static str {
    usize::try_from(zone::weekday(day) - 1).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or_default()
}

/// `1 h 30 min`.
fn length(minutes: u32) -> String {
    crate::model::written_time(minutes)
}

/// Whether the items fit, in words: `5 min spare`; nothing where no length is planned.
fn fit(session: &SessionPlan) -> String {
    match (session.over, session.spare, session.minutes, session.sum) {
        (over, _, _, _) if over > 0 => format!("{over} min over"),
        (_, spare, _, _) if spare > 0 => format!("{spare} min spare"),
        (_, _, Some(_), Some(_)) => "fits".to_owned(),
        _ => String::new(),
    }
}

/// `Spring series 1: Why relationships`.
fn name(session: &SessionPlan) -> String {
    match (&session.series, session.number) {
        (Some(series), Some(number)) => format!("{series} {number}: {}", session.title),
        (Some(series), None) => format!("{series}: {}", session.title),
        (None, _) => session.title.clone(),
    }
}

/// `Wed 2027-02-03 17:30–19:00 America/Los_Angeles (PST, UTC−08:00)`.
fn when(session: &SessionPlan, meeting: &MeetingPlan) -> String {
    let (Some(day), Some(start)) = (&meeting.day, &meeting.start) else { return String::new() };
    let end = meeting.end.as_ref().map(|end| format!("–{end}")).unwrap_or_default();
    let zone = session.timezone.as_ref().map(|zone| format!(" {zone}")).unwrap_or_default();
    let offset =
        if meeting.zone_words.is_empty() { String::new() } else { format!(" ({})", meeting.zone_words) };
    format!("{} {day} {start}{end}{zone}{offset}", meeting.weekday)
}

/// What differs in a session, a line each.
fn changes(session: &SessionPlan, drift: &Drift) -> Vec<String> {
    if drift.is_new {
        return vec!["new session".to_owned()];
    }
    let mut lines = Vec::new();
    if !drift.starts_were.is_empty() {
        lines.push(format!("other times: was {}", drift.starts_were.join(", ")));
    }
    if let Some(were) = drift.minutes_were {
        let now = session.minutes.map_or_else(|| "no length".to_owned(), |minutes| format!("{minutes} min"));
        lines.push(format!("planned: {now}, was {were} min"));
    }
    if let (Some(was), Some(sum)) = (drift.sum_was, session.sum)
        && was != sum
    {
        let sign = if sum > was { "+" } else { "−" };
        lines.push(format!("agenda: {sum} min, was {was} min ({sign}{})", sum.abs_diff(was)));
    }
    lines.extend(drift.items.iter().map(ItemChange::words));
    lines
}

/// How many sessions differ, with those that are gone.
fn changed(schedule: &Schedule) -> usize {
    let differ = |session: &&SessionPlan| session.drift.as_ref().is_some_and(|drift| !drift.is_none());
    schedule.sessions.iter().filter(differ).count() + schedule.removed.len()
}
