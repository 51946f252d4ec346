//! GIF. Source: the specification of version 89a, sections 17 to 27.

use super::{Cleaned, Damage, names_place};

/// How often a film is shown again, and colors. Other programs write what readers do not need.
const KEPT: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

pub fn cleaned(bytes: &[u8]) -> Result<Cleaned, Damage> {
    let mut at = 13 + colors(*bytes.get(10).ok_or(Damage)?);
    let mut out = bytes.get(..at).ok_or(Damage)?.to_vec();
    let mut had_place = false;
    while let Some(block) = bytes.get(at) {
        let start = at;
        match block {
            0x21 => {
                let label = *bytes.get(at + 1).ok_or(Damage)?;
                at = after_blocks(bytes, at + 2);
                let is_kept = match label {
                    0xff => bytes.get(start + 3..start + 14).is_some_and(|name| KEPT.contains(&name)),
                    label => label != 0xfe,
                };
                if is_kept {
                    out.extend(&bytes[start..at]);
                } else {
                    had_place |= names_place(&bytes[start..at]);
                }
            }
            0x2c => {
                let data = at + 11 + colors(*bytes.get(at + 9).ok_or(Damage)?);
                at = after_blocks(bytes, data);
                out.extend(&bytes[start..at]);
            }
            0x3b => {
                out.push(0x3b);
                break;
            }
            _ => return Err(Damage),
        }
    }
    Ok(Cleaned { bytes: out, had_place })
}

/// The bytes of a table of colors, by the flags that announce it.
fn colors(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Blocks begin with their length, and one of no length is the last. A picture that was cut off ends sooner.
fn after_blocks(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(length) = bytes.get(at) {
        at += 1 + usize::from(*length);
        if *length == 0 {
            return at;
        }
    }
    bytes.len()
}
