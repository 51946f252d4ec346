//! What lies in a folder, and how it comes into another: walked, linked, carried over, cleared away. Never follows links.

use super::manifest::{self, Manifest};
use super::{each, remove, working};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    File,
    Folder,
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// Everything below a folder by path, without our manifest and working folder.
#[derive(Debug, Default)]
pub struct Tree(HashMap<PathBuf, Entry>);

impl Entry {
    fn of(kind: FileType) -> Self {
        if kind.is_symlink() {
            Self::Link
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_file() {
            Self::File
        } else {
            Self::Other
        }
    }

    /// Whether it goes away when a file of that name does.
    pub fn is_removable(self) -> bool {
        matches!(self, Self::File)
    }
}

impl Tree {
    /// Reads the names below a folder; a folder that is not there has none.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut tree = Self::default();
        let mut waiting = vec![PathBuf::new()];
        while let Some(inner) = waiting.pop() {
            let whole = folder.join(&inner);
            let entries = match fs::read_dir(&whole) {
                Ok(entries) => entries,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(Error::io("reading", &whole)(error)),
            };
            for entry in entries {
                let entry = entry.map_err(Error::io("reading", &whole))?;
                let kind = Entry::of(entry.file_type().map_err(Error::io("reading", &whole))?);
                let path = inner.join(entry.file_name());
                if path == Path::new(manifest::NAME) || path == Path::new(working::INSIDE) {
                    continue;
                }
                if kind == Entry::Folder {
                    waiting.push(path.clone());
                }
                tree.0.insert(path, kind);
            }
        }
        Ok(tree)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn entry(&self, path: &str) -> Option<Entry> {
        self.0.get(Path::new(path)).copied()
    }
}

/// What is in a folder and neither in the old list nor in the new one, sorted, folders before what they hold.
pub fn foreign(folder: &Path, listed: &Manifest, next: &Manifest) -> Result<BTreeMap<PathBuf, Entry>> {
    let ours: BTreeSet<&Path> = listed.paths().flat_map(|path| Path::new(path).ancestors().skip(1)).collect();
    let is_ours = |path: &Path, entry: Entry| match entry {
        Entry::Folder => ours.contains(path),
        Entry::File => path.to_str().is_some_and(|path| listed.holds(path) || next.holds(path)),
        Entry::Link | Entry::Other => false,
    };
    let tree = Tree::read(folder)?;
    Ok(tree.0.into_iter().filter(|(path, entry)| !is_ours(path, *entry)).collect())
}

/// Makes every folder that the files need, each once.
pub fn make_folders<'a>(root: &Path, files: impl Iterator<Item = &'a str>) -> Result<()> {
    let folders: BTreeSet<&str> =
        files.filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
    for folder in folders {
        let folder = root.join(folder);
        fs::create_dir_all(&folder).map_err(Error::io("making", &folder))?;
    }
    Ok(())
}

/// Makes a file of one tree a file of the other as well: a second name for it, or a copy where disks know no such thing.
pub fn link(from: &Path, to: &Path, path: &Path) -> Result<()> {
    let (from, to) = (from.join(path), to.join(path));
    match fs::hard_link(&from, &to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            fs::copy(&from, &to).map(drop).map_err(Error::io("copying", &from))
        }
        linked => linked.map_err(Error::io("linking", &to)),
    }
}

/// Brings what is not ours into the new tree, where nothing is in its way.
pub fn carry(from: &Path, to: &Path, foreign: &BTreeMap<PathBuf, Entry>) -> Result<()> {
    for (path, entry) in foreign {
        let (from_path, target) = (from.join(path), to.join(path));
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(Error::io("making", parent))?;
        }
        match entry {
            Entry::Folder => {
                fs::create_dir_all(&target).map_err(Error::io("making", &target))?;
                copy_permissions(&from_path, &target)?;
            }
            Entry::File | Entry::Other => link(from, to, path)?,
            Entry::Link => copy_link(&from_path, &target)?,
        }
    }
    copy_permissions(from, to)
}

/// Clears away the tree that was exchanged. A file that came into it meanwhile moves to where its owner looks for it.
pub fn empty<'a>(old: &Path, folder: &Path, known: impl Iterator<Item = &'a Path>) -> Result<()> {
    let known: Vec<&Path> = known.chain([Path::new(manifest::NAME)]).collect();
    // A folder that was carried over is not removed by this, and need not be.
    each(&known, |path| match remove(&old.join(path)) {
        Err(_) if old.join(path).is_dir() => Ok(()),
        removed => removed,
    })?;
    for (path, entry) in Tree::read(old)?.0 {
        let target = folder.join(&path);
        if entry != Entry::Folder && target.symlink_metadata().is_err() {
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent).map_err(Error::io("making", parent))?;
            }
            fs::rename(old.join(&path), &target).map_err(Error::io("carrying over", &target))?;
        }
    }
    Ok(())
}

/// The output folder keeps its permissions although it is a new one; one that was not there has none to keep.
fn copy_permissions(from: &Path, to: &Path) -> Result<()> {
    match from.metadata() {
        Ok(metadata) => fs::set_permissions(to, metadata.permissions()).map_err(Error::io("making", to)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::io("reading", from)(error)),
    }
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> Result<()> {
    let target = fs::read_link(from).map_err(Error::io("reading", from))?;
    std::os::unix::fs::symlink(target, to).map_err(Error::io("linking", to))
}

#[cfg(not(unix))]
fn copy_link(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).map_err(Error::io("copying", from))
}
