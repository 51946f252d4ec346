//! The text of an entry as plain lines, to be compared: what a person reads, without marks of Markdown, and without what
//! is for facilitators.

use crate::model::markdown::{self, Event, Tag, TagEnd};
use crate::model::{Block, BlockName, Document, Part, Said};
use crate::source::Span;

/// A paragraph, an item, a row: what is read in one go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line {
    pub style: Style,
    /// Words with single spaces between them.
    pub text: String,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    Title,
    Text,
    Heading,
    Item,
    Row,
    Code,
}

/// All lines of an entry: its title, what its header says in words, its text, its sources.
pub fn lines(document: &Document) -> Vec<Line> {
    let front = &document.front;
    let mut lines = Lines::default();
    lines.add(Style::Title, document.title());
    lines.add(Style::Text, &front.summary);
    for said in front.question.iter().chain(&front.answer) {
        lines.said(said, Style::Text);
    }
    let events = markdown::read(&document.source.text, document.body as usize).events;
    lines.parts(document, &document.parts, &events);
    for said in &front.sources {
        lines.said(said, Style::Item);
    }
    lines.done
}

#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    /// What is read at the moment.
    words: String,
}

impl Lines {
    fn add(&mut self, style: Style, words: &str) {
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.done.push(Line { style, text });
        }
    }

    fn said(&mut self, said: &Said, style: Style) {
        self.events(&markdown::read_alone(&said.text), style);
    }

    fn parts(&mut self, document: &Document, parts: &[Part], events: &[(Event<'_>, Span)]) {
        for part in parts {
            match part {
                Part::Prose(range) => self.events(events.get(range.range()).unwrap_or_default(), Style::Text),
                Part::Block(block) if block.name == BlockName::Facilitator => {}
                Part::Block(block) => {
                    self.title(document, block);
                    self.parts(document, &block.parts, events);
                }
            }
        }
    }

    /// The title of a block, with its time as it was written.
    fn title(&mut self, document: &Document, block: &Block) {
        let title = markdown::plain(&markdown::read_alone(&block.title));
        let time = block.duration.as_ref().map_or("", |duration| document.source.slice(duration.span));
        self.add(Style::Heading, &format!("{title} {time}"));
    }

    fn events(&mut self, events: &[(Event<'_>, Span)], plain: Style) {
        let mut style = plain;
        for (event, _) in events {
            match event {
                Event::Start(tag) => {
                    if let Some(begun) = begun(tag) {
                        self.flush(style);
                        style = begun;
                    }
                }
                Event::End(TagEnd::TableCell) => self.words.push_str(" | "),
                Event::End(tag) => {
                    if is_end(*tag) {
                        self.flush(style);
                        style = if *tag == TagEnd::Paragraph { style } else { plain };
                    }
                }
                Event::Text(words) if style == Style::Code => {
                    for line in words.lines() {
                        self.add(Style::Code, line);
                    }
                }
                Event::Text(words) | Event::Code(words) => self.words.push_str(words),
                Event::SoftBreak | Event::HardBreak => self.words.push(' '),
                Event::TaskListMarker(_) => self.words.push_str("☐ "),
                Event::Rule
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_) => {}
            }
        }
        self.flush(style);
    }

    fn flush(&mut self, style: Style) {
        let words = std::mem::take(&mut self.words);
        self.add(style, words.trim_end_matches([' ', '|']));
    }
}

/// What a line is that begins here; none for what stands within one.
fn begun(tag: &Tag<'_>) -> Option<Style> {
    match tag {
        Tag::Heading { .. } => Some(Style::Heading),
        Tag::Item => Some(Style::Item),
        Tag::TableHead | Tag::TableRow => Some(Style::Row),
        Tag::CodeBlock(_) => Some(Style::Code),
        Tag::List(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) | Tag::BlockQuote(_) => Some(Style::Text),
        _ => None,
    }
}

fn is_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::List(_)
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Table
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::BlockQuote(_)
    )
}
