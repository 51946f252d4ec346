//! The command line: commands, flags and their words. Help, man page, completions and `docs/cli.md` are made from it.

mod man;
mod reference;
mod reviews;

pub use man::man;
pub use reference::reference;
pub use reviews::Reviews;

use crate::keys::{self, SCHEMAS};
use crate::model::Date;
use crate::report::{EDITORS, Editor};
use crate::rule::{RULES, Rule};
use crate::scaffold::NewKind;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use reviews::{REVIEWS_EXAMPLES, day};
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

/// The exit code of a command line that is not understood.
pub const WRONG_USAGE: u8 = 64;

const EXIT_CODES: &str = "\
Exit codes:
  0   done, and nothing is wrong
  1   something in the texts is wrong
  2   something else went wrong: a disk that is full, a folder that is not there
  64  the command line was not understood";

/// Turns a folder of Markdown into everything a training needs.
///
/// Fieldbook reads a curriculum (lessons, worksheets, sessions, a glossary) written as plain Markdown and
/// makes one website of it: pages for the screen, and the same on paper.
#[derive(Debug, Parser)]
#[command(name = "fieldbook", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
#[command(max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(after_help = BUILD_EXAMPLES)]
    Build(Build),
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(Serve),
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    #[command(after_help = AGENDA_EXAMPLES)]
    Agenda(Agenda),
    #[command(after_help = REVIEWS_EXAMPLES)]
    Reviews(Reviews),
    #[command(after_help = INIT_EXAMPLES)]
    Init(Init),
    #[command(after_help = NEW_EXAMPLES)]
    New(New),
    #[command(after_help = COLLECT_EXAMPLES)]
    Collect(Collect),
    #[command(after_help = EDITION_EXAMPLES)]
    Edition(Edition),
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(Schema),
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = MAN_EXAMPLES)]
    Man,
}

const BUILD_EXAMPLES: &str = "\
Examples:
  fieldbook build
      Builds the curriculum in this folder into `public`.
  fieldbook build --out website --drafts
      Builds it into `website`, with the texts that are still drafts.
  fieldbook build --facilitator-only --out for-trainers
      Builds the facilitator pages alone, to hand to those who lead.
  fieldbook build --site trainings/listening --base-url https://example.org/listening/
      Builds another folder, for another address.";

const SERVE_EXAMPLES: &str = "\
Examples:
  fieldbook serve --open
      Shows the curriculum in this folder, and opens it in your browser.
  fieldbook serve --drafts --follow --editor vscode
      With drafts; the browser goes to the page you edit, and problems open the line in your editor.
  fieldbook serve --host 0.0.0.0
      Also for phones on the same network, which need the key in the address that is shown.";

const CHECK_EXAMPLES: &str = "\
Examples:
  fieldbook check
      Says what is wrong in this curriculum.
  fieldbook check --published website
      Also compares with the website in `website`: says which answers that people kept would be lost.
  fieldbook check --as-of 2027-05-10
      Also lists entries of the living reference that are due to be reviewed on that day.
  fieldbook check --format github
      Shows problems beside the changed lines of a pull request.
  fieldbook check --format sarif > fieldbook.sarif
      Writes a file for code scanning services.";

const AGENDA_EXAMPLES: &str = "\
Examples:
  fieldbook agenda
      Shows every session with its items, their times of day, and whether they fit.
  fieldbook agenda --against main
      Also says what differs from the branch `main`: items added, removed, longer, shorter.
  fieldbook agenda --against origin/main --format markdown > agenda.md
      Writes a table for the comment under a pull request.";

const INIT_EXAMPLES: &str = "\
Examples:
  fieldbook init my-training
      Starts a curriculum in the new folder `my-training`.
  fieldbook init .
      Starts one here, if this folder is empty.";

const NEW_EXAMPLES: &str = "\
Examples:
  fieldbook new lesson foundations/listening
      Starts `content/foundations/listening.md`.
  fieldbook new worksheet \"Who do I know?\"
      Starts `content/worksheets/who-do-i-know.md`.
  fieldbook new session spring-first
      Starts `content/sessions/spring-first.md`.
  fieldbook new entry small-asks
      Starts `content/reference/small-asks.md`.
  fieldbook new entry small-asks --from sessions/notes/2026-10-06
      Starts it with what the group said in these workshop notes.";

const COLLECT_EXAMPLES: &str = "\
Examples:
  fieldbook collect ~/Downloads/*-answers.json
      Puts the answers together as notes in `content/sessions/notes`, named after their day.
  fieldbook collect answers --session sessions/first-meeting
      Takes every file of the folder `answers`, for a session: its agenda comes with room for the time it took.
  fieldbook collect answers --into drafts/notes.md --names
      Writes to a file that is not published, with names.";

const EDITION_EXAMPLES: &str = "\
Examples:
  fieldbook edition 2027-spring
      Freezes the reference as it is today in `content/reference/editions/2027-spring.md`.
  fieldbook edition 2027-spring --date 2027-03-20 --title \"Spring 2027\"
      The same with a day and a title of your own.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  fieldbook explain broken-link
      Says what the rule `broken-link` is about, with an example.";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  fieldbook schema lesson > lesson.schema.json
      Writes the schema of a lesson's header, for editors that complete and check YAML.";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  fieldbook completions bash > ~/.local/share/bash-completion/completions/fieldbook
  fieldbook completions zsh > ~/.zfunc/_fieldbook
  fieldbook completions fish > ~/.config/fish/completions/fieldbook.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  fieldbook man > fieldbook.1
      Writes the page to a file, which `man ./fieldbook.1` shows.";

/// Where the curriculum is.
#[derive(Debug, Args)]
pub struct SiteFolder {
    /// The curriculum's folder: the one that holds `site.toml`
    #[arg(long, value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub site: PathBuf,
}

/// Build the website
///
/// Only files that changed are written, all of them in one step: visitors never see half a website. When
/// something in the texts is wrong, the old website stays as it is. Files in the output folder that
/// Fieldbook did not make are left alone.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Build {
    #[command(flatten)]
    pub site: SiteFolder,
    /// Where the website goes; without it, `public` in the curriculum's folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
    /// Only the pages for facilitators, as a website of their own; `--out` says where it goes
    #[arg(long, requires = "out")]
    pub facilitator_only: bool,
    /// The website's address, instead of `base_url` in `site.toml`
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url, value_parser = base_url)]
    pub base_url: Option<String>,
    /// Also build texts that are marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// How problems are shown
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = build_formats())]
    pub format: Format,
    /// Say nothing when all is well
    #[arg(long, short)]
    pub quiet: bool,
}

/// Show the website while you write
///
/// Pages are made when a browser asks for them, and nothing is written to the disk. The browser follows what
/// you save: it keeps its place and what you typed into fields. Problems are shown over the page, and all of
/// them at `/_problems`; a text with an error is shown as it last was without one. Ctrl + C stops it.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Serve {
    #[command(flatten)]
    pub site: SiteFolder,
    /// The port; when it is taken, the next that is free
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,
    /// The address of this computer to answer at; 0.0.0.0 lets others on the network in, with a key
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1", value_parser = host)]
    pub host: IpAddr,
    /// Open the front page in your browser
    #[arg(long)]
    pub open: bool,
    /// Also show texts that are marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// Let the browser go to the page that was edited
    #[arg(long)]
    pub follow: bool,
    /// Link problems to their line in an editor: vscode, vscodium, cursor, zed, idea, sublime, textmate, or an
    /// address with {file}, {line}, {column}
    #[arg(long, value_name = "EDITOR", value_parser = editor)]
    pub editor: Option<Editor>,
    /// Look through the folders again and again, for disks that do not tell of changes
    #[arg(long)]
    pub poll: bool,
}

/// Say what is wrong in the texts, without building anything
///
/// Each problem comes with its place, what to do about it and the name of its rule; `fieldbook explain`
/// says more about a rule. A warning is worth a look, but keeps nothing from being published.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub site: SiteFolder,
    /// The list of questions that people answer now: a `fields.json`, or the folder of the website it lies
    /// in. Without it, `fields.json` beside `site.toml`, else `public/fields.json`
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub published: Option<PathBuf>,
    /// Also check texts that are marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// List entries of the living reference that are due to be reviewed on this day, such as 2027-05-10
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// How problems are shown
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// Show the plan of all sessions
///
/// Sessions with their days and times, the items of their agendas with times of day and minutes, the sums, and what
/// is spare or over. With a revision of the git repository it also says what differs from there. Problems are
/// counted, and `fieldbook check` lists them.
#[derive(Debug, Args)]
pub struct Agenda {
    #[command(flatten)]
    pub site: SiteFolder,
    /// A branch, tag or commit to compare with
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,
    /// Also show sessions that are marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// How the plan is shown
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: AgendaFormat,
}

/// Start a new curriculum
///
/// Makes a folder with a small curriculum that works: one module with a lesson, a worksheet, a session, a
/// glossary. Change the texts to your own. The folder may be there already, if it is empty.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to make
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
}

/// Start a new lesson, worksheet, session or entry
///
/// Makes one Markdown file with everything such a text usually has, to be filled in. The title is made
/// from the file's name. A file that is there is never overwritten.
#[derive(Debug, Args)]
pub struct New {
    /// What to start
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub kind: NewKind,
    /// The file, with or without `content/` and `.md`; a lesson needs its module: `foundations/listening`
    #[arg(value_name = "PATH")]
    pub path: String,
    /// Workshop notes to begin an entry with: where it was learned, and what the group said
    #[arg(long, value_name = "NOTES", value_hint = ValueHint::FilePath)]
    pub from: Option<PathBuf>,
    /// The day the entry is added; without it, that of the notes
    #[arg(long, value_name = "DATE", requires = "from")]
    pub date: Option<String>,
    #[command(flatten)]
    pub site: SiteFolder,
}

/// Put answers from worksheets together as workshop notes
///
/// Reads files that people downloaded from sheets and writes a draft: what the group said, beside an empty
/// column for the facilitator. Equal answers are counted, tables are put together, the order of the files
/// changes nothing. Answers to questions that ask for people are left out, e-mail addresses and phone numbers
/// are taken out of words, and what may still be a name is listed. A file that is there is never overwritten.
#[derive(Debug, Args)]
pub struct Collect {
    /// Files of answers, and folders of such files
    #[arg(value_name = "FILES", required = true, value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    /// Where the notes go, a file or a folder; without it, `content/sessions/notes` under a name that is free
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub into: Option<PathBuf>,
    /// The session they belong to; without it, the only one of that day
    #[arg(long, value_name = "SESSION", value_hint = ValueHint::FilePath)]
    pub session: Option<PathBuf>,
    /// The day of the notes; without it, the one on most of the sheets
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Keep answers that name people, addresses and phone numbers
    #[arg(long)]
    pub names: bool,
    /// Also take answers to other curricula
    #[arg(long)]
    pub any_curriculum: bool,
    #[command(flatten)]
    pub site: SiteFolder,
}

/// Freeze the reference as an edition
///
/// Writes the entries as they are now into one text, which stays as it is. From then on the edition has a page
/// with an address of its own, and pages say what changed since. Nothing is written while `check` finds errors,
/// and a file that is there is never overwritten.
#[derive(Debug, Args)]
pub struct Edition {
    /// Its name, which is its address for ever: small letters, digits, hyphens
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The day it has; without it, today
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// What people call it; without it, the name as words
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    #[command(flatten)]
    pub site: SiteFolder,
}

/// Say more about a rule
///
/// Every problem names its rule in square brackets. This explains the rule, with an example of what breaks
/// it and the same mended.
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's name, such as `broken-link`
    #[arg(value_name = "RULE", value_parser = rules(), hide_possible_values = true)]
    pub rule: Rule,
}

/// Print the schema of a text's header, for editors
///
/// Editors that know JSON Schema complete and check the header while you write.
#[derive(Debug, Args)]
pub struct Schema {
    /// The kind of text; all kinds when none is named
    #[arg(value_name = "KIND", value_parser = schemas())]
    pub kind: Option<keys::Schema>,
}

/// Print completions for a shell
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// How problems are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the place, the line, what to do
    Human,
    /// For editors and scripts: one array of objects
    Json,
    /// For GitHub: notes beside the changed lines
    Github,
    /// For code scanning services: SARIF 2.1.0
    Sarif,
}

/// How the plan of all sessions, or the list of reviews, is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AgendaFormat {
    /// For people
    Human,
    /// For scripts: one object
    Json,
    /// For the comment under a pull request
    Markdown,
}

/// A command line that is not to be carried out, with the words for the person at the terminal.
#[derive(Debug)]
pub enum Stop {
    /// Help or the version was asked for.
    Answer(String),
    /// The command line was not understood.
    WrongUsage(String),
}

/// Reads the words of a command line; the first is the program's name. Without a command, help is the answer.
///
/// # Errors
/// When there is nothing to be carried out.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, Stop> {
    match Cli::try_parse_from(words) {
        Ok(Cli { command: Some(command) }) => Ok(command),
        Ok(Cli { command: None }) => Err(Stop::Answer(Cli::command().render_long_help().to_string())),
        Err(error) if error.use_stderr() => Err(Stop::WrongUsage(error.to_string())),
        Err(error) => Err(Stop::Answer(error.to_string())),
    }
}

/// The script that completes commands and flags in a shell.
pub fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "fieldbook", &mut script);
    script
}

/// A build shows problems in every form but the one that is only of use without building.
fn build_formats() -> impl TypedValueParser<Value = Format> {
    let formats = Format::value_variants().iter().filter(|format| **format != Format::Sarif);
    PossibleValuesParser::new(formats.filter_map(ValueEnum::to_possible_value))
        .try_map(|name| Format::from_str(&name, false))
}

fn host(words: &str) -> Result<IpAddr, String> {
    let name = if words == "localhost" { "127.0.0.1" } else { words };
    name.parse().map_err(|_| "write an address in numbers, such as `127.0.0.1` or `0.0.0.0`".to_owned())
}

/// As `base_url` in `site.toml` is read, with the same words.
fn base_url(words: &str) -> Result<String, String> {
    keys::base_url(words.trim()).map_err(|wrong| match wrong.better {
        Some(better) => format!("{}; did you mean `{better}`?", wrong.message),
        None => format!("{}; write for example `https://example.org/training/`", wrong.message),
    })
}

fn editor(words: &str) -> Result<Editor, String> {
    let known = EDITORS.map(|(name, _)| name).join(", ");
    Editor::find(words)
        .ok_or_else(|| format!("write one of {known}, or an address such as `ed://{{file}}:{{line}}`"))
}

fn kinds() -> impl TypedValueParser<Value = NewKind> {
    PossibleValuesParser::new(NewKind::NAMES).try_map(|name| NewKind::find(&name).ok_or("no such kind"))
}

fn schemas() -> impl TypedValueParser<Value = keys::Schema> {
    PossibleValuesParser::new(SCHEMAS).try_map(|name| keys::Schema::find(&name).ok_or("no such kind"))
}

fn rules() -> impl TypedValueParser<Value = Rule> {
    let names = RULES.iter().map(|row| row.name);
    PossibleValuesParser::new(names).try_map(|name| Rule::find(&name).ok_or("no such rule"))
}
