//! One new text: where it goes, what its header says, and a body to be filled in.

use super::create_in;
use super::title::{file_name, title};
use crate::config;
use crate::error::{Error, Result};
use crate::model::{Date, placeholders};
use crate::path::SourcePath;
use crate::source::Source;
use crate::yaml;
use serde::Serialize;
use std::fs;
use std::path::Path;

/// What can be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewKind {
    Lesson,
    Worksheet,
    Session,
    Entry,
}

/// What the table says of one kind.
struct Row {
    kind: NewKind,
    name: &'static str,
    /// The folder below `content/`; a lesson's is its module.
    folder: Option<&'static str>,
    body: &'static str,
}

const ROWS: [Row; 4] = [
    Row { kind: NewKind::Lesson, name: "lesson", folder: None, body: placeholders::LESSON },
    Row {
        kind: NewKind::Worksheet,
        name: "worksheet",
        folder: Some("worksheets"),
        body: placeholders::WORKSHEET,
    },
    Row { kind: NewKind::Session, name: "session", folder: Some("sessions"), body: placeholders::SESSION },
    Row { kind: NewKind::Entry, name: "entry", folder: Some("reference"), body: placeholders::ENTRY },
];

/// The header of a new text. It is a draft, so that nobody publishes words that only say what to write.
#[derive(Serialize)]
struct Header {
    title: String,
    summary: &'static str,
    draft: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<yaml::Bare>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_session: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
}

/// What an entry is begun from: notes of a workshop.
#[derive(Debug, Clone)]
pub struct Learned {
    pub notes: SourcePath,
    /// The session of the notes.
    pub session: Option<SourcePath>,
    /// The day of the notes.
    pub date: Option<Date>,
    /// What the group said, as Markdown, after the text that every new entry has.
    pub words: String,
}

impl NewKind {
    /// The names as they are written on the command line.
    pub const NAMES: [&'static str; ROWS.len()] = {
        let mut names = [""; ROWS.len()];
        let mut row = 0;
        while row < ROWS.len() {
            names[row] = ROWS[row].name;
            row += 1;
        }
        names
    };

    /// The kind with this name.
    pub fn find(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.kind)
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

/// Starts a text in a site. `path` may be given with or without `content/` and `.md`, and by its title. Answers where
/// the file is.
///
/// # Errors
/// When there is no site, the path is no place for such a text, or the file is there already.
pub fn new(kind: NewKind, site: &Path, path: &str, from: Option<&Learned>) -> Result<SourcePath> {
    let settings = site.join("site.toml");
    let no_site = || Error::NoSite { folder: site.to_owned() };
    // A pipe would be waited for.
    let is_file = fs::symlink_metadata(&settings).is_ok_and(|settings| settings.is_file());
    let text = is_file.then(|| fs::read_to_string(&settings).ok()).flatten().ok_or_else(no_site)?;
    let config = config::read(&Source::new(SourcePath::new("site.toml"), text), &mut Vec::new());
    let modules: Vec<&str> = config.modules.iter().map(|module| module.folder.as_str()).collect();

    let (source, name) = place(kind, path, &modules)?;
    let file = site.join(source.as_str());
    let words = from.map_or("", |learned| &learned.words);
    create_in(
        site,
        &file,
        &format!("{}{}{words}", header(kind, title(name), &source, from)?, kind.row().body),
    )?;
    Ok(source)
}

/// Where the file goes, and the name its title is made from.
fn place<'a>(kind: NewKind, path: &'a str, modules: &[&str]) -> Result<(SourcePath, &'a str)> {
    let wrong = |words: String| Err(Error::Other(words));
    // People on Windows write backslashes, and tab completion does.
    let cut = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let (whole, name) = (path.replace('\\', "/"), &path[cut..]);
    let inside = whole.strip_prefix("./").unwrap_or(&whole);
    let inside = inside.strip_prefix(SourcePath::CONTENT).unwrap_or(inside);
    let inside = inside.strip_suffix(".md").unwrap_or(inside);
    let name = name.strip_suffix(".md").unwrap_or(name);
    let folders = inside.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut folders: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).collect();
    let is_odd =
        |part: &&str| matches!(*part, "." | "..") || part.contains(':') || part.contains(char::is_control);
    if inside.starts_with('/') || folders.iter().any(is_odd) {
        return wrong(format!(
            "`{}` does not lie in `content`\nhelp: name a place below it, such as `{}`",
            path.escape_debug(),
            example(kind, modules)
        ));
    }
    let Some(file) = file_name(name).filter(|file| file != "index") else {
        return wrong(format!(
            "no {} can be called `{}`\nhelp: name it after its title, such as `{}`",
            kind.row().name,
            path.escape_debug(),
            example(kind, modules)
        ));
    };
    let first = folders.first().copied();
    let others = ROWS.iter().filter(|row| row.kind != kind).filter_map(|row| row.folder);
    match kind.row().folder {
        None if first.is_none_or(|first| !modules.contains(&first)) => {
            return wrong(format!(
                "a lesson belongs to a module, and `{}` is in none\n\
                 help: name one of the modules in `site.toml`: {}",
                path.escape_debug(),
                modules.iter().map(|module| format!("`{module}/{file}`")).collect::<Vec<_>>().join(", ")
            ));
        }
        Some(folder)
            if first.is_some_and(|first| {
                modules.contains(&first) || others.clone().any(|other| other == first)
            }) =>
        {
            return wrong(format!(
                "every {} belongs into `{folder}`, and `{}` is elsewhere\nhelp: name it `{folder}/{file}`",
                kind.row().name,
                path.escape_debug()
            ));
        }
        Some(folder) if first != Some(folder) => folders.insert(0, folder),
        Some(_) | None => {}
    }
    let folders: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    Ok((SourcePath::new(format!("{}{folders}{file}.md", SourcePath::CONTENT)), name))
}

fn example(kind: NewKind, modules: &[&str]) -> String {
    let folder = kind.row().folder.or(modules.first().copied()).unwrap_or("foundations");
    format!("{folder}/listening")
}

fn header(kind: NewKind, title: String, source: &SourcePath, from: Option<&Learned>) -> Result<String> {
    let link = |other: &SourcePath| source.relative_to(other);
    // Notes without a session are where it was learned.
    let session = from.map(|from| from.session.as_ref().unwrap_or(&from.notes));
    let notes = from.filter(|from| from.session.is_some()).map(|from| &from.notes);
    let added = from.and_then(|from| from.date).map(|day| yaml::Bare(day.iso()));
    let header = Header {
        title,
        summary: placeholders::SUMMARY,
        draft: true,
        minutes: (kind == NewKind::Lesson).then_some(30),
        from_session: session.map(link),
        related: notes.map(link).into_iter().collect(),
        added,
    };
    let is_dated = header.added.is_some();
    let yaml = yaml::write(&header)
        .map_err(|error| Error::Other(format!("the header could not be written: {error}")))?;
    let more = match kind {
        NewKind::Session => {
            "# Remove the sign at the beginning of the lines below and put in your own day, time and place.\n\
             # start: 2027-03-04 18:30\n\
             # timezone: Europe/Lisbon\n\
             # location: Community hall, room 2\n\
             # register: https://example.org/register\n"
        }
        NewKind::Entry if is_dated => "",
        NewKind::Entry => "# The day it was added.\n# added: 2027-03-04\n",
        NewKind::Lesson | NewKind::Worksheet => "",
    };
    Ok(format!("---\n{yaml}{more}---\n"))
}
