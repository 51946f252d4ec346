//! Marks of other programs, in one table: how each begins and ends, where it counts, and what to write here.

/// Where a mark counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Anywhere in the words of a line.
    Words,
    /// At the beginning of a line.
    LineStart,
    /// Alone on its line.
    WholeLine,
    /// At the beginning of a line, and there in code as well, which it stands for.
    Included,
}

/// A mark of another program.
#[derive(Debug)]
pub struct Mark {
    pub begins: &'static str,
    /// What it ends with on the same line; empty where it ends with the line, or at once.
    pub ends: &'static str,
    pub place: Place,
    pub help: &'static str,
}

const fn mark(begins: &'static str, ends: &'static str, place: Place, help: &'static str) -> Mark {
    Mark { begins, ends, place, help }
}

/// A mark is found by the first row that fits.
pub const MARKS: &[Mark] = &[
    mark("{{#include ", "}}", Place::Included, INCLUDE),
    mark("{{#rustdoc_include ", "}}", Place::Included, INCLUDE),
    mark("{{#playground ", "}}", Place::Included, INCLUDE),
    mark("--8<--", "", Place::Included, INCLUDE),
    mark("<<< ", "", Place::LineStart, INCLUDE),
    mark("{{", "}}", Place::Words, INSTRUCTION),
    mark("{%", "%}", Place::Words, INSTRUCTION),
    mark("{!", "!}", Place::Words, INCLUDE),
    mark("@include(", ")", Place::LineStart, INCLUDE),
    mark("@import \"", "\"", Place::LineStart, INCLUDE),
    mark("{/*", "*/}", Place::Words, HIDDEN),
    mark("<%", "%>", Place::Words, INSTRUCTION),
    mark("{:", "}", Place::Words, ATTRIBUTES),
    mark("{.", "}", Place::Words, ATTRIBUTES),
    mark("{width=", "}", Place::Words, ATTRIBUTES),
    mark("{#", "}", Place::Words, "take it out, and give the heading above an id instead: `## Words {#id}`"),
    mark(
        "{",
        "}`",
        Place::Words,
        "write what the other program puts in its place, such as a link: `[words](file.md)`",
    ),
    mark(
        "[[",
        "]]",
        Place::Words,
        "write a link to the file: `[its title](its-name.md)`, and `![…](…)` for a picture",
    ),
    mark(
        "[!",
        "]",
        Place::Words,
        "a box is `> [!NOTE]` on a line of its own, or TIP, IMPORTANT, WARNING, CAUTION; with a title of yours it is `::: callout`",
    ),
    mark(
        "[@",
        "]",
        Place::Words,
        "write the source as a footnote, `[^name]`, and its words on a line `[^name]: …`",
    ),
    mark(
        "+--",
        "+",
        Place::WholeLine,
        "write the table with `|` between its cells: `fieldbook explain foreign-markup` shows how",
    ),
    mark("==", "==", Place::Words, "write `**…**` around words that stand out"),
    mark("%%", "%%", Place::Words, HIDDEN),
    mark(
        "^[",
        "]",
        Place::Words,
        "write `[^name]` in its place, and the words of the note on a line `[^name]: …`",
    ),
    mark("\\_\\_\\_", "", Place::Words, "for a place to write in, leave the backslashes out: `____`"),
    mark("$$", "$$", Place::Words, FORMULA),
    mark("$$", "", Place::WholeLine, FORMULA),
    mark("$", "$", Place::Words, FORMULA),
    mark("\\begin{", "}", Place::LineStart, FORMULA),
    mark("!!! ", "", Place::LineStart, BOX),
    mark("??? ", "", Place::LineStart, BOX),
    mark("???+ ", "", Place::LineStart, BOX),
    mark(
        "=== \"",
        "\"",
        Place::LineStart,
        "write a heading such as `### Title` for each part, and its words below it, not indented",
    ),
    mark("import ", "", Place::LineStart, PROGRAM),
    mark("export ", "", Place::LineStart, PROGRAM),
    mark("[TOC]", "", Place::WholeLine, CONTENTS),
    mark("[toc]", "", Place::WholeLine, CONTENTS),
    mark("\\newpage", "", Place::WholeLine, PAGES),
    mark("\\pagebreak", "", Place::WholeLine, PAGES),
    mark("\\clearpage", "", Place::WholeLine, PAGES),
];

const INCLUDE: &str = "copy the lines of that file here: readers would see the mark instead of them";

const HIDDEN: &str = "take it out: readers would see it; what only facilitators read is `::: facilitator`";

const INSTRUCTION: &str =
    "take it out, and write in Markdown or as a block what the other program puts in its place";

const ATTRIBUTES: &str =
    "take it out: pages look the same everywhere; a block such as `::: callout` stands out";

const FORMULA: &str =
    "write the formula in words or as code, or put a picture of it in: `![What it says](formula.svg)`";

const BOX: &str = "write `> [!NOTE]`, and below it the words with `> ` before each line, not indented; with a title of yours it is `::: callout`";

const PROGRAM: &str = "take the line out: pages run no program";

const CONTENTS: &str = "take it out: pages list their headings by themselves";

const PAGES: &str = "take it out: pages on paper are broken by themselves";

/// Words that begin a line of a program, after `import` or `export`.
pub fn is_program(line: &str) -> bool {
    let imports = |rest: &str| {
        let quoted = rest.starts_with(['\'', '"']);
        quoted || [" from '", " from \""].iter().any(|from| rest.contains(from))
    };
    let exports = |rest: &str| {
        ["const ", "default ", "function ", "let ", "class "].iter().any(|word| rest.starts_with(word))
            && rest.contains(['=', '(', '{', ';'])
    };
    line.strip_prefix("import ").is_some_and(imports) || line.strip_prefix("export ").is_some_and(exports)
}

/// Words in double square brackets that name parts of programming languages.
pub const CODE_WORDS: [&str; 24] = [
    "Call",
    "Class",
    "Configurable",
    "Construct",
    "DefineOwnProperty",
    "Delete",
    "Enumerable",
    "Environment",
    "Extensible",
    "Get",
    "GetPrototypeOf",
    "HomeObject",
    "Prototype",
    "Scope",
    "Set",
    "SetPrototypeOf",
    "Value",
    "Writable",
    "deprecated",
    "fallthrough",
    "likely",
    "maybe_unused",
    "nodiscard",
    "noreturn",
];

/// Names of pictures that other programs put in the place of `:name:`.
pub const EMOJI: [(&str, &str); 64] = [
    ("+1", "👍"),
    ("-1", "👎"),
    ("100", "💯"),
    ("arrow_right", "➡️"),
    ("bangbang", "‼️"),
    ("bell", "🔔"),
    ("book", "📖"),
    ("books", "📚"),
    ("boom", "💥"),
    ("brain", "🧠"),
    ("bug", "🐛"),
    ("bulb", "💡"),
    ("calendar", "📆"),
    ("clap", "👏"),
    ("clipboard", "📋"),
    ("clock", "🕰️"),
    ("coffee", "☕"),
    ("computer", "💻"),
    ("construction", "🚧"),
    ("dart", "🎯"),
    ("exclamation", "❗"),
    ("eyes", "👀"),
    ("fire", "🔥"),
    ("gear", "⚙️"),
    ("gift", "🎁"),
    ("grin", "😁"),
    ("hammer", "🔨"),
    ("heart", "❤️"),
    ("heavy_check_mark", "✔️"),
    ("information_source", "ℹ️"),
    ("key", "🔑"),
    ("link", "🔗"),
    ("lock", "🔒"),
    ("mag", "🔍"),
    ("memo", "📝"),
    ("no_entry", "⛔"),
    ("ok", "🆗"),
    ("ok_hand", "👌"),
    ("package", "📦"),
    ("page_facing_up", "📄"),
    ("pencil", "📝"),
    ("pencil2", "✏️"),
    ("point_right", "👉"),
    ("pray", "🙏"),
    ("pushpin", "📌"),
    ("question", "❓"),
    ("rainbow", "🌈"),
    ("raised_hands", "🙌"),
    ("rocket", "🚀"),
    ("rotating_light", "🚨"),
    ("seedling", "🌱"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("sparkles", "✨"),
    ("star", "⭐"),
    ("tada", "🎉"),
    ("thumbsdown", "👎"),
    ("thumbsup", "👍"),
    ("warning", "⚠️"),
    ("wave", "👋"),
    ("white_check_mark", "✅"),
    ("wink", "😉"),
    ("wrench", "🔧"),
    ("x", "❌"),
];

/// What code between fences is called where another program makes something else of it, and what to do here.
pub const FENCES: [(&str, &str); 4] =
    [("mermaid", DRAWING), ("plantuml", DRAWING), ("graphviz", DRAWING), ("math", FORMULA)];

const DRAWING: &str =
    "save the drawing as an SVG file beside the text, and show that: `![What it shows](drawing.svg)`";
