//! Puts a website on the disk: only what changed, all in one step, and nothing removed that it did not make.
//!
//! The bytes of each file are compared with what is there. What differs is written fresh into a tree beside the old
//! one, what is equal is linked into it, files of other people are carried over, and then the two trees change places.

mod body;
mod exchange;
mod in_place;
mod manifest;
mod refuse;
mod tree;
mod working;

pub use body::Body;
pub use manifest::NAME as MANIFEST;
pub use working::folders as working_folders;

use crate::error::{Error, Result};
use crate::parallel;
use crate::path::OutputPath;
use body::{Change, Settled};
use manifest::Manifest;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use tree::{Entry, Tree};
use working::Working;

/// What a publication did, in numbers of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Makes `folder` hold exactly these files and whatever it held that is not ours. `body` is asked for the bytes of each
/// in the order of `files`, on all cores, and they are dropped as soon as they are written.
///
/// `site` is the curriculum's folder, which an output must neither hold nor overwrite. When all files are made, `ready`
/// is asked whether they are good; if not, nothing is published and the old website stays.
///
/// # Errors
/// When the folder is refused, another build is writing to it, or the disk does not take what is written; the old
/// website is then whole.
pub fn publish<'a, T: Sync>(
    folder: &Path,
    site: &Path,
    files: &'a [(OutputPath, T)],
    body: impl Fn(&'a OutputPath, &'a T) -> Body<'a> + Sync + Send,
    ready: impl FnOnce() -> bool,
) -> Result<Option<Published>> {
    let folder = &refuse::resolve(folder)?;
    refuse::place(folder, &refuse::resolve(site)?)?;
    refuse::names(folder, files.iter().map(|(path, _)| path))?;
    working::clean_leftovers(folder)?;

    let old = Tree::read(folder)?;
    let listed = Manifest::read(folder)?;
    refuse::foreign_folder(folder, &old, listed.as_ref())?;
    let listed = listed.unwrap_or_default();

    let opening = Opening { folder, files, listed: &listed, working: OnceLock::new(), turn: Mutex::new(()) };
    let settled: Vec<Settled> = parallel::try_map_in_turn(files, |(path, item)| {
        let present = old.entry(path.as_str()).filter(|entry| *entry == Entry::File);
        let present = present.map(|_| folder.join(path.as_str()));
        let settled = body::settle(body(path, item), present.as_deref(), || opening.place(path))?;
        let foreign = present.is_some() && !listed.holds(path.as_str());
        if foreign && settled.change == Change::Written {
            return Err(refuse::in_the_way(folder, Path::new(path.as_str())));
        }
        Ok(settled)
    })?;
    if !ready() {
        return Ok(None);
    }

    let publication = Publication::new(files, &settled, &listed, &old);
    if publication.counts.written + publication.counts.removed == 0 && publication.manifest == listed {
        return Ok(Some(publication.counts));
    }
    let working = opening.open()?;
    publication.put_in_place(folder, working, &listed)?;
    Ok(Some(publication.counts))
}

/// Everything that is known once all files are compared.
struct Publication<'a> {
    manifest: Manifest,
    written: Vec<&'a str>,
    unchanged: Vec<&'a str>,
    /// Listed by the old manifest and not made any more.
    obsolete: Vec<&'a str>,
    counts: Published,
}

impl<'a> Publication<'a> {
    fn new<T>(files: &'a [(OutputPath, T)], settled: &[Settled], listed: &'a Manifest, old: &Tree) -> Self {
        let paths = files.iter().map(|(path, _)| path.as_str());
        let manifest = Manifest::new(paths.clone().zip(settled.iter().map(|settled| settled.hash)));
        let with = |change: Change| {
            let changes = paths.clone().zip(settled).filter(move |(_, settled)| settled.change == change);
            changes.map(|(path, _)| path).collect::<Vec<_>>()
        };
        let (written, unchanged) = (with(Change::Written), with(Change::None));
        let obsolete: Vec<&str> = listed.paths().filter(|path| !manifest.holds(path)).collect();
        let removed = obsolete.iter().filter(|path| old.entry(path).is_some_and(Entry::is_removable)).count();
        let counts = Published { written: written.len(), unchanged: unchanged.len(), removed };
        Self { manifest, written, unchanged, obsolete, counts }
    }

    /// Completes the new tree and exchanges it with the old one; where that cannot be, moves file after file.
    fn put_in_place(&self, folder: &Path, working: &Working, listed: &Manifest) -> Result<()> {
        let next = working.next();
        let foreign = tree::foreign(folder, listed, &self.manifest)?;
        refuse::conflicts(folder, &foreign, &self.manifest)?;
        if working.is_beside() {
            each(&self.unchanged, |path| tree::link(folder, &next, Path::new(path)))?;
            tree::carry(folder, &next, &foreign)?;
            self.manifest.write(&next)?;
            if let Some(old) = exchange::exchange(&next, folder, &working.old())? {
                let carried = foreign.keys().map(PathBuf::as_path);
                return tree::empty(&old, folder, listed.paths().map(Path::new).chain(carried));
            }
        }
        in_place::publish(&next, folder, self, listed)
    }
}

/// Opens the working folder when the first file differs, so that a publication that changes nothing writes nothing.
struct Opening<'a, T> {
    folder: &'a Path,
    files: &'a [(OutputPath, T)],
    listed: &'a Manifest,
    working: OnceLock<Working>,
    turn: Mutex<()>,
}

impl<T> Opening<'_, T> {
    /// Where the fresh bytes of a file go.
    fn place(&self, path: &OutputPath) -> Result<PathBuf> {
        Ok(self.open()?.next().join(path.as_str()))
    }

    fn open(&self) -> Result<&Working> {
        if let Some(working) = self.working.get() {
            return Ok(working);
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(working) = self.working.get() {
            return Ok(working);
        }
        let working = Working::open(self.folder)?;
        // Another build may have finished between our first look and our lock; what was compared is then worthless.
        if Manifest::read(self.folder)?.unwrap_or_default() != *self.listed {
            return Err(refuse::two_builds(self.folder));
        }
        tree::make_folders(&working.next(), self.files.iter().map(|(path, _)| path.as_str()))?;
        Ok(self.working.get_or_init(|| working))
    }
}

/// Does the same for all, in parallel, until one fails.
fn each<T: Sync>(items: &[T], act: impl Fn(&T) -> Result<()> + Sync + Send) -> Result<()> {
    parallel::try_map(items, act).map(drop)
}

/// Removes a file that may already be gone.
fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(Error::io("removing", path)(error))
        }
        _ => Ok(()),
    }
}
