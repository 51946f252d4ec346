//! All tests of the program: one binary, a module for each thing an author knows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::pedantic, reason = "tests are lines of data, not an interface")]

mod agenda;
mod agreements;
mod answers;
mod architecture;
mod blocks;
mod calendar;
mod cases;
mod cli;
mod collect;
mod commonmark;
mod determinism;
#[cfg(unix)]
mod disk;
mod drafts;
mod drawings;
mod editions;
mod elsewhere;
mod field_slips;
mod fields;
mod front_matter;
mod generated;
mod glossary;
mod golden;
mod guide;
mod invariants;
mod limits;
mod links;
mod maps;
mod markdown;
mod near_blocks;
mod packs;
mod pages;
mod photos;
mod plan_of_sessions;
mod print;
mod privacy;
mod project;
mod properties;
mod raw_html;
mod reference;
mod report;
mod reserved;
mod rules;
mod scaffold;
mod schedules;
mod search;
mod serve;
mod sessions;
mod settings;
mod slides;
mod theme;
mod unclosed;
mod write;
mod zones;
