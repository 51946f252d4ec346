//! Sentences that `fieldbook new` wrote, in texts that are published: they say what to write there.

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::model::placeholders::{SUMMARY, sentences};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// Looks at the lines of every text. The first that was left is told, with how many more there are.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let sentences: BTreeSet<&str> = sentences().collect();
    for document in curriculum.documents.iter().filter(|document| !document.front.draft) {
        let source = &document.source;
        let mut found = lines(source, document.body as usize, &sentences);
        if document.front.summary == SUMMARY
            && let Some(at) = source.text.find(SUMMARY)
        {
            found.insert(0, Span::new(at, at + SUMMARY.len()));
        }
        let Some((first, more)) = found.split_first() else { continue };
        let words = match more.len() {
            0 => "this only says what to write here, and readers see it".to_owned(),
            1 => "this only says what to write here, and so does 1 more line; readers see it".to_owned(),
            count => {
                format!("this only says what to write here, and so do {count} more lines; readers see it")
            }
        };
        let mut problem = Diagnostic::new(Rule::Placeholder, &source.path, *first, words).help(
            "write your own words in its place, take it out, or add `draft: yes` until the text is written",
        );
        for place in more {
            problem = problem.related(&source.path, *place, "here, too");
        }
        problems.push(problem);
    }
}

fn lines(source: &Source, body: usize, sentences: &BTreeSet<&str>) -> Vec<Span> {
    let mut start = body;
    let mut found = Vec::new();
    for line in source.text.get(body..).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim();
        if words.len() > 20 && sentences.contains(words) {
            let at = start + line.find(words).unwrap_or_default();
            found.push(Span::new(at, at + words.len()));
        }
        start += line.len();
    }
    found
}
