//! Which files beside the texts something leads to, and who sees that. What only notes lead to is as little for
//! participants as the notes are, and what only drafts lead to is not published yet.

use crate::model::{
    Address, Audience, BlockName, Curriculum, Document, LedTo, Reach, is_for_hosts, is_media,
};
use crate::path::{SourcePath, decode};
use crate::source::Source;
use std::collections::BTreeMap;
use std::ops::Range;

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
        let in_html = in_html(&document.source.text);
        if in_html.is_empty() {
            return;
        }
        let hidden = hidden(document);
        for (at, address) in in_html {
            let next = hidden.partition_point(|range| range.start <= at);
            let is_hidden = next.checked_sub(1).is_some_and(|last| hidden[last].contains(&at));
            let audience = if is_hidden { Audience::Facilitators } else { Audience::Everyone };
            self.follow(document, &address, reach(audience));
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

/// The outermost stretches of a text that only facilitators see, in order.
fn hidden(document: &Document) -> Vec<Range<usize>> {
    let mut hidden: Vec<Range<usize>> = Vec::new();
    for block in document.blocks().filter(|block| block.name == BlockName::Facilitator) {
        let range = block.span.range();
        if hidden.last().is_none_or(|last| last.end <= range.start) {
            hidden.push(range);
        }
    }
    hidden
}

/// The addresses in HTML, which are not among the links of a text, with their places.
fn in_html(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if !text.contains('<') {
        return found;
    }
    let lower = text.to_ascii_lowercase();
    for name in ["href", "src"] {
        for (at, _) in lower.match_indices(name) {
            let Some(value) = text[at + name.len()..].trim_start().strip_prefix('=') else { continue };
            let value = value.trim_start();
            let address = match value.strip_prefix(['"', '\'']) {
                Some(inner) => inner.split(value.get(..1).unwrap_or("\"")).next(),
                None => value.split(|letter: char| letter.is_whitespace() || letter == '>').next(),
            };
            found.extend(address.map(|address| (at, address.trim().replace("&amp;", "&"))));
        }
    }
    found
}
