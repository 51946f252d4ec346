//! Print pages: one module, or everything, on one page with its own contents. They can be large, so they are made in
//! pieces and never held whole.

use super::article::{article, sections};
use super::scope::{Included, Scope};
use super::site::{Site, SitePart, context};
use super::view::{ArticleView, Html, PrintEntry, PrintSection, PrintView, TimeView};
use crate::diagnostic::Diagnostic;
use crate::model::{Kind, Section};
use crate::parallel;
use crate::path::{OutputPath, slug};
use std::collections::BTreeSet;
use std::sync::Mutex;
use tera::Context;

/// Stands where the sections go, until they are written there.
const SECTIONS: &str = "\u{f4fc}";

/// Articles that are made at once, on all cores.
const BATCH: usize = 64;

/// What one print page holds.
pub struct Pack<'s> {
    site: &'s Site<'s>,
    page: &'s OutputPath,
    title: String,
    summary: String,
    part: SitePart,
    /// Documents in order, each after its module where it is the first of it.
    documents: Vec<usize>,
    included: Included,
}

impl<'s> Pack<'s> {
    /// The lessons of one module.
    pub fn of_module(site: &'s Site<'s>, page: &'s OutputPath, module: usize) -> Self {
        let found = &site.curriculum.modules[module];
        let documents: Vec<usize> = found.index.into_iter().chain(found.lessons.iter().copied()).collect();
        Self::new(site, page, found.title.clone(), found.summary.clone(), SitePart::Module(module), documents)
    }

    /// Everything: modules, worksheets, sessions, reference, plain pages and the glossary.
    pub fn of_all(site: &'s Site<'s>, page: &'s OutputPath) -> Self {
        let curriculum = site.curriculum;
        let mut documents: Vec<usize> = Vec::new();
        documents.extend(curriculum.plain.iter());
        for module in &curriculum.modules {
            documents.extend(module.index);
            documents.extend(&module.lessons);
        }
        for section in Section::ALL {
            documents.extend(curriculum.section(section));
        }
        documents.extend(curriculum.glossary);
        let config = &curriculum.config;
        Self::new(site, page, config.title.clone(), config.summary.clone(), SitePart::None, documents)
    }

    fn new(
        site: &'s Site<'s>,
        page: &'s OutputPath,
        title: String,
        summary: String,
        part: SitePart,
        documents: Vec<usize>,
    ) -> Self {
        let mut included = Included::new();
        let mut taken = BTreeSet::new();
        for document in &documents {
            let name = slug(site.curriculum.outputs[*document].as_str().trim_end_matches(".html"));
            let numbered = (2..).map(|number| format!("{name}-{number}--"));
            // `a/b-c` and `a-b/c` are the same words.
            let prefix =
                std::iter::once(format!("{name}--")).chain(numbered).find(|name| !taken.contains(name));
            let prefix = prefix.unwrap_or_default();
            taken.insert(prefix.clone());
            included.insert(*document, prefix);
        }
        Self { site, page, title, summary, part, documents, included }
    }

    /// The page before and after its sections.
    fn frame(&self, problems: &mut Vec<Diagnostic>) -> (String, String) {
        let view = PrintView {
            title: self.title.clone(),
            summary: self.summary.clone(),
            contents: self.documents.iter().map(|document| self.line(*document)).collect(),
            sections: Html(SECTIONS.to_owned()),
        };
        let mut page = self.site.page_view(self.page, "print", &self.title, None);
        page.no_index = true;
        if let SitePart::Module(module) = self.part {
            page.accent.clone_from(&self.site.curriculum.modules[module].accent);
            page.module_number = Some(module + 1);
        }
        let mut data = Context::new();
        data.insert("page", &page);
        data.insert("nav", self.site.nav(self.page, self.part));
        data.insert("print", &view);
        let drawn = self.site.theme.draw("print.html", &data).unwrap_or_else(|problem| {
            problems.push(*problem);
            String::new()
        });
        match drawn.split_once(SECTIONS) {
            Some((head, tail)) => (head.to_owned(), tail.to_owned()),
            None => (drawn, String::new()),
        }
    }

    /// The whole page, piece by piece: what stands before the sections, the sections a batch at a time, the rest.
    pub fn pieces(self, problems: &'s Mutex<Vec<Diagnostic>>) -> impl Iterator<Item = Vec<u8>> + 's {
        let mut found = Vec::new();
        let (head, tail) = self.frame(&mut found);
        report(problems, found);
        let mut at = 0;
        let sections = std::iter::from_fn(move || {
            let batch = self.documents.get(at..).filter(|rest| !rest.is_empty())?;
            let batch = &batch[..batch.len().min(BATCH)];
            at += batch.len();
            let written = parallel::map(batch, |document| {
                let mut found = Vec::new();
                let html = self.section(*document, &mut found);
                report(problems, found);
                html
            });
            Some(written.concat().into_bytes())
        });
        std::iter::once(head.into_bytes()).chain(sections).chain(std::iter::once(tail.into_bytes()))
    }

    fn section(&self, index: usize, problems: &mut Vec<Diagnostic>) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let kind = curriculum.documents[index].kind;
        let prefix = self.included.get(&index).cloned().unwrap_or_default();
        let mut article: ArticleView = article(site, index, self.page, &self.included, &prefix, problems);
        if kind == Kind::Glossary {
            article.body = Html(self.glossary(index, &prefix, problems));
        }
        let module = curriculum.module_of(index);
        let view = PrintSection {
            id: prefix,
            kind: kind.name(),
            accent: module.map(|module| curriculum.modules[module].accent.clone()).unwrap_or_default(),
            module_number: module.map(|module| module + 1),
            article,
        };
        site.theme.draw("print_section.html", &context("section", &view)).unwrap_or_else(|problem| {
            problems.push(*problem);
            String::new()
        })
    }

    /// The glossary's terms stand under headings of the page.
    fn glossary(&self, index: usize, prefix: &str, problems: &mut Vec<Diagnostic>) -> String {
        let document = &self.site.curriculum.documents[index];
        let mut scope = Scope::new(self.site, document, self.page, &self.included, prefix.to_owned());
        let (intro, terms) = sections(&mut scope);
        problems.append(&mut scope.problems);
        let mut html = intro;
        for (id, text) in terms {
            let term = self.site.curriculum.terms.terms.iter().find(|term| term.id == id);
            let words = super::escape::escape(term.map_or("", |term| &term.text));
            html.push_str(&format!(
                "<h3 id=\"{}\">{words}</h3>\n{text}",
                super::escape::escape(&scope.id(id))
            ));
        }
        html
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
                | Kind::Entry
                | Kind::Glossary
                | Kind::Section
                | Kind::Plain => curriculum.number(index),
            },
            title: document.title().to_owned(),
            time,
            kind: document.kind.name(),
        }
    }
}

fn report(problems: &Mutex<Vec<Diagnostic>>, mut found: Vec<Diagnostic>) {
    if !found.is_empty()
        && let Ok(mut all) = problems.lock()
    {
        all.append(&mut found);
    }
}
