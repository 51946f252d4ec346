//! Community agreements: written once, and written somewhere when they are asked for.

use crate::diagnostic::Diagnostic;
use crate::model::{BlockName, Curriculum};
use crate::rule::Rule;

/// Looks at every `agreements` block.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for (index, document) in curriculum.documents.iter().enumerate() {
        for block in document.blocks().filter(|block| block.name == BlockName::Agreements) {
            let path = &document.source.path;
            match curriculum.agreements {
                None if block.has_words() => {}
                None => problems.push(
                    Diagnostic::new(
                        Rule::AgreementsMissing,
                        path,
                        block.opening,
                        "no file of the curriculum writes the agreements out",
                    )
                    .help("write them once, as a list inside this block or in `content/agreements.md`"),
                ),
                Some((owner, place)) if block.has_words() && (owner, place) != (index, block.opening) => {
                    let other = &curriculum.documents[owner].source.path;
                    problems.push(
                        Diagnostic::new(
                            Rule::AgreementsTwice,
                            path,
                            block.opening,
                            "the agreements are written out here a second time",
                        )
                        .related(other, place, "they are written here")
                        .help("leave this block empty: it then shows the agreements that are written there"),
                    );
                }
                Some(_) => {}
            }
        }
    }
}
