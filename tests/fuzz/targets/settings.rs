//! Any `site.toml`.
#![no_main]

use fieldbook::config;
use fieldbook::path::SourcePath;
use fieldbook::source::{Source, Sources};
use fieldbook_fuzz::look_at;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let path = SourcePath::new("site.toml");
    let source = Source::new(path.clone(), text);
    let mut problems = Vec::new();
    config::read(&source, &mut problems);
    look_at(&problems, &Sources::from([(path, source)]));
});
