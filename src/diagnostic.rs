//! What an author did wrong: a value with a place, a rule, words and what to do.

use crate::limit;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeMap;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub path: SourcePath,
    pub span: Span,
}

/// How bad it is. An error keeps the site from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// Another place that explains the first, with its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    pub place: Place,
    pub label: String,
}

/// A replacement an author could paste: the text of `span` becomes `text`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    pub span: Span,
    pub text: String,
}

/// One problem. The order of the fields is the order problems are reported in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    pub place: Place,
    pub rule: Rule,
    /// What is wrong: lower case, no full stop, the author's words in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    pub fix: Option<Fix>,
    pub related: Vec<Related>,
}

impl Diagnostic {
    pub fn new(rule: Rule, path: &SourcePath, span: Span, message: impl Into<String>) -> Self {
        let place = Place { path: path.clone(), span };
        Self { place, rule, message: message.into(), help: None, fix: None, related: Vec::new() }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a replacement for the text at `span` of the same file.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    #[must_use]
    pub fn related(mut self, path: &SourcePath, span: Span, label: impl Into<String>) -> Self {
        let place = Place { path: path.clone(), span };
        self.related.push(Related { place, label: label.into() });
        self
    }

    pub fn severity(&self) -> Severity {
        self.rule.row().severity
    }
}

/// Leaves out most problems of one rule in one file where there are very many of them; the first that is left out says
/// how many. Called once where problems are found, because nobody reads more and each takes memory.
pub fn keep_some(problems: &mut Vec<Diagnostic>) {
    if problems.len() <= limit::ALIKE {
        return;
    }
    problems.sort();
    problems.dedup();
    let mut found: BTreeMap<(SourcePath, Rule), usize> = BTreeMap::new();
    for problem in problems.iter() {
        *found.entry((problem.place.path.clone(), problem.rule)).or_default() += 1;
    }
    found.retain(|_, count| *count > limit::ALIKE);
    let mut met: BTreeMap<(SourcePath, Rule), usize> = BTreeMap::new();
    problems.retain_mut(|problem| {
        let key = (problem.place.path.clone(), problem.rule);
        let Some(count) = found.get(&key) else { return true };
        let met = met.entry(key).or_default();
        *met += 1;
        if *met == limit::ALIKE {
            let left = count - limit::ALIKE + 1;
            let words = format!("{left} problems like those above, from here on, are not listed one by one");
            let place = &problem.place;
            *problem = Diagnostic::new(problem.rule, &place.path, place.span, words)
                .help("solve some of those above first: the same change often solves many");
        }
        *met <= limit::ALIKE
    });
}

/// The nearest of some names, when near enough that it is likely what was meant.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let distance = |name: &str| {
        let other = name.chars().count();
        let most = (other.max(length) / 3).max(1);
        // Comparing letter by letter is slow, and for most names their length is enough.
        let distance = (other.abs_diff(length) <= most)
            .then(|| strsim::damerau_levenshtein(&word, &name.to_lowercase()));
        distance.filter(|distance| *distance <= most)
    };
    let near = names.into_iter().filter_map(|name| distance(name).map(|distance| (distance, name)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}
