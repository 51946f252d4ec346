//! The navigation: the parts of the site, drawn once for each folder depth and part. Where there are very many modules it
//! names those near a page and leads to the list of all, so that no page grows with their number.

use super::site::{Site, context};
use super::view::{NavPart, NavView};
use crate::diagnostic::Diagnostic;
use crate::limit;
use crate::model::{Curriculum, Section};
use crate::path::OutputPath;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A part of the site that the navigation marks as the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SitePart {
    None,
    Module(usize),
    Section(Section),
    Glossary,
}

/// Modules that are named before and after the one of a page, where not all are.
const NEAR: usize = 3;

/// What was drawn, by folder depth and part.
#[derive(Default)]
pub struct Navigation(BTreeMap<(usize, SitePart), String>);

impl Navigation {
    /// Draws the navigation; a template that cannot be drawn is reported.
    pub fn draw(site: &Site<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let mut drawn = BTreeMap::new();
        // Of many modules each has few pages, and theirs is drawn with them.
        let modules = site.curriculum.modules.len().min(limit::MODULES_IN_NAVIGATION);
        let modules = (0..modules).map(SitePart::Module);
        let sections = Section::ALL.into_iter().map(SitePart::Section);
        let parts: Vec<SitePart> =
            modules.chain(sections).chain([SitePart::None, SitePart::Glossary]).collect();
        let deepest = site.plan.keys().map(OutputPath::depth).max().unwrap_or(0);
        for depth in 0..=deepest {
            for part in &parts {
                match one(site, depth, *part) {
                    Ok(nav) => {
                        drawn.insert((depth, *part), nav);
                    }
                    Err(problem) => {
                        problems.push(*problem);
                        return Self(drawn);
                    }
                }
            }
        }
        Self(drawn)
    }
}

impl Site<'_> {
    /// The navigation of a page.
    pub fn nav(&self, page: &OutputPath, part: SitePart) -> Cow<'_, str> {
        let is_many = matches!(part, SitePart::Module(module) if module >= limit::MODULES_IN_NAVIGATION);
        match self.navigation.0.get(&(page.depth(), part)) {
            Some(drawn) => Cow::Borrowed(drawn),
            // What is wrong with the template was reported with the first modules.
            None if is_many => Cow::Owned(one(self, page.depth(), part).unwrap_or_default()),
            None => Cow::Borrowed(""),
        }
    }

    /// The parts of the site, with links made by `href`.
    pub fn nav_view(&self, current: SitePart, href: impl Fn(&OutputPath) -> String) -> NavView {
        let curriculum = self.curriculum;
        let home = href(&OutputPath::new("index.html"));
        let named = named(curriculum, current);
        let is_all = named.len() == curriculum.modules.len();
        let mut parts: Vec<NavPart> = named
            .map(|index| NavPart {
                href: href(&curriculum.module_output(index)),
                title: curriculum.modules[index].title.clone(),
                number: Some(index + 1),
                accent: curriculum.modules[index].accent.clone(),
                current: current == SitePart::Module(index),
                language: self.module_language(index),
            })
            .collect();
        for (output, title, part) in self.other_parts() {
            parts.push(NavPart {
                href: href(&output),
                title,
                number: None,
                accent: String::new(),
                current: current == part,
                language: self.part_language(part),
            });
        }
        NavView { all_modules: (!is_all).then(|| home.clone()), home, parts }
    }
}

/// The modules that the navigation names in a part of the site.
fn named(curriculum: &Curriculum, current: SitePart) -> Range<usize> {
    let all = curriculum.modules.len();
    if all <= limit::MODULES_IN_NAVIGATION {
        return 0..all;
    }
    match current {
        SitePart::Module(module) => module.saturating_sub(NEAR)..(module + NEAR + 1).min(all),
        SitePart::None | SitePart::Section(_) | SitePart::Glossary => 0..0,
    }
}

fn one(site: &Site<'_>, depth: usize, part: SitePart) -> Result<String, Box<Diagnostic>> {
    let from = OutputPath::new("x/".repeat(depth) + "x.html");
    let view = site.nav_view(part, |to| format!("{}{}", from.root(), OutputPath::new("x").href_to(to)));
    site.theme.draw("nav.html", &context("nav", &view))
}
