//! Maps of a worksheet: partners in quadrants and rings, people and their ties. The table is the truth.

use super::EventRange;

/// `map`: the labels of the partner map, and what the author wrote into its table. The table itself stays in the text.
#[derive(Debug, Clone)]
pub struct Map {
    /// Text before the labels.
    pub intro: EventRange,
    pub quadrants: Vec<String>,
    /// From the middle outwards.
    pub rings: Vec<String>,
    pub rows: Vec<PartnerRow>,
    /// The text after the two lines of labels.
    pub body: EventRange,
}

/// A row of a partner map's table: its first three cells as words, empty where people write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartnerRow {
    pub name: String,
    pub quadrant: String,
    pub ring: String,
}

/// `network`: what the author wrote into the table of people or groups and the table of ties.
#[derive(Debug, Clone, Default)]
pub struct Network {
    pub people: Vec<String>,
    pub ties: Vec<TieRow>,
    /// How many people the first table has room for on paper.
    pub room: u32,
}

/// A row of a network's table of ties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TieRow {
    pub from: String,
    pub to: String,
    pub strength: String,
}

/// Which label a cell names, whatever the case and the spaces.
pub fn find_label(labels: &[String], words: &str) -> Option<usize> {
    let words = same_words(words);
    labels.iter().position(|label| same_words(label) == words)
}

/// Words in the form in which they are compared.
pub fn same_words(words: &str) -> String {
    tidy(words).to_lowercase()
}

/// Words with single spaces between. A byte order mark counts as space, because it does in browsers.
pub fn tidy(words: &str) -> String {
    let parts = words.split(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
