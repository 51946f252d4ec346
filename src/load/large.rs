//! Pictures that take long to load: how large they are, how long people wait, and how to save them smaller.

use super::beside::LARGEST_PICTURE;
use crate::diagnostic::Diagnostic;
use crate::media;
use crate::model::{Dimensions, is_drawing};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

const MEGABYTE: u64 = 1024 * 1024;

/// A picture of this length takes most of a minute on a slow connection.
const LARGE: u64 = 2 * MEGABYTE;

/// Bytes in a second on a phone where there is little reception: 400 kbit.
const SLOW: u64 = 50_000;

/// The longer side of a picture that is sharp on every screen and on paper, in pixels.
const ENOUGH: u32 = 2000;

/// Tells of a picture with more than 2 MB. One that is too large to be published has an error instead.
pub fn large(path: &SourcePath, length: u64, size: Option<Dimensions>) -> Option<Diagnostic> {
    let is_picture = media::is_photo(path) || is_drawing(path);
    if !is_picture || length <= LARGE || length > LARGEST_PICTURE {
        return None;
    }
    let tenths = (length * 10).div_ceil(MEGABYTE);
    let words = format!(
        "this picture has {}.{} MB and takes about {} to load on a slow phone connection",
        tenths / 10,
        tenths % 10,
        waiting(length / SLOW)
    );
    Some(Diagnostic::new(Rule::LargePicture, path, Span::default(), words).help(help(path, size)))
}

/// A time in words, as people say it.
fn waiting(seconds: u64) -> String {
    match seconds {
        0..90 => format!("{} seconds", (seconds + 5) / 10 * 10),
        _ => format!("{} minutes", (seconds + 30) / 60),
    }
}

fn help(path: &SourcePath, size: Option<Dimensions>) -> &'static str {
    if is_drawing(path) {
        return "save it as PNG with at most 2,000 pixels on its longer side, or make the pictures in it smaller";
    }
    let is_jpeg = matches!(path.extension().as_deref(), Some("jpg" | "jpeg"));
    match size.map(|size| size.width.max(size.height) <= ENOUGH) {
        Some(true) if is_jpeg => "save it again as JPEG with a lower quality, such as 80",
        Some(true) => "save it as JPEG with a quality of about 80",
        Some(false) | None if is_jpeg => "save it with at most 2,000 pixels on its longer side",
        Some(false) | None => "save it as JPEG with at most 2,000 pixels on its longer side",
    }
}
