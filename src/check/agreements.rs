//! Community agreements: written once, and written somewhere when they are asked for.

use crate::diagnostic::Diagnostic;
use crate::limit;
use crate::model::{Agreements, Block, BlockName, Curriculum, Document};
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
                Some(_) if block.has_words() => {}
                Some(_) => problems.extend(only_link(curriculum, document, block)),
            }
        }
    }
}

/// Says of an empty block that it cannot show the agreements.
fn only_link(curriculum: &Curriculum, document: &Document, block: &Block) -> Option<Diagnostic> {
    let (written, words, help) = match curriculum.asked_agreements(document, block) {
        Agreements::Nothing | Agreements::Whole(_) => return None,
        Agreements::Again(written) => (
            written,
            "this page shows the agreements already, so this block shows only a link to them".to_owned(),
            "remove this block",
        ),
        Agreements::Long(written) => (
            written,
            format!(
                "the agreements are longer than {} KB, so this block shows only a link to them",
                limit::AGREEMENTS / 1024
            ),
            "move what explains them out of the block that writes them, so that the list alone is left",
        ),
    };
    let other = &curriculum.documents[written.document].source.path;
    let problem = Diagnostic::new(Rule::AgreementsLink, &document.source.path, block.opening, words);
    Some(problem.related(other, written.block.opening, "they are written here").help(help))
}
