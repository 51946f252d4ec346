//! The chapters of the living reference: each has entries, and they are named in one place.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{ChapterLine, Curriculum, Kind, Section};
use crate::path::slug;
use crate::rule::Rule;

/// Looks at every line of `chapters:`.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let reference = curriculum.sections.get(Section::Reference.folder());
    for (_, page) in curriculum.sections.iter().filter(|(_, page)| Some(*page) != reference) {
        let document = &curriculum.documents[*page];
        for said in document.front.chapters.iter().take(1) {
            let words = "only the living reference has chapters";
            problems.push(
                Diagnostic::new(Rule::MisplacedKey, &document.source.path, said.span, words)
                    .help("move the list to `content/reference/index.md`, or take it out"),
            );
        }
    }
    let Some(page) = reference else { return };
    let source = &curriculum.documents[*page].source;
    for said in curriculum.chapter_lines() {
        let tag = slug(ChapterLine::read(&said.text).tag);
        let chapters = &curriculum.reference.chapters;
        if chapters.iter().any(|chapter| chapter.tag == tag && !tag.is_empty()) {
            continue;
        }
        let words = format!("no entry stands in the chapter `{}`", said.text);
        let problem = Diagnostic::new(Rule::EmptyChapter, &source.path, said.span, words);
        problems.push(problem.help(help(curriculum, &tag)));
    }
}

fn help(curriculum: &Curriculum, tag: &str) -> String {
    let is_entry = |page: &usize| curriculum.documents[*page].kind == Kind::Entry;
    let tags = curriculum.tags.iter().filter(|(_, (_, pages))| pages.iter().any(is_entry));
    let known: Vec<(&str, &str)> = tags.map(|(slug, (title, _))| (slug.as_str(), title.as_str())).collect();
    if known.iter().any(|(slug, _)| *slug == tag) {
        return "its entries all have the tag of an earlier chapter; put this line before that one"
            .to_owned();
    }
    let near = nearest(tag, known.iter().map(|(slug, _)| *slug));
    match known.iter().find(|(slug, _)| Some(*slug) == near) {
        Some((_, title)) => format!("did you mean the tag `{title}`?"),
        None => {
            "write a tag that entries have, such as `Strategies (strategy)`, or take the line out".to_owned()
        }
    }
}
