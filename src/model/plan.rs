//! The plan: every output path and what fills it, known in full before anything is rendered.

use super::search::SearchFile;
use crate::path::{OutputPath, SourcePath};
use std::collections::BTreeMap;

/// Every output, sorted by path.
pub type Plan = BTreeMap<OutputPath, Page>;

/// What fills one output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    Front,
    /// A module's own page.
    Module(usize),
    /// A lesson, worksheet, session, entry or plain page, by document.
    Article(usize),
    /// All worksheets or sessions.
    List(Section),
    /// The living reference as a whole.
    Reference(ReferencePage),
    Glossary,
    Tags,
    /// All pages with a tag, by its slug.
    Tag(String),
    NotFound,
    /// An earlier address of a document.
    Redirect(usize),
    PrintModule(usize),
    PrintAll,
    /// What participants of a session need, on one page to print.
    ParticipantPack(usize),
    /// A document with what is for facilitators only.
    Guide(usize),
    /// All sessions and all texts with notes, for facilitators.
    GuideIndex,
    /// The run sheet and the notes of a session before what its participants need, on one page to print.
    FacilitatorPack(usize),
    /// Leads from the top of a website that holds facilitator pages only to the first of them.
    GuideDoor,
    /// The slides of a lesson or session, by document.
    Slides(usize),
    /// The same with notes, for who presents.
    PresenterSlides(usize),
    Feed,
    /// What belongs to the editions of the reference.
    Editions(EditionPage),
    Sitemap,
    Headers,
    /// The calendar file of a session, by document.
    Calendar(usize),
    /// All sessions in one calendar.
    Calendars,
    /// The list of all questions that participants can answer.
    Fields,
    /// The search page, the list of everything, and the index.
    Search(SearchFile),
    /// A file of the theme, with its hashed name.
    ThemeFile,
    /// A file beside the texts.
    File(SourcePath),
    /// A page that shows a drawing, for links that lead to it.
    Drawing(SourcePath),
}

impl Page {
    /// The file beside the texts that is published as this page.
    pub fn file(&self) -> Option<&SourcePath> {
        if let Self::File(path) = self { Some(path) } else { None }
    }
}

/// The forms in which all entries stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferencePage {
    /// The document: everything in chapters, on one page.
    Document,
    /// A list by the session where entries were learned.
    BySession,
    /// A list by tags.
    ByTag,
    /// Open data.
    Data,
}

/// Pages and files of editions, which are named by their index, the oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionPage {
    /// All editions.
    List,
    /// An edition with everything that it froze.
    Whole(usize),
    /// What changed from one edition to a later one, or to the present text.
    Changes(usize, Option<usize>),
    /// An Atom feed with an item for each edition.
    Feed,
    /// `CITATION.cff`, which names the newest edition.
    Citation,
}

/// The parts of a site that are not modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Worksheets,
    Sessions,
    Reference,
}

impl Section {
    pub const ALL: [Self; 3] = [Self::Worksheets, Self::Sessions, Self::Reference];

    /// Its folder below `content/` and on the site.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Worksheets => "worksheets",
            Self::Sessions => "sessions",
            Self::Reference => "reference",
        }
    }

    /// The page that lists it.
    pub fn output(self) -> OutputPath {
        OutputPath::new(format!("{}/index.html", self.folder()))
    }
}
