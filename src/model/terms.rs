//! Glossary terms and their first mention in a text, in every script.

mod borders;
mod folded;

use super::Document;
use super::markdown::{Event, Events, Tag, TagEnd};
use crate::source::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use borders::whole_words;
use folded::{Folded, has_same_dots};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// No text has this sign.
const NOWHERE: &str = "\u{10ffff}";

/// A glossary term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Id of its heading in the glossary.
    pub id: String,
    pub text: String,
    pub span: Span,
}

/// The glossary's terms and where they are mentioned.
#[derive(Debug, Clone, Default)]
pub struct TermIndex {
    pub terms: Vec<Term>,
    /// Documents by index, sorted, with the terms that each mentions, sorted too.
    pub mentions: Vec<(usize, Arc<[usize]>)>,
    finder: Option<AhoCorasick>,
    /// Positions of the terms by their ids.
    places: Arc<BTreeMap<String, usize>>,
}

/// The first mention of a term: where it stands, and which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    pub term: usize,
}

impl TermIndex {
    /// An index over terms, without mentions yet.
    pub fn new(terms: Vec<Term>) -> Self {
        let words: Vec<String> = terms.iter().map(|term| form(&term.text)).collect();
        // A term of signs that cannot be seen stands nowhere.
        let words = words.iter().map(|word| if word.is_empty() { NOWHERE } else { word.as_str() });
        // Very many terms are the only thing the finder refuses; then nothing is linked by itself.
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(words)
            .ok()
            .filter(|_| !terms.is_empty());
        let places = terms.iter().enumerate().map(|(at, term)| (term.id.clone(), at)).collect();
        Self { terms, mentions: Vec::new(), finder, places: Arc::new(places) }
    }

    /// The term with an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether any term may stand in a text: cheap, and never wrong when it says no.
    pub fn may_mention(&self, text: &str) -> bool {
        self.finder.as_ref().is_some_and(|finder| finder.is_match(&*Folded::of(text).text))
    }

    /// The first mention of each term in a document, in the order of the text. Not in headings, links, code, or
    /// what only facilitators see.
    pub fn first_mentions(&self, document: &Document, events: &Events<'_>) -> Vec<Mention> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let mut mentions: Vec<Mention> = Vec::new();
        let mut known = BTreeSet::new();
        for range in document.participant_prose() {
            let mut held = 0_usize;
            let mut in_raw_link = false;
            for (event, span) in &events[range.range()] {
                match event {
                    Event::Start(
                        Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_),
                    ) => held += 1,
                    Event::End(TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                        held = held.saturating_sub(1);
                    }
                    Event::InlineHtml(tag) => in_raw_link = opens_link(tag).unwrap_or(in_raw_link),
                    // What is left open is closed with its paragraph.
                    Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell) => in_raw_link = false,
                    Event::Text(text) if held == 0 && !in_raw_link && text.len() == span.range().len() => {
                        let folded = Folded::of(text);
                        for found in finder.find_iter(&*folded.text) {
                            let term = found.pattern().as_usize();
                            let place = Span::new(folded.place(found.start()), folded.place(found.end()));
                            if let Some(place) = whole_words(text, place)
                                && self.is_said(term, &text[place.range()])
                                && known.insert(term)
                            {
                                mentions.push(Mention { span: place.shifted(span.start as usize), term });
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        mentions
    }

    /// Whether words that were found are a term to the letter.
    fn is_said(&self, term: usize, words: &str) -> bool {
        self.terms.get(term).is_some_and(|term| has_same_dots(&term.text, words))
    }
}

/// A term as it is looked for. Two with the same form are one.
pub fn form(term: &str) -> String {
    // Tibetan ends its syllables with a sign that is no part of the word.
    Folded::of(term.trim_end_matches(['\u{f0b}', '\u{f0d}'])).text.to_ascii_lowercase()
}

/// Whether a tag of raw HTML opens a link or closes one; none for other tags, and for mere names of places.
fn opens_link(tag: &str) -> Option<bool> {
    let (opens, rest) = match tag.strip_prefix("</") {
        Some(rest) => (false, rest),
        None => (true, tag.strip_prefix('<')?),
    };
    let name = rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
    let leads = || tag.to_ascii_lowercase().contains("href");
    (name.eq_ignore_ascii_case("a") && (!opens || leads())).then_some(opens)
}
