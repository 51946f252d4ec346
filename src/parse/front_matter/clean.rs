//! Letters that cannot be seen: tabs, no-break spaces, control characters. They are reported and become ordinary
//! spaces, as many as they have bytes, so that every place stays the same.

use super::lines::{Line, lines};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::ops::Range;

/// The text up to the end of the header, cleaned.
pub fn clean(source: &Source, text: &str, header: Range<usize>, problems: &mut Vec<Diagnostic>) -> String {
    let mut cleaned = text.as_bytes()[..header.end].to_vec();
    let mut blank = |range: Range<usize>| cleaned[range].fill(b' ');
    let mut tabs: Vec<Range<usize>> = Vec::new();
    for line in lines(&text[..header.end], header.start) {
        control(source, &line, &mut blank, problems);
        if line.is_blank() {
            blank(line.start..line.end());
            continue;
        }
        let edge = line.start..line.end() - line.text.trim_start_matches(is_space).len();
        if let Some(at) = line.text[..edge.len()].find('\t') {
            let run = line.text[at..edge.len()].chars().take_while(|letter| *letter == '\t').count();
            tabs.push(line.start + at..line.start + at + run);
        }
        invisible(source, text, edge.clone(), "at the beginning of this line", &mut blank, problems);
        blank(edge.clone());
        let rest = Line { start: edge.end, text: &line.text[edge.len()..], next: line.next };
        let after = match rest.tight_key() {
            Some((key, colon)) if !rest.text.starts_with("- ") => {
                Some((rest.start + colon.end, format!("after `{key}:`")))
            }
            _ if rest.text.starts_with('-') => Some((rest.start + 1, "after `-`".to_owned())),
            _ => None,
        };
        let Some((start, place)) = after else { continue };
        let gap = text[start..line.end()].len() - text[start..line.end()].trim_start_matches(is_space).len();
        if text[start..].starts_with(is_exotic) {
            invisible(source, text, start..start + gap, &place, &mut blank, problems);
            blank(start..start + gap);
        }
    }
    report_tabs(source, &tabs, problems);
    String::from_utf8(cleaned).unwrap_or_else(|_| text[..header.end].to_owned())
}

fn is_exotic(letter: char) -> bool {
    letter != ' ' && letter != '\t' && is_space(letter)
}

fn is_space(letter: char) -> bool {
    (letter.is_whitespace() && letter != '\n' && letter != '\r')
        || matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn control(
    source: &Source,
    line: &Line<'_>,
    blank: &mut impl FnMut(Range<usize>),
    problems: &mut Vec<Diagnostic>,
) {
    let mut reported = false;
    for (at, letter) in line.text.char_indices() {
        if !(letter.is_control() && letter != '\t') && letter != '\u{feff}' {
            continue;
        }
        let range = line.start + at..line.start + at + letter.len_utf8();
        blank(range.clone());
        if !reported {
            let message = "a character that cannot be seen stands here";
            let place = Span::from(range);
            let problem = Diagnostic::new(Rule::FrontMatter, &source.path, place, message);
            problems.push(problem.help("delete it, or type the line again").fix(place, ""));
            reported = true;
        }
    }
}

fn invisible(
    source: &Source,
    text: &str,
    range: Range<usize>,
    place: &str,
    blank: &mut impl FnMut(Range<usize>),
    problems: &mut Vec<Diagnostic>,
) {
    let exotic =
        text[range.clone()].char_indices().find(|(_, letter)| is_exotic(*letter) && *letter != '\u{feff}');
    let Some((at, letter)) = exotic.filter(|(_, letter)| !letter.is_control()) else { return };
    let start = range.start + at;
    let span = Span::new(start, start + letter.len_utf8());
    let (what, help, fix) = match letter {
        '\u{a0}' => ("a no-break space", "type an ordinary space in its place", " "),
        wide if wide.is_whitespace() => {
            ("a space of another kind", "type an ordinary space in its place", " ")
        }
        _ => ("a character that cannot be seen", "delete it, or type the line again", ""),
    };
    let problem = Diagnostic::new(Rule::FrontMatter, &source.path, span, format!("{what} stands {place}"));
    problems.push(problem.help(help).fix(span, fix));
    blank(range);
}

fn report_tabs(source: &Source, tabs: &[Range<usize>], problems: &mut Vec<Diagnostic>) {
    let Some((first, more)) = tabs.split_first() else { return };
    let message = match more.len() {
        0 => "a tab sets this line in, and only spaces can".to_owned(),
        1 => "tabs set this line and 1 more in, and only spaces can".to_owned(),
        count => format!("tabs set this line and {count} more in, and only spaces can"),
    };
    let span = Span::from(first.clone());
    let problem = Diagnostic::new(Rule::FrontMatter, &source.path, span, message);
    problems.push(problem.help("type two spaces for each tab").fix(span, "  ".repeat(first.len())));
}
