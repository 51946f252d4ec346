//! Marks of other programs: they mean nothing here, and would stand on the page as they are.

use crate::diagnostic::Diagnostic;
use crate::model::Kind;
use crate::model::markdown::{Event, Events, Tag, TagEnd};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// A mark is not longer than this.
const LONGEST: usize = 1_000;

/// How such a mark begins and ends, and what to do about it.
type Mark = (&'static str, &'static str, &'static str);

const MARKS: &[Mark] = &[
    ("{{", "}}", INSTRUCTION),
    ("{%", "%}", INSTRUCTION),
    ("{:", "}", ATTRIBUTES),
    ("{.", "}", ATTRIBUTES),
    ("{width=", "}", ATTRIBUTES),
    ("[[", "]]", "write a link to the file: `[its title](its-name.md)`, and `![…](…)` for a picture"),
    (
        "[!",
        "]",
        "a box is `> [!NOTE]` on a line of its own, or TIP, IMPORTANT, WARNING, CAUTION; with a title of yours it is `::: callout`",
    ),
    ("+--", "+", "write the table with `|` between its cells: `fieldbook explain foreign-markup` shows how"),
    ("==", "==", "write `**…**` around words that stand out"),
    ("%%", "%%", "take it out: readers would see it; what only facilitators read is `::: facilitator`"),
    ("\\_\\_\\_\\_", "", "for a place to write in, leave the backslashes out: `____`"),
];

const INSTRUCTION: &str =
    "take it out, and write in Markdown or as a block what the other program puts in its place";

const ATTRIBUTES: &str =
    "take it out: pages look the same everywhere; a block such as `::: callout` stands out";

/// Signs before the items of a list where somebody wrote, pasted or scanned it. Two of them are what one word processor
/// calls its dots and squares.
const BULLETS: [&str; 9] = ["•", "●", "▪", "◦", "‣", "⁃", "·", "\u{f0b7}", "\u{f0a7}"];

/// Looks for marks of other programs outside of code. Notes and entries hold what people said, in whatever signs; there
/// a backslash is meant, and so is a dot before a line.
pub fn read(source: &Source, kind: Kind, events: &Events<'_>, problems: &mut Vec<Diagnostic>) {
    if matches!(kind, Kind::Notes | Kind::Entry) {
        return;
    }
    let text = &*source.text;
    let holds = |begins: &str| memchr::memmem::find(text.as_bytes(), begins.as_bytes()).is_some();
    // Most texts have no such mark, and looking for one is far cheaper than looking at every event.
    let has_marks = MARKS.iter().any(|(begins, ..)| holds(begins));
    if !has_marks && !BULLETS.into_iter().any(holds) {
        return;
    }
    let mut in_code = false;
    let mut from = 0;
    for (event, span) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                problems.extend(bullet(source, *span));
                if !has_marks {
                    continue;
                }
                let end = span.end as usize;
                let mut at = from.max(span.start as usize);
                // The sign before a text is not in it when it was written with a backslash.
                at -= usize::from(at > from && text[..at].ends_with('\\'));
                while let Some((start, stop, mark)) = text.get(at..end).and_then(|_| next(text, at, end)) {
                    problems.push(say(source, Span::new(start, stop), mark));
                    at = stop;
                    from = stop;
                }
            }
            _ => {}
        }
    }
}

/// A line of text that begins with the sign of a list elsewhere. The words are the same for all signs.
fn bullet(source: &Source, span: Span) -> Option<Diagnostic> {
    let (before, line) = source.text.split_at_checked(span.start as usize)?;
    let sign = BULLETS.into_iter().find(|sign| line.starts_with(sign))?;
    let after = line[sign.len()..].trim_start_matches([' ', '\t', '\u{a0}']);
    let end = line.len() - after.len();
    let begins = before.trim_end_matches([' ', '\t', '>']);
    if end == sign.len() || !(begins.is_empty() || begins.ends_with('\n')) {
        return None;
    }
    let span = Span::new(span.start as usize, span.start as usize + end);
    Some(
        Diagnostic::new(Rule::ForeignMarkup, &source.path, span, "this sign begins no item of a list here")
            .help("begin each item with `- `, and leave an empty line before the first")
            .fix(span, "- "),
    )
}

/// The first mark that begins between two places, and is complete on its line.
fn next(text: &str, at: usize, end: usize) -> Option<(usize, usize, &'static Mark)> {
    let is_sign = |place: &usize| matches!(text.as_bytes()[*place], b'{' | b'[' | b'+' | b'=' | b'%' | b'\\');
    (at..end).filter(is_sign).filter(|start| !text[..*start].ends_with('\\')).find_map(|start| {
        // A line can be as long as the file, and have such a sign at every place.
        let near = text.floor_char_boundary((start + LONGEST).min(text.len()));
        let line = text[start..near].lines().next().unwrap_or_default();
        MARKS.iter().find_map(|mark| {
            let (begins, ends, _) = mark;
            let inner = line.strip_prefix(begins)?;
            let length = if ends.is_empty() {
                let more = inner.len() - inner.trim_start_matches("\\_").len();
                begins.len() + more
            } else if *begins == "+--" {
                // A border stands alone on its line, and only the first of a table is worth a message.
                let before = text[..start].trim_end_matches(' ');
                let is_border = before.ends_with('\n')
                    && line.trim_end().ends_with('+')
                    && line.chars().all(|sign| " +-=:".contains(sign));
                let above = || before.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
                if !is_border || above().starts_with(['|', '+']) {
                    return None;
                }
                line.trim_end().len()
            } else if *begins == "==" {
                // Two signs of equality with spaces around them say what they say.
                let words = &inner[..inner.find(ends)?];
                if !words.starts_with(char::is_alphanumeric) || words.ends_with(' ') {
                    return None;
                }
                begins.len() + words.len() + ends.len()
            } else {
                begins.len() + inner.find(ends)? + ends.len()
            };
            Some((start, start + length, mark))
        })
    })
}

/// The words are the same for all marks of one form, so that many of them make one message.
fn say(source: &Source, span: Span, (begins, ends, help): &Mark) -> Diagnostic {
    let problem = |words: String| Diagnostic::new(Rule::ForeignMarkup, &source.path, span, words).help(*help);
    if ends.is_empty() {
        let words = "these are underscores and no place to write in, because of the backslashes";
        return problem(words.to_owned()).fix(span, "____");
    }
    problem(format!("`{begins}…{ends}` is a mark of another program, and stands on the page as it is"))
}
