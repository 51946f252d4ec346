//! The alphabetical list of all pages and terms, which needs no script.

use super::Generated;
use super::targets::{TargetKind, TargetPage};
use crate::model::Curriculum;
use crate::model::collation::{Collation, Heading, headings};

/// A list with more rows than this has a page for each letter.
const MOST: usize = 400;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The letter that it stands below: a capital, `0–9`, or nothing for other signs.
    pub letter: String,
    pub title: String,
    pub kind: TargetKind,
    pub page: TargetPage,
    /// Of a term.
    pub anchor: Option<String>,
}

/// All pages and terms, in the order of the language.
pub fn listed(curriculum: &Curriculum, generated: &[Generated<'_>]) -> Vec<Listed> {
    let collation = Collation::of(&curriculum.config.language);
    let rows: Vec<Row<'_>> = rows(curriculum, generated).collect();
    let headings = headings(&collation, rows.iter().map(|(_, _, title, _)| *title));
    let mut rows: Vec<_> = rows.into_iter().zip(headings).collect();
    rows.sort_by_cached_key(|((page, _, title, _), heading)| (heading.clone(), collation.key(title), *page));
    let row = |((page, kind, title, anchor), heading): (Row<'_>, Heading)| {
        let letter = match heading {
            Heading::Number => "0–9".to_owned(),
            Heading::Letter { name, .. } => name,
            Heading::Other => String::new(),
        };
        Listed { letter, title: title.to_owned(), kind, page, anchor: anchor.map(str::to_owned) }
    };
    rows.into_iter().map(row).collect()
}

/// The letters that have a page of their own; none for a short list.
pub fn letters_of(curriculum: &Curriculum, generated: &[Generated<'_>]) -> Vec<String> {
    if curriculum.documents.len() + curriculum.terms.terms.len() <= MOST {
        return Vec::new();
    }
    let mut found: Vec<String> = listed(curriculum, generated).into_iter().map(|row| row.letter).collect();
    found.dedup();
    found
}

/// Page, kind, title, and the anchor of a term.
type Row<'c> = (TargetPage, TargetKind, &'c str, Option<&'c str>);

fn rows<'c>(curriculum: &'c Curriculum, generated: &[Generated<'c>]) -> impl Iterator<Item = Row<'c>> {
    let pages = curriculum.documents.iter().enumerate().filter(|(_, document)| !document.is_retired());
    let pages = pages.map(|(at, document)| {
        (TargetPage::Document(at), TargetKind::of(document.kind), document.title(), None)
    });
    let generated = generated.iter().map(|page| (page.page, TargetKind::Page, page.title, None));
    let terms = curriculum.glossary.into_iter().flat_map(|glossary| {
        let terms = curriculum.terms.terms.iter();
        let page = TargetPage::Document(glossary);
        terms.map(move |term| (page, TargetKind::Term, term.text.as_str(), Some(term.id.as_str())))
    });
    pages.chain(generated).chain(terms)
}
