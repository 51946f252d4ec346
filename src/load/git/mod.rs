//! What git knows of a site: its texts at an earlier revision, and who wrote them. Every call goes through `command.rs`.

mod authors;
mod command;
mod repository;
mod revision;

pub use authors::{Authorship, authorship};
pub use revision::at as at_revision;
