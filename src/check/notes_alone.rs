//! Notes for facilitators: they stand beside something that participants see.

use crate::diagnostic::Diagnostic;
use crate::model::{BlockName, Curriculum, Document, Kind, Part};
use crate::rule::Rule;
use crate::source::Span;

/// Looks for pages that would be empty without their notes.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in curriculum.documents.iter().filter(|document| document.has_notes && is_read(document)) {
        let notes: Option<Vec<_>> = document.parts.iter().map(note).collect();
        if let Some(first) = notes.and_then(|notes| notes.first().copied()) {
            let words = "everything on this page is for facilitators, and participants find it empty";
            problems.push(
                Diagnostic::new(Rule::OnlyNotes, &document.source.path, first, words).help(
                    "write something for participants, or move the notes to the session they belong to",
                ),
            );
        }
    }
}

/// The opening line of a note; none of anything else.
fn note(part: &Part) -> Option<Span> {
    match part {
        Part::Block(block) if block.name == BlockName::Facilitator => Some(block.opening),
        Part::Block(_) | Part::Prose(_) => None,
    }
}

/// Whether people open such a page to read its text. Indexes list their pages, and an entry may be a question and an
/// answer.
fn is_read(document: &Document) -> bool {
    match document.kind {
        Kind::Lesson | Kind::Worksheet | Kind::Notes | Kind::Plain | Kind::Glossary => true,
        Kind::Entry => document.front.question.is_none() && document.front.answer.is_none(),
        // A session is also its header.
        Kind::Session | Kind::Front | Kind::Module | Kind::Section => false,
    }
}
