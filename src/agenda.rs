//! The command `agenda`: the plan of all sessions, and what differs from an earlier version of the texts.

use crate::assemble::Drafts;
use crate::error::Result;
use crate::load;
use crate::pipeline::{self, Input, Memory};
use crate::report::{Schedule, compare, schedule};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::path::Path;

/// The plan, and what keeps it from being sure.
#[derive(Debug)]
pub struct Planned {
    pub schedule: Schedule,
    /// Every problem of the texts, as `check` finds them.
    pub problems: Vec<crate::diagnostic::Diagnostic>,
}

/// Plans the sessions of a site; `against` is a revision to compare with.
///
/// # Errors
/// When the site cannot be read, or git cannot say what the texts were.
pub fn agenda(site: &Path, drafts: Drafts, against: Option<&str>) -> Result<Planned> {
    let project = load::load(site)?;
    let understood =
        pipeline::understand(&Input::new(&project.sources, &project.files, &project.theme_files, drafts));
    let mut problems = understood.problems;
    problems.extend(project.problems_of(&understood.curriculum).cloned());
    pipeline::sort(&mut problems);
    let mut planned = schedule(&understood.curriculum);
    if let Some(revision) = against {
        let before = earlier(&load::at_revision(site, revision)?, drafts);
        planned = compare(planned, &before, revision);
    }
    Ok(Planned { schedule: planned, problems })
}

/// The plan that earlier texts make. What was wrong with them is no matter any more.
fn earlier(sources: &Sources, drafts: Drafts) -> Schedule {
    let theme_files = BTreeMap::new();
    let input = Input::new(sources, &[], &theme_files, drafts);
    schedule(&pipeline::arrange(&input, &mut Memory::default()).curriculum)
}
