//! Pages that can be as large as the whole curriculum are made in pieces and never held whole: what stands before their
//! sections, the sections a batch at a time, the rest.

use crate::diagnostic::Diagnostic;
use crate::parallel;
/// Stands in the page around the sections where they go.
pub use crate::reserved_chars::SECTIONS;
use std::sync::Mutex;

/// Sections that are made at once, on all cores.
const BATCH: usize = 16;

/// The pieces of a page of `count` sections in order. `around` is the page around them, with [`SECTIONS`] in it once.
pub fn in_pieces<'s, F: Fn(usize, &mut Vec<Diagnostic>) -> String + Sync + 's>(
    around: &str,
    count: usize,
    problems: &'s Mutex<Vec<Diagnostic>>,
    section: F,
) -> impl Iterator<Item = Vec<u8>> + use<'s, F> {
    let (head, tail) = around.split_once(SECTIONS).unwrap_or((around, ""));
    let (head, tail) = (head.as_bytes().to_vec(), tail.as_bytes().to_vec());
    let mut next = 0;
    let sections = std::iter::from_fn(move || {
        let batch: Vec<usize> = (next..count.min(next + BATCH)).collect();
        next += batch.len();
        if batch.is_empty() {
            return None;
        }
        let written = parallel::map(&batch, |at| {
            let mut found = Vec::new();
            let html = section(*at, &mut found);
            report(problems, found);
            html
        });
        Some(written.concat().into_bytes())
    });
    std::iter::once(head).chain(sections).chain(std::iter::once(tail))
}

/// Adds what one piece found to what all found.
pub fn report(problems: &Mutex<Vec<Diagnostic>>, mut found: Vec<Diagnostic>) {
    if !found.is_empty()
        && let Ok(mut all) = problems.lock()
    {
        all.append(&mut found);
    }
}
