//! What paper shows of a link beside its words: where it leads, once.

use crate::render::escape::escape;
use std::borrow::Cow;

/// The attribute by which the styles for paper know what to print after a link; none where they print the address as it is
/// written. An address that the words say already is not printed again, and one of a person is printed without its scheme.
pub fn printed(address: &str, words: &str) -> Option<Cow<'static, str>> {
    let lower = address.to_ascii_lowercase();
    let scheme = lower.split_once(':')?.0;
    match scheme {
        "http" | "https" => is_said(address, words).then(|| " class=\"said\"".into()),
        "mailto" | "tel" | "sms" | "xmpp" => {
            let bare = bare(address);
            let attribute = || format!(" data-address=\"{}\"", escape(&bare)).into();
            (!bare.is_empty() && !is_said(address, words)).then(attribute)
        }
        _ => None,
    }
}

/// Whether words are an address, apart from its scheme, a slash at its end, and how a telephone number is spaced.
fn is_said(address: &str, words: &str) -> bool {
    let same = |text: &str| -> String {
        let text = bare(text).trim_end_matches('/').to_lowercase();
        text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '(' | ')')).collect()
    };
    same(address) == same(words)
}

/// An address without its scheme and, for a letter, without its subject.
fn bare(address: &str) -> String {
    let address = address.trim();
    let rest = match address.split_once(':') {
        Some((scheme, rest)) if scheme.chars().all(|letter| letter.is_ascii_alphabetic()) => rest,
        _ => address,
    };
    match rest.strip_prefix("//") {
        Some(rest) => rest.to_owned(),
        None => rest.split('?').next().unwrap_or_default().replace("%20", " "),
    }
}
