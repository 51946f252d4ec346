//! Any words below a header, and any header, as a text of each kind: read once without and once with a shelf.
#![no_main]

use fieldbook::model::markdown::{self, Shelf};
use fieldbook::parse::parse;
use fieldbook::path::SourcePath;
use fieldbook::source::{Source, Sources};
use fieldbook_fuzz::invariants::check_document;
use fieldbook_fuzz::{PLACES, look_at};

libfuzzer_sys::fuzz_target!(|input: (u8, &str)| {
    let (kind, text) = input;
    let path = SourcePath::new(PLACES[usize::from(kind) % PLACES.len()]);
    for text in [text.to_owned(), format!("---\ntitle: A\n---\n{text}")] {
        let source = Source::new(path.clone(), text);
        let (document, problems) = parse(&source, None);
        check_document(&document, &problems);
        let shelf = Shelf::default();
        let again = parse(&source, Some(&shelf));
        assert_eq!(format!("{document:?}{problems:?}"), format!("{:?}{:?}", again.0, again.1));
        if let Some(kept) = shelf.take(&source.path, &source.text) {
            assert_eq!(kept, markdown::read(&source.text, document.body as usize).events);
        }
        look_at(&problems, &Sources::from([(path.clone(), source)]));
    }
});
