//! Disk becomes a `Project`: the texts of `site.toml`, the content and the theme, and the paths of other files. A project
//! can look again: all over, or only where something is said to have happened.

mod answers;
mod beside;
mod git;
mod head;
mod large;
mod left_out;
mod look;
mod named;
mod published;
mod stamp;

pub use answers::{Bytes, Given, LARGEST_ANSWERS, answers};
pub use beside::{Beside, beside};
pub use git::{Authorship, at_revision, authorship};
pub use look::{Looked, PARTS, is_ours};
pub use named::{inside, text_of};
pub use published::published;

use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::model::{Curriculum, Dimensions, Reach};
use crate::path::SourcePath;
use crate::source::{Source, Sources};
use stamp::Stamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was read, sorted by path.
#[derive(Debug)]
pub struct Project {
    /// The site's folder.
    pub folder: PathBuf,
    /// `site.toml`, all Markdown, and the texts of the site's own themes.
    pub sources: Sources,
    /// Other files below `content/`, copied when a page may use them.
    pub files: Vec<SourcePath>,
    /// How large the pictures among them are, where their first bytes say so.
    pub sizes: BTreeMap<SourcePath, Dimensions>,
    /// Files of the site's themes that are not text, with their bytes.
    pub theme_files: BTreeMap<SourcePath, Vec<u8>>,
    /// The list of questions of the website that people use now; `published` looks for it.
    pub published: Option<Source>,
    /// What is wrong with the files themselves.
    pub problems: Vec<Diagnostic>,
    /// Everything that was found, to tell what changed since.
    stamps: BTreeMap<SourcePath, Stamp>,
}

impl Project {
    /// What is wrong with files. One that nothing published leads to stays out of the website, and so does what is in it.
    pub fn problems_of(&self, curriculum: &Curriculum) -> impl Iterator<Item = &Diagnostic> {
        self.problems.iter().filter(|problem| match curriculum.led_to.reach(&problem.place.path) {
            Some(Reach::Everyone | Reach::Facilitators) => true,
            Some(Reach::Drafts) | None => self.files.binary_search(&problem.place.path).is_err(),
        })
    }
}

/// Reads a site.
///
/// # Errors
/// When the folder holds no `site.toml`, or a folder or file cannot be read.
pub fn load(folder: &Path) -> Result<Project> {
    let mut project = Project {
        folder: folder.to_owned(),
        sources: Sources::new(),
        files: Vec::new(),
        sizes: BTreeMap::new(),
        theme_files: BTreeMap::new(),
        published: None,
        problems: Vec::new(),
        stamps: BTreeMap::new(),
    };
    match project.look()?.failed.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(project),
    }
}

/// Texts are Markdown, and everything of a theme that is not a picture or a font; pictures made of text are looked at
/// too, because they can hold programs.
fn is_text(path: &SourcePath) -> bool {
    let ending = path.extension();
    match (path.in_content().is_some(), ending.as_deref()) {
        (_, Some("svg" | "md")) => true,
        (true, _) => false,
        (false, Some("html" | "css" | "js" | "toml" | "txt")) => true,
        (false, _) => false,
    }
}

/// No curriculum without its settings.
fn no_site(folder: &Path) -> Error {
    Error::NoSite { folder: folder.to_owned() }
}
