//! Print pages: one module, or everything, on one page with its own contents. They can be large, so they are made in
//! pieces.

use super::article::{Vantage, article};
use super::draft::{self, Home, Included};
use super::escape::{escape, escape_holes};
use super::packed::Packed;
use super::pieces::{SECTIONS, in_pieces, report};
use super::reference;
use super::scope::Scope;
use super::site::{Site, SitePart, context};
use super::texts::{Texts, by_letter, sections};
use super::view::{ArticleView, Html, PrintEntry, PrintSection, PrintView, TimeView};
use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Curriculum, Kind, Module, Page, ReferencePage, Section};
use crate::path::{OutputPath, WebPath, slug};
use std::collections::BTreeSet;
use std::sync::Mutex;
use tera::Context;

/// What one print page holds.
pub struct Pack<'s> {
    site: &'s Site<'s>,
    output: &'s OutputPath,
    /// The same, as links are made from it.
    web: WebPath,
    title: String,
    summary: String,
    part: SitePart,
    documents: Vec<usize>,
    included: Included,
}

/// The documents of a print page in order, each after its module where it is the first of it; none for other pages.
/// Everything is plain pages, modules, worksheets, sessions, reference and the glossary.
pub fn documents_of(curriculum: &Curriculum, page: &Page) -> Vec<usize> {
    match page {
        Page::PrintModule(module) => documents_of_module(&curriculum.modules[*module]).collect(),
        Page::PrintAll => {
            let mut documents = curriculum.plain.clone();
            documents.extend(curriculum.modules.iter().flat_map(documents_of_module));
            for section in Section::ALL {
                documents.extend(curriculum.section(section));
                if section == Section::Sessions {
                    documents.extend(&curriculum.notes);
                }
            }
            documents.extend(curriculum.glossary);
            documents
        }
        Page::ParticipantPack(session) | Page::FacilitatorPack(session) => curriculum.worksheets_of(*session),
        Page::Reference(ReferencePage::Document) => reference::documents(curriculum),
        Page::Front
        | Page::Module(_)
        | Page::Article(_)
        | Page::List(_)
        | Page::Reference(ReferencePage::BySession | ReferencePage::ByTag | ReferencePage::Data)
        | Page::Glossary
        | Page::Tags
        | Page::Tag(_)
        | Page::NotFound
        | Page::Redirect(_)
        | Page::Slides(_)
        | Page::PresenterSlides(_)
        | Page::Feed
        | Page::Editions(_)
        | Page::Sitemap
        | Page::Calendar(_)
        | Page::Calendars
        | Page::Headers
        | Page::Fields
        | Page::Search(_)
        | Page::ThemeFile
        | Page::Guide(_)
        | Page::GuideIndex
        | Page::GuideDoor
        | Page::Drawing(_)
        | Page::File(_) => Vec::new(),
    }
}

fn documents_of_module(module: &Module) -> impl Iterator<Item = usize> + '_ {
    module.index.into_iter().chain(module.lessons.iter().copied())
}

impl<'s> Pack<'s> {
    /// The lessons of one module.
    pub fn of_module(site: &'s Site<'s>, output: &'s OutputPath, module: usize) -> Self {
        let found = &site.curriculum.modules[module];
        let documents = documents_of(site.curriculum, &Page::PrintModule(module));
        Self::new(
            site,
            output,
            found.title.clone(),
            found.summary.clone(),
            SitePart::Module(module),
            documents,
        )
    }

    /// Everything.
    pub fn of_all(site: &'s Site<'s>, output: &'s OutputPath) -> Self {
        let config = &site.curriculum.config;
        let documents = documents_of(site.curriculum, &Page::PrintAll);
        Self::new(site, output, config.title.clone(), config.summary.clone(), SitePart::None, documents)
    }

    fn new(
        site: &'s Site<'s>,
        output: &'s OutputPath,
        title: String,
        summary: String,
        part: SitePart,
        documents: Vec<usize>,
    ) -> Self {
        let included = included(site.curriculum, &documents);
        Self { site, output, web: output.web(), title, summary, part, documents, included }
    }

    /// The page before and after its sections.
    fn frame(&self, problems: &mut Vec<Diagnostic>) -> String {
        let view = PrintView {
            title: self.title.clone(),
            summary: self.summary.clone(),
            contents: self.documents.iter().map(|document| self.line(*document)).collect(),
            sections: Html(SECTIONS.to_owned()),
        };
        let mut page = self.site.page_view(self.output, "print", &self.title, None);
        page.no_index = true;
        page.tab_title = self.site.tab_title(&[&self.title, self.site.theme.strings.get("print")]);
        if let SitePart::Module(module) = self.part {
            page.accent.clone_from(&self.site.curriculum.modules[module].accent);
            page.module_number = Some(module + 1);
        }
        let mut data = Context::new();
        data.insert("page", &page);
        data.insert("nav", &self.site.nav(self.output, self.part));
        data.insert("print", &view);
        self.site.theme.draw("print.html", &data).unwrap_or_else(|problem| {
            problems.push(*problem);
            String::new()
        })
    }

    /// The whole page, piece by piece: what stands before the sections, the sections a batch at a time, the rest.
    pub fn pieces(self, problems: &'s Mutex<Vec<Diagnostic>>) -> impl Iterator<Item = Vec<u8>> + 's {
        let mut found = Vec::new();
        let around = self.frame(&mut found);
        report(problems, found);
        in_pieces(&around, self.documents.len(), problems, move |at, found| {
            self.section(self.documents[at], found)
        })
    }

    /// The section of a document, as it stands on this page.
    fn section(&self, index: usize, problems: &mut Vec<Diagnostic>) -> String {
        let draft = drafted(self.site, index, problems);
        draft::fill(&draft, &Home::paper(&self.web, &self.site.addresses, &self.included, index))
    }

    fn line(&self, index: usize) -> PrintEntry {
        let curriculum = self.site.curriculum;
        let document = &curriculum.documents[index];
        let time: Option<TimeView> = document.front.minutes.map(|minutes| self.site.time(minutes));
        PrintEntry {
            href: format!("#{}", self.included.get(&index).map_or("", String::as_str)),
            number: match document.kind {
                Kind::Module => curriculum.module_of(index).map(|module| (module + 1).to_string()),
                Kind::Lesson
                | Kind::Front
                | Kind::Worksheet
                | Kind::Session
                | Kind::Notes
                | Kind::Entry
                | Kind::Glossary
                | Kind::Section
                | Kind::Plain => curriculum.number(index),
            },
            title: document.title().to_owned(),
            time,
            kind: document.kind.name(),
            language: self.site.title_language(index),
        }
    }
}

/// The draft of a document's section, taken from those that are kept, or drawn.
pub fn drafted(site: &Site<'_>, index: usize, problems: &mut Vec<Diagnostic>) -> String {
    let site = site.of(index);
    let draft = site.drafts.take(index, || {
        let texts = Texts::draw(site, &site.curriculum.documents[index], Audience::Everyone, problems);
        let (texts, body) = texts.without_body();
        Packed::of(&section(site, index, texts, &body, problems))
    });
    draft.text()
}

/// The prefixes under which documents stand on one page.
pub fn included(curriculum: &Curriculum, documents: &[usize]) -> Included {
    let mut included = Included::new();
    let mut taken = BTreeSet::new();
    for document in documents {
        let name = slug(curriculum.outputs[*document].as_str().trim_end_matches(".html"));
        let numbered = (2..).map(|number| format!("{name}-{number}--"));
        // `a/b-c` and `a-b/c` are the same words.
        let prefix = std::iter::once(format!("{name}--")).chain(numbered).find(|name| !taken.contains(name));
        let prefix = prefix.unwrap_or_default();
        taken.insert(prefix.clone());
        included.insert(*document, prefix);
    }
    included
}

/// The draft of a document's section on print pages. `texts` have a hole for the body.
pub fn section(
    site: &Site<'_>,
    index: usize,
    texts: Texts,
    body: &str,
    problems: &mut Vec<Diagnostic>,
) -> String {
    let curriculum = site.curriculum;
    let kind = curriculum.documents[index].kind;
    let mut article: ArticleView = article(site, index, Vantage::Draft, texts);
    if kind == Kind::Glossary {
        article.body = Html(glossary(site, index, problems));
    }
    let module = curriculum.module_of(index);
    let view = PrintSection {
        id: draft::PREFIX.to_string(),
        level: draft::level(1),
        kind: kind.name(),
        accent: module.map(|module| curriculum.modules[module].accent.clone()).unwrap_or_default(),
        module_number: module.map(|module| module + 1),
        language: site.told_language(&curriculum.documents[index], &curriculum.config.language),
        article,
    };
    match site.theme.draw("print_section.html", &context("section", &view)) {
        Ok(drawn) => draft::put(&drawn, &[body]),
        Err(problem) => {
            problems.push(*problem);
            String::new()
        }
    }
}

/// The glossary's terms stand under headings of the page.
fn glossary(site: &Site<'_>, index: usize, problems: &mut Vec<Diagnostic>) -> String {
    let document = &site.curriculum.documents[index];
    let mut scope = Scope::new(site, document, Audience::Everyone);
    let (intro, terms) = sections(&mut scope);
    problems.append(&mut scope.problems);
    let mut html = intro;
    let known = &site.curriculum.terms;
    for (id, text) in by_letter(site, document, terms) {
        let words = escape(known.position(id).map_or("", |at| &known.terms[at].text));
        html.push_str(&format!("<h3 id=\"{}\">{words}</h3>\n{text}", escape_holes(&scope.id(id))));
    }
    html
}
