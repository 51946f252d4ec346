//! The texts of a site as they were at a revision of its git repository, read by one `git` process.

mod tar;

use super::PARTS;
use crate::error::{Error, Result};
use crate::path::SourcePath;
use crate::source::{Source, Sources};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::process::{Command, Stdio};

/// More than this is never read: no curriculum has as many words.
const LARGEST: u64 = 256 * 1024 * 1024;

/// `site.toml` and all Markdown at a revision: a branch, a tag, the number of a commit.
///
/// # Errors
/// When there is no git, no repository, no such revision, or nothing of a site in it.
pub fn at(folder: &Path, revision: &str) -> Result<Sources> {
    // A name with a dash before it would be a switch.
    if revision.is_empty() || revision.starts_with('-') {
        return Err(Error::Other(format!("`{revision}` is not the name of a revision")));
    }
    let mut git = Command::new("git");
    git.current_dir(folder).args([
        "archive",
        "--format=tar",
        revision,
        "--",
        ":(glob)**/*.md",
        ":(glob)*.toml",
    ]);
    git.env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = git.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Error::Other("git is not installed, so there is nothing to compare with".to_owned())
        }
        _ => Error::io("asking git about", folder)(error),
    })?;
    let mut bytes = Vec::new();
    if let Some(out) = child.stdout.take() {
        out.take(LARGEST).read_to_end(&mut bytes).map_err(Error::io("asking git about", folder))?;
    }
    let ended = child.wait_with_output().map_err(Error::io("asking git about", folder))?;
    if !ended.status.success() {
        return Err(Error::Other(refused(revision, &String::from_utf8_lossy(&ended.stderr))));
    }
    let mut sources = Sources::new();
    for (name, text) in tar::files(&bytes) {
        let path = SourcePath::new(&name);
        let is_content = PARTS[0] == name.split('/').next().unwrap_or_default() && name.ends_with(".md");
        if (is_content || name == "site.toml")
            && let Ok(text) = String::from_utf8(text.to_vec())
        {
            sources.insert(path.clone(), Source::new(path, text));
        }
    }
    Ok(sources)
}

/// What git said, in words for people who do not know it.
fn refused(revision: &str, said: &str) -> String {
    let first = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    if first.contains("not a git repository") {
        "this folder is not in a git repository, so there is nothing to compare with".to_owned()
    } else if first.contains("did not match") {
        format!("there are no texts of this curriculum at `{revision}`")
    } else if first.contains("not a valid object name") || first.contains("bad revision") {
        format!("git knows no revision `{revision}`; fetch it first, or name another")
    } else {
        format!("git could not read the texts at `{revision}`: {first}")
    }
}
