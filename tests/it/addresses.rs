//! Names and addresses: in any form of letters, at most as long as disks hold, and one output at each.

use crate::project::{Project, check_problems};

/// One lesson with a header line and the program's own pages beside it.
#[track_caller]
fn check_alias(alias: &str, expected: &str) {
    let text =
        format!("=== content/foundations/a.md\n---\ntitle: A\ntags: [Trust]\naliases: [{alias}]\n---\nx\n");
    let expected: String =
        expected.lines().map(|line| format!("content/foundations/a.md:{line}\n")).collect();
    let site = "=== site.toml\ntitle = \"F\"\nbase_url = \"https://example.org/\"\n";
    check_problems(&format!("{site}{text}"), &expected);
}

#[test]
fn earlier_addresses_of_what_the_program_makes() {
    for (alias, address) in [
        ("404.html", "404.html"),
        ("/404", "404.html"),
        ("404.md", "404.html"),
        ("404.HTML", "404.HTML.html"),
        ("tags/index.html", "tags/index.html"),
        ("tags/", "tags/index.html"),
        ("TAGS/Trust.html", "TAGS/Trust.html"),
        ("print/all.html", "print/all.html"),
        ("print/foundations", "print/foundations.html"),
        ("index.html", "index.html"),
        ("foundations/", "foundations/index.html"),
    ] {
        let kept = format!(
            "4:11: duplicate-address: the address `{address}` is kept for what the program writes itself"
        );
        let expected = if address == "404.HTML.html" { String::new() } else { kept };
        check_alias(alias, &expected);
    }
    check_alias(
        "search.html",
        "4:11: duplicate-address: the address `search.html` is that of the search page",
    );
    check_alias(
        "foundations/a.slides",
        "4:11: duplicate-address: the address `foundations/a.slides.html` is already that of `content/foundations/a.md`",
    );
    // A page that this site does not have is free.
    for alias in
        ["sessions/index.html", "reference/index.html", "glossary.html", "old/trust.html", "old#part"]
    {
        check_alias(alias, "");
    }
}

#[test]
fn earlier_addresses_that_no_file_has() {
    for alias in [
        "../a.html",
        "https://example.org/a.html",
        "//example.org/a.html",
        "\"C:\\\\a.html\"",
        "'a\\b.html'",
        "a%00.html",
        "\"%2e%2e/a.html\"",
        "\"a\\tb.html\"",
        ".hidden/a.html",
        "a?b.html",
        "/",
    ] {
        let written = match alias {
            "\"C:\\\\a.html\"" => "C:\\a.html",
            "'a\\b.html'" => "a\\b.html",
            "\"a\\tb.html\"" => "a\tb.html",
            "\"%2e%2e/a.html\"" => "%2e%2e/a.html",
            alias => alias,
        };
        let column = 4 + if alias == written { 7 } else { 8 };
        check_alias(alias, &format!("4:{column}: wrong-value: `{written}` cannot be an earlier address"));
    }
    for (alias, name, why) in [
        ("old/con", "con.html", "it is that of a device"),
        ("\"Aux .html\"", "Aux .html", "it is that of a device"),
        ("com¹.html", "com¹.html", "it is that of a device"),
        ("\"a<b>.html\"", "a<b>.html", "`<` has another meaning there"),
        ("'a\"b.html'", "a\"b.html", "`\"` has another meaning there"),
        ("\"a|b.html\"", "a|b.html", "`|` has another meaning there"),
        ("a%3Fb.html", "a?b.html", "`?` has another meaning there"),
        ("\"a*.html\"", "a*.html", "`*` has another meaning there"),
        ("old./a.html", "old.", "it ends in a dot or a space"),
        ("\"old /a.html\"", "old ", "it ends in a dot or a space"),
    ] {
        let column = if alias.starts_with(['"', '\'']) { 12 } else { 11 };
        check_alias(
            alias,
            &format!("4:{column}: portable-name: the name `{name}` is one that Windows cannot hold: {why}"),
        );
    }
}

#[test]
fn an_earlier_address_may_be_percent_encoded() {
    let text = "=== content/foundations/a.md\n---\ntitle: A\naliases: [old%20name.html, \"%C3%BCben.html\"]\n---\nx\n";
    let pages = Project::read(text).outcome().pages;
    assert!(pages.contains_key("old name.html") && pages.contains_key("üben.html"), "{:?}", pages.keys());
}

#[test]
fn one_address_for_letters_that_disks_take_for_one() {
    for (one, other) in [
        ("a.html", "A.html"),
        ("straße.html", "STRASSE.html"),
        ("straẞe.html", "strasse.html"),
        ("É.html", "é.html"),
        ("\u{e9}.html", "e\u{301}.html"),
        ("E\u{301}.html", "\u{e9}.html"),
        ("λόγος.html", "ΛΌΓΟΣ.html"),
        ("λόγοσ.html", "λόγος.html"),
        ("ﬁn.html", "fin.html"),
        ("old/a.html", "OLD/a.html"),
    ] {
        let outcome = Project::read(&format!(
            "=== content/foundations/a.md\n---\ntitle: A\naliases: [{one}]\n---\nx\n=== content/foundations/b.md\n---\ntitle: B\naliases: [{other}]\n---\nx\n"
        ))
        .outcome();
        let said = "is already that of `content/foundations/a.md`";
        assert!(
            outcome.problems.starts_with("content/foundations/b.md:3:11: duplicate-address"),
            "{one} {other}: {}",
            outcome.problems
        );
        assert!(
            outcome.problems.contains(said) && outcome.problems.lines().count() == 1,
            "{}",
            outcome.problems
        );
        let file = |name: &str| {
            format!(
                "=== content/foundations/x{}\n---\ntitle: X\n---\nx\n",
                name.replace("old/", "").replace(".html", ".md")
            )
        };
        if !one.starts_with("old") {
            let twins = Project::read(&(file(one) + &file(other))).understand();
            let twins: Vec<_> = twins
                .problems
                .iter()
                .map(|problem| (problem.rule.row().name, problem.related.len()))
                .collect();
            assert_eq!(twins, [("duplicate-address", 1)], "{one} {other}");
        }
    }
    for (one, other) in [("kız", "kiz"), ("ano", "año"), ("и", "й"), ("e", "é")] {
        let file = |name: &str| format!("=== content/foundations/{name}.md\n---\ntitle: X\n---\nx\n");
        check_problems(&(file(one) + &file(other)), "");
    }
}

#[test]
fn a_file_and_a_folder_of_one_name() {
    check_alias(
        "foundations/a.html/b.html",
        "4:11: duplicate-address: `foundations/a.html` is a file, so `foundations/a.html/b.html` cannot be in a folder of that name",
    );
    check_alias(
        "_headers/b.html",
        "4:11: duplicate-address: `_headers` is a file, so `_headers/b.html` cannot be in a folder of that name",
    );
}

#[test]
fn a_calendar_that_is_there_already() {
    let session = "=== content/sessions/a.md\n---\ntitle: A\nstart: 2026-10-06 18:00\ntimezone: Europe/Madrid\n---\n[x](a.ics)\n";
    check_problems(
        &format!("{session}=== content/sessions/a.ics\n"),
        "content/sessions/a.ics: duplicate-address: the address `sessions/a.ics` is kept for what the program writes itself\n",
    );
}

#[test]
fn names_in_either_form_of_their_letters() {
    let nfd = |text: &str| {
        text.replace('ä', "a\u{308}")
            .replace('ö', "o\u{308}")
            .replace('ü', "u\u{308}")
            .replace('Ü', "U\u{308}")
    };
    let site = "=== site.toml\ntitle = \"F\"\nbase_url = \"https://example.org/\"\n[[modules]]\nfolder = \"Übung\"\n";
    let page = |header: &str, text: &str| format!("---\ntitle: T\n{header}---\n{text}\n");
    for (on_disk, typed) in [(true, false), (false, true), (true, true), (false, false)] {
        let disk = |text: &str| if on_disk { nfd(text) } else { text.to_owned() };
        let type_ = |text: &str| if typed { nfd(text) } else { text.to_owned() };
        let header = type_(
            "related: [Gespräch.md]\nworksheets: [../worksheets/Blätter.md]\nseo:\n  image: Fußbälle.png\n",
        );
        let text = type_(
            "[a](Gespräch.md) [b](/Übung/Gespräch.md) [h](Gespräch.md#rückblick) ![Bild](Fußbälle.png) [p](Pläne/Plan.pdf) [r]\n\n[r]: Gespräch.md\n",
        );
        let project = type_(site)
            + &format!("=== {}\n{}", disk("content/Übung/a.md"), page(&header, &text))
            + &format!(
                "=== {}\n{}",
                disk("content/Übung/Gespräch.md"),
                page(&type_("aliases: [alt/Gespräch]\n"), &disk("## Rückblick\n\nx"))
            )
            + &format!("=== {}\n{}", disk("content/worksheets/Blätter.md"), page("", "Was? ____"))
            + &format!(
                "=== {}\n=== {}\n",
                disk("content/Übung/Fußbälle.png"),
                disk("content/Übung/Pläne/Plan.pdf")
            );
        let outcome = Project::read(&project).outcome();
        assert_eq!(outcome.problems, "", "{on_disk} {typed}");
        for path in [
            "Übung/a.html",
            "Übung/Gespräch.html",
            "alt/Gespräch.html",
            "worksheets/Blätter.html",
            "Übung/Fußbälle.png",
            "Übung/Pläne/Plan.pdf",
            "print/Übung.html",
        ] {
            assert!(outcome.pages.contains_key(path), "{path}: {:?}", outcome.pages.keys());
        }
        let html = outcome.page("Übung/a.html");
        for link in
            ["href=\"Gespr%C3%A4ch.html\"", "src=\"Fu%C3%9Fb%C3%A4lle.png\"", "href=\"Pl%C3%A4ne/Plan.pdf\""]
        {
            assert!(html.contains(link), "{link} in {html}");
        }
        assert!(html.matches("Gespr%C3%A4ch.html").count() > 3, "{html}");
    }
}

#[test]
fn names_that_are_too_long() {
    let file = |name: &str| format!("=== content/foundations/{name}.md\n---\ntitle: A\n---\nx\n");
    check_problems(&file(&"a".repeat(243)), "");
    check_problems(
        &file(&"a".repeat(244)),
        &format!(
            "content/foundations/{}.md:2:8: long-name: the name `{}…{}.slides.html` has 256 bytes, and disks hold 255\n",
            "a".repeat(244),
            "a".repeat(30),
            "a".repeat(8)
        ),
    );
    let hindi = "क".repeat(82);
    let outcome = Project::read(&file(&hindi)).understand();
    let [problem] = &outcome.problems[..] else { panic!("{:?}", outcome.problems) };
    assert!(problem.message.contains("has 258 bytes"), "{}", problem.message);
    assert_eq!(
        problem.help.as_deref(),
        Some(
            "make the name of the file, or of its folder, shorter by 3 bytes; a letter beyond A to Z has 2 or more"
        )
    );
    check_alias(
        &"a".repeat(251),
        &format!(
            "4:11: long-name: the name `{}…{}.html` has 256 bytes, and disks hold 255",
            "a".repeat(30),
            "a".repeat(15)
        ),
    );
    let deep = "folder/".repeat(120);
    check_alias(
        &format!("{deep}a"),
        "4:11: long-name: the way from the top of the website to this has 846 bytes, and not every disk holds more than 800",
    );
}

#[test]
fn long_tags_have_short_addresses() {
    let tag = |words: &str| words.repeat(20);
    let (one, other) = (tag("how we listen to each other "), tag("how we listen to each other ") + "now");
    let outcome = Project::read(&format!(
        "=== content/foundations/a.md\n---\ntitle: A\ntags: [\"{one}\", \"{other}\", \"{}\"]\n---\nx\n",
        tag("विश्वास और सुनना ")
    ))
    .outcome();
    assert_eq!(outcome.problems, "");
    let tags: Vec<&String> = outcome.pages.keys().filter(|path| path.starts_with("tags/")).collect();
    assert_eq!(tags.len(), 4, "{tags:?}");
    assert!(tags.iter().all(|path| path.len() < 160), "{tags:?}");
    let page = outcome.page("foundations/a.html");
    assert!(
        tags.iter().filter(|path| page.contains(&format!("../{}", fieldbook::path::encode(path)))).count()
            == 3,
        "{page}"
    );
}

#[test]
fn names_of_devices() {
    check_problems(
        "=== content/foundations/a.md\n---\ntitle: A\ntags: [Aux, nul, cone]\n---\nx\n",
        "content/foundations/a.md:3:8: portable-name: the name `aux.html` is one that Windows cannot hold: it is that of a device\n\
         content/foundations/a.md:3:13: portable-name: the name `nul.html` is one that Windows cannot hold: it is that of a device\n",
    );
    check_problems(
        "=== site.toml\ntitle = \"F\"\n[[modules]]\nfolder = \"con\"\n=== content/con/a.md\n---\ntitle: A\n---\nx\n=== content/con/b.md\n---\ntitle: B\n---\nx\n",
        "site.toml:3:11: portable-name: the name `con` is one that Windows cannot hold: it is that of a device\n",
    );
    for name in ["COM1.md", "com¹.md", "CON .md", "conin$.md", "nul.tar.md", "x .md"] {
        let outcome =
            Project::read(&format!("=== content/foundations/{name}\n---\ntitle: A\n---\nx\n")).outcome();
        assert_eq!(
            outcome.problems.contains("portable-name"),
            name != "x .md",
            "{name}: {}",
            outcome.problems
        );
    }
}

#[test]
fn folders_with_any_name_are_modules_when_they_are_listed() {
    for folder in [
        "Trust & power",
        "What's next",
        "Listening (part 2)",
        "Start, then stop",
        "विश्वास",
        "บทที่ ๑",
        "U\u{308}ben",
        "Go!",
        "C#",
    ] {
        let text = format!("=== content/{folder}/a.md\n---\ntitle: A\n---\nx\n");
        let unlisted = Project::read(&format!("=== site.toml\ntitle = \"F\"\n[[modules]]\nfolder = \"foundations\"\n=== content/foundations/a.md\n---\ntitle: A\n---\nx\n{text}")).understand();
        let help = unlisted.problems[0].help.clone().unwrap();
        let line = help.split("[[modules]]  ").nth(1).unwrap();
        check_problems(&format!("=== site.toml\ntitle = \"F\"\n[[modules]]\n{line}\n{text}"), "");
    }
}

#[test]
fn texts_that_are_called_as_elsewhere() {
    let text = "---\ntitle: A\n---\nx\n";
    for (name, better) in [
        ("notes.MD", "notes.md"),
        ("notes.Markdown", "notes.md"),
        ("notes.markdown", "notes.md"),
        ("notes.mdown", "notes.md"),
        ("notes.mkd", "notes.md"),
        ("notes.md.txt", "notes.md"),
        ("notes.qmd", "notes.md"),
        ("a.b.Md", "a.b.md"),
    ] {
        let project = Project::read(&format!(
            "=== content/foundations/a.md\n{text}[x]({name})\n=== content/foundations/{name}\n{text}"
        ));
        let problems = project.understand().problems;
        let mut said: Vec<_> = problems
            .iter()
            .map(|problem| (problem.rule.row().name, problem.help.clone().unwrap_or_default()))
            .collect();
        said.sort_unstable();
        let rename = format!("rename the file to `{better}`");
        assert_eq!(
            said,
            [("broken-link", format!("{rename}, and link to that")), ("unknown-file", rename)],
            "{name}"
        );
    }
    check_problems(
        &format!("=== content/foundations/a.md\n{text}=== content/foundations/a.MD\n{text}"),
        "content/foundations/a.MD:1:1: unknown-file: `a.MD` is not read: the names of texts end in `.md`\n",
    );
}
