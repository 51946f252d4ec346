//! One file of answers, as the scripts of a sheet write it. It comes from anybody, so nothing in it is taken on trust.

use crate::model::AnswerKind;
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;

/// The version of the format that this program reads.
const VERSION: u64 = 1;

/// More answers of one file are not read; a sheet reads no more either.
const MOST_ANSWERS: usize = 20_000;

/// Letters of a title, a label, an id and an answer; what is longer is cut.
const TITLE: usize = 300;
const ID: usize = 200;
const VALUE: usize = 20_000;

/// What one person, or one group, wrote on one sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerFile {
    pub curriculum: String,
    pub sheet: String,
    pub title: String,
    /// The day it was saved, as the browser wrote it.
    pub saved: String,
    pub answers: Vec<Answer>,
    /// Number of things among the answers that are none.
    pub strange: usize,
    /// Number of answers that were longer than they are kept.
    pub cut: usize,
}

/// One answer that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    pub id: String,
    /// Which row of a table that grows; 0 for everything else.
    pub row: u64,
    /// The question as it was when it was answered.
    pub label: String,
    pub kind: AnswerKind,
    /// One text; any number for several choices.
    pub values: Vec<String>,
}

/// Why something is no file of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strange {
    Pdf,
    NotText,
    NoAnswers,
    Newer,
}

/// Reads the bytes of a file.
///
/// # Errors
/// When it holds no answers.
pub fn read(bytes: &[u8]) -> Result<AnswerFile, Strange> {
    if bytes.starts_with(b"%PDF-") {
        return Err(Strange::Pdf);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Strange::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    let read = |text: &str| serde_json::from_str::<Value>(text);
    let file = read(text).or_else(|_| read(&whole_letters(text))).map_err(|_| Strange::NoAnswers)?;
    let word =
        |key: &str| file.get(key).and_then(Value::as_str).map_or(String::new(), |it| short(it, TITLE).0);
    let is_answers = file.get("fieldbook").and_then(Value::as_str) == Some("answers");
    let list =
        file.get("answers").and_then(Value::as_array).filter(|_| is_answers).ok_or(Strange::NoAnswers)?;
    match file.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(Strange::Newer),
        Some(_) | None => return Err(Strange::NoAnswers),
    }
    let mut found = AnswerFile {
        curriculum: word("curriculum"),
        sheet: word("sheet"),
        title: word("title"),
        saved: word("saved"),
        answers: Vec::new(),
        strange: 0,
        cut: 0,
    };
    for item in list {
        match answer(item, &mut found.cut) {
            Some(_) if found.answers.len() >= MOST_ANSWERS => found.strange += 1,
            Some(answer) if answer.values.iter().any(|value| !value.trim().is_empty()) => {
                found.answers.push(answer);
            }
            Some(_) => {}
            None => found.strange += 1,
        }
    }
    // The same answer twice is one; two answers with one id are both kept.
    found.answers.sort();
    found.answers.dedup();
    Ok(found)
}

fn answer(item: &Value, cut: &mut usize) -> Option<Answer> {
    let id = item.get("id")?.as_str()?;
    let is_odd = |letter: char| letter.is_whitespace() || letter == '.';
    if id.is_empty() || id.chars().count() > ID || id.contains(is_odd) {
        return None;
    }
    let row = match item.get("row") {
        None => 0,
        Some(row) => row.as_u64().filter(|row| (1..=1 << 53).contains(row))?,
    };
    let values: Vec<&str> = match item.get("value")? {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().map(Value::as_str).collect::<Option<_>>()?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return None,
    };
    let values = values.into_iter().map(|value| {
        let (value, is_cut) = short(value, VALUE);
        *cut += usize::from(is_cut);
        value
    });
    let kind = item.get("kind").and_then(|kind| AnswerKind::deserialize(kind).ok());
    Some(Answer {
        id: id.to_owned(),
        row,
        label: short(item.get("label").and_then(Value::as_str).unwrap_or(id), TITLE).0,
        kind: kind.unwrap_or(AnswerKind::Text),
        values: values.collect(),
    })
}

/// The first letters of a text, and whether that is not all.
fn short(text: &str, most: usize) -> (String, bool) {
    match text.char_indices().nth(most) {
        Some((end, _)) => (format!("{} …", text[..end].trim_end()), true),
        None => (text.to_owned(), false),
    }
}

/// A browser cuts labels in the middle of a letter that is written as two halves, such as an emoji. JSON has a way to
/// write half a letter; Unicode has none, so it becomes the sign for what is no letter.
fn whole_letters(text: &str) -> Cow<'_, str> {
    let half = |at: usize| -> Option<u16> {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        let unit = u16::from_str_radix(digits, 16).ok()?;
        (0xd800..=0xdfff).contains(&unit).then_some(unit)
    };
    let mut mended = String::with_capacity(text.len());
    let (mut at, mut kept) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + next;
        match (half(start), half(start + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at = start + 12,
            (Some(_), _) => {
                mended.push_str(&text[kept..start]);
                mended.push_str("\\ufffd");
                (at, kept) = (start + 6, start + 6);
            }
            // A backslash, and the letter after it, which may be a backslash too.
            (None, _) => at = start + 1 + text[start + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    mended.push_str(&text[kept..]);
    Cow::Owned(mended)
}
