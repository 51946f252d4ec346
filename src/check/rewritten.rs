//! How the path of a file is written in the place of another address, so that it is read as that path again. A link's
//! words are never touched: where the place of its address is unknown, nothing is offered to paste.

use crate::diagnostic::Diagnostic;
use crate::model::{Address, Form, LinkPlace, LinkRef};
use crate::source::{Source, Span};
use std::borrow::Cow;

/// Offers another address for that of a link.
pub(super) fn with_address(problem: Diagnostic, link: &LinkRef, address: String) -> Diagnostic {
    match link.written {
        Some(LinkPlace { span, .. }) => problem.fix(span, address),
        None => problem,
    }
}

/// Offers another place in the same file.
pub(super) fn with_anchor(problem: Diagnostic, source: &Source, link: &LinkRef, anchor: &str) -> Diagnostic {
    let Some(LinkPlace { span, .. }) = link.written else { return problem };
    match source.slice(span).split_once('#') {
        // `&#35;` is a number sign, too.
        Some((file, _)) if !file.ends_with('&') => {
            let start = span.start as usize + file.len();
            let place = Span::new(start, span.range().end);
            problem.fix(place, format!("#{}", escaped(anchor, ANCHOR)))
        }
        _ => problem,
    }
}

/// The path to the file that was meant, with what follows after `#`, as it can be pasted over the old
/// address; in plain words where the place of that is unknown.
pub(super) fn rewritten(path: &str, anchor: Option<&str>, link: &LinkRef) -> String {
    let Some(LinkPlace { form, .. }) = link.written else {
        return anchor.map_or_else(|| path.to_owned(), |anchor| format!("{path}#{anchor}"));
    };
    // What comes before a colon would be a scheme.
    let here = if Address::of(path) == Address::Relative { "" } else { "./" };
    let address = format!("{here}{}", escaped(path, PATH));
    let address = match anchor {
        Some(anchor) => format!("{address}#{}", escaped(anchor, ANCHOR)),
        None => address,
    };
    match form {
        Form::Bare if needs_brackets(&address) => format!("<{address}>"),
        Form::Attribute => address.replace(' ', "%20").replace('\'', "%27"),
        Form::Bare | Form::Angle => address,
    }
}

/// Signs that end an address or begin something else wherever they are.
const PATH: &[char] = &['%', '#', '?', '<', '>', '"', '`', '|', '&', '\\', '\n', '\r', '\t'];
/// The same after `#`, where percent signs were written by the author.
const ANCHOR: &[char] = &['<', '>', '"', '`', '|', '&', '\\', '\n', '\r', '\t'];

fn escaped<'a>(text: &'a str, signs: &[char]) -> Cow<'a, str> {
    if !text.contains(signs) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        // All of them are one byte.
        match u8::try_from(letter) {
            Ok(byte) if signs.contains(&letter) => escaped.push_str(&format!("%{byte:02X}")),
            _ => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

fn needs_brackets(address: &str) -> bool {
    let mut depth = 0_usize;
    let balanced = address.bytes().all(|byte| match byte {
        b'(' => {
            depth += 1;
            true
        }
        b')' => {
            let open = depth > 0;
            depth = depth.saturating_sub(1);
            open
        }
        _ => true,
    });
    !balanced || depth > 0 || address.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}
