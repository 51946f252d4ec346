//! What visitors should not do: each attempt is answered or dropped, and the next honest one is served.

use super::{PAGE, Serving};
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

/// Sends bytes, asks that the answer has this status (empty: that there is none), and that honest visitors are served.
#[track_caller]
fn check(serving: &Serving, sent: &[u8], status: &str) {
    let answer = serving.raw(sent);
    let line = answer.lines().next().unwrap_or_default();
    assert!(line.contains(status), "{}: {line}", String::from_utf8_lossy(&sent[..sent.len().min(120)]));
    serving.check_alive();
}

fn request(line: &str, host: &str, more: &str) -> Vec<u8> {
    format!("{line}\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n").into_bytes()
}

#[test]
fn addresses_that_lead_elsewhere() {
    let serving = Serving::new();
    let host = serving.address.to_string();
    for path in [
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/..%2fsite.toml",
        "/..%5csite.toml",
        "/%5c..%5csite.toml",
        "/a/%00.html",
        "//etc/passwd",
        "/content/foundations/trust.md",
        "/site.toml",
        "/.fieldbook-manifest",
        "/%ff",
        "/%",
        "/%zz",
    ] {
        let answer = serving.raw(&request(&format!("GET {path} HTTP/1.1"), &host, ""));
        let line = answer.lines().next().unwrap_or_default();
        assert!(line.contains(" 404") || line.contains(" 400"), "{path}: {line}");
        assert!(!answer.contains("[[modules]]") && !answer.contains("root:"), "{path}");
    }
    serving.check_alive();
}

#[test]
fn foreign_hosts_and_origins() {
    let serving = Serving::new();
    let host = serving.address.to_string();
    let line = format!("GET {PAGE} HTTP/1.1");
    check(&serving, &request(&line, "evil.example", ""), " 421");
    check(&serving, &request(&line, "evil.example:4000", ""), " 421");
    check(&serving, &request(&line, &host, "Origin: http://evil.example\r\n"), " 403");
    check(&serving, &request(&format!("GET http://evil.example{PAGE} HTTP/1.1"), &host, ""), " 4");
    check(&serving, format!("GET {PAGE} HTTP/1.1\r\nConnection: close\r\n\r\n").as_bytes(), " 4");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "BREW"] {
        check(&serving, &request(&format!("{method} {PAGE} HTTP/1.1"), &host, ""), " 4");
    }
}

#[test]
fn heads_that_are_none() {
    let serving = Serving::new();
    let host = serving.address.to_string();
    check(&serving, b"\r\n\r\n", "");
    check(&serving, b"nonsense\r\n\r\n", " 400");
    check(&serving, b"GET\r\n\r\n", " 400");
    check(&serving, &[0; 4096], "");
    check(&serving, &[0xff; 4096], "");
    check(&serving, format!("GET {PAGE} HTTP/9.9\r\nHost: {host}\r\n\r\n").as_bytes(), "");
    check(&serving, &request(&format!("GET /{} HTTP/1.1", "a".repeat(1 << 20)), &host, ""), "");
    check(
        &serving,
        &request(&format!("GET {PAGE} HTTP/1.1"), &host, &format!("X: {}\r\n", "y".repeat(1 << 20))),
        "",
    );
    check(&serving, &request(&format!("GET {PAGE} HTTP/1.1"), &host, &"X: y\r\n".repeat(100_000)), "");
    check(&serving, &request(&format!("GET {PAGE} HTTP/1.1"), &host, "Range: bytes=9-1,,x\r\n"), "");
}

#[test]
fn those_who_wait_do_not_keep_others_waiting() {
    let serving = Serving::new();
    let idle: Vec<TcpStream> = (0..200).filter_map(|_| TcpStream::connect(serving.address).ok()).collect();
    serving.check_alive();
    let mut slow: Vec<TcpStream> = (0..20).filter_map(|_| TcpStream::connect(serving.address).ok()).collect();
    for _ in 0..5 {
        for stream in &mut slow {
            // One that was let go is as good as one that waits.
            let _ = stream.write_all(b"G");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    serving.check_alive();
    drop((idle, slow));
    serving.check_alive();
}
