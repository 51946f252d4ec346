//! Calendar files of sessions: RFC 5545. Times are given in the session's zone, and the zone's changes of the clocks around
//! them are written out from the program's own data, so that every calendar comes to the same moment.

mod lines;
mod zones;

use super::site::Site;
use super::when::{Hand, Shown};
use crate::model::markdown::{plain, read_line};
use crate::model::{Address, Date, Document, Meeting, Said, SiteId};
use crate::source::Span;
use crate::zone::{self, Reading};
use lines::Lines;
use zones::Zones;

/// The calendar of one session.
pub fn one(site: &Site<'_>, session: usize) -> String {
    let mut events = Lines::default();
    let mut zones = Zones::default();
    add_session(site, session, &mut events, &mut zones);
    calendar(site.curriculum.documents[session].title(), zones, &events)
}

/// The calendar of all sessions that have a day, in order.
pub fn all(site: &Site<'_>) -> String {
    let mut events = Lines::default();
    let mut zones = Zones::default();
    for session in &site.curriculum.sessions {
        if site.curriculum.documents[*session].front.start.is_some() {
            add_session(site, *session, &mut events, &mut zones);
        }
    }
    calendar(&site.curriculum.config.title, zones, &events)
}

fn calendar(name: &str, zones: Zones, events: &Lines) -> String {
    let mut out = Lines::default();
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    out.text("PRODID", &format!("-//Fieldbook//{}//EN", env!("CARGO_PKG_VERSION")));
    out.plain("CALSCALE", "GREGORIAN");
    // RFC 7986, and the name that calendars read before it was written.
    out.text("NAME", name);
    out.text("X-WR-CALNAME", name);
    zones.write(&mut out);
    out.append(events);
    out.plain("END", "VCALENDAR");
    out.finish()
}

fn add_session(site: &Site<'_>, session: usize, out: &mut Lines, zones: &mut Zones) {
    let meetings = site.curriculum.meetings(session);
    for (at, meeting) in meetings.iter().enumerate() {
        let label = if meetings.len() > 1 { meeting.label() } else { String::new() };
        add_meeting(site, session, (at, meeting, &label), out, zones);
    }
}

fn add_meeting(
    site: &Site<'_>,
    session: usize,
    (at, meeting, label): (usize, &Meeting<'_>, &str),
    out: &mut Lines,
    zones: &mut Zones,
) {
    let curriculum = site.curriculum;
    let document = &*curriculum.documents[session];
    let front = &document.front;
    let zone = front.timezone.as_ref().map(|said| said.text.as_str());
    let hand = Hand::of(curriculum, session, meeting.day, meeting.start);
    out.plain("BEGIN", "VEVENT");
    out.text("UID", &uid(site, document, at));
    out.plain("DTSTAMP", &format!("{}T000000Z", compact(stamp(site, session, meeting))));
    out.plain("SEQUENCE", "0");
    let start = hand.own(0);
    out.time("DTSTART", zone, start.day, &start.clock.text);
    if let Some(minutes) = meeting.minutes {
        let end = hand.own(minutes);
        if is_clear(zone, &end) {
            out.time("DTEND", zone, end.day, &end.clock.text);
        } else {
            out.plain("DURATION", &format!("PT{minutes}M"));
        }
    }
    if let Some((zone, moment)) = zone.zip(hand.moment()) {
        zones.need(zone, moment, moment.after(meeting.minutes.unwrap_or_default()));
    }
    out.text("SUMMARY", &summary(site, session, label));
    let description = description(site, session, meeting, &hand);
    if !description.is_empty() {
        out.text("DESCRIPTION", &description);
    }
    if let Some(location) = &front.location {
        out.text("LOCATION", location);
    }
    if let Some(base) = curriculum.config.base_url.as_deref() {
        out.address("URL", &site.output(session).absolute(base));
    }
    out.plain("END", "VEVENT");
}

/// Whether the clock shows a time only once that day, or for the first time. Of two, calendars take the first.
fn is_clear(zone: Option<&str>, shown: &Shown) -> bool {
    let (Some(zone), Some(clock)) = (zone, &shown.zone) else { return true };
    match zone::read(zone, clock.date, clock.minutes) {
        None | Some(Reading::Once(_) | Reading::Never { .. }) => true,
        Some(Reading::Twice { first, .. }) => zone::clock(zone, first).is_some_and(|first| first == *clock),
    }
}

/// A name that stays: the file's path, or the first that it had as `aliases` say; the number of a further day; and the
/// site's name.
fn uid(site: &Site<'_>, document: &Document, at: usize) -> String {
    let id = document.earlier_sheet_ids().into_iter().next().unwrap_or_else(|| document.sheet_id());
    let part = if at == 0 { String::new() } else { format!("-{}", at + 1) };
    format!("{id}{part}@{}", SiteId::of(&site.curriculum.config).calendar)
}

/// When the entry was made, as the text says and never when the site was built: the same input gives the same bytes.
fn stamp(site: &Site<'_>, session: usize, meeting: &Meeting<'_>) -> Date {
    site.curriculum.changed(session).unwrap_or(meeting.day)
}

fn compact(date: Date) -> String {
    date.iso().replace('-', "")
}

fn summary(site: &Site<'_>, session: usize, label: &str) -> String {
    let document = &site.curriculum.documents[session];
    let mut words = document.title().to_owned();
    if let Some((series, _)) = site.curriculum.series_of(session) {
        words = match document.front.number {
            Some(number) => format!("{} {number}: {words}", series.title),
            None => format!("{}: {words}", series.title),
        };
    }
    if label.is_empty() { words } else { format!("{words} · {label}") }
}

/// What it is about, what one will be able to do, what happens when, and where one registers.
fn description(site: &Site<'_>, session: usize, meeting: &Meeting<'_>, hand: &Hand<'_>) -> String {
    let document = &site.curriculum.documents[session];
    let front = &document.front;
    let strings = &site.theme.strings;
    let mut parts: Vec<String> = Vec::new();
    if !front.summary.is_empty() {
        parts.push(front.summary.clone());
    }
    if !front.objectives.is_empty() {
        let goals: Vec<String> = front.objectives.iter().map(|said| format!("- {}", words(said))).collect();
        parts.push(format!("{}:\n{}", strings.get("objectives"), goals.join("\n")));
    }
    if let Some(sitting) = &meeting.sitting {
        let lines: Vec<String> = sitting
            .slots
            .iter()
            .filter(|slot| slot.depth == 0)
            .map(|slot| {
                let clock = slot.offset.map(|offset| format!("{} ", hand.own(offset).clock.text));
                let time = slot.minutes.map(|minutes| format!(" ({})", strings.time(minutes)));
                let words = slot.item.words(&document.source);
                format!("{}{words}{}", clock.unwrap_or_default(), time.unwrap_or_default())
            })
            .collect();
        if !lines.is_empty() {
            parts.push(format!("{}:\n{}", strings.get("calendar_agenda"), lines.join("\n")));
        }
    }
    if let Some(said) = &front.register
        && !matches!(Address::of(&said.text), Address::Unsafe(_))
    {
        parts.push(format!("{}: {}", strings.get("calendar_register"), said.text));
    }
    parts.join("\n\n")
}

/// An author's line without its markup.
fn words(said: &Said) -> String {
    let text = said.text.as_str();
    read_line(text, Span::new(0, text.len())).map_or_else(|| text.to_owned(), |events| plain(&events))
}
