//! Photos and other files as they are published: without place, camera and names, and only what begins as its ending says.

use fieldbook::assemble::Drafts;
use fieldbook::build::{self, Built, Options};
use fieldbook::plan::Readers;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn options(folder: &Path) -> Options {
    Options {
        site: folder.to_owned(),
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        published: None,
        as_of: None,
    }
}

fn site(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("site.toml"), "title = \"Field\"\n").unwrap();
    let links: String = files.iter().map(|(name, _)| format!("[A file]({name})\n")).collect();
    fs::write(folder.path().join("content/index.md"), format!("---\ntitle: Field\n---\n{links}")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join("content").join(name), bytes).unwrap();
    }
    folder
}

fn built(files: &[(&str, &[u8])]) -> (TempDir, Built) {
    let folder = site(files);
    let built = build::build(&options(folder.path()), &folder.path().join("public"), &|_, _| {}).unwrap();
    (folder, built)
}

/// What is published of one picture, and the notes.
fn published(name: &str, bytes: &[u8]) -> (Vec<u8>, Vec<String>) {
    let (folder, built) = built(&[(name, bytes)]);
    assert!(built.published.is_some(), "{name}: {:?}", built.problems);
    assert!(built.problems.is_empty(), "{name}: {:?}", built.problems);
    (fs::read(folder.path().join("public").join(name)).unwrap(), built.notes)
}

fn said(files: &[(&str, &[u8])]) -> String {
    let folder = site(files);
    let checked = build::check(&options(folder.path())).unwrap();
    let (_folder, built) = built(files);
    let lines = |built: &Built| {
        let lines = built.problems.iter().map(|problem| {
            format!("{}: {}: {}", problem.place.path, problem.rule.row().name, problem.message)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(lines(&checked), lines(&built), "check and build say the same");
    lines(&checked)
}

/// A block of a camera: on its side, at 52° north.
fn exif() -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    block.extend(b"\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    block.extend(b"\x01\0\x02\0\x05\0\x01\0\0\0\0\0\0\0\0\0\0\0 SECRET maker");
    block
}

fn segment(kind: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, kind], u16::try_from(data.len() + 2).unwrap().to_be_bytes().as_slice(), data].concat()
}

const SMALLEST: &[u8] = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

#[test]
fn a_photo_loses_place_and_camera_and_stays_upright() {
    let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let (color, table) = (segment(0xe2, b"ICC_PROFILE\0\x01\x01color"), segment(0xdb, b"table"));
    let scan = [segment(0xda, b"scan").as_slice(), b"dots\xff\x00dots\xff\xd0dots"].concat();
    let photo = [
        &[0xff, 0xd8],
        jfif.as_slice(),
        &segment(0xe1, &[b"Exif\0\0".as_slice(), &exif()].concat()),
        &segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0SECRET words"),
        &segment(0xe2, b"MPF\0SECRET"),
        &color,
        &segment(0xed, b"Photoshop 3.0\0SECRET"),
        &segment(0xfe, b"SECRET comment"),
        &table,
        &scan,
        &segment(0xfe, b"SECRET comment"),
        &segment(0xc4, b"more"),
        &scan,
        b"\xff\xd9SECRET behind the end",
    ]
    .concat();
    let expected = [
        &[0xff, 0xd8],
        jfif.as_slice(),
        &segment(0xe1, &[b"Exif\0\0", SMALLEST].concat()),
        &color,
        &table,
        &scan,
        &segment(0xc4, b"more"),
        &scan,
        &[0xff, 0xd9],
    ]
    .concat();
    let (bytes, notes) = published("a.jpg", &photo);
    assert_eq!(bytes, expected);
    assert_eq!(
        notes,
        ["`content/a.jpg` says where it was taken: the website does not, but who can read this folder can"]
    );
    let (again, notes) = published("a.jpg", &expected);
    assert_eq!((again, notes.len()), (expected, 0), "a clean photo stays as it is");
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut sum = u32::MAX;
    for byte in name.iter().chain(data) {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [length.as_slice(), name, data, &(!sum).to_be_bytes()].concat()
}

#[test]
fn pictures_of_other_kinds_lose_it_too() {
    let start = b"\x89PNG\r\n\x1a\n".as_slice();
    let (head, dots, end) = (chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", b"dots"), chunk(b"IEND", b""));
    let png = [
        start,
        &head,
        &chunk(b"tEXt", b"Author\0SECRET"),
        &chunk(b"iCCP", b"color"),
        &chunk(b"eXIf", &exif()),
        &chunk(b"tIME", b"SECRET!"),
        &chunk(b"iTXt", b"SECRET"),
        &chunk(b"prVt", b"SECRET"),
        &dots,
        &end,
        b"SECRET",
    ]
    .concat();
    let clean = [start, &head, &chunk(b"iCCP", b"color"), &chunk(b"eXIf", SMALLEST), &dots, &end].concat();
    let (bytes, notes) = published("a.png", &png);
    assert_eq!((bytes, notes.len()), (clean, 1));

    let gif = b"GIF89a\x01\0\x01\0\x80\0\0aaabbb\x21\xfe\x06SECRET\0\x21\xff\x0bXMP DataXMP\x06SECRET\0\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02DD\0\x3bSECRET";
    let (bytes, _) = published("a.gif", gif);
    assert_eq!(bytes, b"GIF89a\x01\0\x01\0\x80\0\0aaabbb\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02DD\0\x3b");

    let part = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [name, &length, data, &[0][..data.len() % 2]].concat()
    };
    let whole = |parts: &[Vec<u8>]| part(b"RIFF", &[b"WEBP".as_slice(), &parts.concat()].concat());
    let webp = whole(&[
        part(b"VP8X", b"\x3c\0\0\0\0\0\0\0\0\0"),
        part(b"ICCP", b"color"),
        part(b"VP8 ", b"dots"),
        part(b"EXIF", &exif()),
        part(b"XMP ", b"SECRET"),
    ]);
    let clean = whole(&[
        part(b"VP8X", b"\x38\0\0\0\0\0\0\0\0\0"),
        part(b"ICCP", b"color"),
        part(b"VP8 ", b"dots"),
        part(b"EXIF", SMALLEST),
    ]);
    let (bytes, notes) = published("a.webp", &webp);
    assert_eq!((bytes, notes.len()), (clean, 1));
}

#[test]
fn an_avif_keeps_its_places_and_loses_its_words() {
    let part = |name: &[u8], data: &[u8]| {
        [u32::try_from(data.len() + 8).unwrap().to_be_bytes().as_slice(), name, data].concat()
    };
    let entry = |id: u8, kind: &[u8]| part(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, b"\0"].concat());
    let list =
        part(b"iinf", &[&[0, 0, 0, 0, 0, 2], entry(1, b"av01").as_slice(), &entry(2, b"Exif")].concat());
    let camera = [&[0, 0, 0, 0], exif().as_slice()].concat();
    let start = part(b"ftyp", b"avif\0\0\0\0mif1avif");
    let table = |first: u32| {
        let place = |id: u8, at: u32, length: usize| {
            let length = u32::try_from(length).unwrap().to_be_bytes();
            [&[0, id, 0, 0, 0, 1], at.to_be_bytes().as_slice(), &length].concat()
        };
        part(
            b"iloc",
            &[
                &[0, 0, 0, 0, 0x44, 0, 0, 2],
                place(1, first, 4).as_slice(),
                &place(2, first + 4, camera.len()),
            ]
            .concat(),
        )
    };
    let meta = |first| part(b"meta", &[&[0, 0, 0, 0], list.as_slice(), &table(first)].concat());
    let first = u32::try_from(start.len() + meta(0).len() + 8).unwrap();
    let whole = |camera: &[u8]| {
        [start.as_slice(), &meta(first), &part(b"mdat", &[b"dots", camera].concat())].concat()
    };
    let (bytes, notes) = published("a.avif", &whole(&camera));
    assert_eq!(bytes, whole(&vec![0; camera.len()]));
    assert_eq!(notes.len(), 1);
}

#[test]
fn damaged_pictures_are_told() {
    let damaged = "broken-picture: this picture is damaged, and nobody can tell what is in it";
    for (name, bytes) in [
        ("a.jpg", b"\xff\xd8\xff\xe1\xff\xffExif".as_slice()),
        ("a.jpg", b"\xff\xd8\xff"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\xff\xffeXIf"),
        ("a.gif", b"GIF89a\x01\0\x01\0\0\0\0xSECRET"),
        ("a.avif", b"\0\0\0\x0cftypavif\xff\xff\xff\xffmeta"),
    ] {
        assert_eq!(said(&[(name, bytes)]), format!("content/{name}: {damaged}"));
    }
}

#[test]
fn bytes_of_no_sense_never_stop_the_program() {
    let starts: [&[u8]; 5] = [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\xff\xff\0\0WEBP",
        b"\0\0\0\x10ftypavif\0\0\0\0",
    ];
    let mut seed = 7_u32;
    for start in starts {
        for _ in 0..3000 {
            let mut bytes = start.to_vec();
            for _ in 0..60 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let byte = seed >> 24;
                bytes.push(if seed & 0x300 == 0 {
                    [0, 1, 0xff, 0xda][byte as usize % 4]
                } else {
                    byte as u8
                });
            }
            drop(fieldbook::media::cleaned(bytes));
        }
    }
}

#[test]
fn a_file_begins_as_its_ending_says() {
    let page = b"\xef\xbb\xbf \n<!doctype html><script>x</script>".as_slice();
    for ending in [
        "avif", "vtt", "epub", "png", "pdf", "docx", "mp3", "mp4", "txt", "csv", "ics", "rtf", "ico", "jpg",
        "webm",
    ] {
        let name = format!("a.{ending}");
        assert_eq!(
            said(&[(&name, page)]),
            format!(
                "content/{name}: unsafe-file: this file ends in `.{ending}` and is a web page, which could run in a browser"
            )
        );
    }
    for text in [
        "<svg xmlns='x' onload='y'/>",
        "<?xml version='1.0'?><x/>",
        "<!-- --><b>",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related",
    ] {
        assert!(said(&[("a.tsv", text.as_bytes())]).contains("unsafe-file"), "{text}");
    }
    for (name, bytes, expected) in [
        (
            "a.png",
            b"text".as_slice(),
            "broken-picture: this file ends in `.png` and does not begin as a PNG picture does",
        ),
        ("a.png", b"", "broken-picture: this file ends in `.png` and is empty"),
        (
            "film.mp4",
            b"no film",
            "broken-picture: this file ends in `.mp4` and does not begin as a sound or a film does",
        ),
        (
            "plan.docx",
            b"no document",
            "broken-picture: this file ends in `.docx` and does not begin as a document does",
        ),
        ("talk.pdf", b"no PDF", "broken-picture: this file ends in `.pdf` and does not begin as a PDF does"),
        (
            "a.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "broken-picture: this file ends in `.jpg` and is a photo of the kind HEIC, which most browsers cannot show",
        ),
        (
            "a.jpg",
            b"BM, as every bitmap begins, and dots",
            "wrong-ending: this file ends in `.jpg` and is a picture of the kind BMP",
        ),
        ("a.heic", b"\0\0\0\x18ftypheic", "unknown-file: a file of the kind `heic` is not published"),
        ("a.txt", b"if a < b: <i>", ""),
        ("a.csv", b"name,place\n", ""),
        ("a.pdf", b"%PDF-1.7", ""),
        ("a.mp3", b"ID3\x04\0\0", ""),
        ("a.ics", b"BEGIN:VCALENDAR\r\n", ""),
        ("a.docx", b"PK\x03\x04", ""),
    ] {
        let expected =
            if expected.is_empty() { String::new() } else { format!("content/{name}: {expected}") };
        // The page that links to a file which is not published is told, too.
        let said = said(&[(name, bytes)]);
        let of_file: Vec<&str> = said.lines().filter(|line| !line.starts_with("content/index.md")).collect();
        assert_eq!(of_file.join("\n"), expected);
    }
}
