//! Pictures made of dots without what programs write beside the dots: place, time, camera, names, earlier versions of the
//! picture, and whatever lies behind its end. What decides how it looks stays: colors, and which side is up.

mod avif;
mod exif;
mod gif;
mod jpeg;
mod png;
mod size;
mod webp;

pub use size::size;

use crate::path::SourcePath;

/// A picture as it is published.
pub struct Cleaned {
    pub bytes: Vec<u8>,
    /// Whether it said where it was taken.
    pub had_place: bool,
}

/// The bytes are no whole picture of their kind, so nobody can tell what is in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage;

/// Whether files of this ending are cleaned.
pub fn is_photo(path: &SourcePath) -> bool {
    let ending = path.extension();
    matches!(ending.as_deref(), Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "bmp" | "ico"))
}

/// Cleans a picture. What it is, its first bytes say: endings are often wrong.
///
/// # Errors
/// When the picture is damaged.
pub fn cleaned(bytes: Vec<u8>) -> Result<Cleaned, Damage> {
    if bytes.starts_with(&jpeg::START) {
        jpeg::cleaned(&bytes)
    } else if bytes.starts_with(&png::START) {
        png::cleaned(&bytes)
    } else if bytes.starts_with(b"GIF8") {
        gif::cleaned(&bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp::cleaned(&bytes)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        avif::cleaned(bytes)
    } else {
        // Icons and bitmaps hold nothing besides their dots.
        Ok(Cleaned { bytes, had_place: false })
    }
}

/// Whether words about a picture (XMP) name a place. Source: the XMP specification, part 2; the IPTC Core.
fn names_place(words: &[u8]) -> bool {
    ["GPSLatitude", "GPSLongitude", "photoshop:City", "LocationCreated", "LocationShown", "CountryCode"]
        .iter()
        .any(|name| words.windows(name.len()).any(|piece| piece == name.as_bytes()))
}

/// A number of two bytes, the larger first.
fn pair(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

/// A number of four bytes, the larger first.
fn four(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

/// A number of four bytes, the smaller first.
fn little(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}
