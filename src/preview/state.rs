//! One state of the site, ready to be drawn page by page.

use crate::diagnostic::{Diagnostic, nearest};
use crate::load::{self, Beside};
use crate::model::Page;
use crate::path::OutputPath;
use crate::pipeline::{Understood, has_errors};
use crate::render::{self, Rendered, Site, Theme};
use crate::serve::Shown;
use crate::watch::Bell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many pages whose drawing went wrong are tried again after a change.
const MOST_AGAIN: usize = 20;

/// Addresses that are offered in place of one that is not there.
const MOST_NEAR: usize = 5;

pub struct State {
    pub understood: Understood,
    folder: PathBuf,
    /// The last theme that drew every page it was asked for, for pages that the present one cannot draw.
    before: Option<Arc<Theme>>,
    /// What went wrong in drawing, by page.
    wrong: Mutex<BTreeMap<OutputPath, Vec<Diagnostic>>>,
    /// Whether something was noted since somebody asked.
    has_news: AtomicBool,
    bell: Bell,
}

impl State {
    pub fn new(understood: Understood, folder: &Path, before: Option<&Self>, bell: Bell) -> Self {
        let wrong = before.map(|before| before.wrong().clone()).unwrap_or_default();
        let theme = before.and_then(|before| {
            let same = Arc::ptr_eq(&before.understood.theme, &understood.theme);
            if same || !wrong.is_empty() {
                before.before.clone()
            } else {
                Some(Arc::clone(&before.understood.theme))
            }
        });
        Self {
            understood,
            folder: folder.to_owned(),
            before: theme,
            wrong: Mutex::new(wrong),
            has_news: AtomicBool::new(false),
            bell,
        }
    }

    /// The stylesheet of the present theme.
    pub fn style(&self) -> Option<OutputPath> {
        let is_style = |output: &&OutputPath| output.as_str().starts_with("assets/style.");
        self.understood.theme.files.keys().find(is_style).cloned()
    }

    /// Draws one output and hands it over.
    pub fn draw(&self, output: &OutputPath, show: &mut dyn FnMut(Shown<'_>)) {
        let Some(page) = self.understood.plan.get(output) else {
            let old = self.before.as_ref().and_then(|theme| theme.files.get(output));
            if let Some(bytes) = old {
                show(Shown::Bytes(bytes.clone()));
            }
            return;
        };
        let found = self.draw_with(&self.understood.theme, output, page, &mut |shown| show(shown));
        let found = match found {
            Ok(found) => {
                self.note(output, found);
                return;
            }
            Err(found) => found,
        };
        self.note(output, found);
        let drawn =
            self.before.as_ref().map(|theme| self.draw_with(theme, output, page, &mut |shown| show(shown)));
        if !matches!(drawn, Some(Ok(_))) {
            show(Shown::Broken);
        }
    }

    /// Draws with a theme, and gives what is wrong. What cannot be drawn is not shown, but for pages in pieces, which are
    /// on their way by then.
    fn draw_with(
        &self,
        theme: &Theme,
        output: &OutputPath,
        page: &Page,
        show: &mut dyn FnMut(Shown<'_>),
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let Understood { curriculum, plan, .. } = &self.understood;
        let mut found = Vec::new();
        let site = Site::new(curriculum, theme, plan, &mut found);
        let problems = Mutex::new(found);
        match render::render(&site, output, page, &problems) {
            Rendered::Bytes(bytes) => {
                let found = std::mem::take(&mut *lock(&problems));
                if has_errors(&found) {
                    return Err(found);
                }
                show(Shown::Bytes(bytes));
            }
            Rendered::Copy(path) => match load::beside(&self.folder, &path) {
                Ok(Beside::Made { bytes, .. }) => show(Shown::Bytes(bytes)),
                Ok(Beside::AsItIs) => {
                    let within = self.folder.join(path.as_str().split('/').next().unwrap_or_default());
                    show(Shown::File { place: self.folder.join(path.as_str()), within });
                }
                Err(problem) => return Err(vec![*problem]),
            },
            Rendered::Pieces(pieces) => {
                show(Shown::Pieces(pieces));
                return Ok(std::mem::take(&mut *lock(&problems)));
            }
        }
        Ok(Vec::new())
    }

    /// What is wrong with drawing now: pages for which something was wrong are drawn once more.
    pub fn drawn_again(&self) -> Vec<Diagnostic> {
        let again: Vec<OutputPath> = self.wrong().keys().take(MOST_AGAIN).cloned().collect();
        for output in again {
            match self.understood.plan.get(&output) {
                Some(page) => {
                    let drawn = self.draw_with(&self.understood.theme, &output, page, &mut |shown| {
                        if let Shown::Pieces(pieces) = shown {
                            pieces.for_each(drop);
                        }
                    });
                    let (Ok(found) | Err(found)) = drawn;
                    self.set(&output, found);
                }
                None => {
                    self.set(&output, Vec::new());
                }
            }
        }
        self.wrong().values().flatten().cloned().collect()
    }

    /// Addresses most like one that is not there; the address itself when it is.
    pub fn near(&self, output: &OutputPath) -> Vec<OutputPath> {
        let plan = &self.understood.plan;
        if plan.contains_key(output) {
            return vec![output.clone()];
        }
        let name =
            |output: &OutputPath| output.as_str().rsplit('/').next().unwrap_or_default().to_lowercase();
        let wanted = name(output);
        let pages = || plan.keys().filter(|output| output.as_str().ends_with(".html"));
        let mut near: Vec<OutputPath> = pages()
            .filter(|page| name(page) == wanted && wanted != "index.html")
            .take(MOST_NEAR)
            .cloned()
            .collect();
        if let Some(found) = nearest(output.as_str(), pages().map(OutputPath::as_str)) {
            let found = OutputPath::new(found);
            if !near.contains(&found) {
                near.insert(0, found);
            }
        }
        near.truncate(MOST_NEAR);
        near
    }

    /// Notes what went wrong with a page, and says so when that is news.
    fn note(&self, output: &OutputPath, found: Vec<Diagnostic>) {
        if self.set(output, found) {
            self.has_news.store(true, Ordering::Relaxed);
            self.bell.ring();
        }
    }

    /// Whether drawing went another way than before since this was last asked.
    pub fn has_news(&self) -> bool {
        self.has_news.swap(false, Ordering::Relaxed)
    }

    fn set(&self, output: &OutputPath, found: Vec<Diagnostic>) -> bool {
        let mut wrong = self.wrong();
        let before =
            if found.is_empty() { wrong.remove(output) } else { wrong.insert(output.clone(), found.clone()) };
        before.unwrap_or_default() != found
    }

    fn wrong(&self) -> MutexGuard<'_, BTreeMap<OutputPath, Vec<Diagnostic>>> {
        lock(&self.wrong)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
