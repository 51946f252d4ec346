//! One text becomes one `Document`. Never fails: what an author did wrong is collected, and the rest is read.

pub mod front_matter;
mod yaml;
