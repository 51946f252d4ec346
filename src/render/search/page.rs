//! The search page, and the pages of letters of a long list.

use crate::model::search::{Listed, SearchFile, TargetKind, TargetPage};
use crate::render::site::SitePart;
use crate::render::view::{KindView, LetterLink, LetterRow, LetterView, Link, SearchView};
use crate::render::web::Draw;

/// The script and the style of the search page.
const SCRIPT: &str = "search.js";

impl Draw<'_> {
    /// The page that searches.
    pub fn search(&mut self) -> String {
        let rows = self.site.listed();
        let pages = self.letter_pages(rows, None);
        let letters = if pages.is_empty() { self.by_letter(rows) } else { Vec::new() };
        self.draw_search(SearchView { has_form: true, letters, pages, kinds: self.kinds() }, "")
    }

    /// The page of one letter.
    pub fn letter(&mut self, letter: &str) -> String {
        let rows = self.site.listed();
        let pages = self.letter_pages(rows, Some(letter));
        let mut own = rows.chunk_by(|one, other| one.letter == other.letter);
        let letters = own.find(|rows| rows[0].letter == letter).map_or(Vec::new(), |own| self.by_letter(own));
        self.draw_search(SearchView { has_form: false, letters, pages, kinds: Vec::new() }, letter)
    }

    fn draw_search(&mut self, view: SearchView, letter: &str) -> String {
        let strings = &self.site.theme.strings;
        let title = match (view.has_form, letter) {
            (true, _) => strings.get("search").to_owned(),
            (false, "") => strings.get("search_other").to_owned(),
            (false, letter) => letter.to_owned(),
        };
        let mut page = self.site.page_view(self.page, "search", &title, None);
        // What it lists is listed elsewhere.
        page.no_index = true;
        if view.has_form {
            page.scripts.push(SCRIPT);
        }
        self.draw("search.html", &page, SitePart::None, "search", &view)
    }

    /// The pages of letters, where there are any.
    fn letter_pages(&self, rows: &[Listed], current: Option<&str>) -> Vec<LetterLink> {
        let letters = rows.chunk_by(|one, other| one.letter == other.letter);
        let page = |rows: &[Listed]| {
            let letter = rows[0].letter.as_str();
            let output = SearchFile::Letter(letter.to_owned()).output();
            self.site.has(&output).then(|| LetterLink {
                href: self.page.href_to(&output),
                letter: self.name_of(letter),
                count: rows.len(),
                current: current == Some(letter),
            })
        };
        letters.filter_map(page).collect()
    }

    fn by_letter(&self, rows: &[Listed]) -> Vec<LetterView> {
        let letters = rows.chunk_by(|one, other| one.letter == other.letter);
        let view = |rows: &[Listed]| LetterView {
            letter: self.name_of(&rows[0].letter),
            rows: rows.iter().map(|row| self.row(row)).collect(),
        };
        letters.map(view).collect()
    }

    fn row(&self, row: &Listed) -> LetterRow {
        let output = row.page.output(self.site.curriculum);
        let href = match &row.anchor {
            Some(anchor) => self.page.href_to_anchor(&output, anchor),
            None => self.page.href_to(&output),
        };
        let language = match row.page {
            TargetPage::Document(document) => self.site.title_language(document),
            TargetPage::Module(_) | TargetPage::Section(_) => None,
        };
        LetterRow { link: Link { href, title: row.title.clone(), language }, kind: self.kind(row.kind) }
    }

    fn kind(&self, kind: TargetKind) -> String {
        self.site.theme.strings.get(&format!("search_{}", kind.name())).to_owned()
    }

    fn kinds(&self) -> Vec<KindView> {
        let view = |kind: TargetKind| KindView { name: kind.name(), label: self.kind(kind) };
        TargetKind::ALL.into_iter().map(view).collect()
    }

    fn name_of(&self, letter: &str) -> String {
        if letter.is_empty() {
            self.site.theme.strings.get("search_other").to_owned()
        } else {
            letter.to_owned()
        }
    }
}
