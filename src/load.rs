//! Disk becomes a `Project`: the texts of `site.toml`, the content and the theme, and the paths of other files.

mod published;

pub use published::published;

use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::neutral::is_neutral;
use crate::parallel;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Larger texts than this are refused: no lesson is as long, and every pass over it would be slow.
const LARGEST_TEXT: u64 = 5 * 1024 * 1024;

/// What was read, sorted by path.
#[derive(Debug)]
pub struct Project {
    /// The site's folder.
    pub folder: PathBuf,
    /// `site.toml`, all Markdown, and the texts of the site's own themes.
    pub sources: Sources,
    /// Other files below `content/`, copied when a page may use them.
    pub files: Vec<SourcePath>,
    /// Files of the site's themes that are not text, with their bytes.
    pub theme_files: BTreeMap<SourcePath, Vec<u8>>,
    /// The list of questions of the website that people use now; `published` looks for it.
    pub published: Option<Source>,
    /// What is wrong with the files themselves.
    pub problems: Vec<Diagnostic>,
}

/// Reads a site.
///
/// # Errors
/// When the folder holds no `site.toml`, or a folder or file cannot be read.
pub fn load(folder: &Path) -> Result<Project> {
    if !folder.join("site.toml").is_file() {
        return Err(Error::NoSite { folder: folder.to_owned() });
    }
    let mut found =
        Found { texts: vec![SourcePath::new("site.toml")], files: Vec::new(), problems: Vec::new() };
    for part in ["content", "themes"] {
        found.walk(folder, part)?;
    }
    let (theme_binaries, files) = found.files.into_iter().partition(|path| path.in_content().is_none());
    let mut project = Project {
        folder: folder.to_owned(),
        sources: Sources::new(),
        files,
        theme_files: BTreeMap::new(),
        published: None,
        problems: found.problems,
    };
    for (path, read) in found.texts.iter().zip(parallel::map(&found.texts, |path| read_text(folder, path))) {
        match read? {
            Ok(source) => {
                project.sources.insert(path.clone(), source);
            }
            Err(problem) => project.problems.push(*problem),
        }
    }
    let theme_binaries: Vec<SourcePath> = theme_binaries;
    for path in theme_binaries {
        let place = folder.join(path.as_str());
        let bytes = fs::read(&place).map_err(Error::io("reading", &place))?;
        project.theme_files.insert(path, bytes);
    }
    Ok(project)
}

struct Found {
    texts: Vec<SourcePath>,
    files: Vec<SourcePath>,
    problems: Vec<Diagnostic>,
}

impl Found {
    fn walk(&mut self, site: &Path, part: &str) -> Result<()> {
        let start = site.join(part);
        if !start.is_dir() {
            return Ok(());
        }
        let walk = WalkDir::new(&start).follow_links(false).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| !is_ignored(&entry.file_name().to_string_lossy()))
        {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&start).to_owned();
                let source =
                    error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
                Error::Io { doing: "reading", path, source }
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let Ok(inside) = entry.path().strip_prefix(site) else { continue };
            let Some(path) = inside.to_str().filter(|name| is_neutral(name)).map(SourcePath::new) else {
                let shown = SourcePath::new(inside.to_string_lossy());
                self.problems.push(unreadable(
                    &shown,
                    "the file's name is not text",
                    "give the file another name",
                ));
                continue;
            };
            if entry.file_type().is_file() {
                let text = is_text(&path);
                // A picture made of text is both: looked into, and copied.
                if !text || (path.in_content().is_some() && path.extension().as_deref() == Some("svg")) {
                    self.files.push(path.clone());
                }
                self.texts.extend(text.then_some(path));
            } else {
                self.problems.push(unreadable(
                    &path,
                    "this is a link to another place, and links are not followed",
                    "put the file itself here",
                ));
            }
        }
        Ok(())
    }
}

/// Files of editors, operating systems and version control.
fn is_ignored(name: &str) -> bool {
    (name.starts_with('.') && name.len() > 1)
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "node_modules")
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

type Read = std::result::Result<Source, Box<Diagnostic>>;

fn read_text(site: &Path, path: &SourcePath) -> Result<Read> {
    let place = site.join(path.as_str());
    let size = fs::metadata(&place).map_err(Error::io("reading", &place))?.len();
    if size > LARGEST_TEXT {
        let words = format!("the file has {} MB, and can have 5", size.div_ceil(1024 * 1024));
        return Ok(Err(Box::new(unreadable(path, &words, "split it into several files"))));
    }
    let bytes = fs::read(&place).map_err(Error::io("reading", &place))?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(path.clone(), text)),
        Err(error) => {
            let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            let words = format!("the file is not text in UTF-8: line {line} has a byte of another kind");
            Err(Box::new(unreadable(path, &words, "save the file again with the encoding UTF-8")))
        }
    })
}

fn unreadable(path: &SourcePath, words: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnreadableFile, path, Span::default(), words).help(help)
}
