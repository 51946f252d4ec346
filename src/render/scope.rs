//! What the text of one document is drawn with: how it links, which terms and footnotes it has.

use super::draft::{self, Printed};
use super::escape::{escape, escape_holes};
use super::fields;
use super::html;
use super::site::Site;
use super::strings::Strings;
use crate::config::GlossaryLinks;
use crate::diagnostic::Diagnostic;
use crate::model::html::target::Around;
use crate::model::markdown::quotes::{self, Marks};
use crate::model::markdown::{self, Event, Events, Tag};
use crate::model::{
    Address, Audience, BlockName, Dimensions, Document, Edition, EventRange, Field, LinkKind, Mark, Part,
    Sitting, is_drawing, is_media,
};
use crate::path::{encode, encode_whole};
use crate::source::Span;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A document's text while it is drawn.
pub struct Scope<'s> {
    pub site: &'s Site<'s>,
    pub document: &'s Document,
    /// Who the text is drawn for: what only facilitators see is left out for everyone else.
    pub audience: Audience,
    /// Whether links lead to what there was.
    age: Age<'s>,
    pub events: Events<'s>,
    /// Put before every id: the hole for the page's prefix, and a name where the text stands in another one.
    pub prefix: String,
    /// The level of the last heading written, as on a page of its own.
    pub level: u8,
    /// The words of the last heading, and how many tables stand below it so far.
    heading: String,
    tables: Cell<usize>,
    /// Text outside these offsets of the file is left out.
    pub from: u32,
    pub until: u32,
    /// Row of a table that grows, while it is written.
    pub row: Option<u32>,
    /// Inside the cell of a table.
    pub in_cell: bool,
    /// Whether the words are repeated where nobody writes: `…` stands for fields.
    pub repeats: bool,
    /// How many controls of an answer the page has already, by the id of the first.
    pub controls: BTreeMap<String, usize>,
    /// Whether the paragraph before is the name of the next field.
    pub is_named: bool,
    /// First mentions of glossary terms.
    mentions: Vec<(Span, String)>,
    pub footnotes: Footnotes,
    /// When what happens, found out with the first agenda that is drawn.
    timetable: Option<Rc<[Sitting<'s>]>>,
    /// Templates that could not be drawn.
    pub problems: Vec<Diagnostic>,
}

/// When a text was written.
#[derive(Clone, Copy)]
enum Age<'s> {
    Present,
    /// What it links to may have gone; in an edition, links to entries stay in it.
    Past(Option<&'s Edition>),
}

/// What is cut out of a text.
pub enum Cut<'s> {
    Field(&'s Mark),
    /// Markup that stands there instead.
    Html(String),
}

/// Notes at the foot of a text.
#[derive(Default)]
pub struct Footnotes {
    /// Names in the order of their first reference.
    order: Vec<String>,
    /// For each name its number and how often it was referred to.
    references: BTreeMap<String, (usize, usize)>,
    /// What each note says; only those that everyone sees.
    definitions: BTreeMap<String, EventRange>,
    /// How many are written already.
    written: usize,
}

impl<'s> Scope<'s> {
    pub fn new(site: &'s Site<'s>, document: &'s Document, audience: Audience) -> Self {
        let mut scope = Self::of_events(site, document, audience, site.events(document));
        scope.mentions = scope.find_mentions();
        scope
    }

    /// A text as it was: no links to terms, and none to what has gone. `edition` is the one on whose page it stands.
    pub fn past(site: &'s Site<'s>, document: &'s Document, edition: Option<&'s Edition>) -> Self {
        let events = markdown::read(&document.source.text, document.body as usize).events;
        let scope = Self::of_events(site, document, Audience::Everyone, events);
        Self { age: Age::Past(edition), ..scope }
    }

    fn of_events(site: &'s Site<'s>, document: &'s Document, audience: Audience, events: Events<'s>) -> Self {
        let mut scope = Self {
            site,
            document,
            audience,
            age: Age::Present,
            events: printed(events, &document.source.text, site.language(document)),
            prefix: draft::PREFIX.to_string(),
            level: 1,
            from: 0,
            until: u32::MAX,
            row: None,
            in_cell: false,
            repeats: false,
            controls: BTreeMap::new(),
            heading: String::new(),
            tables: Cell::new(0),
            is_named: false,
            mentions: Vec::new(),
            footnotes: Footnotes::default(),
            timetable: None,
            problems: Vec::new(),
        };
        if document.source.text.contains("[^") {
            define(&scope.events, &document.parts, audience, &mut scope.footnotes.definitions);
        }
        scope
    }

    /// The document's index; none for a text that is not the present one.
    pub fn index(&self) -> Option<usize> {
        let (index, document) = self.site.curriculum.document(&self.document.source.path)?;
        std::ptr::eq(document, self.document).then_some(index)
    }

    /// Events that stand outside the text's own, as this document prints them. `text` is where their places lead.
    pub fn printed(&self, events: Events<'s>, text: &str) -> Events<'s> {
        printed(events, text, self.language())
    }

    pub fn language(&self) -> &'s str {
        self.site.language(self.document)
    }

    pub fn strings(&self) -> &'s Strings {
        &self.site.theme.strings
    }

    /// When what happens in a document that is this one.
    pub fn timetable(&mut self, document: usize) -> Rc<[Sitting<'s>]> {
        let site = self.site;
        self.timetable.get_or_insert_with(|| site.curriculum.timetable(document).sittings.into()).clone()
    }

    /// Opens the box in which a table that is too wide is moved.
    ///
    /// Its name tells it from other frames of the page.
    pub fn table_box(&self) -> String {
        self.tables.set(self.tables.get() + 1);
        let mut label = escape(self.strings().get("table"));
        if self.tables.get() > 1 {
            label.push_str(&format!(" {}", self.tables.get()));
        }
        if !self.heading.is_empty() {
            label.push_str(&format!(": {}", escape(&self.heading)));
        }
        format!("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">")
    }

    /// An id of the document, after the prefix that the page gives it.
    pub fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    /// A heading is written; tables after it are named by it.
    pub fn head(&mut self, words: &str) {
        words.clone_into(&mut self.heading);
        self.tables.set(0);
    }

    /// The level of a heading: below the title, at most one deeper than the one before. On paper all are one deeper,
    /// and none is below the sixth; that gives the same levels as if the rule were asked there again.
    pub fn heading_level(&mut self, level: u8) -> String {
        self.level = level.max(2).min(self.level + 1);
        draft::level(self.level)
    }

    /// A heading of the second level was written by somebody else.
    pub fn begin_section(&mut self) {
        self.level = 2;
    }

    /// Where a link of this document leads; none for one that must not be followed. A link to a drawing leads to the page
    /// that shows it.
    pub fn href(&self, address: &str, printed: Printed) -> Option<String> {
        self.address(LinkKind::Link, address, printed)
    }

    /// Where a picture of this document is.
    pub fn src(&self, address: &str, printed: Printed) -> Option<String> {
        self.address(LinkKind::Image, address, printed)
    }

    /// How large a picture of this document is, where its file says so.
    pub fn size(&self, address: &str) -> Option<Dimensions> {
        let target = self.document.source.path.resolve(address)?;
        self.site.curriculum.sizes.get(&target.path).copied()
    }

    fn address(&self, kind: LinkKind, address: &str, printed: Printed) -> Option<String> {
        match Address::of(address) {
            Address::Unsafe(_) => None,
            Address::Offsite => Some(encode_whole(address).into_owned()),
            Address::Relative => {
                let target = self.document.source.path.resolve(address)?;
                let curriculum = self.site.curriculum;
                let mut anchor = target.anchor.as_deref();
                if let Age::Past(edition) = self.age {
                    let frozen = edition.and_then(|it| Some((it, it.position(&target.path)?)));
                    let there = frozen.map(|(edition, at)| &edition.entries[at].document);
                    let present = || curriculum.document(&target.path).map(|(_, document)| document);
                    let is_there = |document: &Document, id: &str| {
                        document.has_anchor(id) && !document.is_hidden_anchor(id)
                    };
                    anchor = anchor
                        .filter(|id| there.or_else(present).is_some_and(|document| is_there(document, id)));
                    if let Some((edition, at)) = frozen {
                        let number = curriculum.documents.len() + at;
                        let whole = || format!("#{}", encode(&edition.entries[at].id));
                        return Some(anchor.map_or_else(whole, |id| draft::link(number, Some(id), printed)));
                    }
                    if curriculum.led_to.is_for_facilitators(&target.path) {
                        return None;
                    }
                }
                match curriculum.by_path.get(&target.path) {
                    Some(document) => {
                        let anchor =
                            anchor.and_then(|written| curriculum.documents[*document].place(written));
                        Some(draft::link(*document, anchor, printed))
                    }
                    // A file beside the text; a check has spoken when it is not there.
                    None if curriculum.files.contains(&target.path) && is_media(&target.path) => {
                        let output = match kind {
                            LinkKind::Link if is_drawing(&target.path) => {
                                curriculum.drawing_output(&target.path)
                            }
                            LinkKind::Link | LinkKind::Image => curriculum.media_output(&target.path),
                        };
                        Some(draft::output(&output.web()))
                    }
                    None => curriculum
                        .edition_at(&target.path)
                        .map(|edition| draft::output(&edition.output().web())),
                }
            }
        }
    }

    /// The marks of fields in a place of the text.
    pub fn marks(&self, span: Span) -> &'s [Mark] {
        let marks = &self.document.marks;
        let start = marks.partition_point(|mark| mark.span.start < span.start);
        let end = marks.partition_point(|mark| mark.span.start < span.end);
        &marks[start..end.max(start)]
    }

    /// Whether a field or a term stands in a text.
    pub fn has_cuts(&self, span: Span) -> bool {
        !self.marks(span).is_empty() || !self.terms(span).is_empty()
    }

    /// What is cut out of a text, in order.
    pub fn cuts(&self, span: Span) -> Vec<(Span, Cut<'s>)> {
        let fields = self.marks(span).iter().map(|mark| (mark.span, Cut::Field(mark)));
        let terms = self.terms(span).iter().map(|(span, html)| (*span, Cut::Html(html.clone())));
        let mut cuts: Vec<(Span, Cut<'s>)> = fields.chain(terms).collect();
        cuts.sort_by_key(|(span, _)| *span);
        cuts
    }

    /// The id that the next control of a field has. The same answer may stand in several places.
    pub fn next_control(&self, field: &Field) -> String {
        let first = fields::control_id(field, self.row);
        match self.controls.get(&first) {
            None => first,
            Some(count) => format!("{first}--{}", count + 1),
        }
    }

    fn terms(&self, span: Span) -> &[(Span, String)] {
        let start = self.mentions.partition_point(|(at, _)| at.start < span.start);
        let end = self.mentions.partition_point(|(at, _)| at.start < span.end);
        &self.mentions[start..end.max(start)]
    }

    fn find_mentions(&self) -> Vec<(Span, String)> {
        let curriculum = self.site.curriculum;
        let Some(glossary) = curriculum.glossary else { return Vec::new() };
        let own = curriculum.documents[glossary].source.path == self.document.source.path;
        if own
            || curriculum.config.glossary != GlossaryLinks::Auto
            || !curriculum.terms.may_mention(&self.document.source.text)
        {
            return Vec::new();
        }
        let found = curriculum.terms.first_mentions(self.document, &self.events);
        let mut found: Vec<(Span, String)> = found
            .into_iter()
            .map(|mention| {
                let term = &curriculum.terms.terms[mention.term];
                let href = draft::link(glossary, Some(&term.id), Printed::Escaped);
                let words = self.document.source.slice(mention.span);
                (
                    mention.span,
                    format!("<a class=\"term\" href=\"{}\">{}</a>", escape_holes(&href), escape(words)),
                )
            })
            .collect();
        found.sort_by_key(|(span, _)| *span);
        found
    }

    /// The number that leads to a note, inside a link the number alone; nothing where the note is not for everyone.
    pub fn footnote_reference(&mut self, name: &str, around: Around) -> String {
        let notes = &mut self.footnotes;
        if !notes.definitions.contains_key(name) {
            return String::new();
        }
        let next = notes.order.len() + 1;
        let (number, count) = notes.references.entry(name.to_owned()).or_insert((next, 0));
        *count += 1;
        if *count == 1 {
            notes.order.push(name.to_owned());
        }
        let again = if *count > 1 { format!("-{count}") } else { String::new() };
        let number = *number;
        let prefix = &self.prefix;
        let link = match around {
            Around::Link => number.to_string(),
            Around::Words => {
                let label = escape(&self.strings().fill("footnote", &[("number", &number.to_string())]));
                format!(
                    "<a href=\"#{prefix}note--{number}\" role=\"doc-noteref\" aria-label=\"{label}\">{number}</a>"
                )
            }
        };
        format!("<sup class=\"footnote-ref\" id=\"{prefix}note-ref--{number}{again}\">{link}</sup>")
    }

    /// The notes that were referred to and not written yet, in the order of their numbers.
    pub fn write_footnotes(&mut self) -> String {
        let first = self.footnotes.written + 1;
        let mut items = String::new();
        // A note may refer to a further one, so the list can grow while it is written.
        while let Some(name) = self.footnotes.order.get(self.footnotes.written).cloned() {
            self.footnotes.written += 1;
            let at = self.footnotes.written;
            let range = self.footnotes.definitions.get(&name).copied().unwrap_or_default();
            let body = html::write(self, range);
            let back = escape(self.strings().get("back_to_text"));
            let prefix = &self.prefix;
            let link = format!(
                " <a class=\"footnote-back\" href=\"#{prefix}note-ref--{at}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>"
            );
            let body = match body.trim_end().strip_suffix("</p>") {
                Some(start) => format!("{start}{link}</p>"),
                None => format!("{body}{link}"),
            };
            items.push_str(&format!("<li id=\"{prefix}note--{at}\">{body}</li>\n"));
        }
        if items.is_empty() {
            return String::new();
        }
        let title = escape(self.strings().get("footnotes"));
        let start = if first > 1 { format!(" start=\"{first}\"") } else { String::new() };
        format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{title}\"><ol{start}>\n{items}</ol></section>\n"
        )
    }
}

/// Events with the quotation marks of a language.
fn printed<'s>(mut events: Events<'s>, text: &str, language: &str) -> Events<'s> {
    let marks = Marks::of(language);
    if !marks.is_english() && text.contains(['"', '\'']) {
        quotes::set(&mut events, text, marks);
    }
    events
}

/// Finds the notes that an audience sees.
fn define(
    events: &Events<'_>,
    parts: &[Part],
    audience: Audience,
    definitions: &mut BTreeMap<String, EventRange>,
) {
    for part in parts {
        match part {
            Part::Prose(range) => {
                for at in range.range() {
                    if let Some((Event::Start(Tag::FootnoteDefinition(name)), _)) = events.get(at) {
                        let note = EventRange::new(at, range.end as usize);
                        let note = markdown::siblings(events, note).next().unwrap_or(note);
                        definitions.entry(name.to_string()).or_insert(markdown::inside(note));
                    }
                }
            }
            Part::Block(block) if block.name == BlockName::Facilitator && audience == Audience::Everyone => {}
            Part::Block(block) => define(events, &block.parts, audience, definitions),
        }
    }
}
