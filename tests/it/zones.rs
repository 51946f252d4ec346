//! Time zones: the program's own data against a table that another program made from the IANA data.

use fieldbook::model::Date;
use fieldbook::zone::{self, Moment, Reading};

const MOMENTS: &str = include_str!("../zones/moments.txt");

fn date(text: &str) -> Date {
    let mut parts = text.split('-');
    let mut part = || parts.next().unwrap();
    Date { year: part().parse().unwrap(), month: part().parse().unwrap(), day: part().parse().unwrap() }
}

fn minutes(text: &str) -> u32 {
    let (hour, minute) = text.split_once(':').unwrap();
    hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap()
}

/// `2027-03-14T10:00Z`, counted by hand.
fn moment(text: &str) -> Moment {
    let (day, time) = text.trim_end_matches('Z').split_once('T').unwrap();
    let Date { year, month, day } = date(day);
    let (year, month) = if month > 2 {
        (i64::from(year), i64::from(month) - 3)
    } else {
        (i64::from(year) - 1, i64::from(month) + 9)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + i64::from(day) - 1;
    Moment((days - 719_468) * 86_400 + i64::from(minutes(time)) * 60)
}

fn offset(text: &str) -> i32 {
    let seconds = i32::try_from(minutes(&text[1..]) * 60).unwrap();
    if text.starts_with('-') { -seconds } else { seconds }
}

#[test]
fn clocks_and_moments_agree_with_the_iana_data() {
    let (mut zones, mut lines) = (std::collections::BTreeSet::new(), 0);
    for line in MOMENTS.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let name = words[0];
        zones.insert(name);
        lines += 1;
        if words[1] == "at" {
            let clock = zone::clock(name, moment(words[2])).unwrap();
            assert_eq!((clock.date, clock.minutes), (date(words[4]), minutes(words[5])), "{line}");
            assert_eq!(clock.offset, offset(words[6]), "{line}");
            let letters = Some(words[7]).filter(|letters| !letters.starts_with(['+', '-']));
            assert_eq!(clock.letters.as_deref(), letters, "{line}");
        } else {
            let found = zone::read(name, date(words[2]), minutes(words[3])).unwrap();
            let at = |place: usize| moment(words[place]);
            let expected = match words[4] {
                "once" => Reading::Once(at(5)),
                "twice" => Reading::Twice { first: at(5), second: at(6) },
                "never" => Reading::Never { earlier: at(5), later: at(6) },
                other => panic!("{other}"),
            };
            assert_eq!(found, expected, "{line}");
        }
    }
    assert!(zones.len() >= 10 && lines > 600, "{} zones, {lines} lines", zones.len());
}

#[test]
fn changes_of_the_clocks_stand_where_the_table_says() {
    let lines: Vec<Vec<&str>> = MOMENTS
        .lines()
        .filter(|line| line.contains("  at  "))
        .map(|line| line.split_whitespace().collect())
        .collect();
    let mut seen = 0;
    for pair in lines.windows(2).filter(|pair| pair[0][0] == pair[1][0] && pair[0][6] != pair[1][6]) {
        let (before, after) = (moment(pair[0][2]), moment(pair[1][2]));
        if after.0 - before.0 != 60 {
            continue;
        }
        seen += 1;
        let (last, next) = zone::changes_around(pair[0][0], before);
        assert!(last.is_none_or(|change| change.at < after), "{pair:?}");
        let next = next.unwrap();
        assert_eq!(
            (next.at, next.before, next.after),
            (after, offset(pair[0][6]), offset(pair[1][6])),
            "{pair:?}"
        );
        assert_eq!(next.name, pair[1][7], "{pair:?}");
        assert_eq!(zone::changes_around(pair[0][0], after).0, Some(next));
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn days_of_the_week() {
    for (day, weekday) in
        [("2027-02-03", 3), ("2027-02-07", 7), ("2028-02-29", 2), ("2026-11-24", 2), ("2000-01-01", 6)]
    {
        assert_eq!(zone::weekday(date(day)), weekday, "{day}");
    }
}

#[test]
fn no_zone_and_no_day() {
    let day = date("2027-02-03");
    assert_eq!(zone::read("Mars/Base", day, 0), None);
    assert_eq!(zone::clock("Mars/Base", Moment(0)), None);
    assert_eq!(zone::read("UTC", day, 24 * 60), None);
    assert_eq!(zone::changes_around("Mars/Base", Moment(0)), (None, None));
    assert_eq!(zone::changes_around("UTC", Moment(0)), (None, None));
    assert_eq!(zone::clock("UTC", Moment(i64::MAX)), None);
    assert_eq!(zone::read("UTC", day, 0), Some(Reading::Once(moment("2027-02-03T00:00Z"))));
}
