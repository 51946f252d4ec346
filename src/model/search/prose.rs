//! What participants can read in a document, as plain words below their headings. It follows from the file alone.

use crate::model::markdown::{self, Event, Events, Tag, TagEnd};
use crate::model::{Audience, Block, BlockName, Document, Part};
use crate::source::Span;
use std::borrow::Cow;

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
        let mut reader =
            Reader { document, events, passages: vec![Draft::default()], at: 0, room: MOST, skipped: 0 };
        let front = &document.front;
        reader.push(&front.summary);
        reader.end_line();
        for said in
            front.question.iter().chain(&front.answer).chain(&front.objectives).chain(&front.materials)
        {
            reader.alone(&said.text);
        }
        reader.parts(&document.parts, Headings::Places);
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
    /// Inside so many constructs whose words go nowhere.
    skipped: usize,
}

impl Reader<'_, '_> {
    fn parts(&mut self, parts: &[Part], headings: Headings) {
        for part in parts {
            match part {
                Part::Prose(range) => {
                    let events = self.events;
                    for (event, span) in events.get(range.range()).unwrap_or_default() {
                        self.event(event, *span, headings);
                    }
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

    fn event(&mut self, event: &Event<'_>, span: Span, headings: Headings) {
        match event {
            Event::Start(Tag::Heading { .. }) if headings == Headings::Places => {
                self.heading(span);
                self.skipped += 1;
            }
            Event::End(TagEnd::Heading(_)) if headings == Headings::Places => self.skipped = 0,
            // Only notes that something refers to stand on a page, and that may be words for facilitators.
            Event::Start(Tag::FootnoteDefinition(_)) => self.skipped += 1,
            Event::End(TagEnd::FootnoteDefinition) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
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
