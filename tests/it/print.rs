//! Print pages: many texts on one page, each thing once.

use crate::project::{Project, lesson};
use std::collections::BTreeSet;

const SITE: &str = "=== content/foundations/index.md\n---\ntitle: Foundations\n---\n## Trust\n\n[A](a.md) [here](#trust)\n\
=== content/foundations/a.md\n---\ntitle: A\nminutes: 5\n---\n## Top\n\n## Trust\n\n#### Deep\n\nx[^1] [there](../deepening/a.md#trust) [B](b-c.md) [self](#trust)\n\n::: tool Trust\n\nx\n\n:::\n\n[^1]: note\n\
=== content/foundations/b-c.md\n---\ntitle: B\n---\n## Trust\n\nx[^1]\n\n::: do-dont\n\n### Do\n\n- a\n\n### Don't\n\n- b\n\n:::\n\n::: agreements\n:::\n\n[^1]: note\n\
=== content/foundations-b/c.md\n---\ntitle: C\n---\n## Trust\n\n::: agreements\n:::\n\
=== content/deepening/a.md\n---\ntitle: A\n---\n## Trust\n\nx\n\
=== content/worksheets/w.md\n---\ntitle: W\n---\n## Name\n\nName: ____\n\
=== content/glossary.md\n---\ntitle: Words\n---\n## Trust\n\nx[^1]\n\n[^1]: note\n\
=== content/agreements.md\n---\ntitle: Agreements\n---\n::: agreements\n\n- a[^1]\n\n## Always\n\n[^1]: note\n\n:::\n";

/// Asks that no page of a project has an id twice, and that every link inside a page leads somewhere on it.
#[track_caller]
pub fn check_ids(project: &str) {
    let outcome = Project::read(project).outcome();
    for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let mut ids = BTreeSet::new();
        for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(!id.is_empty(), "{path}: an empty id");
            assert!(ids.insert(id), "{path}: the id {id} twice");
        }
        for href in page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(href), "{path}: no #{href} in {ids:?}");
        }
        for label in page.split(" aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(label.split(' ').all(|id| ids.contains(id)), "{path}: no {label}");
        }
    }
}

#[test]
fn ids_are_unique_and_links_stay_inside() {
    check_ids(SITE);
    let outcome = Project::read(SITE).outcome();
    let all = outcome.page("print/all.html");
    for href in ["#deepening-a--trust", "#foundations-a--trust", "#foundations-a--note--1"] {
        assert!(all.contains(&format!("href=\"{href}\"")), "{href}");
    }
    let module = outcome.page("print/foundations.html");
    assert!(
        module.contains("href=\"../deepening/a.html#trust\"")
            && module.contains("href=\"#foundations-a--trust\"")
    );
    assert!(!module.contains("deepening-a--"), "one module only");
}

#[test]
fn levels_go_below_the_title_of_their_text() {
    let outcome = Project::read(SITE).outcome();
    let page = outcome.page("print/foundations.html");
    assert_eq!(page.matches("<h1").count(), 1);
    for piece in ["<h2>A</h2>", "<h3 id=\"foundations-a--trust\">", "<h4 id=\"foundations-a--deep\">"] {
        assert!(page.contains(piece), "{piece} in {page}");
    }
}

#[test]
fn everything_is_there_in_order() {
    let page = Project::read(SITE).outcome().pages.remove("print/all.html").expect("everything");
    let at = |title: &str| page.find(&format!("<h2>{title}</h2>")).unwrap_or_else(|| panic!("{title}"));
    assert!(at("Agreements") < at("Foundations") && at("Foundations") < at("A") && at("A") < at("B"));
    assert!(at("C") < at("Words") && page.contains("noindex"));
    assert!(page.contains("<h2 class=\"sheet-title\">W</h2>"));
}

#[test]
fn many_texts_come_in_pieces() {
    let site: String = (0..150)
        .map(|number| {
            format!("=== content/foundations/l{number}.md\n---\ntitle: L{number}\n---\nBody {number}.\n")
        })
        .collect();
    let page = Project::read(&site).outcome().pages.remove("print/foundations.html").expect("the module");
    assert!((0..150).all(|number| page.contains(&format!("<p>Body {number}.</p>"))));
    assert!(page.trim_end().ends_with("</html>"));
}

#[test]
fn a_module_of_one_lesson() {
    check_ids(&lesson("## A\n\n[a](#a)\n"));
}
