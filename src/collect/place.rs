//! Where notes go, and the session they belong to.

use super::{FOLDER, Options};
use crate::error::{Error, Result};
use crate::load;
use crate::model::{Curriculum, Date, Kind};
use crate::path::SourcePath;
use crate::visible;
use std::path::{Path, PathBuf};

/// Where notes go.
pub enum Place {
    /// A file that somebody named.
    File(PathBuf),
    /// A name in a folder; further ones are numbered.
    Folder { folder: PathBuf, stem: String },
}

impl Place {
    pub fn of(options: &Options, stem: &str) -> Self {
        let stem = stem.to_owned();
        match &options.into {
            Some(into) if into.is_dir() || into.to_string_lossy().ends_with(['/', '\\']) => {
                Self::Folder { folder: into.clone(), stem }
            }
            Some(file) if file.extension().is_some_and(|ending| ending == "md") => Self::File(file.clone()),
            Some(file) => Self::File(file.with_added_extension("md")),
            None => {
                let site = options.site.strip_prefix(".").unwrap_or(&options.site);
                Self::Folder { folder: site.join(FOLDER), stem }
            }
        }
    }

    /// The place to try: 1 is the first.
    pub fn numbered(&self, number: usize) -> PathBuf {
        match self {
            Self::File(file) => file.clone(),
            Self::Folder { folder, stem } if number == 1 => folder.join(format!("{stem}.md")),
            Self::Folder { folder, stem } => folder.join(format!("{stem}-{number}.md")),
        }
    }

    /// Whether there is another name when one is taken.
    pub fn may_count(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }
}

/// The way from notes to a session; none when they lie outside the site.
pub fn link(site: &Path, notes: &Path, session: &SourcePath) -> Option<String> {
    let notes = load::inside(site, notes)?;
    notes.in_content().map(|_| notes.relative_to(session))
}

/// The session that somebody named, from where they are or by its place below `content`.
///
/// # Errors
/// When there is none.
pub fn session_named(site: &Path, curriculum: &Curriculum, named: &Path) -> Result<usize> {
    let file = load::text_of(site, named)?;
    let found = load::inside(site, &file).and_then(|path| curriculum.document(&path));
    match found {
        Some((index, document)) if document.kind == Kind::Session => Ok(index),
        Some(_) | None => {
            let words = format!("`{}` is not a session", visible::path(named));
            Err(Error::Other(format!("{words}\nhelp: name a file of the folder `content/sessions/`")))
        }
    }
}

/// The session of a day, when there is one and no other.
pub fn session_on(curriculum: &Curriculum, date: Option<Date>) -> Option<usize> {
    let date = date?;
    let on_day =
        |index: &&usize| curriculum.documents[**index].front.start.is_some_and(|start| start.date == date);
    let mut found = curriculum.sessions.iter().filter(on_day);
    found.next().copied().filter(|_| found.next().is_none())
}
