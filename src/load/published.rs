//! The list of questions of the website that people use now, to compare the texts with.

use super::Project;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::limit;
use crate::model::FieldList;
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
    let file = match place(&project.folder, named, out)? {
        Place::Nowhere => return Ok(()),
        Place::File(file) => file,
        Place::Odd(file, what) => {
            let path = SourcePath::new(file.strip_prefix(&project.folder).unwrap_or(&file).to_string_lossy());
            let words = format!("this is {what}, so nobody knows which answers would be lost");
            let problem = Diagnostic::new(Rule::LostAnswers, &path, Span::default(), words);
            project
                .problems
                .push(problem.help("put the `fields.json` of your published website itself here"));
            return Ok(());
        }
    };
    let path = SourcePath::new(file.strip_prefix(&project.folder).unwrap_or(&file).to_string_lossy());
    let text = match read(&file) {
        Ok(text) => text,
        Err(error) if named.is_some() => return Err(Error::io("reading", &file)(error)),
        Err(_) => None,
    };
    if let Some(text) = text {
        let source = Source::new(path.clone(), text);
        // A report shows the lines of the list, but none of another file that was put in its place. Texts of the
        // curriculum stay what they are, whatever was named.
        if FieldList::read(&source.text).is_ok() {
            project.sources.entry(path).or_insert_with(|| source.clone());
        }
        project.published = Some(source);
    } else {
        let words =
            "this list of questions is too large or is not text, so nobody knows which answers would be lost";
        let problem = Diagnostic::new(Rule::LostAnswers, &path, Span::default(), words);
        project.problems.push(problem.help("copy the `fields.json` of your published website again"));
    }
    Ok(())
}

/// Where the list is.
enum Place {
    Nowhere,
    File(PathBuf),
    /// A link, which is not followed, or a pipe, which would be waited for.
    Odd(PathBuf, &'static str),
}

impl Place {
    fn of(file: PathBuf) -> Self {
        match fs::symlink_metadata(&file) {
            Err(_) => Self::Nowhere,
            Ok(found) if found.is_file() => Self::File(file),
            Ok(found) if found.is_symlink() => Self::Odd(file, "a link, and links are not followed"),
            Ok(_) => Self::Odd(file, "a folder, a pipe or a device, and not a file"),
        }
    }
}

fn place(site: &Path, named: Option<&Path>, out: &Path) -> Result<Place> {
    let Some(named) = named else {
        let usual = [site.join(NAME), out.join(NAME)].map(Place::of);
        return Ok(usual
            .into_iter()
            .find(|place| !matches!(place, Place::Nowhere))
            .unwrap_or(Place::Nowhere));
    };
    // What somebody names may be a link or the output of a program.
    let found = fs::metadata(named).map_err(Error::io("reading", named))?;
    // A website without questions has no list.
    Ok(if found.is_dir() { Place::of(named.join(NAME)) } else { Place::File(named.to_owned()) })
}

/// The text of a file; none when it is too large or no text.
fn read(file: &Path) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let fits = bytes.len() as u64 <= LARGEST;
    Ok(String::from_utf8(bytes).ok().filter(|_| fits))
}
