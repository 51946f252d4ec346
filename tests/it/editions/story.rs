//! Three editions of one reference, frozen by the command as it grows: entries come, change, get other names, become part
//! of others and go. The pages between any two say so to the word.

use super::told;
use fieldbook::assemble::Drafts;
use fieldbook::build::{self, Options};
use fieldbook::edition::{self, Made};
use fieldbook::model::Date;
use fieldbook::plan::Readers;
use std::fs;
use std::path::Path;

const TODAY: Date = Date { year: 2030, month: 1, day: 1 };

/// A site on the disk.
pub struct Story {
    pub folder: tempfile::TempDir,
}

impl Story {
    pub fn new() -> Self {
        let story = Self { folder: tempfile::tempdir().unwrap() };
        story.write(
            "site.toml",
            "title = \"Field\"\nbase_url = \"https://example.org/\"\nauthors = [\"A\"]\n",
        );
        story
    }

    pub fn site(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let file = self.site().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    pub fn entry(&self, name: &str, header: &str, body: &str) {
        self.write(&format!("content/reference/{name}.md"), &format!("---\n{header}\n---\n\n{body}\n"));
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.site().join(format!("content/reference/{name}.md"))).unwrap();
    }

    pub fn freeze(&self, name: &str, date: &str) -> fieldbook::error::Result<Made> {
        edition::edition(&edition::Options {
            site: self.site().to_owned(),
            name: name.to_owned(),
            title: None,
            date: (!date.is_empty()).then(|| date.to_owned()),
            today: TODAY,
        })
    }

    #[track_caller]
    pub fn frozen(&self, name: &str, date: &str) {
        let made = self.freeze(name, date).unwrap();
        assert!(matches!(made, Made::Written { .. }), "{made:?}");
    }

    /// The problems as `rule: message`, and the pages where there are none.
    pub fn build(&self) -> String {
        let options = Options {
            site: self.site().to_owned(),
            drafts: Drafts::Left,
            readers: Readers::AsSet,
            base_url: None,
            published: None,
            as_of: None,
        };
        let built = build::build(&options, &self.site().join("public"), &|_, _| ()).unwrap();
        let line =
            |it: &fieldbook::diagnostic::Diagnostic| format!("{}: {}\n", it.rule.row().name, it.message);
        built.problems.iter().map(line).collect()
    }

    pub fn page(&self, path: &str) -> String {
        fs::read_to_string(self.site().join("public").join(path)).unwrap()
    }
}

const ALPHA: &str = "One two three four.\n\nSame a.\n\nSame b.\n\nSame c.\n\nSame d.";

/// The reference before the first edition, and what happens until the last.
fn story() -> Story {
    let story = Story::new();
    story.entry("alpha", "title: Alpha\nsummary: The first letter", ALPHA);
    story.entry("beta", "title: Beta", "Beta says this.");
    story.entry("gamma", "title: Gamma", "Gamma says that.");
    story.entry("delta", "title: Delta", "Delta stays.\n\n::: facilitator\n\nSecret one.\n\n:::");
    story.entry("epsilon", "title: Epsilon\nquestion: Why?\nanswer: Because.", "");
    story.frozen("first", "2026-01-31");

    story.entry("alpha", "title: Alpha\nsummary: The first letter", &ALPHA.replace("three", "five"));
    story.remove("beta");
    story.entry("bravo", "title: Bravo\naliases: [reference/beta.html]", "Beta says this, and more.");
    let retired = "title: Gamma\nretired: Part of [Alpha](alpha.md) \"for now\" & ever";
    story.entry("gamma", retired, "Gamma says that.");
    story.entry("delta", "title: Delta", "Delta stays.\n\n::: facilitator\n\nSecret two.\n\n:::");
    story.entry("zeta", "title: Zeta\nsummary: New here", "| A | B |\n| --- | --- |\n| one | two |");
    story.frozen("second", "2026-02-28");

    let body = ALPHA.replace("three", "**five**").replace("Same d.", "Same d. More.\n\n- New item");
    story.entry("alpha", "title: Alpha\nsummary: The first letter\naliases: [reference/epsilon.html]", &body);
    story.remove("epsilon");
    story.remove("bravo");
    let aliases = "aliases: [reference/beta.html, reference/bravo.html]";
    story.entry("bingo", &format!("title: Bravo\n{aliases}"), "Beta says this, and more.");
    story.entry("delta", "title: Delta", "*Delta* stays.");
    story.entry("zeta", "title: Zeta\nsummary: New here", "| A | B |\n| --- | --- |\n| one | three |");
    story.entry("eta", "title: Eta", "Eta.");
    story.frozen("third", "2026-03-31");
    story
}

#[test]
fn pages_between_any_two_editions_are_exact() {
    let story = story();
    assert_eq!(story.build(), "");
    let page = |path: &str| told(&story.page(&format!("reference/editions/changes/{path}.html")));
    assert_eq!(
        page("first--second"),
        "\
All editions
# What changed from First to Second
First, 31 January 2026 → Second, 28 February 2026
## Added 1
- Zeta New here
## At a new address 1
### Bravo
Before: Beta
[-Beta-] {+Bravo+}
Beta says this{+, and more+}.
## Retired 1
- Gamma Part of Alpha “for now” & ever
## Revised 1
### Alpha
Before: Alpha
Alpha
The first letter
One two [-three-] {+five+} four.
Same a.
3 paragraphs as they were
## As they were 2
- Delta
- Epsilon"
    );
    assert_eq!(
        page("second--third"),
        "\
All editions
# What changed from Second to Third
Second, 28 February 2026 → Third, 31 March 2026
## Added 1
- Eta
## At a new address 1
### Bravo
Before: Bravo
The text is the same.
## Part of another entry now 1
- Epsilon → Alpha
## Revised 3
### Alpha
Before: Alpha
5 paragraphs as they were
Same c.
Same d. {+More.+}
{+New item+}
### Delta
Before: Delta
The words are the same; only links or the form of the text changed.
### Zeta
Before: Zeta
2 paragraphs as they were
A | B
one | [-two-] {+three+}"
    );
    assert_eq!(
        page("first--third"),
        "\
All editions
# What changed from First to Third
First, 31 January 2026 → Third, 31 March 2026
## Added 2
- Eta
- Zeta New here
## At a new address 1
### Bravo
Before: Beta
[-Beta-] {+Bravo+}
Beta says this{+, and more+}.
## Part of another entry now 1
- Epsilon → Alpha
## Retired 1
- Gamma Part of Alpha “for now” & ever
## Revised 2
### Alpha
Before: Alpha
Alpha
The first letter
One two [-three-] {+five+} four.
Same a.
Same b.
Same c.
Same d. {+More.+}
{+New item+}
### Delta
Before: Delta
The words are the same; only links or the form of the text changed."
    );
    assert_eq!(
        page("third--now"),
        "\
All editions
# What changed since Third
Third, 31 March 2026 → The reference as it is now
Nothing has changed.
## As they were 5
- Alpha
- Bravo
- Delta
- Eta
- Zeta"
    );
}
