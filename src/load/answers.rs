//! Files of answers that people handed in, as bytes: single files, and the files of a folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger files are not read; the sheets in a browser open none that are larger either.
pub const LARGEST_ANSWERS: usize = 5_000_000;

/// What a folder is looked through for. Other programs leave their files there, too.
const ENDINGS: [&str; 2] = ["json", "pdf"];

/// One file that was named, or lies in a folder that was named.
#[derive(Debug)]
pub struct Given {
    pub path: PathBuf,
    pub bytes: Bytes,
}

/// What is in it.
#[derive(Debug)]
pub enum Bytes {
    Read(Vec<u8>),
    /// It is larger than a file of answers can be.
    TooLarge,
    /// It is no file, such as a pipe.
    NoFile,
    /// A folder without any file of answers.
    EmptyFolder,
    Unreadable(io::Error),
}

/// Reads every file, each once, in the order of their names. A file that cannot be read keeps no other from being read.
pub fn answers(paths: &[PathBuf]) -> Vec<Given> {
    let mut files = BTreeSet::new();
    let mut given = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.insert(path.clone());
            continue;
        }
        match files_in(path) {
            Ok(found) if found.is_empty() => {
                given.push(Given { path: path.clone(), bytes: Bytes::EmptyFolder });
            }
            Ok(found) => files.extend(found),
            Err(error) => given.push(Given { path: path.clone(), bytes: Bytes::Unreadable(error) }),
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|path| path.canonicalize().map_or(true, |place| seen.insert(place)));
    given.extend(files.into_iter().map(|path| Given { bytes: read(&path), path }));
    given.sort_by(|one, other| one.path.cmp(&other.path));
    given
}

fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        if !hidden && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) && !path.is_dir() {
            found.push(path);
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Bytes {
    let open = || -> io::Result<Bytes> {
        // A pipe would be waited for.
        if !fs::metadata(path)?.is_file() {
            return Ok(Bytes::NoFile);
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(LARGEST_ANSWERS as u64 + 1).read_to_end(&mut bytes)?;
        Ok(if bytes.len() > LARGEST_ANSWERS { Bytes::TooLarge } else { Bytes::Read(bytes) })
    };
    open().unwrap_or_else(Bytes::Unreadable)
}
