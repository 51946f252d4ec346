//! The living reference as one document: which entry stands in which chapter, and who names whom.

use crate::model::collation::Collation;
use crate::model::{Chapter, ChapterLine, Curriculum, History, Reference};
use crate::path::slug;
use std::collections::{BTreeMap, BTreeSet};

/// Everything about the document that its entries say together.
pub fn reference(curriculum: &Curriculum, history: Option<&History>) -> Reference {
    Reference {
        chapters: chapters(curriculum),
        named_by: named_by(curriculum),
        history: history.cloned().unwrap_or_default(),
    }
}

/// An entry stands in the first chapter whose tag it has. Where no chapters are named, its first tag is its chapter.
fn chapters(curriculum: &Curriculum) -> Vec<Chapter> {
    let lines: Vec<ChapterLine<'_>> =
        curriculum.chapter_lines().iter().map(|said| ChapterLine::read(&said.text)).collect();
    let mut named: Vec<Chapter> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        let tag = slug(line.tag);
        if !tag.is_empty() && !places.contains_key(&tag) {
            places.insert(tag.clone(), named.len());
            named.push(Chapter { title: Some(line.title.to_owned()), tag, entries: Vec::new() });
        }
    }
    let mut rest = Chapter { title: None, tag: String::new(), entries: Vec::new() };
    let mut by_first: BTreeMap<String, Chapter> = BTreeMap::new();
    for entry in curriculum.entries.iter().copied() {
        let tags = curriculum.documents[entry].front.tags.iter().map(|tag| (slug(&tag.text), &tag.text));
        let mut tags = tags.filter(|(tag, _)| !tag.is_empty());
        if !lines.is_empty() {
            let chapter = tags.filter_map(|(tag, _)| places.get(&tag)).min();
            chapter.map_or(&mut rest, |chapter| &mut named[*chapter]).entries.push(entry);
        } else if let Some((tag, _)) = tags.next() {
            let title = curriculum.tags.get(&tag).map(|(title, _)| title.clone());
            let new = || Chapter { title, tag: tag.clone(), entries: Vec::new() };
            by_first.entry(tag.clone()).or_insert_with(new).entries.push(entry);
        } else {
            rest.entries.push(entry);
        }
    }
    let mut by_first: Vec<Chapter> = by_first.into_values().collect();
    let collation = Collation::of(&curriculum.config.language);
    collation.sort(&mut by_first, |chapter| chapter.title.as_deref().unwrap_or_default());
    let all = named.into_iter().chain(by_first).chain([rest]);
    all.filter(|chapter| !chapter.entries.is_empty()).collect()
}

fn named_by(curriculum: &Curriculum) -> BTreeMap<usize, Vec<usize>> {
    let names = |entry: usize| curriculum.named_entries(entry).map(move |(other, _)| (entry, other));
    let ties: BTreeSet<(usize, usize)> = curriculum.entries.iter().copied().flat_map(names).collect();
    let mut named_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (from, to) in ties.iter().copied().filter(|(from, to)| !ties.contains(&(*to, *from))) {
        named_by.entry(to).or_default().push(from);
    }
    named_by
}
