//! Packs: all that a session needs on one page to print. Participants get the agenda, handouts, what to take away, and the
//! worksheets as blanks; those who lead have the run sheet and the notes before it. Made in pieces, as print pages are.

use super::article::{Vantage, article};
use super::draft::{self, Home, Included};
use super::extract;
use super::notes::{self, ItemNotes};
use super::pieces::{SECTIONS, in_pieces, report};
use super::print::{drafted, included};
use super::run_sheet::run_sheet;
use super::site::{Site, context};
use super::texts::Texts;
use super::view::guide::{PackSection, PackView};
use super::view::{Html, PrintEntry};
use super::web::Draw;
use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Block, BlockName, Curriculum, Kind, Used};
use crate::path::{OutputPath, WebPath};
use std::sync::Mutex;
use tera::Context;

/// A session's pack.
pub struct SessionPack<'s> {
    site: &'s Site<'s>,
    output: &'s OutputPath,
    web: WebPath,
    session: usize,
    audience: Audience,
    sections: Vec<Section<'s>>,
    /// The worksheets, which links inside the pack lead to.
    included: Included,
}

/// One part of a pack.
enum Section<'s> {
    RunSheet,
    /// Notes by their place in the agenda.
    Notes(Box<ItemNotes<'s>>),
    Agenda(Vec<&'s Block>),
    /// Handouts and what to take away, of a lesson.
    Lesson(usize, Vec<&'s Block>),
    Worksheet(usize),
}

impl<'s> SessionPack<'s> {
    pub fn new(site: &'s Site<'s>, output: &'s OutputPath, session: usize, audience: Audience) -> Self {
        let curriculum = site.curriculum;
        let mut sections = Vec::new();
        if audience == Audience::Facilitators {
            sections.push(Section::RunSheet);
            sections.extend(notes::own(site, session).map(|notes| Section::Notes(Box::new(notes))));
            let (items, _) = notes::of_session(site, &curriculum.timetable(session));
            sections.extend(items.into_iter().map(|item| Section::Notes(Box::new(item))));
        }
        let own = agenda_of(curriculum, session);
        if !own.is_empty() {
            sections.push(Section::Agenda(own));
        }
        for used in curriculum.lessons_of(session) {
            let blocks = given_out(curriculum, &used);
            if !blocks.is_empty() {
                sections.push(Section::Lesson(used.document, blocks));
            }
        }
        let sheets = curriculum.worksheets_of(session);
        sections.extend(sheets.iter().map(|sheet| Section::Worksheet(*sheet)));
        let included = included(curriculum, &sheets);
        Self { site, output, web: output.web(), session, audience, sections, included }
    }

    /// The whole page, piece by piece.
    pub fn pieces(self, problems: &'s Mutex<Vec<Diagnostic>>) -> impl Iterator<Item = Vec<u8>> + 's {
        let mut found = Vec::new();
        let around = self.frame(&mut found);
        report(problems, found);
        in_pieces(&around, self.sections.len(), problems, move |at, found| {
            self.section(at, &self.sections[at], found)
        })
    }

    fn addresses(&self) -> &'s [WebPath] {
        match self.audience {
            Audience::Everyone => &self.site.addresses,
            Audience::Facilitators => self.site.facilitator_addresses(),
        }
    }

    /// The page before and after its sections.
    fn frame(&self, problems: &mut Vec<Diagnostic>) -> String {
        let site = self.site;
        let document = &*site.curriculum.documents[self.session];
        // Only the header of the session is shown, so its text need not be drawn.
        let mut article =
            article(site, self.session, Vantage::Draft, Texts::header(site, document, problems));
        if let Some(session) = &mut article.session {
            // This page is one of them, and paper cannot follow the others.
            session.links.clear();
            // Agendas have other ids here.
            session.meetings.iter_mut().for_each(|meeting| meeting.href = None);
        }
        let word = match self.audience {
            Audience::Everyone => "participant_pack",
            Audience::Facilitators => "facilitator_pack",
        };
        let pack = PackView {
            kind: site.theme.strings.get(word).to_owned(),
            contents: self.sections.iter().enumerate().map(|(at, section)| self.line(at, section)).collect(),
            sections: Html(SECTIONS.to_owned()),
        };
        let mut draw = Draw { site, page: self.output, problems: Vec::new() };
        let mut data = match self.audience {
            Audience::Everyone => {
                let mut page = site.page_view(self.output, "print", document.title(), None);
                page.no_index = true;
                page.tab_title = site.tab_title(&[site.name_of(self.session), &pack.kind]);
                let mut data = Context::new();
                data.insert("page", &page);
                data.insert("nav", &site.nav(self.output, site.part_of(self.session)));
                data
            }
            Audience::Facilitators => {
                let mut page = draw.guide_page(document.title(), None);
                page.kind = "print";
                page.tab_title = site.tab_title(&[site.name_of(self.session), &pack.kind]);
                draw.guide_data(&page)
            }
        };
        data.insert("article", &article);
        data.insert("pack", &pack);
        let drawn = draw.drawn("pack.html", &data);
        problems.append(&mut draw.problems);
        let home = Home::extract(&self.web, self.addresses(), &self.included, "session--");
        draft::fill(&drawn, &home)
    }

    /// A line of the contents.
    fn line(&self, at: usize, section: &Section<'s>) -> PrintEntry {
        let strings = &self.site.theme.strings;
        let documents = &self.site.curriculum.documents;
        let title = |document: usize| documents[document].title().to_owned();
        let (kind, title) = match section {
            Section::RunSheet => ("run-sheet", strings.get("run_sheet").to_owned()),
            Section::Notes(notes) => ("notes", notes.line(self.site).title),
            Section::Agenda(_) => ("agenda", strings.get("block_agenda").to_owned()),
            Section::Lesson(document, _) => ("lesson", title(*document)),
            Section::Worksheet(document) => ("worksheet", title(*document)),
        };
        let href = match section {
            Section::Worksheet(document) => self.included.get(document).cloned().unwrap_or_default(),
            Section::Notes(notes) => notes.id.clone(),
            Section::RunSheet | Section::Agenda(_) | Section::Lesson(..) => id_at(at),
        };
        let language = match section {
            Section::Lesson(document, _) | Section::Worksheet(document) => {
                self.site.title_language(*document)
            }
            Section::Notes(notes) => notes.line(self.site).language,
            Section::RunSheet | Section::Agenda(_) => None,
        };
        PrintEntry { href: format!("#{href}"), number: None, title, time: None, kind, language }
    }

    fn section(&self, at: usize, wanted: &Section<'s>, problems: &mut Vec<Diagnostic>) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let (kind, document, title, body) = match wanted {
            Section::Worksheet(sheet) => {
                let draft = drafted(site, *sheet, problems);
                let home = Home::paper(&self.web, self.addresses(), &self.included, *sheet);
                return draft::fill(&draft, &home);
            }
            Section::RunSheet => ("run-sheet", self.session, None, self.run_sheet(problems)),
            Section::Notes(notes) => {
                ("notes", notes.document, None, notes::draw(site, &self.web, notes, problems))
            }
            Section::Agenda(blocks) => {
                let title = site.theme.strings.get("block_agenda").to_owned();
                ("agenda", self.session, Some(title), self.extract(at, self.session, blocks, problems))
            }
            Section::Lesson(lesson, blocks) => {
                let title = curriculum.documents[*lesson].title().to_owned();
                ("lesson", *lesson, Some(title), self.extract(at, *lesson, blocks, problems))
            }
        };
        let module = curriculum.module_of(document);
        let view = PackSection {
            id: id_at(at),
            kind,
            accent: module.map(|module| curriculum.modules[module].accent.clone()).unwrap_or_default(),
            module_number: module.map(|module| module + 1),
            number: curriculum.number(document),
            title,
            body: Html(draft::words(0)),
        };
        match site.theme.draw("pack_section.html", &context("section", &view)) {
            Ok(drawn) => draft::put(&drawn, &[body]),
            Err(problem) => {
                problems.push(*problem);
                String::new()
            }
        }
    }

    fn run_sheet(&self, problems: &mut Vec<Diagnostic>) -> String {
        let site = self.site;
        let timetable = site.curriculum.timetable(self.session);
        let (_, ids) = notes::of_session(site, &timetable);
        let sheet = run_sheet(site, self.session, &timetable, &ids, problems);
        match site.theme.draw("run_sheet.html", &context("run", &sheet)) {
            Ok(drawn) => {
                let home = Home::extract(&self.web, self.addresses(), &self.included, "run--");
                draft::fill(&drawn, &home)
            }
            Err(problem) => {
                problems.push(*problem);
                String::new()
            }
        }
    }

    /// What participants get of a text.
    fn extract(
        &self,
        at: usize,
        document: usize,
        blocks: &[&'s Block],
        problems: &mut Vec<Diagnostic>,
    ) -> String {
        let document = &self.site.curriculum.documents[document];
        let drawn = extract::draw(self.site, document, Audience::Everyone, &[blocks.to_vec()], problems);
        let prefix = format!("{}--", id_at(at));
        draft::fill(&drawn.concat(), &Home::extract(&self.web, self.addresses(), &self.included, &prefix))
    }
}

/// The id of a section on the page; no id of an author has two hyphens.
fn id_at(at: usize) -> String {
    format!("part--{}", at + 1)
}

/// A session's agendas, then what it hands out itself.
fn agenda_of(curriculum: &Curriculum, session: usize) -> Vec<&Block> {
    let document = &*curriculum.documents[session];
    let agendas = extract::blocks(document, Audience::Everyone, |block| block.name == BlockName::Agenda);
    let mut blocks = agendas;
    blocks.extend(given_out(curriculum, &Used { document: session, extents: vec![document.extent(None)] }));
    blocks
}

/// Handouts, and what to take away, in the parts of a text that a session uses. A worksheet comes whole.
fn given_out<'c>(curriculum: &'c Curriculum, used: &Used) -> Vec<&'c Block> {
    let document = &*curriculum.documents[used.document];
    debug_assert!(document.kind != Kind::Worksheet, "worksheets are sections of their own");
    let is_given = |name: BlockName| matches!(name, BlockName::Handout | BlockName::Keypoints);
    extract::blocks(document, Audience::Everyone, |block| {
        is_given(block.name) && used.holds(block.opening.start)
    })
}
