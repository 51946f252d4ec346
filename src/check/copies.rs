//! Copies of texts that somebody made beside them, or a program that synchronizes folders: they would be pages, too.

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

/// Words that programs for synchronizing put into the names of what they could not bring together, in small letters.
const CONFLICTS: [&str; 5] = [
    "conflicted copy",
    "sync-conflict-",
    "case conflict",
    "in konflikt stehende kopie",
    "copia en conflicto",
];

/// What is put behind or before the name of a copy, in small letters.
const COPIES: [&str; 8] = ["copy", "kopie", "copia", "copie", "cópia", "kopia", "kopio", "копия"];

/// Looks at the names of all texts.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in &curriculum.documents {
        let path = &document.source.path;
        let stem = path.stem();
        // Nearly all names have none of these.
        if !stem.contains([' ', '.', '(', '_']) {
            continue;
        }
        let Some((original, is_conflict)) = original(stem) else { continue };
        let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_there = curriculum.document(&SourcePath::new(format!("{folder}/{original}.md"))).is_some();
        if !is_there && !is_conflict {
            continue;
        }
        let name = path.file_name();
        let words = format!("`{name}` looks like a copy of `{original}.md`, and is a page of its own");
        let help = if is_there {
            format!(
                "put what is new in it into `{original}.md`, and take this file out; or give it a name of its own"
            )
        } else {
            format!("give the file another name, such as `{original}.md`")
        };
        problems.push(Diagnostic::new(Rule::CopiedFile, path, Span::default(), words).help(help));
    }
}

/// The name of the text that was copied, and whether a program says that two versions could not be brought together.
fn original(stem: &str) -> Option<(&str, bool)> {
    let small = stem.to_lowercase();
    // Small letters of a few scripts have another length.
    if small.len() != stem.len() {
        return None;
    }
    if let Some(at) = CONFLICTS.iter().find_map(|words| small.find(words)) {
        let before = stem[..at].rfind(['(', '.']).map_or(at, |sign| sign);
        let original = stem[..before].trim_end_matches([' ', '.', '-']);
        return (!original.is_empty()).then_some((original, true));
    }
    let bare = without_number(&small);
    let copied = COPIES.iter().find_map(|word| {
        let before = bare.strip_suffix(word)?;
        before.ends_with([' ', '-', '_']).then(|| before.trim_end_matches([' ', '-', '_']).len())
    });
    if let Some(length) = copied.filter(|length| *length > 0) {
        return Some((&stem[..length], false));
    }
    if let Some(rest) = small.strip_prefix("copy of ").or_else(|| small.strip_prefix("kopie von ")) {
        return (!rest.is_empty()).then(|| (&stem[stem.len() - rest.len()..], false));
    }
    (bare.len() < small.len() && small.ends_with(')') && !bare.is_empty())
        .then(|| (&stem[..bare.len()], false))
}

/// Without ` (2)` or ` 2` at the end.
fn without_number(stem: &str) -> &str {
    let bare = match stem.strip_suffix(')') {
        Some(open) => open.trim_end_matches(|letter: char| letter.is_ascii_digit()).strip_suffix('('),
        None => Some(stem.trim_end_matches(|letter: char| letter.is_ascii_digit())),
    };
    bare.filter(|bare| bare.len() < stem.len() && bare.ends_with(' ')).map_or(stem, str::trim_end)
}
