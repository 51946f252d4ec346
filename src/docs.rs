//! Pages of the docs that are made from the program's own tables, so that they cannot drift apart.

use crate::diagnostic::Severity;
use crate::report::severity_name;
use crate::rule::{RULES, Rule, RuleRow};
use crate::visible;
use std::fmt::Write;

pub use crate::cli::reference as commands;

/// `docs/rules.md`: every rule with an address of its own.
pub fn rules() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         <!-- Made from the table in `src/rule/table.rs`: change that, then run the tests to see what this page says. -->\n\n\
         Everything that can be wrong in a text has a rule with a name. An **error** keeps the website from being\n\
         published; a **warning** does not, but is worth a look. `fieldbook explain NAME` shows the same in the\n\
         terminal.\n\n\
         | rule | | what is wrong |\n| --- | --- | --- |\n",
    );
    for row in RULES {
        let _ = writeln!(
            page,
            "| [`{name}`](#{name}) | {} | {} |",
            severity_name(row.severity),
            row.summary,
            name = row.name
        );
    }
    for row in RULES {
        let _ =
            write!(page, "\n## {}\n\n{}: {}.\n", row.name, capital(severity_name(row.severity)), row.summary);
        if !row.explanation.is_empty() {
            let _ = write!(page, "\n{}\n", row.explanation);
        }
        page.push_str(&example("This breaks it", &visible::clean(row.example)));
        page.push_str(&example("This is right", row.mended));
    }
    page
}

/// What `fieldbook explain` says about a rule.
pub fn explain(rule: Rule) -> String {
    let RuleRow { name, severity, summary, explanation, example, mended, .. } = rule.row();
    let effect = match severity {
        Severity::Error => "an error: the website is not published until it is mended",
        Severity::Warning => "a warning: the website is published all the same",
    };
    let mut words = format!("{name}: {summary}\nThis is {effect}.\n");
    if !explanation.is_empty() {
        let _ = write!(words, "\n{}\n", wrap(explanation));
    }
    for (title, example) in [("This breaks it:", example), ("This is right:", mended)] {
        if !example.is_empty() {
            let _ = write!(words, "\n{title}\n\n{}", indent(&visible::clean(example)));
        }
    }
    words
}

/// A project as a block of text whose fence is longer than any in it.
fn example(title: &str, project: &str) -> String {
    if project.is_empty() {
        return String::new();
    }
    let longest = project.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("\n{title}:\n\n{fence}text\n{}\n{fence}\n", project.trim_end())
}

fn indent(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

/// Breaks a text into lines that are comfortable to read.
fn wrap(text: &str) -> String {
    const WIDTH: usize = 80;
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += width;
    }
    wrapped
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
