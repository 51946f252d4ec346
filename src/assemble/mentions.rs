//! Which texts mention which terms of the glossary. Texts and terms that did not change are not looked through again.

use crate::config::GlossaryLinks;
use crate::model::{Audience, Curriculum, Document, Term, TermIndex, markdown};
use crate::parallel;
use crate::path::SourcePath;
use std::sync::Arc;

/// What was found the last time.
#[derive(Debug, Default)]
pub struct Mentions {
    index: TermIndex,
    links: Option<GlossaryLinks>,
    glossary: Option<SourcePath>,
    /// Each text with the terms in it, sorted by path.
    found: Vec<(Arc<Document>, Arc<[usize]>)>,
}

/// The glossary's terms, and who mentions them.
pub fn terms(curriculum: &Curriculum, known: &mut Mentions) -> TermIndex {
    let Some(glossary) = curriculum.glossary else {
        *known = Mentions::default();
        return TermIndex::default();
    };
    let headings = curriculum.documents[glossary].headings.iter();
    let terms: Vec<Term> = headings
        .filter(|heading| {
            heading.level == 2 && heading.audience == Audience::Everyone && !heading.text.is_empty()
        })
        .map(|heading| Term { id: heading.id.clone(), text: heading.text.clone(), span: heading.span })
        .collect();
    let path = &curriculum.documents[glossary].source.path;
    let links = Some(curriculum.config.glossary);
    if known.index.terms != terms || known.links != links || known.glossary.as_ref() != Some(path) {
        *known =
            Mentions { index: TermIndex::new(terms), links, glossary: Some(path.clone()), found: Vec::new() };
    }
    let mut before = std::mem::take(&mut known.found).into_iter().peekable();
    let mut found: Vec<Option<Arc<[usize]>>> = Vec::with_capacity(curriculum.documents.len());
    for document in &curriculum.documents {
        while before.next_if(|(other, _)| other.source.path < document.source.path).is_some() {}
        let same = before.next_if(|(other, _)| Arc::ptr_eq(other, document));
        found.push(same.map(|(_, terms)| terms));
    }
    let missing: Vec<&Arc<Document>> = curriculum
        .documents
        .iter()
        .zip(&found)
        .filter(|(_, terms)| terms.is_none())
        .map(|(it, _)| it)
        .collect();
    let mut looked = parallel::map(&missing, |document| {
        if document.source.path == *path {
            Arc::default()
        } else {
            mentioned(curriculum, &known.index, path, document)
        }
    })
    .into_iter();
    let mut index = known.index.clone();
    for (place, (document, terms)) in curriculum.documents.iter().zip(found).enumerate() {
        let terms = terms.or_else(|| looked.next()).unwrap_or_default();
        known.found.push((Arc::clone(document), Arc::clone(&terms)));
        if !terms.is_empty() {
            index.mentions.push((place, terms));
        }
    }
    index
}

fn mentioned(
    curriculum: &Curriculum,
    index: &TermIndex,
    glossary: &SourcePath,
    document: &Document,
) -> Arc<[usize]> {
    let mut mentioned = Vec::new();
    if curriculum.config.glossary == GlossaryLinks::Auto && index.may_mention(&document.source.text) {
        let reading = markdown::read(&document.source.text, document.body as usize);
        mentioned.extend(index.first_mentions(document, &reading.events).iter().map(|mention| mention.term));
    }
    // Plain links count as mentions too.
    for link in
        document.links.iter().filter(|link| link.address.contains('#') && link.audience == Audience::Everyone)
    {
        if let Some(target) = document.source.path.resolve(&link.address)
            && target.path == *glossary
            && let Some(anchor) = target.anchor
        {
            mentioned.extend(index.position(&anchor));
        }
    }
    mentioned.sort_unstable();
    mentioned.dedup();
    mentioned.into()
}
