//! AVIF, whose places are counted from the beginning of the file: what is not for readers is overwritten with zeros, and
//! nothing moves. Source: ISO/IEC 14496-12, sections 8.11.3 and 8.11.6; ISO/IEC 23008-12, annex A.

use super::exif;
use super::{Cleaned, Damage, four, names_place, pair};
use crate::model::Dimensions;
use std::collections::BTreeSet;
use std::ops::Range;

pub fn cleaned(mut bytes: Vec<u8>) -> Result<Cleaned, Damage> {
    let mut hidden: Vec<Range<usize>> = Vec::new();
    for part in parts(&bytes, 0..bytes.len())? {
        match &part.name {
            b"meta" => hidden.extend(words_of(&bytes, part.inside.clone())?),
            b"uuid" | b"free" | b"skip" | b"udta" => hidden.push(part.inside.clone()),
            b"moov" => {
                let inner = parts(&bytes, part.inside.clone())?.into_iter();
                hidden.extend(
                    inner
                        .filter(|part| matches!(&part.name, b"udta" | b"meta" | b"uuid"))
                        .map(|part| part.inside),
                );
            }
            _ => {}
        }
    }
    let mut had_place = false;
    for range in hidden {
        let piece = bytes.get_mut(range).ok_or(Damage)?;
        // The block of a camera begins with the way to its own beginning.
        let skipped = four(piece, 0).and_then(|skipped| piece.get(4usize.checked_add(skipped)?..));
        had_place |= names_place(piece) || skipped.is_some_and(|block| exif::read(block).has_place);
        piece.fill(0);
    }
    Ok(Cleaned { bytes, had_place })
}

/// How large the picture is shown, by the beginning of its file: as large as the largest of its layers, turned where the
/// file says so. Source: ISO/IEC 23008-12, sections 6.5.3 and 6.5.10.
pub fn size(head: &[u8]) -> Option<Dimensions> {
    let mut meta = part(head, 0, usize::MAX).ok()?;
    while meta.name != *b"meta" {
        meta = part(head, meta.inside.end, usize::MAX).ok()?;
    }
    let inner =
        |within, name: &[u8; 4]| parts(head, within).ok()?.into_iter().find(|part| part.name == *name);
    let list = inner(meta.inside.start + 4..meta.inside.end, b"iprp")?;
    let list = parts(head, inner(list.inside, b"ipco")?.inside).ok()?;
    let has = |name: &[u8; 4]| list.iter().any(|part| part.name == *name);
    let is_turned = list
        .iter()
        .any(|part| part.name == *b"irot" && head.get(part.inside.start).is_some_and(|turns| turns & 1 == 1));
    let sizes = list.iter().filter(|part| part.name == *b"ispe").filter_map(|part| {
        let side = |at: usize| u32::try_from(four(head, part.inside.start + at)?).ok();
        Dimensions::new(side(4)?, side(8)?)
    });
    // Of a picture that is cut, browsers show different parts.
    let size =
        sizes.max_by_key(|size| u64::from(size.width) * u64::from(size.height)).filter(|_| !has(b"clap"))?;
    Some(if is_turned { size.turned() } else { size })
}

struct Part {
    name: [u8; 4],
    inside: Range<usize>,
}

/// The boxes in a stretch of the file.
fn parts(bytes: &[u8], within: Range<usize>) -> Result<Vec<Part>, Damage> {
    let (mut found, mut at) = (Vec::new(), within.start);
    while at + 8 <= within.end {
        let part = part(bytes, at, within.end)?;
        at = part.inside.end;
        found.push(part);
    }
    Ok(found)
}

/// The box that begins at a place.
fn part(bytes: &[u8], at: usize, last: usize) -> Result<Part, Damage> {
    let name = bytes.get(at + 4..at + 8).and_then(|name| name.try_into().ok()).ok_or(Damage)?;
    let (head, length) = match four(bytes, at).ok_or(Damage)? {
        0 => (8, last - at),
        1 => (16, number(bytes, at + 8, 8)?),
        length => (8, length),
    };
    let end = at.checked_add(length).filter(|end| *end <= last && length >= head).ok_or(Damage)?;
    Ok(Part { name, inside: at + head..end })
}

/// Where the items lie that describe the picture.
fn words_of(bytes: &[u8], within: Range<usize>) -> Result<Vec<Range<usize>>, Damage> {
    let inner = parts(bytes, within.start + 4..within.end)?;
    let find = |name: &[u8; 4]| inner.iter().find(|part| part.name == *name).map(|part| part.inside.clone());
    let Some(list) = find(b"iinf") else { return Ok(Vec::new()) };
    let first = list.start + if bytes.get(list.start) == Some(&0) { 6 } else { 8 };
    let mut items = BTreeSet::new();
    for entry in parts(bytes, first..list.end)? {
        let start = entry.inside.start;
        let wide = bytes.get(start) == Some(&3);
        let id = if wide { four(bytes, start + 4) } else { pair(bytes, start + 4) }.ok_or(Damage)?;
        let kind = start + if wide { 10 } else { 8 };
        if matches!(bytes.get(kind..kind + 4), Some(b"Exif" | b"mime" | b"uri ")) {
            items.insert(id);
        }
    }
    let (Some(places), false) = (find(b"iloc"), items.is_empty()) else { return Ok(Vec::new()) };
    locations(bytes, places, &items, find(b"idat"))
}

/// Reads the table of places.
fn locations(
    bytes: &[u8],
    table: Range<usize>,
    items: &BTreeSet<usize>,
    data: Option<Range<usize>>,
) -> Result<Vec<Range<usize>>, Damage> {
    let version = *bytes.get(table.start).ok_or(Damage)?;
    let sizes = pair(bytes, table.start + 4).ok_or(Damage)?;
    let (offset_size, length_size, base_size) = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15);
    let index_size = if version == 0 { 0 } else { sizes & 15 };
    let id_size = if version < 2 { 2 } else { 4 };
    let mut at = table.start + 6;
    let mut take = |size: usize| {
        at += size;
        if at > table.end { Err(Damage) } else { number(bytes, at - size, size) }
    };
    let mut found = Vec::new();
    for _ in 0..take(id_size)? {
        let id = take(id_size)?;
        let method = if version == 0 { 0 } else { take(2)? & 15 };
        take(2)?;
        let base = take(base_size)?;
        for _ in 0..take(2)? {
            take(index_size)?;
            let (offset, length) = (take(offset_size)?, take(length_size)?);
            if !items.contains(&id) {
                continue;
            }
            let origin = match method {
                0 => 0,
                _ => data.as_ref().ok_or(Damage)?.start,
            };
            let start = origin.checked_add(base).and_then(|start| start.checked_add(offset)).ok_or(Damage)?;
            found.push(start..start.checked_add(length).ok_or(Damage)?);
        }
    }
    Ok(found)
}

/// A number of up to eight bytes, the larger first.
fn number(bytes: &[u8], at: usize, size: usize) -> Result<usize, Damage> {
    let bytes = bytes.get(at..at + size).ok_or(Damage)?;
    bytes.iter().try_fold(0_usize, |sum, byte| Some(sum.checked_mul(256)? + usize::from(*byte))).ok_or(Damage)
}
