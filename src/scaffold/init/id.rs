//! The id of a new site: no other site has it, also one that was started from the same texts.

use crate::error::{Error, Result};

/// Eight letters and digits, none of which is mistaken for another.
const LETTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";

/// # Errors
/// When the system gives no random numbers.
pub fn fresh() -> Result<String> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)
        .map_err(|_| Error::Other("this system gives no random numbers for the id of the site".to_owned()))?;
    let letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(letters.collect())
}
