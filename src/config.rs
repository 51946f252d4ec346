//! `site.toml`: read into the settings that the model defines.

mod read;
pub mod tables;

pub use crate::model::{
    Config, Facilitator, GlossaryLinks, ModuleConfig, Print, Ratio, ReferenceConfig, Repository,
    SearchConfig, SlidesConfig,
};
pub use read::read;
pub use tables::flat_texts;
