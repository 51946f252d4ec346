//! The bytes of files beside the texts as they are published: drawings written anew, photos cleaned, the rest as it is.

use crate::diagnostic::Diagnostic;
use crate::media;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::fs::File;
use std::io::{Error, Read};
use std::path::Path;

/// Larger pictures are not read: no browser shows them well.
pub const LARGEST_PICTURE: u64 = 64 * 1024 * 1024;

/// How a file is published.
pub enum Beside {
    /// With the bytes it has.
    AsItIs,
    Made {
        bytes: Vec<u8>,
        /// Whether it said where it was taken.
        had_place: bool,
    },
}

/// What of a file of the site is published.
///
/// # Errors
/// A diagnostic when the file cannot be read, or is no whole picture.
pub fn beside(folder: &Path, path: &SourcePath) -> Result<Beside, Box<Diagnostic>> {
    let is_drawing = path.extension().as_deref() == Some("svg");
    if !is_drawing && !media::is_photo(path) {
        return Ok(Beside::AsItIs);
    }
    let problem = |rule, words: String| Diagnostic::new(rule, path, Span::default(), words);
    let unreadable = |error| {
        let words = format!("the file cannot be read: {error}");
        let help = "look who may read it, and whether another program holds it";
        Box::new(problem(Rule::UnreadableFile, words).help(help))
    };
    let mut bytes = Vec::new();
    let file = open(folder, path).map_err(unreadable)?;
    file.take(LARGEST_PICTURE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_PICTURE {
        let words = "this picture has more than 64 MB".to_owned();
        return Err(Box::new(problem(Rule::BrokenPicture, words).help("save it again, smaller")));
    }
    if is_drawing {
        let text = String::from_utf8_lossy(&bytes);
        let drawing = media::drawing(&Source::new(path.clone(), text));
        return Ok(Beside::Made { bytes: drawing.text.into_bytes(), had_place: false });
    }
    match media::cleaned(bytes) {
        Ok(media::Cleaned { bytes, had_place }) => Ok(Beside::Made { bytes, had_place }),
        Err(media::Damage) => {
            let words = "this picture is damaged, and nobody can tell what is in it".to_owned();
            Err(Box::new(
                problem(Rule::BrokenPicture, words)
                    .help("open it in a program for pictures and save it again"),
            ))
        }
    }
}

/// Opens a file, if it lies where it should when all links are followed: one may have come since the folder was looked
/// through.
fn open(folder: &Path, path: &SourcePath) -> Result<File, Error> {
    let part = path.as_str().split('/').next().unwrap_or_default();
    let place = folder.join(path.as_str()).canonicalize()?;
    if !place.starts_with(folder.join(part).canonicalize()?) {
        return Err(Error::other("it is a link to another place"));
    }
    File::open(place)
}
