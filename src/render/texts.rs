//! What an author wrote in one document, drawn once for all its pages.

use super::blocks::{inline, paragraphs, parts};
use super::draft::{self, Home};
use super::html;
use super::recap::{Recap, recap};
use super::scope::Scope;
use super::site::Site;
use super::slides::Cuts;
use super::view::Html;
use crate::diagnostic::Diagnostic;
use crate::model::collation::Collation;
use crate::model::markdown::siblings;
use crate::model::slides::{Piece, pieces};
use crate::model::{Audience, Document, EventRange, Part, Said};
use crate::source::Span;

/// Everything of a document that was written in Markdown, as drafts.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    pub body: Html,
    pub objectives: Vec<Html>,
    pub materials: Vec<Html>,
    pub sources: Vec<Html>,
    pub question: Option<Html>,
    pub answer: Option<Html>,
    /// Why an entry is out of use.
    pub retired: Option<Html>,
    /// What a session takes up from the ones before it.
    pub recap: Recap,
    /// How the body is cut into slides; empty where nobody asks for slides.
    pub cuts: Cuts,
}

impl Texts {
    pub fn draw<'s>(
        site: &'s Site<'s>,
        document: &'s Document,
        audience: Audience,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let front = &document.front;
        let mut scope = Scope::new(site, document, audience);
        let (body, cuts) = body(&mut scope);
        let body = Html(body);
        let list = |scope: &mut Scope<'s>, said: &'s [Said]| {
            said.iter().map(|said| Html(inline(scope, &said.text, None))).collect()
        };
        let texts = Self {
            body,
            objectives: list(&mut scope, &front.objectives),
            materials: list(&mut scope, &front.materials),
            sources: front.sources.iter().map(|said| source(&mut scope, said)).collect(),
            question: front.question.as_ref().map(|said| Html(inline(&mut scope, &said.text, None))),
            answer: front.answer.as_ref().map(|said| Html(paragraphs(&mut scope, &said.text))),
            retired: front.retired.as_ref().map(|said| Html(inline(&mut scope, &said.text, None))),
            recap: recap(site, document, &mut scope.problems),
            cuts,
        };
        problems.append(&mut scope.problems);
        texts
    }

    /// Only what stands in the header; the body is left out.
    pub fn header<'s>(site: &'s Site<'s>, document: &'s Document, problems: &mut Vec<Diagnostic>) -> Self {
        let mut scope = Scope::new(site, document, Audience::Everyone);
        let list = |scope: &mut Scope<'s>, said: &'s [Said]| {
            said.iter().map(|said| Html(inline(scope, &said.text, None))).collect()
        };
        let objectives = list(&mut scope, &document.front.objectives);
        let materials = list(&mut scope, &document.front.materials);
        problems.append(&mut scope.problems);
        Self { objectives, materials, ..Self::default() }
    }

    /// The texts for a template, with a hole for the body: it is by far the largest, and put into what the template drew
    /// afterwards, so that the template engine need not copy it.
    pub fn without_body(mut self) -> (Self, String) {
        let body = std::mem::take(&mut self.body.0);
        if !body.is_empty() {
            self.body.0 = draft::words(0);
        }
        (self, body)
    }

    /// The texts as they stand on a page. The body waits for `put_filled`.
    pub fn fill(&self, home: &Home<'_>) -> Self {
        let one = |html: &Html| Html(draft::fill(&html.0, home));
        let list = |texts: &[Html]| texts.iter().map(one).collect();
        Self {
            body: self.body.clone(),
            objectives: list(&self.objectives),
            materials: list(&self.materials),
            sources: list(&self.sources),
            question: self.question.as_ref().map(one),
            answer: self.answer.as_ref().map(one),
            retired: self.retired.as_ref().map(one),
            recap: Recap {
                earlier: self.recap.earlier.iter().map(|(session, html)| (*session, one(html))).collect(),
                ..self.recap.clone()
            },
            cuts: Cuts::default(),
        }
    }
}

/// The text of a document, with its notes, and how it is cut into slides.
pub fn body(scope: &mut Scope<'_>) -> (String, Cuts) {
    let document = scope.document;
    if !Cuts::may_be_asked(scope) {
        let text = parts(scope, &document.parts);
        return (text + &scope.write_footnotes(), Cuts::default());
    }
    let pieces = pieces(document, &scope.events);
    let mut text = String::new();
    let mut starts = Vec::with_capacity(pieces.len() + 1);
    for piece in &pieces {
        starts.push(text.len());
        text.push_str(&match piece {
            Piece::Heading(range, _) | Piece::Break(range) | Piece::Prose(range) => {
                html::write(scope, *range)
            }
            Piece::Block(part, _) => parts(scope, std::slice::from_ref(*part)),
        });
    }
    starts.push(text.len());
    let cuts = Cuts::new(scope, &pieces, starts);
    (text + &scope.write_footnotes(), cuts)
}

/// The text up to a heading, and the text of each section under a heading of the second level, for the glossary. A
/// section's notes stand at its end.
pub fn sections<'s>(scope: &mut Scope<'s>) -> (String, Vec<(&'s str, String)>) {
    let document = scope.document;
    let mut texts = vec![("", String::new())];
    for part in &document.parts {
        match part {
            Part::Prose(range) => {
                let mut from = range.start;
                let nodes: Vec<EventRange> = siblings(&scope.events, *range).collect();
                for node in nodes {
                    let span = scope.events[node.start as usize].1;
                    let Some(id) = term_at(document, span) else { continue };
                    add(&mut texts, &html::write(scope, EventRange { start: from, end: node.start }));
                    add(&mut texts, &scope.write_footnotes());
                    texts.push((id, String::new()));
                    scope.begin_section();
                    from = node.end;
                }
                add(&mut texts, &html::write(scope, EventRange { start: from, end: range.end }));
            }
            Part::Block(_) => add(&mut texts, &parts(scope, std::slice::from_ref(part))),
        }
    }
    add(&mut texts, &scope.write_footnotes());
    let (_, intro) = texts.remove(0);
    (intro, texts)
}

/// Terms with their texts, in the order of the glossary's language.
pub fn by_letter<'t>(
    site: &Site<'_>,
    glossary: &Document,
    mut terms: Vec<(&'t str, String)>,
) -> Vec<(&'t str, String)> {
    let known = &site.curriculum.terms;
    let words = |id: &str| known.position(id).map_or("", |at| known.terms[at].text.as_str());
    let collation = Collation::of(site.language(glossary));
    terms.sort_by_cached_key(|(id, _)| collation.key(words(id)));
    terms
}

/// The id of the glossary's term whose heading stands at a place.
fn term_at(document: &Document, span: Span) -> Option<&str> {
    let at = document.headings.binary_search_by_key(&span, |heading| heading.span).ok()?;
    let heading = &document.headings[at];
    (heading.level == 2).then_some(heading.id.as_str())
}

fn add(texts: &mut [(&str, String)], html: &str) {
    if let Some((_, text)) = texts.last_mut() {
        text.push_str(html);
    }
}

/// A source: a link when it is only an address, else Markdown.
pub fn source<'s>(scope: &mut Scope<'s>, said: &'s Said) -> Html {
    let text = said.text.trim();
    if (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace) {
        let address = super::escape::escape(text);
        return Html(format!("<a href=\"{address}\">{address}</a>"));
    }
    Html(inline(scope, &said.text, None))
}
