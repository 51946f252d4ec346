//! Time zones by name, and what clocks in them show: the door of `jiff`. The data is inside the program, so every
//! computer gives the same times.

use crate::model::{Date, written_clock};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Letters that people use for zones, and the zone they likely mean.
const SHORT: &[(&str, &str)] = &[
    ("pt pst pdt pacific", "America/Los_Angeles"),
    ("mt mst mdt mountain", "America/Denver"),
    ("ct cdt central", "America/Chicago"),
    ("et est edt eastern", "America/New_York"),
    ("akst akdt alaska", "America/Anchorage"),
    ("hst hawaii", "Pacific/Honolulu"),
    ("cet cest met", "Europe/Berlin"),
    ("wet west", "Europe/Lisbon"),
    ("eet eest", "Europe/Athens"),
    ("jst", "Asia/Tokyo"),
    ("sast", "Africa/Johannesburg"),
    ("eat", "Africa/Nairobi"),
    ("wat", "Africa/Lagos"),
    ("aest aedt", "Australia/Sydney"),
    ("nzst nzdt", "Pacific/Auckland"),
    ("gmt utc z", "UTC"),
];

/// Letters that people in several places use, each for a zone of their own: the zones, and where they are.
const SEVERAL: &[(&str, &[(&str, &str)])] = &[
    ("cst", &[("America/Chicago", "North America"), ("Asia/Shanghai", "China"), ("America/Havana", "Cuba")]),
    ("ist", &[("Asia/Kolkata", "India"), ("Europe/Dublin", "Ireland"), ("Asia/Jerusalem", "Israel")]),
    (
        "bst",
        &[
            ("Europe/London", "Britain"),
            ("Asia/Dhaka", "Bangladesh"),
            ("Pacific/Bougainville", "Bougainville"),
        ],
    ),
    (
        "ast",
        &[
            ("America/Halifax", "Atlantic Canada"),
            ("America/Puerto_Rico", "Caribbean"),
            ("Asia/Riyadh", "Arabia"),
        ],
    ),
    ("gst", &[("Asia/Dubai", "Gulf"), ("Atlantic/South_Georgia", "South Georgia")]),
    ("sst", &[("Pacific/Pago_Pago", "Samoa"), ("Asia/Singapore", "Singapore")]),
    ("wst", &[("Australia/Perth", "Western Australia"), ("Pacific/Apia", "Samoa")]),
    ("amt", &[("America/Manaus", "Amazon"), ("Asia/Yerevan", "Armenia")]),
    ("ect", &[("America/Guayaquil", "Ecuador"), ("America/Puerto_Rico", "Caribbean")]),
];

/// The zones that letters could mean, with where they are; none where they mean one, or nothing.
pub fn choices(letters: &str) -> &'static [(&'static str, &'static str)] {
    let found = SEVERAL.iter().find(|(several, _)| letters.trim().eq_ignore_ascii_case(several));
    found.map_or(&[], |(_, zones)| zones)
}

/// Whether this is the name of a zone, written as it is listed. Short names such as `EST` are not: they know
/// nothing of summer time.
pub fn exists(name: &str) -> bool {
    (name.contains('/') || name == "UTC") && canonical(name).is_some_and(|known| known == name)
}

/// The zones that were likely meant, in the order of the words: two for `PT/ET`.
pub fn meant(words: &str) -> Vec<String> {
    if let Some(name) = one(words) {
        return vec![name];
    }
    let parts: Vec<&str> =
        words.split(['/', ',', '&']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let found: Vec<String> = parts.iter().filter_map(|part| short(part)).map(str::to_owned).collect();
    if found.len() == parts.len() { found } else { Vec::new() }
}

fn one(word: &str) -> Option<String> {
    if let Some(name) = short(word) {
        return Some(name.to_owned());
    }
    if word.contains('/')
        && let Some(name) = canonical(word)
    {
        return Some(name);
    }
    let wanted = word.trim().replace(' ', "_").to_lowercase();
    let names: Vec<String> =
        ZONES.available().map(|name| name.to_string()).filter(|it| is_place(it)).collect();
    let city = |name: &&String| name.rsplit('/').next().is_some_and(|city| city.to_lowercase() == wanted);
    if let Some(name) = names.iter().find(city) {
        return Some(name.clone());
    }
    if word.chars().count() > 40 || !word.contains('/') {
        return None;
    }
    crate::diagnostic::nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned)
}

/// In `Etc/GMT+2` the sign says the opposite of what people mean by it.
fn is_place(name: &str) -> bool {
    name.contains('/') && !name.starts_with("Etc/")
}

fn short(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let word = word.strip_suffix(" time").unwrap_or(&word);
    let one = SHORT.iter().find(|(words, _)| words.split(' ').any(|short| short == word));
    // Beside other letters, as in `CST/PST`, the first place is the likely one.
    one.map(|(_, zone)| *zone).or_else(|| choices(word).first().map(|(zone, _)| *zone))
}

fn canonical(name: &str) -> Option<String> {
    ZONES.get(name).ok()?.iana_name().map(str::to_owned)
}

/// A moment, the same everywhere: seconds since 1970 began in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    #[must_use]
    pub fn after(self, minutes: u32) -> Self {
        Self(self.0.saturating_add(i64::from(minutes) * 60))
    }
}

/// What clocks and calendars in a zone show at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub date: Date,
    /// Minutes after midnight.
    pub minutes: u32,
    /// Seconds that the zone is ahead of UTC.
    pub offset: i32,
    /// The letters in use on that day, such as `PST`; none where the zone has only numbers.
    pub letters: Option<String>,
}

impl Clock {
    /// How far the zone is ahead of UTC, as people write it: `UTC−08:00`.
    pub fn offset_words(&self) -> String {
        format!("UTC{}", self.signed_offset().replace('-', "\u{2212}"))
    }

    /// The moment as machines write it: `2027-02-03T17:30-08:00`. Offsets with seconds are older than any session.
    pub fn machine(&self) -> String {
        let clock = written_clock(self.minutes);
        format!("{}T{clock}{}", self.date.iso(), self.signed_offset())
    }

    fn signed_offset(&self) -> String {
        let (sign, ahead) = if self.offset < 0 { ('-', -self.offset) } else { ('+', self.offset) };
        format!("{sign}{:02}:{:02}", ahead / 3600, ahead / 60 % 60)
    }
}

/// What a day and a time on a zone's clocks mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Once(Moment),
    /// Clocks jump over it: as if they had jumped before it, and as if they had not jumped yet.
    Never {
        earlier: Moment,
        later: Moment,
    },
    /// Clocks are set back, and show it again.
    Twice {
        first: Moment,
        second: Moment,
    },
}

impl Reading {
    /// The moment that is used: the first of two; for one that is never, the moment so long after the jump.
    pub fn moment(self) -> Moment {
        match self {
            Self::Once(moment) => moment,
            Self::Never { later, .. } => later,
            Self::Twice { first, .. } => first,
        }
    }
}

/// A moment at which the clocks of a zone are changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub at: Moment,
    /// Seconds ahead of UTC before and after.
    pub before: i32,
    pub after: i32,
    /// The letters or numbers in use afterwards.
    pub name: String,
    /// Whether the zone is on summer time afterwards.
    pub is_summer: bool,
}

/// What a day and a time mean in a zone. None for a zone or a day that there is not.
pub fn read(zone: &str, date: Date, minutes: u32) -> Option<Reading> {
    let zone = ZONES.get(zone).ok()?;
    let civil = civil(date, minutes)?;
    let at = |offset: Offset| Some(Moment(offset.to_timestamp(civil).ok()?.as_second()));
    Some(match zone.to_ambiguous_timestamp(civil).offset() {
        AmbiguousOffset::Unambiguous { offset } => Reading::Once(at(offset)?),
        AmbiguousOffset::Gap { before, after } => Reading::Never { earlier: at(after)?, later: at(before)? },
        AmbiguousOffset::Fold { before, after } => Reading::Twice { first: at(before)?, second: at(after)? },
    })
}

/// What clocks in a zone show. None for a zone that there is not.
pub fn clock(zone: &str, moment: Moment) -> Option<Clock> {
    let zone = ZONES.get(zone).ok()?;
    let stamp = Timestamp::from_second(moment.0).ok()?;
    let info = zone.to_offset_info(stamp);
    let shown = info.offset().to_datetime(stamp);
    let letters = info.abbreviation();
    let has_letters = letters.starts_with(|letter: char| letter.is_ascii_alphabetic());
    Some(Clock {
        date: Date { year: shown.year(), month: shown.month(), day: shown.day() },
        minutes: u32::from(shown.hour().unsigned_abs()) * 60 + u32::from(shown.minute().unsigned_abs()),
        offset: info.offset().seconds(),
        letters: has_letters.then(|| letters.to_owned()),
    })
}

/// The day and the time of day on a clock that is so many seconds ahead of UTC.
pub fn clock_ahead(moment: Moment, seconds: i32) -> Option<(Date, String)> {
    let stamp = Timestamp::from_second(moment.0).ok()?;
    let shown = Offset::from_seconds(seconds).ok()?.to_datetime(stamp);
    let date = Date { year: shown.year(), month: shown.month(), day: shown.day() };
    Some((date, format!("{:02}:{:02}", shown.hour(), shown.minute())))
}

/// The last change of a zone's clocks before or at a moment, and the first one after it.
pub fn changes_around(zone: &str, moment: Moment) -> (Option<Change>, Option<Change>) {
    let (Ok(zone), Ok(stamp), Ok(next)) = (
        ZONES.get(zone),
        Timestamp::from_second(moment.0),
        Timestamp::from_second(moment.0.saturating_add(1)),
    ) else {
        return (None, None);
    };
    let last = zone.preceding(next).next().map(|change| change.timestamp());
    let first = zone.following(stamp).next().map(|change| change.timestamp());
    (last.and_then(|at| change(&zone, at)), first.and_then(|at| change(&zone, at)))
}

/// The day of the week: 1 for Monday, 7 for Sunday.
pub fn weekday(date: Date) -> i8 {
    jiff::civil::Date::new(date.year, date.month, date.day)
        .map_or(1, |date| date.weekday().to_monday_one_offset())
}

fn change(zone: &TimeZone, at: Timestamp) -> Option<Change> {
    let before = zone.to_offset(Timestamp::from_second(at.as_second() - 1).ok()?);
    let info = zone.to_offset_info(at);
    Some(Change {
        at: Moment(at.as_second()),
        before: before.seconds(),
        after: info.offset().seconds(),
        name: info.abbreviation().to_owned(),
        is_summer: info.dst().is_dst(),
    })
}

fn civil(date: Date, minutes: u32) -> Option<DateTime> {
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    DateTime::new(date.year, date.month, date.day, hour, minute, 0, 0).ok()
}
