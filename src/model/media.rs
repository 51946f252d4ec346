//! Kinds of files that are published beside the pages.

use crate::path::SourcePath;

/// Endings of pictures, documents, sounds and films that a browser shows or saves without running code.
const MEDIA: [&str; 34] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "pdf", "txt", "csv", "tsv", "rtf",
    "odt", "ods", "odp", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "epub", "ics", "mp3", "m4a", "ogg",
    "oga", "wav", "mp4", "webm", "ogv", "vtt",
];

/// Endings of pictures.
const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp"];

/// Whether a file can be shown as a picture.
pub fn is_picture(path: &SourcePath) -> bool {
    path.extension().is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}

/// Whether a file is a drawing, which is a text: opened by itself, a browser would read it as a page.
pub fn is_drawing(path: &SourcePath) -> bool {
    path.extension().as_deref() == Some("svg")
}

/// Whether a file may be published.
pub fn is_media(path: &SourcePath) -> bool {
    path.extension().is_some_and(|ending| MEDIA.contains(&ending.as_str()))
}
