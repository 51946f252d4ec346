//! Questions to the finished curriculum, one file each. Each looks at all of it and adds what it finds.

mod addresses;
mod agendas;
mod agreements;
mod answers;
mod block_headings;
mod chapters;
mod clocks;
mod copies;
mod editions;
mod glossary;
mod headings;
mod imported;
mod invisible_character;
mod linked_times;
mod links;
mod long_names;
mod media;
mod minutes;
mod missing;
mod modules;
mod names;
mod notes;
mod notes_alone;
mod odd_links;
mod outputs;
mod pinned;
mod placeholders;
mod references;
mod reviews;
mod rewritten;
mod slides;
mod starts;
mod tags;
mod ties;
mod unlinked;

pub use outputs::Outputs;
pub use reviews::due;

use crate::diagnostic::{Diagnostic, keep_some};
use crate::model::Curriculum;
use crate::source::{Source, Sources};

/// Every check, in no particular order: problems are sorted afterwards.
const CHECKS: &[fn(&Curriculum, &mut Vec<Diagnostic>)] = &[
    agendas::check,
    agreements::check,
    block_headings::check,
    chapters::check,
    clocks::check,
    copies::check,
    editions::check,
    glossary::check,
    headings::check,
    linked_times::check,
    links::check,
    minutes::check,
    modules::check,
    notes::check,
    notes_alone::check,
    pinned::check,
    placeholders::check,
    references::check,
    slides::check,
    starts::check,
    tags::check,
    ties::check,
    unlinked::check,
];

/// Asks every question. `published` is the list of questions of the website that people use now.
pub fn check(
    curriculum: &Curriculum,
    outputs: &Outputs<'_>,
    sources: &Sources,
    published: Option<&Source>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for check in CHECKS {
        check(curriculum, &mut problems);
    }
    for check in [addresses::check, long_names::check, names::check] {
        check(curriculum, outputs, &mut problems);
    }
    invisible_character::check(sources, &mut problems);
    media::check(curriculum, sources, &mut problems);
    if let Some(published) = published {
        answers::check(curriculum, published, &mut problems);
    }
    keep_some(&mut problems);
    problems
}
