//! Any file of answers, and any list of published questions.
#![no_main]

use fieldbook::collect;
use fieldbook::model::FieldList;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = collect::read(bytes);
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(list) = FieldList::read(text)
    {
        assert_eq!(FieldList::read(&list.text()), Ok(list), "the list is read as it was written");
    }
});
