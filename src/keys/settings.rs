//! The table of the keys of `site.toml`, in the same form as that of front matter.

use super::row::{Row, Shape};

const fn row(
    name: &'static str,
    shape: Shape,
    meaning: &'static str,
    example: &'static str,
    instead: &'static [&'static str],
) -> Row {
    Row { name, kinds: &[], shape, meaning, example, instead }
}

/// The accents of the themes.
pub const ACCENTS: &[&str] = &["clay", "teal", "ochre", "indigo", "plum", "moss"];

/// Every key of `site.toml`.
#[rustfmt::skip]
pub const SETTINGS: &[Row] = &[
    row("title", Shape::Text, "the name of the training", "title = \"Side by Side\"", &["name", "site_name"]),
    row("id", Shape::Text,
        "the name under which browsers keep answers and calendars know sessions; it never changes, also when the title does",
        "id = \"side-by-side-spring\"", &["site_id", "uid", "uuid", "guid", "identifier", "key"]),
    row("calendar_id", Shape::Text, "the end of the UID of calendar entries, where it is not the `id`",
        "calendar_id = \"side-by-side\"", &["calendar", "calendar_uid"]),
    row("summary", Shape::Text, "one or two sentences about it", "summary = \"A training in building relationships\"",
        &["description", "subtitle", "tagline"]),
    row("language", Shape::Language, "the language it is written in; `en` when not given", "language = \"en\"",
        &["lang", "locale", "default_language"]),
    row("base_url", Shape::Link, "the whole web address of the site", "base_url = \"https://example.org/training/\"",
        &["url", "baseurl", "base", "site_url", "address"]),
    row("licence", Shape::Text, "the licence of the texts; `license` is the same key", "licence = \"CC BY-SA 4.0\"",
        &["copyright", "rights"]),
    row("authors", Shape::Texts, "who wrote it", "authors = [\"Ana Ruiz\"]", &["author", "by"]),
    row("theme", Shape::Text, "a folder below `themes/`", "theme = \"ours\"", &["template", "style"]),
    row("glossary", Shape::OneOf(&["auto", "plain"]),
        "`auto` links a term at its first mention on a page, `plain` only where a link is written",
        "glossary = \"auto\"", &["terms", "glossary_links"]),
    row("modules", Shape::Tables(MODULES), "the modules in order", "[[modules]]\nfolder = \"foundations\"",
        &["module", "chapters", "sections", "parts"]),
    row("repository", Shape::Map(REPOSITORY), "where the sources are",
        "[repository]\nurl = \"https://example.org/source\"", &["repo", "git", "source"]),
    row("print", Shape::Map(PRINT), "the pages made for printing", "[print]\npaper = \"a4\"", &["printing", "pdf"]),
    row("facilitator", Shape::Map(FACILITATOR), "the pages for those who lead", "[facilitator]\npublish = false",
        &["facilitators", "instructor", "guide"]),
    row("slides", Shape::Map(SLIDES), "slides of sessions and lessons", "[slides]\nratio = \"4:3\"",
        &["slide", "deck", "decks", "presentation"]),
    row("reference", Shape::Map(REFERENCE), "the living reference", "[reference]\nhistory = true", &["living_reference", "entries"]),
    row("search", Shape::Map(SEARCH), "finding pages and terms by their words", "[search]\npublish = false",
        &["find", "finding", "index"]),
];

/// The keys of one `[[modules]]`.
#[rustfmt::skip]
pub const MODULES: &[Row] = &[
    row("folder", Shape::Text, "a folder below `content/`", "folder = \"foundations\"", &["path", "dir", "directory"]),
    row("title", Shape::Text, "its name; else the title of the folder's `index.md`", "title = \"Foundations\"", &["name"]),
    row("accent", Shape::OneOf(ACCENTS), "its colour", "accent = \"clay\"", &["color", "colour"]),
];

/// The keys of `[repository]`.
#[rustfmt::skip]
pub const REPOSITORY: &[Row] = &[
    row("url", Shape::Link, "the address people see the sources at", "url = \"https://example.org/source\"",
        &["address", "link", "web"]),
    row("edit", Shape::Link, "the address to edit a file, with `{path}` for its path",
        "edit = \"https://example.org/source/edit/main/{path}\"", &["edit_url", "edit_link"]),
];

/// The keys of `[print]`.
#[rustfmt::skip]
pub const PRINT: &[Row] = &[
    row("modules", Shape::YesNo, "a page for each module; on unless said otherwise", "modules = true", &["module"]),
    row("all", Shape::YesNo, "one page with everything; on unless said otherwise", "all = true", &["everything", "book"]),
    row("paper", Shape::OneOf(&["a4", "letter"]), "the paper for pages that name none", "paper = \"a4\"",
        &["paper_size", "format", "page_size"]),
];

/// The keys of `[facilitator]`.
#[rustfmt::skip]
pub const FACILITATOR: &[Row] = &[
    row("publish", Shape::YesNo, "whether the facilitator pages are part of the website; on unless said otherwise",
        "publish = false", &["published", "public", "show"]),
];

/// The keys of `[slides]`.
#[rustfmt::skip]
pub const SLIDES: &[Row] = &[
    row("publish", Shape::YesNo, "whether there are slides; on unless said otherwise", "publish = true", &["enabled", "slides"]),
    row("lessons", Shape::YesNo, "slides for each lesson, too; on unless said otherwise", "lessons = true", &["lesson"]),
    row("ratio", Shape::OneOf(&["16:9", "4:3"]), "width to height; `16:9` unless said otherwise", "ratio = \"4:3\"",
        &["aspect", "aspect_ratio", "size", "format"]),
];

/// The keys of `[reference]`.
#[rustfmt::skip]
pub const REFERENCE: &[Row] = &[
    row("history", Shape::YesNo,
        "whether pages of entries say who wrote them and when, as the git repository tells; off unless said otherwise",
        "history = true", &["git", "authors", "contributors"]),
];

/// The keys of `[search]`.
#[rustfmt::skip]
pub const SEARCH: &[Row] = &[
    row("publish", Shape::YesNo, "whether there is a search page; on unless said otherwise", "publish = false", &["enabled", "search"]),
];
