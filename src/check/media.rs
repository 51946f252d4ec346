//! Files beside the texts: only kinds that cannot run code are published, and drawings without what leads elsewhere.

use crate::diagnostic::Diagnostic;
use crate::media::{self, HEIC_HELP};
use crate::model::{Curriculum, is_media};
use crate::parallel;
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};

/// Looks at the kind of every file, and into pictures that are made of text.
pub fn check(curriculum: &Curriculum, sources: &Sources, problems: &mut Vec<Diagnostic>) {
    for path in curriculum.files.iter().filter(|path| !is_media(path)) {
        let ending = path.extension().unwrap_or_default();
        let words = format!("a file of the kind `{ending}` is not published");
        problems.push(Diagnostic::new(Rule::UnknownFile, path, Span::default(), words).help(help(path)));
    }
    let drawings: Vec<&Source> = curriculum.files.iter().filter_map(|path| sources.get(path)).collect();
    let found = parallel::map(&drawings, |source| media::drawing(source).problems);
    problems.extend(found.into_iter().flatten());
}

fn help(path: &SourcePath) -> &'static str {
    match path.extension().as_deref() {
        Some("heic" | "heif") => HEIC_HELP,
        Some("svgz") => "save it as plain SVG, which is not compressed",
        Some("tif" | "tiff" | "psd" | "ai" | "eps" | "raw" | "dng") => "save the picture as JPEG, PNG or SVG",
        _ => "use a picture, a PDF, a document, a sound or a film; or keep the file outside `content/`",
    }
}
