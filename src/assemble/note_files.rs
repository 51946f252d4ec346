//! Files beside the texts that only facilitators see: a picture or a handout that nothing but their notes leads to is as
//! little for participants as the notes are.

use crate::model::{Address, Audience, Curriculum, Document, is_media};
use crate::path::SourcePath;
use std::collections::BTreeSet;

/// Files that notes lead to and nothing else does. A file that nobody leads to stays what it was: published.
pub fn find(curriculum: &Curriculum) -> BTreeSet<SourcePath> {
    let mut found = BTreeSet::new();
    for document in curriculum.documents.iter().filter(|document| document.has_notes) {
        found.extend(
            linked(document, Audience::Facilitators)
                .filter(|path| is_media(path) && curriculum.files.contains(path)),
        );
    }
    for document in &curriculum.documents {
        if found.is_empty() {
            break;
        }
        for path in linked(document, Audience::Everyone) {
            found.remove(&path);
        }
        if let Some(path) = document.front.seo.image.as_ref().and_then(|said| resolved(document, &said.text))
        {
            found.remove(&path);
        }
    }
    found
}

fn linked(document: &Document, audience: Audience) -> impl Iterator<Item = SourcePath> + '_ {
    let links = document.links.iter().filter(move |link| link.audience == audience);
    links.filter_map(|link| resolved(document, &link.address))
}

fn resolved(document: &Document, address: &str) -> Option<SourcePath> {
    match Address::of(address) {
        Address::Relative => document.source.path.resolve(address).map(|target| target.path),
        Address::Offsite | Address::Unsafe(_) => None,
    }
}
