//! The two commands that understand a whole site: `build` and `check`. From the world, through the pure stages, and
//! back into the world.

use crate::assemble::Drafts;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::load::{self, Authorship, Project};
use crate::model::markdown::Shelf;
use crate::model::search::SearchFile;
use crate::model::{Date, History, Page, ReferencePage};
use crate::path::OutputPath;
use crate::pipeline::{self, Input, Understood};
use crate::plan::Readers;
use crate::render::{self, Rendered, Site};
use crate::source::Sources;
use crate::write::{self, Body, Published};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder of the website, in that of the curriculum, unless another is named.
pub const PUBLIC: &str = "public";

/// What is to be built.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder, which holds `site.toml`.
    pub site: PathBuf,
    pub drafts: Drafts,
    pub readers: Readers,
    /// Instead of the base address in `site.toml`.
    pub base_url: Option<String>,
    /// The `fields.json` to compare with, or the folder it lies in, instead of the usual places.
    pub published: Option<PathBuf>,
    /// The day for which entries that are due to be reviewed are listed; none lists none.
    pub as_of: Option<Date>,
}

/// How a build ended.
#[derive(Debug)]
pub struct Built {
    /// Every problem, sorted by place.
    pub problems: Vec<Diagnostic>,
    /// The texts the problems are in.
    pub sources: Sources,
    /// Number of documents that were read.
    pub documents: usize,
    /// What was published; none when problems kept it back.
    pub published: Option<Published>,
    /// What could not be done although it was asked for, and is nobody's mistake.
    pub notes: Vec<String>,
}

/// Builds a site into a folder. `progress` is told, from any thread, how many files of how many are done.
///
/// # Errors
/// When the site cannot be read or the website cannot be written; the last good website is then whole.
pub fn build(options: &Options, out: &Path, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Built> {
    let mut project = load::load(&options.site)?;
    // The list is read before the new website takes the place of the old one.
    load::published(&mut project, options.published.as_deref(), out)?;
    let shelf = Shelf::default();
    let mut notes = Vec::new();
    let history = history(&project, &mut notes);
    let mut understood = understand(&project, options, Some(&shelf), history.as_ref());
    let mut problems = std::mem::take(&mut understood.problems);
    let mut published = None;
    if !pipeline::has_errors(&problems) {
        let (done, found) = publish(&project, &understood, &shelf, out, progress)?;
        problems.extend(found);
        pipeline::sort(&mut problems);
        published = done;
    }
    let documents = understood.curriculum.documents.len();
    // The program ends now, and that frees everything at once; document after document would take long.
    std::mem::forget(understood);
    Ok(Built { problems, sources: project.sources, documents, published, notes })
}

/// Every problem of a site, without writing anything. Pages are drawn too when the site has a theme of its own, because
/// some mistakes in templates show only then.
///
/// # Errors
/// When the site cannot be read.
pub fn check(options: &Options) -> Result<Built> {
    let mut project = load::load(&options.site)?;
    load::published(&mut project, options.published.as_deref(), &options.site.join(PUBLIC))?;
    let mut understood = understand(&project, options, None, None);
    let mut problems = std::mem::take(&mut understood.problems);
    if understood.curriculum.config.theme.is_some() {
        let mut found = Vec::new();
        let site = Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found);
        let found = Mutex::new(found);
        for (output, page) in &understood.plan {
            if let Rendered::Pieces(pieces) = render::render(&site, output, page, &found) {
                pieces.for_each(drop);
            }
        }
        problems.append(&mut found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner));
        pipeline::sort(&mut problems);
    }
    Ok(Built {
        problems,
        sources: project.sources,
        documents: understood.curriculum.documents.len(),
        published: None,
        notes: Vec::new(),
    })
}

/// What the repository says of entries, where the settings ask for it.
fn history(project: &Project, notes: &mut Vec<String>) -> Option<History> {
    if !pipeline::wants_history(&project.sources) {
        return None;
    }
    match load::authorship(&project.folder) {
        Authorship::Known(history) => Some(history),
        Authorship::Partly(history, why) => {
            notes.push(why);
            Some(history)
        }
        Authorship::Unknown(why) => {
            notes.push(why);
            None
        }
    }
}

fn understand(
    project: &Project,
    options: &Options,
    shelf: Option<&Shelf>,
    history: Option<&History>,
) -> Understood {
    let mut understood = pipeline::understand(&Input {
        sources: &project.sources,
        files: &project.files,
        theme_files: &project.theme_files,
        published: project.published.as_ref(),
        drafts: options.drafts,
        readers: options.readers,
        base_url: options.base_url.as_deref(),
        shelf,
        history,
    });
    if let Some(day) = options.as_of {
        understood.problems.extend(check::due(&understood.curriculum, day));
    }
    understood.problems.extend(project.problems.iter().cloned());
    pipeline::sort(&mut understood.problems);
    understood
}

/// Draws and writes every page of the plan; a template that cannot be drawn keeps all of it back.
fn publish(
    project: &Project,
    understood: &Understood,
    shelf: &Shelf,
    out: &Path,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Option<Published>, Vec<Diagnostic>)> {
    let mut found = Vec::new();
    let site =
        Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found).with_shelf(shelf);
    if understood.plan.contains_key(&SearchFile::Page.output()) {
        // Here all cores are free for it; later all would wait for the first who asks.
        site.index();
    }
    let problems = Mutex::new(found);
    let mut files: Vec<(OutputPath, &Page)> =
        understood.plan.iter().map(|(output, page)| (output.clone(), page)).collect();
    in_turn(&mut files);
    let done = AtomicUsize::new(0);
    let ready = || problems.lock().is_ok_and(|problems| !pipeline::has_errors(&problems));
    let published = write::publish(
        out,
        &project.folder,
        &files,
        |output, page| {
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
            body(&project.folder, render::render(&site, output, page, &problems))
        },
        ready,
    )?;
    let found = problems.lock().map(|problems| problems.clone()).unwrap_or_default();
    Ok((published, found))
}

/// So many pages in a row are drawn before the slides among them.
const RUN: usize = 16;

/// The order in which pages are begun. What copies comes after what it copies, soon after where it can: slides, and
/// those of presenters, which lie in another folder.
fn in_turn(files: &mut Vec<(OutputPath, &Page)>) {
    files.sort_by(|(one, _), (other, _)| home(one).cmp(home(other)));
    let mut numbered: Vec<_> = std::mem::take(files).into_iter().enumerate().collect();
    numbered.sort_by_key(|(at, (_, page))| match turn(page) {
        Turn::Own => (Turn::Own, at / RUN, 0),
        Turn::Slides => (Turn::Own, at / RUN, 1),
        later => (later, 0, 0),
    });
    files.extend(numbered.into_iter().map(|(_, file)| file));
}

/// The address of a page, or of the page that it is a facilitator's copy of.
fn home(output: &OutputPath) -> &str {
    output.as_str().strip_prefix("facilitator/").unwrap_or(output.as_str())
}

/// When a page is drawn: kinds of pages in the order of their turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// What is shown of results: events of texts wait on the shelf until then.
    Texts,
    /// What is drawn for itself.
    Own,
    /// Slides copy what was drawn for a lesson.
    Slides,
    Everything,
    Module,
    Pack,
}

/// Print pages come last, because they copy what was drawn for the pages before; the largest first, so that nobody has to
/// wait for it in the end.
fn turn(page: &Page) -> Turn {
    match page {
        Page::Front
        | Page::Module(_)
        | Page::Article(_)
        | Page::List(_)
        | Page::Reference(ReferencePage::BySession | ReferencePage::ByTag | ReferencePage::Data)
        | Page::Glossary
        | Page::Tags
        | Page::Tag(_)
        | Page::NotFound
        | Page::Redirect(_)
        | Page::Feed
        | Page::Editions(_)
        | Page::Sitemap
        | Page::Calendar(_)
        | Page::Calendars
        | Page::Headers
        | Page::Fields
        | Page::Search(SearchFile::Page | SearchFile::Letter(_) | SearchFile::Start | SearchFile::Words(_))
        | Page::ThemeFile
        | Page::Guide(_)
        | Page::GuideIndex
        | Page::GuideDoor
        | Page::File(_) => Turn::Own,
        Page::Search(SearchFile::Texts(_)) => Turn::Texts,
        Page::Slides(_) | Page::PresenterSlides(_) => Turn::Slides,
        Page::PrintAll => Turn::Everything,
        Page::PrintModule(_) | Page::Reference(ReferencePage::Document) => Turn::Module,
        Page::ParticipantPack(_) | Page::FacilitatorPack(_) => Turn::Pack,
    }
}

fn body<'s>(folder: &Path, rendered: Rendered<'s>) -> Body<'s> {
    match rendered {
        Rendered::Bytes(bytes) => Body::Bytes(bytes),
        Rendered::Copy(path) => Body::Copy(folder.join(path.as_str())),
        Rendered::Pieces(pieces) => Body::Chunks(pieces),
    }
}
