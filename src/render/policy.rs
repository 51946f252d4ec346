//! What a content security policy allows although it stands in the page itself: hashes, and addresses that hold a file.
//! Source: Content Security Policy Level 3, section 2.3.1, `hash-source`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What a policy calls a style or script by: `sha256-…`.
pub fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// An address that holds a file itself. Source: RFC 2397.
pub fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}
