//! Things by the paths of their files. A path finds its file in whatever form its letters are written, as macOS does.

use crate::path::SourcePath;
use std::collections::BTreeMap;

/// A sorted map by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByPath<T>(BTreeMap<SourcePath, T>);

impl<T> ByPath<T> {
    pub fn get(&self, path: &SourcePath) -> Option<&T> {
        self.0.get(&*path.composed())
    }

    pub fn contains(&self, path: &SourcePath) -> bool {
        self.get(path).is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn values(&self) -> impl Iterator<Item = &T> + '_ {
        self.0.values()
    }
}

impl<T> Default for ByPath<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> FromIterator<(SourcePath, T)> for ByPath<T> {
    fn from_iter<I: IntoIterator<Item = (SourcePath, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(path, it)| (path.composed().into_owned(), it)).collect())
    }
}

/// Files by their own paths.
impl<'a> FromIterator<&'a SourcePath> for ByPath<SourcePath> {
    fn from_iter<I: IntoIterator<Item = &'a SourcePath>>(paths: I) -> Self {
        paths.into_iter().map(|path| (path.clone(), path.clone())).collect()
    }
}
