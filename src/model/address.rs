//! Addresses in links: relative ones, ones of other sites, and those that could run code.

use std::borrow::Cow;

/// What a link's address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A path from the file, or only `#anchor`.
    Relative,
    /// Another site, mail, a telephone number.
    Offsite,
    /// A scheme that could run code or hide data, or that nobody knows.
    Unsafe(String),
}

/// Schemes a link may have.
pub const OFFSITE: [&str; 10] =
    ["https", "http", "mailto", "tel", "sms", "geo", "webcal", "xmpp", "matrix", "ftp"];

impl Address {
    /// Browsers ignore white space and control characters in a scheme, so this does too.
    pub fn of(address: &str) -> Self {
        let bare: Cow<'_, str> = if address.bytes().all(|byte| byte.is_ascii_graphic()) {
            address.into()
        } else {
            address.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect()
        };
        if bare.starts_with("//") || bare.starts_with("\\\\") || bare.starts_with("/\\") {
            return Self::Offsite;
        }
        let Some((scheme, _)) = bare.split_once(':') else { return Self::Relative };
        let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'));
        if !is_scheme {
            return Self::Relative;
        }
        let scheme = scheme.to_ascii_lowercase();
        if OFFSITE.contains(&scheme.as_str()) { Self::Offsite } else { Self::Unsafe(scheme) }
    }
}
