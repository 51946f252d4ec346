//! Slides: pages of a lesson's or session's own, for participants, and the same with notes for who presents.

mod deck;
mod items;
mod notes;
mod show;

pub use deck::{Cuts, Deck};

use super::draft;
use super::site::context;
use super::view::ZoneTimeView;
use super::view::{CoverView, DeckView, Html, Link};
use super::web::Draw;
use super::when::{Zones, meetings};
use crate::model::{Curriculum, Kind, Page};
use crate::path::OutputPath;
use show::Show;
use std::collections::BTreeSet;
use tera::Context;

/// Who reads the slides of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Participants,
    Presenter,
}

/// The documents whose slides stand on a page, each once; none for other pages.
pub fn documents_of(curriculum: &Curriculum, page: &Page) -> BTreeSet<usize> {
    match page {
        Page::Slides(document) | Page::PresenterSlides(document) => {
            let mut documents = BTreeSet::from([*document]);
            if curriculum.documents[*document].kind == Kind::Session {
                documents
                    .extend(curriculum.brought_slides(*document).into_iter().map(|(brought, _)| brought));
            }
            documents
        }
        Page::Front
        | Page::Module(_)
        | Page::Article(_)
        | Page::List(_)
        | Page::Reference(_)
        | Page::Glossary
        | Page::Tags
        | Page::Tag(_)
        | Page::NotFound
        | Page::Redirect(_)
        | Page::PrintModule(_)
        | Page::PrintAll
        | Page::ParticipantPack(_)
        | Page::Guide(_)
        | Page::GuideIndex
        | Page::FacilitatorPack(_)
        | Page::GuideDoor
        | Page::Calendar(_)
        | Page::Calendars
        | Page::Feed
        | Page::Editions(_)
        | Page::Sitemap
        | Page::Headers
        | Page::Fields
        | Page::Search(_)
        | Page::ThemeFile
        | Page::Drawing(_)
        | Page::File(_) => BTreeSet::new(),
    }
}

impl Draw<'_> {
    pub fn slides(&mut self, document: usize) -> String {
        self.deck(document, Reader::Participants)
    }

    pub fn presenter_slides(&mut self, document: usize) -> String {
        self.deck(document, Reader::Presenter)
    }

    fn deck(&mut self, index: usize, reader: Reader) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let document = &*curriculum.documents[index];
        let is_session = document.kind == Kind::Session;
        let mut show = Show::new(site, self.page, reader);
        let deck = show.deck(index);
        let objectives = deck.objectives.iter().map(|html| Html(show.fill(&html.0, ""))).collect();
        let cover = self.drawn("slides/title.html", &context("cover", &self.cover(index, objectives)));
        show.title(index, cover, &deck);
        if is_session {
            show.session(index, &deck);
        } else {
            show.own(index, &deck);
        }
        let minutes = minutes(curriculum, index);
        let zone = document.front.timezone.as_ref().map(|zone| zone.text.clone());
        let shown = show.finish();
        self.problems.extend(shown.problems);
        let view = DeckView {
            title: document.title().to_owned(),
            kind: document.kind.name(),
            ratio: curriculum.config.slides.ratio.name(),
            back: Link {
                href: self.page.href_to(&self.back(index, reader)),
                title: document.title().to_owned(),
                language: None,
            },
            presenter: reader == Reader::Presenter,
            count: shown.count,
            items: if reader == Reader::Presenter { shown.items } else { Vec::new() },
            zone: zone.filter(|_| reader == Reader::Presenter),
            minutes: minutes.filter(|_| reader == Reader::Presenter),
            timers: shown.html.contains(" data-timer=\""),
            slides: Html(draft::words(0)),
            words: Html(draft::words(1)),
        };
        let title = site.theme.strings.fill("slides_of", &[("title", document.title())]);
        let mut page = site.page_view(self.page, "slides", &title, Some(index));
        page.feed = None;
        let name = site.theme.strings.fill("slides_of", &[("title", site.name_of(index))]);
        match reader {
            // Search engines should lead to the text.
            Reader::Participants => {
                let base = curriculum.config.base_url.as_deref();
                page.canonical = base.map(|base| site.output(index).absolute(base));
                page.tab_title = site.tab_title(&[&name]);
            }
            Reader::Presenter => {
                page.canonical = None;
                page.no_index = true;
                page.tab_title = site.tab_title(&[&name, site.theme.strings.get("facilitator_copy")]);
            }
        }
        let mut data = Context::new();
        data.insert("page", &page);
        data.insert("nav", "");
        data.insert("deck", &view);
        let words = site.slide_words.get_or_init(|| self.drawn("parts/slides_words.html", &Context::new()));
        draft::put(&self.drawn("slides.html", &data), &[&shown.html, words])
    }

    /// The page of the text: for who presents, that with the notes where there is one.
    fn back(&self, index: usize, reader: Reader) -> OutputPath {
        let output = self.site.output(index);
        let guide = self.site.curriculum.facilitator_output(output);
        let leads = reader == Reader::Presenter && self.site.has(&guide);
        if leads { guide } else { output.clone() }
    }

    fn cover(&self, index: usize, objectives: Vec<Html>) -> CoverView {
        let site = self.site;
        let curriculum = site.curriculum;
        let document = &*curriculum.documents[index];
        let front = &document.front;
        let strings = &site.theme.strings;
        let number =
            front.number.map(|number| strings.fill("session_number", &[("number", &number.to_string())]));
        let series: Vec<String> = front.series.iter().cloned().chain(number).collect();
        let meetings = meetings(site, index, Zones::Own, |_| String::new());
        let when: Vec<String> =
            meetings.iter().filter_map(|meeting| meeting.zones.first()).map(when).collect();
        CoverView {
            kind: document.kind.name(),
            number: curriculum.number(index),
            module_number: curriculum.module_of(index).map(|module| module + 1),
            title: document.title().to_owned(),
            summary: front.summary.clone(),
            objectives,
            time: minutes(curriculum, index).map(|minutes| site.time(minutes)),
            series: (!series.is_empty()).then(|| series.join(" · ")),
            when: (!when.is_empty()).then(|| when.join("; ")),
            location: front.location.clone(),
            facilitators: front.facilitators.clone(),
        }
    }
}

/// How long a document takes: as its header says, else as its agendas add up to.
fn minutes(curriculum: &Curriculum, index: usize) -> Option<u32> {
    let said = curriculum.documents[index].front.minutes;
    said.or_else(|| Some(curriculum.timetable(index).minutes()).filter(|minutes| *minutes > 0))
}

/// When a session meets, in one line: `Friday, 12 February 2027, 18:00–19:00 · Berlin (CET)`.
fn when(time: &ZoneTimeView) -> String {
    let end = time.end.as_ref().map_or(String::new(), |end| format!("–{}", end.text));
    let letters = time.letters.as_ref().map_or(String::new(), |letters| format!(" ({letters})"));
    let place = if time.place.is_empty() { String::new() } else { format!(" · {}{letters}", time.place) };
    format!("{}, {}{end}{place}", time.day, time.start.text)
}
