//! Pages for facilitators: the same texts with what only those who lead see, and for a session everything that is needed
//! an hour before. Nothing on them is filled in: fields are blanks, so that no answer is kept in two places.

use super::article::{Vantage, article, contents};
use super::draft::{self, Home, Printed};
use super::notes;
use super::run_sheet::run_sheet;
use super::scope::Scope;
use super::site::{Site, context};
use super::texts::{Texts, body};
use super::view::guide::{GuideIndex, GuidePart, GuideRow, GuideView, RunSheet};
use super::view::{Html, Link, NavPart, NavView, PageView, RedirectView, TocItem};
use super::web::Draw;
use crate::model::{Audience, Kind, Page, Section};
use crate::path::OutputPath;
use tera::Context;

/// Where the run sheet and the notes are put into the page; the body is the first.
const RUN_SHEET: usize = 1;
const NOTES: usize = 2;

impl Draw<'_> {
    /// A document with its notes.
    pub fn guide(&mut self, index: usize) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let document = &*curriculum.documents[index];
        let is_session = document.kind == Kind::Session;
        let texts = Texts::draw(site, document, Audience::Facilitators, &mut self.problems);
        let (texts, body) = texts.without_body();
        let mut view = article(site, index, Vantage::Draft, texts);
        view.parent = Some(Link {
            href: draft::output(&curriculum.guide_index().web()),
            title: site.theme.strings.get("guide").to_owned(),
            language: None,
        });
        // Their pages are for participants.
        (view.tags, view.print) = (Vec::new(), None);
        (view.previous, view.next) = if is_session { self.neighbours(index) } else { (None, None) };
        view.toc = contents(site, document, Vantage::Draft, Audience::Facilitators);
        let web = self.page.web();
        let mut guide = self.guide_view(index);
        let (mut run, mut written) = (String::new(), String::new());
        if is_session {
            // The run sheet says it better.
            (view.materials, view.worksheets, view.group_size) = (Vec::new(), Vec::new(), None);
            let timetable = curriculum.timetable(index);
            let (items, ids) = notes::of_session(site, &timetable);
            let sheet = run_sheet(site, index, &timetable, &ids, &mut self.problems);
            written = items.iter().map(|item| notes::draw(site, &web, item, &mut self.problems)).collect();
            let lines = items.iter().map(|item| item.line(site));
            let own = std::mem::take(&mut view.toc);
            view.toc =
                session_contents(site, &sheet).into_iter().chain(own).chain(lines.map(entry)).collect();
            run = self.drawn("run_sheet.html", &context("run", &sheet));
            guide.run_sheet = Html(draft::words(RUN_SHEET));
            guide.notes = Html(draft::words(NOTES));
        }
        let mut page = self.guide_page(document.title(), Some(index));
        page.description.clone_from(&document.front.summary);
        let mut data = self.guide_data(&page);
        data.insert("article", &view);
        data.insert("guide", &guide);
        let drawn = self.drawn("guide.html", &data);
        let whole = draft::put(&drawn, &[body, run, written]);
        draft::fill(&whole, &Home::reading(&web, site.facilitator_addresses()))
    }

    /// The list of everything for those who lead.
    pub fn guide_index(&mut self) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let text = curriculum.front.filter(|front| curriculum.documents[*front].has_notes).map(|front| {
            let mut scope = Scope::new(site, &curriculum.documents[front], Audience::Facilitators);
            let (text, _) = body(&mut scope);
            self.problems.append(&mut scope.problems);
            draft::fill(&text, &Home::reading(&self.page.web(), site.facilitator_addresses()))
        });
        let modules = curriculum.modules.iter().map(|module| {
            let documents = module.index.iter().chain(&module.lessons).copied().collect();
            (module.title.clone(), documents)
        });
        let section = |section: Section| {
            let index = curriculum.sections.get(section.folder());
            let documents = index.into_iter().chain(curriculum.section(section)).copied().collect();
            (site.section_title(section), documents)
        };
        let plain = curriculum.plain.iter().chain(&curriculum.glossary).copied().collect();
        let parts: Vec<(String, Vec<usize>)> = modules
            .chain([section(Section::Worksheets), section(Section::Reference)])
            .chain([(site.theme.strings.get("further_parts").to_owned(), plain)])
            .collect();
        let sessions = curriculum.sections.get(Section::Sessions.folder()).into_iter();
        let view = GuideIndex {
            title: site.theme.strings.get("guide").to_owned(),
            body: Html(text.unwrap_or_default()),
            sessions: sessions
                .chain(&curriculum.sessions)
                .filter_map(|index| self.guide_row(*index))
                .collect(),
            parts: parts
                .into_iter()
                .map(|(title, documents)| GuidePart {
                    title,
                    rows: documents.into_iter().filter_map(|index| self.guide_row(index)).collect(),
                })
                .filter(|part| !part.rows.is_empty())
                .collect(),
            participants: self
                .to(&OutputPath::new("index.html"), "participants_pages")
                .filter(|_| self.has_front()),
        };
        let page = self.guide_page(&view.title, None);
        let mut data = self.guide_data(&page);
        data.insert("index", &view);
        self.drawn("guide_index.html", &data)
    }

    /// From the top of a website of facilitators' pages to the first of them.
    pub fn guide_door(&mut self) -> String {
        let view = RedirectView {
            href: self.page.href_to(&self.site.curriculum.guide_index()),
            title: self.site.theme.strings.get("guide").to_owned(),
        };
        let mut page = self.guide_page(&view.title, None);
        page.kind = "redirect";
        let mut data = self.guide_data(&page);
        data.insert("redirect", &view);
        self.drawn("redirect.html", &data)
    }

    /// What every page for facilitators says of itself: nothing to search engines and to other programs.
    pub fn guide_page(&self, title: &str, document: Option<usize>) -> PageView {
        let mut page = self.site.page_view(self.page, "guide", title, document);
        let copy = self.site.theme.strings.get("facilitator_copy");
        let name = document.map_or(title, |document| self.site.name_of(document));
        page.tab_title = self.site.tab_title(&[name, copy]);
        (page.no_index, page.for_facilitators) = (true, true);
        (page.canonical, page.image, page.feed) = (None, None, None);
        // These pages have no script, except slides and timers.
        page.forget = None;
        page.keywords.clear();
        page
    }

    /// The values of such a page, with a way through the pages for facilitators and one to those of participants.
    pub fn guide_data(&mut self, page: &PageView) -> Context {
        let site = self.site;
        let index = site.curriculum.guide_index();
        let part = |link: Link, current: bool| NavPart {
            href: link.href,
            title: link.title,
            number: None,
            accent: String::new(),
            current,
            language: link.language,
        };
        let mut parts: Vec<NavPart> =
            self.to(&index, "guide").map(|link| part(link, *self.page == index)).into_iter().collect();
        if self.has_front() {
            parts.extend(
                self.to(&OutputPath::new("index.html"), "participants_pages").map(|link| part(link, false)),
            );
        }
        let nav = NavView { home: self.page.href_to(&index), all_modules: None, parts };
        let drawn = self.drawn("nav.html", &context("nav", &nav));
        let mut data = Context::new();
        data.insert("page", page);
        data.insert("nav", &drawn);
        data.insert("home", &nav.home);
        data
    }

    fn guide_view(&self, index: usize) -> GuideView {
        let curriculum = self.site.curriculum;
        let document = &curriculum.documents[index];
        let is_session = document.kind == Kind::Session;
        let pack = curriculum.pack_output(index);
        let facilitator = |output: &OutputPath| curriculum.facilitator_output(output);
        GuideView {
            kind: document.kind.name(),
            participants: self.to(curriculum.output(index), "participants_page"),
            slides: self.to(&facilitator(&curriculum.slides_output(index)), "presenter_slides"),
            pack: self.to(&facilitator(&pack), "facilitator_pack").filter(|_| is_session),
            participant_pack: self.to(&pack, "participant_pack").filter(|_| is_session),
            run_sheet: Html::default(),
            notes: Html::default(),
        }
    }

    /// A link to an output, where it is planned.
    fn to(&self, output: &OutputPath, key: &str) -> Option<Link> {
        let title = self.site.theme.strings.get(key).to_owned();
        self.site.has(output).then(|| Link { href: self.page.href_to(output), title, language: None })
    }

    /// Whether there are pages of participants beside these.
    fn has_front(&self) -> bool {
        matches!(self.site.page(&OutputPath::new("index.html")), Some(Page::Front))
    }

    fn neighbours(&self, session: usize) -> (Option<Link>, Option<Link>) {
        let sessions = &self.site.curriculum.sessions;
        let at = sessions.iter().position(|other| *other == session);
        let link = |other: &usize| Link {
            href: draft::link(*other, None, Printed::Escaped),
            title: self.site.curriculum.documents[*other].title().to_owned(),
            language: self.site.title_language(*other),
        };
        let before = at.and_then(|at| sessions.get(at.checked_sub(1)?));
        let after = at.and_then(|at| sessions.get(at + 1));
        (before.map(link), after.map(link))
    }

    /// A row for a document that has a page for facilitators.
    fn guide_row(&self, index: usize) -> Option<GuideRow> {
        let site = self.site;
        let curriculum = site.curriculum;
        let output = curriculum.facilitator_output(curriculum.output(index));
        if !matches!(site.page(&output), Some(Page::Guide(_))) {
            return None;
        }
        let document = &curriculum.documents[index];
        let pack = curriculum.facilitator_output(&curriculum.pack_output(index));
        Some(GuideRow {
            href: self.page.href_to(&output),
            title: document.title().to_owned(),
            number: curriculum.number(index),
            date: document
                .front
                .start
                .map(|start| start.date)
                .or(document.front.date)
                .map(|day| site.date(day)),
            time: document.front.minutes.map(|minutes| site.time(minutes)),
            pack: self.to(&pack, "facilitator_pack").filter(|_| document.kind == Kind::Session),
            language: site.title_language(index),
        })
    }
}

fn entry(link: Link) -> TocItem {
    TocItem { href: link.href, title: link.title, children: Vec::new() }
}

/// The parts of the page before the session's own text.
fn session_contents(site: &Site<'_>, sheet: &RunSheet) -> Vec<TocItem> {
    let line = |id: &str, key: &str, is_there: bool| {
        let link =
            Link { href: format!("#{id}"), title: site.theme.strings.get(key).to_owned(), language: None };
        is_there.then(|| entry(link))
    };
    [
        line("run-sheet--title", "run_sheet", true),
        line("run-cuts--title", "run_cuts", !sheet.cuts.is_empty()),
        line("run-materials--title", "run_materials", !sheet.materials.is_empty()),
        line("run-copies--title", "run_copies", !sheet.copies.is_empty()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The link of the front page and of the list of sessions, where the pages for facilitators are published.
pub fn guide_link(site: &Site<'_>, from: &OutputPath) -> Option<Link> {
    let index = site.curriculum.guide_index();
    let title = site.theme.strings.get("guide").to_owned();
    site.has(&index).then(|| Link { href: from.href_to(&index), title, language: None })
}
