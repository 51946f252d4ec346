//! Hashes by which a content security policy allows what stands in the page itself.
//! Source: Content Security Policy Level 3, section 2.3.1, `hash-source`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What a policy calls a style or script by: `sha256-…`.
pub fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
