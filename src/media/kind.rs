//! What a file is, by its first bytes: each kind that is published must begin as its ending says. A web page under another
//! name would run wherever a host does not know the ending.

use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

/// Looks at the first bytes of a file beside the texts.
pub fn check(path: &SourcePath, head: &[u8]) -> Option<Diagnostic> {
    let ending = path.extension().unwrap_or_default();
    let problem = |rule, words: String| Diagnostic::new(rule, path, Span::default(), words);
    let is = |kinds: &[Kind]| kinds.iter().any(|kind| begins(*kind, head));
    if is_page(head) {
        let words = format!("this file ends in `.{ending}` and is a web page, which could run in a browser");
        let help = "put its words into a page of their own, a `.md` file, or link to where it is published";
        return Some(problem(Rule::UnsafeFile, words).help(help));
    }
    let kind = KINDS.iter().find(|(endings, ..)| endings.contains(&ending.as_str()))?;
    let (_, name, kinds) = kind;
    if is(kinds) {
        return None;
    }
    if PICTURES.contains(&ending.as_str()) {
        if let Some((found, name)) =
            PICTURE_KINDS.iter().find_map(|(kind, found, name)| begins(*kind, head).then_some((found, name)))
        {
            let words = format!("this file ends in `.{ending}` and is a picture of the kind {name}");
            let stem = path.stem();
            return Some(
                problem(Rule::WrongEnding, words)
                    .help(format!("rename it to `{stem}.{found}`, and the links to it")),
            );
        }
        if begins(Kind::Heic, head) {
            let words = format!(
                "this file ends in `.{ending}` and is a photo of the kind HEIC, which most browsers cannot show"
            );
            return Some(problem(Rule::BrokenPicture, words).help(HEIC_HELP));
        }
    }
    let words = if head.is_empty() {
        format!("this file ends in `.{ending}` and is empty")
    } else {
        format!("this file ends in `.{ending}` and does not begin as {name} does")
    };
    Some(
        problem(Rule::BrokenPicture, words)
            .help("save it again from the program it comes from, or remove it"),
    )
}

/// What to do about photos as telephones make them.
pub const HEIC_HELP: &str = "save it as JPEG: open it and export it, or send it to yourself by mail as “large”; on an iPhone, \
                             Settings → Camera → Formats → Most Compatible takes JPEG";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    Gif,
    Webp,
    Avif,
    Heic,
    Bmp,
    Ico,
    Pdf,
    Rtf,
    Zip,
    Ole,
    Calendar,
    Captions,
    /// Sound and film have many beginnings; none of them is text.
    Binary,
}

const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp"];

const PICTURE_KINDS: [(Kind, &str, &str); 6] = [
    (Kind::Png, "png", "PNG"),
    (Kind::Jpeg, "jpg", "JPEG"),
    (Kind::Gif, "gif", "GIF"),
    (Kind::Webp, "webp", "WebP"),
    (Kind::Avif, "avif", "AVIF"),
    (Kind::Bmp, "bmp", "BMP"),
];

/// Endings, what such a file is called, and how it may begin. SVG is read whole; plain texts begin with anything.
const KINDS: [(&[&str], &str, &[Kind]); 15] = [
    (&["png"], "a PNG picture", &[Kind::Png]),
    (&["jpg", "jpeg"], "a JPEG picture", &[Kind::Jpeg]),
    (&["gif"], "a GIF picture", &[Kind::Gif]),
    (&["webp"], "a WebP picture", &[Kind::Webp]),
    (&["avif"], "an AVIF picture", &[Kind::Avif]),
    (&["bmp"], "a BMP picture", &[Kind::Bmp]),
    (&["ico"], "an icon", &[Kind::Ico, Kind::Png]),
    (&["pdf"], "a PDF", &[Kind::Pdf]),
    (&["rtf"], "an RTF text", &[Kind::Rtf]),
    (&["odt", "ods", "odp", "docx", "xlsx", "pptx"], "a document", &[Kind::Zip, Kind::Ole]),
    (&["doc", "xls", "ppt"], "a document", &[Kind::Ole, Kind::Zip, Kind::Rtf, Kind::Binary]),
    (&["epub"], "a book", &[Kind::Zip]),
    (&["ics"], "a calendar", &[Kind::Calendar]),
    (&["vtt"], "a file of captions", &[Kind::Captions]),
    (&["mp3", "m4a", "ogg", "oga", "wav", "mp4", "webm", "ogv"], "a sound or a film", &[Kind::Binary]),
];

fn begins(kind: Kind, head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    match kind {
        Kind::Png => head.starts_with(b"\x89PNG\r\n\x1a\n"),
        Kind::Jpeg => head.starts_with(b"\xff\xd8\xff"),
        Kind::Gif => head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a"),
        Kind::Webp => head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"),
        Kind::Avif => has_brand(head, &[b"avif", b"avis"]),
        Kind::Heic => {
            has_brand(head, &[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"])
        }
        Kind::Bmp => head.starts_with(b"BM") && head.len() >= 26,
        Kind::Ico => head.starts_with(b"\0\0\x01\0"),
        Kind::Pdf => head.windows(5).any(|piece| piece == b"%PDF-"),
        Kind::Rtf => head.starts_with(b"{\\rt"),
        Kind::Zip => head.starts_with(b"PK"),
        Kind::Ole => head.starts_with(b"\xd0\xcf\x11\xe0"),
        Kind::Calendar => text
            .trim_ascii_start()
            .get(..15)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR")),
        Kind::Captions => text.starts_with(b"WEBVTT"),
        // Source: MIME Sniffing, section 3: bytes that no text has.
        Kind::Binary => head.iter().any(|byte| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f)),
    }
}

/// The names of its kind that a file of boxes says. Source: ISO/IEC 14496-12, section 4.3.
fn has_brand(head: &[u8], brands: &[&[u8; 4]]) -> bool {
    let length =
        head.get(..4).and_then(|length| length.try_into().ok()).map_or(0, u32::from_be_bytes) as usize;
    let said = head.get(8..length.min(head.len())).unwrap_or_default();
    let named = said.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1);
    head.get(4..8) == Some(b"ftyp")
        && named.map(|(_, brand)| brand).any(|brand| brands.iter().any(|known| brand == *known))
}

/// Whether a browser that is told no kind would read it as a web page or another text that runs. It looks at the first
/// sign that is no white space. Source: MIME Sniffing, section 7.1, taken wider.
fn is_page(head: &[u8]) -> bool {
    let text = match head {
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] => {
            rest.iter().copied().filter(|byte| *byte != 0).collect()
        }
        head => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec(),
    };
    match text.trim_ascii_start() {
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'),
        text => {
            let lines = text.to_ascii_lowercase();
            lines.windows(21).any(|piece| piece == b"content-type: multipa")
        }
    }
}
