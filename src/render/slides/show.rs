//! The slides of one page, put together: a lesson's own, or those that the agenda of a session brings.

use super::super::draft::{self, Home};
use super::super::site::{Site, context};
use super::super::texts::Texts;
use super::super::view::{DeckItem, Html, SlideView};
use super::Reader;
use super::deck::{Cut, Deck};
use super::notes::notes;
use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Kind, SlotTarget};
use crate::path::{OutputPath, WebPath, slug};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Slides that are being collected for a page.
pub struct Show<'s> {
    pub site: &'s Site<'s>,
    pub page: &'s OutputPath,
    web: WebPath,
    reader: Reader,
    views: Vec<SlideView>,
    pub items: Vec<DeckItem>,
    decks: BTreeMap<usize, Arc<Deck>>,
    notes: BTreeMap<usize, BTreeMap<usize, String>>,
    prefixes: BTreeSet<String>,
    pub problems: Vec<Diagnostic>,
}

/// Slides, ready for their page.
pub struct Shown {
    pub html: String,
    pub count: usize,
    pub items: Vec<DeckItem>,
    pub problems: Vec<Diagnostic>,
}

/// Where slides of a document stand on a page.
struct Stand<'a> {
    document: usize,
    /// Before its ids; empty for the page's own document.
    prefix: &'a str,
    /// Item of the agenda.
    item: &'a str,
}

impl<'s> Show<'s> {
    pub fn new(site: &'s Site<'s>, page: &'s OutputPath, reader: Reader) -> Self {
        Self {
            site,
            page,
            web: page.web(),
            reader,
            views: Vec::new(),
            items: Vec::new(),
            decks: BTreeMap::new(),
            notes: BTreeMap::new(),
            prefixes: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    /// The slides of a document as a draft: from the drawing of its page where that came first.
    pub fn deck(&mut self, document: usize) -> Arc<Deck> {
        if let Some(deck) = self.decks.get(&document) {
            return Arc::clone(deck);
        }
        let site = self.site;
        let deck = site.decks.take(document, || {
            let written = &site.curriculum.documents[document];
            let texts = Texts::draw(site, written, Audience::Everyone, &mut self.problems);
            let (texts, body) = texts.without_body();
            Deck::new(&texts, &body)
        });
        self.decks.insert(document, Arc::clone(&deck));
        deck
    }

    pub fn fill(&self, draft: &str, prefix: &str) -> String {
        let addresses = match self.reader {
            Reader::Participants => self.site.addresses.as_slice(),
            Reader::Presenter => self.site.facilitator_addresses(),
        };
        draft::fill(draft, &Home::slides(&self.web, addresses, prefix))
    }

    /// Notes that stand in some pieces of a document's text; none for participants.
    fn notes_of(&mut self, document: usize, pieces: &[usize], prefix: &str) -> String {
        if self.reader == Reader::Participants {
            return String::new();
        }
        if !self.notes.contains_key(&document) {
            let found = notes(self.site, document, &mut self.problems);
            self.notes.insert(document, found);
        }
        let found = self.notes.get(&document);
        let drafts = pieces.iter().filter_map(|piece| found?.get(piece));
        drafts.map(|draft| self.fill(draft, prefix)).collect()
    }

    /// The first slide.
    pub fn title(&mut self, document: usize, body: String, deck: &Deck) {
        let notes = self.notes_of(document, &deck.before, "");
        self.push(SlideView {
            label: self.site.curriculum.documents[document].title().to_owned(),
            kind: "title",
            size: "normal",
            accent: self.accent(document),
            body: Html(body),
            notes: Html(notes),
            ..SlideView::default()
        });
    }

    /// All slides of the page's own document.
    pub fn own(&mut self, document: usize, deck: &Deck) {
        let all: Vec<usize> = (0..deck.slides.len()).collect();
        self.some(&Stand { document, prefix: "", item: "" }, deck, &all);
        self.footnotes(&Stand { document, prefix: "", item: "" }, deck, &all);
    }

    /// One slide of the page's own document.
    pub fn one(&mut self, document: usize, deck: &Deck, at: usize, item: &str) {
        self.some(&Stand { document, prefix: "", item }, deck, &[at]);
    }

    /// The notes at the foot of the page's own text.
    pub fn own_footnotes(&mut self, document: usize, deck: &Deck) {
        let all: Vec<usize> = (0..deck.slides.len()).collect();
        self.footnotes(&Stand { document, prefix: "", item: "" }, deck, &all);
    }

    /// The slides that a link brings. Gives the notes for presenters that belong to its divider.
    pub fn brought(&mut self, target: &SlotTarget<'_>, item: &str) {
        let document = target.document;
        match self.site.curriculum.documents[document].kind {
            Kind::Lesson | Kind::Plain | Kind::Entry => {}
            Kind::Session
            | Kind::Worksheet
            | Kind::Notes
            | Kind::Front
            | Kind::Module
            | Kind::Glossary
            | Kind::Section => {
                return;
            }
        }
        let deck = self.deck(document);
        let leads = |cut: &Cut| match &target.anchor {
            None => true,
            Some(anchor) => cut.ids.iter().any(|id| id == anchor),
        };
        let chosen: Vec<usize> = (0..deck.slides.len()).filter(|at| leads(&deck.slides[*at].0)).collect();
        let prefix = self.prefix(document);
        if target.anchor.is_none() {
            let notes = self.notes_of(document, &deck.before, &prefix);
            if let Some(divider) = self.views.last_mut() {
                divider.notes.0.push_str(&notes);
            }
        }
        let stand = Stand { document, prefix: &prefix, item };
        self.some(&stand, &deck, &chosen);
        self.footnotes(&stand, &deck, &chosen);
    }

    fn some(&mut self, stand: &Stand<'_>, deck: &Deck, chosen: &[usize]) {
        for (cut, draft) in chosen.iter().filter_map(|at| deck.slides.get(*at)) {
            let notes = self.notes_of(stand.document, &cut.notes, stand.prefix);
            let address = if cut.address.is_empty() {
                String::new()
            } else {
                format!("{}{}", stand.prefix, cut.address)
            };
            let view = SlideView {
                address,
                label: cut.title.clone(),
                kind: if cut.block.is_some() { "block" } else { "text" },
                block: cut.block.map_or("", |block| block.row().name),
                size: cut.size,
                accent: self.accent(stand.document),
                section: cut.section.clone().unwrap_or_default(),
                item: stand.item.to_owned(),
                on_sheet: cut.on_sheet,
                body: Html(self.fill(draft, stand.prefix)),
                notes: Html(notes),
                ..SlideView::default()
            };
            self.push(view);
        }
    }

    /// The notes at the foot of a text, where a slide refers to one.
    fn footnotes(&mut self, stand: &Stand<'_>, deck: &Deck, chosen: &[usize]) {
        let refers = |at: &usize| deck.slides[*at].1.contains("class=\"footnote-ref\"");
        if deck.footnotes.is_empty() || !chosen.iter().any(refers) {
            return;
        }
        let view = SlideView {
            label: self.site.theme.strings.get("footnotes").to_owned(),
            kind: "notes",
            size: "small",
            accent: self.accent(stand.document),
            section: self.site.theme.strings.get("footnotes").to_owned(),
            item: stand.item.to_owned(),
            body: Html(self.fill(&deck.footnotes, stand.prefix)),
            ..SlideView::default()
        };
        self.push(view);
    }

    pub fn push(&mut self, view: SlideView) {
        self.views.push(view);
    }

    pub fn accent(&self, document: usize) -> String {
        let curriculum = self.site.curriculum;
        curriculum
            .module_of(document)
            .map(|module| curriculum.modules[module].accent.clone())
            .unwrap_or_default()
    }

    /// Stands before the ids of a document that is brought; another one each time.
    fn prefix(&mut self, document: usize) -> String {
        let name = slug(self.site.output(document).without_ending());
        let numbered = (2..).map(|number| format!("{name}-{number}--"));
        let prefix = std::iter::once(format!("{name}--"))
            .chain(numbered)
            .find(|name| !self.prefixes.contains(name))
            .unwrap_or_default();
        self.prefixes.insert(prefix.clone());
        prefix
    }

    /// Draws all slides, now that their number is known.
    pub fn finish(mut self) -> Shown {
        let site = self.site;
        let count = self.views.len();
        let mut html = String::new();
        for (at, mut view) in self.views.into_iter().enumerate() {
            let number = (at + 1).to_string();
            let values = [("number", number.as_str()), ("count", &count.to_string()), ("title", &view.label)];
            view.label = site.theme.strings.fill("slide_label", &values);
            view.id = format!("slide--{number}");
            if view.address.is_empty() {
                view.address.clone_from(&view.id);
            }
            view.place = format!("{number} / {count}");
            let drawn =
                site.slide_shapes.draw(view, |view| site.theme.draw("slide.html", &context("slide", view)));
            match drawn {
                Ok(drawn) => html.push_str(&drawn),
                Err(problem) => self.problems.push(*problem),
            }
        }
        Shown { html, count, items: self.items, problems: self.problems }
    }
}
