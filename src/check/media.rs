//! Files beside the texts: only kinds that cannot run code are published.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, is_media};
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};

/// Looks at the kind of every file, and into pictures that are made of text.
pub fn check(curriculum: &Curriculum, sources: &Sources, problems: &mut Vec<Diagnostic>) {
    for path in &curriculum.files {
        if !is_media(path) {
            let words =
                format!("a file of the kind `{}` is not published", path.extension().unwrap_or_default());
            let problem = Diagnostic::new(Rule::UnknownFile, path, Span::default(), words);
            problems.push(problem.help(
                "use a picture, a PDF, a document, a sound or a film; or keep the file outside `content/`",
            ));
        }
        if let Some(source) = sources.get(path)
            && let Some(span) = active_part(source)
        {
            let words = format!("this picture holds a program: `{}`", source.slice(span));
            let problem = Diagnostic::new(Rule::UnsafeFile, path, span, words);
            problems.push(problem.help("save it again as a plain SVG, or as PNG"));
        }
    }
}

/// The first thing in an SVG that could run code or load from elsewhere.
fn active_part(source: &Source) -> Option<Span> {
    let folded = source.text.to_ascii_lowercase();
    for sign in [
        "<script",
        "<foreignobject",
        "<iframe",
        "<embed",
        "<object",
        "<!entity",
        "<handler",
        "javascript:",
        "<set",
        "<animate",
    ] {
        if let Some(start) = folded.find(sign) {
            return Some(Span::new(start, start + sign.len()));
        }
    }
    // Attributes such as onload= run code.
    let bytes = folded.as_bytes();
    for (start, _) in folded.match_indices("on") {
        let before = start.checked_sub(1).and_then(|at| bytes.get(at));
        let name = bytes[start + 2..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let rest = folded[start + 2 + name..].trim_start();
        if name > 0
            && rest.starts_with('=')
            && before.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'/'))
        {
            return Some(Span::new(start, start + 2 + name));
        }
    }
    None
}
