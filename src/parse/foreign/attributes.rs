//! Attributes in curly brackets after a picture or a link, as other programs have them: `![](p.png){alt="A bench"}`.

use crate::diagnostic::Diagnostic;
use crate::model::markdown::{Event, Events, Tag, TagEnd};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// Attributes are not longer than this.
const LONGEST: usize = 500;

/// Keys that stand with a width and say how a picture looks or what it shows.
const KEYS: [&str; 14] = [
    "alt", "width", "height", "style", "class", "id", "title", "align", "target", "rel", "loading", "data-",
    "fig-", "out-",
];

/// What is in curly brackets at a place.
struct Attributes {
    /// Up to and with the bracket that closes.
    length: usize,
    /// The words for those who cannot see a picture.
    alt: Option<String>,
    /// Whether a width is all there is.
    is_width: bool,
}

/// Whether the curly brackets after a picture say what it shows.
pub fn says_alt(source: &Source, image: Span) -> bool {
    of(source, image).is_some_and(|found| found.alt.is_some_and(|alt| !alt.trim().is_empty()))
}

/// Looks behind every picture and link. Gives the places of what was told, in order.
pub fn read(source: &Source, events: &Events<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Span> {
    let mut told = Vec::new();
    let mut pictures = Vec::new();
    for (at, (event, span)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => pictures.push(at),
            Event::End(TagEnd::Image) => {
                let has_words = pictures.pop().is_some_and(|start| at > start + 1);
                let picture = of(source, *span).filter(|found| !found.is_width);
                problems.extend(picture.map(|found| {
                    let place = after(*span, found.length);
                    told.push(place);
                    say(source, *span, place, found.alt.as_deref(), has_words)
                }));
            }
            Event::End(TagEnd::Link) => {
                problems.extend(of(source, *span).map(|found| {
                    let place = after(*span, found.length);
                    told.push(place);
                    let problem = Diagnostic::new(Rule::ForeignMarkup, &source.path, place, WORDS);
                    problem.help("take it out: links look the same everywhere").fix(place, "")
                }));
            }
            _ => {}
        }
    }
    told
}

const WORDS: &str =
    "curly brackets after a picture or a link are a mark of another program, and readers see them";

fn after(span: Span, length: usize) -> Span {
    Span::new(span.end as usize, span.end as usize + length)
}

fn say(source: &Source, image: Span, place: Span, alt: Option<&str>, has_words: bool) -> Diagnostic {
    let problem = Diagnostic::new(Rule::ForeignMarkup, &source.path, place, WORDS);
    let written = source.slice(image).strip_prefix("![]");
    match (alt, written) {
        (Some(alt), Some(rest)) if !alt.contains(['[', ']', '\n']) => {
            let fixed = format!("![{alt}]{rest}");
            problem
                .help(format!("write what it shows in the square brackets: `{fixed}`"))
                .fix(image.to(place), fixed)
        }
        (Some(alt), _) if has_words && !source.slice(image).contains(&format!("[{alt}]")) => problem.help(format!(
            "write what the picture shows in the square brackets, `![{}](…)`, and the caption as a line below it",
            alt.replace('`', "'")
        )),
        (Some(_) | None, _) => problem.help("take it out: pages look the same everywhere").fix(place, ""),
    }
}

fn of(source: &Source, span: Span) -> Option<Attributes> {
    let rest = source.text.get(span.end as usize..)?;
    let rest = &rest[..rest.floor_char_boundary(rest.len().min(LONGEST))];
    let inner = rest.strip_prefix('{')?;
    let inner = &inner[..inner.find('}')?];
    if inner.contains("\n\n") {
        return None;
    }
    let body = inner.strip_prefix(':').unwrap_or(inner).trim();
    let (mut alt, mut is_width, mut any) = (None, inner.starts_with("width"), false);
    let mut words = body;
    while let Some((key, value, after)) = next(words) {
        any = true;
        is_width &= key == "width";
        if key == "alt" {
            alt = Some(value.to_owned());
        }
        words = after;
    }
    let is_all = any && words.trim().is_empty();
    is_all.then_some(Attributes { length: inner.len() + 2, alt, is_width })
}

/// The first attribute: its key, its value and what follows.
fn next(words: &str) -> Option<(&str, &str, &str)> {
    let words = words.trim_start();
    let end = words.find(|sign: char| sign.is_whitespace() || sign == '=').unwrap_or(words.len());
    let (key, rest) = words.split_at(end);
    if key.starts_with(['.', '#']) && key.len() > 1 && !rest.starts_with('=') {
        return Some((key, "", rest));
    }
    let is_key = KEYS.iter().any(|known| key == *known || (known.ends_with('-') && key.starts_with(known)));
    let value = rest.strip_prefix('=').filter(|_| is_key)?;
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    match quote {
        Some(quote) => value[1..].split_once(quote).map(|(value, rest)| (key, value, rest)),
        None => {
            let end = value.find(char::is_whitespace).unwrap_or(value.len());
            Some((key, &value[..end], &value[end..]))
        }
    }
}
