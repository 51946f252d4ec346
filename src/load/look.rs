//! Looking again: what is there now is compared with what was there before, and only what may differ is read.

use super::head::{Head, head};
use super::large::large;
use super::left_out::is_left_out;
use super::stamp::Stamp;
use super::{Project, is_text, no_site};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::limit;
use crate::model::Edition;
use crate::parallel;
use crate::path::SourcePath;
use crate::reserved_chars::{is_free, is_reserved};
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use walkdir::WalkDir;

/// The folders of a site. Everything else in its folder is not ours.
pub const PARTS: [&str; 2] = ["content", "themes"];

const SETTINGS: &str = "site.toml";

/// What a look found to be different.
#[derive(Debug, Default)]
pub struct Looked {
    /// Files that are new, gone, or have other bytes.
    pub changed: BTreeSet<SourcePath>,
    /// Folders were met that may still be filling.
    pub new_folders: BTreeSet<SourcePath>,
    /// Files and folders that could not be read. The texts that were known stay.
    pub failed: Vec<Error>,
}

/// Whether time and length of a file say that it did not change, or its bytes have to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    Stamps,
    Bytes,
}

/// A file as a walk met it.
struct Found {
    path: SourcePath,
    stamp: Stamp,
    kind: FileKind,
}

#[derive(Clone, Copy)]
enum FileKind {
    Plain,
    /// A link, which is not followed.
    Link,
    /// A pipe or something else that is not read.
    Other,
    /// The name cannot be written as text.
    Nameless,
    /// A folder of the site is a link that leads out of it.
    LinkOut,
    /// A folder of the site is something else.
    NoFolder,
}

/// What became of a file.
enum Read {
    /// Nothing new.
    Same(Stamp),
    Text(Stamp, Source),
    /// A file of a theme that is not text.
    Bytes(Stamp, Vec<u8>),
    /// A file that is only listed, and what its first bytes say.
    Listed(Stamp, Head),
    /// It cannot be used.
    Wrong(Stamp, Box<Diagnostic>),
    /// It went away in between.
    Gone,
    Failed(Stamp, Error, Box<Diagnostic>),
}

impl Project {
    /// Looks everywhere, and reads what may have changed.
    ///
    /// # Errors
    /// When there is no `site.toml`; what was known stays.
    pub fn look(&mut self) -> Result<Looked> {
        if !has_settings(&self.folder) {
            return Err(no_site(&self.folder));
        }
        let mut looked = Looked::default();
        self.look_below(&SourcePath::new(SETTINGS), Trust::Stamps, &mut looked);
        for part in PARTS {
            self.look_below(&SourcePath::new(part), Trust::Stamps, &mut looked);
        }
        self.settle();
        Ok(looked)
    }

    /// Looks at some files and folders, whatever their times say.
    ///
    /// # Errors
    /// When there is no `site.toml` any more; what was known stays.
    pub fn look_at(&mut self, paths: &BTreeSet<SourcePath>) -> Result<Looked> {
        if paths.contains(&SourcePath::new(SETTINGS)) && !has_settings(&self.folder) {
            return Err(no_site(&self.folder));
        }
        let mut looked = Looked::default();
        for path in paths {
            if is_ours(path) {
                self.look_below(path, Trust::Bytes, &mut looked);
            }
        }
        self.settle();
        Ok(looked)
    }

    /// The files whose bytes were never hashed: equal bytes can be told only of those that were.
    pub fn without_print(&self) -> Option<SourcePath> {
        let mut files = self.files.iter().filter(|path| !self.sources.contains_key(*path));
        files.find(|path| self.stamps.get(*path).is_some_and(Stamp::needs_print)).cloned()
    }

    /// The files beside the texts, each with a number that is another for other bytes.
    pub fn versions(&self) -> impl Iterator<Item = (&SourcePath, u64)> {
        self.files.iter().filter_map(|path| Some((path, self.stamps.get(path)?.version())))
    }

    /// Hashes one file.
    pub fn take_print(&mut self, path: &SourcePath) {
        let place = self.folder.join(path.as_str());
        if let Some(stamp) = self.stamps.get_mut(path) {
            *stamp = stamp.printed(&place);
        }
    }

    /// A file, or a folder with all that is in it.
    fn look_below(&mut self, start: &SourcePath, trust: Trust, looked: &mut Looked) {
        let found = match walk(&self.folder, start) {
            Ok(found) => found,
            Err(error) => {
                looked.failed.push(error);
                return;
            }
        };
        let read = parallel::map(&found.files, |file| {
            let before = self.stamps.get(&file.path);
            read(self, file, before, trust)
        });
        looked.new_folders.extend(found.folders.into_iter().filter(|folder| !self.knows(folder)));
        let mut gone: BTreeSet<SourcePath> = self.known_below(start);
        for (file, read) in found.files.into_iter().zip(read) {
            if !matches!(read, Read::Gone) {
                gone.remove(&file.path);
            }
            self.take(file.path, read, looked);
        }
        for path in gone {
            self.forget(&path);
            looked.changed.insert(path);
        }
    }

    /// Whether anything was known in a folder.
    fn knows(&self, folder: &SourcePath) -> bool {
        !self.known_below(folder).is_empty()
    }

    fn known_below(&self, start: &SourcePath) -> BTreeSet<SourcePath> {
        let inside = format!("{start}/");
        let below = self.stamps.range(SourcePath::new(&inside)..).map(|(path, _)| path);
        let below = below.take_while(|path| path.as_str().starts_with(&inside));
        self.stamps.get_key_value(start).map(|(path, _)| path).into_iter().chain(below).cloned().collect()
    }

    /// Notes what was read of a file, in place of what was known.
    fn take(&mut self, path: SourcePath, read: Read, looked: &mut Looked) {
        let stamp = match read {
            Read::Same(stamp) => {
                self.stamps.insert(path, stamp);
                return;
            }
            // What was known and is gone is forgotten by the caller.
            Read::Gone => return,
            Read::Failed(stamp, error, problem) => {
                looked.failed.push(error);
                if !self.problems.contains(&problem) {
                    self.problems.retain(|known| known.place.path != path);
                    self.problems.push(*problem);
                    looked.changed.insert(path.clone());
                }
                self.stamps.insert(path, stamp.unsettled());
                return;
            }
            Read::Text(stamp, source) => {
                self.forget(&path);
                if path.in_content().is_some() && !path.as_str().ends_with(".md") {
                    self.files.push(path.clone());
                    self.problems.extend(large(&path, stamp.length(), None));
                }
                self.sources.insert(path.clone(), source);
                stamp
            }
            Read::Bytes(stamp, bytes) => {
                self.forget(&path);
                self.theme_files.insert(path.clone(), bytes);
                stamp
            }
            Read::Listed(stamp, head) => {
                self.forget(&path);
                self.files.push(path.clone());
                self.problems.extend(head.problem.map(|problem| *problem));
                self.sizes.extend(head.size.map(|size| (path.clone(), size)));
                stamp
            }
            Read::Wrong(stamp, problem) => {
                self.forget(&path);
                self.problems.push(*problem);
                stamp
            }
        };
        self.stamps.insert(path.clone(), stamp);
        looked.changed.insert(path);
    }

    fn forget(&mut self, path: &SourcePath) {
        self.problems.retain(|known| known.place.path != *path);
        if self.stamps.remove(path).is_none() {
            return;
        }
        self.sources.remove(path);
        self.sizes.remove(path);
        self.theme_files.remove(path);
        self.files.retain(|known| known != path);
    }

    fn settle(&mut self) {
        self.files.sort();
    }
}

/// Whether there is a `site.toml`; a link counts, and is told.
fn has_settings(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(SETTINGS)).is_ok_and(|found| found.is_file() || found.is_symlink())
}

/// Whether a path can be one of the site's: in one of its folders, and nothing that editors leave behind.
pub fn is_ours(path: &SourcePath) -> bool {
    let mut parts = path.as_str().split('/');
    let first = parts.next().unwrap_or_default();
    (path.as_str() == SETTINGS || PARTS.contains(&first))
        && !parts.any(|part| part == ".." || is_left_out(part))
}

#[derive(Default)]
struct Walked {
    files: Vec<Found>,
    folders: Vec<SourcePath>,
}

/// Everything at and below a place, without following links. What is not there is nothing.
fn walk(site: &Path, start: &SourcePath) -> Result<Walked> {
    let mut walked = Walked::default();
    let place = site.join(start.as_str());
    let is_part = PARTS.contains(&start.as_str());
    let part = start.as_str().split('/').next().unwrap_or_default();
    if PARTS.contains(&part)
        && let Err(odd) = part_of(site, part)
    {
        let found = fs::symlink_metadata(&place).ok().filter(|_| is_part).zip(odd);
        let found = found.map(|(found, kind)| Found { path: start.clone(), stamp: Stamp::of(&found), kind });
        walked.files.extend(found);
        return Ok(walked);
    }
    if leads_away(site, start) {
        return Ok(walked);
    }
    let walk = WalkDir::new(&place).follow_root_links(is_part).follow_links(false).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !is_left_out(&entry.file_name().to_string_lossy())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&place).to_owned();
                let source =
                    error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
                if source.kind() == ErrorKind::NotFound {
                    continue;
                }
                return Err(Error::Io { doing: "reading", path, source });
            }
        };
        let Ok(inside) = entry.path().strip_prefix(site) else { continue };
        let Some(path) = plain_path(inside) else {
            let path = SourcePath::new(inside.to_string_lossy());
            let stamp = entry.metadata().ok().map(|file| Stamp::of(&file));
            walked.files.extend(stamp.map(|stamp| Found { path, stamp, kind: FileKind::Nameless }));
            continue;
        };
        if entry.file_type().is_dir() || (is_part && entry.depth() == 0) {
            walked.folders.push(path);
            continue;
        }
        let Ok(file) = entry.metadata() else { continue };
        let kind = match entry.file_type() {
            found if found.is_file() => FileKind::Plain,
            found if found.is_symlink() => FileKind::Link,
            _ => FileKind::Other,
        };
        walked.files.push(Found { path, stamp: Stamp::of(&file), kind });
    }
    Ok(walked)
}

/// Whether `content` or `themes` is a folder to look into. It may be a link, when that leads to another folder of the site;
/// else an error says what it is, and nothing where there is none.
fn part_of(site: &Path, part: &str) -> std::result::Result<(), Option<FileKind>> {
    let place = site.join(part);
    let Ok(found) = fs::symlink_metadata(&place) else { return Err(None) };
    if found.is_dir() {
        return Ok(());
    }
    if !found.is_symlink() {
        return Err(Some(FileKind::NoFolder));
    }
    let target = site.canonicalize().and_then(|site| Ok((place.canonicalize()?, site)));
    let inside = target.ok().and_then(|(target, site)| Some(target.strip_prefix(site).ok()?.to_owned()));
    let is_fine = inside.is_some_and(|inside| {
        let is_odd = |part: &std::ffi::OsStr| is_left_out(&part.to_string_lossy());
        inside.iter().next().is_some() && !inside.iter().any(is_odd) && place.is_dir()
    });
    if is_fine { Ok(()) } else { Err(Some(FileKind::LinkOut)) }
}

/// Whether a folder on the way to a place is a link or no folder, so that a walk would never come there.
fn leads_away(site: &Path, path: &SourcePath) -> bool {
    let whole = path.as_str();
    let folders = whole.match_indices('/').map(|(slash, _)| &whole[..slash]);
    folders
        .filter(|folder| folder.contains('/'))
        .any(|folder| !fs::symlink_metadata(site.join(folder)).is_ok_and(|found| found.is_dir()))
}

/// A path whose names can all be those of a page as well; none when one of them holds a sign that is refused when pages
/// are written. The system cuts the path into names, so the backslash between folders on Windows is no part of any.
fn plain_path(inside: &Path) -> Option<SourcePath> {
    let names: Option<Vec<&str>> =
        inside.iter().map(|name| name.to_str().filter(|name| is_plain(name))).collect();
    names.map(|names| SourcePath::new(names.join("/")))
}

fn is_plain(name: &str) -> bool {
    is_free(name) && !name.contains(|letter: char| letter.is_control() || letter == '\\')
}

fn read(project: &Project, file: &Found, before: Option<&Stamp>, trust: Trust) -> Read {
    let Found { path, stamp, kind } = file;
    match kind {
        FileKind::Plain => {}
        FileKind::Link => {
            let words = "this is a link to another place, and links are not followed";
            return wrong(project, *stamp, unreadable(path, words, "put the file itself here"));
        }
        FileKind::Other => {
            let words = "this is a pipe or a device, and not a file";
            return wrong(project, *stamp, unreadable(path, words, "take it away"));
        }
        FileKind::LinkOut => {
            let words = format!("`{path}` is a link that leads out of this folder, and is not followed");
            return wrong(project, *stamp, unreadable(path, &words, "put the folder itself here"));
        }
        FileKind::NoFolder => {
            let words = format!("`{path}` is not a folder");
            return wrong(
                project,
                *stamp,
                unreadable(path, &words, "make it a folder, or give it another name"),
            );
        }
        FileKind::Nameless => {
            let reserved = path.as_str().chars().find(|letter| is_reserved(*letter));
            let words = reserved.map_or("the file's name is not plain text".to_owned(), |letter| {
                format!("the file's name has a reserved character (U+{:04X})", u32::from(letter))
            });
            return wrong(project, *stamp, unreadable(path, &words, "give the file another name"));
        }
    }
    if let Some(before) = before
        && trust == Trust::Stamps
        && stamp.is_still(before)
    {
        return Read::Same(*before);
    }
    let place = project.folder.join(path.as_str());
    if !is_text(path) && path.in_content().is_some() {
        return match before {
            None => Read::Listed(*stamp, head(path, &place, stamp.length())),
            Some(before) => {
                let stamp = stamp.printed(&place);
                if stamp.may_differ(before) {
                    Read::Listed(stamp, head(path, &place, stamp.length()))
                } else {
                    Read::Same(stamp.same_as(before))
                }
            }
        };
    }
    if let Some(problem) = too_large(path, stamp.length()) {
        return wrong(project, *stamp, problem);
    }
    match fs::read(&place) {
        Ok(bytes) if is_text(path) => text(project, path, *stamp, bytes),
        Ok(bytes) if project.theme_files.get(path) == Some(&bytes) && is_well(project, path) => {
            Read::Same(*stamp)
        }
        Ok(bytes) => Read::Bytes(*stamp, bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Read::Gone,
        Err(source) => {
            let words = format!("the file cannot be read: {source}");
            let help = "look who may read it, and whether another program holds it";
            let problem = unreadable(path, &words, help);
            Read::Failed(*stamp, Error::Io { doing: "reading", path: place, source }, Box::new(problem))
        }
    }
}

/// A text is refused before it is read.
fn too_large(path: &SourcePath, length: u64) -> Option<Diagnostic> {
    let (most, help) = match path.in_content() {
        Some(inside) if inside.ends_with(".md") && !path.as_str().starts_with(Edition::FOLDER) => {
            (limit::TEXT as u64, "split it into several texts, one for each thing people do together")
        }
        Some(_) | None => (limit::LONG_TEXT as u64, "split it into several files"),
    };
    let is_too_large = is_text(path) && length > most;
    let [length, most] = [length, most].map(|bytes| bytes.div_ceil(1024 * 1024));
    is_too_large.then(|| unreadable(path, &format!("the file has {length} MB, and can have {most}"), help))
}

fn text(project: &Project, path: &SourcePath, stamp: Stamp, bytes: Vec<u8>) -> Read {
    if let Some(known) = project.sources.get(path)
        && known.text.as_bytes() == bytes
        && is_well(project, path)
    {
        return Read::Same(stamp);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Read::Text(stamp, Source::new(path.clone(), text)),
        Err(error) => {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let words = format!("the file is not text in UTF-8: line {line} has a byte of another kind");
            wrong(project, stamp, unreadable(path, &words, "save the file again with the encoding UTF-8"))
        }
    }
}

/// The same trouble with a file once more is nothing new.
fn wrong(project: &Project, stamp: Stamp, problem: Diagnostic) -> Read {
    let known = !project.sources.contains_key(&problem.place.path) && project.problems.contains(&problem);
    if known { Read::Same(stamp) } else { Read::Wrong(stamp, Box::new(problem)) }
}

/// Whether a file could be read the last time.
fn is_well(project: &Project, path: &SourcePath) -> bool {
    let mut problems = project.problems.iter().filter(|problem| problem.place.path == *path);
    problems.all(|problem| problem.rule == Rule::LargePicture)
}

fn unreadable(path: &SourcePath, words: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnreadableFile, path, Span::default(), words).help(help)
}
