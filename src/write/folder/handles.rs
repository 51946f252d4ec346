//! Folders as the system holds them open: every name is looked up in an open folder, so that no link and no other program
//! can lead us elsewhere in between.

use super::{Disk, Entry, Facts, Keeping, Obstacle, Protection, Times, attributes, split};
use rustix::fs::{self as system, Access, AtFlags, CWD, Dir, FileType, Mode, OFlags};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// A folder that is held open.
#[derive(Debug)]
pub struct Folder(File);

const FOLDER: OFlags = OFlags::DIRECTORY;

/// What a name is looked up in needs to be searched, and not to be read.
#[cfg(any(target_os = "linux", target_os = "android"))]
const SEARCHED: OFlags = OFlags::DIRECTORY.union(OFlags::PATH);
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const SEARCHED: OFlags = FOLDER;

/// Waits for nothing: opening a pipe would otherwise wait for somebody to write to it.
const READ: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY);
const CREATE: OFlags = OFlags::WRONLY.union(OFlags::CREATE).union(OFlags::EXCL);

const ALL_MAY: Mode = Mode::from_raw_mode(0o666);
const ALL_MAY_ENTER: Mode = Mode::from_raw_mode(0o777);

impl Folder {
    /// Opens the folder that another one is in. Links on the way to it are followed, as the user asked for this place.
    pub fn around(path: &Path) -> io::Result<Self> {
        let opened = system::openat(CWD, path, SEARCHED | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Self(opened.into()))
    }

    /// Opens a folder below this one; an empty path is this one.
    pub fn folder(&self, path: &Path) -> io::Result<Self> {
        Ok(Self(self.open(path, FOLDER, Mode::empty())?.into()))
    }

    /// Opens a file for reading. What is no file has nothing in it, or nothing that could be read.
    pub fn read(&self, path: &Path) -> io::Result<File> {
        Ok(self.open(path, READ, Mode::empty())?.into())
    }

    /// Makes a file that was not there, for writing.
    pub fn create(&self, path: &Path) -> io::Result<File> {
        Ok(self.open(path, CREATE, ALL_MAY)?.into())
    }

    /// Opens a file that is there, or makes it.
    pub fn open_or_create(&self, name: &Path) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NONBLOCK | OFlags::NOCTTY;
        Ok(self.open(name, flags, ALL_MAY)?.into())
    }

    fn open(&self, path: &Path, flags: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        #[cfg(any(target_os = "linux", target_os = "android"))]
        {
            use rustix::fs::ResolveFlags;
            let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
            match system::openat2(&self.0, path, flags, mode, resolve) {
                // Older systems do not know it, and some containers forbid it.
                Err(Errno::NOSYS | Errno::PERM | Errno::INVAL | Errno::AGAIN) => {}
                opened => return Ok(opened?),
            }
        }
        let (parent, name) = split(path);
        let mut held: Option<OwnedFd> = None;
        for part in parent {
            let flags = SEARCHED | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let next = match &held {
                Some(folder) => system::openat(folder, part, flags, Mode::empty()),
                None => system::openat(&self.0, part, flags, Mode::empty()),
            };
            held = Some(next?);
        }
        let opened = match &held {
            Some(folder) => system::openat(folder, name, flags, mode),
            None => system::openat(&self.0, name, flags, mode),
        };
        Ok(opened?)
    }

    /// The names in it, in no order.
    pub fn entries(&self) -> io::Result<Vec<(OsString, Entry)>> {
        let mut found = Vec::new();
        for entry in Dir::read_from(&self.0)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                FileType::Unknown => match self.entry(Path::new(name))? {
                    Some(kind) => kind,
                    None => continue,
                },
                known => of(known),
            };
            found.push((name.to_owned(), kind));
        }
        Ok(found)
    }

    /// What a name in it is; none where there is nothing.
    pub fn entry(&self, name: &Path) -> io::Result<Option<Entry>> {
        match system::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => Ok(Some(of(FileType::from_raw_mode(found.st_mode)))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a folder in it. One that is there already is no failure.
    pub fn make(&self, name: &Path) -> io::Result<()> {
        match system::mkdirat(&self.0, name, ALL_MAY_ENTER) {
            Err(Errno::EXIST) if self.entry(name)? == Some(Entry::Folder) => Ok(()),
            made => Ok(made?),
        }
    }

    /// Makes a folder in it that was not there.
    pub fn make_new(&self, name: &Path) -> io::Result<()> {
        Ok(system::mkdirat(&self.0, name, ALL_MAY_ENTER)?)
    }

    /// Gives a file, or a link itself, the same name in another folder as well.
    pub fn link(&self, name: &Path, to: &Self) -> io::Result<()> {
        Ok(system::linkat(&self.0, name, &to.0, name, AtFlags::empty())?)
    }

    /// Moves what has a name to another folder and name, over what is there.
    pub fn rename(&self, name: &Path, to: &Self, new_name: &Path) -> io::Result<()> {
        Ok(system::renameat(&self.0, name, &to.0, new_name)?)
    }

    /// Exchanges what two names are, in one step.
    pub fn swap(&self, name: &Path, other: &Self, other_name: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            let flags = system::RenameFlags::EXCHANGE;
            Ok(system::renameat_with(&self.0, name, &other.0, other_name, flags)?)
        }
        #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
        {
            let _ = (name, other, other_name);
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    /// Removes a file, or a link itself. One that is gone already is no failure.
    pub fn remove(&self, name: &Path) -> io::Result<()> {
        match system::unlinkat(&self.0, name, AtFlags::empty()) {
            Err(Errno::NOENT) => Ok(()),
            removed => Ok(removed?),
        }
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, name: &Path) -> io::Result<()> {
        Ok(system::unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
    }

    /// Whether a name is the same file here and in another folder.
    pub fn is_same(&self, name: &Path, other: &Self) -> bool {
        let here = system::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW);
        let there = system::statat(&other.0, name, AtFlags::SYMLINK_NOFOLLOW);
        let (Ok(here), Ok(there)) = (here, there) else { return false };
        (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
    }

    /// Whether an open file still has this name here.
    pub fn is_still(&self, name: &Path, file: &File) -> bool {
        let there = system::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW);
        let (Ok(held), Ok(there)) = (system::fstat(file), there) else { return false };
        (held.st_dev, held.st_ino) == (there.st_dev, there.st_ino)
    }

    /// What the system knows about it.
    pub fn facts(&self) -> io::Result<Facts> {
        let metadata = self.0.metadata()?;
        let keeping = if metadata.mode() & 0o1000 == 0 { Keeping::Writers } else { Keeping::Owners };
        let (mount, protection) = self.extras(&metadata);
        let disk = Disk { device: metadata.dev(), mount };
        Ok(Facts { disk, protection, owner: metadata.uid(), keeping })
    }

    /// The number of the mount, and whether the folder is protected.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn extras(&self, _: &Metadata) -> (u64, Protection) {
        use system::StatxFlags;
        let found = system::statx(&self.0, "", AtFlags::EMPTY_PATH, StatxFlags::MNT_ID);
        found.map_or((0, Protection::None), |found| {
            let known = found.stx_mask & StatxFlags::MNT_ID.bits() != 0;
            (if known { found.stx_mnt_id } else { 0 }, protection(&found))
        })
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn extras(&self, metadata: &Metadata) -> (u64, Protection) {
        (0, protection(metadata))
    }

    /// What keeps us from removing files of this folder and putting new ones there.
    pub fn obstacle(&self) -> Option<Obstacle> {
        if self.facts().is_ok_and(|facts| facts.protection == Protection::Immutable) {
            return Some(Obstacle::Immutable);
        }
        let may = system::accessat(&self.0, ".", Access::WRITE_OK | Access::EXEC_OK, AtFlags::empty());
        may.is_err().then_some(Obstacle::Forbidden)
    }

    /// What keeps us from replacing or removing one of its files; `us` is the number of the user we are.
    pub fn obstacle_at(&self, name: &Path, us: u32) -> Option<Obstacle> {
        if self.protection_of(name) == Protection::Immutable {
            return Some(Obstacle::Immutable);
        }
        let facts = self.facts().ok()?;
        if us == 0 || facts.keeping == Keeping::Writers || facts.owner == us {
            return None;
        }
        let found = system::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        (found.st_uid != us).then_some(Obstacle::Forbidden)
    }

    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn protection_of(&self, name: &Path) -> Protection {
        let found = system::statx(&self.0, name, AtFlags::SYMLINK_NOFOLLOW, system::StatxFlags::empty());
        found.map_or(Protection::None, |found| protection(&found))
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn protection_of(&self, name: &Path) -> Protection {
        let file = self.read(name).and_then(|file| file.metadata());
        file.map_or(Protection::None, |metadata| protection(&metadata))
    }

    /// Lets us change what is in it, where it is ours.
    pub fn open_up(&self) -> io::Result<()> {
        Ok(system::fchmod(&self.0, Mode::RWXU)?)
    }

    /// Takes over owner, group, permissions and further attributes of another folder.
    ///
    /// # Errors
    /// When the system does not let us; the folder then has some of them.
    pub fn take_attributes(&self, from: &Self, times: Times) -> io::Result<()> {
        attributes::take(&self.0, &from.0, times)
    }

    /// Takes over owner and group of another folder.
    pub fn take_owner(&self, from: &Self) {
        attributes::take_owner(&self.0, &from.0);
    }

    /// Takes over what the system lets us take, and stays open for us.
    pub fn take_what_goes(&self, from: &Self) {
        attributes::take_what_goes(&self.0, &from.0);
    }
}

fn of(kind: FileType) -> Entry {
    match kind {
        FileType::RegularFile => Entry::File,
        FileType::Directory => Entry::Folder,
        FileType::Symlink => Entry::Link,
        FileType::Fifo
        | FileType::Socket
        | FileType::CharacterDevice
        | FileType::BlockDevice
        | FileType::Unknown => Entry::Other,
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn protection(found: &system::Statx) -> Protection {
    use system::StatxAttributes;
    if found.stx_attributes.intersects(StatxAttributes::IMMUTABLE | StatxAttributes::APPEND) {
        Protection::Immutable
    } else {
        Protection::None
    }
}

#[cfg(target_vendor = "apple")]
fn protection(metadata: &Metadata) -> Protection {
    use std::os::darwin::fs::MetadataExt;
    // `uchg`, `uappnd`, `schg` and `sappnd` of `chflags`.
    if metadata.st_flags() & 0x0006_0006 == 0 { Protection::None } else { Protection::Immutable }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn protection(_: &Metadata) -> Protection {
    Protection::None
}
