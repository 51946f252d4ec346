//! What participants can read in a document, as plain words below their headings. It follows from the file alone.

use crate::model::markdown::{self, Event, Events, Tag, TagEnd};
use crate::model::{Audience, Block, BlockName, Document, EventRange, Part};
use crate::source::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Bytes of a document's text that are kept. What stands further down is not found; its headings are.
const MOST: usize = 200_000;

/// The words of one document, in one piece of memory: many pieces would leave gaps when they go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// Of each passage its id, its title and its text, one after the other.
    all: Box<str>,
    ends: Box<[Ends]>,
}

/// Where the parts of a passage end in all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ends {
    id: usize,
    title: usize,
    text: usize,
    level: u8,
}

/// What stands below one heading, or in a block with a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'p> {
    /// The address on the page; empty at the top.
    pub id: &'p str,
    pub title: &'p str,
    /// The words, a line a paragraph, item or row.
    pub text: &'p str,
    /// Level of the heading; 0 for the top and for blocks.
    pub level: u8,
}

/// A passage that is being read.
#[derive(Default)]
struct Draft {
    id: String,
    title: String,
    text: String,
    level: u8,
}

impl Prose {
    /// Reads a document's words out of its events.
    pub fn of(document: &Document, events: &Events<'_>) -> Self {
        let mut reader = Reader {
            document,
            events,
            passages: vec![Draft::default()],
            at: 0,
            room: MOST,
            in_notes: 0,
            in_heading: false,
            notes: Vec::new(),
        };
        let front = &document.front;
        reader.push(&front.summary);
        reader.end_line();
        for said in
            front.question.iter().chain(&front.answer).chain(&front.objectives).chain(&front.materials)
        {
            reader.alone(&said.text);
        }
        reader.parts(&document.parts, Headings::Places);
        reader.notes();
        let (mut all, mut ends) = (String::new(), Vec::with_capacity(reader.passages.len()));
        for Draft { id, title, text, level } in &reader.passages {
            let mut add = |part: &str| {
                all.push_str(part);
                all.len()
            };
            ends.push(Ends { id: add(id), title: add(title), text: add(text.trim_end()), level: *level });
        }
        Self { all: all.into(), ends: ends.into() }
    }

    /// The passages in order. The first has no heading: it is what stands at the top.
    pub fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        let mut start = 0;
        self.ends.iter().map(move |ends| {
            let part = |from: usize, to: usize| self.all.get(from..to).unwrap_or_default();
            let (id, title, text) =
                (part(start, ends.id), part(ends.id, ends.title), part(ends.title, ends.text));
            start = ends.text;
            Passage { id, title, text, level: ends.level }
        })
    }
}

struct Reader<'r, 's> {
    document: &'r Document,
    events: &'r Events<'s>,
    passages: Vec<Draft>,
    /// The passage that words go to.
    at: usize,
    room: usize,
    /// Inside so many notes.
    in_notes: usize,
    /// Inside a heading, whose words are the title of a passage.
    in_heading: bool,
    /// Notes that were referred to, and from which passage.
    notes: Vec<(String, usize)>,
}

impl Reader<'_, '_> {
    fn parts(&mut self, parts: &[Part], headings: Headings) {
        for part in parts {
            match part {
                Part::Prose(range) => {
                    let events = self.events;
                    self.events(events, *range, headings);
                    self.end_line();
                }
                Part::Block(block) if block.name == BlockName::Facilitator => {}
                Part::Block(block) => self.block(block),
            }
        }
    }

    /// A block with a title is a place of its own; what follows it belongs to the heading before it.
    fn block(&mut self, block: &Block) {
        let outer = self.at;
        let title = inline(&block.title);
        if !title.is_empty() {
            self.begin(&block.id, title, 0);
        }
        // The headings of do and don't are those of a table.
        let headings = if block.name == BlockName::DoDont { Headings::Words } else { Headings::Places };
        self.parts(&block.parts, headings);
        self.at = outer;
    }

    fn begin(&mut self, id: &str, title: String, level: u8) {
        self.passages.push(Draft { id: id.to_owned(), title, level, text: String::new() });
        self.at = self.passages.len() - 1;
    }

    fn events(&mut self, events: &Events<'_>, range: EventRange, headings: Headings) {
        let events = events.get(range.range()).unwrap_or_default();
        for (at, (event, span)) in events.iter().enumerate() {
            match event {
                Event::SoftBreak if markdown::is_no_space(events, at) => {}
                _ => self.event(event, *span, headings),
            }
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span, headings: Headings) {
        match event {
            // Only notes that something refers to are shown on a page, and that may be words for facilitators: they are read
            // afterwards.
            Event::Start(Tag::FootnoteDefinition(_)) => self.in_notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => self.in_notes = self.in_notes.saturating_sub(1),
            _ if self.in_notes > 0 => {}
            Event::Start(Tag::Heading { .. }) if headings == Headings::Places => {
                self.heading(span);
                self.in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) if headings == Headings::Places => self.in_heading = false,
            Event::FootnoteReference(name) => self.notes.push((name.to_string(), self.at)),
            _ if self.in_heading => {}
            // What is shown below a picture.
            Event::Start(Tag::Image { title, .. }) if !title.is_empty() => {
                self.push(title);
                self.end_line();
            }
            Event::Text(text) | Event::Code(text) => self.text(text, span),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => self.push(" "),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::Heading(_)
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) => self.end_line(),
            _ => {}
        }
    }

    /// The notes that were referred to, each where that was first. A note may refer to a further one.
    fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        let (events, document) = (self.events, self.document);
        let mut known = BTreeMap::new();
        define(events, &document.parts, &mut known);
        let mut next = 0;
        while let Some((name, at)) = self.notes.get(next).cloned() {
            next += 1;
            let Some(note) = known.remove(name.as_str()) else { continue };
            self.at = at;
            self.end_line();
            self.events(events, note, Headings::Words);
            self.end_line();
        }
    }

    /// A heading of the page begins a passage; one that only repeats the title does not stand there.
    fn heading(&mut self, span: Span) {
        let document = self.document;
        let found = document.headings.binary_search_by_key(&span, |heading| heading.span);
        let Some(heading) = found.ok().and_then(|at| document.headings.get(at)) else { return };
        let repeats = heading.level == 1 && heading.text == document.title();
        if heading.audience == Audience::Everyone && !repeats {
            self.begin(&heading.id, heading.text.clone(), heading.level);
        }
    }

    /// Words without the fields among them.
    fn text(&mut self, text: &str, span: Span) {
        let marks = &self.document.marks;
        let first = marks.partition_point(|mark| mark.span.end <= span.start);
        let mut rest = text;
        if text.len() == span.range().len() {
            let mut from = span.start;
            for mark in marks[first..].iter().take_while(|mark| mark.span.start < span.end) {
                let before = mark.span.start.saturating_sub(from) as usize;
                self.push(rest.get(..before).unwrap_or_default());
                let after = (mark.span.end.min(span.end) - from) as usize;
                rest = rest.get(after..).unwrap_or_default();
                from = mark.span.end.min(span.end);
            }
        }
        self.push(rest);
    }

    fn push(&mut self, words: &str) {
        let text = &mut self.passages[self.at].text;
        let ends = text.is_empty() || text.ends_with([' ', '\n']);
        let words = if ends { words.trim_start_matches([' ', '\n']) } else { words };
        let Some(room) = self.room.checked_sub(words.len()) else { return };
        self.room = room;
        text.push_str(words);
    }

    fn end_line(&mut self) {
        let text = &mut self.passages[self.at].text;
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    /// Markdown that stands alone.
    fn alone(&mut self, text: &str) {
        self.push(&plain(text));
        self.end_line();
    }
}

/// The notes that participants may see, by their names: what is inside each.
fn define<'e>(events: &'e Events<'_>, parts: &[Part], known: &mut BTreeMap<&'e str, EventRange>) {
    for part in parts {
        match part {
            Part::Prose(range) => {
                for at in range.range() {
                    if let Some((Event::Start(Tag::FootnoteDefinition(name)), _)) = events.get(at)
                        && let Some(note) =
                            markdown::siblings(events, EventRange::new(at, range.end as usize)).next()
                    {
                        known.entry(name.as_ref()).or_insert(markdown::inside(note));
                    }
                }
            }
            Part::Block(block) if block.name == BlockName::Facilitator => {}
            Part::Block(block) => define(events, &block.parts, known),
        }
    }
}

/// Whether a heading is a place of the page, or words in a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Headings {
    Places,
    Words,
}

/// The words of Markdown that stands alone.
fn plain(text: &str) -> String {
    if text.contains(['*', '_', '`', '[', '<', '&', '\\', '\n', '~', '#', '\'', '"', '-', '.']) {
        markdown::plain(&markdown::read_alone(text))
    } else {
        text.to_owned()
    }
}

/// The words of a title, without the lines of fields in it.
fn inline(title: &str) -> String {
    let title = match title.split_once("____") {
        Some((before, after)) => {
            let after = after.trim_start_matches('_').trim_start();
            let after =
                after.strip_prefix("{#").and_then(|id| id.split_once('}')).map_or(after, |(_, rest)| rest);
            Cow::Owned(format!("{before}{after}"))
        }
        None => Cow::Borrowed(title),
    };
    plain(&title).trim().to_owned()
}
