//! What comes of many files: the words of everybody, sheet by sheet, and what was left out.

use super::mask::Masked;

/// What is written into the notes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    pub sheets: Vec<SheetNotes>,
    /// The day of most of the sheets: the one that stands on them, else the one they were saved on.
    pub day: Option<String>,
}

/// The answers to one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetNotes {
    pub title: String,
    /// How many sheets were handed in.
    pub handed_in: usize,
    pub parts: Vec<PartNotes>,
}

/// Answers below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartNotes {
    pub heading: Heading,
    pub items: Vec<ItemNotes>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    None,
    Words(String),
    /// Answers to questions that the sheet does not have.
    Other,
}

/// The answers to one question, or to those of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemNotes {
    /// Words, beside what a facilitator noted.
    Said { topic: String, group: Vec<Said>, facilitator: Vec<Said> },
    /// Choices and scales: each answer, and how many of how many chose it.
    Counted { question: String, rows: Vec<Said>, of: usize },
    /// Ticks: each box, and how many of how many ticked it.
    Ticked { rows: Vec<Said>, of: usize },
    /// Rows that people wrote into a table.
    Table { columns: Vec<String>, rows: Vec<Row> },
}

/// Clean words, and how many wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub words: String,
    pub times: usize,
}

/// The clean words of the cells of a row, and how many wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<String>,
    pub times: usize,
}

/// What is not in the notes, or needs a look, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// A file that holds no answers, in words.
    File { file: String, why: String },
    /// A file of another curriculum.
    Foreign { file: String, curriculum: String },
    /// A file with the same name on it and the same answers as another.
    Copy { file: String, of: String },
    /// Nobody can tell whether the second is a copy of the first, so both are counted.
    Same { file: String, other: String },
    /// Things in a file that are no answers.
    Strange { file: String, count: usize },
    /// Answers that were too long.
    Cut { file: String, count: usize },
    /// Answers to a question that asks for people.
    People { sheet: String, label: String, answers: usize },
    /// Names before the words in a file that holds the answers of several people.
    Prefixes { file: String, answers: usize },
    /// What was replaced within words.
    Masked { sheet: String, label: String, what: Masked, times: usize },
    /// Words that stay, and look like a name.
    LooksLikeName { sheet: String, label: String, words: String },
}
