//! `site.toml`: what is read, and what is said when it cannot be.

use crate::cases;
use fieldbook::config::{self, Config, GlossaryLinks};
use fieldbook::diagnostic::Diagnostic;
use fieldbook::keys::{SCHEMAS, Schema, schema, settings::SETTINGS, table_of};
use fieldbook::model::Paper;
use fieldbook::path::SourcePath;
use fieldbook::source::Source;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn read(text: &str) -> (Source, Config, Vec<Diagnostic>) {
    let source = Source::new(SourcePath::new("site.toml"), text);
    let mut problems = Vec::new();
    let config = config::read(&source, &mut problems);
    (source, config, problems)
}

#[test]
fn what_authors_see() {
    cases::check("settings.txt", "site.toml", |source, problems| {
        config::read(source, problems);
    });
}

#[test]
fn defaults() {
    let (_, config, problems) = read("title = \"A\"\n");
    assert!(problems.is_empty());
    let folders: Vec<&str> = config.modules.iter().map(|module| module.folder.as_str()).collect();
    assert_eq!(folders, ["foundations", "deepening", "challenges", "reflection"]);
    assert!(!config.modules_given && config.print.all && config.print.modules);
    assert_eq!((config.language.as_str(), config.glossary), ("en", GlossaryLinks::Plain));
}

#[test]
fn values() {
    let text = "title = \"A\"\nbase_url = \"https://example.org/x\"\nglossary = \"auto\"\n\
        [[modules]]\nfolder = \"one\"\naccent = \"moss\"\n[[modules]]\nfolder = \"two\"\ntitle = \"Two\"\n\
        [repository]\nurl = \"https://example.org/s\"\n[print]\nall = false\npaper = \"letter\"\n";
    let (source, config, problems) = read(text);
    assert_eq!(cases::answers(&source, problems), "");
    assert_eq!(config.base_url.as_deref(), Some("https://example.org/x/"));
    assert_eq!(config.glossary, GlossaryLinks::Auto);
    assert_eq!(config.modules.len(), 2);
    assert_eq!(source.slice(config.modules[0].folder_span), "one");
    assert_eq!(config.modules[0].accent.as_deref(), Some("moss"));
    assert!(!config.print.all && config.print.modules && config.print.paper == Some(Paper::Letter));
}

#[test]
fn every_example_can_be_pasted() {
    for row in SETTINGS {
        let title = if row.name == "title" { "" } else { "title = \"A\"\n" };
        let (source, _, problems) = read(&format!("{title}{}\n", row.example));
        assert_eq!(cases::answers(&source, problems), "", "{}", row.name);
    }
}

#[test]
fn schemas_know_every_key() {
    for name in SCHEMAS {
        let schema = schema(Schema::find(name).unwrap());
        assert_eq!(schema["required"][0], "title", "{name}");
        assert!(schema["properties"]["title"]["description"].is_string(), "{name}");
    }
    let lesson = schema(Schema::find("lesson").unwrap());
    assert!(lesson["properties"]["minutes"].is_object() && lesson["properties"]["paper"].is_null());
    let site = schema(Schema::Site);
    assert!(SETTINGS.iter().all(|row| site["properties"][row.name].is_object()));
    assert!(site["properties"]["modules"]["items"]["properties"]["accent"]["enum"].is_array());
    assert!(Schema::find("other").is_none());
}

#[test]
fn the_docs_list_every_key() {
    let table = table_of(SETTINGS);
    let row =
        "| `print.paper` | all | `a4` or `letter` | the paper for pages that name none | `paper = \"a4\"` |";
    assert!(table.lines().any(|line| line == row), "{table}");
    assert!(SETTINGS.iter().all(|row| table.contains(&format!("| `{}` |", row.name))));
}

#[test]
fn hostile_settings_are_refused_quickly() {
    let texts = [
        "a = ".to_owned() + &"[".repeat(200_000),
        "a = ".to_owned() + &"{a = ".repeat(40_000),
        "[".repeat(100_000),
        "a.".repeat(50_000) + "a = 1",
        "a = \"\u{0}\u{feff}".to_owned(),
        "x = 1\n".repeat(30_000),
    ];
    for text in texts {
        let begun = Instant::now();
        let (_, _, problems) = read(&text);
        assert!(!problems.is_empty());
        assert!(begun.elapsed() < Duration::from_secs(5), "{} took too long", &text[..10]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read(text in "(\\PC|[\\[\\]={}\"'#.,:\n\r\t \u{0}“”]|title|modules|print|folder|\\[\\[modules\\]\\]\n){0,60}") {
        let (source, _, problems) = read(&text);
        for problem in problems {
            prop_assert!(source.text.get(problem.place.span.range()).is_some());
            prop_assert!(problem.fix.is_none_or(|fix| source.text.get(fix.span.range()).is_some()));
        }
    }
}
