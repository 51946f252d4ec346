//! JPEG. Source: ITU-T T.81, annex B; JFIF 1.02; Adobe Technical Note 5116.

use super::exif::{self, Exif};
use super::{Cleaned, Damage, names_place, pair};

pub const START: [u8; 3] = [0xff, 0xd8, 0xff];

pub fn cleaned(bytes: &[u8]) -> Result<Cleaned, Damage> {
    let (mut head, mut rest) = (bytes[..2].to_vec(), Vec::with_capacity(bytes.len()));
    let (mut found, mut had_place) = (Exif::default(), false);
    let mut at = 2;
    loop {
        let marker = marker(bytes, at).ok_or(Damage)?;
        at = marker + 1;
        match bytes[marker] {
            // The end: what lies behind it is no part of the picture.
            0xd9 => {
                rest.extend([0xff, 0xd9]);
                break;
            }
            kind @ (0x01 | 0xd0..=0xd7) => rest.extend([0xff, kind]),
            kind => {
                let length = pair(bytes, at).filter(|length| *length >= 2).ok_or(Damage)?;
                let segment = bytes.get(at + 2..at + length).ok_or(Damage)?;
                at += length;
                match kind {
                    0xe0 if segment.starts_with(b"JFIF\0") && segment.len() >= 14 => {
                        // Without its small picture, which may show more than the large one.
                        head.extend([0xff, 0xe0, 0, 16]);
                        head.extend(&segment[..12]);
                        head.extend([0, 0]);
                    }
                    0xe1 => {
                        if let Some(block) = segment.strip_prefix(b"Exif\0\0") {
                            let read = exif::read(block);
                            found.orientation = found.orientation.or(read.orientation);
                            had_place |= read.has_place;
                        } else {
                            had_place |= names_place(segment);
                        }
                    }
                    0xe2 if segment.starts_with(b"ICC_PROFILE\0") => push(&mut rest, kind, segment),
                    0xee if segment.starts_with(b"Adobe") => push(&mut rest, kind, segment),
                    0xe0..=0xef | 0xfe => {}
                    0xda => {
                        push(&mut rest, kind, segment);
                        let end = end_of_scan(bytes, at);
                        rest.extend(&bytes[at..end]);
                        at = end;
                        // A picture that was cut off is shown as far as it goes.
                        if at == bytes.len() {
                            break;
                        }
                    }
                    kind => push(&mut rest, kind, segment),
                }
            }
        }
    }
    if let Some(orientation) = found.orientation {
        push(&mut head, 0xe1, &[b"Exif\0\0".as_slice(), &exif::block(orientation)].concat());
    }
    head.append(&mut rest);
    Ok(Cleaned { bytes: head, had_place })
}

/// The place of the next marker's kind. Any number of fill bytes may stand before it.
fn marker(bytes: &[u8], at: usize) -> Option<usize> {
    (bytes.get(at)? == &0xff).then_some(())?;
    (at..bytes.len()).find(|at| bytes[*at] != 0xff)
}

/// Where the dots of a scan end: at a marker that is none of theirs.
fn end_of_scan(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == 0xff) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

fn push(out: &mut Vec<u8>, kind: u8, segment: &[u8]) {
    let length = u16::try_from(segment.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, kind]);
    out.extend(length.to_be_bytes());
    out.extend(segment);
}
