//! Marks of other programs inside a line of words.

use super::table::{CODE_WORDS, EMOJI, MARKS, Mark, Place};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// A mark is not longer than this.
const LONGEST: usize = 1_000;

/// Nor is a name in curly brackets longer than this.
const LONGEST_NAME: usize = 40;

/// What was found at a place.
pub enum Found {
    Mark(&'static Mark),
    /// `:name:` and the picture of that name.
    Emoji(&'static str),
    /// `x^2^` or `H~2~O`, with the name of the element for it.
    Shifted(&'static str),
}

/// The first mark that begins between two places, and is complete on its line.
pub fn next(text: &str, at: usize, end: usize) -> Option<(usize, usize, Found)> {
    let bytes = text.as_bytes();
    let is_sign = |place: &usize| {
        matches!(bytes[*place], b'{' | b'[' | b'+' | b'=' | b'%' | b'\\' | b'$' | b'<' | b'^' | b'~' | b':')
    };
    (at..end).filter(is_sign).filter(|start| !text[..*start].ends_with('\\')).find_map(|start| {
        // A line can be as long as the file, and have such a sign at every place.
        let near = text.floor_char_boundary((start + LONGEST).min(text.len()));
        let line = text[start..near].lines().next().unwrap_or_default();
        let before = text[..start].chars().next_back();
        let (length, found) = match bytes[start] {
            b':' => emoji(line, before)?,
            b'^' if !line.starts_with("^[") => shifted(line, before, '^', "sup")?,
            b'~' => shifted(line, before, '~', "sub")?,
            _ => MARKS
                .iter()
                .find_map(|mark| fits(mark, text, start, line).map(|length| (length, Found::Mark(mark))))?,
        };
        Some((start, start + length, found))
    })
}

/// How long a mark is that begins here.
fn fits(mark: &Mark, text: &str, start: usize, line: &str) -> Option<usize> {
    let inner = line.strip_prefix(mark.begins)?;
    let before = &text[..start];
    match (mark.place, mark.begins) {
        (Place::Included | Place::LineStart, _) => None,
        (Place::WholeLine, "+--") => border(before, line),
        (Place::WholeLine, _) => None,
        (Place::Words, "\\_\\_\\_") => {
            let more = inner.len() - inner.trim_start_matches("\\_").len();
            Some(mark.begins.len() + more)
        }
        (Place::Words, _) => {
            // A name before code is short, and there can be a bracket at every place.
            let near = if mark.begins == "{" {
                inner.floor_char_boundary(inner.len().min(LONGEST_NAME))
            } else {
                inner.len()
            };
            let words = &inner[..inner[..near].find(mark.ends)?];
            let after = &inner[words.len() + mark.ends.len()..];
            is_meant(mark, before, words, after).then_some(mark.begins.len() + words.len() + mark.ends.len())
        }
    }
}

/// Whether a mark with these words in it says something to another program.
fn is_meant(mark: &Mark, before: &str, words: &str, after: &str) -> bool {
    let is_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | ':' | '.');
    match mark.begins {
        // Two signs of equality with spaces around them say what they say.
        "==" => words.starts_with(char::is_alphanumeric) && !words.ends_with(' '),
        "{." => words.starts_with(char::is_alphabetic),
        "$$" => {
            words.starts_with(|sign: char| !sign.is_whitespace() && sign != '$')
                && !words.ends_with(char::is_whitespace)
                && !after.starts_with('$')
                && words.contains(|sign: char| sign.is_alphabetic() || "=+^\\".contains(sign))
        }
        "^[" => words.contains(' '),
        // An amount of money has no sign of a formula in it.
        "$" => {
            let command = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_alphabetic());
            let is_formula = words.contains('^') || words.split('\\').skip(1).any(command);
            is_formula
                && !words.starts_with(char::is_whitespace)
                && !words.ends_with(char::is_whitespace)
                && !after.starts_with(|sign: char| sign.is_alphanumeric())
                && !before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '$')
        }
        "{#" => {
            (before.ends_with(']') || ends_paragraph(before, after))
                && !["[ ]", "[x]", "[X]"].iter().any(|mark| before.ends_with(mark))
                && words.chars().all(|sign| is_name(sign) || " =\"#".contains(sign))
        }
        "{" => {
            words.chars().all(is_name)
                && words.starts_with(|sign: char| sign.is_ascii_alphabetic())
                && !before.ends_with(|sign: char| sign.is_alphanumeric())
        }
        "[[" => {
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            words.starts_with(is_name)
                && words.contains(char::is_alphabetic)
                && !CODE_WORDS.contains(&words)
                && !word.contains("://")
                && !word.ends_with(|sign: char| sign.is_alphanumeric())
        }
        "[@" => {
            words.starts_with(char::is_alphabetic)
                && !words.contains(['/', '['])
                && !after.starts_with(['(', '['])
        }
        _ => true,
    }
}

/// Whether a mark ends a line of words in which nobody writes anything: fields have ids.
fn ends_paragraph(before: &str, after: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_last = after.lines().next().unwrap_or_default().trim().is_empty();
    let is_field = ["___", "( )", "[ ]", "(x)", "[x]", "[X]", ":::"].iter().any(|mark| line.contains(mark));
    is_last && !is_field && line.ends_with(' ') && line.contains(char::is_alphabetic)
}

/// A border stands alone on its line, and only the first of a table is worth a message.
fn border(before: &str, line: &str) -> Option<usize> {
    let before = before.trim_end_matches(' ');
    let is_border = before.ends_with('\n')
        && line.trim_end().ends_with('+')
        && line.chars().all(|sign| " +-=:".contains(sign));
    let above = || before.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    (is_border && !above().starts_with(['|', '+'])).then_some(line.trim_end().len())
}

fn emoji(line: &str, before: Option<char>) -> Option<(usize, Found)> {
    let is_joined = |sign: char| sign.is_alphanumeric() || matches!(sign, ':' | '/' | '`');
    let inner = &line[1..];
    let name = &inner[..inner.find(':')?];
    let after = inner[name.len() + 1..].chars().next();
    if before.is_some_and(is_joined) || after.is_some_and(is_joined) {
        return None;
    }
    let (_, sign) = EMOJI.iter().find(|(known, _)| *known == name)?;
    Some((name.len() + 2, Found::Emoji(sign)))
}

/// `x^2^`: up to ten letters or digits, after a letter or digit.
fn shifted(line: &str, before: Option<char>, sign: char, element: &'static str) -> Option<(usize, Found)> {
    let inner = &line[1..];
    let words = &inner[..inner.find(sign)?];
    let after = inner[words.len() + 1..].chars().next();
    // Chemists write on after the number, and after an ordinal there is a space.
    let goes_on = after.is_some_and(|next| next == sign || (sign == '^' && next.is_alphanumeric()));
    let is_meant = before.is_some_and(|sign| sign.is_alphanumeric() || sign == ')')
        && !words.is_empty()
        && words.len() <= 10
        && words.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '+' | '-' | '−'));
    (is_meant && !goes_on).then_some((words.len() + 2, Found::Shifted(element)))
}

/// The words are the same for all marks of one form, so that many of them make one message.
pub fn say(source: &Source, span: Span, found: &Found) -> Diagnostic {
    let problem = |words: String| Diagnostic::new(Rule::ForeignMarkup, &source.path, span, words);
    match found {
        Found::Mark(mark) if mark.ends.is_empty() => {
            let words = "these are underscores and no place to write in, because of the backslashes";
            problem(words.to_owned()).help(mark.help).fix(span, "____")
        }
        Found::Mark(mark) => {
            let (begins, ends) = (mark.begins, mark.ends.trim_end_matches('`'));
            problem(format!(
                "`{begins}…{ends}` is a mark of another program, and stands on the page as it is"
            ))
            .help(mark.help)
        }
        Found::Emoji(sign) => {
            let words = "`:…:` is the name of a picture in another program, and readers see the name";
            problem(words.to_owned()).help(format!("write the picture itself: {sign}")).fix(span, *sign)
        }
        Found::Shifted(element) => {
            let written = source.slice(span);
            let (sign, words) = (&written[..1], &written[1..written.len() - 1]);
            let written = format!("<{element}>{words}</{element}>");
            let said =
                format!("`{sign}…{sign}` is a mark of another program, and stands on the page as it is");
            problem(said).help(format!("write `{written}`")).fix(span, written)
        }
    }
}
