//! Files as they are: their types, parts of them for films that are skipped through, and nothing from outside.

use super::answer::{After, Answer, refuse};
use super::head::Head;
use crate::path::OutputPath;
use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom};
use std::net::TcpStream;
use std::path::Path;

/// The type of what lies at an address. Source: the IANA registry of media types.
pub fn content_type(output: &OutputPath) -> &'static str {
    let name = output.as_str().rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        "rtf" => "application/rtf",
        "ics" => "text/calendar; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" => "audio/ogg",
        "wav" => "audio/wav",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "ogv" => "video/ogg",
        "epub" => "application/epub+zip",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "txt" | "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// An answer of a type. A picture made of text that is opened by itself may run nothing.
pub fn answer(status: u16, output: &OutputPath) -> Answer {
    let kind = content_type(output);
    let answer = Answer::new(status, kind);
    if kind == "image/svg+xml" {
        answer.with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
        )
    } else {
        answer
    }
}

/// Sends a file, or the part of it that was asked for.
pub fn send(
    stream: &TcpStream,
    head: &Head,
    output: &OutputPath,
    place: &Path,
    within: &Path,
) -> Result<After> {
    let Some(mut file) = open(place, within) else { return refuse(stream, 404, "there is no such file") };
    let length = file.metadata()?.len();
    let range = head.only("range").ok().flatten();
    match range.map_or(Range::Whole, |range| Range::read(range, length)) {
        Range::Whole => {
            let answer = answer(200, output).with("Accept-Ranges", "bytes");
            answer.send(stream, head, file.take(length), usize::try_from(length).ok())
        }
        Range::Part { first, last } => {
            file.seek(SeekFrom::Start(first))?;
            let part = last - first + 1;
            let answer = answer(206, output)
                .with("Accept-Ranges", "bytes")
                .with("Content-Range", format!("bytes {first}-{last}/{length}"));
            answer.send(stream, head, file.take(part), usize::try_from(part).ok())
        }
        Range::Outside => {
            let answer = Answer::new(416, "text/plain; charset=utf-8");
            let answer = answer.with("Content-Range", format!("bytes */{length}"));
            answer.bytes(stream, head, b"the file is shorter than that\n".to_vec())
        }
    }
}

/// Opens a plain file, if it lies where it should when all links are followed. Compared by parts of resolved paths.
fn open(place: &Path, within: &Path) -> Option<File> {
    let place = place.canonicalize().ok()?;
    if !place.starts_with(within.canonicalize().ok()?) {
        return None;
    }
    // A pipe would be waited for.
    if !place.metadata().ok()?.is_file() {
        return None;
    }
    File::open(place).ok()
}

/// What of a file is asked for. Source: RFC 9110, section 14. Several parts at once are answered with the whole.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    Whole,
    Part { first: u64, last: u64 },
    Outside,
}

impl Range {
    fn read(header: &str, length: u64) -> Self {
        let Some((first, last)) =
            header.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-'))
        else {
            return Self::Whole;
        };
        let number = |text: &str| text.trim().parse::<u64>();
        match (number(first), number(last)) {
            (Ok(first), Ok(last)) if first > last => Self::Whole,
            (Ok(first), _) if first >= length => Self::Outside,
            (Ok(first), Ok(last)) => Self::Part { first, last: last.min(length - 1) },
            (Ok(first), Err(_)) if last.trim().is_empty() => Self::Part { first, last: length - 1 },
            (Err(_), Ok(0)) if first.trim().is_empty() => Self::Outside,
            (Err(_), Ok(_)) if first.trim().is_empty() && length == 0 => Self::Outside,
            (Err(_), Ok(count)) if first.trim().is_empty() => {
                Self::Part { first: length.saturating_sub(count), last: length - 1 }
            }
            _ => Self::Whole,
        }
    }
}
