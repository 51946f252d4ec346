//! Editions that were read before. They hardly ever change.

use super::Input;
use crate::diagnostic::Diagnostic;
use crate::model::Edition;
use crate::parallel;
use crate::parse::edition;
use crate::source::Source;
use std::sync::Arc;

/// Every file of an edition, sorted by path.
#[derive(Default)]
pub struct Editions(Vec<Read>);

#[derive(Clone)]
struct Read {
    source: Source,
    edition: Option<Arc<Edition>>,
    problems: Vec<Diagnostic>,
}

impl Editions {
    /// All editions, the oldest first; what is wrong with their files is added to `problems`.
    pub(super) fn read(&mut self, input: &Input<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Arc<Edition>> {
        let sources: Vec<&Source> =
            input.sources.values().filter(|source| Edition::is_at(&source.path)).collect();
        let known = |source: &Source| {
            let read = self.0.iter().find(|read| read.source.path == source.path)?;
            read.source.is_same(source).then(|| read.clone())
        };
        let read = parallel::map(&sources, |source| {
            known(source).unwrap_or_else(|| {
                let mut problems = Vec::new();
                let edition = edition::read(source, &mut problems).map(Arc::new);
                Read { source: (*source).clone(), edition, problems }
            })
        });
        self.0 = read;
        problems.extend(self.0.iter().flat_map(|read| read.problems.iter().cloned()));
        let mut editions: Vec<Arc<Edition>> = self.0.iter().filter_map(|read| read.edition.clone()).collect();
        editions.sort_by(|one, other| (one.date, &one.name).cmp(&(other.date, &other.name)));
        editions
    }
}
