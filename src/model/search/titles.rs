//! The alphabetical list of all pages and terms, which needs no script.

use super::Generated;
use super::letters::{Cut, Word, fold, words};
use super::targets::{TargetKind, TargetPage};
use crate::model::Curriculum;

/// A list with more rows than this has a page for each letter.
const MOST: usize = 400;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<'c> {
    /// The letter that it stands below: a capital, `0–9`, or nothing for other signs.
    pub letter: String,
    pub title: &'c str,
    pub kind: TargetKind,
    pub page: TargetPage,
    /// Of a term.
    pub anchor: Option<&'c str>,
}

/// All pages and terms, in the order of their words.
pub fn listed<'c>(curriculum: &'c Curriculum, generated: &[Generated<'c>]) -> Vec<Listed<'c>> {
    let mut rows: Vec<(String, Listed<'_>)> = rows(curriculum, generated)
        .map(|(page, kind, title, anchor)| {
            let key = key(title);
            (key.clone(), Listed { letter: letter(&key), title, kind, page, anchor })
        })
        .collect();
    // What begins with another sign stands last.
    rows.sort_by(|(one, first), (other, second)| {
        (first.letter.is_empty(), one, first.title, first.page).cmp(&(
            second.letter.is_empty(),
            other,
            second.title,
            second.page,
        ))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The letters that have a page of their own, sorted; none for a short list.
pub fn letters_of(curriculum: &Curriculum, generated: &[Generated<'_>]) -> Vec<String> {
    if curriculum.documents.len() + curriculum.terms.terms.len() <= MOST {
        return Vec::new();
    }
    let mut found: Vec<String> =
        rows(curriculum, generated).map(|(_, _, title, _)| letter(&key(title))).collect();
    found.sort_unstable();
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

/// A title as it is sorted.
fn key(title: &str) -> String {
    let mut key = String::with_capacity(title.len());
    words(title, |Word { text, cut }| {
        if cut == Cut::Joined {
            return;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&fold(text));
    });
    key
}

fn letter(key: &str) -> String {
    match key.chars().next() {
        Some(first) if first.is_numeric() => "0–9".to_owned(),
        // Languages without an alphabet have as many first letters as titles.
        Some(first) if first.is_alphabetic() && !super::letters::is_spaceless(first) => {
            first.to_uppercase().collect()
        }
        _ => String::new(),
    }
}
