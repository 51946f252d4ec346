//! Slides: none holds more than can be read from a chair. Lessons are read as pages first, so only those are looked at
//! that somebody shows: what sessions bring, sessions themselves, and files that cut their sections by `---`.

use crate::diagnostic::Diagnostic;
use crate::model::markdown;
use crate::model::slides::{Outline, Piece, Places, pieces, slides};
use crate::model::{BlockName, Curriculum, Document, FULL, GOOD, Measure};
use crate::rule::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a document that are shown: some places, or all of it.
#[derive(Default)]
struct Shown {
    whole: bool,
    places: BTreeSet<String>,
}

/// Looks at every slide that somebody shows.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    if !curriculum.config.slides.publish {
        return;
    }
    let mut shown: BTreeMap<usize, Shown> = BTreeMap::new();
    for session in &curriculum.sessions {
        shown.entry(*session).or_default().whole = true;
        for (document, place) in curriculum.brought_slides(*session) {
            let shown = shown.entry(document).or_default();
            match place {
                Some(place) => {
                    shown.places.insert(place);
                }
                None => shown.whole = true,
            }
        }
    }
    for (index, document) in curriculum.documents.iter().enumerate() {
        if curriculum.has_slides(index) && may_have_breaks(document) {
            shown.entry(index).or_default();
        }
    }
    for (index, shown) in shown {
        check_document(&curriculum.documents[index], &shown, problems);
    }
}

/// Whether a line `---` may stand in a text; cheaper than to read it.
fn may_have_breaks(document: &Document) -> bool {
    let text = document.source.text.get(document.body as usize..).unwrap_or_default();
    ["\n---", "\n***", "\n- -", "\n* *"].iter().any(|line| text.contains(line))
}

fn check_document(document: &Document, shown: &Shown, problems: &mut Vec<Diagnostic>) {
    let events = markdown::read(&document.source.text, document.body as usize).events;
    let pieces = pieces(document, &events);
    let cut = is_cut(&pieces);
    let whole = shown.whole || cut;
    let found = slides(document, &events, &pieces, Measure::LinesAndWords);
    let places = Places::of(document);
    let is_shown =
        |slide: &&Outline<'_>| whole || places.ids(slide).iter().any(|id| shown.places.contains(*id));
    // An agenda is as long as what it plans.
    let is_agenda = |slide: &&Outline<'_>| slide.block.is_some_and(|block| block.name == BlockName::Agenda);
    let is_full = |slide: &&Outline<'_>| slide.amount.words > FULL.words || slide.amount.lines > FULL.lines;
    let told: Vec<&Outline<'_>> =
        found.slides.iter().filter(|slide| is_shown(slide) && !is_agenda(slide)).filter(is_full).collect();
    // Where most would be too full, the lines were never meant to begin slides.
    let is_meant = shown.whole || !shown.places.is_empty() || told.len() * 2 <= found.slides.len();
    if is_meant {
        problems.extend(told.into_iter().map(|slide| full(document, slide)));
    }
}

/// Whether a text cuts its slides by lines `---`. Before a heading or at the end such a line is only a line.
fn is_cut(pieces: &[Piece<'_>]) -> bool {
    pieces.windows(2).any(|pair| match pair {
        [Piece::Break(_), next] => !matches!(next, Piece::Heading(..) | Piece::Break(_)),
        _ => false,
    })
}

fn full(document: &Document, slide: &Outline<'_>) -> Diagnostic {
    let about = |count: u32, step: u32| (count + step / 2) / step * step;
    let words = format!(
        "about {} words in {} lines are too much for a slide, which holds about {}",
        about(slide.amount.words, 10),
        slide.amount.lines,
        GOOD.words
    );
    let help = if slide.block.is_some() {
        "a block has a slide to itself: make it shorter, or make two of it"
    } else {
        "a line `---` with empty lines around it begins the next slide, and so does a heading `##`"
    };
    Diagnostic::new(Rule::SlideFull, &document.source.path, slide.place, words).help(help)
}
