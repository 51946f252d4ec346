//! Whole pages of the website.

use super::article::{Vantage, article};
use super::draft::{self, Home};
use super::guide::guide_link;
use super::json_ld;
use super::packed::Packed;
use super::print;
use super::scope::Scope;
use super::session::sessions;
use super::sheet::sheet;
use super::site::{Site, SitePart};
use super::slides::Deck;
use super::texts::{Texts, body, by_letter, sections};
use super::timers::has_timers;
use super::view::{
    ArticleView, FrontView, GlossaryView, Html, Link, ListItem, ListView, ModuleItem, ModuleView, PageView,
    RedirectView, TagItem, TagsView, TermView, TimeView,
};
use crate::diagnostic::Diagnostic;
use crate::limit;
use crate::model::{Audience, Kind, Section};
use crate::path::OutputPath;
use serde::Serialize;
use tera::Context;

/// The script that says when a session is on the reader's own clock.
const SESSION_SCRIPT: &str = "session.js";

/// What one page is drawn with; problems of templates are collected.
pub struct Draw<'s> {
    pub site: &'s Site<'s>,
    pub page: &'s OutputPath,
    pub problems: Vec<Diagnostic>,
}

impl Draw<'_> {
    /// Draws a template with the page's own values.
    pub fn draw<T: Serialize>(
        &mut self,
        template: &str,
        view: &PageView,
        part: SitePart,
        name: &'static str,
        data: &T,
    ) -> String {
        let nav = self.site.nav(self.page, part);
        self.draw_with(template, view, &nav, name, data)
    }

    fn draw_with<T: Serialize>(
        &mut self,
        template: &str,
        view: &PageView,
        nav: &str,
        name: &'static str,
        data: &T,
    ) -> String {
        let mut context = Context::new();
        context.insert("page", view);
        context.insert("nav", nav);
        context.insert(name, data);
        self.drawn(template, &context)
    }

    /// Draws a template; nothing comes of one that cannot be drawn.
    pub fn drawn(&mut self, template: &str, context: &Context) -> String {
        match self.site.theme.draw(template, context) {
            Ok(html) => html,
            Err(problem) => {
                self.problems.push(*problem);
                String::new()
            }
        }
    }

    pub fn front(&mut self) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let document = curriculum.front.map(|front| &*curriculum.documents[front]);
        let title = document.map_or(curriculum.config.title.as_str(), |document| document.title());
        let text = self.body_of(curriculum.front);
        let modules: Vec<ModuleItem> =
            (0..curriculum.modules.len()).map(|module| self.module_item(module)).collect();
        let first = curriculum.modules.first().map(|_| curriculum.module_output(0));
        let door = |section: Section, key: &str| {
            let output = if curriculum.has_section(section) { Some(section.output()) } else { first.clone() };
            let href = output.map_or_else(|| "index.html".to_owned(), |output| self.page.href_to(&output));
            Link { href, title: site.theme.strings.get(key).to_owned(), language: None }
        };
        let parts = site
            .other_parts()
            .into_iter()
            .map(|(output, title, part)| self.part_item(&output, title, part))
            .collect();
        let summary =
            document.map(|document| document.front.summary.clone()).filter(|summary| !summary.is_empty());
        let print = OutputPath::new("print/all.html");
        let view = FrontView {
            title: title.to_owned(),
            summary: summary.unwrap_or_else(|| curriculum.config.summary.clone()),
            body: Html(text),
            lead: door(Section::Sessions, "door_lead"),
            take_part: door(Section::Worksheets, "door_take_part"),
            add: curriculum.config.repository.as_ref().map(|repository| Link {
                href: repository.url.clone(),
                title: site.theme.strings.get("door_add").to_owned(),
                language: None,
            }),
            guide: guide_link(site, self.page),
            modules,
            parts,
            print: site.has(&print).then(|| Link {
                href: self.page.href_to(&print),
                title: site.theme.strings.get("print_all").to_owned(),
                language: None,
            }),
        };
        let mut page = site.page_view(self.page, "front", title, curriculum.front);
        page.json_ld = Some(json_ld::course(site));
        self.draw("front.html", &page, SitePart::None, "front", &view)
    }

    fn body_of(&mut self, document: Option<usize>) -> String {
        let Some(document) = document else { return String::new() };
        let web = self.page.web();
        body_at(self.site, document, &Home::screen(&web, &self.site.addresses), &mut self.problems)
    }

    fn module_item(&self, module: usize) -> ModuleItem {
        let curriculum = self.site.curriculum;
        let found = &curriculum.modules[module];
        ModuleItem {
            href: self.page.href_to(&curriculum.module_output(module)),
            title: found.title.clone(),
            number: module + 1,
            accent: found.accent.clone(),
            summary: found.summary.clone(),
            lessons: found.lessons.len(),
            time: self.module_time(module).0,
            language: self.site.module_language(module),
        }
    }

    /// Sum of the lessons' times, and whether some lesson has none.
    fn module_time(&self, module: usize) -> (Option<TimeView>, bool) {
        let curriculum = self.site.curriculum;
        let times: Vec<Option<u32>> = curriculum.modules[module]
            .lessons
            .iter()
            .map(|lesson| curriculum.documents[*lesson].front.minutes)
            .collect();
        let sum = times.iter().flatten().fold(0_u32, |sum, minutes| sum.saturating_add(*minutes));
        let some = times.iter().any(Option::is_some);
        (some.then(|| self.site.time(sum)), times.iter().any(Option::is_none))
    }

    fn part_item(&self, output: &OutputPath, title: String, part: SitePart) -> ListItem {
        let curriculum = self.site.curriculum;
        let document = match part {
            SitePart::Section(section) => curriculum.sections.get(section.folder()).copied(),
            SitePart::Glossary => curriculum.glossary,
            SitePart::None | SitePart::Module(_) => None,
        };
        ListItem {
            href: self.page.href_to(output),
            title,
            number: None,
            summary: document
                .map(|document| curriculum.documents[document].front.summary.clone())
                .unwrap_or_default(),
            time: None,
            reading_minutes: document.map_or(1, |document| curriculum.documents[document].reading_minutes()),
            kind: "module",
            date: None,
            accent: String::new(),
            language: document.and_then(|document| self.site.title_language(document)),
        }
    }

    /// One row of a list of pages.
    pub fn item(&self, index: usize) -> ListItem {
        let site = self.site;
        let curriculum = site.curriculum;
        let document = &curriculum.documents[index];
        let module = curriculum.module_of(index);
        let front = &document.front;
        let date = front.start.map(|start| start.date).or_else(|| curriculum.changed(index));
        ListItem {
            href: self.page.href_to(site.output(index)),
            title: document.title().to_owned(),
            number: curriculum.number(index),
            summary: front.summary.clone(),
            time: front.minutes.map(|minutes| site.time(minutes)),
            reading_minutes: document.reading_minutes(),
            kind: document.kind.name(),
            date: date.map(|date| site.date(date)),
            accent: module.map(|module| curriculum.modules[module].accent.clone()).unwrap_or_default(),
            language: site.title_language(index),
        }
    }

    pub fn module(&mut self, module: usize) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let found = &curriculum.modules[module];
        let text = self.body_of(found.index);
        let (time, some_untimed) = self.module_time(module);
        let neighbour = |other: usize| Link {
            href: self.page.href_to(&curriculum.module_output(other)),
            title: curriculum.modules[other].title.clone(),
            language: site.module_language(other),
        };
        let print = curriculum.module_print(module);
        let view = ModuleView {
            title: found.title.clone(),
            summary: found.summary.clone(),
            number: module + 1,
            accent: found.accent.clone(),
            body: Html(text),
            lessons: found.lessons.iter().map(|lesson| self.item(*lesson)).collect(),
            time,
            some_untimed,
            print: site.has(&print).then(|| Link {
                href: self.page.href_to(&print),
                title: site.theme.strings.get("print_module").to_owned(),
                language: None,
            }),
            previous: module.checked_sub(1).map(neighbour),
            next: (module + 1 < curriculum.modules.len()).then(|| neighbour(module + 1)),
        };
        let mut page = site.page_view(self.page, "module", &found.title, found.index);
        page.accent.clone_from(&found.accent);
        page.module_number = Some(module + 1);
        self.draw("module.html", &page, SitePart::Module(module), "module", &view)
    }

    pub fn article(&mut self, index: usize) -> String {
        let site = self.site;
        let document = &site.curriculum.documents[index];
        let (texts, body) =
            Texts::draw(site, document, Audience::Everyone, &mut self.problems).without_body();
        let here = self.page.web();
        let home = Home::screen(&here, &site.addresses);
        site.decks.offer(index, || Deck::new(&texts, &body));
        let view: ArticleView = article(site, index, Vantage::Page(self.page), texts.fill(&home));
        site.drafts
            .offer(index, || Packed::of(&print::section(site, index, texts, &body, &mut self.problems)));
        let (template, kind) = match document.kind {
            Kind::Worksheet => ("worksheet.html", "worksheet"),
            Kind::Session => ("session.html", "session"),
            Kind::Notes => ("notes.html", "notes"),
            Kind::Entry => ("entry.html", "entry"),
            Kind::Plain => ("plain.html", "plain"),
            Kind::Lesson | Kind::Front | Kind::Module | Kind::Glossary | Kind::Section => {
                ("lesson.html", "lesson")
            }
        };
        let mut page = site.page_view(self.page, kind, document.title(), Some(index));
        page.json_ld = Some(match document.kind {
            Kind::Session if document.front.start.is_some() => json_ld::event(site, index),
            Kind::Entry => {
                let question = view.entry.as_ref().and_then(|entry| entry.question.as_ref());
                let answer = view.entry.as_ref().and_then(|entry| entry.answer.clone());
                // The text of the page is the answer where no other is written.
                let answer = answer.or_else(|| question.map(|_| Html(draft::fill(&body, &home))));
                let question = question.map(|question| question.0.as_str());
                json_ld::entry(site, index, question, &answer.unwrap_or_default().0)
            }
            Kind::Session
            | Kind::Notes
            | Kind::Lesson
            | Kind::Worksheet
            | Kind::Plain
            | Kind::Front
            | Kind::Module
            | Kind::Glossary
            | Kind::Section => json_ld::resource(site, index),
        });
        if document.kind == Kind::Session && document.front.start.is_some() {
            page.scripts.push(SESSION_SCRIPT);
        }
        page.no_index = document.is_retired();
        page.sheet = sheet(site, document);
        page.timers = has_timers(document);
        let drawn = self.draw(template, &page, site.part_of(index), "article", &view);
        draft::put_filled(&drawn, &body, &home)
    }

    pub fn list(&mut self, section: Section) -> String {
        let site = self.site;
        let index = site.curriculum.sections.get(section.folder()).copied();
        let title = site.section_title(section);
        let notes: &[usize] = if section == Section::Sessions { &site.curriculum.notes } else { &[] };
        let view = ListView {
            title: title.clone(),
            summary: index
                .map(|index| site.curriculum.documents[index].front.summary.clone())
                .unwrap_or_default(),
            body: Html(self.body_of(index)),
            items: site.curriculum.section(section).iter().map(|document| self.item(*document)).collect(),
            sessions: (section == Section::Sessions).then(|| sessions(site, self.page)),
            guide: guide_link(site, self.page).filter(|_| section == Section::Sessions),
            notes: notes.iter().map(|document| self.item(*document)).collect(),
        };
        let mut page = site.page_view(self.page, "list", &title, index);
        if section == Section::Sessions && site.has(&site.curriculum.calendars_output()) {
            page.scripts.push(SESSION_SCRIPT);
        }
        self.draw("list.html", &page, SitePart::Section(section), "list", &view)
    }

    pub fn tags(&mut self) -> String {
        let site = self.site;
        let tags = site.curriculum.tags_by_letter().into_iter().map(|(slug, title, pages)| TagItem {
            href: self.page.href_to(&site.curriculum.tag_output(slug)),
            title: title.to_owned(),
            count: pages.len(),
            language: site.tag_language(pages),
        });
        let view = TagsView { tags: tags.collect() };
        let title = site.theme.strings.get("tags");
        let page = site.page_view(self.page, "tags", title, None);
        self.draw("tags.html", &page, SitePart::None, "tags", &view)
    }

    pub fn tag(&mut self, slug: &str) -> String {
        let site = self.site;
        let Some((title, pages)) = site.curriculum.tags.get(slug) else { return String::new() };
        let view = ListView {
            title: title.clone(),
            summary: String::new(),
            body: Html::default(),
            items: pages.iter().map(|document| self.item(*document)).collect(),
            sessions: None,
            guide: None,
            notes: Vec::new(),
        };
        let mut page = site.page_view(self.page, "tag", title, None);
        page.tab_title = site.tab_title(&[title, site.theme.strings.get("tags")]);
        self.draw("list.html", &page, SitePart::None, "list", &view)
    }

    pub fn glossary(&mut self) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let Some(index) = curriculum.glossary else { return String::new() };
        let document = &*curriculum.documents[index];
        let mut scope = Scope::new(site, document, Audience::Everyone);
        let (intro, written) = sections(&mut scope);
        self.problems.append(&mut scope.problems);
        let here = self.page.web();
        let fill = |text: &str| Html(draft::fill(text, &Home::screen(&here, &site.addresses)));
        let mentions = curriculum.mentions_of_terms(limit::MENTIONS);
        let terms = by_letter(site, document, written).into_iter().filter_map(|(id, text)| {
            let at = curriculum.terms.position(id)?;
            let (documents, count) = &mentions[at];
            let more = count - documents.len();
            let mentions = documents.iter().map(|document| site.link(self.page, *document)).collect();
            Some(TermView {
                id: id.to_owned(),
                term: curriculum.terms.terms[at].text.clone(),
                body: fill(&text),
                mentions,
                more,
            })
        });
        let view =
            GlossaryView { title: document.title().to_owned(), body: fill(&intro), terms: terms.collect() };
        let page = site.page_view(self.page, "glossary", document.title(), Some(index));
        self.draw("glossary.html", &page, SitePart::Glossary, "glossary", &view)
    }

    /// The page for addresses that are not there. It may be shown at any depth, so its links are whole addresses where
    /// the base is known, and its style is part of it.
    pub fn not_found(&mut self) -> String {
        let site = self.site;
        let title = site.theme.strings.get("not_found");
        let mut page = site.page_view(self.page, "not-found", title, None);
        let base = site.curriculum.config.base_url.clone().unwrap_or_default();
        page.root.clone_from(&base);
        page.canonical = None;
        page.feed = None;
        page.no_index = true;
        page.forget = None;
        let nav = site.nav_view(SitePart::None, |to| format!("{base}{}", OutputPath::new("x").href_to(to)));
        let nav = match site.theme.draw("nav.html", &super::site::context("nav", &nav)) {
            Ok(nav) => nav,
            Err(problem) => {
                self.problems.push(*problem);
                String::new()
            }
        };
        let stylesheet = &site.theme.stylesheet;
        self.draw_with("not_found.html", &page, &nav, "stylesheet", stylesheet)
    }

    pub fn redirect(&mut self, document: usize) -> String {
        let site = self.site;
        let link = site.link(self.page, document);
        let mut page = site.page_view(self.page, "redirect", &link.title, None);
        page.canonical =
            site.curriculum.config.base_url.as_deref().map(|base| site.output(document).absolute(base));
        page.no_index = true;
        let view = RedirectView { href: link.href, title: link.title };
        self.draw("redirect.html", &page, SitePart::None, "redirect", &view)
    }
}

/// The text of a document as it stands on a page.
pub fn body_at(site: &Site<'_>, document: usize, home: &Home<'_>, problems: &mut Vec<Diagnostic>) -> String {
    let mut scope = Scope::new(site, &site.curriculum.documents[document], Audience::Everyone);
    let (text, _) = body(&mut scope);
    problems.append(&mut scope.problems);
    draft::fill(&text, home)
}
