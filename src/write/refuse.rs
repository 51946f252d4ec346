//! Where a website is not written to, and why: all the questions asked before the first byte.

use super::folder::{Entry, Obstacle};
use super::manifest::{self, Manifest};
use super::tree::Tree;
use super::working;
use crate::error::{Error, Result};
use crate::path::OutputPath;
use crate::visible;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// The folders of a site that authors write in.
const AUTHORS_FOLDERS: [&str; 3] = ["content", "themes", "src"];

/// The whole path of a folder that may not be there yet, with every link on the way followed.
pub fn resolve(folder: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(folder).map_err(Error::io("finding", folder))?;
    let mut resolved = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => resolved.push(part),
        }
        if resolved.is_symlink() {
            resolved = resolved.canonicalize().map_err(|error| no_way(&resolved, &error))?;
        }
    }
    // On disks that do not tell capital from small letters this finds how the folder is really written.
    Ok(resolved.canonicalize().unwrap_or(resolved))
}

/// A link on the way to the output folder that leads nowhere.
fn no_way(link: &Path, error: &std::io::Error) -> Error {
    let reason = format!(
        "it is a link that cannot be followed ({})\nhelp: make the folder it leads to, or remove the link",
        error.kind()
    );
    Error::Refused { folder: link.to_owned(), reason }
}

/// Refuses an output folder that would cost somebody their work. Both paths are resolved.
pub fn place(folder: &Path, site: &Path) -> Result<()> {
    let refused = |reason: &str| {
        let reason = format!("{reason}\nhelp: name a folder of its own, such as `--out public`");
        Err(Error::Refused { folder: folder.to_owned(), reason })
    };
    if folder.parent().is_none() {
        return refused("it is the whole disk");
    }
    if folder.exists() && !folder.is_dir() {
        return refused("it is a file");
    }
    if std::env::home_dir().is_some_and(|home| resolve(&home).unwrap_or(home).starts_with(folder)) {
        return refused("it is your home folder, or holds it");
    }
    if folder.components().any(|part| part.as_os_str() == ".git") {
        return refused("it lies in the history of a repository, `.git`");
    }
    if folder.join(".git").symlink_metadata().is_ok() {
        return refused("it holds the history of a repository, `.git`");
    }
    if site.starts_with(folder) {
        return refused("it is the curriculum's own folder, or holds it");
    }
    for name in AUTHORS_FOLDERS {
        let authors = resolve(&site.join(name))?;
        if folder.starts_with(&authors) {
            return refused(&format!("it lies in `{name}`, where your texts are"));
        }
        if authors.starts_with(folder) {
            return refused(&format!("it holds `{name}`, where your texts are"));
        }
    }
    Ok(())
}

/// Refuses a folder that holds something and was not made by us.
pub fn foreign_folder(folder: &Path, old: &Tree, listed: Option<&Manifest>) -> Result<()> {
    if listed.is_some() || old.is_nobodys() {
        return Ok(());
    }
    let reason = "it holds files that fieldbook did not make\n\
                  help: name an empty folder or a new one with `--out`, or move these files away"
        .to_owned();
    Err(Error::Refused { folder: folder.to_owned(), reason })
}

/// Refuses names that would overwrite each other, here or on another computer.
pub fn names<'a>(folder: &Path, paths: impl Iterator<Item = &'a OutputPath> + Clone) -> Result<()> {
    let refused = |reason: String| Err(Error::Refused { folder: folder.to_owned(), reason });
    let mut seen: BTreeMap<String, &OutputPath> = BTreeMap::new();
    for path in paths.clone() {
        if !is_plain(path.as_str()) {
            return refused(format!("the name `{}` cannot be a file's", path.as_str().escape_debug()));
        }
        if is_too_long(path.as_str()) {
            return Err(too_long(folder, path.as_str()));
        }
        if let Some(other) = seen.insert(path.folded(), path) {
            if other == path {
                return refused(format!("the page `{path}` would be written twice"));
            }
            let (other, path) = (other.min(path), other.max(path));
            return refused(format!(
                "`{other}` and `{path}` differ only in capital letters, so many computers would keep only one\n\
                 help: rename one of them"
            ));
        }
    }
    for path in paths {
        let small = path.folded();
        let mut folders = small.match_indices('/').map(|(slash, _)| &small[..slash]);
        if let Some(other) = folders.find_map(|folder| seen.get(folder)) {
            return refused(format!(
                "`{other}` cannot be a file and the folder of `{path}`\nhelp: rename one of them"
            ));
        }
    }
    Ok(())
}

/// Whether a path names a file below a folder, in the one way in which it can be written, and none of our own.
pub fn is_plain(path: &str) -> bool {
    path != manifest::NAME
        && !path.split('/').any(|part| matches!(part, "" | "." | ".."))
        && !path.contains(|letter: char| letter.is_control() || letter == '\\')
        && path.split('/').next() != Some(working::INSIDE)
}

/// The longest name that disks take, in bytes.
const LONGEST_NAME: usize = 255;

/// The longest path below a folder that systems take, in bytes.
const LONGEST_PATH: usize = 4000;

/// Whether no disk takes a file of this path.
pub fn is_too_long(path: &str) -> bool {
    path.len() > LONGEST_PATH || path.split('/').any(|part| part.len() > LONGEST_NAME)
}

/// A name that the disk does not take.
pub fn too_long(folder: &Path, path: &str) -> Error {
    let name = path.split('/').max_by_key(|part| part.len()).unwrap_or(path);
    let start: String = name.chars().take(40).collect();
    let reason = format!(
        "the file name `{}…` is too long for the disk: it has {} bytes (letters outside a-z take 2 to 4 each)\n\
         help: give the page, the tag or the file that this name is made from a shorter one",
        start.escape_debug(),
        name.len()
    );
    Error::Refused { folder: folder.to_owned(), reason }
}

/// Refuses to lose what somebody else put where a file or folder of the new website has to be.
pub fn conflicts(folder: &Path, foreign: &BTreeMap<PathBuf, Entry>, next: &Manifest) -> Result<()> {
    let folders: BTreeSet<&Path> = next.folders().collect();
    let is_file = |path: &Path| path.to_str().is_some_and(|path| next.holds(path));
    for (path, entry) in foreign {
        let is_a_folder_of_ours = *entry != Entry::Folder && folders.contains(path.as_path());
        if is_a_folder_of_ours || path.ancestors().any(is_file) {
            return Err(in_the_way(folder, path));
        }
    }
    Ok(())
}

/// A file of somebody else lies where one of ours would go.
pub fn in_the_way(folder: &Path, path: &Path) -> Error {
    let reason = format!(
        "`{}` is in the way: the website has something of that name, and fieldbook did not make this one\n\
         help: move it away, or rename the page",
        visible::path(path)
    );
    Error::Refused { folder: folder.to_owned(), reason }
}

/// Two builds met.
pub fn two_builds(folder: &Path) -> Error {
    let reason =
        "another build is writing to it\nhelp: wait until that one is done, then build again".to_owned();
    Error::Refused { folder: folder.to_owned(), reason }
}

/// What has the name of our list is none.
pub fn no_list(folder: &Path, kind: &str) -> Error {
    let reason = format!(
        "its list of files, `{}`, is {kind}\nhelp: move it away, or name another folder with `--out`",
        manifest::NAME
    );
    Error::Refused { folder: folder.to_owned(), reason }
}

/// Our list holds what we do not write.
pub fn damaged_list(folder: &Path) -> Error {
    let reason = format!(
        "its list of files, `{}`, was changed by hand or damaged\n\
         help: move the folder away, or name another with `--out`",
        manifest::NAME
    );
    Error::Refused { folder: folder.to_owned(), reason }
}

/// What has the name of our lock is none.
pub fn no_lock(folder: &Path, lock: &Path) -> Error {
    let reason = format!("`{}` is in the way: it is not a file\nhelp: move it away", visible::path(lock));
    Error::Refused { folder: folder.to_owned(), reason }
}

/// Too many builds left something that cannot be removed.
pub fn too_much_left(folder: &Path, working: &Path) -> Error {
    let reason = format!(
        "`{}` holds too much that earlier builds could not remove\nhelp: delete this folder",
        visible::path(working)
    );
    Error::Refused { folder: folder.to_owned(), reason }
}

/// A file or folder of the website cannot be changed, and it has to be.
pub fn stuck(folder: &Path, path: &Path, obstacle: Obstacle) -> Error {
    let name = visible::path(if path.as_os_str().is_empty() { folder } else { path });
    let reason = match obstacle {
        Obstacle::Forbidden => format!(
            "you have no permission to change `{name}`\n\
             help: build as the user who owns it, or make that user's files yours, then build again"
        ),
        Obstacle::Immutable => format!(
            "the system protects `{name}` against changes\n\
             help: remove this protection (`sudo chattr -i -a FILE` on Linux, `chflags nouchg FILE` on macOS), then build \
             again"
        ),
        Obstacle::Open => format!(
            "`{name}` is open in another program\n\
             help: close the program that shows or edits it, then build again; the old website is still there"
        ),
    };
    Error::Refused { folder: folder.to_owned(), reason }
}

/// The folder could be moved away, and the new one not moved there.
pub fn held(folder: &Path) -> Error {
    let reason = "another program uses a file or folder of it\n\
                  help: close windows, editors and terminals that show this folder, then build again; the old website is \
                  still there"
        .to_owned();
    Error::Refused { folder: folder.to_owned(), reason }
}
