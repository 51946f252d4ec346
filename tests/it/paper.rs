//! What a page says for paper and for those who listen: how wide tables are, what names rows, where links lead.

use crate::project::{Project, check_html, html, lesson};
use std::collections::BTreeMap;

#[track_caller]
fn check_table(cells: &str, opening: &str) {
    let columns = cells.matches('|').count() + 1;
    let text =
        format!("| {cells} |\n|{}\n| {} |\n", " --- |".repeat(columns), vec!["x"; columns].join(" | "));
    let page = html(&text);
    assert!(page.contains(&format!("{opening}<thead>")), "{cells}\n{page}");
}

#[test]
fn tables_say_how_much_of_a_sheet_they_need() {
    check_table("Name | What they said", "<table>");
    check_table("One | Two | Three | Four | Five", "<table class=\"table--half\">");
    check_table(&["Neighborhood"; 5].join(" | "), "<table class=\"table--wide\">");
    check_table(&["Neighborhood"; 10].join(" | "), "<table class=\"table--widest\">");
    check_table(&format!("Key | {}", "x".repeat(80)), "<table class=\"table--wide\">");
    check_table(&format!("Key | {}", "many words ".repeat(30).trim()), "<table>");
    check_table("long-words-with-hyphens | another-long-word-with-hyphens", "<table>");
}

#[test]
fn a_column_without_a_name_names_its_rows() {
    check_html(
        "|  | Funder | Community |\n| --- | :-: | --- |\n| **Who** asks | a | b |\n|  | c | d |\n",
        &[
            "<thead><tr><td></td><th class=\"align-center\" scope=\"col\">Funder</th>",
            "<tr><th scope=\"row\"><strong>Who</strong> asks</th><td class=\"align-center\">a</td>",
            "<tr><td></td><td class=\"align-center\">c</td>",
        ],
    );
    assert!(!html("| Who | What |\n| --- | --- |\n| a | b |\n").contains("scope=\"row\""));
}

#[test]
fn frames_of_tables_have_names_of_their_own() {
    let table = "| a |\n| --- |\n| b |\n\n";
    check_html(
        &format!("{table}{table}## Trust & care\n\n{table}{table}"),
        &[
            "aria-label=\"Table\">",
            "aria-label=\"Table 2\">",
            "aria-label=\"Table: Trust &amp; care\">",
            "aria-label=\"Table 2: Trust &amp; care\">",
        ],
    );
}

#[test]
fn links_say_what_paper_adds_to_their_words() {
    for (text, expected) in [
        ("<https://example.org/a>", "<a href=\"https://example.org/a\" class=\"said\">"),
        ("[example.org/a](https://example.org/a/)", "<a href=\"https://example.org/a/\" class=\"said\">"),
        ("[more](https://example.org/a)", "<a href=\"https://example.org/a\">more"),
        ("[us](mailto:us@example.org?subject=Hi)", "?subject=Hi\" data-address=\"us@example.org\">us"),
        ("[Ana](tel:+491234)", "<a href=\"tel:+491234\" data-address=\"+491234\">Ana"),
        ("[+49 (12) 34](tel:+491234)", "<a href=\"tel:+491234\">+49"),
        ("<us@example.org>", "<a href=\"mailto:us@example.org\">us@example.org"),
        ("[Us@Example.org](mailto:us@example.org)", "<a href=\"mailto:us@example.org\">Us@"),
        // The same in HTML, in a line and in a block.
        ("x <a href=\"mailto:us@example.org\">us</a>", "\" data-address=\"us@example.org\">us</a>"),
        ("x <a href=\"mailto:us@example.org\">write **us**</a>", "\" data-address=\"us@example.org\">write"),
        (
            "x <a href=\"mailto:us@example.org?subject=Hi\">us@example.org</a>",
            "?subject=Hi\">us@example.org</a>",
        ),
        (
            "x <a href=\"https://example.org/?a&amp;b\">https://example.org/?a&b</a>",
            "&amp;b\" class=\"said\">https",
        ),
        ("x <a href=\"https://example.org/\"><b>example</b>.org</a>", "\" class=\"said\"><b>example"),
        ("x <a href=\"https://example.org/\">more</a>", "<a href=\"https://example.org/\">more"),
        (
            "<p><a href=\"https://example.org\" title=\"T\">example.org</a></p>",
            " title=\"T\" class=\"said\">example",
        ),
        (
            "<p>\n<a href=\"tel:+491234\">Ana</a>\n</p>",
            "<a href=\"tel:+491234\" data-address=\"+491234\">Ana",
        ),
        ("<p>\n<a href=\"mailto:us@example.org\"><b>us@example.org</b></a></p>", "us@example.org\"><b>us"),
    ] {
        check_html(text, &[expected]);
    }
}

#[test]
fn no_two_pages_have_the_same_title() {
    let site = format!(
        "=== site.toml\ntitle = \"F\"\nbase_url = \"https://example.org/\"\n{}\
         === content/foundations/b.md\n---\ntitle: A\ntags: [Trust]\n---\nx\n\
         === content/deepening/a.md\n---\ntitle: A\n---\nx\n\
         === content/deepening/t.md\n---\ntitle: Trust\n---\nx\n\
         === content/foundations/index.md\n---\ntitle: Foundations\n---\nx\n\
         === content/worksheets/a.md\n---\ntitle: A\n---\nName: ____\n\
         === content/sessions/a.md\n---\ntitle: A\n---\n::: agenda (5 min)\n\n1. x (5 min)\n\n:::\n\n::: facilitator\n\nnote\n\n:::\n\
         === content/reference/a.md\n---\ntitle: Worksheets\n---\nx\n",
        lesson("x\n\n::: facilitator\n\nnote\n\n:::\n")
    );
    let outcome = Project::read(&site).outcome();
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let title =
            page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        if let Some(other) = titles.insert(title, path) {
            panic!("{path} and {other} are both {title}");
        }
    }
    assert!(
        titles.keys().any(|title| *title == "Slides: A · Foundations · foundations/a · Facilitator copy · F"),
        "{titles:?}"
    );
}
