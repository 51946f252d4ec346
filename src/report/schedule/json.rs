//! The plan for scripts: one object.

use super::Schedule;
use crate::report::escape_json::escape_json;

/// `{against, sessions: [{path, title, …, meetings: [{day, start, …, items: […]}], drift}], removed}`.
pub fn json(schedule: &Schedule) -> String {
    // Rows of texts and numbers can always be written.
    let text = serde_json::to_string_pretty(schedule).unwrap_or_default();
    escape_json(&format!("{text}\n"))
}
