//! The curriculum becomes a plan of pages.

use crate::model::{Curriculum, Document, Kind, Page, Plan, Section, alias_output, is_media};
use crate::path::OutputPath;
use std::collections::BTreeSet;

/// Every output of a site. `theme_files` are the theme's styles and pictures.
pub fn plan<'a>(curriculum: &Curriculum, theme_files: impl IntoIterator<Item = &'a OutputPath>) -> Plan {
    let mut found: Vec<(OutputPath, Page)> = Vec::with_capacity(curriculum.documents.len());
    let mut add = |path: OutputPath, page: Page| found.push((path, page));
    add(OutputPath::new("index.html"), Page::Front);
    for (index, output) in curriculum.outputs.iter().enumerate() {
        match curriculum.documents[index].kind {
            Kind::Lesson | Kind::Worksheet | Kind::Session | Kind::Entry | Kind::Plain => {
                add(output.clone(), Page::Article(index));
            }
            Kind::Front | Kind::Module | Kind::Glossary | Kind::Section => {}
        }
    }
    let with_notes = with_notes(curriculum);
    for index in (0..curriculum.documents.len()).filter(|index| curriculum.has_slides(*index)) {
        let output = curriculum.slides_output(index);
        if with_notes.contains(&index) {
            add(curriculum.facilitator_output(&output), Page::PresenterSlides(index));
        }
        add(output, Page::Slides(index));
    }
    for (index, module) in curriculum.modules.iter().enumerate() {
        add(curriculum.module_output(index), Page::Module(index));
        if curriculum.config.print.modules && !module.lessons.is_empty() {
            add(curriculum.module_print(index), Page::PrintModule(index));
        }
    }
    for section in Section::ALL {
        if curriculum.has_section(section) {
            add(section.output(), Page::List(section));
        }
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
    if curriculum.config.print.all {
        add(OutputPath::new("print/all.html"), Page::PrintAll);
    }
    add(OutputPath::new("404.html"), Page::NotFound);
    add(OutputPath::new("_headers"), Page::Headers);
    let asks = |document: &Document| !document.front.draft && document.live_fields().next().is_some();
    if curriculum.documents.iter().any(|document| asks(document)) {
        add(OutputPath::new("fields.json"), Page::Fields);
    }
    if curriculum.config.base_url.is_some() {
        add(OutputPath::new("sitemap.xml"), Page::Sitemap);
        if curriculum.newest().is_some() {
            add(OutputPath::new("feed.xml"), Page::Feed);
        }
    }
    for path in theme_files {
        add(path.clone(), Page::ThemeFile);
    }
    for path in curriculum.files.iter().filter(|path| is_media(path)) {
        add(path.asset(), Page::File(path.clone()));
    }
    for (index, document) in curriculum.documents.iter().enumerate() {
        for output in document.front.aliases.iter().filter_map(|alias| alias_output(&alias.text)) {
            add(output, Page::Redirect(index));
        }
    }
    // Where two claim one address a check has said so; the first stays. Sorted at once this costs a fifth.
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.dedup_by(|(later, _), (first, _)| later == first);
    found.into_iter().collect()
}

/// Whether what is for facilitators is published.
fn presents(_curriculum: &Curriculum) -> bool {
    true
}

/// The documents whose slides come with notes too: sessions, what their agendas bring, and what has notes.
fn with_notes(curriculum: &Curriculum) -> BTreeSet<usize> {
    if !presents(curriculum) {
        return BTreeSet::new();
    }
    let has_notes = |index: &usize| curriculum.documents[*index].has_notes();
    let mut documents: BTreeSet<usize> = (0..curriculum.documents.len()).filter(has_notes).collect();
    for session in &curriculum.sessions {
        documents.insert(*session);
        documents.extend(curriculum.brought_slides(*session).into_iter().map(|(document, _)| document));
    }
    documents
}
