//! Starts things: a whole curriculum that works, or one new text with everything such a text usually has.

mod init;
mod text;
mod title;

pub use init::init;
pub use text::{Learned, NewKind, new};
pub use title::title;

use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Whether nothing is there under a name, not even a link that leads nowhere.
pub fn is_free(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err()
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
                path.display()
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
