//! The whole document on one page: what it is, its contents, then every entry in full, in chapters. It can be as large as
//! the reference, so it is made in pieces.

use super::super::article::{Vantage, article};
use super::super::draft::{self, Home, Included};
use super::super::editions::edition_line;
use super::super::json_ld;
use super::super::pieces::{SECTIONS, in_pieces, report};
use super::super::print::drafted;
use super::super::site::{Site, SitePart, context};
use super::super::texts::Texts;
use super::super::view::{ChapterView, ContentsItem, FilterView, Html, Link, ReferenceEntry, ReferenceView};
use super::super::web::body_at;
use super::{chapter_title, documents, names, other_lists};
use crate::diagnostic::Diagnostic;
use crate::model::Section;
use crate::path::{OutputPath, WebPath, slug};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use tera::Context;

/// The script that chooses and sorts entries.
const SCRIPT: &str = "reference.js";

/// The document while it is drawn.
pub struct Whole<'s> {
    site: &'s Site<'s>,
    output: &'s OutputPath,
    /// The same, as links are made from it.
    web: WebPath,
    names: BTreeMap<usize, String>,
    /// Entries with the prefix of the ids in them.
    included: Included,
    pieces: Vec<Piece>,
}

/// What follows what stands before the chapters.
enum Piece {
    Chapter(usize),
    Entry(usize),
}

impl<'s> Whole<'s> {
    pub fn new(site: &'s Site<'s>, output: &'s OutputPath) -> Self {
        let chapters = site.curriculum.reference.chapters.iter().enumerate();
        let pieces = chapters.flat_map(|(number, chapter)| {
            let entries = chapter.entries.iter().map(|entry| Piece::Entry(*entry));
            std::iter::once(Piece::Chapter(number)).chain(entries)
        });
        let names = names(site.curriculum);
        let included = names.iter().map(|(entry, name)| (*entry, format!("{name}--"))).collect();
        Self { site, output, web: output.web(), names, included, pieces: pieces.collect() }
    }

    /// The page, piece by piece.
    pub fn pieces(self, problems: &'s Mutex<Vec<Diagnostic>>) -> impl Iterator<Item = Vec<u8>> + 's {
        let mut found = Vec::new();
        let around = self.frame(&mut found);
        report(problems, found);
        in_pieces(&around, self.pieces.len(), problems, move |at, found| match self.pieces[at] {
            Piece::Chapter(chapter) => self.chapter(chapter, found),
            Piece::Entry(entry) => self.entry(entry, found),
        })
    }

    /// The page before and after its chapters.
    fn frame(&self, problems: &mut Vec<Diagnostic>) -> String {
        let (site, curriculum) = (self.site, self.site.curriculum);
        let index = curriculum.sections.get(Section::Reference.folder()).copied();
        let title = site.section_title(Section::Reference);
        let summary = index.map(|index| curriculum.documents[index].front.summary.clone());
        let home = Home::opening(&self.web, &site.addresses, &self.included);
        let data = curriculum.reference_data_output();
        let view = ReferenceView {
            title: title.clone(),
            summary: summary.unwrap_or_default(),
            body: Html(index.map(|index| body_at(site, index, &home, problems)).unwrap_or_default()),
            count: self.names.len(),
            chapters: (0..curriculum.reference.chapters.len()).map(|number| self.contents(number)).collect(),
            tags: self.tags(),
            sessions: self.sessions(),
            lists: other_lists(site, self.output),
            data: site.has(&data).then(|| Link {
                href: self.output.href_to(&data),
                title: site.theme.strings.get("open_data").to_owned(),
                language: None,
            }),
            edition: edition_line(site, self.output, None),
            sections: Html(SECTIONS.to_owned()),
        };
        let mut page = site.page_view(self.output, "reference", &title, index);
        page.json_ld = Some(json_ld::reference(site, &documents(curriculum)));
        if self.names.len() > 1 {
            page.scripts.push(SCRIPT);
        }
        let mut values = Context::new();
        values.insert("page", &page);
        values.insert("nav", &site.nav(self.output, SitePart::Section(Section::Reference)));
        values.insert("reference", &view);
        self.draw("reference.html", &values, problems)
    }

    fn draw(&self, template: &str, values: &Context, problems: &mut Vec<Diagnostic>) -> String {
        self.site.theme.draw(template, values).unwrap_or_else(|problem| {
            problems.push(*problem);
            String::new()
        })
    }

    fn contents(&self, number: usize) -> ChapterView {
        let chapter = &self.site.curriculum.reference.chapters[number];
        ChapterView {
            id: chapter.id(),
            title: chapter_title(self.site, chapter),
            entries: chapter.entries.iter().map(|entry| self.line(*entry)).collect(),
        }
    }

    fn line(&self, entry: usize) -> ContentsItem {
        let (site, document) = (self.site, &self.site.curriculum.documents[entry]);
        let front = &document.front;
        let tags: BTreeSet<String> = front.tags.iter().map(|tag| slug(&tag.text)).collect();
        ContentsItem {
            href: format!("#{}", self.names[&entry]),
            title: document.title().to_owned(),
            summary: front.summary.clone(),
            is_question: front.question.is_some(),
            tags: tags.into_iter().collect::<Vec<_>>().join(" "),
            session: site.curriculum.session_of(entry).map(|it| self.session_value(it)).unwrap_or_default(),
            added: front.added.map(|date| site.date(date)),
            reviewed: front.reviewed.map(|date| site.date(date)),
            language: site.title_language(entry),
        }
    }

    fn session_value(&self, session: usize) -> String {
        self.site.output(session).without_ending().to_owned()
    }

    fn tags(&self) -> Vec<FilterView> {
        let with = |pages: &[usize]| pages.iter().filter(|page| self.names.contains_key(page)).count();
        let tags = self.site.curriculum.tags_by_letter().into_iter().map(|(value, title, pages)| {
            FilterView { value: value.to_owned(), title: title.to_owned(), count: with(pages) }
        });
        tags.filter(|tag| tag.count > 0).collect()
    }

    fn sessions(&self) -> Vec<FilterView> {
        let curriculum = self.site.curriculum;
        let sessions = curriculum.sessions.iter().chain(&curriculum.notes).copied();
        let found = sessions.map(|session| FilterView {
            value: self.session_value(session),
            title: curriculum.documents[session].title().to_owned(),
            count: curriculum.learned(session, crate::model::Kind::Entry).count(),
        });
        found.filter(|session| session.count > 0).collect()
    }

    fn chapter(&self, number: usize, problems: &mut Vec<Diagnostic>) -> String {
        let view = ChapterView { entries: Vec::new(), ..self.contents(number) };
        self.draw("reference_chapter.html", &context("chapter", &view), problems)
    }

    fn entry(&self, index: usize, problems: &mut Vec<Diagnostic>) -> String {
        let site = self.site;
        let around = article(site, index, Vantage::Draft, Texts::default());
        let Some(life) = around.entry else { return String::new() };
        let view = ReferenceEntry {
            id: self.names[&index].clone(),
            title: around.title,
            href: self.output.href_to(site.output(index)),
            section: Html(draft::words(0)),
            life,
            related: around.related,
            tags: around.tags,
            authors: around.authors,
            contributors: around.contributors,
            licence: around.licence,
        };
        let drawn = self.draw("reference_entry.html", &context("entry", &view), problems);
        let section = drafted(site, index, problems);
        let home = Home::chapter(&self.web, &site.addresses, &self.included, index);
        draft::fill(&draft::put(&drawn, &[section.as_str()]), &home)
    }
}
