//! A page on its way to a browser: it gets the script that follows changes, and its policy lets that script work.

use super::hub::Build;
use xxhash_rust::xxh3::Xxh3Default;

/// Where the server's own files lie. No page of a site can have such an address.
pub const SCRIPT: &str = "/__fieldbook/live.js";
pub const STYLE: &str = "/__fieldbook/live.css";
pub const EVENTS: &str = "/__fieldbook/events";
pub const PROBLEMS_DATA: &str = "/__fieldbook/problems";
pub const PROBLEMS: &str = "/_problems";

/// What a page is known by: other words and other pictures give another tag, another stylesheet does not.
pub fn tag(html: &[u8], build: &Build) -> String {
    let mut hasher = Xxh3Default::new();
    let style = build.style.as_ref().map_or("", |style| style.as_str()).as_bytes();
    let mut rest = html;
    while let Some(at) = find(rest, style) {
        hasher.update(&rest[..at]);
        rest = &rest[at + style.len()..];
    }
    hasher.update(rest);
    let mut rest = html;
    while let Some(at) = find(rest, b" src=\"") {
        rest = &rest[at + b" src=\"".len()..];
        let address = rest.split(|byte| *byte == b'"').next().unwrap_or_default();
        let name = address.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
        if let Some(version) = std::str::from_utf8(name).ok().and_then(|name| build.files.get(name)) {
            hasher.update(&version.to_le_bytes());
        }
    }
    format!("{:016x}", hasher.digest())
}

/// The page, or its first piece, with the script.
pub fn with_script(html: Vec<u8>, tag: &str, build: &str) -> Vec<u8> {
    let Some(end) = find(&html, b"</head>") else { return html };
    let head = String::from_utf8_lossy(&html[..end]);
    let mut page = Vec::with_capacity(html.len() + 256);
    page.extend_from_slice(with_open_policy(&head).as_bytes());
    let script =
        format!("<script src=\"{SCRIPT}\" data-page=\"{tag}\" data-build=\"{build}\" defer></script>\n");
    page.extend_from_slice(script.as_bytes());
    page.extend_from_slice(&html[end..]);
    page
}

/// The head of a page whose policy allows scripts of this server, and asking this server. What else it forbids stays
/// forbidden: what somebody types cannot go to another place.
fn with_open_policy(head: &str) -> String {
    let folded = head.to_ascii_lowercase();
    let mut opened = String::with_capacity(head.len() + 64);
    let mut at = 0;
    while let Some(found) = folded[at..].find("http-equiv=\"content-security-policy\"") {
        let from = at + found;
        let end = folded[from..].find('>').map_or(folded.len(), |end| from + end);
        let Some(start) = folded[from..end].find("content=\"").map(|start| from + start + "content=\"".len())
        else {
            break;
        };
        let close = folded[start..].find('"').map_or(folded.len(), |close| start + close);
        opened.push_str(&head[at..start]);
        opened.push_str(&open(&head[start..close]));
        at = close;
    }
    opened.push_str(&head[at..]);
    opened
}

fn open(policy: &str) -> String {
    let directives = policy.split(';').map(str::trim).filter(|directive| !directive.is_empty());
    let mut known: Vec<(String, Vec<&str>)> = directives
        .map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            (words.next().unwrap_or_default().to_ascii_lowercase(), words.collect())
        })
        .collect();
    for name in ["script-src", "style-src", "connect-src"] {
        let place = known.iter().position(|(known, _)| known == name);
        let place = place.unwrap_or_else(|| {
            known.push((name.to_owned(), Vec::new()));
            known.len() - 1
        });
        let sources = &mut known[place].1;
        sources.retain(|source| *source != "'none'");
        if !sources.contains(&"'self'") {
            sources.push("'self'");
        }
    }
    let written = known.iter().map(|(name, sources)| {
        if sources.is_empty() { name.clone() } else { format!("{name} {}", sources.join(" ")) }
    });
    written.collect::<Vec<_>>().join("; ")
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    // The first byte is rare enough in pages that looking for it alone is quick.
    let mut at = 0;
    while let Some(found) = text[at..].iter().position(|byte| *byte == word[0]) {
        at += found;
        if text[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
    None
}
