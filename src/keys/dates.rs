//! Days and times as people write them: the one form that is read, and a guess at what other forms mean.

use crate::model::Date;

/// Why a text is not a day or a time, with a better text when one can be told.
#[derive(Debug, PartialEq, Eq)]
pub struct Unread {
    pub message: String,
    pub better: Option<String>,
}

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads `2026-03-03`.
pub fn day(text: &str) -> Result<Date, Unread> {
    let text = text.trim();
    if let Some((year, month, day)) = iso(text) {
        return exists(text, year, month, day);
    }
    match guess(text) {
        Guess::Day(date) => {
            Err(unread(format!("`{text}` is not written as year-month-day"), Some(date.iso())))
        }
        Guess::EitherWay => Err(unread(format!("`{text}` can be read as two different days"), None)),
        Guess::NoYear => Err(unread(format!("`{text}` has no year"), None)),
        Guess::Nothing => {
            let (first, rest) = (text.get(..10), text.get(10..).unwrap_or_default());
            let timed = rest.starts_with(['T', ' ']) && first.is_some_and(|first| iso(first).is_some());
            let message =
                if timed { "is a day and a time, and only the day goes here" } else { "is not a day" };
            let better = first.filter(|_| timed).map(str::to_owned);
            Err(unread(format!("`{text}` {message}"), better))
        }
    }
}

/// Reads `2026-03-03 18:30` or `2026-03-03T18:30`: the day, the hour and the minute.
pub fn start(text: &str) -> Result<(Date, i8, i8), Unread> {
    let text = text.trim();
    let date_and_time = text.find(['T', ' ']).map(|at| (&text[..at], text[at + 1..].trim()));
    let Some((date, time)) = date_and_time.filter(|(date, _)| iso(date).is_some()) else {
        return Err(started_otherwise(text));
    };
    let date = day(date)?;
    match clock(time) {
        Ok((hour, minute)) if is_exact(time) => Ok((date, hour, minute)),
        Ok((hour, minute)) => Err(unread(
            format!("the time `{time}` is not written with 24 hours"),
            Some(format!("{} {hour:02}:{minute:02}", date.iso())),
        )),
        Err(Clock::Zoned(hour, minute)) => Err(unread(
            format!("`{time}` holds a time zone, which goes under `timezone`"),
            Some(format!("{} {hour:02}:{minute:02}", date.iso())),
        )),
        Err(Clock::Impossible) => Err(unread(format!("there is no time `{time}`"), None)),
        Err(Clock::Unread) => Err(unread(format!("`{time}` is not a time"), None)),
    }
}

enum Guess {
    Day(Date),
    EitherWay,
    NoYear,
    Nothing,
}

enum Clock {
    Zoned(i8, i8),
    Impossible,
    Unread,
}

fn unread(message: String, better: Option<String>) -> Unread {
    Unread { message, better }
}

/// What a start means that does not begin with a day in its one form.
fn started_otherwise(text: &str) -> Unread {
    if day(text).is_ok() {
        return unread(format!("`{text}` has no time"), Some(format!("{text} 18:30")));
    }
    if clock(text).is_ok() {
        return unread(format!("`{text}` has no day"), None);
    }
    if text.len() > 40 {
        return unread("this is not a day and a time".to_owned(), None);
    }
    for (at, _) in text.match_indices([' ', 'T']) {
        let (date, time) = (text[..at].trim_end_matches(','), text[at + 1..].trim());
        let (Guess::Day(date), Ok((hour, minute))) = (guess(date), clock(time)) else { continue };
        let better = format!("{} {hour:02}:{minute:02}", date.iso());
        return unread(format!("`{text}` is not written as year-month-day and time"), Some(better));
    }
    match day(text) {
        Err(problem) if !matches!(guess(text), Guess::Nothing) => problem,
        Ok(_) | Err(_) => unread(format!("`{text}` is not a day and a time"), None),
    }
}

/// The three numbers of `2026-03-03`, whether or not there is such a day.
fn iso(text: &str) -> Option<(i32, i32, i32)> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    Some((text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?))
}

fn exists(text: &str, year: i32, month: i32, day: i32) -> Result<Date, Unread> {
    if let Some(date) = date(year, month, day) {
        return Ok(date);
    }
    let name = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index));
    let message = match name {
        None if date_swapped(year, month, day).is_some() => {
            format!("`{text}` has the day before the month: there is no month {month}")
        }
        None => format!("`{text}` is not a day: there is no month {month}"),
        Some(name) => format!("`{text}` is not a day: there is no {day} {name} {year}"),
    };
    Err(unread(message, date_swapped(year, month, day).filter(|_| name.is_none()).map(Date::iso)))
}

fn date_swapped(year: i32, month: i32, day: i32) -> Option<Date> {
    date(year, day, month)
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=days).contains(&day) || !(1..=9999).contains(&year) {
        return None;
    }
    Some(Date { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
}

/// What `24/11/2026`, `3 March 2026` or `2026-3-3` likely mean.
fn guess(text: &str) -> Guess {
    if text.len() > 40 {
        return Guess::Nothing;
    }
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = words.iter().find_map(|word| month_named(word));
    let numbers: Vec<i32> = words.iter().filter_map(|word| number(word)).collect();
    match (named, numbers.as_slice()) {
        (Some(month), &[day, year] | &[year, day]) if year > 31 => known(date(year, month, day)),
        (Some(_), [day]) if *day <= 31 => Guess::NoYear,
        (None, &[first, second]) if words.len() == 2 && first <= 31 && second <= 31 => {
            if text.contains(':') {
                Guess::Nothing
            } else {
                Guess::NoYear
            }
        }
        (None, _) if words.len() != 3 => Guess::Nothing,
        (None, &[year, month, day]) if year > 31 => known(date(year, month, day)),
        (None, &[first, second, year]) if year > 31 => {
            match (date(year, second, first), date(year, first, second)) {
                (Some(a), Some(b)) if a == b => Guess::Day(a),
                // With dots the day comes first everywhere.
                (Some(date), Some(_)) if text.contains('.') => Guess::Day(date),
                (Some(_), Some(_)) => Guess::EitherWay,
                (a, b) => known(a.or(b)),
            }
        }
        _ => Guess::Nothing,
    }
}

fn known(date: Option<Date>) -> Guess {
    date.map_or(Guess::Nothing, Guess::Day)
}

fn number(word: &str) -> Option<i32> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    if !matches!(ending.to_lowercase().as_str(), "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok()
}

fn month_named(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    let position = MONTHS.iter().position(|name| {
        let name = name.to_lowercase();
        word.chars().count() >= 3 && name.starts_with(&word)
    })?;
    i32::try_from(position + 1).ok()
}

fn is_exact(time: &str) -> bool {
    let bytes = time.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let minutes = digit(0) && digit(1) && bytes.get(2) == Some(&b':') && digit(3) && digit(4);
    minutes && (bytes.len() == 5 || time[5..] == *":00")
}

/// Hour and minute of `18:30`, `6:30 pm`, `18.30` or `18h30`.
fn clock(time: &str) -> Result<(i8, i8), Clock> {
    let lower = time.trim().to_lowercase();
    let half = lower.trim_end_matches('.').replace('.', "");
    let (digits, noon) = if let Some(rest) = half.strip_suffix("pm") {
        (lower.get(..rest.len()).unwrap_or_default(), Some(12))
    } else if let Some(rest) = half.strip_suffix("am") {
        (lower.get(..rest.len()).unwrap_or_default(), Some(0))
    } else {
        (lower.as_str(), None)
    };
    let digits = digits.trim();
    let end = digits
        .find(|letter: char| !letter.is_ascii_digit() && !":.h".contains(letter))
        .unwrap_or(digits.len());
    let (core, zone) = digits.split_at(end);
    let mut parts = core.split([':', '.', 'h']);
    let hour: i8 = parts.next().and_then(|part| part.parse().ok()).ok_or(Clock::Unread)?;
    let minute: i8 = match parts.next() {
        Some(part) if part.len() == 2 => part.parse().map_err(|_| Clock::Unread)?,
        None if noon.is_some() => 0,
        Some(_) | None => return Err(Clock::Unread),
    };
    let hour = match noon {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return Err(Clock::Impossible),
        None => hour,
    };
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
        return Err(Clock::Impossible);
    }
    if zone.trim().is_empty() { Ok((hour, minute)) } else { Err(Clock::Zoned(hour, minute)) }
}
