//! Into which files the default style is cut, and which of them a page links besides the first.

use crate::model::{Document, Shape};

/// What every page links.
pub const FIRST: &str = "style.css";

const FIELDS: &str = "fields.css";
const MAPS: &str = "maps.css";
const PAGES: &str = "pages.css";
const PRINT: &str = "print.css";

/// The others, in the order in which pages link them.
pub const PARTS: [&str; 4] = [FIELDS, MAPS, PAGES, PRINT];

/// Files that are not for every page, by the beginnings of their names.
const OF_PART: [(&str, &str); 12] = [
    ("53-controls", FIELDS),
    ("55-fields", FIELDS),
    ("57-sheet-tools", FIELDS),
    ("60-sheet", FIELDS),
    ("56-maps", MAPS),
    ("66-editions", PAGES),
    ("70-front", PAGES),
    ("75-session", PAGES),
    ("76-guide", PAGES),
    ("78-packs", PAGES),
    ("80-pack", PAGES),
    ("82-reference", PAGES),
];

/// What the names of files end in that are for paper only.
const FOR_PAPER: &str = "print.css";

/// The part that a file of the default theme is in.
pub fn part(name: &str) -> &'static str {
    if name.ends_with(FOR_PAPER) {
        return PRINT;
    }
    OF_PART.iter().find(|(begins, _)| name.starts_with(begins)).map_or(FIRST, |(_, part)| part)
}

/// What a page links, in order: what its kind needs, and what is in its text.
pub fn page(kind: &str, document: Option<&Document>) -> Vec<&'static str> {
    let of_kind: &[&str] = match kind {
        "lesson" | "plain" | "module" | "tag" | "tags" | "glossary" | "drawing" | "search" => &[],
        "front" | "list" | "entry" | "notes" | "reference-list" | "editions" | "changes" => &[PAGES],
        "worksheet" => &[FIELDS],
        _ => &[FIELDS, MAPS, PAGES],
    };
    let needs = |part: &str| {
        part == PRINT || of_kind.contains(&part) || document.is_some_and(|it| is_in_text(part, it))
    };
    PARTS.into_iter().filter(|part| needs(part)).collect()
}

/// Whether a document's text needs a part.
fn is_in_text(part: &str, document: &Document) -> bool {
    let is_map = |shape: &Shape| matches!(shape, Shape::Map(_) | Shape::Network(_) | Shape::Drawing(_));
    match part {
        FIELDS => !document.fields.is_empty(),
        MAPS => document.blocks().any(|block| is_map(&block.shape)),
        _ => false,
    }
}
