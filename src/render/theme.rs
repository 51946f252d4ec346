//! The theme: templates, styles, pictures and words; the default one is inside the program, and a site's own lies over it.

mod bundles;

use super::languages::{Languages, marked};
use super::policy;
use super::strings::Strings;
use super::styles;
use crate::diagnostic::Diagnostic;
use crate::limit;
use crate::model::LONGEST_NAME;
use crate::path::{OutputPath, SourcePath};
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};
use bundles::{BUNDLES, is_of, own_script, scripts, style_files};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Tera};
use xxhash_rust::xxh3::xxh3_64;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme ready to draw pages.
pub struct Theme {
    tera: Tera,
    pub strings: Strings,
    /// The same theme with the words of other languages.
    languages: Languages,
    /// Files of the theme by their output path, with hashed names.
    pub files: BTreeMap<OutputPath, Vec<u8>>,
    /// The stylesheet itself, for the one page that may be shown at any address.
    pub stylesheet: Stylesheet,
    /// Files of the site's own theme that run in a browser or change what pages may do.
    pub programs: Vec<String>,
    /// Where each template of the site's own theme lies.
    origins: BTreeMap<String, Source>,
}

/// A style that stands in a page, and what a content security policy calls it.
#[derive(Debug, Clone, Serialize)]
pub struct Stylesheet {
    pub text: String,
    /// `sha256-…`, as Content Security Policy Level 3 writes the hash of a style.
    pub hash: String,
}

/// What the theme is made from.
pub struct Parts<'a> {
    /// Folder below `themes/`; none for the default theme alone.
    pub name: Option<&'a str>,
    pub language: &'a str,
    pub sources: &'a Sources,
    pub files: &'a BTreeMap<SourcePath, Vec<u8>>,
}

/// Puts the theme together. What is wrong with the site's own templates is reported, and the default ones are used.
pub fn theme<S: Serialize>(parts: &Parts<'_>, site: &S, problems: &mut Vec<Diagnostic>) -> Theme {
    let own = Own::find(parts);
    if let Some(name) = parts.name.filter(|_| own.is_empty()) {
        problems.push(missing(parts, name));
    }
    let (strings, languages) = strings(parts, &own, problems);
    let mut files = BTreeMap::new();
    let mut assets = BTreeMap::new();
    let mut published = pictures(&own);
    published.remove(SHORT_STYLE);
    let mut own_scripts = BTreeMap::new();
    for bundle in BUNDLES {
        let (text, name) = (own_script(&own, bundle.folder), format!("own-{}", bundle.script));
        own_scripts.insert(bundle.script, text.as_ref().map_or(String::new(), |_| name.clone()));
        published.extend(text.map(|text| (name, text.into_bytes())));
        if let Some(style) = bundle.style {
            published.extend(style_files(&own, style, bundle.folder));
        }
        published.insert(bundle.script.to_owned(), scripts(&own, bundle.folder).into_bytes());
    }
    // A name that a page may ask for, and that is not there, is empty.
    assets.extend(styles::PARTS.map(|name| (name.to_owned(), String::new())));
    for (name, bytes) in published {
        let output = hashed(&name, &bytes);
        assets.insert(name, output.as_str().to_owned());
        files.insert(output, bytes);
    }
    let text = short_style(&own);
    let stylesheet = Stylesheet { hash: policy::hash(&text), text };
    let (tera, programs) = (Tera::new(), own.programs());
    let mut theme = Theme { tera, strings, languages, files, stylesheet, programs, origins: BTreeMap::new() };
    theme.add_templates(&own, problems);
    if let (_, Some(words)) = theme.languages.own() {
        theme.mark_words(&words);
    }
    let globals = theme.tera.global_context();
    globals.insert("site", site);
    globals.insert("t", &theme.strings.all());
    globals.insert("assets", &assets);
    globals.insert("own_scripts", &own_scripts);
    globals.insert("sheet_waits", &!own.scripts.keys().any(|name| is_of(name, "")));
    globals.insert("icon", &icon(&own));
    theme
}

impl Theme {
    /// The theme for a page in a language; this one where the page is in the site's.
    pub fn in_language(&self, language: &str) -> Option<&Self> {
        self.languages.theme(language, |strings, mark| {
            let mut tera = self.tera.clone();
            tera.global_context().insert("t", &strings.all());
            let mut theme = Self {
                tera,
                strings,
                languages: Languages::default(),
                files: BTreeMap::new(),
                stylesheet: self.stylesheet.clone(),
                programs: Vec::new(),
                origins: self.origins.clone(),
            };
            if let Some(words) = mark {
                theme.mark_words(words);
            }
            theme
        })
    }

    /// Says of every word of the interface in which language it is, because pages are in another.
    fn mark_words(&mut self, language: &str) {
        let own = self.origins.iter().map(|(name, source)| (name.as_str(), &*source.text));
        let defaults = default_files("templates")
            .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)));
        let all: BTreeMap<String, String> = defaults
            .filter(|(name, _)| !self.origins.contains_key(name))
            .chain(own.map(|(name, text)| (name.to_owned(), text)))
            .map(|(name, text)| (name, marked(text, language)))
            .collect();
        let mut tera = self.tera.clone();
        // Templates of the site's own that do not fit were reported before.
        if tera.add_raw_templates(all).is_ok() {
            self.tera = tera;
        }
    }

    /// Draws a template. `data` are its named values.
    ///
    /// # Errors
    /// A diagnostic at the place in the template that could not be drawn.
    pub fn draw(&self, template: &str, data: &Context) -> Result<String, Box<Diagnostic>> {
        self.tera.render(template, data).map_err(|error| Box::new(self.problem(template, &error)))
    }

    /// The default templates first, each under its own name and below `default/`; then the site's, one by one, so
    /// that each mistake is found and only that template is left out.
    fn add_templates(&mut self, own: &Own<'_>, problems: &mut Vec<Diagnostic>) {
        let defaults: Vec<(String, &str)> = default_files("templates")
            .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
            .collect();
        // Components may be defined once only, so the copies that can be extended leave those files out. Without
        // templates of the site's own nobody asks for copies.
        let copies = defaults
            .iter()
            .filter(|(_, text)| !own.templates.is_empty() && !text.contains("{% component "))
            .map(|(name, text)| (format!("default/{name}"), *text));
        let all: Vec<(String, &str)> = defaults.iter().cloned().chain(copies).collect();
        if let Err(error) = self.tera.add_raw_templates(all) {
            problems.push(self.problem("base.html", &error));
        }
        self.origins = own.templates.iter().map(|(name, source)| (name.clone(), (*source).clone())).collect();
        let mut waiting: Vec<(&str, &str)> =
            own.templates.iter().map(|(name, source)| (name.as_str(), &*source.text)).collect();
        // A template may extend another of the site's that comes later, so try until nothing more fits.
        loop {
            let before = waiting.len();
            let mut errors = Vec::new();
            let tried = std::mem::take(&mut waiting);
            self.add_what_fits(&tried, &mut waiting, &mut errors);
            // Nobody reads more of them, and each takes as long as all templates.
            if waiting.len() == before || errors.len() >= limit::ALIKE {
                problems.extend(errors);
                return;
            }
        }
    }

    /// Adds templates all at once where that is possible, else one half after the other, so that one that does not fit is
    /// found in a few steps.
    fn add_what_fits<'t>(
        &mut self,
        templates: &[(&'t str, &'t str)],
        left: &mut Vec<(&'t str, &'t str)>,
        errors: &mut Vec<Diagnostic>,
    ) {
        if templates.is_empty() || errors.len() >= limit::ALIKE {
            left.extend(templates);
            return;
        }
        let mut tera = self.tera.clone();
        match (tera.add_raw_templates(templates.to_vec()), templates) {
            (Ok(()), _) => self.tera = tera,
            (Err(error), [(name, _)]) => {
                errors.push(self.problem(name, &error));
                left.extend(templates);
            }
            (Err(_), _) => {
                let (first, second) = templates.split_at(templates.len() / 2);
                self.add_what_fits(first, left, errors);
                self.add_what_fits(second, left, errors);
            }
        }
    }

    /// A mistake in a template, where it stands.
    fn problem(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let mut name = template.to_owned();
        let mut words = error.to_string();
        let mut range = None;
        if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
            if !report.filename().is_empty() {
                report.filename().clone_into(&mut name);
            }
            report.message().clone_into(&mut words);
            range = Some(report.span().range.clone());
        }
        // The engine may say several things at once, with excerpts; the first is enough to go on.
        let first = words.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let words =
            format!("the template `{name}` cannot be used: {}", lower_first(first.trim_end_matches('.')));
        let help = "the guide for theme makers lists what each template is given";
        if let Some(source) = self.origins.get(&name) {
            let span = range.map_or(Span::default(), Span::from);
            Diagnostic::new(Rule::Theme, &source.path, span, words).help(help)
        } else {
            let path = SourcePath::new(format!("themes/default/templates/{name}"));
            Diagnostic::new(Rule::Theme, &path, Span::default(), words).help(help)
        }
    }
}

/// What a site's own theme holds, by name inside the theme.
struct Own<'a> {
    templates: BTreeMap<String, &'a Source>,
    scripts: BTreeMap<String, &'a Source>,
    styles: BTreeMap<String, &'a Source>,
    strings: BTreeMap<String, &'a Source>,
    pictures: BTreeMap<String, &'a [u8]>,
}

impl<'a> Own<'a> {
    fn find(parts: &Parts<'a>) -> Self {
        let mut own = Self {
            templates: BTreeMap::new(),
            scripts: BTreeMap::new(),
            styles: BTreeMap::new(),
            strings: BTreeMap::new(),
            pictures: BTreeMap::new(),
        };
        let Some(name) = parts.name else { return own };
        let folder = format!("themes/{name}/");
        for (path, source) in parts.sources {
            let Some((kind, name)) =
                path.as_str().strip_prefix(&folder).and_then(|inside| inside.split_once('/'))
            else {
                continue;
            };
            match kind {
                "templates" => {
                    own.templates.insert(name.to_owned(), source);
                }
                "scripts" => {
                    own.scripts.insert(name.to_owned(), source);
                }
                "styles" => {
                    own.styles.insert(name.to_owned(), source);
                }
                "strings" => {
                    own.strings.insert(name.to_owned(), source);
                }
                "assets" => {
                    own.pictures.insert(name.to_owned(), source.text.as_bytes());
                }
                _ => {}
            }
        }
        for (path, bytes) in parts.files {
            if let Some(name) =
                path.as_str().strip_prefix(&folder).and_then(|inside| inside.strip_prefix("assets/"))
            {
                own.pictures.insert(name.to_owned(), bytes);
            }
        }
        own
    }
}

impl Own<'_> {
    fn is_empty(&self) -> bool {
        self.templates.is_empty()
            && self.scripts.is_empty()
            && self.styles.is_empty()
            && self.strings.is_empty()
            && self.pictures.is_empty()
    }
}

impl Own<'_> {
    /// Scripts, and templates that bring one or change what pages may load.
    fn programs(&self) -> Vec<String> {
        let scripts = self.scripts.keys().map(|name| format!("scripts/{name}"));
        let runs = |text: &str| {
            let text = text.to_ascii_lowercase();
            ["<script", "javascript:", "<iframe", "<form", "block policy"]
                .iter()
                .any(|sign| text.contains(sign))
        };
        let templates = self.templates.iter().filter(|(_, source)| runs(&source.text));
        scripts.chain(templates.map(|(name, _)| format!("templates/{name}"))).collect()
    }
}

fn missing(parts: &Parts<'_>, name: &str) -> Diagnostic {
    let path = SourcePath::new("site.toml");
    let start = parts.sources.get(&path).and_then(|source| source.text.find("theme")).unwrap_or(0);
    let words = format!(
        "the theme `{name}` is not there: the folder `themes/{name}` has no templates, styles, strings or assets"
    );
    Diagnostic::new(Rule::Theme, &path, Span::new(start, start + "theme".len()), words)
        .help("make the folder, or remove the line to use the default theme")
}

fn default_files(folder: &str) -> impl Iterator<Item = (String, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders: Vec<&'static Dir<'static>> = DEFAULT.get_dir(folder).into_iter().collect();
    let prefix = format!("{folder}/");
    while let Some(next) = folders.pop() {
        folders.extend(next.dirs());
        for file in next.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.push((path.strip_prefix(&prefix).unwrap_or(&path).to_owned(), file.contents()));
        }
    }
    files.sort();
    files.into_iter()
}

/// The site's icon as an address that holds it, for pages that may ask nobody for a picture.
fn icon(own: &Own<'_>) -> String {
    let bytes = pictures(own).remove(ICON).unwrap_or_default();
    policy::data_address("image/svg+xml", &bytes)
}

const ICON: &str = "favicon.svg";

fn pictures(own: &Own<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut pictures: BTreeMap<String, Vec<u8>> =
        default_files("assets").map(|(name, bytes)| (name, bytes.to_vec())).collect();
    pictures.extend(own.pictures.iter().map(|(name, bytes)| (name.clone(), bytes.to_vec())));
    pictures
}

/// Name of the short style that the page for missing addresses carries.
const SHORT_STYLE: &str = "not_found.css";

/// That style on one line: validators of pages hash only the first.
fn short_style(own: &Own<'_>) -> String {
    let bytes = pictures(own).remove(SHORT_STYLE).unwrap_or_default();
    String::from_utf8_lossy(&bytes).lines().map(str::trim).collect()
}

/// A name that changes with the content, so that browsers may keep the file for ever.
fn hashed(name: &str, bytes: &[u8]) -> OutputPath {
    let hash = format!("{:016x}", xxh3_64(bytes));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let (folders, stem) = stem.split_at(stem.rfind('/').map_or(0, |slash| slash + 1));
    // With what is added the name may be longer than a disk holds; the hash tells it from others.
    let room = LONGEST_NAME.saturating_sub(12 + ending.len());
    let stem = &stem[..stem.floor_char_boundary(room)];
    OutputPath::new(format!("assets/{folders}{stem}.{}.{ending}", &hash[..10]))
}

/// The words of the site's language, and those of all others that there are.
fn strings(parts: &Parts<'_>, own: &Own<'_>, problems: &mut Vec<Diagnostic>) -> (Strings, Languages) {
    let mut catalogues: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let defaults =
        default_files("strings").map(|(name, bytes)| (name, String::from_utf8_lossy(bytes).into_owned()));
    let own = own.strings.iter().map(|(name, source)| (name.clone(), source.text.to_string()));
    for (name, text) in defaults.chain(own) {
        let tag = name.trim_end_matches(".toml").to_ascii_lowercase();
        catalogues.entry(tag).or_default().extend(catalogue(&text));
    }
    let languages = Languages::new(parts.language, catalogues);
    let (words, foreign) = languages.own();
    if foreign.is_some() {
        let base = parts.language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let message =
            format!("the interface has no words in the language `{}`, and is in English", parts.language);
        let path = SourcePath::new("site.toml");
        let span = parts.sources.get(&path).and_then(|source| source.text.find("language")).unwrap_or(0);
        let problem =
            Diagnostic::new(Rule::UnknownLanguage, &path, Span::new(span, span + "language".len()), message);
        problems.push(
            problem
                .help(format!("add `themes/NAME/strings/{base}.toml` with the words, or use `en` or `es`")),
        );
    }
    (words, languages)
}

/// A flat catalogue. A line that is not of the form is left out; the English word stands in for it.
fn catalogue(text: &str) -> BTreeMap<String, String> {
    crate::config::flat_texts(text)
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
