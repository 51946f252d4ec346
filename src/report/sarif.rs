//! Problems as SARIF 2.1.0, which code scanning services read.

use super::escape_json::escape_json;
use super::place::{Located, Range, located, range};
use super::severity_name;
use crate::diagnostic::{Diagnostic, Fix, Place};
use crate::path::SourcePath;
use crate::rule::{RULES, RuleRow};
use crate::source::Sources;
use serde_json::{Value, json};
use std::fmt::Write;

/// One run with all rules and all problems. Addresses are relative to the site's folder.
pub fn sarif(problems: &[Diagnostic], sources: &Sources) -> String {
    let results: Vec<Value> =
        located(problems, sources).iter().map(|located| result(located, sources)).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "fieldbook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    escape_json(&format!("{log:#}\n"))
}

fn rule(row: &RuleRow) -> Value {
    let explanation = if row.explanation.is_empty() { row.summary } else { row.explanation };
    json!({
        "id": row.name,
        "shortDescription": { "text": row.summary },
        "fullDescription": { "text": explanation },
        "defaultConfiguration": { "level": severity_name(row.severity) },
    })
}

fn result(located: &Located<'_>, sources: &Sources) -> Value {
    let problem = located.problem;
    let row = problem.rule.row();
    let help = problem.help.iter().map(|help| format!("\nhelp: {help}"));
    let text: String = std::iter::once(problem.message.clone()).chain(help).collect();
    let mut result = json!({
        "ruleId": row.name,
        "ruleIndex": problem.rule as usize,
        "level": severity_name(row.severity),
        "message": { "text": text },
        "locations": [location(&problem.place.path, located.range)],
    });
    if !problem.related.is_empty() {
        let related = problem.related.iter().map(|related| {
            let mut location = location(&related.place.path, range(&related.place, sources));
            location["message"] = json!({ "text": related.label });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &problem.fix {
        result["fixes"] = json!([change(&problem.place.path, fix, sources)]);
    }
    result
}

fn location(path: &SourcePath, range: Range) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(path) }, "region": region(range) } })
}

fn change(path: &SourcePath, fix: &Fix, sources: &Sources) -> Value {
    let range = range(&Place { path: path.clone(), span: fix.span }, sources);
    json!({ "artifactChanges": [{
        "artifactLocation": { "uri": uri(path) },
        "replacements": [{ "deletedRegion": region(range), "insertedContent": { "text": fix.text } }],
    }]})
}

fn region(range: Range) -> Value {
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    })
}

/// A path as a relative address: everything but letters, digits, `-._~` and `/` as percent signs and numbers.
fn uri(path: &SourcePath) -> String {
    let mut uri = String::new();
    for byte in path.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
