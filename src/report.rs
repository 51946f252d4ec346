//! Shows problems: to people at a terminal, to programs, and to code hosts. Every form lists them by place. And, in
//! `schedule`, the plan of all sessions; in `reviews`, what is due.

mod browser;
mod escape_json;
mod excerpt;
mod github;
mod human;
mod json;
mod place;
mod reviews;
mod sarif;
mod schedule;

pub use crate::visible::clean;
pub use browser::{EDITORS, Editor, browser};
pub use github::github;
pub use human::{Color, human};
pub use json::json;
pub use reviews::{
    Reviews, human as human_reviews, json as json_reviews, markdown as markdown_reviews, reviews,
};
pub use sarif::sarif;
pub use schedule::{Schedule, compare, human_schedule, json_schedule, markdown_schedule, schedule};

use crate::diagnostic::{Diagnostic, Severity};

/// How many problems there are, in words: `2 errors, 1 warning`.
pub fn count(problems: &[Diagnostic]) -> String {
    let of = |severity: Severity| problems.iter().filter(|problem| problem.severity() == severity).count();
    let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
    let words: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") })
        .collect();
    if words.is_empty() { "no problems".to_owned() } else { words.join(", ") }
}

/// The word for a severity in every form.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
