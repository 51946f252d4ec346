//! Text that waits for a while, in about a third of its room, packed with LZ4.

use super::drafts::Draft;
use lz4_flex::block::{compress_prepend_size, decompress_size_prepended};

/// A packed text.
pub struct Packed(Box<[u8]>);

impl Packed {
    pub fn of(text: &str) -> Self {
        Self(compress_prepend_size(text.as_bytes()).into())
    }

    /// The text again.
    pub fn text(&self) -> String {
        // What was packed here is whole.
        let bytes = decompress_size_prepended(&self.0).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

impl Draft for Packed {
    fn bytes(&self) -> usize {
        self.0.len()
    }
}
