//! One mistake, one message: HTML within a mark of another program is a part of that mark.

use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::Span;

/// Takes out what is told of HTML within marks of other programs.
pub fn html_in_marks(problems: &mut Vec<Diagnostic>) {
    let marks = problems.iter().filter(|problem| problem.rule == Rule::ForeignMarkup);
    let mut marks: Vec<Span> = marks.map(|problem| problem.place.span).collect();
    marks.sort_by_key(|mark| mark.start);
    if marks.is_empty() {
        return;
    }
    problems.retain(|problem| {
        let place = problem.place.span.start;
        let before = marks.partition_point(|mark| mark.start <= place);
        let is_within = before > 0 && marks[before - 1].contains(place);
        problem.rule != Rule::RawHtml || !is_within
    });
}
