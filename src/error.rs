//! Failures of the world: a disk that is full, a folder that is not there, a file that cannot be read.

use crate::visible;
use std::io;
use std::path::{Path, PathBuf};

/// Something outside the author's files went wrong. The words are whole sentences for the person at the terminal.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    Io { doing: &'static str, path: PathBuf, source: io::Error },
    /// There is no site here.
    NoSite { folder: PathBuf },
    /// The output folder must not be touched.
    Refused { folder: PathBuf, reason: String },
    /// Anything else, in words.
    Other(String),
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Wraps a failure of the file system: `doing` is what was tried, as in "reading".
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io { doing, path, source } => {
                write!(out, "{doing} {} did not work: {source}", visible::path(path))
            }
            Self::NoSite { folder } => write!(
                out,
                "there is no curriculum in {}: no `site.toml` was found\n\
                 help: go to the folder that holds `site.toml`, name it with `--site FOLDER`, \
                 or start one with `fieldbook init my-training`",
                visible::path(folder)
            ),
            Self::Refused { folder, reason } => {
                write!(out, "the website is not written to {}: {reason}", visible::path(folder))
            }
            Self::Other(words) => out.write_str(words),
        }
    }
}

impl std::error::Error for Error {}
