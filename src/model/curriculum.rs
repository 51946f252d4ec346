//! What all files say together: modules in order, what belongs where, terms. Built once by `assemble`, then read-only.

use super::collation::Collation;
use super::search::Index;
use super::{
    ByPath, Config, Date, Dimensions, Document, Edition, Kind, LedTo, Reference, Section, Series,
    SeriesPlace, TermIndex, short,
};
use crate::path::{OutputPath, SourcePath};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// The whole curriculum. Documents are named by their index in `documents`, which are sorted by path.
#[derive(Debug)]
pub struct Curriculum {
    pub config: Config,
    pub documents: Vec<Arc<Document>>,
    /// Index of each document by its path.
    pub by_path: ByPath<usize>,
    /// Address of each document's page, by index.
    pub outputs: Vec<OutputPath>,
    pub modules: Vec<Module>,
    /// Worksheets, sessions, entries and plain pages, each in order.
    pub worksheets: Vec<usize>,
    pub sessions: Vec<usize>,
    /// Series of sessions, in the order of their first sessions.
    pub series: Vec<Series>,
    /// The place of each session that belongs to a series, by index.
    pub series_places: BTreeMap<usize, SeriesPlace>,
    /// Entries in use; those that are retired keep their pages, and stand in no list.
    pub entries: Vec<usize>,
    pub retired: Vec<usize>,
    /// Editions of the reference, the oldest first.
    pub editions: Vec<Arc<Edition>>,
    /// Workshop notes, by their day.
    pub notes: Vec<usize>,
    pub plain: Vec<usize>,
    pub front: Option<usize>,
    pub glossary: Option<usize>,
    /// Index pages of worksheets, sessions and reference by folder.
    pub sections: BTreeMap<String, usize>,
    /// Module and place in it (both from 0) of each lesson, by index.
    pub lesson_places: BTreeMap<usize, (usize, usize)>,
    /// Documents by the slug of a tag, with the tag as first written.
    pub tags: Arc<BTreeMap<String, (String, Vec<usize>)>>,
    /// Lessons and sessions that use a worksheet.
    pub used_in: BTreeMap<usize, Vec<usize>>,
    /// Entries and notes whose header names a session, or notes, as the place where they come from.
    pub learned_in: BTreeMap<usize, Vec<usize>>,
    /// The living reference as one document.
    pub reference: Reference,
    pub terms: TermIndex,
    /// The document and block (place of its opening line) that hold the community agreements.
    pub agreements: Option<(usize, Span)>,
    /// Files beside the texts, by source path: pictures, handouts.
    pub files: ByPath<SourcePath>,
    /// How large the pictures among them are, where they say so.
    pub sizes: ByPath<Dimensions>,
    /// Who comes to each of them.
    pub led_to: LedTo,
    /// Drawings that a link leads to: each has a page that shows it.
    pub linked_drawings: BTreeSet<SourcePath>,
    /// Documents that are not published because they are drafts.
    pub drafts: ByPath<SourcePath>,
    /// The index over all words, once somebody has asked for it.
    pub index: OnceLock<Index>,
}

/// One module and its lessons in order.
#[derive(Debug, Clone)]
pub struct Module {
    pub folder: String,
    pub title: String,
    pub summary: String,
    pub accent: String,
    /// Its `index.md`, where there is one.
    pub index: Option<usize>,
    pub lessons: Vec<usize>,
}

impl Curriculum {
    /// The document at a path.
    pub fn document(&self, path: &SourcePath) -> Option<(usize, &Document)> {
        let index = *self.by_path.get(path)?;
        Some((index, &*self.documents[index]))
    }

    /// The newest edition of the reference.
    pub fn latest_edition(&self) -> Option<&Edition> {
        self.editions.last().map(|edition| &**edition)
    }

    /// The edition whose file this is.
    pub fn edition_at(&self, path: &SourcePath) -> Option<&Edition> {
        let mut editions = self.editions.iter().filter(|_| Edition::is_at(path));
        editions.find(|edition| edition.source.path.is_same(path)).map(|edition| &**edition)
    }

    /// The reference as it is now: entries in use, then those that are retired.
    pub fn reference(&self) -> Vec<&Document> {
        self.entries.iter().chain(&self.retired).map(|entry| &*self.documents[*entry]).collect()
    }

    /// The address of a document's page. The pages of modules, sections and the glossary have fixed ones.
    pub fn output(&self, document: usize) -> &OutputPath {
        &self.outputs[document]
    }

    /// The address of a module's own page.
    pub fn module_output(&self, module: usize) -> OutputPath {
        OutputPath::new(format!("{}/index.html", self.modules[module].folder))
    }

    /// The address of a module's print page.
    pub fn module_print(&self, module: usize) -> OutputPath {
        OutputPath::new(format!("print/{}.html", self.modules[module].folder))
    }

    /// Tags as their slugs, words and documents, in the order of the site's language.
    pub fn tags_by_letter(&self) -> Vec<(&str, &str, &[usize])> {
        let mut tags: Vec<(&str, &str, &[usize])> =
            self.tags.iter().map(|(slug, (words, pages))| (&**slug, &**words, &**pages)).collect();
        Collation::of(&self.config.language).sort(&mut tags, |(_, words, _)| words);
        tags
    }

    /// The address of the page of a tag, by its slug.
    pub fn tag_output(&self, tag: &str) -> OutputPath {
        // `index` is the list of all tags.
        let name = if tag == "index" { "index-" } else { tag };
        OutputPath::new(format!("tags/{}.html", short(name, ".html".len())))
    }

    /// The address of a document's slides.
    pub fn slides_output(&self, document: usize) -> OutputPath {
        OutputPath::new(format!("{}.slides.html", self.outputs[document].without_ending()))
    }

    /// Whether a document has slides of its own.
    pub fn has_slides(&self, document: usize) -> bool {
        let settings = self.config.slides;
        match self.documents[document].kind {
            Kind::Session => settings.publish,
            Kind::Lesson => settings.publish && settings.lessons,
            Kind::Front
            | Kind::Module
            | Kind::Worksheet
            | Kind::Notes
            | Kind::Entry
            | Kind::Glossary
            | Kind::Section
            | Kind::Plain => false,
        }
    }

    /// The documents whose slides the agenda of a session brings, once for each link, with the place it leads to.
    pub fn brought_slides(&self, session: usize) -> Vec<(usize, Option<String>)> {
        let mut brought = Vec::new();
        for sitting in self.timetable(session).sittings {
            for target in sitting.slots.into_iter().filter_map(|slot| slot.target) {
                if target.document != session
                    && matches!(
                        self.documents[target.document].kind,
                        Kind::Lesson | Kind::Plain | Kind::Entry
                    )
                {
                    brought.push((target.document, target.anchor));
                }
            }
        }
        brought
    }

    /// The address of a session's calendar file.
    pub fn calendar_output(&self, session: usize) -> OutputPath {
        OutputPath::new(format!("{}.ics", self.outputs[session].without_ending()))
    }

    /// The address of all sessions' calendar.
    pub fn calendars_output(&self) -> OutputPath {
        OutputPath::new("sessions/calendar.ics")
    }

    /// The address of the one page with all that participants of a session need.
    pub fn pack_output(&self, session: usize) -> OutputPath {
        OutputPath::new(format!("print/{}", self.outputs[session].as_str()))
    }

    /// The same page, or any other, for facilitators.
    pub fn facilitator_output(&self, output: &OutputPath) -> OutputPath {
        OutputPath::new(format!("facilitator/{}", output.as_str()))
    }

    /// The first page of those for facilitators.
    pub fn guide_index(&self) -> OutputPath {
        OutputPath::new("facilitator/index.html")
    }

    /// The address of a file beside the texts: what only notes lead to lies with them.
    pub fn media_output(&self, path: &SourcePath) -> OutputPath {
        if self.led_to.is_for_facilitators(path) {
            self.facilitator_output(&path.asset())
        } else {
            path.asset()
        }
    }

    /// The page that shows a drawing: no link leads to the drawing itself, which browsers read as a page of its own.
    pub fn drawing_output(&self, path: &SourcePath) -> OutputPath {
        OutputPath::new(format!("{}.html", self.media_output(path).as_str()))
    }

    /// The documents of a part of the site, in order.
    pub fn section(&self, section: Section) -> &[usize] {
        match section {
            Section::Worksheets => &self.worksheets,
            Section::Sessions => &self.sessions,
            Section::Reference => &self.entries,
        }
    }

    /// Whether a part of the site has anything to show.
    pub fn has_section(&self, section: Section) -> bool {
        let has_notes = section == Section::Sessions && !self.notes.is_empty();
        has_notes || !self.section(section).is_empty() || self.sections.contains_key(section.folder())
    }

    /// The day a document was last changed, as its front matter says.
    pub fn changed(&self, document: usize) -> Option<Date> {
        let front = &self.documents[document].front;
        front.updated.or(front.reviewed).or(front.added).or(front.date)
    }

    /// The newest day of all documents.
    pub fn newest(&self) -> Option<Date> {
        (0..self.documents.len()).filter_map(|document| self.changed(document)).max()
    }

    /// The documents of a kind that come from another one.
    pub fn learned(&self, from: usize, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        let found = self.learned_in.get(&from).into_iter().flatten().copied();
        found.filter(move |document| self.documents[*document].kind == kind)
    }

    /// The document that a header names as the place where something was learned.
    pub fn session_of(&self, document: usize) -> Option<usize> {
        let document = &self.documents[document];
        let target = document.source.path.resolve(&document.front.from_session.as_ref()?.text)?;
        self.by_path.get(&target.path).copied()
    }

    /// Number of a lesson as readers see it: `1.3`.
    pub fn number(&self, document: usize) -> Option<String> {
        let (module, place) = self.lesson_places.get(&document)?;
        Some(format!("{}.{}", module + 1, place + 1))
    }

    /// For each term the first documents that mention it, by index, and how many do.
    pub fn mentions_of_terms(&self, most: usize) -> Vec<(Vec<usize>, usize)> {
        let mut found = vec![(Vec::new(), 0); self.terms.terms.len()];
        let mentions = self.terms.mentions.iter();
        for (document, terms) in mentions.filter(|(document, _)| !self.documents[*document].is_retired()) {
            for term in terms.iter() {
                let (documents, count) = &mut found[*term];
                *count += 1;
                if documents.len() < most {
                    documents.push(*document);
                }
            }
        }
        found
    }

    /// The module a document belongs to: of a lesson, or of a module's own page.
    pub fn module_of(&self, document: usize) -> Option<usize> {
        let place = self.lesson_places.get(&document).map(|(module, _)| *module);
        place.or_else(|| match self.documents[document].kind {
            Kind::Module => self.modules.iter().position(|module| module.index == Some(document)),
            Kind::Front
            | Kind::Lesson
            | Kind::Worksheet
            | Kind::Session
            | Kind::Notes
            | Kind::Entry
            | Kind::Glossary
            | Kind::Section
            | Kind::Plain => None,
        })
    }
}
