//! How problems are shown: each form compared whole.

use fieldbook::diagnostic::Diagnostic;
use fieldbook::path::SourcePath;
use fieldbook::report::{Color, count, github, human, json, sarif};
use fieldbook::rule::Rule;
use fieldbook::source::{Source, Sources, Span};

const LESSON: &str = "\
---
title: A
sumary: B
---

See [bases](git/bases.md),\tund 漢字 [x](y.md).

::: agenda X
1. one
";

/// Texts by path.
fn sources(files: &[(&str, &str)]) -> Sources {
    files
        .iter()
        .map(|(path, text)| {
            let path = SourcePath::new(path);
            (path.clone(), Source::new(path, *text))
        })
        .collect()
}

fn lesson() -> Sources {
    sources(&[("content/a.md", LESSON)])
}

/// A problem at some words of a text.
fn problem(sources: &Sources, rule: Rule, path: &str, words: &str, message: &str) -> Diagnostic {
    Diagnostic::new(rule, &SourcePath::new(path), place(sources, path, words), message)
}

fn place(sources: &Sources, path: &str, words: &str) -> Span {
    let start = sources[&SourcePath::new(path)].text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Checks what people see, without colours.
fn check_human(problems: &[Diagnostic], sources: &Sources, expected: &str) {
    assert_eq!(human(problems, sources, Color::Plain), expected);
}

#[test]
fn people_see_the_place_the_line_and_what_to_do() {
    let sources = lesson();
    let problem = problem(&sources, Rule::UnknownKey, "content/a.md", "sumary", "`sumary` is not a key");
    check_human(
        &[problem.help("remove the line")],
        &sources,
        "\
error[unknown-key]: `sumary` is not a key
 --> content/a.md:3:1
  |
3 | sumary: B
  | ^^^^^^
  |
  = help: remove the line

",
    );
}

#[test]
fn people_see_the_mended_line() {
    let sources = lesson();
    let span = place(&sources, "content/a.md", "git/bases.md");
    let problem =
        problem(&sources, Rule::BrokenLink, "content/a.md", "git/bases.md", "there is no such file");
    check_human(
        &[problem.help("did you mean `git/basics.md`?").fix(span, "git/basics.md")],
        &sources,
        "\
error[broken-link]: there is no such file
 --> content/a.md:6:13
  |
6 | See [bases](git/bases.md),    und 漢字 [x](y.md).
  |             ^^^^^^^^^^^^
  |
help: did you mean `git/basics.md`?
  |
6 - See [bases](git/bases.md),    und 漢字 [x](y.md).
6 + See [bases](git/basics.md),    und 漢字 [x](y.md).
  |

",
    );
}

#[test]
fn people_see_other_places_and_files_without_text() {
    let sources = lesson();
    let title = place(&sources, "content/a.md", "title");
    let problems = [
        problem(&sources, Rule::BrokenLink, "content/a.md", "y.md", "there is no such file")
            .related(&SourcePath::new("content/a.md"), title, "the title is here")
            .related(&SourcePath::new("p.png"), Span::new(0, 0), "a picture"),
        Diagnostic::new(Rule::MissingModule, &SourcePath::new("site.toml"), Span::new(0, 3), "no folder"),
    ];
    check_human(
        &problems,
        &sources,
        "\
error[broken-link]: there is no such file
 --> content/a.md:6:39
  |
6 | See [bases](git/bases.md),    und 漢字 [x](y.md).
  |                                            ^^^^
  |
 ::: content/a.md:2:1
  |
2 | title: A
  | ----- the title is here
 ::: p.png
  = note: a picture

error[missing-module]: no folder
--> site.toml

",
    );
}

#[test]
fn a_place_of_many_lines_is_shown_by_its_first() {
    let sources = lesson();
    let words = "::: agenda X\n1. one\n";
    let problem = problem(&sources, Rule::UnclosedBlock, "content/a.md", words, "`agenda` is never closed");
    check_human(
        &[problem.fix(Span::new(LESSON.len(), LESSON.len()), ":::\n")],
        &sources,
        "\
error[unclosed-block]: `agenda` is never closed
  --> content/a.md:8:1
   |
 8 | ::: agenda X
   | ^^^^^^^^^^^^
   |
help: write it like this
   |
10 + :::
   |

",
    );
}

#[test]
fn nothing_an_author_writes_is_obeyed_by_the_terminal() {
    let hostile = "\u{1b}]0;title\u{7} \u{1b}[31m \u{9b}31m \u{202e}\u{2066}\r\u{8}";
    let path = format!("content/{hostile}.md");
    let sources = sources(&[(path.as_str(), &format!("# {hostile} here {hostile}"))]);
    let span = place(&sources, &path, "here");
    let problems = [problem(&sources, Rule::RawHtml, &path, "here", hostile)
        .help(hostile)
        .fix(span, hostile)
        .related(&SourcePath::new(&path), span, hostile)];
    let forms = [
        human(&problems, &sources, Color::Plain),
        json(&problems, &sources),
        github(&problems, &sources),
        sarif(&problems, &sources),
    ];
    for form in forms {
        let obeyed = |letter: &char| {
            letter.is_control() && *letter != '\n'
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert_eq!(form.chars().find(obeyed), None, "{form}");
    }
    let read: serde_json::Value = serde_json::from_str(&json(&problems, &sources)).unwrap();
    assert_eq!(read[0]["message"], hostile);
}

#[test]
fn a_long_line_is_cut_and_its_columns_are_right() {
    let text = format!("{}[x](y.md){}", "word ".repeat(1000), " word".repeat(400_000));
    let sources = sources(&[("content/long.md", &text)]);
    let problem = problem(&sources, Rule::BrokenLink, "content/long.md", "y.md", "there is no such file");
    let shown = human(&[problem], &sources, Color::Plain);
    assert!(shown.contains(" --> content/long.md:1:5005\n"), "{shown}");
    assert!(shown.contains("1 | … word word"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 145), "{shown}");
}

#[test]
fn colours_are_asked_for() {
    let sources = lesson();
    let problem = problem(&sources, Rule::UnknownKey, "content/a.md", "sumary", "`sumary` is not a key");
    let styled = human(&[problem], &sources, Color::Styled);
    assert!(styled.starts_with("\u{1b}[1m\u{1b}[91merror[unknown-key]\u{1b}[0m"), "{styled:?}");
}

#[test]
fn programs_get_flat_rows() {
    let sources = lesson();
    let problems = [
        problem(&sources, Rule::BrokenLink, "content/a.md", "漢字", "wide"),
        problem(&sources, Rule::ImportedKey, "content/a.md", "sumary: B\n", "key").help("say `why`"),
    ];
    assert_eq!(
        json(&problems, &sources),
        r#"[
  {
    "path": "content/a.md",
    "line": 3,
    "column": 1,
    "end_line": 4,
    "end_column": 1,
    "severity": "warning",
    "rule": "imported-key",
    "message": "key",
    "help": "say `why`"
  },
  {
    "path": "content/a.md",
    "line": 6,
    "column": 32,
    "end_line": 6,
    "end_column": 34,
    "severity": "error",
    "rule": "broken-link",
    "message": "wide",
    "help": null
  }
]
"#
    );
    assert_eq!(json(&[], &sources), "[]\n");
}

#[test]
fn github_gets_escaped_commands() {
    let path = "content/a, b: 100%.md";
    let sources = sources(&[(path, "one\ntwo\n")]);
    let problems = [
        problem(&sources, Rule::BrokenLink, path, "two", "100% gone: a,b").help("two\nlines"),
        problem(&sources, Rule::EmptyPage, path, "one", "::error::no"),
    ];
    assert_eq!(
        github(&problems, &sources),
        "::warning file=content/a%2C b%3A 100%25.md,line=1,col=1,endLine=1,endColumn=4,title=empty-page::\
         ::error::no\n\
         ::error file=content/a%2C b%3A 100%25.md,line=2,col=1,endLine=2,endColumn=4,title=broken-link::\
         100%25 gone: a,b%0Ahelp: two%0Alines\n"
    );
}

#[test]
fn sarif_holds_rules_results_and_fixes() {
    let sources = sources(&[("content/ü b.md", "one two\n"), ("content/c.md", "three")]);
    let span = place(&sources, "content/ü b.md", "two");
    let problem = problem(&sources, Rule::BrokenLink, "content/ü b.md", "two", "gone")
        .help("do this")
        .fix(span, "2")
        .related(&SourcePath::new("content/c.md"), Span::new(0, 5), "here");
    let log: serde_json::Value = serde_json::from_str(&sarif(&[problem], &sources)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), fieldbook::rule::RULES.len());
    let region = serde_json::json!({ "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 8 });
    let file = serde_json::json!({ "uri": "content/%C3%BC%20b.md" });
    assert_eq!(
        run["results"],
        serde_json::json!([{
            "ruleId": "broken-link",
            "ruleIndex": rules.iter().position(|rule| rule["id"] == "broken-link").unwrap(),
            "level": "error",
            "message": { "text": "gone\nhelp: do this" },
            "locations": [{ "physicalLocation": { "artifactLocation": file, "region": region } }],
            "relatedLocations": [{
                "physicalLocation": {
                    "artifactLocation": { "uri": "content/c.md" },
                    "region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 6 },
                },
                "message": { "text": "here" },
            }],
            "fixes": [{ "artifactChanges": [{
                "artifactLocation": file,
                "replacements": [{ "deletedRegion": region, "insertedContent": { "text": "2" } }],
            }]}],
        }])
    );
}

#[test]
fn the_same_in_many_places_is_shown_thrice() {
    let names: Vec<String> = (0..30).map(|number| format!("content/{number:02}.md")).collect();
    let sources = sources(&names.iter().map(|name| (&**name, "one\n")).collect::<Vec<_>>());
    let problems: Vec<Diagnostic> =
        names.iter().map(|name| problem(&sources, Rule::BrokenLink, name, "one", "gone")).collect();
    let report = human(&problems, &sources, Color::Plain);
    assert_eq!(report.matches("error[broken-link]: gone").count(), 3);
    assert!(report.contains("\nthe same at content/03.md:1:1\nthe same at content/04.md:1:1\n"), "{report}");
    assert!(
        report.ends_with("\nthe same at content/22.md:1:1\nand the same in 7 more places\n\n"),
        "{report}"
    );
}

#[test]
fn too_many_are_not_shown_and_errors_first() {
    let sources = lesson();
    let many = |rule, number| problem(&sources, rule, "content/a.md", "y.md", &format!("number {number}"));
    let warnings = (0..300).map(|number| many(Rule::EmptyPage, number));
    let problems: Vec<Diagnostic> = warnings.chain((300..302).map(|n| many(Rule::BrokenLink, n))).collect();
    let report = human(&problems, &sources, Color::Plain);
    assert_eq!((report.matches("error[").count(), report.matches("warning[").count()), (2, 198));
    assert!(
        report.ends_with("\n\n102 more problems are not shown: mend some of these first\n\n"),
        "{report}"
    );
}

#[test]
fn problems_are_counted_in_words() {
    let sources = lesson();
    let error = problem(&sources, Rule::BrokenLink, "content/a.md", "y.md", "gone");
    let warning = problem(&sources, Rule::EmptyPage, "content/a.md", "y.md", "empty");
    assert_eq!(count(&[]), "no problems");
    assert_eq!(count(std::slice::from_ref(&error)), "1 error");
    assert_eq!(count(&[warning.clone(), error.clone(), error]), "2 errors, 1 warning");
    assert_eq!(count(&[warning.clone(), warning]), "2 warnings");
}
