//! Styles in a drawing: which words of theirs lead elsewhere. Read by the tokens of CSS, so that comments, words in
//! quotation marks and odd letters hide nothing. Source: CSS Syntax Level 3, section 4.

use super::address::{self, Address};
use std::ops::Range;

/// What a style must not hold, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    pub place: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It loads something from elsewhere.
    Elsewhere,
    /// A sign behind which anything can be hidden.
    Escape,
    /// Not known to be harmless.
    Unknown,
}

/// The first thing in a style that may load something, or that nobody can be sure of.
pub fn wrong(style: &str) -> Option<Wrong> {
    // Browsers end a line at these, too, in the middle of words in quotation marks. No file holds them by chance.
    if let Some(at) = style.find(['\r', '\u{c}']) {
        return Some(Wrong { place: at..at + 1, kind: Kind::Escape });
    }
    let bytes = style.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let end = style[at + 2..].find("*/");
                at = end.map_or(bytes.len(), |end| at + 2 + end + 2);
            }
            b'"' | b'\'' => at = after_string(bytes, at),
            b'\\' => return Some(Wrong { place: at..at + 1, kind: Kind::Escape }),
            b'@' => {
                let end = name_end(bytes, at + 1);
                let rule = style[at + 1..end].to_ascii_lowercase();
                if !RULES.contains(&rule.as_str()) {
                    let kind = if rule == "import" { Kind::Elsewhere } else { Kind::Unknown };
                    return Some(Wrong { place: at..end, kind });
                }
                at = end;
            }
            _ if is_name(*byte) => {
                let end = name_end(bytes, at);
                if bytes.get(end) != Some(&b'(') {
                    at = end;
                    continue;
                }
                let function = style[at..end].to_ascii_lowercase();
                if function == "url" {
                    match url(style, end + 1) {
                        Ok(after) => at = after,
                        Err(place) => return Some(Wrong { place, kind: Kind::Elsewhere }),
                    }
                } else if FUNCTIONS.contains(&function.as_str()) {
                    at = end + 1;
                } else {
                    return Some(Wrong { place: at..end + 1, kind: Kind::Unknown });
                }
            }
            _ => at += 1,
        }
    }
    None
}

/// The end of an address, if it stays in the drawing; else its place.
fn url(style: &str, start: usize) -> Result<usize, Range<usize>> {
    let bytes = style.as_bytes();
    let skip = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let start = skip(start);
    let (inner, end) = match bytes.get(start) {
        Some(quote @ (b'"' | b'\'')) => {
            let end = bytes[start + 1..].iter().position(|byte| byte == quote);
            let end = end.map_or(bytes.len(), |end| start + 1 + end);
            (start + 1..end, skip(end + 1))
        }
        _ => {
            let end = style[start..].find(')').map_or(bytes.len(), |end| start + end);
            (start..end, end)
        }
    };
    let address = style[inner.clone()].trim();
    let is_odd = |letter: char| matches!(letter, '\\' | '"' | '\'' | '(' | '\n');
    let stays = match address::of(address) {
        Address::Here => true,
        Address::Data { media_type, .. } => address::is_font(media_type) || address::is_photo(media_type),
        Address::Elsewhere | Address::Program => false,
    };
    if stays && !address.contains(is_odd) && bytes.get(end) == Some(&b')') { Ok(end + 1) } else { Err(inner) }
}

/// Words in quotation marks end at the same mark, or where the line does. A sign after `\` is one of them.
fn after_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' => return at,
            _ if *byte == bytes[start] => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || !byte.is_ascii()
}

fn name_end(bytes: &[u8], start: usize) -> usize {
    start + bytes[start.min(bytes.len())..].iter().take_while(|byte| is_name(**byte)).count()
}

/// Rules that load nothing by themselves.
const RULES: [&str; 9] = [
    "charset",
    "font-face",
    "keyframes",
    "-webkit-keyframes",
    "layer",
    "media",
    "namespace",
    "page",
    "supports",
];

/// Functions that take no address.
#[rustfmt::skip]
const FUNCTIONS: [&str; 91] = [
    "abs", "acos", "asin", "atan", "atan2", "blur", "brightness", "calc", "circle", "clamp", "color", "color-mix",
    "conic-gradient", "contrast", "cos", "cubic-bezier", "drop-shadow", "ellipse", "exp", "format",
    "grayscale", "has", "hsl", "hsla", "hue-rotate", "hwb", "hypot", "icc-color", "inset", "invert", "is", "lab",
    "lang", "lch", "light-dark", "linear", "linear-gradient", "local", "log", "matrix", "matrix3d", "max", "min",
    "minmax", "mod", "not", "nth-child", "nth-last-child", "nth-last-of-type", "nth-of-type", "oklab", "oklch",
    "opacity", "path", "perspective", "polygon", "pow", "radial-gradient", "rect", "rem",
    "repeating-linear-gradient", "repeating-radial-gradient", "rgb", "rgba", "rotate", "rotate3d", "rotatex",
    "rotatey", "rotatez", "round", "saturate", "scale", "scale3d", "scalex", "scaley", "sepia", "sign", "sin",
    "skew", "skewx", "skewy", "sqrt", "steps", "tan", "tech", "translate", "translate3d", "translatex",
    "translatey", "translatez", "var",
];
