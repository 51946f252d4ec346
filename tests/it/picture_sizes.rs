//! Pages say how large their pictures are, so that the text below does not move when they arrive.

use crate::project::Project;
use crate::serve::{build as pages, write};
use fieldbook::load;
use fieldbook::path::SourcePath;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A site whose front page shows a picture.
fn site(name: &str, bytes: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("site.toml"), "title = \"Field\"\n");
    write(&folder.path().join("content/index.md"), &format!("---\ntitle: Field\n---\n\n![A well]({name})\n"));
    fs::write(folder.path().join("content").join(name), bytes).unwrap();
    folder
}

/// What the front page says of it.
fn said(folder: &Path) -> String {
    let pages = pages(folder);
    let tag = pages["index.html"].split("<img ").nth(1).expect("the page shows the picture");
    let tag = tag.split('>').next().unwrap_or_default();
    tag.split_once("alt=\"A well\" ").map_or(tag, |(_, rest)| rest).to_owned()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    let expected = match expected.split_once(" x ") {
        Some((width, height)) => format!("width=\"{width}\" height=\"{height}\" loading=\"lazy\""),
        None => "loading=\"lazy\"".to_owned(),
    };
    assert_eq!(said(site(name, bytes).path()), expected, "{name}");
}

const UPRIGHT: u8 = 1;

fn exif(side: u8) -> Vec<u8> {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([side, 0, 0, 0, 0, 0, 0]);
    block
}

fn segment(kind: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, kind], u16::try_from(data.len() + 2).unwrap().to_be_bytes().as_slice(), data].concat()
}

/// 640 x 480 dots, as they lie in the file.
fn jpeg(parts: &[Vec<u8>]) -> Vec<u8> {
    let dots = segment(0xc2, &[8, 0x01, 0xe0, 0x02, 0x80, 1, 1, 0x11, 0]);
    let before = [segment(0xdb, &[0; 65]), vec![0xff, 0xff], dots[1..].to_vec()].concat();
    [&[0xff, 0xd8], parts.concat().as_slice(), &before, &segment(0xda, b"scan"), b"dots\xff\xd9"].concat()
}

fn camera(side: u8) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0".as_slice(), &exif(side)].concat())
}

#[test]
fn a_jpeg_says_its_size_the_right_way_up() {
    check("a.jpg", &jpeg(&[]), "640 x 480");
    check("a.jpeg", &jpeg(&[camera(UPRIGHT)]), "640 x 480");
    for side in 2..=4 {
        check("a.jpg", &jpeg(&[camera(side)]), "640 x 480");
    }
    for side in 5..=8 {
        check("a.jpg", &jpeg(&[camera(side)]), "480 x 640");
    }
    // Where much is said before: colors, earlier versions, the words of other programs.
    let long = segment(0xe2, &[0; 60_000]);
    let words = segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0words");
    check("a.jpg", &jpeg(&[long.clone(), words, camera(6), long]), "480 x 640");
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    [&u32::try_from(data.len()).unwrap().to_be_bytes(), name, data, b"sum!"].concat()
}

fn png(parts: &[Vec<u8>]) -> Vec<u8> {
    let head = chunk(b"IHDR", b"\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0");
    let end = [chunk(b"IDAT", b"dots"), chunk(b"IEND", b"")].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &head, &parts.concat(), &end].concat()
}

#[test]
fn a_png_says_its_size() {
    check("a.png", &png(&[]), "800 x 600");
    check("a.png", &png(&[chunk(b"iCCP", &[7; 5000]), chunk(b"eXIf", &exif(6))]), "600 x 800");
    check("a.png", &png(&[chunk(b"eXIf", &exif(3))]), "800 x 600");
}

#[test]
fn a_gif_says_its_size() {
    check(
        "a.gif",
        b"GIF89a\x40\x01\xf0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b",
        "320 x 240",
    );
}

fn webp(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut inside = b"WEBP".to_vec();
    for (name, data) in parts {
        inside.extend(*name);
        inside.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        inside.extend(*data);
        inside.extend(vec![0; data.len() % 2]);
    }
    [b"RIFF".as_slice(), &u32::try_from(inside.len()).unwrap().to_le_bytes(), &inside].concat()
}

#[test]
fn a_webp_says_its_size() {
    let lossy: &[u8] = &[0x30, 1, 0, 0x9d, 1, 0x2a, 0x40, 0x41, 0xf0, 0x80, 0, 0];
    check("a.webp", &webp(&[(b"VP8 ", lossy)]), "320 x 240");
    let bits: u32 = (320 - 1) | (240 - 1) << 14;
    let lossless = [&[0x2f], bits.to_le_bytes().as_slice(), &[0; 4]].concat();
    check("a.webp", &webp(&[(b"VP8L", &lossless)]), "320 x 240");
    let canvas = |flags: u8| [flags, 0, 0, 0, 0x3f, 0x01, 0, 0xef, 0, 0];
    check("a.webp", &webp(&[(b"VP8X", &canvas(0)), (b"VP8 ", lossy)]), "320 x 240");
    let camera = exif(6);
    let parts: [(&[u8; 4], &[u8]); 4] =
        [(b"VP8X", &canvas(8)), (b"ICCP", b"odd"), (b"VP8 ", lossy), (b"EXIF", &camera)];
    check("a.webp", &webp(&parts), "240 x 320");
}

fn part(name: &[u8], inside: &[u8]) -> Vec<u8> {
    [&u32::try_from(inside.len() + 8).unwrap().to_be_bytes(), name, inside].concat()
}

fn avif(properties: &[Vec<u8>]) -> Vec<u8> {
    let list = part(b"iprp", &part(b"ipco", &properties.concat()));
    let meta = [&[0; 4], part(b"hdlr", b"\0\0\0\0pict").as_slice(), &list].concat();
    [part(b"ftyp", b"avif\0\0\0\0avifmif1"), part(b"meta", &meta), part(b"mdat", b"dots")].concat()
}

#[test]
fn an_avif_says_its_size() {
    let large = part(b"ispe", b"\0\0\0\0\0\0\x03\x20\0\0\x02\x58");
    let small = part(b"ispe", b"\0\0\0\0\0\0\0\xa0\0\0\0\x78");
    check("a.avif", &avif(&[part(b"pixi", b"\0\0\0\0"), large.clone(), small.clone()]), "800 x 600");
    check("a.avif", &avif(&[small.clone(), large.clone(), part(b"irot", &[1])]), "600 x 800");
    check("a.avif", &avif(&[large.clone(), part(b"irot", &[2])]), "800 x 600");
    check("a.avif", &avif(&[large, part(b"clap", &[0; 32])]), "nothing");
    check("a.avif", &avif(&[]), "nothing");
}

#[test]
fn a_drawing_says_its_size() {
    for (attributes, expected) in [
        (r#"width="300" height="200""#, "300 x 200"),
        (r#"width="300px" height="200.4px" viewBox="0 0 3 2""#, "300 x 200"),
        (r#"width="25.4mm" height="1in""#, "96 x 96"),
        (r#"width="300" viewBox="0 0 30 15""#, "300 x 150"),
        (r#"height="150" viewBox="0,0,30,15""#, "300 x 150"),
        // Proportions alone fill the line, as without the words about its size.
        (r#"viewBox="0 0 100 60""#, "1200 x 720"),
        (r#"viewBox="-10 -10 1600 900""#, "1600 x 900"),
        (r#"width="100%" height="100%" viewBox="0 0 100 60""#, "1200 x 720"),
        (r#"width="auto" viewBox="0 0 100 60" style="stroke-width: 2""#, "1200 x 720"),
        (r#"viewBox="0 0 100 60" preserveAspectRatio="none""#, "nothing"),
        (r#"viewBox="0 0 100 60" style="width: 4em""#, "nothing"),
        (r#"viewBox="0 0 0 60""#, "nothing"),
        (r#"viewBox="0 0 100""#, "nothing"),
        (r#"width="300""#, "nothing"),
        (r#"width="0" height="0""#, "nothing"),
        (r#"width="1e99" height="inf""#, "nothing"),
        ("", "nothing"),
    ] {
        let svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><path d=\"M0 0h9v9\"/></svg>");
        check("a.svg", svg.as_bytes(), expected);
    }
    let old = "\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width=\"1\"> -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
               \"svg11.dtd\">\n<svg xmlns=\"http://www.w3.org/2000/svg\" aria-label=\"a > b\" width=\"30\" height=\"20\"/>\n";
    check("a.svg", old.as_bytes(), "30 x 20");
}

/// Nothing is said, and nothing fails.
#[test]
fn a_picture_that_is_broken_has_no_size() {
    let whole: [(&str, Vec<u8>); 6] = [
        ("a.jpg", jpeg(&[camera(6)])),
        ("a.png", png(&[chunk(b"eXIf", &exif(6))])),
        ("a.webp", webp(&[(b"VP8X", &[8, 0, 0, 0, 1, 0, 0, 1, 0, 0]), (b"EXIF", &exif(6))])),
        ("a.avif", avif(&[part(b"ispe", &[1; 12]), part(b"irot", &[1])])),
        ("a.gif", b"GIF89a\x40\x01\xf0\0".to_vec()),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'></svg>".to_vec()),
    ];
    for (name, bytes) in whole {
        let folder = site(name, &bytes);
        for end in 0..bytes.len() {
            fs::write(folder.path().join("content").join(name), &bytes[..end]).unwrap();
            load::load(folder.path()).unwrap();
        }
    }
    check("a.jpg", b"\xff\xd8\xff\xe1\0\x04ab", "nothing");
    check("a.jpg", b"\xff\xd8\xff\xe1\0\0\0\0\0", "nothing");
    check("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\0", "nothing");
    check("a.svg", b"<svg width='3' height='2'", "nothing");
}

/// What the author wrote stays; what is missing is in the proportions of the file.
#[test]
fn every_place_of_a_picture_says_its_size() {
    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"/>";
    let lesson = |text: &str| {
        let project = format!(
            "=== content/foundations/a.md\n---\ntitle: A\nminutes: 10\n---\n\n{text}\n=== content/foundations/b.svg\n{SVG}\n"
        );
        Project::read(&project).outcome()
    };
    let own = "width=\"300\" height=\"200\"";
    for (text, expected) in [
        ("![Words](b.svg)", own),
        ("![Words](b.svg \"A title\")", own),
        ("- One\n- ![Words](b.svg)", own),
        ("| A | B |\n| --- | --- |\n| ![Words](b.svg) | x |", own),
        ("## A\n\n![Words][here]\n\n[here]: b.svg?x#y", own),
        (":::exercise A\n![Words](b.svg)\n:::", own),
        ("> ![Words](b.svg)", own),
        ("[![Words](b.svg)](https://example.org)", own),
        ("A note.[^1]\n\n[^1]: ![Words](b.svg)", own),
        ("<img src=\"b.svg\" alt=\"Words\">", own),
        ("<p><img alt=\"Words\" src=\"./b.svg\"/></p>", own),
        ("<img src=\"b.svg\" alt=\"Words\" width=\"150\">", "width=\"150\" height=\"100\""),
        ("<img src=\"b.svg\" alt=\"Words\" height=\"100\">", "width=\"150\" height=\"100\""),
        ("<img src=\"b.svg\" alt=\"Words\" width=\"90\" height=\"90\">", "width=\"90\" height=\"90\""),
        ("<img src=\"b.svg\" alt=\"Words\" width=\"50%\">", own),
    ] {
        let outcome = lesson(text);
        let has = |page: &str| page.contains("<img ");
        let shown: Vec<_> = outcome.pages.iter().filter(|(_, page)| has(page)).collect();
        assert!(shown.len() >= 4, "{text}: shown on its page, its slides, and two print pages");
        for (path, page) in shown {
            for tag in page.split("<img ").skip(1) {
                let tag = tag.split('>').next().unwrap_or_default();
                assert!(tag.contains(expected), "{text}: {path}: <img {tag}>");
            }
        }
    }
    let linked = lesson("[A drawing](b.svg)");
    assert!(linked.page("foundations/b.svg.html").contains(own));
}

/// A preview looks again where something changed, and says what is there now.
#[test]
fn a_changed_picture_says_its_new_size() {
    let folder = site("a.png", &png(&[]));
    let mut project = load::load(folder.path()).unwrap();
    let path = SourcePath::new("content/a.png");
    let at = |project: &load::Project| project.sizes.get(&path).map(|size| (size.width, size.height));
    assert_eq!(at(&project), Some((800, 600)));
    let mut see = |bytes: Option<&[u8]>| {
        let file = folder.path().join(path.as_str());
        match bytes {
            Some(bytes) => fs::write(file, bytes).unwrap(),
            None => fs::remove_file(file).unwrap(),
        }
        project.look_at(&BTreeSet::from([path.clone()])).unwrap();
        at(&project)
    };
    assert_eq!(see(Some(&png(&[chunk(b"eXIf", &exif(6))]))), Some((600, 800)));
    assert_eq!(see(Some(b"\x89PNG")), None);
    assert_eq!(see(Some(&png(&[]))), Some((800, 600)));
    assert_eq!(see(None), None);
}

/// A picture of more than 2 MB is told, with how long it takes and what to do.
#[test]
fn a_large_picture_is_told() {
    const MEGABYTE: usize = 1024 * 1024;
    let told = |name: &str, mut bytes: Vec<u8>, length: usize| {
        let fill = if name.ends_with("svg") { b' ' } else { 0 };
        bytes.resize(length, fill);
        let folder = site(name, &bytes);
        let problems = load::load(folder.path()).unwrap().problems;
        let said = problems.iter().map(|problem| {
            let help = problem.help.as_deref().unwrap_or_default();
            format!("{}: {}; {help}", problem.rule.row().name, problem.message)
        });
        said.collect::<Vec<_>>().join("\n")
    };
    let expected = |size: &str, time: &str, help: &str| {
        let wait = format!("takes about {time} to load on a slow phone connection");
        format!("large-picture: this picture has {size} MB and {wait}; {help}")
    };
    let smaller = "save it with at most 2,000 pixels on its longer side";
    let wide = jpeg(&[]).iter().map(|byte| if *byte == 0x02 { 0x20 } else { *byte }).collect::<Vec<_>>();
    assert_eq!(told("a.jpg", wide.clone(), 2 * MEGABYTE), "");
    assert_eq!(told("a.jpg", wide.clone(), 2 * MEGABYTE + 1), expected("2.1", "40 seconds", smaller));
    assert_eq!(told("a.jpg", wide.clone(), 5_767_168), expected("5.5", "2 minutes", smaller));
    assert_eq!(told("a.JPG", wide, 4 * MEGABYTE), expected("4.0", "80 seconds", smaller));
    // A smaller one is no smaller file, where it is small already.
    let quality = "save it again as JPEG with a lower quality, such as 80";
    assert_eq!(told("a.jpg", jpeg(&[]), 3 * MEGABYTE), expected("3.0", "60 seconds", quality));
    let jpeg_of = "save it as JPEG with a quality of about 80";
    assert_eq!(told("a.png", png(&[]), 3 * MEGABYTE), expected("3.0", "60 seconds", jpeg_of));
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'></svg>".to_vec();
    let smaller =
        "save it as PNG with at most 2,000 pixels on its longer side, or make the pictures in it smaller";
    assert_eq!(told("a.svg", drawing, 3 * MEGABYTE), expected("3.0", "60 seconds", smaller));
    // Files that are no pictures may be long.
    assert_eq!(told("a.pdf", b"%PDF-1.7".to_vec(), 3 * MEGABYTE), "");
    assert_eq!(told("a.mp4", vec![0; 20], 3 * MEGABYTE), "");
    // One that is broken has that to be told first.
    assert!(told("a.png", b"no".to_vec(), 3 * MEGABYTE).starts_with("broken-picture"));
}
