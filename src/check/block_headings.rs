//! Headings that are meant as the title of a block, as other programs have them: the first thing in a block without one.

use crate::diagnostic::Diagnostic;
use crate::model::{Block, BlockName, Curriculum, Document, Heading, Part};
use crate::rule::Rule;
use crate::source::Span;

/// Looks at the blocks of every text.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    for document in &curriculum.documents {
        if !document.headings.is_empty() {
            problems.extend(document.blocks().filter_map(|block| tell(document, block)));
        }
    }
}

fn tell(document: &Document, block: &Block) -> Option<Diagnostic> {
    // Longer texts for facilitators and on sheets have sections; the two headings of do and don't are its own.
    let has_sections = matches!(
        block.name,
        BlockName::Facilitator
            | BlockName::Worksheet
            | BlockName::Handout
            | BlockName::DoDont
            | BlockName::Notes
    );
    if has_sections || !block.title.is_empty() {
        return None;
    }
    let source = &document.source;
    let first = document.headings.partition_point(|heading| heading.span.start < block.opening.end);
    let inside = |heading: &&Heading| heading.span.end <= block.span.end;
    let heading = document.headings.get(first).filter(inside)?;
    let between = source.text.get(block.opening.end as usize..heading.span.start as usize)?;
    let is_only = !document
        .headings
        .get(first + 1)
        .is_some_and(|next| inside(&next) && next.level <= heading.level && is_direct(block, next));
    let after = source.text.get(heading.span.end as usize..block.span.end as usize)?;
    if after.trim().trim_end_matches(':').trim_end().is_empty() || !between.trim().is_empty() || !is_only {
        return None;
    }
    let written = source.slice(heading.span).trim();
    let words = written.trim_matches('#').trim();
    let opening = source.slice(block.opening).trim_end();
    let name = opening.find(char::is_alphabetic)?;
    let end = opening[name..].find(char::is_whitespace).map_or(opening.len(), |at| name + at);
    let title = format!(" {words} {}", opening[end..].trim()).trim_end().to_owned();
    let line = format!("{}{title}", &opening[..end]);
    let message =
        format!("the heading `{}` is not the title of the block `{}`", heading.text, block.name.row().name);
    let problem = Diagnostic::new(Rule::HeadingInBlock, &source.path, heading.span, message);
    let problem = problem.help(format!("take the heading out, and write it behind the name: `{line}`"));
    let start = block.opening.start as usize + end;
    let is_plain = !written.contains('\n') && !words.contains('{');
    Some(if is_plain {
        problem.fix(Span::new(start, heading.span.start as usize + written.len()), title)
    } else {
        problem
    })
}

/// Whether a heading is in the block itself and not in one inside it.
fn is_direct(block: &Block, heading: &Heading) -> bool {
    !block.parts.iter().any(|part| match part {
        Part::Block(inner) => inner.span.start <= heading.span.start && heading.span.end <= inner.span.end,
        Part::Prose(_) => false,
    })
}
