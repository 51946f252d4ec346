//! The nouns: what a file says (`Document` and its parts) and what all files say together (`Curriculum`).

mod address;
mod agenda;
mod agreements;
mod alias;
mod amount;
mod block;
mod by_path;
mod changes;
mod code_host;
pub mod collation;
mod config;
mod curriculum;
mod dimensions;
mod document;
mod edition;
mod field;
mod field_list;
mod front;
pub mod html;
mod korean;
mod led_to;
mod map;
pub mod markdown;
mod media;
mod meeting;
pub mod near_block;
pub mod placeholders;
mod plan;
mod portable;
mod reference;
pub mod search;
mod series;
mod short;
mod site_id;
pub mod slides;
mod terms;
mod timetable;
mod usage;
mod written;

pub use address::{Address, OFFSITE};
pub use agenda::{Agenda, AgendaItem, Duration, PartOrder};
pub use agreements::{Agreements, Written};
pub use alias::alias_output;
pub use amount::{Amount, FULL, GOOD, Measure};
pub use block::{
    BLOCKS, Block, BlockName, BlockRow, Drawing, Entries, Entry, Part, Quote, Shape, Sides, Turn,
};
pub use by_path::ByPath;
pub use changes::{Changes, Pair, changes};
pub use code_host::address as code_host_address;
pub use config::{
    Config, Facilitator, GlossaryLinks, ModuleConfig, Print, Ratio, ReferenceConfig, Repository,
    SearchConfig, SlidesConfig,
};
pub use curriculum::{Curriculum, Module};
pub use dimensions::Dimensions;
pub use document::{Audience, Document, EventRange, Form, Heading, LinkKind, LinkPlace, LinkRef};
pub use edition::{Edition, Frozen, public_text};
pub use field::{Choice, ChoicePlace, Field, FieldKind, Mark, Size, label_of, short_label};
pub use field_list::{AnswerKind, FieldList, ListedField, ListedSheet, Unreadable};
pub use front::{Date, FrontMatter, Kind, Orientation, Paper, Said, Seo, Start};
pub use led_to::{LedTo, Reach};
pub use map::{Map, Network, PartnerRow, TieRow, find_label, same_words, tidy};
pub use media::{is_drawing, is_for_hosts, is_media, is_picture};
pub use meeting::Meeting;
pub use plan::{EditionPage, Page, Plan, ReferencePage, Section};
pub use portable::{LONGEST_NAME, LONGEST_PATH, trouble};
pub use reference::{Authored, Chapter, ChapterLine, History, Reference};
pub use series::{Series, SeriesPlace, series};
pub use short::short;
pub use site_id::{SiteId, former_calendar, is_id};
pub use terms::{Mention, Term, TermIndex, form as term_form};
pub use timetable::{Sitting, Slot, SlotTarget, Timetable, wait_for};
pub use usage::Used;
pub use written::{written_clock, written_time};
