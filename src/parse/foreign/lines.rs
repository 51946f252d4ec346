//! Signs that begin a line in another program: items of lists, boxes, meanings of words, lines of a poem.

use super::table::{MARKS, Mark, Place, is_program};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Signs before the items of a list where somebody wrote, pasted or scanned it. Two of them are what one word processor
/// calls its dots and squares.
pub const BULLETS: [&str; 9] = ["•", "●", "▪", "◦", "‣", "⁃", "·", "\u{f0b7}", "\u{f0a7}"];

/// What a text has whose lines are worth a look, besides bullets and the marks of the table.
pub const SIGNS: [&str; 5] = ["\n:", "\\)", "| ", "\n> :", "\\- "];

/// Looks at a text that may begin a line.
pub fn read(source: &Source, span: Span) -> Option<Diagnostic> {
    let (before, rest) = source.text.split_at_checked(span.start as usize)?;
    if let Some(line) = before.strip_suffix('\\').filter(|_| rest.starts_with("- ")) {
        let begins = line.trim_end_matches([' ', '\t']);
        return (begins.is_empty() || begins.ends_with('\n')).then(|| dash(source, span));
    }
    let begins = before.trim_end_matches([' ', '\t', '>']);
    if !(begins.is_empty() || begins.ends_with('\n')) {
        return None;
    }
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let above = begins.trim_end_matches('\n').rsplit('\n').next().filter(|_| !begins.ends_with("\n\n"));
    let above = above.map(|line| line.trim_start_matches([' ', '\t', '>'])).unwrap_or_default();
    bullet(source, span)
        .or_else(|| marked(source, span, line))
        .or_else(|| meaning(source, span, line, above))
        .or_else(|| number(source, span, line))
        .or_else(|| poem(source, span, line, rest, above))
}

/// A line of text that begins with the sign of a list elsewhere. The words are the same for all signs.
fn bullet(source: &Source, span: Span) -> Option<Diagnostic> {
    let line = source.slice(span);
    let sign = BULLETS.into_iter().find(|sign| line.starts_with(sign))?;
    let after = line[sign.len()..].trim_start_matches([' ', '\t', '\u{a0}']);
    let end = line.len() - after.len();
    if end == sign.len() {
        return None;
    }
    let span = Span::new(span.start as usize, span.start as usize + end);
    Some(
        Diagnostic::new(Rule::ForeignMarkup, &source.path, span, "this sign begins no item of a list here")
            .help("begin each item with `- `, and leave an empty line before the first")
            .fix(span, "- "),
    )
}

fn marked(source: &Source, span: Span, line: &str) -> Option<Diagnostic> {
    let mark = MARKS.iter().find(|mark| match mark.place {
        Place::LineStart => line.starts_with(mark.begins) && is_meant(mark, line),
        Place::WholeLine => line == mark.begins,
        Place::Included => {
            line.starts_with(mark.begins) && line.contains(mark.ends) && line.contains(['"', '}'])
        }
        Place::Words => false,
    })?;
    let dots = match mark.place {
        Place::LineStart | Place::Included => "…",
        Place::WholeLine | Place::Words => "",
    };
    let words = format!(
        "`{}{dots}{}` is a mark of another program, and stands on the page as it is",
        mark.begins.trim_end(),
        mark.ends
    );
    let place = Span::new(span.start as usize, span.start as usize + line.len());
    Some(Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help(mark.help))
}

fn is_meant(mark: &Mark, line: &str) -> bool {
    let rest = &line[mark.begins.len()..];
    match mark.begins {
        "import " | "export " => is_program(line),
        "@include(" | "@import \"" | "\\begin{" => rest.contains(mark.ends),
        "=== \"" => rest.contains('"'),
        "<<< " => rest.starts_with(['@', '.', '/']),
        _ => rest.starts_with(|sign: char| sign.is_ascii_lowercase()),
    }
}

/// `: meaning` below the word it explains.
fn meaning(source: &Source, span: Span, line: &str, above: &str) -> Option<Diagnostic> {
    let rest = line.strip_prefix(':')?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let is_below = !above.is_empty() && above.chars().count() <= 60;
    let is_meant = rest.starts_with('\t') || spaces >= 3 || (spaces >= 1 && is_below);
    if !is_meant || rest.trim().is_empty() {
        return None;
    }
    let place = Span::new(span.start as usize, span.start as usize + 1 + spaces);
    let words = "`:` begins the meaning of a word in another program; here readers see it";
    Some(Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help(
        "write the word in bold before its meaning, `**Word**: its meaning`, or a block: `::: definition Word`",
    ))
}

/// `1\) words`, as converters write what has a number.
fn number(source: &Source, span: Span, line: &str) -> Option<Diagnostic> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix("\\)")?;
    if !(1..=2).contains(&digits) || !rest.starts_with(' ') || rest.trim().is_empty() {
        return None;
    }
    let start = span.start as usize;
    let place = Span::new(start, start + digits + 2);
    let words = "this number begins no item of a list, because of the backslash";
    let written = format!("{}.", &line[..digits]);
    let problem = Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words);
    Some(problem.help(format!("write `{written} `")).fix(place, written))
}

/// `\- words`, as converters write what has a dash. In a quotation it stands before a name.
fn dash(source: &Source, span: Span) -> Diagnostic {
    let start = span.start as usize;
    let place = Span::new(start - 1, start + 1);
    let words = "this dash begins no item of a list, because of the backslash";
    Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help("write `- `").fix(place, "-")
}

/// Lines that begin with `|` and have no other.
fn poem(source: &Source, span: Span, line: &str, rest: &str, above: &str) -> Option<Diagnostic> {
    let is_line = |line: &str| line.starts_with("| ") && line.matches('|').count() == 1;
    if !is_line(line) || is_line(above) {
        return None;
    }
    let below = rest.lines().nth(1).unwrap_or_default().trim_start_matches([' ', '\t', '>']);
    if !is_line(below) {
        return None;
    }
    let place = Span::new(span.start as usize, span.start as usize + 2);
    let words = "`|` begins the line of a poem or an address in another program; here readers see it";
    let help = "take it out of these lines, and end each but the last with a backslash: `\\`";
    Some(Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help(help))
}
