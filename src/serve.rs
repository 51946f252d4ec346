//! Shows a site in a browser and tells it when there is a newer one. Knows nothing of how pages are made: it is given a
//! `Build` that draws them. Only what a build holds can be read.

mod accept;
mod access;
mod answer;
mod code;
mod connections;
mod events;
mod head;
mod hub;
mod media;
mod page;
mod route;

pub use accept::{Accept, Listener, listen};
pub use access::{Access, Key, outer_address};
pub use code::{Shades, code};
pub use hub::{Build, Hub, Problems, Shown};

use connections::Connections;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A server at work.
pub struct Server {
    hub: Arc<Hub>,
    address: SocketAddr,
    acceptor: Option<JoinHandle<()>>,
}

/// Begins to answer.
pub fn start(listener: Listener, hub: Arc<Hub>, access: Access) -> Server {
    let address = listener.address;
    start_with(listener.into_accept(), address, hub, access)
}

/// The same with another way to get connections. `open` makes it, again when it stopped working.
pub fn start_with(
    open: impl FnMut() -> std::io::Result<Accept> + Send + 'static,
    address: SocketAddr,
    hub: Arc<Hub>,
    access: Access,
) -> Server {
    let shared = Arc::new(Shared { hub: Arc::clone(&hub), access, connections: Connections::new() });
    let acceptor = thread::Builder::new().name("accept".to_owned()).spawn(move || accept::run(open, &shared));
    Server { hub, address, acceptor: acceptor.ok() }
}

/// What all connections know.
pub(crate) struct Shared {
    hub: Arc<Hub>,
    access: Access,
    connections: Connections,
}

impl Server {
    /// Whether it answers: where the system gives no thread for that, it does not.
    pub fn answers(&self) -> bool {
        self.acceptor.is_some()
    }

    /// Ends every stream and takes no more connections.
    pub fn stop(mut self) {
        self.hub.stop();
        // The acceptor waits for a connection; this is one.
        let reached = TcpStream::connect_timeout(&local(self.address), Duration::from_millis(100)).is_ok();
        if let Some(acceptor) = self.acceptor.take().filter(|_| reached) {
            let _ = acceptor.join();
        }
    }
}

/// An address at which this computer reaches itself.
fn local(address: SocketAddr) -> SocketAddr {
    let mut local = address;
    if address.ip().is_unspecified() {
        local.set_ip(match address {
            SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        });
    }
    local
}
