//! The living reference as a whole: one document in chapters, lists of its entries, and open data.

mod data;
mod document;
mod lists;
mod plain;

pub use data::pieces as data;
pub use document::Whole;
pub use plain::plain;

use super::site::Site;
use super::view::Link;
use crate::model::{Chapter, Curriculum, Section};
use crate::path::{OutputPath, slug};
use std::collections::{BTreeMap, BTreeSet};

/// The entries in the order of the document.
pub fn documents(curriculum: &Curriculum) -> Vec<usize> {
    curriculum.reference.chapters.iter().flat_map(|chapter| chapter.entries.iter().copied()).collect()
}

/// The words above a chapter.
fn chapter_title(site: &Site<'_>, chapter: &Chapter) -> String {
    let is_alone = site.curriculum.reference.chapters.len() == 1;
    let rest = if is_alone { "reference_entries" } else { "reference_more" };
    chapter.title.clone().unwrap_or_else(|| site.theme.strings.get(rest).to_owned())
}

/// The name of each entry on the page of the document: that of its file, unless another id of the page is the same.
fn names(curriculum: &Curriculum) -> BTreeMap<usize, String> {
    let mut taken: BTreeSet<String> = BTreeSet::from(["main".to_owned()]);
    if let Some(page) = curriculum.sections.get(Section::Reference.folder()) {
        taken.extend(curriculum.documents[*page].anchors.iter().cloned());
    }
    let mut names = BTreeMap::new();
    for entry in documents(curriculum) {
        let stem = slug(curriculum.documents[entry].source.path.stem());
        let stem = if stem.is_empty() { "entry".to_owned() } else { stem };
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let name = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken.contains(name));
        let name = name.unwrap_or_default();
        taken.insert(name.clone());
        names.insert(entry, name);
    }
    names
}

/// The document and the lists of its entries that are planned, but for the page that asks.
fn other_lists(site: &Site<'_>, page: &OutputPath) -> Vec<Link> {
    let curriculum = site.curriculum;
    let all = [
        (curriculum.reference_output(), site.section_title(Section::Reference)),
        (curriculum.by_session_output(), site.theme.strings.get("reference_by_session").to_owned()),
        (curriculum.by_tag_output(), site.theme.strings.get("reference_by_tag").to_owned()),
    ];
    let others = all.into_iter().filter(|(output, _)| output != page && site.has(output));
    others.map(|(output, title)| Link { href: page.href_to(&output), title, language: None }).collect()
}
