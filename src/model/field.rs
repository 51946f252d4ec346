//! Fields of a worksheet: what people fill in.

use super::Audience;
use crate::limit;
use crate::source::{Source, Span};

/// One answer that can be given. The same id at two places is one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub id: String,
    /// Whether the author fixed the id with `{#id}`.
    pub fixed: bool,
    /// What the field is called for people who do not see the sheet.
    pub label: String,
    pub kind: FieldKind,
    pub size: Size,
    pub span: Span,
    /// Whether it stands where fields can be filled on screen; elsewhere it is a printed blank.
    pub live: bool,
    /// Whether it stands in a row of a table that grows: an answer for each row.
    pub grows: bool,
    pub audience: Audience,
}

/// The kind of answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Date,
    Time,
    Email,
    Phone,
    Number,
    Signature,
    /// A tick box: `- [ ] text`.
    Tick,
    /// Choose one: `( ) 1 ( ) 2`.
    One(Vec<Choice>),
    /// Choose any: `[ ] 1 [ ] 2` in one line.
    Many(Vec<Choice>),
    /// One of a map's labels: a cell for the quadrant or the ring of a partner.
    Pick(Vec<String>),
    /// A person or group of a network, at an end of a tie: one line of text, for which names can be offered.
    Name,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub label: String,
    pub span: Span,
    pub place: ChoicePlace,
}

/// On which side of its words a choice was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoicePlace {
    /// `( ) good`
    BeforeWords,
    /// `good ( )`
    AfterWords,
    /// It has none, and is called by its number.
    Wordless,
}

/// How much room the answer has on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Within a line of text.
    Inline,
    /// So many writing lines.
    Lines(u32),
    /// So many centimetres.
    Centimetres(u32),
    HalfPage,
    Page,
    /// A table that grows: so many blank rows on paper.
    Rows(u32),
}

/// A place in the text where a field, or one of its choices, is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// All that the mark was written with: underscores, size, kind, id.
    pub span: Span,
    /// Index into the document's fields.
    pub field: u32,
    /// Index of the choice, for `One` and `Many`.
    pub choice: Option<u32>,
}

/// As much of some words as can name a field.
pub fn short_label(words: &str) -> &str {
    &words[..words.floor_char_boundary(limit::LABEL)]
}

/// A label without the colon, dash or brackets that lead to the line.
pub fn label_of(words: &str) -> String {
    let mut label = String::new();
    for word in words.split_whitespace() {
        if !label.is_empty() {
            label.push(' ');
        }
        let room = limit::LABEL.saturating_sub(label.len());
        label.push_str(&word[..word.floor_char_boundary(room)]);
        if word.len() >= room {
            break;
        }
    }
    label.trim_matches([':', '-', '–', '—', '.', ',', ';', ' ']).to_owned()
}

impl Field {
    /// Whether participants can give this answer on screen; a signature is only for paper.
    pub fn is_control(&self) -> bool {
        self.live && self.audience == Audience::Everyone && self.kind != FieldKind::Signature
    }

    /// Where the id of the field is written, or would be, and what to write there so that it is this one.
    pub fn fixing(&self, source: &Source, id: &str) -> (Span, String) {
        let end = Span { start: self.span.end, end: self.span.end };
        let written = self.fixed.then(|| source.slice(self.span).find("{#")).flatten();
        let Some(start) = written else { return (end, format!(" {{#{id}}}")) };
        let words = &source.slice(self.span)[start..];
        let length = words.find('}').map_or(words.len(), |brace| brace + 1);
        (Span::new(start, start + length).shifted(self.span.start as usize), format!("{{#{id}}}"))
    }
}

impl Size {
    /// Height in writing lines of about 8.5 mm; a page holds 25 below a heading.
    pub fn lines(self) -> u32 {
        match self {
            Self::Inline => 1,
            Self::Lines(lines) | Self::Rows(lines) => lines.max(1),
            Self::Centimetres(centimetres) => (centimetres * 10).div_ceil(9).max(1),
            Self::HalfPage => 14,
            Self::Page => 25,
        }
    }
}
