//! The glossary: each term once.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, term_form};
use crate::rule::Rule;
use std::collections::BTreeMap;

/// Looks for terms that are explained twice.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let Some(glossary) = curriculum.glossary else { return };
    let path = &curriculum.documents[glossary].source.path;
    let mut seen = BTreeMap::new();
    for term in &curriculum.terms.terms {
        if let Some(first) = seen.insert(term_form(&term.text), term.span) {
            let words = format!("the term `{}` is explained twice", term.text);
            let problem = Diagnostic::new(Rule::DuplicateTerm, path, term.span, words).related(
                path,
                first,
                "the first time",
            );
            problems.push(problem.help("put both meanings under one heading"));
        }
    }
}
