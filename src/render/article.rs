//! A document becomes the data of an article: its text, what stands around it, and links to its neighbours.

use super::blocks::{inline, paragraphs, parts};
use super::html;
use super::qr::qr;
use super::scope::{Included, Scope};
use super::site::{Site, licence};
use super::view::{ArticleView, EntryView, Html, Link, SessionView, SheetSource, TocItem, WorksheetView};
use crate::diagnostic::Diagnostic;
use crate::model::markdown::siblings;
use crate::model::{
    Address, Audience, Document, EventRange, Kind, Orientation, Paper, Part, Said, Section, TimeOfDay,
};
use crate::path::{OutputPath, slug};
use crate::source::Span;
use std::sync::LazyLock;

/// No document shares the page.
pub static ALONE: LazyLock<Included> = LazyLock::new(Included::new);

/// The article of a document on a page. `prefix` stands before every id; it is empty on a page of its own.
pub fn article<'s>(
    site: &'s Site<'s>,
    index: usize,
    page: &'s OutputPath,
    included: &'s Included,
    prefix: &str,
    problems: &mut Vec<Diagnostic>,
) -> ArticleView {
    let curriculum = site.curriculum;
    let document: &'s Document = &curriculum.documents[index];
    let front = &document.front;
    let mut scope = Scope::new(site, document, page, included, prefix.to_owned());
    let body = body(&mut scope);
    let list = |scope: &mut Scope<'s>, said: &'s [Said]| {
        said.iter().map(|said| Html(inline(scope, &said.text, None))).collect()
    };
    let objectives = list(&mut scope, &front.objectives);
    let materials = list(&mut scope, &front.materials);
    let sources = front.sources.iter().map(|said| source(&mut scope, said)).collect();
    let entry = (document.kind == Kind::Entry).then(|| entry(&mut scope));
    let (previous, next) = neighbours(site, index, page);
    problems.append(&mut scope.problems);
    ArticleView {
        title: document.title().to_owned(),
        summary: front.summary.clone(),
        number: curriculum.number(index),
        parent: parent(site, index, page),
        body: Html(body),
        toc: contents(&scope, document),
        time: front.minutes.map(|minutes| site.time(minutes)),
        reading_minutes: document.reading_minutes(),
        objectives,
        materials,
        group_size: front.group_size.clone(),
        worksheets: links(&scope, &front.worksheets),
        related: links(&scope, &front.related),
        sources,
        authors: front.authors.clone(),
        contributors: front.contributors.clone(),
        licence: front.licence.as_deref().map(licence),
        date: front.date.map(|date| site.date(date)),
        updated: front.updated.map(|date| site.date(date)),
        tags: tags(site, document, page),
        previous,
        next,
        print: print(site, index, page),
        session: (document.kind == Kind::Session).then(|| session(site, document)),
        entry,
        worksheet: (document.kind == Kind::Worksheet).then(|| WorksheetView {
            paper: front.paper.or(curriculum.config.print.paper).map(paper_name),
            orientation: front.orientation.map(orientation_name),
            used_in: curriculum
                .used_in
                .get(&index)
                .into_iter()
                .flatten()
                .map(|user| site.link(page, *user))
                .collect(),
            source: curriculum.config.base_url.as_deref().map(|base| {
                let address = site.output(index).absolute(base);
                SheetSource { qr: qr(&address), address }
            }),
        }),
    }
}

/// The text of a document, with its notes.
pub fn body(scope: &mut Scope<'_>) -> String {
    let document = scope.document;
    let text = parts(scope, &document.parts);
    text + &scope.write_footnotes()
}

/// The text up to a heading, and the text of each section under a heading of the second level, for the glossary. A
/// section's notes stand at its end.
pub fn sections<'s>(scope: &mut Scope<'s>) -> (String, Vec<(&'s str, String)>) {
    let document = scope.document;
    let mut texts = vec![("", String::new())];
    for part in &document.parts {
        match part {
            Part::Prose(range) => {
                let mut from = range.start;
                let nodes: Vec<EventRange> = siblings(&scope.events, *range).collect();
                for node in nodes {
                    let span = scope.events[node.start as usize].1;
                    let Some(id) = term_at(document, span) else { continue };
                    add(&mut texts, &html::write(scope, EventRange { start: from, end: node.start }));
                    add(&mut texts, &scope.write_footnotes());
                    texts.push((id, String::new()));
                    scope.begin_section();
                    from = node.end;
                }
                add(&mut texts, &html::write(scope, EventRange { start: from, end: range.end }));
            }
            Part::Block(_) => add(&mut texts, &parts(scope, std::slice::from_ref(part))),
        }
    }
    add(&mut texts, &scope.write_footnotes());
    let (_, intro) = texts.remove(0);
    (intro, texts)
}

/// The id of the glossary's term whose heading stands at a place.
fn term_at(document: &Document, span: Span) -> Option<&str> {
    let at = document.headings.binary_search_by_key(&span, |heading| heading.span).ok()?;
    let heading = &document.headings[at];
    (heading.level == 2).then_some(heading.id.as_str())
}

fn add(texts: &mut [(&str, String)], html: &str) {
    if let Some((_, text)) = texts.last_mut() {
        text.push_str(html);
    }
}

fn contents(scope: &Scope<'_>, document: &Document) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = Vec::new();
    for heading in document.headings.iter().filter(|heading| heading.audience == Audience::Everyone) {
        if heading.level == 1 && heading.text == document.title() {
            continue;
        }
        let item = TocItem {
            href: format!("#{}", scope.id(&heading.id)),
            title: heading.text.clone(),
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

/// A source: a link when it is only an address, else Markdown.
fn source<'s>(scope: &mut Scope<'s>, said: &'s Said) -> Html {
    let text = said.text.trim();
    if (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace) {
        let address = super::escape::escape(text);
        return Html(format!("<a href=\"{address}\">{address}</a>"));
    }
    Html(inline(scope, &said.text, None))
}

fn entry(scope: &mut Scope<'_>) -> EntryView {
    let front = &scope.document.front;
    let site = scope.site;
    let session = front.from_session.as_ref().and_then(|said| links(scope, std::slice::from_ref(said)).pop());
    EntryView {
        question: front.question.as_ref().map(|said| Html(inline(scope, &said.text, None))),
        answer: front.answer.as_ref().map(|said| Html(paragraphs(scope, &said.text))),
        added: front.added.map(|date| site.date(date)),
        reviewed: front.reviewed.map(|date| site.date(date)),
        review_by: front.review_by.map(|date| site.date(date)),
        from_session: session,
    }
}

fn session(site: &Site<'_>, document: &Document) -> SessionView {
    let front = &document.front;
    let starts = front.start.into_iter().map(|start| {
        let time = TimeOfDay { hour: start.hour, minute: start.minute };
        let zone = front.timezone.as_ref().map_or(String::new(), |zone| format!(" ({})", zone.text));
        format!("{}, {time}{zone}", site.theme.strings.date(start.date))
    });
    SessionView {
        series: front.series.clone(),
        number: front.number,
        starts: starts.collect(),
        location: front.location.clone(),
        register: front.register.as_ref().map(|said| said.text.clone()).filter(|address| is_safe(address)),
        facilitators: front.facilitators.clone(),
    }
}

fn is_safe(address: &str) -> bool {
    !matches!(Address::of(address), Address::Unsafe(_))
}

/// The files a header names, as links; those that are not there are left out, a check has spoken.
fn links(scope: &Scope<'_>, said: &[Said]) -> Vec<Link> {
    let curriculum = scope.site.curriculum;
    said.iter()
        .filter_map(|said| {
            let target = scope.document.source.path.resolve(&said.text)?;
            let index = *curriculum.by_path.get(&target.path)?;
            Some(Link {
                href: scope.href_to(index, target.anchor.as_deref()),
                title: curriculum.documents[index].title().to_owned(),
            })
        })
        .collect()
}

fn tags(site: &Site<'_>, document: &Document, page: &OutputPath) -> Vec<Link> {
    let tags = document.front.tags.iter().filter(|tag| !slug(&tag.text).is_empty());
    tags.map(|tag| {
        let output = site.curriculum.tag_output(&slug(&tag.text));
        Link { href: page.href_to(&output), title: tag.text.clone() }
    })
    .collect()
}

fn parent(site: &Site<'_>, index: usize, page: &OutputPath) -> Option<Link> {
    let curriculum = site.curriculum;
    let section =
        |section: Section| Link { href: page.href_to(&section.output()), title: site.section_title(section) };
    match curriculum.documents[index].kind {
        Kind::Lesson => {
            let module = curriculum.module_of(index)?;
            Some(Link {
                href: page.href_to(&curriculum.module_output(module)),
                title: curriculum.modules[module].title.clone(),
            })
        }
        Kind::Worksheet => Some(section(Section::Worksheets)),
        Kind::Session => Some(section(Section::Sessions)),
        Kind::Entry => Some(section(Section::Reference)),
        Kind::Front | Kind::Module | Kind::Glossary | Kind::Section | Kind::Plain => None,
    }
}

/// What comes before and after: lessons run on from module to module, others within their list.
fn neighbours(site: &Site<'_>, index: usize, page: &OutputPath) -> (Option<Link>, Option<Link>) {
    let curriculum = site.curriculum;
    let within = |list: &[usize]| {
        let at = list.iter().position(|other| *other == index);
        let before = at.and_then(|at| at.checked_sub(1)).map(|at| site.link(page, list[at]));
        (before, at.and_then(|at| list.get(at + 1)).map(|other| site.link(page, *other)))
    };
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
            (before.map(|other| site.link(page, other)), after.map(|other| site.link(page, other)))
        }
        Kind::Session => within(&curriculum.sessions),
        Kind::Worksheet
        | Kind::Entry
        | Kind::Front
        | Kind::Module
        | Kind::Glossary
        | Kind::Section
        | Kind::Plain => (None, None),
    }
}

fn print(site: &Site<'_>, index: usize, page: &OutputPath) -> Option<Link> {
    if !matches!(site.curriculum.documents[index].kind, Kind::Lesson) {
        return None;
    }
    let output = site.curriculum.module_print(site.curriculum.module_of(index)?);
    site.has(&output).then(|| Link {
        href: page.href_to(&output),
        title: site.theme.strings.get("print_module").to_owned(),
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
