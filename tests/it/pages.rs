//! Pages: which come out, in which order, and how they lead to each other.

use crate::project::{Project, check_problems, lesson};

const SITE: &str = "=== site.toml
title = \"Field\"
base_url = \"https://example.org/field/\"
[[modules]]
folder = \"deepening\"
[[modules]]
folder = \"foundations\"
title = \"First things\"
=== content/index.md
---
title: Field
---
Welcome.
=== content/foundations/index.md
---
title: Foundations
---
About.
=== content/foundations/2-two.md
---
title: Two
minutes: 10
---
x
=== content/foundations/10-ten.md
---
title: Ten
minutes: 20
---
x
=== content/foundations/last.md
---
title: Zero
order: 1
---
x
=== content/deepening/a.md
---
title: Deep
---
x
=== content/worksheets/w.md
---
title: Sheet
---
Name: ____
=== content/sessions/s.md
---
title: Session
---
x
=== content/reference/r.md
---
title: Entry
---
x
=== content/about.md
---
title: About
---
![Two talk](foundations/talk.jpg)
=== content/foundations/talk.jpg
";

#[test]
fn every_page_is_planned() {
    let pages = Project::read(SITE).outcome().pages;
    let pages: Vec<&str> =
        pages.keys().map(String::as_str).filter(|path| !path.starts_with("assets/")).collect();
    let expected = "404.html _headers about.html deepening/a.html deepening/a.slides.html deepening/index.html \
                    facilitator/index.html facilitator/sessions/s.html facilitator/sessions/s.slides.html fields.json foundations/10-ten.html foundations/10-ten.slides.html \
                    foundations/2-two.html foundations/2-two.slides.html foundations/index.html foundations/last.html \
                    foundations/last.slides.html foundations/talk.jpg index.html print/all.html print/deepening.html \
                    print/foundations.html reference/index.html reference/r.html reference/reference.json search.html search/start.js search/texts-0.js search/words-0.js sessions/index.html sessions/s.html \
                    sessions/s.slides.html sitemap.xml worksheets/index.html worksheets/w.html";
    assert_eq!(pages.join(" "), expected.split_whitespace().collect::<Vec<_>>().join(" "));
}

#[test]
fn lessons_stand_in_order_and_lead_on() {
    let outcome = Project::read(SITE).outcome();
    assert_eq!(outcome.problems, "");
    assert_eq!(outcome.drawing, "");
    let module = outcome.page("foundations/index.html");
    let at = |title: &str| {
        module.find(&format!("\">{title}</a>")).unwrap_or_else(|| panic!("no {title} in {module}"))
    };
    assert!(at("Zero") < at("Two") && at("Two") < at("Ten"), "order, then numbers as numbers");
    assert!(module.contains("First things") && module.contains("30 min"));
    let ten = outcome.page("foundations/10-ten.html");
    assert!(ten.contains("href=\"2-two.html\" rel=\"prev\"") && !ten.contains("rel=\"next\""), "{ten}");
    assert!(outcome.page("deepening/a.html").contains("href=\"../foundations/last.html\" rel=\"next\""));
    assert!(ten.contains("<h1>Ten</h1>") && ten.contains("2.3"));
}

#[test]
fn every_link_of_every_page_leads_to_a_page() {
    let outcome = Project::read(SITE).outcome();
    for (path, page) in outcome.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if href.starts_with("https:") || href.starts_with("data:") || href.starts_with("http:") {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let mut parts: Vec<&str> = path.split('/').collect();
            if !file.is_empty() {
                parts.pop();
                for part in file.split('/') {
                    match part {
                        ".." => drop(parts.pop()),
                        part => parts.push(part),
                    }
                }
            }
            let target = outcome.pages.get(&parts.join("/")).unwrap_or_else(|| panic!("{path}: {href}"));
            assert!(anchor.is_empty() || target.contains(&format!("id=\"{anchor}\"")), "{path}: {href}");
        }
    }
}

#[test]
fn addresses_are_relative_without_a_base() {
    let outcome = Project::read(&SITE.replace("base_url = \"https://example.org/field/\"\n", "")).outcome();
    assert!(!outcome.pages.contains_key("sitemap.xml"));
    assert!(outcome.pages.values().all(|page| !page.contains("example.org/field")));
}

#[test]
fn modules_that_are_not_there() {
    check_problems(
        &format!("=== site.toml\ntitle = \"F\"\n[[modules]]\nfolder = \"gone\"\n{}", lesson("x")),
        "content/foundations/a.md:1:1: unlisted-module: the folder `foundations` is not listed among the modules, and comes after them\n\
         site.toml:3:11: missing-module: the module `gone` has no files: there is nothing in `content/gone/`",
    );
}

#[test]
fn addresses_are_taken_once() {
    let other = "=== content/foundations/A.md\n---\ntitle: B\n---\nx\n";
    let problems = Project::read(&(lesson("x") + other)).outcome().problems;
    assert!(problems.contains("duplicate-address: the address `foundations/a.html` is already that of `content/foundations/A.md`"), "{problems}");
    let problems = Project::read("=== content/print/a.md\n---\ntitle: B\n---\nx\n").outcome().problems;
    assert!(
        problems.contains("duplicate-address: the folder `print` is kept for what the program writes itself"),
        "{problems}"
    );
}

#[test]
fn an_empty_site_has_its_pages() {
    let outcome = Project::read("").outcome();
    assert_eq!(outcome.problems, "");
    assert_eq!(outcome.drawing, "");
    for page in ["index.html", "404.html", "print/all.html"] {
        assert!(outcome.page(page).contains("</html>"), "{page}");
    }
}

#[test]
fn tags_that_authors_type_never_become_markup() {
    let site = "=== site.toml\ntitle = \"<i>F\\\"\"\nsummary = \"<i>S\"\n".to_owned()
        + &lesson("## <i>H</i> & 'x'\n\nx").replace("title: A", "title: \"<i>A\"\nsummary: <i>S");
    let outcome = Project::read(&site).outcome();
    for (path, page) in &outcome.pages {
        let own = ["foundations/a.html", "foundations/a.slides.html"].contains(&path.as_str());
        let text = if own { page.replace("<i>H</i>", "") } else { page.clone() };
        assert!(path.starts_with("print/") || !text.contains("<i>"), "{path}: {text}");
    }
}
