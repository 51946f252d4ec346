//! Blocks: what each one shows, and what is said of a block that is not one.

use crate::project::{Project, check_html, check_lesson, check_problems, check_words, html, lesson};
use fieldbook::model::BLOCKS;

/// A body that every block can have.
fn body(name: &str) -> &'static str {
    match name {
        "agenda" => "1. Welcome (8 min)",
        "principles" | "steps" => "- **Listen.** First.",
        "do-dont" => "### Do\n\n- Ask\n\n### Don't\n\n- Tell",
        "map" => {
            "Quadrants: A · B\nRings: C · D\n\n| Partner | Quadrant | Ring |\n| --- | --- | --- |\n| x | A | C |"
        }
        "quote" => "Words.\n\n— Rosa, organizer",
        _ => "- Some words",
    }
}

#[test]
fn every_block_and_every_other_name_is_drawn_without_problems() {
    for row in BLOCKS {
        for name in [row.name].iter().chain(row.also) {
            let text = format!("::: {name} A title\n\n{}\n\n:::\n\nEnd.\n", body(row.name));
            check_lesson(&text, "");
            let shown = html(&text);
            if row.name == "facilitator" {
                assert_eq!(shown, "<p>End.</p>", "{name}");
            } else {
                assert!(shown.contains("A title"), "{name}: {shown}");
                assert!(shown.contains("id=\"a-title\""), "{name}: {shown}");
                assert!(shown.contains(&format!("block--{}", row.name)), "{name}: {shown}");
            }
        }
    }
}

#[test]
fn title_time_and_id() {
    check_words(
        "::: breakout Share a hard *relationship* (15 min)\n\nPairs.\n\n:::\n",
        "Break into small groups\n15 min\nShare a hard relationship\nPairs.",
    );
    for opening in [
        "::: tool Ask (1 h 30 min) {#ask}",
        "::: tool Ask {#ask} (1 h 30 min)",
        ":::: tool   Ask (1 h 30 min) {#ask} ::::",
    ] {
        let shown = html(&format!("{opening}\n\nx\n\n:::\n"));
        assert!(
            shown.contains("id=\"ask\"") && shown.contains("PT90M") && !shown.contains("(1 h"),
            "{shown}"
        );
    }
    check_html("::: tool [Trust](a.md)\n\nx\n\n:::\n", &["id=\"trust\"", "href=\"a.html\""]);
    check_words("::: notes\n\nx\n\n:::\n", "Notes from the room\nx");
    // Words in brackets that are no time stay in the title.
    check_words("::: tool Ask (twice)\n\nx\n\n:::\n", "Tool\nAsk (twice)\nx");
    // What would be a list on a line of its own is only words.
    check_words("::: tool 1. Ask & wait\n\nx\n\n:::\n", "Tool\n1. Ask & wait\nx");
}

#[test]
fn names_are_strict() {
    check_lesson(
        "::: discusion Why?\n\nx\n\n:::\n",
        "4:5: unknown-block: there is no block called `discusion`",
    );
    check_lesson(
        "::: xyzzy\n\nx\n\n:::\n\n::: {.note}\n\ny\n\n:::\n",
        "4:5: unknown-block: there is no block called `xyzzy`\n10:5: unknown-block: there is no block called `{.note}`",
    );
    // The words are still shown.
    check_words("::: discusion Why?\n\nx\n\n:::\n\ny\n", "x\ny");
}

#[test]
fn blocks_without_an_end_inside_each_other() {
    let understood = Project::read(&lesson(&"::: tool x\n\n".repeat(2_000))).understand();
    // One for each that is open, and one for all that are too deep.
    assert_eq!(understood.problems.len(), 17);
    let nested = "::: tool x\n\n".repeat(30) + &":::\n\n".repeat(30);
    let deep = "36:1: deep-nesting: blocks are nested more than 16 deep";
    check_lesson(&nested, deep);
}

#[test]
fn borders() {
    check_lesson(
        "a\n\n::: tool x\n\nb\n",
        "6:1: unclosed-block: the block `tool` is opened here and never closed",
    );
    check_lesson("a\n\n:::\n\nb\n", "6:1: stray-close: these colons close a block, but none is open");
    check_lesson(
        "::: tool\n\n::: notes\n\n:::\n",
        "4:1: unclosed-block: the block `tool` is opened here and never closed",
    );
    check_lesson(
        "::: tool\n\n:::: notes\n",
        "4:1: unclosed-block: the block `tool` is opened here and never closed\n\
         6:1: unclosed-block: the block `notes` is opened here and never closed",
    );
    // Nothing after an unclosed block is swallowed.
    check_words("::: tool x\n\nb\n\n## c\n\nd\n", "Tool\nx\nb\nc\nd");
    // No blank lines are needed around borders.
    for text in
        ["a\n", "- a\n", "> a\n", "| a |\n| --- |\n", "1. a\n   - a\n", "## a\n", "```\na\n```\n", "a\n===\n"]
    {
        let shown = html(&format!("::: tool\n{text}:::\nafter\n"));
        assert!(shown.ends_with("<p>after</p>"), "{text}: {shown}");
        check_lesson(
            &format!("::: tool\n{text}:::\nafter\n"),
            if text.contains("==") {
                "5:1: heading-order: the title of a page stands in its front matter"
            } else {
                ""
            },
        );
    }
    check_lesson("::: tool\n\n\n:::\n", "");
    check_lesson("   ::: tool   \n\nx\n\n  :::::   \n", "");
}

#[test]
fn nesting() {
    check_words(
        "::: activity Walk (10 min)\n\nBefore.\n\n::: discussion Why?\n\nInner.\n\n:::\n\nAfter.\n\n:::\n\nEnd.\n",
        "Activity\n10 min\nWalk\nBefore.\nTalk together\nWhy?\nInner.\nAfter.\nEnd.",
    );
    // A shaped block keeps its words when another block stands before, in or after it.
    check_words(
        "::: steps Go\n\n::: callout Mind\n\nfirst\n\n:::\n\nintro\n\n1. **One.** x\n\noutro\n\n::: notes\n\nlast\n\n:::\n\nend\n\n:::\n",
        "Step by step\nGo\nPlease note\nMind\nfirst\nintro\n1\nOne.\nx\noutro\nNotes from the room\nlast\nend",
    );
    let deep = |count: usize| format!("{}x\n\n{}", "::: notes\n\n".repeat(count), ":::\n\n".repeat(count));
    check_lesson(&deep(16), "");
    check_lesson(&deep(17), "36:1: deep-nesting: blocks are nested more than 16 deep");
    let list: String = (0..120).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    check_lesson(&list, "24:41: deep-nesting: lists or quotations are nested more than 40 deep");
}

#[test]
fn principles_and_steps() {
    check_words(
        "::: principles\n\nWe hold:\n\n- **Trust**: comes first.\n- **Power** – is shared.\n\n  In all things.\n- No term\n\nThat is all.\n\n:::\n",
        "Principles\nWe hold:\nTrust\ncomes first.\nPower\nis shared.\nIn all things.\nNo term\nThat is all.",
    );
    check_html(
        "::: steps Go\n\n1. **Ask twice.** x\n2. **Ask twice.** y\n3. z\n\n:::\n",
        &["id=\"ask-twice\"", "id=\"ask-twice-2\"", "id=\"go-2\""],
    );
    check_words(
        "::: steps\n\n- **Ask**\n- **Wait:**\n  - long\n\n:::\n",
        "Step by step\n1\nAsk\n2\nWait\nlong",
    );
    check_lesson("::: steps\n\nNo list.\n\n:::\n", "4:1: block-shape: the block `steps` needs a list");
    check_words("::: principles\n\nNo list.\n\n:::\n", "Principles\nNo list.");
    // Empty items and empty blocks.
    check_words("::: steps\n\n1.\n2. **x**\n\n:::\n", "Step by step\n1\n2\nx");
    check_lesson("::: principles\n:::\n", "4:1: block-shape: the block `principles` needs a list");
}

#[test]
fn do_and_dont() {
    let shown = "Do and don’t\nDo\nAsk\nListen\nDon’t\nTell";
    check_words("::: do-dont\n\n### Do\n\n- Ask\n- Listen\n\n### Don't\n\n- Tell\n\n:::\n", shown);
    check_words(
        "::: do-dont\n\n**Do:**\n\n- Ask\n- Listen\n\n**Don't:**\n\n- Tell\n\n:::\n",
        &shown.replace("Do\nAsk", "Do:\nAsk").replace("t\nTell", "t:\nTell"),
    );
    check_words("::: do-dont\nDo:\n- Ask\n- Listen\n\nDon't:\n- Tell\n:::\n", shown);
    check_words("::: do-dont\n\n| Do | Don't |\n| --- | --- |\n| Ask | Tell |\n| Listen | |\n\n:::\n", shown);
    check_words(
        "::: do-dont\n\nFirst.\n\n## Say\n\n1. a\n\n## Not\n\n1. b\n\nLast.\n\n:::\n",
        "Do and don’t\nFirst.\nSay\na\nNot\nb\nLast.",
    );
    // Its two headings are no headings of the page, so no level is skipped.
    check_lesson("::: do-dont\n\n#### Do\n\n- a\n\n#### Don't\n\n- b\n\n:::\n", "");
    for text in [
        "- a\n- b",
        "### Do\n\n- a",
        "| a | b | c |\n| --- | --- | --- |\n| d | e | f |",
        "### Do\n\n- a\n\nbetween\n\n### Don't\n\n- b",
    ] {
        check_lesson(
            &format!("::: do-dont\n\n{text}\n\n:::\n"),
            "4:1: block-shape: the block `do-dont` needs two lists, or a table of two columns",
        );
    }
    check_words(
        "::: do-dont\n\n### Do\n\n- a\n\nbetween\n\n### Don't\n\n- b\n\n:::\n",
        "Do and don’t\nDo\na\nbetween\nDon’t\nb",
    );
    // Sides are told apart by words and marks, never by colour alone.
    check_html("::: do-dont\n\n### Do\n\n- a\n\n### Don't\n\n- b\n\n:::\n", &["<svg"]);
}

#[test]
fn quotes() {
    check_words(
        "::: quote\n\nTrust is built.\n\n— Rosa, organizer\n\n:::\n",
        "Trust is built.\nRosa, organizer",
    );
    check_words(
        "::: quote\n\n> Trust is built.\n> -- [Rosa](a.md), organizer\n\n:::\n",
        "Trust is built.\nRosa, organizer",
    );
    check_words("::: quote\nTrust *is\nbuilt.\n--- Rosa*\n:::\n", "Trust is built.\nRosa");
    check_words("> Trust.\n>\n> — Rosa\n", "Trust.\n— Rosa");
    check_words("> Trust.\n\nAfter.\n", "Trust.\nAfter.");
    check_html("::: quote\n\n*Trust\n— Rosa*\n\n:::\n", &["<p><em>Trust\n</em></p>", "<em>Rosa</em>"]);
    for text in ["> a\n>\n> — Rosa\n", "::: quote\n\na\n\n— Rosa\n\n:::\n", "::: quote\n\n— Rosa\n\n:::\n"]
    {
        assert!(!html(text).contains("<p></p>"), "{}", html(text));
    }
    // What follows the attribution is not lost.
    check_words("> a\n>\n> — Rosa\n>\n> - b\n", "a\n— Rosa\nb");
    check_lesson(
        "::: quote\n\nTrust.\n\n:::\n",
        "4:1: quote-attribution: the quotation does not say whose words they are",
    );
    check_words("::: quote\n\nTrust.\n\n- b\n\n:::\n", "Trust.\nb");
}

const TABLE: &str = "| Partner | Quadrant | Ring |\n| --- | --- | --- |\n| ____ 3 rows | ____ | ____ |";

#[test]
fn maps() {
    check_words(
        &format!(
            "::: map Partners in ____ {{#community}}\n\nBefore.\n\nQuadrants: Start here · Watch\nRings: Core · Far\nUnder.\n\n{TABLE}\n\nAfter.\n\n:::\n"
        ),
        "Map
         Partners in [text: Partners in]
         Before.
         [An empty map: rings around a middle, cut into parts. The lists beside it name them.]
         The parts
         A Start here
         B Watch
         The rings, from the middle
         1 Core
         2 Far
         Save the picture
         as SVG
         as PNG
         Under.
         Partner | Quadrant | Ring
         [text: Partner, 1] | [pick: Quadrant, 1] | [pick: Ring, 1]
         [text: Partner, 2] | [pick: Quadrant, 2] | [pick: Ring, 2]
         [text: Partner, 3] | [pick: Quadrant, 3] | [pick: Ring, 3]
         After.
         Whom to reach, in this order
         Not placed yet: choose a part and a ring
         The same by part and by ring
         The parts
         The rings, from the middle",
    );
    let labels = |quadrants: &str, rings: &str| {
        format!("::: map\n\nQuadrants: {quadrants}\n\nRings: {rings}\n\n{TABLE}\n\n:::\n")
    };
    check_lesson(&labels("a, b", "c, d"), "");
    check_lesson(&labels("a • b • c • d • e • f", "1 | 2 | 3 | 4 | 5 | 6 | 7"), "");
    check_lesson(
        &labels("a", "1 · 2 · 3 · 4 · 5 · 6 · 7 · 8"),
        "4:1: map-labels: the map has 1 quadrants, and can have 2 to 6\n4:1: map-labels: the map has 8 rings, and can have 2 to 7",
    );
    check_lesson(
        "::: map\n\nNothing.\n\n:::\n",
        "4:1: block-shape: the map has no table of partners\n\
         4:1: map-labels: the map has no line that begins with `Quadrants:`\n\
         4:1: map-labels: the map has no line that begins with `Rings:`",
    );
    // No partner is ever dropped: forty rows stay forty rows.
    let many: String = (0..40).map(|row| format!("| Partner {row} | a | c |\n")).collect();
    let shown = html(&format!(
        "::: map\n\nQuadrants: a, b\nRings: c, d\n\n| Partner | Quadrant | Ring |\n| --- | --- | --- |\n{many}\n:::\n"
    ));
    assert!((0..40).all(|row| shown.contains(&format!("Partner {row}<"))), "{shown}");
}

#[test]
fn drawings() {
    let rows = |text: &str| html(text).matches("drawing-row").count();
    assert_eq!(rows("::: drawing A river\n\n:::\n"), 14);
    assert_eq!(rows("::: drawing A river\n:::\n"), 14);
    assert_eq!(rows("::: drawing A river\n\n____ page\n\n:::\n"), 25);
    assert_eq!(rows("::: drawing A river\n\nhalf page\n\n:::\n"), 14);
    assert_eq!(rows("::: drawing A river (6 cm)\n\nDraw it.\n\n:::\n"), 7);
    assert_eq!(rows("::: drawing A river\n\nDraw it.\n\n____ 5 lines\n\n:::\n"), 5);
    let words = "Draw\nA river\nDraw it.\n3 circles\n- or more\nThis space is for pens: print the page and draw on paper.\n[Empty space to draw in]".replace("- ", "");
    check_words("::: drawing A river (6 cm)\n\nDraw it.\n\n3 circles\n\n- or more\n\n:::\n", &words);
    check_words("::: drawing A river\n\nDraw it.\n\n3 circles\n\n- or more\n\n____ 4 lines\n\n:::\n", &words);
    check_lesson("::: drawing A river\n\n____ 4 lines\n\n:::\n", "");
}

#[test]
fn times_that_cannot_be_read() {
    for (written, guess) in [("8 mins", 8), ("8min", 8), ("1h30", 90), ("1.5 hours", 90), ("8'", 8)] {
        check_lesson(
            &format!("::: tool x ({written})\n\ny\n\n:::\n"),
            &format!(
                "4:12: loose-time: the time `({written})` is read as `({})`",
                fieldbook::model::written_time(guess)
            ),
        );
        check_html(&format!("::: tool x ({written})\n\ny\n\n:::\n"), &[&format!("PT{guess}M")]);
    }
    check_lesson(
        "::: tool x (5-10 min)\n\ny\n\n:::\n",
        "4:12: wrong-time: the time `(5-10 min)` cannot be read",
    );
    check_lesson("::: tool x (see page 3)\n\ny\n\n:::\n", "");
}

#[test]
fn ids() {
    check_lesson(
        "## One {#same}\n\n## Two {#same}\n\n::: tool x {#same}\n\ny\n\n:::\n",
        "6:1: duplicate-id: the id `same` is given twice on this page\n8:1: duplicate-id: the id `same` is given twice on this page",
    );
    // A fixed id is the author's, wherever it stands; others give way.
    let text = "::: tool Trust\n\ny\n\n:::\n\n::: tool Other {#trust}\n\ny\n\n:::\n\n## Trust\n";
    check_lesson(text, "");
    check_html(text, &["id=\"trust-2\"", "id=\"trust\"", "<h2 id=\"trust-3\">"]);
    // A heading keeps the address that code hosts give it.
    check_html(
        "::: tool Trust\n\ny\n\n:::\n\n## Trust\n\n## Trust\n",
        &["id=\"trust-2\" role", "<h2 id=\"trust\">", "<h2 id=\"trust-3\">"],
    );
    // Nothing on a page has the id of something else, also not of the page's own parts.
    let text = "## Main\n\n## Trust label\n\n## Trust title\n\n## Note 1\n\n## Toc title\n\n::: tool Trust\n\nx[^1]\n\n:::\n\n[^1]: y\n";
    crate::print::check_ids(&lesson(text));
}

#[test]
fn a_block_of_words_in_several_files() {
    check_problems(
        "=== content/foundations/a.md\n---\ntitle: A\n---\n::: tool\n\n=== content/foundations/b.md\n---\ntitle: B\n---\n:::\n",
        "content/foundations/a.md:4:1: unclosed-block: the block `tool` is opened here and never closed\n\
         content/foundations/b.md:4:1: stray-close: these colons close a block, but none is open",
    );
}
