//! Earlier addresses of a page.

use crate::path::{OutputPath, decode};

/// Where the page of an earlier address lies: `old/trust` and `/old/trust.md` are `old/trust.html`. None for
/// addresses of other sites, ones that climb out, and ones that no file can have.
pub fn alias_output(alias: &str) -> Option<OutputPath> {
    let alias = alias.trim();
    if alias.starts_with("//") || alias.contains('?') {
        return None;
    }
    let hides = |code: &str| code.starts_with(['0', '1']) || code.starts_with("7f") || code.starts_with("7F");
    if alias.split('%').skip(1).any(hides) {
        // A control character.
        return None;
    }
    // Browsers show an address in the one form or in the other.
    let path = decode(alias.split('#').next().unwrap_or_default());
    let path = path.trim_start_matches('/');
    let folder = path.ends_with('/');
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let odd = |letter: char| matches!(letter, '\\' | ':' | '\u{fffd}') || letter.is_control();
    let plain = |part: &&str| !part.contains(odd) && !part.starts_with('.');
    if parts.is_empty() || !parts.iter().all(plain) {
        return None;
    }
    let path = parts.join("/");
    Some(OutputPath::new(match path.rsplit_once('.') {
        _ if folder => format!("{path}/index.html"),
        Some((_, "html" | "htm")) => path,
        Some((stem, "md")) => format!("{stem}.html"),
        _ => format!("{path}.html"),
    }))
}
