//! Fieldbook turns a folder of Markdown into everything a training needs. The modules in reading order.

pub mod config;
pub mod diagnostic;
pub mod error;
pub mod keys;
pub mod model;
pub mod parse;
pub mod path;
pub mod rule;
pub mod source;
pub mod zone;
