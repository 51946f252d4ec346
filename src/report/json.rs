//! Problems for editors and scripts: one array of flat objects. Lines and columns count from 1, columns in characters;
//! the end is the place after the last character.

use super::escape_json::escape_json;
use super::place::{Located, located};
use super::severity_name;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use serde::Serialize;

/// One problem; the order of the fields is the order in the text.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    severity: &'static str,
    rule: &'static str,
    message: &'a str,
    help: Option<&'a str>,
}

/// `[{path, line, column, end_line, end_column, severity, rule, message, help}, …]`, paths relative to the site.
pub fn json(problems: &[Diagnostic], sources: &Sources) -> String {
    let located = located(problems, sources);
    let rows: Vec<Row<'_>> = located.iter().map(row).collect();
    // Rows of texts and numbers can always be written.
    let text = serde_json::to_string_pretty(&rows).unwrap_or_default();
    escape_json(&format!("{text}\n"))
}

fn row<'a>(located: &Located<'a>) -> Row<'a> {
    let Located { problem, range } = located;
    Row {
        path: problem.place.path.as_str(),
        line: range.start.line,
        column: range.start.column,
        end_line: range.end.line,
        end_column: range.end.column,
        severity: severity_name(problem.severity()),
        rule: problem.rule.row().name,
        message: &problem.message,
        help: problem.help.as_deref(),
    }
}
