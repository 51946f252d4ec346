//! Code, comments and HTML that are never closed: told where they begin, and nothing after them reaches everyone.

use crate::project::{Project, check_lesson, lesson};

const CODE: &str = "4:1: unclosed-code: this code is never closed";

#[test]
fn code_without_an_end_is_told_where_it_begins() {
    for text in [
        "```\ncode\n",
        "```",
        "```\n",
        "~~~ text\ncode\n\nmore\n",
        "````\ncode\n```\n",
        "```\ncode\n~~~\n",
        "```\ncode\n``` text\n",
        "```\ncode\n    ```\n",
        "```\ncode\n``\n",
        "~~~\ncode\n~~~ x\n",
        "```\r\ncode\r\n",
    ] {
        check_lesson(text, CODE);
    }
    check_lesson("- a\n\n  ```\n  code\n", "6:3: unclosed-code: this code is never closed");
    check_lesson("> ```\n> code\n\nWords.\n", "4:3: unclosed-code: this code is never closed");
    check_lesson("> - ```\n>   code\n>\n> Words.\n", "4:5: unclosed-code: this code is never closed");
    check_lesson(
        "::: tool\n\n```\ncode\n\n:::\n",
        "4:1: unclosed-block: the block `tool` is opened here and never closed\n6:1: unclosed-code: this code is never closed",
    );
    check_lesson("1. a\n\n   ~~~\n   code\n2. b\n", "6:4: unclosed-code: this code is never closed");
}

#[test]
fn code_with_an_end_is_left_alone() {
    for text in [
        "```\n```\n",
        "```\ncode\n```",
        "```\ncode\n`````   \n\nWords.\n",
        "~~~ text\n```\n~~~\n",
        "````\n```\n````\n",
        "- a\n\n  ```\n  code\n  ```\n\n  b\n",
        "> ```\n> code\n> ```\n",
        "> ```\n>\n> ```\n",
        "- ```\n  ```\n",
        "1. a\n\n   ```\n\n   ```\n2. b\n",
        "```\r\ncode\r\n```\r\n",
        "   ```\n   code\n  ```\n",
        "    ```\n    indented\n",
        "```\n\n\n```\n",
        "::: tool\n```\n:::\n```\n:::\n",
    ] {
        check_lesson(text, "");
    }
}

#[test]
fn the_line_that_was_meant_is_pointed_at() {
    for (text, line, why) in [
        ("````\ncode\n```\nWords\n", 6, "it has fewer signs"),
        ("```\ncode\n~~~\n", 6, "it has other signs"),
        ("```\ncode\n``` js\n", 6, "there are words after the signs"),
        ("```\ncode\n      ```\n", 6, "it is indented too far"),
        ("- a\n\n  ```\n  code\n```\n", 8, "it is outside of the list or quotation with the code"),
    ] {
        let understood = Project::read(&lesson(text)).understand();
        let problem = understood
            .problems
            .iter()
            .find(|problem| problem.rule.row().name == "unclosed-code")
            .expect(text);
        let related = problem.related.first().expect(text);
        assert_eq!(related.label, format!("this line looks like the end, but {why}"), "{text}");
        let source = &understood.curriculum.documents[0].source;
        assert_eq!(source.line_column(related.place.span.start).line, line, "{text}");
    }
}

#[test]
fn nothing_for_facilitators_is_published_after_code_without_an_end() {
    for fence in ["```", "~~~", "````md", "   ```", "- ```", "> ```", "1. a\n\n   ```"] {
        for end in ["", "``", "    ```", "``` x", "~~"] {
            let text = format!("{fence}\nAsk.\n{end}\n\n::: facilitator\n\nSecret\n\n:::\n\nMore\n");
            assert!(crate::near_blocks::has_errors(&text), "{text}");
        }
    }
}

#[test]
fn a_comment_without_an_end_is_told() {
    let said = |words: &str| format!("4:1: unclosed-html: {words}");
    let gone = said("this comment is never closed, so everything after it is missing from the page");
    let part = |name: &str| {
        said(&format!("{name} is never closed, so everything after it is taken for a part of it"))
    };
    for text in
        ["<!-- ask Ana --\n\n## Next\n\n____ 3 lines\n", "<!-- ask\n", "<!--\n\na\n", "<!-- a -- >\n\nb\n"]
    {
        check_comment(text, &gone);
    }
    check_comment("<pre>\na\n\nb\n", &part("`<pre>`"));
    check_comment("<?php x\n\nb\n", &part("this HTML"));
    check_comment(
        "Words <!-- ask Ana --\n\nb\n",
        "4:7: unclosed-html: this comment is never closed, so everyone can read it",
    );
    for text in [
        "<!-- a -->\n\nb\n",
        "<!--\n\na\n\n-->\n",
        "a <!-- b --> c\n",
        "a <!-- b\nc --> d\n",
        "`<!--` a\n",
        "```\n<!--\n```\n",
        "\\<!-- a\n",
        "<pre>\na\n\nb</pre>\n",
    ] {
        check_comment(text, "");
    }
    // What was most likely meant as the end is offered.
    let understood = Project::read(&lesson("<!-- ask Ana --\n\nWords.\n")).understand();
    let fix = understood.problems.iter().find_map(|problem| problem.fix.clone()).expect("a fix");
    let source = &understood.curriculum.documents[0].source;
    assert_eq!((source.slice(fix.span), fix.text.as_str()), ("--", "-->"));
}

/// Problems of HTML that is never closed, whatever else is told of it.
#[track_caller]
fn check_comment(text: &str, expected: &str) {
    let problems = Project::read(&lesson(text)).outcome().problems;
    let problems = problems.replace("content/foundations/a.md:", "");
    let found: Vec<&str> = problems.lines().filter(|line| line.contains("unclosed-html")).collect();
    assert_eq!(found.join("\n"), expected, "\nin\n{text}");
}
