//! Files beside the texts: only kinds that cannot run code are published.

use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, is_media};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::{Source, Sources, Span};

/// Looks at the kind of every file, and into pictures that are made of text.
pub fn check(curriculum: &Curriculum, sources: &Sources, problems: &mut Vec<Diagnostic>) {
    for path in curriculum.files.values() {
        if let Some(better) = text_name(path) {
            problems.push(misnamed(curriculum, path, &better));
        } else if !is_media(path) {
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

/// Endings that other programs give to Markdown.
const MARKDOWN: [&str; 11] =
    ["md", "markdown", "mdown", "mdwn", "mkd", "mkdn", "mkdown", "mdtxt", "mdtext", "rmd", "qmd"];

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

/// Elements that run code, load from elsewhere, or change what others do.
const ELEMENTS: [&str; 8] =
    ["script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate"];

/// The first thing in an SVG that could run code or load from elsewhere.
fn active_part(source: &Source) -> Option<Span> {
    let places = [element(&source.text), attribute(&source.text), address(&source.text)];
    places.into_iter().flatten().min_by_key(|span| span.start)
}

/// An element that is active, under whatever prefix, or an entity that could hold one.
fn element(text: &str) -> Option<Span> {
    text.match_indices('<').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let length = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '<' | '['))
            .unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        let own = name.rsplit(':').next().unwrap_or_default();
        let active = name == "!entity" || ELEMENTS.iter().any(|element| own.starts_with(element));
        active.then(|| Span::new(start, start + 1 + length))
    })
}

/// An attribute such as `onload=`, which runs code.
fn attribute(text: &str) -> Option<Span> {
    let folded = text.to_ascii_lowercase();
    let bytes = folded.as_bytes();
    folded.match_indices("on").find_map(|(start, _)| {
        let before = start.checked_sub(1).and_then(|at| bytes.get(at))?;
        (before.is_ascii_whitespace() || matches!(before, b'"' | b'\'' | b'/')).then_some(())?;
        let name = bytes[start + 2..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let value = bytes[start + 2 + name..].iter().find(|byte| !byte.is_ascii_whitespace());
        (name > 0 && value == Some(&b'=')).then(|| Span::new(start, start + 2 + name))
    })
}

/// An address that runs code. Browsers read `java&#115;cript:` and leave out white space, so this does too.
fn address(text: &str) -> Option<Span> {
    let (mut plain, mut places) = (String::new(), Vec::new());
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let (letter, length) = reference(&text[at..]).unwrap_or((letter, letter.len_utf8()));
        if !letter.is_whitespace() && !letter.is_control() {
            let letter = letter.to_ascii_lowercase();
            plain.push(letter);
            places.extend(std::iter::repeat_n((at, at + length), letter.len_utf8()));
        }
        at += length;
    }
    let start = plain.find("javascript:")?;
    Some(Span::new(places[start].0, places[start + "javascript:".len() - 1].1))
}

/// The letter of a numeric reference such as `&#115;` or `&#x73;`, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let number = text.strip_prefix("&#")?;
    let (number, base) = number.strip_prefix(['x', 'X']).map_or((number, 10), |number| (number, 16));
    let digits = number.chars().take_while(|digit| digit.is_digit(base)).count();
    let letter = char::from_u32(u32::from_str_radix(&number[..digits], base).ok()?)?;
    let after = text.len() - number.len() + digits;
    Some((letter, after + usize::from(text[after..].starts_with(';'))))
}
