//! What other programs make of code, comments and rules: parts of files, drawings, boxes, headings, tables.

use super::table::{FENCES, MARKS, Place};
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{CodeBlockKind, Event};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Looks at the language of code between fences.
pub fn fence(source: &Source, kind: &CodeBlockKind<'_>, span: Span) -> Option<Diagnostic> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let text = source.slice(span);
    let line = text.lines().next().unwrap_or_default();
    let start = span.start as usize + line.find(&**info).filter(|_| !info.is_empty())?;
    let place = Span::new(start, start + info.trim_end().len());
    let problem = |words: String| Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words);
    let name = info.split([' ', '{', ',']).next().unwrap_or_default();
    if let Some((name, help)) = FENCES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)) {
        let words = format!("another program draws what `{name}` says; here readers see its words");
        return Some(problem(words).help(*help));
    }
    let inner = info.strip_prefix('{')?.trim_end();
    let end = inner.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-_:".contains(sign))?;
    let (name, rest) = inner.split_at(end);
    let is_known = name.starts_with(|sign: char| sign.is_ascii_alphabetic());
    if !is_known || !(rest.starts_with('}') || rest.contains('}') && rest.starts_with([' ', ','])) {
        return None;
    }
    let words = "curly brackets after the fence are a mark of another program, and readers see this as code";
    let problem = problem(words.to_owned());
    Some(if LANGUAGES.contains(&name) {
        problem.help(format!("for code, write only its language: `{name}`")).fix(place, name)
    } else {
        problem.help("for a box, write `> [!NOTE]` and the words with `> ` before each line, without the fences; for code, write only its language")
    })
}

/// Languages whose code another program runs while it makes a page.
const LANGUAGES: [&str; 10] = ["r", "R", "python", "julia", "sql", "bash", "sh", "ojs", "stan", "js"];

/// Looks in code for marks that stand for a part of another file.
pub fn included(source: &Source, span: Span, problems: &mut Vec<Diagnostic>) {
    let text = source.slice(span);
    for mark in MARKS.iter().filter(|mark| mark.place == Place::Included) {
        for (at, _) in text.match_indices(mark.begins) {
            // In code there may be a mark of a comment before it.
            let mut before = text[..at].chars().rev().take_while(|sign| *sign != '\n');
            if !before.all(|sign| " \t>/#;*".contains(sign)) {
                continue;
            }
            let line = text[at..].lines().next().unwrap_or_default().trim_end();
            let length = if mark.ends.is_empty() {
                line.contains('"').then_some(line.len())
            } else {
                line.find(mark.ends).map(|end| end + mark.ends.len())
            };
            let Some(length) = length else { continue };
            let start = span.start as usize + at;
            let words = format!(
                "`{}…{}` is a mark of another program, and readers see it in place of the file",
                mark.begins.trim_end(),
                mark.ends
            );
            let place = Span::new(start, start + length);
            problems.push(Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help(mark.help));
        }
    }
}

/// Looks at a comment: another program makes headings and tabs of some, whose words are lost here.
pub fn comment(source: &Source, event: &Event<'_>, span: Span) -> Option<Diagnostic> {
    let (Event::Html(html) | Event::InlineHtml(html)) = event else { return None };
    let inner = html.trim_start().strip_prefix("<!--")?.trim_start();
    let inner = inner.strip_prefix("sec ")?;
    let title = inner.split_once("data-title=\"").and_then(|(_, rest)| rest.split_once('"'));
    let title = title.map(|(title, _)| title.trim().replace('`', "'")).filter(|title| !title.is_empty())?;
    let words = "`<!--sec …-->` is a mark of another program, and its title is on no page";
    let length = html.find("-->").map_or(html.trim_end().len(), |end| end + "-->".len());
    let place = Span::new(span.start as usize, span.start as usize + length);
    let help = format!("write a heading in its place: `### {title}`");
    Some(Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help(help))
}

/// A line of dashes in groups is the border of a table as another program draws it.
pub fn dashes(source: &Source, span: Span) -> Option<Diagnostic> {
    let line = source.slice(span).trim();
    let groups = line.split_whitespace();
    let is_table = groups.clone().count() >= 2
        && groups.clone().all(|group| group.bytes().all(|sign| sign == b'-'))
        && groups.clone().any(|group| group.len() >= 3)
        && groups.clone().all(|group| group.len() >= 2);
    let words =
        "these dashes are the border of a table in another program; here they are a line across the page";
    let help = "write the table with `|` between its cells: `fieldbook explain foreign-markup` shows how";
    let place = Span::new(span.start as usize, span.start as usize + source.slice(span).trim_end().len());
    is_table.then(|| Diagnostic::new(Rule::ForeignMarkup, &source.path, place, words).help(help))
}
