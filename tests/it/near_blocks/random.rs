//! Near misses of a facilitator's block made at random: either a check has an error, or the secret words are in no file
//! for participants. `FIELDBOOK_SEED` chooses others, `PROPTEST_CASES` how many.

use super::has_errors;
use crate::project::{Project, lesson};
use crate::properties::runner;
use fieldbook::pipeline;
use proptest::prelude::*;
use proptest::sample::select;

const LEADS: &[&str] = &[
    "",
    "",
    "",
    " ",
    "   ",
    "    ",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{2060}",
    "\u{3000}",
    "> ",
    "> > ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "- [ ] ",
    "# ",
    "## ",
    "| ",
    "**",
    "*",
    "\"",
    "(",
    "“",
    "<!-- x -->",
    "<!-- x --> ",
    "<b>",
    "<div>\n",
    "<p>",
    "[^a]: ",
    "&nbsp;",
    "&ZeroWidthSpace;",
];

/// Before these only three colons or more are a near miss.
const WORDS: &[&str] =
    &["Words ", "Words. ", "## Part ", "- item ", "| cell | ", "> said: ", "~~~ x\nc\n~~~\n", "Line\n"];

const COLONS: &[&str] = &[
    ":",
    ":",
    ":",
    ":",
    "：",
    "﹕",
    "∶",
    "꞉",
    "︓",
    "∷",
    "&#58;",
    "&#x3A;",
    "&colon;",
    "\\:",
    ":\u{200b}",
    ": ",
];

const GAPS: &[&str] = &[
    "", " ", "  ", "\t", "\u{a0}", "\u{200b}", " {", " {.", "[", " [", " <", " **", " *", " _", " \"", " - ",
];

const NAMES: &[&str] = &[
    "facilitator",
    "facilitator",
    "facilitator",
    "instructor",
    "Facilitator",
    "FACILITATOR",
    "facilitators",
    "facilitator-notes",
    "facilitator_notes",
    "facilitatornotes",
    "facilitater",
    "fasilitator",
    "faciltator",
    "facilitatr",
    "acilitator",
    "falicitator",
    "faciliitator",
    "facilitador",
    "instrutor",
    "intructor",
    "instructor-note",
    "notes for facilitators",
    "ｆacilitator",
    "facili\u{ad}tator",
];

const ENDS: &[&str] = &[
    "",
    "",
    " Keep",
    " Keep (5 min)",
    ":",
    ":::",
    " :::",
    "}",
    "]",
    ">",
    "**",
    " {#id}",
    "\u{200b}",
    " |",
    "\r",
];

const CLOSINGS: &[&str] =
    &[":::", ":::", "::", "：：：", "    :::", "\t:::", "", ": : :", "::::", "\\:::", ":::."];

/// What is around the block: `BLOCK` is where it goes.
const AROUND: &[&str] = &[
    "BLOCK",
    "Words.\n\nBLOCK\n\nMore.",
    "::: activity\n\nBLOCK\n\n:::",
    "- item\n\nBLOCK",
    "> quoted\n\nBLOCK",
    "```\ncode\n```\n\nBLOCK\n\n```\ncode\n```",
    "<!-- x -->\n\nBLOCK",
    "Words.\nBLOCK\nMore.",
    "## Part\nBLOCK",
    "| a |\n| --- |\n| b |\nBLOCK",
];

#[test]
fn no_secret_is_published_after_a_near_miss() {
    let colons = proptest::collection::vec(select(COLONS), 1..5).prop_map(|colons| colons.concat());
    let lead = prop_oneof![
        4 => select(LEADS).prop_map(str::to_owned),
        1 => (select(LEADS), select(LEADS)).prop_map(|(one, other)| format!("{one}{other}")),
        1 => select(WORDS).prop_map(|words| format!("{words}::")),
    ];
    let line = (lead, colons, select(GAPS), select(NAMES), select(ENDS));
    let parts = (line, select(CLOSINGS), select(AROUND), select(&["\n\n", "\n"][..]));
    let checked = |((lead, colons, gap, name, end), closing, around, space): (
        (String, String, _, _, _),
        _,
        &str,
        _,
    )| {
        let block = format!("{lead}{colons}{gap}{name}{end}{space}Zsecret words.{space}{closing}");
        let text = around.replace("BLOCK", &block);
        if has_errors(&text) {
            return Ok(());
        }
        let project = Project::read(&lesson(&text));
        if pipeline::has_errors(&project.understand().problems) {
            return Ok(());
        }
        let outcome = project.outcome();
        let leak = outcome
            .pages
            .iter()
            .find(|(path, page)| !path.starts_with("facilitator/") && page.contains("Zsecret"));
        // One colon that touches words around it is also a picture of a word, and every colon with a backslash is meant.
        let is_meant = colons.replace("\\:", "").is_empty() || is_one(&colons, &lead, gap);
        prop_assert!(leak.is_none() || is_meant, "{:?} in\n{text:?}", leak.map(|(path, _)| path));
        Ok(())
    };
    if let Err(error) = runner(2_000).run(&parts, checked) {
        panic!("{error}");
    }
}

/// A single colon counts only where it begins the line and the name follows.
fn is_one(colons: &str, lead: &str, gap: &str) -> bool {
    let count = colons.matches([':', '：', '﹕', '∶', '꞉', '︓']).count()
        + colons.matches("∷").count() * 2
        + colons.matches("&#").count()
        + colons.matches("&colon").count();
    count == 1 && !lead.contains("::") && !gap.trim_matches([' ', '\t', '\u{a0}', '\u{200b}']).is_empty()
}
