//! A document becomes the data of an article: its texts, what stands around them, and links to its neighbours.

use super::draft::{self, Printed};
use super::editions::{edition_line, last_text};
use super::qr::qr;
use super::session::session;
use super::sheet::asks;
use super::site::{Site, licence};
use super::texts::Texts;
use super::view::{
    ArticleView, EntryView, HistoryView, Link, NotesView, SheetSource, TocItem, WorksheetView,
};
use crate::model::{
    Audience, Curriculum, Document, FieldKind, Heading, Kind, Orientation, Page, Paper, Said, Section,
};
use crate::path::{OutputPath, slug};
use std::collections::BTreeSet;

/// Where an article's links are written: on a page that is known, or in a draft.
#[derive(Clone, Copy)]
pub enum Vantage<'s> {
    /// The document's own page, where it stands alone.
    Page(&'s OutputPath),
    Draft,
}

impl Vantage<'_> {
    pub fn href(self, to: &OutputPath) -> String {
        match self {
            Self::Page(page) => page.href_to(to),
            Self::Draft => draft::output(&to.web()),
        }
    }

    /// A link to a document, or to a place in it; in a draft it may turn out to be on the same page.
    pub fn document(self, site: &Site<'_>, document: usize, anchor: Option<&str>) -> String {
        match (self, anchor.filter(|anchor| !anchor.is_empty())) {
            (Self::Page(page), Some(anchor)) => page.href_to_anchor(site.output(document), anchor),
            (Self::Page(page), None) => page.href_to(site.output(document)),
            (Self::Draft, anchor) => draft::link(document, anchor, Printed::Escaped),
        }
    }

    /// A link to a place in the document itself.
    pub fn inside(self, id: &str) -> String {
        match self {
            Self::Page(_) => format!("#{id}"),
            Self::Draft => format!("#{}{id}", draft::PREFIX),
        }
    }

    /// A link to a document's own page.
    pub fn link(self, site: &Site<'_>, document: usize) -> Link {
        let title = site.curriculum.documents[document].title().to_owned();
        Link { href: self.href(site.output(document)), title, language: site.title_language(document) }
    }
}

/// The article of a document. `texts` are as they stand where the links do.
pub fn article(site: &Site<'_>, index: usize, vantage: Vantage<'_>, texts: Texts) -> ArticleView {
    let curriculum = site.curriculum;
    let document = &*curriculum.documents[index];
    let front = &document.front;
    let entry = (document.kind == Kind::Entry).then(|| EntryView {
        question: texts.question,
        answer: texts.answer,
        added: front.added.map(|date| site.date(date)),
        reviewed: front.reviewed.map(|date| site.date(date)),
        review_by: front.review_by.map(|date| site.date(date)),
        from_session: front
            .from_session
            .as_ref()
            .and_then(|said| links(site, document, vantage, std::slice::from_ref(said)).pop()),
        history: curriculum.reference.history.get(&document.source.path).map(|authored| HistoryView {
            names: authored.names.clone(),
            first: site.date(authored.first),
            last: site.date(authored.last),
        }),
        retired: texts.retired,
        last_text: document.is_retired().then(|| last_text(site, index, vantage)).flatten(),
        edition: match vantage {
            Vantage::Page(page) if !document.is_retired() => edition_line(site, page, Some(index)),
            Vantage::Page(_) | Vantage::Draft => None,
        },
    });
    let (previous, next) = neighbours(site, index, vantage);
    ArticleView {
        title: document.title().to_owned(),
        summary: front.summary.clone(),
        number: curriculum.number(index),
        parent: parent(site, index, vantage),
        body: texts.body,
        toc: contents(site, document, vantage, Audience::Everyone),
        time: curriculum.length(index).map(|minutes| site.time(minutes)),
        reading_minutes: document.reading_minutes(),
        objectives: texts.objectives,
        materials: texts.materials,
        group_size: front.group_size.clone(),
        worksheets: links(site, document, vantage, &front.worksheets),
        related: linked(site, vantage, related(curriculum, index)),
        sources: texts.sources,
        authors: front.authors.clone(),
        contributors: front.contributors.clone(),
        licence: front.licence.as_deref().map(licence),
        date: front.date.map(|date| site.date(date)),
        updated: front.updated.map(|date| site.date(date)),
        tags: tags(site, document, vantage),
        previous,
        next,
        print: print(site, index, vantage),
        session: (document.kind == Kind::Session).then(|| session(site, index, vantage, texts.recap)),
        notes: (document.kind == Kind::Notes).then(|| notes(site, index, vantage)),
        slides: slides(site, index, vantage),
        entry,
        worksheet: (document.kind == Kind::Worksheet).then(|| WorksheetView {
            paper: front.paper.or(curriculum.config.print.paper).map(paper_name),
            orientation: front.orientation.map(orientation_name),
            asks_name: front.name_line.unwrap_or(true)
                && asks(&site.theme.strings, document, "sheet_name", &FieldKind::Text),
            asks_date: asks(&site.theme.strings, document, "sheet_date", &FieldKind::Date),
            used_in: curriculum
                .used_in
                .get(&index)
                .into_iter()
                .flatten()
                .map(|user| vantage.link(site, *user))
                .collect(),
            source: curriculum.config.base_url.as_deref().map(|base| {
                let address = site.output(index).absolute(base);
                SheetSource { qr: qr(&address), address }
            }),
        }),
    }
}

/// The headings that an audience sees.
pub fn contents(
    site: &Site<'_>,
    document: &Document,
    vantage: Vantage<'_>,
    audience: Audience,
) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = Vec::new();
    let is_seen = |heading: &&Heading| [audience, Audience::Everyone].contains(&heading.audience);
    for heading in document.headings.iter().filter(is_seen) {
        if heading.level == 1 && heading.text == document.title() {
            continue;
        }
        let item = TocItem {
            href: vantage.inside(&heading.id),
            title: site.printed(document, &heading.text),
            children: Vec::new(),
        };
        match (heading.level, items.last_mut()) {
            (0..=2, _) | (_, None) => items.push(item),
            (3, Some(last)) => last.children.push(item),
            _ => {}
        }
    }
    items
}

fn notes(site: &Site<'_>, index: usize, vantage: Vantage<'_>) -> NotesView {
    let curriculum = site.curriculum;
    let session = curriculum.session_of(index);
    let entries: BTreeSet<usize> =
        session.into_iter().chain([index]).flat_map(|from| curriculum.learned(from, Kind::Entry)).collect();
    NotesView {
        session: session.map(|session| vantage.link(site, session)),
        planned: session.and_then(|it| curriculum.planned_minutes(it)).map(|minutes| site.time(minutes)),
        took: curriculum.documents[index].front.minutes.map(|minutes| site.time(minutes)),
        entries: entries.into_iter().map(|entry| vantage.link(site, entry)).collect(),
    }
}

/// A document, or a place in it.
pub type Named = (usize, Option<String>);

/// The files a header names; those that are not there are left out, a check has spoken.
fn named(curriculum: &Curriculum, document: &Document, said: &[Said]) -> Vec<Named> {
    let found = said.iter().filter_map(|said| {
        let target = document.source.path.resolve(&said.text)?;
        let index = *curriculum.by_path.get(&target.path)?;
        let anchor =
            target.anchor.and_then(|written| curriculum.documents[index].place(&written).map(str::to_owned));
        Some((index, anchor))
    });
    found.collect()
}

/// The same as links.
fn links(site: &Site<'_>, document: &Document, vantage: Vantage<'_>, said: &[Said]) -> Vec<Link> {
    linked(site, vantage, named(site.curriculum, document, said))
}

fn linked(site: &Site<'_>, vantage: Vantage<'_>, named: Vec<Named>) -> Vec<Link> {
    let link = |(index, anchor): Named| Link {
        href: vantage.document(site, index, anchor.as_deref()),
        title: site.curriculum.documents[index].title().to_owned(),
        language: site.title_language(index),
    };
    named.into_iter().map(link).collect()
}

/// What goes well with a document. Ties between entries hold from both sides.
pub fn related(curriculum: &Curriculum, index: usize) -> Vec<Named> {
    let document = &curriculum.documents[index];
    let mut related = named(curriculum, document, &document.front.related);
    let others = curriculum.reference.named_by.get(&index).into_iter().flatten();
    related.extend(others.map(|other| (*other, None)));
    related
}

fn tags(site: &Site<'_>, document: &Document, vantage: Vantage<'_>) -> Vec<Link> {
    // Nothing lists what is out of use, so its topics may have no page.
    let tags = document.front.tags.iter().filter(|tag| !document.is_retired() && !slug(&tag.text).is_empty());
    tags.map(|tag| {
        let output = site.curriculum.tag_output(&slug(&tag.text));
        Link { href: vantage.href(&output), title: tag.text.clone(), language: None }
    })
    .collect()
}

fn parent(site: &Site<'_>, index: usize, vantage: Vantage<'_>) -> Option<Link> {
    let curriculum = site.curriculum;
    let section = |section: Section| Link {
        href: vantage.href(&section.output()),
        title: site.section_title(section),
        language: None,
    };
    match curriculum.documents[index].kind {
        Kind::Lesson => {
            let module = curriculum.module_of(index)?;
            Some(Link {
                href: vantage.href(&curriculum.module_output(module)),
                title: curriculum.modules[module].title.clone(),
                language: None,
            })
        }
        Kind::Worksheet => Some(section(Section::Worksheets)),
        Kind::Session | Kind::Notes => Some(section(Section::Sessions)),
        // Where all entries are out of use, there is no list of them.
        Kind::Entry => curriculum.has_section(Section::Reference).then(|| section(Section::Reference)),
        Kind::Front | Kind::Module | Kind::Glossary | Kind::Section | Kind::Plain => None,
    }
}

/// What comes before and after: lessons run on from module to module, others within their list.
fn neighbours(site: &Site<'_>, index: usize, vantage: Vantage<'_>) -> (Option<Link>, Option<Link>) {
    let curriculum = site.curriculum;
    match curriculum.documents[index].kind {
        Kind::Lesson => {
            let Some((module, place)) = curriculum.lesson_places.get(&index).copied() else {
                return (None, None);
            };
            let lessons = &curriculum.modules[module].lessons;
            let before = place.checked_sub(1).map(|at| lessons[at]);
            let before = before.or_else(|| {
                curriculum.modules[..module].iter().rev().find_map(|module| module.lessons.last().copied())
            });
            let after = lessons.get(place + 1).copied();
            let after = after.or_else(|| {
                curriculum.modules[module + 1..].iter().find_map(|module| module.lessons.first().copied())
            });
            (before.map(|other| vantage.link(site, other)), after.map(|other| vantage.link(site, other)))
        }
        // Through its series; a session that stands alone has no neighbours.
        Kind::Session => curriculum.series_of(index).map_or((None, None), |(series, place)| {
            let at = |place: Option<usize>| {
                let session = series.sessions.get(place?)?;
                Some(vantage.link(site, *session))
            };
            (at(place.place.checked_sub(1)), at(Some(place.place + 1)))
        }),
        Kind::Notes => {
            let at = curriculum.notes.iter().position(|other| *other == index);
            let link = |place: Option<usize>| Some(vantage.link(site, *curriculum.notes.get(place?)?));
            (link(at.and_then(|at| at.checked_sub(1))), link(at.map(|at| at + 1)))
        }
        Kind::Worksheet
        | Kind::Entry
        | Kind::Front
        | Kind::Module
        | Kind::Glossary
        | Kind::Section
        | Kind::Plain => (None, None),
    }
}

fn print(site: &Site<'_>, index: usize, vantage: Vantage<'_>) -> Option<Link> {
    if !matches!(site.curriculum.documents[index].kind, Kind::Lesson) {
        return None;
    }
    let output = site.curriculum.module_print(site.curriculum.module_of(index)?);
    site.has(&output).then(|| Link {
        href: vantage.href(&output),
        title: site.theme.strings.get("print_module").to_owned(),
        language: None,
    })
}

fn slides(site: &Site<'_>, index: usize, vantage: Vantage<'_>) -> Option<Link> {
    let output = site.curriculum.slides_output(index);
    let is_there = matches!(site.page(&output), Some(Page::Slides(_)));
    is_there.then(|| Link {
        href: vantage.href(&output),
        title: site.theme.strings.get("slides_show").to_owned(),
        language: None,
    })
}

fn paper_name(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    }
}

fn orientation_name(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Portrait => "portrait",
        Orientation::Landscape => "landscape",
    }
}
