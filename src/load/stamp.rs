//! What tells whether a file is still the one that was read.

use std::fs::Metadata;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, SystemTime};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// Clocks of file systems are coarse: a file may change twice and keep its time. One that changed this short a while
/// before it was read is read again.
const COARSE: Duration = Duration::from_secs(2);

/// Larger files are known by their time and length alone.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What is known of a file besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    changed: Option<SystemTime>,
    /// Whether time and length are enough to know it again.
    settled: bool,
    /// A hash of the bytes, where they are not kept.
    print: Option<u64>,
    /// Another for other bytes: made of time and length, and kept when the bytes turn out to be the same.
    version: u64,
}

impl Stamp {
    pub fn of(file: &Metadata) -> Self {
        let changed = file.modified().ok();
        let since = changed.and_then(|changed| changed.duration_since(SystemTime::UNIX_EPOCH).ok());
        let nanoseconds = since.unwrap_or_default().as_nanos();
        let age = changed.and_then(|changed| SystemTime::now().duration_since(changed).ok());
        Self {
            length: file.len(),
            changed,
            settled: age.is_some_and(|age| age > COARSE),
            print: None,
            version: xxh3_64(&[nanoseconds.to_le_bytes(), u128::from(file.len()).to_le_bytes()].concat()),
        }
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    /// The stamp of a file with the same bytes as before.
    pub fn same_as(self, before: &Self) -> Self {
        Self { version: before.version, ..self }
    }

    pub fn length(&self) -> u64 {
        self.length
    }

    /// The stamp of a file that has to be read again.
    pub fn unsettled(self) -> Self {
        Self { settled: false, ..self }
    }

    /// Whether this is surely the file that was known before.
    pub fn is_still(&self, before: &Self) -> bool {
        before.settled && self.length == before.length && self.changed == before.changed
    }

    /// The stamp with a hash of the file's bytes.
    pub fn printed(self, place: &Path) -> Self {
        if self.print.is_some() || self.length > LARGEST {
            return self;
        }
        Self { print: print(place), ..self }
    }

    pub fn needs_print(&self) -> bool {
        self.print.is_none() && self.length <= LARGEST
    }

    /// Whether the bytes may be others than before. What was never hashed may.
    pub fn may_differ(&self, before: &Self) -> bool {
        match (self.print, before.print) {
            (Some(print), Some(other)) => print != other,
            _ => self.length != before.length || self.changed != before.changed,
        }
    }
}

fn print(place: &Path) -> Option<u64> {
    let mut file = std::fs::File::open(place).ok()?;
    let mut hasher = Xxh3Default::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer).ok()? {
            0 => return Some(hasher.digest()),
            length => hasher.update(&buffer[..length]),
        }
    }
}
