//! WebP. Source: RFC 9649, section 2.

use super::exif;
use super::{Cleaned, Damage, little, names_place};

/// What decides how the picture looks.
const KEPT: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

const HAS_EXIF: u8 = 0x08;
const HAS_WORDS: u8 = 0x04;

pub fn cleaned(bytes: &[u8]) -> Result<Cleaned, Damage> {
    let end = little(bytes, 4).and_then(|length| length.checked_add(8)).ok_or(Damage)?.min(bytes.len());
    let mut out = bytes.get(..12).ok_or(Damage)?.to_vec();
    let (mut at, mut had_place, mut orientation, mut flags) = (12, false, None, None);
    while at + 8 <= end {
        let length = little(bytes, at + 4).ok_or(Damage)?;
        let name = &bytes[at..at + 4];
        // A picture that was cut off is shown as far as it goes.
        let data = &bytes[at + 8..(at + 8).saturating_add(length).min(end)];
        if KEPT.contains(&name) {
            if name == b"VP8X" && !data.is_empty() {
                flags = Some(out.len() + 8);
            }
            push(&mut out, name, data);
        } else if name == b"EXIF" {
            let read = exif::read(data.strip_prefix(b"Exif\0\0").unwrap_or(data));
            had_place |= read.has_place;
            orientation = orientation.or(read.orientation);
        } else {
            had_place |= names_place(data);
        }
        at = (at + 8).saturating_add(length).saturating_add(length % 2);
    }
    if let Some(flags) = flags {
        out[flags] &= !(HAS_EXIF | HAS_WORDS);
        if let Some(orientation) = orientation {
            out[flags] |= HAS_EXIF;
            push(&mut out, b"EXIF", &exif::block(orientation));
        }
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| Damage)?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(Cleaned { bytes: out, had_place })
}

fn push(out: &mut Vec<u8>, name: &[u8], data: &[u8]) {
    out.extend(name);
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(data);
    out.extend(vec![0; data.len() % 2]);
}
