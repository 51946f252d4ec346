//! What is said when a file has no title: a line to paste, made from the first heading or the file's name.

use super::body::first_heading;
use super::lines::line_end;
use crate::diagnostic::Diagnostic;
use crate::keys::quote;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Span};

/// There is no header at all.
pub fn no_header(source: &Source, insert: usize, body: usize) -> Diagnostic {
    let line = line(source, body);
    let end = line_end(&source.text);
    let words = "this file has no header and so no title";
    let problem = Diagnostic::new(Rule::MissingTitle, &source.path, Span::new(insert, insert), words);
    let text = &source.text[insert..];
    let begins = insert + (text.len() - text.trim_start().len());
    if first_heading(&source.text[begins..]).is_some() && source.text[begins..].starts_with("# ") {
        let heading = source.text[begins..].lines().next().unwrap_or_default();
        return problem
            .help(format!("put three lines in place of the first heading: `---`, then `{line}`, then `---`"))
            .fix(Span::new(insert, begins + heading.len()), format!("---{end}{line}{end}---"));
    }
    problem
        .help(format!("begin the file with three lines: `---`, then `{line}`, then `---`"))
        .fix(Span::new(insert, insert), format!("---{end}{line}{end}---{end}{end}"))
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

fn line(source: &Source, body: usize) -> String {
    let heading = source.text.get(body..).and_then(first_heading);
    let title = heading.unwrap_or_else(|| from_name(&source.path));
    format!("title: {}", quote::yaml(&title))
}

/// `what-is-trust.md` is `What is trust`; an index is called after its folder.
fn from_name(path: &SourcePath) -> String {
    let stem = if path.stem() == "index" { path.part().unwrap_or("Welcome") } else { path.stem() };
    // Numbers in front are there for the order.
    let bare = stem.trim_start_matches(|letter: char| letter.is_ascii_digit() || " -_.".contains(letter));
    let words = if bare.is_empty() { stem } else { bare }.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let title: String =
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if title.is_empty() { "Untitled".to_owned() } else { title }
}
