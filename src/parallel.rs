//! Work on many items at once, in order; the door of rayon.

use rayon::prelude::*;

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
