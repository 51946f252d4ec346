//! What is in a folder, with all that is below it; links are not followed.

use super::carry::Carried;
use super::folder::{Disk, Entry, Folder, Protection, split};
use super::manifest::{self, Manifest};
use super::working;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, ErrorKind};
use std::ops::Bound;
use std::path::{Path, PathBuf};

/// Everything below a folder by path, without our manifest and working folder.
#[derive(Debug, Default)]
pub struct Tree {
    entries: HashMap<PathBuf, Entry>,
    /// Folders that have to stay where they are.
    fixed: BTreeMap<PathBuf, Fixed>,
}

/// Why a folder has to stay where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// It is on another disk, which appears here.
    Mounted,
    /// We cannot look into it.
    Closed,
    /// The system lets nobody change it.
    Immutable,
}

/// Whether to look into other disks that appear in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disks {
    All,
    One,
}

/// What operating systems and disks put into folders by themselves, in small letters: nobody's work.
const CLUTTER: [&str; 21] = [
    "$recycle.bin",
    ".apdisk",
    ".com.apple.timemachine.donotpresent",
    ".directory",
    ".documentrevisions-v100",
    ".ds_store",
    ".fseventsd",
    ".localized",
    ".metadata_never_index",
    ".spotlight-v100",
    ".temporaryitems",
    ".trash",
    ".trashes",
    ".volumeicon.icns",
    "desktop.ini",
    "ehthumbs.db",
    "lost+found",
    "recycler",
    "system volume information",
    "thumbs.db",
    "thumbs.db:encryptable",
];

impl Tree {
    /// Reads the names below a folder. A folder in it that cannot be read counts as fixed.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn read(root: &Folder, disks: Disks) -> io::Result<Self> {
        let mut tree = Self::default();
        let own = root.facts()?.disk;
        tree.add(root, Path::new(""), &mut Vec::new())?;
        let mut waiting = tree.folders();
        while let Some(path) = waiting.pop() {
            match tree.enter(root, &path, own, disks, &mut waiting) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    tree.entries.remove(&path);
                }
                Err(_) => {
                    tree.fixed.insert(path, Fixed::Closed);
                }
            }
        }
        Ok(tree)
    }

    fn enter(
        &mut self,
        root: &Folder,
        path: &Path,
        own: Disk,
        disks: Disks,
        waiting: &mut Vec<PathBuf>,
    ) -> io::Result<()> {
        let folder = root.folder(path)?;
        let facts = folder.facts()?;
        if facts.disk != own {
            self.fixed.insert(path.to_owned(), Fixed::Mounted);
            if disks == Disks::One {
                return Ok(());
            }
        } else if facts.protection == Protection::Immutable {
            self.fixed.insert(path.to_owned(), Fixed::Immutable);
        }
        self.add(&folder, path, waiting)
    }

    fn add(&mut self, folder: &Folder, path: &Path, waiting: &mut Vec<PathBuf>) -> io::Result<()> {
        for (name, entry) in folder.entries()? {
            let inner = path.join(name);
            let is_work = entry == Entry::Folder && inner == Path::new(working::INSIDE);
            if is_work || inner == Path::new(manifest::NAME) {
                continue;
            }
            if entry == Entry::Folder {
                waiting.push(inner.clone());
            }
            self.entries.insert(inner, entry);
        }
        Ok(())
    }

    fn folders(&self) -> Vec<PathBuf> {
        let folders = self.entries.iter().filter(|(_, entry)| **entry == Entry::Folder);
        folders.map(|(path, _)| path.clone()).collect()
    }

    /// Whether nobody has put anything there.
    pub fn is_nobodys(&self) -> bool {
        self.entries.keys().all(|path| {
            let first = path.iter().next().unwrap_or_default().to_string_lossy().to_lowercase();
            CLUTTER.contains(&first.as_str()) || first.starts_with("._") || first.starts_with(".trash-")
        })
    }

    pub fn entry(&self, path: &str) -> Option<Entry> {
        self.entries.get(Path::new(path)).copied()
    }

    pub fn holds(&self, path: &Path) -> bool {
        self.entries.contains_key(path)
    }

    /// Folders that have to stay where they are, and why.
    pub fn fixed(&self) -> &BTreeMap<PathBuf, Fixed> {
        &self.fixed
    }

    /// Whether folders have to stay where they are, and whose they are.
    pub fn staying(&self, foreign: &BTreeMap<PathBuf, Entry>) -> Carried {
        let holds_foreign = |path: &Path| {
            let mut below = foreign.range::<Path, _>((Bound::Included(path), Bound::Unbounded));
            below.next().is_some_and(|(foreign, _)| foreign.starts_with(path))
        };
        let staying = self.fixed.iter().map(|(path, fixed)| match fixed {
            Fixed::Mounted | Fixed::Closed => Carried::ForeignStays,
            Fixed::Immutable if holds_foreign(path) => Carried::ForeignStays,
            Fixed::Immutable => Carried::OursStays,
        });
        staying.max().unwrap_or(Carried::All)
    }

    /// Everything, sorted: folders before what they hold.
    pub fn sorted(&self) -> Vec<(&Path, Entry)> {
        let mut all: Vec<_> = self.entries.iter().map(|(path, entry)| (path.as_path(), *entry)).collect();
        all.sort_unstable_by_key(|(path, _)| *path);
        all
    }

    /// What is neither in the old list nor in the new one, sorted, folders before what they hold.
    pub fn foreign(&self, listed: &Manifest, next: &Manifest) -> BTreeMap<PathBuf, Entry> {
        let ours: BTreeSet<&Path> = listed.folders().collect();
        let is_ours = |path: &Path, entry: Entry| match entry {
            Entry::Folder => ours.contains(path),
            Entry::File => path.to_str().is_some_and(|path| listed.holds(path) || next.holds(path)),
            Entry::Link | Entry::Other => false,
        };
        let all = self.entries.iter().map(|(path, entry)| (path, *entry));
        all.filter(|(path, entry)| !is_ours(path, *entry))
            .map(|(path, entry)| (path.clone(), entry))
            .collect()
    }
}

/// Makes every folder that the files need, each once.
///
/// # Errors
/// With the path of the folder that could not be made.
pub fn make_folders<'a>(
    root: &Folder,
    files: impl Iterator<Item = &'a Path>,
) -> Result<(), (PathBuf, io::Error)> {
    let folders: BTreeSet<&Path> = files.flat_map(|path| path.ancestors().skip(1)).collect();
    // Parents come first.
    for path in folders.into_iter().filter(|path| !path.as_os_str().is_empty()) {
        make_folder(root, path).map_err(|error| (path.to_owned(), error))?;
    }
    Ok(())
}

fn make_folder(root: &Folder, path: &Path) -> io::Result<()> {
    let (parent, name) = split(path);
    if parent.as_os_str().is_empty() {
        return root.make(name);
    }
    root.folder(parent)?.make(name)
}

/// How many files of one folder are one piece of work.
const BATCH: usize = 256;

/// Names by the folder they are in, so that each folder is opened once; a large folder is several pieces of work.
pub fn by_folder<'a>(paths: impl Iterator<Item = &'a Path>) -> Vec<(&'a Path, Vec<&'a Path>)> {
    let mut folders: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for path in paths {
        let (parent, name) = split(path);
        folders.entry(parent).or_default().push(name);
    }
    let batches = |(folder, names): (&'a Path, Vec<&'a Path>)| {
        let batches: Vec<_> = names.chunks(BATCH).map(|batch| (folder, batch.to_vec())).collect();
        batches
    };
    folders.into_iter().flat_map(batches).collect()
}
