//! Problems as `fieldbook serve` hands them to a browser: with the line they stand in, and a link that opens an editor.

use super::excerpt::excerpt;
use super::place::{Located, located};
use super::severity_name;
use crate::diagnostic::Diagnostic;
use crate::path::disk_address;
use crate::source::Sources;
use serde::Serialize;
use std::path::Path;

/// Addresses that editors register for themselves, with `{file}`, `{line}` and `{column}`.
pub const EDITORS: [(&str, &str); 7] = [
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    ("idea", "idea://open?file={file}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file://{file}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{file}&line={line}&column={column}"),
];

/// How to open a line in the author's editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Editor {
    /// One of the editors that are known, or an address with `{file}`.
    pub fn find(name: &str) -> Option<Self> {
        let known = EDITORS.iter().find(|(known, _)| *known == name).map(|(_, address)| *address);
        let own = (name.contains("{file}") && name.contains("://")).then_some(name);
        known.or(own).map(|address| Self(address.to_owned()))
    }

    fn link(&self, file: &Path, line: usize, column: usize) -> String {
        let address = self.0.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        address.replace("{file}", &disk_address(file))
    }
}

/// One problem. `start` and `end` are places in the excerpt, counted as JavaScript counts letters.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    severity: &'static str,
    rule: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    excerpt: Option<String>,
    start: usize,
    end: usize,
    editor: Option<String>,
}

/// An array of problems, in the order of their places.
pub fn browser(problems: &[Diagnostic], sources: &Sources, folder: &Path, editor: Option<&Editor>) -> String {
    let located = located(problems, sources);
    let rows: Vec<Row<'_>> = located.iter().map(|located| row(located, sources, folder, editor)).collect();
    // Rows of texts and numbers can always be written.
    serde_json::to_string(&rows).unwrap_or_default()
}

fn row<'a>(located: &Located<'a>, sources: &Sources, folder: &Path, editor: Option<&Editor>) -> Row<'a> {
    let Located { problem, range } = located;
    let place = &problem.place;
    let excerpt = sources.get(&place.path).map(|source| excerpt(source, place.span));
    let count = |end: fn(&super::excerpt::Excerpt) -> usize| {
        excerpt.as_ref().map_or(0, |excerpt| excerpt.text[..end(excerpt)].encode_utf16().count())
    };
    Row {
        path: place.path.as_str(),
        line: range.start.line,
        column: range.start.column,
        severity: severity_name(problem.severity()),
        rule: problem.rule.row().name,
        message: &problem.message,
        help: problem.help.as_deref(),
        start: count(|excerpt| excerpt.span.start),
        end: count(|excerpt| excerpt.span.end),
        excerpt: excerpt.map(|excerpt| excerpt.text),
        editor: editor.map(|editor| {
            editor.link(&folder.join(place.path.as_str()), range.start.line, range.start.column)
        }),
    }
}
