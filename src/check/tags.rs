//! Tags that share one page although they are not the same: `C` and `C++`.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, Said};
use crate::path::{SourcePath, compose, slug};
use crate::rule::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// Looks at every tag; each word that differs is told once, where it is first written.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, (&SourcePath, &Said)> = BTreeMap::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for document in &curriculum.documents {
        for tag in &document.front.tags {
            if !known.insert(&tag.text) {
                continue;
            }
            let path = &document.source.path;
            let (other_path, other) = *first.entry(slug(&tag.text)).or_insert((path, tag));
            if folded(&other.text) == folded(&tag.text) {
                continue;
            }
            let words = format!("the tags `{}` and `{}` share one page", other.text, tag.text);
            let problem = Diagnostic::new(Rule::TagsAlike, path, tag.span, words).help(
                "addresses have letters and digits only: write one of them in other words, such as `C sharp`",
            );
            problems.push(problem.related(other_path, other.span, "the other one"));
        }
    }
}

/// Without what is only another way to write the same.
fn folded(tag: &str) -> String {
    let same = |letter: &char| {
        !letter.is_whitespace() && !matches!(letter, '-' | '_' | '\'' | '’' | '.' | ',' | '/')
    };
    compose(tag).chars().filter(same).flat_map(char::to_lowercase).collect()
}
