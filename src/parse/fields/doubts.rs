//! What stands after the underscores of a field and was probably meant as its size or kind.

use super::syntax::{self, Sizes};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{FieldKind, Size};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Words of sizes, to find the one that was meant.
const UNITS: [&str; 5] = ["line", "lines", "cm", "row", "rows"];

/// Looks at the text after a field.
pub fn after_blank(
    source: &Source,
    rest: Span,
    kind: &FieldKind,
    size: Option<Size>,
    sizes: Sizes,
) -> Option<Diagnostic> {
    let text = source.slice(rest);
    let words = text.trim_start_matches([' ', '\t', '\u{a0}']);
    let start = rest.start as usize + (text.len() - words.len());
    let at = |length: usize| Span::new(start, start + length);
    let problem =
        |length: usize, said: String| Diagnostic::new(Rule::FieldSize, &source.path, at(length), said);
    if *kind == FieldKind::Text
        && let Some(inner) = syntax::in_brackets(words)
        && let Some(near) = nearest_kind(inner)
    {
        let said = format!("`({inner})` is not a kind of answer");
        let fix = format!("({near})");
        return Some(
            problem(inner.len() + 2, said)
                .help(format!("did you mean `{fix}`?"))
                .fix(at(inner.len() + 2), fix),
        );
    }
    if size.is_none()
        && let Some(inner) = syntax::in_brackets(words)
        && let Some(length) = syntax::size(inner).map(|_| inner.len() + 2)
    {
        let problem = problem(length, format!("the size `({inner})` is in brackets"));
        return Some(problem.help(format!("write `____ {inner}`")).fix(at(length), inner));
    }
    if size.is_none()
        && sizes != Sizes::None
        && let Some((length, fix)) = spelled(words)
    {
        let problem =
            problem(length, format!("the number of the size `{}` is written as a word", &words[..length]));
        return Some(problem.help(format!("write `{fix}`")).fix(at(length), fix));
    }
    if size.is_some() || !words.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let bare = words.trim_end();
    if sizes == Sizes::All && bare.len() < 4 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        let fix = format!("{bare} {}", if bare == "1" { "line" } else { "lines" });
        let problem = problem(bare.len(), format!("`{bare}` after the underscores is not a size"));
        return Some(problem.help(format!("for writing lines, type `{fix}`")).fix(at(bare.len()), fix));
    }
    match sizes {
        Sizes::None => {
            let (_, length) = syntax::leading_size(words)?;
            let said = format!("the size `{}` stands in a line of text", &words[..length]);
            Some(problem(length, said).help("put the underscores and the size on a line of their own"))
        }
        Sizes::All | Sizes::Counted => {
            let words = words.trim_end();
            let (count, unit) = words.split_once(' ')?;
            let counts = count.bytes().all(|byte| byte.is_ascii_digit());
            let near = nearest(unit.trim(), UNITS).filter(|_| counts && unit.len() < 12)?;
            let problem = problem(words.len(), format!("the size `{words}` cannot be read"));
            let fix = format!("{count} {near}");
            Some(if syntax::size(&fix).is_some() {
                problem.help(format!("did you mean `{fix}`?")).fix(at(words.len()), fix)
            } else {
                problem.help("a size is `4 lines`, `6 cm`, `8 rows`, `half page` or `page`; at most 500")
            })
        }
    }
}

/// A size whose number is a word, such as `three lines`: its length, and how it is written.
fn spelled(words: &str) -> Option<(usize, String)> {
    const NUMBERS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const PAGES: [(&str, &str); 2] = [("one page", "page"), ("a page", "page")];
    if let Some((said, size)) = PAGES.iter().find(|(said, _)| words.trim_end().eq_ignore_ascii_case(said)) {
        return Some((said.len(), (*size).to_owned()));
    }
    let (number, rest) = words.split_once(' ')?;
    let count = NUMBERS.iter().position(|name| name.eq_ignore_ascii_case(number))? + 1;
    let unit = rest.split(|letter: char| !letter.is_alphanumeric()).next()?;
    UNITS.contains(&unit).then(|| (number.len() + 1 + unit.len(), format!("{count} {unit}")))
}

/// What people call the kinds in other words and languages.
const OTHER_WORDS: [(&str, &[&str]); 6] = [
    ("date", &["day", "datum", "fecha", "data", "dia", "día", "jour"]),
    ("time", &["hour", "hora", "uhrzeit", "zeit", "heure", "clock"]),
    ("email", &["mail", "correo", "e mail", "courriel"]),
    ("phone", &["tel", "telephone", "telefon", "telefono", "teléfono", "mobile", "cell"]),
    ("number", &["num", "no", "nr", "numero", "número", "zahl", "amount", "integer"]),
    ("signature", &["sign", "signed", "firma", "unterschrift"]),
];

/// The kind that was likely meant. Other words of its length, such as `rate`, are not taken for `date`.
fn nearest_kind(words: &str) -> Option<&'static str> {
    let small = words.trim().trim_end_matches('.').to_lowercase();
    if let Some((kind, _)) = OTHER_WORDS.iter().find(|(_, others)| others.contains(&small.as_str())) {
        return Some(kind);
    }
    let first = words.chars().next()?.to_ascii_lowercase();
    nearest(words, syntax::KINDS.iter().map(|(name, _)| *name).filter(|name| name.starts_with(first)))
}
