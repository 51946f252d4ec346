//! Addresses: no two pages at one place, also on disks that do not tell capitals from small letters.

use crate::diagnostic::Diagnostic;
use crate::model::search::SearchFile;
use crate::model::{Curriculum, Edition, alias_output};
use crate::path::{OutputPath, SourcePath};
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeMap;

/// Folders that the program fills itself.
const RESERVED: [&str; 5] = ["assets", "print", "tags", "facilitator", "search"];

/// Looks at the address of every page and every earlier address.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, (SourcePath, Span)> = BTreeMap::new();
    let mut claim = |address: &str, path: &SourcePath, span: Span, problems: &mut Vec<Diagnostic>| {
        let owner = (path.clone(), span);
        if let Some((other, place)) = taken.insert(address.to_lowercase(), owner) {
            let words = format!("the address `{address}` is already that of `{other}`");
            let problem = Diagnostic::new(Rule::DuplicateAddress, path, span, words).related(
                &other,
                place,
                "the other one",
            );
            problems.push(problem.help("give one of the two another name"));
        }
    };
    let kept = [curriculum.by_session_output(), curriculum.by_tag_output()];
    let keep = |address: &OutputPath, path: &SourcePath, span: Span, problems: &mut Vec<Diagnostic>| {
        if kept.contains(address) {
            let words =
                format!("the address `{}` is kept for what the program writes itself", address.as_str());
            let problem = Diagnostic::new(Rule::DuplicateAddress, path, span, words);
            problems.push(problem.help("give the file another name"));
        }
    };
    for (index, document) in curriculum.documents.iter().enumerate() {
        let path = &document.source.path;
        keep(&curriculum.outputs[index], path, document.front.title_span, problems);
        claim(curriculum.outputs[index].as_str(), path, document.front.title_span, problems);
        if curriculum.has_slides(index) {
            let slides = curriculum.slides_output(index);
            claim(slides.as_str(), path, document.front.title_span, problems);
        }
        if curriculum.outputs[index] == SearchFile::Page.output() && curriculum.config.search.publish {
            let words = "the address `search.html` is that of the search page";
            let problem = Diagnostic::new(Rule::DuplicateAddress, path, document.front.title_span, words);
            problems.push(problem.help(
                "give the file another name, or leave searching out: `[search]` with `publish = false`",
            ));
        }
        if let Some(part) = path.part().filter(|part| RESERVED.contains(part)) {
            let words = format!("the folder `{part}` is kept for what the program writes itself");
            let problem = Diagnostic::new(Rule::DuplicateAddress, path, document.front.title_span, words);
            problems.push(problem.help("give the folder another name"));
        }
    }
    if let Some(first) = curriculum.editions.first() {
        claim(Edition::list_output().as_str(), &first.source.path, Span::default(), problems);
    }
    for edition in &curriculum.editions {
        claim(edition.output().as_str(), &edition.source.path, Span::default(), problems);
    }
    for path in &curriculum.files {
        claim(path.asset().as_str(), path, Span::default(), problems);
    }
    for path in &curriculum.linked_drawings {
        claim(curriculum.drawing_output(path).as_str(), path, Span::default(), problems);
    }
    for document in &curriculum.documents {
        for alias in &document.front.aliases {
            let path = &document.source.path;
            if let Some(output) = alias_output(&alias.text) {
                claim(output.as_str(), path, alias.span, problems);
            } else {
                let words = format!("`{}` cannot be an earlier address", alias.text);
                let problem = Diagnostic::new(Rule::WrongValue, path, alias.span, words);
                problems.push(
                    problem.help("write the address as it was, from the site's root: `old/trust.html`"),
                );
            }
        }
    }
}
