//! Pages that nobody wrote: of modules and sections without an `index.md`. They are found by their titles.

use super::targets::{Target, TargetKind, TargetPage};
use crate::model::{Curriculum, Section};

/// A page without a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generated<'c> {
    pub page: TargetPage,
    pub title: &'c str,
}

/// All of them, modules first. `name` is what the theme calls a section.
pub fn generated<'c>(curriculum: &'c Curriculum, name: impl Fn(Section) -> &'c str) -> Vec<Generated<'c>> {
    let modules = curriculum.modules.iter().enumerate().filter(|(_, module)| module.index.is_none());
    let modules =
        modules.map(|(at, module)| Generated { page: TargetPage::Module(at), title: &module.title });
    let is_generated = |section: &Section| {
        curriculum.has_section(*section) && !curriculum.sections.contains_key(section.folder())
    };
    let sections = Section::ALL.into_iter().filter(is_generated);
    let section = |section| Generated { page: TargetPage::Section(section), title: name(section) };
    modules.chain(sections.map(section)).collect()
}

impl<'c> Generated<'c> {
    /// Bytes of what it says of itself, which is its title.
    pub fn size(&self) -> usize {
        self.title.len()
    }

    /// What results lead to.
    pub fn target(&self) -> Target<'c> {
        Target {
            page: self.page,
            kind: TargetKind::Page,
            title: self.title,
            tags: Vec::new(),
            passages: Vec::new(),
        }
    }
}
