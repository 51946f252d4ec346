//! Publishing file by file, where the output folder cannot be exchanged: a disk of its own, a folder in one that may not be
//! written, or one that holds something that has to stay where it is. Each file is whole at every moment; the website as a
//! whole is not, and the next build mends it.

use super::carry::Trees;
use super::folder::{Entry, Folder, Obstacle, split};
use super::manifest::{self, Manifest};
use super::working::Working;
use super::{Publication, refuse, tree};
use crate::error::{Error, Result};
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The name under which a file comes from another disk, before it takes the place of the old one.
const ARRIVING: &str = ".fieldbook-new";

/// Refuses to begin what could not be finished: all that has to be replaced or removed can be.
pub(super) fn check(trees: &Trees<'_>, publication: &Publication<'_>) -> Result<()> {
    let (folder, place) = (trees.old, trees.place);
    let changed = publication.written.iter().chain(&publication.obsolete).copied().chain([manifest::NAME]);
    for (path, names) in tree::by_folder(changed.map(Path::new)) {
        let stopped = |name: &Path, obstacle| Err(refuse::stuck(place, name, obstacle));
        let inner = match folder.folder(path) {
            Ok(inner) => inner,
            // It has to be made, in a folder that is there.
            Err(error) if error.kind() != ErrorKind::PermissionDenied => {
                let above =
                    path.ancestors().skip(1).find_map(|above| Some((above, folder.folder(above).ok()?)));
                if let Some((above, obstacle)) =
                    above.and_then(|(above, inner)| Some((above, inner.obstacle()?)))
                {
                    return stopped(above, obstacle);
                }
                continue;
            }
            Err(_) => return stopped(path, Obstacle::Forbidden),
        };
        if let Some(obstacle) = inner.obstacle() {
            return stopped(path, obstacle);
        }
        for name in names {
            if let Some(obstacle) = inner.obstacle_at(name, trees.us) {
                return stopped(&path.join(name), obstacle);
            }
        }
    }
    Ok(())
}

/// Moves the changed files of the new tree into the output folder and removes those that are made no more.
pub(super) fn publish(
    working: &Working,
    trees: &Trees<'_>,
    publication: &Publication<'_>,
    listed: &Manifest,
) -> Result<()> {
    let (next, folder, place) = (working.next(), trees.old, trees.place);
    let written = tree::by_folder(publication.written.iter().map(Path::new));
    // Whatever happens from here on, the next build knows all that is ours.
    let arriving = written.iter().filter_map(|(path, _)| Some(path.join(ARRIVING).to_str()?.to_owned()));
    let arriving = publication.manifest.and(listed).with(arriving.map(|path| path.replace('\\', "/")));
    replace_manifest(&arriving, next, folder, place)?;
    for (path, names) in tree::by_folder(publication.obsolete.iter().map(Path::new)) {
        // A folder that is gone, or is somebody's link by now, holds nothing of ours.
        let Ok(inner) = folder.folder(path) else { continue };
        for name in names {
            if inner.entry(name).is_ok_and(|entry| entry == Some(Entry::File)) {
                inner.remove(name).map_err(Error::io("removing", &place.join(path).join(name)))?;
            }
        }
    }
    remove_empty_folders(folder, &publication.obsolete);
    let files = publication.written.iter().map(Path::new);
    tree::make_folders(folder, files)
        .map_err(|(path, error)| Error::io("making", &place.join(path))(error))?;
    for (path, names) in written {
        let at = place.join(path);
        let from = next.folder(path).map_err(Error::io("reading", &at))?;
        let to = folder.folder(path).map_err(Error::io("reading", &at))?;
        for name in names {
            replace(&from, name, &to).map_err(Error::io("replacing", &at.join(name)))?;
        }
    }
    replace_manifest(&publication.manifest, next, folder, place)
}

fn replace_manifest(manifest: &Manifest, next: &Folder, folder: &Folder, place: &Path) -> Result<()> {
    manifest.write(next, place)?;
    let name = Path::new(manifest::NAME);
    replace(next, name, folder).map_err(Error::io("replacing", &place.join(name)))
}

/// Renames over the old file; from another disk, copies beside it first.
fn replace(from: &Folder, name: &Path, to: &Folder) -> io::Result<()> {
    match from.rename(name, to, name) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {}
        renamed => return renamed,
    }
    let arriving = Path::new(ARRIVING);
    let replaced = || {
        to.remove(arriving)?;
        io::copy(&mut from.read(name)?, &mut to.create(arriving)?)?;
        to.rename(arriving, to, name)
    };
    replaced().inspect_err(|_| drop(to.remove(arriving)))
}

/// Removes folders that held our files and hold nothing now; those that hold something refuse by themselves.
fn remove_empty_folders(folder: &Folder, obsolete: &[&str]) {
    let parents = obsolete.iter().flat_map(|path| Path::new(path).ancestors().skip(1));
    let parents: BTreeSet<PathBuf> = parents.map(Path::to_owned).collect();
    for path in parents.into_iter().rev().filter(|path| !path.as_os_str().is_empty()) {
        let (parent, name) = split(&path);
        let _ = folder.folder(parent).and_then(|parent| parent.remove_folder(name));
    }
}
