//! What a page says of itself as a sheet to fill in.

use super::site::Site;
use super::strings::Strings;
use super::view::SheetView;
use crate::model::{Audience, Document, FieldKind, Kind, LinkKind, SiteId};

/// The sheet of a document; none where nothing can be filled in on screen.
pub fn sheet(site: &Site<'_>, document: &Document) -> Option<SheetView> {
    if document.kind != Kind::Worksheet && document.live_fields().next().is_none() {
        return None;
    }
    let id = SiteId::of(&site.curriculum.config);
    Some(SheetView {
        id: document.sheet_id(),
        before: document.earlier_sheet_ids().join(" "),
        curriculum: id.answers,
        curriculum_before: id.earlier.join(" "),
        title: document.title().to_owned(),
        pictures: document.links.iter().any(|link| link.kind == LinkKind::Image),
    })
}

/// Whether the head of a worksheet asks for what the theme calls by a word: not where the author does.
pub fn asks(strings: &Strings, document: &Document, key: &str, kind: &FieldKind) -> bool {
    let word = strings.get(key).to_lowercase();
    let mut fields = document.fields.iter().filter(|field| field.audience == Audience::Everyone);
    !fields.any(|field| field.kind == *kind && field.label.to_lowercase() == word)
}
