//! Which repository a site is in. Only a `.git` that is really there counts: a bare repository that was committed as a
//! folder, a link, or a `.git` file that points somewhere else would be settings and texts of someone else.

use std::fs;
use std::path::{Path, PathBuf};

/// A `.git` file that says where the repository is has one short line.
const LONGEST: u64 = 4096;

/// A repository and the place of a site in it.
#[derive(Debug)]
pub struct Repository {
    /// The folder that holds `.git`.
    pub root: PathBuf,
    /// Where the repository keeps its data: `.git` itself, or what belongs to a linked worktree or a submodule.
    pub data: PathBuf,
    /// The path from `root` to the site, with `/`; empty or ending in `/`.
    pub prefix: String,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    NotThere,
    /// There is a `.git` that leads out of the project.
    LeadsAway,
}

/// Looks in the site's folder, and in each above it, for the first `.git`.
pub fn find(site: &Path) -> Result<Repository, Missing> {
    let site = site.canonicalize().map_err(|_| Missing::NotThere)?;
    let there = |root: &&Path| fs::symlink_metadata(root.join(".git")).is_ok();
    let root = site.ancestors().find(there).ok_or(Missing::NotThere)?;
    let git = root.join(".git");
    let kind = fs::symlink_metadata(&git).map_err(|_| Missing::NotThere)?;
    let data = if kind.is_dir() {
        Some(git).filter(|git| is_whole(git) && !is_there(&git.join("commondir")))
    } else if kind.is_file() && kind.len() <= LONGEST {
        data_of_file(root, &git)
    } else {
        None
    };
    let inside = site.strip_prefix(root).ok().and_then(Path::to_str).ok_or(Missing::NotThere)?;
    let mut prefix = inside.replace(std::path::MAIN_SEPARATOR, "/");
    if !prefix.is_empty() {
        prefix.push('/');
    }
    Ok(Repository { root: root.to_owned(), data: data.ok_or(Missing::LeadsAway)?, prefix })
}

/// What a `.git` file names, when it is a linked worktree or a submodule that knows of this folder.
fn data_of_file(root: &Path, file: &Path) -> Option<PathBuf> {
    let data = named_in(file, "gitdir: ")?;
    let folder = data.parent()?;
    let is_worktree = || {
        let main = folder.parent().filter(|_| folder.ends_with("worktrees"))?;
        let is_ours = named_in(&data.join("gitdir"), "")? == file
            && named_in(&data.join("commondir"), "")? == main
            && is_whole(main);
        is_ours.then_some(())
    };
    // A submodule's data is below `.git/modules` of a repository around it.
    let mut around = root.ancestors().skip(1).map(|outer| outer.join(".git/modules"));
    let is_submodule = around.any(|modules| data.starts_with(modules))
        && is_whole(&data)
        && !is_there(&data.join("commondir"));
    (is_submodule || is_worktree().is_some()).then_some(data)
}

/// The path that a small file of git holds, with every link on the way followed.
fn named_in(file: &Path, before: &str) -> Option<PathBuf> {
    let kind = fs::symlink_metadata(file).ok()?;
    let text = fs::read_to_string(file).ok().filter(|_| kind.is_file() && kind.len() <= LONGEST)?;
    let named = text.strip_prefix(before)?.trim_end_matches(['\n', '\r']);
    file.parent()?.join(named).canonicalize().ok()
}

/// Whether the data of a repository is here, and not linked from another.
fn is_whole(data: &Path) -> bool {
    let is = |name: &str, wanted: fn(&fs::Metadata) -> bool| {
        fs::symlink_metadata(data.join(name)).is_ok_and(|found| wanted(&found))
    };
    is("HEAD", fs::Metadata::is_file)
        && is("objects", fs::Metadata::is_dir)
        && is("refs", fs::Metadata::is_dir)
        && !is("packed-refs", fs::Metadata::is_symlink)
        && !is("config", fs::Metadata::is_symlink)
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
