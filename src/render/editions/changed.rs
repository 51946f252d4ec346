//! The page that says what changed between an edition and a later one, or the present text.

use super::Moment;
use super::compare::compare;
use super::list::changes_link;
use crate::model::{Document, Edition, Pair, Section, changes};
use crate::render::blocks::inline;
use crate::render::draft::{self, Home};
use crate::render::scope::Scope;
use crate::render::site::SitePart;
use crate::render::view::{AddedView, ChangedView, ChangesView, Html, Link, RetiredView};
use crate::render::web::Draw;

impl<'s> Draw<'s> {
    pub fn changes(&mut self, old: &'s Edition, new: Option<&'s Edition>) -> String {
        let (site, page) = (self.site, self.page);
        let (before, after) = (Moment { edition: Some(old) }, Moment { edition: new });
        let later = new.map_or_else(|| site.curriculum.reference(), Edition::documents);
        let found = changes(&old.documents(), &later);
        let link = |document: &Document| after.link(page, document);
        let was = |document: &Document| before.link(page, document);
        let changed = |pair: &Pair<'_>| ChangedView {
            entry: link(pair.new),
            was: was(pair.old),
            lines: compare(*pair),
            is_revised: !pair.is_same(),
        };
        let retired = found.retired.iter().map(|(entry, why)| RetiredView {
            id: String::new(),
            entry: was(entry),
            note: why.and_then(|why| self.note(why)),
        });
        let view = ChangesView {
            retired: retired.collect(),
            old: Link { href: page.href_to(&old.output()), title: old.title().to_owned(), language: None },
            old_date: site.date(old.date),
            new: match new {
                Some(new) => {
                    Link { href: page.href_to(&new.output()), title: new.title().to_owned(), language: None }
                }
                None => Link {
                    href: page.href_to(&Section::Reference.output()),
                    title: site.theme.strings.get("edition_now").to_owned(),
                    language: None,
                },
            },
            new_date: new.map(|new| site.date(new.date)),
            all: self.all_editions(),
            nothing: [found.added.len(), found.renamed.len(), found.revised.len()] == [0; 3]
                && [found.joined.len(), found.retired.len()] == [0; 2],
            added: found
                .added
                .iter()
                .map(|new| AddedView { entry: link(new), summary: new.front.summary.clone() })
                .collect(),
            renamed: found.renamed.iter().map(changed).collect(),
            revised: found.revised.iter().map(changed).collect(),
            joined: found.joined.iter().map(|pair| (was(pair.old), link(pair.new))).collect(),
            unchanged: found.unchanged.iter().map(|pair| link(pair.new)).collect(),
        };
        let title = changes_link(site, page, old, new).title;
        let mut shown = site.page_view(page, "changes", &title, None);
        shown.no_index = true;
        self.draw("changes.html", &shown, SitePart::Section(Section::Reference), "changes", &view)
    }

    /// Why an entry is out of use.
    pub fn note(&mut self, document: &'s Document) -> Option<Html> {
        let said = document.front.retired.as_ref()?;
        let mut scope = Scope::past(self.site, document, None);
        let html = inline(&mut scope, &said.text, None);
        self.problems.append(&mut scope.problems);
        Some(Html(draft::fill(&html, &Home::screen(&self.page.web(), &self.site.addresses))))
    }
}
