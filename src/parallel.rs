//! Work on many items at once, in order; the door of rayon. Where the system gives out fewer threads than there are cores,
//! as in a container with a limit, those are used that there are, and without any the work is done one after the other.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// As many threads as there are cores, or as the system gives; none where it gives none.
static POOL: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let all = ThreadPoolBuilder::new().build();
    all.ok().or_else(|| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let mut fewer =
            std::iter::successors(Some(cores / 2), |count| Some(count / 2)).take_while(|count| *count > 0);
        fewer.find_map(|count| ThreadPoolBuilder::new().num_threads(count).build().ok())
    })
});

/// What two pieces of work give, done at the same time.
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    match &*POOL {
        Some(pool) => pool.join(one, other),
        None => (one(), other()),
    }
}

/// The results of `work` on each item, in the order of the items, computed on all cores.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    match (items, &*POOL) {
        // One item needs nobody else, who may be busy for a while.
        ([], _) => Vec::new(),
        ([item], _) => vec![work(item)],
        (_, Some(pool)) => pool.install(|| items.par_iter().map(work).collect()),
        (_, None) => items.iter().map(work).collect(),
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
    match &*POOL {
        Some(pool) => pool.install(|| items.par_iter().map(work).collect()),
        None => items.iter().map(work).collect(),
    }
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
    let Some(pool) = &*POOL else { return items.iter().map(work).collect() };
    let next = AtomicUsize::new(0);
    let done = pool.broadcast(|_| {
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
