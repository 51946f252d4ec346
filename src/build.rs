//! The two commands that understand a whole site: `build` and `check`. From the world, through the pure stages, and
//! back into the world.

use crate::assemble::Drafts;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::load::{self, Authorship, Beside, Project};
use crate::model::markdown::Shelf;
use crate::model::search::SearchFile;
use crate::model::{Date, History, Page, ReferencePage};
use crate::parallel;
use crate::path::{OutputPath, SourcePath};
use crate::pipeline::{self, Input, Understood};
use crate::plan::Readers;
use crate::render::{self, Rendered, Site};
use crate::source::Sources;
use crate::write::{self, Body, Published};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

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
    notes.extend(programs(&understood));
    if !pipeline::has_errors(&problems) {
        let drawing = Drawing::default();
        let mut done = publish(&project, &understood, &shelf, out, progress, &drawing)?;
        let (found, placed) = drawing.found();
        problems.extend(found);
        notes.extend(places_removed(&placed));
        pipeline::sort(&mut problems);
        if let Some(done) = &mut done {
            notes.append(&mut done.notes);
        }
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
    let drawing = Drawing::default();
    let files: Vec<&SourcePath> = understood.plan.values().filter_map(Page::file).collect();
    parallel::map(&files, |path| drop(drawing.beside(&project.folder, path)));
    let (found, placed) = drawing.found();
    problems.extend(found);
    pipeline::sort(&mut problems);
    let notes = programs(&understood).into_iter().chain(places_removed(&placed)).collect();
    Ok(Built {
        problems,
        sources: project.sources,
        documents: understood.curriculum.documents.len(),
        published: None,
        notes,
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
        sizes: Some(&project.sizes),
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
    let of_files = project.problems_of(&understood.curriculum);
    understood.problems.extend(of_files.cloned());
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
    drawing: &Drawing,
) -> Result<Option<Published>> {
    let mut found = Vec::new();
    let site =
        Site::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found).with_shelf(shelf);
    drawing.problems(found);
    if understood.plan.contains_key(&SearchFile::Page.output()) {
        // Here all cores are free for it; later all would wait for the first who asks.
        site.index();
    }
    let mut files: Vec<(OutputPath, &Page)> =
        understood.plan.iter().map(|(output, page)| (output.clone(), page)).collect();
    in_turn(&mut files);
    let done = AtomicUsize::new(0);
    let ready = || drawing.problems.lock().is_ok_and(|problems| !pipeline::has_errors(&problems));
    write::publish(
        out,
        &project.folder,
        &files,
        |output, page| {
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
            match render::render(&site, output, page, &drawing.problems) {
                Rendered::Bytes(bytes) => Body::Bytes(bytes),
                Rendered::Copy(path) => drawing.beside(&project.folder, &path),
                Rendered::Pieces(pieces) => Body::Chunks(pieces),
            }
        },
        ready,
    )
}

/// What is found out while pages are drawn, on all cores.
#[derive(Default)]
struct Drawing {
    problems: Mutex<Vec<Diagnostic>>,
    /// Photos that said where they were taken.
    placed: Mutex<Vec<SourcePath>>,
}

impl Drawing {
    /// A file beside the texts as it is published. Of one that cannot be, nothing is: its problem keeps the website back.
    fn beside<'b>(&self, folder: &Path, path: &SourcePath) -> Body<'b> {
        match load::beside(folder, path) {
            Ok(Beside::AsItIs) => Body::Copy(folder.join(path.as_str())),
            Ok(Beside::Made { bytes, had_place }) => {
                if had_place {
                    self.placed.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
                }
                Body::Bytes(bytes)
            }
            Err(problem) => {
                self.problems(vec![*problem]);
                Body::Bytes(Vec::new())
            }
        }
    }

    fn problems(&self, found: Vec<Diagnostic>) {
        self.problems.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
    }

    fn found(self) -> (Vec<Diagnostic>, Vec<SourcePath>) {
        let problems = self.problems.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut placed = self.placed.into_inner().unwrap_or_else(PoisonError::into_inner);
        placed.sort();
        (problems, placed)
    }
}

/// Says that places were taken out of photos, so that their authors know that their own files still hold them.
fn places_removed(photos: &[SourcePath]) -> Option<String> {
    let (first, others) = photos.split_first()?;
    let which = match others.len() {
        0 => format!("`{first}` says where it was taken"),
        1 => format!("`{first}` and 1 other photo say where they were taken"),
        others => format!("`{first}` and {others} other photos say where they were taken"),
    };
    Some(format!("{which}: the website does not, but who can read this folder can"))
}

/// Says that a theme is a program, which a list of problems cannot judge.
fn programs(understood: &Understood) -> Option<String> {
    let name = understood.curriculum.config.theme.as_deref()?;
    let (first, others) = understood.theme.programs.split_first()?;
    let what = match others.len() {
        0 => format!("1 script of its own (`{first}`): it"),
        1 => format!("2 scripts of its own (`{first}`, `{}`): they", others[0]),
        more => format!("{} scripts of its own (`{first}` and {more} more): they", more + 1),
    };
    Some(format!("the theme `{name}` brings {what} can read what people type"))
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
        | Page::Drawing(_)
        | Page::File(_) => Turn::Own,
        Page::Search(SearchFile::Texts(_)) => Turn::Texts,
        Page::Slides(_) | Page::PresenterSlides(_) => Turn::Slides,
        Page::PrintAll => Turn::Everything,
        Page::PrintModule(_) | Page::Reference(ReferencePage::Document) => Turn::Module,
        Page::ParticipantPack(_) | Page::FacilitatorPack(_) => Turn::Pack,
    }
}
