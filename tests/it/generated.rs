//! Pages of the guide that are made from the program's own tables: what is in the repository is what comes out now.

use fieldbook::docs;
use std::fs;
use std::path::Path;

/// `FIELDBOOK_BLESS=1` writes the pages anew.
fn check(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("FIELDBOOK_BLESS").is_some() {
        fs::write(&path, made).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == made, "docs/{name} is out of date: FIELDBOOK_BLESS=1 cargo test writes it anew");
}

#[test]
fn the_page_of_rules() {
    check("rules.md", &docs::rules());
}

#[test]
fn the_page_of_commands() {
    check("cli.md", &docs::commands());
}
