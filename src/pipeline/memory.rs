//! What was understood before. A text is read again only when it changed; and where the present version of a file has an
//! error, the last one without stands in, so that a slip in one file changes no other page.

use super::editions::Editions;
use super::{Input, has_errors};
use crate::assemble::Known;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Document, Edition};
use crate::parallel;
use crate::parse::parse;
use crate::path::SourcePath;
use crate::render::Theme;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Empty at first; then what the last time gave.
#[derive(Default)]
pub struct Memory {
    pub(super) texts: Texts,
    pub(super) themes: Themes,
    pub(super) assembled: Known,
    pub(super) editions: Editions,
    settings: Option<Config>,
}

/// Every text, sorted by path.
#[derive(Default)]
pub struct Texts(Vec<Text>);

/// The theme as it is, and the last one without an error.
#[derive(Default)]
pub struct Themes {
    present: Option<KnownTheme>,
    good: Option<Arc<Theme>>,
}

/// One text as it was read.
struct Text {
    document: Arc<Document>,
    problems: Vec<Diagnostic>,
    /// The last version without an error, when this one has one.
    before: Option<Arc<Document>>,
}

/// A theme with all that it was made from.
struct KnownTheme {
    settings: Option<Source>,
    sources: Vec<Source>,
    files: BTreeMap<SourcePath, Vec<u8>>,
    problems: Vec<Diagnostic>,
    theme: Arc<Theme>,
}

impl Memory {
    /// Whether this is the first time.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.0.is_empty()
    }

    /// The settings; the last ones without an error, when these have one.
    pub(super) fn settings(
        &mut self,
        problems: &mut Vec<Diagnostic>,
        read: impl FnOnce(&mut Vec<Diagnostic>) -> Config,
    ) -> Config {
        let mut found = Vec::new();
        let config = read(&mut found);
        let bad = has_errors(&found);
        problems.append(&mut found);
        if let Some(before) = self.settings.as_ref().filter(|_| bad) {
            return before.clone();
        }
        if !bad {
            self.settings = Some(config.clone());
        }
        config
    }
}

impl Texts {
    /// Every Markdown file below `content/`, and how many of them were read anew, on all cores.
    pub(super) fn documents(
        &mut self,
        input: &Input<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> (Vec<Arc<Document>>, usize) {
        let mut known = std::mem::take(&mut self.0).into_iter().peekable();
        let mut texts: Vec<(&Source, Option<Text>)> = Vec::new();
        for source in input.sources.values().filter(|source| is_document(source)) {
            while known.next_if(|text| text.document.source.path < source.path).is_some() {}
            texts.push((source, known.next_if(|text| text.document.source.path == source.path)));
        }
        let is_known = |source: &Source, text: &Option<Text>| {
            text.as_ref().is_some_and(|text| text.document.source.is_same(source))
        };
        let anew: Vec<&Source> = texts
            .iter()
            .filter(|(source, text)| !is_known(source, text))
            .map(|(source, _)| *source)
            .collect();
        let parsed = anew.len();
        let mut read = parallel::map(&anew, |source| parse(source, input.shelf)).into_iter();
        let mut documents = Vec::with_capacity(texts.len());
        for (source, text) in texts {
            let text = match text {
                Some(text) if text.document.source.is_same(source) => text,
                before => match read.next() {
                    Some((document, problems)) => Text::new(document, problems, before),
                    None => continue,
                },
            };
            problems.extend(text.problems.iter().cloned());
            documents.push(Arc::clone(text.before.as_ref().unwrap_or(&text.document)));
            self.0.push(text);
        }
        (documents, parsed)
    }

    /// The texts for which an earlier version stands in.
    pub(super) fn stand_ins(&self) -> BTreeSet<SourcePath> {
        let texts = self.0.iter().filter(|text| text.before.is_some());
        texts.map(|text| text.document.source.path.clone()).collect()
    }
}

impl Themes {
    /// The theme; made again only when anything it is made from changed.
    pub(super) fn theme(
        &mut self,
        input: &Input<'_>,
        problems: &mut Vec<Diagnostic>,
        make: impl FnOnce(&mut Vec<Diagnostic>) -> Theme,
    ) -> Arc<Theme> {
        let settings = input.sources.get(&SourcePath::new("site.toml"));
        let of_themes = |path: &SourcePath| path.as_str().starts_with("themes/");
        let from = input.sources.range(SourcePath::new("themes/")..);
        let sources: Vec<&Source> =
            from.take_while(|(path, _)| of_themes(path)).map(|(_, source)| source).collect();
        let known = self.present.take().filter(|known| {
            known.settings.as_ref() == settings
                && known.sources.len() == sources.len()
                && known.sources.iter().zip(&sources).all(|(one, other)| one == *other)
                && known.files == *input.theme_files
        });
        let known = known.unwrap_or_else(|| {
            let mut problems = Vec::new();
            let theme = Arc::new(make(&mut problems));
            if !has_errors(&problems) {
                self.good = Some(Arc::clone(&theme));
            }
            KnownTheme {
                settings: settings.cloned(),
                sources: sources.into_iter().cloned().collect(),
                files: input.theme_files.clone(),
                problems,
                theme,
            }
        });
        problems.extend(known.problems.iter().cloned());
        let good = self.good.as_ref().filter(|_| has_errors(&known.problems));
        let theme = Arc::clone(good.unwrap_or(&known.theme));
        self.present = Some(known);
        theme
    }
}

impl Text {
    fn new(document: Document, problems: Vec<Diagnostic>, before: Option<Self>) -> Self {
        let before = if has_errors(&problems) {
            before.and_then(|before| match before.before {
                None if has_errors(&before.problems) => None,
                None => Some(before.document),
                older => older,
            })
        } else {
            None
        };
        Self { document: Arc::new(document), problems, before }
    }
}

fn is_document(source: &Source) -> bool {
    source.path.in_content().is_some_and(|path| path.ends_with(".md")) && !Edition::is_at(&source.path)
}
