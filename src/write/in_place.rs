//! Publishing file by file, where the output folder cannot be moved: a disk of its own, or a folder in one that may not
//! be written. Each file is whole at every moment; the website as a whole is not, and the next build mends it.

use super::manifest::{self, Manifest};
use super::{Publication, remove, tree};
use crate::error::{Error, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Moves the changed files of `next` into `folder` and removes those that are made no more.
pub(super) fn publish(
    next: &Path,
    folder: &Path,
    publication: &Publication<'_>,
    listed: &Manifest,
) -> Result<()> {
    // Whatever happens from here on, the next build knows all that is ours.
    replace_manifest(&publication.manifest.and(listed), next, folder)?;
    for path in &publication.obsolete {
        if folder.join(path).symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
            remove(&folder.join(path))?;
        }
    }
    remove_empty_folders(folder, &publication.obsolete);
    tree::make_folders(folder, publication.written.iter().copied())?;
    for path in &publication.written {
        replace(&next.join(path), &folder.join(path))?;
    }
    replace_manifest(&publication.manifest, next, folder)
}

fn replace_manifest(manifest: &Manifest, next: &Path, folder: &Path) -> Result<()> {
    manifest.write(next)?;
    replace(&next.join(manifest::NAME), &folder.join(manifest::NAME))
}

/// Renames over the old file; from another disk, copies beside it first.
fn replace(fresh: &Path, old: &Path) -> Result<()> {
    if fs::rename(fresh, old).is_ok() {
        return Ok(());
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(old.file_name().unwrap_or_default());
    name.push(".fieldbook");
    let beside = old.with_file_name(name);
    let replaced = fs::copy(fresh, &beside).and_then(|_| fs::rename(&beside, old));
    if replaced.is_err() {
        let _ = fs::remove_file(&beside);
    }
    replaced.map_err(Error::io("replacing", old))
}

/// Removes folders that held our files and hold nothing now; those that hold something refuse by themselves.
fn remove_empty_folders(folder: &Path, obsolete: &[&str]) {
    let parents = obsolete.iter().flat_map(|path| Path::new(path).ancestors().skip(1));
    let parents: BTreeSet<&Path> = parents.filter(|parent| !parent.as_os_str().is_empty()).collect();
    for parent in parents.into_iter().rev() {
        let _ = fs::remove_dir(folder.join(parent));
    }
}
