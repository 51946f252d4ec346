//! Links whose address is empty, half, or not quite one: what was meant, and what to write.

use super::missing::Files;
use super::rewritten::with_address;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{LinkKind, LinkRef, OFFSITE};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Source;

/// Names of computers end so, most of all.
const ENDINGS: [&str; 14] =
    ["com", "org", "net", "edu", "gov", "info", "eu", "uk", "de", "fr", "es", "mx", "ca", "int"];

/// What is wrong with an address, whatever files there are.
pub(super) fn look(source: &Source, link: &LinkRef) -> Option<Diagnostic> {
    let address = link.address.trim();
    let empty = |words: String| {
        let problem = Diagnostic::new(Rule::EmptyLink, &source.path, link.place(), words);
        problem.help("write the address, or keep only the words of the link")
    };
    if address.is_empty() {
        return Some(empty("this link has no address, so it leads to the page it is on".to_owned()));
    }
    if address == "#" {
        let words = "`#` names no heading, so this link leads to the top of the page it is on";
        let help = "write the id of a heading after it, or another address";
        return Some(Diagnostic::new(Rule::EmptyLink, &source.path, link.place(), words).help(help));
    }
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let bare = rest.trim_start_matches('/');
    let slip = |words: String, written: String| {
        let problem = Diagnostic::new(Rule::BrokenLink, &source.path, link.place(), words);
        Some(with_address(problem.help(format!("write `{written}`")), link, written))
    };
    match scheme.as_str() {
        "http" | "https" if bare.is_empty() => {
            Some(empty(format!("`{address}` is only the beginning of an address")))
        }
        "http" | "https" if !rest.starts_with("//") => {
            slip(format!("an address has two `/` after `{scheme}:`"), format!("{scheme}://{bare}"))
        }
        "mailto" | "tel" | "sms" if bare.is_empty() => {
            Some(empty(format!("`{address}` is only the beginning of an address")))
        }
        "mailto" | "tel" | "sms" if rest.starts_with('/') => {
            slip(format!("an address has no `/` after `{scheme}:`"), format!("{scheme}:{bare}"))
        }
        "mailto" if !rest.contains(['@', '?']) && !rest.contains("%40") => {
            Some(empty(format!("there is no e-mail address in `{address}`")))
        }
        _ => None,
    }
}

/// The scheme that was meant by one that nobody knows: `htps`.
pub(super) fn near_scheme(problem: Diagnostic, scheme: &str, link: &LinkRef) -> Diagnostic {
    let rest = link.address.split_once(':').map_or("", |(_, rest)| rest);
    match nearest(scheme, OFFSITE).filter(|_| rest.starts_with("//")) {
        Some(near) => {
            let written = format!("{near}:{rest}");
            with_address(problem.help(format!("did you mean `{written}`?")), link, written)
        }
        None => {
            problem.help(format!("link to a page or a file, or begin with one of: {}", OFFSITE.join(", ")))
        }
    }
}

/// What was meant by the address of a file that is not there: a website, a person, a path as Windows writes it.
pub(super) fn meant_elsewhere(link: &LinkRef, path: &SourcePath, files: &Files) -> Option<String> {
    let address = &*link.address;
    if address.contains('\\') {
        let written = address.replace('\\', "/");
        let target = path.resolve(&written)?.path;
        return files.has(&target).then_some(written);
    }
    if link.kind == LinkKind::Image {
        return None;
    }
    let host = address.split(['/', '?', '#', ':']).next()?;
    let small = host.to_ascii_lowercase();
    let ending = small.rsplit_once('.').map(|(_, ending)| ending)?;
    let letters = |sign: char| sign.is_alphanumeric() || "@.-_+".contains(sign);
    if !host.chars().all(letters) || host.starts_with('.') {
        return None;
    }
    match small.split_once('@') {
        Some((name, place)) if address.len() == host.len() && !name.is_empty() && !place.starts_with('.') => {
            Some(format!("mailto:{address}"))
        }
        Some(_) => None,
        None if small.starts_with("www.") || ENDINGS.contains(&ending) => Some(format!("https://{address}")),
        None => None,
    }
}
