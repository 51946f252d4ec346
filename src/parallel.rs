//! Work on many items at once, in order; the door of rayon.

use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What two pieces of work give, done at the same time.
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// The results of `work` on each item, in the order of the items, computed on all cores.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    match items {
        // One item needs nobody else, who may be busy for a while.
        [] => Vec::new(),
        [item] => vec![work(item)],
        _ => items.par_iter().map(work).collect(),
    }
}

/// The same for work that can fail: the first failure ends it.
///
/// # Errors
/// When `work` fails on any item.
pub fn try_map<'a, T: Sync, R: Send, E: Send>(
    items: &'a [T],
    work: impl Fn(&'a T) -> Result<R, E> + Sync + Send,
) -> Result<Vec<R>, E> {
    items.par_iter().map(work).collect()
}

/// The same, begun strictly in the order of the items: whoever is free takes the next one. For work where what comes
/// early saves work later, and where a few large items must not begin last.
///
/// # Errors
/// When `work` fails on any item.
pub fn try_map_in_turn<'a, T: Sync, R: Send, E: Send>(
    items: &'a [T],
    work: impl Fn(&'a T) -> Result<R, E> + Sync + Send,
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let done = rayon::broadcast(|_| {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return Ok(done) };
            match work(item) {
                Ok(result) => done.push((at, result)),
                Err(error) => {
                    next.store(items.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    });
    let mut all = Vec::with_capacity(items.len());
    for part in done {
        all.extend(part?);
    }
    all.sort_unstable_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}
