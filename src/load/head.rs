//! The first bytes of a file beside the texts: whether it is what its ending says, and how large a picture is.

use super::large::large;
use crate::diagnostic::Diagnostic;
use crate::media;
use crate::model::{Dimensions, is_media};
use crate::path::SourcePath;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

/// What the first bytes say.
#[derive(Default)]
pub struct Head {
    /// What is wrong with the file.
    pub problem: Option<Box<Diagnostic>>,
    /// How large the picture is, where it is one and says so.
    pub size: Option<Dimensions>,
}

/// Reads the beginning of a file. One that cannot be read is told when it is copied.
pub fn head(path: &SourcePath, place: &Path, length: u64) -> Head {
    if !is_media(path) {
        return Head::default();
    }
    read(path, place, length).unwrap_or_default()
}

fn read(path: &SourcePath, place: &Path, length: u64) -> Option<Head> {
    let mut file = BufReader::with_capacity(media::HEAD, File::open(place).ok()?);
    let mut first = Vec::with_capacity(media::HEAD);
    file.by_ref().take(media::HEAD as u64).read_to_end(&mut first).ok()?;
    let size = media::is_photo(path).then(|| media::photo_size(&first, &mut file)).flatten();
    let problem = media::check_kind(path, &first).or_else(|| large(path, length, size));
    Some(Head { problem: problem.map(Box::new), size })
}
