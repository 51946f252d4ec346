//! Calendar files, read back by a reader that forgives nothing. Source of its rules: RFC 5545.

use crate::project::Project;
use std::collections::BTreeMap;

/// A component with its properties, in order, and those inside it.
#[derive(Debug, Default)]
struct Component {
    name: String,
    properties: Vec<Property>,
    inner: Vec<Component>,
}

#[derive(Debug)]
struct Property {
    name: String,
    parameters: BTreeMap<String, String>,
    value: String,
}

impl Component {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Component> {
        self.inner.iter().filter(move |inner| inner.name == name)
    }

    #[track_caller]
    fn one(&self, name: &str) -> &Property {
        let found: Vec<&Property> = self.properties.iter().filter(|property| property.name == name).collect();
        assert_eq!(found.len(), 1, "{name} in {self:#?}");
        found[0]
    }

    fn text(&self, name: &str) -> Option<String> {
        self.properties
            .iter()
            .find(|property| property.name == name)
            .map(|property| unescape(&property.value))
    }
}

/// Reads a file, and fails at everything that is not as the standard wants it.
#[track_caller]
fn read(file: &str) -> Component {
    assert!(file.ends_with("\r\n"), "the last line ends");
    let mut lines: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare end of a line: {line:?}");
        assert!(!line.chars().any(char::is_control), "a control character: {line:?}");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("the first line begins").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    let mut open = vec![Component::default()];
    for line in lines {
        let (head, value) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
        let mut words = head.split(';');
        let name = words.next().unwrap();
        assert!(
            name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
                && !name.is_empty(),
            "{line}"
        );
        let parameters = words.map(|word| word.split_once('=').expect("a parameter has a value"));
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        match name {
            "BEGIN" => open.push(Component { name: value.to_owned(), ..Component::default() }),
            "END" => {
                let done = open.pop().unwrap();
                assert_eq!(done.name, value);
                open.last_mut().unwrap().inner.push(done);
            }
            _ => open.last_mut().unwrap().properties.push(Property {
                name: name.to_owned(),
                parameters,
                value: value.to_owned(),
            }),
        }
    }
    assert_eq!(open.len(), 1, "everything that begins ends");
    let mut calendars = open.pop().unwrap().inner;
    assert_eq!(calendars.len(), 1);
    let calendar = calendars.pop().unwrap();
    assert_eq!(calendar.name, "VCALENDAR");
    assert_eq!(calendar.one("VERSION").value, "2.0");
    assert!(!calendar.one("PRODID").value.is_empty());
    let mut uids = std::collections::BTreeSet::new();
    for event in calendar.all("VEVENT") {
        assert!(uids.insert(event.one("UID").value.clone()), "a UID twice");
        let stamp = &event.one("DTSTAMP").value;
        assert!(stamp.len() == 16 && stamp.ends_with("T000000Z"), "{stamp}");
        assert_eq!(event.one("SEQUENCE").value, "0");
        event.one("SUMMARY");
        event.one("DTSTART");
        assert!(event.all("VALARM").next().is_none(), "no alarms");
    }
    calendar
}

fn unescape(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(letter @ ('\\' | ';' | ',')) => out.push(letter),
                other => panic!("a strange escape: {other:?} in {value}"),
            },
            ';' | ',' => panic!("not escaped: {value}"),
            letter => out.push(letter),
        }
    }
    out
}

/// Minutes since the year 0, as if there were no zones: `20270203T173000`.
fn minutes(value: &str) -> i64 {
    let number = |range: std::ops::Range<usize>| value[range].parse::<i64>().unwrap();
    let (year, month, day) = (number(0..4), number(4..6), number(6..8));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1;
    assert_eq!(&value[13..15], "00");
    (days * 24 + number(9..11)) * 60 + number(11..13)
}

fn offset(value: &str) -> i64 {
    assert_eq!(value.len(), 5, "{value}");
    let ahead = value[1..3].parse::<i64>().unwrap() * 60 + value[3..5].parse::<i64>().unwrap();
    if value.starts_with('-') { -ahead } else { ahead }
}

/// The minute in UTC that a time means, by the file's own zones.
#[track_caller]
fn moment(calendar: &Component, property: &Property) -> i64 {
    let local = minutes(&property.value);
    if property.value.ends_with('Z') {
        assert!(property.parameters.is_empty());
        return local;
    }
    let zone = &property.parameters["TZID"];
    let zones: Vec<&Component> =
        calendar.all("VTIMEZONE").filter(|found| found.one("TZID").value == *zone).collect();
    assert_eq!(zones.len(), 1, "{zone} is written out once");
    let mut onsets: Vec<(i64, i64, i64)> = Vec::new();
    for rule in &zones[0].inner {
        assert!(["STANDARD", "DAYLIGHT"].contains(&rule.name.as_str()));
        rule.one("TZNAME");
        let (before, after) =
            (offset(&rule.one("TZOFFSETFROM").value), offset(&rule.one("TZOFFSETTO").value));
        let start = minutes(&rule.one("DTSTART").value);
        onsets.push((start - before, before, after));
    }
    onsets.sort_unstable();
    // Of two moments the first is meant.
    let offsets = onsets.iter().flat_map(|(_, before, after)| [*before, *after]);
    let mut found: Vec<i64> = offsets
        .map(|ahead| local - ahead)
        .filter(|moment| {
            let in_force = onsets.iter().rev().find(|(start, ..)| start <= moment);
            in_force.is_some_and(|(_, _, after)| moment + after == local)
        })
        .collect();
    found.sort_unstable();
    *found.first().unwrap_or_else(|| panic!("no moment for {property:?}"))
}

/// `2027-02-04T01:30Z`.
fn utc(text: &str) -> i64 {
    minutes(&(text.trim_end_matches('Z').replace(['-', ':'], "") + "00"))
}

fn session(header: &str, text: &str) -> String {
    format!("=== content/sessions/s.md\n---\ntitle: S\n{header}---\n{text}\n")
}

/// Start and end of each event of a session, in UTC.
#[track_caller]
fn check_times(header: &str, text: &str, expected: &[(&str, &str)]) {
    let outcome = Project::read(&session(header, text)).outcome();
    let calendar = read(outcome.page("sessions/s.ics"));
    let events: Vec<&Component> = calendar.all("VEVENT").collect();
    assert_eq!(events.len(), expected.len(), "{calendar:#?}");
    for (event, (start, end)) in events.iter().zip(expected) {
        let found = moment(&calendar, event.one("DTSTART"));
        assert_eq!(found, utc(start), "{event:#?}");
        let length = event.text("DURATION").map(|text| {
            text.strip_prefix("PT").and_then(|text| text.strip_suffix('M')).unwrap().parse::<i64>().unwrap()
        });
        let until = match length {
            Some(length) => Some(found + length),
            None => {
                let end = event.properties.iter().find(|property| property.name == "DTEND");
                end.map(|end| moment(&calendar, end))
            }
        };
        assert_eq!(until, (!end.is_empty()).then(|| utc(end)), "{event:#?}");
    }
}

#[test]
fn moments() {
    let at = |start: &str, zone: &str, minutes: u32| {
        format!("start: {start}\ntimezone: {zone}\nminutes: {minutes}\n")
    };
    for (start, zone, minutes, from, until) in [
        ("2027-02-03 17:30", "America/Los_Angeles", 90, "2027-02-04T01:30Z", "2027-02-04T03:00Z"),
        ("2027-07-03 17:30", "America/Los_Angeles", 90, "2027-07-04T00:30Z", "2027-07-04T02:00Z"),
        // The clocks go forward, and back, while people are together.
        ("2027-03-14 01:30", "America/Los_Angeles", 60, "2027-03-14T09:30Z", "2027-03-14T10:30Z"),
        ("2027-11-06 23:30", "America/Los_Angeles", 150, "2027-11-07T06:30Z", "2027-11-07T09:00Z"),
        ("2027-11-06 23:30", "America/Los_Angeles", 240, "2027-11-07T06:30Z", "2027-11-07T10:30Z"),
        ("2027-03-28 01:00", "Europe/Berlin", 120, "2027-03-28T00:00Z", "2027-03-28T02:00Z"),
        ("2027-04-04 01:00", "Australia/Lord_Howe", 120, "2027-04-03T14:00Z", "2027-04-03T16:00Z"),
        ("2027-02-12 09:30", "Asia/Kathmandu", 60, "2027-02-12T03:45Z", "2027-02-12T04:45Z"),
        ("2027-02-12 09:30", "America/St_Johns", 60, "2027-02-12T13:00Z", "2027-02-12T14:00Z"),
        ("2027-02-12 09:30", "UTC", 60, "2027-02-12T09:30Z", "2027-02-12T10:30Z"),
        ("2027-02-12 09:30", "Etc/GMT+7", 60, "2027-02-12T16:30Z", "2027-02-12T17:30Z"),
        ("2050-07-12 09:30", "Europe/London", 60, "2050-07-12T08:30Z", "2050-07-12T09:30Z"),
        ("1950-07-12 09:30", "Europe/Paris", 60, "1950-07-12T08:30Z", "1950-07-12T09:30Z"),
    ] {
        check_times(&at(start, zone, minutes), "Words.", &[(from, until)]);
    }
    // Without a length there is no end.
    check_times("start: 2027-02-03 17:30\ntimezone: Europe/Lisbon\n", "Words.", &[("2027-02-03T17:30Z", "")]);
}

#[test]
fn several_days_are_several_events() {
    let text = "::: agenda Day 1 (2 h)\n1. a (2 h)\n:::\n::: agenda Day 2, 2027-03-14 at 9:30 (1 h)\n1. b (1 h)\n:::\n";
    check_times(
        "start: 2027-03-13 13:30\ntimezone: America/Los_Angeles\n",
        text,
        &[("2027-03-13T21:30Z", "2027-03-13T23:30Z"), ("2027-03-14T16:30Z", "2027-03-14T17:30Z")],
    );
    let header = "start: 2027-03-13 13:30\ntimezone: America/Los_Angeles\n";
    let outcome = Project::read(&session(header, text)).outcome();
    let calendar = read(outcome.page("sessions/s.ics"));
    let texts =
        |name: &str| calendar.all("VEVENT").map(|event| event.text(name).unwrap()).collect::<Vec<_>>();
    assert_eq!(texts("SUMMARY"), ["S · Day 1", "S · Day 2"]);
    assert_eq!(texts("UID"), ["sessions/s@field", "sessions/s-2@field"]);
}

#[test]
fn words_of_an_event() {
    let header = "\
summary: \"Commas, semicolons; and a \\\\ sign: a long line that has to be folded, with ä, ß, 漢字 and 👩‍🌾 in it\"
series: Spring
number: 2
start: 2027-02-03 17:30
timezone: Europe/Lisbon
objectives: [\"Say **why**\", \"Listen, well\"]
location: Hall, room 2
register: https://example.org/r?a=1;b=2,3
updated: 2026-11-20
aliases: [sessions/older.html]
";
    let text = "::: agenda\n1. Welcome (10 min)\n2. *Break* at 18:00 (5 min)\n   1. inside (5 min)\n:::\n::: facilitator\nSECRET\n:::\n";
    let settings = "=== site.toml\ntitle = \"Side, by Side\"\nbase_url = \"https://example.org/x/\"\n";
    let outcome = Project::read(&(settings.to_owned() + &session(header, text))).outcome();
    let file = outcome.page("sessions/s.ics");
    let calendar = read(file);
    let event = calendar.all("VEVENT").next().unwrap();
    assert_eq!(event.text("SUMMARY").unwrap(), "Spring 2: S");
    assert_eq!(
        event.text("DESCRIPTION").unwrap(),
        "Commas, semicolons; and a \\ sign: a long line that has to be folded, with ä, ß, 漢字 and 👩‍🌾 in it\n\n\
         You will be able to:\n- Say why\n- Listen, well\n\n\
         Agenda:\n17:30 Welcome (10 min)\n18:00 Break (5 min)\n\n\
         Sign up: https://example.org/r?a=1;b=2,3"
    );
    assert_eq!(event.text("LOCATION").unwrap(), "Hall, room 2");
    assert_eq!(event.one("URL").value, "https://example.org/x/sessions/s.html");
    assert_eq!(event.text("UID").unwrap(), "sessions/older@example-org-x-4f3101");
    assert_eq!(event.one("DTSTAMP").value, "20261120T000000Z");
    assert!(!file.contains("SECRET"));
    let all = read(outcome.page("sessions/calendar.ics"));
    assert_eq!(all.text("NAME").unwrap(), "Side, by Side");
    assert_eq!(all.all("VEVENT").count(), 1);
}

#[test]
fn without_a_zone_the_time_is_that_of_wherever_one_is() {
    let outcome = Project::read(&session("start: 2027-02-03 17:30\nminutes: 30\n", "Words.")).outcome();
    let calendar = read(outcome.page("sessions/s.ics"));
    let event = calendar.all("VEVENT").next().unwrap();
    assert_eq!(event.one("DTSTART").value, "20270203T173000");
    assert_eq!(event.one("DTEND").value, "20270203T180000");
    assert!(event.one("DTSTART").parameters.is_empty());
    assert_eq!(calendar.all("VTIMEZONE").count(), 0);
}

#[test]
fn only_sessions_that_have_a_day() {
    let outcome = Project::read(&session("", "Words.")).outcome();
    assert!(outcome.pages.keys().all(|path| !path.ends_with(".ics")), "{:?}", outcome.pages.keys());
    let two = session("start: 2027-02-03 17:30\ntimezone: Europe/Lisbon\n", "Words.")
        + "=== content/sessions/t.md\n---\ntitle: T\n---\nWords.\n"
        + "=== content/sessions/u.md\n---\ntitle: U\nstart: 2027-01-03 17:30\ntimezone: Asia/Tokyo\n---\nWords.\n";
    let outcome = Project::read(&two).outcome();
    let files: Vec<&String> = outcome.pages.keys().filter(|path| path.ends_with(".ics")).collect();
    assert_eq!(files, ["sessions/calendar.ics", "sessions/s.ics", "sessions/u.ics"]);
    let all = read(outcome.page("sessions/calendar.ics"));
    let names: Vec<String> = all.all("VEVENT").map(|event| event.text("SUMMARY").unwrap()).collect();
    assert_eq!(names, ["U", "S"]);
    assert_eq!(all.all("VTIMEZONE").count(), 2);
}

#[test]
fn the_zones_of_every_moment_of_the_table() {
    // Every clock time of the table that comes once or twice, in one calendar: it leads to its (first) moment.
    let table = include_str!("../zones/moments.txt");
    let lines = table.lines().filter(|line| line.contains("  once  ") || line.contains("  twice  "));
    let lines: Vec<Vec<&str>> = lines.map(|line| line.split_whitespace().collect()).collect();
    let sessions = lines.iter().enumerate().map(|(at, words)| {
        let header = format!("start: {} {}\ntimezone: {}\nminutes: 45\n", words[2], words[3], words[0]);
        format!("=== content/sessions/s{at}.md\n---\ntitle: S\n{header}---\nWords.\n")
    });
    let project = Project::read(&sessions.collect::<String>());
    let calendar = read(&calendar_of_all(&project.understand()));
    let mut seen = 0;
    for event in calendar.all("VEVENT") {
        let uid = event.text("UID").unwrap();
        let at: usize = uid.trim_end_matches("@field").trim_start_matches("sessions/s").parse().unwrap();
        assert_eq!(moment(&calendar, event.one("DTSTART")), utc(lines[at][5]), "{:?}", lines[at]);
        seen += 1;
    }
    assert!(seen == lines.len() && seen > 500, "{seen}");
}

fn calendar_of_all(understood: &fieldbook::pipeline::Understood) -> String {
    use fieldbook::render::{Rendered, Site, render};
    let mut found = Vec::new();
    let site = Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found);
    let output = fieldbook::path::OutputPath::new("sessions/calendar.ics");
    let found = std::sync::Mutex::new(found);
    match render(&site, &output, &understood.plan[&output], &found) {
        Rendered::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
        Rendered::Copy(_) | Rendered::Pieces(_) => panic!("a calendar is bytes"),
    }
}
