//! START HERE: the pure stages in order. Texts become documents, documents one curriculum, the curriculum a plan of
//! pages; whatever an author did wrong on the way is collected. Nothing here touches the world or fails.

use crate::assemble::{Drafts, assemble};
use crate::check;
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Curriculum, Document, Plan};
use crate::parallel;
use crate::parse::parse;
use crate::path::SourcePath;
use crate::plan::plan;
use crate::render::{self, Theme};
use crate::source::{Source, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the stages are given.
pub struct Input<'a> {
    pub sources: &'a Sources,
    /// Files beside the texts.
    pub files: &'a [SourcePath],
    pub theme_files: &'a BTreeMap<SourcePath, Vec<u8>>,
    /// The `fields.json` of the website that people use now, where there is one.
    pub published: Option<&'a Source>,
    pub drafts: Drafts,
    /// Instead of the base address in `site.toml`.
    pub base_url: Option<&'a str>,
}

/// A site that is understood: ready to be drawn when no problem is an error.
pub struct Understood {
    pub curriculum: Curriculum,
    pub theme: Theme,
    pub plan: Plan,
    /// Every problem, sorted by place.
    pub problems: Vec<Diagnostic>,
}

/// The whole way from texts to a plan.
pub fn understand(input: &Input<'_>) -> Understood {
    let mut problems = Vec::new();
    let config = settings(input, &mut problems);
    // The theme is one piece of work that no text waits for.
    let (mut in_theme, mut in_texts) = (Vec::new(), Vec::new());
    let (theme, documents) =
        parallel::both(|| theme(input, &config, &mut in_theme), || documents(input.sources, &mut in_texts));
    problems.append(&mut in_texts);
    let curriculum = assemble(config, documents, input.files, input.drafts);
    problems.extend(check::check(&curriculum, input.sources, input.published));
    problems.append(&mut in_theme);
    let plan = plan(&curriculum, theme.files.keys());
    sort(&mut problems);
    Understood { curriculum, theme, plan, problems }
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

fn settings(input: &Input<'_>, problems: &mut Vec<Diagnostic>) -> Config {
    let path = SourcePath::new("site.toml");
    let empty = Source::new(path.clone(), "");
    let mut config = config::read(input.sources.get(&path).unwrap_or(&empty), problems);
    if let Some(base) = input.base_url {
        config.base_url = Some(format!("{}/", base.trim_end_matches('/')));
    }
    config
}

fn theme(input: &Input<'_>, config: &Config, problems: &mut Vec<Diagnostic>) -> Theme {
    let parts = render::Parts {
        name: config.theme.as_deref(),
        language: &config.language,
        sources: input.sources,
        files: input.theme_files,
    };
    render::theme(&parts, &render::site_view(config), problems)
}

/// Every Markdown file below `content/`, read on all cores.
fn documents(sources: &Sources, problems: &mut Vec<Diagnostic>) -> Vec<Arc<Document>> {
    let texts: Vec<&Source> = sources
        .values()
        .filter(|source| source.path.in_content().is_some_and(|path| path.ends_with(".md")))
        .collect();
    let parsed = parallel::map(&texts, |source| parse(source));
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, mut found) in parsed {
        documents.push(Arc::new(document));
        problems.append(&mut found);
    }
    documents
}
