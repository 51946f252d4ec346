//! What holds for any text at all: nothing panics, every place lies in the text, parts and tags are balanced, and the
//! same text is read the same way. `FIELDBOOK_SEED` chooses other texts, `PROPTEST_CASES` how many.

use crate::invariants::{check_balance, check_document};
use crate::project::{Project, lesson};
use fieldbook::model::FieldList;
use fieldbook::model::markdown::{self, Shelf};
use fieldbook::parse::{parse, yaml};
use fieldbook::path::SourcePath;
use fieldbook::rule::Rule;
use fieldbook::source::Source;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Lines that mean something, to be cut up and mixed.
const LINES: &[&str] = &[
    "::: tool Ask (5 min)",
    "::: agenda Day (20 min)",
    "::: do-dont",
    "::: steps Go {#go}",
    "::: principles",
    "::: quote",
    "::: map In ____ {#here}",
    "::: drawing A river (6 cm)",
    "::: worksheet",
    "::: facilitator",
    "::: agreements",
    "::: notes",
    "::: unknown",
    ":::",
    "::::",
    ":::: callout *x*",
    "   :::",
    "    :::",
    "> ::: tool",
    "- ::: tool",
    "1. Welcome (8 min)",
    "2. Break at 12:00 (1 h 30 min)",
    "   1. Part (5 mins)",
    "3. [Other](b.md)",
    "   more words",
    "- **Trust.** Comes first",
    "- [ ] Call ____ by ____ (date)",
    "- [x] Done",
    "- ( ) yes",
    "1. ( ) no",
    "Clear? ( ) 1 ( ) 2 ( ) 3",
    "From: [ ] a [ ] b",
    "Name: ____   Role: ____ {#role}",
    "____ 4 lines",
    "____ page {#p}",
    "____ (dat)",
    "\\____ not",
    "_____",
    "| a | ____ |",
    "| --- | :-: |",
    "| ____ 3 rows | ____ (date) |",
    "| ( ) | [ ] |",
    "Quadrants: a · b",
    "Rings: c, d, e",
    "— Rosa, organizer",
    "-- *Rosa*",
    "> words",
    "> — Rosa",
    "> [!NOTE]",
    "## Do",
    "### Don't",
    "**Do**",
    "# A",
    "#### Deep {#deep}",
    "Setext",
    "---",
    "===",
    "***",
    "```",
    "~~~ x",
    "    code",
    "[^1] and [^2]",
    "[^1]: note [^2]",
    "[^2]: other",
    "[b]: a.md",
    "[b] ![x](y.png \"t\")",
    "<b>open",
    "</b> <div>",
    "<div>",
    "</div>",
    "<a href=\"https://example.org\">",
    "</a>",
    "<img alt=\"a\">",
    "<li>",
    "[![x](https://example.org/y.png)](b.md)",
    "<!--",
    "-->",
    "*soft _both* end_ **",
    "`code ____`",
    "- [ ] {#a} Call ____ {#b} by ____ (date)",
    "- ( ) {#a} yes",
    "Clear? ( ) {#c} 1 ( ) 2",
    "| ____ 3 rows {#a} | [ ] {#b} | ( ) | ( ) {#c} |",
    "\"quoted\" ... &amp; &#95;",
    "\u{91}\u{f4fa}\u{a0}Ä ____",
    "a  ",
    "b\\",
    "trust and power",
    "",
    "",
    "",
];

fn line() -> impl Strategy<Value = String> {
    let known = || proptest::sample::select(LINES).prop_map(str::to_owned);
    let cut = (known(), 0..40_usize, 0..40_usize).prop_map(|(line, from, to)| {
        line.chars().skip(from.min(to)).take(from.max(to) - from.min(to)).collect::<String>()
    });
    let joined = (known(), "[ \t]{0,5}", known()).prop_map(|(one, gap, other)| format!("{one}{gap}{other}"));
    let indented = ("[ >\t-]{1,5}", known()).prop_map(|(indent, line)| indent + &line);
    prop_oneof![8 => known(), 2 => cut, 1 => joined, 2 => indented, 1 => "\\PC{0,20}", 1 => "[-:_|#>*`\\[\\](){}<! \n]{0,16}"]
}

fn text() -> impl Strategy<Value = String> {
    let ends = prop_oneof![4 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\n\n")];
    (proptest::collection::vec(line(), 0..24), ends).prop_map(|(lines, end)| lines.join(end))
}

/// Chooses the same texts every time, unless somebody asks for others.
pub fn runner(cases: u32) -> TestRunner {
    let seed: u8 = std::env::var("FIELDBOOK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

fn check(cases: u32, test: impl Fn(&str) -> Result<(), TestCaseError>) {
    let mut runner = runner(cases);
    let checked = |text: String| test(&text);
    if let Err(error) = runner.run(&text(), checked) {
        panic!("{error}");
    }
}

#[test]
fn every_text_is_read() {
    check(256, |text| {
        for path in ["content/foundations/a.md", "content/worksheets/a.md", "content/glossary.md"] {
            for text in [text.to_owned(), format!("---\ntitle: A\n---\n{text}")] {
                let source = Source::new(SourcePath::new(path), text);
                let (document, problems) = parse(&source, None);
                check_document(&document, &problems);
                let shelf = Shelf::default();
                let again = parse(&source, Some(&shelf));
                // The words are taken at once, or from the text when somebody asks for them.
                prop_assert_eq!(document.prose(), again.0.prose());
                prop_assert_eq!(format!("{document:?}{problems:?}"), format!("{:?}{:?}", again.0, again.1));
                if let Some(kept) = shelf.take(&source.path, &source.text) {
                    prop_assert_eq!(kept, markdown::read(&source.text, document.body as usize).events);
                }
            }
        }
        Ok(())
    });
}

/// Pieces of values that need no parser, and of some that do.
const VALUES: &[&str] = &[
    "a", "b c", "1", ".", ",", "/", "-", "- ", "\n", "\n- ", "\n  - ", "\n  ", " ", "  ", "\"", "\"x y\"",
    "'", ":", "#", " #", ": ", "null", "~", "é", "\t", "\r\n", "[", "]", "...", "---", "\\",
];

#[test]
fn values_without_a_parser_are_what_the_parser_says() {
    let pieces = proptest::collection::vec(proptest::sample::select(VALUES), 0..9);
    let mut runner = runner(20_000);
    let result = runner.run(&pieces, |pieces| {
        let text = pieces.concat();
        prop_assert_eq!(yaml::read(&text, 7), yaml::parse(&text, 7), "{:?}", text);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// What was published is compared with any other text: with itself nothing is lost, and whatever is pasted as the help
/// says is a place of the text.
#[test]
fn every_text_is_compared() {
    check(64, |text| {
        let half = text.floor_char_boundary(text.len() / 2);
        let sheet = |text: &str| format!("=== content/worksheets/a.md\n---\ntitle: A\n---\n{text}\n");
        let list = |text: &str| {
            let understood = Project::read(&sheet(text)).understand();
            FieldList::of(&understood.curriculum)
        };
        let compare = |text: &str, list: &FieldList| {
            let list = format!("=== fields.json\n{}", list.text());
            let understood = Project::read(&format!("{}{list}", sheet(text))).understand();
            let source = understood.curriculum.documents[0].source.clone();
            let lost = understood.problems.into_iter().filter(|problem| problem.rule == Rule::LostAnswers);
            (source, lost.collect::<Vec<_>>())
        };
        let whole = list(text);
        prop_assert_eq!(&FieldList::read(&whole.text()), &Ok(whole.clone()));
        prop_assert_eq!(&compare(text, &whole).1, &[]);
        for (text, list) in [(&text[half..], &whole), (text, &list(&text[half..]))] {
            let (source, lost) = compare(text, list);
            for fix in lost.iter().filter_map(|problem| problem.fix.as_ref()) {
                prop_assert!(source.text.get(fix.span.range()).is_some(), "{:?} in {:?}", fix, source.text);
            }
        }
        Ok(())
    });
}

#[test]
fn every_page_is_balanced() {
    check(64, |text| {
        let other = "=== content/agreements.md\n---\ntitle: G\n---\n::: agreements\n\n- x\n\n:::\n=== content/foundations/b.md\n---\ntitle: B\nminutes: 5\n---\nx\n";
        let site = "=== site.toml\ntitle = \"F\"\nglossary = \"auto\"\n";
        // Line ends may be those of Windows, so no line of the text can begin a file.
        let glossary =
            format!("=== content/glossary.md\n---\ntitle: W\n---\n## Trust\n\n{text}\n\n## Power\n\nx\n");
        let outcome = Project::read(&format!("{site}{}{glossary}{other}", lesson(text))).outcome();
        prop_assert_eq!(&outcome.drawing, "");
        for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
            check_balance(page, &format!("{path} of\n{text}"));
        }
        Ok(())
    });
}
