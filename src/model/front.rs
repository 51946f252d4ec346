//! The front matter of a file, decoded: what the header said, with places where a later stage may have to complain.

use crate::source::Span;

/// What a file is. It follows from the folder and may be set by `type:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `content/index.md`.
    Front,
    /// `index.md` of a module's folder.
    Module,
    Lesson,
    Worksheet,
    Session,
    /// What was said and noted at a session.
    Notes,
    /// An entry of the Living Reference Document.
    Entry,
    /// `content/glossary.md`.
    Glossary,
    /// `index.md` of `worksheets`, `sessions` or `reference`.
    Section,
    /// Any other file directly in `content/`.
    Plain,
}

/// Words of the author with their place in the file. For a block scalar the place is the whole scalar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    pub text: String,
    pub span: Span,
}

/// A day. Months and days count from 1; only days that exist are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: i16,
    pub month: i8,
    pub day: i8,
}

/// A local time with the place it was written at; the zone is `FrontMatter::timezone`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    pub date: Date,
    pub hour: i8,
    pub minute: i8,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    A4,
    Letter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// What search engines and link previews are told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seo {
    pub title: Option<String>,
    pub description: Option<String>,
    pub keywords: Vec<String>,
    pub image: Option<Said>,
}

/// Every key of the language's table, decoded. A key that was not given is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    pub title: String,
    /// Where the title stands; the start of the file without one.
    pub title_span: Span,
    pub summary: String,
    pub tags: Vec<Said>,
    pub authors: Vec<String>,
    pub contributors: Vec<String>,
    pub date: Option<Date>,
    pub updated: Option<Date>,
    pub lang: Option<String>,
    pub licence: Option<String>,
    pub draft: bool,
    pub order: Option<i64>,
    pub aliases: Vec<Said>,
    pub related: Vec<Said>,
    pub seo: Seo,
    pub sources: Vec<Said>,
    pub minutes: Option<u32>,
    pub minutes_span: Span,
    pub objectives: Vec<Said>,
    pub materials: Vec<Said>,
    pub group_size: Option<String>,
    pub worksheets: Vec<Said>,
    pub paper: Option<Paper>,
    pub orientation: Option<Orientation>,
    /// Whether the head of the sheet asks for a name.
    pub name_line: Option<bool>,
    pub series: Option<String>,
    pub number: Option<u32>,
    pub start: Option<Start>,
    pub timezone: Option<Said>,
    /// Whether a zone is written, which may be one that is not known.
    pub has_timezone: bool,
    pub show_in: Vec<Said>,
    pub location: Option<String>,
    pub register: Option<Said>,
    pub facilitators: Vec<String>,
    pub question: Option<Said>,
    pub answer: Option<Said>,
    pub added: Option<Date>,
    pub reviewed: Option<Date>,
    pub review_by: Option<Date>,
    /// Where it is said.
    pub review_by_span: Span,
    pub from_session: Option<Said>,
    pub chapters: Vec<Said>,
    /// Why an entry is out of use, as Markdown.
    pub retired: Option<Said>,
}

impl Date {
    /// The ISO form: `2026-11-24`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The day after; none after the last day that can be said.
    pub fn next(self) -> Option<Self> {
        let leap = (self.year % 4 == 0 && self.year % 100 != 0) || self.year % 400 == 0;
        let days = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        };
        match (self.month, self.day) {
            (_, day) if day < days => Some(Self { day: day + 1, ..self }),
            (12, _) => Some(Self { year: self.year.checked_add(1)?, month: 1, day: 1 }),
            (month, _) => Some(Self { month: month + 1, day: 1, ..self }),
        }
    }
}

impl Start {
    /// Minutes after midnight.
    pub fn minutes(self) -> u32 {
        u32::from(self.hour.unsigned_abs()) * 60 + u32::from(self.minute.unsigned_abs())
    }
}

impl Kind {
    /// Whether pages of this kind have fields that are filled in on screen, and answers that are kept.
    pub fn is_sheet(self) -> bool {
        match self {
            Self::Lesson | Self::Worksheet | Self::Session | Self::Notes | Self::Entry | Self::Plain => true,
            Self::Front | Self::Module | Self::Glossary | Self::Section => false,
        }
    }

    /// The name used in templates, `type:` and the schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Module => "module",
            Self::Lesson => "lesson",
            Self::Worksheet => "worksheet",
            Self::Session => "session",
            Self::Notes => "notes",
            Self::Entry => "entry",
            Self::Glossary => "glossary",
            Self::Section => "section",
            Self::Plain => "plain",
        }
    }
}
