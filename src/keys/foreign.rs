//! Keys that other tools give meaning to, and what they are here. Texts that come from there are read as they are, with
//! a warning for each.

/// A key of other tools.
#[derive(Debug, Clone, Copy)]
pub struct Foreign {
    /// In small letters, with `_` between words.
    pub name: &'static str,
    pub use_here: Use,
}

/// What becomes of it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It says what this key says.
    Key(&'static str),
    /// The same, as several words with commas between them.
    Words(&'static str),
    /// Its number is a part of what this key says.
    PartOf(&'static str),
    /// `false`, or words such as `private`, mean a draft.
    Published,
    /// It says how days are written.
    DateFormat,
    /// Nothing; and why, or what to use in its place.
    Nothing(&'static str),
}

const ADDRESS: &str = "a page's address follows from its file";
const LOOKS: &str = "how a page looks follows from what it is";
const LISTS: &str = "lists and menus are made from the folders";
const CONTENTS: &str = "a page with several headings lists them by itself";
const PICTURE: &str = "for previews of a page, write `seo: {image: picture.png}`";
const EXPORT: &str = "it was for the system that the text comes from";
const RUN: &str = "nothing in a text is run here";

const fn key(name: &'static str, ours: &'static str) -> Foreign {
    Foreign { name, use_here: Use::Key(ours) }
}

const fn words(name: &'static str, ours: &'static str) -> Foreign {
    Foreign { name, use_here: Use::Words(ours) }
}

const fn part(name: &'static str, ours: &'static str) -> Foreign {
    Foreign { name, use_here: Use::PartOf(ours) }
}

const fn nothing(name: &'static str, why: &'static str) -> Foreign {
    Foreign { name, use_here: Use::Nothing(why) }
}

/// Every key of other tools that is known.
pub const FOREIGN: &[Foreign] = &[
    key("article_title", "title"),
    key("author", "authors"),
    key("description", "summary"),
    key("excerpt", "summary"),
    words("keywords", "tags"),
    words("categories", "tags"),
    words("category", "tags"),
    key("lastmod", "updated"),
    key("last_modified", "updated"),
    key("last_modified_at", "updated"),
    key("modified", "updated"),
    key("pubdate", "date"),
    key("publish_date", "date"),
    key("publishdate", "date"),
    key("published_at", "date"),
    key("lang_code", "lang"),
    key("langcode", "lang"),
    key("language", "lang"),
    key("locale", "lang"),
    key("weight", "order"),
    key("nav_order", "order"),
    key("sidebar_position", "order"),
    key("menu_order", "order"),
    key("index", "order"),
    key("permalink", "aliases"),
    key("redirect_from", "aliases"),
    key("url", "aliases"),
    part("teaching", "minutes"),
    part("exercises", "minutes"),
    key("target_minutes", "minutes"),
    key("time_required_minutes", "minutes"),
    key("time_required", "minutes"),
    key("timerequired", "minutes"),
    key("estimated_time", "minutes"),
    key("estimatedtime", "minutes"),
    key("materials_needed", "materials"),
    Foreign { name: "published", use_here: Use::Published },
    Foreign { name: "status", use_here: Use::Published },
    Foreign { name: "visibility", use_here: Use::Published },
    Foreign { name: "date_format", use_here: Use::DateFormat },
    nothing("layout", LOOKS),
    nothing("template", LOOKS),
    nothing("slug", ADDRESS),
    nothing("basename", ADDRESS),
    nothing("link_title", LISTS),
    nothing("linktitle", LISTS),
    nothing("sidebar", LISTS),
    nothing("sidebar_label", LISTS),
    nothing("sidebar_class_name", LISTS),
    nothing("displayed_sidebar", LISTS),
    nothing("nav_exclude", LISTS),
    nothing("nav_title", LISTS),
    nothing("parent", LISTS),
    nothing("grand_parent", LISTS),
    nothing("has_children", LISTS),
    nothing("menu", LISTS),
    nothing("pagination_next", LISTS),
    nothing("pagination_prev", LISTS),
    nothing("toc", CONTENTS),
    nothing("has_toc", CONTENTS),
    nothing("hide_table_of_contents", CONTENTS),
    nothing("hide_title", LOOKS),
    nothing("cover", PICTURE),
    nothing("featured_image", PICTURE),
    nothing("image", PICTURE),
    nothing("thumbnail", PICTURE),
    nothing("custom_edit_url", "links to edit a page follow from `repository` in `site.toml`"),
    nothing("reading_time", "it is counted from the words"),
    nothing("comments", EXPORT),
    nothing("comment_status", EXPORT),
    nothing("ping_status", EXPORT),
    nothing("post_type", EXPORT),
    nothing("post_id", EXPORT),
    nothing("id", EXPORT),
    nothing("uuid", EXPORT),
    nothing("guid", EXPORT),
    nothing("file_name", EXPORT),
    nothing("post_on_text", EXPORT),
    nothing("score", EXPORT),
    nothing("subject", EXPORT),
    nothing("engine", RUN),
    nothing("execute", RUN),
    nothing("jupyter", RUN),
    nothing("knitr", RUN),
    nothing("output", RUN),
];

/// The row of a key of other tools, whatever its capitals and hyphens.
pub fn foreign(key: &str) -> Option<&'static Foreign> {
    let same = |row: &&Foreign| {
        row.name.len() == key.len()
            && row.name.bytes().zip(key.bytes()).all(|(ours, theirs)| {
                ours == theirs.to_ascii_lowercase() || (ours == b'_' && matches!(theirs, b'-' | b' '))
            })
    };
    FOREIGN.iter().find(same)
}

/// Whether only exports of content systems have this key.
pub fn is_of_an_export(key: &str) -> bool {
    let of_an_export = match foreign(key).map(|row| row.use_here) {
        Some(Use::DateFormat) => true,
        Some(Use::Nothing(why)) => why == EXPORT,
        Some(Use::Key(_) | Use::Words(_) | Use::PartOf(_) | Use::Published) | None => false,
    };
    of_an_export || matches!(key, "_schema" | "article_title")
}

/// The key of ours that a key of other tools stands for.
pub fn ours(key: &str) -> Option<&'static str> {
    match foreign(key)?.use_here {
        Use::Key(name) | Use::Words(name) | Use::PartOf(name) => Some(name),
        Use::Published | Use::DateFormat | Use::Nothing(_) => None,
    }
}
