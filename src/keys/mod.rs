//! Keys and values, whether they come from front matter or from `site.toml`: what there is, how it is read, and the
//! schema for editors. A reader of YAML or TOML makes the tree; everything after that is the same for both.

mod commas;
pub mod date_format;
pub mod dates;
pub mod decode;
mod docs;
mod durations;
pub mod fits;
pub mod foreign;
pub mod quote;
mod reference;
pub mod reserved;
pub mod row;
mod schema;
pub mod settings;
pub mod table;
pub mod tree;
mod unknown;
pub mod values;
mod words;
mod zones;

pub use docs::table_of;
pub use durations::minutes_meant;
pub use schema::{SCHEMAS, Schema, schema};
pub use words::base as base_url;
