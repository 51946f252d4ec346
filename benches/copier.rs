//! The program to compare with: it reads the same inputs and writes the same bytes, and thinks nothing in between.
//! What it writes it has in memory before its clock starts.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Result, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const THREADS: usize = 2;

/// What a build left behind, held in memory.
pub struct Output(Vec<(PathBuf, Vec<u8>)>);

impl Output {
    pub fn read(folder: &Path) -> Result<Self> {
        let files = files(folder)?;
        let held = files.into_iter().map(|path| {
            let bytes = fs::read(folder.join(&path))?;
            Ok((path, bytes))
        });
        Ok(Self(held.collect::<Result<_>>()?))
    }
}

/// Finds and reads every file of a site, then writes the output into a folder that does not exist yet.
pub fn copy(site: &Path, output: &Output, to: &Path) -> Result<Duration> {
    let start = Instant::now();
    let inputs = files(site)?;
    let read = on_threads(&inputs, |path| Ok(fs::read(site.join(path))?.len()))?;
    assert!(read > 0, "the site is empty");
    let folders: BTreeSet<&Path> = output.0.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(to.join(folder))?;
    }
    on_threads(&output.0, |(path, bytes)| {
        fs::File::create(to.join(path))?.write_all(bytes)?;
        Ok(bytes.len())
    })?;
    Ok(start.elapsed())
}

/// Every file below a folder, sorted, relative to it.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path().strip_prefix(folder).map(Path::to_owned).unwrap_or_default());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Does some work on each item, and adds up what it gives.
fn on_threads<T: Sync>(items: &[T], work: impl Fn(&T) -> Result<usize> + Sync) -> Result<usize> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut sum = 0;
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            sum += work(item)?;
        }
        Ok(sum)
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or(Ok(0))).sum()
    })
}
