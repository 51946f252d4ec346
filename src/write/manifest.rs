//! The list of the files we made, which lies among them. Only what it names is ever replaced or removed.

use super::folder::{Entry, Folder};
use super::refuse;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::Path;

/// The manifest's file name in the output folder.
pub const NAME: &str = ".fieldbook-manifest";

const HEAD: &str =
    "# fieldbook made the files below; its next build may replace or remove them, and no others";

/// Longer lists are not read: this is more than a million files.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Paths in the output folder with a hash of their bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest(BTreeMap<String, u64>);

impl Manifest {
    pub fn new<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Self {
        Self(files.map(|(path, hash)| (path.to_owned(), hash)).collect())
    }

    /// Reads the manifest of a folder; none where there is none. `place` is how the folder is called in messages.
    ///
    /// # Errors
    /// When what has its name is no file or no list of ours: then nobody knows which files are ours.
    pub fn read(folder: &Folder, place: &Path) -> Result<Option<Self>> {
        let name = Path::new(NAME);
        let reading = |error| Error::io("reading", &place.join(NAME))(error);
        match folder.entry(name).map_err(reading)? {
            None => return Ok(None),
            Some(Entry::File) => {}
            Some(Entry::Folder) => return Err(refuse::no_list(place, "a folder")),
            Some(Entry::Link) => return Err(refuse::no_list(place, "a link")),
            Some(Entry::Other) => return Err(refuse::no_list(place, "a pipe or a device")),
        }
        let file = folder.read(name).map_err(reading)?;
        if !file.metadata().map_err(reading)?.is_file() {
            return Err(refuse::no_list(place, "a pipe or a device"));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(reading)?;
        let text = String::from_utf8(bytes).ok().filter(|text| text.len() as u64 <= LARGEST);
        let files =
            text.and_then(|text| text.lines().filter(|line| !line.starts_with('#')).map(line).collect());
        files.map(|files| Some(Self(files))).ok_or_else(|| refuse::damaged_list(place))
    }

    /// Writes the manifest into a folder that is not looked at yet.
    pub fn write(&self, folder: &Folder, place: &Path) -> Result<()> {
        let written = || {
            folder.remove(Path::new(NAME))?;
            folder.create(Path::new(NAME))?.write_all(self.text().as_bytes())
        };
        written().map_err(Error::io("writing", &place.join(NAME)))
    }

    pub fn holds(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Every folder that a file is in.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.paths().flat_map(|path| Path::new(path).ancestors().skip(1))
    }

    /// The files of both; this one's hashes count.
    pub fn and(&self, other: &Self) -> Self {
        let mut files = other.0.clone();
        files.extend(self.0.clone());
        Self(files)
    }

    /// The same with more files, whose bytes are not known yet.
    pub fn with(mut self, paths: impl Iterator<Item = String>) -> Self {
        for path in paths {
            self.0.entry(path).or_default();
        }
        self
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
    (refuse::is_plain(path) && !refuse::is_too_long(path)).then(|| (path.to_owned(), hash))
}
