//! Files beside the texts: published when something leads to them, told when nothing does.

use crate::project::{Project, check_problems};
use fieldbook::plan::Readers;

const DRAFT: &str =
    "=== content/foundations/d.md\n---\ntitle: D\ndraft: yes\n---\n[plan](plan.pdf) ![Map](map.png)\n";

/// Whether a site with a lesson of this text publishes a file, for whom, and what is told.
#[track_caller]
fn check(header: &str, text: &str, more: &str, file: &str, expected: &str) {
    let lesson = format!("=== content/foundations/a.md\n---\ntitle: A\n{header}---\n{text}\n");
    let site = "=== site.toml\ntitle = \"F\"\nbase_url = \"https://example.org/\"\n";
    let site = if more.contains("=== site.toml") { "" } else { site };
    let drawing = if file.ends_with(".svg") { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n" } else { "" };
    let outcome = Project::read(&format!("{site}{lesson}{more}=== content/{file}\n{drawing}")).outcome();
    let problems: Vec<&str> = outcome
        .problems
        .lines()
        .filter(|line| !line.contains("raw-html") && !line.contains("missing-alt"))
        .collect();
    let found =
        (outcome.pages.contains_key(file), outcome.pages.contains_key(&format!("facilitator/{file}")));
    let found = match found {
        (true, false) => "everyone",
        (false, true) => "facilitators",
        (false, false) => "nobody",
        (true, true) => "both",
    };
    let told = if problems.is_empty() { String::new() } else { format!(": {}", problems.join("|")) };
    assert_eq!(format!("{found}{told}"), expected, "{header}{text}{more}");
}

#[test]
fn ways_to_a_file() {
    let file = "foundations/plan.pdf";
    for text in [
        "[plan](plan.pdf)",
        "[plan](../foundations/plan.pdf#page=2)",
        "[plan](/foundations/plan.pdf)",
        "[plan](plan%2Epdf)",
        "[p]\n\n[p]: plan.pdf",
        "x[^1]\n\n[^1]: [plan](plan.pdf)",
        "::: tool [plan](plan.pdf)\n\nx\n\n:::",
        "<a href=\"plan.pdf\">plan</a>",
        "<A HREF = plan.pdf>plan</A>",
        "<p>\n<a\n  class=\"x\"\n  href='/foundations/plan.pdf'>plan</a></p>",
        "| a |\n| --- |\n| [plan](plan.pdf) |",
        "[plan](plan.pdf)\n\n::: facilitator\n\n[plan](plan.pdf)\n\n:::",
    ] {
        check("", text, "", file, "everyone");
    }
    for header in [
        "sources: [\"[Plan](plan.pdf)\"]\n",
        "objectives: [\"Read [the plan](plan.pdf)\"]\n",
        "materials: [\"[Plan](plan.pdf)\"]\n",
        "seo:\n  image: plan.pdf\n",
    ] {
        check(header, "x", "", file, "everyone");
    }
    for more in [
        "=== content/glossary.md\n---\ntitle: G\n---\n## Trust\n\n[plan](foundations/plan.pdf)\n",
        "=== content/agreements.md\n---\ntitle: G\n---\n::: agreements\n\n- [plan](foundations/plan.pdf)\n\n:::\n",
        "=== content/worksheets/w.md\n---\ntitle: G\n---\n[plan](../foundations/plan.pdf) ____\n",
        "=== content/reference/r.md\n---\ntitle: R\nretired: See [plan](../foundations/plan.pdf)\n---\nx\n",
        "=== site.toml\ntitle = \"F\"\nsummary = \"foundations/plan.pdf\"\n",
        "=== site.toml\ntitle = \"F\"\ntheme = \"ours\"\n=== themes/ours/templates/parts/ours.html\n<a href=\"{{ page.root }}foundations/plan.pdf\">x</a>\n",
        "=== site.toml\ntitle = \"F\"\ntheme = \"ours\"\n=== themes/ours/styles/ours.css\na { background: url(../foundations/plan.pdf) }\n",
    ] {
        check("", "x", more, file, "everyone");
    }
    for text in [
        "x\n\n::: facilitator\n\n[plan](plan.pdf)\n\n:::",
        "x\n\n::: facilitator\n\n<a href=\"plan.pdf\">plan</a>\n\n:::",
        "::: tool X\n\n::: facilitator [plan](plan.pdf)\n\nx\n\n:::\n\n:::",
    ] {
        check("", text, "", file, "facilitators");
        check("", text, "=== site.toml\ntitle = \"F\"\n[facilitator]\npublish = false\n", file, "nobody");
    }
}

#[test]
fn files_that_only_drafts_lead_to() {
    check("", "x", DRAFT, "foundations/plan.pdf", "nobody");
    check("", "[plan](plan.pdf)", DRAFT, "foundations/plan.pdf", "everyone");
    let notes = "x\n\n::: facilitator\n\n[plan](plan.pdf)\n\n:::";
    check("", notes, DRAFT, "foundations/plan.pdf", "facilitators");
    let project = Project::read(&format!(
        "{DRAFT}=== content/foundations/a.md\n---\ntitle: A\n---\n[d](d.md)\n=== content/foundations/plan.pdf\n=== content/foundations/map.png\n"
    ));
    for readers in [Readers::AsSet, Readers::Everybody, Readers::Facilitators] {
        let pages = project.outcome_for(readers).pages;
        assert!(
            !pages.keys().any(|path| path.ends_with("plan.pdf") || path.ends_with("map.png")),
            "{:?}",
            pages.keys()
        );
        assert!(pages.values().all(|page| !page.contains("plan.pdf") && !page.contains("map.png")));
    }
    let all = project.understand_with_drafts();
    assert!(all.plan.keys().any(|path| path.as_str() == "foundations/plan.pdf"));
}

#[test]
fn files_that_nothing_leads_to() {
    check(
        "",
        "x",
        "",
        "foundations/our plan.pdf",
        "nobody: content/foundations/our plan.pdf: unlinked-file: nothing leads to `our plan.pdf`, so it is not published",
    );
    let help = |name: &str| {
        let understood = Project::read(&format!(
            "=== content/foundations/a.md\n---\ntitle: A\n---\nx\n=== content/foundations/{name}\n"
        ))
        .understand();
        understood.problems[0].help.clone().unwrap()
    };
    assert_eq!(help("plan.pdf"), "link to it from a page: `[plan](plan.pdf)`, or keep it outside `content/`");
    assert_eq!(
        help("our plan.pdf"),
        "link to it from a page: `[our plan](<our plan.pdf>)`, or keep it outside `content/`"
    );
    assert_eq!(
        help("notes.txt"),
        "link to it from a page: `[notes](notes.txt)`, or keep it outside `content/`; when it is a text of the training, call it `notes.md`"
    );
    // What is offered is a way to the file.
    for name in ["plan.pdf", "our plan.pdf", "100%25.pdf", "a#b.pdf", "a(b.pdf", "ü.pdf"] {
        let link = help(name).split('`').nth(1).unwrap().to_owned();
        check_problems(
            &format!(
                "=== content/foundations/a.md\n---\ntitle: A\n---\n{link}\n=== content/foundations/{name}\n"
            ),
            "",
        );
    }
    let many: String = (1..=30).map(|number| format!("=== content/photos/{number}.jpg\n")).collect();
    check_problems(
        &format!("=== content/foundations/a.md\n---\ntitle: A\n---\nx\n{many}"),
        "content/photos/1.jpg: unlinked-file: nothing leads to 30 files in `content/photos`, so they are not published: `1.jpg`, `10.jpg`, `11.jpg`, `12.jpg`, `13.jpg` and 25 more\n",
    );
}

#[test]
fn files_for_hosts() {
    for file in [
        "robots.txt",
        "favicon.ico",
        "favicon.svg",
        "apple-touch-icon.png",
        "CNAME",
        "_redirects",
        "humans.txt",
        "security.txt",
    ] {
        check("", "x", "", file, "everyone");
    }
    check(
        "",
        "x",
        "",
        "foundations/robots.txt",
        "nobody: content/foundations/robots.txt: unlinked-file: nothing leads to `robots.txt`, so it is not published",
    );
}

#[test]
fn what_is_wrong_with_a_file_that_is_not_published_stops_nothing() {
    let index = "=== content/index.md\n---\ntitle: A\n---\nx\n";
    let draft = "=== content/b.md\n---\ntitle: B\ndraft: true\n---\n![A](a.svg)\n";
    let svg = "=== content/a.svg\n<svg><script/></svg>\n";
    check_problems(&format!("{index}{draft}{svg}"), "");
    check_problems(
        &format!("{index}{svg}"),
        "content/a.svg:1:1: unlinked-file: nothing leads to `a.svg`, so it is not published\n",
    );
}
