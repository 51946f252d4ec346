//! Who wrote the entries of the reference and when, as the git repository tells: one `git log` over the texts. Names only,
//! never e-mail addresses.

use super::command::{Depth, Git, Trouble};
use crate::keys::dates;
use crate::model::{Authored, Date, History};
use crate::path::SourcePath;
use crate::reserved_chars::without;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The folder that is asked about. Texts may have come into it from others of the curriculum.
const ENTRIES: &str = "content/reference/";

/// Begins a commit, and stands between its day and its author. No status of a file begins so.
const COMMIT: char = '\u{1e}';
const BETWEEN: char = '\u{1f}';

/// How alike two texts must be for one to be the other under a new name; `git` counts so, too.
const ALIKE: &str = "-M50%";

/// Only renames without any other change, for which git needs no texts.
const SAME: &str = "-M100%";

/// What is known of the history.
#[derive(Debug)]
pub enum Authorship {
    Known(History),
    /// Without what earlier texts would tell, and why.
    Partly(History, String),
    /// Nothing, for a reason in words.
    Unknown(String),
}

/// Asks git. A clone that lacks older commits would name the wrong people and days, so nothing is taken from it.
pub fn authorship(site: &Path) -> Authorship {
    match ask(site) {
        Ok(known) => known,
        Err(why) => {
            Authorship::Unknown(format!("{why}, so pages of entries do not say who wrote them and when"))
        }
    }
}

fn ask(site: &Path) -> Result<Authorship, String> {
    let words = |trouble: Trouble| match trouble {
        Trouble::NoRepository => Trouble::Refused.words(),
        Trouble::NotInstalled
        | Trouble::LeadsAway
        | Trouble::Endless
        | Trouble::Refused
        | Trouble::Unasked(_) => trouble.words(),
    };
    let git = Git::open(site).map_err(words)?;
    match git.depth {
        Depth::Whole => {}
        Depth::Shallow => {
            return Err("the history here is shallow: only its newest part was fetched".to_owned());
        }
    }
    let history = |said: Vec<u8>| read(&String::from_utf8_lossy(&said), &git.repository.prefix);
    match log(&git, ALIKE) {
        Ok(said) => Ok(Authorship::Known(history(said))),
        // Where earlier texts were never fetched, they cannot be compared.
        Err(Trouble::Refused) => {
            let said = log(&git, SAME).map_err(words)?;
            let why = "the history here lacks earlier texts, so an entry that was renamed and changed at once begins there";
            Ok(Authorship::Partly(history(said), why.to_owned()))
        }
        Err(trouble) => Err(words(trouble)),
    }
}

fn log(git: &Git, renames: &str) -> Result<Vec<u8>, Trouble> {
    let texts = format!(":(top,literal){}content", git.repository.prefix);
    let words = [
        "log",
        "--no-merges",
        "--use-mailmap",
        "--no-show-signature",
        "--no-ext-diff",
        "--no-textconv",
        "--no-color",
        "--root",
        "-z",
        "--name-status",
        renames,
        // Where more texts than this come and go in one commit, only those with equal bytes are found.
        "-l200",
        "--encoding=UTF-8",
        "--format=%x1e%as%x1f%aN",
        "HEAD",
        "--",
        &texts,
    ];
    git.ask(&words, "")
}

/// What one commit did to one text.
enum Change<'l> {
    Written(&'l str),
    Added(&'l str),
    Renamed { from: &'l str, to: &'l str },
    Removed,
}

/// One commit.
struct Commit<'l> {
    day: Date,
    name: String,
    changes: Vec<Change<'l>>,
}

/// From commits to texts. They are told the newest first and gone through from the oldest on, so that a change to an
/// earlier name, made beside the renaming, is known to be one of the same text.
fn read(log: &str, prefix: &str) -> History {
    let commits = commits(log);
    let mut texts: Vec<Authored> = Vec::new();
    let mut by_path: BTreeMap<&str, usize> = BTreeMap::new();
    // Names that a text had before. A new text of such a name is another one.
    let mut earlier: BTreeSet<&str> = BTreeSet::new();
    for Commit { day, name, changes } in commits.iter().rev() {
        // Texts that exchange their names do it all at once.
        let moved: Vec<(&str, &str, Option<usize>)> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Renamed { from, to } => Some((*from, *to, by_path.get(from).copied())),
                Change::Written(_) | Change::Added(_) | Change::Removed => None,
            })
            .collect();
        earlier.extend(moved.iter().map(|(from, ..)| *from));
        for (_, to, text) in moved {
            earlier.remove(to);
            match text {
                Some(text) => by_path.insert(to, text),
                None => by_path.remove(to),
            };
        }
        for change in changes {
            let path = match change {
                Change::Written(path) | Change::Renamed { to: path, .. } => *path,
                Change::Added(path) => {
                    if earlier.remove(path) {
                        by_path.remove(path);
                    }
                    *path
                }
                Change::Removed => continue,
            };
            let text = *by_path.entry(path).or_insert_with(|| {
                texts.push(Authored { names: Vec::new(), first: *day, last: *day });
                texts.len() - 1
            });
            note(&mut texts[text], *day, name);
        }
    }
    let entries = by_path.into_iter().filter_map(|(path, text)| {
        let path = path.strip_prefix(prefix).filter(|path| path.starts_with(ENTRIES))?;
        Some((SourcePath::new(path), texts[text].clone()))
    });
    entries.collect()
}

fn note(text: &mut Authored, day: Date, name: &str) {
    text.first = text.first.min(day);
    text.last = text.last.max(day);
    if !name.is_empty() && !text.names.iter().any(|known| known == name) {
        text.names.push(name.to_owned());
    }
}

fn commits(log: &str) -> Vec<Commit<'_>> {
    let mut commits: Vec<Commit<'_>> = Vec::new();
    let mut is_known = false;
    let mut words = log.split('\0');
    while let Some(word) = words.next() {
        let word = word.trim_start_matches('\n');
        if let Some(head) = word.strip_prefix(COMMIT) {
            let head = head.split_once(BETWEEN);
            let head = head.and_then(|(day, name)| Some((dates::day(day).ok()?, tidy(name))));
            is_known = head.is_some();
            commits.extend(head.map(|(day, name)| Commit { day, name, changes: Vec::new() }));
            continue;
        }
        let Some(change) = change(word, &mut words) else { continue };
        if let Some(commit) = commits.last_mut().filter(|_| is_known) {
            commit.changes.push(change);
        }
    }
    commits
}

/// A letter for what happened, and the one or two paths after it.
fn change<'l>(status: &str, paths: &mut impl Iterator<Item = &'l str>) -> Option<Change<'l>> {
    Some(match status.chars().next()? {
        'A' | 'C' => Change::Added(paths.next()?),
        'D' => {
            paths.next()?;
            Change::Removed
        }
        'R' => Change::Renamed { from: paths.next()?, to: paths.next()? },
        _ => Change::Written(paths.next()?),
    })
}

/// A name in one line, without signs that are no letters.
fn tidy(name: &str) -> String {
    let seen: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    without(&seen.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
