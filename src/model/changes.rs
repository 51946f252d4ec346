//! What happened to entries between two moments: which came, which changed, which have another name, which went.

use super::{Document, public_text};
use std::collections::{BTreeMap, BTreeSet};

/// The same entry at two moments.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'d> {
    pub old: &'d Document,
    pub new: &'d Document,
}

/// Every entry of either moment once, in the order of the later one, and what went in that of the earlier.
#[derive(Debug, Default)]
pub struct Changes<'d> {
    pub added: Vec<&'d Document>,
    /// Under another address, whatever else changed.
    pub renamed: Vec<Pair<'d>>,
    pub revised: Vec<Pair<'d>>,
    pub unchanged: Vec<Pair<'d>>,
    /// What is part of another entry now.
    pub joined: Vec<Pair<'d>>,
    /// What is out of use, with the document that says why, where there is one.
    pub retired: Vec<(&'d Document, Option<&'d Document>)>,
}

/// Compares two lists of entries. An entry is the same when it has the same address, or when the later one says that it
/// was at the address of the earlier one.
pub fn changes<'d>(old: &[&'d Document], new: &[&'d Document]) -> Changes<'d> {
    let at: BTreeMap<_, _> = new.iter().map(|document| (&document.source.path, *document)).collect();
    let mut by_alias = BTreeMap::new();
    for document in new.iter().filter(|document| !document.is_retired()) {
        for address in document.addresses().skip(1) {
            by_alias.entry(address).or_insert(*document);
        }
    }
    let in_use = |document: &&&'d Document| !document.is_retired();
    let mut found = Changes::default();
    let mut known: BTreeMap<_, &'d Document> = BTreeMap::new();
    let mut waiting = Vec::new();
    for old in old.iter().filter(in_use).copied() {
        match at.get(&old.source.path) {
            Some(new) if !new.is_retired() => {
                known.insert(&new.source.path, old);
            }
            there => waiting.push((old, there.copied())),
        }
    }
    let mut moved = BTreeSet::new();
    for (old, there) in waiting {
        let heir = by_alias.get(&old.source.path.page()).copied().filter(|_| there.is_none());
        match heir {
            Some(new) if known.contains_key(&new.source.path) => found.joined.push(Pair { old, new }),
            Some(new) => {
                known.insert(&new.source.path, old);
                moved.insert(&new.source.path);
            }
            None => found.retired.push((old, there)),
        }
    }
    for new in new.iter().filter(in_use).copied() {
        match known.get(&new.source.path) {
            None => found.added.push(new),
            Some(old) => {
                let pair = Pair { old, new };
                match () {
                    () if moved.contains(&new.source.path) => found.renamed.push(pair),
                    () if pair.is_same() => found.unchanged.push(pair),
                    () => found.revised.push(pair),
                }
            }
        }
    }
    found
}

impl Pair<'_> {
    /// Whether nothing that an entry says is different.
    pub fn is_same(&self) -> bool {
        let said = |document: &Document| {
            let front = &document.front;
            let text = |said: &Option<super::Said>| said.as_ref().map(|said| said.text.trim().to_owned());
            let sources: Vec<String> = front.sources.iter().map(|said| said.text.trim().to_owned()).collect();
            (
                document.title().to_owned(),
                front.summary.clone(),
                text(&front.question),
                text(&front.answer),
                sources,
            )
        };
        said(self.old) == said(self.new) && public_text(self.old) == public_text(self.new)
    }
}
