//! Whole builds, measured from outside: `cargo bench --bench build`. `docs/benchmarks.md` says what the columns mean.
//!
//! Numbers after `--` are the sizes to measure: `cargo bench --bench build -- 100 1000`. `-- site FOLDER LESSONS`
//! only makes a site.
#![allow(
    clippy::print_stdout,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a bench prints its table and stops at the first failure"
)]

mod copier;
mod sites;

use copier::Output;
use sites::Content;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use wait4::Wait4;

const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// The first argument with which this program is the copier, in a process of its own.
const COPIER: &str = "copier";

/// The first argument with which it only makes a site, to look at or to profile with.
const SITE: &str = "site";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [COPIER, site, out, to] => {
            let output = Output::read(Path::new(out))?;
            println!("{}", copier::copy(Path::new(site), &output, Path::new(to))?.as_nanos());
            return Ok(());
        }
        [SITE, folder, lessons, ..] => {
            return sites::write(Path::new(folder), lessons.parse().unwrap_or(100), Content::Blocks);
        }
        _ => {}
    }
    let asked: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let root = std::env::var_os("FIELDBOOK_BENCH_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench"), PathBuf::from);
    println!(
        "| lessons | content | wall | CPU | CPU a page | peak a page | written | copier | ratio | again | changed |"
    );
    println!("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for content in [Content::Blocks, Content::Plain] {
        for lessons in &sizes {
            println!("{}", measure(&root, *lessons, content)?);
        }
    }
    remove(&root)
}

/// Builds one site some times, in turn with the copier, so that both meet the same weather. Gives a row of the table.
fn measure(root: &Path, lessons: usize, content: Content) -> Result<String> {
    let (site, out, copied) = (root.join("site"), root.join("out"), root.join("copy"));
    remove(root)?;
    sites::write(&site, lessons, content)?;
    let runs = if lessons >= 5_000 { 3 } else { 7 };
    // The first build warms the disk cache.
    build(&site, &out)?;
    let (mut builds, mut copies) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        remove(&out)?;
        builds.push(build(&site, &out)?);
        remove(&copied)?;
        copies.push(copy(&site, &out, &copied)?);
    }
    let before = times(&out)?;
    let mut again = Vec::new();
    for _ in 0..runs {
        again.push(build(&site, &out)?.wall);
    }
    let after = times(&out)?;
    let changed = after.iter().filter(|(path, time)| before.get(*path) != Some(time)).count();
    let wall = median(builds.iter().map(|run| run.wall));
    let cpu = median(builds.iter().map(|run| run.cpu));
    let memory = median(builds.iter().map(|run| run.memory));
    let copies = median(copies);
    Ok(format!(
        "| {lessons} | {} | {:.3} s | {:.3} s | {:.0} µs | {} KB | {:.1} MB | {:.3} s | {:.2} | {:.3} s | {changed} |",
        match content {
            Content::Blocks => "blocks",
            Content::Plain => "plain",
        },
        wall.as_secs_f64(),
        cpu.as_secs_f64(),
        cpu.as_secs_f64() * 1e6 / lessons as f64,
        memory / 1024 / lessons as u64,
        size(&out)? as f64 / 1e6,
        copies.as_secs_f64(),
        wall.as_secs_f64() / copies.as_secs_f64(),
        median(again).as_secs_f64(),
    ))
}

/// One run of the program, from start to exit.
struct Run {
    wall: Duration,
    /// User and system time of all threads.
    cpu: Duration,
    /// Largest resident set in bytes.
    memory: u64,
}

fn build(site: &Path, out: &Path) -> Result<Run> {
    let start = Instant::now();
    let child = command(site, out).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    assert!(used.status.success(), "the build failed: {}", used.status);
    Ok(Run { wall, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}

/// One run of the copier: the time it says, without that of reading what it will write.
///
/// It has a process of its own because a child's peak memory counts from that of its parent, which must stay small.
fn copy(site: &Path, out: &Path, to: &Path) -> Result<Duration> {
    let run = Command::new(std::env::current_exe()?).arg(COPIER).args([site, out, to]).output()?;
    let said = String::from_utf8_lossy(&run.stdout).trim().parse().ok();
    let nanoseconds = said.ok_or_else(|| Error::other(String::from_utf8_lossy(&run.stderr).into_owned()))?;
    Ok(Duration::from_nanos(nanoseconds))
}

/// The command that builds a site.
fn command(site: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fieldbook"));
    command.arg("build").arg("--site").arg(site).arg("--out").arg(out).arg("--quiet");
    command
}

/// All bytes of the files below a folder.
fn size(folder: &Path) -> Result<u64> {
    copier::files(folder)?.iter().map(|path| Ok(fs::metadata(folder.join(path))?.len())).sum()
}

fn times(folder: &Path) -> Result<BTreeMap<PathBuf, SystemTime>> {
    let files = copier::files(folder)?.into_iter();
    files.map(|path| Ok((path.clone(), fs::metadata(folder.join(&path))?.modified()?))).collect()
}

fn median<T: Ord + Copy>(values: impl IntoIterator<Item = T>) -> T {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values[values.len() / 2]
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}
