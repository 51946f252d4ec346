//! The page of the docs about the command line, made from the same definitions as `--help`.

use super::Cli;
use clap::{Arg, Command, CommandFactory};
use std::fmt::Write;

/// The page in Markdown.
pub fn reference() -> String {
    let mut cli = Cli::command();
    cli.build();
    let mut page = String::from(
        "# Commands\n\n\
         <!-- Made from the program's own help: change `src/cli.rs`, then run the tests to see what this page says. -->\n",
    );
    let _ = write!(page, "\n{}\n", about(&cli));
    for command in cli.get_subcommands() {
        let name = command.get_name();
        let _ = writeln!(page, "- [`fieldbook {name}`](#fieldbook-{name}): {}", short(command));
    }
    let _ = write!(page, "\n{}", block(&plain(cli.get_after_help())));
    for command in cli.get_subcommands() {
        section(&mut page, command);
    }
    page
}

fn section(page: &mut String, command: &Command) {
    let _ = write!(page, "\n## fieldbook {}\n\n{}\n", command.get_name(), about(command));
    let usage = command.clone().render_usage().to_string();
    let _ = writeln!(page, "{}", block(usage.trim_start_matches("Usage: ")));
    let (flags, words): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .filter(|argument| argument.get_id() != "help")
        .partition(|argument| !argument.is_positional());
    for argument in words.into_iter().chain(flags) {
        let _ = writeln!(page, "{}", row(argument));
    }
    let _ = write!(page, "\n{}", block(&plain(command.get_after_help())));
}

/// One argument: how it is written, what it means, and what it may be.
fn row(argument: &Arg) -> String {
    let name = argument.to_string();
    let short = argument.get_short().map(|letter| format!(", `-{letter}`")).unwrap_or_default();
    let words = plain(argument.get_help());
    let mut row = format!("- `{name}`{short}: {words}.");
    let takes_value = argument.get_action().takes_values();
    let values = argument.get_possible_values();
    if takes_value && !values.is_empty() && !argument.is_hide_possible_values_set() {
        let names: Vec<String> = values.iter().map(|value| format!("`{}`", value.get_name())).collect();
        let _ = write!(row, " One of {}.", names.join(", "));
    }
    if let ([default], true) = (argument.get_default_values(), takes_value) {
        let _ = write!(row, " Without it: `{}`.", default.to_string_lossy());
    }
    row
}

/// The whole description, a paragraph a line.
fn about(command: &Command) -> String {
    let about = command.get_long_about().or(command.get_about());
    let about = plain(about);
    let (first, rest) = about.trim_end().split_once('\n').unwrap_or((about.trim_end(), ""));
    format!("{}.\n{rest}", first.trim_end_matches('.')).trim_end().to_owned() + "\n"
}

fn short(command: &Command) -> String {
    plain(command.get_about())
}

fn block(text: &str) -> String {
    format!("```text\n{}\n```\n", text.trim_end())
}

fn plain(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
