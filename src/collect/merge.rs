//! Many files become the words of a group: equal answers once, with how many gave them. No order of files changes anything.

use super::answers::{Answer, AnswerFile};
use super::mask::{Known, Signs};
use super::noted::{Left, Noted};
use super::people::{SHEET_DATE, SHEET_NAME};
use super::pile::Pile;
use super::sheet::Sheet;
use super::tally::most_frequent;
use super::words::clean_line;
use crate::keys::dates;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a name, and names on one sheet; more is something else.
const NAME: usize = 80;
const MOST_NAMES: usize = 60;

/// Names that are looked for in what people wrote.
const MOST_KNOWN: usize = 1_000;

/// Whether answers that name people are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Left,
    Kept,
}

/// A file that was read, with its name for messages.
#[derive(Debug, Clone)]
pub struct Handed {
    pub name: String,
    pub file: AnswerFile,
}

/// Merges files. `files` may come in any order.
pub fn merge(
    files: Vec<Handed>,
    sheets: &[Sheet],
    names: Names,
    signs: Signs<'_>,
    left: &mut Vec<Left>,
) -> Noted {
    let files = without_copies(files, left);
    for Handed { name, file } in &files {
        if file.strange > 0 {
            left.push(Left::Strange { file: name.clone(), count: file.strange });
        }
        if file.cut > 0 {
            left.push(Left::Cut { file: name.clone(), count: file.cut });
        }
    }
    let day = most_frequent(files.iter().filter_map(|handed| handed.file.day()));
    let known: BTreeSet<String> = files.iter().flat_map(|handed| handed.file.people()).collect();
    let known = Known::of(known.into_iter().take(MOST_KNOWN));
    let mut by_sheet: BTreeMap<(usize, String, String), Vec<Handed>> = BTreeMap::new();
    for handed in files {
        let id = &handed.file.sheet;
        let place = sheets
            .iter()
            .position(|sheet| sheet.id == *id)
            .or_else(|| sheets.iter().position(|sheet| sheet.before.contains(id)));
        // Sheets that the site does not have come last.
        let key = match place {
            Some(place) => (place, String::new(), String::new()),
            None => (sheets.len(), clean_line(&handed.file.title), id.clone()),
        };
        by_sheet.entry(key).or_default().push(handed);
    }
    let sheets = by_sheet.into_iter().map(|((place, title, id), files)| {
        let unknown =
            || Sheet { title: if title.is_empty() { clean_line(&id) } else { title }, ..Sheet::default() };
        let sheet = sheets.get(place).cloned().unwrap_or_else(unknown);
        Pile { sheet: &sheet, known: &known, names, signs, left }.notes(files)
    });
    Noted { sheets: sheets.collect(), day }
}

/// Each file once. Two files with the same name on the sheet and the same answers are one; without a name they may be
/// two people who think alike, and both count.
fn without_copies(mut files: Vec<Handed>, left: &mut Vec<Left>) -> Vec<Handed> {
    files.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.file.cmp(&other.file)));
    let mut first: BTreeMap<(String, String, Vec<Answer>), String> = BTreeMap::new();
    files.retain(|Handed { name, file }| {
        let key = (file.curriculum.clone(), file.sheet.clone(), file.answers.clone());
        let Some(other) = first.get(&key).cloned() else {
            first.insert(key, name.clone());
            return true;
        };
        let is_copy = !file.people().is_empty();
        left.push(if is_copy {
            Left::Copy { file: name.clone(), of: other }
        } else {
            Left::Same { file: name.clone(), other }
        });
        !is_copy
    });
    files
}

impl AnswerFile {
    /// Whose sheet it is, as far as it says so. A team's copy names all of them.
    pub fn people(&self) -> Vec<String> {
        let names = self.answers.iter().filter(|answer| answer.id == SHEET_NAME).flat_map(|it| &it.values);
        let names = names.flat_map(|names| names.split(',')).map(clean_line);
        let names = names.filter(|name| !name.is_empty() && name.chars().count() <= NAME);
        names.take(MOST_NAMES).collect()
    }

    /// The day that stands on the sheet, else the one it was saved on.
    fn day(&self) -> Option<&str> {
        let dates = self.answers.iter().filter(|answer| answer.id == SHEET_DATE).flat_map(|it| &it.values);
        let days = dates.chain([&self.saved]).map(|day| day.trim());
        days.into_iter().find(|day| dates::day(day).is_ok())
    }
}
