//! What there can only be so much of: each limit is told at its place, and no page grows with the number of others. The
//! figures behind the limits come from `benches/hostile.rs`.

use crate::project::{LESSON, Project, check_lesson, check_problems, lesson};
use fieldbook::assemble::Drafts;
use fieldbook::build::{self, Options};
use fieldbook::limit;
use fieldbook::parse::parse;
use fieldbook::path::SourcePath;
use fieldbook::pipeline;
use fieldbook::plan::Readers;
use fieldbook::report;
use fieldbook::source::Source;
use std::fs;

/// The first problem of a lesson with this text, as `line:column: rule: message`.
#[track_caller]
fn check_first(text: &str, expected: &str) {
    let path = SourcePath::new(LESSON);
    let source = Source::new(path, format!("---\ntitle: A\n---\n{text}"));
    let (_, mut problems) = parse(&source, None);
    problems.sort();
    let first = problems.first().map_or(String::new(), |problem| {
        let place = source.line_column(problem.place.span.start);
        format!("{}:{}: {}: {}", place.line, place.column, problem.rule.row().name, problem.message)
    });
    assert_eq!(first, expected);
}

#[test]
fn depth() {
    let quotes = |depth: usize| format!("{} x\n", ">".repeat(depth));
    check_lesson(&quotes(limit::DEPTH), "");
    check_lesson(
        &format!("Words.\n\n{}", quotes(41)),
        "6:43: deep-nesting: lists or quotations are nested more than 40 deep",
    );
    // A rule and code only look as deep.
    check_lesson(&"- ".repeat(200), "");
    check_lesson(&format!("```\n{}\n```\n", quotes(200)), "");
}

#[test]
fn pieces_of_markup() {
    let items = |count: usize| "- a\n".repeat(count);
    check_first(&items(33_000), "");
    let words = "unreadable-file: this text has more than 100000 pieces of markup";
    check_first(&items(34_000), &format!("33337:1: {words}"));
    check_first(&"\\> ".repeat(10), "");
}

#[test]
fn blocks() {
    let blocks = |count: usize| "::: notes\n\na\n\n:::\n\n".repeat(count);
    check_first(&blocks(2_000), "");
    check_first(&blocks(2_001), "12004:1: unreadable-file: this text has more than 2000 blocks");
}

#[test]
fn items_of_agendas() {
    let agenda = |count: usize| format!("::: agenda\n\n{}\n:::\n\n", "1. Talk (1 min)\n".repeat(count));
    check_first(&agenda(1_000).repeat(2), "");
    let words = "unreadable-file: the agendas of this text have more than 2000 items";
    check_first(&agenda(1_001).repeat(2), &format!("2011:1: {words}"));
    // Parts of items are items.
    let nested = format!("::: agenda\n\n{}\n:::\n", "1. Talk\n   1. Ask (1 min)\n".repeat(1_001));
    check_first(&nested, &format!("2006:1: {words}"));
}

#[test]
fn headings() {
    let headings = |count: usize| (0..count).map(|n| format!("## Part {n}\n\n")).collect::<String>();
    check_first(&headings(2_000), "");
    check_first(&headings(2_001), "4004:1: unreadable-file: this text has more than 2000 headings");
    check_first(
        &"Part\n----\n\n".repeat(2_001),
        "6004:1: unreadable-file: this text has more than 2000 headings",
    );
}

#[test]
fn rows_of_maps() {
    let map = |count: usize| {
        let rows = (0..count).map(|n| format!("| Partner {n} | A | 1 |\n")).collect::<String>();
        let labels = "Quadrants: A · B\nRings: 1 · 2\n\n| Partner | Quadrant | Ring |\n| --- | --- | --- |";
        format!("::: map Partners\n\n{labels}\n{rows}\n:::\n\n")
    };
    let path = SourcePath::new("content/worksheets/a.md");
    for (text, expected) in [
        (map(1_000).repeat(2), None),
        (map(2_001), Some(4)),
        (map(1_000).repeat(3), Some(2_024)),
        (network(1_000, 1_000), None),
        (network(1_000, 1_001), Some(4)),
    ] {
        let source = Source::new(path.clone(), format!("---\ntitle: A\n---\n{text}"));
        let (_, problems) = parse(&source, None);
        let told = problems.iter().find(|problem| problem.message.ends_with("more than 2000 rows"));
        assert_eq!(told.map(|problem| source.line_column(problem.place.span.start).line), expected);
    }
}

fn network(people: usize, ties: usize) -> String {
    let people = (0..people).map(|n| format!("| P{n} |\n")).collect::<String>();
    let ties = "| P1 | P2 |\n".repeat(ties);
    format!("::: network People\n\n| Name |\n| --- |\n{people}\n| From | To |\n| --- | --- |\n{ties}\n:::\n")
}

#[test]
fn fields() {
    let fields = |count: usize| (0..count).map(|n| format!("Name {n}: ____\n\n")).collect::<String>();
    check_first(&fields(20_000), "");
    check_first(
        &fields(20_001),
        "40004:13: unreadable-file: this text has more than 20000 fields to fill in",
    );
}

#[test]
fn words_that_name_a_field() {
    let path = SourcePath::new("content/worksheets/a.md");
    for text in [
        format!("{}\n\n____\n\n____\n", "word ".repeat(2_000)),
        format!("| {} | b |\n|---|---|\n| ____ | ____ |\n", "word ".repeat(2_000)),
        format!("{}: ____\n", "w".repeat(10_000)),
        format!("- [ ] {}\n", "word ".repeat(2_000)),
    ] {
        let (document, _) = parse(&Source::new(path.clone(), format!("---\ntitle: A\n---\n{text}")), None);
        assert!(!document.fields.is_empty());
        for field in &document.fields {
            assert!(field.label.len() <= limit::LABEL + 10, "{} letters", field.label.len());
        }
    }
}

#[test]
fn values_that_many_pages_show() {
    let title = "a".repeat(4_001);
    check_problems(
        &format!("=== {LESSON}\n---\ntitle: {title}\n---\nWords.\n"),
        "content/foundations/a.md:2:8: wrong-value: `title` has 4001 letters, and can have 4000",
    );
    check_problems(
        &format!("=== site.toml\ntitle = \"A\"\nsummary = \"{title}\"\n{}", lesson("Words.")),
        "site.toml:2:12: wrong-value: `summary` has 4001 letters, and can have 4000",
    );
    let answer = "word ".repeat(1_000);
    check_problems(
        &format!(
            "=== content/reference/a.md\n---\ntitle: A\nquestion: Why?\nanswer: {answer}\n---\nWords.\n"
        ),
        "",
    );
}

/// Checks a site on the disk with one file.
#[track_caller]
fn check_file(path: &str, size: usize, expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), "title = \"A\"\n").unwrap();
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let head = "---\ntitle: A\ndate: 2026-01-01\n---\n";
    fs::write(file, format!("{head}{}", "a".repeat(size - head.len()))).unwrap();
    let options = Options {
        site: folder.path().to_owned(),
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        published: None,
        as_of: None,
    };
    let built = build::check(&options).unwrap();
    let large = built.problems.iter().filter(|problem| problem.rule.row().name == "unreadable-file");
    let large: Vec<&str> = large.map(|problem| problem.message.as_str()).collect();
    assert_eq!(large.join("\n"), expected, "{path}");
}

#[test]
fn sizes_of_files() {
    const MEGABYTE: usize = 1024 * 1024;
    check_file("content/foundations/a.md", MEGABYTE, "");
    check_file("content/foundations/a.md", MEGABYTE + 1, "the file has 2 MB, and can have 1");
    check_file("content/glossary.md", 5 * MEGABYTE, "the file has 5 MB, and can have 1");
    check_file("content/reference/editions/a.md", 5 * MEGABYTE, "");
    check_file("content/reference/editions/a.md", 5 * MEGABYTE + 1, "the file has 6 MB, and can have 5");
}

#[test]
fn agreements_are_shown_once_a_page() {
    let written = "=== content/agreements.md\n---\ntitle: G\n---\n::: agreements\n\n- One at a time\n\n:::\n";
    let empty = "::: agreements\n:::\n\n";
    let again =
        "agreements-link: this page shows the agreements already, so this block shows only a link to them";
    let project = format!("{written}{}", lesson(&empty.repeat(1_000)));
    let outcome = Project::read(&project).outcome();
    let first: Vec<&str> = outcome.problems.lines().take(2).collect();
    assert_eq!(first, [format!("{LESSON}:7:1: {again}"), format!("{LESSON}:10:1: {again}")]);
    assert_eq!(outcome.problems.lines().count(), limit::ALIKE);
    assert_eq!(outcome.page("foundations/a.html").matches("One at a time").count(), 1);
    assert_eq!(outcome.page("print/all.html").matches("One at a time").count(), 2);
    // On the page that writes them they are shown already.
    check_problems(
        &format!("{written}\n{empty}\n{}", lesson("Words.")),
        &format!("content/agreements.md:10:1: {again}"),
    );
    // Facilitators and participants each see them once.
    let both = format!("::: facilitator\n\n{empty}:::\n\n{empty}");
    let outcome = Project::read(&format!("{written}{}", lesson(&both))).outcome();
    assert_eq!(outcome.problems, "");
    assert_eq!(outcome.page("foundations/a.html").matches("One at a time").count(), 1);
    check_problems(
        &format!("{written}{}", lesson(&format!("{empty}::: facilitator\n\n{empty}:::\n"))),
        &format!("{LESSON}:9:1: {again}"),
    );
}

#[test]
fn long_agreements_are_linked() {
    let list = "- One person speaks at a time\n".repeat(300);
    let written = format!("=== content/agreements.md\n---\ntitle: G\n---\n::: agreements\n\n{list}\n:::\n");
    let project = format!("{written}{}", lesson("::: agreements\n:::\n"));
    let outcome = Project::read(&project).outcome();
    assert_eq!(
        outcome.problems.trim(),
        format!(
            "{LESSON}:4:1: agreements-link: the agreements are longer than 8 KB, so this block shows only a link to them"
        )
    );
    let page = outcome.page("foundations/a.html");
    assert!(!page.contains("One person speaks"));
    assert!(page.contains("href=\"../agreements.html#agreements\""), "{page}");
}

#[test]
fn very_many_problems_of_one_kind_are_counted() {
    for (text, rule) in [
        ("[a](b.md) ", "broken-link"),
        ("[a](#b) ", "broken-anchor"),
        ("![a](b.png) ", "broken-link"),
        ("{{ a }} ", "foreign-markup"),
    ] {
        let understood = Project::read(&lesson(&text.repeat(300))).understand();
        let found: Vec<_> =
            understood.problems.iter().filter(|problem| problem.rule.row().name == rule).collect();
        assert_eq!(found.len(), limit::ALIKE, "{text}");
        let last = &found[limit::ALIKE - 1];
        assert_eq!(
            last.message, "201 problems like those above, from here on, are not listed one by one",
            "{text}"
        );
        let start = last.place.span.start as usize - "---\ntitle: A\n---\n".len();
        assert_eq!(start / text.len(), limit::ALIKE - 1, "{text}");
    }
    // Another kind of problem among them is still told, and so are those of other files.
    let text = format!("{}[a](javascript:b)", "[a](b.md) ".repeat(300));
    let other = "=== content/foundations/other.md\n---\ntitle: B\n---\n[a](b2.md)\n";
    let problems = Project::read(&format!("{}{other}", lesson(&text))).outcome().problems;
    assert_eq!(problems.lines().count(), 102, "{problems}");
    assert!(problems.contains("unsafe-link"), "{problems}");
}

#[test]
fn columns_far_into_a_line() {
    let path = SourcePath::new(LESSON);
    let text = format!("---\ntitle: A\n---\n{}\n[c](d.md)\n", "é — [ß](b.md) ".repeat(90));
    let mut project = Project::default();
    project.add("site.toml", "title = \"A\"\n[[modules]]\nfolder = \"foundations\"\n");
    project.add(LESSON, &text);
    let problems = project.understand().problems;
    let rows = report::json(&problems, &project.sources);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).unwrap();
    assert_eq!(rows.len(), 91);
    for (row, problem) in rows.iter().zip(&problems) {
        let source = &project.sources[&path];
        let (start, end) = (problem.place.span.start, problem.place.span.end);
        for (offset, line, column) in [(start, "line", "column"), (end, "end_line", "end_column")] {
            let place = source.line_column(offset);
            assert_eq!(
                (row[line].as_u64(), row[column].as_u64()),
                (Some(place.line as u64), Some(place.column as u64))
            );
        }
    }
}

#[test]
fn lost_sheets_are_counted() {
    let sheet = |n: usize| {
        format!("{{\"sheet\": \"w/s{n:03}\", \"fields\": [{{\"id\": \"a\", \"kind\": \"text\"}}]}}")
    };
    let sheets: Vec<String> = (0..300).map(sheet).collect();
    let list = format!(
        "{{\"fieldbook\": \"fields\", \"version\": 1, \"curriculum\": \"c\", \"sheets\": [{}]}}",
        sheets.join(", ")
    );
    let project = Project::read(&format!("=== site.toml\nid = \"c\"\ntitle = \"A\"\n{}", lesson("Words.")));
    let published = Source::new(SourcePath::new("fields.json"), list);
    let problems = pipeline::questions(&project.understand(), &project.sources, Some(&published));
    assert_eq!(problems.len(), limit::ALIKE);
    assert!(problems[0].message.starts_with("the sheet `w/s000` is gone"), "{}", problems[0].message);
    assert!(problems[99].message.starts_with("201 problems like those above"), "{}", problems[99].message);
}

/// A site with so many modules, one lesson each.
fn with_modules(count: usize) -> Project {
    let mut project = Project::default();
    let listed: String = (1..=count).map(|n| format!("[[modules]]\nfolder = \"m{n:03}\"\n")).collect();
    project.add("site.toml", &format!("title = \"A\"\n{listed}"));
    for n in 1..=count {
        project.add(&format!("content/m{n:03}/a.md"), "---\ntitle: Same\n---\nWords.\n");
    }
    project
}

/// The navigation of a page.
fn nav(project: &Project, path: &str) -> String {
    let page = project.page(path);
    let nav = page.split_once("<nav class=\"site-nav\"").map_or("", |(_, rest)| rest);
    nav.split_once("</nav>").map_or("", |(nav, _)| nav).to_owned()
}

#[test]
fn navigation_of_very_many_modules() {
    let few = nav(&with_modules(60), "m030/a.html");
    assert_eq!(few.matches("<li").count(), 60);
    assert!(!few.contains("All modules"), "{few}");
    let project = with_modules(61);
    let many = nav(&project, "m030/a.html");
    assert_eq!(many.matches("<li").count(), 1 + 7, "{many}");
    assert!(many.contains("<a href=\"../index.html#contents--title\">All modules</a>"), "{many}");
    for module in ["m027", "m033"] {
        assert!(many.contains(&format!("../{module}/index.html")), "{many}");
    }
    assert!(many.contains("href=\"../m030/index.html\" aria-current=\"true\""), "{many}");
    // The page that is led to lists all of them.
    let front = project.page("index.html");
    assert!(front.contains("id=\"contents--title\""));
    assert_eq!(front.matches("class=\"module-row").count(), 61);
    assert_eq!(nav(&project, "index.html").matches("<li").count(), 1);
    // The last ones are drawn with their pages.
    assert_eq!(nav(&project, "m061/a.html").matches("<li").count(), 1 + 4);
    // Four times as many modules make no page longer.
    assert_eq!(with_modules(240).page("m030/a.html").len(), with_modules(120).page("m030/a.html").len());
}

#[test]
fn terms_that_every_text_uses() {
    let count = limit::MENTIONS + 10;
    let mut project = String::from("=== content/glossary.md\n---\ntitle: G\n---\n## Trust\n\nWords.\n");
    for n in 1..=count {
        project.push_str(&format!(
            "=== content/foundations/a{n}.md\n---\ntitle: A{n}\n---\n[Trust](../glossary.md#trust)\n"
        ));
    }
    let page = Project::read(&project).page("glossary.html");
    let mentions = page.split_once("term-mentions").map_or("", |(_, rest)| rest);
    let mentions = mentions.split_once("</p>").map_or("", |(words, _)| words);
    assert_eq!(mentions.matches("<a ").count(), limit::MENTIONS);
    assert!(mentions.ends_with("and 10 more"), "{mentions}");
}

#[test]
fn templates_that_do_not_fit_are_found_among_many() {
    let mut project = format!("=== site.toml\ntitle = \"A\"\ntheme = \"own\"\n{}", lesson("Words."));
    for n in 0..200 {
        let text = match n {
            20 => "{% if %}".to_owned(),
            // Extends one that comes later.
            50 => "{% extends \"t150.html\" %}".to_owned(),
            170 => "{% extends \"nowhere.html\" %}".to_owned(),
            n => format!("<p>{n}</p>"),
        };
        project.push_str(&format!("=== themes/own/templates/t{n:03}.html\n{text}\n"));
    }
    let problems = Project::read(&project).outcome().problems;
    let places: Vec<&str> = problems.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(places, ["themes/own/templates/t020.html", "themes/own/templates/t170.html"], "{problems}");
}

#[test]
fn the_docs_say_the_same_limits() {
    let docs = fs::read_to_string(format!("{}/docs/writing.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let table = docs.split_once("## Limits\n").map_or("", |(_, rest)| rest);
    let table = table.split_once("\n## ").map_or(table, |(table, _)| table);
    let number = |number: usize| {
        let digits = number.to_string();
        let cut = digits.len().saturating_sub(3);
        if cut == 0 { digits } else { format!("{},{}", &digits[..cut], &digits[cut..]) }
    };
    for (what, most) in [
        ("a Markdown file", format!("{} MB", limit::TEXT / 1024 / 1024)),
        ("an edition", format!("{} MB", limit::LONG_TEXT / 1024 / 1024)),
        ("a header", format!("{} KB", limit::HEADER / 1024)),
        ("`site.toml`", format!("{} KB", limit::SETTINGS / 1024)),
        ("one value of a header", format!("{} letters", number(limit::VALUE))),
        ("`fields.json`", format!("{} MB", limit::FIELD_LIST / 1024 / 1024)),
        ("a file of answers", format!("{} MB", limit::ANSWERS / 1_000_000)),
        ("pieces of markup", number(limit::PIECES)),
        ("lists and quotations inside each other", number(limit::DEPTH)),
        ("blocks in one text", number(limit::BLOCKS)),
        ("blocks inside each other", number(limit::BLOCK_DEPTH)),
        ("headings in one text", number(limit::HEADINGS)),
        ("items of agendas", number(limit::AGENDA_ITEMS)),
        ("rows of maps", number(limit::MAP_ROWS)),
        ("fields to fill in", number(limit::FIELDS)),
        ("agreements shown", format!("{} KB", limit::AGREEMENTS / 1024)),
        ("modules in the navigation", number(limit::MODULES_IN_NAVIGATION)),
        ("pages named below a term", number(limit::MENTIONS)),
        ("problems of one kind", number(limit::ALIKE)),
    ] {
        let row = table.lines().find(|line| line.starts_with("| ") && line.contains(what));
        let row = row.unwrap_or_else(|| panic!("no row for {what} in\n{table}"));
        assert!(row.contains(&format!("| {most} |")), "{row} has no {most}");
    }
}
