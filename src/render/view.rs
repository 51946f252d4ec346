//! What each template is given: one documented struct a template. The guide for theme makers is this file in words.
//!
//! Fields of type [`Html`] are ready markup and are written with `| safe` in a template; every other text is
//! escaped by the template engine. All `href`s are relative to the page that holds them.

mod block;
mod drawing;
pub mod editions;
pub mod guide;
mod reference;
mod search;
mod session;
mod slides;

pub use block::*;
pub use drawing::DrawingView;
pub use editions::*;
pub use reference::*;
pub use search::*;
pub use session::*;

use super::forget::Forget;
use serde::Serialize;
pub use slides::{CoverView, DeckItem, DeckView, ItemPart, ItemView, SlideView, TimerView};

/// Markup that this program wrote. The only type whose text a template may print unescaped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Html(pub String);

/// `site`, in every template: what `site.toml` says about the whole site.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub summary: String,
    /// A language tag such as `en` or `es-MX`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    pub authors: Vec<String>,
    pub licence: Option<LicenceView>,
    /// The address of the source repository.
    pub repository: Option<String>,
    /// Whether there is a search page, `search.html` at the root.
    pub search: bool,
    /// This program's name and version, for the `generator` element.
    pub generator: &'static str,
}

/// A licence's name, and its page where the licence is a known one.
#[derive(Debug, Clone, Serialize)]
pub struct LicenceView {
    pub name: String,
    pub href: Option<String>,
}

/// `page`, in every template that draws a whole page.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The page's own title, without the site's.
    pub title: String,
    /// What stands in the browser's tab: `seo.title` or title and site title.
    pub tab_title: String,
    pub description: String,
    pub keywords: Vec<String>,
    /// From this page up to the site's root: empty, `../`, `../../` … Put it before an asset's path.
    pub root: String,
    /// What draws the page: `front`, `module`, `lesson`, `worksheet`, `session`, `entry`, `plain`, `list`,
    /// `glossary`, `tags`, `tag`, `not-found`, `print`, `guide`, `slides`, `reference`, `reference-list`, `editions`,
    /// `edition`, `changes`, `search`.
    pub kind: &'static str,
    /// The language of the page, where it differs from the site's it is said by front matter.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Name of the accent colour: `clay`, `teal`, `ochre`, `indigo`, `plum`, `moss`; empty outside modules.
    pub accent: String,
    /// Number of the module, from 1; none outside modules. The drawn mark follows from it.
    pub module_number: Option<usize>,
    /// The whole address, where `site.toml` has a base address.
    pub canonical: Option<String>,
    /// The whole address of a picture for link previews.
    pub image: Option<String>,
    /// JSON-LD of the page, safe inside a `script` element.
    pub json_ld: Option<JsonLd>,
    /// Whether search engines are asked not to list the page.
    pub no_index: bool,
    /// Whether the page is for those who lead. Then it says so, on screen and on every sheet of paper.
    pub for_facilitators: bool,
    /// Address of the feed, relative.
    pub feed: Option<String>,
    /// Address of the page's source in its repository's editor.
    pub edit: Option<String>,
    /// Parts of the style that the page links besides `style.css`, by their names among `assets`, in order.
    pub styles: Vec<&'static str>,
    /// The sheet that the page is, where there are fields to fill in on screen.
    pub sheet: Option<SheetView>,
    /// Scripts that the page loads besides that of its sheet, by their names among `assets`.
    pub scripts: Vec<&'static str>,
    /// Whether a script puts timers beside the times of blocks.
    pub timers: bool,
    /// The line of script that forgets answers whose time is over, where the site has fields somewhere.
    pub forget: Option<Forget>,
}

/// A page with fields: by what its answers are kept, and what it may load.
#[derive(Debug, Clone, Serialize)]
pub struct SheetView {
    /// Id of the document, for the answers: its path below `content/` without its ending.
    pub id: String,
    /// Ids that it had before, with spaces between.
    pub before: String,
    /// Key of the curriculum, so that two of them on one host keep their answers apart.
    pub curriculum: String,
    /// Keys under which answers were kept before, with spaces between them.
    pub curriculum_before: String,
    pub title: String,
    /// Whether the page shows pictures of the site, which its policy then allows.
    pub pictures: bool,
}

/// JSON-LD for search engines, and the hash by which the page's policy allows it.
#[derive(Debug, Clone, Serialize)]
pub struct JsonLd {
    pub text: Html,
    /// `sha256-…`.
    pub hash: String,
}

/// A link with words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    pub href: String,
    pub title: String,
    /// The tag and the direction of the title's language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}

/// Data of `nav.html`: the parts of the site. Rendered once for each folder depth and part, handed to pages as `nav`.
#[derive(Debug, Clone, Serialize)]
pub struct NavView {
    /// Address of the front page.
    pub home: String,
    /// Address of the page that lists all modules, where there are too many to name all of them here.
    pub all_modules: Option<String>,
    pub parts: Vec<NavPart>,
}

/// One part of the site in the navigation: a module, or the worksheets, sessions, reference or glossary.
#[derive(Debug, Clone, Serialize)]
pub struct NavPart {
    pub href: String,
    pub title: String,
    /// Number of a module, from 1.
    pub number: Option<usize>,
    pub accent: String,
    /// Whether the page is in this part.
    pub current: bool,
    pub language: Option<(String, &'static str)>,
}

/// One heading in a page's own table of contents; nested one level.
#[derive(Debug, Clone, Serialize)]
pub struct TocItem {
    pub href: String,
    pub title: String,
    pub children: Vec<TocItem>,
}

/// A date: the machine's form and the form people of the page's language read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    pub iso: String,
    pub text: String,
}

/// A length of time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TimeView {
    pub minutes: u32,
    /// As people read it: `25 min`, `1 h 30 min`.
    pub text: String,
}

/// `article`, in `lesson.html`, `worksheet.html`, `session.html`, `notes.html`, `entry.html` and `plain.html`: all that a file of
/// that kind says. What does not apply is none or empty.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    pub title: String,
    pub summary: String,
    /// Place in the curriculum: `1.3`.
    pub number: Option<String>,
    /// The module or list the page belongs to.
    pub parent: Option<Link>,
    /// The text of the page.
    pub body: Html,
    pub toc: Vec<TocItem>,
    /// Teaching time; none is shown as untimed on lessons and sessions.
    pub time: Option<TimeView>,
    /// Reading time in minutes, at least one.
    pub reading_minutes: u32,
    pub objectives: Vec<Html>,
    pub materials: Vec<Html>,
    pub group_size: Option<String>,
    pub worksheets: Vec<Link>,
    pub related: Vec<Link>,
    pub sources: Vec<Html>,
    pub authors: Vec<String>,
    pub contributors: Vec<String>,
    pub licence: Option<LicenceView>,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub tags: Vec<Link>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// The print page that holds this article.
    pub print: Option<Link>,
    /// Its slides.
    pub slides: Option<Link>,
    pub session: Option<SessionView>,
    pub entry: Option<EntryView>,
    pub notes: Option<NotesView>,
    pub worksheet: Option<WorksheetView>,
}

/// What only a worksheet has.
#[derive(Debug, Clone, Serialize)]
pub struct WorksheetView {
    /// `a4`, `letter` or none.
    pub paper: Option<&'static str>,
    /// `portrait`, `landscape` or none.
    pub orientation: Option<&'static str>,
    /// Whether the head of the sheet asks for a name; not where the author does, or says that it should not.
    pub asks_name: bool,
    /// The same for a date.
    pub asks_date: bool,
    /// Lessons and sessions that use it.
    pub used_in: Vec<Link>,
    /// Where the sheet is on the web, to print at its foot; none without a base address.
    pub source: Option<SheetSource>,
}

/// The way from paper back to the page.
#[derive(Debug, Clone, Serialize)]
pub struct SheetSource {
    /// The whole address of the worksheet's own page.
    pub address: String,
    /// The same as a square that a phone reads; none for addresses too long.
    pub qr: Option<QrView>,
}

/// A QR code, white around it included.
#[derive(Debug, Clone, Serialize)]
pub struct QrView {
    /// Width and height, in units of the path.
    pub size: i32,
    /// What is black: the `d` of an SVG path.
    pub path: String,
}

/// One row of a list of pages.
#[derive(Debug, Clone, Serialize)]
pub struct ListItem {
    pub href: String,
    pub title: String,
    pub number: Option<String>,
    pub summary: String,
    /// Teaching time of lessons and sessions.
    pub time: Option<TimeView>,
    /// Reading time in minutes of what is read alone.
    pub reading_minutes: u32,
    /// `lesson`, `worksheet`, `session`, `notes`, `entry`, `plain`, `module`.
    pub kind: &'static str,
    pub date: Option<DateView>,
    pub accent: String,
    /// The tag and the direction of the language of title and summary, where it is not the page's.
    pub language: Option<(String, &'static str)>,
}

/// `front`, in `front.html`.
#[derive(Debug, Clone, Serialize)]
pub struct FrontView {
    pub title: String,
    pub summary: String,
    pub body: Html,
    /// First page for one who leads: sessions, else the first module.
    pub lead: Link,
    /// First page for one who takes part: worksheets, else the first module.
    pub take_part: Link,
    /// Where one adds something: the repository; none without one.
    pub add: Option<Link>,
    /// The pages for those who lead; none where they are not published.
    pub guide: Option<Link>,
    pub modules: Vec<ModuleItem>,
    /// Further parts: worksheets, sessions, reference, glossary, where they exist.
    pub parts: Vec<ListItem>,
    /// The page with everything on it, for paper.
    pub print: Option<Link>,
}

/// A module on the front page.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleItem {
    pub href: String,
    pub title: String,
    pub number: usize,
    pub accent: String,
    pub summary: String,
    pub lessons: usize,
    /// Sum of the lessons' times, where any has one.
    pub time: Option<TimeView>,
    pub language: Option<(String, &'static str)>,
}

/// `module`, in `module.html`: a module's own page.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleView {
    pub title: String,
    pub summary: String,
    pub number: usize,
    pub accent: String,
    pub body: Html,
    pub lessons: Vec<ListItem>,
    /// Sum of the lessons' times, where any has one.
    pub time: Option<TimeView>,
    /// Whether some lesson has no time, so that the sum is a lower bound.
    pub some_untimed: bool,
    pub print: Option<Link>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

/// `list`, in `list.html`: all worksheets or sessions, or the pages with one tag.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    pub title: String,
    pub summary: String,
    /// Text of the folder's `index.md`, empty without one.
    pub body: Html,
    pub items: Vec<ListItem>,
    /// The same by series, in the list of sessions only.
    pub sessions: Option<SessionsView>,
    /// On the list of sessions, the pages for those who lead; none where they are not published.
    pub guide: Option<Link>,
    /// Workshop notes, in the list of sessions.
    pub notes: Vec<ListItem>,
}

/// `tags`, in `tags.html`.
#[derive(Debug, Clone, Serialize)]
pub struct TagsView {
    pub tags: Vec<TagItem>,
}

/// One tag and the number of pages that carry it.
#[derive(Debug, Clone, Serialize)]
pub struct TagItem {
    pub href: String,
    pub title: String,
    pub count: usize,
    pub language: Option<(String, &'static str)>,
}

/// `glossary`, in `glossary.html`.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryView {
    pub title: String,
    /// What stands before the first term.
    pub body: Html,
    pub terms: Vec<TermView>,
}

/// One term, its meaning and where it is mentioned.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    pub id: String,
    pub term: String,
    /// Meaning, with quotations as `figure` elements.
    pub body: Html,
    /// The first pages that link here.
    pub mentions: Vec<Link>,
    /// How many more there are.
    pub more: usize,
}

/// `redirect`, in `redirect.html`: an earlier address.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    pub href: String,
    pub title: String,
}

/// `print`, in `print.html`: many pages on one. The sections are written one by one after the template's own text
/// where it prints `print.sections`, so the template must print that exactly once.
#[derive(Debug, Clone, Serialize)]
pub struct PrintView {
    pub title: String,
    pub summary: String,
    pub contents: Vec<PrintEntry>,
    pub sections: Html,
}

/// A line in the contents of a print page.
#[derive(Debug, Clone, Serialize)]
pub struct PrintEntry {
    pub href: String,
    pub number: Option<String>,
    pub title: String,
    pub time: Option<TimeView>,
    /// `module` for a heading of a part, else as in [`ListItem::kind`].
    pub kind: &'static str,
    pub language: Option<(String, &'static str)>,
}

/// `section`, in `print_section.html`: one article on a print page. `id` is the target of the contents.
#[derive(Debug, Clone, Serialize)]
pub struct PrintSection {
    pub id: String,
    /// Level of its heading: that of a title on the page it stands on.
    pub level: String,
    pub kind: &'static str,
    pub accent: String,
    pub module_number: Option<usize>,
    /// The tag and the direction of its language, where it is not the page's.
    pub language: Option<(String, &'static str)>,
    pub article: ArticleView,
}
