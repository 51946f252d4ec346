//! Two trees change places: in one step where the system can, else in two with a way back.

use crate::error::{Error, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Puts `next` where `folder` is. Answers where the old tree is now; none when trees cannot be moved here at all, and
/// then nothing has changed. `aside` is where the old tree may wait.
pub fn exchange(next: &Path, folder: &Path, aside: &Path) -> Result<Option<PathBuf>> {
    if folder.symlink_metadata().is_err() {
        fs::rename(next, folder).map_err(Error::io("making", folder))?;
        return Ok(Some(next.to_owned()));
    }
    if swap(next, folder).is_ok() {
        return Ok(Some(next.to_owned()));
    }
    if fs::rename(folder, aside).is_err() {
        return Ok(None);
    }
    if let Err(error) = fs::rename(next, folder) {
        fs::rename(aside, folder).map_err(Error::io("putting back", folder))?;
        return Err(Error::io("replacing", folder)(error));
    }
    Ok(Some(aside.to_owned()))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
