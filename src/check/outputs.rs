//! Every output of the plan with what it comes from, so that what is wrong with an address is told where somebody wrote
//! it.

use crate::model::{Curriculum, EditionPage, Page, Plan, ReferencePage, Section, alias_output};
use crate::path::{OutputPath, SourcePath, slug};
use crate::source::Span;
use std::borrow::Cow;

/// All outputs, those first that keep an address which several have.
pub struct Outputs<'a>(pub Vec<Output<'a>>);

/// An output that has an address, or would have it.
pub struct Output<'a> {
    pub address: Cow<'a, OutputPath>,
    /// None for earlier addresses and for texts that have no page.
    pub page: Option<&'a Page>,
    pub origin: Origin<'a>,
}

/// What an output comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin<'a> {
    /// The page of a text, or its slides.
    Document(usize),
    Edition(usize),
    /// A file beside the texts.
    File(&'a SourcePath),
    /// An earlier address of a document.
    Alias(usize, Span),
    /// A tag that a document has.
    Tag(usize, Span),
    /// The program makes it, from a document or from all.
    Made(Option<usize>),
}

impl<'a> Outputs<'a> {
    /// The outputs of a plan, and those that found no place in it.
    pub fn of(curriculum: &'a Curriculum, plan: &'a Plan, lost: &'a [(OutputPath, Page)]) -> Self {
        let pages = plan.iter().chain(lost.iter().map(|(address, page)| (address, page)));
        let pages = pages.filter_map(|(address, page)| {
            let origin = origin(curriculum, page)?;
            Some(Output { address: Cow::Borrowed(address), page: Some(page), origin })
        });
        // A website for facilitators alone has no pages of participants.
        let is_whole = plan.get(&OutputPath::new("index.html")) != Some(&Page::GuideDoor);
        let texts = curriculum.outputs.iter().enumerate().map(|(index, address)| Output {
            address: Cow::Borrowed(address),
            page: None,
            origin: Origin::Document(index),
        });
        let mut all: Vec<Output<'a>> =
            pages.chain(texts.chain(aliases(curriculum)).filter(|_| is_whole)).collect();
        all.sort_by(|one, other| one.origin.cmp(&other.origin));
        Self(all)
    }
}

impl Origin<'_> {
    /// Where it is written: the file, and the line that names it.
    pub fn place(self, curriculum: &Curriculum) -> Option<(SourcePath, Span)> {
        let of = |index: usize| &curriculum.documents[index];
        match self {
            Self::Document(index) | Self::Made(Some(index)) => {
                Some((of(index).source.path.clone(), of(index).front.title_span))
            }
            Self::Edition(index) => {
                Some((curriculum.editions.get(index)?.source.path.clone(), Span::default()))
            }
            Self::File(path) => Some((path.clone(), Span::default())),
            Self::Alias(index, span) | Self::Tag(index, span) => Some((of(index).source.path.clone(), span)),
            Self::Made(None) => None,
        }
    }
}

fn aliases(curriculum: &Curriculum) -> impl Iterator<Item = Output<'_>> {
    curriculum.documents.iter().enumerate().flat_map(|(index, document)| {
        let aliases = document.front.aliases.iter();
        aliases.filter_map(move |alias| {
            let address = Cow::Owned(alias_output(&alias.text)?);
            Some(Output { address, page: None, origin: Origin::Alias(index, alias.span) })
        })
    })
}

/// None for earlier addresses, whose places the headers know.
fn origin<'a>(curriculum: &'a Curriculum, page: &'a Page) -> Option<Origin<'a>> {
    let written = |index: Option<usize>| index.map_or(Origin::Made(None), Origin::Document);
    let section = |section: Section| written(curriculum.sections.get(section.folder()).copied());
    Some(match page {
        Page::Front => written(curriculum.front),
        Page::Module(module) => written(curriculum.modules[*module].index),
        Page::Article(index) | Page::Guide(index) | Page::Slides(index) | Page::PresenterSlides(index) => {
            Origin::Document(*index)
        }
        Page::List(list) => section(*list),
        Page::Reference(ReferencePage::Document) => section(Section::Reference),
        Page::Glossary => written(curriculum.glossary),
        Page::Tag(tag) => tagged(curriculum, tag),
        Page::Redirect(_) => return None,
        Page::PrintModule(module) => {
            let module = &curriculum.modules[*module];
            Origin::Made(module.index.or(module.lessons.first().copied()))
        }
        Page::ParticipantPack(index) | Page::FacilitatorPack(index) | Page::Calendar(index) => {
            Origin::Made(Some(*index))
        }
        Page::Editions(EditionPage::List) => Origin::Edition(0),
        Page::Editions(EditionPage::Whole(index)) => Origin::Edition(*index),
        Page::File(path) | Page::Drawing(path) => Origin::File(path),
        Page::Editions(EditionPage::Changes(..) | EditionPage::Feed | EditionPage::Citation)
        | Page::Reference(ReferencePage::BySession | ReferencePage::ByTag | ReferencePage::Data)
        | Page::Tags
        | Page::NotFound
        | Page::PrintAll
        | Page::GuideIndex
        | Page::GuideDoor
        | Page::Feed
        | Page::Sitemap
        | Page::Headers
        | Page::Calendars
        | Page::Fields
        | Page::Search(_)
        | Page::ThemeFile => Origin::Made(None),
    })
}

/// The place where a tag was first written.
fn tagged<'a>(curriculum: &Curriculum, tag: &str) -> Origin<'a> {
    let first = curriculum.tags.get(tag).and_then(|(_, documents)| documents.first().copied());
    let said = first.and_then(|index| {
        let tags = &curriculum.documents[index].front.tags;
        Some(Origin::Tag(index, tags.iter().find(|said| slug(&said.text) == tag)?.span))
    });
    said.unwrap_or(Origin::Made(None))
}
