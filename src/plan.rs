//! The curriculum becomes a plan of pages.

use crate::model::search::{Generated, SearchFile};
use crate::model::{
    Curriculum, Document, Edition, EditionPage, Kind, Page, Plan, Reach, ReferencePage, Section,
    alias_output, is_media,
};
use crate::path::{OutputPath, slug};
use std::collections::BTreeSet;

/// For whom pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Participants, and facilitators where `site.toml` publishes their pages.
    AsSet,
    /// Everybody, whatever `site.toml` says: for a preview at home.
    Everybody,
    /// Facilitators alone: their pages and what these show, in a website that stands for itself.
    Facilitators,
}

/// Every output of a site. `theme_files` are the theme's styles and pictures, `generated` pages without a file that can be
/// found. Beside it, the outputs whose place another one has.
pub fn plan<'a>(
    curriculum: &Curriculum,
    theme_files: impl IntoIterator<Item = &'a OutputPath>,
    generated: &[Generated<'_>],
    readers: Readers,
) -> (Plan, Vec<(OutputPath, Page)>) {
    let mut found: Vec<(OutputPath, Page)> = Vec::with_capacity(curriculum.documents.len());
    match readers {
        Readers::AsSet | Readers::Everybody => {
            participants(curriculum, generated, &mut found);
            if readers == Readers::Everybody || curriculum.config.facilitator.publish {
                let guided = guided(curriculum);
                if !guided.is_empty() {
                    facilitators(curriculum, &guided, &mut found);
                }
            }
        }
        Readers::Facilitators => {
            found.push((OutputPath::new("index.html"), Page::GuideDoor));
            found.push((OutputPath::new("_headers"), Page::Headers));
            let all: Vec<usize> = (0..curriculum.documents.len()).collect();
            facilitators(curriculum, &all, &mut found);
        }
    }
    found.extend(theme_files.into_iter().map(|path| (path.clone(), Page::ThemeFile)));
    let shows_notes = found.iter().any(|(_, page)| *page == Page::GuideIndex);
    for path in curriculum.files.values().filter(|path| is_media(path)) {
        let is_shown = match curriculum.led_to.reach(path) {
            Some(Reach::Everyone) => true,
            Some(Reach::Facilitators) => shows_notes,
            Some(Reach::Drafts) | None => false,
        };
        if is_shown {
            found.push((curriculum.media_output(path), Page::File(path.clone())));
            if curriculum.linked_drawings.contains(path) {
                found.push((curriculum.drawing_output(path), Page::Drawing(path.clone())));
            }
        }
    }
    if readers != Readers::Facilitators {
        aliases(curriculum, &mut found);
    }
    // Where two claim one address the first stays, and a check says so. Sorted at once this costs a fifth.
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut lost = Vec::new();
    found.dedup_by(|later, first| {
        let is_lost = later.0 == first.0;
        if is_lost {
            lost.push(later.clone());
        }
        is_lost
    });
    (found.into_iter().collect(), lost)
}

fn participants(curriculum: &Curriculum, generated: &[Generated<'_>], found: &mut Vec<(OutputPath, Page)>) {
    let mut add = |path: OutputPath, page: Page| found.push((path, page));
    add(OutputPath::new("index.html"), Page::Front);
    for (index, output) in curriculum.outputs.iter().enumerate() {
        match curriculum.documents[index].kind {
            Kind::Lesson | Kind::Worksheet | Kind::Session | Kind::Notes | Kind::Entry | Kind::Plain => {
                add(output.clone(), Page::Article(index));
            }
            Kind::Front | Kind::Module | Kind::Glossary | Kind::Section => {}
        }
    }
    for index in (0..curriculum.documents.len()).filter(|index| curriculum.has_slides(*index)) {
        add(curriculum.slides_output(index), Page::Slides(index));
    }
    for (index, module) in curriculum.modules.iter().enumerate() {
        add(curriculum.module_output(index), Page::Module(index));
        if curriculum.config.print.modules && !module.lessons.is_empty() {
            add(curriculum.module_print(index), Page::PrintModule(index));
        }
    }
    for section in [Section::Worksheets, Section::Sessions] {
        if curriculum.has_section(section) {
            add(section.output(), Page::List(section));
        }
    }
    reference(curriculum, &mut add);
    let dated = |session: &&usize| curriculum.documents[**session].front.start.is_some();
    if curriculum.sessions.iter().any(|session| dated(&session)) {
        add(curriculum.calendars_output(), Page::Calendars);
    }
    for session in curriculum.sessions.iter().filter(dated) {
        add(curriculum.calendar_output(*session), Page::Calendar(*session));
    }
    if curriculum.glossary.is_some() {
        add(OutputPath::new("glossary.html"), Page::Glossary);
    }
    if !curriculum.tags.is_empty() {
        add(OutputPath::new("tags/index.html"), Page::Tags);
        for tag in curriculum.tags.keys() {
            add(curriculum.tag_output(tag), Page::Tag(tag.clone()));
        }
    }
    editions(curriculum, &mut add);
    if curriculum.config.print.all {
        add(OutputPath::new("print/all.html"), Page::PrintAll);
    }
    for file in SearchFile::all(curriculum, generated) {
        add(file.output(), Page::Search(file));
    }
    add(OutputPath::new("404.html"), Page::NotFound);
    add(OutputPath::new("_headers"), Page::Headers);
    let asks = |document: &Document| !document.front.draft && document.live_fields().next().is_some();
    let is_dated = |document: &Document| !document.front.draft && document.front.start.is_some();
    let has_entries = curriculum.sessions.iter().any(|session| is_dated(&curriculum.documents[*session]));
    // Answers and calendar entries are found again by names, and the list says which.
    if has_entries || curriculum.documents.iter().any(|document| asks(document)) {
        add(OutputPath::new("fields.json"), Page::Fields);
    }
    if curriculum.config.base_url.is_some() {
        add(OutputPath::new("sitemap.xml"), Page::Sitemap);
        if curriculum.newest().is_some() {
            add(OutputPath::new("feed.xml"), Page::Feed);
        }
    }
    for session in curriculum.sessions.iter().filter(|session| curriculum.fills_pack(**session)) {
        add(curriculum.pack_output(*session), Page::ParticipantPack(*session));
    }
}

/// The living reference as a whole.
fn reference(curriculum: &Curriculum, add: &mut impl FnMut(OutputPath, Page)) {
    if !curriculum.has_section(Section::Reference) {
        return;
    }
    add(curriculum.reference_output(), Page::Reference(ReferencePage::Document));
    add(curriculum.reference_data_output(), Page::Reference(ReferencePage::Data));
    let front = |entry: &usize| &curriculum.documents[*entry].front;
    if curriculum.entries.iter().any(|entry| curriculum.session_of(*entry).is_some()) {
        add(curriculum.by_session_output(), Page::Reference(ReferencePage::BySession));
    }
    if curriculum.entries.iter().any(|entry| front(entry).tags.iter().any(|tag| !slug(&tag.text).is_empty()))
    {
        add(curriculum.by_tag_output(), Page::Reference(ReferencePage::ByTag));
    }
}

/// Editions, and what changed between any two of them and the present text.
fn editions(curriculum: &Curriculum, add: &mut impl FnMut(OutputPath, Page)) {
    let editions = &curriculum.editions;
    if editions.is_empty() {
        return;
    }
    let mut page = |output: OutputPath, page: EditionPage| add(output, Page::Editions(page));
    page(Edition::list_output(), EditionPage::List);
    page(Edition::citation_output(), EditionPage::Citation);
    if curriculum.config.base_url.is_some() {
        page(Edition::feed_output(), EditionPage::Feed);
    }
    for (at, edition) in editions.iter().enumerate() {
        page(edition.output(), EditionPage::Whole(at));
        page(edition.changes_output(None), EditionPage::Changes(at, None));
        for (later, other) in editions.iter().enumerate().skip(at + 1) {
            page(edition.changes_output(Some(other)), EditionPage::Changes(at, Some(later)));
        }
    }
}

/// Pages for those who lead.
fn facilitators(curriculum: &Curriculum, guided: &[usize], found: &mut Vec<(OutputPath, Page)>) {
    let guides = guided.iter().filter(|index| curriculum.documents[**index].kind != Kind::Front);
    found.extend(
        guides.map(|index| (curriculum.facilitator_output(curriculum.output(*index)), Page::Guide(*index))),
    );
    found.push((curriculum.guide_index(), Page::GuideIndex));
    for index in guided.iter().copied().filter(|index| curriculum.has_slides(*index)) {
        let slides = curriculum.facilitator_output(&curriculum.slides_output(index));
        found.push((slides, Page::PresenterSlides(index)));
    }
    let packed =
        |session: &&usize| curriculum.fills_pack(**session) || curriculum.documents[**session].has_notes;
    for session in curriculum.sessions.iter().filter(packed) {
        let pack = curriculum.facilitator_output(&curriculum.pack_output(*session));
        found.push((pack, Page::FacilitatorPack(*session)));
    }
}

/// The documents with a page for facilitators: sessions, what their agendas lead to, and texts with notes.
fn guided(curriculum: &Curriculum) -> Vec<usize> {
    let mut guided: BTreeSet<usize> = curriculum.sessions.iter().copied().collect();
    let with_notes = curriculum.documents.iter().enumerate().filter(|(_, document)| document.has_notes);
    guided.extend(with_notes.map(|(index, _)| index));
    for session in &curriculum.sessions {
        let timetable = curriculum.timetable(*session);
        let slots = timetable.sittings.iter().flat_map(|sitting| &sitting.slots);
        let targets = slots.filter_map(|slot| Some(slot.target.as_ref()?.document));
        guided.extend(targets.filter(|target| match curriculum.documents[*target].kind {
            Kind::Lesson | Kind::Worksheet | Kind::Session | Kind::Notes | Kind::Entry | Kind::Plain => true,
            Kind::Front | Kind::Module | Kind::Glossary | Kind::Section => false,
        }));
    }
    guided.into_iter().collect()
}

fn aliases(curriculum: &Curriculum, found: &mut Vec<(OutputPath, Page)>) {
    for (index, document) in curriculum.documents.iter().enumerate() {
        let outputs = document.front.aliases.iter().filter_map(|alias| alias_output(&alias.text));
        found.extend(outputs.map(|output| (output, Page::Redirect(index))));
    }
}
