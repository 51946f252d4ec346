//! Who may ask: which names this server answers to, which pages may ask it, and who needs the key.

use super::head::{Head, Refusal, Version};
use std::net::{IpAddr, SocketAddr, UdpSocket};

/// What is asked of every request.
pub struct Access {
    /// What people on other computers have to show.
    pub key: Option<Key>,
    /// Tells cookies of several servers on one computer apart.
    pub port: u16,
}

/// A secret of this run.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

/// What somebody may do.
#[derive(Debug, PartialEq, Eq)]
pub enum Pass {
    Enter,
    /// The key stood in the address: it becomes a cookie, and the address is asked for again without it.
    TakeKey {
        cookie: String,
        target: String,
    },
    /// Neither the key nor the cookie.
    Locked,
}

impl Key {
    /// A key nobody can guess; none when the system gives no random numbers.
    pub fn random() -> Option<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares without telling by its time how much was right.
    fn is(&self, other: &str) -> bool {
        let pairs = self.0.bytes().zip(other.bytes());
        self.0.len() == other.len() && pairs.fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
    }
}

impl Access {
    /// The part of the target after the host, when the host is one of ours and no other site's page asks.
    pub fn check(&self, head: &Head) -> Result<String, Refusal> {
        let mut host = head.only("host")?.map(str::to_owned);
        let mut path = head.target.clone();
        if let Some(rest) = strip_scheme(&head.target) {
            let (authority, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
            host = Some(authority.to_owned());
            path = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
        }
        let Some(host) = host else {
            let status = if head.version == Version::Http11 { 400 } else { 421 };
            return Err(Refusal::With(status, "this request names no host"));
        };
        if !Self::answers_to(&host) {
            return Err(Refusal::With(421, "this server does not answer to that host name"));
        }
        if !path.starts_with('/') {
            return Err(Refusal::With(400, "this request was not understood"));
        }
        let foreign = Refusal::With(403, "another site's page may not ask here");
        if let Some(origin) = head.only("origin")?
            && !origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(&host))
        {
            return Err(foreign);
        }
        // Following a link to here is fine; showing a part of it inside another site is not.
        if head.only("sec-fetch-site")? == Some("cross-site")
            && head.only("sec-fetch-mode")? != Some("navigate")
        {
            return Err(foreign);
        }
        Ok(path)
    }

    /// Whether somebody at an address may come in.
    pub fn pass(&self, head: &Head, path: &str, peer: IpAddr) -> Pass {
        let Some(key) = self.key.as_ref().filter(|_| !is_here(peer)) else { return Pass::Enter };
        let name = format!("fieldbook-{}", self.port);
        let cookies = head.all("cookie").flat_map(|line| line.split(';'));
        let mut ours = cookies.filter_map(|cookie| cookie.trim().split_once('='));
        if ours.any(|(known, value)| known == name && key.is(value)) {
            return Pass::Enter;
        }
        let (address, query) = path.split_once('?').unwrap_or((path, ""));
        let shown = query.split('&').find_map(|part| part.strip_prefix("key="));
        if shown.is_some_and(|shown| key.is(shown)) {
            let cookie = format!("{name}={}; Path=/; HttpOnly; SameSite=Strict", key.0);
            return Pass::TakeKey { cookie, target: own_path(address) };
        }
        Pass::Locked
    }

    /// Names that a page of another site cannot take for itself: addresses in numbers, and the computer's own.
    fn answers_to(host: &str) -> bool {
        let name = without_port(host);
        let numbers = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok();
        numbers || name.eq_ignore_ascii_case("localhost")
    }
}

/// An address as one of this server. Browsers read a backslash as a slash and pass over control characters, and two slashes
/// at the beginning would lead to another host.
fn own_path(address: &str) -> String {
    let is_odd = |letter: char| letter == '\\' || letter == ' ' || letter.is_control() || !letter.is_ascii();
    let inner = address.trim_start_matches(|letter: char| letter == '/' || is_odd(letter));
    let mut path = String::from("/");
    let mut bytes = [0; 4];
    for letter in inner.chars() {
        if is_odd(letter) {
            path.extend(letter.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            path.push(letter);
        }
    }
    path
}

fn strip_scheme(target: &str) -> Option<&str> {
    let scheme = target.get(..7)?;
    scheme.eq_ignore_ascii_case("http://").then(|| &target[7..])
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

/// Whether an address is this computer's own, also when written as one of the newer kind.
fn is_here(peer: IpAddr) -> bool {
    peer.to_canonical().is_loopback()
}

/// The address by which others on the network reach this computer, if it can be told. Nothing is sent for this.
pub fn outer_address(port: u16) -> Option<SocketAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // An address kept for documentation (RFC 5737): the system only looks up which way it would go.
    socket.connect("192.0.2.1:9").ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_unspecified() && !ip.is_loopback()).then(|| SocketAddr::new(ip, port))
}
