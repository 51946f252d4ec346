//! The zones of a calendar file: for each the changes of its clocks around the events. Source: RFC 5545, section 3.6.5.
//! Changes are written one by one instead of as rules, because rules are promises about years that nobody needs here.

use super::lines::Lines;
use crate::zone::{self, Change, Moment};
use std::collections::BTreeMap;

/// Earlier than this no calendar looks.
const EPOCH: Moment = Moment(0);

/// The zones that events need, with the changes that matter to them.
#[derive(Debug, Default)]
pub struct Zones(BTreeMap<String, BTreeMap<Moment, Change>>);

impl Zones {
    /// An event from one moment to another needs the change before it, those during it, and the next one.
    pub fn need(&mut self, zone: &str, from: Moment, until: Moment) {
        if zone == "UTC" {
            return;
        }
        let changes = self.0.entry(zone.to_owned()).or_default();
        let (last, mut next) = zone::changes_around(zone, from);
        // Before the first change, or longer ago than calendars look, the offset of the event has always been.
        let last = last.filter(|change| change.at >= EPOCH).or_else(|| always(zone, from));
        changes.extend(last.map(|change| (change.at, change)));
        while let Some(change) = next {
            let (at, is_after) = (change.at, change.at > until);
            changes.insert(at, change);
            next = if is_after { None } else { zone::changes_around(zone, at).1 };
        }
    }

    pub fn write(&self, out: &mut Lines) {
        for (zone, changes) in &self.0 {
            out.plain("BEGIN", "VTIMEZONE");
            out.plain("TZID", zone);
            for change in changes.values() {
                write_change(change, out);
            }
            out.plain("END", "VTIMEZONE");
        }
    }
}

/// The offset at a moment, as if it had been set when time began.
fn always(zone: &str, moment: Moment) -> Option<Change> {
    let clock = zone::clock(zone, moment)?;
    let name = clock.letters.clone().unwrap_or_else(|| offset(clock.offset));
    // An event of long ago needs it a day before.
    let at = EPOCH.min(Moment(moment.0.saturating_sub(24 * 60 * 60)));
    Some(Change { at, before: clock.offset, after: clock.offset, name, is_summer: false })
}

fn write_change(change: &Change, out: &mut Lines) {
    // Clocks that go forward begin summer time, unless it is the zone itself that moved.
    let kind = if change.is_summer && change.after > change.before { "DAYLIGHT" } else { "STANDARD" };
    out.plain("BEGIN", kind);
    // By the clock that is still as before.
    let shown = zone::clock_ahead(change.at, change.before);
    if let Some((day, clock)) = shown {
        out.time("DTSTART", None, day, &clock);
    }
    out.plain("TZOFFSETFROM", &offset(change.before));
    out.plain("TZOFFSETTO", &offset(change.after));
    out.text("TZNAME", &change.name);
    out.plain("END", kind);
}

/// `-0800`, with seconds only where there are some.
fn offset(seconds: i32) -> String {
    let (sign, ahead) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let rest = if ahead % 60 == 0 { String::new() } else { format!("{:02}", ahead % 60) };
    format!("{sign}{:02}{:02}{rest}", ahead / 3600, ahead / 60 % 60)
}
