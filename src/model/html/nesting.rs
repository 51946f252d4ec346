//! Which elements of contributed HTML are open while it is read, and which tags open, close or mean nothing.
//!
//! The one place that decides what is kept. It tells a [`Target`], which writes a page or says what is lost, so that the
//! two never differ. What comes out is nested as browsers nest it: no element is closed by anything but its own end, at
//! most [`DEEPEST`] are open at once, and in tables and lists there is only what may be there.

use super::elements::{Element, Kind, Treatment, kept, left_out, treatment};
use super::target::{Around, Loss, Target};
use super::{Closings, Inside, Scope, Tag, Token, Tokens};
use crate::source::Span;

/// More elements than this are never meant to be open at once.
pub const DEEPEST: usize = 100;

/// A placeholder in angle brackets is not longer than this.
const LONGEST: usize = 80;

/// Where a tag was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In a piece of HTML that is a block.
    Piece,
    /// In a line of Markdown.
    Line,
}

struct Open {
    name: &'static str,
    kind: Kind,
    origin: Origin,
    is_written: bool,
    /// The place of its tag; none where nobody wrote one.
    place: Option<Span>,
}

/// The elements that are open.
#[derive(Default)]
pub struct Nesting {
    open: Vec<Open>,
    /// How many were open where each construct of Markdown began that is open now.
    floors: Vec<usize>,
}

impl Nesting {
    /// A construct of Markdown begins: what is open stays open until it ends.
    pub fn enter(&mut self) {
        self.floors.push(self.open.len());
    }

    /// It ends, and with it whatever was opened inside.
    pub fn leave(&mut self, target: &mut impl Target) {
        self.close_to(self.floor(), target);
        self.floors.pop();
    }

    /// The text ends.
    pub fn end(&mut self, target: &mut impl Target) {
        self.floors.clear();
        self.close_to(0, target);
    }

    /// A line of Markdown ends, and with it what was opened in it.
    pub fn end_line(&mut self, target: &mut impl Target) {
        let written_in_line =
            self.inner().iter().rev().take_while(|open| open.origin == Origin::Line).count();
        self.close_to(self.open.len() - written_in_line, target);
    }

    /// A paragraph, a list or something of the kind follows in Markdown.
    pub fn block_follows(&mut self, target: &mut impl Target) {
        self.end_line(target);
        self.make_room(target);
    }

    pub fn around(&self) -> Around {
        let is_link = |open: &Open| open.name == "a" && open.is_written;
        if self.open.iter().any(is_link) { Around::Link } else { Around::Words }
    }

    /// Reads a piece of HTML that is a block. `is_closed_later` says whether a later piece closes an element of a name.
    pub fn piece(
        &mut self,
        html: &str,
        is_closed_later: &mut dyn FnMut(&str) -> bool,
        target: &mut impl Target,
    ) {
        let mut closings = None;
        for token in Tokens::new(html, Scope::Piece) {
            let mut is_closed = |name: &str| {
                let all = closings.get_or_insert_with(|| {
                    let mut all = Closings::default();
                    all.add(html, 0);
                    all
                });
                all.has(name, 0)
            };
            self.token(html, token, Origin::Piece, Around::Words, &mut is_closed, target);
        }
        // What holds paragraphs goes on until a later piece closes it; all else ends here.
        let mut goes_on = |open: &Open| match open.kind {
            Kind::Line | Kind::Heading | Kind::Paragraph | Kind::Pre | Kind::Summary => false,
            kind => kind.may_end() || is_closed_later(open.name),
        };
        let floor = self.floor();
        let length = self.inner().iter().take_while(|open| goes_on(open)).count();
        self.close_to(floor + length, target);
    }

    /// Reads a tag in a line of Markdown. `closings` says whether the line closes an element of a name.
    pub fn tag(
        &mut self,
        html: &str,
        around: Around,
        closings: &mut dyn FnMut(&str) -> bool,
        target: &mut impl Target,
    ) {
        let token = |token, nesting: &mut Self, target: &mut _| {
            nesting.token(html, token, Origin::Line, around, closings, target);
        };
        let mut token = token;
        if let Some(simple) = Token::simple(html) {
            return token(simple, self, target);
        }
        if html.starts_with("<!--") {
            return;
        }
        if html.starts_with("<!") || html.starts_with("<?") {
            return token(Token::Other(0..html.len()), self, target);
        }
        for each in Tokens::new(html, Scope::Tag) {
            token(each, self, target);
        }
    }

    fn floor(&self) -> usize {
        self.floors.last().copied().unwrap_or(0).min(self.open.len())
    }

    fn inner(&self) -> &[Open] {
        &self.open[self.floor()..]
    }

    fn top(&self) -> Option<Kind> {
        self.inner().last().map(|open| open.kind)
    }

    fn token(
        &mut self,
        html: &str,
        token: Token,
        origin: Origin,
        around: Around,
        is_closed: &mut dyn FnMut(&str) -> bool,
        target: &mut impl Target,
    ) {
        match token {
            Token::Words(words, place) => {
                self.words(&words, target);
                if words.contains("____")
                    && let Some(at) = html[place.clone()].find("____")
                {
                    let start = place.start + at;
                    target.lost(Loss::Field, target.place(start..start + "____".len()));
                }
            }
            Token::Close(name, place) => self.close(&name, target.place(place), origin, target),
            Token::Whole(tag) => {
                let place = target.place(tag.place.clone());
                match treatment(&tag) {
                    Treatment::Embed(attribute) => self.embed(&tag, attribute, place, origin, around, target),
                    _ => target.lost(Loss::Whole(&tag.name), place),
                }
            }
            Token::Comment(Inside::Words, _) => {}
            Token::Comment(Inside::Comment, place) => target.lost(Loss::Comment, target.place(place)),
            Token::Other(place) => target.lost(Loss::Instruction, target.place(place)),
            Token::Unfinished(place) => {
                self.words(&html[place.clone()], target);
                target.lost(Loss::Unfinished, target.place(place));
            }
            Token::Open(tag) => {
                let around = if around == Around::Link { around } else { self.around() };
                let place = target.place(tag.place.clone());
                let mut is_placeholder =
                    || !tag.is_markup && tag.place.len() <= LONGEST && !is_closed(&tag.name);
                match treatment(&tag) {
                    Treatment::Kept(element) => self.open(element, &tag, place, origin, around, target),
                    Treatment::Picture => {
                        self.paragraph(origin, target, |target| target.picture(&tag, around));
                        if let Some(name) = left_out("img", &tag) {
                            target.lost(Loss::Attribute("img", &name), place);
                        }
                    }
                    Treatment::Embed(attribute) if tag.value(attribute).is_some() => {
                        self.embed(&tag, attribute, place, origin, around, target);
                    }
                    // Within a line, many names of elements are words as well: `<title>`, `<address>`.
                    Treatment::Embed(_) | Treatment::Words | Treatment::Whole | Treatment::Silent
                        if origin == Origin::Line && tag.attributes.is_empty() && is_placeholder() =>
                    {
                        self.placeholder(&html[tag.place.clone()], place, target);
                    }
                    Treatment::Unknown if is_placeholder() => {
                        self.placeholder(&html[tag.place.clone()], place, target);
                    }
                    // Its address is in a `source` that follows.
                    Treatment::Embed(_) | Treatment::Silent => {}
                    Treatment::Words | Treatment::Whole | Treatment::Unknown => {
                        target.lost(Loss::Tags(&tag.name), place);
                    }
                }
            }
        }
    }

    /// What shows something of another place leaves a link.
    fn embed(
        &mut self,
        tag: &Tag,
        attribute: &str,
        place: Span,
        origin: Origin,
        around: Around,
        target: &mut impl Target,
    ) {
        let around = if around == Around::Link { around } else { self.around() };
        target.lost(Loss::Embed(&tag.name), place);
        self.paragraph(origin, target, |target| target.embed(tag, attribute, around));
    }

    /// Writes something that is part of a paragraph; where none is around it, it is one.
    fn paragraph<T: Target>(&mut self, origin: Origin, target: &mut T, write: impl FnOnce(&mut T)) {
        self.make_room(target);
        let is_alone = origin == Origin::Piece && matches!(self.top(), None | Some(Kind::Box));
        if is_alone {
            self.imply("p", target);
        }
        write(target);
        if is_alone {
            self.pop(target);
        }
    }

    fn placeholder(&mut self, written: &str, place: Span, target: &mut impl Target) {
        self.words(written, target);
        target.lost(Loss::Placeholder, place);
    }

    fn words(&mut self, words: &str, target: &mut impl Target) {
        if !words.trim().is_empty() {
            self.make_room(target);
        }
        target.words(words);
    }

    fn open(
        &mut self,
        element: &'static Element,
        tag: &Tag,
        place: Span,
        origin: Origin,
        around: Around,
        target: &mut impl Target,
    ) {
        let Element { name, kind } = *element;
        if origin == Origin::Line && !matches!(kind, Kind::Line | Kind::Break) {
            return target.lost(Loss::InLine(name), place);
        }
        if name == "a" && around == Around::Link {
            return target.lost(Loss::LinkInLink, place);
        }
        let Some((name, kind)) = self.prepare(name, kind, target) else {
            return target.lost(Loss::NoTable(name), place);
        };
        if let Some(lost) = left_out(element.name, tag) {
            target.lost(Loss::Attribute(element.name, &lost), place);
        }
        if matches!(kind, Kind::Break | Kind::Rule) {
            return target.void(name);
        }
        if self.open.len() >= DEEPEST {
            return target.lost(Loss::TooDeep, place);
        }
        let is_written = target.open(name, Some(tag));
        self.open.push(Open { name, kind, origin, is_written, place: Some(place) });
    }

    /// Closes what an element ends, and opens what it needs around it. Gives the element that is opened then: items
    /// outside of a list are boxes. None where it may not be.
    fn prepare(
        &mut self,
        name: &'static str,
        kind: Kind,
        target: &mut impl Target,
    ) -> Option<(&'static str, Kind)> {
        match kind {
            Kind::Line | Kind::Break => self.make_room(target),
            Kind::Box
            | Kind::Heading
            | Kind::Paragraph
            | Kind::Pre
            | Kind::List
            | Kind::Terms
            | Kind::Table
            | Kind::Details
            | Kind::Rule => {
                let ends = |kind| matches!(kind, Kind::Paragraph | Kind::Heading | Kind::Pre);
                self.close_last(ends, Kind::is_boundary, target);
                let is_group = name == "div" && self.top() == Some(Kind::Terms);
                if !is_group {
                    self.make_room(target);
                }
            }
            Kind::Item => {
                self.close_last(
                    |kind| kind == Kind::Item,
                    |kind| kind.is_boundary() || kind == Kind::List,
                    target,
                );
                if self.top() != Some(Kind::List) {
                    return Some(self.as_box(kind, target));
                }
            }
            Kind::Term => {
                self.close_last(
                    |kind| kind == Kind::Term,
                    |kind| kind.is_boundary() || kind == Kind::Terms,
                    target,
                );
                let fits = match self.inner() {
                    [.., open] if open.kind == Kind::Terms => true,
                    [.., around, open] => around.kind == Kind::Terms && open.name == "div",
                    _ => false,
                };
                if !fits {
                    return Some(self.as_box(kind, target));
                }
            }
            Kind::Summary => {
                if self.top() != Some(Kind::Details) {
                    return Some(self.as_box(kind, target));
                }
            }
            Kind::Caption | Kind::Rows | Kind::Row | Kind::Cell => {
                let table = self.inner().iter().rposition(|open| open.kind == Kind::Table)?;
                let inner = &self.inner()[table..];
                let is_around = |open: &Open| match kind {
                    Kind::Cell => matches!(open.kind, Kind::Row | Kind::Rows),
                    Kind::Row => open.kind == Kind::Rows,
                    _ => false,
                };
                let around = inner.iter().rposition(is_around).unwrap_or(0);
                self.close_to(self.floor() + table + around + 1, target);
                if matches!(kind, Kind::Cell | Kind::Row) {
                    self.complete_table(kind, target);
                }
            }
        }
        Some((name, kind))
    }

    /// Something outside of what it belongs in is a box. It still ends where the next one begins.
    fn as_box(&mut self, kind: Kind, target: &mut impl Target) -> (&'static str, Kind) {
        self.close_last(|kind| kind == Kind::Paragraph, Kind::is_boundary, target);
        self.make_room(target);
        ("div", kind)
    }

    /// Directly in tables and lists there are no words: what has to be around them is opened.
    fn make_room(&mut self, target: &mut impl Target) {
        match self.top() {
            Some(Kind::List) => self.imply("li", target),
            Some(Kind::Terms) => self.imply("dd", target),
            Some(Kind::Table | Kind::Rows | Kind::Row) => {
                self.complete_table(Kind::Cell, target);
                self.imply("td", target);
            }
            _ => {}
        }
    }

    /// Opens what is missing in a table around a row or a cell.
    fn complete_table(&mut self, kind: Kind, target: &mut impl Target) {
        if self.top() == Some(Kind::Table) {
            self.imply("tbody", target);
        }
        if kind == Kind::Cell && self.top() == Some(Kind::Rows) {
            self.imply("tr", target);
        }
    }

    fn imply(&mut self, name: &str, target: &mut impl Target) {
        if let Some(Element { name, kind }) = kept(name) {
            let is_written = target.open(name, None);
            self.open.push(Open { name, kind: *kind, origin: Origin::Piece, is_written, place: None });
        }
    }

    /// A closing tag.
    fn close(&mut self, name: &str, place: Span, origin: Origin, target: &mut impl Target) {
        let Some(Element { name, kind }) = kept(name) else {
            let tag = Tag { name: name.to_owned(), ..Tag::default() };
            if treatment(&tag) == Treatment::Unknown {
                target.lost(Loss::Stray(name), place);
            }
            return;
        };
        if matches!(kind, Kind::Break | Kind::Rule) {
            return target.lost(Loss::Stray(name), place);
        }
        let is_end = |inner: Kind| match kind {
            Kind::Line => !matches!(inner, Kind::Line | Kind::Box | Kind::Paragraph | Kind::Heading),
            Kind::Item => inner == Kind::List || inner.is_boundary(),
            Kind::Term => inner == Kind::Terms || inner.is_boundary(),
            Kind::Table => false,
            Kind::Caption | Kind::Rows | Kind::Row | Kind::Cell => inner == Kind::Table,
            _ => inner.is_boundary(),
        };
        // An item that became a box is closed by the name it was opened with.
        let may_be_box = matches!(kind, Kind::Item | Kind::Term | Kind::Summary);
        let is_same = |open: &Open| {
            let is_named = open.name == *name || (may_be_box && open.name == "div");
            open.kind == *kind && is_named && (origin == Origin::Piece || open.origin == origin)
        };
        let mut found = None;
        for (at, open) in self.inner().iter().enumerate().rev() {
            if is_same(open) {
                found = Some(at);
                break;
            }
            if is_end(open.kind) {
                break;
            }
        }
        let Some(at) = found else { return target.lost(Loss::Stray(name), place) };
        let at = self.floor() + at;
        self.close_to(at + 1, target);
        self.pop(target);
    }

    /// Closes the last element of a kind, with all in it, when no element that ends the search is inside.
    fn close_last(
        &mut self,
        is_it: impl Fn(Kind) -> bool,
        ends: impl Fn(Kind) -> bool,
        target: &mut impl Target,
    ) {
        let mut found = None;
        for (at, open) in self.inner().iter().enumerate().rev() {
            if is_it(open.kind) {
                found = Some(at);
                break;
            }
            if ends(open.kind) {
                break;
            }
        }
        if let Some(at) = found {
            self.close_to(self.floor() + at, target);
        }
    }

    /// Closes elements until so many are open.
    fn close_to(&mut self, length: usize, target: &mut impl Target) {
        while self.open.len() > length {
            let Some(Open { name, kind, place, .. }) = self.open.last() else { break };
            if let Some(place) = place.filter(|_| !kind.may_end()) {
                target.lost(Loss::Open(name), place);
            }
            self.pop(target);
        }
    }

    fn pop(&mut self, target: &mut impl Target) {
        if let Some(open) = self.open.pop().filter(|open| open.is_written) {
            target.close(open.name);
        }
    }
}
