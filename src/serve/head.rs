//! The head of a request, within limits of size and time. Source: RFC 9112.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The largest head. Browsers send one or two thousand bytes.
const LARGEST: usize = 16 * 1024;

const MOST_HEADERS: usize = 100;

/// How long a head may take: the first of a connection, and one after another.
pub const FIRST: Duration = Duration::from_secs(5);
pub const NEXT: Duration = Duration::from_secs(30);

/// A request, read.
#[derive(Debug)]
pub struct Head {
    pub method: Method,
    /// What stands between the method and the version.
    pub target: String,
    pub version: Version,
    /// Names in small letters.
    headers: Vec<(String, String)>,
    /// Whether the connection may be used again.
    pub stays: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
    /// Anything else is refused.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    Http10,
    Http11,
}

/// Why there is no request.
pub enum Refusal {
    /// The other side went away or never asked.
    Silent,
    With(u16, &'static str),
}

const MALFORMED: Refusal = Refusal::With(400, "this request was not understood");

impl Head {
    /// The only header of a name; an error when there are several.
    pub fn only(&self, name: &str) -> Result<Option<&str>, Refusal> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let first = found.next();
        if found.next().is_some() {
            return Err(MALFORMED);
        }
        Ok(first.map(|(_, value)| value.as_str()))
    }

    /// All headers of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the next head. `waiting` holds what was already received.
pub fn read(stream: &TcpStream, waiting: &mut Vec<u8>, patience: Duration) -> Result<Head, Refusal> {
    let begun = Instant::now();
    let mut stream = stream;
    let mut chunk = [0; 2048];
    loop {
        if let Some(end) = end_of_head(waiting) {
            let rest = waiting.split_off(end);
            let head = std::mem::replace(waiting, rest);
            return parse(&head);
        }
        if waiting.len() > LARGEST {
            return Err(Refusal::With(431, "this request is too large"));
        }
        // Somebody who began to ask gets the time of a first head, and not longer.
        let patience = if waiting.is_empty() { patience } else { patience.min(FIRST) };
        let left = patience.saturating_sub(begun.elapsed());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(late(waiting));
        }
        match stream.read(&mut chunk) {
            Ok(0) => return Err(Refusal::Silent),
            Ok(length) => waiting.extend_from_slice(&chunk[..length]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Err(late(waiting));
            }
            Err(_) => return Err(Refusal::Silent),
        }
    }
}

fn late(waiting: &[u8]) -> Refusal {
    if waiting.is_empty() { Refusal::Silent } else { Refusal::With(408, "this request took too long") }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4)
}

fn parse(head: &[u8]) -> Result<Head, Refusal> {
    let text = std::str::from_utf8(head).map_err(|_| MALFORMED)?;
    // Empty lines before a request are nothing.
    let mut lines = text.trim_start_matches("\r\n").split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(MALFORMED);
    };
    let version = match version {
        "HTTP/1.1" => Version::Http11,
        "HTTP/1.0" => Version::Http10,
        _ if version.starts_with("HTTP/") => {
            return Err(Refusal::With(505, "this server speaks HTTP/1.1"));
        }
        _ => return Err(MALFORMED),
    };
    if target.is_empty() || !target.bytes().all(|byte| byte.is_ascii_graphic()) || !is_token(method) {
        return Err(MALFORMED);
    }
    let mut headers = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or(MALFORMED)?;
        let value = value.trim_matches([' ', '\t']);
        if !is_token(name) || value.chars().any(|letter| letter.is_control() && letter != '\t') {
            return Err(MALFORMED);
        }
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
        if headers.len() > MOST_HEADERS {
            return Err(Refusal::With(431, "this request has too many headers"));
        }
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => Method::Other,
    };
    let mut head = Head { method, target: target.to_owned(), version, headers, stays: false };
    head.stays = stays(&head);
    Ok(head)
}

/// Whether another request may follow. One with a body is answered, and its body never read.
fn stays(head: &Head) -> bool {
    let says = |name: &str, word: &str| {
        head.all(name).any(|value| value.split(',').any(|part| part.trim().eq_ignore_ascii_case(word)))
    };
    let has_body = head.all("content-length").any(|length| length.trim() != "0")
        || head.all("transfer-encoding").next().is_some();
    head.version == Version::Http11
        && head.method != Method::Other
        && !has_body
        && !says("connection", "close")
}

fn is_token(word: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !word.is_empty() && word.bytes().all(good)
}
