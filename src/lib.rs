//! Fieldbook turns a folder of Markdown into everything a training needs. The modules in reading order.

pub mod assemble;
pub mod build;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod docs;
pub mod error;
pub mod keys;
pub mod load;
pub mod model;
pub mod parallel;
pub mod parse;
pub mod path;
pub mod pipeline;
pub mod plan;
pub mod preview;
pub mod render;
pub mod report;
pub mod rule;
pub mod scaffold;
pub mod serve;
pub mod source;
pub mod watch;
pub mod write;
pub mod zone;
