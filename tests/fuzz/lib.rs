//! What is asked of a text that a fuzzer made: that nothing panics, every place lies in its text, every form of the report
//! can be written, and pages are balanced.

#[path = "../it/invariants.rs"]
pub mod invariants;
#[path = "../it/project.rs"]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
pub mod project;

use fieldbook::diagnostic::Diagnostic;
use fieldbook::report::{self, Color};
use fieldbook::source::Sources;
use project::Project;

/// Where texts of each kind lie.
pub const PLACES: [&str; 8] = [
    "content/foundations/a.md",
    "content/worksheets/a.md",
    "content/sessions/a.md",
    "content/sessions/notes/a.md",
    "content/reference/a.md",
    "content/glossary.md",
    "content/agreements.md",
    "content/foundations/index.md",
];

/// Builds a project in memory and asks everything of it.
pub fn look(project: &Project) {
    let understood = project.understand();
    look_at(&understood.problems, &project.sources);
    for document in &understood.curriculum.documents {
        invariants::check_document(document, &[]);
    }
    let outcome = project.outcome();
    for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        invariants::check_balance(page, path);
    }
}

/// Asks that problems have places, and that every report can be written.
pub fn look_at(problems: &[Diagnostic], sources: &Sources) {
    for problem in problems {
        let places =
            std::iter::once(&problem.place).chain(problem.related.iter().map(|related| &related.place));
        for place in places {
            let inside =
                sources.get(&place.path).is_none_or(|source| source.text.get(place.span.range()).is_some());
            assert!(inside, "no place in the text: {problem:?}");
        }
        if let (Some(fix), Some(source)) = (&problem.fix, sources.get(&problem.place.path)) {
            assert!(source.text.get(fix.span.range()).is_some(), "no place in the text: {problem:?}");
        }
    }
    report::human(problems, sources, Color::Plain);
    report::json(problems, sources);
    report::sarif(problems, sources);
    report::github(problems, sources);
}
