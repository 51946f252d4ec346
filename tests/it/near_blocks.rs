//! Lines that are nearly the border of a block: words for facilitators never reach everyone by a slip, and prose is left
//! alone.

mod random;

use crate::project::{LESSON, Project, check_lesson, lesson};
use fieldbook::parse::parse;
use fieldbook::path::SourcePath;
use fieldbook::pipeline;
use fieldbook::source::Source;

/// Openings of a facilitator's block that are nearly right, each before secret words.
const OPENINGS: &[&str] = &[
    ":: facilitator Keep",
    "::facilitator",
    ": facilitator Keep",
    ":facilitator",
    "：：：facilitator",
    "：：： facilitator Keep",
    "：：：　facilitator",
    "﹕﹕﹕ facilitator",
    "∶∶∶ facilitator",
    "꞉꞉꞉ facilitator",
    "︓︓︓ facilitator",
    "‥‥ facilitator",
    "∷: facilitator",
    ":：: facilitator",
    ": : : facilitator",
    ":: : facilitator",
    "\\::: facilitator",
    "\\:\\:: facilitator",
    "&#58;:: facilitator",
    "&#x3a;&colon;: facilitator",
    ";;; facilitator",
    "：：： ｆａｃｉｌｉｔａｔｏｒ",
    "\t::: facilitator Keep",
    "    ::: facilitator Keep",
    "\u{a0}::: facilitator Keep",
    "\u{3000}::: facilitator Keep",
    "\u{200b}::: facilitator Keep",
    "\u{feff}::: facilitator Keep",
    "\u{ad}::: facilitator Keep",
    "\u{2060}:\u{200d}:: facilitator Keep",
    ":\u{200b}::facilitator",
    "Words. ::: facilitator Keep",
    "Words.::: facilitator",
    "これは：：：facilitator",
    "\"::: facilitator",
    "> :: facilitator",
    "> ::: facilitator",
    "- ::: facilitator",
    "* :: facilitator",
    "1. ::: facilitator",
    "10) :: facilitator",
    "# ::: facilitator",
    "## Part ::: facilitator",
    "| ::: facilitator |",
    "| a | ::: facilitator |",
    "| :: facilitator |\n| --- |",
    "<!-- x --> ::: facilitator",
    "<!-- ::: facilitator -->",
    "**::: facilitator**",
    "::: **facilitator**",
    ":: *facilitator* Keep",
    "[^1] [x]\n\n[^1]: :: facilitator",
    "<b>::: facilitator</b>",
    "<div>\n::: facilitator",
    ":: facilitators",
    ":: facilitator-notes",
    ":: Facilitator",
    ":: FACILITATOR NOTES",
    ":: facilitator's notes",
    ":: notes for facilitators",
    ":: for the facilitator",
    ":: moderator",
    ":: trainers",
    ":: instructors only",
    ":: facilitater",
    ":: fasilitator",
    ":: faciliator",
    ":: falicitator",
    ":: facillitator",
    ":: facilitation",
    ":: facilitadora",
    ":: {.facilitator}",
    ":: {facilitator}",
    ":: [facilitator]",
    ":: facilitator ::",
    "::facilitator::",
    ":: <facilitator>",
    "::: Facilitator",
    "::: facilitators",
    "::: facilitator-notes",
    "::: moderator",
    "::: facilitater",
    ":::facilitator:::",
    ":::{facilitator}",
    "::: {.facilitator}",
    ":::[facilitator]",
    "<facilitator>",
    "<Facilitator notes>",
    "<aside class=\"facilitator\">",
    "!!! facilitator",
    "??? facilitator \"Keep\"",
    "/// facilitator",
    "> [!facilitator]",
    "{% facilitator %}",
    "[Words]{.facilitator}",
    "```facilitator",
    "```{facilitator}",
    "~~~ facilitator",
    "```\ncode\n``\n::: facilitator",
];

/// Whether anything in a lesson keeps the site from being published. Reading one text is far cheaper than making a site.
pub fn has_errors(text: &str) -> bool {
    let source = Source::new(SourcePath::new(LESSON), format!("---\ntitle: A\n---\n{text}\n"));
    pipeline::has_errors(&parse(&source, None).1)
}

#[test]
fn nothing_is_published_after_an_opening_that_is_nearly_right() {
    for opening in OPENINGS {
        for (text, words) in [
            (format!("Words.\n\n{opening}\n\nSecret words.\n\n:::\n\nMore.\n"), "with its end"),
            (format!("Words.\n\n{opening}\nSecret words.\n"), "without an end"),
            (format!("::: activity\n\n{opening}\n\nSecret words.\n\n:::\n\n:::\n"), "in a block"),
        ] {
            assert!(has_errors(&text), "{words}:\n{text}");
        }
    }
}

#[test]
fn the_line_itself_is_told_with_what_to_write() {
    for (line, column, help) in [
        (
            ":: facilitator Keep",
            1,
            "a block has three colons; write `::: facilitator Keep` at the beginning of the line",
        ),
        (
            "\t::: facilitator Keep",
            1,
            "the line is indented; write `::: facilitator Keep` at the beginning of the line",
        ),
        (
            "：：：facilitator Keep",
            1,
            "`：` (U+FF1A) is not an ordinary colon; write `::: facilitator Keep` at the beginning of the line",
        ),
        (
            "\u{200b}::: facilitators",
            1,
            "there is an invisible character (U+200B) in it; write `::: facilitator` at the beginning of the line",
        ),
        (
            "Words. ::: facilitator Keep",
            8,
            "there are words before the colons; write `::: facilitator Keep` on a line of its own, with an empty line before it",
        ),
        (
            "- a :: [facilitator] ::: instructor Keep it",
            22,
            "there are words before the colons; write `::: facilitator Keep it` on a line of its own, with an empty line before it",
        ),
        (
            "<facilitator> Keep",
            1,
            "this is how another program writes it; write `::: facilitator Keep` on a line of its own, with an empty line before it",
        ),
    ] {
        let understood = Project::read(&lesson(&format!("\n{line}"))).understand();
        let found = understood.problems.iter().find(|problem| problem.rule.row().name == "exposed-notes");
        let found = found.unwrap_or_else(|| panic!("{line}"));
        assert_eq!(found.message, "this opens no `facilitator` block, so everyone would see what follows");
        let place = understood.curriculum.documents[0].source.line_column(found.place.span.start);
        assert_eq!((place.line, place.column, found.help.as_deref()), (5, column, Some(help)), "{line}");
    }
}

#[test]
fn pasting_what_is_offered_is_right() {
    for text in [
        ":: facilitator Keep\n\nSecret.\n\n::\n\nMore.\n",
        "\t::: facilitator\n\nSecret.\n\n\u{200b}:::\n\nMore.\n",
        "： ： ： tool Ask (5 min)\n\nWords.\n\n：：：\n",
        ":: discusion Why?\n\nWords.\n\n\\:::\n",
    ] {
        let mut text = lesson(text);
        for _ in 0..2 {
            let understood = Project::read(&text).understand();
            let source = &understood.curriculum.documents[0].source;
            let fix = understood.problems.iter().find_map(|problem| problem.fix.clone()).expect("a fix");
            let mut mended = source.text.to_string();
            mended.replace_range(fix.span.range(), &fix.text);
            text = format!("=== {}\n{mended}", crate::project::LESSON);
        }
        assert_eq!(Project::read(&text).outcome().problems, "", "{text}");
        assert!(!Project::read(&text).outcome().page("foundations/a.html").contains("Secret"));
    }
}

#[test]
fn other_blocks_are_told_too() {
    let looks = |line: usize, name: &str| {
        format!("{line}:1: almost-block: this opens no block, although it looks like `{name}`")
    };
    check_lesson(":: tool Ask\n", &looks(4, "tool"));
    check_lesson("    ::: tool\n", &looks(4, "tool"));
    check_lesson("a\n\n::discussion\n", &looks(6, "discussion"));
    check_lesson("：：：tool\n", &looks(4, "tool"));
    check_lesson(":: discusion Why?\n", &looks(4, "discussion"));
    check_lesson(": tool Ask\n", &looks(4, "tool"));
    check_lesson("a ::: tool\n", "4:3: almost-block: this opens no block, although it looks like `tool`");
    check_lesson(
        "`\n`::: callout\n",
        "5:2: almost-block: this opens no block, although it looks like `callout`",
    );
    for line in ["::", "：：：", "\t:::", ": : :", "\\:::", "\u{200b}:::", ";;;"] {
        check_lesson(
            &format!("Words.\n\n{line}\n"),
            "6:1: almost-block: this closes no block, although it looks like the end of one",
        );
    }
    check_lesson(
        "Words :::\n",
        "4:7: almost-block: this closes no block, although it looks like the end of one",
    );
}

#[test]
fn a_near_miss_inside_a_facilitators_block_is_an_error() {
    let opens = "this opens no block, so the next `:::` would end the `facilitator` block around it";
    let closes = "this closes no block, so the `facilitator` block ends elsewhere";
    let said = |words: &str| format!("6:1: exposed-notes: {words}");
    for line in
        [":: tool Ask", "    ::: tool", "：：： steps", "&#58;:: callout", ":: sidebar", ":: discusion"]
    {
        check_lesson(&format!("::: facilitator\n\n{line}\n\nwords\n\n:::\nMore.\n"), &said(opens));
    }
    check_lesson("::: facilitator\n\n::\n\nwords\n\n:::\nMore.\n", &said(closes));
    // The end of the inner one would be that of the outer one.
    check_lesson("::: facilitator\n\n:: tool Ask\n\nwords\n\n:::\n\nSecret\n\n:::\n", &said(opens));
    check_lesson(
        "::: facilitator\n\nTime:: 5, std::map, `:: tool`, 3:1\n\n```\n:: tool\n```\n\n:::\nMore.\n",
        "",
    );
}

#[test]
fn headers_and_settings_hold_no_notes() {
    let words = "there are no blocks in headers and settings, so everyone would see what this says";
    for line in [
        "summary: \"::: facilitator Keep\"",
        "summary: ':: facilitator Keep'",
        "summary: |\n  ::: facilitator\n  Keep\n  :::",
        "objectives:\n  - \"：：：facilitator Keep\"",
        "summary: Words ::: facilitator Keep",
    ] {
        let text = lesson("Words.").replace("title: A", &format!("title: A\n{line}"));
        let problems = Project::read(&text).outcome().problems;
        assert!(problems.contains(words), "{line}: {problems}");
        let problems =
            Project::read(&format!("=== site.toml\ntitle = \"F\"\n{}\n", settings(line))).outcome().problems;
        assert!(problems.contains(words), "{line}: {problems}");
    }
    let text = "=== site.toml\ntitle = \"F\"\n[facilitator]\npublish = true\n=== content/sessions/s.md\n---\ntitle: S\n\
                facilitators: [Ana, Sam]\nsummary: \"With a facilitator: Ana. Ratio 3:1\"\n---\nWords.\n";
    assert_eq!(Project::read(text).outcome().problems, "");
}

/// The same words in `site.toml`.
fn settings(line: &str) -> String {
    let words = line.split_once(':').map_or("", |(_, words)| words).trim();
    let words = words.trim_matches(['|', '\'', '"', '-', ' ', '\n']);
    format!("summary = \"\"\"\n{words}\n\"\"\"")
}

#[test]
fn every_kind_of_text_is_looked_at() {
    for path in [
        "content/index.md",
        "content/foundations/index.md",
        "content/worksheets/w.md",
        "content/sessions/s.md",
        "content/reference/r.md",
        "content/agreements.md",
        "content/about.md",
    ] {
        let text = format!("=== {path}\n---\ntitle: T\n---\nWords.\n\n:: facilitator\n\nSecret\n");
        let problems = Project::read(&text).outcome().problems;
        assert!(problems.contains("exposed-notes"), "{path}: {problems}");
    }
    let text =
        "=== content/glossary.md\n---\ntitle: T\n---\n## Term\n\nMeaning\n\n:: facilitator\n\nSecret\n";
    assert!(Project::read(text).outcome().problems.contains("exposed-notes"));
    let text = "=== content/reference/r.md\n---\ntitle: R\n---\nx\n=== content/reference/editions/one.md\n---\ntitle: One\ndate: 2026-01-31\n---\n\n\
                <!-- entry reference/r.md -->\n\n```yaml\ntitle: R\n```\n\n:: facilitator\n\nSecret\n";
    let problems = Project::read(text).outcome().problems;
    assert!(problems.contains("editions/one.md:12:1: exposed-notes"), "{problems}");
}

#[test]
fn prose_and_code_are_left_alone() {
    for text in [
        "Note: facilitator Ana\n",
        "**Facilitator:** Ana leads.\n",
        "> **Facilitator:** wait.\n",
        "facilitator: somebody who leads a group\n",
        "- Facilitator: Ana\n- Role :: facilitator\n",
        "Ratio 3:1, Time:: 5, 10::30, 10:30 facilitator\n",
        "The map is 1:25,000. A tool: ask.\n",
        ":smile: :map: :notes: :tool:\n",
        "::before and ::marker are CSS.\n",
        "::before\n",
        "`std::map` and std::map and std::map tool\n",
        "std::map<int>\n",
        "a::b::tool\n",
        "`::: facilitator` opens a block, and ``:::`` ends it.\n",
        "`::: facilitator`\n",
        "```\n::: facilitator\n\nwords\n\n:::\n```\n",
        "~~~ markdown\n::: facilitator\n:::\n:: tool\n~~~\n",
        "- a\n\n  ```\n  ::: facilitator\n  :::\n  ```\n",
        "> ```\n> ::: facilitator\n> ```\n",
        "```\n::: activity\n\n::: facilitator\nwords\n:::\n\n:::\n```\n",
        "```markdown\nWords.\n\n::: facilitator\nwords\n:::\n```\n",
        "```\nlet name = \"::: facilitator\";\n```\n",
        "```\nWords.\n\n::: facilitators of change\n```\n",
        "<!--\n::: facilitator\nwords\n:::\n-->\n",
        "a <!-- :: facilitator --> b\n",
        "<!-- facilitator -->\n\nWords.\n",
        "<!-- ::: facilitator -->\n<!-- Secret -->\n<!-- ::: -->\n",
        "| a | b |\n| :-: | ::: |\n",
        "| a | b |\n| :---: | :--- |\n| tool | map |\n",
        "\\:\\:\\: facilitator\n",
        "\\&amp;\\:\\:\\: facilitator\n",
        "\\<facilitator> and \\{.facilitator}\n",
        "Write to <facilitator@example.org>.\n",
        "Dear {facilitator},\n",
        "Ask, tell; wait;; facilitator\n",
        "Who leads? [Facilitator](a.md) and moderator: both.\n",
        "## For facilitators\n\n### Facilitator notes: tool\n",
        "We meet at 10:30 (facilitator: 10:00).\n",
        "…facilitator… and ... facilitator\n",
        "From ____ to ____ : facilitator ____\n",
    ] {
        check_lesson_lines(text);
    }
}

/// Two pieces of code that are never closed: the mark that opens the second ends the first.
#[test]
fn notes_between_two_pieces_of_code_that_are_never_closed() {
    let words = "this stands in code and opens no `facilitator` block, so everyone would see what follows";
    for (text, place) in [
        ("```\nlet a;\n\n::: facilitator\n\nSecret.\n\n:::\n\n```\nlet b;\n```\n", "7:1"),
        ("~~~\nlet a;\n\n::::: facilitator Keep\n\nSecret.\n\n:::::\n\nWords.\n~~~\n", "7:1"),
        ("```\n\n::: facilitator\n\nSecret.\n\n:::\n\nWords.\n\n```\n", "6:1"),
        ("- a\n\n  ```\n  let a;\n  ::: facilitator\n  Secret.\n  ```\n", "8:3"),
    ] {
        let problems = Project::read(&lesson(text)).outcome().problems;
        let line = format!("{LESSON}:{place}: exposed-notes: {words}");
        assert!(problems.lines().any(|told| told == line), "{text}\n{problems}");
    }
}

/// Asks that neither of the two rules has anything to say.
#[track_caller]
fn check_lesson_lines(text: &str) {
    let problems = Project::read(&lesson(text)).outcome().problems;
    let told = problems.contains("exposed-notes") || problems.contains("almost-block");
    assert!(!told, "{text}\n{problems}");
}

#[test]
fn long_lines_take_no_time_of_their_own() {
    for piece in [
        ":",
        ": ",
        "::a ",
        ":: ",
        "a:",
        "&#58;",
        "`a`",
        ";;",
        "facilitator\"",
        "<facilitator",
        "|:",
        "\u{200b}:",
        "[^a",
    ] {
        let started = std::time::Instant::now();
        let outcome =
            Project::read(&lesson(&format!("Text\n\n{}", piece.repeat(400_000 / piece.len())))).understand();
        assert!(!outcome.curriculum.documents.is_empty());
        assert!(started.elapsed().as_secs() < 10, "{piece} took {:?}", started.elapsed());
    }
    let far = format!("{} ::: facilitator\n\nSecret", "word ".repeat(20_000));
    assert!(Project::read(&lesson(&far)).outcome().problems.contains("exposed-notes"));
}

#[test]
fn a_near_opening_and_the_colons_that_close_it_are_one_mistake() {
    let opens = "this opens no `facilitator` block, so everyone would see what follows";
    check_lesson("## ::: facilitator\n\nX\n\n:::\n", &format!("4:4: exposed-notes: {opens}"));
    check_lesson("\u{200b}::: facilitator\n\nX\n\n:::\n", &format!("4:1: exposed-notes: {opens}"));
    check_lesson(
        "## ::: facilitator\n\nX\n\n:::\n\n:::\n",
        &format!(
            "4:4: exposed-notes: {opens}\n10:1: stray-close: these colons close a block, but none is open"
        ),
    );
}

#[test]
fn a_line_opens_one_block() {
    let opens = "this opens no `facilitator` block, so everyone would see what follows";
    check_lesson("::: activity ::: facilitator\n\nX\n\n:::\n", &format!("4:14: exposed-notes: {opens}"));
    check_lesson("::: activity :: facilitator Keep\n\nX\n\n:::\n", &format!("4:14: exposed-notes: {opens}"));
    check_lesson("::: activity Talk: a facilitator asks\n\nX\n\n:::\n", "");
}

#[test]
fn the_line_to_paste_has_no_other_half_of_marks() {
    for (line, paste) in [
        ("**::: facilitator**", "`::: facilitator`"),
        ("**::: facilitator Keep**", "`::: facilitator Keep`"),
        ("| ::: facilitator Keep ::: | x |", "`::: facilitator Keep`"),
    ] {
        let problems = Project::read(&lesson(&format!("{line}\n"))).understand().problems;
        let help = problems[0].help.clone().unwrap();
        assert!(help.contains(&format!("write {paste} on a line")), "{help}");
    }
}

#[test]
fn an_end_that_other_programs_want_ends_the_block() {
    for words in ["end", "/activity", "endactivity", "end-activity", "END", "/"] {
        check_lesson(
            &format!("::: activity A\n\nX\n\n::: {words}\n\nY\n"),
            &format!(
                "8:1: unknown-block: there is no block called `{words}`: a line of only colons ends a block"
            ),
        );
    }
    check_lesson(
        "~~~\n\nX\n\n::: facilitator\n\nS\n\n:::\n\nZ\n\n~~~\n",
        "8:1: exposed-notes: this stands in code and opens no `facilitator` block, so everyone would see what follows",
    );
}
