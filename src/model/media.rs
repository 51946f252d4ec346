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

/// Files directly in `content/` that hosts, browsers and machines ask for by their names, so that no page has to lead to
/// them.
const FOR_HOSTS: [&str; 12] = [
    "CNAME",
    "_redirects",
    "ads.txt",
    "apple-touch-icon-precomposed.png",
    "apple-touch-icon.png",
    "favicon.ico",
    "favicon.png",
    "favicon.svg",
    "humans.txt",
    "llms.txt",
    "robots.txt",
    "security.txt",
];

/// Whether a file may be published.
pub fn is_media(path: &SourcePath) -> bool {
    path.extension().is_some_and(|ending| MEDIA.contains(&ending.as_str())) || is_for_hosts(path)
}

/// Whether a file is published although nothing leads to it.
pub fn is_for_hosts(path: &SourcePath) -> bool {
    path.in_content().is_some_and(|name| FOR_HOSTS.contains(&name))
}
