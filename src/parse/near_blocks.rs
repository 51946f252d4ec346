//! Lines that are nearly the border of a block. Words of a `facilitator` block must not reach everyone by a slip, so
//! there a near miss is an error; elsewhere it is a warning.

use crate::diagnostic::Diagnostic;
use crate::keys::values;
use crate::model::markdown::{CodeBlockKind, Event, Reading, Tag, TagEnd};
use crate::model::near_block::{self, LinePlace, NearBlock, NearBorder};
use crate::model::{BlockName, Part};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Looks through a text that begins at `body`, and through the header before it.
pub fn read(
    source: &Source,
    body: usize,
    reading: &Reading<'_>,
    parts: &[Part],
    problems: &mut Vec<Diagnostic>,
) {
    let text = &*source.text;
    values::tell_notes(&text[..body], &source.path, problems);
    let (quiet, notes) = (Quiet::of(source, reading, problems), notes(parts));
    let told: BTreeSet<u32> = problems
        .iter()
        .filter(|problem| problem.rule == Rule::IndentedBlock)
        .map(|problem| line_start(text, problem.place.span.start))
        .collect();
    let borders: BTreeSet<u32> =
        reading.borders.iter().map(|border| line_start(text, border.line.start)).collect();
    let (mut hidden, mut inside) = (quiet.spans.iter().peekable(), notes.iter().peekable());
    let mut near = Vec::new();
    let mut start = body;
    for line in text[body..].split_inclusive('\n') {
        let at = Span::new(start, start).start;
        let end = start + line.len();
        while hidden.next_if(|span| span.end <= start).is_some() {}
        while inside.next_if(|span| (span.end as usize) <= start).is_some() {}
        let is_border = borders.contains(&at) || told.contains(&at);
        let whole = hidden.peek().is_some_and(|span| span.start <= start && end <= span.end);
        if borders.contains(&at) {
            problems.extend(second_opening(source, start, line.trim_end_matches(['\n', '\r'])));
        }
        if !is_border && !whole {
            let here = hidden.clone().take_while(|span| span.start < end);
            let here: Vec<Range<usize>> =
                here.map(|span| span.start.saturating_sub(start)..span.end.min(end) - start).collect();
            let is_inside = inside.peek().is_some_and(|span| span.contains(at));
            let place = if is_inside { LinePlace::Notes } else { LinePlace::Text };
            let words = line.trim_end_matches(['\n', '\r']);
            if let Some(found) = near_block::look(words, &here, place) {
                near.push((at, Near::Border(found.border)));
                problems.push(say(source, start, words, found, place));
            }
        }
        start = end;
    }
    closes_near_miss(near, problems);
}

/// A line opens one block; notes that a second opening in it was meant to begin would be for everyone.
fn second_opening(source: &Source, start: usize, line: &str) -> Option<Diagnostic> {
    let words = line.trim_start_matches(':').trim_start();
    let name = words.split_whitespace().next()?;
    let title = words[name.len()..].trim_start();
    if BlockName::find(name) == Some(BlockName::Facilitator) {
        return None;
    }
    let found = near_block::look(title, &[], LinePlace::Text)?;
    let opens_notes = found.border == NearBorder::Opens(BlockName::Facilitator);
    let found = NearBlock { is_alone: false, reason: "a line opens one block".to_owned(), ..found };
    opens_notes.then(|| say(source, start + line.len() - title.len(), title, found, LinePlace::Text))
}

/// What counts when lines of colons are paired.
#[derive(Clone, Copy)]
enum Near {
    Border(NearBorder),
    /// Colons that close a block where none is open.
    Stray,
}

/// Takes out the problems of lines of colons that close what a near miss was meant to open: that is one mistake.
fn closes_near_miss(mut near: Vec<(u32, Near)>, problems: &mut Vec<Diagnostic>) {
    if near.is_empty() {
        return;
    }
    let stray = problems.iter().filter(|problem| problem.rule == Rule::StrayClose);
    near.extend(stray.map(|problem| (problem.place.span.start, Near::Stray)));
    near.sort_by_key(|(place, _)| *place);
    let mut open = 0_usize;
    let mut paired = BTreeSet::new();
    for (place, kind) in near {
        match kind {
            Near::Border(NearBorder::Opens(_) | NearBorder::OpensUnknown) => open += 1,
            Near::Border(NearBorder::Closes) => open = open.saturating_sub(1),
            Near::Stray if open > 0 => {
                open -= 1;
                paired.insert(place);
            }
            Near::Stray => {}
        }
    }
    problems
        .retain(|problem| problem.rule != Rule::StrayClose || !paired.contains(&problem.place.span.start));
}

/// Takes out problems, from one on, of lines that are told to be nearly the border of a block: they are what it explains.
pub fn told_once(source: &Source, from: usize, problems: &mut Vec<Diagnostic>) {
    let line = |problem: &Diagnostic| line_start(&source.text, problem.place.span.start);
    let is_border = |problem: &&Diagnostic| matches!(problem.rule, Rule::AlmostBlock | Rule::ExposedNotes);
    let borders: BTreeSet<u32> = problems.iter().filter(is_border).map(line).collect();
    if !borders.is_empty() {
        let mut at = 0;
        problems.retain(|problem| {
            at += 1;
            at <= from || !borders.contains(&line(problem))
        });
    }
}

fn line_start(text: &str, at: u32) -> u32 {
    let before = &text[..at as usize];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Span::new(start, start).start
}

/// Where `facilitator` blocks are, in order.
fn notes(parts: &[Part]) -> Vec<Span> {
    let mut found = Vec::new();
    for part in parts {
        let Part::Block(block) = part else { continue };
        if block.name == BlockName::Facilitator {
            found.push(block.span);
        } else {
            found.extend(notes(&block.parts));
        }
    }
    found
}

/// What stands for itself: code between fences, code in a line, comments.
struct Quiet {
    spans: Vec<Range<usize>>,
}

impl Quiet {
    fn of(source: &Source, reading: &Reading<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let text = &*source.text;
        let mut spans: Vec<Range<usize>> = Vec::new();
        let mut comment = None;
        for (event, span) in &reading.events {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => {
                    if near_block::names_notes(words) {
                        problems.push(fenced(source, *span));
                    } else if words.trim().is_empty() {
                        problems.extend(swallowed(source, *span));
                    }
                    spans.push(span.range());
                }
                Event::Code(_) => spans.push(span.range()),
                Event::InlineHtml(html) if html.starts_with("<!--") => spans.push(span.range()),
                Event::Start(Tag::HtmlBlock) => {
                    let end = source
                        .slice(*span)
                        .find("-->")
                        .map_or(span.end as usize, |at| span.start as usize + at + "-->".len());
                    comment = source.slice(*span).starts_with("<!--").then_some(span.start as usize..end);
                }
                Event::End(TagEnd::HtmlBlock) => {
                    // A comment around an opening line alone leaves the words below it to everyone.
                    spans.extend(comment.take().filter(|range| !hides_opening(text, range)));
                }
                _ => {}
            }
        }
        Self { spans }
    }
}

/// Whether a comment is nothing but the opening line of a `facilitator` block, and what follows is no comment.
fn hides_opening(text: &str, comment: &Range<usize>) -> bool {
    let (Some(words), Some(after)) = (text.get(comment.clone()), text.get(comment.end..)) else {
        return false;
    };
    let inner = words.trim_start_matches("<!--").trim_end_matches("-->").trim();
    let found = (!inner.contains('\n')).then(|| near_block::look(inner, &[], LinePlace::Text)).flatten();
    found.is_some_and(|found| found.is_alone && found.border == NearBorder::Opens(BlockName::Facilitator))
        && !after.trim_start().starts_with("<!--")
}

fn fenced(source: &Source, span: Span) -> Diagnostic {
    let text = source.slice(span);
    let line = text.lines().next().unwrap_or_default().trim_end();
    let place = Span::new(span.start as usize, span.start as usize + line.len());
    Diagnostic::new(
        Rule::ExposedNotes,
        &source.path,
        place,
        "this is code and no `facilitator` block, so everyone would see it",
    )
    .help("begin with a line `::: facilitator`, and end with a line `:::`")
}

/// An opening line of notes in code without a language that does not look like an example of a block. Where the ends of
/// two pieces of code are missing, what stands between them becomes code, and everyone sees it.
fn swallowed(source: &Source, span: Span) -> Option<Diagnostic> {
    let mut start = span.start as usize;
    let marks: String = source.slice(span).chars().take_while(|sign| matches!(sign, '`' | '~')).collect();
    let mut opening = None;
    let mut words = Vec::new();
    for line in source.slice(span).split_inclusive('\n').skip(1) {
        let inner = line.trim_matches(|letter: char| letter.is_whitespace() || letter == '>');
        let is_opening = inner.strip_prefix(":::").is_some_and(|rest| {
            let name = rest.trim_start_matches(':').split_whitespace().next();
            name == Some(BlockName::Facilitator.row().name)
        });
        if is_opening && opening.is_none() {
            opening = Some(inner);
        }
        words.push(inner);
    }
    words.retain(|line| !line.trim_matches(['`', '~']).is_empty());
    let is_example = [words.first(), words.last()].into_iter().flatten().all(|line| line.starts_with(":::"));
    let opening = opening.filter(|_| !is_example)?;
    start += source.slice(span).find(opening)?;
    let place = Span::new(start, start + opening.len());
    let problem = Diagnostic::new(
        Rule::ExposedNotes,
        &source.path,
        place,
        "this stands in code and opens no `facilitator` block, so everyone would see what follows",
    );
    Some(problem.help(format!(
        "close the code above it with a line of {marks}; or begin the code with {marks}markdown to show it as an example"
    )))
}

fn say(source: &Source, start: usize, line: &str, found: NearBlock, at: LinePlace) -> Diagnostic {
    let place = Span::new(start + found.place.start, start + found.place.end);
    let paste = found.paste;
    let facilitator = BlockName::Facilitator;
    let (rule, words) = match (found.border, at) {
        (NearBorder::Opens(block), LinePlace::Text | LinePlace::Value) if block == facilitator => (
            Rule::ExposedNotes,
            "this opens no `facilitator` block, so everyone would see what follows".to_owned(),
        ),
        (NearBorder::Opens(block), LinePlace::Text | LinePlace::Value) => {
            (Rule::AlmostBlock, format!("this opens no block, although it looks like `{}`", block.row().name))
        }
        (NearBorder::Opens(_) | NearBorder::OpensUnknown, _) => (
            Rule::ExposedNotes,
            "this opens no block, so the next `:::` would end the `facilitator` block around it".to_owned(),
        ),
        (NearBorder::Closes, LinePlace::Notes) => {
            (Rule::ExposedNotes, "this closes no block, so the `facilitator` block ends elsewhere".to_owned())
        }
        (NearBorder::Closes, LinePlace::Text | LinePlace::Value) => {
            (Rule::AlmostBlock, "this closes no block, although it looks like the end of one".to_owned())
        }
    };
    let problem = Diagnostic::new(rule, &source.path, place, words);
    if found.is_alone {
        let whole = Span::new(start, start + line.len());
        return problem
            .help(format!("{}; write `{paste}` at the beginning of the line", found.reason))
            .fix(whole, paste);
    }
    let reason = found.reason;
    problem.help(format!("{reason}; write `{paste}` on a line of its own, with an empty line before it"))
}
