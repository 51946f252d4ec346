//! The program itself: what it says, how it stops, and what it does when the system gives it little.
#![cfg(unix)]

use super::{Answer, LESSON, LONG, PAGE, SITE, raw, write};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

struct Program {
    child: Child,
    lines: Receiver<String>,
    address: SocketAddr,
    folder: TempDir,
    said: Vec<String>,
}

impl Program {
    /// Starts it in a shell that first obeys `limits`.
    fn start(limits: &str, words: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in SITE {
            write(&folder.path().join(path), text);
        }
        let port = if words.contains("--port") { "" } else { "--port 0" };
        let program = assert_cmd::cargo::cargo_bin("fieldbook");
        let line = format!("{limits} exec '{}' serve --site . {port} {words}", program.display());
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(line)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit());
        let mut child = command.spawn().unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut said = Vec::new();
        let address = loop {
            let line = lines.recv_timeout(LONG).expect("the program says where it is");
            said.push(line.clone());
            if let Some((_, rest)) = line.split_once(" is shown at http://") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        Self { child, lines, address, folder, said }
    }

    fn get(&self, path: &str) -> Answer {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        Answer::read(&raw(self.address, request.as_bytes()))
    }

    /// The first line from now on that holds some words.
    fn line_with(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(LONG).unwrap_or_else(|_| panic!("it never said `{words}`"));
            if line.contains(words) {
                return line;
            }
        }
    }

    fn write(&self, path: &str, text: &str) {
        write(&self.folder.path().join(path), text);
    }

    /// Sends a signal and gives the time until it has ended, and how.
    fn end(&mut self, signal: &str) -> (Duration, Option<i32>) {
        let begun = Instant::now();
        let sent = Command::new("kill").arg(signal).arg(self.child.id().to_string()).status().unwrap();
        assert!(sent.success());
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (begun.elapsed(), status.code());
            }
            assert!(begun.elapsed() < LONG, "it does not stop");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn stream(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(format!("GET /__fieldbook/events HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes())
        .unwrap();
    stream
}

#[test]
fn it_says_what_happens() {
    let program = Program::start("", "");
    assert_eq!(
        program.said.last().unwrap(),
        &format!("Field is shown at http://{}/ (6 texts); Ctrl + C stops", program.address)
    );
    program.write(LESSON, "---\ntitle: Trust\n---\n[Lost](lost.md)\n");
    let changed = program.line_with(LESSON);
    assert!(
        changed.starts_with(&format!("{LESSON}; 1 text read again; ")) && changed.ends_with(" ms"),
        "{changed}"
    );
    program.line_with("error[broken-link]");
    program.line_with("1 error");
    program.write(LESSON, "---\ntitle: Trust\n---\nFound.\n");
    program.line_with("no problems any more");
}

#[test]
fn it_stops_at_once_with_open_streams() {
    for signal in ["-INT", "-TERM"] {
        let mut program = Program::start("", "");
        let open: Vec<TcpStream> = (0..20).map(|_| stream(program.address)).collect();
        assert_eq!(program.get("/").status, 200);
        let (time, code) = program.end(signal);
        assert_eq!(code, Some(0), "{signal}");
        // 200 ms are the aim; a test on a busy computer allows more.
        assert!(time < Duration::from_secs(3), "{signal}: {time:?}");
        drop(open);
    }
}

#[test]
fn it_lives_with_few_files() {
    let program = Program::start("ulimit -n 48 &&", "");
    for _ in 0..3 {
        let idle: Vec<TcpStream> =
            (0..120).filter_map(|_| TcpStream::connect(program.address).ok()).collect();
        let begun = Instant::now();
        while program.get(PAGE).status != 200 {
            assert!(begun.elapsed() < LONG, "it refuses everyone");
        }
        // It also still reads what is written.
        let words = format!("Time {:?}", begun);
        program.write(LESSON, &format!("---\ntitle: Trust\n---\n{}\n", words.replace(['{', '}', '"'], "")));
        program.line_with(LESSON);
        assert_eq!(program.get(PAGE).status, 200);
        drop(idle);
    }
}

#[test]
fn a_taken_port_is_said() {
    let first = Program::start("", "");
    let port = first.address.port();
    let second = Program::start("", &format!("--port {port}"));
    assert_eq!(second.said[0], format!("port {port} is taken; this is the next free one"));
    assert_ne!(second.address.port(), port);
}

#[test]
fn other_computers_come_in_with_a_warning_a_key_and_a_code() {
    let program = Program::start("", "--host 0.0.0.0");
    let mut said = program.said.clone();
    while let Ok(line) = program.lines.recv_timeout(Duration::from_millis(500)) {
        said.push(line);
    }
    assert!(said.iter().any(|line| line.starts_with("warning: other people on your network")), "{said:?}");
    assert_eq!(program.address.ip().to_string(), "127.0.0.1", "the address for this computer");
    if fieldbook::serve::outer_address(program.address.port()).is_some() {
        let outside = said.iter().find(|line| line.starts_with("For phones")).unwrap();
        let key = outside.split("?key=").nth(1).unwrap();
        assert_eq!(key.len(), 32);
        assert!(said.iter().any(|line| line.contains('█')), "{said:?}");
    }
}

#[test]
fn where_there_is_no_site_nothing_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::Command::cargo_bin("fieldbook").unwrap();
    let output = command.args(["serve", "--port", "0"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no curriculum"));
    assert!(Path::new(folder.path()).read_dir().unwrap().next().is_none());
}
