//! Two trees change places: in one step where the system can, else in two with a way back.

use super::folder::Folder;
use super::refuse;
use crate::error::{Error, Result};
use std::path::Path;

/// A name in a folder.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub folder: &'a Folder,
    pub name: &'a Path,
}

impl Spot<'_> {
    fn rename(self, to: Spot<'_>) -> std::io::Result<()> {
        self.folder.rename(self.name, to.folder, to.name)
    }
}

/// Puts the new website where the old one is. Answers where the old one is now; none when trees cannot be moved here at
/// all, and then nothing has changed. `aside` is where the old tree may wait, `place` the path of the website.
pub fn exchange<'a>(
    new: Spot<'a>,
    website: Spot<'_>,
    aside: Spot<'a>,
    place: &Path,
) -> Result<Option<Spot<'a>>> {
    if new.folder.swap(new.name, website.folder, website.name).is_ok() {
        return Ok(Some(new));
    }
    if website.rename(aside).is_err() {
        return Ok(None);
    }
    if new.rename(website).is_err() {
        aside.rename(website).map_err(Error::io("putting back", place))?;
        return Err(refuse::held(place));
    }
    Ok(Some(aside))
}
