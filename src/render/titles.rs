//! What the tab of a browser says: no two pages of a site say the same.

use super::site::{Site, SitePart};
use crate::model::Section;
use std::collections::BTreeMap;

impl Site<'_> {
    /// The words of a tab: from the most particular to the title of the site.
    pub fn tab_title(&self, words: &[&str]) -> String {
        let site = self.curriculum.config.title.as_str();
        let own = words.iter().filter(|words| **words != site);
        own.chain([&site]).copied().collect::<Vec<_>>().join(" · ")
    }

    /// What a document is called among all pages: its title, and its place where another page has that title.
    pub fn name_of(&self, document: usize) -> &str {
        self.names.get_or_init(|| names(self)).get(document).map_or("", String::as_str)
    }
}

/// The names of all documents. The front page is the site, and keeps its title.
fn names(site: &Site<'_>) -> Vec<String> {
    let documents = &site.curriculum.documents;
    let titles: Vec<String> = documents.iter().map(|document| document.title().to_owned()).collect();
    let known = [site.curriculum.config.title.clone()];
    let sections =
        Section::ALL.into_iter().filter(|section| !site.curriculum.sections.contains_key(section.folder()));
    let known: Vec<String> =
        known.into_iter().chain(sections.map(|section| site.section_title(section))).collect();
    let placed = apart(titles, &known, |document, title| match place(site, document) {
        Some(place) => format!("{title} · {place}"),
        None => title.to_owned(),
    });
    let mut names =
        apart(placed, &known, |document, name| format!("{name} · {}", documents[document].sheet_id()));
    if let Some(front) = site.curriculum.front {
        documents[front].title().clone_into(&mut names[front]);
    }
    names
}

/// Names of which those that are there twice are made longer.
fn apart(names: Vec<String>, known: &[String], longer: impl Fn(usize, &str) -> String) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter().chain(known) {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let is_shared = |name: &str| counts.get(name).is_some_and(|count| *count > 1);
    names
        .into_iter()
        .enumerate()
        .map(|(document, name)| if is_shared(&name) { longer(document, &name) } else { name })
        .collect()
}

/// The module or the section of a document.
fn place(site: &Site<'_>, document: usize) -> Option<String> {
    match site.part_of(document) {
        SitePart::Module(module) => Some(site.curriculum.modules[module].title.clone()),
        SitePart::Section(section) => Some(site.section_title(section)),
        SitePart::Glossary | SitePart::None => None,
    }
}
