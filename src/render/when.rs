//! When a session is, on the clocks of its zone and of others. Times of day are counted as moments, so they are right
//! across a change of the clocks.

use super::site::Site;
use super::view::{ClockView, MeetingView, ZoneTimeView};
use crate::model::{Curriculum, Date, Meeting, Sitting, written_clock};
use crate::zone::{self, Clock, Moment};

/// What a clock shows where a stretch of a session begins, and from there on.
#[derive(Debug, Clone)]
pub struct Hand<'c> {
    zone: Option<&'c str>,
    day: Date,
    start: u32,
}

/// A day and a time of day, and the same for machines.
pub struct Shown {
    pub day: Date,
    pub clock: ClockView,
    /// What the zone says of it; none where the session names no zone.
    pub zone: Option<Clock>,
}

impl<'c> Hand<'c> {
    pub fn of(curriculum: &'c Curriculum, session: usize, day: Date, start: u32) -> Self {
        let zone = curriculum.documents[session].front.timezone.as_ref().map(|said| said.text.as_str());
        Self { zone, day, start }
    }

    /// The moment at which it begins, where a zone is named.
    pub fn moment(&self) -> Option<Moment> {
        Some(zone::read(self.zone?, self.day, self.start)?.moment())
    }

    /// So many minutes later, in the session's own zone.
    pub fn own(&self, offset: u32) -> Shown {
        let moment = self.moment().map(|moment| moment.after(offset));
        if let Some((zone, moment)) = self.zone.zip(moment)
            && let Some(shown) = shown(zone, moment)
        {
            return shown;
        }
        let minutes = self.start.saturating_add(offset);
        let days = minutes / (24 * 60);
        let day = (0..days.min(100)).fold(self.day, |day, _| day.next().unwrap_or(day));
        let text = written_clock(minutes);
        Shown { day, clock: ClockView { iso: format!("{}T{text}", day.iso()), text }, zone: None }
    }
}

fn shown(zone: &str, moment: Moment) -> Option<Shown> {
    let clock = zone::clock(zone, moment)?;
    let view = ClockView { iso: clock.machine(), text: written_clock(clock.minutes) };
    Some(Shown { day: clock.date, clock: view, zone: Some(clock) })
}

/// The clock of an agenda, in a session whose start is known.
pub fn hand<'c>(curriculum: &'c Curriculum, session: usize, sitting: &Sitting<'_>) -> Option<Hand<'c>> {
    curriculum.documents[session].front.start?;
    Some(Hand::of(curriculum, session, sitting.day?, sitting.start?))
}

/// The zones of a session that times are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zones {
    Own,
    All,
}

/// When a session takes place. `href` makes links to its agendas.
pub fn meetings(
    site: &Site<'_>,
    session: usize,
    zones: Zones,
    href: impl Fn(&str) -> String,
) -> Vec<MeetingView> {
    let found = site.curriculum.meetings(session);
    let several = found.len() > 1;
    let view = |meeting: &Meeting<'_>| MeetingView {
        title: if several { meeting.label() } else { String::new() },
        href: meeting.block().filter(|_| several).map(|block| href(&block.id)),
        zones: zone_times(site, session, meeting, zones),
        time: meeting.minutes.map(|minutes| site.time(minutes)),
    };
    found.iter().map(view).collect()
}

fn zone_times(site: &Site<'_>, session: usize, meeting: &Meeting<'_>, zones: Zones) -> Vec<ZoneTimeView> {
    let hand = Hand::of(site.curriculum, session, meeting.day, meeting.start);
    let own = hand.own(0);
    let day = own.day;
    let end = meeting.minutes.map(|minutes| hand.own(minutes));
    let mut times = vec![zone_time(site, hand.zone.unwrap_or_default(), day, own, end)];
    let (Some(moment), Zones::All) = (hand.moment(), zones) else { return times };
    let further = site.curriculum.documents[session].front.show_in.iter().map(|said| said.text.as_str());
    for zone in further.filter(|zone| hand.zone != Some(*zone)) {
        let end = meeting.minutes.and_then(|minutes| shown(zone, moment.after(minutes)));
        if let Some(start) = shown(zone, moment) {
            times.push(ZoneTimeView { is_own: false, ..zone_time(site, zone, day, start, end) });
        }
    }
    times
}

fn zone_time(site: &Site<'_>, zone: &str, own_day: Date, start: Shown, end: Option<Shown>) -> ZoneTimeView {
    let strings = &site.theme.strings;
    let shift = |from: Date, to: Date| {
        let key = if to > from { "next_day" } else { "day_before" };
        (from != to).then(|| strings.get(key).to_owned())
    };
    let clock = start.zone.as_ref();
    ZoneTimeView {
        day: strings.day(start.day),
        shift: shift(own_day, start.day),
        // A stretch of several days ends on a day of its own.
        end_shift: end.as_ref().and_then(|end| {
            let is_next = start.day.next() == Some(end.day);
            if is_next {
                shift(start.day, end.day)
            } else {
                (end.day != start.day).then(|| strings.day(end.day))
            }
        }),
        end_letters: end.as_ref().and_then(|end| {
            let (before, after) = start.zone.as_ref().zip(end.zone.as_ref())?;
            let name = || after.letters.clone().unwrap_or_else(|| after.offset_words());
            (before.offset != after.offset).then(name)
        }),
        place: if zone.is_empty() { String::new() } else { strings.place(zone) },
        zone: zone.to_owned(),
        letters: clock.and_then(|clock| clock.letters.clone()).filter(|letters| letters != "UTC"),
        offset: clock.map_or_else(String::new, Clock::offset_words),
        start: start.clock,
        end: end.map(|end| end.clock),
        is_own: true,
    }
}
