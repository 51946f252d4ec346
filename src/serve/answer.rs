//! Writing answers. The door of `tiny_http`, whose own listener has no limits (see decision 12): only its answers are used,
//! which know about lengths, chunks, dates and the names of codes.

use super::head::{Head, Method, Version};
use std::io::{BufWriter, Cursor, Read, Result, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};
use tiny_http::{HTTPVersion, Header, Response, StatusCode};

/// Headers of every answer: nothing is kept, nothing is guessed, and no other site may use it.
const ALWAYS: [(&str, &str); 6] = [
    ("Server", "fieldbook"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// What is to become of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Stay,
    Close,
}

/// An answer that has everything but its body.
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
}

impl Answer {
    pub fn new(status: u16, content_type: &str) -> Self {
        Self { status, headers: vec![("Content-Type", content_type.to_owned())] }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends it with these bytes.
    pub fn bytes(self, stream: &TcpStream, head: &Head, bytes: Vec<u8>) -> Result<After> {
        let length = bytes.len();
        self.send(stream, head, Cursor::new(bytes), Some(length))
    }

    /// Sends it with what is read. Without a length it is sent in chunks.
    pub fn send(
        self,
        stream: &TcpStream,
        head: &Head,
        body: impl Read,
        length: Option<usize>,
    ) -> Result<After> {
        let version = match head.version {
            Version::Http10 => HTTPVersion(1, 0),
            Version::Http11 => HTTPVersion(1, 1),
        };
        let status = StatusCode(self.status);
        let response =
            Response::new(status, self.into_headers(), body, length, None).with_chunked_threshold(usize::MAX);
        let mut writer = BufWriter::with_capacity(64 * 1024, stream);
        response.raw_print(&mut writer, version, &[], head.method == Method::Head, None)?;
        writer.flush()?;
        Ok(After::Stay)
    }

    /// Sends the head of an answer that goes on for as long as the connection.
    pub fn begin(self, mut stream: &TcpStream) -> Result<()> {
        let mut head =
            format!("HTTP/1.1 {} {}\r\n", self.status, StatusCode(self.status).default_reason_phrase());
        for header in self.into_headers() {
            head.push_str(&format!("{}: {}\r\n", header.field, header.value));
        }
        head.push_str("Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes())
    }

    fn into_headers(self) -> Vec<Header> {
        let always = ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let all = self.headers.into_iter().chain(always);
        // A header that cannot be written is left out; all of ours can.
        all.filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok()).collect()
    }
}

/// Refuses a request in a few words, whatever it was.
pub fn refuse(mut stream: &TcpStream, status: u16, words: &str) -> Result<After> {
    let mut answer = Answer::new(status, "text/plain; charset=utf-8");
    answer.headers.push(("Content-Length", (words.len() + 1).to_string()));
    if status == 405 {
        answer.headers.push(("Allow", "GET, HEAD".to_owned()));
    }
    answer.begin(stream)?;
    stream.write_all(format!("{words}\n").as_bytes())?;
    Ok(After::Close)
}

/// Closes a connection so that the other side can still read what was said: what it goes on to send is thrown away for
/// a moment, because closing with something unread would take the answer back.
pub fn close(mut stream: &TcpStream) {
    const MOMENT: Duration = Duration::from_millis(200);
    let _ = stream.shutdown(Shutdown::Write);
    let begun = Instant::now();
    let mut rest = [0; 4096];
    while begun.elapsed() < MOMENT && stream.set_read_timeout(Some(MOMENT)).is_ok() {
        match stream.read(&mut rest) {
            Ok(0) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
}
