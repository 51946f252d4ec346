//! Folders as paths, where the system looks up names in no open folder (Windows): each folder on the way is looked at
//! before it is used, and one that is a link or a junction is not entered.

use super::{Disk, Entry, Facts, Keeping, Obstacle, Protection, Times, split};
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A folder that was looked at.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Folders below it that are no links.
    entered: Mutex<HashSet<PathBuf>>,
}

impl Folder {
    /// Opens the folder that another one is in. Links on the way to it are followed, as the user asked for this place.
    pub fn around(path: &Path) -> io::Result<Self> {
        if !path.metadata()?.is_dir() {
            return Err(ErrorKind::NotADirectory.into());
        }
        Ok(Self { path: path.to_owned(), entered: Mutex::default() })
    }

    /// Opens a folder below this one; an empty path is this one.
    pub fn folder(&self, path: &Path) -> io::Result<Self> {
        Ok(Self { path: self.enter(path)?, entered: Mutex::default() })
    }

    fn enter(&self, path: &Path) -> io::Result<PathBuf> {
        let mut entered = self.entered.lock().unwrap_or_else(PoisonError::into_inner);
        let mut whole = self.path.clone();
        for part in path {
            whole.push(part);
            if entered.contains(&whole) {
                continue;
            }
            if !whole.symlink_metadata()?.is_dir() {
                return Err(ErrorKind::NotADirectory.into());
            }
            entered.insert(whole.clone());
        }
        Ok(whole)
    }

    /// The whole path of a file, with the folders on the way looked at.
    fn at(&self, path: &Path) -> io::Result<PathBuf> {
        let (parent, name) = split(path);
        Ok(self.enter(parent)?.join(name))
    }

    /// Opens a file for reading.
    pub fn read(&self, path: &Path) -> io::Result<File> {
        let whole = self.at(path)?;
        if !whole.symlink_metadata()?.is_file() {
            return Err(ErrorKind::NotFound.into());
        }
        File::open(whole)
    }

    /// Makes a file that was not there, for writing.
    pub fn create(&self, path: &Path) -> io::Result<File> {
        File::create_new(self.at(path)?)
    }

    /// Opens a file that is there, or makes it.
    pub fn open_or_create(&self, name: &Path) -> io::Result<File> {
        match self.entry(name)? {
            None | Some(Entry::File) => {}
            Some(Entry::Folder | Entry::Link | Entry::Other) => return Err(ErrorKind::AlreadyExists.into()),
        }
        File::options().read(true).write(true).create(true).truncate(false).open(self.path.join(name))
    }

    /// The names in it, in no order.
    pub fn entries(&self) -> io::Result<Vec<(OsString, Entry)>> {
        let entries = fs::read_dir(&self.path)?;
        entries
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name(), of(entry.file_type()?)))
            })
            .collect()
    }

    /// What a name in it is; none where there is nothing.
    pub fn entry(&self, name: &Path) -> io::Result<Option<Entry>> {
        match self.path.join(name).symlink_metadata() {
            Ok(found) => Ok(Some(of(found.file_type()))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a folder in it. One that is there already is no failure.
    pub fn make(&self, name: &Path) -> io::Result<()> {
        match self.make_new(name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => match self.entry(name)? {
                Some(Entry::Folder) => Ok(()),
                None | Some(Entry::File | Entry::Link | Entry::Other) => Err(error),
            },
            made => made,
        }
    }

    /// Makes a folder in it that was not there.
    pub fn make_new(&self, name: &Path) -> io::Result<()> {
        fs::create_dir(self.path.join(name))
    }

    /// Gives a file the same name in another folder as well.
    pub fn link(&self, name: &Path, to: &Self) -> io::Result<()> {
        fs::hard_link(self.path.join(name), to.path.join(name))
    }

    /// Moves what has a name to another folder and name, over what is there.
    pub fn rename(&self, name: &Path, to: &Self, new_name: &Path) -> io::Result<()> {
        fs::rename(self.path.join(name), to.path.join(new_name))
    }

    /// Exchanges what two names are, in one step: not on this system.
    #[allow(clippy::unused_self)] // It is the same on all systems for those who call it.
    pub fn swap(&self, _: &Path, _: &Self, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    /// Removes a file, or a link itself. One that is gone already is no failure.
    pub fn remove(&self, name: &Path) -> io::Result<()> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            // A link to a folder, or a junction, is removed as a folder is, and the folder it leads to stays.
            Err(_) if path.is_symlink() => fs::remove_dir(&path),
            removed => removed,
        }
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, name: &Path) -> io::Result<()> {
        fs::remove_dir(self.path.join(name))
    }

    /// Whether a name is the same file here and in another folder; one with the same bytes counts as the same.
    pub fn is_same(&self, name: &Path, other: &Self) -> bool {
        let (here, there) = (self.path.join(name), other.path.join(name));
        match (here.is_symlink(), there.is_symlink()) {
            (true, true) => {
                fs::read_link(here).ok().zip(fs::read_link(there).ok()).is_some_and(|(a, b)| a == b)
            }
            (false, false) => is_equal(&here, &there).unwrap_or(false),
            (true, false) | (false, true) => false,
        }
    }

    /// Whether an open file still has this name here.
    pub fn is_still(&self, name: &Path, _: &File) -> bool {
        self.entry(name).is_ok_and(|entry| entry == Some(Entry::File))
    }

    /// What the system knows about it.
    pub fn facts(&self) -> io::Result<Facts> {
        self.path.symlink_metadata()?;
        let disk = Disk { device: 0, mount: 0 };
        Ok(Facts { disk, protection: Protection::None, owner: 0, keeping: Keeping::Writers })
    }

    /// What keeps us from removing files of this folder and putting new ones there.
    pub fn obstacle(&self) -> Option<Obstacle> {
        None
    }

    /// What keeps us from replacing or removing one of its files: another program that has it open.
    pub fn obstacle_at(&self, name: &Path, _: u32) -> Option<Obstacle> {
        is_open(&self.path.join(name)).then_some(Obstacle::Open)
    }

    /// Lets us change what is in it, where it is ours.
    pub fn open_up(&self) -> io::Result<()> {
        permit(&self.path, &self.path.symlink_metadata()?)
    }

    /// Takes over the permissions of another folder, and its times where the system lets us.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn take_attributes(&self, from: &Self, times: Times) -> io::Result<()> {
        let wanted = from.path.symlink_metadata()?;
        match times {
            Times::Own => {}
            Times::Taken => take_times(&self.path, &wanted)?,
        }
        permit(&self.path, &wanted)
    }

    /// Takes over owner and group of another folder: not on this system.
    #[allow(clippy::unused_self)] // It is the same on all systems for those who call it.
    pub fn take_owner(&self, _: &Self) {}

    /// Takes over what the system lets us take.
    pub fn take_what_goes(&self, from: &Self) {
        let _ = self.take_attributes(from, Times::Own);
    }
}

fn is_equal(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (BufReader::new(File::open(one)?), BufReader::new(File::open(other)?));
    loop {
        let (here, there) = (one.fill_buf()?, other.fill_buf()?);
        let length = here.len().min(there.len());
        if length == 0 || here[..length] != there[..length] {
            return Ok(here.is_empty() && there.is_empty());
        }
        one.consume(length);
        other.consume(length);
    }
}

fn of(kind: FileType) -> Entry {
    if kind.is_symlink() {
        Entry::Link
    } else if kind.is_dir() {
        Entry::Folder
    } else if kind.is_file() {
        Entry::File
    } else {
        Entry::Other
    }
}

fn permit(to: &Path, wanted: &Metadata) -> io::Result<()> {
    if to.symlink_metadata()?.permissions() == wanted.permissions() {
        return Ok(());
    }
    fs::set_permissions(to, wanted.permissions())
}

/// A folder is opened for its times like this only on Windows.
#[cfg(windows)]
fn take_times(to: &Path, wanted: &Metadata) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    const WRITE_ATTRIBUTES: u32 = 0x0100;
    const BACKUP_SEMANTICS: u32 = 0x0200_0000;
    let folder = File::options().access_mode(WRITE_ATTRIBUTES).custom_flags(BACKUP_SEMANTICS).open(to)?;
    let times = fs::FileTimes::new().set_accessed(wanted.accessed()?).set_modified(wanted.modified()?);
    folder.set_times(times)
}

#[cfg(not(windows))]
fn take_times(_: &Path, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Whether another program holds a file so that it can be neither replaced nor removed: asked by opening it to be removed,
/// with everything allowed to others.
#[cfg(windows)]
fn is_open(file: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt;
    const DELETE: u32 = 0x0001_0000;
    const SHARE_ALL: u32 = 7;
    const SHARING_VIOLATION: i32 = 32;
    let opened = File::options().access_mode(DELETE).share_mode(SHARE_ALL).open(file);
    opened.is_err_and(|error| error.raw_os_error() == Some(SHARING_VIOLATION))
}

#[cfg(not(windows))]
fn is_open(_: &Path) -> bool {
    false
}
