//! Problems as the workflow commands that GitHub shows beside the changed lines.

use super::place::{Located, located};
use super::severity_name;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::visible::clean;

/// `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=rule::message`, a line a problem.
pub fn github(problems: &[Diagnostic], sources: &Sources) -> String {
    located(problems, sources).iter().map(command).collect()
}

fn command(located: &Located<'_>) -> String {
    let Located { problem, range } = located;
    let help = problem.help.iter().map(|help| format!("\nhelp: {help}"));
    let message: String = std::iter::once(problem.message.clone()).chain(help).collect();
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        severity_name(problem.severity()),
        property(problem.place.path.as_str()),
        range.start.line,
        range.start.column,
        range.end.line,
        range.end.column,
        property(problem.rule.row().name),
        data(&message),
    )
}

/// What stands after `::`.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    clean(&text).replace('\n', "%0A")
}

/// What stands after `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
