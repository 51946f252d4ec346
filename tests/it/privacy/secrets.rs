//! Curricula made at random, with a secret word in all that facilitators' blocks can hold and a public one elsewhere: no
//! secret is in any output for participants. `FIELDBOOK_SEED` chooses others, `PROPTEST_CASES` how many.

use super::leak;
use crate::project::Project;
use crate::properties::runner;
use fieldbook::model::{BLOCKS, BlockName};
use proptest::prelude::*;

/// Files, each of another kind.
const FILES: &[&str] = &[
    "content/index.md",
    "content/foundations/index.md",
    "content/foundations/a.md",
    "content/foundations/b.md",
    "content/worksheets/index.md",
    "content/worksheets/w.md",
    "content/sessions/s.md",
    "content/sessions/t.md",
    "content/reference/r.md",
    "content/glossary.md",
    "content/about.md",
];

/// Pieces of Markdown; `WORD` is a word that nothing else has, `N` a number of its own.
const PIECES: &[&str] = &[
    "## WORD heading",
    "### Heading {#WORD}",
    "WORD words, **WORD bold** and `WORD code`.",
    "Public and WORD[^nN].\n\n[^nN]: WORD note",
    "[^shared]: WORD shared note",
    "Again[^shared] WORD",
    "[WORD link](../foundations/a.md#WORD \"WORD tooltip\")",
    "[same](#WORD) and <https://example.org/WORD>",
    "![WORD picture](WORD.png \"WORD caption\")",
    "[file](WORD.pdf)",
    "| WORD cell | ____ |\n| --- | --- |\n| ____ 2 rows | WORD |",
    "```\nWORD fenced\n```",
    "- [ ] WORD task ____ (date)\n- [ ] {#WORD-tick} more",
    "- ( ) WORD one\n- ( ) WORD two",
    "WORD scale? ( ) WORD1 ( ) WORD2",
    "WORD label: ____ {#shared}   Role: ____",
    "WORD question?\n\n____ 3 lines",
    "____ 2 lines",
    "Name: ____",
    "> WORD quoted\n>\n> — WORD Person",
    "> [!NOTE]\n> WORD alert",
    "<b title=\"WORD\">WORD html</b>",
    "<div lang=\"en\">\nWORD block of html\n</div>",
    "<!-- WORD comment -->",
    "1. **WORD step.** gloss\n2. WORD step",
    "1. [WORD item](../foundations/b.md) (5 min)\n2. WORD break at 12:00 (5 min)",
    "- WORD agreement",
    "Quadrants: WORD1 · WORD2\nRings: WORD3 · WORD4\n\n| WORD | Q | R |\n| --- | --- | --- |\n| WORD5 | WORD1 | WORD3 |",
    "Term and WORD term are mentioned.",
    "### Do\n\n- WORD\n\n### Don't\n\n- WORD too",
    "~~WORD gone~~ *WORD stress*",
];

/// Makes a text out of numbers.
struct Maker<'n> {
    numbers: std::iter::Cycle<std::slice::Iter<'n, u16>>,
    words: u32,
    out: String,
}

impl Maker<'_> {
    fn next(&mut self, below: usize) -> usize {
        usize::from(*self.numbers.next().expect("numbers go round")) % below
    }

    fn piece(&mut self, hidden: bool) {
        let piece = PIECES[self.next(PIECES.len())];
        self.words += 1;
        let word = if hidden { "secret" } else { "public" };
        let text = piece
            .replace("WORD", &format!("{word}{}", self.words))
            .replace("nN", &format!("n{}", self.words));
        self.out.push_str(&format!("\n{text}\n"));
    }

    fn parts(&mut self, depth: usize, hidden: bool) {
        for _ in 0..=self.next(4) {
            match self.next(5) {
                0 | 1 if depth < 5 => self.block(depth, hidden),
                2 if depth < 5 => self.note(depth),
                _ => self.piece(hidden),
            }
        }
    }

    fn block(&mut self, depth: usize, hidden: bool) {
        let names: Vec<&str> =
            BLOCKS.iter().filter(|row| row.block != BlockName::Facilitator).map(|row| row.name).collect();
        let name = names[self.next(names.len())];
        self.words += 1;
        let word = format!("{}{}", if hidden { "secret" } else { "public" }, self.words);
        let title = match self.next(4) {
            0 => String::new(),
            1 => format!(" {word} *title* {{#{word}}}"),
            2 => format!(" {word} in ____ (5 min)"),
            _ => format!(" [{word}](../foundations/a.md) (10 min)"),
        };
        self.out.push_str(&format!("\n::: {name}{title}\n"));
        // Empty agreements show those that are written elsewhere.
        if self.next(6) > 0 {
            self.parts(depth + 1, hidden);
        }
        self.out.push_str("\n:::\n");
    }

    fn note(&mut self, depth: usize) {
        self.words += 1;
        let name = ["facilitator", "instructor"][self.next(2)];
        let title = match self.next(3) {
            0 => String::new(),
            1 => format!(" secret{} ![secret](secret.png) {{#secret{}}} (5 min)", self.words, self.words),
            _ => format!(" [secret{}](#secret) ____", self.words),
        };
        self.out.push_str(&format!("\n::: {name}{title}\n"));
        self.parts(depth + 1, true);
        self.out.push_str("\n:::\n");
    }
}

fn project(numbers: &[u16]) -> String {
    let settings = "title = \"Field\"\nbase_url = \"https://example.org/\"\nglossary = \"auto\"\n";
    let mut maker =
        Maker { numbers: numbers.iter().cycle(), words: 0, out: format!("=== site.toml\n{settings}") };
    for path in FILES {
        maker.out.push_str(&format!("\n=== {path}\n---\ntitle: T\n"));
        if path.contains("sessions") {
            maker.out.push_str(
                "start: 2027-02-11 18:30\ntimezone: Europe/Madrid\nworksheets: [../worksheets/w.md]\n",
            );
        }
        maker.out.push_str("updated: 2026-01-02\n---\n");
        if path.contains("sessions") {
            maker.out.push_str("\n::: agenda\n\n1. [x](../foundations/a.md) (5 min)\n2. [y](../reference/r.md) (5 min)\n\n:::\n");
        }
        if path.contains("glossary") {
            maker.out.push_str("\n## Term\n\nx\n");
        }
        for _ in 0..3 {
            maker.parts(0, false);
            maker.note(0);
        }
        maker.parts(0, false);
    }
    maker.out.push_str("\n=== content/foundations/secret.png\n");
    maker.out
}

#[test]
fn no_secret_is_in_any_output_for_participants() {
    let numbers = proptest::collection::vec(any::<u16>(), 40..400);
    let checked = |numbers: Vec<u16>| {
        let text = project(&numbers);
        let found = leak(&Project::read(&text).outcome());
        prop_assert!(found.is_none(), "{}\nin\n{text}", found.unwrap_or_default());
        Ok(())
    };
    if let Err(error) = runner(12).run(&numbers, checked) {
        panic!("{error}");
    }
}
