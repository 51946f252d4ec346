//! Drawings that a link leads to, rather than a text that shows them.

use crate::model::{Address, Curriculum, Document, LinkKind, is_drawing};
use crate::path::SourcePath;
use std::collections::BTreeSet;

/// Every drawing that some text links to, also a text as it was in an edition.
pub fn find(curriculum: &Curriculum) -> BTreeSet<SourcePath> {
    let drawings: Vec<&SourcePath> = curriculum.files.values().filter(|path| is_drawing(path)).collect();
    if drawings.is_empty() {
        return BTreeSet::new();
    }
    let editions = curriculum.editions.iter();
    let past = editions
        .flat_map(|edition| edition.entries.iter().map(|entry| &entry.document).chain([&edition.preface]));
    let documents = curriculum.documents.iter().map(|document| &**document).chain(past);
    let mut found = BTreeSet::new();
    for document in documents {
        found.extend(linked(document).filter(|path| curriculum.files.get(path).is_some()));
    }
    found
}

fn linked(document: &Document) -> impl Iterator<Item = SourcePath> + '_ {
    let links = document.links.iter().filter(|link| link.kind == LinkKind::Link);
    let targets = links.filter_map(|link| match Address::of(&link.address) {
        Address::Relative => document.source.path.resolve(&link.address).map(|target| target.path),
        Address::Offsite | Address::Unsafe(_) => None,
    });
    targets.filter(is_drawing)
}
