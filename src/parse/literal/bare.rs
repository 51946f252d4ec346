//! Web addresses in the text that are no links: on a page nobody can follow them.

use super::leaf::Leaf;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Tag};
use crate::rule::Rule;
use crate::source::Span;

/// No address is longer than this.
const LONGEST: usize = 2_000;

/// Looks for addresses of the web. `told` are brackets of which something was told, in the order of their ends.
pub fn read(leaf: &Leaf<'_>, told: &[Span], problems: &mut Vec<Diagnostic>) {
    let text = leaf.text();
    // What is part of an address begins no other.
    let mut from = 0;
    for (sign, _) in text.match_indices("://") {
        let begins = ["https://", "http://"].into_iter().find_map(|begins| {
            let start = sign.checked_sub(begins.len() - 3)?;
            text.get(start..start + begins.len())?.eq_ignore_ascii_case(begins).then_some((start, begins))
        });
        if let Some((start, begins)) = begins.filter(|(start, _)| *start >= from) {
            from = look(leaf, told, start, begins, problems).max(from);
        }
    }
    from = 0;
    for (start, begins) in text.match_indices("www.") {
        if start >= from {
            from = look(leaf, told, start, begins, problems).max(from);
        }
    }
}

/// Looks at a place where an address may begin. Gives where it ends.
fn look(leaf: &Leaf<'_>, told: &[Span], at: usize, begins: &str, problems: &mut Vec<Diagnostic>) -> usize {
    let text = leaf.text();
    let before = text[..at].chars().next_back();
    let is_apart = before.is_none_or(|sign| !sign.is_ascii_alphanumeric() && !"/@.-_=&?#+:\\".contains(sign));
    let start = leaf.span().start as usize + at;
    let next = told.partition_point(|span| span.end as usize <= start);
    let is_told = told.get(next).is_some_and(|span| span.start as usize <= start);
    if !is_apart || is_told || leaf.is_linked(start) || !leaf.is_words(start) {
        return at;
    }
    let end = at + length(leaf, start);
    let address = &text[at..end];
    if address.get(begins.len()..).is_some_and(has_host) {
        problems.extend(say(leaf, start, address, begins));
    }
    // Signs at its end that were cut may be many.
    end + text[end..].bytes().take(LONGEST).take_while(|byte| b"([".contains(byte)).count()
}

/// How long an address is: up to a space or a sign that is in no address, without the signs that end a sentence.
fn length(leaf: &Leaf<'_>, start: usize) -> usize {
    let end = leaf.span().end as usize;
    let end = leaf.source.text.floor_char_boundary(end.min(start + LONGEST));
    let text = leaf.source.text.get(start..end).unwrap_or_default();
    let mut length = text.len();
    // A star ends words that stand out, where they began before the address.
    let near =
        leaf.source.text.ceil_char_boundary((leaf.span().start as usize).max(start.saturating_sub(200)));
    let stars = || leaf.source.text[near..start].contains('*');
    for (at, sign) in text.char_indices() {
        let ends = sign.is_whitespace()
            || matches!(sign, '<' | '>' | '"' | '`' | '|' | '\\' | '^' | '{' | '}' | '«' | '»')
            || (sign == '*' && stars())
            || ('\u{2000}'..='\u{206f}').contains(&sign)
            || sign >= '\u{2e80}'
            || !leaf.is_words(start + at);
        if ends {
            length = at;
            break;
        }
    }
    loop {
        let address = &text[..length];
        let count = |sign: char| address.matches(sign).count();
        let cut = match address.chars().next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '\'' | '_' | '~') => true,
            Some(')') => count(')') > count('('),
            Some(']') => count(']') > count('['),
            Some('(' | '[') => true,
            _ => false,
        };
        if !cut {
            return length;
        }
        length -= 1;
    }
}

/// Whether what follows is the name of a computer of the web, and no example such as `https://…`.
fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let is_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '.' | '_');
    !name.is_empty()
        && name.chars().all(is_name)
        && ending.chars().count() >= 2
        && ending.chars().all(char::is_alphabetic)
}

fn say(leaf: &Leaf<'_>, start: usize, address: &str, begins: &str) -> Option<Diagnostic> {
    let end = start + address.len();
    let text = &*leaf.source.text;
    let is_between = text[..start].ends_with('<') && text[end..].starts_with('>');
    let span = if is_between { Span::new(start - 1, end + 1) } else { Span::new(start, end) };
    let problem =
        Diagnostic::new(Rule::BareAddress, &leaf.source.path, span, "this web address is not a link");
    let (written, help) = if begins == "www." {
        let help = "write it as a link, with `https://` in its address";
        (format!("[{address}](https://{address})"), help)
    } else {
        let help = "put it between `<` and `>`, or write words for it: `[words](https://…)`";
        (format!("<{address}>"), help)
    };
    let events = markdown::read_alone(&written);
    let is_link = events.iter().any(|(event, span)| {
        matches!(event, Event::Start(Tag::Link { .. })) && *span == Span::new(0, written.len())
    });
    is_link.then(|| problem.help(help).fix(span, written))
}
