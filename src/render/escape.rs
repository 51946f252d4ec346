//! The one place where text becomes HTML, beside the template engine.

use crate::reserved_chars::without;

/// Text that means itself in an element, with its quotation marks as they are.
pub fn escape_words(text: &str) -> String {
    without(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text that means itself in an element or a quoted attribute. Reserved characters were taken out of all texts when they
/// came in; no text of an author makes a hole even if one was forgotten.
pub fn escape(text: &str) -> String {
    escape_holes(&without(text))
}

/// The same for what the program made, which may have holes of a draft in it: ids and links.
pub fn escape_holes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

/// The words of HTML that the program wrote: without its tags, and with the signs that were escaped.
pub fn unescaped(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    let words: String = pieces
        .filter_map(|(at, piece)| if at == 0 { Some(piece) } else { Some(piece.split_once('>')?.1) })
        .collect();
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(words, |words, (escaped, sign)| words.replace(escaped, sign))
}
