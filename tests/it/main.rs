//! One binary for all tests that use the program from outside.

mod cases;
mod front_matter;
mod settings;
