//! The only file that runs git. A clone is written by others: whatever its settings, attributes, links and folders say,
//! no program of theirs runs, nothing is fetched, no file outside of the repository is read, and a git that does not
//! answer is stopped. [Decision 22](../../../docs/decisions/0022-git-is-asked-through-one-door.md).

use super::repository::{self, Missing, Repository};
use std::env;
use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// A git that says nothing for so long is stuck …
const PATIENCE: Duration = Duration::from_secs(5);

/// … and all calls for one purpose have so long together.
const ENOUGH: Duration = Duration::from_secs(10);

/// More than this is never read: no curriculum has as many words.
const LARGEST: usize = 256 * 1024 * 1024;

/// Settings that count before those of a repository. Git passes over those that it does not know.
const SETTINGS: [&str; 13] = [
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.askPass=",
    "credential.helper=",
    "protocol.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
    "log.showSignature=false",
    "log.follow=false",
    "log.showRoot=true",
    "diff.orderFile=/dev/null",
    // A list of names outside of the repository.
    "mailmap.file=",
];

/// The environment of every call, after all that begins with `GIT_` was taken out of it.
const ENVIRONMENT: [(&str, &str); 10] = [
    // Older gits do not know GIT_NO_LAZY_FETCH. This one they know, and it counts before `protocol.ext.allow`.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_GRAFT_FILE", "/dev/null"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", ""),
    ("SSH_ASKPASS", ""),
    // Not the folder that `core.worktree` names.
    ("GIT_WORK_TREE", "."),
    ("LC_ALL", "C"),
];

/// Where people keep their own settings, such as which folders they trust: these names stay.
const KEPT: [&str; 3] = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"];

/// A git that can be asked about one repository.
pub struct Git {
    program: PathBuf,
    pub repository: Repository,
    until: Instant,
    pub depth: Depth,
}

/// How much of the history is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Whole,
    Shallow,
}

/// Why git did not answer.
#[derive(Debug)]
pub enum Trouble {
    NotInstalled,
    NoRepository,
    /// `.git` is a link, or names a place outside of the project.
    LeadsAway,
    /// It took too long, or said too much.
    Endless,
    /// It ended with a failure, for a reason of its own.
    Refused,
    Unasked(io::Error),
}

impl Trouble {
    /// In words for people who do not know git, to be followed by what that means.
    pub fn words(&self) -> String {
        match self {
            Self::NotInstalled => "git is not installed".to_owned(),
            Self::NoRepository => "this folder is not in a git repository".to_owned(),
            Self::LeadsAway => "`.git` leads to a place outside of this project".to_owned(),
            Self::Endless => "git took too long, or said too much".to_owned(),
            Self::Refused => "git knows no history of this folder".to_owned(),
            Self::Unasked(error) => format!("git cannot be asked ({error})"),
        }
    }
}

impl Git {
    /// Finds git and the repository of a site, and makes sure that git found the same one.
    ///
    /// # Errors
    /// When there is no git, or no repository that may be asked.
    pub fn open(site: &Path) -> Result<Self, Trouble> {
        let program = program().ok_or(Trouble::NotInstalled)?;
        let repository = repository::find(site).map_err(|missing| match missing {
            Missing::NotThere => Trouble::NoRepository,
            Missing::LeadsAway => Trouble::LeadsAway,
        })?;
        let mut git = Self { program, repository, until: Instant::now() + ENOUGH, depth: Depth::Shallow };
        let said = git.ask(&["rev-parse", "--is-shallow-repository", "--absolute-git-dir"], "")?;
        let said = String::from_utf8_lossy(&said);
        let (shallow, found) = said.split_once('\n').ok_or(Trouble::Refused)?;
        let found = Path::new(found.trim_end_matches(['\n', '\r'])).canonicalize().ok();
        if found != git.repository.data.canonicalize().ok() {
            return Err(Trouble::NoRepository);
        }
        if shallow.trim_end() == "false" {
            git.depth = Depth::Whole;
        }
        Ok(git)
    }

    /// What one call says to `input`. Words of people never come first, so that none is taken for an option.
    ///
    /// # Errors
    /// When git cannot be asked, fails, or does not answer in time.
    pub fn ask(&self, words: &[&str], input: &str) -> Result<Vec<u8>, Trouble> {
        let mut command = self.command();
        command.args(words);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Trouble::NotInstalled,
            _ => Trouble::Unasked(error),
        })?;
        let said = converse(&mut child, input, self.until);
        if !matches!(said, Ok(Some(_))) {
            stop(&mut child);
        }
        let ended = child.wait().map_err(Trouble::Unasked)?;
        match said.map_err(Trouble::Unasked)? {
            None => Err(Trouble::Endless),
            Some(_) if !ended.success() => Err(Trouble::Refused),
            Some(said) => Ok(said),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(plain(&self.repository.root));
        for (name, _) in env::vars_os() {
            let is_kept = KEPT.iter().any(|kept| name == *kept);
            if name.to_string_lossy().to_ascii_uppercase().starts_with("GIT_") && !is_kept {
                command.env_remove(name);
            }
        }
        command.envs(ENVIRONMENT).arg("--no-pager");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        in_a_group(&mut command);
        command
    }
}

/// Git, in one of the folders that PATH names in full. A name such as `.` would be a folder of the clone.
fn program() -> Option<PathBuf> {
    let name = if cfg!(windows) { "git.exe" } else { "git" };
    let folders = env::var_os("PATH")?;
    let programs = env::split_paths(&folders).filter(|folder| folder.is_absolute());
    programs.map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Windows writes whole paths in a way that not every program knows.
fn plain(path: &Path) -> &Path {
    let text = path.to_str().and_then(|path| path.strip_prefix(r"\\?\"));
    text.filter(|rest| rest.as_bytes().get(1) == Some(&b':')).map_or(path, |rest| Path::new(OsStr::new(rest)))
}

/// Says `input` and gives everything that is said in time; none when it is too much or too late.
fn converse(child: &mut Child, input: &str, until: Instant) -> io::Result<Option<Vec<u8>>> {
    let (Some(mut mouth), Some(mut out)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
    if input.is_empty() {
        drop(mouth);
    } else {
        let input = input.to_owned();
        // A git that has said enough does not listen to the end.
        thread::Builder::new().spawn(move || mouth.write_all(input.as_bytes()))?;
    }
    let (teller, told) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut part = vec![0; 64 * 1024];
        // Nobody listens any more when it took too long.
        while let Ok(length @ 1..) = out.read(&mut part)
            && teller.send(part[..length].to_vec()).is_ok()
        {}
    })?;
    let mut bytes = Vec::new();
    while bytes.len() < LARGEST {
        let left = until.saturating_duration_since(Instant::now());
        match told.recv_timeout(left.min(PATIENCE)) {
            Ok(part) => bytes.extend(part),
            Err(RecvTimeoutError::Disconnected) => return Ok(Some(bytes)),
            Err(RecvTimeoutError::Timeout) => return Ok(None),
        }
    }
    Ok(None)
}

/// Whatever git started is stopped with it.
#[cfg(unix)]
fn in_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_a_group(_: &mut Command) {}

#[cfg(unix)]
fn stop(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It may have ended by itself in the meantime.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.kill();
}

#[cfg(not(unix))]
fn stop(child: &mut Child) {
    let _ = child.kill();
}
