//! Whatever somebody sends, the next honest request is answered.

use super::{Answer, LONG, PAGE, Serving, raw, write};
use fieldbook::serve::{self, Access, Hub, Key};
use std::io::{Error, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The status that raw bytes get; 0 when the connection is closed without a word.
fn status(serving: &Serving, bytes: &[u8]) -> u16 {
    Answer::read(&serving.raw(bytes)).status
}

#[test]
fn malformed_requests() {
    let serving = Serving::new();
    let host = serving.address;
    for (request, expected) in [
        ("nonsense\r\n\r\n".to_owned(), 400),
        ("GET /\r\n\r\n".to_owned(), 400),
        (format!("GET  / HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1 more\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET / HTTP/2.0\r\nHost: {host}\r\n\r\n"), 505),
        (format!("GET / HTTPS/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("G\u{e9}T / HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET /\u{e9} HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nno colon\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\n : empty\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\n folded: yes\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nA: b\0c\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nA: b\rc\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n"), 400),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), 421),
        (format!("GET foundations/trust.html HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("GET * HTTP/1.1\r\nHost: {host}\r\n\r\n"), 400),
        (format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc"), 405),
        (format!("PUT / HTTP/1.1\r\nHost: {host}\r\n\r\n"), 405),
        (format!("DELETE / HTTP/1.1\r\nHost: {host}\r\n\r\n"), 405),
        (format!("OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n"), 405),
        (format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n"), 405),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), 200),
    ] {
        assert_eq!(status(&serving, request.as_bytes()), expected, "{request:?}");
        serving.check_alive();
    }
    for bytes in [&b"\xff\xfe\x00\r\n\r\n"[..], &[0; 5000], b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"] {
        let _ = serving.raw(bytes);
        serving.check_alive();
    }
}

#[test]
fn paths_that_lead_away() {
    let serving = Serving::new();
    write(&serving.path("secret.txt"), "secret");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2e%2fsecret.txt",
        "/foundations/../../secret.txt",
        "/foundations/..%5c..%5csecret.txt",
        "/..\\secret.txt",
        "/%5csecret.txt",
        "/secret.txt%00.html",
        "/%00",
        "//secret.txt",
        "/./secret.txt",
        "/foundations//trust.html",
        "/%ff%fe",
        "/%c0%ae%c0%ae/secret.txt",
        "/%0d%0aX: y",
    ] {
        let path = path.replace(' ', "%20");
        let answer = serving.get(&path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.body.contains("secret\n") && answer.body != "secret", "{path}: {}", answer.body);
    }
    for path in
        ["/secret.txt", "/site.toml", "/content/index.md", "/content/foundations/trust.md", "/%", "/%zz"]
    {
        assert_eq!(serving.get(path).status, 404, "{path}");
    }
    serving.check_alive();
}

#[test]
fn whole_addresses() {
    let serving = Serving::new();
    let ask = |target: &str, host: &str| {
        status(
            &serving,
            format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes(),
        )
    };
    let host = serving.address.to_string();
    assert_eq!(ask(&format!("http://{host}{PAGE}"), &host), 200);
    assert_eq!(ask(&format!("HTTP://{host}"), &host), 200);
    assert_eq!(ask(&format!("http://{host}?x"), &host), 200);
    assert_eq!(ask(&format!("http://evil.example{PAGE}"), &host), 421);
    assert_eq!(ask("http://evil.example", &host), 421);
    assert_eq!(ask("https://evil.example/", &host), 400);
    assert_eq!(ask("file:///etc/passwd", &host), 400);
}

#[test]
fn foreign_hosts_and_pages() {
    let serving = Serving::new();
    let port = serving.address.port();
    let with_host = |host: &str| {
        status(&serving, format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    };
    for host in ["localhost", "LOCALHOST:4000", "127.0.0.1", "[::1]", "127.0.0.1:1"] {
        assert_eq!(with_host(host), 200, "{host}");
    }
    for host in
        ["evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example", "", "a:b:c"]
    {
        assert_eq!(with_host(host), 421, "{host}");
    }
    let with = |more: &str| serving.ask("GET", "/__fieldbook/problems", more).status;
    assert_eq!(with(&format!("Origin: http://127.0.0.1:{port}\r\n")), 200);
    assert_eq!(with("Origin: http://evil.example\r\n"), 403);
    assert_eq!(with("Origin: null\r\n"), 403);
    assert_eq!(with("Origin: http://127.0.0.1:1\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"), 200);
    assert_eq!(with("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n"), 200);
}

#[test]
fn a_head_of_a_megabyte() {
    let serving = Serving::new();
    let start = format!("GET / HTTP/1.1\r\nHost: {}\r\nX: ", serving.address);
    let long = [start.as_bytes(), &vec![b'a'; 1 << 20], b"\r\n\r\n"].concat();
    assert_eq!(status(&serving, &long), 431);
    let many = format!("GET / HTTP/1.1\r\nHost: {}\r\n{}\r\n", serving.address, "A: b\r\n".repeat(500));
    assert_eq!(status(&serving, many.as_bytes()), 431);
    let address = format!("GET /{} HTTP/1.1\r\n", "a".repeat(1 << 20));
    assert_eq!(status(&serving, address.as_bytes()), 431);
    serving.check_alive();
}

#[test]
fn silent_and_slow_senders() {
    let serving = Serving::new();
    let idle: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(serving.address).unwrap()).collect();
    serving.check_alive();
    let mut slow: Vec<TcpStream> = (0..50).map(|_| TcpStream::connect(serving.address).unwrap()).collect();
    for step in 0..5 {
        for stream in &mut slow {
            let _ = stream.write_all(&b"GET / HTTP/1.1\r\nHost: localhost"[step * 3..step * 3 + 3]);
        }
        serving.check_alive();
    }
    // Who goes on like that is let go.
    let begun = Instant::now();
    let mut last = slow.pop().unwrap();
    last.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    loop {
        let _ = last.write_all(b"x");
        match last.read(&mut [0; 64]) {
            Ok(0) => break,
            Err(error) if error.kind() != std::io::ErrorKind::WouldBlock => break,
            _ => assert!(begun.elapsed() < LONG, "a slow sender holds on"),
        }
    }
    drop(idle);
    serving.check_alive();
}

#[test]
fn many_streams_leave_room() {
    let serving = Serving::new();
    let streams: Vec<_> = (0..150).map(|_| serving.events()).collect();
    serving.check_alive();
    let mut last = serving.events();
    serving.write("content/foundations/power.md", "---\ntitle: Power\n---\nMore power.\n");
    last.next_build();
    drop(streams);
    serving.check_alive();
}

#[test]
fn one_connection_for_many_requests() {
    let serving = Serving::new();
    let mut stream = TcpStream::connect(serving.address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    let one = format!("GET /foundations/dot.txt HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address);
    let last = format!("HEAD / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", serving.address);
    stream.write_all(format!("{one}{one}\r\n{one}{last}").as_bytes()).unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 4, "{answers}");
    assert_eq!(answers.matches("not really a picture").count(), 3, "{answers}");
}

#[test]
fn readers_that_go_away() {
    let serving = Serving::new();
    for _ in 0..30 {
        let mut stream = TcpStream::connect(serving.address).unwrap();
        let request = format!("GET /print/all.html HTTP/1.1\r\nHost: {}\r\n\r\n", serving.address);
        stream.write_all(request.as_bytes()).unwrap();
    }
    serving.check_alive();
}

#[test]
fn a_listener_that_dies_is_replaced() {
    let opened = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&opened);
    let first = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = first.local_addr().unwrap();
    let mut first = Some(first);
    let open = move || {
        let number = counting.fetch_add(1, Ordering::Relaxed);
        let listener = match first.take() {
            Some(listener) => listener,
            None if number == 1 => return Err(Error::other("not now")),
            None => TcpListener::bind(address)?,
        };
        let mut taken = 0;
        let accept: serve::Accept = Box::new(move || {
            taken += 1;
            // The first listener takes one connection, and then only fails.
            if number == 0 && taken > 1 { Err(Error::from_raw_os_error(22)) } else { listener.accept() }
        });
        Ok(accept)
    };
    let hub = Arc::new(Hub::default());
    let access = Access { key: None, port: address.port() };
    let server = serve::start_with(open, address, hub, access);
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    // No build was published, so there is nothing to show; but there is an answer each time.
    for _ in 0..3 {
        let begun = Instant::now();
        loop {
            let reached = TcpStream::connect(address).is_ok();
            if reached && Answer::read(&raw(address, request.as_bytes())).status == 503 {
                break;
            }
            assert!(begun.elapsed() < LONG, "nobody answers any more");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    assert!(opened.load(Ordering::Relaxed) >= 3);
    server.stop();
}

#[test]
fn a_mistake_in_drawing_is_survived() {
    let listener = serve::listen(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
    let address = listener.address;
    let hub = Arc::new(Hub::default());
    hub.publish(serve::Build {
        id: "a".to_owned(),
        style: None,
        files: Arc::default(),
        follow: None,
        draw: Box::new(|output, show| {
            assert_ne!(output.as_str(), "bad.html", "a mistake that the test makes");
            show(serve::Shown::Bytes(b"<head></head>good".to_vec()));
        }),
        near: Box::new(|_| Vec::new()),
    });
    let server = serve::start(listener, hub, Access { key: None, port: address.port() });
    let ask = |path: &str| {
        Answer::read(&raw(
            address,
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes(),
        ))
    };
    for _ in 0..5 {
        assert_eq!(ask("/bad.html").status, 500);
        assert!(ask("/good.html").body.ends_with("good"));
    }
    server.stop();
}

#[test]
fn a_taken_port() {
    let serving = Serving::new();
    let port = serving.address.port();
    let other = serve::listen(IpAddr::V4(Ipv4Addr::LOCALHOST), port).unwrap();
    assert!(other.address.port() > port);
}

#[test]
fn others_need_the_key() {
    let serving = Serving::with(|options| options.host = IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    serving.check_alive();
    // As a neighbour we can only come where this computer has an address on a network.
    let Some(outer) = serve::outer_address(serving.address.port()) else { return };
    let ask = |path: &str, more: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {outer}\r\nConnection: close\r\n{more}\r\n");
        Answer::read(&raw(outer, request.as_bytes()))
    };
    for path in
        ["/", PAGE, "/__fieldbook/events", "/__fieldbook/problems", "/_problems", "/?key=", "/?key=0123"]
    {
        let answer = ask(path, "");
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.body.contains("Trust"), "{path}");
    }
    assert_eq!(ask("/", &format!("Cookie: fieldbook-{}=wrong\r\n", outer.port())).status, 403);
}

#[test]
fn a_key_becomes_a_cookie() {
    let (one, other) = (Key::random().unwrap(), Key::random().unwrap());
    assert_ne!(one.as_str(), other.as_str());
    assert_eq!(one.as_str().len(), 32);
    let serving = Serving::with(|options| options.host = IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let Some(outer) = serve::outer_address(serving.address.port()) else { return };
    let key = serving.outside.as_ref().unwrap().split_once("?key=").unwrap().1.to_owned();
    let ask = |path: &str, more: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {outer}\r\nConnection: close\r\n{more}\r\n");
        Answer::read(&raw(outer, request.as_bytes()))
    };
    let answer = ask(&format!("{PAGE}?key={key}"), "");
    assert_eq!((answer.status, answer.header("location")), (303, Some(PAGE)));
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    assert_eq!(ask(PAGE, &format!("Cookie: a=b; {cookie}\r\n")).status, 200);
    // No other host, whatever stands in the address.
    let away = ask(&format!("//evil.example/?key={key}"), "");
    assert_eq!(away.header("location"), Some("/evil.example/"));
    for (path, own) in [
        ("/\\evil.example", "/evil.example"),
        ("/\\/evil.example", "/evil.example"),
        ("/\\\\evil.example", "/evil.example"),
        ("///\\///evil.example", "/evil.example"),
        ("/a\\b", "/a%5Cb"),
        ("http://evil.example\\/", "/"),
        ("/%5Cevil.example", "/%5Cevil.example"),
        ("/%09/evil.example", "/%09/evil.example"),
        ("/\t/evil.example", "/evil.example"),
        ("/\u{85}/evil.example", "/evil.example"),
    ] {
        let location = ask(&format!("{path}?key={key}"), "").header("location").map(str::to_owned);
        assert!(location.is_none() || location.as_deref() == Some(own), "{path:?}: {location:?}");
    }
}
