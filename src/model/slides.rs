//! Which slides a text becomes: where they begin, what stands on each, and how much that is. The checks and the pages
//! both ask here.

use super::amount::{Amount, Measure, of_block, of_range};
use super::markdown::{Event, Events, Tag, inside, opening, plain, siblings, span_of};
use super::{Audience, Block, BlockName, Document, EventRange, Heading, Part, Shape};
use crate::source::Span;

/// A stretch of a text's top level, in order. All of them together are the whole text.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'d> {
    /// A heading that begins a slide.
    Heading(EventRange, &'d Heading),
    /// A line `---`, which begins a slide.
    Break(EventRange),
    Prose(EventRange),
    Block(&'d Part, &'d Block),
}

/// How a block stands among slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnSlide {
    /// On a slide of its own.
    Alone,
    /// With the text around it.
    Within,
    /// As notes of the slide before it, for presenters.
    Notes,
    /// On paper and web only.
    Absent,
}

/// One slide.
#[derive(Debug, Clone)]
pub struct Outline<'d> {
    /// The block that has the slide to itself.
    pub block: Option<&'d Block>,
    /// The section it belongs to: the last heading that began a slide.
    pub section: Option<&'d Heading>,
    /// Whether that heading stands on it.
    pub has_heading: bool,
    /// What is drawn, as indexes of pieces.
    pub pieces: Vec<usize>,
    /// Where these stand in the file.
    pub spans: Vec<Span>,
    /// Pieces that may hold notes for presenters: those drawn, and `facilitator` blocks.
    pub notes: Vec<usize>,
    pub amount: Amount,
    /// The heading, the block, or where its text begins.
    pub place: Span,
}

/// The slides of a text.
#[derive(Debug, Clone, Default)]
pub struct Slides<'d> {
    /// `facilitator` blocks before the first slide: indexes of pieces.
    pub before: Vec<usize>,
    pub slides: Vec<Outline<'d>>,
}

impl BlockName {
    /// How a block of this name stands among slides.
    pub fn on_slide(self) -> OnSlide {
        match self {
            Self::Facilitator => OnSlide::Notes,
            Self::Handout => OnSlide::Absent,
            Self::Callout | Self::Definition => OnSlide::Within,
            Self::Objectives
            | Self::Keypoints
            | Self::Materials
            | Self::Agreements
            | Self::Icebreaker
            | Self::Discussion
            | Self::Reflection
            | Self::Agenda
            | Self::Activity
            | Self::Breakout
            | Self::Roleplay
            | Self::Principles
            | Self::Steps
            | Self::DoDont
            | Self::Challenge
            | Self::Tool
            | Self::Quote
            | Self::Worksheet
            | Self::Commitments
            | Self::Map
            | Self::Network
            | Self::Drawing
            | Self::Notes => OnSlide::Alone,
        }
    }
}

/// Cuts a text at the headings and lines that begin slides, and at its blocks.
pub fn pieces<'d>(document: &'d Document, events: &Events<'_>) -> Vec<Piece<'d>> {
    let mut pieces = Vec::new();
    for part in &document.parts {
        match part {
            Part::Block(block) => pieces.push(Piece::Block(part, block)),
            Part::Prose(range) => {
                let mut from = range.start as usize;
                for node in siblings(events, *range) {
                    let Some(begins) = beginning(document, events, node) else { continue };
                    push_prose(&mut pieces, from, node.start as usize);
                    pieces.push(begins);
                    from = node.end as usize;
                }
                push_prose(&mut pieces, from, range.end as usize);
            }
        }
    }
    pieces
}

fn push_prose(pieces: &mut Vec<Piece<'_>>, from: usize, to: usize) {
    if from < to {
        pieces.push(Piece::Prose(EventRange::new(from, to)));
    }
}

/// What begins a slide: a heading of the second level, or a line.
fn beginning<'d>(document: &'d Document, events: &Events<'_>, node: EventRange) -> Option<Piece<'d>> {
    let (event, span) = events.get(node.start as usize)?;
    match event {
        Event::Rule => Some(Piece::Break(node)),
        Event::Start(Tag::Heading { .. }) => {
            let at = document.headings.binary_search_by_key(span, |heading| heading.span).ok()?;
            let heading = &document.headings[at];
            let is_title = heading.level == 1 && heading.text == document.title();
            (heading.level <= 2 && !is_title && heading.audience == Audience::Everyone)
                .then_some(Piece::Heading(node, heading))
        }
        _ => None,
    }
}

/// Whether a stretch has anything to show: notes at the foot and remarks have not.
fn is_empty(document: &Document, events: &Events<'_>, range: EventRange) -> bool {
    siblings(events, range).all(|node| match opening(events, node) {
        Some(Tag::FootnoteDefinition(_)) => true,
        Some(Tag::Heading { .. }) => plain(&events[inside(node).range()]) == document.title(),
        Some(Tag::HtmlBlock) => {
            let mut texts = events[inside(node).range()].iter().filter_map(|(event, _)| match event {
                Event::Html(html) | Event::Text(html) => Some(html.trim()),
                _ => None,
            });
            texts.next().is_none_or(|first| first.starts_with("<!--"))
        }
        Some(_) | None => false,
    })
}

/// The slides of a text that was cut in pieces.
pub fn slides<'d>(
    document: &'d Document,
    events: &Events<'_>,
    pieces: &[Piece<'d>],
    measure: Measure,
) -> Slides<'d> {
    let mut walk = Walk { document, events, measure, found: Slides::default(), section: None, open: None };
    for (at, piece) in pieces.iter().enumerate() {
        walk.piece(at, *piece);
    }
    walk.close();
    walk.found
}

struct Walk<'d, 'e, 's> {
    document: &'d Document,
    events: &'e Events<'s>,
    measure: Measure,
    found: Slides<'d>,
    section: Option<&'d Heading>,
    /// The slide that goes on.
    open: Option<Outline<'d>>,
}

impl<'d> Walk<'d, '_, '_> {
    fn piece(&mut self, at: usize, piece: Piece<'d>) {
        match piece {
            Piece::Heading(range, heading) => {
                self.close();
                self.section = Some(heading);
                self.open(heading.span).has_heading = true;
                let amount = of_range(self.events, range, self.measure);
                self.add(at, heading.span, amount);
            }
            Piece::Break(_) => self.close(),
            Piece::Prose(range) => {
                if is_empty(self.document, self.events, range) {
                    return;
                }
                let span = span_of(self.events, range);
                let first = self.events.get(range.start as usize).map_or(span, |(_, first)| *first);
                self.open(first);
                let amount = of_range(self.events, range, self.measure);
                self.add(at, span, amount);
            }
            Piece::Block(_, block) => match block.name.on_slide() {
                OnSlide::Notes => self.note(at),
                OnSlide::Absent => {}
                OnSlide::Within => {
                    self.open(block.opening);
                    self.add(at, block.span, of_block(self.events, block, self.measure));
                }
                OnSlide::Alone => {
                    // A heading with nothing below it stands above the block.
                    if !self.open.as_ref().is_some_and(|open| open.has_heading && open.pieces.len() == 1) {
                        self.close();
                    }
                    self.open(block.opening).block = Some(block);
                    self.add(at, block.span, of_block(self.events, block, self.measure));
                    self.close();
                }
            },
        }
    }

    fn open(&mut self, place: Span) -> &mut Outline<'d> {
        let section = self.section;
        self.open.get_or_insert_with(|| Outline {
            block: None,
            section,
            has_heading: false,
            pieces: Vec::new(),
            spans: Vec::new(),
            notes: Vec::new(),
            amount: Amount::default(),
            place,
        })
    }

    fn add(&mut self, piece: usize, span: Span, amount: Amount) {
        if let Some(open) = &mut self.open {
            open.pieces.push(piece);
            open.spans.push(span);
            open.amount = open.amount.and(amount);
        }
    }

    fn note(&mut self, at: usize) {
        match (&mut self.open, self.found.slides.last_mut()) {
            (Some(slide), _) | (None, Some(slide)) => slide.notes.push(at),
            (None, None) => self.found.before.push(at),
        }
    }

    fn close(&mut self) {
        if let Some(mut slide) = self.open.take() {
            slide.notes.extend(&slide.pieces);
            slide.notes.sort_unstable();
            self.found.slides.push(slide);
        }
    }
}

/// What in a text can be led to, by its place: everyone's headings and blocks.
pub struct Places<'d> {
    headings: Vec<(u32, &'d Heading)>,
    blocks: Vec<(u32, &'d Block)>,
}

impl<'d> Places<'d> {
    pub fn of(document: &'d Document) -> Self {
        let headings = document.headings.iter().filter(|heading| heading.audience == Audience::Everyone);
        let blocks = document.blocks_and_audiences().filter(|(_, audience)| *audience == Audience::Everyone);
        let mut places = Self {
            headings: headings.map(|heading| (heading.span.start, heading)).collect(),
            blocks: blocks.map(|(block, _)| (block.opening.start, block)).collect(),
        };
        places.headings.sort_by_key(|(start, _)| *start);
        places.blocks.sort_by_key(|(start, _)| *start);
        places
    }

    /// The ids that lead to a slide: of its section, of what stands on it.
    pub fn ids(&self, slide: &Outline<'d>) -> Vec<&'d str> {
        let mut ids: Vec<&str> = slide.section.iter().map(|heading| heading.id.as_str()).collect();
        let headings = slide.spans.iter().flat_map(|span| within(&self.headings, *span));
        let is_other = |heading: &&Heading| slide.section.is_none_or(|section| section.id != heading.id);
        ids.extend(headings.filter(is_other).map(|heading| heading.id.as_str()));
        for block in slide.spans.iter().flat_map(|span| within(&self.blocks, *span)) {
            ids.push(&block.id);
            if let Shape::Entries(found) = &block.shape {
                ids.extend(found.entries.iter().map(|entry| entry.id.as_str()));
            }
        }
        ids
    }
}

/// Those of a sorted list that begin within a span.
fn within<'d, T>(sorted: &[(u32, &'d T)], span: Span) -> impl Iterator<Item = &'d T> {
    let first = sorted.partition_point(|(start, _)| *start < span.start);
    sorted[first..].iter().take_while(move |(start, _)| span.contains(*start)).map(|(_, it)| *it)
}
