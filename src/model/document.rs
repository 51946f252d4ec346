//! What one file says. Nothing here was computed from another file, and nothing is rendered.

use super::search::Prose;
use super::{Block, BlockName, Field, FrontMatter, Kind, Mark, Part, alias_output, code_host, markdown};
use crate::path::{OutputPath, compose, slug};
use crate::source::{Source, Span};
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// A range of the file's Markdown events. The events themselves are no part of it: they follow from the text, and
/// `markdown::events` gives the same ones each time, so ten thousand files stay small in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EventRange {
    pub start: u32,
    pub end: u32,
}

/// One Markdown file, read.
#[derive(Debug, Clone)]
pub struct Document {
    pub source: Source,
    pub kind: Kind,
    pub front: FrontMatter,
    /// Where the text begins, after the front matter.
    pub body: u32,
    /// The text in order: Markdown and blocks.
    pub parts: Vec<Part>,
    pub headings: Vec<Heading>,
    pub links: Vec<LinkRef>,
    pub fields: Vec<Field>,
    /// Where fields stand in the text, in order.
    pub marks: Vec<Mark>,
    /// Every id that a link may point at, sorted.
    pub anchors: Vec<String>,
    /// Number of words, for the reading time.
    pub words: u32,
    /// The opening line of the first community agreements that are written out here for everyone.
    pub agreements: Option<Span>,
    /// Whether anything is written for facilitators only.
    pub has_notes: bool,
    /// The words that participants read, once somebody has asked for them.
    pub prose: OnceLock<Prose>,
    /// Positions of headings by their addresses on code hosts, once a link has one.
    pub code_host: OnceLock<HashMap<String, usize>>,
    /// Ids in what only facilitators see, once a link has asked.
    pub hidden: OnceLock<BTreeSet<String>>,
}

/// Who sees a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Everyone,
    /// Inside a `facilitator` block: absent from all that participants get.
    Facilitators,
}

/// A heading of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    pub id: String,
    /// The words without markup.
    pub text: String,
    pub span: Span,
    pub audience: Audience,
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    Link,
    Image,
}

/// A link or an image as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRef {
    pub kind: LinkKind,
    pub address: Box<str>,
    /// Whether the link has words, or a picture says what it shows.
    pub has_words: bool,
    /// Where it is used.
    pub span: Span,
    /// Where its address is written; none where that could not be found.
    pub written: Option<LinkPlace>,
    pub audience: Audience,
}

/// The address of a link as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkPlace {
    pub span: Span,
    pub form: Form,
}

/// What is around an address, and so what it can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `[words](address)`, and the same in a definition.
    Bare,
    /// `[words](<an address>)`.
    Angle,
    /// `<a href="address">`.
    Attribute,
}

impl LinkRef {
    /// The place to look at when its address is wrong: where it is used, unless its address is written elsewhere.
    pub fn place(&self) -> Span {
        match self.written {
            Some(written) if !self.span.contains(written.span.start) => written.span,
            Some(_) | None => self.span,
        }
    }
}

impl EventRange {
    pub fn new(start: usize, end: usize) -> Self {
        let bounded = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        Self { start: bounded(start), end: bounded(end.max(start)) }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

impl Document {
    /// The title, or the file's name where the author gave none.
    pub fn title(&self) -> &str {
        if self.front.title.is_empty() { self.source.path.stem() } else { &self.front.title }
    }

    /// Whether it is out of use. Then its page stays where it was and says why, and nothing lists it.
    pub fn is_retired(&self) -> bool {
        self.front.retired.is_some()
    }

    /// Every address at which it has been: its own, and its earlier ones.
    pub fn addresses(&self) -> impl Iterator<Item = OutputPath> + '_ {
        let earlier = self.front.aliases.iter().filter_map(|alias| alias_output(&alias.text));
        std::iter::once(self.source.path.page()).chain(earlier)
    }

    /// The name under which answers to this file's fields are kept: its path below `content/` without `.md`.
    pub fn sheet_id(&self) -> String {
        self.source.path.page().without_ending().to_owned()
    }

    /// The names under which they were kept before the file was moved, as `aliases` say, in the author's order.
    pub fn earlier_sheet_ids(&self) -> Vec<String> {
        let outputs = self.front.aliases.iter().filter_map(|alias| alias_output(&alias.text));
        let mut ids: Vec<String> = Vec::new();
        for id in outputs.map(|output| output.without_ending().to_owned()) {
            if id != self.sheet_id() && !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The fields that participants fill in on screen, in the order of the text.
    pub fn live_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_control())
    }

    /// The words that participants read. They follow from the text, and are taken from it for the first who asks.
    pub fn prose(&self) -> &Prose {
        self.prose
            .get_or_init(|| Prose::of(self, &markdown::read(&self.source.text, self.body as usize).events))
    }

    /// Every block, outer before inner, in the order of the text.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks_and_audiences().map(|(block, _)| block)
    }

    /// Every block with who sees it.
    pub fn blocks_and_audiences(&self) -> impl Iterator<Item = (&Block, Audience)> {
        let mut waiting: Vec<(&Part, Audience)> =
            self.parts.iter().rev().map(|part| (part, Audience::Everyone)).collect();
        std::iter::from_fn(move || {
            loop {
                match waiting.pop()? {
                    (Part::Prose(_), _) => {}
                    (Part::Block(block), outer) => {
                        let hidden = block.name == BlockName::Facilitator;
                        let audience = if hidden { Audience::Facilitators } else { outer };
                        waiting.extend(block.parts.iter().rev().map(|part| (part, audience)));
                        return Some((&**block, audience));
                    }
                }
            }
        })
    }

    /// The Markdown that participants see, in order.
    pub fn participant_prose(&self) -> Vec<EventRange> {
        fn collect(parts: &[Part], ranges: &mut Vec<EventRange>) {
            for part in parts {
                match part {
                    Part::Prose(range) => ranges.push(*range),
                    Part::Block(block) if block.name == BlockName::Facilitator => {}
                    Part::Block(block) => collect(&block.parts, ranges),
                }
            }
        }
        let mut ranges = Vec::new();
        collect(&self.parts, &mut ranges);
        ranges
    }

    pub fn has_anchor(&self, id: &str) -> bool {
        self.anchors.binary_search_by(|known| known.as_str().cmp(id)).is_ok()
    }

    /// The id that an author meant: as written, or that of the heading which code hosts give this address. As written
    /// where nothing has it.
    pub fn anchor<'a>(&'a self, written: &'a str) -> &'a str {
        if self.has_anchor(written) {
            return written;
        }
        let composed = compose(written);
        if let Ok(at) = self.anchors.binary_search_by(|known| known.as_str().cmp(&composed)) {
            return &self.anchors[at];
        }
        let addresses = self.code_host.get_or_init(|| code_host::addresses(&self.headings));
        addresses.get(composed.as_ref()).map_or(written, |at| &self.headings[*at].id)
    }

    /// The same for a link: none where the title of the page is meant, which is at the top of it.
    pub fn place<'a>(&'a self, written: &'a str) -> Option<&'a str> {
        let anchor = self.anchor(written);
        (self.has_anchor(anchor) || !self.is_title(written)).then_some(anchor)
    }

    /// Whether this is the address that the page's title would have as a heading.
    pub fn is_title(&self, written: &str) -> bool {
        slug(self.title()) == *compose(written) || code_host::address(self.title()) == written
    }

    /// Whether an id stands in what only facilitators see.
    pub fn is_hidden_anchor(&self, id: &str) -> bool {
        self.has_notes && self.hidden.get_or_init(|| self.hidden_anchors()).contains(id)
    }

    fn hidden_anchors(&self) -> BTreeSet<String> {
        let is_hidden = |audience| audience == Audience::Facilitators;
        let headings = self.headings.iter().filter(|heading| is_hidden(heading.audience));
        let blocks = self.blocks_and_audiences().filter(|(_, audience)| is_hidden(*audience));
        let in_blocks = blocks.flat_map(|(block, _)| std::iter::once(&block.id).chain(block.entry_ids()));
        headings.map(|heading| &heading.id).chain(in_blocks).cloned().collect()
    }

    /// Reading time in minutes at 200 words a minute, at least one.
    pub fn reading_minutes(&self) -> u32 {
        self.words.div_ceil(200).max(1)
    }
}
