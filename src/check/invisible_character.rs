//! Invisible characters that turn the order of the letters around them, end lines or control machines. A reader and
//! whoever looks over a change see another text than the one that is there.

use crate::diagnostic::Diagnostic;
use crate::parallel;
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};

/// What such a character does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Begins a passage in a direction of its own. Texts in Arabic or Hebrew need it, and close it again.
    Opens(Closing),
    Closes(Closing),
    /// Writes letters against their own direction, which no text needs.
    Overrides,
    /// Nothing that a text needs.
    Useless,
}

/// U+202C closes embeddings and overrides, U+2069 isolates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closing {
    Embedding,
    Isolate,
}

pub fn check(sources: &Sources, problems: &mut Vec<Diagnostic>) {
    let is_text = |source: &&Source| {
        let path = source.path.as_str();
        path == "site.toml" || (source.path.in_content().is_some() && path.ends_with(".md"))
    };
    let texts: Vec<&Source> = sources.values().filter(is_text).collect();
    problems.extend(parallel::map(&texts, |source| in_text(source)).into_iter().flatten());
}

fn in_text(source: &Source) -> Vec<Diagnostic> {
    let text = &*source.text;
    // Nearly every text ends here, after a look at many bytes at once.
    let may_have = text.bytes().fold(false, |found, byte| found | matches!(byte, 0xc2 | 0xe2 | 0xef));
    if !may_have {
        return Vec::new();
    }
    // The reader of headers reports their control characters.
    let header = if text.starts_with("---") { text.find("\n---").unwrap_or(0) } else { 0 };
    let mut found: Vec<(usize, char)> = Vec::new();
    let mut open: Vec<(usize, char, Option<Closing>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        if letter == '\n' {
            found.extend(open.drain(..).map(|(at, letter, _)| (at, letter)));
            continue;
        }
        match sign(letter) {
            None => {}
            Some(Sign::Useless) if letter.is_control() && at < header => {}
            Some(Sign::Useless) => found.push((at, letter)),
            Some(Sign::Opens(closing)) => open.push((at, letter, Some(closing))),
            Some(Sign::Overrides) => open.push((at, letter, None)),
            Some(Sign::Closes(closing)) => match open.pop() {
                Some((_, _, Some(opened))) if opened == closing => {}
                last => {
                    found.extend(last.map(|(at, letter, _)| (at, letter)));
                    found.push((at, letter));
                }
            },
        }
    }
    found.extend(open.into_iter().map(|(at, letter, _)| (at, letter)));
    found.into_iter().map(|(at, letter)| problem(source, at, letter)).collect()
}

fn sign(letter: char) -> Option<Sign> {
    match letter {
        '\u{202a}' | '\u{202b}' => Some(Sign::Opens(Closing::Embedding)),
        '\u{2066}'..='\u{2068}' => Some(Sign::Opens(Closing::Isolate)),
        '\u{202c}' => Some(Sign::Closes(Closing::Embedding)),
        '\u{2069}' => Some(Sign::Closes(Closing::Isolate)),
        '\u{202d}' | '\u{202e}' => Some(Sign::Overrides),
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => {
            Some(Sign::Useless)
        }
        _ => None,
    }
}

fn problem(source: &Source, at: usize, letter: char) -> Diagnostic {
    let span = Span::new(at, at + letter.len_utf8());
    let words = format!("invisible character (U+{:04X})", u32::from(letter));
    let (help, instead) = match letter {
        '\u{2028}' | '\u{2029}' | '\u{85}' => ("type a space in its place, or begin a new line", " "),
        _ if sign(letter) == Some(Sign::Useless) => ("delete it", ""),
        _ => ("delete it: it changes the order in which the letters after it are shown", ""),
    };
    Diagnostic::new(Rule::InvisibleCharacter, &source.path, span, words).help(help).fix(span, instead)
}
