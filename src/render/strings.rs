//! Words of the interface in the site's language.

use crate::model::Date;
use crate::zone;
use std::collections::{BTreeMap, HashMap};

/// A catalogue: key to text. What a language lacks is said in English.
#[derive(Debug, Clone, Default)]
pub struct Strings(HashMap<String, String>, Isolation);

/// What keeps words that were put together from coming apart among letters of the other direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Isolation {
    #[default]
    None,
    LeftToRight,
}

impl Strings {
    /// Later catalogues replace the words of earlier ones.
    pub fn new(catalogues: impl IntoIterator<Item = BTreeMap<String, String>>) -> Self {
        Self(catalogues.into_iter().flatten().collect(), Isolation::None)
    }

    /// The same words for pages that are written in the other direction.
    #[must_use]
    pub fn isolated(self, isolation: Isolation) -> Self {
        Self(self.0, isolation)
    }

    fn whole(&self, words: String) -> String {
        match self.1 {
            Isolation::None => words,
            Isolation::LeftToRight => format!("\u{2066}{words}\u{2069}"),
        }
    }

    /// All words, for templates.
    pub fn all(&self) -> BTreeMap<&str, &str> {
        self.0.iter().map(|(key, words)| (key.as_str(), words.as_str())).collect()
    }

    /// The words of a key; the key itself when no catalogue has it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words of a key with `{name}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut text = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let known = after.split_once('}').and_then(|(name, after)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((*value, after))
            });
            let (words, after) = known.unwrap_or(("{", after));
            text.push_str(words);
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// Minutes as people read them.
    pub fn time(&self, minutes: u32) -> String {
        let short = |key, count: u32| self.fill(key, &[("count", &count.to_string())]);
        self.whole(match (minutes / 60, minutes % 60) {
            (0, minutes) => short("minutes_short", minutes),
            (hours, 0) => short("hours_short", hours),
            (hours, minutes) => {
                format!("{} {}", short("hours_short", hours), short("minutes_short", minutes))
            }
        })
    }

    /// A day in words, with the day of the week.
    pub fn day(&self, date: Date) -> String {
        let weekday = format!("weekday_{}", zone::weekday(date));
        self.whole(self.fill("day_format", &[("weekday", self.get(&weekday)), ("date", &self.date(date))]))
    }

    /// What people call the place that a time zone is named after: `Los Angeles`.
    pub fn place(&self, zone: &str) -> String {
        let name = zone.to_ascii_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
        let key = format!("zone_{name}");
        match self.get(&key) {
            same if same == key => zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
            words => words.to_owned(),
        }
    }

    /// A day in words.
    pub fn date(&self, date: Date) -> String {
        let month = format!("month_{}", date.month);
        let values = [
            ("day", date.day.to_string()),
            ("month", self.get(&month).to_owned()),
            ("year", date.year.to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.whole(self.fill("date_format", &values))
    }
}

/// The direction a language is written in.
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 13] =
        ["ar", "arc", "ckb", "dv", "fa", "ha-arab", "he", "iw", "ks", "ps", "ur", "yi", "sd"];
    let language = language.to_ascii_lowercase();
    let base = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&base) || language.contains("-arab") || language.contains("-hebr") {
        "rtl"
    } else {
        "ltr"
    }
}
