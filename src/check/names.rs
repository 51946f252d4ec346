//! Names that some computers cannot hold, so that nobody there can take part: of files, modules, earlier addresses and
//! pages of tags.

use super::outputs::{Origin, Outputs};
use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, trouble};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeSet;

/// Looks at the path of every text and of every file beside them, each folder once, and at what is written in settings
/// and headers.
pub fn check(curriculum: &Curriculum, outputs: &Outputs<'_>, problems: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    let settings = SourcePath::new("site.toml");
    for module in curriculum.config.modules.iter().filter(|_| curriculum.config.modules_given) {
        if let Some(why) = trouble(&module.folder) {
            told.insert(format!("{}{}", SourcePath::CONTENT, module.folder));
            let help = "give the folder another name, here and on the disk: letters, digits and hyphens";
            problems.push(problem(&settings, module.folder_span, &module.folder, &why).help(help));
        }
    }
    let texts = curriculum.documents.iter().map(|document| &document.source.path);
    for path in texts.chain(curriculum.files.values()) {
        let Some((place, name, why)) = in_path(path) else { continue };
        if told.insert(place) {
            let help = "use letters, digits and hyphens, so that everybody can have the file";
            problems.push(problem(path, Span::default(), name, &why).help(help));
        }
    }
    for output in &outputs.0 {
        let help = match output.origin {
            Origin::Alias(..) => "take this earlier address out, or have the website built on another system",
            Origin::Tag(..) => "use another word, or two",
            Origin::Document(_) | Origin::Edition(_) | Origin::File(_) | Origin::Made(_) => continue,
        };
        let found = output.address.as_str().split('/').find_map(|name| Some((name, trouble(name)?)));
        if let Some((name, why)) = found
            && let Some((path, span)) = output.origin.place(curriculum)
        {
            problems.push(problem(&path, span, name, &why).help(help));
        }
    }
}

fn problem(path: &SourcePath, span: Span, name: &str, why: &str) -> Diagnostic {
    let words = format!("the name `{name}` is one that Windows cannot hold: {why}");
    Diagnostic::new(Rule::PortableName, path, span, words)
}

/// The first name of a path that has trouble, with the path down to it.
fn in_path(path: &SourcePath) -> Option<(String, &str, String)> {
    let whole = path.as_str();
    let mut start = 0;
    whole.split('/').find_map(|name| {
        let end = start + name.len();
        start = end + 1;
        Some((whole[..end].to_owned(), name, trouble(name)?))
    })
}
