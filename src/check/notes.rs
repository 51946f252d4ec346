//! Workshop notes that are published before the group's agreement stands in them.

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::rule::Rule;

/// The ids of the two blanks in the line that `fieldbook collect` writes at the head.
const BLANKS: [&str; 2] = ["agreed-on", "agreed"];

/// Looks at all notes but drafts.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let notes = curriculum.notes.iter().map(|index| &curriculum.documents[*index]);
    for document in notes.filter(|document| !document.front.draft) {
        let open = document.fields.iter().find(|field| BLANKS.contains(&field.id.as_str()));
        problems.extend(open.map(|field| {
            let words = "these notes are published, and nobody has written down that the group agreed";
            Diagnostic::new(Rule::OpenAgreement, &document.source.path, field.span, words).help(
                "write the day and the answer into the line, or `draft: yes` into the header until you know",
            )
        }));
    }
}
