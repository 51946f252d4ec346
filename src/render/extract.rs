//! Some blocks of a text without the rest: handouts for a pack, notes and prompts for those who lead, what to cut.

use super::blocks::{block, parts};
use super::draft;
use super::html;
use super::modes::{begins, names};
use super::scope::{Footnotes, Scope};
use super::site::Site;
use super::view::Html;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Tag, TagEnd, inside, siblings};
use crate::model::{Audience, Block, BlockName, Document, EventRange, Heading, Part};

/// The outermost blocks that are wanted, of those that an audience sees, in the order of the text.
pub fn blocks(document: &Document, audience: Audience, wanted: impl Fn(&Block) -> bool) -> Vec<&Block> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Part> = document.parts.iter().rev().collect();
    while let Some(part) = waiting.pop() {
        let Part::Block(block) = part else { continue };
        if block.name == BlockName::Facilitator && audience == Audience::Everyone {
            continue;
        }
        if wanted(block) {
            found.push(&**block);
        } else {
            waiting.extend(block.parts.iter().rev());
        }
    }
    found
}

/// The heading under which a place of the text stands, of those that everyone sees.
pub fn heading_before(document: &Document, offset: u32) -> Option<&Heading> {
    let everyone = document.headings.iter().filter(|heading| heading.audience == Audience::Everyone);
    let before = everyone.take_while(|heading| heading.span.start < offset).last()?;
    (before.text != document.title()).then_some(before)
}

/// Draws some blocks of one document, group by group, with their footnotes after the last. Headings begin below a title
/// of the second level.
pub fn draw<'s>(
    site: &'s Site<'s>,
    document: &'s Document,
    audience: Audience,
    groups: &[Vec<&'s Block>],
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut scope = Scope::new(site, document, audience);
    let mut drawn: Vec<String> = Vec::with_capacity(groups.len());
    for group in groups {
        drawn.push(group.iter().map(|wanted| block(&mut scope, wanted)).collect());
    }
    if let Some(last) = drawn.last_mut() {
        last.push_str(&scope.write_footnotes());
    }
    problems.append(&mut scope.problems);
    drawn
}

/// What the notes of a text say about what to leave out: notes whose title has words of the list, and items and
/// paragraphs of notes that begin with some in bold. `prefix` is put before ids.
pub fn cuts<'s>(
    site: &'s Site<'s>,
    document: &'s Document,
    wanted: impl Fn(&Block) -> bool,
    prefix: &str,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Html> {
    let is_note = |block: &Block| block.name == BlockName::Facilitator && wanted(block);
    let words = site.theme.strings.get("cut_words");
    let mut notes = blocks(document, Audience::Facilitators, is_note);
    // Most notes say nothing of it, and need not be read for that.
    notes.retain(|note| names(words, &document.source.slice(note.span).to_lowercase()));
    if notes.is_empty() {
        return Vec::new();
    }
    let mut scope = Scope::new(site, document, Audience::Facilitators);
    scope.prefix = format!("{}{prefix}", draft::PREFIX);
    scope.level = 3;
    // The same words stand among the notes, with their footnotes.
    scope.footnotes = Footnotes::default();
    let mut found = Vec::new();
    for note in notes {
        if names(words, &note.title.to_lowercase()) {
            found.push(Html(parts(&mut scope, &note.parts)));
            continue;
        }
        for part in &note.parts {
            let Part::Prose(range) = part else { continue };
            for place in candidates(&scope, *range) {
                if begins(words, &lead(&scope, place).to_lowercase()) {
                    found.push(Html(html::write(&mut scope, inside(place))));
                }
            }
        }
    }
    problems.append(&mut scope.problems);
    found
}

/// Paragraphs, and items of lists.
fn candidates(scope: &Scope<'_>, range: EventRange) -> Vec<EventRange> {
    let mut found = Vec::new();
    for node in siblings(&scope.events, range) {
        match markdown::opening(&scope.events, node) {
            Some(Tag::Paragraph) => found.push(node),
            Some(Tag::List(_)) => found.extend(siblings(&scope.events, inside(node))),
            _ => {}
        }
    }
    found
}

/// The bold words that a paragraph or an item begins with.
fn lead(scope: &Scope<'_>, place: EventRange) -> String {
    let mut inner = scope.events[inside(place).range()].iter().map(|(event, _)| event).peekable();
    inner.next_if(|event| matches!(event, Event::Start(Tag::Paragraph)));
    if !matches!(inner.next(), Some(Event::Start(Tag::Strong))) {
        return String::new();
    }
    let bold = inner.take_while(|event| !matches!(event, Event::End(TagEnd::Strong)));
    bold.filter_map(|event| match event {
        Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
        _ => None,
    })
    .collect()
}
