//! The list of the files we made, which lies among them. Only what it names is ever replaced or removed.

use super::refuse;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::ErrorKind;
use std::path::Path;

/// The manifest's file name in the output folder.
pub const NAME: &str = ".fieldbook-manifest";

const HEAD: &str =
    "# fieldbook made the files below; its next build may replace or remove them, and no others";

/// Paths in the output folder with a hash of their bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest(BTreeMap<String, u64>);

impl Manifest {
    pub fn new<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Self {
        Self(files.map(|(path, hash)| (path.to_owned(), hash)).collect())
    }

    /// Reads the manifest of a folder; none where there is none.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(NAME);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(Error::io("reading", &path)(error)),
        };
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let files: Option<BTreeMap<_, _>> = lines.map(line).collect();
        let Some(files) = files else {
            let reason = format!(
                "its list of files, `{NAME}`, was changed by hand or damaged\n\
                 help: move the folder away, or name another with `--out`"
            );
            return Err(Error::Refused { folder: folder.to_owned(), reason });
        };
        Ok(Some(Self(files)))
    }

    /// Writes the manifest into a folder that is not looked at yet.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(NAME);
        std::fs::write(&path, self.text()).map_err(Error::io("writing", &path))
    }

    pub fn holds(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The files of both; this one's hashes count.
    pub fn and(&self, other: &Self) -> Self {
        let mut files = other.0.clone();
        files.extend(self.0.clone());
        Self(files)
    }

    fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (path, hash) in &self.0 {
            let _ = writeln!(text, "{hash:016x}  {path}");
        }
        text
    }
}

/// A line that would lead out of the folder is no line of ours.
fn line(line: &str) -> Option<(String, u64)> {
    let (hash, path) = line.split_once("  ")?;
    let hash = u64::from_str_radix(hash, 16).ok()?;
    refuse::is_plain(path).then(|| (path.to_owned(), hash))
}
