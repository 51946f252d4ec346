//! What every page is drawn from: the curriculum, the theme, the plan, and what all pages share.

pub use super::navigation::SitePart;

use super::drafts::{BUDGET, DECK_BUDGET, Drafts};
use super::forget::Forget;
use super::navigation::Navigation;
use super::packed::Packed;
use super::print::documents_of;
use super::shapes::Shapes;
use super::slides::{Deck, documents_of as decks_of};
use super::strings::direction;
use super::styles;
use super::theme::Theme;
use super::view::{BlockView, DateView, LicenceView, Link, PageView, SiteView, SlideView, TimeView};
use crate::diagnostic::Diagnostic;
use crate::model::markdown::quotes;
use crate::model::markdown::{self, Events, Shelf};
use crate::model::search::{Generated, Index, Listed, Prose, generated, listed};
use crate::model::{Curriculum, Date, Document, Kind, Page, Plan, Section};
use crate::path::{OutputPath, SourcePath, WebPath};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tera::Context;

/// All that is needed to draw any page.
pub struct Site<'a> {
    pub curriculum: &'a Curriculum,
    pub theme: &'a Theme,
    pub plan: &'a Plan,
    /// The address of each document's page, as links are made to it.
    pub addresses: Vec<WebPath>,
    /// Sections that print pages wait for.
    pub drafts: Drafts<Packed>,
    /// Slides of documents that pages of slides wait for.
    pub decks: Drafts<Deck>,
    /// What templates of blocks and of slides drew.
    pub shapes: Shapes<BlockView>,
    pub slide_shapes: Shapes<SlideView>,
    /// Events of texts that were understood and not drawn yet.
    shelf: Option<&'a Shelf>,
    /// Words that scripts say on slides: the same on each page of them, drawn for the first.
    pub slide_words: OnceLock<String>,
    /// What each document is called among all pages.
    pub names: OnceLock<Vec<String>>,
    listed: OnceLock<Vec<Listed>>,
    pub(super) navigation: Navigation,
    /// The language of pages that are drawn from this.
    page_language: &'a str,
    /// The same site with the words of other languages, by the tags that documents have.
    others: BTreeMap<&'a str, Self>,
    for_facilitators: OnceLock<Vec<WebPath>>,
}

/// What `site.toml` tells every template.
pub fn site_view(config: &crate::config::Config) -> SiteView {
    SiteView {
        title: config.title.clone(),
        summary: config.summary.clone(),
        language: config.language.clone(),
        direction: direction(&config.language),
        authors: config.authors.clone(),
        licence: config.licence.as_deref().map(licence),
        repository: config.repository.as_ref().map(|repository| repository.url.clone()),
        search: config.search.publish,
        generator: concat!("Fieldbook ", env!("CARGO_PKG_VERSION")),
    }
}

impl<'a> Site<'a> {
    /// Draws the navigation; a template that cannot be drawn is reported.
    pub fn new(
        curriculum: &'a Curriculum,
        theme: &'a Theme,
        plan: &'a Plan,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut site = Self::with_words(curriculum, theme, plan, &curriculum.config.language, problems);
        for document in &curriculum.documents {
            if let Some(language) = document.front.lang.as_deref()
                && !site.others.contains_key(language)
                && let Some(theme) = theme.in_language(language)
            {
                site.others.insert(language, Self::with_words(curriculum, theme, plan, language, problems));
            }
        }
        let share = 1 + site.others.len();
        if share > 1 { site.with_budget(BUDGET / share) } else { site }
    }

    /// The site with the words of its theme.
    fn with_words(
        curriculum: &'a Curriculum,
        theme: &'a Theme,
        plan: &'a Plan,
        language: &'a str,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let addresses = curriculum.outputs.iter().map(OutputPath::web).collect();
        let drafts = drafts(curriculum, plan, BUDGET);
        let decks = decks(curriculum, plan, DECK_BUDGET);
        let mut site = Self {
            curriculum,
            theme,
            plan,
            addresses,
            drafts,
            decks,
            shapes: Shapes::default(),
            shelf: None,
            slide_shapes: Shapes::default(),
            slide_words: OnceLock::new(),
            names: OnceLock::new(),
            listed: OnceLock::new(),
            navigation: Navigation::default(),
            page_language: language,
            others: BTreeMap::new(),
            for_facilitators: OnceLock::new(),
        };
        site.navigation = Navigation::draw(&site, problems);
        site
    }

    /// The address of each document's page, as links lead there from pages for facilitators: to one of these where there
    /// is one. Made when the first asks.
    pub fn facilitator_addresses(&self) -> &[WebPath] {
        self.for_facilitators.get_or_init(|| {
            let all = self.curriculum.outputs.iter().zip(&self.addresses);
            let address = |(output, address): (&OutputPath, &WebPath)| {
                let guide = self.curriculum.facilitator_output(output);
                let is_guide = matches!(self.page(&guide), Some(Page::Guide(_)));
                // A website for facilitators alone has no page of participants to lead to.
                if is_guide || !self.has(output) { guide.web() } else { address.clone() }
            };
            all.map(address).collect()
        })
    }

    /// The same site with other room for drafts, in bytes.
    #[must_use]
    pub fn with_budget(self, bytes: usize) -> Self {
        let decks = decks(self.curriculum, self.plan, bytes.min(DECK_BUDGET));
        let others = self.others.into_iter().map(|(tag, other)| (tag, other.with_budget(bytes))).collect();
        Self { drafts: drafts(self.curriculum, self.plan, bytes), decks, others, ..self }
    }

    /// The site with the words of a document's language.
    pub fn of(&self, document: usize) -> &Self {
        let document = self.curriculum.documents.get(document);
        let language = document.and_then(|document| document.front.lang.as_deref());
        language.and_then(|language| self.others.get(language)).unwrap_or(self)
    }

    /// The same site with events that wait to be drawn.
    #[must_use]
    pub fn with_shelf(self, shelf: &'a Shelf) -> Self {
        let others = self.others.into_iter().map(|(tag, other)| (tag, other.with_shelf(shelf))).collect();
        Self { shelf: Some(shelf), others, ..self }
    }

    /// The language that a document is written in.
    pub fn language<'l>(&'l self, document: &'l Document) -> &'l str {
        document.front.lang.as_deref().unwrap_or(&self.curriculum.config.language)
    }

    /// The language and direction of a document's title, where pages that list it are in another language.
    pub fn title_language(&self, document: usize) -> Option<(String, &'static str)> {
        self.told_language(&self.curriculum.documents[document], self.page_language)
    }

    /// The same of a module's title, which is that of its text, or in the settings. A folder's name is in no language.
    pub fn module_language(&self, module: usize) -> Option<(String, &'static str)> {
        let found = &self.curriculum.modules[module];
        let config = &self.curriculum.config;
        let documents = &self.curriculum.documents;
        let is_own = |index: &usize| documents[*index].title() == found.title;
        let said = config.modules.get(module).filter(|_| config.modules_given);
        let language = match found.index.filter(is_own) {
            Some(index) => self.language(&documents[index]),
            None if said.is_some_and(|said| said.title.is_some()) => config.language.as_str(),
            None => return None,
        };
        (language != self.page_language).then(|| (language.to_owned(), direction(language)))
    }

    /// The same of a tag: that of all documents that have it.
    pub fn tag_language(&self, documents: &[usize]) -> Option<(String, &'static str)> {
        let first = self.title_language(*documents.first()?)?;
        documents
            .iter()
            .all(|document| self.title_language(*document).as_ref() == Some(&first))
            .then_some(first)
    }

    /// The same of a part of the site.
    pub fn part_language(&self, part: SitePart) -> Option<(String, &'static str)> {
        match part {
            SitePart::None => None,
            SitePart::Module(module) => self.module_language(module),
            SitePart::Section(section) => {
                self.title_language(*self.curriculum.sections.get(section.folder())?)
            }
            SitePart::Glossary => self.title_language(self.curriculum.glossary?),
        }
    }

    /// The language and direction of a document, where they are not those of what is around it.
    pub fn told_language(&self, document: &Document, around: &str) -> Option<(String, &'static str)> {
        let language = self.language(document);
        (language != around).then(|| (language.to_owned(), direction(language)))
    }

    /// Words of a document that were taken out of its Markdown, such as a heading, as they are printed.
    pub fn printed(&self, document: &Document, words: &str) -> String {
        quotes::plain(words, quotes::Marks::of(self.language(document))).into_owned()
    }

    /// The events of a document.
    pub fn events<'d>(&self, document: &'d Document) -> Events<'d> {
        let source = &document.source;
        let kept = self.shelf.and_then(|shelf| shelf.take(&source.path, &source.text));
        kept.unwrap_or_else(|| markdown::read(&source.text, document.body as usize).events)
    }

    /// The words of a document that participants read. With a shelf each page is drawn once, so nobody keeps them.
    pub fn prose<'d>(&self, document: &'d Document) -> Cow<'d, Prose> {
        let Some(shelf) = self.shelf else { return Cow::Borrowed(document.prose()) };
        let source = &document.source;
        let kept = shelf.look(&source.path, &source.text);
        let events = kept.unwrap_or_else(|| markdown::read(&source.text, document.body as usize).events);
        Cow::Owned(Prose::of(document, &events))
    }

    /// The index over all words, made for the first who asks.
    pub fn index(&self) -> &Index {
        let curriculum = self.curriculum;
        let make = || Index::of(curriculum, &self.generated(), |document| self.prose(document));
        curriculum.index.get_or_init(make)
    }

    /// Pages that can be found and that no file stands behind.
    pub fn generated(&self) -> Vec<Generated<'a>> {
        generated(self.curriculum, |section| self.theme.strings.get(section.folder()))
    }

    /// All pages and terms by letter, sorted for the page that asks first.
    pub fn listed(&self) -> &[Listed] {
        self.listed.get_or_init(|| listed(self.curriculum, &self.generated()))
    }

    /// Worksheets, sessions, reference and glossary, where they exist.
    pub fn other_parts(&self) -> Vec<(OutputPath, String, SitePart)> {
        let curriculum = self.curriculum;
        let sections = Section::ALL.into_iter().filter(|section| curriculum.has_section(*section));
        let mut parts: Vec<_> = sections
            .map(|section| (section.output(), self.section_title(section), SitePart::Section(section)))
            .collect();
        if let Some(glossary) = curriculum.glossary {
            parts.push((
                OutputPath::new("glossary.html"),
                curriculum.documents[glossary].title().to_owned(),
                SitePart::Glossary,
            ));
        }
        parts
    }

    /// The title of a section: of its `index.md`, else the theme's word.
    pub fn section_title(&self, section: Section) -> String {
        let page = self.curriculum.sections.get(section.folder());
        page.map_or_else(
            || self.theme.strings.get(section.folder()).to_owned(),
            |page| self.curriculum.documents[*page].title().to_owned(),
        )
    }

    /// What every page says of itself; callers change what is special.
    pub fn page_view(
        &self,
        page: &OutputPath,
        kind: &'static str,
        title: &str,
        document: Option<usize>,
    ) -> PageView {
        let config = &self.curriculum.config;
        let front = document.map(|document| &self.curriculum.documents[document].front);
        let module = document.and_then(|document| self.curriculum.module_of(document));
        let seo = front.map(|front| &front.seo);
        let own = seo.and_then(|seo| seo.title.clone());
        let language = front.and_then(|front| front.lang.clone()).unwrap_or_else(|| config.language.clone());
        let named = document.filter(|document| self.curriculum.documents[*document].title() == title);
        let both = self.tab_title(&[named.map_or(title, |document| self.name_of(document))]);
        let description = seo.and_then(|seo| seo.description.clone());
        let description = description
            .or_else(|| front.map(|front| front.summary.clone()).filter(|summary| !summary.is_empty()));
        PageView {
            title: title.to_owned(),
            tab_title: own.unwrap_or(both),
            description: description.unwrap_or_else(|| config.summary.clone()),
            keywords: seo.map(|seo| seo.keywords.clone()).unwrap_or_default(),
            root: page.root(),
            kind,
            direction: direction(&language),
            language,
            accent: module.map(|module| self.curriculum.modules[module].accent.clone()).unwrap_or_default(),
            module_number: module.map(|module| module + 1),
            canonical: config.base_url.as_deref().map(|base| page.absolute(base)),
            image: document.and_then(|document| self.preview_image(document)),
            json_ld: None,
            no_index: false,
            for_facilitators: false,
            feed: self
                .plan
                .contains_key(&OutputPath::new("feed.xml"))
                .then(|| page.href_to(&OutputPath::new("feed.xml"))),
            edit: document
                .and_then(|document| self.edit_address(&self.curriculum.documents[document].source.path)),
            styles: styles::page(kind, document.map(|index| &*self.curriculum.documents[index])),
            sheet: None,
            scripts: Vec::new(),
            timers: false,
            forget: self.plan.contains_key(&OutputPath::new("fields.json")).then(Forget::script),
        }
    }

    fn preview_image(&self, document: usize) -> Option<String> {
        let base = self.curriculum.config.base_url.as_deref();
        let document = &self.curriculum.documents[document];
        let said = document.front.seo.image.as_ref()?;
        match crate::model::Address::of(&said.text) {
            crate::model::Address::Offsite => Some(said.text.clone()),
            crate::model::Address::Unsafe(_) => None,
            crate::model::Address::Relative => {
                let target = document.source.path.resolve(&said.text)?.path;
                self.curriculum
                    .files
                    .contains(&target)
                    .then(|| base.map(|base| target.asset().absolute(base)))?
            }
        }
    }

    fn edit_address(&self, path: &SourcePath) -> Option<String> {
        let pattern = self.curriculum.config.repository.as_ref()?.edit.as_deref()?;
        Some(pattern.replace("{path}", path.as_str()))
    }

    /// A link from a page to a document's own page.
    pub fn link(&self, from: &OutputPath, document: usize) -> Link {
        Link {
            href: from.href_to(self.output(document)),
            title: self.curriculum.documents[document].title().to_owned(),
            language: self.title_language(document),
        }
    }

    /// The page of a document; index files have the page of their folder.
    pub fn output(&self, document: usize) -> &'a OutputPath {
        self.curriculum.output(document)
    }

    pub fn time(&self, minutes: u32) -> TimeView {
        TimeView { minutes, text: self.theme.strings.time(minutes) }
    }

    pub fn date(&self, date: Date) -> DateView {
        DateView { iso: date.iso(), text: self.theme.strings.date(date) }
    }

    /// The part of the site a document belongs to.
    pub fn part_of(&self, document: usize) -> SitePart {
        match self.curriculum.documents[document].kind {
            Kind::Lesson | Kind::Module => {
                self.curriculum.module_of(document).map_or(SitePart::None, SitePart::Module)
            }
            Kind::Worksheet => SitePart::Section(Section::Worksheets),
            Kind::Session | Kind::Notes => SitePart::Section(Section::Sessions),
            Kind::Entry => SitePart::Section(Section::Reference),
            Kind::Glossary => SitePart::Glossary,
            Kind::Front | Kind::Section | Kind::Plain => SitePart::None,
        }
    }

    /// Whether an output is planned.
    pub fn has(&self, output: &OutputPath) -> bool {
        self.plan.contains_key(output)
    }

    /// The page that fills an output.
    pub fn page(&self, output: &OutputPath) -> Option<&'a Page> {
        self.plan.get(output)
    }
}

fn drafts(curriculum: &Curriculum, plan: &Plan, budget: usize) -> Drafts<Packed> {
    let uses = plan.values().flat_map(|page| documents_of(curriculum, page));
    Drafts::new(curriculum.documents.len(), uses, budget)
}

fn decks(curriculum: &Curriculum, plan: &Plan, budget: usize) -> Drafts<Deck> {
    let uses = plan.values().flat_map(|page| decks_of(curriculum, page));
    Drafts::new(curriculum.documents.len(), uses, budget)
}

/// One named value for a template.
pub fn context<T: serde::Serialize>(name: &'static str, value: &T) -> Context {
    let mut context = Context::new();
    context.insert(name, value);
    context
}

/// A licence's name, with its page where it is a known one.
pub fn licence(name: &str) -> LicenceView {
    const KNOWN: [(&str, &str); 9] = [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "https://opensource.org/license/mit"),
        ("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    ];
    let folded = |text: &str| text.to_lowercase().replace(['-', ' ', '_'], "");
    let asked = folded(name);
    let known = KNOWN.iter().find(|(known, _)| *known == name).or_else(|| {
        KNOWN.iter().find(|(known, _)| {
            folded(known)
                .strip_prefix(&asked)
                .is_some_and(|rest| matches!(rest, "") || rest.starts_with("4.0"))
        })
    });
    LicenceView { name: name.to_owned(), href: known.map(|(_, href)| (*href).to_owned()) }
}
