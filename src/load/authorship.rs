//! Who wrote the entries of the reference and when, as the git repository tells: one `git log` over their folder. Names
//! only, never e-mail addresses.

use crate::keys::dates;
use crate::model::{Authored, History};
use crate::path::SourcePath;
use crate::reserved_chars::without;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The folder that is asked about.
const ENTRIES: &str = "content/reference";

/// More than this is never read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(30);

/// Begins a commit, and stands between its day and its author. No file of the folder begins so.
const COMMIT: char = '\u{1e}';
const BETWEEN: char = '\u{1f}';

/// What is known of the history.
#[derive(Debug)]
pub enum Authorship {
    Known(History),
    /// Nothing, for a reason in words.
    Unknown(String),
}

/// Asks git. A clone that lacks older commits would name the wrong people and days, so nothing is taken from it.
pub fn authorship(site: &Path) -> Authorship {
    match ask(site) {
        Ok(history) => Authorship::Known(history),
        Err(why) => {
            Authorship::Unknown(format!("{why}, so pages of entries do not say who wrote them and when"))
        }
    }
}

fn ask(site: &Path) -> Result<History, String> {
    let shallow = git(site, &["rev-parse", "--is-shallow-repository"])?;
    if shallow.trim_ascii() != b"false" {
        return Err("the history here is shallow: only its newest part was fetched".to_owned());
    }
    let log = git(
        site,
        &[
            "log",
            "--no-merges",
            "--use-mailmap",
            "--no-renames",
            "--no-show-signature",
            "--no-color",
            "--relative",
            "-z",
            "--name-only",
            "--format=%x1e%as%x1f%aN",
            "HEAD",
            "--",
            ENTRIES,
        ],
    )?;
    Ok(read(&String::from_utf8_lossy(&log)))
}

/// From commits, the newest first, to files.
fn read(log: &str) -> History {
    let mut history = History::new();
    let mut commit = None;
    for word in log.split('\0').map(|word| word.trim_start_matches('\n')) {
        if let Some(head) = word.strip_prefix(COMMIT) {
            commit =
                head.split_once(BETWEEN).and_then(|(day, name)| Some((dates::day(day).ok()?, tidy(name))));
        } else if let Some((day, name)) = commit.as_ref().filter(|_| !word.is_empty()) {
            let new = || Authored { names: Vec::new(), first: *day, last: *day };
            let authored = history.entry(SourcePath::new(word)).or_insert_with(new);
            authored.first = authored.first.min(*day);
            authored.last = authored.last.max(*day);
            // Who came first stands first, so older commits move a name to the end of this list.
            authored.names.retain(|known| known != name);
            authored.names.push(name.clone());
        }
    }
    for authored in history.values_mut() {
        authored.names.retain(|name| !name.is_empty());
        authored.names.reverse();
    }
    history
}

/// A name in one line, without signs that are no letters.
fn tidy(name: &str) -> String {
    let seen: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    without(&seen.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// What one call of git says. It asks nobody, fetches nothing and is not waited for without end.
fn git(site: &Path, words: &[&str]) -> Result<Vec<u8>, String> {
    let mut git = Command::new("git");
    git.current_dir(site)
        .args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "log.follow=false"])
        .args(words);
    git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1");
    git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = git.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "git is not installed".to_owned(),
        _ => format!("git cannot be asked ({error})"),
    })?;
    let said = listen(&mut child);
    if said.is_none() {
        // It may have ended by itself in the meantime.
        let _ = child.kill();
    }
    let ended = child.wait().map_err(|error| format!("git cannot be asked ({error})"))?;
    match said {
        None => Err("git took too long, or said too much".to_owned()),
        Some(_) if !ended.success() => Err("git knows no history of this folder".to_owned()),
        Some(said) => Ok(said),
    }
}

/// Everything that is said in time.
fn listen(child: &mut Child) -> Option<Vec<u8>> {
    let out = child.stdout.take()?;
    let (teller, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if out.take(LARGEST).read_to_end(&mut bytes).is_ok() {
            // Nobody listens any more when it took too long.
            let _ = teller.send(bytes);
        }
    });
    told.recv_timeout(PATIENCE).ok().filter(|bytes| (bytes.len() as u64) < LARGEST)
}
