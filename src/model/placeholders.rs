//! The sentences with which `fieldbook new` begins a text. They say what to write, and are nothing to publish.

/// The summary of every new text.
pub const SUMMARY: &str = "Say in one sentence what this is about";

pub const LESSON: &str = include_str!("../scaffold/new/lesson.md");
pub const WORKSHEET: &str = include_str!("../scaffold/new/worksheet.md");
pub const SESSION: &str = include_str!("../scaffold/new/session.md");
pub const ENTRY: &str = include_str!("../scaffold/new/entry.md");

/// Every line of them that tells the author what to write: whole sentences, items and titles of more than a few words.
pub fn sentences() -> impl Iterator<Item = &'static str> {
    let lines = [LESSON, WORKSHEET, SESSION, ENTRY].into_iter().flat_map(str::lines).map(str::trim);
    lines.filter(|line| is_told(line))
}

/// Headings, borders, fields and lists of times can stay as they are; the words about notes hold for every text.
fn is_told(line: &str) -> bool {
    let words = line.trim_start_matches("- ");
    let is_text = words.starts_with(char::is_alphabetic) && !line.contains("____");
    is_text
        && words.split_whitespace().count() > 5
        && !words.contains("( )")
        && !words.starts_with("Notes for trainers")
}
