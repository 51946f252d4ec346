//! What a table of keys says of one key.

use crate::diagnostic::nearest;
use crate::model::Kind;

/// One key of the language: the decoder, the schema and the docs read the same row.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub name: &'static str,
    /// The kinds of files it belongs to.
    pub kinds: &'static [Kind],
    pub shape: Shape,
    /// One line: what it means.
    pub meaning: &'static str,
    /// A line to paste.
    pub example: &'static str,
    /// Words that people and other tools write instead.
    pub instead: &'static [&'static str],
}

/// What can stand after a key.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    Text,
    /// A list of texts; one text is a list of one.
    Texts,
    /// A file of the curriculum, as a relative link.
    File,
    Files,
    Number {
        least: i64,
        most: i64,
    },
    YesNo,
    Date,
    /// A local time: `2026-03-03 18:30`.
    Start,
    OneOf(&'static [&'static str]),
    /// A language tag: `en`.
    Language,
    /// A time zone by its place: `Europe/Berlin`.
    Zone,
    Zones,
    /// A whole web address.
    Link,
    /// A group of keys of its own.
    Map(&'static [Row]),
    /// Any number of groups of keys.
    Tables(&'static [Row]),
}

impl Row {
    pub fn belongs_to(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }
}

impl Shape {
    /// In words, as in "`minutes` is …".
    pub fn words(self) -> String {
        match self {
            Self::Text => "a text".into(),
            Self::Texts => "a list of texts".into(),
            Self::File => "a file".into(),
            Self::Files => "a list of files".into(),
            Self::Number { least: i64::MIN, .. } => "a whole number".into(),
            Self::Number { least, .. } => format!("a whole number from {least}"),
            Self::YesNo => "`yes` or `no`".into(),
            Self::Date => "a day as year-month-day".into(),
            Self::Start => "a day and a time".into(),
            Self::OneOf(words) => alternatives(words),
            Self::Language => "a language tag".into(),
            Self::Zone => "a time zone".into(),
            Self::Zones => "a list of time zones".into(),
            Self::Link => "a web address".into(),
            Self::Map(_) => "a group of keys".into(),
            Self::Tables(_) => "a list of groups of keys".into(),
        }
    }

    /// Whether the value is a list.
    pub fn is_list(self) -> bool {
        match self {
            Self::Texts | Self::Files | Self::Zones | Self::Tables(_) => true,
            Self::Text
            | Self::File
            | Self::Number { .. }
            | Self::YesNo
            | Self::Date
            | Self::Start
            | Self::OneOf(_)
            | Self::Language
            | Self::Zone
            | Self::Link
            | Self::Map(_) => false,
        }
    }

    /// Whether the value is free words, in which ` #` is meant as it stands.
    pub fn is_words(self) -> bool {
        match self {
            Self::Text | Self::Texts => true,
            Self::File
            | Self::Files
            | Self::Number { .. }
            | Self::YesNo
            | Self::Date
            | Self::Start
            | Self::OneOf(_)
            | Self::Language
            | Self::Zone
            | Self::Zones
            | Self::Link
            | Self::Map(_)
            | Self::Tables(_) => false,
        }
    }
}

/// Keys that are spelled in two ways, each with the name of its row.
pub const SPELLINGS: &[(&str, &str)] = &[("license", "licence")];

/// The row of a key, in either spelling.
pub fn find(rows: &'static [Row], name: &str) -> Option<&'static Row> {
    let name = SPELLINGS.iter().find(|(other, _)| *other == name).map_or(name, |(_, ours)| ours);
    rows.iter().find(|row| row.name == name)
}

/// The key that was likely meant by an unknown one.
pub fn meant(rows: &'static [Row], word: &str) -> Option<&'static Row> {
    let folded = word.to_lowercase().replace([' ', '-'], "_");
    let same = rows.iter().find(|row| row.name == folded || row.instead.contains(&folded.as_str()));
    same.or_else(|| {
        // Names much longer or shorter cannot be near; comparing them would cost most of the time.
        let similar = |name: &&str| name.len().abs_diff(folded.len()) <= name.len().max(folded.len()) / 3;
        let name = nearest(&folded, rows.iter().map(|row| row.name).filter(similar))?;
        find(rows, name)
    })
}

/// The words as a choice: `a`, `b` or `c`.
pub fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
