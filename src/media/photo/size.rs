//! How large a picture made of dots is shown, by its first bytes. Everything but the few bytes that say so is skipped.
//! Sources: those of the kinds of pictures, which their own files name.

use super::exif::{self, Exif};
use super::{avif, four, jpeg, little, pair, png};
use crate::model::Dimensions;
use std::io::{BufRead, Read as _, Seek};

/// No part that is read is longer.
const LONGEST_PART: u64 = 64 * 1024;

/// No picture has more parts before its dots.
const MOST_PARTS: usize = 10_000;

/// The size of a picture whose beginning, `head`, was read already. None where the file does not say, or is damaged.
pub fn size(head: &[u8], file: &mut (impl BufRead + Seek)) -> Option<Dimensions> {
    file.rewind().ok()?;
    if head.starts_with(&jpeg::START) {
        of_jpeg(file)
    } else if head.starts_with(&png::START) {
        of_png(head, file)
    } else if head.starts_with(b"GIF8") {
        Dimensions::new(short(head, 6)?, short(head, 8)?)
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        of_webp(head, file)
    } else if head.get(4..8) == Some(b"ftyp") {
        avif::size(&taken(file, LONGEST_PART)?)
    } else if head.starts_with(b"BM") {
        of_bmp(head)
    } else {
        None
    }
}

/// The size is in the part that says how the dots are packed; which side is up is in the block of the camera.
fn of_jpeg(file: &mut (impl BufRead + Seek)) -> Option<Dimensions> {
    let (mut size, mut side) = (None, Exif::default());
    file.seek_relative(2).ok()?;
    for _ in 0..MOST_PARTS {
        let Some((kind, length)) = jpeg_part(file) else { break };
        match kind {
            // The dots begin here.
            0xd9 | 0xda => break,
            0x01 | 0xd0..=0xd8 => {}
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let part = taken(file, length)?;
                size = Dimensions::new(number(pair(&part, 3)?)?, number(pair(&part, 1)?)?);
            }
            0xe1 => {
                let part = taken(file, length)?;
                let read = part.strip_prefix(b"Exif\0\0").map(exif::read).unwrap_or_default();
                side.orientation = side.orientation.or(read.orientation);
            }
            _ => file.seek_relative(i64::try_from(length).ok()?).ok()?,
        }
    }
    Some(upright(size?, side))
}

/// The kind of the next part, and how many bytes are in it.
fn jpeg_part(file: &mut impl BufRead) -> Option<(u8, u64)> {
    let mut byte = [0; 1];
    file.read_exact(&mut byte).ok()?;
    if byte != [0xff] {
        return None;
    }
    while byte == [0xff] {
        file.read_exact(&mut byte).ok()?;
    }
    let [kind] = byte;
    if matches!(kind, 0x01 | 0xd0..=0xd9) {
        return Some((kind, 0));
    }
    let mut length = [0; 2];
    file.read_exact(&mut length).ok()?;
    Some((kind, u64::from(u16::from_be_bytes(length)).checked_sub(2)?))
}

fn of_png(head: &[u8], file: &mut (impl BufRead + Seek)) -> Option<Dimensions> {
    let size = Dimensions::new(number(four(head, 16)?)?, number(four(head, 20)?)?)?;
    file.seek_relative(8).ok()?;
    let mut parts = 0..MOST_PARTS;
    while let (Some(_), Some(part)) = (parts.next(), taken(file, 8)) {
        let length = four(&part, 0)? as u64;
        match &part[4..] {
            b"IDAT" | b"IEND" => break,
            b"eXIf" => return Some(upright(size, exif::read(&taken(file, length)?))),
            _ => file.seek_relative(i64::try_from(length).ok()? + 4).ok()?,
        }
    }
    Some(size)
}

fn of_webp(head: &[u8], file: &mut (impl BufRead + Seek)) -> Option<Dimensions> {
    match head.get(12..16)? {
        b"VP8X" => {
            let three = |at| Some(little(&[head.get(at..at + 3)?, &[0]].concat(), 0)? + 1);
            let size = Dimensions::new(number(three(24)?)?, number(three(27)?)?)?;
            let has_exif = head.get(20)? & 0x08 != 0;
            Some(if has_exif { upright(size, webp_exif(file).unwrap_or_default()) } else { size })
        }
        b"VP8L" => {
            let bits = little(head, 21)?;
            let side = |shift: u32| number((bits >> shift & 0x3fff) + 1);
            Dimensions::new(side(0)?, side(14)?)
        }
        b"VP8 " => Dimensions::new(short(head, 26)? & 0x3fff, short(head, 28)? & 0x3fff),
        _ => None,
    }
}

/// The block of the camera, which comes after the dots.
fn webp_exif(file: &mut (impl BufRead + Seek)) -> Option<Exif> {
    file.seek_relative(12).ok()?;
    for _ in 0..MOST_PARTS {
        let part = taken(file, 8)?;
        let length = little(&part, 4)?;
        if part.starts_with(b"EXIF") {
            let block = taken(file, length as u64)?;
            return Some(exif::read(block.strip_prefix(b"Exif\0\0").unwrap_or(&block)));
        }
        file.seek_relative(i64::try_from(length + length % 2).ok()?).ok()?;
    }
    None
}

/// The height is less than 0 where the lines begin at the top.
fn of_bmp(head: &[u8]) -> Option<Dimensions> {
    if little(head, 14)? == 12 {
        return Dimensions::new(short(head, 18)?, short(head, 20)?);
    }
    let side = |at: usize| Some(i32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?).unsigned_abs());
    Dimensions::new(side(18)?, side(22)?)
}

/// The size of the picture the right way up: those of kind 5 to 8 lie on their side.
fn upright(size: Dimensions, side: Exif) -> Dimensions {
    if side.orientation.is_some_and(|side| side >= 5) { size.turned() } else { size }
}

/// The next bytes, as many as there are.
fn taken(file: &mut impl BufRead, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(length.min(LONGEST_PART)).read_to_end(&mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

/// A number of two bytes, the smaller first.
fn short(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn number(found: usize) -> Option<u32> {
    u32::try_from(found).ok()
}
