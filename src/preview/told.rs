//! What a preview is asked for, and what it tells the person at the terminal.

use crate::assemble::Drafts;
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;
use crate::report::Editor;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// What is to be shown, and to whom.
pub struct Options {
    pub site: PathBuf,
    pub drafts: Drafts,
    pub host: IpAddr,
    pub port: u16,
    /// How problems link to the author's editor.
    pub editor: Option<Editor>,
    pub follow: Follow,
    pub notice: Notice,
}

/// Whether browsers go to the page that was edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    Edited,
    Stay,
}

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The system tells, and where it does not, folders are looked through.
    Events,
    /// Folders are looked through again and again.
    Polling,
}

/// What there is to say to the person at the terminal.
pub enum Told<'a> {
    /// Pages can be seen.
    Showing(&'a Showing),
    /// These problems are new; `all` are there.
    Problems { new: &'a [Diagnostic], all: &'a [Diagnostic], sources: &'a Sources },
    /// The texts are as good as they can be again.
    NoProblems,
    /// Something changed, and is shown.
    Changed { paths: &'a BTreeSet<SourcePath>, parsed: usize, milliseconds: u128 },
    /// The system does not tell of changes here.
    Polling,
    /// It goes on, but the person should know.
    Trouble(String),
}

/// Where pages can be seen.
pub struct Showing {
    pub title: String,
    pub documents: usize,
    pub address: SocketAddr,
    /// The port that was asked for, when another had to do.
    pub taken: Option<u16>,
    /// For other computers: an address, with the key.
    pub outside: Option<String>,
    /// Whether other computers can reach it at all.
    pub is_open: bool,
}
