//! The bytes of one file: compared with what is on the disk, and written from the first difference on.

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::PathBuf;
use xxhash_rust::xxh3::Xxh3;

/// How much of a copied file is in memory at a time.
const PIECE: usize = 128 * 1024;

/// What fills a file.
pub enum Body<'a> {
    Bytes(Vec<u8>),
    /// For what would be large in one piece: made, compared and written bit by bit.
    Chunks(Box<dyn Iterator<Item = Vec<u8>> + 'a>),
    /// The bytes of a file on the disk, which are never all in memory.
    Copy(PathBuf),
}

/// Whether the file had to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    None,
    Written,
}

/// What was found out about one file.
#[derive(Debug, Clone, Copy)]
pub struct Settled {
    pub change: Change,
    pub hash: u64,
}

/// Compares a body with the file `present`; where they differ, or there is none, writes it to the file that `fresh`
/// makes, and whose path it names.
pub fn settle(
    body: Body<'_>,
    mut present: Option<File>,
    fresh: impl FnOnce() -> Result<(File, PathBuf)>,
) -> Result<Settled> {
    let mut chunks = chunks(body)?;
    let mut hash = Xxh3::new();
    let mut same = 0;
    let mut buffer = Vec::new();
    let mut differing = None;
    if let Some(old) = &mut present {
        while let Some(chunk) = chunks.next().transpose()? {
            if !begins_with(old, &chunk, &mut buffer) {
                differing = Some(chunk);
                break;
            }
            hash.update(&chunk);
            same += chunk.len() as u64;
        }
        if differing.is_none() && is_at_end(old) {
            return Ok(Settled { change: Change::None, hash: hash.digest() });
        }
    }

    let (mut file, path) = fresh()?;
    if let (Some(old), true) = (&mut present, same > 0) {
        copy_start(old, same, &mut file).map_err(Error::io("writing", &path))?;
    }
    for chunk in differing.map(Ok).into_iter().chain(chunks) {
        let chunk = chunk?;
        hash.update(&chunk);
        file.write_all(&chunk).map_err(Error::io("writing", &path))?;
    }
    Ok(Settled { change: Change::Written, hash: hash.digest() })
}

type Chunks<'a> = Box<dyn Iterator<Item = Result<Vec<u8>>> + 'a>;

fn chunks(body: Body<'_>) -> Result<Chunks<'_>> {
    Ok(match body {
        Body::Bytes(bytes) => Box::new(std::iter::once(Ok(bytes))),
        Body::Chunks(chunks) => Box::new(chunks.map(Ok)),
        Body::Copy(path) => {
            let file = File::open(&path).map_err(Error::io("reading", &path))?;
            Box::new(std::iter::from_fn(move || {
                let mut piece = Vec::with_capacity(PIECE);
                match (&file).take(PIECE as u64).read_to_end(&mut piece) {
                    Ok(0) => None,
                    Ok(_) => Some(Ok(piece)),
                    Err(error) => Some(Err(Error::io("reading", &path)(error))),
                }
            }))
        }
    })
}

fn begins_with(old: &mut File, chunk: &[u8], buffer: &mut Vec<u8>) -> bool {
    if buffer.len() < chunk.len() {
        buffer.resize(chunk.len(), 0);
    }
    let read = &mut buffer[..chunk.len()];
    old.read_exact(read).is_ok() && read == chunk
}

fn is_at_end(old: &mut File) -> bool {
    loop {
        match old.read(&mut [0]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => return matches!(read, Ok(0)),
        }
    }
}

/// The bytes that were found equal are no longer in memory, so they come from the old file.
fn copy_start(old: &mut File, length: u64, file: &mut File) -> io::Result<()> {
    old.rewind()?;
    let copied = io::copy(&mut old.take(length), file)?;
    if copied == length { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
}
