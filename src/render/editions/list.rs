//! The page that lists all editions, and the line about the newest one on other pages.

use super::citation::citation;
use crate::model::{Edition, Section};
use crate::path::OutputPath;
use crate::render::article::Vantage;
use crate::render::site::{Site, SitePart};
use crate::render::view::{EditionItem, EditionLine, EditionsView, Link};
use crate::render::web::Draw;

impl Draw<'_> {
    pub fn editions(&mut self) -> String {
        let (site, page) = (self.site, self.page);
        let editions = &site.curriculum.editions;
        let item = |(at, edition): (usize, &std::sync::Arc<Edition>)| EditionItem {
            href: page.href_to(&edition.output()),
            title: edition.title().to_owned(),
            date: site.date(edition.date),
            entries: edition.count(),
            since_before: at
                .checked_sub(1)
                .map(|before| changes_link(site, page, &editions[before], Some(edition))),
            to_now: changes_link(site, page, edition, None),
        };
        let mut further = Vec::new();
        for (at, new) in editions.iter().enumerate().rev() {
            let older = editions[..at.saturating_sub(1)].iter().rev();
            further.extend(older.map(|old| changes_link(site, page, old, Some(new))));
        }
        let feed = Edition::feed_output();
        let view = EditionsView {
            reference: reference(site, page),
            citation: site.curriculum.latest_edition().map(|edition| citation(site, edition)),
            editions: editions.iter().enumerate().rev().map(item).collect(),
            further,
            feed: site.has(&feed).then(|| page.href_to(&feed)),
        };
        let title = site.theme.strings.get("editions");
        let shown = site.page_view(page, "editions", title, None);
        self.draw("editions.html", &shown, SitePart::Section(Section::Reference), "editions", &view)
    }

    /// A link to the list.
    pub fn all_editions(&self) -> Link {
        all_editions(self.site, self.page)
    }
}

/// The newest edition as a page of the present reference names it; none without one. `entry` is the document whose page
/// it is.
pub fn edition_line(site: &Site<'_>, page: &OutputPath, entry: Option<usize>) -> Option<EditionLine> {
    let edition = site.curriculum.latest_edition().filter(|edition| site.has(&edition.output()))?;
    let path = entry.map(|entry| &site.curriculum.documents[entry].source.path);
    let at = path.and_then(|path| edition.position(path));
    let href = match at {
        Some(at) => page.href_to_anchor(&edition.output(), &edition.entries[at].id),
        None => page.href_to(&edition.output()),
    };
    Some(EditionLine {
        edition: Link { href, title: edition.title().to_owned(), language: None },
        date: site.date(edition.date),
        changes: changes_link(site, page, edition, None),
        all: all_editions(site, page),
        citation: citation(site, edition),
    })
}

/// Where the last text of an entry is that is out of use: in the newest edition in which it was not.
pub fn last_text(site: &Site<'_>, entry: usize, vantage: Vantage<'_>) -> Option<Link> {
    let path = &site.curriculum.documents[entry].source.path;
    site.curriculum.editions.iter().rev().filter(|edition| site.has(&edition.output())).find_map(|edition| {
        let found = &edition.entries[edition.position(path)?];
        let href = format!("{}#{}", vantage.href(&edition.output()), crate::path::encode(&found.id));
        (!found.document.is_retired()).then(|| Link {
            href,
            title: edition.title().to_owned(),
            language: None,
        })
    })
}

/// The page of all editions.
/// The page of all editions.
pub fn all_editions(site: &Site<'_>, page: &OutputPath) -> Link {
    let title = site.theme.strings.get("editions_all").to_owned();
    Link { href: page.href_to(&Edition::list_output()), title, language: None }
}

fn reference(site: &Site<'_>, page: &OutputPath) -> Link {
    Link {
        href: page.href_to(&Section::Reference.output()),
        title: site.section_title(Section::Reference),
        language: None,
    }
}

/// A link to what changed between two editions, or an edition and the present text.
pub fn changes_link(site: &Site<'_>, page: &OutputPath, old: &Edition, new: Option<&Edition>) -> Link {
    let strings = &site.theme.strings;
    let title = match new {
        Some(new) => strings.fill("changes_title", &[("old", old.title()), ("new", new.title())]),
        None => strings.fill("changes_since", &[("old", old.title())]),
    };
    Link { href: page.href_to(&old.changes_output(new)), title, language: None }
}
