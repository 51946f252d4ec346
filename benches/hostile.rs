//! Texts that nobody would write, of a given size, measured from outside: `cargo bench --bench hostile`. Asks that no
//! small text takes much time or memory or becomes a large website.
//!
//! `-- 100` measures with 100 KB a text, `-- 100 quotes` only patterns whose name has `quotes` in it, `-- modules` sites
//! of 500 to 4,000 modules and their kind. `FIELDBOOK_PROGRAM` names another program to measure.
#![allow(
    clippy::print_stdout,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a bench prints its table and stops at the first failure"
)]

mod patterns;

use patterns::{Files, MANY, PATTERNS};
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// Sizes of a text in KB: a large lesson, the most a lesson may have, and one that is refused.
const SIZES: [usize; 3] = [100, 1_000, 5_000];

/// So many of the things that sites have many of.
const COUNTS: [usize; 4] = [500, 1_000, 2_000, 4_000];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let asked: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let names: Vec<&String> =
        arguments.iter().filter(|argument| argument.parse::<usize>().is_err()).collect();
    let is_asked = |name: &str| names.is_empty() || names.iter().any(|asked| name.contains(asked.as_str()));
    let root = std::env::var_os("FIELDBOOK_BENCH_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile"), PathBuf::from);
    println!("| pattern | input | wall | CPU | memory | written | ended |");
    println!("|---|--:|--:|--:|--:|--:|---|");
    for (name, make) in PATTERNS.iter().filter(|(name, _)| is_asked(name)) {
        for size in if asked.is_empty() { SIZES.to_vec() } else { asked.clone() } {
            measure(&root, name, &make(size * 1000))?;
        }
    }
    for (name, make) in MANY.iter().filter(|(name, _)| is_asked(name)) {
        for count in if asked.is_empty() { COUNTS.to_vec() } else { asked.clone() } {
            measure(&root, &format!("{count} {name}"), &make(count))?;
        }
    }
    remove(&root)
}

/// Builds one site once and prints a row of the table.
fn measure(root: &Path, name: &str, files: &Files) -> Result<()> {
    remove(root)?;
    let (site, out) = (root.join("site"), root.join("out"));
    let mut input = 0;
    for (path, text) in files {
        let file = site.join(path);
        fs::create_dir_all(file.parent().unwrap())?;
        fs::write(&file, text)?;
        input += text.len();
    }
    if !site.join("site.toml").exists() {
        fs::write(site.join("site.toml"), "title = \"Hostile\"\n")?;
    }
    let program = std::env::var_os("FIELDBOOK_PROGRAM").unwrap_or(env!("CARGO_BIN_EXE_fieldbook").into());
    let mut command = Command::new(program);
    command.arg("build").arg("--site").arg(&site).arg("--out").arg(&out).arg("--quiet");
    let start = Instant::now();
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    let written = if out.exists() { size(&out)? } else { 0 };
    println!(
        "| {name} | {} KB | {:.2} s | {:.2} s | {} MB | {:.1} MB | {} |",
        input / 1000,
        wall.as_secs_f64(),
        (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        used.rusage.maxrss / 1_000_000,
        written as f64 / 1e6,
        used.status.code().map_or_else(|| used.status.to_string(), |code| code.to_string()),
    );
    Ok(())
}

/// All bytes of the files below a folder.
fn size(folder: &Path) -> Result<u64> {
    fs::read_dir(folder)?.try_fold(0, |all, entry| {
        let entry = entry?;
        let found = entry.metadata()?;
        Ok(all + if found.is_dir() { size(&entry.path())? } else { found.len() })
    })
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}
