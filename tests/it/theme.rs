//! Themes: one file of a site's own lies over the default one, and a mistake in it spoils nothing else.

use crate::project::{Project, lesson};

fn site(files: &str) -> String {
    format!(
        "=== site.toml\ntitle = \"Field\"\ntheme = \"ours\"\n{files}{}",
        lesson("::: tool Ask\n\nx\n\n:::\n\n> [!NOTE]\n> y\n")
    )
}

#[test]
fn one_template_is_replaced() {
    let outcome =
        Project::read(&site("=== themes/ours/templates/blocks/tool.html\n<i>{{ block.title | safe }}</i>\n"))
            .outcome();
    assert_eq!(outcome.problems, "");
    let page = outcome.page("foundations/a.html");
    assert!(
        page.contains("<i>Ask</i>") && page.contains("alert--note") && page.contains("</html>"),
        "{page}"
    );
}

#[test]
fn one_part_of_a_template_is_replaced() {
    let files = "=== themes/ours/templates/base.html\n{% extends \"default/base.html\" %}\n{% block footer %}<footer>Ours</footer>{% endblock footer %}\n";
    let outcome = Project::read(&site(files)).outcome();
    assert_eq!(outcome.problems, "");
    for page in ["index.html", "foundations/a.html", "404.html", "print/all.html"] {
        assert!(outcome.page(page).contains("<footer>Ours</footer>"), "{page}");
        assert!(!outcome.page(page).contains("class=\"site-foot\""), "{page}");
    }
    let files = "=== themes/ours/templates/article.html\n{% extends \"default/article.html\" %}\n{% block after_text %}Ours{% endblock after_text %}\n";
    assert!(Project::read(&site(files)).outcome().page("foundations/a.html").contains("Ours"));
}

#[test]
fn a_template_may_use_another_of_the_sites() {
    let files = "=== themes/ours/templates/lesson.html\n{% extends \"own.html\" %}\n=== themes/ours/templates/own.html\nOwn {{ article.title }}\n";
    let outcome = Project::read(&site(files)).outcome();
    assert_eq!(outcome.problems, "");
    assert_eq!(outcome.page("foundations/a.html").trim(), "Own A");
    // Without the parts that others replace it cannot stand in for the default one.
    let outcome = Project::read(&site("=== themes/ours/templates/article.html\nOurs\n")).outcome();
    assert!(
        outcome.problems.contains("block `facts` is not defined in any parent template\n"),
        "{}",
        outcome.problems
    );
}

#[test]
fn a_mistake_has_a_place_and_the_default_stands_in() {
    let files = "=== themes/ours/templates/blocks/tool.html\n<p>\n{{ block.title\n</p>\n=== themes/ours/templates/blocks/notes.html\n<i>ok</i>\n";
    let outcome = Project::read(&site(files)).outcome();
    assert!(outcome.problems.starts_with("themes/ours/templates/blocks/tool.html:"), "{}", outcome.problems);
    assert!(
        outcome.problems.contains(": theme: the template `blocks/tool.html` cannot be used: "),
        "{}",
        outcome.problems
    );
    assert_eq!(outcome.problems.lines().count(), 1, "{}", outcome.problems);
    let line: usize = outcome.problems.split(':').nth(1).and_then(|line| line.parse().ok()).expect("a line");
    assert!((3..=4).contains(&line), "{}", outcome.problems);
    assert!(outcome.page("foundations/a.html").contains("block--tool"));
}

#[test]
fn every_mistake_is_found_at_once() {
    let files = "=== themes/ours/templates/a.html\n{{ }}\n=== themes/ours/templates/b.html\n{% if %}\n=== themes/ours/templates/c.html\n{% extends \"nowhere.html\" %}\n";
    let problems = Project::read(&site(files)).outcome().problems;
    assert_eq!(problems.lines().count(), 3, "{problems}");
}

#[test]
fn a_mistake_that_shows_when_drawing() {
    let files = "=== themes/ours/templates/blocks/tool.html\n<p>\n{{ block.nothing.here }}\n";
    let outcome = Project::read(&site(files)).outcome();
    assert_eq!(outcome.problems, "");
    assert!(outcome.drawing.starts_with("themes/ours/templates/blocks/tool.html:2:"), "{}", outcome.drawing);
    assert_eq!(outcome.drawing.lines().count(), 1, "{}", outcome.drawing);
    assert!(outcome.page("foundations/a.html").contains("alert--note"), "the rest is drawn");
}

#[test]
fn styles_pictures_and_words() {
    let files = "=== themes/ours/styles/99-ours.css\n.ours { color: red }\n=== themes/ours/strings/en.toml\nblock_tool = \"Gadget\"\n=== themes/ours/assets/favicon.svg\n<svg/>\n=== themes/ours/assets/face.woff2\nfont\n";
    let outcome = Project::read(&site(files)).outcome();
    assert_eq!(outcome.problems, "");
    let style = outcome.pages.iter().find(|(path, _)| path.starts_with("assets/style.")).expect("a style").1;
    assert!(style.contains(".ours { color: red }") && style.contains("--ink"));
    assert!(outcome.page("foundations/a.html").contains("Gadget"));
    assert!(outcome.pages.keys().any(|path| path.starts_with("assets/face.") && path.ends_with(".woff2")));
    let hashed = |outcome: &crate::project::Outcome| {
        outcome.pages.keys().find(|path| path.starts_with("assets/style.")).cloned()
    };
    let other = Project::read(&site(&files.replace("red", "blue"))).outcome();
    assert_ne!(hashed(&outcome), hashed(&other), "another style has another name");
}

#[test]
fn another_language() {
    let outcome =
        Project::read(&format!("=== site.toml\ntitle = \"F\"\nlanguage = \"es\"\n{}", lesson("x"))).outcome();
    assert_eq!(outcome.problems, "");
    assert!(outcome.page("foundations/a.html").contains("<html lang=\"es\" dir=\"ltr\">"));
    let outcome =
        Project::read(&format!("=== site.toml\ntitle = \"F\"\nlanguage = \"he-IL\"\n{}", lesson("x")))
            .outcome();
    assert!(outcome.problems.starts_with("site.toml:2:1: unknown-language: the interface has no words in the language `he-IL`, and is in English"), "{}", outcome.problems);
    assert!(outcome.page("foundations/a.html").contains("<html lang=\"he-IL\" dir=\"rtl\">"));
}

const SHEET: &str = "=== content/worksheets/plan.md\n---\ntitle: Plan\n---\n\nName: ____\n";

/// The script whose name begins so.
fn script<'o>(outcome: &'o crate::project::Outcome, start: &str) -> &'o str {
    outcome.pages.iter().find(|(path, _)| path.starts_with(start)).expect("a script").1
}

#[test]
fn a_script_of_the_site_is_published_as_it_is_beside_ours() {
    let own = "/*! Some library */\n/*\n * mine\n */ const answer = 42;\nconst css = `\n/* reset */\n// no comment\n`;\nbroken(\n";
    let files = format!(
        "=== themes/ours/scripts/99-ours.js\n{own}=== themes/ours/scripts/slides/99.js\nslide();\n{SHEET}"
    );
    let outcome = Project::read(&site(&files)).outcome();
    assert_eq!(outcome.problems, "");
    assert_eq!(script(&outcome, "assets/own-sheet."), own);
    assert_eq!(script(&outcome, "assets/own-slides."), "slide();\n");
    let plain = Project::read(&lesson("x")).outcome();
    assert_eq!(script(&outcome, "assets/sheet."), script(&plain, "assets/sheet."), "ours is untouched");
    let page = outcome.page("worksheets/plan.html");
    let (ours, theirs) = (page.find("assets/sheet.").unwrap(), page.find("assets/own-sheet.").unwrap());
    assert!(ours < theirs, "ours runs first");
    assert!(outcome.page("foundations/a.slides.html").contains("assets/own-slides."));
    let page = Project::read(&site(SHEET)).outcome();
    assert!(
        page.pages.values().all(|page| !page.contains("assets/own-")),
        "nothing is loaded where nothing is"
    );
}

#[test]
fn a_file_in_place_of_ours_is_taken_as_it_is() {
    let files = format!("=== themes/ours/scripts/20-keep.js\nconst css = `\n// no comment\n`;\n{SHEET}");
    let outcome = Project::read(&site(&files)).outcome();
    let sheet = script(&outcome, "assets/sheet.");
    assert!(
        sheet.contains("const css = `\n// no comment\n`;\n") && sheet.contains("\"use strict\""),
        "{sheet}"
    );
    assert!(outcome.pages.keys().all(|path| !path.starts_with("assets/own-")));
}

/// Comments of ours are left out line by line, which is sound as long as no words go over several lines.
#[test]
fn our_scripts_are_published_without_comments() {
    let outcome = Project::read(&lesson("x")).outcome();
    for (path, script) in
        outcome.pages.iter().filter(|(path, _)| path.starts_with("assets/") && path.ends_with(".js"))
    {
        assert!(!script.contains("@typedef") && !script.contains("\n//"), "{path}");
    }
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/scripts")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let mut inside = false;
            for (at, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
                let words = line.trim();
                inside |= words.starts_with("/*");
                let place = format!("{}:{}", path.display(), at + 1);
                assert!(
                    !words.contains("*/") || words.ends_with("*/") || !inside || words.starts_with("/*"),
                    "{place}"
                );
                let is_comment = inside || words.starts_with("//");
                assert!(
                    is_comment || words.matches('`').count() % 2 == 0,
                    "{place}: words over several lines"
                );
                inside &= !words.contains("*/");
            }
        }
    }
}

#[test]
fn a_theme_with_scripts_is_named() {
    for (files, expected) in [
        ("=== themes/ours/styles/99.css\na { b: c }\n", vec![]),
        ("=== themes/ours/scripts/99-count.js\nx()\n", vec!["scripts/99-count.js"]),
        (
            "=== themes/ours/scripts/99-count.js\nx()\n=== themes/ours/templates/lesson.html\n{% extends \"default/lesson.html\" %}{% block head %}<script src=\"x.js\"></script>{% endblock head %}\n",
            vec!["scripts/99-count.js", "templates/lesson.html"],
        ),
    ] {
        assert_eq!(Project::read(&site(files)).understand().theme.programs, expected, "{files}");
    }
}
