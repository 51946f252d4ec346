//! Puts a website on the disk: only what changed, all in one step, and nothing removed that it did not make.
//!
//! The bytes of each file are compared with what is there. What differs is written fresh into a tree beside the old
//! one, what is equal is linked into it, files of other people are carried over, and then the two trees change places.

mod body;
mod carry;
mod clear;
mod exchange;
mod folder;
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
use carry::{Carried, Protected, Trees};
use folder::{Entry, Folder};
use manifest::Manifest;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use tree::{Disks, Tree};
use working::Working;

/// What a publication did, in numbers of files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// What could not be cleared away, in sentences. The website is whole all the same.
    pub notes: Vec<String>,
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
    let place = &refuse::resolve(folder)?;
    refuse::place(place, &refuse::resolve(site)?)?;
    refuse::names(place, files.iter().map(|(path, _)| path))?;
    let mut notes = working::clean_leftovers(place)?;

    let output = Output { place, folder: working::open_output(place)? };
    let old = output.read()?;
    let listed = output.manifest()?;
    refuse::foreign_folder(place, &old, listed.as_ref())?;
    let listed = listed.unwrap_or_default();

    let opening = Opening { place, files, listed: &listed, working: OnceLock::new(), turn: Mutex::new(()) };
    let settled: Vec<Settled> = parallel::try_map_in_turn(files, |(path, item)| {
        let is_file = old.entry(path.as_str()) == Some(Entry::File);
        // A file that cannot be read is one that differs.
        let present = output.folder.as_ref().filter(|_| is_file);
        let present = present.and_then(|folder| folder.read(Path::new(path.as_str())).ok());
        let settled = body::settle(body(path, item), present, || opening.create(path))?;
        let foreign = is_file && !listed.holds(path.as_str());
        if foreign && settled.change == Change::Written {
            return Err(refuse::in_the_way(place, Path::new(path.as_str())));
        }
        Ok(settled)
    })?;
    if !ready() {
        return Ok(None);
    }

    let mut publication = Publication::new(files, &settled, &listed, &old);
    if publication.counts.written + publication.counts.removed > 0 || publication.manifest != listed {
        notes.extend(publication.put_in_place(place, opening.open()?, &listed)?);
    }
    publication.counts.notes = notes;
    Ok(Some(publication.counts))
}

/// The output folder, as it is before the publication.
struct Output<'a> {
    place: &'a Path,
    /// None where there is none yet.
    folder: Option<Folder>,
}

impl Output<'_> {
    fn read(&self) -> Result<Tree> {
        let tree = self.folder.as_ref().map(|folder| Tree::read(folder, Disks::All));
        tree.transpose().map_err(Error::io("reading", self.place)).map(Option::unwrap_or_default)
    }

    fn manifest(&self) -> Result<Option<Manifest>> {
        let manifest = self.folder.as_ref().map(|folder| Manifest::read(folder, self.place));
        Ok(manifest.transpose()?.flatten())
    }
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
        let removed = obsolete.iter().filter(|path| old.entry(path) == Some(Entry::File)).count();
        let notes = Vec::new();
        let counts = Published { written: written.len(), unchanged: unchanged.len(), removed, notes };
        Self { manifest, written, unchanged, obsolete, counts }
    }

    /// Completes the new tree and exchanges it with the old one; where that cannot be, moves file after file. Says what
    /// could not be cleared away.
    fn put_in_place(&self, place: &Path, working: &Working, listed: &Manifest) -> Result<Option<String>> {
        let Some(old) = working::open_output(place)? else {
            self.manifest.write(working.next(), place)?;
            return working.become_website().map(|()| None);
        };
        let now = Tree::read(&old, Disks::All).map_err(Error::io("reading", place))?;
        let foreign = now.foreign(listed, &self.manifest);
        refuse::conflicts(place, &foreign, &self.manifest)?;
        let us = working.next().facts().map_err(Error::io("reading", place))?.owner;

        let trees = Trees { old: &old, next: working.next(), place, us };
        if working.is_beside() && self.complete(&trees, &now, &foreign)? == Carried::All {
            self.manifest.write(working.next(), place)?;
            let ready = working.get_ready()?;
            if let Some(old) = exchange::exchange(ready, working.website(), working.aside(), place)? {
                return Ok(working.clear_old(old, listed));
            }
            working.get_unready()?;
        }
        in_place::check(&trees, self)?;
        in_place::publish(working, &trees, self, listed).map(|()| None)
    }

    /// Brings into the new tree what is not written: all that has to be in it then is, or something has to stay where it is.
    fn complete(&self, trees: &Trees<'_>, now: &Tree, foreign: &BTreeMap<PathBuf, Entry>) -> Result<Carried> {
        let mut linked = now.staying(foreign);
        if linked != Carried::ForeignStays && trees.carry(foreign)? != Carried::All {
            linked = Carried::ForeignStays;
        }
        if linked == Carried::All {
            linked = trees.link_ours(&self.unchanged, Protected::Stays)?;
        }
        if linked == Carried::OursStays && in_place::check(trees, self).is_err() {
            // It is of the old website only, so a copy takes nothing from anyone.
            linked = trees.link_ours(&self.unchanged, Protected::Copied)?;
        }
        if linked == Carried::All { trees.keep_attributes(now, foreign, &self.written) } else { Ok(linked) }
    }
}

/// Opens the working folder when the first file differs, so that a publication that changes nothing writes nothing.
struct Opening<'a, T> {
    place: &'a Path,
    files: &'a [(OutputPath, T)],
    listed: &'a Manifest,
    working: OnceLock<Working>,
    turn: Mutex<()>,
}

impl<T> Opening<'_, T> {
    /// Makes the file in which the fresh bytes go, and says where it is.
    fn create(&self, path: &OutputPath) -> Result<(File, PathBuf)> {
        let working = self.open()?;
        let at = working.next_place().join(path.as_str());
        match working.next().create(Path::new(path.as_str())) {
            Ok(file) => Ok((file, at)),
            // Some disks take shorter names than others.
            Err(error) if error.kind() == ErrorKind::InvalidFilename => {
                Err(refuse::too_long(self.place, path.as_str()))
            }
            Err(error) => Err(Error::io("writing", &at)(error)),
        }
    }

    fn open(&self) -> Result<&Working> {
        if let Some(working) = self.working.get() {
            return Ok(working);
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(working) = self.working.get() {
            return Ok(working);
        }
        let working = Working::open(self.place)?;
        // Another build may have finished between our first look and our lock; what was compared is then worthless.
        let output = Output { place: self.place, folder: working::open_output(self.place)? };
        if output.manifest()?.unwrap_or_default() != *self.listed {
            return Err(refuse::two_builds(self.place));
        }
        let files = self.files.iter().map(|(path, _)| Path::new(path.as_str()));
        tree::make_folders(working.next(), files)
            .map_err(|(path, error)| Error::io("making", &working.next_place().join(path))(error))?;
        Ok(self.working.get_or_init(|| working))
    }
}
