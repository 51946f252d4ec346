//! Headings: the page's title comes from the front matter, sections begin at `##`, and no level is skipped.

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::rule::Rule;

/// Looks at the levels of all headings.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in &curriculum.documents {
        let mut before = 1;
        for (number, heading) in document.headings.iter().enumerate() {
            let path = &document.source.path;
            // The message about the missing title has said what to do with this one.
            let is_said = number == 0 && document.front.title.is_empty();
            if heading.text.is_empty() {
                let words = "this heading has no words";
                let problem = Diagnostic::new(Rule::HeadingOrder, path, heading.span, words);
                problems.push(problem.help("take the line out"));
                continue;
            }
            // The page shows its title once, and a link to this heading leads there.
            let repeats_title = number == 0 && heading.text == document.title();
            if heading.level == 1 && !is_said && !repeats_title {
                let problem = Diagnostic::new(
                    Rule::HeadingOrder,
                    path,
                    heading.span,
                    "the title of a page stands in its front matter",
                );
                problems.push(problem.help(format!("begin sections with two signs: `## {}`", heading.text)));
            } else if heading.level > before + 1 {
                let words = format!("this heading has {} signs after one with {before}", heading.level);
                let words = if before == 1 {
                    format!("the first heading of a page has {} signs", heading.level)
                } else {
                    words
                };
                let signs = "#".repeat(usize::from(before) + 1);
                let problem = Diagnostic::new(Rule::HeadingOrder, path, heading.span, words);
                problems.push(problem.help(format!("write `{signs} {}`", heading.text)));
            }
            before = heading.level.max(1);
        }
    }
}
