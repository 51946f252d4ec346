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
    if size.is_some() || !words.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
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

/// The kind that was likely meant. Other words of its length, such as `rate`, are not taken for `date`.
fn nearest_kind(words: &str) -> Option<&'static str> {
    let first = words.chars().next()?.to_ascii_lowercase();
    nearest(words, syntax::KINDS.iter().map(|(name, _)| *name).filter(|name| name.starts_with(first)))
}
