//! Times that are not in round brackets at the end, where they belong: `Pairs - 15 min`, `10 min: Welcome`,
//! `(15 min) Title`. They are read, and told with the line to paste.

use super::times::{Trailing, meant, trailing};
use crate::diagnostic::Diagnostic;
use crate::model::{Duration, written_time};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::ops::Range;

/// A time in a line that has none at its end.
struct Found {
    place: Range<usize>,
    /// None where it could be several.
    minutes: Option<u32>,
    /// The words of the line without it.
    words: String,
}

/// Units that are no words of another kind, in the languages of the theme and some of their neighbors.
const UNITS: [&str; 20] = [
    "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "minuto", "minutos", "hora",
    "horas", "minuten", "std", "stunde", "stunden", "heure", "heures", "minuti",
];

/// After these a number of minutes is a part of the sentence.
const WITHIN: [&str; 36] = [
    "of", "to", "for", "in", "after", "before", "later", "each", "per", "every", "at", "until", "the",
    "these", "those", "first", "last", "next", "another", "within", "about", "only", "from", "by", "than",
    "under", "over", "with", "takes", "take", "de", "en", "los", "las", "por", "durante",
];

/// Looks at one line that begins at `offset` of the file. Gives the time, and the length of the words before one that is
/// at the end.
pub fn read(
    line: &str,
    offset: usize,
    path: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Duration, Option<usize>)> {
    let line = line.lines().next().unwrap_or_default().trim_end_matches(['\\', ' ', '\t']);
    let found = find(line)?;
    let span = Span::from(found.place.clone()).shifted(offset);
    let said = line[found.place.clone()].trim();
    let message = format!("the time `{said}` is not in round brackets at the end");
    let problem = Diagnostic::new(Rule::LooseTime, path, span, message);
    let Some(minutes) = found.minutes else {
        problems.push(problem.help("choose one number, and write it at the end, such as `(10 min)`"));
        return None;
    };
    let better = format!("{} ({})", found.words, written_time(minutes)).trim_start().to_owned();
    let whole = Span::new(offset, offset + line.len());
    problems.push(problem.help(format!("write `{better}`")).fix(whole, better));
    let is_last = line[found.place.end..].trim_matches(['.', ' ']).is_empty();
    Some((Duration { minutes, span }, is_last.then_some(found.words.len())))
}

/// The words of a line without the time at its end.
pub fn words(line: &str) -> &str {
    match find(line) {
        Some(Found { place, minutes: Some(_), words }) if place.start >= words.len() => {
            line.get(..words.len()).filter(|before| *before == words).unwrap_or(line)
        }
        _ => line,
    }
}

fn find(line: &str) -> Option<Found> {
    if !line.bytes().any(|byte| byte.is_ascii_digit()) || !matches!(trailing(line), Trailing::None) {
        return None;
    }
    in_brackets(line).or_else(|| at_the_end(line)).or_else(|| at_the_start(line))
}

/// `(15 min) Title`, and brackets in the middle of a line.
fn in_brackets(line: &str) -> Option<Found> {
    let mut rest = 0;
    while let Some(open) = line[rest..].find('(').map(|at| rest + at) {
        let close = open + line[open..].find(')')?;
        // The round brackets of a link are no words.
        if !line[..open].ends_with(']')
            && let Some(minutes) = meant(&line[open + 1..close])
        {
            let (before, after) = (line[..open].trim_end(), line[close + 1..].trim_start());
            let after = if before.is_empty() {
                after.trim_start_matches([':', '-', '–', '—', ' '])
            } else {
                after
            };
            // A comma or full stop belongs to the word before it.
            let gap = if before.is_empty() || after.starts_with([',', '.', ';', ':']) { "" } else { " " };
            let words = format!("{before}{gap}{after}");
            return Some(Found { place: open..close + 1, minutes: Some(minutes), words });
        }
        rest = close + 1;
    }
    None
}

/// `Pairs 15 min`, `Pairs - 15 minutes`, `Welcome: 10 min`.
fn at_the_end(line: &str) -> Option<Found> {
    let bare = line.trim_end_matches(['.', ' ']);
    let starts: Vec<usize> = starts(bare).into_iter().rev().take(4).collect();
    let (start, minutes) = starts.into_iter().rev().find_map(|at| Some((at, plain(&bare[at..])?)))?;
    let before = line[..start].trim_end();
    if follows_number(before) {
        return Some(Found { place: start..bare.len(), minutes: None, words: String::new() });
    }
    let last = before.rsplit(' ').next().unwrap_or_default();
    if WITHIN.contains(&last.to_lowercase().as_str()) {
        return None;
    }
    let words = before.trim_end_matches([':', '-', '–', '—', ',', '·', '|', ' ']).to_owned();
    Some(Found { place: start..bare.len(), minutes: Some(minutes), words })
}

/// `10 min: Welcome`, `10 min – Welcome`, `10 min Welcome`.
fn at_the_start(line: &str) -> Option<Found> {
    if !line.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let ends = starts(line).into_iter().skip(1).map(|start| line[..start].trim_end().len());
    let ends: Vec<usize> = ends.take(5).chain([line.len()]).collect();
    let cut = |end: usize| line[..end].trim_end_matches([':', '-', '–', '—', ',', '.', ' ']);
    let (time, minutes) = ends.into_iter().rev().find_map(|end| Some((cut(end), plain(cut(end))?)))?;
    let after = line[time.len()..].trim_start_matches([':', '-', '–', '—', ',', '.', ' ']);
    let next = after.split(' ').next().unwrap_or_default();
    let joins = line[time.len()..].starts_with(['-', '–']);
    if after.is_empty() || joins || WITHIN.contains(&next.to_lowercase().as_str()) {
        return None;
    }
    Some(Found { place: 0..time.len(), minutes: Some(minutes), words: after.to_owned() })
}

/// Where each word begins.
fn starts(line: &str) -> Vec<usize> {
    let mut before = true;
    let mut starts = Vec::new();
    for (at, letter) in line.char_indices() {
        if before && !letter.is_whitespace() {
            starts.push(at);
        }
        before = letter.is_whitespace();
    }
    starts
}

/// The minutes of words that are a time and nothing else, with a unit that is a word.
fn plain(words: &str) -> Option<u32> {
    let has_unit = words
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| UNITS.contains(&word.to_lowercase().as_str()));
    if !has_unit || !words.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    meant(words)
}

/// `10 - ` before `15 min`: a span, which has no sum.
fn follows_number(before: &str) -> bool {
    let bare = before.strip_suffix(['-', '–', '—']).or_else(|| {
        [" to", " or", " bis", " a", " ou", " o"].iter().find_map(|word| before.strip_suffix(word))
    });
    bare.is_some_and(|bare| bare.trim_end().ends_with(|letter: char| letter.is_ascii_digit()))
}
