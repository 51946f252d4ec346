//! What comes from the old tree into the new one without being written: our files that are unchanged, and whatever is not
//! ours. Nothing that is not ours is ever copied: what cannot have a second name has to stay where it is.

use super::folder::{Entry, Folder, Keeping, Times, split};
use super::tree::{self, Tree};
use crate::error::{self, Error};
use crate::parallel;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Two trees, and what they are called in messages.
pub struct Trees<'a> {
    pub old: &'a Folder,
    pub next: &'a Folder,
    /// The path of the old one.
    pub place: &'a Path,
    /// The number of the user we are.
    pub us: u32,
}

/// Whether all that has to come over can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carried {
    All,
    /// Something of ours has to stay where it is; a copy of it would do, too.
    OursStays,
    /// Something that is not ours has to stay where it is, so the trees must not change places.
    ForeignStays,
}

/// What is done with a file of ours that the system protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protected {
    Stays,
    Copied,
}

impl Trees<'_> {
    /// Gives our unchanged files a second name in the new tree; where disks know no such thing, or no more of them, copies
    /// them.
    pub fn link_ours(&self, unchanged: &[&str], protected: Protected) -> error::Result<Carried> {
        let batches = tree::by_folder(unchanged.iter().map(Path::new));
        let carried = parallel::try_map(&batches, |(folder, names)| {
            let at = self.place.join(folder);
            let from = self.old.folder(folder).map_err(Error::io("reading", &at))?;
            let to = self.next.folder(folder).map_err(Error::io("reading", &at))?;
            for name in names {
                match from.link(name, &to) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                    Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                        return Ok(Carried::ForeignStays);
                    }
                    Err(_) if protected == Protected::Stays && from.obstacle_at(name, 0).is_some() => {
                        return Ok(Carried::OursStays);
                    }
                    Err(_) => copy(&from, name, &to).map_err(Error::io("copying", &at.join(name)))?,
                }
            }
            Ok(Carried::All)
        })?;
        Ok(carried.into_iter().max().unwrap_or(Carried::All))
    }

    /// Brings what is not ours into the new tree, where nothing is in its way.
    pub fn carry(&self, foreign: &BTreeMap<PathBuf, Entry>) -> error::Result<Carried> {
        let holding: BTreeSet<&Path> = foreign.keys().flat_map(|path| path.ancestors().skip(1)).collect();
        for folder in &holding {
            match self.old.folder(folder) {
                Ok(folder) if self.may_empty(&folder) => {}
                Ok(_) | Err(_) => return Ok(Carried::ForeignStays),
            }
        }
        match self.carry_all(foreign) {
            Ok(()) => Ok(Carried::All),
            Err(error) if is_full(&error) => Err(Error::io("making a new tree beside", self.place)(error)),
            Err(_) => Ok(Carried::ForeignStays),
        }
    }

    /// Whether what is in a folder could be removed from it by us, once it has a second name elsewhere.
    fn may_empty(&self, folder: &Folder) -> bool {
        let Ok(facts) = folder.facts() else { return false };
        let is_owner = self.us == 0 || facts.owner == self.us;
        folder.obstacle().is_none() && (is_owner || facts.keeping == Keeping::Writers)
    }

    fn carry_all(&self, foreign: &BTreeMap<PathBuf, Entry>) -> io::Result<()> {
        tree::make_folders(self.next, foreign.keys().map(PathBuf::as_path)).map_err(|(_, error)| error)?;
        for path in foreign.iter().filter(|(_, entry)| **entry == Entry::Folder).map(|(path, _)| path) {
            let (parent, name) = split(path);
            self.next.folder(parent)?.make(name)?;
        }
        let files = foreign.iter().filter(|(_, entry)| **entry != Entry::Folder);
        for (folder, names) in tree::by_folder(files.map(|(path, _)| path.as_path())) {
            let (from, to) = (self.old.folder(folder)?, self.next.folder(folder)?);
            for name in names {
                match from.link(name, &to) {
                    // Its owner removed it meanwhile.
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    linked => linked?,
                }
            }
        }
        Ok(())
    }

    /// Folders keep owner, group and permissions although they are new ones; folders that are not ours keep the rest, too.
    /// Folders among the `written` files that are new belong to the owner of the website when the administrator builds it:
    /// otherwise that owner could not build it any more.
    pub fn keep_attributes(
        &self,
        now: &Tree,
        foreign: &BTreeMap<PathBuf, Entry>,
        written: &[&str],
    ) -> error::Result<Carried> {
        if self.us == 0 {
            let folders: BTreeSet<&Path> =
                written.iter().flat_map(|path| Path::new(path).ancestors().skip(1)).collect();
            for path in folders.into_iter().filter(|path| !now.holds(path)) {
                self.next.folder(path).map_err(Error::io("reading", self.place))?.take_owner(self.old);
            }
        }
        let holding: BTreeSet<&Path> = foreign.keys().flat_map(|path| path.ancestors()).collect();
        let folders = now.sorted().into_iter().filter(|(_, entry)| *entry == Entry::Folder);
        // What they hold comes first: writing to a folder changes its times.
        let folders: Vec<&Path> = folders.map(|(path, _)| path).collect();
        let kept = parallel::map(&folders, |path| {
            let (Ok(from), Ok(to)) = (self.old.folder(path), self.next.folder(path)) else {
                // It is not in the new tree.
                return Ok(());
            };
            if foreign.contains_key(*path) {
                to.take_attributes(&from, Times::Taken)
            } else if holding.contains(path) {
                to.take_attributes(&from, Times::Own)
            } else {
                to.take_what_goes(&from);
                Ok(())
            }
        });
        if kept.iter().any(Result::is_err) {
            return Ok(Carried::ForeignStays);
        }
        self.next.take_what_goes(self.old);
        Ok(Carried::All)
    }
}

fn copy(from: &Folder, name: &Path, to: &Folder) -> io::Result<()> {
    let mut old = from.read(name)?;
    let mut file = to.create(name)?;
    io::copy(&mut old, &mut file)?;
    file.set_permissions(old.metadata()?.permissions())
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}
