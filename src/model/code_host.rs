//! Addresses of headings as code hosts make them, so that a link which leads to a heading there does so here.
//! Source: the filter `TableOfContentsFilter` of the package html-pipeline.

use super::document::Heading;
use crate::path::{compose, is_mark};
use std::collections::HashMap;

/// The position of each heading by its address on a code host: small letters, signs left out, a hyphen for each space,
/// and a number where the same came before.
pub fn addresses(headings: &[Heading]) -> HashMap<String, usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut addresses = HashMap::with_capacity(headings.len());
    for (at, heading) in headings.iter().enumerate() {
        let plain = address(&heading.text);
        let before = seen.entry(plain.clone()).or_default();
        let address = if *before == 0 { plain } else { format!("{plain}-{before}") };
        *before += 1;
        addresses.entry(address).or_insert(at);
    }
    addresses
}

/// The address of a heading with these words, when it is the first with them.
pub fn address(text: &str) -> String {
    let letters = compose(text);
    let letters = letters.chars().flat_map(char::to_lowercase);
    letters
        .filter_map(|letter| match letter {
            ' ' => Some('-'),
            '-' | '_' | '‿' | '⁀' | '⁔' | '︳' | '︴' | '﹍' | '﹎' | '﹏' | '＿' => Some(letter),
            letter => (letter.is_alphanumeric() || is_mark(letter)).then_some(letter),
        })
        .collect()
}
