//! Names of files that the program makes from words of any length.

use super::LONGEST_NAME;
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

/// So much of the words stays, in bytes.
const KEPT: usize = 120;

/// A name that a disk holds with an ending of so many bytes. A longer one is cut, and told from others by a hash.
pub fn short(name: &str, ending: usize) -> Cow<'_, str> {
    if name.len() + ending <= LONGEST_NAME {
        return Cow::Borrowed(name);
    }
    let kept = name[..name.floor_char_boundary(KEPT)].trim_end_matches('-');
    Cow::Owned(format!("{kept}-{:016x}", xxh3_64(name.as_bytes())))
}
