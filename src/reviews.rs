//! The command `reviews`: which entries of the living reference are due to be looked at again, for those who edit it.

use crate::assemble::Drafts;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::load;
use crate::model::Date;
use crate::pipeline::{self, Input};
use crate::report::{self, Reviews};
use std::path::Path;

/// What is due, and what is wrong with the texts.
#[derive(Debug)]
pub struct Due {
    pub reviews: Reviews,
    /// Every problem of the texts, as `check` finds them.
    pub problems: Vec<Diagnostic>,
}

/// Looks at the entries of a site as on a day.
///
/// # Errors
/// When the site cannot be read.
pub fn reviews(site: &Path, drafts: Drafts, as_of: Date) -> Result<Due> {
    let project = load::load(site)?;
    let understood =
        pipeline::understand(&Input::new(&project.sources, &project.files, &project.theme_files, drafts));
    let mut problems = understood.problems;
    problems.extend(project.problems_of(&understood.curriculum).cloned());
    pipeline::sort(&mut problems);
    Ok(Due { reviews: report::reviews(&understood.curriculum, as_of), problems })
}
