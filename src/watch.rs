//! Waits until something may have changed. An event means "look again" and nothing more; what changed is found by
//! looking. The door of notify.

mod pace;

pub use pace::{Pace, Timer};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Editors save a file in several steps. Nothing is looked at until it was quiet for so long …
const QUIET: Duration = Duration::from_millis(20);

/// … but in a storm of events not later than this.
const CEILING: Duration = Duration::from_millis(500);

/// Waits for changes below a folder.
pub struct Watch {
    folder: PathBuf,
    /// Folders in it that are watched with all that is in them.
    parts: Vec<PathBuf>,
    inbox: Receiver<Message>,
    bell: Bell,
    watcher: Option<RecommendedWatcher>,
}

/// Wakes a watch from another thread.
#[derive(Clone)]
pub struct Bell(Sender<Message>);

/// Why a wait was over.
#[derive(Debug, PartialEq, Eq)]
pub enum Woken {
    /// Nothing happened for as long as was asked.
    Nothing,
    /// Something happened at these places, the first of it at this moment.
    Touched(BTreeSet<PathBuf>, Timer),
    /// Events were lost, so that anything may have happened.
    Lost(Timer),
    /// Somebody rang to say that there is something to do.
    Rung,
    /// It is time to stop.
    Stop,
}

enum Message {
    Touched(Vec<PathBuf>),
    Lost,
    Rung,
    Stop,
}

impl Watch {
    /// Begins to watch: the files of a folder, and its `parts` with all that is in them. `concerns` says which places
    /// are worth a look. Where the system gives no events there is still a watch, which only waits: see `has_events`.
    pub fn new(folder: &Path, parts: &[&str], concerns: impl Fn(&Path) -> bool + Send + 'static) -> Self {
        let (sender, inbox) = channel();
        let bell = Bell(sender.clone());
        let handler = move |event: notify::Result<Event>| {
            if let Some(message) = message(event, &concerns) {
                // Nobody listens any more when the program stops.
                let _ = sender.send(message);
            }
        };
        let watcher = if gives_threads() {
            RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false)).ok()
        } else {
            None
        };
        let parts = parts.iter().map(|part| folder.join(part)).collect();
        let mut watch = Self { folder: folder.to_owned(), parts, inbox, bell, watcher };
        watch.renew();
        watch
    }

    /// A watch that gets no events, for places where none come.
    pub fn without_events() -> Self {
        let (sender, inbox) = channel();
        Self { folder: PathBuf::new(), parts: Vec::new(), inbox, bell: Bell(sender), watcher: None }
    }

    pub fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// Whether the system tells of changes.
    pub fn has_events(&self) -> bool {
        self.watcher.is_some()
    }

    /// Waits without events from now on.
    pub fn give_up(&mut self) {
        self.watcher = None;
    }

    /// Watches the folders that are there now. One that was moved away and back is another to the system.
    pub fn renew(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let folder = std::iter::once((&self.folder, RecursiveMode::NonRecursive));
        let parts = self.parts.iter().map(|part| (part, RecursiveMode::Recursive));
        // What leads out of the folder is not looked at.
        let whole = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let is_inside = |place: &Path| place.canonicalize().is_ok_and(|place| place.starts_with(&whole));
        let places = folder.chain(parts).filter(|(place, _)| place.is_dir() && is_inside(place));
        for (place, mode) in places {
            let _ = watcher.unwatch(place);
            if watcher.watch(place, mode).is_err() {
                // Half a watch is worse than none.
                self.watcher = None;
                return;
            }
        }
    }

    /// Waits until something happened and it is quiet again, or for as long as `patience` says.
    pub fn wait(&mut self, patience: Duration) -> Woken {
        let first = match self.inbox.recv_timeout(patience) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return Woken::Nothing,
            Err(RecvTimeoutError::Disconnected) => return Woken::Stop,
        };
        let begun = Timer::start();
        let mut touched = BTreeSet::new();
        let mut lost = false;
        let mut rung = false;
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Touched(paths) => touched.extend(paths),
                Message::Lost => lost = true,
                Message::Rung => rung = true,
                Message::Stop => return Woken::Stop,
            }
            let left = CEILING.saturating_sub(begun.elapsed());
            // A bell is no editor: there is nothing to wait for.
            let quiet = if touched.is_empty() && !lost { Duration::ZERO } else { QUIET };
            next = self.inbox.recv_timeout(quiet.min(left)).ok();
            if left.is_zero() {
                break;
            }
        }
        if touched.iter().any(|path| *path == self.folder || self.parts.contains(path)) {
            self.renew();
        }
        if rung {
            // What else happened is told the next time.
            if lost {
                self.bell.send(Message::Lost);
            } else if !touched.is_empty() {
                self.bell.send(Message::Touched(touched.into_iter().collect()));
            }
            return Woken::Rung;
        }
        if lost { Woken::Lost(begun) } else { Woken::Touched(touched, begun) }
    }
}

impl Bell {
    /// Says that there is something to do.
    pub fn ring(&self) {
        self.send(Message::Rung);
    }

    pub fn stop(&self) {
        self.send(Message::Stop);
    }

    fn send(&self, message: Message) {
        // Nobody waits any more when the program stops.
        let _ = self.0.send(message);
    }
}

/// Whether the system gives this program another thread. Without one, notify panics.
fn gives_threads() -> bool {
    std::thread::Builder::new().spawn(|| {}).is_ok_and(|thread| thread.join().is_ok())
}

fn message(event: notify::Result<Event>, concerns: &dyn Fn(&Path) -> bool) -> Option<Message> {
    let Ok(event) = event else { return Some(Message::Lost) };
    if event.need_rescan() {
        return Some(Message::Lost);
    }
    match event.kind {
        // Our own reading makes such events.
        EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write) => return None,
        EventKind::Access(_)
        | EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => {}
    }
    let paths: Vec<PathBuf> = event.paths.into_iter().filter(|path| concerns(path)).collect();
    (!paths.is_empty()).then_some(Message::Touched(paths))
}
