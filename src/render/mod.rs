//! A page of the plan becomes bytes. Nothing here touches the world or fails: a template that cannot be drawn is a
//! problem with a place.

mod article;
mod blocks;
mod calendar;
pub mod draft;
mod drafts;
mod drawing;
mod editions;
mod escape;
mod extract;
mod feed;
mod fields;
mod forget;
mod guide;
mod html;
mod json_ld;
mod languages;
mod maps;
mod modes;
mod navigation;
mod notes;
mod pack;
mod packed;
pub mod picture;
mod pieces;
mod policy;
mod print;
mod qr;
mod raw_html;
mod recap;
mod reference;
mod run_sheet;
mod scope;
mod search;
mod session;
mod shapes;
mod sheet;
mod site;
mod slides;
mod strings;
mod styles;
mod texts;
mod theme;
mod timers;
mod titles;
pub mod view;
mod web;
mod when;

pub use site::{Site, site_view};
pub use strings::Strings;
pub use theme::{Parts, Theme, theme};

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::model::search::SearchFile;
use crate::model::{Audience, FieldList, Page, ReferencePage};
use crate::path::{OutputPath, SourcePath};
use pack::SessionPack;
use print::Pack;
use std::sync::Mutex;
use web::Draw;

/// What fills an output.
pub enum Rendered<'s> {
    Bytes(Vec<u8>),
    /// A file of the site that is copied as it is.
    Copy(SourcePath),
    /// A print page, made piece by piece, because it may be too large to hold.
    Pieces(Box<dyn Iterator<Item = Vec<u8>> + 's>),
}

/// Draws one output, and adds what is wrong with its templates to `problems`.
pub fn render<'s>(
    site: &'s Site<'s>,
    output: &'s OutputPath,
    page: &'s Page,
    problems: &'s Mutex<Vec<Diagnostic>>,
) -> Rendered<'s> {
    let site = subject(site.curriculum, page).map_or(site, |document| site.of(document));
    let mut draw = Draw { site, page: output, problems: Vec::new() };
    let text = match page {
        Page::Front => draw.front(),
        Page::Module(module) => draw.module(*module),
        Page::Article(document) => draw.article(*document),
        Page::List(section) => draw.list(*section),
        Page::Glossary => draw.glossary(),
        Page::Tags => draw.tags(),
        Page::Tag(slug) => draw.tag(slug),
        Page::NotFound => draw.not_found(),
        Page::Redirect(document) => draw.redirect(*document),
        Page::Slides(document) => draw.slides(*document),
        Page::PresenterSlides(document) => draw.presenter_slides(*document),
        Page::Editions(page) => return editions::render(site, output, *page, problems),
        Page::Feed => feed::atom(site),
        Page::Sitemap => feed::sitemap(site),
        Page::Calendar(session) => calendar::one(site, *session),
        Page::Calendars => calendar::all(site),
        Page::Fields => FieldList::of(site.curriculum).text(),
        Page::Search(SearchFile::Page) => draw.search(),
        Page::Search(SearchFile::Letter(letter)) => draw.letter(letter),
        Page::Search(SearchFile::Start) => search::start(site),
        Page::Search(SearchFile::Words(number)) => search::words(site, *number),
        Page::Search(SearchFile::Texts(number)) => search::texts(site, *number),
        Page::Headers => feed::headers(&site.theme.stylesheet.hash),
        Page::ThemeFile => return Rendered::Bytes(site.theme.files.get(output).cloned().unwrap_or_default()),
        Page::File(path) => return Rendered::Copy(path.clone()),
        Page::Drawing(path) => draw.drawing(path),
        Page::PrintModule(module) => {
            return Rendered::Pieces(Box::new(Pack::of_module(site, output, *module).pieces(problems)));
        }
        Page::ParticipantPack(session) => {
            let pack = SessionPack::new(site, output, *session, Audience::Everyone);
            return Rendered::Pieces(Box::new(pack.pieces(problems)));
        }
        Page::FacilitatorPack(session) => {
            let pack = SessionPack::new(site, output, *session, Audience::Facilitators);
            return Rendered::Pieces(Box::new(pack.pieces(problems)));
        }
        Page::Reference(ReferencePage::BySession) => draw.reference_by_session(),
        Page::Reference(ReferencePage::ByTag) => draw.reference_by_tag(),
        Page::Reference(ReferencePage::Document) => {
            return Rendered::Pieces(Box::new(reference::Whole::new(site, output).pieces(problems)));
        }
        Page::Reference(ReferencePage::Data) => {
            return Rendered::Pieces(Box::new(reference::data(site, output, problems)));
        }
        Page::Guide(document) => draw.guide(*document),
        Page::GuideIndex => draw.guide_index(),
        Page::GuideDoor => draw.guide_door(),
        Page::PrintAll => return Rendered::Pieces(Box::new(Pack::of_all(site, output).pieces(problems))),
    };
    if !draw.problems.is_empty()
        && let Ok(mut all) = problems.lock()
    {
        all.append(&mut draw.problems);
    }
    Rendered::Bytes(text.into_bytes())
}

/// The document that a page is of, whose language is the page's.
fn subject(curriculum: &Curriculum, page: &Page) -> Option<usize> {
    match page {
        Page::Article(document)
        | Page::Redirect(document)
        | Page::Slides(document)
        | Page::PresenterSlides(document)
        | Page::Guide(document)
        | Page::ParticipantPack(document)
        | Page::FacilitatorPack(document) => Some(*document),
        Page::Front => curriculum.front,
        Page::Glossary => curriculum.glossary,
        Page::Module(module) => curriculum.modules.get(*module)?.index,
        Page::List(section) => curriculum.sections.get(section.folder()).copied(),
        Page::Tags
        | Page::Tag(_)
        | Page::NotFound
        | Page::Editions(_)
        | Page::Feed
        | Page::Sitemap
        | Page::Calendar(_)
        | Page::Calendars
        | Page::Fields
        | Page::Search(_)
        | Page::Headers
        | Page::ThemeFile
        | Page::File(_)
        | Page::Drawing(_)
        | Page::PrintModule(_)
        | Page::Reference(_)
        | Page::GuideIndex
        | Page::GuideDoor
        | Page::PrintAll => None,
    }
}
