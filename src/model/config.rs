//! What `site.toml` says, decoded.

use super::Paper;
use crate::source::Span;

/// The site's settings. Made by `config::read`; what was not given has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub title: String,
    /// The name under which browsers keep answers; else it is made from the address or the title.
    pub id: Option<String>,
    /// Where `id` is written, without its quotes.
    pub id_span: Option<Span>,
    /// The end of the UID of calendar entries, where that is not the `id`.
    pub calendar_id: Option<String>,
    pub summary: String,
    /// A language tag: `en`.
    pub language: String,
    /// Whole address of the site, ending in `/`; none when it is not known.
    pub base_url: Option<String>,
    pub licence: Option<String>,
    pub authors: Vec<String>,
    /// Name of a folder below `themes/`; none for the default theme alone.
    pub theme: Option<String>,
    pub glossary: GlossaryLinks,
    /// Modules in order; the four default folders when none were given.
    pub modules: Vec<ModuleConfig>,
    /// Whether the author listed the modules.
    pub modules_given: bool,
    pub repository: Option<Repository>,
    pub print: Print,
    pub facilitator: Facilitator,
    pub slides: SlidesConfig,
    pub reference: ReferenceConfig,
    pub search: SearchConfig,
}

/// How glossary terms are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlossaryLinks {
    /// `glossary = "auto"`: at the first mention on a page.
    Auto,
    /// `glossary = "plain"`, the default: by plain links only.
    Plain,
}

/// One `[[modules]]` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleConfig {
    pub folder: String,
    pub folder_span: Span,
    /// Else the title of the folder's `index.md`, else the folder's name.
    pub title: Option<String>,
    /// One of the theme's accents; else by position.
    pub accent: Option<String>,
}

/// `[repository]`: where the sources are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    pub url: String,
    /// Address to edit a file, with `{path}` for the file's path.
    pub edit: Option<String>,
}

/// `[print]`: the print pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Print {
    /// `print/<module>.html` for each module; on unless said otherwise.
    pub modules: bool,
    /// `print/all.html`; on unless said otherwise.
    pub all: bool,
    /// Paper for pages that name none.
    pub paper: Option<Paper>,
}

/// `[facilitator]`: the pages for those who lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facilitator {
    /// Whether `facilitator/` is a part of the website; yes unless said otherwise.
    pub publish: bool,
}

/// `[reference]`: the living reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReferenceConfig {
    /// Whether the repository's history is asked who wrote an entry and when; off unless said otherwise.
    pub history: bool,
}

/// `[slides]`: slides for sessions and lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlidesConfig {
    /// Whether there are any; on unless said otherwise.
    pub publish: bool,
    /// Whether lessons have slides of their own; on unless said otherwise.
    pub lessons: bool,
    pub ratio: Ratio,
}

/// `[search]`: finding places by their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchConfig {
    /// Whether there is a search page and an index; on unless said otherwise.
    pub publish: bool,
}

/// Width to height of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratio {
    /// `16:9`, as screens and newer projectors have it.
    Wide,
    /// `4:3`, as older projectors have it.
    Tall,
}

impl Ratio {
    /// As it is written in class names: `16-9`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wide => "16-9",
            Self::Tall => "4-3",
        }
    }
}
