//! E-mail addresses in free words, also those that are spelled so that machines do not find them.

use crate::model::search::is_letter;
use std::ops::Range;

/// A stretch of a line, by what it can be in an address.
struct Piece {
    role: Role,
    range: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Letters and digits.
    Word,
    /// A sign that names before the `@` can hold.
    Sign,
    At(Spelling),
    Dot(Spelling),
    /// What ends an address.
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// The sign itself, or one that means nothing else: `[at]`, `(dot)`.
    Sign,
    /// The sign with spaces around it.
    Spaced,
    /// A word in capital letters, or one that means nothing else: ` DOT `, ` arroba `.
    Loud,
    /// An ordinary word: ` at `, ` dot `.
    Quiet,
}

/// Words for the sign in the middle, and those of them that mean nothing else.
const AT: &[&str] = &["at", "ät", "arroba", "arobase", "chiocciola"];
const ONLY_AT: &[&str] = &["arroba", "arobase", "chiocciola"];
const DOT: &[&str] = &["dot", "punkt", "punto", "point", "ponto"];

/// Ends of addresses that no sentence has after a dot that is spelled or has spaces around it.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "info", "biz", "int", "eu", "uk", "de", "fr", "es", "pt", "br", "mx", "ar", "cl",
    "co", "pe", "ca", "au", "nz", "za", "ke", "ng", "ch", "nl", "se", "dk", "pl", "ru", "ua", "jp", "cn",
];

/// Where people have mail: after these, ` at ` means one thing.
const PROVIDERS: &[&str] =
    &["gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "proton", "protonmail", "gmx", "aol"];

/// A quoted name or an address in numbers is not longer than this, in bytes.
const LONGEST_QUOTED: usize = 80;

/// Where e-mail addresses stand in a line, in order; those that touch are one. With their number.
pub fn find(line: &str) -> (Vec<Range<usize>>, usize) {
    let (mut found, mut count): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    if !may_hold(line) {
        return (found, count);
    }
    let pieces = pieces(line);
    // The first piece that belongs to no address yet.
    let mut free = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let Role::At(spelling) = piece.role else { continue };
        let Some(end) = host(line, &pieces, at, spelling) else { continue };
        let touches = free == at && found.last().is_some_and(|last| last.end == piece.range.start);
        let stop = pieces[end - 1].range.end;
        match name(line, &pieces, free..at, spelling) {
            Some(start) => found.push(pieces[start].range.start..stop),
            None if touches => {
                if let Some(last) = found.last_mut() {
                    last.end = stop;
                }
            }
            None => continue,
        }
        count += 1;
        free = end;
    }
    (found, count)
}

/// Most lines hold none of the signs and words.
fn may_hold(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.contains(['@', '＠', '﹫']) || lower.contains("%40") || AT.iter().any(|word| lower.contains(word))
}

fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(letter) = line[at..].chars().next() {
        let (role, length) = piece(&line[at..], letter);
        pieces.push(Piece { role, range: at..at + length });
        at += length;
    }
    pieces
}

fn piece(rest: &str, letter: char) -> (Role, usize) {
    if is_part(letter) {
        return (Role::Word, run(rest, is_part));
    }
    let before = run(rest, char::is_whitespace);
    let mark = &rest[before..];
    if let Some((role, length)) = spelled(mark, before > 0).or_else(|| sign(mark)) {
        let after = run(&mark[length..], char::is_whitespace);
        if role == Role::At(Spelling::Sign) && before > 0 && after == 0 && is_bare(mark) {
            // The name by which somebody is known elsewhere: `and @ana.ruiz`.
            return (Role::Other, before);
        }
        let role = match role {
            Role::At(Spelling::Sign) if before + after > 0 && is_bare(mark) => Role::At(Spelling::Spaced),
            Role::Dot(Spelling::Sign) if before + after > 0 && is_bare(mark) => Role::Dot(Spelling::Spaced),
            role => role,
        };
        return (role, before + length + after);
    }
    if before > 0 {
        return (Role::Other, before);
    }
    let role = if "_%+-'’!#$&*/=?^`{|}~".contains(letter) { Role::Sign } else { Role::Other };
    (role, letter.len_utf8())
}

/// Whether the sign stands there itself.
fn is_bare(mark: &str) -> bool {
    !mark.starts_with(['(', '[', '{', '<', '（', '［', '%', '_'])
}

/// The length of what a text begins with.
fn run(text: &str, is_inside: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_inside(letter)).unwrap_or(text.len())
}

/// A letter, a digit, or what nobody sees between them.
fn is_part(letter: char) -> bool {
    is_letter(letter) || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn sign(mark: &str) -> Option<(Role, usize)> {
    let letter = mark.chars().next()?;
    let role = match letter {
        '@' | '＠' | '﹫' => Role::At(Spelling::Sign),
        '.' | '。' | '．' | '｡' | '﹒' | '․' => Role::Dot(Spelling::Sign),
        '%' if mark.starts_with("%40") => return Some((Role::At(Spelling::Sign), 3)),
        _ => return None,
    };
    Some((role, letter.len_utf8()))
}

/// A sign that is written as a word: in brackets, between underscores, or between spaces.
fn spelled(mark: &str, after_space: bool) -> Option<(Role, usize)> {
    let open = mark.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '（' => '）',
        '［' => '］',
        '_' => '_',
        _ if after_space => return word(mark),
        _ => return None,
    };
    let inner = &mark[open.len_utf8()..];
    // No such word is as long.
    let inner = &inner[..inner.floor_char_boundary(24)];
    let (inner, _) = inner.split_once(close)?;
    let lower = inner.trim().to_lowercase();
    let length = open.len_utf8() + inner.len() + close.len_utf8();
    // `look_at_this` is no address.
    let spelling = if open == '_' { Spelling::Quiet } else { Spelling::Sign };
    if AT.contains(&&*lower) || matches!(&*lower, "@" | "＠") {
        Some((Role::At(spelling), length))
    } else if DOT.contains(&&*lower) || matches!(&*lower, "." | "．") {
        Some((Role::Dot(spelling), length))
    } else {
        None
    }
}

/// A word between spaces.
fn word(mark: &str) -> Option<(Role, usize)> {
    let length = run(mark, is_part);
    let word = &mark[..length];
    if length > 16 || !mark[length..].starts_with(char::is_whitespace) {
        return None;
    }
    let lower = word.to_lowercase();
    let is_loud = ONLY_AT.contains(&&*lower) || !word.contains(char::is_lowercase);
    let spelling = if is_loud { Spelling::Loud } else { Spelling::Quiet };
    if AT.contains(&&*lower) {
        Some((Role::At(spelling), length))
    } else if DOT.contains(&&*lower) {
        Some((Role::Dot(spelling), length))
    } else {
        None
    }
}

/// The end of the host that follows a sign, as an index of pieces; none where no address goes on.
fn host(line: &str, pieces: &[Piece], at: usize, spelling: Spelling) -> Option<usize> {
    let begin = pieces[at].range.end;
    if let Some(stop) = numeric(&line[begin..]) {
        return Some(
            at + 1 + pieces[at + 1..].iter().take_while(|piece| piece.range.end <= begin + stop).count(),
        );
    }
    let mut labels: Vec<&str> = Vec::new();
    let (mut next, mut found, mut is_spelled) = (at + 1, None, false);
    while let Some(end) = label(line, pieces, next) {
        let text = &line[pieces[next].range.start..pieces[end - 1].range.end];
        let dot = if labels.is_empty() { None } else { Some(pieces[next - 1].role) };
        match dot {
            Some(Role::Dot(Spelling::Quiet | Spelling::Spaced)) if !is_one_of(ENDS, text) => break,
            Some(Role::Dot(Spelling::Quiet | Spelling::Loud)) => is_spelled = true,
            _ => {}
        }
        labels.push(text);
        if labels.len() > 1 && is_top(&labels) {
            found = Some(end);
        }
        if !matches!(pieces.get(end).map(|piece| piece.role), Some(Role::Dot(_))) {
            break;
        }
        next = end + 1;
    }
    let is_clear = match spelling {
        Spelling::Sign | Spelling::Spaced | Spelling::Loud => true,
        Spelling::Quiet => is_spelled || labels.first().is_some_and(|first| is_one_of(PROVIDERS, first)),
    };
    found.filter(|_| is_clear)
}

/// The end of a part of a host: words with hyphens between them.
fn label(line: &str, pieces: &[Piece], start: usize) -> Option<usize> {
    let role = |at: usize| pieces.get(at).map(|piece| piece.role);
    let mut end = start;
    let mut at = start;
    while let Some(role @ (Role::Word | Role::Sign)) = role(at) {
        if role == Role::Sign && !matches!(&line[pieces[at].range.clone()], "-" | "_") {
            break;
        }
        at += 1;
        if role == Role::Word {
            end = at;
        }
    }
    (role(start) == Some(Role::Word)).then_some(end)
}

/// Whether a host can end here: in letters, or as an address of four numbers.
fn is_top(labels: &[&str]) -> bool {
    let is_number = |label: &&str| label.chars().all(char::is_numeric);
    let last = labels.last().copied().unwrap_or_default();
    let is_name = !is_number(&last) && last.chars().count() > 1;
    is_name || (labels.len() == 4 && labels.iter().all(|label| is_number(label) && label.len() <= 3))
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&&*word.to_lowercase())
}

/// The length of a host in square brackets: `[192.0.2.1]`.
fn numeric(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let inner = &inner[..inner.floor_char_boundary(LONGEST_QUOTED)];
    let (inner, _) = inner.split_once(']')?;
    let number = inner.strip_prefix("IPv6:").unwrap_or(inner);
    let plain = |letter: char| letter.is_ascii_hexdigit() || matches!(letter, '.' | ':');
    (!number.is_empty() && number.chars().all(plain)).then_some(inner.len() + 2)
}

/// The piece that begins the name before a sign; none where there is no name.
fn name(line: &str, pieces: &[Piece], before: Range<usize>, spelling: Spelling) -> Option<usize> {
    let is_inside = |role: Role| match role {
        Role::Word | Role::Sign | Role::At(Spelling::Sign) | Role::Dot(Spelling::Sign) => true,
        Role::Dot(Spelling::Quiet | Spelling::Loud) => spelling != Spelling::Sign,
        Role::Dot(Spelling::Spaced) | Role::At(_) | Role::Other => false,
    };
    if let Some(quoted) = quoted(line, pieces, &before) {
        return Some(quoted);
    }
    let inside = before.clone().rev().take_while(|at| is_inside(pieces[*at].role));
    let start = inside.filter(|at| pieces[*at].role == Role::Word).last()?;
    // What begins like a name that is known elsewhere goes with its sign.
    let sign = start.checked_sub(1).filter(|at| before.contains(at));
    sign.filter(|at| pieces[*at].role == Role::At(Spelling::Sign)).or(Some(start))
}

/// The piece that opens a name in quotation marks.
fn quoted(line: &str, pieces: &[Piece], before: &Range<usize>) -> Option<usize> {
    let is_mark = |at: &usize| &line[pieces[*at].range.clone()] == "\"";
    let last = before.clone().next_back().filter(is_mark)?;
    let end = pieces[last].range.start;
    let near = (before.start..last).rev().take_while(|at| end - pieces[*at].range.start <= LONGEST_QUOTED);
    near.into_iter().find(is_mark)
}
