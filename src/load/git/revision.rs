//! The texts of a site as they were at a revision of its git repository, byte for byte as they were committed.

use super::command::{Git, Trouble};
use crate::error::{Error, Result};
use crate::load::PARTS;
use crate::path::SourcePath;
use crate::source::{Source, Sources};
use crate::visible;
use std::path::Path;

/// `site.toml` and all Markdown at a revision: a branch, a tag, the number of a commit.
///
/// # Errors
/// When there is no git, no repository, no such revision, or nothing of a site in it.
pub fn at(folder: &Path, revision: &str) -> Result<Sources> {
    // A name with a dash before it would be an option, and one with such letters cannot be handed over.
    let shown = visible::line(revision);
    if revision.is_empty() || revision.starts_with('-') || shown != revision {
        return other(format!("`{shown}` is not the name of a revision"));
    }
    let git = Git::open(folder).map_err(|trouble| Error::Other(unopened(&trouble)))?;
    let ask = |words: &[&str], input: &str, refused: String| {
        git.ask(words, input).map_err(|trouble| Error::Other(words_of(&trouble, revision, refused)))
    };
    let tree = ask(
        &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{tree}}")],
        "",
        format!("git knows no revision `{revision}`; fetch it first, or name another"),
    )?;
    let nothing = format!("there are no texts of this curriculum at `{revision}`");
    let tree = String::from_utf8_lossy(&tree);
    let folder = format!("{}:{}", tree.trim_end(), git.repository.prefix);
    let listed = files(&ask(&["ls-tree", "-r", "-z", &folder], "", nothing.clone())?);
    if listed.is_empty() {
        return other(nothing);
    }
    let wanted: String = listed.iter().map(|file| format!("{}\n", file.object)).collect();
    let missing =
        format!("not all texts at `{revision}` are on this computer; fetch the whole history first");
    let said = ask(&["cat-file", "--batch"], &wanted, missing.clone())?;
    let mut rest = &said[..];
    let mut sources = Sources::new();
    for file in listed {
        let Some((text, after)) = object(rest) else { return other(missing) };
        rest = after;
        if let Ok(text) = String::from_utf8(text.to_vec()) {
            sources.insert(file.path.clone(), Source::new(file.path, text));
        }
    }
    Ok(sources)
}

/// A text and the name of its bytes.
struct Listed {
    object: String,
    path: SourcePath,
}

/// Texts of a site in a list of `MODE TYPE OBJECT<tab>PATH`, each with a NUL after it. Links are none.
fn files(list: &[u8]) -> Vec<Listed> {
    let rows = list.split(|byte| *byte == 0).filter_map(|row| std::str::from_utf8(row).ok());
    rows.filter_map(|row| {
        let (head, name) = row.split_once('\t')?;
        let mut head = head.split(' ');
        let is_file = head.next()?.starts_with("100");
        let object = head.nth(1)?.to_owned();
        let is_content = name.split('/').next() == Some(PARTS[0]) && name.ends_with(".md");
        (is_file && (is_content || name == "site.toml"))
            .then(|| Listed { object, path: SourcePath::new(name) })
    })
    .collect()
}

/// The first answer of `cat-file --batch`: `OBJECT blob SIZE`, a line end, the bytes, a line end; and what follows it.
fn object(said: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = said.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&said[..end]).ok()?;
    let (_, size) = head.split_once(" blob ")?;
    let (bytes, after) = said[end + 1..].split_at_checked(size.parse().ok()?)?;
    Some((bytes, after.strip_prefix(b"\n")?))
}

/// In words for people who do not know git.
fn words_of(trouble: &Trouble, revision: &str, refused: String) -> String {
    match trouble {
        Trouble::Refused => refused,
        Trouble::Endless => format!("git took too long to read the texts at `{revision}`"),
        Trouble::NotInstalled | Trouble::NoRepository | Trouble::LeadsAway | Trouble::Unasked(_) => {
            unopened(trouble)
        }
    }
}

fn unopened(trouble: &Trouble) -> String {
    format!("{}, so there is nothing to compare with", trouble.words())
}

fn other<T>(words: String) -> Result<T> {
    Err(Error::Other(words))
}
