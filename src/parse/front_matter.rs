//! The header of a file: from text to decoded front matter, with every problem at once. Lines are looked at before
//! anything is parsed, because most mistakes have one plain answer; each key is then read by itself, so that one
//! mistake never hides another.

mod as_yaml;
mod body;
mod clean;
mod decode;
mod entries;
mod export;
mod first_heading;
mod imports;
mod kind;
mod lines;
mod listed;
mod place;
mod seo;
mod title;
mod traps;
mod values;

pub use kind::kind_of;

use crate::diagnostic::Diagnostic;
use crate::model::{FrontMatter, Kind};
use crate::rule::Rule;
use crate::source::{Source, Span};
use place::{Found, Header};
use std::borrow::Cow;

/// The text of a file; where a merge was found to be unfinished, only the first of two versions, with all places as
/// they were.
pub fn one_side<'s>(text: &'s str, problems: &[Diagnostic]) -> Cow<'s, str> {
    body::one_side(text, problems.iter().any(|problem| problem.rule == Rule::UnresolvedMerge))
}

/// Reads the header of a file. The number is the byte offset at which the text after it begins.
pub fn read(source: &Source, problems: &mut Vec<Diagnostic>) -> (Kind, FrontMatter, usize) {
    let merging = body::unresolved(source, problems);
    let text = body::one_side(&source.text, merging);
    let Found { header, body } = place::find(source, &text, problems);
    let has_header = matches!(header, Header::At(_));
    let place_kind = kind_of(&source.path);
    let (kind, front) = match header {
        Header::At(range) if range.len() > super::yaml::LARGEST => {
            problems.push(too_long(source, range.start));
            (place_kind, FrontMatter::default())
        }
        Header::At(range) => {
            let cleaned = clean::clean(source, &text, range.clone(), problems);
            let pairs = entries::read(source, &cleaned, range.clone(), problems);
            decode::decode(source, pairs, range.start, body, problems)
        }
        Header::Missing { insert } => {
            let mut front = FrontMatter::default();
            if !merging {
                let (heading, problem) = title::no_header(source, insert, body);
                problems.push(problem);
                if let Some(heading) = heading {
                    (front.title, front.title_span) = (heading.words, heading.span);
                }
            }
            (place_kind, front)
        }
        Header::Unreadable => (place_kind, FrontMatter::default()),
    };
    if has_header {
        body::check_empty(source, kind, &front, body, problems);
    }
    (kind, front, body)
}

fn too_long(source: &Source, at: usize) -> Diagnostic {
    let message = format!("the header is longer than {} KB", super::yaml::LARGEST / 1024);
    Diagnostic::new(Rule::FrontMatter, &source.path, Span::new(at, at), message)
        .help("move long text below the closing line `---`")
}
