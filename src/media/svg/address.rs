//! Addresses in a drawing: only what stands in the drawing itself is shown.

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// To another part of the drawing.
    Here,
    /// It holds the file itself. Source: RFC 2397; only the form with base64 is read.
    Data {
        media_type: &'a str,
        payload: &'a str,
    },
    Elsewhere,
    /// It runs code.
    Program,
}

pub fn of(address: &str) -> Address<'_> {
    let address = address.trim_matches(|letter: char| letter.is_ascii_whitespace());
    if address.starts_with('#') {
        return Address::Here;
    }
    if let Some(data) = data(address) {
        return data;
    }
    // Browsers leave out white space and what cannot be seen, so this does too.
    let scheme = address.split(':').next().unwrap_or_default();
    let scheme: String = scheme.chars().filter(char::is_ascii_alphanumeric).collect();
    if matches!(scheme.to_ascii_lowercase().as_str(), "javascript" | "vbscript" | "data") {
        Address::Program
    } else {
        Address::Elsewhere
    }
}

fn data(address: &str) -> Option<Address<'_>> {
    let (scheme, rest) = address.split_at_checked("data:".len())?;
    let (head, payload) = rest.split_once(',')?;
    let mut parts = head.split(';');
    let media_type = parts.next()?;
    let is_base64 = scheme.eq_ignore_ascii_case("data:") && parts.next_back()?.eq_ignore_ascii_case("base64");
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let is_plain = payload.bytes().all(|byte| is_letter(byte) || byte.is_ascii_whitespace());
    (is_base64 && is_plain).then_some(Address::Data { media_type, payload })
}

/// Kinds of pictures that hold dots and no program.
pub fn is_photo(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/jpg" | "image/gif" | "image/webp")
}

pub fn is_font(media_type: &str) -> bool {
    media_type.starts_with("font/")
        || media_type.starts_with("application/font-")
        || media_type.starts_with("application/x-font-")
        || media_type == "application/vnd.ms-fontobject"
}
