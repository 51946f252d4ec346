//! Clones that others made: nothing in them runs, nothing outside of them is read or shown, and nothing is waited for.
#![cfg(unix)]

mod git;
mod links;
mod names;
mod threads;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What the program said and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub code: i32,
    pub took: Duration,
}

pub fn save(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The program with words in a folder, in an environment of which `change` makes something else.
pub fn fieldbook_in(folder: &Path, words: &[&str], change: impl FnOnce(&mut Command)) -> Said {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("fieldbook"));
    command.current_dir(folder).args(words).stdin(Stdio::null());
    change(&mut command);
    let begun = Instant::now();
    let output = command.output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap_or(-1),
        took: begun.elapsed(),
    }
}

pub fn fieldbook(folder: &Path, words: &[&str]) -> Said {
    fieldbook_in(folder, words, |_| {})
}

/// A small site that works, with an entry and the setting that has git asked.
pub fn site(folder: &Path) {
    save(folder, "site.toml", "title = \"Field\"\nlanguage = \"en\"\n[reference]\nhistory = true\n");
    save(folder, "content/index.md", "---\ntitle: Home\n---\n\nWelcome.\n");
    save(folder, "content/foundations/index.md", "---\ntitle: Foundations\n---\n\nFirst.\n");
    save(folder, "content/foundations/trust.md", "---\ntitle: Trust\n---\n\nTrust grows.\n");
    save(folder, "content/reference/one.md", "---\ntitle: One\n---\n\nText.\n");
}

/// What `serve` says and shows in its first moments: its lines, a page, its list of problems.
pub fn serve(folder: &Path, meanwhile: impl FnOnce(), wanted: &str) -> String {
    use std::io::{BufRead, BufReader, Read, Write};
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("fieldbook"));
    command.current_dir(folder).args(["serve", "--port", "0"]);
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (sender, lines) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in out.split(b'\n').map_while(Result::ok) {
            let _ = sender.send(String::from_utf8_lossy(&line).into_owned());
        }
    });
    let long = Duration::from_secs(60);
    let mut said = lines.recv_timeout(long).expect("it says where it is");
    let address = said.split_once("http://").unwrap().1.split('/').next().unwrap().to_owned();
    meanwhile();
    let begun = Instant::now();
    while !said.contains(wanted) && begun.elapsed() < long {
        if let Ok(line) = lines.recv_timeout(Duration::from_millis(200)) {
            said.push('\n');
            said.push_str(&line);
        }
    }
    for path in ["/", "/reference/one.html", "/reference/uno.html", "/__fieldbook/problems"] {
        let mut stream = std::net::TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(long)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        said.push_str(&String::from_utf8_lossy(&answer));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(said.contains(wanted), "{wanted} in {said}");
    said
}
