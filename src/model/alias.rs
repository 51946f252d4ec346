//! Earlier addresses of a page.

use crate::path::OutputPath;

/// Where the page of an earlier address lies: `old/trust` and `/old/trust.md` are `old/trust.html`. None for
/// addresses of other sites and ones that climb out.
pub fn alias_output(alias: &str) -> Option<OutputPath> {
    let path = alias.split(['#', '?']).next().unwrap_or_default().trim().trim_start_matches('/');
    let folder = path.ends_with('/');
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let plain = |part: &&str| *part != ".." && !part.contains(['\\', ':', '\0']) && !part.starts_with('.');
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
