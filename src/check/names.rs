//! Names of files that some computers cannot hold, so that nobody there can take part. Source: "Naming Files, Paths, and
//! Namespaces" in the documentation of Windows.

use crate::diagnostic::Diagnostic;
use crate::model::Curriculum;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;

/// Signs that mean something else in a path.
const SIGNS: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

/// Names of devices, whatever ending follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The same, with a digit behind.
const PORTS: [&str; 2] = ["com", "lpt"];

/// Looks at the path of every text and of every file beside them.
pub fn check(curriculum: &Curriculum, problems: &mut Vec<Diagnostic>) {
    let texts = curriculum.documents.iter().map(|document| &document.source.path);
    problems.extend(texts.chain(&curriculum.files).filter_map(look));
}

fn look(path: &SourcePath) -> Option<Diagnostic> {
    let (name, why) = path.as_str().split('/').find_map(|name| Some((name, trouble(name)?)))?;
    let words = format!("the name `{name}` is one that Windows cannot hold: {why}");
    let help = "use letters, digits and hyphens, so that everybody can have the file";
    Some(Diagnostic::new(Rule::PortableName, path, Span::default(), words).help(help))
}

/// What is wrong with one name of a path.
fn trouble(name: &str) -> Option<String> {
    if let Some(sign) = name.chars().find(|sign| SIGNS.contains(sign)) {
        return Some(format!("`{sign}` has another meaning there"));
    }
    if name.ends_with(['.', ' ']) {
        return Some("it ends in a dot or a space".to_owned());
    }
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_port = PORTS
        .iter()
        .any(|port| stem.strip_prefix(port).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9'])));
    (is_port || DEVICES.contains(&stem.as_str())).then(|| "it is that of a device".to_owned())
}
