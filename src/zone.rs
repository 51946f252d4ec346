//! Time zones by name: the door of `jiff`. The data is inside the program, so every computer gives the same times.

use jiff::tz::TimeZoneDatabase;
use std::sync::LazyLock;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Letters that people use for zones, and the zone they likely mean.
const SHORT: &[(&str, &str)] = &[
    ("pt pst pdt pacific", "America/Los_Angeles"),
    ("mt mst mdt mountain", "America/Denver"),
    ("ct cst cdt central", "America/Chicago"),
    ("et est edt eastern", "America/New_York"),
    ("akst akdt alaska", "America/Anchorage"),
    ("hst hawaii", "Pacific/Honolulu"),
    ("bst", "Europe/London"),
    ("cet cest met", "Europe/Berlin"),
    ("wet west", "Europe/Lisbon"),
    ("eet eest", "Europe/Athens"),
    ("ist", "Asia/Kolkata"),
    ("jst", "Asia/Tokyo"),
    ("sast", "Africa/Johannesburg"),
    ("eat", "Africa/Nairobi"),
    ("wat", "Africa/Lagos"),
    ("aest aedt", "Australia/Sydney"),
    ("nzst nzdt", "Pacific/Auckland"),
    ("gmt utc z", "UTC"),
];

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
        ZONES.available().map(|name| name.to_string()).filter(|it| it.contains('/')).collect();
    let city = |name: &&String| name.rsplit('/').next().is_some_and(|city| city.to_lowercase() == wanted);
    if let Some(name) = names.iter().find(city) {
        return Some(name.clone());
    }
    if word.chars().count() > 40 || !word.contains('/') {
        return None;
    }
    crate::diagnostic::nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned)
}

fn short(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let word = word.strip_suffix(" time").unwrap_or(&word);
    SHORT.iter().find(|(words, _)| words.split(' ').any(|short| short == word)).map(|(_, zone)| *zone)
}

fn canonical(name: &str) -> Option<String> {
    ZONES.get(name).ok()?.iana_name().map(str::to_owned)
}
