//! Whole builds, measured from outside: `cargo bench --bench build`. `docs/benchmarks.md` says what the columns mean.
//!
//! Numbers after `--` are the sizes to measure: `cargo bench --bench build -- 100 1000`.

mod copier;
mod sites;

use copier::Output;
use sites::Content;
use std::collections::BTreeMap;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use wait4::Wait4;

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() -> Result<()> {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
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
    let (site, out, copy) = (root.join("site"), root.join("out"), root.join("copy"));
    remove(root)?;
    sites::write(&site, lessons, content)?;
    let runs = if lessons >= 5_000 { 3 } else { 7 };
    // The first build warms the disk cache, and says what there is to copy.
    build(&site, &out)?;
    let output = Output::read(&out)?;
    let (mut builds, mut copies) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        remove(&out)?;
        builds.push(build(&site, &out)?);
        remove(&copy)?;
        copies.push(copier::copy(&site, &output, &copy)?);
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
    let copied = median(copies);
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
        output.bytes() as f64 / 1e6,
        copied.as_secs_f64(),
        wall.as_secs_f64() / copied.as_secs_f64(),
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
    let mut child = command(site, out).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    assert!(used.status.success(), "the build failed: {}", used.status);
    Ok(Run { wall, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}

/// The command that builds a site.
fn command(site: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fieldbook"));
    command.arg(site).arg(out);
    command
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
