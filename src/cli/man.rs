//! The manual page: one page for the program and all its commands.

use super::Cli;
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::io;

/// The page as `man` reads it.
///
/// # Errors
/// Never in truth: the page is written to memory.
pub fn man() -> io::Result<Vec<u8>> {
    let mut cli = Cli::command();
    cli.build();
    let mut page = Vec::new();
    let man = Man::new(cli.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    let mut roff = Roff::default();
    roff.control("SH", ["COMMANDS"]);
    for command in cli.get_subcommands() {
        section(&mut roff, command);
    }
    roff.control("SH", ["EXIT CODES"]);
    let codes = cli.get_after_help().map(ToString::to_string).unwrap_or_default();
    literal(&mut roff, codes.trim_start_matches("Exit codes:\n"));
    roff.to_writer(&mut page)?;
    Ok(page)
}

fn section(roff: &mut Roff, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    roff.control("SS", [usage.trim_start_matches("Usage: ")]);
    let about = command.get_long_about().or(command.get_about());
    for paragraph in about.map(ToString::to_string).unwrap_or_default().split("\n\n") {
        roff.text([roman(paragraph)]).control("PP", []);
    }
    for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
        option(roff, argument);
    }
    roff.control("PP", []);
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    literal(roff, &examples);
}

fn option(roff: &mut Roff, argument: &Arg) {
    let name: Vec<Inline> = match argument.get_short() {
        Some(letter) => vec![bold(format!("-{letter}")), roman(", "), bold(argument.to_string())],
        None if argument.is_positional() => vec![italic(argument.to_string())],
        None => vec![bold(argument.to_string())],
    };
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    roff.control("TP", []).text(name).text([roman(help)]);
}

/// Lines that stay as they are.
fn literal(roff: &mut Roff, text: &str) {
    roff.control("nf", []);
    for line in text.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
}
