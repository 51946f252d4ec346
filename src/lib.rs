//! Fieldbook turns a folder of Markdown into everything a training needs. The modules in reading order.

pub mod config;
pub mod diagnostic;
pub mod error;
pub mod model;
pub mod path;
pub mod report;
pub mod rule;
pub mod source;
pub mod write;
