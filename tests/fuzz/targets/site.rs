//! Any site: `=== path` before each file, as in the other tests.
#![no_main]

use fieldbook_fuzz::look;
use fieldbook_fuzz::project::Project;

libfuzzer_sys::fuzz_target!(|site: &str| look(&Project::read(site)));
