//! Problems for people: the place, the line with a mark under it, what to do, and the mended line.

use super::excerpt::{Excerpt, excerpt};
use super::place::{Located, located, range};
use crate::diagnostic::{Diagnostic, Fix, Place, Severity};
use crate::rule::Rule;
use crate::source::{LineColumn, Source, Sources, Span};
use crate::visible::{clean, line, without_commands};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Whether the terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Plain,
    Styled,
}

/// A mended text longer than this many lines is not shown: the help says it in words.
const FIX_LINES: usize = 16;

/// A place with all that is needed to show it.
struct Shown<'a> {
    path: String,
    start: LineColumn,
    /// The line, where the text is at hand.
    excerpt: Option<Excerpt>,
    label: Option<&'a str>,
}

/// The same words are shown in full so often; then only the places are named.
const ALIKE: usize = 3;

/// So many places are named of those that are not shown in full.
const PLACES: usize = 20;

/// So many problems are shown at most. Nobody reads more at once, and most go when the first are mended.
const SHOWN: usize = 200;

/// All problems, an empty line after each. What stands in many places is shown for the first, and where there are too
/// many problems, errors come before warnings.
pub fn human(problems: &[Diagnostic], sources: &Sources, color: Color) -> String {
    let renderer = match color {
        Color::Plain => Renderer::plain(),
        Color::Styled => Renderer::styled(),
    };
    let mut groups_alike: BTreeMap<(Rule, &str), Vec<usize>> = BTreeMap::new();
    let all = located(problems, sources);
    for (at, located) in all.iter().enumerate() {
        groups_alike.entry((located.problem.rule, &located.problem.message)).or_default().push(at);
    }
    let mut shown: Vec<(usize, &[usize])> = groups_alike
        .values()
        .flat_map(|alike| {
            let (full, rest) = alike.split_at(alike.len().min(ALIKE));
            let last = full.len();
            full.iter().enumerate().map(move |(n, at)| (*at, if n + 1 == last { rest } else { &[] }))
        })
        .collect();
    shown.sort_unstable_by_key(|(at, _)| (all[*at].problem.severity(), *at));
    let left = shown.split_off(shown.len().min(SHOWN));
    shown.sort_unstable_by_key(|(at, _)| *at);
    let mut report = String::new();
    for (at, also) in shown {
        let places = places(&all[at], sources);
        let rendered = renderer.render(&groups(all[at].problem, &places, sources));
        report.push_str(&true_columns(rendered, &places));
        report.push('\n');
        report.extend(also.iter().take(PLACES).map(|at| format!("the same at {}\n", place_words(&all[*at]))));
        if also.len() > PLACES {
            let _ = writeln!(report, "and the same in {} more places", also.len() - PLACES);
        }
        report.push('\n');
    }
    let left: usize = left.iter().map(|(_, also)| 1 + also.len()).sum();
    if left > 0 {
        let _ = writeln!(report, "{left} more problems are not shown: mend some of these first\n");
    }
    without_commands(&report)
}

fn place_words(located: &Located<'_>) -> String {
    let LineColumn { line: number, column } = located.range.start;
    format!("{}:{number}:{column}", line(located.problem.place.path.as_str()))
}

/// The place of the problem itself, then the others.
fn places<'a>(located: &Located<'a>, sources: &Sources) -> Vec<Shown<'a>> {
    let shown = |place: &Place, start: LineColumn, label: Option<&'a str>| Shown {
        path: line(place.path.as_str()),
        start,
        excerpt: sources.get(&place.path).map(|source| excerpt(source, place.span)),
        label,
    };
    let problem = located.problem;
    let related = problem
        .related
        .iter()
        .map(|related| shown(&related.place, range(&related.place, sources).start, Some(&related.label)));
    std::iter::once(shown(&problem.place, located.range.start, None)).chain(related).collect()
}

fn groups<'a>(problem: &'a Diagnostic, places: &'a [Shown<'_>], sources: &Sources) -> Vec<Group<'a>> {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(line(&problem.message)).id(problem.rule.row().name);
    let group = title.elements(places.iter().flat_map(place));
    let help = problem.help.as_deref().map(clean);
    let source = sources.get(&problem.place.path);
    let patch = problem.fix.as_ref().zip(source).and_then(|(fix, source)| patch(fix, source));
    let Some(patch) = patch else {
        let help = help.map(|help| Level::HELP.message(help));
        return vec![group.elements(help)];
    };
    let title = help.unwrap_or_else(|| "write it like this".to_owned());
    vec![group, Level::HELP.secondary_title(title).element(patch)]
}

/// The path, line and column of a place and its line; for a file without text only its name and the words.
fn place<'a>(shown: &'a Shown<'_>) -> Vec<Element<'a>> {
    let label = shown.label.map(line);
    let Some(excerpt) = &shown.excerpt else {
        let words = label.map(|label| Level::NOTE.message(label).into());
        return std::iter::once(Origin::path(&shown.path).into()).chain(words).collect();
    };
    let kind = if label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(excerpt.span.clone()).label(label);
    let snippet = Snippet::source(&excerpt.text).path(&shown.path).line_start(shown.start.line);
    vec![snippet.annotation(annotation).into()]
}

/// The renderer counts columns in what it was given. Where that was only a part of a long line, the count is mended.
fn true_columns(rendered: String, places: &[Shown<'_>]) -> String {
    places.iter().fold(rendered, |rendered, Shown { path, start, excerpt, .. }| {
        let Some(counted) = excerpt.as_ref().map(Excerpt::column) else { return rendered };
        if counted == start.column {
            return rendered;
        }
        let (number, column) = (start.line, start.column);
        rendered.replacen(&format!("{path}:{number}:{counted}\n"), &format!("{path}:{number}:{column}\n"), 1)
    })
}

/// The lines that a fix changes, with the change; none when it is too long to show.
fn patch<'a>(fix: &Fix, source: &Source) -> Option<Snippet<'a, Patch<'a>>> {
    let text = &*source.text;
    let Span { start, end } = fix.span;
    let (start, end) = (text.floor_char_boundary(start as usize), text.floor_char_boundary(end as usize));
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
    let lines = &text[line_start..line_end];
    let is_short =
        |text: &str| text.lines().count() <= FIX_LINES && text.lines().all(|line| line.len() <= 200);
    if !is_short(lines) || !is_short(&fix.text) {
        return None;
    }
    let before = clean(&text[line_start..start]);
    let replaced = clean(&text[start..end]);
    let after = clean(&text[end..line_end]);
    let span = before.len()..before.len() + replaced.len();
    let number = source.line_column(fix.span.start).line;
    let shown = format!("{before}{replaced}{after}");
    Some(Snippet::source(shown).line_start(number).patch(Patch::new(span, clean(&fix.text))))
}
