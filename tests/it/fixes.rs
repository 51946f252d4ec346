//! What is offered to paste: the text that comes of it, which has no error any more and all the words it had.

use crate::project::{LESSON, Project, lesson};
use crate::properties::runner;
use fieldbook::diagnostic::{Diagnostic, Fix, Severity};
use fieldbook::path::SourcePath;
use fieldbook::rule::Rule;
use fieldbook::source::Source;
use proptest::prelude::*;

/// Files with names that are not easy to write in a link.
const FILES: &[&str] = &[
    "plan.md",
    "our plan.md",
    "our_plan.md",
    "résumé.md",
    "part (2).md",
    "open (.md",
    "50% & more.md",
    "r&d;.md",
    "it's.md",
    "a#b.md",
    "why `code`.md",
    "note: one.md",
];

fn site(text: &str) -> Project {
    let files = FILES.iter().map(|name| {
        format!("=== content/foundations/{name}\n---\ntitle: {}\n---\n\n## Why trust\n\nText.\n", name.len())
    });
    let pictures = "=== content/foundations/pic.png\n=== content/foundations/two people.png\n";
    Project::read(&(lesson(text) + &files.collect::<String>() + pictures))
}

/// The text of the lesson.
fn source(project: &Project) -> Source {
    project.sources[&SourcePath::new(LESSON)].clone()
}

fn problems(project: &Project) -> Vec<Diagnostic> {
    let mut problems = project.understand().problems;
    problems.retain(|problem| problem.place.path.as_str() == LESSON);
    problems
}

/// The fixes of some rules, each once, the last in the file first.
fn fixes(problems: &[Diagnostic], is_asked: impl Fn(Rule) -> bool) -> Vec<Fix> {
    let asked = problems.iter().filter(|problem| is_asked(problem.rule));
    let mut fixes: Vec<Fix> = asked.filter_map(|problem| problem.fix.clone()).collect();
    fixes.sort();
    fixes.dedup();
    fixes.reverse();
    fixes
}

fn applied(text: &str, fixes: &[Fix]) -> String {
    let mut text = text.to_owned();
    for fix in fixes {
        text.replace_range(fix.span.range(), &fix.text);
    }
    text
}

fn is_of_links(rule: Rule) -> bool {
    matches!(rule, Rule::BrokenLink | Rule::BrokenAnchor | Rule::LinkCase)
}

/// Each line of the text with its fixes, which leave no error.
#[track_caller]
fn check(text: &str, expected: &str) {
    let project = site(text);
    let found = problems(&project);
    let fixed = applied(&source(&project).text, &fixes(&found, |_| true));
    let body = fixed.split_once("---\n").and_then(|(_, rest)| rest.split_once("---\n")).unwrap().1;
    assert_eq!(body.trim_end(), expected.trim_end(), "{found:#?}");
    let left = problems(&site(body));
    let errors: Vec<_> = left.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{body}\n{errors:#?}");
}

#[test]
fn only_the_address_of_a_link_is_replaced() {
    for (text, expected) in [
        ("[the plan](plan.html)", "[the plan](plan.md)"),
        ("[a (b)](plan.html \"T\")", "[a (b)](plan.md \"T\")"),
        ("[plan.html](plan.html)", "[plan.html](plan.md)"),
        ("[`](` plan](plan.html)", "[`](` plan](plan.md)"),
        ("[a\\]](plan.html)", "[a\\]](plan.md)"),
        ("[x](our\\_plan.html)", "[x](our_plan.md)"),
        ("[x](<our plan.html>)", "[x](<our plan.md>)"),
        ("[x](our%20plan.html)", "[x](<our plan.md>)"),
        ("[x]( <our%20plan.html> 'T' )", "[x]( <our plan.md> 'T' )"),
        ("[x](r&eacute;sum&eacute;.html)", "[x](résumé.md)"),
        ("[x](r%C3%A9sum%C3%A9.html#why-trust)", "[x](résumé.md#why-trust)"),
        ("[x](part%20\\(2\\).html)", "[x](<part (2).md>)"),
        ("[x](<open (.html>)", "[x](<open (.md>)"),
        ("[x](50%25%20&amp;%20more.html)", "[x](<50%25 %26 more.md>)"),
        ("[x](<r&d\\;.html>)", "[x](<r%26d;.md>)"),
        ("[x](a%23b.html)", "[x](a%23b.md)"),
        ("[x](<why \\`code\\`.html>)", "[x](<why %60code%60.md>)"),
        ("[x](<./note: one.html>)", "[x](<./note: one.md>)"),
        ("![Two](two.png)", "![Two](two.png)"),
        ("![Two](pik.png)", "![Two](pic.png)"),
        ("[![Two](pik.png)](plan.html)", "[![Two](pic.png)](plan.md)"),
        ("<a href=\"our%20plan.html\">x</a>", "<a href=\"our%20plan.md\">x</a>"),
        ("<a href='it&#39;s.html'>x</a>", "<a href='it%27s.md'>x</a>"),
        ("<img src=\"pik.png\" alt=\"Two\">", "<img src=\"pic.png\" alt=\"Two\">"),
        ("[x](PLAN.md)", "[x](plan.md)"),
        ("[x](plan.html#why-trsut)", "[x](plan.md#why-trust)"),
        ("[x](PLAN.md#gone)", "[x](plan.md)"),
        ("[x](plan.md#why-trsut)", "[x](plan.md#why-trust)"),
        ("[x](<our plan.md#why-trsut>)", "[x](<our plan.md#why-trust>)"),
        ("[x](our%20plan.md#why-trsut)", "[x](our%20plan.md#why-trust)"),
        ("> [x\n> y](plan.html)", "> [x\n> y](plan.md)"),
        ("- a\n  - [x](\n    plan.html)", "- a\n  - [x](\n    plan.md)"),
        ("| a |\n| --- |\n| [b](our%20plan.html) |", "| a |\n| --- |\n| [b](<our plan.md>) |"),
        ("::: tool [x](plan.html) and *more*\n\ny\n\n:::", "::: tool [x](plan.md) and *more*\n\ny\n\n:::"),
        ("Name: ____ [x](plan.html) ____", "Name: ____ [x](plan.md) ____"),
    ] {
        if text != expected || !text.contains("two.png") {
            check(text, expected);
        }
    }
}

#[test]
fn an_address_in_a_definition_is_replaced_there() {
    for (text, expected) in [
        (
            "[the plan][p], [the plan again][P]\n\n[p]: plan.html\n",
            "[the plan][p], [the plan again][P]\n\n[p]: plan.md\n",
        ),
        ("[p] and [p][]\n\n[p]: <our plan.html> 'T'\n", "[p] and [p][]\n\n[p]: <our plan.md> 'T'\n"),
        ("![Two people][p]\n\n[p]:\n   pik.png\n", "![Two people][p]\n\n[p]:\n   pic.png\n"),
        ("[x][a\\]b]\n\n[a\\]b]: our\\_plan.html\n", "[x][a\\]b]\n\n[a\\]b]: our_plan.md\n"),
        ("[Straße]\n\n> [STRASSE]: plan.html\n", "[Straße]\n\n> [STRASSE]: plan.md\n"),
        ("[p]\n\n[p]: plan.md#why-trsut\n", "[p]\n\n[p]: plan.md#why-trust\n"),
        ("::: tool\n\n[p]\n\n:::\n\n[p]: plan.html\n", "::: tool\n\n[p]\n\n:::\n\n[p]: plan.md\n"),
    ] {
        check(text, expected);
    }
    // One place and one message for all that one edit mends.
    crate::links::check(
        "[the plan][p], [the plan again][p]\n\n[p]: ../deepening/c.html\n",
        "6:6: broken-link: there is no file `content/deepening/c.html`",
    );
    crate::links::check(
        "![][p]\n\n[p]: talk.jpg\n",
        "4:1: missing-alt: this picture has no words for those who cannot see it",
    );
}

#[test]
fn nothing_is_pasted_where_the_address_is_not_found() {
    let text = "---\ntitle: A\nquestion: >\n  See [the plan](plan.html)\n  first\ntype: entry\n---\nText [x][p].\n\n> [p]:\n> plan.html\n";
    let project = Project::read(&format!(
        "=== {LESSON}\n{text}=== content/foundations/plan.md\n---\ntitle: P\n---\nText.\n"
    ));
    let found = problems(&project);
    assert_eq!(found.iter().filter(|problem| problem.rule == Rule::BrokenLink).count(), 2, "{found:#?}");
    assert!(fixes(&found, is_of_links).is_empty(), "{found:#?}");
}

/// Pieces of links, to be mixed.
const PIECES: &[&str] = &[
    "[",
    "]",
    "(",
    ")",
    "](",
    "[a b](",
    "![c](",
    "<",
    ">",
    "plan.html",
    "our plan.html",
    "our%20plan.html",
    "our\\_plan.html",
    "r&eacute;sum&eacute;.html",
    "<our plan.html>",
    "pik.png",
    "PLAN.md",
    "plan.md#why-trsut",
    "#why",
    "[p]",
    "[words][p]",
    "\n\n[p]: ",
    "\n\n[q]: <",
    "[q]",
    " \"title\"",
    "word",
    " ",
    " ",
    "\n",
    "\n> ",
    "\n- ",
    "\n\n",
    "*",
    "`",
    "\\",
    "|",
    "\n| --- |\n",
    "<a href=\"",
    "plan.html\">",
    "</a>",
    "____",
    "&amp;",
    "\n\n::: tool ",
    "\n\n:::\n\n",
    "é",
    "“",
    "<!--",
    "-->",
];

#[test]
fn fixes_of_links_keep_every_word_and_make_no_error() {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..24);
    let result = runner(48).run(&pieces, |pieces| {
        let project = site(&pieces.concat());
        let text = source(&project).text;
        let found = problems(&project);
        for problem in found.iter().filter(|problem| is_of_links(problem.rule)) {
            let Some(fix) = &problem.fix else { continue };
            let address = &text[fix.span.range()];
            let spaces = address.contains(' ') && !text[..fix.span.start as usize].ends_with('<');
            prop_assert!(!spaces && !address.contains('\n'), "{:?} in {:?}", address, text);
            let fixed =
                Project::read(&format!("=== {LESSON}\n{}", applied(&text, std::slice::from_ref(fix))));
            let project = Project {
                sources: project.sources.clone().into_iter().chain(fixed.sources).collect(),
                ..project.clone()
            };
            let left = problems(&project);
            let errors =
                |all: &[Diagnostic]| all.iter().filter(|it| it.severity() == Severity::Error).count();
            prop_assert!(errors(&left) < errors(&found), "{:?} in {:?}\n{:#?}", fix, text, left);
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
