//! All open connections. There is room for so many and no more; when it is full, one that only waits has to go.

use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A browser opens six, a phone some more, and each takes a thread.
const ROOM: usize = 128;

/// When the system gives out no more files, this many connections less are kept open from then on.
const SPARE: usize = 8;

/// An answer that takes longer than this may be cut off when there is no room.
const LONG_ANSWER: Duration = Duration::from_secs(30);

/// The table of open connections.
pub struct Connections(Mutex<Table>);

struct Table {
    room: usize,
    next: u64,
    open: Vec<Open>,
}

struct Open {
    id: u64,
    stream: Arc<TcpStream>,
    doing: Doing,
    since: Instant,
}

/// What a connection is busy with; the first kind goes first when there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doing {
    /// Waiting for the other side to ask.
    Waiting,
    /// Telling of changes.
    Streaming,
    Answering,
}

/// A place in the table, given back when dropped.
pub struct Place {
    shared: Arc<super::Shared>,
    id: u64,
    pub stream: Arc<TcpStream>,
}

impl Connections {
    pub fn new() -> Self {
        Self(Mutex::new(Table { room: ROOM, next: 0, open: Vec::new() }))
    }

    /// Takes a connection in. When there is no room and nobody can go, it is refused.
    pub fn admit(shared: &Arc<super::Shared>, stream: TcpStream) -> Option<Place> {
        let mut table = shared.connections.lock();
        while table.open.len() >= table.room {
            if !table.evict() {
                return None;
            }
        }
        let stream = Arc::new(stream);
        let id = table.next;
        table.next += 1;
        let open = Open { id, stream: Arc::clone(&stream), doing: Doing::Waiting, since: Instant::now() };
        table.open.push(open);
        Some(Place { shared: Arc::clone(shared), id, stream })
    }

    /// The system gives out no more files: close some, and keep fewer open.
    pub fn make_room(&self) {
        let mut table = self.lock();
        table.room = table.open.len().saturating_sub(SPARE).max(SPARE);
        while table.open.len() > table.room {
            if !table.evict() {
                return;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    /// Closes the connection that is least of a loss. Its thread notices by itself.
    fn evict(&mut self) -> bool {
        let now = Instant::now();
        let can_go = |open: &Open| open.doing != Doing::Answering || now - open.since > LONG_ANSWER;
        let candidates = self.open.iter().enumerate().filter(|(_, open)| can_go(open));
        let Some((at, _)) = candidates.min_by_key(|(_, open)| (open.doing, open.since)) else { return false };
        let gone = self.open.swap_remove(at);
        let _ = gone.stream.shutdown(Shutdown::Both);
        true
    }
}

impl Place {
    /// Says what the connection does now.
    pub fn now(&self, doing: Doing) {
        let mut table = self.shared.connections.lock();
        if let Some(open) = table.open.iter_mut().find(|open| open.id == self.id) {
            open.doing = doing;
            open.since = Instant::now();
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.shared.connections.lock().open.retain(|open| open.id != self.id);
    }
}
