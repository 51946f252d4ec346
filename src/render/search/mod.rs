//! Searching: the page, the list of everything that needs no script, and the files of the index.

mod data;
mod page;

pub use data::{start, texts, words};
