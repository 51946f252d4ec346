//! All entries in other orders than that of the document: by the session where they were learned, by their tags.

use super::super::site::SitePart;
use super::super::view::{ListItem, ReferenceGroup, ReferenceListView};
use super::super::web::Draw;
use super::other_lists;
use crate::model::{Kind, Section};

impl Draw<'_> {
    pub fn reference_by_session(&mut self) -> String {
        let curriculum = self.site.curriculum;
        let sessions = curriculum.sessions.iter().chain(&curriculum.notes).copied();
        let mut groups: Vec<ReferenceGroup> = Vec::new();
        for session in sessions {
            let entries: Vec<usize> = curriculum.learned(session, Kind::Entry).collect();
            let front = &curriculum.documents[session].front;
            let date = front.start.map(|start| start.date).or(front.date);
            groups.push(ReferenceGroup {
                id: format!("session--{}", groups.len() + 1),
                title: curriculum.documents[session].title().to_owned(),
                href: Some(self.page.href_to(self.site.output(session))),
                date: date.map(|date| self.site.date(date)),
                items: entries.into_iter().map(|entry| self.item(entry)).collect(),
                language: self.site.title_language(session),
            });
        }
        let is_elsewhere = |entry: &usize| curriculum.session_of(*entry).is_none();
        let rest = curriculum.entries.iter().copied().filter(is_elsewhere);
        groups.push(self.rest("reference_no_session", rest.map(|entry| self.item(entry)).collect()));
        self.reference_list("reference_by_session", groups)
    }

    pub fn reference_by_tag(&mut self) -> String {
        let curriculum = self.site.curriculum;
        let is_entry = |page: &usize| curriculum.documents[*page].kind == Kind::Entry;
        let mut groups: Vec<ReferenceGroup> = Vec::new();
        for (tag, title, pages) in curriculum.tags_by_letter() {
            let entries = pages.iter().copied().filter(is_entry);
            groups.push(ReferenceGroup {
                id: format!("tag--{tag}"),
                title: title.to_owned(),
                href: Some(self.page.href_to(&curriculum.tag_output(tag))),
                date: None,
                items: entries.map(|entry| self.item(entry)).collect(),
                language: self.site.tag_language(pages),
            });
        }
        let bare = |entry: &usize| curriculum.documents[*entry].front.tags.is_empty();
        let rest = curriculum.entries.iter().copied().filter(bare);
        groups.push(self.rest("reference_no_tag", rest.map(|entry| self.item(entry)).collect()));
        self.reference_list("reference_by_tag", groups)
    }

    /// Entries that belong to no group.
    fn rest(&self, words: &'static str, items: Vec<ListItem>) -> ReferenceGroup {
        let title = self.site.theme.strings.get(words).to_owned();
        ReferenceGroup { id: "rest--".to_owned(), title, href: None, date: None, items, language: None }
    }

    fn reference_list(&mut self, title: &'static str, mut groups: Vec<ReferenceGroup>) -> String {
        groups.retain(|group| !group.items.is_empty());
        let site = self.site;
        let words = site.theme.strings.get(title).to_owned();
        let view = ReferenceListView { title: words.clone(), lists: other_lists(site, self.page), groups };
        let page = site.page_view(self.page, "reference-list", &words, None);
        self.draw("reference_list.html", &page, SitePart::Section(Section::Reference), "list", &view)
    }
}
