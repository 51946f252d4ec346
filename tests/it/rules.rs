//! Every row of the table of rules is true: its example breaks this rule and no other, and is right once mended. The
//! projects are written to disk and checked as an author would, because some rules are about the files themselves.

use fieldbook::assemble::Drafts;
use fieldbook::build::{self, Built, Options};
use fieldbook::model::Date;
use fieldbook::plan::Readers;
use fieldbook::rule::{RULES, Rule, RuleRow};
use std::collections::BTreeSet;
use std::fs;

/// Finds out what is wrong with a project.
fn built(project: &str) -> Built {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), "title = \"Example\"\n").unwrap();
    for part in format!("\n{project}").split("\n=== ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, dots(old_letters(&format!("{text}\n")))).unwrap();
    }
    let options = Options {
        site: folder.path().to_owned(),
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        published: None,
        as_of: Some(Date { year: 2026, month: 11, day: 28 }),
    };
    build::check(&options).unwrap()
}

/// A letter that could not be read stands for one in the old encoding Latin-1.
fn old_letters(text: &str) -> Vec<u8> {
    let bytes: Vec<&[u8]> = text.split('\u{fffd}').map(str::as_bytes).collect();
    bytes.join(&0xe9)
}

/// An example says how long it is instead of being so long.
fn dots(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.windows(12).any(|words| words == b"3 MB of dots") {
        bytes.resize(3 * 1024 * 1024, b'.');
    }
    bytes
}

fn check_rows(complain: impl Fn(&RuleRow) -> Vec<String>) {
    let complaints: Vec<String> = RULES
        .iter()
        .flat_map(|row| complain(row).into_iter().map(|words| format!("{}: {words}", row.name)))
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_example_breaks_its_rule_and_no_other_and_says_it_well() {
    check_rows(|row| {
        let built = built(row.example);
        let found = &built.problems;
        let others = found.iter().filter(|problem| problem.rule != row.rule);
        let mut complaints: Vec<String> = others
            .map(|problem| format!("breaks {} too: {}", problem.rule.row().name, problem.message))
            .collect();
        if !found.iter().any(|problem| problem.rule == row.rule) {
            complaints.push("the example does not break it".to_owned());
        }
        complaints.extend(badly_said(&built));
        complaints
    });
}

#[test]
fn every_mended_example_is_right() {
    check_rows(|row| {
        let found = built(row.mended).problems;
        found
            .iter()
            .map(|problem| format!("mended, {}: {}", problem.rule.row().name, problem.message))
            .collect()
    });
}

/// What is wrong with the words and places of problems.
fn badly_said(built: &Built) -> Vec<String> {
    let mut complaints = Vec::new();
    // A file that could not be read, or is a picture, has no text to point into.
    let text = |path| built.sources.get(path).map_or("", |source| &source.text);
    for problem in &built.problems {
        let words = &problem.message;
        let mut ask = |good: bool, wish: &str| {
            if !good {
                complaints.push(format!("{wish}: {words}"));
            }
        };
        ask(!words.starts_with(char::is_uppercase), "begins in lower case");
        ask(!words.ends_with(['.', '!']), "has no full stop");
        ask(!words.contains("invalid") && !words.contains("please"), "is in plain words");
        ask(words.matches('`').count() % 2 == 0, "closes every quotation");
        let help = problem.help.as_deref().unwrap_or_default();
        ask(!help.is_empty(), "says what to do");
        ask(!help.starts_with(char::is_uppercase) && !help.ends_with('.'), "helps in lower case");
        let related = problem.related.iter().map(|related| &related.place);
        for place in std::iter::once(&problem.place).chain(related) {
            ask(text(&place.path).get(place.span.range()).is_some(), "points into its file");
        }
        let fixed = problem.fix.as_ref().map(|fix| fix.span);
        let inside = fixed.is_none_or(|span| text(&problem.place.path).get(span.range()).is_some());
        ask(inside, "mends a part of its file");
    }
    complaints
}

#[test]
fn every_row_is_whole() {
    check_rows(|row| {
        let mut complaints = Vec::new();
        let mut ask = |good: bool, wish: &str| {
            if !good {
                complaints.push(wish.to_owned());
            }
        };
        let kebab = row.name.split('-').all(|word| {
            !word.is_empty()
                && word.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        });
        ask(kebab, "the name is words in small letters with hyphens between them");
        ask(
            !row.summary.is_empty() && !row.summary.ends_with('.'),
            "the summary is one line without a full stop",
        );
        let sentences = row.explanation.matches(". ").count() + 1;
        ask(
            (2..=4).contains(&sentences) && row.explanation.ends_with('.'),
            "two to four sentences explain it",
        );
        ask(!row.explanation.contains("  "), "the explanation has single spaces");
        for project in [row.example, row.mended] {
            ask(project.starts_with("=== ") && project.ends_with('\n'), "a project begins with `=== path`");
        }
        ask(row.example != row.mended, "mending changes something");
        ask(
            row.rule.row().name == row.name && Rule::find(row.name) == Some(row.rule),
            "it is found by its name",
        );
        complaints
    });
    let names: BTreeSet<&str> = RULES.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), RULES.len(), "every name is given once");
}
