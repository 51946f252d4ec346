//! Straight quotation marks of authors as they are printed: opening, closing, an apostrophe, or straight where they are
//! none of these (`5'10"`). Which is which follows from the text alone; the signs are those of a language.

mod languages;

use super::{CowStr, Event, Events, InlineStr, Tag, TagEnd};
use crate::model::korean::is_hangul;
use crate::path::is_spaceless;
use crate::source::Span;
pub use languages::Marks;
use std::borrow::Cow;

/// What a straight mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens(Kind),
    Closes(Kind),
    Apostrophe,
    Straight(Kind),
}

/// `"` or `'`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

/// Gives every straight mark of a text its sign. The engine has made each of them an event of its own.
pub fn set(events: &mut Events<'_>, text: &str, marks: &Marks) {
    if !text.contains(['"', '\'']) {
        return;
    }
    let roles = Reader::of(events, text, marks).roles;
    for (at, role) in roles {
        let sign = match role {
            Role::Opens(Kind::Double) => marks.double.0,
            Role::Closes(Kind::Double) => marks.double.1,
            Role::Opens(Kind::Single) => marks.single.0,
            Role::Closes(Kind::Single) => marks.single.1,
            Role::Apostrophe => marks.apostrophe,
            Role::Straight(Kind::Double) => "\"",
            Role::Straight(Kind::Single) => "'",
        };
        if let (Some((event, _)), Ok(sign)) = (events.get_mut(at), InlineStr::try_from(sign)) {
            *event = Event::Text(CowStr::Inlined(sign));
        }
    }
}

/// The words of a text with the signs of a language, where they are kept with those of English.
pub fn plain<'t>(text: &'t str, marks: &Marks) -> Cow<'t, str> {
    if marks.is_english() || !text.contains(['“', '”', '‘']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut open = 0_u32;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letters.peek().is_none_or(|next| !next.is_alphanumeric());
        match letter {
            '“' => out.push_str(marks.double.0),
            '”' => out.push_str(marks.double.1),
            '‘' => {
                open += 1;
                out.push_str(marks.single.0);
            }
            '’' if open > 0 && ends => {
                open -= 1;
                out.push_str(marks.single.1);
            }
            '’' => out.push_str(marks.apostrophe),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// The marks of a text, read in order.
struct Reader {
    /// By the index of the event.
    roles: Vec<(usize, Role)>,
    /// Positions in `roles` of marks that may open, and wait for what closes them.
    open: Vec<(usize, Kind)>,
    doubles: usize,
    singles: usize,
    /// The last sign of the paragraph so far.
    before: Option<char>,
    /// A mark that the paragraph begins with: what it opens may go on in the next one.
    first: Option<usize>,
}

impl Reader {
    fn of(events: &Events<'_>, text: &str, marks: &Marks) -> Self {
        let mut reader =
            Self { roles: Vec::new(), open: Vec::new(), doubles: 0, singles: 0, before: None, first: None };
        let mut in_code = false;
        for (at, (event, span)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::CodeBlock(_)) => {
                    reader.end_paragraph();
                    in_code = true;
                }
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Text(_) if in_code => {}
                Event::Text(words) => match straight(text, *span) {
                    Some(kind) => reader.mark(events, text, at, kind, marks),
                    None => reader.words(words),
                },
                Event::Code(words) => reader.words(words),
                Event::SoftBreak | Event::HardBreak => reader.before = Some(' '),
                Event::Start(tag) if is_inline(tag.to_end()) => {}
                Event::End(tag) if is_inline(*tag) => {}
                Event::Start(_) | Event::End(_) | Event::Rule | Event::Html(_) => reader.end_paragraph(),
                Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => {}
            }
        }
        reader.end_paragraph();
        reader
    }

    fn words(&mut self, words: &str) {
        if let Some(last) = words.chars().next_back() {
            self.before = Some(last);
        }
    }

    fn mark(&mut self, events: &Events<'_>, text: &str, at: usize, kind: Kind, marks: &Marks) {
        let before = self.before;
        let next = following(events, text, at);
        let after = next.as_ref().and_then(|next| next.words.chars().next());
        let role = match kind {
            Kind::Single if is_apostrophe(before, after) => Role::Apostrophe,
            Kind::Single if is_digit(before) && is_digit(after) => Role::Straight(kind),
            _ if can_close(before, after) && self.closes(kind) => Role::Closes(kind),
            _ if is_digit(before) => Role::Straight(kind),
            Kind::Single if next.is_some_and(|next| next.is_elided(marks)) => Role::Apostrophe,
            _ if can_open(before, after) => {
                self.open.push((self.roles.len(), kind));
                *self.count(kind) += 1;
                Role::Opens(kind)
            }
            Kind::Single if before.is_some_and(|before| !before.is_whitespace()) => Role::Apostrophe,
            _ => Role::Straight(kind),
        };
        if before.is_none() && role == Role::Opens(Kind::Double) {
            self.first = Some(self.roles.len());
        }
        self.roles.push((at, role));
        self.before = Some(if kind == Kind::Double { '"' } else { '\'' });
    }

    fn count(&mut self, kind: Kind) -> &mut usize {
        match kind {
            Kind::Double => &mut self.doubles,
            Kind::Single => &mut self.singles,
        }
    }

    /// Whether a mark of this kind is open, which is closed with all that was opened in it.
    fn closes(&mut self, kind: Kind) -> bool {
        if *self.count(kind) == 0 {
            return false;
        }
        while let Some((at, open)) = self.open.pop() {
            *self.count(open) -= 1;
            if open == kind {
                return true;
            }
            self.give_up(at, open);
        }
        false
    }

    /// What seemed to open and is never closed.
    fn give_up(&mut self, at: usize, kind: Kind) {
        if let Some((_, role)) = self.roles.get_mut(at) {
            *role = match kind {
                Kind::Double => Role::Straight(kind),
                Kind::Single => Role::Apostrophe,
            };
        }
    }

    fn end_paragraph(&mut self) {
        while let Some((at, kind)) = self.open.pop() {
            if self.first != Some(at) {
                self.give_up(at, kind);
            }
        }
        (self.doubles, self.singles, self.before, self.first) = (0, 0, None, None);
    }
}

/// The straight mark that an event is; none for words, and for one that a backslash made a sign like any other.
fn straight(text: &str, span: Span) -> Option<Kind> {
    let range = span.range();
    let kind = match text.get(range.clone())? {
        "\"" => Kind::Double,
        "'" => Kind::Single,
        _ => return None,
    };
    let slashes = text.as_bytes()[..range.start].iter().rev().take_while(|byte| **byte == b'\\').count();
    (slashes % 2 == 0).then_some(kind)
}

/// What follows a mark in its paragraph.
struct Following<'e> {
    words: &'e str,
    /// Whether a single mark comes directly after these words.
    is_closed: bool,
}

impl Following<'_> {
    /// Whether letters were left out here: `'90s`, `'twas`, `rock 'n' roll`.
    fn is_elided(&self, marks: &Marks) -> bool {
        let digits = self.words.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 2 && !self.words[2..].starts_with(' ') {
            return true;
        }
        let end = self.words.find(|letter: char| !letter.is_alphabetic()).unwrap_or(self.words.len());
        let (word, rest) = self.words.split_at(end);
        let is_quoted = rest.is_empty() && self.is_closed && word != "n";
        !is_quoted && marks.elided.iter().any(|elided| elided.eq_ignore_ascii_case(word))
    }
}

fn following<'e>(events: &'e Events<'_>, text: &str, at: usize) -> Option<Following<'e>> {
    let mut words: Option<&'e str> = None;
    for (event, span) in events.iter().skip(at + 1) {
        match (event, words) {
            (Event::Text(_), Some(words)) => {
                return Some(Following { words, is_closed: straight(text, *span) == Some(Kind::Single) });
            }
            (Event::Text(found) | Event::Code(found), None) => words = Some(found),
            (Event::SoftBreak | Event::HardBreak, None) => words = Some(" "),
            (Event::Start(tag), _) if is_inline(tag.to_end()) => {}
            (Event::End(tag), _) if is_inline(*tag) => {}
            (Event::InlineHtml(_) | Event::FootnoteReference(_), _) => {}
            _ => break,
        }
    }
    words.map(|words| Following { words, is_closed: false })
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Between two letters, of which none is of a script without spaces, or of Korean with its particles.
fn is_apostrophe(before: Option<char>, after: Option<char>) -> bool {
    let is_spaced = |letter: char| letter.is_alphanumeric() && !is_spaceless(letter) && !is_hangul(letter);
    before.is_some_and(is_spaced) && after.is_some_and(|after| is_spaced(after) && !after.is_numeric())
}

fn is_digit(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_digit())
}

/// As emphasis opens in `CommonMark`: directly before words, or before a sign that follows a space or a sign.
fn can_open(before: Option<char>, after: Option<char>) -> bool {
    match after.map(Edge::of) {
        None | Some(Edge::Space) => false,
        Some(Edge::Letter) => true,
        Some(Edge::Sign) => before.is_none_or(|before| Edge::of(before) != Edge::Letter),
    }
}

/// As emphasis closes: directly after words, or after a sign that a space or a sign follows.
fn can_close(before: Option<char>, after: Option<char>) -> bool {
    can_open(after, before)
}

#[derive(PartialEq, Eq)]
enum Edge {
    Space,
    Letter,
    Sign,
}

impl Edge {
    fn of(letter: char) -> Self {
        match letter {
            _ if letter.is_whitespace() => Self::Space,
            _ if crate::path::is_word(letter) => Self::Letter,
            _ => Self::Sign,
        }
    }
}
