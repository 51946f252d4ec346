//! Files of answers that people handed in, as bytes: single files, and the files of a folder.

use crate::limit;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger files are not read; the sheets in a browser open none that are larger either.
pub const LARGEST_ANSWERS: usize = limit::ANSWERS;

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
    /// A link in a folder, which is not followed.
    Link,
    /// It is no file, such as a pipe.
    NoFile,
    /// A folder without any file of answers.
    EmptyFolder,
    Unreadable(io::Error),
}

/// Finds every file, each once, in the order of their names. Each is read when it is asked for, because all together may
/// be large. A file that cannot be read keeps no other from being read.
pub fn answers(paths: &[PathBuf]) -> impl Iterator<Item = Given> + use<> {
    let mut files = BTreeSet::new();
    let mut found: Vec<(PathBuf, Option<Bytes>)> = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.insert(path.clone());
            continue;
        }
        match files_in(path) {
            Ok(inside) if inside.is_empty() => found.push((path.clone(), Some(Bytes::EmptyFolder))),
            Ok(inside) => {
                // Whoever handed in a file may have handed in a link to one of ours.
                let (links, plain): (Vec<_>, Vec<_>) = inside.into_iter().partition(|path| path.is_symlink());
                files.extend(plain);
                found.extend(links.into_iter().map(|path| (path, Some(Bytes::Link))));
            }
            Err(error) => found.push((path.clone(), Some(Bytes::Unreadable(error)))),
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|path| path.canonicalize().map_or(true, |place| seen.insert(place)));
    found.extend(files.into_iter().map(|path| (path, None)));
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(path, known)| Given { bytes: known.unwrap_or_else(|| read(&path)), path })
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
