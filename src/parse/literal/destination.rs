//! Where the words in brackets would lead: whether it looks like an address, and how an address is written.

use crate::model::{OFFSITE, is_media};
use crate::path::SourcePath;

/// Addresses that end so are files. Endings of one letter are abbreviations.
const ENDING: std::ops::RangeInclusive<usize> = 2..=8;

/// Whether words look like the address of a page, a file or a place on a page. Words with spaces in them do when they
/// begin as addresses do, or end as a file does.
pub fn is_address(words: &str) -> bool {
    let small = words.to_ascii_lowercase();
    let scheme = small.split_once(':').map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| OFFSITE.contains(&scheme)) || small.starts_with("www.") {
        return true;
    }
    if let Some(anchor) = words.strip_prefix('#') {
        return anchor.starts_with(char::is_alphabetic);
    }
    is_path(words)
}

/// Whether words are a path: they begin with one, or their last name has an ending.
fn is_path(words: &str) -> bool {
    if ["./", "../", "/"].iter().any(|begins| words.strip_prefix(begins).is_some_and(|rest| !rest.is_empty()))
    {
        return !words.starts_with("//");
    }
    let path = words.split(['#', '?']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    !stem.is_empty()
        && !stem.ends_with([' ', '.'])
        && ENDING.contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// How an address with spaces or line ends is written so that it is one.
pub fn without_spaces(address: &str) -> String {
    let small = address.to_ascii_lowercase();
    let scheme = small.split_once(':').map_or("", |(scheme, _)| scheme);
    let one_line = one_line(address);
    if matches!(scheme, "tel" | "sms") {
        return one_line.split_whitespace().collect();
    }
    if OFFSITE.contains(&scheme) {
        return one_line.replace(' ', "%20");
    }
    if small.starts_with("www.") {
        return format!("https://{}", one_line.replace(' ', "%20"));
    }
    if one_line.contains(['<', '>', '\\']) {
        return one_line.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E").replace('\\', "/");
    }
    format!("<{one_line}>")
}

/// Lines are broken at spaces, or inside a web address or after a sign that joins the parts of a path.
fn one_line(address: &str) -> String {
    let is_web = address.contains("://");
    let mut out = String::with_capacity(address.len());
    for line in address.lines() {
        let line = line.trim();
        if !out.is_empty() && !is_web && !out.ends_with(['/', '-', '_', '=', '&', '?']) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// Whether words that stand in brackets by accident are an address beyond doubt: a web address, or the path of a file
/// that a page can lead to.
pub fn is_surely_address(words: &str) -> bool {
    let small = words.to_ascii_lowercase();
    if words.contains(char::is_whitespace) {
        return false;
    }
    if ["https://", "http://", "www."]
        .iter()
        .any(|begins| small.len() > begins.len() + 3 && small.starts_with(begins))
    {
        return true;
    }
    let path = small.split(['#', '?']).next().unwrap_or_default();
    let file = SourcePath::new(path);
    let ending = file.extension();
    let is_page = matches!(ending.as_deref(), Some("md" | "html" | "htm"));
    !path.starts_with('.') && !file.stem().is_empty() && (is_page || is_media(&file))
        || ["./", "../"].iter().any(|begins| small.starts_with(begins)) && ending.is_some()
        || ["mailto:", "tel:"].iter().any(|begins| small.len() > begins.len() && small.starts_with(begins))
}

/// An address without spaces as a link has it.
pub fn whole(address: &str) -> String {
    let begins = address.get(..4).unwrap_or_default();
    if begins.eq_ignore_ascii_case("www.") { format!("https://{address}") } else { address.to_owned() }
}
