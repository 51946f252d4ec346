//! PNG. Source: Portable Network Graphics, third edition, section 5 and 11.

use super::exif;
use super::{Cleaned, Damage, four, names_place};

pub const START: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// What decides how the picture looks.
const KEPT: [&[u8]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
    b"hIST", b"pHYs", b"sPLT", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

pub fn cleaned(bytes: &[u8]) -> Result<Cleaned, Damage> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(START);
    let (mut at, mut had_place) = (START.len(), false);
    while at < bytes.len() {
        let length = four(bytes, at).ok_or(Damage)?;
        let name = bytes.get(at + 4..at + 8).ok_or(Damage)?;
        let whole = bytes.get(at..at + length + 12);
        let data = bytes.get(at + 8..at + 8 + length);
        match (name, whole, data) {
            (b"IEND", ..) => {
                push(&mut out, name, &[]);
                return Ok(Cleaned { bytes: out, had_place });
            }
            (b"eXIf", _, Some(block)) => {
                let read = exif::read(block);
                had_place |= read.has_place;
                if let Some(orientation) = read.orientation {
                    push(&mut out, name, &exif::block(orientation));
                }
            }
            (name, Some(whole), _) if KEPT.contains(&name) => out.extend(whole),
            (_, Some(whole), _) => had_place |= names_place(whole),
            // A picture that was cut off is shown as far as it goes.
            (b"IDAT" | b"fdAT", None, _) => {
                out.extend(&bytes[at..]);
                break;
            }
            (_, None, _) => return Err(Damage),
        }
        at += length + 12;
    }
    Ok(Cleaned { bytes: out, had_place })
}

fn push(out: &mut Vec<u8>, name: &[u8], data: &[u8]) {
    let start = out.len() + 4;
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend(name);
    out.extend(data);
    let check = check(&out[start..]);
    out.extend(check.to_be_bytes());
}

/// The check sum of a chunk. Source: the same, annex D.
fn check(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}
