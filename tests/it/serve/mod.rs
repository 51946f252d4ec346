//! `fieldbook serve`: a site in a folder, a server in this process, and a client that speaks to it in bytes.

mod abuse;
mod editors;
mod events;
mod pages;
mod process;
mod random;

use fieldbook::assemble::Drafts;
use fieldbook::load;
use fieldbook::pipeline::{self, Input};
use fieldbook::plan::Readers;
use fieldbook::preview::{self, Follow, Notice, Options, Told};
use fieldbook::render::{self, Rendered, Site as Drawing};
use fieldbook::watch::Bell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nothing takes this long; a test that waits for more has failed.
pub const LONG: Duration = Duration::from_secs(20);

pub const LESSON: &str = "content/foundations/trust.md";
pub const PAGE: &str = "/foundations/trust.html";

pub const SITE: &[(&str, &str)] = &[
    ("site.toml", "title = \"Field\"\nglossary = \"auto\"\n[[modules]]\nfolder = \"foundations\"\n"),
    ("content/index.md", "---\ntitle: Field\n---\nWelcome. See [trust](foundations/trust.md).\n"),
    ("content/glossary.md", "---\ntitle: Words\n---\n## Listening\n\nHearing.\n"),
    (
        "content/foundations/index.md",
        "---\ntitle: Foundations\n---\nFirst. See [a dot](dot.bmp) and [words](dot.txt).\n",
    ),
    (LESSON, "---\ntitle: Trust\n---\nTrust needs listening.\n\n![A dot](dot.bmp)\n\n____ 2 lines\n"),
    (
        "content/foundations/power.md",
        "---\ntitle: Power\ntags: [power]\n---\nPower. See [trust](trust.md).\n",
    ),
    ("content/worksheets/plan.md", "---\ntitle: Plan\n---\nName: ____\n"),
    ("content/foundations/dot.bmp", "BM, as every bitmap begins, and a dot"),
    ("content/foundations/dot.txt", "not really a picture"),
];

/// A site that is served.
pub struct Serving {
    pub folder: TempDir,
    pub address: SocketAddr,
    bell: Bell,
    running: Option<JoinHandle<()>>,
    pub said: Arc<Mutex<Vec<String>>>,
    /// The address for others.
    pub outside: Option<String>,
}

impl Serving {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// The same after `change` had a hand in the options.
    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in SITE {
            write(&folder.path().join(path), text);
        }
        let mut options = Options {
            site: folder.path().to_owned(),
            drafts: Drafts::Left,
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            editor: None,
            follow: Follow::Stay,
            notice: Notice::Events,
        };
        change(&mut options);
        let preview = preview::start(options).unwrap();
        let mut address = preview.showing.address;
        if address.ip().is_unspecified() {
            address.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        let bell = preview.bell();
        let outside = preview.showing.outside.clone();
        let said = Arc::new(Mutex::new(Vec::new()));
        let telling = Arc::clone(&said);
        let run = move || preview.run(&|told| telling.lock().unwrap().push(words(&told)));
        let running = Some(std::thread::spawn(run));
        Self { folder, address, bell, running, said, outside }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    /// Sends bytes as they are and reads until the other side closes.
    pub fn raw(&self, bytes: &[u8]) -> String {
        raw(self.address, bytes)
    }

    /// Asks for a page in the plainest way.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// `more` are further lines of the head, each with its end.
    pub fn ask(&self, method: &str, path: &str, more: &str) -> Answer {
        let host = self.address;
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n");
        Answer::read(&self.raw(request.as_bytes()))
    }

    pub fn events(&self) -> Events {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        let head = format!("GET /__fieldbook/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        stream.write_all(head.as_bytes()).unwrap();
        let mut events = Events { lines: BufReader::new(stream), last: String::new() };
        events.next();
        // The first look for problems is over, too.
        while events.value("problems").is_empty() {
            events.next();
        }
        events
    }

    /// Waits until a page says something.
    #[track_caller]
    pub fn wait_for(&self, path: &str, words: &str) {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.body.contains(words) {
                return;
            }
            assert!(
                begun.elapsed() < LONG,
                "{path} never said `{words}`, but\n{}\n{}",
                answer.status,
                answer.body
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until an address has a status.
    #[track_caller]
    pub fn wait_for_status(&self, path: &str, status: u16) {
        let begun = Instant::now();
        while self.get(path).status != status {
            assert!(begun.elapsed() < LONG, "{path} never had the status {status}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The server still answers an honest request.
    #[track_caller]
    pub fn check_alive(&self) {
        let answer = self.get(PAGE);
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains("Trust needs"), "{}", answer.body);
    }

    /// All pages are those that a build would make now.
    #[track_caller]
    pub fn check_equals_build(&self) {
        let built = build(self.folder.path());
        let begun = Instant::now();
        loop {
            let other = built.iter().find(|(path, page)| {
                let answer = self.get(&format!("/{path}"));
                answer.status != 200 || plain(&answer.body) != plain(page)
            });
            let Some((path, page)) = other else { return };
            if begun.elapsed() > LONG {
                assert_eq!(plain(&self.get(&format!("/{path}")).body), plain(page), "{path}");
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn stop(mut self) -> Vec<String> {
        self.bell.stop();
        self.running.take().unwrap().join().unwrap();
        std::mem::take(&mut *self.said.lock().unwrap())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.bell.stop();
        if let Some(running) = self.running.take() {
            let _ = running.join();
        }
    }
}

pub fn raw(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let chunked = head.contains("Transfer-Encoding: chunked");
        let body = if chunked { unchunked(body) } else { body.to_owned() };
        Self { status, head: head.to_owned(), body }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

fn unchunked(body: &str) -> String {
    let mut bytes = body.as_bytes();
    let mut whole = Vec::new();
    loop {
        let end = bytes.windows(2).position(|window| window == b"\r\n").expect("a chunk has a length");
        let length = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return String::from_utf8(whole).unwrap();
        }
        whole.extend_from_slice(&bytes[end + 2..end + 2 + length]);
        bytes = &bytes[end + 4 + length..];
    }
}

/// The stream of changes.
pub struct Events {
    lines: BufReader<TcpStream>,
    pub last: String,
}

impl Events {
    /// The next event; empty when the stream has ended.
    pub fn next(&mut self) -> &str {
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < LONG, "no event came in time, after {}", self.last);
            let mut line = String::new();
            if self.lines.read_line(&mut line).expect("an event comes in time") == 0 {
                self.last.clear();
                return &self.last;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                self.last = data.trim().to_owned();
                return &self.last;
            }
        }
    }

    /// The value of a text or number in the last event.
    pub fn value(&self, name: &str) -> String {
        let rest = self.last.split_once(&format!("\"{name}\":")).unwrap_or_else(|| panic!("{}", self.last)).1;
        rest.trim_matches('}').split([',', '}']).next().unwrap_or_default().trim_matches('"').to_owned()
    }

    /// Waits for another build.
    pub fn next_build(&mut self) {
        let before = self.value("build");
        while self.value("build") == before {
            assert!(!self.next().is_empty(), "the stream ended");
        }
    }

    /// Waits until so many errors are told.
    pub fn errors(&mut self, count: usize) {
        while self.value("errors") != count.to_string() {
            assert!(!self.next().is_empty(), "the stream ended");
        }
    }

    /// Whether nothing comes for a while.
    pub fn is_quiet(&mut self, time: Duration) -> bool {
        self.lines.get_ref().set_read_timeout(Some(time)).unwrap();
        let mut line = String::new();
        let quiet = loop {
            line.clear();
            match self.lines.read_line(&mut line) {
                Ok(_) if line.starts_with("data: ") => break false,
                Ok(0) => break true,
                Ok(_) => {}
                Err(_) => break true,
            }
        };
        self.lines.get_ref().set_read_timeout(Some(LONG)).unwrap();
        quiet
    }
}

/// What `build` would write, pages and theme files.
pub fn build(folder: &Path) -> BTreeMap<String, String> {
    let project = load::load(folder).unwrap();
    let understood = pipeline::understand(&Input {
        sources: &project.sources,
        files: &project.files,
        sizes: Some(&project.sizes),
        theme_files: &project.theme_files,
        published: None,
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        shelf: None,
        history: None,
    });
    drawn(folder, &understood)
}

pub fn drawn(folder: &Path, understood: &pipeline::Understood) -> BTreeMap<String, String> {
    let mut found = Vec::new();
    let site = Drawing::new(&understood.curriculum, &understood.theme, &understood.plan, &mut found);
    let found = Mutex::new(found);
    let draw = |(output, page)| {
        let output: &fieldbook::path::OutputPath = output;
        let bytes = match render::render(&site, output, page, &found) {
            Rendered::Bytes(bytes) => bytes,
            Rendered::Copy(path) => fs::read(folder.join(path.as_str())).unwrap_or_default(),
            Rendered::Pieces(pieces) => pieces.flatten().collect(),
        };
        (output.as_str().to_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    understood.plan.iter().map(draw).collect()
}

/// A page without what the server put into it, and without its policy, which the server opened.
pub fn plain(page: &str) -> String {
    let mut page = page.to_owned();
    while let Some(start) = page.find("<script src=\"/__fieldbook/") {
        let end = start + page[start..].find("</script>\n").unwrap() + "</script>\n".len();
        page.replace_range(start..end, "");
    }
    if let Some(start) = page.find("<meta http-equiv=\"Content-Security-Policy\"") {
        let end = start + page[start..].find('>').unwrap();
        page.replace_range(start..end, "");
    }
    page
}

pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What was told, in short.
fn words(told: &Told<'_>) -> String {
    match told {
        Told::Showing(showing) => format!("showing {}", showing.title),
        Told::Problems { new, all, .. } => {
            let new: Vec<&str> = new.iter().map(|problem| problem.rule.row().name).collect();
            format!("problems {} of {}", new.join(" "), all.len())
        }
        Told::NoProblems => "no problems".to_owned(),
        Told::Changed { paths, parsed, .. } => {
            let paths: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
            format!("changed {} read {parsed}", paths.join(" "))
        }
        Told::Polling => "polling".to_owned(),
        Told::Trouble(words) => format!("trouble {words}"),
    }
}
