//! The pieces that the engine reads as one line of thought: a paragraph, a heading, a cell. What is code, HTML or the
//! address of a link in them has its meaning already.

use crate::model::markdown::{Event, Events, LinkType, Tag, TagEnd};
use crate::source::{Source, Span};

/// What a leaf is the text of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafKind {
    Paragraph,
    Heading,
    Cell,
    /// An item of a list whose text is in no paragraph of its own.
    Item,
    /// A line that stands alone, such as the title of a block.
    Line,
}

/// What is directly before a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Table,
    Heading,
    Other,
}

#[derive(Debug)]
pub struct Leaf<'s> {
    pub source: &'s Source,
    pub kind: LeafKind,
    pub before: Before,
    /// The paragraph, heading or item around it.
    pub block: Span,
    /// Its lines, without the marks of lists and quotations before them.
    pub lines: Vec<Span>,
    /// Words that are bold or crossed out, with their marks.
    pub marked: Vec<Span>,
    /// Code, HTML, and what links have besides their words.
    quiet: Vec<Span>,
    /// Links and pictures, whole, in the order of their ends.
    links: Vec<Span>,
}

impl<'s> Leaf<'s> {
    pub fn span(&self) -> Span {
        match (self.lines.first(), self.lines.last()) {
            (Some(first), Some(last)) => first.to(*last),
            _ => Span::default(),
        }
    }

    pub fn text(&self) -> &'s str {
        self.source.slice(self.span())
    }

    /// Whether a sign of the file is one of the words, and the engine has given it no meaning.
    pub fn is_words(&self, at: usize) -> bool {
        let Ok(place) = u32::try_from(at) else { return false };
        let after = self.quiet.partition_point(|span| span.end <= place);
        let is_quiet = self.quiet.get(after).is_some_and(|span| span.contains(place));
        !is_quiet && !is_escaped(&self.source.text, at)
    }

    /// Whether a place is inside a link or a picture.
    pub fn is_linked(&self, at: usize) -> bool {
        self.linked_between(at, at + 1)
    }

    /// Whether a link or picture touches a range.
    pub fn linked_between(&self, start: usize, end: usize) -> bool {
        // Pictures in links end before these, so the order of ends is that of the list.
        let next = self.links.partition_point(|span| span.end as usize <= start);
        self.links.iter().skip(next).take(2).any(|span| (span.start as usize) < end)
    }
}

/// Whether the sign at a place has an odd number of backslashes before it.
pub fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Elements whose words are no text, or are a link.
const HTML: [&str; 9] = ["a", "code", "kbd", "pre", "samp", "script", "style", "tt", "var"];

/// Calls a function for each leaf, in order.
pub fn each<'s>(source: &'s Source, events: &Events<'_>, mut look: impl FnMut(&Leaf<'s>)) {
    let mut walk = Walk::new(source);
    for (event, span) in events {
        walk.event(event, *span, &mut look);
    }
    walk.flush(&mut look);
}

/// A link that is open: the whole of it, and where the words in it ended last.
struct Open {
    whole: Span,
    last: Option<u32>,
}

struct Walk<'s> {
    leaf: Leaf<'s>,
    /// The blocks that a leaf can begin in.
    blocks: Vec<(LeafKind, Span)>,
    line: Option<Span>,
    links: Vec<Open>,
    /// An element of HTML that is open, with its place.
    html: Option<(&'static str, u32)>,
    in_code: bool,
    before: Before,
}

impl<'s> Walk<'s> {
    fn new(source: &'s Source) -> Self {
        let leaf = Leaf {
            source,
            kind: LeafKind::Line,
            before: Before::Other,
            block: Span::default(),
            lines: Vec::new(),
            marked: Vec::new(),
            quiet: Vec::new(),
            links: Vec::new(),
        };
        Self {
            leaf,
            blocks: Vec::new(),
            line: None,
            links: Vec::new(),
            html: None,
            in_code: false,
            before: Before::Other,
        }
    }

    fn event(&mut self, event: &Event<'_>, span: Span, look: &mut impl FnMut(&Leaf<'s>)) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                self.flush(look);
                self.in_code = true;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                self.in_code = false;
                self.before = Before::Other;
            }
            _ if self.in_code => {}
            Event::Start(Tag::Link { link_type, .. }) => {
                self.begin(span);
                let whole = matches!(link_type, LinkType::Autolink | LinkType::Email);
                if whole {
                    self.leaf.quiet.push(span);
                }
                self.links.push(Open { whole: span, last: None });
            }
            Event::Start(Tag::Image { .. }) => {
                self.begin(span);
                self.links.push(Open { whole: span, last: None });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(open) = self.links.pop() {
                    self.quiet(Span { start: open.last.unwrap_or(open.whole.start), end: open.whole.end });
                    self.leaf.links.push(open.whole);
                }
                self.reach(span);
            }
            Event::Start(Tag::Strong | Tag::Strikethrough) => {
                self.begin(span);
                self.leaf.marked.push(span);
            }
            Event::Start(Tag::Emphasis | Tag::Superscript | Tag::Subscript) => {
                self.begin(span);
            }
            Event::End(
                TagEnd::Strong
                | TagEnd::Emphasis
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript,
            ) => self.reach(span),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Text(_) => {
                self.begin(span);
                self.reach(span);
            }
            Event::InlineHtml(html) => {
                self.begin(span);
                self.reach(span);
                self.tag(html, span);
            }
            Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                self.begin(span);
                self.reach(span);
                self.quiet(span);
            }
            Event::Start(tag) => {
                self.flush(look);
                if !matches!(tag, Tag::Paragraph | Tag::Heading { .. }) {
                    self.before = Before::Other;
                }
                let kind = match tag {
                    Tag::Paragraph => LeafKind::Paragraph,
                    Tag::Heading { .. } => LeafKind::Heading,
                    Tag::TableCell => LeafKind::Cell,
                    Tag::Item => LeafKind::Item,
                    _ => LeafKind::Line,
                };
                self.blocks.push((kind, span));
            }
            Event::End(tag) => {
                self.flush(look);
                self.blocks.pop();
                self.before = match tag {
                    TagEnd::Table => Before::Table,
                    TagEnd::Heading(_) => Before::Heading,
                    _ => Before::Other,
                };
            }
            Event::Rule | Event::Html(_) => {
                self.flush(look);
                self.before = Before::Other;
            }
        }
    }

    /// Words begin, or go on.
    fn begin(&mut self, span: Span) {
        if let Some(link) = self.links.last_mut()
            && link.last.is_none()
        {
            let head = Span { start: link.whole.start, end: span.start };
            link.last = Some(span.start);
            self.quiet(head);
        }
        if self.line.is_none() {
            self.line = Some(Span { start: span.start, end: span.start });
        }
    }

    fn reach(&mut self, span: Span) {
        if let Some(line) = &mut self.line {
            line.end = line.end.max(span.end);
        }
        for link in self.links.iter_mut().rev().take(2) {
            link.last = link.last.max(Some(span.end));
        }
    }

    /// Places come in order, but that of HTML can be around others.
    fn quiet(&mut self, span: Span) {
        let is_inside = self.leaf.quiet.last().is_some_and(|last| span.end <= last.end);
        if span.start < span.end && !is_inside {
            self.leaf.quiet.push(span);
        }
    }

    fn tag(&mut self, html: &str, span: Span) {
        let name = |html: &str| {
            let end = html.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(html.len());
            HTML.into_iter().find(|name| html[..end].eq_ignore_ascii_case(name))
        };
        match (self.html, html.strip_prefix("</"), html.strip_prefix('<')) {
            (Some((open, start)), Some(closing), _) if name(closing) == Some(open) => {
                self.html = None;
                self.close_html(Span { start, end: span.end });
            }
            (None, None, Some(opening)) => {
                self.html = name(opening).map(|name| (name, span.start));
                self.quiet(span);
            }
            _ => self.quiet(span),
        }
    }

    /// All that is inside has no other meaning.
    fn close_html(&mut self, span: Span) {
        self.leaf.quiet.retain(|quiet| quiet.end <= span.start);
        self.leaf.quiet.push(span);
        self.leaf.links.push(span);
    }

    fn end_line(&mut self) {
        self.leaf.lines.extend(self.line.take());
    }

    fn flush(&mut self, look: &mut impl FnMut(&Leaf<'s>)) {
        self.end_line();
        if let (Some((_, start)), false) = (self.html.take(), self.leaf.lines.is_empty()) {
            let end = self.leaf.span().end;
            self.close_html(Span { start, end: end.max(start) });
        }
        if !self.leaf.lines.is_empty() {
            let (kind, block) = self.blocks.last().copied().unwrap_or((LeafKind::Line, self.leaf.span()));
            (self.leaf.kind, self.leaf.block, self.leaf.before) = (kind, block, self.before);
            look(&self.leaf);
        }
        self.leaf.lines.clear();
        self.leaf.marked.clear();
        self.leaf.quiet.clear();
        self.leaf.links.clear();
        self.links.clear();
    }
}
