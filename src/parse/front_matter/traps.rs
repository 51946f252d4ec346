//! The classic traps of a value on one line, answered in plain words with the corrected value.

use crate::diagnostic::Diagnostic;
use crate::keys::quote;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// What kind of value is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Free words: ` #` and what follows are likely meant as words.
    Words,
    /// Numbers, days, files: ` #` begins a remark.
    Exact,
}

/// A value that would not be read as it was meant.
#[derive(Debug)]
pub struct Trap {
    message: String,
    /// The text that was likely meant.
    pub right: String,
}

impl Trap {
    /// The problem at the value, with the corrected line.
    pub fn problem(&self, source: &Source, span: Span, key: &str, listed: bool) -> Diagnostic {
        let quoted = quote::yaml(&self.right);
        let line = if listed { format!("- {quoted}") } else { format!("{key}: {quoted}") };
        Diagnostic::new(Rule::FrontMatter, &source.path, span, &*self.message)
            .help(format!("write `{line}`"))
            .fix(span, quoted)
    }
}

/// Looks at the words of one value, without spaces around them. `closes_later` says whether a mark that is open at
/// the end of the line is closed on a later one.
pub fn look(words: &str, tone: Tone, closes_later: bool) -> Option<Trap> {
    let first = words.chars().next()?;
    match first {
        '"' => double_quoted(words, closes_later),
        '\'' => single_quoted(words, closes_later),
        '[' | '{' => bracketed(words, first, tone, closes_later),
        '|' | '>' => block(words, first),
        '@' | '`' | '%' | '&' | '*' | '!' | ',' | ']' | '}' => Some(cannot_begin(first, words)),
        '#' if tone == Tone::Words => {
            Some(trap(format!("`{}` is left out, because `#` begins a remark", shortened(words)), words))
        }
        '#' => None,
        '-' | '?' | ':' if words[1..].is_empty() || words[1..].starts_with(' ') => {
            let right = words[1..].trim();
            Some(trap(
                format!("a text cannot begin with `{first}` and a space"),
                if right.is_empty() { words } else { right },
            ))
        }
        _ => plain(words, tone),
    }
}

fn trap(message: impl Into<String>, right: &str) -> Trap {
    Trap { message: message.into(), right: right.trim().to_owned() }
}

fn cannot_begin(first: char, words: &str) -> Trap {
    let name = if first == '`' { "a backtick".to_owned() } else { format!("`{first}`") };
    trap(format!("a text cannot begin with {name} unless it is in quotes"), words)
}

fn double_quoted(words: &str, closes_later: bool) -> Option<Trap> {
    let mut escaped = false;
    let close = words.char_indices().skip(1).find(|(_, letter)| {
        let closes = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        closes
    });
    closed(words, '"', close.map(|(at, _)| at), closes_later)
}

fn single_quoted(words: &str, closes_later: bool) -> Option<Trap> {
    let mut at = 1;
    let close = loop {
        let Some(found) = words[at..].find('\'') else { break None };
        if !words[at + found + 1..].starts_with('\'') {
            break Some(at + found);
        }
        at += found + 2;
    };
    closed(words, '\'', close, closes_later)
}

fn closed(words: &str, mark: char, close: Option<usize>, closes_later: bool) -> Option<Trap> {
    let Some(close) = close else {
        let inside = words.trim_matches(|letter: char| letter == mark || "“”‘’".contains(letter));
        let message = format!("the quotation mark `{mark}` is opened and never closed");
        return (!closes_later).then(|| trap(message, inside));
    };
    let rest = words[close + 1..].trim();
    if rest.is_empty() || (rest.starts_with('#') && words[close + 1..].starts_with([' ', '\t'])) {
        return None;
    }
    if words.len() > 2 && words.ends_with(mark) {
        let message = format!("a `{mark}` inside the text ends it too early");
        return Some(trap(message, &words[1..words.len() - 1]));
    }
    Some(trap(format!("the text goes on after its closing `{mark}`"), words))
}

fn bracketed(words: &str, first: char, tone: Tone, closes_later: bool) -> Option<Trap> {
    if words.starts_with("{{") {
        return Some(cannot_begin(first, words));
    }
    let last = if first == '[' { ']' } else { '}' };
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, letter) in words.char_indices() {
        match quote {
            Some(mark) if mark == letter => quote = None,
            Some(_) => {}
            None if letter == '"' || (letter == '\'' && words[..at].ends_with([' ', '[', ',', '{'])) => {
                quote = Some(letter);
            }
            None if letter == first => depth += 1,
            None if letter == last => {
                depth = depth.saturating_sub(1);
                if depth > 0 {
                    continue;
                }
                let rest = words[at + 1..].trim_start();
                if rest.is_empty() || rest.starts_with('#') {
                    return None;
                }
                return Some(trap(
                    format!("a text cannot begin with `{first}` unless it is in quotes"),
                    words,
                ));
            }
            None if letter == '#' && words[..at].ends_with(' ') => break,
            None => {}
        }
    }
    if closes_later || tone == Tone::Exact || words.contains(last) {
        return None;
    }
    (!words.contains(',')).then(|| trap(format!("`{first}` is opened and never closed"), words))
}

/// `|` and `>` begin a text on the lines below; with words behind them they are letters.
fn block(words: &str, first: char) -> Option<Trap> {
    let rest =
        words[1..].trim_start_matches(|letter: char| letter.is_ascii_digit() || "+-".contains(letter)).trim();
    let header = rest.is_empty() || rest.starts_with('#');
    (!header).then(|| cannot_begin(first, words))
}

fn plain(words: &str, tone: Tone) -> Option<Trap> {
    let remark = words.find(" #").or_else(|| words.find("\t#"));
    let curly = curly(words);
    if tone == Tone::Words
        && curly.is_none()
        && let Some(at) = remark
    {
        let lost = shortened(words[at..].trim());
        return Some(trap(format!("`{lost}` is left out, because ` #` begins a remark"), words));
    }
    if let Some(inside) = curly {
        return Some(trap("curly quotes do not hold a text together here", inside));
    }
    let value = remark.filter(|_| tone == Tone::Exact).map_or(words, |at| words[..at].trim_end());
    let colon = value
        .find(": ")
        .or_else(|| value.find(":\t"))
        .or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    let before = shortened(&value[..=colon]);
    Some(trap(
        format!("the colon after `{}` looks like the end of a second key", before.trim_end_matches(':')),
        value,
    ))
}

/// The text inside curly quotes that stand around the whole of it.
fn curly(words: &str) -> Option<&str> {
    let pairs = [("“„‟”", "”“‟"), ("‘‚‛’", "’‘‛")];
    pairs.iter().find_map(|(open, close)| {
        let inside = words.strip_prefix(|letter| open.contains(letter))?;
        let inside = inside.strip_suffix(|letter| close.contains(letter))?;
        let again = inside.contains(|letter| open.contains(letter) && letter != '’');
        (!again && !inside.is_empty()).then_some(inside)
    })
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= 40 {
        return words.to_owned();
    }
    let start: String = words.chars().take(39).collect();
    format!("{}…", start.trim_end())
}
