//! The tags, words and comments of HTML that contributors wrote, with places; the door of html5gum.
//!
//! Only what somebody asks for is kept of a tag, so the largest tag takes as little room as any other. What browsers
//! read in another way than `CommonMark`, comments and raw text such as scripts, is cut off here, as `CommonMark` has it.

pub mod elements;
pub mod nesting;
pub mod target;

use crate::reserved_chars::without_owned;
use elements::{Treatment, is_known_attribute, treatment};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, StringReader, Tokenizer};
use std::collections::BTreeMap;
use std::ops::Range;

/// An opening tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tag {
    /// In small letters.
    pub name: String,
    /// Those that mean something here, the first of each name.
    pub attributes: Vec<Attribute>,
    /// The first of all other attributes.
    pub other: Option<String>,
    /// Whether it has a value for any attribute, or ends in `/>`: then it is meant to be a tag.
    pub is_markup: bool,
    pub place: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    pub name: &'static str,
    pub value: String,
    /// The place of the value; of the name where there is no value.
    pub place: Range<usize>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    Open(Tag),
    /// A closing tag: its name in small letters.
    Close(String, Range<usize>),
    Words(String, Range<usize>),
    /// An element that is left out with all that is in it.
    Whole(Tag),
    /// A comment; whether another one begins inside it.
    Comment(Inside, Range<usize>),
    /// An instruction, a declaration.
    Other(Range<usize>),
    /// A tag that never ends.
    Unfinished(Range<usize>),
}

/// What is in a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    Words,
    Comment,
}

impl Token {
    /// A tag of nothing but a name, as most are.
    pub fn simple(html: &str) -> Option<Self> {
        let inner = html.strip_prefix('<')?.strip_suffix('>')?;
        let (name, closes) = inner.strip_prefix('/').map_or((inner, false), |name| (name, true));
        let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_name.then(|| {
            let (name, place) = (name.to_ascii_lowercase(), 0..html.len());
            if closes { Self::Close(name, place) } else { Self::Open(Tag { name, place, ..Tag::default() }) }
        })
    }
}

impl Tag {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// The elements that some HTML closes, and where it last does, as the index of an event.
#[derive(Debug, Default)]
pub struct Closings(BTreeMap<String, usize>);

impl Closings {
    pub fn add(&mut self, html: &str, event: usize) {
        for (at, _) in html.match_indices("</") {
            let name = name_at(&html[at + 2..]);
            match self.0.get_mut(name) {
                Some(last) => *last = event,
                None => drop(self.0.insert(name.to_ascii_lowercase(), event)),
            }
        }
    }

    /// Whether an element is closed at an event or later.
    pub fn has(&self, name: &str, from: usize) -> bool {
        self.0.get(name).is_some_and(|last| *last >= from)
    }
}

/// The name that a text begins with.
fn name_at(text: &str) -> &str {
    let end = text.find(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>' | '<'));
    &text[..end.unwrap_or(text.len())]
}

/// The tokens of some HTML, in order.
pub struct Tokens<'h> {
    html: &'h str,
    /// Where what is read now begins, and where the last token ended.
    base: usize,
    end: usize,
    tokenizer: Tokenizer<StringReader<'h>, CallbackEmitter<Builder, Token, usize>>,
    /// Elements that are not closed any more.
    endless: Vec<String>,
    scope: Scope,
}

/// Where the HTML was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A piece of its own.
    Piece,
    /// One tag in a line of Markdown; what is between it and its closing tag is Markdown.
    Tag,
}

impl<'h> Tokens<'h> {
    pub fn new(html: &'h str, scope: Scope) -> Self {
        Self { html, base: 0, end: 0, tokenizer: tokenizer(html), endless: Vec::new(), scope }
    }

    /// Goes on from another place.
    fn go_on(&mut self, at: usize) {
        self.base = at;
        self.end = at;
        self.tokenizer = tokenizer(&self.html[at..]);
    }

    /// Where an element ends that is open since a place: after its closing tag.
    fn end_of(&mut self, name: &str, from: usize) -> Option<usize> {
        if self.endless.iter().any(|known| known == name) {
            return None;
        }
        let rest = &self.html[from..];
        let close = rest
            .match_indices("</")
            .find(|(at, _)| name_at(&rest[at + 2..]).eq_ignore_ascii_case(name))
            .and_then(|(at, _)| Some(from + at + rest[at..].find('>')? + 1));
        if close.is_none() {
            self.endless.push(name.to_owned());
        }
        close
    }

    /// The token, with what it stands for: raw text, and comments as `CommonMark` ends them.
    fn whole(&mut self, token: Token) -> Token {
        match token {
            Token::Open(tag) if self.scope == Scope::Piece && is_whole(&tag) => {
                match self.end_of(&tag.name, tag.place.end) {
                    Some(end) => {
                        self.go_on(end);
                        Token::Whole(tag)
                    }
                    None => Token::Open(tag),
                }
            }
            Token::Other(place) => {
                let rest = &self.html[place.start..];
                let known = [("<!--", 2, "-->"), ("<?", 2, "?>"), ("<![CDATA[", 9, "]]>")];
                let known = known.into_iter().find(|(begins, ..)| rest.starts_with(begins));
                let end = known.and_then(|(_, from, ends)| {
                    Some(place.start + from + rest.get(from..)?.find(ends)? + ends.len())
                });
                let is_comment = rest.starts_with("<!--");
                // Without an end it takes in all that follows, as in Markdown; there it is an error.
                let end = end.unwrap_or(if is_comment { self.html.len() } else { place.end });
                self.go_on(end);
                let place = place.start..end;
                if !is_comment {
                    return Token::Other(place);
                }
                let inner = self.html.get(place.start + 4..end).unwrap_or_default();
                Token::Comment(if inner.contains("<!--") { Inside::Comment } else { Inside::Words }, place)
            }
            token => token,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let Some(Ok(mut token)) = self.tokenizer.next() else {
            // A tag without an end is nothing to the tokenizer.
            let rest = self.html.get(self.end..).filter(|rest| rest.starts_with('<'))?;
            let place = self.end..self.end + rest.len();
            self.end = self.html.len();
            return Some(Token::Unfinished(place));
        };
        let base = self.base;
        let shift = |place: &mut Range<usize>| *place = place.start + base..place.end + base;
        match &mut token {
            Token::Open(tag) | Token::Whole(tag) => {
                shift(&mut tag.place);
                tag.attributes.iter_mut().for_each(|attribute| shift(&mut attribute.place));
                self.end = tag.place.end;
            }
            Token::Close(_, place)
            | Token::Comment(_, place)
            | Token::Other(place)
            | Token::Words(_, place)
            | Token::Unfinished(place) => {
                shift(place);
                self.end = place.end;
            }
        }
        Some(self.whole(token))
    }
}

/// Whether what is in an element goes with it.
fn is_whole(tag: &Tag) -> bool {
    match treatment(tag) {
        Treatment::Whole => true,
        // What is in it is for browsers that cannot show it; `source` and `embed` hold nothing.
        Treatment::Embed(address) => {
            !matches!(tag.name.as_str(), "source" | "embed") && tag.value(address).is_some()
        }
        Treatment::Kept(_)
        | Treatment::Picture
        | Treatment::Words
        | Treatment::Silent
        | Treatment::Unknown => false,
    }
}

fn tokenizer(html: &str) -> Tokenizer<StringReader<'_>, CallbackEmitter<Builder, Token, usize>> {
    Tokenizer::new_with_emitter(html, CallbackEmitter::new(Builder::default()))
}

/// Puts tags together from what the tokenizer tells.
#[derive(Debug, Default)]
struct Builder {
    tag: Tag,
    /// Whether the value that comes next belongs to the last attribute that is kept.
    is_kept: bool,
}

impl Callback<Token, usize> for Builder {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Token> {
        let text = |bytes: &[u8]| without_owned(String::from_utf8_lossy(bytes).into_owned());
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: text(name), place: span.start..span.end, ..Tag::default() };
            }
            CallbackEvent::AttributeName { name } => {
                let known = std::str::from_utf8(name).ok().and_then(is_known_attribute);
                self.is_kept = known.is_some_and(|name| self.tag.value(name).is_none());
                match known {
                    Some(name) if self.is_kept => self.tag.attributes.push(Attribute {
                        name,
                        value: String::new(),
                        place: span.start..span.end,
                    }),
                    Some(_) => {}
                    None if self.tag.other.is_none() => self.tag.other = Some(text(name)),
                    None => {}
                }
            }
            CallbackEvent::AttributeValue { value } => {
                self.tag.is_markup = true;
                if self.is_kept
                    && let Some(last) = self.tag.attributes.last_mut()
                {
                    last.value = text(value);
                    last.place = span.start..span.end;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let mut tag = std::mem::take(&mut self.tag);
                tag.is_markup |= self_closing;
                tag.place.end = span.end;
                return Some(Token::Open(tag));
            }
            CallbackEvent::EndTag { name } => return Some(Token::Close(text(name), span.start..span.end)),
            CallbackEvent::String { value } => return Some(Token::Words(text(value), span.start..span.end)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                return Some(Token::Other(span.start..span.end));
            }
            CallbackEvent::Error(_) => {}
        }
        None
    }
}
