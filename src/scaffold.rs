//! Starts things: a whole curriculum that works, or one new text with everything such a text usually has.

mod init;
mod text;
mod title;

pub use init::init;
pub use text::{Learned, NewKind, new};
pub use title::title;

use crate::error::{Error, Result};
use crate::visible;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder of the texts of a site.
const CONTENT: &str = "content";

/// Whether nothing is there under a name, not even a link that leads nowhere.
pub fn is_free(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err()
}

/// The same for a file that belongs into a site: a link among the folders of its texts must not lead it elsewhere.
///
/// # Errors
/// When it would come to lie elsewhere, is there, or cannot be written.
pub fn create_in(site: &Path, path: &Path, text: &str) -> Result<()> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(Error::io("finding", path));
    let content = absolute(site)?.join(CONTENT);
    if absolute(path)?.starts_with(&content) {
        stays_inside(site, path)?;
    }
    create(path, text)
}

fn stays_inside(site: &Path, file: &Path) -> Result<()> {
    let Ok(site) = site.canonicalize() else { return Ok(()) };
    let there = |folder: &&Path| fs::symlink_metadata(folder).is_ok();
    let Some(folder) = file.ancestors().skip(1).find(there) else { return Ok(()) };
    let is_inside = |place: PathBuf| place == site || place.starts_with(site.join(CONTENT));
    if folder.canonicalize().is_ok_and(is_inside) {
        return Ok(());
    }
    Err(Error::Other(format!(
        "{} is a link that leads out of `content`, so nothing was written\n\
         help: put a folder in place of the link",
        visible::path(folder)
    )))
}

/// Writes a file that is not there yet, and the folders it needs. What is there is never overwritten.
///
/// # Errors
/// When it is there, or cannot be written.
pub fn create(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io("making", folder))?;
    }
    let mut file = match File::create_new(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Error::Other(format!(
                "{} is there already, and is left as it is\nhelp: choose another name",
                visible::path(path)
            )));
        }
        opened => opened.map_err(Error::io("writing", path))?,
    };
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a file would only be in the way of the next try.
        let _ = fs::remove_file(path);
        Error::io("writing", path)(error)
    })
}
