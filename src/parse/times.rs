//! A time in round brackets: `(8 min)`, `(1 h)`, `(1 h 30 min)`; and what looks like one but is not.

use super::loose_times;
use crate::diagnostic::Diagnostic;
use crate::model::{Duration, written_time};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

/// What stands in the round brackets at the end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trailing {
    /// No brackets, or words that have nothing to do with time.
    None,
    /// A time; `start` is where its bracket opens, in bytes of the text.
    Time { start: usize, minutes: u32 },
    /// Meant as a time but not written as one; the best guess in minutes.
    Meant { start: usize, guess: Option<u32> },
}

/// Looks for a time at the end of a text; marks of emphasis after the bracket do not count.
pub fn trailing(text: &str) -> Trailing {
    let shown =
        text.trim_end_matches(|letter: char| letter.is_whitespace() || matches!(letter, '*' | '_' | '~'));
    let Some(before) = shown.strip_suffix(')') else { return in_other_brackets(shown) };
    let Some(start) = before.rfind('(') else { return Trailing::None };
    let words = before[start + 1..].trim();
    match exact(words) {
        Some(minutes) => Trailing::Time { start, minutes },
        None => match loose(words) {
            Loose::NotATime => Trailing::None,
            Loose::Guess(guess) => Trailing::Meant { start, guess },
        },
    }
}

/// `[10 min]`, and the wide brackets of Chinese and Japanese keyboards.
fn in_other_brackets(shown: &str) -> Trailing {
    let found =
        [('[', ']'), ('（', '）'), ('【', '】'), ('［', '］')].into_iter().find_map(|(open, close)| {
            let before = shown.strip_suffix(close)?;
            let start = before.rfind(open)?;
            Some((start, meant(&before[start + open.len_utf8()..])?))
        });
    match found {
        Some((start, guess)) => Trailing::Meant { start, guess: Some(guess) },
        None => Trailing::None,
    }
}

/// Reads the time at the end of a text that begins at `offset` of the file, and reports one that cannot be read.
/// Gives the time and the length of the text before it.
pub fn read_trailing(
    text: &str,
    offset: usize,
    path: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> (Option<Duration>, usize) {
    let closes = |letter: char| matches!(letter, ')' | ']' | '）' | '】' | '］');
    let end = |start: usize| {
        let closing = text[start..].char_indices().find(|(_, letter)| closes(*letter));
        start + closing.map_or(0, |(at, letter)| at + letter.len_utf8())
    };
    match trailing(text) {
        Trailing::None => {
            let (duration, end) = loose_times::read(text, offset, path, problems).unzip();
            (duration, end.flatten().unwrap_or(text.len()))
        }
        Trailing::Time { start, minutes } => {
            let span = Span::new(offset + start, offset + end(start));
            (Some(Duration { minutes, span }), start)
        }
        Trailing::Meant { start, guess } => {
            let span = Span::new(offset + start, offset + end(start));
            let said = &text[start..end(start)];
            problems.push(match guess {
                Some(minutes) => {
                    let better = format!("({})", written_time(minutes));
                    let words = format!("the time `{said}` is read as `{better}`");
                    let problem = Diagnostic::new(Rule::LooseTime, path, span, words);
                    problem.help(format!("write `{better}`")).fix(span, better)
                }
                None => {
                    let words = format!("the time `{said}` cannot be read");
                    Diagnostic::new(Rule::WrongTime, path, span, words)
                        .help("a time is written `(8 min)`, `(1 h)` or `(1 h 30 min)`")
                }
            });
            (guess.map(|minutes| Duration { minutes, span }), start)
        }
    }
}

/// The minutes of a time in any form that has one reading.
pub fn meant(words: &str) -> Option<u32> {
    exact(words.trim()).or_else(|| match loose(words) {
        Loose::NotATime => None,
        Loose::Guess(guess) => guess,
    })
}

fn exact(words: &str) -> Option<u32> {
    let mut parts = words.split_whitespace();
    let first: u32 = number(parts.next()?)?;
    let minutes = match parts.next()? {
        "min" => first,
        "h" => {
            let hours = first.checked_mul(60)?;
            match parts.next() {
                None => return Some(hours),
                Some(more) => {
                    let minutes = number(more)?;
                    (parts.next()? == "min").then_some(())?;
                    hours.checked_add(minutes)?
                }
            }
        }
        _ => return None,
    };
    parts.next().is_none().then_some(minutes)
}

fn number(word: &str) -> Option<u32> {
    let plain = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| word.parse().ok())?
}

enum Loose {
    NotATime,
    Guess(Option<u32>),
}

/// Forms people write out of habit: `8 mins`, `8min`, `1h30`, `1.5 hours`, `8'`, `5-10 min`.
fn loose(words: &str) -> Loose {
    let words = without_about(words.trim());
    if let Some(minutes) = with_colon(words) {
        return Loose::Guess(Some(minutes));
    }
    let mut tokens: Vec<(f64, String)> = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_digit() {
            return if tokens.is_empty() || !words_have_unit(words) {
                Loose::NotATime
            } else {
                Loose::Guess(None)
            };
        }
        let digits = rest
            .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','))
            .unwrap_or(rest.len());
        let Ok(value) = rest[..digits].replace(',', ".").parse::<f64>() else { return Loose::NotATime };
        rest = rest[digits..].trim_start();
        let unit = rest
            .find(|letter: char| !letter.is_alphabetic() && !matches!(letter, '\'' | '′' | '’'))
            .unwrap_or(rest.len());
        tokens.push((value, rest[..unit].to_lowercase()));
        rest = rest[unit..].trim_start_matches(|letter: char| letter.is_whitespace() || letter == '.');
    }
    let mut total = 0.0;
    for (index, (value, unit)) in tokens.iter().enumerate() {
        total += match unit.as_str() {
            "h" | "hr" | "hrs" | "hour" | "hours" | "hora" | "horas" | "std" | "stunde" | "stunden"
            | "heure" | "heures" => value * 60.0,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" | "minuten" | "minuti"
            | "'" | "′" | "’" => *value,
            "" if index > 0 => *value,
            _ => return Loose::NotATime,
        };
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the test before")]
    let guess = (!tokens.is_empty() && (0.0..10_000.0).contains(&total)).then(|| total.round() as u32);
    Loose::Guess(guess)
}

/// What people write before a time that is not exact.
const ABOUT: [&str; 14] = [
    "about ",
    "approximately ",
    "approx. ",
    "approx ",
    "around ",
    "roughly ",
    "circa ",
    "ca. ",
    "ca ",
    "etwa ",
    "environ ",
    "unos ",
    "aprox. ",
    "~",
];

fn without_about(words: &str) -> &str {
    let begins =
        |about: &&str| words.get(..about.len()).is_some_and(|start| start.eq_ignore_ascii_case(about));
    ABOUT.iter().find(|about| begins(about)).map_or(words, |about| words[about.len()..].trim_start())
}

/// `1:30 h`, which is no time of day because of its unit.
fn with_colon(words: &str) -> Option<u32> {
    let clock = ["h", "hrs", "hours"].into_iter().find_map(|unit| words.strip_suffix(unit))?.trim_end();
    let (hours, minutes) = clock.split_once(':')?;
    let minutes = number(minutes).filter(|count| *count < 60 && minutes.len() == 2)?;
    number(hours)?.checked_mul(60)?.checked_add(minutes)
}

fn words_have_unit(words: &str) -> bool {
    words.split(|letter: char| !letter.is_alphabetic()).any(|word| {
        matches!(word, "min" | "mins" | "minutes" | "minute" | "h" | "hr" | "hrs" | "hour" | "hours")
    })
}
