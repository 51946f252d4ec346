//! Files beside the texts: only kinds that cannot run code are published, and drawings without what leads elsewhere.

use crate::diagnostic::Diagnostic;
use crate::media::{self, HEIC_HELP};
use crate::model::{Curriculum, Reach, is_drawing, is_media};
use crate::parallel;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};

/// Looks at the kind of every file, and into pictures that are made of text.
pub fn check(curriculum: &Curriculum, sources: &Sources, problems: &mut Vec<Diagnostic>) {
    for path in curriculum.files.values() {
        if let Some(better) = text_name(path) {
            problems.push(misnamed(curriculum, path, &better));
        } else if !is_media(path) {
            let ending = path.extension().unwrap_or_default();
            let words = format!("a file of the kind `{ending}` is not published");
            problems.push(Diagnostic::new(Rule::UnknownFile, path, Span::default(), words).help(help(path)));
        }
    }
    // What nothing published leads to is not published either.
    let is_shown = |path: &&SourcePath| match curriculum.led_to.reach(path) {
        Some(Reach::Everyone | Reach::Facilitators) => is_drawing(path),
        Some(Reach::Drafts) | None => false,
    };
    let drawings: Vec<&Source> =
        curriculum.files.values().filter(is_shown).filter_map(|path| sources.get(path)).collect();
    let found = parallel::map(&drawings, |source| media::drawing(source).problems);
    problems.extend(found.into_iter().flatten());
}

/// What to do about a file of a kind that is not published.
pub fn help(path: &SourcePath) -> &'static str {
    match path.extension().as_deref() {
        Some("heic" | "heif") => HEIC_HELP,
        Some("svgz") => "save it as plain SVG, which is not compressed",
        Some("tif" | "tiff" | "psd" | "ai" | "eps" | "raw" | "dng") => "save the picture as JPEG, PNG or SVG",
        _ => "use a picture, a PDF, a document, a sound or a film; or keep the file outside `content/`",
    }
}

/// Endings that other programs give to Markdown.
const MARKDOWN: [&str; 12] =
    ["md", "mdx", "markdown", "mdown", "mdwn", "mkd", "mkdn", "mkdown", "mdtxt", "mdtext", "rmd", "qmd"];

/// The name that a text should have, when it is called as other programs call Markdown.
pub fn text_name(path: &SourcePath) -> Option<String> {
    let name = path.file_name();
    let hidden = name.strip_suffix(".txt").filter(|name| name.ends_with(".md"));
    let is_text = |ending: String| MARKDOWN.contains(&ending.as_str());
    match hidden {
        Some(hidden) => Some(hidden.to_owned()),
        None => path.extension().is_some_and(is_text).then(|| format!("{}.md", path.stem())),
    }
}

fn misnamed(curriculum: &Curriculum, path: &SourcePath, better: &str) -> Diagnostic {
    let words = format!("`{}` is not read: the names of texts end in `.md`", path.file_name());
    let folder = path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_there = curriculum.document(&SourcePath::new(format!("{folder}/{better}"))).is_some();
    let help = if is_there {
        format!("`{better}` is there already: take this file out, or give it another name that ends in `.md`")
    } else {
        format!("rename the file to `{better}`")
    };
    Diagnostic::new(Rule::UnknownFile, path, Span::default(), words).help(help)
}
