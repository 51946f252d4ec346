//! Any file of an edition.
#![no_main]

use fieldbook::parse::edition;
use fieldbook::path::SourcePath;
use fieldbook::source::{Source, Sources};
use fieldbook_fuzz::look_at;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let path = SourcePath::new("content/reference/editions/2026.md");
    let source = Source::new(path.clone(), text);
    let mut problems = Vec::new();
    let _ = edition::read(&source, &mut problems);
    look_at(&problems, &Sources::from([(path, source)]));
});
