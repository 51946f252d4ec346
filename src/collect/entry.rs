//! `new entry --from NOTES`: an entry of the reference that begins with what a group said.

use crate::assemble::Drafts;
use crate::error::{Error, Result};
use crate::load;
use crate::model::markdown::{self, Tag, inside, opening, siblings, span_of};
use crate::model::{Curriculum, Date, Document, EventRange, Kind, Part};
use crate::path::SourcePath;
use crate::pipeline::{self, Input};
use crate::render::Strings;
use crate::scaffold::{self, Learned, NewKind};
use crate::visible;
use std::path::{Path, PathBuf};

/// More than these words of a group are not quoted: nobody would edit them.
const MOST_QUOTES: usize = 30;

/// The id of the field of a sheet of notes that asks what is worth keeping.
const LESSON: &str = "lesson";

/// What an entry is begun from.
#[derive(Debug, Clone)]
pub struct EntryOptions {
    pub site: PathBuf,
    /// The entry, as for `new`.
    pub path: String,
    /// The notes, as somebody named them.
    pub notes: PathBuf,
    /// The day it is added, instead of that of the notes.
    pub date: Option<String>,
}

/// Starts an entry. Answers where it is.
///
/// # Errors
/// When there are no such notes, or the entry is there already.
pub fn entry(options: &EntryOptions) -> Result<SourcePath> {
    let EntryOptions { site, path, notes, date } = options;
    let project = load::load(site)?;
    let understood = pipeline::arrange(
        &Input::new(&project.sources, &project.files, &project.theme_files, Drafts::Included),
        &mut pipeline::Memory::default(),
    );
    let curriculum = &understood.curriculum;
    let document = notes_named(site, notes, curriculum)?;
    let front = &document.front;
    let session = front.from_session.as_ref().and_then(|said| document.source.path.resolve(&said.text));
    let date = date.as_deref().map(super::date_of).transpose()?.or(front.date);
    let learned = Learned {
        notes: document.source.path.clone(),
        session: session.map(|target| target.path).filter(|path| curriculum.by_path.contains(path)),
        date,
        words: quoted(curriculum, document, date, &understood.theme.strings),
    };
    scaffold::new(NewKind::Entry, site, path, Some(&learned))
}

fn notes_named<'c>(site: &Path, named: &Path, curriculum: &'c Curriculum) -> Result<&'c Document> {
    let file = load::text_of(site, named)?;
    let found = load::inside(site, &file).and_then(|path| curriculum.document(&path));
    match found {
        Some((_, document)) if document.kind == Kind::Notes => Ok(document),
        Some(_) | None => {
            let words = format!("`{}` is not workshop notes", visible::path(named));
            Err(Error::Other(format!("{words}\nhelp: name a file of the folder `{}/`", super::FOLDER)))
        }
    }
}

/// What the group said, as quotations to be edited.
fn quoted(curriculum: &Curriculum, document: &Document, date: Option<Date>, strings: &Strings) -> String {
    let lessons: Vec<&str> = curriculum
        .documents
        .iter()
        .flat_map(|document| document.live_fields())
        .filter(|field| field.id == LESSON)
        .map(|field| field.label.as_str())
        .collect();
    let said = said(document, strings.get("notes_group"));
    let worth: Vec<&Cell> = said.iter().filter(|cell| lessons.contains(&cell.topic.as_str())).collect();
    let chosen = if worth.is_empty() { said.iter().take(MOST_QUOTES).collect() } else { worth };
    if chosen.is_empty() {
        return String::new();
    }
    let whose = date.map_or_else(
        || strings.get("notes_the_group").to_owned(),
        |date| strings.fill("notes_the_group_on", &[("date", &strings.date(date))]),
    );
    let mut text = format!("\n## {}\n", strings.get("notes_group"));
    for Cell { words, .. } in chosen {
        text.push_str(&format!("\n> {}\n>\n> — {whose}\n", words.replace("<br>", "\\\n> ")));
    }
    text
}

/// What stands in the group's column of a table, as Markdown, with the topic of its row.
struct Cell {
    topic: String,
    words: String,
}

fn said(document: &Document, column: &str) -> Vec<Cell> {
    let text = &document.source.text;
    let reading = markdown::read(text, document.body as usize);
    let events = &reading.events;
    let mut found = Vec::new();
    for prose in prose(&document.parts) {
        let tables = siblings(events, prose).filter(|at| matches!(opening(events, *at), Some(Tag::Table(_))));
        for table in tables {
            let words = |cell: &EventRange| markdown::plain(&events[inside(*cell).range()]);
            let mut rows =
                siblings(events, inside(table)).map(|row| siblings(events, inside(row)).collect::<Vec<_>>());
            let head = rows.next().unwrap_or_default();
            let Some(place) = head.iter().position(|cell| words(cell).eq_ignore_ascii_case(column)) else {
                continue;
            };
            let mut topic = String::new();
            for row in rows {
                if let Some(first) =
                    row.first().filter(|_| place > 0).map(words).filter(|first| !first.is_empty())
                {
                    topic = first;
                }
                let inner = row.get(place).map(|cell| span_of(events, inside(*cell)).range());
                let words = inner.and_then(|range| text.get(range)).unwrap_or_default().trim();
                // What is still to be filled in says nothing.
                if !words.is_empty() && !words.starts_with("____") {
                    found.push(Cell { topic: topic.clone(), words: words.to_owned() });
                }
            }
        }
    }
    found
}

fn prose(parts: &[Part]) -> Vec<EventRange> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Prose(range) => found.push(*range),
            Part::Block(block) => found.extend(prose(&block.parts)),
        }
    }
    found
}
