//! `fields.json`: the questions of a website, by sheet and id. Answers that people keep are found again by these names, so
//! the next version of a curriculum is compared with the list of the last one. Written and read here alone.
//!
//! ```json
//! {
//! "fieldbook": "fields",
//! "version": 1,
//! "curriculum": "side-by-side-spring",
//! "calendar": "side-by-side-spring",
//! "sheets": [
//! {"sheet": "worksheets/plan", "title": "My plan", "before": ["worksheets/old-plan"], "fields": [
//!  {"id":"name","label":"Name","kind":"text"},
//!  {"id":"clear","label":"Was it clear?","kind":"one","choices":["yes","no"]},
//!  {"id":"partner","label":"Partner","kind":"text","grows":true}
//! ]}
//! ]}
//! ```
//!
//! `curriculum` is the name under which browsers keep answers, `calendar` the end of the UID of calendar entries,
//! where that is not the same without its last six digits. Sheets and fields stand in the order of files and texts, one
//! field a line. `before` are earlier names of the sheet, from `aliases`; `choices` belong to the kinds `one` and `many`; `grows` says that there is an answer for each row of a
//! table. Fields that only facilitators see, signatures, printed blanks and drafts are not listed. A reader ignores
//! keys it does not know; what it would misunderstand without knowing gets a new version.

use super::{Curriculum, Document, Field, FieldKind, SiteId, former_calendar};
use serde::{Deserialize, Serialize};

/// The version of the format that this program writes and reads.
const VERSION: u32 = 1;

/// Says that a file is such a list.
const FORMAT: &str = "fields";

/// Every sheet with live fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldList {
    pub curriculum: String,
    #[serde(default)]
    pub calendar: Option<String>,
    pub sheets: Vec<ListedSheet>,
}

/// One document with live fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedSheet {
    /// Its path below `content/` without `.md`.
    pub sheet: String,
    #[serde(default)]
    pub title: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    pub fields: Vec<ListedField>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedField {
    pub id: String,
    #[serde(default)]
    pub label: String,
    pub kind: AnswerKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grows: bool,
}

/// The kind of an answer, as answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerKind {
    Text,
    Date,
    Time,
    Email,
    Phone,
    Number,
    Tick,
    One,
    Many,
    Pick,
}

/// Why a text is no list that can be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else.
    Foreign,
    /// A later version of this program wrote it.
    Later(u32),
    /// It says that it is a list, and is not whole.
    Broken,
}

impl FieldList {
    /// The list of a curriculum. A draft is shown to those who write, and nobody keeps answers to it.
    pub fn of(curriculum: &Curriculum) -> Self {
        let documents = curriculum.documents.iter().filter(|document| !document.front.draft);
        let sheets = documents.map(|document| ListedSheet::of(document));
        let id = SiteId::of(&curriculum.config);
        Self {
            calendar: Some(id.calendar).filter(|name| *name != former_calendar(&id.answers)),
            curriculum: id.answers,
            sheets: sheets.filter(|sheet| !sheet.fields.is_empty()).collect(),
        }
    }

    /// The text of `fields.json`. A line for each field, so that people see in a comparison what changed.
    pub fn text(&self) -> String {
        let sheets: Vec<String> = self.sheets.iter().map(ListedSheet::text).collect();
        let calendar = self.calendar.as_ref().map(|name| format!("\"calendar\": {},\n", json(name)));
        let calendar = calendar.unwrap_or_default();
        format!(
            "{{\n\"fieldbook\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"curriculum\": {},\n{calendar}\"sheets\": [\n{}\n]}}\n",
            json(&self.curriculum),
            sheets.join(",\n")
        )
    }

    /// Reads such a text. Whatever it says is bounded by its length; nesting is bounded by the reader.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        #[derive(Deserialize)]
        struct Head {
            fieldbook: Option<String>,
            version: Option<u32>,
        }
        let text = text.trim_start_matches('\u{feff}');
        let head: Head = serde_json::from_str(text).map_err(|_| Unreadable::Foreign)?;
        match (head.fieldbook.as_deref(), head.version) {
            (Some(FORMAT), Some(VERSION)) => serde_json::from_str(text).map_err(|_| Unreadable::Broken),
            (Some(FORMAT), Some(version)) if version > VERSION => Err(Unreadable::Later(version)),
            (Some(FORMAT), _) => Err(Unreadable::Broken),
            _ => Err(Unreadable::Foreign),
        }
    }
}

impl ListedSheet {
    pub fn of(document: &Document) -> Self {
        Self {
            sheet: document.sheet_id(),
            title: document.title().to_owned(),
            before: document.earlier_sheet_ids(),
            fields: document.live_fields().filter_map(ListedField::of).collect(),
        }
    }

    fn text(&self) -> String {
        let before = if self.before.is_empty() {
            String::new()
        } else {
            format!(" \"before\": {},", json(&self.before))
        };
        let fields: Vec<String> = self.fields.iter().map(|field| format!(" {}", json(field))).collect();
        format!(
            "{{\"sheet\": {}, \"title\": {},{before} \"fields\": [\n{}\n]}}",
            json(&self.sheet),
            json(&self.title),
            fields.join(",\n")
        )
    }
}

impl ListedField {
    /// None for a signature, which is no answer.
    pub fn of(field: &Field) -> Option<Self> {
        let choices = match &field.kind {
            FieldKind::One(choices) | FieldKind::Many(choices) => {
                choices.iter().map(|choice| choice.label.clone()).collect()
            }
            FieldKind::Pick(labels) => labels.clone(),
            FieldKind::Text
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Email
            | FieldKind::Phone
            | FieldKind::Number
            | FieldKind::Signature
            | FieldKind::Name
            | FieldKind::Tick => Vec::new(),
        };
        Some(Self {
            id: field.id.clone(),
            label: field.label.clone(),
            kind: AnswerKind::of(&field.kind)?,
            choices,
            grows: field.grows,
        })
    }
}

impl AnswerKind {
    fn of(kind: &FieldKind) -> Option<Self> {
        Some(match kind {
            FieldKind::Text | FieldKind::Name => Self::Text,
            FieldKind::Date => Self::Date,
            FieldKind::Time => Self::Time,
            FieldKind::Email => Self::Email,
            FieldKind::Phone => Self::Phone,
            FieldKind::Number => Self::Number,
            FieldKind::Tick => Self::Tick,
            FieldKind::One(_) => Self::One,
            FieldKind::Many(_) => Self::Many,
            FieldKind::Pick(_) => Self::Pick,
            FieldKind::Signature => return None,
        })
    }

    /// What it is called in messages.
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "words",
            Self::Date => "a date",
            Self::Time => "a time",
            Self::Email => "an e-mail address",
            Self::Phone => "a phone number",
            Self::Number => "a number",
            Self::Tick => "a tick",
            Self::One => "one choice",
            Self::Many => "several choices",
            Self::Pick => "one of a map's labels",
        }
    }

    /// Whether an answer of this kind can stand in a field of another. What is free words takes any words.
    pub fn fits(self, other: Self) -> bool {
        let words = match self {
            Self::Text
            | Self::Date
            | Self::Time
            | Self::Email
            | Self::Phone
            | Self::Number
            | Self::One
            | Self::Pick => true,
            Self::Tick | Self::Many => false,
        };
        self == other || (words && matches!(other, Self::Text | Self::Email | Self::Phone | Self::Number))
    }
}

/// Texts, lists of texts and fields can always be written.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
