//! Equal things counted, in an order that does not depend on who came first.

use super::noted::Row;
use std::collections::BTreeMap;

/// Rows of equal words, counted.
#[derive(Default)]
pub struct Tally(BTreeMap<String, BTreeMap<Vec<String>, usize>>);

impl Tally {
    pub fn add(&mut self, key: String, cells: Vec<String>) {
        *self.0.entry(key).or_default().entry(cells).or_default() += 1;
    }

    /// What most wrote comes first, then the order of the words. Of several spellings the most frequent is shown.
    pub fn rows(self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for spellings in self.0.into_values() {
            let times = spellings.values().sum();
            let most = spellings.values().max().copied().unwrap_or_default();
            let shown = spellings.into_iter().find(|(_, times)| *times == most);
            rows.extend(shown.map(|(cells, _)| Row { cells, times }));
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.times));
        rows
    }
}

/// What most say; of equals the first.
pub fn most_frequent<'t>(texts: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(text, _)| text.to_owned())
}
