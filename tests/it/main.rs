//! One binary for all tests that use the program from outside.

mod cli;
mod report;
mod scaffold;
mod write;
mod cases;
mod front_matter;
mod settings;
