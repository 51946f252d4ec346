//! Editions of the reference: frozen texts, what changed between them, how they are cited.

mod changed;
mod citation;
mod compare;
mod feed;
mod lines;
mod list;
mod whole;
mod words;

pub use list::{edition_line, last_text};

use super::Rendered;
use super::pieces::report;
use super::site::Site;
use super::view::Link;
use super::web::Draw;
use crate::diagnostic::Diagnostic;
use crate::model::{Document, Edition, EditionPage};
use crate::path::OutputPath;
use std::sync::Mutex;
use whole::Whole;

/// Draws a page or file of editions.
pub fn render<'s>(
    site: &'s Site<'s>,
    output: &'s OutputPath,
    page: EditionPage,
    problems: &'s Mutex<Vec<Diagnostic>>,
) -> Rendered<'s> {
    let editions = &site.curriculum.editions;
    let mut draw = Draw { site, page: output, problems: Vec::new() };
    let text = match page {
        EditionPage::List => draw.editions(),
        EditionPage::Whole(at) => {
            return Rendered::Pieces(Box::new(Whole::new(site, output, at).pieces(problems)));
        }
        EditionPage::Changes(old, new) => draw.changes(&editions[old], new.map(|new| &*editions[new])),
        EditionPage::Feed => feed::atom(site),
        EditionPage::Citation => citation::file(site),
    };
    report(problems, draw.problems);
    Rendered::Bytes(text.into_bytes())
}

/// Whether search engines should list a page: of frozen texts only the newest, because all say nearly the same.
pub fn is_listed(site: &Site<'_>, page: EditionPage) -> bool {
    match page {
        EditionPage::List => true,
        EditionPage::Whole(at) => at + 1 == site.curriculum.editions.len(),
        EditionPage::Changes(..) | EditionPage::Feed | EditionPage::Citation => false,
    }
}

/// Where the entries of one moment are read: in an edition, or on their present pages.
#[derive(Clone, Copy)]
struct Moment<'s> {
    edition: Option<&'s Edition>,
}

impl Moment<'_> {
    /// A link from a page to an entry as it was at that moment.
    fn link(self, from: &OutputPath, document: &Document) -> Link {
        let path = &document.source.path;
        let href = match self.edition {
            Some(edition) => {
                let id = edition.position(path).map_or("", |at| &edition.entries[at].id);
                from.href_to_anchor(&edition.output(), id)
            }
            None => from.href_to(&path.page()),
        };
        Link { href, title: document.title().to_owned(), language: None }
    }
}
