//! Answers that people kept: compares the sheets and questions of the curriculum with those that were published last.

mod questions;
mod site;

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, Document, FieldList, ListedSheet, Unreadable};
use crate::path::{SourcePath, is_word};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Documents that are looked at when one may have been moved: more of the same name say nothing.
const ALIKE: usize = 8;

/// Looks for every published question in the curriculum. `published` is the text of a `fields.json`.
pub fn check(curriculum: &Curriculum, published: &Source, problems: &mut Vec<Diagnostic>) {
    let list = match FieldList::read(&published.text) {
        Ok(list) => list,
        Err(reason) => return problems.push(unreadable(published, &reason)),
    };
    let sheets = Sheets::new(curriculum);
    let (found, gone): (Vec<&ListedSheet>, Vec<&ListedSheet>) = list
        .sheets
        .iter()
        .filter(|sheet| !sheet.fields.is_empty())
        .partition(|sheet| sheets.has(&sheet.sheet));
    site::compare(curriculum, &list, &found, problems);
    for sheet in found {
        if let Some(document) = sheets.find(&sheet.sheet) {
            questions::compare(document, &sheet.fields, problems);
        }
    }
    if !gone.is_empty() {
        let mut fresh = Fresh::new(&sheets, &list);
        let places = places(published);
        for sheet in gone {
            problems.push(match fresh.moved(sheet) {
                Some(document) => moved(document, sheet),
                None => missing(curriculum, published, &places, sheet),
            });
        }
    }
}

fn unreadable(published: &Source, reason: &Unreadable) -> Diagnostic {
    let (words, help) = match reason {
        Unreadable::Foreign => (
            "this is not a list of questions, so nobody knows which answers would be lost".to_owned(),
            "put the `fields.json` of your published website here, or remove the file",
        ),
        Unreadable::Broken => (
            "this list of questions is damaged, so nobody knows which answers would be lost".to_owned(),
            "copy the `fields.json` of your published website again",
        ),
        Unreadable::Later(version) => (
            format!("this list of questions has the form {version}, which this program does not know"),
            "use the program that the website was built with, or a later one",
        ),
    };
    Diagnostic::new(Rule::LostAnswers, &published.path, Span::default(), words).help(help)
}

/// The documents of a curriculum by the names under which answers to them are kept.
struct Sheets<'c> {
    documents: Vec<&'c Document>,
    now: BTreeMap<String, usize>,
    before: BTreeMap<String, usize>,
}

impl<'c> Sheets<'c> {
    fn new(curriculum: &'c Curriculum) -> Self {
        let documents: Vec<&Document> = curriculum.documents.iter().map(|document| &**document).collect();
        let all = || documents.iter().enumerate();
        let now = all().map(|(index, document)| (document.sheet_id(), index)).collect();
        let before = all().rev().flat_map(|(index, document)| {
            document.earlier_sheet_ids().into_iter().map(move |id| (id, index))
        });
        let before = before.collect();
        Self { documents, now, before }
    }

    fn find(&self, id: &str) -> Option<&'c Document> {
        let index = self.now.get(id).or_else(|| self.before.get(id))?;
        self.documents.get(*index).copied()
    }

    fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }
}

/// Sheets that were not published before: one of them may be a sheet that was moved.
struct Fresh<'c> {
    /// By title, by file name, and by the ids of the questions.
    alike: BTreeMap<String, Vec<&'c Document>>,
    claimed: BTreeSet<String>,
}

impl<'c> Fresh<'c> {
    fn new(sheets: &Sheets<'c>, list: &FieldList) -> Self {
        let published: BTreeSet<&str> = list.sheets.iter().map(|sheet| sheet.sheet.as_str()).collect();
        let mut alike: BTreeMap<String, Vec<&Document>> = BTreeMap::new();
        for document in &sheets.documents {
            let now = ListedSheet::of(document);
            let known =
                std::iter::once(&now.sheet).chain(&now.before).any(|id| published.contains(id.as_str()));
            if !known && !now.fields.is_empty() {
                for key in keys(&now) {
                    alike.entry(key).or_default().push(document);
                }
            }
        }
        Self { alike, claimed: BTreeSet::new() }
    }

    /// The sheet that most likely is this one at another place: it looks alike and asks one of its questions.
    fn moved(&mut self, sheet: &ListedSheet) -> Option<&'c Document> {
        let asks = |document: &&&Document| {
            let ids: BTreeSet<&str> = document.live_fields().map(|field| field.id.as_str()).collect();
            sheet.fields.iter().any(|field| ids.contains(field.id.as_str()))
        };
        let keys = keys(sheet);
        let alike = keys.iter().filter_map(|key| self.alike.get(key)).flat_map(|all| all.iter().take(ALIKE));
        let mut free = alike.filter(|document| !self.claimed.contains(document.source.path.as_str()));
        let found = *free.find(asks)?;
        self.claimed.insert(found.source.path.as_str().to_owned());
        Some(found)
    }
}

/// What two sheets have in common when one is the other after it was moved, the surest first.
fn keys(sheet: &ListedSheet) -> [String; 3] {
    let ids: Vec<&str> = sheet.fields.iter().map(|field| field.id.as_str()).collect();
    let name = sheet.sheet.rsplit('/').next().unwrap_or_default();
    [format!("asks {}", ids.join(" ")), format!("title {}", sheet.title), format!("name {name}")]
}

fn moved(document: &Document, sheet: &ListedSheet) -> Diagnostic {
    let path = &document.source.path;
    let words = format!("answers to {} that people kept would not be found at its new place", named(sheet));
    let problem = Diagnostic::new(Rule::LostAnswers, path, document.front.title_span, words);
    let line = format!("aliases: [{}.html]", sheet.sheet);
    let plain = |letter: char| is_word(letter) || matches!(letter, '-' | '_' | '.' | '/');
    let header = document.source.text.strip_prefix("---").and_then(|text| text.find('\n')).map(|end| end + 4);
    match header {
        Some(start) if document.front.aliases.is_empty() && sheet.sheet.chars().all(plain) => {
            let help = format!("write its old address into the header of the file: `{line}`");
            problem.help(help).fix(Span::new(start, start), format!("{line}\n"))
        }
        _ => problem.help(format!("add its old address to `aliases`: `{}.html`", quoted(&sheet.sheet))),
    }
}

fn missing(
    curriculum: &Curriculum,
    published: &Source,
    places: &BTreeMap<&str, Span>,
    sheet: &ListedSheet,
) -> Diagnostic {
    // The beginning of the list where it was written in another way.
    let place = places.get(sheet.sheet.as_str()).copied().unwrap_or_default();
    let is_draft = curriculum.drafts.contains(&SourcePath::of_text(&sheet.sheet));
    let words = if is_draft { "is a draft now" } else { "is gone" };
    let words =
        format!("{} {words}: answers to it that people kept would no longer find their place", named(sheet));
    let problem = Diagnostic::new(Rule::LostAnswers, &published.path, place, words);
    problem.help(if is_draft {
        "remove `draft: yes` from its header, unless you mean to withdraw it".to_owned()
    } else {
        format!(
            "if it was moved, write `aliases: [{}.html]` into the header of the file; if it was withdrawn, \
             nothing is to be done",
            quoted(&sheet.sheet)
        )
    })
}

/// Where the list names each sheet, found in one pass.
fn places(published: &Source) -> BTreeMap<&str, Span> {
    const KEY: &str = "\"sheet\": \"";
    let mut places = BTreeMap::new();
    for (at, _) in published.text.match_indices(KEY) {
        let start = at + KEY.len();
        if let Some(length) = published.text[start..].find('"') {
            let id = &published.text[start..start + length];
            places.entry(id).or_insert(Span::new(start - 1, start + length + 1));
        }
    }
    places
}

fn named(sheet: &ListedSheet) -> String {
    let title = if sheet.title.is_empty() { &sheet.sheet } else { &sheet.title };
    format!("the sheet `{}`", quoted(title))
}

/// Words of the list, which may be anything: without a sign that ends the quotation, and not endless.
fn quoted(words: &str) -> String {
    const LONGEST: usize = 80;
    let plain = words.replace('`', "'");
    let mut short: String = plain.chars().take(LONGEST).collect();
    if short.len() < plain.len() {
        short.push('…');
    }
    short
}
