//! All tests of the program: one binary, a module for each thing an author knows.

mod agenda;
mod agreements;
mod architecture;
mod blocks;
mod commonmark;
mod determinism;
mod fields;
mod glossary;
mod golden;
mod links;
mod markdown;
mod pages;
mod print;
mod privacy;
mod project;
mod properties;
mod raw_html;
mod theme;
