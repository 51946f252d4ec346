//! What there is to show just now, and the streams that wait for something newer.

use crate::path::OutputPath;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// One state of the site.
pub struct Build {
    /// Another for each state, also after the program was started again.
    pub id: String,
    /// Where the stylesheet lies.
    pub style: Option<OutputPath>,
    /// Gives what is at an address to the function, or does nothing when nothing is there.
    pub draw: Box<Draw>,
    /// Versions of files beside the texts by the last part of their address, to tell pages that show another picture.
    pub files: Arc<BTreeMap<String, u64>>,
    /// The page that was changed, when browsers are to go there.
    pub follow: Option<OutputPath>,
    /// Addresses that are most like one that is not there.
    pub near: Box<Near>,
}

/// Finds the addresses that are most like one.
pub type Near = dyn Fn(&OutputPath) -> Vec<OutputPath> + Send + Sync;

/// Draws one output.
pub type Draw = dyn Fn(&OutputPath, &mut dyn FnMut(Shown<'_>)) + Send + Sync;

/// What is at an address.
pub enum Shown<'a> {
    Bytes(Vec<u8>),
    /// A page that may be too large to hold.
    Pieces(Box<dyn Iterator<Item = Vec<u8>> + 'a>),
    /// A file, and the folder that it must lie in.
    File {
        place: PathBuf,
        within: PathBuf,
    },
    /// It cannot be drawn; the problems say why.
    Broken,
}

/// What is wrong, as browsers are told.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// Another for each list that is told.
    pub id: String,
    /// An array of objects.
    pub json: String,
    pub errors: usize,
    pub warnings: usize,
}

/// The present state. Many wait for it, one changes it.
#[derive(Default)]
pub struct Hub {
    present: Mutex<Present>,
    changed: Condvar,
}

/// What is true at one moment.
#[derive(Clone, Default)]
pub struct Present {
    /// Counts changes.
    pub moment: u64,
    pub build: Option<Arc<Build>>,
    pub problems: Arc<Problems>,
    pub stopped: bool,
}

impl Hub {
    /// Shows a newer state from now on.
    pub fn publish(&self, build: Build) {
        self.change(|present| present.build = Some(Arc::new(build)));
    }

    /// Tells what is wrong from now on.
    pub fn tell(&self, problems: Problems) {
        self.change(|present| present.problems = Arc::new(problems));
    }

    /// Ends all streams.
    pub fn stop(&self) {
        self.change(|present| present.stopped = true);
    }

    pub fn present(&self) -> Present {
        self.lock().clone()
    }

    /// Waits for something newer than a moment; none when nothing came in time.
    pub fn newer(&self, moment: u64, patience: Duration) -> Option<Present> {
        let waited = self.changed.wait_timeout_while(self.lock(), patience, |present| {
            present.moment == moment && !present.stopped
        });
        let (present, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        (!waited.timed_out()).then(|| present.clone())
    }

    fn change(&self, change: impl FnOnce(&mut Present)) {
        let before = {
            let mut present = self.lock();
            let before = present.build.clone();
            change(&mut present);
            present.moment += 1;
            before
        };
        self.changed.notify_all();
        // A large state takes a while to take apart; nobody has to wait for that.
        drop(before);
    }

    fn lock(&self) -> MutexGuard<'_, Present> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
