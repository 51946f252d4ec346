//! Command line in, exit code out; the only file that prints.

mod browse;
mod progress;

use fieldbook::assemble::Drafts;
use fieldbook::build::{self, Built, Options};
use fieldbook::cli::{
    self, Agenda, AgendaFormat, Build, Check, Collect, Command, Edition, Format, New, Reviews, Serve, Stop,
    WRONG_USAGE,
};
use fieldbook::collect::{self, Curricula, EntryOptions, Names};
use fieldbook::edition::{self, Made};
use fieldbook::error::{Error, Result};
use fieldbook::keys::Schema;
use fieldbook::model::Date;
use fieldbook::pipeline::has_errors;
use fieldbook::plan::Readers;
use fieldbook::preview::{self, Follow, Notice, Showing, Told};
use fieldbook::report::{self, Color};
use fieldbook::scaffold::NewKind;
use fieldbook::serve::{self, Shades};
use fieldbook::zone::{self, Moment};
use fieldbook::{agenda, docs, keys, reviews, scaffold, visible};
use progress::Progress;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A build makes and drops millions of small texts on all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a command found out.
enum Outcome {
    Fine,
    /// Something in the texts is wrong.
    Problems,
}

fn main() -> ExitCode {
    let outcome = match cli::parse(std::env::args_os()) {
        Ok(command) => run(command),
        Err(Stop::Answer(words)) => print(&words).map(|()| Outcome::Fine),
        Err(Stop::WrongUsage(words)) => {
            complain(&words);
            return ExitCode::from(WRONG_USAGE);
        }
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) => {
            complain(&format!("error: {error}\n"));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::Build(arguments) => return build(arguments),
        Command::Serve(arguments) => serve(arguments)?,
        Command::Check(arguments) => return check(arguments),
        Command::Agenda(arguments) => return agenda(arguments),
        Command::Reviews(arguments) => return reviews(arguments),
        Command::Init(arguments) => init(&arguments.folder)?,
        Command::New(arguments) => new(arguments)?,
        Command::Collect(arguments) => return collect(arguments),
        Command::Edition(arguments) => return edition(arguments),
        // Our own words: an example may begin a line with colons.
        Command::Explain(arguments) => answer(docs::explain(arguments.rule).as_bytes())?,
        Command::Schema(arguments) => schema(arguments.kind.unwrap_or(Schema::AnyKind))?,
        Command::Completions(arguments) => answer(&cli::completions(arguments.shell))?,
        Command::Man => answer(&cli::man().map_err(Error::io("writing", Path::new("fieldbook.1")))?)?,
    }
    Ok(Outcome::Fine)
}

fn build(arguments: Build) -> Result<Outcome> {
    let Build { site, out, facilitator_only, base_url, drafts, format, quiet } = arguments;
    let out = out.unwrap_or_else(|| plain(&site.site.join(build::PUBLIC)));
    let readers = if facilitator_only { Readers::Facilitators } else { Readers::AsSet };
    let options = Options {
        site: site.site,
        drafts: drafts_of(drafts),
        readers,
        base_url,
        published: None,
        as_of: None,
    };
    let progress = Progress::new();
    let started = Instant::now();
    let built = build::build(&options, &out, &|done, of| progress.tell(done, of));
    progress.finish();
    let built = built?;
    tell(&built.notes);
    show(&built, format)?;
    if format == Format::Human && !quiet {
        print(&summary(&built, &out, started.elapsed()))?;
    }
    Ok(outcome(&built))
}

fn serve(arguments: Serve) -> Result<()> {
    let Serve { site, port, host, open, drafts, follow, editor, poll } = arguments;
    let preview = preview::start(preview::Options {
        site: site.site,
        drafts: drafts_of(drafts),
        host,
        port,
        editor,
        follow: if follow { Follow::Edited } else { Follow::Stay },
        notice: if poll { Notice::Polling } else { Notice::Events },
    })?;
    let bell = preview.bell();
    let stop = move || {
        bell.stop();
        // Nothing can be lost, so nobody has to wait for what is being done just now.
        std::thread::sleep(Duration::from_millis(60));
        std::process::exit(0);
    };
    ctrlc::set_handler(stop).map_err(|error| Error::Other(format!("Ctrl + C cannot be heard: {error}")))?;
    if open {
        browse::open(&address(&preview.showing));
    }
    preview.run(&|told| {
        // When nobody reads what is said, pages are shown all the same.
        let _ = answer(visible::without_commands(&words(&told)).as_bytes());
    });
    Ok(())
}

/// What is said at the terminal while pages are shown.
fn words(told: &Told<'_>) -> String {
    match told {
        Told::Showing(showing) => shown(showing),
        Told::Problems { new, all, sources } => {
            let told = &new[..new.len().min(preview::MOST_TOLD)];
            let more = match new.len() - told.len() {
                0 => String::new(),
                more => format!("and {more} more, which the page /_problems lists\n"),
            };
            // The report is clean, and has the colors of this terminal.
            format!("\n{}{more}{}\n", report::human(told, sources, color()), report::count(all))
        }
        Told::NoProblems => "no problems any more\n".to_owned(),
        Told::Changed { paths, parsed, milliseconds } => {
            let first = paths.iter().next().map_or(String::new(), |path| visible::line(path.as_str()));
            let more = if paths.len() > 1 { format!(" and {} more", paths.len() - 1) } else { String::new() };
            let texts = if *parsed == 1 { "1 text".to_owned() } else { format!("{parsed} texts") };
            format!("{first}{more}; {texts} read again; {milliseconds} ms\n")
        }
        Told::Polling => {
            "this disk does not tell of changes, so the folders are looked through again and again\n"
                .to_owned()
        }
        Told::Trouble(words) => visible::clean(&format!("warning: {words}\n")),
    }
}

fn shown(showing: &Showing) -> String {
    let mut words = String::new();
    if let Some(taken) = showing.taken {
        words.push_str(&format!("port {taken} is taken; this is the next free one\n"));
    }
    words.push_str(&format!(
        "{} is shown at {} ({} texts); Ctrl + C stops\n",
        visible::line(&showing.title),
        address(showing),
        showing.documents
    ));
    if showing.is_open {
        words.push_str(
            "warning: other people on your network can reach this. They see pages only with the key in this address; \
             share it only with people who may read your drafts.\n",
        );
    }
    if let Some(outside) = &showing.outside {
        words.push_str(&format!("For phones on the same network: {outside}\n"));
        let shades = if color() == Color::Styled { Shades::Styled } else { Shades::Plain };
        words.push_str(&serve::code(outside, shades).unwrap_or_default());
    }
    words
}

/// The address to open on this computer.
fn address(showing: &Showing) -> String {
    let mut address = showing.address;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    format!("http://{address}/")
}

/// What is nobody's mistake, and yet worth to know.
fn tell(notes: &[String]) {
    for note in notes {
        complain(&format!("note: {note}\n"));
    }
}

fn check(arguments: Check) -> Result<Outcome> {
    let Check { site, published, drafts, as_of, format } = arguments;
    let (drafts, readers) = (drafts_of(drafts), Readers::AsSet);
    let options = Options { site: site.site, drafts, readers, base_url: None, published, as_of };
    let checked = build::check(&options)?;
    tell(&checked.notes);
    show(&checked, format)?;
    if format == Format::Human {
        let words = format!("{} in {}\n", report::count(&checked.problems), texts(checked.documents));
        print(&words)?;
    }
    Ok(outcome(&checked))
}

fn agenda(arguments: Agenda) -> Result<Outcome> {
    let Agenda { site, against, drafts, format } = arguments;
    let planned = agenda::agenda(&site.site, drafts_of(drafts), against.as_deref())?;
    let mut words = match format {
        AgendaFormat::Human => report::human_schedule(&planned.schedule),
        AgendaFormat::Json => report::json_schedule(&planned.schedule),
        AgendaFormat::Markdown => report::markdown_schedule(&planned.schedule),
    };
    if format == AgendaFormat::Human && !planned.problems.is_empty() {
        words.push_str(&format!("{}; `fieldbook check` lists them\n", report::count(&planned.problems)));
    }
    print(&words)?;
    Ok(if has_errors(&planned.problems) { Outcome::Problems } else { Outcome::Fine })
}

fn reviews(arguments: Reviews) -> Result<Outcome> {
    let Reviews { site, as_of, drafts, format } = arguments;
    let as_of = as_of.map_or_else(|| today("--as-of"), Ok)?;
    let due = reviews::reviews(&site.site, drafts_of(drafts), as_of)?;
    let mut words = match format {
        AgendaFormat::Human => report::human_reviews(&due.reviews),
        AgendaFormat::Json => report::json_reviews(&due.reviews),
        AgendaFormat::Markdown => report::markdown_reviews(&due.reviews),
    };
    if format == AgendaFormat::Human && !due.problems.is_empty() {
        words.push_str(&format!("{}; `fieldbook check` lists them\n", report::count(&due.problems)));
    }
    print(&words)?;
    Ok(if has_errors(&due.problems) { Outcome::Problems } else { Outcome::Fine })
}

/// The day by the clock of this computer, in UTC: the only place where a command asks it. `flag` gives a day instead.
fn today(flag: &str) -> Result<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let moment = since.and_then(|since| i64::try_from(since.as_secs()).ok()).map(Moment);
    let today = moment.and_then(|moment| zone::clock_ahead(moment, 0));
    today.map(|(date, _)| date).ok_or_else(|| {
        Error::Other(format!("the clock of this computer shows no day; give one with `{flag}`"))
    })
}

fn init(folder: &Path) -> Result<()> {
    let made = scaffold::init(folder)?;
    let made: String = made.iter().map(|path| format!("  {}\n", visible::path(path))).collect();
    let folder = visible::path(folder);
    print(&format!(
        "A curriculum was started in {folder}:\n\n{made}\n\
         Next: read {folder}/README.md, then go there and run `fieldbook build`.\n"
    ))
}

fn new(arguments: New) -> Result<()> {
    let New { kind, path, from, date, site } = arguments;
    let site = site.site;
    let path = match from {
        None => scaffold::new(kind, &site, &path, None)?,
        Some(notes) if kind == NewKind::Entry => {
            collect::entry(&EntryOptions { site: site.clone(), path, notes, date })?
        }
        Some(_) => {
            let words = "only an entry can be begun from workshop notes";
            return Err(Error::Other(format!(
                "{words}\nhelp: write `fieldbook new entry`, or leave out `--from`"
            )));
        }
    };
    let file = plain(&site.join(path.as_str()));
    print(&format!(
        "{} was started.\n\
         It is a draft: `fieldbook build --drafts` shows it, and without the line `draft: true` it is published.\n",
        visible::path(&file)
    ))
}

fn collect(arguments: Collect) -> Result<Outcome> {
    let Collect { files, into, session, date, names, any_curriculum, site } = arguments;
    let options = collect::Options {
        site: site.site,
        files,
        into: into.map(|into| plain(&into)),
        session,
        date,
        names: if names { Names::Kept } else { Names::Left },
        curricula: if any_curriculum { Curricula::Any } else { Curricula::Own },
    };
    let collected = collect::collect(&options)?;
    print(&collect::told(&collected))?;
    Ok(if collected.is_whole() { Outcome::Fine } else { Outcome::Problems })
}

fn edition(arguments: Edition) -> Result<Outcome> {
    let Edition { name, date, title, site } = arguments;
    let made = edition::edition(&edition::Options {
        site: site.site.clone(),
        name,
        title,
        date,
        today: today("--date")?,
    })?;
    match made {
        Made::Kept(built) => {
            show(&built, Format::Human)?;
            let count = report::count(&built.problems);
            print(&format!("{count}; nothing was written, because an edition cannot be mended\n"))?;
            Ok(Outcome::Problems)
        }
        Made::Written { path, date, entries, retired } => {
            let file = plain(&site.site.join(path.as_str()));
            let count = |count: usize, one: &str, many: &str| {
                format!("{count} {}", if count == 1 { one } else { many })
            };
            let retired = if retired == 0 { String::new() } else { format!(", and {retired} retired") };
            let words = format!(
                "{} was written: {} as of {}{retired}.\n\
                 Its address stays for ever, so read it through before you publish it. Keep it with your texts.\n",
                visible::path(&file),
                count(entries, "entry", "entries"),
                date.iso()
            );
            print(&words)?;
            Ok(Outcome::Fine)
        }
    }
}

fn schema(of: Schema) -> Result<()> {
    print(&format!("{:#}\n", keys::schema(of)))
}

fn drafts_of(shown: bool) -> Drafts {
    if shown { Drafts::Included } else { Drafts::Left }
}

fn outcome(built: &Built) -> Outcome {
    if has_errors(&built.problems) { Outcome::Problems } else { Outcome::Fine }
}

fn show(built: &Built, format: Format) -> Result<()> {
    let Built { problems, sources, .. } = built;
    let report = match format {
        Format::Human => report::human(problems, sources, color()),
        Format::Json => report::json(problems, sources),
        Format::Github => report::github(problems, sources),
        Format::Sarif => report::sarif(problems, sources),
    };
    // Each form is clean in its own way.
    answer(report.as_bytes())
}

fn summary(built: &Built, out: &Path, time: Duration) -> String {
    let count = report::count(&built.problems);
    let Some(published) = &built.published else {
        return format!("{count}; nothing was published, and {} is as it was\n", visible::path(out));
    };
    format!(
        "{count} in {}; files in {}: {} written, {} unchanged, {} removed; {:.1} s\n",
        texts(built.documents),
        visible::path(out),
        published.written,
        published.unchanged,
        published.removed,
        time.as_secs_f64()
    )
}

/// How many texts there were; without any, where they belong.
fn texts(count: usize) -> String {
    match count {
        0 => "0 texts (they end in `.md` and lie in `content`)".to_owned(),
        1 => "1 text".to_owned(),
        _ => format!("{count} texts"),
    }
}

/// A path as people write it, without `./` before it.
fn plain(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

/// Colours only for people who see them and have not asked for none.
fn color() -> Color {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    if stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb { Color::Styled } else { Color::Plain }
}

/// Says something for people: whatever names and texts are in it, a terminal obeys nothing of it.
fn print(words: &str) -> Result<()> {
    answer(visible::printed(words).as_bytes())
}

/// Writes to where answers go. A reader who has seen enough, such as `head`, is no failure.
fn answer(bytes: &[u8]) -> Result<()> {
    let mut out = stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::io("writing", Path::new("the answer"))(error))
        }
        _ => Ok(()),
    }
}

/// Writes to where complaints go; when even that fails, there is nobody left to tell.
fn complain(words: &str) {
    let _ = stderr().write_all(visible::printed(words).as_bytes());
}
