//! Clears away a tree that is of no use any more: an old website, or a new one that was never finished. Only what is known
//! to be ours is removed; what is not goes to where its owner looks for it, or stays, and other disks are not entered.

use super::folder::{Entry, Folder, split};
use super::manifest::{self, Manifest};
use super::tree::{self, Disks, Fixed, Tree};
use crate::parallel;
use crate::visible;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Which files of a tree are ours.
pub enum Ours<'a> {
    /// All: it was made by a build that did not come to an end, and nobody has seen it.
    All,
    /// What these list. Whatever else is there belongs to somebody, who looks for it in `heir`, the website of now.
    Listed { by: &'a [&'a Manifest], heir: Option<&'a Folder> },
}

/// What could not be cleared away, as a sentence about it.
#[derive(Debug)]
pub struct Left(String);

impl Left {
    /// What is said about it; `place` is the tree that it is in.
    pub fn note(&self, place: &Path) -> String {
        format!("`{}` is left over from a build: {}", visible::path(place), self.0)
    }
}

/// Clears away a tree and answers what is left of it.
pub fn clear(parent: &Folder, name: &Path, ours: &Ours<'_>) -> Option<Left> {
    let left = Mutex::new(None);
    let tell = |path: &Path, error: &io::Error| {
        let words =
            format!("`{}` could not be removed ({}); delete it yourself", visible::path(path), error.kind());
        first(&left, words);
    };
    match parent.folder(name) {
        Ok(root) if is_mounted(parent, &root) => mounted(&left, name),
        Ok(root) => match Tree::read(&root, Disks::One) {
            Ok(tree) => clear_below(&root, &tree, ours, &left, &tell),
            Err(error) => tell(name, &error),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => tell(name, &error),
    }
    if let Err(error) = parent.remove_folder(name) {
        tell(name, &error);
    }
    left.into_inner().unwrap_or_else(PoisonError::into_inner).map(Left)
}

/// The first reason is the one that the others follow from.
fn first(left: &Mutex<Option<String>>, words: String) {
    left.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(words);
}

fn is_mounted(parent: &Folder, root: &Folder) -> bool {
    let (Ok(around), Ok(own)) = (parent.facts(), root.facts()) else { return true };
    around.disk != own.disk
}

fn mounted(left: &Mutex<Option<String>>, path: &Path) {
    let words = format!(
        "another disk is mounted at `{}` in it; unmount it, then delete this folder",
        visible::path(path)
    );
    first(left, words);
}

fn clear_below(
    root: &Folder,
    tree: &Tree,
    ours: &Ours<'_>,
    left: &Mutex<Option<String>>,
    tell: &(dyn Fn(&Path, &io::Error) + Sync),
) {
    let all = tree.sorted();
    let is_ours = |path: &Path| match ours {
        Ours::All => true,
        Ours::Listed { by, .. } => path.to_str().is_some_and(|path| by.iter().any(|list| list.holds(path))),
    };
    for (path, fixed) in tree.fixed() {
        match fixed {
            Fixed::Mounted => mounted(left, path),
            // What follows from these is told when it fails.
            Fixed::Closed | Fixed::Immutable => {}
        }
    }

    let is_file = |entry: Entry| match (entry, ours) {
        (Entry::File, _) | (Entry::Link | Entry::Other, Ours::All) => true,
        (Entry::Folder, _) | (Entry::Link | Entry::Other, Ours::Listed { .. }) => false,
    };
    let known: Vec<&Path> =
        all.iter().filter(|(path, entry)| is_file(*entry) && is_ours(path)).map(|(path, _)| *path).collect();
    parallel::map(&tree::by_folder(known.iter().copied()), |(folder, names)| {
        remove(root, folder, names).unwrap_or_else(|(path, error)| tell(&path, &error));
    });
    if let Err(error) = root.remove(Path::new(manifest::NAME)) {
        tell(Path::new(manifest::NAME), &error);
    }

    let removed: BTreeSet<&Path> = known.into_iter().collect();
    let emptied: BTreeSet<&Path> = match ours {
        Ours::All => BTreeSet::new(),
        Ours::Listed { by, .. } => by.iter().flat_map(|list| list.folders()).collect(),
    };
    let mut folders: Vec<&Path> = Vec::new();
    let mut moved: Option<&Path> = None;
    for (path, entry) in all {
        if moved.is_some_and(|moved| path.starts_with(moved)) || removed.contains(path) {
            continue;
        }
        if entry == Entry::Folder && (matches!(ours, Ours::All) || emptied.contains(path)) {
            folders.push(path);
            continue;
        }
        match hand_over(root, path, entry, ours) {
            Handed::Gone => moved = Some(path),
            Handed::Twice => folders.push(path),
            Handed::Stays => first(
                left,
                format!(
                    "`{}` in it was not made by fieldbook; move it to where you need it, then delete this folder",
                    visible::path(path)
                ),
            ),
            Handed::Failed(error) => tell(path, &error),
        }
    }
    for path in folders.into_iter().rev() {
        let (parent, name) = split(path);
        if let Err(error) = root.folder(parent).and_then(|parent| parent.remove_folder(name)) {
            tell(path, &error);
        }
    }
}

/// Removes files of one folder, in which we may have forbidden ourselves to change something.
fn remove(root: &Folder, path: &Path, names: &[&Path]) -> Result<(), (PathBuf, io::Error)> {
    let folder = root.folder(path).map_err(|error| (path.to_owned(), error))?;
    let mut first = Ok(());
    for name in names {
        let mut removed = folder.remove(name);
        if removed.as_ref().is_err_and(|error| error.kind() == ErrorKind::PermissionDenied) {
            removed = folder.open_up().and_then(|()| folder.remove(name));
        }
        if let Err(error) = removed
            && first.is_ok()
        {
            first = Err((path.join(name), error));
        }
    }
    first
}

/// What became of something that is not ours.
enum Handed {
    /// It is where its owner looks for it, and not here.
    Gone,
    /// It is a folder, and there is one of this name where its owner looks for it.
    Twice,
    /// The website of now has something else of this name.
    Stays,
    Failed(io::Error),
}

fn hand_over(root: &Folder, path: &Path, entry: Entry, ours: &Ours<'_>) -> Handed {
    let Ours::Listed { heir: Some(heir), .. } = ours else { return Handed::Stays };
    let (parent, name) = split(path);
    let handed = || -> io::Result<Handed> {
        let from = root.folder(parent)?;
        tree::make_folders(heir, [path].into_iter()).map_err(|(_, error)| error)?;
        let to = heir.folder(parent)?;
        match (to.entry(name)?, entry) {
            (None, _) => from.rename(name, &to, name)?,
            (Some(Entry::Folder), Entry::Folder) => return Ok(Handed::Twice),
            (Some(_), _) if from.is_same(name, &to) => from.remove(name)?,
            (Some(_), _) => return Ok(Handed::Stays),
        }
        Ok(Handed::Gone)
    };
    handed().unwrap_or_else(Handed::Failed)
}
