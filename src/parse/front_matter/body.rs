//! What is looked for in the text below the header: unfinished merges, emptiness, the first heading.

use super::lines::lines;
use crate::diagnostic::Diagnostic;
use crate::model::{FrontMatter, Kind};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::borrow::Cow;

/// Reports the marks that an unfinished merge leaves in a file. Says whether there were any.
pub fn unresolved(source: &Source, problems: &mut Vec<Diagnostic>) -> bool {
    // Looking for one letter is far cheaper than looking for several, and most texts have none of them.
    let has = |letter: char, mark: &str| source.text.contains(letter) && source.text.contains(mark);
    if !has('<', "<<<<<<<") && !has('>', ">>>>>>>") {
        return false;
    }
    let before = problems.len();
    let mut open = false;
    let mut fence: Option<&str> = None;
    for line in lines(&source.text, 0) {
        let start = line.text.trim_start();
        match fence {
            Some(mark) if start.starts_with(mark) => fence = None,
            Some(_) => continue,
            None => fence = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark)),
        }
        let (begins, ends) = (is_mark(line.text, "<<<<<<<"), is_mark(line.text, ">>>>>>>"));
        if begins || (ends && !open) {
            let message = "two versions of this file were merged, and the merge is not finished";
            problems.push(
                Diagnostic::new(
                    Rule::UnresolvedMerge,
                    &source.path,
                    Span::new(line.start, line.end()),
                    message,
                )
                .help(
                    "keep one of the two versions and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`",
                ),
            );
        }
        open = begins || (open && !ends);
    }
    problems.len() > before
}

/// The text with the marks of a merge and the second of two versions blanked out, at the same length.
pub fn one_side(text: &str, merging: bool) -> Cow<'_, str> {
    if !merging {
        return Cow::Borrowed(text);
    }
    let mut kept = text.as_bytes().to_vec();
    let mut second = false;
    for line in lines(text, 0) {
        let begins = is_mark(line.text, "<<<<<<<");
        let ends = is_mark(line.text, ">>>>>>>");
        let middle = is_mark(line.text, "=======") || is_mark(line.text, "|||||||");
        if second || begins || ends {
            kept[line.start..line.end()].fill(b' ');
        }
        if middle && !second {
            kept[line.start..line.end()].fill(b' ');
        }
        second = (second || middle) && !ends;
    }
    String::from_utf8(kept).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A page without anything to see. Indexes list their pages, and an entry may be a question and an answer.
pub fn check_empty(
    source: &Source,
    kind: Kind,
    front: &FrontMatter,
    body: usize,
    problems: &mut Vec<Diagnostic>,
) {
    let asked = match kind {
        Kind::Lesson | Kind::Worksheet | Kind::Session | Kind::Notes | Kind::Plain | Kind::Glossary => true,
        Kind::Entry => front.question.is_none() && front.answer.is_none() && front.retired.is_none(),
        Kind::Front | Kind::Module | Kind::Section => false,
    };
    let text = source.text.get(body..).unwrap_or_default();
    if !asked || front.draft || !is_empty(text) {
        return;
    }
    let words = text.trim();
    let (span, message) = if words.is_empty() {
        (front.title_span, "there is nothing below the header".to_owned())
    } else {
        let start = body + (text.len() - text.trim_start().len());
        let first = words.lines().next().unwrap_or_default().trim_end();
        (Span::new(start, start + first.len()), format!("there is nothing to see here but `{first}`"))
    };
    problems.push(
        Diagnostic::new(Rule::EmptyPage, &source.path, span, message)
            .help("write the page, or add `draft: yes` until it is written"),
    );
}

/// Whether a text shows nothing: spaces in all forms, empty paragraphs, comments.
fn is_empty(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest
            .trim_start_matches(|letter: char| letter.is_whitespace() || "\u{200b}\u{feff}".contains(letter));
        if rest.is_empty() {
            return true;
        }
        let nothing = ["&nbsp;", "&#160;", "&#xa0;", "<p>", "</p>", "<br>", "<br/>", "<br />"];
        if let Some(after) = nothing.iter().find_map(|it| rest.strip_prefix(it)) {
            rest = after;
            continue;
        }
        let Some((_, after)) = rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) else {
            return false;
        };
        rest = after;
    }
}
