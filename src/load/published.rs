//! The list of questions of the website that people use now, to compare the texts with.

use super::Project;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::limit;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The list's file name, in a website and beside `site.toml`.
const NAME: &str = "fields.json";

/// Larger lists are not read: this is some hundred thousand questions.
const LARGEST: u64 = limit::FIELD_LIST as u64;

/// Reads the list of published questions into the project: the one that was named, else the copy beside `site.toml`,
/// else that of the website in `out`. Without any, nothing was published yet. A list that cannot be used is a problem
/// of its own, and never keeps anything from being built.
///
/// # Errors
/// When the list that was named is not there or cannot be read.
pub fn published(project: &mut Project, named: Option<&Path>, out: &Path) -> Result<()> {
    let Some(file) = place(&project.folder, named, out)? else { return Ok(()) };
    let path = SourcePath::new(file.strip_prefix(&project.folder).unwrap_or(&file).to_string_lossy());
    let text = match read(&file) {
        Ok(text) => text,
        Err(error) if named.is_some() => return Err(Error::io("reading", &file)(error)),
        Err(_) => None,
    };
    if let Some(text) = text {
        let source = Source::new(path.clone(), text);
        // A report shows the lines of the list. Texts of the curriculum stay what they are, whatever was named.
        project.sources.entry(path).or_insert_with(|| source.clone());
        project.published = Some(source);
    } else {
        let words =
            "this list of questions is too large or is not text, so nobody knows which answers would be lost";
        let problem = Diagnostic::new(Rule::LostAnswers, &path, Span::default(), words);
        project.problems.push(problem.help("copy the `fields.json` of your published website again"));
    }
    Ok(())
}

fn place(site: &Path, named: Option<&Path>, out: &Path) -> Result<Option<PathBuf>> {
    let Some(named) = named else {
        let usual = [site.join(NAME), out.join(NAME)];
        return Ok(usual.into_iter().find(|file| file.is_file()));
    };
    let found = fs::metadata(named).map_err(Error::io("reading", named))?;
    if !found.is_dir() {
        return Ok(Some(named.to_owned()));
    }
    // A website without questions has no list.
    let inside = named.join(NAME);
    Ok(inside.is_file().then_some(inside))
}

/// The text of a file; none when it is too large or no text.
fn read(file: &Path) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let fits = bytes.len() as u64 <= LARGEST;
    Ok(String::from_utf8(bytes).ok().filter(|_| fits))
}
