//! The nouns: what a file says (`Document` and its parts) and what all files say together (`Curriculum`).

mod agenda;
mod block;
mod curriculum;
mod document;
mod field;
mod front;
pub mod markdown;

pub use agenda::{Agenda, AgendaItem, Duration};
pub use block::{BLOCKS, Block, BlockName, BlockRow, Entries, Entry, Map, Part, Quote, Shape, Sides};
pub use curriculum::{Curriculum, Module, Term, TermIndex};
pub use document::{Document, EventRange, Heading, LinkKind, LinkRef};
pub use field::{Choice, Field, FieldKind, Mark, Size};
pub use front::{Date, FrontMatter, Kind, Orientation, Paper, Said, Seo, Start};
