//! The command `serve`: load, understand, show; wait for a change; look again, understand again, show again.

mod checker;
mod state;
mod told;

pub use told::{Follow, Notice, Options, Showing, Told};

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};
use crate::load::{self, Authorship, Looked, PARTS, Project};
use crate::model::History;
use crate::path::SourcePath;
use crate::pipeline::{self, Input, Memory};
use crate::report;
use crate::rule::Rule;
use crate::serve::{self, Access, Hub, Key, Problems, Server};
use crate::source::Span;
use crate::watch::{Bell, Pace, Timer, Watch, Woken};
use checker::{Checked, Checker, Question};
use state::State;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Problems that are told at the terminal at once.
pub const MOST_TOLD: usize = 30;

/// Browsers are told of this many problems; nobody reads more.
const MOST_SHOWN: usize = 300;

/// A preview at work.
pub struct Preview {
    options: Options,
    project: Project,
    /// What the repository said of entries when the preview began.
    history: History,
    memory: Memory,
    watch: Watch,
    hub: Arc<Hub>,
    server: Server,
    pub showing: Showing,
    state: Arc<State>,
    /// Tells builds of this run from those of another.
    run: String,
    builds: u64,
    files: Arc<BTreeMap<String, u64>>,
    /// Problems as they were told last.
    told: Vec<Diagnostic>,
    lists: u64,
    /// Whether questions to the whole are to be asked when it is quiet.
    unchecked: bool,
    checker: Checker,
    pace: Pace,
    /// Places where a folder appeared that may still be filling.
    filling: BTreeSet<SourcePath>,
    /// Changes that were found by looking, and of which no event told.
    silent: BTreeSet<SourcePath>,
    has_missed: bool,
    lost_site: bool,
}

/// Loads a site and begins to show it.
///
/// # Errors
/// When the site cannot be read or no port is free.
pub fn start(mut options: Options) -> Result<Preview> {
    options.site = options.site.canonicalize().unwrap_or(options.site);
    let listener = serve::listen(options.host, options.port)?;
    let watch = match options.notice {
        Notice::Events => {
            let site = options.site.clone();
            Watch::new(&options.site, &PARTS, move |path| concerned(&site, path).is_some())
        }
        Notice::Polling => Watch::without_events(),
    };
    let checker = Checker::new(watch.bell());
    let timer = Timer::start();
    let mut project = load::load(&options.site)?;
    load::published(&mut project, None, &options.site.join(crate::build::PUBLIC))?;
    let history = history(&project);
    let mut memory = Memory::default();
    let understood = understand(&project, &options, &history, &mut memory);
    let state = State::new(understood, &project.folder, None, watch.bell());
    let (access, showing) = open(&options, listener.address, &state)?;
    let hub = Arc::new(Hub::default());
    let run = Key::random().map(|key| key.as_str()[..12].to_owned()).unwrap_or_default();
    let server = serve::start(listener, Arc::clone(&hub), access);
    if !server.answers() {
        return Err(Error::Other(
            "pages cannot be shown: the system gives this program no thread for it".to_owned(),
        ));
    }
    let mut preview = Preview {
        files: versions(&project),
        pace: Pace::new(timer),
        state: Arc::new(state),
        options,
        project,
        history,
        memory,
        watch,
        hub,
        server,
        showing,
        run,
        builds: 0,
        told: Vec::new(),
        lists: 0,
        filling: BTreeSet::new(),
        silent: BTreeSet::new(),
        has_missed: false,
        unchecked: false,
        checker,
        lost_site: false,
    };
    preview.publish(&BTreeSet::new());
    Ok(preview)
}

/// Whom to let in, and where they find us.
fn open(options: &Options, address: SocketAddr, state: &State) -> Result<(Access, Showing)> {
    let is_open = !options.host.is_loopback();
    let key = if is_open { Key::random() } else { None };
    if is_open && key.is_none() {
        return Err(Error::Other("this computer gives no random numbers for a key".to_owned()));
    }
    let outer = if options.host.is_unspecified() {
        serve::outer_address(address.port())
    } else {
        Some(address).filter(|_| is_open)
    };
    let key_words = key.as_ref().map_or("", Key::as_str);
    let curriculum = &state.understood.curriculum;
    let showing = Showing {
        title: curriculum.config.title.clone(),
        documents: curriculum.documents.len(),
        address,
        taken: (options.port != 0 && options.port != address.port()).then_some(options.port),
        outside: outer.map(|outer| format!("http://{outer}/?key={key_words}")),
        is_open,
    };
    Ok((Access { key, port: address.port() }, showing))
}

impl Preview {
    /// A bell to stop it by.
    pub fn bell(&self) -> Bell {
        self.watch.bell()
    }

    /// Goes on until somebody rings to stop.
    pub fn run(mut self, tell: &dyn Fn(Told<'_>)) {
        tell(Told::Showing(&self.showing));
        if self.options.notice == Notice::Events && !self.watch.has_events() {
            tell(Told::Polling);
        }
        self.ask();
        loop {
            let prints = self.project.without_print().is_some();
            let patience = self.pace.patience(self.unchecked, !self.filling.is_empty(), prints);
            match self.watch.wait(patience) {
                Woken::Stop => break,
                Woken::Rung => {
                    self.unchecked |= self.state.has_news();
                    if let Some(checked) = self.checker.answer() {
                        self.found(checked, tell);
                    }
                }
                Woken::Touched(places, since) => self.touched(&places, since, tell),
                Woken::Lost(since) => {
                    self.look(since, tell);
                }
                Woken::Nothing => self.idle(tell),
            }
        }
        self.server.stop();
    }

    /// Looks at places of which an event told.
    fn touched(&mut self, places: &BTreeSet<PathBuf>, since: Timer, tell: &dyn Fn(Told<'_>)) {
        let site = &self.options.site;
        let paths: BTreeSet<SourcePath> = places.iter().filter_map(|place| concerned(site, place)).collect();
        self.silent.retain(|path| !paths.contains(path));
        if self.lost_site {
            self.look(since, tell);
            return;
        }
        let looked = self.project.look_at(&paths);
        self.took(looked, since, tell);
    }

    /// Looks everywhere, and gives what changed.
    fn look(&mut self, since: Timer, tell: &dyn Fn(Told<'_>)) -> BTreeSet<SourcePath> {
        let timer = Timer::start();
        let looked = self.project.look();
        self.pace.looked(timer, self.watch.has_events());
        if self.lost_site && looked.is_ok() {
            self.lost_site = false;
            self.unchecked = true;
            self.watch.renew();
        }
        self.took(looked, since, tell)
    }

    /// What there is to do when nothing happens.
    fn idle(&mut self, tell: &dyn Fn(Told<'_>)) {
        if self.unchecked && !self.checker.is_busy() {
            self.unchecked = false;
            self.ask();
        } else if !self.filling.is_empty() {
            let filling = std::mem::take(&mut self.filling);
            let looked = self.project.look_at(&filling);
            self.took(looked, Timer::start(), tell);
            // Once is enough for folders in which nothing appears.
            self.filling.retain(|folder| !filling.contains(folder));
        } else if self.pace.is_due() {
            self.patrol(tell);
        } else if let Some(path) = self.project.without_print() {
            self.project.take_print(&path);
        }
    }

    /// Looks everywhere now and then. What is found so should have been told by an event: when it was not, the watch
    /// is made anew, and the second time it is given up.
    fn patrol(&mut self, tell: &dyn Fn(Told<'_>)) {
        if !self.silent.is_empty() && self.watch.has_events() {
            self.silent.clear();
            if self.has_missed {
                self.watch.give_up();
                tell(Told::Polling);
            } else {
                self.has_missed = true;
                self.watch.renew();
            }
        }
        let changed = self.look(Timer::start(), tell);
        if self.watch.has_events() {
            self.silent = changed;
        }
    }

    /// Shows what a look found. Gives what changed.
    fn took(
        &mut self,
        looked: Result<Looked>,
        since: Timer,
        tell: &dyn Fn(Told<'_>),
    ) -> BTreeSet<SourcePath> {
        let looked = match looked {
            Ok(looked) => looked,
            Err(error) => {
                if !self.lost_site {
                    self.lost_site = true;
                    self.unchecked = true;
                    tell(Told::Trouble(format!("{error}; the last good pages stay")));
                }
                return BTreeSet::new();
            }
        };
        self.filling = looked.new_folders;
        for error in looked.failed {
            tell(Told::Trouble(error.to_string()));
        }
        if !looked.changed.is_empty() {
            self.show(&looked.changed, since, tell);
        }
        looked.changed
    }

    /// Understands the site again and shows it.
    fn show(&mut self, changed: &BTreeSet<SourcePath>, since: Timer, tell: &dyn Fn(Told<'_>)) {
        let Some(understood) = self.understand() else {
            tell(Told::Trouble("a mistake in the program: this change cannot be shown".to_owned()));
            return;
        };
        let parsed = understood.parsed;
        let state = State::new(understood, &self.project.folder, Some(&self.state), self.watch.bell());
        let before = std::mem::replace(&mut self.state, Arc::new(state));
        if changed.iter().any(|path| !path.as_str().ends_with(".md")) {
            self.files = versions(&self.project);
        }
        self.publish(changed);
        self.unchecked = true;
        tell(Told::Changed { paths: changed, parsed, milliseconds: since.elapsed().as_millis() });
        // A large state takes a while to take apart. Nobody has to wait for that.
        drop(before);
    }

    /// The site as it is now. A mistake of ours in what is done again is tried once more from the beginning.
    fn understand(&mut self) -> Option<pipeline::Understood> {
        for _ in 0..2 {
            let work = || understand(&self.project, &self.options, &self.history, &mut self.memory);
            match catch_unwind(AssertUnwindSafe(work)) {
                Ok(understood) => return Some(understood),
                Err(_) => self.memory = Memory::default(),
            }
        }
        None
    }

    fn publish(&mut self, changed: &BTreeSet<SourcePath>) {
        self.builds += 1;
        let curriculum = &self.state.understood.curriculum;
        let edited = || changed.iter().find_map(|path| curriculum.by_path.get(path));
        let follow = match self.options.follow {
            Follow::Edited => edited().map(|document| curriculum.output(*document).clone()),
            Follow::Stay => None,
        };
        let (drawing, nearing) = (Arc::clone(&self.state), Arc::clone(&self.state));
        self.hub.publish(serve::Build {
            id: format!("{}-{}", self.run, self.builds),
            style: self.state.style(),
            files: Arc::clone(&self.files),
            follow,
            draw: Box::new(move |output, show| drawing.draw(output, show)),
            near: Box::new(move |output| nearing.near(output)),
        });
    }

    /// Begins to ask all questions to the whole.
    fn ask(&mut self) {
        let of_files = self.project.problems_of(&self.state.understood.curriculum);
        let mut problems: Vec<Diagnostic> = of_files.cloned().collect();
        if self.lost_site {
            let words = "`site.toml` is not in the folder any more";
            let path = SourcePath::new("site.toml");
            let problem = Diagnostic::new(Rule::UnreadableFile, &path, Span::default(), words);
            problems.push(problem.help("put it back; until then you see the last good pages"));
        }
        let (state, sources) = (Arc::clone(&self.state), self.project.sources.clone());
        let published = self.project.published.clone();
        self.checker.ask(Question { state, sources, published, problems });
    }

    /// Tells what is wrong, where that is another thing than before.
    fn found(&mut self, checked: Checked, tell: &dyn Fn(Told<'_>)) {
        let Checked { problems: all, sources } = checked;
        if all == self.told && self.lists > 0 {
            return;
        }
        let known: BTreeSet<_> = self.told.iter().map(words_of).collect();
        let new: Vec<Diagnostic> =
            all.iter().filter(|problem| !known.contains(&words_of(problem))).cloned().collect();
        match (all.is_empty(), self.told.is_empty()) {
            (true, true) => {}
            (true, false) => tell(Told::NoProblems),
            (false, _) => tell(Told::Problems { new: &new, all: &all, sources: &sources }),
        }
        let count = |severity| all.iter().filter(|problem| problem.severity() == severity).count();
        let shown = &all[..all.len().min(MOST_SHOWN)];
        self.lists += 1;
        self.hub.tell(Problems {
            id: format!("{}-{}", self.run, self.lists),
            json: report::browser(shown, &sources, &self.project.folder, self.options.editor.as_ref()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
        });
        self.told = all;
    }
}

/// What a problem is, wherever it has moved to in its file.
fn words_of(problem: &Diagnostic) -> (&SourcePath, Rule, &str) {
    (&problem.place.path, problem.rule, &problem.message)
}

/// Commits are rare while one writes, so git is asked once. Of a history that is not whole, a build speaks.
fn history(project: &Project) -> History {
    let asked = pipeline::wants_history(&project.sources).then(|| load::authorship(&project.folder));
    match asked {
        Some(Authorship::Known(history) | Authorship::Partly(history, _)) => history,
        Some(Authorship::Unknown(_)) | None => History::new(),
    }
}

fn understand(
    project: &Project,
    options: &Options,
    history: &History,
    memory: &mut Memory,
) -> pipeline::Understood {
    let input = Input {
        history: Some(history),
        published: project.published.as_ref(),
        sizes: Some(&project.sizes),
        ..Input::new(&project.sources, &project.files, &project.theme_files, options.drafts)
    };
    pipeline::arrange(&input, memory)
}

/// The source path of a place that is worth a look.
fn concerned(site: &Path, place: &Path) -> Option<SourcePath> {
    let path = SourcePath::new(place.strip_prefix(site).ok()?.to_str()?);
    load::is_ours(&path).then_some(path)
}

/// Versions of files by the last part of their address; files of one name share a number.
fn versions(project: &Project) -> Arc<BTreeMap<String, u64>> {
    let mut versions: BTreeMap<String, u64> = BTreeMap::new();
    for (path, version) in project.versions() {
        let address = path.asset().address();
        let name = address.rsplit('/').next().unwrap_or_default().to_owned();
        let shared = versions.entry(name).or_default();
        *shared = shared.rotate_left(7) ^ version;
    }
    Arc::new(versions)
}
