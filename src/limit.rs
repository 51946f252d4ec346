//! How much of a thing there can be, in one table with the reasons. `docs/writing.md` shows the limits that an author can
//! meet, and a test compares both. What is far beyond anything that people write is refused at its place, so that no
//! file can take a computer's memory or time: 1 MB of any text is understood and drawn in a second and 300 MB.

/// Bytes of a Markdown file. A lesson of 1 MB has 150,000 words, which is two thick books.
pub const TEXT: usize = 1024 * 1024;

/// Bytes of an edition, which holds every entry of the reference, and of pictures and theme files that are text.
pub const LONG_TEXT: usize = 5 * 1024 * 1024;

/// Bytes of a header. The YAML parser takes some hundred bytes for each.
pub const HEADER: usize = 64 * 1024;

/// Bytes of one value in a header or in `site.toml`, such as a title: many pages show it. Only an `answer` can be longer.
pub const VALUE: usize = 4_000;

/// Bytes of the words that name a field. The words above a field name it, however long they are.
pub const LABEL: usize = 600;

/// Bytes of `site.toml`: some thousand modules that are listed.
pub const SETTINGS: usize = 256 * 1024;

/// Bytes of `fields.json`: some hundred thousand questions.
pub const FIELD_LIST: usize = 32 * 1024 * 1024;

/// Bytes of a file of answers.
pub const ANSWERS: usize = 5_000_000;

/// Pieces of markup in one text, as the Markdown engine counts them: an item of a list has three, a cell of a table too.
/// Each takes about 500 bytes on its way to a page. Words and line ends of an ordinary text of 1 MB are 30,000.
pub const PIECES: usize = 100_000;

/// Lists, quotations and emphasis inside each other. A list in a list counts twice, as a list and as an item. Each level
/// is markup around everything inside it, so deep texts become far longer pages.
pub const DEPTH: usize = 40;

/// `:::` blocks in one text. Each is drawn by a template of its own.
pub const BLOCKS: usize = 2_000;

/// `:::` blocks inside each other. What walks through blocks calls itself for each level.
pub const BLOCK_DEPTH: usize = 16;

/// Headings in one text. Each that divides a text is a slide, and each has a line in the contents and a link to itself.
pub const HEADINGS: usize = 2_000;

/// Rows that an author wrote into the maps of one text. Each is a dot or a line in a drawing, on four pages.
pub const MAP_ROWS: usize = 2_000;

/// Items of all agendas in one text. Each stands on six pages, with its times on each.
pub const AGENDA_ITEMS: usize = 2_000;

/// Things to fill in on one text. Each is a control with its words on the screen and a blank on paper.
pub const FIELDS: usize = 20_000;

/// Problems of one rule in one file that are kept. Nobody reads more, and the rest is counted.
pub const ALIKE: usize = 100;

/// Modules that the navigation names. Where there are more it names the neighbors of a page, because each page would
/// grow with the number of modules.
pub const MODULES_IN_NAVIGATION: usize = 60;

/// Bytes of agreements that empty blocks show. Every text that asks for them grows by as much, on each of its pages.
pub const AGREEMENTS: usize = 8 * 1024;

/// Texts that the glossary names below a term. A term that every text uses would make the page of the glossary as long as
/// all terms times all texts.
pub const MENTIONS: usize = 50;
