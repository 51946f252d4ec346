//! Which styles and scripts are put together, so that a page loads only what it needs.

use super::{DEFAULT, Own, default_files};
use crate::render::styles;
use crate::source::Source;
use std::collections::BTreeMap;

/// The files of a folder below `styles` or `scripts`, put together: pages load only what they need.
pub(super) struct Bundle {
    /// Empty for files that lie in no folder of their own.
    pub folder: &'static str,
    pub style: Option<&'static str>,
    pub script: &'static str,
}

/// Every bundle.
pub(super) const BUNDLES: [Bundle; 7] = [
    Bundle { folder: "", style: Some(styles::FIRST), script: "sheet.js" },
    Bundle { folder: "begin", style: None, script: "begin.js" },
    Bundle { folder: "session", style: None, script: "session.js" },
    Bundle { folder: "reference", style: None, script: "reference.js" },
    Bundle { folder: "timer", style: Some("timer.css"), script: "timer.js" },
    Bundle { folder: "search", style: Some("search.css"), script: "search.js" },
    Bundle { folder: "slides", style: Some("slides.css"), script: "slides.js" },
];

/// The script of a bundle: all its files share one scope of their own, in strict mode. A file of the site that replaces
/// one of ours is taken as it is.
pub(super) fn scripts(own: &Own<'_>, folder: &str) -> String {
    let replaced: BTreeMap<String, &Source> = own
        .scripts
        .iter()
        .filter(|(name, _)| is_default_script(name))
        .map(|(name, source)| (name.clone(), *source))
        .collect();
    let files = joined("scripts", folder, &replaced).into_values();
    let text = texts(files.map(File::without_comments));
    if text.trim().is_empty() { String::new() } else { format!("(() => {{\n\"use strict\";\n{text}}})();\n") }
}

/// What a site adds to a bundle, as it is written: a script of its own, so that a mistake in it stops none of ours.
pub(super) fn own_script(own: &Own<'_>, folder: &str) -> Option<String> {
    let added = own.scripts.iter().filter(|(name, _)| !is_default_script(name) && is_of(name, folder));
    let texts: Vec<&str> = added.map(|(_, source)| &*source.text).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

pub(super) fn is_default_script(name: &str) -> bool {
    DEFAULT.get_file(format!("scripts/{name}")).is_some()
}

/// One of our scripts or styles without the lines that are only comments: a third of it, which every reader would load. It knows
/// nothing of words over several lines, and ours have none: a test looks at each.
fn without_comments(text: &str) -> String {
    let mut inside = false;
    let is_code = |line: &&str| {
        let words = line.trim();
        let begins = words.starts_with("/*");
        let ends = words.ends_with("*/");
        let comment = inside || (begins && (ends || !words.contains("*/"))) || words.starts_with("//");
        inside = (inside || (begins && comment)) && !ends;
        !comment && !words.is_empty()
    };
    text.lines().filter(is_code).flat_map(|line| [line, "\n"]).collect()
}

/// A file of the theme, and whose it is.
enum File {
    Default(String),
    Own(String),
}

/// The style of a bundle, by the name of the file that it is published as. That of every page is cut into parts, so that
/// a page loads only what it needs. A site's own style may lean on any of ours, and so may its own templates: then all
/// of it stays one file, in the order of the names.
pub(super) fn style_files(own: &Own<'_>, style: &str, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let is_whole =
        style != styles::FIRST || !own.templates.is_empty() || own.styles.keys().any(|name| is_of(name, ""));
    let mut parts: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for (name, file) in joined("styles", folder, &own.styles) {
        let part = if is_whole { style } else { styles::part(&name) };
        let file = file.without_comments();
        parts.entry(part.to_owned()).or_default().push(file);
    }
    parts.into_iter().map(|(part, files)| (part, texts(files).into_bytes())).collect()
}

impl File {
    /// A file of ours as it is published; one of the site's is taken as it is.
    fn without_comments(self) -> File {
        match self {
            File::Default(text) => File::Default(without_comments(&text)),
            File::Own(text) => File::Own(text),
        }
    }
}

/// All files of a bundle in the order of their names; one of the site's replaces the default one of the same name.
fn joined(kind: &str, folder: &str, own: &BTreeMap<String, &Source>) -> BTreeMap<String, File> {
    let mut files: BTreeMap<String, File> = default_files(kind)
        .filter(|(name, _)| is_of(name, folder))
        .map(|(name, bytes)| (name, File::Default(String::from_utf8_lossy(bytes).into_owned())))
        .collect();
    files.extend(own.iter().map(|(name, source)| (name.clone(), File::Own(source.text.to_string()))));
    files.retain(|name, _| is_of(name, folder));
    files
}

/// Whether a file belongs to the bundle of a folder.
pub(super) fn is_of(name: &str, folder: &str) -> bool {
    let known = |name: &str| BUNDLES.iter().any(|bundle| !bundle.folder.is_empty() && bundle.folder == name);
    match name.split_once('/') {
        Some((first, _)) if known(first) => first == folder,
        Some(_) | None => folder.is_empty(),
    }
}

/// The texts of files, each on lines of its own.
fn texts(files: impl IntoIterator<Item = File>) -> String {
    let texts = files.into_iter().map(|(File::Default(text) | File::Own(text))| text);
    texts.collect::<Vec<_>>().join("\n")
}
