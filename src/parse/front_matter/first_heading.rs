//! The first heading of the first level, which says what a text without a title is called.

use crate::model::markdown::{self, Event, HeadingLevel, Tag, TagEnd};
use crate::source::Span;

/// A heading of the first level.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its words without markup, as the page has them.
    pub words: String,
    pub span: Span,
    /// Whether links may lead to it by an id that does not follow from its words.
    pub has_id: bool,
    /// Whether nothing that readers see comes before it.
    pub is_at_the_top: bool,
}

/// Longer ones are no titles.
const LONGEST: usize = 200;

/// Looks outside code, comments and blocks: what is in a block may be for facilitators only.
pub fn first_heading(text: &str) -> Option<Heading> {
    let reading = markdown::read(text, 0);
    let until = reading.borders.first().map_or(reading.events.len(), |border| border.event);
    let mut is_at_the_top = true;
    let mut depth = 0_usize;
    let mut html = String::new();
    let mut found: Option<Heading> = None;
    for (event, span) in reading.events.get(..until)? {
        match (event, &mut found) {
            (Event::Start(Tag::Heading { level: HeadingLevel::H1, id, .. }), None) if depth == 0 => {
                let has_id = id.is_some();
                found = Some(Heading { words: String::new(), span: *span, has_id, is_at_the_top });
            }
            (Event::Text(text) | Event::Code(text), Some(heading)) => heading.words.push_str(text),
            (Event::End(TagEnd::Heading(_)), Some(heading)) => {
                heading.words = heading.words.trim().to_owned();
                let is_title = !heading.words.is_empty() && heading.words.chars().count() <= LONGEST;
                return found.filter(|_| is_title);
            }
            (Event::Start(tag), None) => {
                is_at_the_top &= matches!(tag, Tag::HtmlBlock);
                depth += 1;
            }
            (Event::End(end), None) => {
                depth = depth.saturating_sub(1);
                is_at_the_top &= *end != TagEnd::HtmlBlock || is_comments(&html);
                html.clear();
            }
            (Event::Html(line) | Event::Text(line), None) if is_at_the_top => html.push_str(line),
            (_, None) => is_at_the_top = false,
            (_, Some(_)) => {}
        }
    }
    None
}

/// Whether HTML is comments and nothing else.
fn is_comments(html: &str) -> bool {
    let mut rest = html.trim_start();
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        rest = after.trim_start();
    }
    rest.is_empty()
}
