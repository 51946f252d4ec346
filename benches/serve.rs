//! The loop a contributor lives in, measured from outside: `cargo bench --bench serve`. From the write of a lesson's file
//! to the event at an HTTP client, and to the new bytes. `docs/benchmarks.md` says what the columns mean.
//!
//! Numbers after `--` are the sizes to measure: `cargo bench --bench serve -- 100 1000`. `-- memory 10000` edits so many
//! times and says how much memory the program takes on the way. `-- phases 10000` says where the time of an edit goes,
//! inside one process.
#![allow(
    clippy::print_stdout,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a bench prints its table and stops at the first failure"
)]

#[allow(dead_code, reason = "the other bench makes sites of plain Markdown too")]
mod sites;

use fieldbook::assemble::Drafts;
use fieldbook::load;
use fieldbook::path::{OutputPath, SourcePath};
use fieldbook::pipeline::{self, Input, Memory};
use fieldbook::plan::Readers;
use fieldbook::render::{self, Rendered, Site as Drawing};
use sites::Content;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Error, Read, Result, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Edits that are measured at each size, after some that are not.
const EDITS: usize = 60;
const WARM: usize = 5;

/// The page that is edited; there are fewer lessons than this in no site.
const LESSON: &str = "content/listening/lesson-00007.md";
const PAGE: &str = "/listening/lesson-00007.html";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let root = std::env::var_os("FIELDBOOK_BENCH_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-serve"), PathBuf::from);
    if arguments.iter().any(|argument| argument == "memory") {
        return memory(&root, numbers.first().copied().unwrap_or(10_000));
    }
    if arguments.iter().any(|argument| argument == "phases") {
        return phases(&root, numbers.first().copied().unwrap_or(10_000));
    }
    let sizes = if numbers.is_empty() { SIZES.to_vec() } else { numbers };
    println!("| lessons | first page | event | 95 % | new bytes | 95 % | problems |");
    println!("|--:|--:|--:|--:|--:|--:|--:|");
    for lessons in sizes {
        println!("{}", measure(&root, lessons)?);
    }
    remove(&root)
}

fn measure(root: &Path, lessons: usize) -> Result<String> {
    remove(root)?;
    let site = root.join("site");
    sites::write(&site, lessons, Content::Blocks)?;
    // Once to warm the disk cache.
    drop(Serving::start(&site)?);
    let mut starts = Vec::new();
    let mut serving = None;
    for _ in 0..3 {
        // Two at once would be in each other's way.
        drop(serving.take());
        let begun = Instant::now();
        let next = Serving::start(&site)?;
        next.get("/")?;
        starts.push(begun.elapsed());
        serving = Some(next);
    }
    let serving = serving.unwrap();
    let file = site.join(LESSON);
    let text = fs::read_to_string(&file)?;
    let mut events = serving.events()?;
    let (mut to_event, mut to_bytes) = (Vec::new(), Vec::new());
    // A first look is over, and questions are asked.
    std::thread::sleep(Duration::from_millis(1_500));
    for edit in 0..WARM + EDITS {
        let word = format!("Edit number {edit} of many.");
        let begun = Instant::now();
        fs::write(&file, format!("{text}\n{word}\n"))?;
        events.next_build()?;
        let event = begun.elapsed();
        assert!(serving.get(PAGE)?.contains(&word), "the event came before the page");
        if edit >= WARM {
            to_event.push(event);
            to_bytes.push(begun.elapsed());
        }
        // An author does not save more often than that.
        std::thread::sleep(Duration::from_millis(400));
    }
    let broken = text.replace("lesson", "lessn");
    let begun = Instant::now();
    fs::write(&file, format!("{broken}\n[nowhere](nowhere.md)\n"))?;
    events.next_problems()?;
    let problems = begun.elapsed();
    Ok(format!(
        "| {lessons} | {} | {} | {} | {} | {} | {} |",
        shown(part(&mut starts, 50)),
        shown(part(&mut to_event, 50)),
        shown(part(&mut to_event, 95)),
        shown(part(&mut to_bytes, 50)),
        shown(part(&mut to_bytes, 95)),
        shown(problems),
    ))
}

/// The shortest time of each part of an edit.
fn phases(root: &Path, lessons: usize) -> Result<()> {
    remove(root)?;
    let site = root.join("site");
    sites::write(&site, lessons, Content::Blocks)?;
    let mut best: Vec<(&str, Duration)> = Vec::new();
    let mut note = |name: &'static str, begun: Instant| {
        let time = begun.elapsed();
        match best.iter_mut().find(|(known, _)| *known == name) {
            Some((_, best)) => *best = time.min(*best),
            None => best.push((name, time)),
        }
    };
    for _ in 0..3 {
        let begun = Instant::now();
        let project = load::load(&site).unwrap();
        note("load", begun);
        let begun = Instant::now();
        pipeline::arrange(&input(&project), &mut Memory::default());
        note("arrange from nothing", begun);
    }
    let mut project = load::load(&site).unwrap();
    let mut memory = Memory::default();
    let file = site.join(LESSON);
    let text = fs::read_to_string(&file)?;
    let mut before = None;
    for edit in 0..30 {
        fs::write(&file, format!("{text}\nEdit {edit}.\n"))?;
        let begun = Instant::now();
        project.look_at(&BTreeSet::from([SourcePath::new(LESSON)])).unwrap();
        note("look at one", begun);
        let begun = Instant::now();
        let understood = pipeline::arrange(&input(&project), &mut memory);
        note("arrange", begun);
        let begun = Instant::now();
        let found = Mutex::new(Vec::new());
        let drawing =
            Drawing::new(&understood.curriculum, &understood.theme, &understood.plan, &mut Vec::new());
        note("site", begun);
        let output = OutputPath::at_address(PAGE).unwrap();
        if let Rendered::Bytes(bytes) = render::render(&drawing, &output, &understood.plan[&output], &found) {
            assert!(!bytes.is_empty());
        }
        drop(drawing);
        note("site and page", begun);
        let begun = Instant::now();
        pipeline::questions(&understood, &project.sources, None);
        note("questions", begun);
        let begun = Instant::now();
        before = Some(understood);
        note("drop the old", begun);
        let begun = Instant::now();
        if edit < 5 {
            project.look().unwrap();
            note("look everywhere", begun);
        }
    }
    drop(before);
    for (name, time) in best {
        println!("| {name} | {} |", shown(time));
    }
    remove(root)
}

fn input(project: &load::Project) -> Input<'_> {
    Input {
        sources: &project.sources,
        files: &project.files,
        sizes: Some(&project.sizes),
        theme_files: &project.theme_files,
        published: None,
        history: None,
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        shelf: None,
    }
}

/// Memory after many edits is that after some.
fn memory(root: &Path, edits: usize) -> Result<()> {
    remove(root)?;
    let site = root.join("site");
    sites::write(&site, 100, Content::Blocks)?;
    let serving = Serving::start(&site)?;
    let file = site.join(LESSON);
    let text = fs::read_to_string(&file)?;
    let mut events = serving.events()?;
    println!("| edits | resident memory |\n|--:|--:|");
    for edit in 1..=edits {
        fs::write(&file, format!("{text}\nEdit {edit}.\n"))?;
        events.next_build()?;
        serving.get(PAGE)?;
        if edit == 100 || edit % 1_000 == 0 || edit == edits {
            println!("| {edit} | {:.1} MB |", serving.resident()? as f64 / 1e6);
        }
    }
    drop(serving);
    remove(root)
}

/// The program while it serves.
struct Serving {
    child: Child,
    host: String,
}

impl Serving {
    fn start(site: &Path) -> Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fieldbook"));
        command.arg("serve").arg("--site").arg(site).args(["--port", "0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let host = loop {
            let line = lines.next().ok_or_else(|| Error::other("the program said no address"))??;
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or_default().to_owned();
            }
        };
        // What else it says is read, so that it never waits.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, host })
    }

    fn connect(&self, path: &str) -> Result<TcpStream> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_nodelay(true)?;
        stream.write_all(
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).as_bytes(),
        )?;
        Ok(stream)
    }

    fn get(&self, path: &str) -> Result<String> {
        let mut answer = String::new();
        self.connect(path)?.read_to_string(&mut answer)?;
        Ok(answer)
    }

    fn events(&self) -> Result<Events> {
        let lines = BufReader::new(self.connect("/__fieldbook/events")?);
        let mut events = Events { lines, build: String::new(), problems: String::new() };
        events.next_build()?;
        Ok(events)
    }

    /// Resident memory in bytes, as Linux tells it.
    fn resident(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        Ok(kilobytes.unwrap_or_default() * 1024)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Events {
    lines: BufReader<TcpStream>,
    build: String,
    problems: String,
}

impl Events {
    fn next_build(&mut self) -> Result<()> {
        let before = self.build.clone();
        while self.build == before {
            self.next()?;
        }
        Ok(())
    }

    fn next_problems(&mut self) -> Result<()> {
        let before = self.problems.clone();
        while self.problems == before {
            self.next()?;
        }
        Ok(())
    }

    fn next(&mut self) -> Result<()> {
        let mut line = String::new();
        if self.lines.read_line(&mut line)? == 0 {
            return Err(Error::other("the stream ended"));
        }
        let value = |name: &str| {
            let (_, rest) = line.split_once(&format!("\"{name}\":\""))?;
            Some(rest.split('"').next()?.to_owned())
        };
        if let (Some(build), Some(problems)) = (value("build"), value("problems")) {
            self.build = build;
            self.problems = problems;
        }
        Ok(())
    }
}

/// The value that so many of a hundred are not above.
fn part(times: &mut [Duration], hundredths: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * hundredths / 100).min(times.len() - 1)]
}

fn shown(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{:.1} ms", time.as_secs_f64() * 1e3)
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}
