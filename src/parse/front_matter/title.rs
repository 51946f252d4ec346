//! What is said when a file has no title: a line to paste, made from the first heading or the file's name.

use super::first_heading::{Heading, first_heading};
use super::lines::line_end;
use crate::diagnostic::Diagnostic;
use crate::keys::quote;
use crate::model::code_host_address;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// There is no header at all. Where the text begins with a heading, that is the title.
pub fn no_header(source: &Source, insert: usize, body: usize) -> (Option<Heading>, Diagnostic) {
    let found = first_heading(source.text.get(body..).unwrap_or_default());
    let line = line_of(source, found.as_ref());
    let end = line_end(&source.text);
    let place = Span::new(insert, insert);
    let Some(first) = found.filter(|first| first.is_at_the_top) else {
        let words = "this file has no header and so no title";
        let problem = Diagnostic::new(Rule::MissingTitle, &source.path, place, words)
            .help(format!("begin the file with three lines: `---`, then `{line}`, then `---`"))
            .fix(place, format!("---{end}{line}{end}---{end}{end}"));
        return (None, problem);
    };
    let heading = first.span.shifted(body).range();
    let heading = Span::new(heading.start, heading.start + source.text[heading].trim_end().len());
    let words = "this file has no header, so its first heading is its title";
    let problem = Diagnostic::new(Rule::TitleInText, &source.path, heading, words);
    // What is between the beginning and the heading stays, and so does what links lead to.
    let is_replaced = !first.has_id
        && source.text[insert..heading.range().start].trim().is_empty()
        && !is_repeated(&first.words, &source.text[heading.range().end..]);
    let problem = if is_replaced {
        problem
            .help(format!("put three lines in place of the first heading: `---`, then `{line}`, then `---`"))
            .fix(Span::new(insert, heading.range().end), format!("---{end}{line}{end}---"))
    } else {
        problem
            .help(format!("begin the file with three lines: `---`, then `{line}`, then `---`"))
            .fix(place, format!("---{end}{line}{end}---{end}{end}"))
    };
    (Some(Heading { span: heading, ..first }), problem)
}

/// Whether a line below may be a heading with the same address on code hosts, where the first one counts and so gives the
/// others their numbers.
fn is_repeated(words: &str, below: &str) -> bool {
    let address = code_host_address(words);
    // A heading may also be a line of words with a line of dashes below it.
    below.lines().any(|line| code_host_address(line.trim_matches(['#', ' '])) == address)
}

/// There is a header and no title in it; the line belongs at `insert`.
pub fn no_title(source: &Source, insert: usize, body: usize) -> Diagnostic {
    let line = line(source, body);
    let end = line_end(&source.text);
    Diagnostic::new(Rule::MissingTitle, &source.path, Span::new(insert, insert), "the header has no `title`")
        .help(format!("add a line `{line}`"))
        .fix(Span::new(insert, insert), format!("{line}{end}"))
}

/// The title's line says nothing.
pub fn empty_title(source: &Source, key: Span, line_span: Span, body: usize) -> Diagnostic {
    let line = line(source, body);
    Diagnostic::new(Rule::MissingTitle, &source.path, key, "`title` has no words after it")
        .help(format!("write for example `{line}`"))
        .fix(line_span, line)
}

/// The line with the title that is likely meant.
pub fn line(source: &Source, body: usize) -> String {
    line_of(source, first_heading(source.text.get(body..).unwrap_or_default()).as_ref())
}

fn line_of(source: &Source, heading: Option<&Heading>) -> String {
    let title = heading.map_or_else(
        || from_name(&source.path),
        |heading| heading.words.split_whitespace().collect::<Vec<_>>().join(" "),
    );
    format!("title: {}", quote::yaml(&title))
}

/// `what-is-trust.md` is `What is trust`; an index is called after its folder.
fn from_name(path: &SourcePath) -> String {
    let is_index = ["index", "_index", "README"].iter().any(|name| path.stem().eq_ignore_ascii_case(name));
    let stem = if is_index { path.part().unwrap_or("Welcome") } else { path.stem() };
    // Numbers in front are there for the order.
    let bare = stem.trim_start_matches(|letter: char| letter.is_ascii_digit() || " -_.".contains(letter));
    let words = if bare.is_empty() { stem } else { bare }.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let title: String =
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if title.is_empty() { "Untitled".to_owned() } else { title }
}
