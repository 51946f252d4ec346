//! Texts of a site as people name them at the terminal.

use crate::error::{Error, Result};
use crate::path::SourcePath;
use crate::visible;
use std::path::{Path, PathBuf};

/// The file that somebody named: from where they are, or by its place below `content/`; with or without `.md`.
///
/// # Errors
/// When there is no such file.
pub fn text_of(site: &Path, named: &Path) -> Result<PathBuf> {
    let below = site.join("content").join(named);
    let tries = [named.to_owned(), named.with_added_extension("md"), below.with_added_extension("md"), below];
    let found = tries.iter().find(|path| path.is_file());
    found.cloned().ok_or_else(|| {
        let words = format!("there is no file `{}`", visible::path(named));
        Error::Other(format!("{words}\nhelp: name it from here, or by its place below `content`"))
    })
}

/// Where a file lies in a site, whether it is there already or not; none when it lies elsewhere.
pub fn inside(site: &Path, file: &Path) -> Option<SourcePath> {
    let site = site.canonicalize().ok()?;
    let file = std::path::absolute(file).ok()?;
    let there = file.ancestors().find(|folder| folder.exists())?;
    let more = file.strip_prefix(there).ok()?;
    let whole = there.canonicalize().ok()?.join(more);
    // Without parts there is nothing to join, and the path would end in a slash.
    let whole = if more.as_os_str().is_empty() { there.canonicalize().ok()? } else { whole };
    Some(SourcePath::new(whole.strip_prefix(&site).ok()?.to_string_lossy()))
}
