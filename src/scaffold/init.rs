//! A new curriculum: small, complete, and without a problem.

mod id;

use super::create;
use crate::error::{Error, Result};
use crate::visible;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where each file goes and what is in it.
const FILES: [(&str, &str); 11] = [
    (".gitignore", include_str!("init/gitignore")),
    ("README.md", include_str!("init/README.md")),
    ("content/agreements.md", include_str!("init/content/agreements.md")),
    ("content/foundations/index.md", include_str!("init/content/foundations/index.md")),
    ("content/foundations/listening.md", include_str!("init/content/foundations/listening.md")),
    ("content/glossary.md", include_str!("init/content/glossary.md")),
    ("content/index.md", include_str!("init/content/index.md")),
    ("content/reference/silence-helps.md", include_str!("init/content/reference/silence-helps.md")),
    ("content/sessions/first-meeting.md", include_str!("init/content/sessions/first-meeting.md")),
    ("content/worksheets/what-i-heard.md", include_str!("init/content/worksheets/what-i-heard.md")),
    ("site.toml", include_str!("init/site.toml")),
];

/// What the id of the new site replaces.
const ID: &str = "ID-OF-THIS-SITE";

/// Makes a small curriculum in a folder that is not there, or empty, or holds nothing but the history of an empty
/// repository. Answers what was made, relative to the folder.
///
/// # Errors
/// When the folder holds something, or cannot be written.
pub fn init(folder: &Path) -> Result<Vec<PathBuf>> {
    let found = match fs::read_dir(folder) {
        Ok(entries) => {
            entries.flatten().map(|entry| entry.file_name()).find(|name| name != OsStr::new(".git"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Error::io("reading", folder)(error)),
    };
    if let Some(found) = found {
        return Err(Error::Other(format!(
            "{} is not empty: it holds `{}`, and nothing in it was changed\n\
             help: name a new folder, as in `fieldbook init my-training`",
            visible::path(folder),
            visible::line(&found.to_string_lossy())
        )));
    }
    let id = id::fresh()?;
    for (path, text) in FILES {
        create(&folder.join(path), &text.replace(ID, &id))?;
    }
    Ok(FILES.iter().map(|(path, _)| PathBuf::from(path)).collect())
}
