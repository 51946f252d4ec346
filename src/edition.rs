//! The command `edition`: freezes the reference as it is now in one text of the repository.

mod freeze;

use crate::assemble::Drafts;
use crate::build::Built;
use crate::error::{Error, Result};
use crate::keys::dates;
use crate::limit;
use crate::load;
use crate::model::{Curriculum, Date, Edition};
use crate::parse::edition;
use crate::path::SourcePath;
use crate::pipeline::{self, Input};
use crate::scaffold;
use crate::source::Source;
use crate::visible;
use crate::yaml;
use freeze::{Head, freeze};
use std::path::PathBuf;

/// Larger texts are not read again.
const LARGEST: usize = limit::LONG_TEXT;

/// What is to be frozen.
#[derive(Debug, Clone)]
pub struct Options {
    pub site: PathBuf,
    /// The edition's name, which is its address for ever.
    pub name: String,
    /// Without it, the title is made from the name.
    pub title: Option<String>,
    /// The edition's day, as it was written on the command line.
    pub date: Option<String>,
    /// The day that it has otherwise.
    pub today: Date,
}

/// How it ended.
#[derive(Debug)]
pub enum Made {
    Written {
        path: SourcePath,
        date: Date,
        entries: usize,
        retired: usize,
    },
    /// The texts have errors, and nothing was written.
    Kept(Built),
}

/// Freezes the present reference. Nothing that is there is ever overwritten.
///
/// # Errors
/// When the site cannot be read, the edition cannot have this name or day, or the file cannot be written.
pub fn edition(options: &Options) -> Result<Made> {
    let name = &options.name;
    if !Edition::is_name(name) {
        return other(format!(
            "no edition can be called `{}`\nhelp: its name is its address: small letters, digits and hyphens, such as `2026-summer`",
            name.escape_debug()
        ));
    }
    let date = options.date.as_deref().map_or(Ok(options.today), day)?;
    let project = load::load(&options.site)?;
    let input = Input::new(&project.sources, &project.files, &project.theme_files, Drafts::Left);
    let understood = pipeline::understand(&input);
    let curriculum = &understood.curriculum;
    let path = Edition::path_of(name);
    let file = options.site.join(path.as_str());
    if !scaffold::is_free(&file) {
        return other(format!(
            "{} is there already, and an edition stays as it is\nhelp: choose another name",
            visible::path(&file)
        ));
    }
    comes_after(curriculum, date)?;
    let mut problems = understood.problems;
    problems.extend(project.problems_of(curriculum).cloned());
    pipeline::sort(&mut problems);
    if pipeline::has_errors(&problems) {
        let documents = curriculum.documents.len();
        return Ok(Made::Kept(Built {
            problems,
            sources: project.sources,
            documents,
            published: None,
            notes: Vec::new(),
        }));
    }
    if curriculum.entries.is_empty() {
        return other(
            "there is nothing to freeze: the reference has no entry that is published\n\
             help: write one with `fieldbook new entry NAME`",
        );
    }
    let strings = &understood.theme.strings;
    let head = Head {
        title: options
            .title
            .clone()
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| scaffold::title(name)),
        date: yaml::Bare(date.iso()),
        name: name.clone(),
        preface: strings.fill("edition_preface", &[("date", &strings.date(date))]),
    };
    let text = freeze(curriculum, &head).map_err(Error::Other)?;
    comes_back(&text, &path, curriculum)?;
    scaffold::create_in(&options.site, &file, &text)?;
    let (entries, retired) = (curriculum.entries.len(), curriculum.retired.len());
    Ok(Made::Written { path, date, entries, retired })
}

fn day(text: &str) -> Result<Date> {
    dates::day(text).map_err(|unread| {
        let better =
            unread.better.map_or(String::new(), |better| format!("\nhelp: did you mean `{better}`?"));
        Error::Other(format!("{}{better}", unread.message))
    })
}

/// Editions are told apart by their days.
fn comes_after(curriculum: &Curriculum, date: Date) -> Result<()> {
    let Some(last) = curriculum.latest_edition().filter(|last| last.date >= date) else { return Ok(()) };
    let when = if last.date == date { "has that day" } else { "is younger" };
    other(format!(
        "the edition `{}` of {} {when}, and a new edition comes after all others\n\
         help: give a later day with `--date`",
        last.name,
        last.date.iso()
    ))
}

/// Reads the text again, as a build will: what it says must be what there is.
fn comes_back(text: &str, path: &SourcePath, curriculum: &Curriculum) -> Result<()> {
    if text.len() > LARGEST {
        return other(format!(
            "the reference is too long for one text of {LARGEST} bytes, and nothing was written"
        ));
    }
    let mut problems = Vec::new();
    let read = edition::read(&Source::new(path.clone(), text), &mut problems);
    let now = curriculum.reference();
    let odd = match &read {
        Some(read) if problems.is_empty() && read.entries.len() == now.len() => {
            let mut pairs = now.into_iter().zip(&read.entries);
            pairs.find(|(now, then)| !freeze::is_same(now, &then.document)).map(|(now, _)| now)
        }
        _ => return other(unreadable(None)),
    };
    match odd {
        Some(document) => other(unreadable(Some(&document.source.path))),
        None => Ok(()),
    }
}

fn unreadable(path: Option<&SourcePath>) -> String {
    let place = path.map_or_else(|| "an entry".to_owned(), |path| format!("`{path}`"));
    format!(
        "{place} cannot be frozen so that it is read again as it is, and nothing was written\n\
         help: look for a line in it that begins with `{}`, or for colons that open or close a block in a strange place",
        edition::BEGINS.trim_end()
    )
}

fn other<T>(words: impl Into<String>) -> Result<T> {
    Err(Error::Other(words.into()))
}
