//! Files beside the texts that nothing leads to, so that they are not published.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, is_media};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeMap;

/// More files of one folder than this are told together.
const MOST_ALONE: usize = 3;

/// So many of them are named.
const MOST_NAMED: usize = 5;

/// Looks for files of kinds that are published.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let mut folders: BTreeMap<&str, Vec<&SourcePath>> = BTreeMap::new();
    let files = curriculum.files.values().filter(|path| is_media(path));
    for path in files.filter(|path| curriculum.led_to.reach(path).is_none() && !is_misnamed(path)) {
        let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(path);
    }
    for (folder, files) in folders {
        let [first, ..] = &files[..] else { continue };
        if files.len() > MOST_ALONE {
            problems.push(together(folder, first, &files));
        } else {
            problems.extend(files.iter().map(|path| alone(path)));
        }
    }
}

/// Another check says that it is a text with a name of another kind.
fn is_misnamed(path: &SourcePath) -> bool {
    super::media::text_name(path).is_some()
}

fn alone(path: &SourcePath) -> Diagnostic {
    let name = path.file_name();
    let words = format!("nothing leads to `{name}`, so it is not published");
    let text = if path.extension().as_deref() == Some("txt") {
        format!("; when it is a text of the training, call it `{}.md`", path.stem())
    } else {
        String::new()
    };
    let help = format!("link to it from a page: `{}`, or keep it outside `content/`{text}", link(path));
    Diagnostic::new(Rule::UnlinkedFile, path, Span::default(), words).help(help)
}

fn together(folder: &str, first: &SourcePath, files: &[&SourcePath]) -> Diagnostic {
    let named: Vec<String> =
        files.iter().take(MOST_NAMED).map(|path| format!("`{}`", path.file_name())).collect();
    let more = match files.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let words = format!(
        "nothing leads to {} files in `{folder}`, so they are not published: {}{more}",
        files.len(),
        named.join(", ")
    );
    let help =
        format!("link to each from a page, such as `{}`, or keep them outside `content/`", link(first));
    Diagnostic::new(Rule::UnlinkedFile, first, Span::default(), words).help(help)
}

/// What to type on a page in the same folder.
fn link(path: &SourcePath) -> String {
    let (name, stem) = (path.file_name(), path.stem());
    let odd = |letter: char| {
        letter.is_whitespace() || matches!(letter, '(' | ')' | '<' | '>' | '%' | '#' | '?' | '`')
    };
    let address = name.replace('%', "%25").replace('#', "%23").replace('?', "%3F").replace('`', "%60");
    if name.contains(odd) { format!("[{stem}](<{address}>)") } else { format!("[{stem}]({address})") }
}
