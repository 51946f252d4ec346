//! How long to wait: for quiet, and until everything is looked at again. Looking may cost a small part of the time.

use std::time::{Duration, Instant};

/// Questions to the whole are asked when it was quiet for so long after a change.
const BEFORE_CHECK: Duration = Duration::from_millis(60);

/// A new folder is looked at once more after this time: what came into it before it was watched is seen then.
const FILLING: Duration = Duration::from_millis(150);

/// A moment something began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer(Instant);

impl Timer {
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// When everything is looked at again.
#[derive(Debug)]
pub struct Pace {
    next: Instant,
}

impl Pace {
    /// After the first look, which began at some moment.
    pub fn new(first: Timer) -> Self {
        let mut pace = Self { next: Instant::now() };
        pace.looked(first, true);
        pace
    }

    /// A look at everything began at some moment and is over. Where events tell of changes, the next only makes sure.
    pub fn looked(&mut self, since: Timer, has_events: bool) {
        let cost = since.elapsed();
        let wait = if has_events {
            (cost * 50).clamp(Duration::from_secs(2), Duration::from_secs(30))
        } else {
            (cost * 10).clamp(Duration::from_millis(200), Duration::from_secs(3))
        };
        self.next = Instant::now() + wait;
    }

    pub fn is_due(&self) -> bool {
        Instant::now() >= self.next
    }

    /// How long to wait when nothing happens.
    pub fn patience(&self, unchecked: bool, filling: bool, has_small_work: bool) -> Duration {
        let next = self.next.saturating_duration_since(Instant::now());
        match (unchecked, filling, has_small_work) {
            (true, ..) => BEFORE_CHECK,
            (false, true, _) => next.min(FILLING),
            (false, false, true) => next.min(Duration::from_millis(5)),
            (false, false, false) => next,
        }
    }
}
