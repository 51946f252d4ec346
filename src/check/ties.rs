//! Entries that name each other: a tie holds from both sides, and both files should say so.

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::rule::Rule;

/// Looks at every tie between two entries that only one of them names.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for (to, froms) in &curriculum.reference.named_by {
        let other = &curriculum.documents[*to];
        for from in froms {
            let document = &curriculum.documents[*from];
            let said = curriculum.named_entries(*from).find(|(named, _)| named == to);
            let Some((_, said)) = said else { continue };
            let (path, other_path) = (&document.source.path, &other.source.path);
            let back = other_path.relative_to(path);
            let line = if other.front.related.is_empty() {
                format!("add the line `related: [{back}]` to `{other_path}`")
            } else {
                format!("add a line `- {back}` below `related:` in `{other_path}`")
            };
            let words = format!("`{}` does not name this entry in turn", said.text);
            let problem = Diagnostic::new(Rule::OneWayRelated, path, said.span, words).help(line);
            problems.push(problem.related(other_path, other.front.title_span, "the other entry"));
        }
    }
}
