//! The page of an edition: everything as it was on one day. As large as the reference, so it is made in pieces.

use super::citation::citation;
use super::list::{all_editions, changes_link};
use crate::diagnostic::Diagnostic;
use crate::model::{Edition, Section};
use crate::path::{OutputPath, WebPath};
use crate::render::blocks::{inline, paragraphs, parts};
use crate::render::draft::{self, Home, Included};
use crate::render::pieces::{SECTIONS, in_pieces, report};
use crate::render::scope::Scope;
use crate::render::site::{Site, SitePart, context};
use crate::render::strings::direction;
use crate::render::texts::source;
use crate::render::view::{EditionView, FrozenView, Html, Link, RetiredView};
use crate::render::web::Draw;
use std::sync::Mutex;

/// What one edition's page holds.
pub struct Whole<'s> {
    site: &'s Site<'s>,
    output: &'s OutputPath,
    /// The same, as links are made from it.
    web: WebPath,
    at: usize,
    edition: &'s Edition,
    /// Places in the edition of entries that were in use.
    sections: Vec<usize>,
    /// Prefixes of ids. Frozen documents are numbered after all present ones, in the order of the edition; the preface
    /// comes last.
    included: Included,
}

impl<'s> Whole<'s> {
    pub fn new(site: &'s Site<'s>, output: &'s OutputPath, at: usize) -> Self {
        let edition = &*site.curriculum.editions[at];
        let first = site.curriculum.documents.len();
        let ids = edition.entries.iter().map(|entry| format!("{}--", entry.id));
        let prefixes = ids.chain(std::iter::once("preface--".to_owned()));
        let included = prefixes.enumerate().map(|(at, prefix)| (first + at, prefix)).collect();
        let in_use = |at: &usize| !edition.entries[*at].document.is_retired();
        let sections = (0..edition.entries.len()).filter(in_use).collect();
        Self { site, output, web: output.web(), at, edition, sections, included }
    }

    /// The whole page, piece by piece.
    pub fn pieces(self, problems: &'s Mutex<Vec<Diagnostic>>) -> impl Iterator<Item = Vec<u8>> + 's {
        let mut found = Vec::new();
        let around = self.frame(&mut found);
        report(problems, found);
        in_pieces(&around, self.sections.len(), problems, move |at, found| {
            self.section(self.sections[at], found)
        })
    }

    /// The page before and after its sections.
    fn frame(&self, problems: &mut Vec<Diagnostic>) -> String {
        let (site, page, edition) = (self.site, self.output, self.edition);
        let editions = &site.curriculum.editions;
        let newest = editions.last().filter(|_| self.at + 1 < editions.len());
        let before = self.at.checked_sub(1).map(|at| &*editions[at]);
        let link = |edition: &Edition| Link {
            href: page.href_to(&edition.output()),
            title: edition.title().to_owned(),
            language: None,
        };
        let line = |at: &usize| {
            let entry = &edition.entries[*at];
            Link { href: format!("#{}", entry.id), title: entry.document.title().to_owned(), language: None }
        };
        let view = EditionView {
            title: edition.title().to_owned(),
            date: site.date(edition.date),
            newest: newest.map(|newest| (link(newest), site.date(newest.date))),
            to_now: changes_link(site, page, edition, None),
            since_before: before.map(|before| changes_link(site, page, before, Some(edition))),
            all: all_editions(site, page),
            citation: citation(site, edition),
            preface: Html(self.preface(problems)),
            contents: self.sections.iter().map(line).collect(),
            sections: Html(SECTIONS.to_owned()),
            retired: self.retired(problems),
        };
        let mut shown = site.page_view(page, "edition", edition.title(), None);
        shown.no_index = newest.is_some();
        let mut draw = Draw { site, page, problems: Vec::new() };
        let drawn =
            draw.draw("edition.html", &shown, SitePart::Section(Section::Reference), "edition", &view);
        problems.append(&mut draw.problems);
        drawn
    }

    fn home(&self, at: usize) -> Home<'_> {
        let number = self.site.curriculum.documents.len() + at;
        Home::paper(&self.web, &self.site.addresses, &self.included, number)
    }

    fn preface(&self, problems: &mut Vec<Diagnostic>) -> String {
        let mut scope = Scope::past(self.site, &self.edition.preface, Some(self.edition));
        let html = parts(&mut scope, &self.edition.preface.parts) + &scope.write_footnotes();
        problems.append(&mut scope.problems);
        draft::fill(&html, &self.home(self.edition.entries.len()))
    }

    fn retired(&self, problems: &mut Vec<Diagnostic>) -> Vec<RetiredView> {
        let mut found = Vec::new();
        for (at, entry) in self.edition.entries.iter().enumerate() {
            let Some(said) = &entry.document.front.retired else { continue };
            let mut scope = Scope::past(self.site, &entry.document, Some(self.edition));
            let html = inline(&mut scope, &said.text, None);
            problems.append(&mut scope.problems);
            found.push(RetiredView {
                id: entry.id.clone(),
                entry: Link {
                    href: self.now(at).map_or_else(String::new, |now| now.href),
                    title: entry.document.title().to_owned(),
                    language: None,
                },
                note: Some(Html(draft::fill(&html, &self.home(at)))),
            });
        }
        found
    }

    /// The page where an entry is now.
    fn now(&self, at: usize) -> Option<Link> {
        let (index, _) = self.site.curriculum.document(&self.edition.entries[at].document.source.path)?;
        Some(self.site.link(self.output, index))
    }

    fn section(&self, at: usize, problems: &mut Vec<Diagnostic>) -> String {
        let entry = &self.edition.entries[at];
        let (document, front) = (&entry.document, &entry.document.front);
        let mut scope = Scope::past(self.site, document, Some(self.edition));
        let body = parts(&mut scope, &document.parts) + &scope.write_footnotes();
        let view = FrozenView {
            id: entry.id.clone(),
            title: document.title().to_owned(),
            language: front.lang.clone().map(|lang| (lang.clone(), direction(&lang))),
            summary: front.summary.clone(),
            question: front.question.as_ref().map(|said| Html(inline(&mut scope, &said.text, None))),
            answer: front.answer.as_ref().map(|said| Html(paragraphs(&mut scope, &said.text))),
            body: Html(body),
            sources: front.sources.iter().map(|said| source(&mut scope, said)).collect(),
            authors: front.authors.clone(),
            contributors: front.contributors.clone(),
            added: front.added.map(|date| self.site.date(date)),
            reviewed: front.reviewed.map(|date| self.site.date(date)),
            now: self.now(at),
        };
        problems.append(&mut scope.problems);
        match self.site.theme.draw("edition_section.html", &context("entry", &view)) {
            Ok(drawn) => draft::fill(&drawn, &self.home(at)),
            Err(problem) => {
                problems.push(*problem);
                String::new()
            }
        }
    }
}
