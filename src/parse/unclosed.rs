//! Code, comments and HTML that are opened and never closed: they swallow what follows, blocks and questions as well.

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{CodeBlockKind, Event, Events, Tag, TagEnd};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Looks through a text for what is never closed.
pub fn read(source: &Source, events: &Events<'_>, problems: &mut Vec<Diagnostic>) {
    let mut at = 0;
    let mut in_code = false;
    while let Some((event, span)) = events.get(at) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                let last =
                    events[at..].iter().take_while(|(event, _)| *event != Event::End(TagEnd::CodeBlock));
                let end = last.filter(|(event, _)| matches!(event, Event::Text(_))).last();
                problems.extend(code(source, *span, end.map(|(_, text)| text.end as usize)));
                in_code = true;
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::HtmlBlock) => problems.extend(html(source, *span)),
            Event::Text(_) if !in_code => problems.extend(comment_in_words(source, *span)),
            _ => {}
        }
        at += 1;
    }
}

/// A fence of code: its sign and how many there are.
#[derive(Clone, Copy)]
struct Fence {
    sign: char,
    length: usize,
}

impl Fence {
    /// The fence that a line begins with, behind marks of quotations, and what follows it.
    fn read(line: &str) -> Option<(Self, &str)> {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let sign = words.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let rest = words.trim_start_matches(sign);
        let length = words.len() - rest.len();
        (length >= 2).then_some((Self { sign, length }, rest.trim()))
    }
}

/// Code between fences. `end` is the end of the last line of code.
fn code(source: &Source, span: Span, end: Option<usize>) -> Option<Diagnostic> {
    let text = source.slice(span);
    let (opening, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (fence, _) = Fence::read(opening)?;
    let after = match end {
        Some(end) => source.text.get(end..span.end as usize).unwrap_or_default(),
        None => rest,
    };
    if Fence::read(after.trim_start()).is_some_and(|(closing, words)| {
        closing.sign == fence.sign && closing.length >= fence.length && words.is_empty()
    }) {
        return None;
    }
    let start = span.start as usize;
    let place = Span::new(start, start + opening.trim_end().len());
    let marks = fence.sign.to_string().repeat(fence.length);
    let problem = Diagnostic::new(Rule::UnclosedCode, &source.path, place, "this code is never closed");
    let Some((line, why)) = meant(source, start + opening.len(), span.end as usize, fence) else {
        return Some(problem.help(format!("write a line of only {marks} where the code ends")));
    };
    let help = format!("write a line of only {marks}, no further in than line {} is", line_of(source, start));
    Some(problem.related(&source.path, line, why).help(help))
}

fn line_of(source: &Source, at: usize) -> usize {
    source.line_column(u32::try_from(at).unwrap_or(u32::MAX)).line
}

/// The line that was most likely meant to close the code, and why it does not.
fn meant(source: &Source, from: usize, end: usize, fence: Fence) -> Option<(Span, String)> {
    let mut at = from;
    let mut nearly = None;
    // The line after a list or a quotation may be the end of the code in it.
    for line in source.text.get(from..)?.split_inclusive('\n') {
        let inside = at < end;
        let words = line.trim_end();
        let start = at + (words.len() - words.trim_start_matches([' ', '\t', '>']).len());
        let place = Span::new(start, at + words.len());
        let is_blank = words.is_empty();
        at += line.len();
        let Some((found, rest)) = Fence::read(line) else {
            if !inside && !is_blank {
                break;
            }
            continue;
        };
        let why = if !inside {
            "this line looks like the end, but it is outside of the list or quotation with the code"
        } else if !rest.is_empty() {
            "this line looks like the end, but there are words after the signs"
        } else if found.sign != fence.sign {
            "this line looks like the end, but it has other signs"
        } else if found.length < fence.length {
            "this line looks like the end, but it has fewer signs"
        } else {
            "this line looks like the end, but it is indented too far"
        };
        let told = (place, why.to_owned());
        // A line of the same signs alone is the likeliest.
        if rest.is_empty() && found.sign == fence.sign {
            return Some(told);
        }
        nearly = nearly.or(Some(told));
        if !inside {
            break;
        }
    }
    nearly
}

/// How HTML begins that may hold empty lines, how it ends, and what it is called.
const SPANS: [(&str, &str, &str); 8] = [
    ("<!--", "-->", "this comment"),
    ("<![cdata[", "]]>", "this HTML"),
    ("<?", "?>", "this HTML"),
    ("<!", ">", "this HTML"),
    ("<pre", "</", "`<pre>`"),
    ("<script", "</", "`<script>`"),
    ("<style", "</", "`<style>`"),
    ("<textarea", "</", "`<textarea>`"),
];

fn html(source: &Source, span: Span) -> Option<Diagnostic> {
    let text = source.slice(span);
    let begins = |mark: &str| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    let (mark, end, name) = SPANS.iter().find(|(mark, ..)| begins(mark))?;
    let closes = |text: &str| {
        let end = end.as_bytes();
        let ends = ["pre", "script", "style", "textarea"];
        memchr::memmem::find_iter(text.as_bytes(), end).any(|at| {
            let rest = text.get(at + end.len()..).unwrap_or_default();
            end != b"</"
                || ends.iter().any(|name| {
                    rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                        && rest[name.len()..].starts_with('>')
                })
        })
    };
    if closes(text) {
        return None;
    }
    let start = span.start as usize;
    let place = Span::new(start, start + mark.len());
    let closing = if *end == "</" { format!("</{}>", &mark[1..]) } else { (*end).to_owned() };
    let words = match *mark {
        "<!--" => "this comment is never closed, so everything after it is missing from the page".to_owned(),
        _ => format!("{name} is never closed, so everything after it is taken for a part of it"),
    };
    let problem = Diagnostic::new(Rule::UnclosedHtml, &source.path, place, words);
    Some(match (*mark, slip(text)) {
        ("<!--", Some((from, to))) => {
            let place = Span::new(start + from, start + to);
            problem
                .related(&source.path, place, "this looks like the end")
                .help("a comment ends with `-->`")
                .fix(place, "-->")
        }
        _ => problem.help(format!("write `{closing}` where it ends")),
    })
}

/// What was most likely meant to end a comment: dashes at the end of a line, or with a space before `>`.
fn slip(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let from = if at == 0 { 4.min(words.len()) } else { 0 };
        let inner = words.get(from..).unwrap_or_default();
        let found = ["-- >", "—>", "–>", "--", "->", "—", "–"].iter().find_map(|end| {
            let begins = inner.strip_suffix(end)?;
            // A line of dashes alone is no end of words.
            (!begins.trim_matches(['-', ' ']).is_empty() || at == 0)
                .then(|| (at + words.len() - end.len(), at + words.len()))
        });
        if found.is_some() {
            return found;
        }
        at += line.len();
    }
    None
}

/// A comment that begins within words and is never closed is shown, with all that it says.
fn comment_in_words(source: &Source, span: Span) -> Option<Diagnostic> {
    let text = source.slice(span);
    let at = span.start as usize + text.find("<!")?;
    let rest = source.text.get(at..)?;
    if !rest.starts_with("<!--") || source.text[..at].ends_with('\\') {
        return None;
    }
    let words = "this comment is never closed, so everyone can read it";
    let place = Span::new(at, at + 4);
    Some(
        Diagnostic::new(Rule::UnclosedHtml, &source.path, place, words)
            .help("write `-->` where the comment ends, in the same paragraph"),
    )
}
