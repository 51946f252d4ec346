//! A line that says how far a long build is. Short builds and programs that read along see nothing. The door of
//! indicatif.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

/// A build shorter than this is over before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the build is.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} files") {
            bar.set_style(style);
        }
        Self { bar, begun: Instant::now() }
    }

    /// So many files of so many are done. May be told from any thread.
    pub fn tell(&self, done: usize, of: usize) {
        if self.bar.is_hidden() {
            if self.begun.elapsed() < PATIENCE || !stderr().is_terminal() {
                return;
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
