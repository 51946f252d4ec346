//! The folder in which the next website grows: beside the output, on the same disk, locked while it is used.

use super::clear::{Ours, clear};
use super::exchange::Spot;
use super::folder::{Entry, Folder};
use super::manifest::Manifest;
use super::refuse;
use crate::error::{Error, Result};
use crate::visible;
use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The working folder's name where it cannot be beside the output, because that is another disk or may not be written.
pub const INSIDE: &str = ".fieldbook-work";

const LOCK: &str = "lock";
/// The tree that grows. Everything in it is ours, or has another name in the output.
const NEXT: &str = "next";
/// The tree that is whole and about to be exchanged, and the old one afterwards.
const READY: &str = "ready";
/// Where the old tree waits when the two cannot be exchanged in one step.
const OLD: &str = "old";

/// How many trees that cannot be removed may be left before we give up.
const MOST_LEFT: usize = 100;

/// An open working folder. Closing it removes it.
#[derive(Debug)]
pub struct Working {
    place: Place,
    reach: Reach,
    root: Folder,
    next: Folder,
    /// The names of its trees, beside those that an earlier build could not remove.
    names: Names,
    /// Held until the end; the system gives it back when the program is killed.
    lock: Option<File>,
}

/// Whether the two trees can change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Beside,
    Inside,
}

/// Where an output folder and its working folder are.
#[derive(Debug)]
struct Place {
    /// The folder that the output is in, opened, with the name and the path of the output.
    around: Folder,
    name: PathBuf,
    output: PathBuf,
    /// The path of the working folder.
    root: PathBuf,
}

#[derive(Debug)]
struct Names {
    next: PathBuf,
    ready: PathBuf,
    old: PathBuf,
}

/// Where the working folders of an output folder may be: for those who watch the disk, to look away.
pub fn folders(folder: &Path) -> [PathBuf; 2] {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(".fieldbook");
    [folder.with_file_name(name), folder.join(INSIDE)]
}

/// Opens an output folder; none where there is none.
pub fn open_output(folder: &Path) -> Result<Option<Folder>> {
    let Some(parent) = folder.parent() else { return Ok(None) };
    let name = Path::new(folder.file_name().unwrap_or_default());
    match Folder::around(parent).and_then(|parent| parent.folder(name)) {
        Ok(opened) => Ok(Some(opened)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("reading", folder)(error)),
    }
}

/// Puts back or clears away what a build that was killed left behind, and says what it could not clear away.
pub fn clean_leftovers(folder: &Path) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    for (root, reach) in folders(folder).into_iter().zip([Reach::Beside, Reach::Inside]) {
        // What is no folder is not ours, and is left alone.
        if !root.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            continue;
        }
        let place = Place::find(folder, root)?;
        let opened = place.open(reach).and_then(|root| Ok((place.lock(&root)?, root)));
        match opened {
            Ok((Some(_lock), root)) => {
                notes.extend(place.clean(&root));
                place.leave(&root, reach);
            }
            // Another build has just ended and cleared it away.
            Ok((None, _)) => {}
            Err(Error::Io { source, .. }) if is_forbidden(source.kind()) => {
                notes.push(format!(
                    "`{}` is left over from a build of another user, and could not be removed ({}); delete it yourself",
                    visible::path(&place.root),
                    source.kind()
                ));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(notes)
}

impl Working {
    /// Makes and locks the working folder of an output folder.
    pub fn open(folder: &Path) -> Result<Self> {
        let [beside, inside] = folders(folder);
        if is_mounted(folder) {
            return Self::at(inside, folder, Reach::Inside);
        }
        match Self::at(beside, folder, Reach::Beside) {
            Err(Error::Io { source, .. }) if folder.is_dir() && is_forbidden(source.kind()) => {
                Self::at(inside, folder, Reach::Inside)
            }
            opened => opened,
        }
    }

    fn at(root: PathBuf, folder: &Path, reach: Reach) -> Result<Self> {
        if let Some(parent) = folder.parent() {
            std::fs::create_dir_all(parent).map_err(Error::io("making", parent))?;
        }
        let place = Place::find(folder, root)?;
        for _ in 0..100 {
            let root = place.open(reach)?;
            // The folder of a build that is just ending may vanish in between: then again.
            let Some(lock) = place.lock(&root)? else { continue };
            let names = place.names(&root)?;
            let next = place.root.join(&names.next);
            let made = root.make_new(&names.next).and_then(|()| root.folder(&names.next));
            let made = made.map_err(Error::io("making", &next))?;
            return Ok(Self { place, reach, root, next: made, names, lock: Some(lock) });
        }
        Err(refuse::two_builds(folder))
    }

    /// The tree that grows.
    pub fn next(&self) -> &Folder {
        &self.next
    }

    /// The path of the tree that grows, for messages.
    pub fn next_place(&self) -> PathBuf {
        self.place.root.join(&self.names.next)
    }

    pub fn is_beside(&self) -> bool {
        self.reach == Reach::Beside
    }

    /// Where the website is.
    pub fn website(&self) -> Spot<'_> {
        Spot { folder: &self.place.around, name: &self.place.name }
    }

    /// Where the old website may wait.
    pub fn aside(&self) -> Spot<'_> {
        Spot { folder: &self.root, name: &self.names.old }
    }

    /// Gives the tree that grows the name of one that is whole. From here on it may be the old website.
    pub fn get_ready(&self) -> Result<Spot<'_>> {
        let renamed = self.root.rename(&self.names.next, &self.root, &self.names.ready);
        renamed.map_err(Error::io("making", &self.place.root.join(&self.names.ready)))?;
        Ok(Spot { folder: &self.root, name: &self.names.ready })
    }

    /// Gives it back the name of one that grows.
    pub fn get_unready(&self) -> Result<()> {
        let renamed = self.root.rename(&self.names.ready, &self.root, &self.names.next);
        renamed.map_err(Error::io("making", &self.next_place()))
    }

    /// Makes the tree that grows the website where there is none.
    pub fn become_website(&self) -> Result<()> {
        let website = self.website();
        let renamed = self.root.rename(&self.names.next, website.folder, website.name);
        renamed.map_err(Error::io("making", &self.place.output))
    }

    /// Clears away an old website whose files are `listed`, and says what could not be.
    pub fn clear_old(&self, old: Spot<'_>, listed: &Manifest) -> Option<String> {
        let heir = self.place.around.folder(&self.place.name).ok();
        let left = clear(old.folder, old.name, &Ours::Listed { by: &[listed], heir: heir.as_ref() });
        left.map(|left| left.note(&self.place.root.join(old.name)))
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        // What cannot be removed now is told and removed by the next build, so failing here is no failure.
        let _ = self.place.put_back(&self.root, &self.names.old);
        clear(&self.root, &self.names.next, &Ours::All);
        self.place.clean_tree(&self.root, &self.names.ready);
        self.place.leave(&self.root, self.reach);
        self.lock = None;
    }
}

impl Place {
    fn find(folder: &Path, root: PathBuf) -> Result<Self> {
        let parent = folder.parent().unwrap_or(folder);
        let around = Folder::around(parent).map_err(Error::io("reading", parent))?;
        let name = PathBuf::from(folder.file_name().unwrap_or_default());
        Ok(Self { around, name, output: folder.to_owned(), root })
    }

    /// Makes the working folder, or opens the one that is there.
    fn open(&self, reach: Reach) -> Result<Folder> {
        let name = Path::new(self.root.file_name().unwrap_or_default());
        let making = |error| Error::io("making", &self.root)(error);
        let opened;
        let parent = match reach {
            Reach::Beside => &self.around,
            Reach::Inside => {
                opened = self.around.folder(&self.name).map_err(making)?;
                &opened
            }
        };
        // The folder of a build that is just ending may vanish in between: then again.
        for _ in 0..100 {
            let made = parent.make_new(name);
            match (made.map_err(|error| error.kind()), parent.folder(name)) {
                (Ok(()), Ok(root)) => return Ok(root),
                (Err(ErrorKind::AlreadyExists), Ok(root)) if is_ours(&root) => return Ok(root),
                (Ok(()) | Err(ErrorKind::AlreadyExists), Err(error))
                    if error.kind() == ErrorKind::NotFound => {}
                (Ok(()) | Err(ErrorKind::AlreadyExists), Err(error)) if is_forbidden(error.kind()) => {
                    return Err(making(error));
                }
                (Ok(()) | Err(ErrorKind::AlreadyExists), _) => {
                    return Err(refuse::in_the_way(&self.output, name));
                }
                (Err(kind), _) => return Err(making(kind.into())),
            }
        }
        Err(refuse::two_builds(&self.output))
    }

    /// Takes the lock; none when the folder vanished meanwhile.
    fn lock(&self, root: &Folder) -> Result<Option<File>> {
        let path = self.root.join(LOCK);
        let name = Path::new(LOCK);
        let locking = |error| Error::io("locking", &path)(error);
        match root.entry(name).map_err(locking)? {
            None | Some(Entry::File) => {}
            Some(Entry::Folder | Entry::Link | Entry::Other) => {
                return Err(refuse::no_lock(&self.output, &path));
            }
        }
        let lock = match root.open_or_create(name) {
            Ok(lock) => lock,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("writing", &path)(error)),
        };
        if !lock.metadata().map_err(locking)?.is_file() {
            return Err(refuse::no_lock(&self.output, &path));
        }
        match lock.try_lock() {
            Ok(()) if root.is_still(name, &lock) => Ok(Some(lock)),
            Ok(()) => Ok(None),
            Err(TryLockError::WouldBlock) => Err(refuse::two_builds(&self.output)),
            // Some network disks know no locks; better unlocked than not at all.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Some(lock)),
            Err(TryLockError::Error(error)) => Err(Error::io("locking", &path)(error)),
        }
    }

    /// Names that nothing has: an earlier build may have left trees that cannot be removed.
    fn names(&self, root: &Folder) -> Result<Names> {
        for count in 1..=MOST_LEFT {
            let name = |name: &str| {
                PathBuf::from(if count == 1 { name.to_owned() } else { format!("{name}-{count}") })
            };
            let names = Names { next: name(NEXT), ready: name(READY), old: name(OLD) };
            let all = [&names.next, &names.ready, &names.old];
            if all.iter().all(|name| root.entry(name).is_ok_and(|entry| entry.is_none())) {
                return Ok(names);
            }
        }
        Err(refuse::too_much_left(&self.output, &self.root))
    }

    /// Puts back or clears away every tree, and says what is left.
    fn clean(&self, root: &Folder) -> Vec<String> {
        let mut names: Vec<PathBuf> = match root.entries() {
            Ok(entries) => entries.into_iter().map(|(name, _)| PathBuf::from(name)).collect(),
            Err(_) => Vec::new(),
        };
        names.sort();
        for name in names.iter().filter(|name| begins(name, OLD)) {
            if let Err(error) = self.put_back(root, name) {
                let place = self.root.join(name);
                return vec![format!(
                    "the website was moved to `{}` by a build that was stopped, and could not be put back ({})",
                    visible::path(&place),
                    error.kind()
                )];
            }
        }
        let trees = names.iter().filter(|name| name.as_path() != Path::new(LOCK));
        trees.filter_map(|name| self.clean_tree(root, name)).collect()
    }

    /// A build killed between two renames left no website but the old one, set aside: it goes back first.
    fn put_back(&self, root: &Folder, old: &Path) -> io::Result<()> {
        if self.around.entry(&self.name)?.is_some() || root.entry(old)? != Some(Entry::Folder) {
            return Ok(());
        }
        root.rename(old, &self.around, &self.name)
    }

    /// Clears one tree away. In one that was a website, or was about to be, there may be files of others.
    fn clean_tree(&self, root: &Folder, name: &Path) -> Option<String> {
        let left = if begins(name, NEXT) {
            clear(root, name, &Ours::All)
        } else {
            let heir = self.around.folder(&self.name).ok();
            let listed = [root.folder(name).ok().as_ref(), heir.as_ref()].map(|folder| {
                folder
                    .and_then(|folder| Manifest::read(folder, &self.output).ok().flatten())
                    .unwrap_or_default()
            });
            clear(root, name, &Ours::Listed { by: &listed.each_ref(), heir: heir.as_ref() })
        };
        left.map(|left| left.note(&self.root.join(name)))
    }

    /// Removes the working folder, unless something is left in it.
    fn leave(&self, root: &Folder, reach: Reach) {
        let _ = root.remove(Path::new(LOCK));
        let name = Path::new(self.root.file_name().unwrap_or_default());
        let _ = match reach {
            Reach::Beside => self.around.remove_folder(name),
            Reach::Inside => self.around.folder(&self.name).and_then(|output| output.remove_folder(name)),
        };
    }
}

/// A folder of this name that holds anything but what we put there belongs to somebody else.
fn is_ours(root: &Folder) -> bool {
    root.entries().is_ok_and(|entries| {
        entries.iter().all(|(name, _)| {
            let name = Path::new(name);
            name == Path::new(LOCK) || [NEXT, READY, OLD].iter().any(|tree| begins(name, tree))
        })
    })
}

/// Whether a tree has this name, or this name and a number.
fn begins(name: &Path, tree: &str) -> bool {
    let rest = name.to_str().and_then(|name| name.strip_prefix(tree));
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('-').is_some_and(|count| count.parse::<usize>().is_ok_and(|count| count > 1))
    })
}

fn is_forbidden(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Whether the folder is another disk than the one it appears in.
fn is_mounted(folder: &Path) -> bool {
    let disk = |opened: io::Result<Folder>| opened.and_then(|opened| opened.facts()).ok();
    let (Some(parent), Ok(Some(output))) = (folder.parent(), open_output(folder)) else { return false };
    let (parent, output) = (disk(Folder::around(parent)), output.facts().ok());
    parent.zip(output).is_some_and(|(parent, output)| parent.disk != output.disk)
}
