//! Files that front matter names: related pages, worksheets, the session an entry was learned at, a preview picture.

use super::imported::is_imported;
use super::missing::Files;
use crate::diagnostic::Diagnostic;
use crate::model::{Address, Curriculum, Document, Kind, LinkKind, Said};
use crate::path::SourcePath;
use crate::rule::Rule;
use std::cell::LazyCell;

/// Looks at every list of files in every header.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let names = LazyCell::new(|| Files::new(curriculum));
    let meant = |path: &_| names.meant(path, LinkKind::Link).cloned();
    for document in &curriculum.documents {
        let front = &document.front;
        for said in &front.related {
            check_file(curriculum, document, said, &[], &meant, problems);
        }
        for said in &front.worksheets {
            check_file(curriculum, document, said, &[Kind::Worksheet], &meant, problems);
        }
        if let Some(said) = &front.from_session {
            check_file(curriculum, document, said, learned_in(document.kind), &meant, problems);
        }
        if let Some(said) = &front.seo.image {
            check_picture(curriculum, document, said, problems);
        }
        if let Some(said) = &front.register
            && let Address::Unsafe(scheme) = Address::of(&said.text)
        {
            let words = format!("a link cannot begin with `{scheme}:`");
            let problem = Diagnostic::new(Rule::UnsafeLink, &document.source.path, said.span, words);
            problems.push(
                problem.help("link to a page where people register, such as `https://example.org/register`"),
            );
        }
    }
}

/// Notes belong to a session. An entry was learned at one, or stands in the notes of one.
fn learned_in(kind: Kind) -> &'static [Kind] {
    if kind == Kind::Notes { &[Kind::Session] } else { &[Kind::Session, Kind::Notes] }
}

/// A file that is there, of the first kind, or of another that will do; of any kind when none is asked for.
fn check_file(
    curriculum: &Curriculum,
    document: &Document,
    said: &Said,
    kinds: &[Kind],
    meant: &impl Fn(&SourcePath) -> Option<SourcePath>,
    problems: &mut Vec<Diagnostic>,
) {
    let source = &document.source;
    let target = source.path.resolve(&said.text);
    let found = target.as_ref().and_then(|target| curriculum.document(&target.path));
    match (found, kinds) {
        (Some((_, page)), [kind, ..]) if !kinds.contains(&page.kind) => {
            let words = format!("`{}` is not a {}", said.text, kind.name());
            let problem = Diagnostic::new(Rule::BrokenLink, &source.path, said.span, words);
            problems.push(problem.help(format!("name a file of the folder `content/{}s/`", kind.name())));
        }
        (Some(_), _) => {}
        (None, _) if target.as_ref().is_some_and(|target| curriculum.drafts.contains(&target.path)) => {
            let words = format!("`{}` is a draft and is not published", said.text);
            let problem = Diagnostic::new(Rule::DraftLink, &source.path, said.span, words);
            problems.push(problem.help("publish it by removing `draft: yes`, or remove it here"));
        }
        (None, _) => {
            let words = format!("there is no file `{}`", said.text);
            // Exports name what was in the other system.
            let rule = if is_imported(source, said.span) { Rule::ImportedKey } else { Rule::BrokenLink };
            let problem = Diagnostic::new(rule, &source.path, said.span, words);
            let near = target.and_then(|target| meant(&target.path));
            problems.push(match near {
                Some(path) => problem.help(format!("did you mean `{}`?", source.path.relative_to(&path))),
                None => problem.help("write the path from this file, such as `../worksheets/plan.md`"),
            });
        }
    }
}

fn check_picture(curriculum: &Curriculum, document: &Document, said: &Said, problems: &mut Vec<Diagnostic>) {
    let source = &document.source;
    let problem = |rule, words: String| Diagnostic::new(rule, &source.path, said.span, words);
    match Address::of(&said.text) {
        Address::Offsite => {}
        Address::Unsafe(scheme) => problems.push(
            problem(Rule::UnsafeLink, format!("a picture's address cannot begin with `{scheme}:`"))
                .help("name a picture beside the file"),
        ),
        Address::Relative => {
            let target = source.path.resolve(&said.text);
            if !target.is_some_and(|target| curriculum.files.contains(&target.path)) {
                let problem = problem(Rule::BrokenLink, format!("there is no picture `{}`", said.text));
                problems.push(problem.help("write the path from this file to the picture"));
            }
        }
    }
}
