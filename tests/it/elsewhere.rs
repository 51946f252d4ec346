//! Texts that were written for other programs: what is said of their marks, names, links and blocks.

use crate::project::{Project, check_lesson, check_problems, lesson};
use std::fmt::Write as _;

#[test]
fn marks_of_other_programs() {
    for (text, expected) in [
        (
            "{{< youtube x >}}",
            "4:1: foreign-markup: `{{…}}` is a mark of another program, and stands on the page as it is",
        ),
        (
            "a {% include x.md %} b",
            "4:3: foreign-markup: `{%…%}` is a mark of another program, and stands on the page as it is",
        ),
        (
            "> a\n{: .note}",
            "5:1: foreign-markup: `{:…}` is a mark of another program, and stands on the page as it is",
        ),
        (
            "[a]{.big}",
            "4:4: foreign-markup: `{.…}` is a mark of another program, and stands on the page as it is",
        ),
        (
            "See [[Trust]], [[a|b]].",
            "4:5: foreign-markup: `[[…]]` is a mark of another program, and stands on the page as it is\n4:16: foreign-markup: `[[…]]` is a mark of another program, and stands on the page as it is",
        ),
        (
            "> [!faq]- Why?\n> x",
            "4:3: foreign-markup: `[!…]` is a mark of another program, and stands on the page as it is",
        ),
        (
            "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+",
            "4:1: foreign-markup: `+--…+` is a mark of another program, and stands on the page as it is",
        ),
        (
            "Name: \\_\\_\\_\\_\\_\\_ x",
            "4:7: foreign-markup: these are underscores and no place to write in, because of the backslashes",
        ),
        (
            "a ==strong== b",
            "4:3: foreign-markup: `==…==` is a mark of another program, and stands on the page as it is",
        ),
        (
            "a %% Ask Ana %% b",
            "4:3: foreign-markup: `%%…%%` is a mark of another program, and stands on the page as it is",
        ),
        (
            "One:\n• a\n•\tb · c",
            "5:1: foreign-markup: this sign begins no item of a list here\n6:1: foreign-markup: this sign begins no item of a list here",
        ),
        ("> ● a\n", "4:3: foreign-markup: this sign begins no item of a list here"),
        ("- a\n  \u{f0b7} b", "5:3: foreign-markup: this sign begins no item of a list here"),
    ] {
        check_lesson(&format!("{text}\n"), expected);
    }
    for text in [
        "`{{ x }}` and `[[x]]`\n",
        "```\n{{ x }}\n[[x]]\n+---+\n```\n",
        "[[1]](b.md)\n",
        "> [!NOTE]\n> x\n\n> [!tip]\n> x\n",
        "{ x } [x] { { x } } [ [x] ] C++ 1+--2\n",
        "draw +--+--+\n",
        "a == b, c == d, ==== and 100% of 50%\n",
        "a • b\n•c\n`• x`\n\n```\n• x\n```\n\n**a** • b\n\n| a |\n| - |\n| • b |\n",
        "\\{{ x }} \\[[x]] \\[\\[x\\]\\] \\____\n",
        "{{ x\n}} [[x\n]]\n",
        "## A {#b}\n\n[x](https://example.org/{{a}})\n",
    ] {
        let project =
            Project::read(&(lesson(text) + "=== content/foundations/b.md\n---\ntitle: B\n---\nx\n"));
        assert_eq!(project.outcome().problems, "", "{text}");
    }
    check_problems("=== content/reference/a.md\n---\ntitle: A\n---\n{{ x }} \\_\\_\\_\\_\n", "");
    check_problems("=== content/reference/a.md\n---\ntitle: A\n---\n• b\n", "");
    // Every sign could begin one, and every line be one.
    check_lesson(&format!("{}\n", "{\\+[".repeat(40_000)), "");
}

#[test]
fn introductions_under_other_names() {
    let text = "---\ntitle: A\n---\nx\n";
    let said = |name: &str| {
        format!(
            "content/foundations/{name}:1:1: index-name: `{name}` is a page like any other here, and not the first of its folder\n"
        )
    };
    for name in ["_index.md", "README.md", "readme.md"] {
        check_problems(&format!("=== content/foundations/{name}\n{text}"), &said(name));
        let both = format!("=== content/foundations/{name}\n{text}=== content/foundations/index.md\n{text}");
        check_problems(&both, "");
    }
    check_problems(
        &format!("=== content/SUMMARY.md\n{text}=== content/foundations/SUMMARY.md\n{text}"),
        "content/SUMMARY.md:1:1: index-name: `SUMMARY.md` is a page like any other here, and not the list of chapters",
    );
    check_problems(&format!("=== content/summary.md\n{text}"), "");
}

#[test]
fn names_that_windows_cannot_hold() {
    let text = "---\ntitle: A\n---\nx\n";
    for (name, why) in [
        ("a:b.md", "`:` has another meaning there"),
        ("why?.md", "`?` has another meaning there"),
        ("con.md", "it is that of a device"),
        ("Aux.notes.md", "it is that of a device"),
        ("lpt1.md", "it is that of a device"),
    ] {
        let said = format!(
            "content/{name}:1:1: portable-name: the name `{name}` is one that Windows cannot hold: {why}\n"
        );
        check_problems(&format!("=== content/{name}\n{text}"), &said);
    }
    check_problems(
        &format!("=== content/index.md\n{text}[x](a./dot.png)\n=== content/a./dot.png\n"),
        "content/a./dot.png: portable-name: the name `a.` is one that Windows cannot hold: it ends in a dot or a space\n",
    );
    for name in ["cons.md", "console.md", "com.md", "com10.md", "aux-in.md", "warum-nicht.md"] {
        check_problems(&format!("=== content/{name}\n{text}"), "");
    }
}

/// What is offered for a broken link in `content/foundations/a.md`.
#[track_caller]
fn check_meant(link: &str, expected: Option<&str>) {
    let other = |path: &str| format!("=== content/{path}\n---\ntitle: B\n---\n## Part\n");
    let project = lesson(&format!("[x]({link})\n"))
        + &other("foundations/listening.md")
        + &other("deepening/only-here.md")
        + &other("deepening/twice.md")
        + &other("challenges/twice.md")
        + &other("challenges/index.md")
        + "=== content/media/talk.jpg\n";
    let understood = Project::read(&project).understand();
    let problem = &understood.problems[0];
    assert_eq!(problem.fix.as_ref().map(|fix| &*fix.text), expected, "{link}: {:?}", problem.help);
}

#[test]
fn the_file_that_was_meant() {
    check_meant("listening.html#part", Some("listening.md#part"));
    check_meant("../challenges/", Some("../challenges/index.md"));
    check_meant("only-here.md", Some("../deepening/only-here.md"));
    check_meant("../learners/only-here.html#part", Some("../deepening/only-here.md#part"));
    check_meant("media/talk.jpg", Some("../media/talk.jpg"));
    check_meant("listning.md", Some("listening.md"));
    check_meant("listning", Some("listening.md"));
    // Nothing is near, though folder and ending are the same.
    check_meant("x.md", None);
    check_meant("warehouse.md", None);
    check_meant("twice.md", None);
    check_meant("listening.pdf", None);
}

#[test]
fn many_broken_links_cost_little() {
    let mut project = String::new();
    for number in 0..1_000 {
        let text = "---\ntitle: A\n---\n";
        write!(project, "=== content/foundations/lesson-{number}.md\n{text}[x](lessons-{number}.md)\n")
            .unwrap();
    }
    let understood = Project::read(&project).understand();
    let offered = understood.problems.iter().filter(|problem| problem.fix.is_some()).count();
    assert_eq!((understood.problems.len(), offered), (1_000, 200));
}

#[test]
fn blocks_of_other_programs() {
    let text = |name: &str| format!("::: {name}\n\nx\n\n:::\n");
    for (name, meant) in [
        ("{.callout-note}", "::: callout"),
        ("{.callout-note title=\"One two\"}", "::: callout"),
        ("tip[My title]", "::: callout My title"),
        ("tip[My title", "::: callout My title"),
        ("Warning", "::: callout"),
        ("{.testimonial #x}", "::: quote"),
        ("exercise", "::: activity"),
        ("discusion", "::: discussion"),
    ] {
        let project = Project::read(&lesson(&text(name)));
        let problem = &project.understand().problems[0];
        let fix = problem.fix.as_ref().expect("a line to paste");
        let written = &project.sources[&problem.place.path].text;
        let mended = format!(
            "{}{}{}",
            &written[..fix.span.start as usize],
            fix.text,
            &written[fix.span.end as usize..]
        );
        assert!(mended.contains(&format!("{meant}\n")), "{name}: {mended}");
    }
}

#[test]
fn what_no_page_can_hold_becomes_spaces() {
    for sign in ['\0', '\u{7}', '\u{b}', '\u{1b}', '\u{1f}', '\u{7f}'] {
        let site = "=== site.toml\ntitle = \"S\"\nbase_url = \"https://example.org/\"\n";
        let text = format!(
            "{site}=== content/foundations/a.md\n---\ntitle: \"A{sign}B\"\ndate: 2026-01-01\nsummary: \"c{sign}d\"\n---\n\
             e{sign}f `g{sign}h` &#27;\n\n    i{sign}j\n\n<p title=\"k{sign}l\">m</p>\n\n::: tool n{sign}o\n\np____{sign}\n\n:::\n"
        );
        for (path, page) in Project::read(&text).outcome().pages {
            assert!(!page.contains([sign, '\u{1b}']), "{path} holds {sign:?}");
        }
    }
}

#[test]
fn entries_that_are_all_out_of_use_lead_to_no_list() {
    let outcome =
        Project::read("=== content/reference/a.md\n---\ntitle: A\nretired: Old.\n---\nx\n").outcome();
    assert!(!outcome.pages.contains_key("reference/index.html"));
    assert!(!outcome.page("reference/a.html").contains("href=\"index.html\""));
}
