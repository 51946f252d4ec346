//! Taking connections, whatever happens: a listener that fails is replaced, and so is nothing else.

use super::connections::{Connections, Doing, Place};
use super::head::{self, Refusal};
use super::{Shared, answer, route};
use crate::error::{Error, Result};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How many ports after the one asked for are tried.
const PORTS: u16 = 50;

/// Failures in a row after which a listener is taken for dead.
const PATIENCE: u32 = 5;

/// How long a write may wait for the other side.
const SLOWEST_READER: Duration = Duration::from_secs(10);

/// Pages are drawn on this stack.
const STACK: usize = 4 * 1024 * 1024;

/// Gives the next connection.
pub type Accept = Box<dyn FnMut() -> std::io::Result<(TcpStream, SocketAddr)> + Send>;

/// A port of this computer that is ours.
pub struct Listener {
    listener: TcpListener,
    pub address: SocketAddr,
}

/// Takes a port: the one that is asked for, else the next that is free.
///
/// # Errors
/// When none is free, or the host is not one of this computer.
pub fn listen(host: IpAddr, port: u16) -> Result<Listener> {
    let mut last = None;
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind((host, port)).and_then(|listener| Ok((listener.local_addr()?, listener))) {
            Ok((address, listener)) => return Ok(Listener { listener, address }),
            Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {
                last = Some(error);
            }
            Err(error) => {
                return Err(Error::Other(format!("pages cannot be shown at the address {host}: {error}")));
            }
        }
    }
    let why = last.map_or(String::new(), |error| format!(": {error}"));
    Err(Error::Other(format!("no port from {port} on is free at the address {host}{why}")))
}

impl Listener {
    /// The way to get connections, which can be opened again.
    pub(super) fn into_accept(self) -> impl FnMut() -> std::io::Result<Accept> + Send + 'static {
        let Self { listener, address } = self;
        let mut first = Some(listener);
        move || {
            let listener = match first.take() {
                Some(listener) => listener,
                None => TcpListener::bind(address)?,
            };
            Ok(Box::new(move || listener.accept()))
        }
    }
}

/// Takes connections until the hub stops.
pub fn run(mut open: impl FnMut() -> std::io::Result<Accept>, shared: &Arc<Shared>) {
    let mut accept: Option<Accept> = None;
    let mut failures = 0;
    while !shared.hub.present().stopped {
        let Some(next) = &mut accept else {
            accept = open().ok();
            if accept.is_none() {
                shared.connections.make_room();
                thread::sleep(Duration::from_millis(50));
            }
            continue;
        };
        match next() {
            Ok((stream, peer)) => {
                failures = 0;
                take(shared, stream, peer);
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                failures += 1;
                shared.connections.make_room();
                thread::sleep(Duration::from_millis(5 * u64::from(failures.min(20))));
                if failures >= PATIENCE && !is_without_files(&error) {
                    // The old one has to go first: two cannot hold the same port.
                    accept = None;
                    failures = 0;
                }
            }
        }
    }
}

/// Troubles of a connection that was given up before it was taken.
fn is_of_one_connection(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Interrupted
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::TimedOut
    )
}

/// Whether the system gives out no more files: `EMFILE` and `ENFILE`, or what Windows says.
fn is_without_files(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(23 | 24 | 10024))
}

fn take(shared: &Arc<Shared>, stream: TcpStream, peer: SocketAddr) {
    let Some(place) = Connections::admit(shared, stream) else { return };
    let shared = Arc::clone(shared);
    let work = move || {
        // A mistake of ours in one answer must not take others with it.
        let _ = catch_unwind(AssertUnwindSafe(|| converse(&shared, &place, peer)));
    };
    // Without a thread the connection is closed, and the browser asks again.
    let _ = thread::Builder::new().name("connection".to_owned()).stack_size(STACK).spawn(work);
}

/// Answers one request after the other.
fn converse(shared: &Shared, place: &Place, peer: SocketAddr) {
    let stream = &*place.stream;
    if stream.set_write_timeout(Some(SLOWEST_READER)).is_err() || stream.set_nodelay(true).is_err() {
        return;
    }
    let mut waiting = Vec::new();
    let mut patience = head::FIRST;
    loop {
        place.now(Doing::Waiting);
        let head = match head::read(stream, &mut waiting, patience) {
            Ok(head) => head,
            Err(Refusal::Silent) => return,
            Err(Refusal::With(status, words)) => {
                let _ = answer::refuse(stream, status, words);
                answer::close(stream);
                return;
            }
        };
        place.now(Doing::Answering);
        let answered = catch_unwind(AssertUnwindSafe(|| route::answer(shared, place, &head, peer.ip())));
        match answered {
            Ok(Ok(answer::After::Stay)) if head.stays => {}
            Ok(_) => {
                answer::close(stream);
                return;
            }
            Err(_) => {
                let _ = answer::refuse(stream, 500, "this page could not be made");
                answer::close(stream);
                return;
            }
        }
        patience = head::NEXT;
    }
}
