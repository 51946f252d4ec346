//! `reference/reference.json`: the entries as open data, an entry a line. `docs/reference-data.md` describes it for those
//! who read it, and `fieldbook schema reference` prints its schema.

use super::super::article::{Named, related};
use super::super::draft::{self, Home};
use super::super::pieces::{SECTIONS, in_pieces};
use super::super::site::{Site, licence};
use super::super::texts::Texts;
use super::super::view::{Html, LicenceView};
use super::{chapter_title, documents, plain};
use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Date, Section};
use crate::path::{OutputPath, WebPath, encode};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// The version of the format.
const VERSION: u32 = 1;

/// What stands around the entries.
#[derive(Serialize)]
struct Head {
    fieldbook: &'static str,
    version: u32,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    training: String,
    address: String,
    language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<Licence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    chapters: Vec<ChapterData>,
    entries: [&'static str; 1],
}

#[derive(Serialize)]
struct ChapterData {
    title: String,
    entries: Vec<String>,
}

#[derive(Serialize)]
struct EntryData {
    id: String,
    address: String,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    language: String,
    chapter: String,
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_session: Option<Tie>,
    related: Vec<Tie>,
    sources: Vec<Words>,
    authors: Vec<String>,
    contributors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<Licence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<HistoryData>,
}

/// The same as markup, whose links start from this file, and without it.
#[derive(Serialize)]
struct Words {
    html: String,
    text: String,
}

/// Another page.
#[derive(Serialize)]
struct Tie {
    title: String,
    address: String,
}

#[derive(Serialize)]
struct Licence {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

#[derive(Serialize)]
struct HistoryData {
    first: String,
    last: String,
    names: Vec<String>,
}

/// The file, piece by piece.
pub fn pieces<'s>(
    site: &'s Site<'s>,
    output: &'s OutputPath,
    problems: &'s Mutex<Vec<Diagnostic>>,
) -> impl Iterator<Item = Vec<u8>> + use<'s> {
    let data = Data { site, output, web: output.web(), chapters: chapters(site) };
    let entries = documents(site.curriculum);
    let around = json(&data.head()).replace(&format!("\"{SECTIONS}\""), SECTIONS) + "\n";
    in_pieces(&around, entries.len(), problems, move |at, found| {
        let comma = if at == 0 { "\n" } else { ",\n" };
        format!("{comma}{}", json(&data.entry(entries[at], found)))
    })
}

/// The title of the chapter of each entry.
fn chapters(site: &Site<'_>) -> BTreeMap<usize, String> {
    let chapters = site.curriculum.reference.chapters.iter();
    let titles = chapters.flat_map(|chapter| {
        let title = chapter_title(site, chapter);
        chapter.entries.iter().map(move |entry| (*entry, title.clone()))
    });
    titles.collect()
}

fn json<T: Serialize>(value: &T) -> String {
    // Rows of texts and numbers can always be written. Without its first sign no tag begins, whoever shows the file as what.
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}

/// The file while it is made.
struct Data<'s> {
    site: &'s Site<'s>,
    output: &'s OutputPath,
    web: WebPath,
    chapters: BTreeMap<usize, String>,
}

impl Data<'_> {
    fn head(&self) -> Head {
        let curriculum = self.site.curriculum;
        let config = &curriculum.config;
        let index = curriculum.sections.get(Section::Reference.folder());
        let front = index.map(|index| &curriculum.documents[*index].front);
        let chapter = |chapter: &crate::model::Chapter| ChapterData {
            title: chapter_title(self.site, chapter),
            entries: chapter.entries.iter().map(|entry| self.id(*entry)).collect(),
        };
        Head {
            fieldbook: "reference",
            version: VERSION,
            title: self.site.section_title(Section::Reference),
            summary: front.map(|front| front.summary.clone()).unwrap_or_default(),
            training: config.title.clone(),
            address: self.address(&curriculum.reference_output()),
            language: config.language.clone(),
            licence: config.licence.as_deref().map(|name| rights(licence(name))),
            authors: config.authors.clone(),
            chapters: curriculum.reference.chapters.iter().map(chapter).collect(),
            entries: [SECTIONS],
        }
    }

    /// The name of an entry that stays: its path below `content/` without its ending.
    fn id(&self, entry: usize) -> String {
        self.site.output(entry).without_ending().to_owned()
    }

    /// Whole where the address of the site is known, else from this file.
    fn address(&self, to: &OutputPath) -> String {
        let base = self.site.curriculum.config.base_url.as_deref();
        base.map_or_else(|| self.output.href_to(to), |base| to.absolute(base))
    }

    fn entry(&self, index: usize, problems: &mut Vec<Diagnostic>) -> EntryData {
        let (site, curriculum) = (self.site, self.site.curriculum);
        let document = &curriculum.documents[index];
        let front = &document.front;
        let mut texts = Texts::draw(site, document, Audience::Everyone, problems);
        let home = Home::reading(&self.web, &site.addresses);
        let words = |html: &Html| {
            let html = draft::fill(&html.0, &home);
            Words { text: plain(&html), html }
        };
        let (question, answer) = (texts.question.as_ref().map(words), texts.answer.as_ref().map(words));
        let sources = std::mem::take(&mut texts.sources);
        let body = words(&texts.body);
        let history = curriculum.reference.history.get(&document.source.path);
        EntryData {
            id: self.id(index),
            address: self.address(site.output(index)),
            title: document.title().to_owned(),
            summary: front.summary.clone(),
            language: front.lang.as_ref().unwrap_or(&curriculum.config.language).clone(),
            chapter: self.chapters.get(&index).cloned().unwrap_or_default(),
            tags: front.tags.iter().map(|tag| tag.text.clone()).collect(),
            question,
            answer,
            body: Some(body).filter(|body| !body.html.trim().is_empty()),
            added: front.added.map(Date::iso),
            reviewed: front.reviewed.map(Date::iso),
            review_by: front.review_by.map(Date::iso),
            from_session: curriculum.session_of(index).map(|session| self.tie((session, None))),
            related: related(curriculum, index).into_iter().map(|named| self.tie(named)).collect(),
            sources: sources.iter().map(words).collect(),
            authors: front.authors.clone(),
            contributors: front.contributors.clone(),
            licence: front.licence.as_deref().map(|name| rights(licence(name))),
            history: history.map(|authored| HistoryData {
                first: authored.first.iso(),
                last: authored.last.iso(),
                names: authored.names.clone(),
            }),
        }
    }

    fn tie(&self, (document, place): Named) -> Tie {
        let mut address = self.address(self.site.output(document));
        if let Some(place) = place.filter(|place| !place.is_empty()) {
            address.push('#');
            address.push_str(&encode(&place));
        }
        Tie { title: self.site.curriculum.documents[document].title().to_owned(), address }
    }
}

fn rights(licence: LicenceView) -> Licence {
    Licence { name: licence.name, address: licence.href }
}
