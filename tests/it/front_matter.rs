//! Front matter: what is read, and what is said when it cannot be.

use crate::cases;
use fieldbook::diagnostic::Diagnostic;
use fieldbook::keys::table::{FRONT_MATTER, KINDS, SEO};
use fieldbook::model::{Date, FrontMatter, Kind, Said};
use fieldbook::parse::front_matter;
use fieldbook::path::SourcePath;
use fieldbook::source::Source;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const LESSON: &str = "content/foundations/a.md";

fn read(path: &str, text: &str) -> (Source, Kind, FrontMatter, Vec<Diagnostic>) {
    let source = Source::new(SourcePath::new(path), text);
    let mut problems = Vec::new();
    let (kind, front, body) = front_matter::read(&source, &mut problems);
    assert!(source.text.is_char_boundary(body));
    (source, kind, front, problems)
}

fn words(said: &[Said]) -> Vec<&str> {
    said.iter().map(|said| said.text.as_str()).collect()
}

#[test]
fn what_authors_see() {
    cases::check("front_matter.txt", LESSON, |source, problems| {
        front_matter::read(source, problems);
    });
}

#[test]
fn kinds_follow_from_folders() {
    let kinds = [
        ("content/index.md", Kind::Front),
        ("content/glossary.md", Kind::Glossary),
        ("content/agreements.md", Kind::Plain),
        ("content/worksheets/index.md", Kind::Section),
        ("content/sessions/index.md", Kind::Section),
        ("content/reference/index.md", Kind::Section),
        ("content/worksheets/a.md", Kind::Worksheet),
        ("content/worksheets/deep/index.md", Kind::Worksheet),
        ("content/sessions/a.md", Kind::Session),
        ("content/reference/deep/a.md", Kind::Entry),
        ("content/foundations/index.md", Kind::Module),
        ("content/foundations/a.md", Kind::Lesson),
        ("content/foundations/deep/index.md", Kind::Lesson),
        ("README.md", Kind::Plain),
    ];
    for (path, kind) in kinds {
        assert_eq!(front_matter::kind_of(&SourcePath::new(path)), kind, "{path}");
    }
}

#[test]
fn every_example_can_be_pasted() {
    for row in FRONT_MATTER {
        for kind in row.kinds.iter().filter(|_| row.name != "type") {
            let title = if row.name == "title" { "" } else { "title: A\n" };
            let text = format!("---\n{title}type: {}\n{}\n---\nText.\n", kind.name(), row.example);
            let (source, found, _, problems) = read(LESSON, &text);
            assert_eq!(cases::answers(&source, problems), "", "{}", row.name);
            assert_eq!(found, *kind);
        }
    }
    for row in SEO {
        let text = format!("---\ntitle: A\nseo:\n  {}\n---\nText.\n", row.example);
        let (source, _, _, problems) = read(LESSON, &text);
        assert_eq!(cases::answers(&source, problems), "", "{}", row.name);
    }
}

#[test]
fn every_kind_refuses_the_keys_of_others() {
    for kind in KINDS {
        for row in FRONT_MATTER.iter().filter(|row| !row.belongs_to(*kind)) {
            let text = format!("---\ntitle: A\ntype: {}\n{}\n---\nText.\n", kind.name(), row.example);
            let (_, _, _, problems) = read(LESSON, &text);
            assert_eq!(problems.len(), 1, "{} in {}", row.name, kind.name());
            assert_eq!(problems[0].rule.row().name, "misplaced-key");
        }
    }
}

#[test]
fn values_of_a_session() {
    let text = "---\ntitle: A\nnumber: 2\nstart: 2026-03-03 18:30\ntimezone: \"Europe/Berlin\"\n\
        show_in: UTC\nminutes: 90\nfacilitators: [Ana, Sam]\nregister: https://example.org\n---\nText.\n";
    let (source, _, front, problems) = read("content/sessions/a.md", text);
    assert_eq!(cases::answers(&source, problems), "");
    let start = front.start.unwrap();
    assert_eq!(start.date, Date { year: 2026, month: 3, day: 3 });
    assert_eq!((start.hour, start.minute, source.slice(start.span)), (18, 30, "2026-03-03 18:30"));
    assert_eq!(source.slice(front.timezone.unwrap().span), "Europe/Berlin");
    assert_eq!((words(&front.show_in), front.minutes, front.number), (vec!["UTC"], Some(90), Some(2)));
    assert_eq!(
        (source.slice(front.minutes_span), front.facilitators),
        ("90", vec!["Ana".into(), "Sam".into()])
    );
}

#[test]
fn exports_are_put_where_they_belong() {
    let text = "---\narticle_title: Old\nurl: /old\nrelated_article1: b.md\nrelated: c.md\nrelated_article2: d.md\n\
        page_description: >-\n  One\\n two\npage_keywords: a, b\ntag_1: x\n---\nText.\n";
    let (_, _, front, _) = read(LESSON, text);
    assert_eq!(front.title, "Old");
    assert_eq!(words(&front.aliases), ["/old"]);
    assert_eq!(words(&front.related), ["c.md", "b.md", "d.md"]);
    assert_eq!(front.seo.description.as_deref(), Some("One\ntwo"));
    assert_eq!(front.seo.keywords, ["a", "b"]);
    assert_eq!(words(&front.tags), ["x"]);
}

#[test]
fn places_are_those_of_the_words() {
    let text = "\u{feff}---\r\ntitle: 'Über uns'\r\ntags: [ä, \"ö\"]\r\n---\r\nText.\r\n";
    let (source, _, front, problems) = read(LESSON, text);
    assert_eq!(cases::answers(&source, problems), "");
    assert_eq!(source.slice(front.title_span), "Über uns");
    assert_eq!(front.tags.iter().map(|tag| source.slice(tag.span)).collect::<Vec<_>>(), ["ä", "ö"]);
}

#[test]
fn the_worked_content_has_no_problems() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in walkdir::WalkDir::new(folder.join("content")).sort_by_file_name() {
        let entry = entry.unwrap();
        let inside = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        if inside.ends_with(".md") {
            let (source, _, _, problems) = read(&inside, &std::fs::read_to_string(entry.path()).unwrap());
            assert_eq!(cases::answers(&source, problems), "", "{inside}");
        }
    }
}

#[test]
fn hostile_headers_are_refused_quickly() {
    let bomb = (1..9).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
        let repeated = vec![format!("*a{}", n - 1); 9].join(", ");
        format!("{text}a{n}: &a{n} [{repeated}]\n")
    });
    let headers = [
        "{a: ".repeat(50_000),
        "title: ".to_owned() + &"{a: ".repeat(50_000),
        "tags: ".to_owned() + &"[".repeat(60_000),
        "tags: ".to_owned() + &"[".repeat(200_000),
        "tags:\n".to_owned() + &"- ".repeat(30_000),
        "seo:\n".to_owned() + &(0..300).map(|n| format!("{}a:\n", " ".repeat(n + 1))).collect::<String>(),
        bomb,
        "title: \u{0}\u{0}\u{0}".to_owned(),
        "tags: [\"".to_owned() + &"'\"".repeat(30_000),
        "related_article1: a\n".repeat(3_000),
        "foo: 1\n".repeat(9_000),
        (0..5_000).map(|n| format!("key{n}: 1\n")).collect(),
    ];
    for header in headers {
        let begun = Instant::now();
        let (_, _, _, problems) = read(LESSON, &format!("---\n{header}\n---\nText.\n"));
        assert!(!problems.is_empty());
        let start: String = header.chars().take(20).collect();
        assert!(begun.elapsed() < Duration::from_secs(3), "{start} took {:?}", begun.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_header_can_be_read(
        header in "(\\PC|[-:#\\[\\]{}\"'|>&*!@,.\n\r\t \u{a0}\u{0}\u{feff}“”：]|title: |tags:|\n  - |seo:\n|---\n|\n<<<<<<< a\n|date: ){0,60}",
        before in "(---\n|---\r\n|\u{feff}---\n|\n\n---\n|)",
        after in "(\n---\n|\n...\n|\r\n---\r\n|)",
    ) {
        let (source, _, front, problems) = read("content/sessions/a.md", &format!("{before}{header}{after}Text"));
        prop_assert!(source.text.get(front.title_span.range()).is_some());
        prop_assert!(front.tags.iter().all(|tag| source.text.get(tag.span.range()).is_some()));
        for problem in problems {
            prop_assert!(source.text.get(problem.place.span.range()).is_some(), "{problem:?}");
            prop_assert!(problem.fix.is_none_or(|fix| source.text.get(fix.span.range()).is_some()));
        }
    }

    #[test]
    fn any_value_is_read_or_reported(value in "\\PC{0,30}") {
        let text = format!("---\ntitle: A\nsummary: {value}\n---\nText");
        let (_, _, front, problems) = read(LESSON, &text);
        let whole = value.trim().trim_matches(['"', '\'']);
        prop_assert!(!problems.is_empty() || whole.is_empty() || !front.summary.is_empty());
    }
}
