//! Which documents have which tag. Found again only when a document came, went, or has other tags.

use crate::model::Document;
use crate::path::slug;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents by the slug of a tag, with the tag as first written.
type Found = BTreeMap<String, (String, Vec<usize>)>;

/// What was found the last time.
#[derive(Debug, Default)]
pub struct Tags {
    documents: Vec<Arc<Document>>,
    found: Arc<Found>,
}

impl Tags {
    pub fn of(&mut self, documents: &[Arc<Document>]) -> Arc<Found> {
        let same = |(one, other): (&Arc<Document>, &Arc<Document>)| {
            let words = |document: &'_ Arc<Document>| -> Vec<String> {
                document.front.tags.iter().map(|tag| tag.text.clone()).collect()
            };
            let same = || one.is_retired() == other.is_retired() && words(one) == words(other);
            Arc::ptr_eq(one, other) || same()
        };
        let known = self.documents.len() == documents.len() && self.documents.iter().zip(documents).all(same);
        if !known {
            self.found = Arc::new(find(documents));
        }
        self.documents = documents.to_vec();
        Arc::clone(&self.found)
    }
}

fn find(documents: &[Arc<Document>]) -> Found {
    let mut tags = Found::new();
    // A tag is on many pages, and its slug is made once.
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut firsts: Vec<&str> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        if document.is_retired() {
            continue;
        }
        for tag in &document.front.tags {
            let pages = by_text.entry(&tag.text).or_insert_with(|| {
                firsts.push(&tag.text);
                Vec::new()
            });
            pages.push(index);
        }
    }
    for text in firsts {
        let address = slug(text);
        if !address.is_empty() {
            let (_, pages) = tags.entry(address).or_insert_with(|| (text.to_owned(), Vec::new()));
            pages.extend(by_text.remove(text).unwrap_or_default());
        }
    }
    for (_, pages) in tags.values_mut() {
        pages.sort_unstable();
        pages.dedup();
    }
    tags
}
