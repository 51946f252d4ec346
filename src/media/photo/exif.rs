//! The block in which cameras describe a picture. Of it we read which side is up and whether it names a place.
//! Source: Exif 2.32, section 4.6; TIFF 6.0, section 2.

/// What is read of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exif {
    /// 2 to 8 where the picture has to be turned.
    pub orientation: Option<u8>,
    pub has_place: bool,
}

const ORIENTATION: u16 = 0x0112;
const PLACE: u16 = 0x8825;
const LATITUDE: u16 = 0x0002;

/// No list of ours is longer; a longer one is damaged.
const MOST_ENTRIES: usize = 1000;

/// Reads a block, which begins with the order of its bytes.
pub fn read(block: &[u8]) -> Exif {
    let tiff = Tiff { bytes: block, is_little: block.starts_with(b"II") };
    let Some(first) = tiff.long(4) else { return Exif::default() };
    let orientation = tiff.entry(first, ORIENTATION).and_then(|entry| tiff.short(entry + 8));
    let place = tiff.entry(first, PLACE).and_then(|entry| tiff.long(entry + 8));
    Exif {
        orientation: orientation
            .and_then(|side| u8::try_from(side).ok())
            .filter(|side| (2..=8).contains(side)),
        has_place: place.is_some_and(|list| tiff.entry(list, LATITUDE).is_some()),
    }
}

/// The least block that says which side is up.
pub fn block(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block
}

struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(number).ok()
    }

    /// Where the entry of a list begins.
    fn entry(&self, list: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.short(list)?).min(MOST_ENTRIES);
        (0..count).map(|at| list + 2 + at * 12).find(|entry| self.short(*entry) == Some(tag))
    }
}
