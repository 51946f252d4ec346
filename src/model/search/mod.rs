//! What is needed to find a place by its words: texts as plain words, words as they are compared, and the index over all
//! of them ([decision 18](../../../docs/decisions/0018-search.md)). The browser's half lies in `themes/default/scripts/search/`.

mod counts;
mod files;
mod generated;
mod index;
mod letters;
mod prose;
mod shards;
mod stems;
mod targets;
mod titles;

pub use files::SearchFile;
pub use generated::{Generated, generated};
pub use index::Index;
pub use letters::{Cut, Word, fold, is_letter, words};
pub use prose::{Passage, Prose};
pub use shards::Shards;
pub use stems::Stems;
pub use targets::{Target, TargetKind, TargetPage, targets};
pub use titles::{Listed, listed};
