//! Which files beside the texts something leads to, and who sees that. What only notes lead to is as little for
//! participants as the notes are, and what only drafts lead to is not published yet.

use crate::model::{Address, Audience, Curriculum, Document, LedTo, Reach, is_for_hosts, is_media};
use crate::path::{SourcePath, decode};
use crate::source::Source;
use std::collections::BTreeMap;

/// Looks for every way to a file: in texts and their headers, in editions, in `outside` (the settings and the theme),
/// and in the drafts that are left out.
pub fn find(curriculum: &Curriculum, drafts: &[&Document], outside: &[&Source]) -> LedTo {
    let mut found = Found { curriculum, reach: BTreeMap::new() };
    if curriculum.files.is_empty() {
        return LedTo::default();
    }
    for file in curriculum.files.values().filter(|file| is_for_hosts(file)) {
        found.add(file, Reach::Everyone);
    }
    for document in &curriculum.documents {
        found.of(document, by_audience);
    }
    for document in drafts {
        found.of(document, |_| Reach::Drafts);
    }
    for source in outside {
        found.outside(source);
    }
    // What is for facilitators today is not shown in an edition of the days before.
    let kept = found.hidden();
    let editions = curriculum.editions.iter();
    for document in editions.flat_map(|edition| edition.documents().into_iter().chain([&edition.preface])) {
        found.of(document, by_audience);
    }
    found.reach.extend(kept.into_iter().map(|file| (file, Reach::Facilitators)));
    LedTo::new(found.reach.into_iter().collect())
}

fn by_audience(audience: Audience) -> Reach {
    match audience {
        Audience::Everyone => Reach::Everyone,
        Audience::Facilitators => Reach::Facilitators,
    }
}

struct Found<'c> {
    curriculum: &'c Curriculum,
    reach: BTreeMap<SourcePath, Reach>,
}

impl Found<'_> {
    /// The widest reach counts.
    fn add(&mut self, path: &SourcePath, reach: Reach) {
        let Some(file) = self.curriculum.files.get(path).filter(|file| is_media(file)) else { return };
        let known = self.reach.entry(file.clone()).or_insert(reach);
        *known = (*known).max(reach);
    }

    fn hidden(&self) -> Vec<SourcePath> {
        let hidden = self.reach.iter().filter(|(_, reach)| **reach == Reach::Facilitators);
        hidden.map(|(file, _)| file.clone()).collect()
    }

    fn of(&mut self, document: &Document, reach: impl Fn(Audience) -> Reach) {
        for link in &document.links {
            self.follow(document, &link.address, reach(link.audience));
        }
        let said = [&document.front.seo.image, &document.front.register];
        for said in said.into_iter().flatten() {
            self.follow(document, &said.text, reach(Audience::Everyone));
        }
    }

    fn follow(&mut self, document: &Document, address: &str, reach: Reach) {
        match Address::of(address) {
            Address::Relative => {
                if let Some(target) = document.source.path.resolve(address) {
                    self.add(&target.path, reach);
                }
            }
            Address::Offsite | Address::Unsafe(_) => {}
        }
    }

    /// The theme and the settings name files by their place in the website.
    fn outside(&mut self, source: &Source) {
        let ends = |letter: char| letter.is_whitespace() || "\"'`()<>{}=,;|".contains(letter);
        for word in source.text.split(ends).filter(|word| word.contains('.')) {
            let word = decode(word.split(['?', '#']).next().unwrap_or_default());
            let place = word.trim_start_matches(['.', '/']);
            self.add(&SourcePath::new(format!("{}{place}", SourcePath::CONTENT)), Reach::Everyone);
        }
    }
}
