//! START HERE: the pure stages in order. Texts become documents, documents one curriculum, the curriculum a plan of
//! pages; whatever an author did wrong on the way is collected. Nothing here touches the world or fails.

mod editions;
mod memory;
mod sizes;

pub use memory::Memory;

use crate::assemble::{Beside, Drafts, assemble};
use crate::check::{self, Outputs};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity};
use crate::keys;
use crate::model::markdown::Shelf;
use crate::model::search::generated;
use crate::model::{Curriculum, Dimensions, History, Page, Plan};
use crate::parallel;
use crate::path::{OutputPath, SourcePath};
use crate::plan::{Readers, plan};
use crate::render::{self, Theme};
use crate::source::{Source, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the stages are given.
pub struct Input<'a> {
    pub sources: &'a Sources,
    /// Files beside the texts.
    pub files: &'a [SourcePath],
    /// How large the photos among them are, where their bytes were read.
    pub sizes: Option<&'a BTreeMap<SourcePath, Dimensions>>,
    pub theme_files: &'a BTreeMap<SourcePath, Vec<u8>>,
    /// The `fields.json` of the website that people use now, where there is one.
    pub published: Option<&'a Source>,
    pub drafts: Drafts,
    pub readers: Readers,
    /// Instead of the base address in `site.toml`.
    pub base_url: Option<&'a str>,
    /// Where the events of texts wait when all pages are to be drawn, so that no text is read twice.
    pub shelf: Option<&'a Shelf>,
    /// Who wrote entries and when, where the history of their files was asked.
    pub history: Option<&'a History>,
}

impl<'a> Input<'a> {
    /// Texts and files for whoever only wants to know what they say.
    pub fn new(
        sources: &'a Sources,
        files: &'a [SourcePath],
        theme_files: &'a BTreeMap<SourcePath, Vec<u8>>,
        drafts: Drafts,
    ) -> Self {
        let readers = Readers::Everybody;
        Self {
            sources,
            files,
            sizes: None,
            theme_files,
            published: None,
            drafts,
            readers,
            base_url: None,
            shelf: None,
            history: None,
        }
    }
}

/// A site that is understood: ready to be drawn when no problem is an error.
pub struct Understood {
    pub curriculum: Curriculum,
    pub theme: Arc<Theme>,
    pub plan: Plan,
    /// Outputs that have no place in the plan, because another one has it.
    pub lost: Vec<(OutputPath, Page)>,
    /// Every problem, sorted by place.
    pub problems: Vec<Diagnostic>,
    /// Texts for which an earlier version stands in, because the present one has an error. Only with a memory.
    pub stand_ins: BTreeSet<SourcePath>,
    /// Number of texts that were read anew.
    pub parsed: usize,
}

/// Whether the settings ask for the history of entries.
pub fn wants_history(sources: &Sources) -> bool {
    let settings = sources.get(&SourcePath::new("site.toml"));
    // What is wrong with the settings is said where they are read for good.
    settings.is_some_and(|settings| config::read(settings, &mut Vec::new()).reference.history)
}

/// The whole way from texts to a plan, and every problem on it.
pub fn understand(input: &Input<'_>) -> Understood {
    let mut understood = arrange(input, &mut Memory::default());
    understood.problems.extend(questions(&understood, input.sources, input.published));
    sort(&mut understood.problems);
    understood
}

/// The way from texts to a plan, without the questions to the whole. What the memory knows is not done again.
pub fn arrange(input: &Input<'_>, memory: &mut Memory) -> Understood {
    let mut problems = Vec::new();
    let path = SourcePath::new("site.toml");
    let empty = Source::new(path.clone(), "");
    let settings = input.sources.get(&path).unwrap_or(&empty);
    let config = memory.settings(&mut problems, |problems| {
        let mut config = config::read(settings, problems);
        if let Some(base) = input.base_url {
            config.base_url = Some(format!("{}/", base.trim_end_matches('/')));
        }
        config
    });
    let is_first = memory.is_empty();
    let (texts, themes) = (&mut memory.texts, &mut memory.themes);
    let (mut in_texts, mut in_theme) = (Vec::new(), Vec::new());
    let mut read = || texts.documents(input, &mut in_texts);
    let mut make = || themes.theme(input, &mut in_theme, |problems| theme(&config, input, problems));
    // The first time both take long; later neither does, and need not wait for a core.
    let ((documents, parsed), theme) =
        if is_first { parallel::both(&mut read, &mut make) } else { (read(), make()) };
    problems.extend(in_texts.into_iter().chain(in_theme));
    reserved(input.sources, &mut problems);
    let editions = memory.editions.read(input, &mut problems);
    let beside =
        Beside { files: input.files, sizes: sizes::sizes(input), leads: leads(&config, input.sources) };
    let curriculum =
        assemble(config, documents, editions, beside, input.drafts, &mut memory.assembled, input.history);
    let generated = generated(&curriculum, |section| theme.strings.get(section.folder()));
    let (plan, lost) = plan(&curriculum, theme.files.keys(), &generated, input.readers);
    sort(&mut problems);
    Understood { curriculum, theme, plan, lost, problems, stand_ins: memory.texts.stand_ins(), parsed }
}

/// The settings, and the texts of the theme that they name.
fn leads<'a>(config: &Config, sources: &'a Sources) -> Vec<&'a Source> {
    let folder = config.theme.as_ref().map(|name| format!("themes/{name}/"));
    let of_theme = folder.iter().flat_map(|folder| {
        let from = sources.range(SourcePath::new(folder)..);
        from.take_while(|(path, _)| path.as_str().starts_with(folder.as_str())).map(|(_, source)| source)
    });
    of_theme.chain(sources.get(&SourcePath::new("site.toml"))).collect()
}

/// Tells of reserved characters in files of the theme and lists; texts and settings are looked at where they are read.
fn reserved(sources: &Sources, problems: &mut Vec<Diagnostic>) {
    let is_read = |path: &SourcePath| {
        (path.in_content().is_some() && path.extension().as_deref() == Some("md"))
            || path.as_str() == "site.toml"
    };
    for source in sources.values().filter(|source| !is_read(&source.path)) {
        let values = matches!(source.path.extension().as_deref(), Some("toml" | "json"));
        let escapes: &[u8] = if values { keys::reserved::IN_VALUES } else { &[] };
        keys::reserved::tell(source, 0..source.text.len(), escapes, |_| false, problems);
    }
}

fn theme(config: &Config, input: &Input<'_>, problems: &mut Vec<Diagnostic>) -> Theme {
    let parts = render::Parts {
        name: config.theme.as_deref(),
        language: &config.language,
        sources: input.sources,
        files: input.theme_files,
    };
    render::theme(&parts, &render::site_view(config), problems)
}

/// The questions to the whole. What they find in the earlier version of a text has no place in the present one.
pub fn questions(understood: &Understood, sources: &Sources, published: Option<&Source>) -> Vec<Diagnostic> {
    let Understood { curriculum, plan, lost, .. } = understood;
    let mut problems = check::check(curriculum, &Outputs::of(curriculum, plan, lost), sources, published);
    problems.retain(|problem| !understood.stand_ins.contains(&problem.place.path));
    problems
}

/// Sorts problems by place and drops what was found twice.
pub fn sort(problems: &mut Vec<Diagnostic>) {
    problems.sort();
    problems.dedup();
}

/// Whether any problem keeps the site from being published.
pub fn has_errors(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}
