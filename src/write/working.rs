//! The folder in which the next website grows: beside the output, on the same disk, locked while it is used.

use super::refuse;
use crate::error::{Error, Result};
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The working folder's name where it cannot be beside the output, because that is another disk or may not be written.
pub const INSIDE: &str = ".fieldbook-work";

const LOCK: &str = "lock";
const NEXT: &str = "next";
const OLD: &str = "old";

/// An open working folder. Closing it removes it.
#[derive(Debug)]
pub struct Working {
    root: PathBuf,
    folder: PathBuf,
    reach: Reach,
    /// Held until the end; the system gives it back when the program is killed.
    _lock: File,
}

/// Whether the two trees can change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Beside,
    Inside,
}

/// Where the working folders of an output folder may be: for those who watch the disk, to look away.
pub fn folders(folder: &Path) -> [PathBuf; 2] {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(".fieldbook");
    [folder.with_file_name(name), folder.join(INSIDE)]
}

/// Puts back or clears away what a build that was killed left behind.
pub fn clean_leftovers(folder: &Path) -> Result<()> {
    for (root, reach) in folders(folder).into_iter().zip([Reach::Beside, Reach::Inside]) {
        if root.symlink_metadata().is_ok() {
            drop(Working::at(root, folder, reach)?);
        }
    }
    Ok(())
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

    /// The tree that grows.
    pub fn next(&self) -> PathBuf {
        self.root.join(NEXT)
    }

    /// Where the old tree waits when the two cannot be exchanged in one step.
    pub fn old(&self) -> PathBuf {
        self.root.join(OLD)
    }

    pub fn is_beside(&self) -> bool {
        self.reach == Reach::Beside
    }

    fn at(root: PathBuf, folder: &Path, reach: Reach) -> Result<Self> {
        let lock = lock(&root, folder)?;
        let working = Self { root, folder: folder.to_owned(), reach, _lock: lock };
        working.clean()?;
        let next = working.next();
        fs::create_dir(&next).map_err(Error::io("making", &next))?;
        Ok(working)
    }

    /// A build killed between two renames left no website but the old one, set aside: it goes back first.
    fn clean(&self) -> Result<()> {
        let old = self.old();
        if old.is_dir() && self.folder.symlink_metadata().is_err() {
            fs::rename(&old, &self.folder).map_err(Error::io("putting back", &self.folder))?;
        }
        for tree in [self.next(), old] {
            match fs::remove_dir_all(&tree) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(Error::io("removing", &tree)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build, so failing here is no failure.
        if self.clean().is_ok() {
            let _ = fs::remove_file(self.root.join(LOCK));
            let _ = fs::remove_dir(&self.root);
        }
    }
}

/// Makes the folder and takes its lock. The folder of a build that is just ending may vanish in between: then again.
fn lock(root: &Path, folder: &Path) -> Result<File> {
    let path = root.join(LOCK);
    for _ in 0..100 {
        make(root, folder)?;
        let lock = match File::options().create(true).truncate(false).write(true).open(&path) {
            Ok(lock) => lock,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Error::io("writing", &path)(error)),
        };
        match lock.try_lock() {
            Ok(()) if is_still_at(&lock, &path) => return Ok(lock),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(refuse::two_builds(folder)),
            // Some network disks know no locks; better unlocked than not at all.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => return Ok(lock),
            Err(TryLockError::Error(error)) => return Err(Error::io("locking", &path)(error)),
        }
    }
    Err(refuse::two_builds(folder))
}

fn make(root: &Path, folder: &Path) -> Result<()> {
    if let Some(parent) = root.parent() {
        fs::create_dir_all(parent).map_err(Error::io("making", parent))?;
    }
    match fs::create_dir(root) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_ours(root) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(refuse::in_the_way(folder, Path::new(root.file_name().unwrap_or_default())))
        }
        Err(error) => Err(Error::io("making", root)(error)),
    }
}

/// A folder of this name that holds anything but our own three names belongs to somebody else.
fn is_ours(root: &Path) -> bool {
    let Ok(entries) = fs::read_dir(root) else { return false };
    !root.is_symlink()
        && entries.flatten().all(|entry| [LOCK, NEXT, OLD].iter().any(|name| entry.file_name() == *name))
}

fn is_forbidden(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

#[cfg(unix)]
fn is_still_at(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(there)) = (lock.metadata(), path.symlink_metadata()) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Whether the folder is another disk than the one it appears in.
#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let parent = folder.parent().and_then(|parent| parent.metadata().ok());
    let (Ok(folder), Some(parent)) = (folder.metadata(), parent) else { return false };
    folder.dev() != parent.dev()
}

#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    false
}
