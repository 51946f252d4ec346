//! The texts of `hostile.rs`: each pattern makes a site of about so many bytes, or with so many of one thing.

/// Files of a site with their texts.
pub type Files = Vec<(String, String)>;

type Make = fn(usize) -> Files;

/// One file of a given size.
pub const PATTERNS: &[(&str, Make)] = &[
    ("plain words", |size| lines(size, "Words that say something, and more of them.\n\n")),
    ("one long line", |size| lines(size, "words ")),
    ("headings", |size| lines(size, "## Heading {n}\n\n")),
    ("headings alike", |size| lines(size, "# A\n\n")),
    ("quotes 99 deep", |size| lines(size, &format!("{} x\n", ">".repeat(99)))),
    ("quotes 99 deep apart", |size| lines(size, &format!("{} x\n\n", ">".repeat(99)))),
    ("quotes 20 deep apart", |size| lines(size, &format!("{} x\n\n", ">".repeat(20)))),
    ("quotes on one line", |size| lines(size, ">")),
    ("lists 99 deep", |size| lines(size, &format!("{} x\n\n", "-\t".repeat(99)))),
    ("list items", |size| lines(size, "- a\n")),
    ("empty list items", |size| lines(size, "-\n")),
    ("alerts", |size| lines(size, "> [!NOTE]\n> a\n\n")),
    ("rules", |size| lines(size, "***\n")),
    ("table rows", |size| lines_after(size, "| a | b |\n|---|---|\n", "|a|b|\n")),
    ("table rows without cells", |size| {
        lines_after(size, &format!("{}\n{}\n", "|a".repeat(50), "|-".repeat(50)), "|\n")
    }),
    ("wide table", |size| {
        lesson(&format!("{}\n{}\n{}\n", "|a".repeat(size / 6), "|-".repeat(size / 6), "|b".repeat(size / 6)))
    }),
    ("emphasis", |size| lines(size, "*a **b** ")),
    ("open emphasis", |size| lines(size, "*a _b ")),
    ("code", |size| lines(size, "`a` ")),
    ("open brackets", |size| lines(size, "[")),
    ("links", |size| lines(size, "[a](#a) ")),
    ("broken links on one line", |size| lines(size, "[a](b.md) ")),
    ("broken links", |size| lines(size, "[a](b{n}.md)\n\n")),
    ("broken anchors on one line", |size| lines(size, "[a](#b{n}) ")),
    ("broken pictures on one line", |size| lines(size, "![](b{n}.png) ")),
    ("unsafe links on one line", |size| lines(size, "[a](javascript:a) ")),
    ("raw tags on one line", |size| lines(size, "<x> ")),
    ("marks of other programs on one line", |size| lines(size, "{{ a }} ")),
    ("reference links", |size| lines_after(size, "[a]: https://example.org\n\n", "[a] ")),
    ("reference to a long address", |size| {
        lines_after(size, &format!("[a]: https://example.org/{}\n\n", "a".repeat(size / 2)), "[a] ")
    }),
    ("footnotes", |size| lines(size, "a[^{n}]\n\n[^{n}]: b\n\n")),
    ("one footnote often", |size| lines_after(size, "[^1]: b\n\n", "a[^1] ")),
    ("entities", |size| lines(size, "&amp;")),
    ("quotation marks", |size| lines(size, "\"a\" ")),
    ("blanks", |size| lines(size, "a: ____\n\n")),
    ("blanks on one line", |size| lines(size, "a: ____ ")),
    ("boxes", |size| lines(size, "- [ ] a\n")),
    ("long words above blanks", |size| {
        lines_after(size / 2, &format!("{}\n\n", repeat(size / 2, "words ")), "____\n\n")
    }),
    ("long words above boxes", |size| {
        lines_after(size / 2, &format!("{}\n\n", repeat(size / 2, "words ")), "( ) a ( ) b\n\n")
    }),
    ("blanks below a long heading of a column", |size| {
        lines_after(
            size / 2,
            &format!("| {} | b |\n|---|---|\n", repeat(size / 2, "words ")),
            "| ____ | ____ |\n",
        )
    }),
    ("ticks", |size| lines(size, "- ( ) a{n}\n- ( ) b\n\ntext\n\n")),
    ("scales", |size| lines(size, "a: (1..5)\n\n")),
    ("large scales", |size| lines(size, "a: ( ) 1 ( ) 2 ( ) 3 ( ) 4 ( ) 5\n\n")),
    ("large fields", |size| lines(size, "____{rows=200}\n\n")),
    ("growing tables", |size| lines(size, "| a | b |\n|---|---|\n| ____ | ____ |\n| ... | ... |\n\n")),
    ("worksheet fields", |size| sheet(size, "a {n}: ____\n\n")),
    ("worksheet ticks", |size| sheet(size, "- [ ] a\n")),
    ("worksheet fields of 200 rows", |size| sheet(size, "____{rows=200}\n\n")),
    ("maps", |size| lines(size, "::: map\n- a (here)\n- b\n:::\n\n")),
    ("one map", |size| lesson(&format!("::: map\n\n{}\n:::\n", repeat(size, "- person {n}\n")))),
    ("one network", |size| lesson(&format!("::: network\n\n{}\n:::\n", repeat(size, "- person {n}\n")))),
    ("drawings", |size| lines(size, "::: drawing\n\n200 lines\n\n:::\n")),
    ("agenda", |size| lesson(&format!("::: agenda\n\n{}\n:::\n", repeat(size, "1. a (1 min)\n")))),
    ("agendas", |size| lines(size, "::: agenda (1 min)\n\n1. a (1 min)\n\n:::\n\n")),
    ("session agenda", |size| session(&format!("::: agenda\n\n{}\n:::\n", repeat(size, "1. a (1 min)\n")))),
    ("blocks", |size| lines(size, "::: activity\na\n:::\n")),
    ("blocks with times", |size| lines(size, "::: activity (1 min)\na\n:::\n")),
    ("open blocks", |size| lines(size, "::: activity\n")),
    ("colons", |size| lines(size, ":::\n")),
    ("unknown blocks", |size| lines(size, "::: foo{n}\na\n:::\n")),
    ("principles", |size| lesson(&format!("::: principles\n\n{}\n:::\n", repeat(size, "1. **a** b\n")))),
    ("do and don't", |size| {
        let half = repeat(size / 2, "- a\n");
        lesson(&format!("::: do-dont\n\n**Do**\n\n{half}\n**Don't**\n\n{half}\n:::\n"))
    }),
    ("keypoints", |size| lines(size, "::: keypoints\n- a\n:::\n")),
    ("notes", |size| lines(size, "::: facilitator\na\n:::\n")),
    ("agreements asked for often", |size| {
        let mut files = lines(size / 6, "::: agreements\n:::\n\n");
        let written = format!(
            "---\ntitle: B\n---\n\n::: agreements\n\n{}\n:::\n",
            repeat(size * 5 / 6, "- **Item.** words words\n")
        );
        files.push(("content/foundations/b.md".into(), written));
        files
    }),
    ("slide breaks", |size| lines(size, "---\n\n## A\n\n")),
    ("tags", |size| front(size, "tags:\n", "  - a{n}\n")),
    ("aliases", |size| front(size, "aliases:\n", "  - a{n}.html\n")),
    ("objectives", |size| front(size, "objectives:\n", "  - a\n")),
    ("sources", |size| front(size, "sources:\n", "  - \"[a](b{n}.md)\"\n")),
    ("unknown keys", |size| front(size, "", "a{n}: b\n")),
    ("one long key", |size| front(size, "summary: ", "words ")),
    ("nested values", |size| front(size, "tags: ", "[")),
    ("glossary", |size| {
        let mut files = lines(100, "t1 t2");
        files.push((
            "content/glossary.md".into(),
            format!("---\ntitle: G\n---\n\n{}", repeat(size, "## t{n}\n\nx\n\n")),
        ));
        files
    }),
    ("glossary of bold terms", |size| {
        vec![(
            "content/glossary.md".into(),
            format!("---\ntitle: G\n---\n\n{}", repeat(size, "- **t{n}**: x\n")),
        )]
    }),
    ("settings", |size| {
        vec![
            ("content/foundations/a.md".into(), "---\ntitle: A\n---\n\na\n".into()),
            ("site.toml".into(), format!("title = \"A\"\n{}", repeat(size, "a{n} = \"b\"\n"))),
        ]
    }),
    ("settings that are no TOML", |size| {
        vec![
            ("content/foundations/a.md".into(), "---\ntitle: A\n---\n\na\n".into()),
            ("site.toml".into(), format!("title = \"A\"\n{}", repeat(size, "[[[\n"))),
        ]
    }),
    ("lost sheets", |size| {
        let mut files = lines(10, "a: ____");
        let sheets = repeat(
            size,
            "{\"sheet\": \"w/s{n}\", \"title\": \"S{n}\", \"fields\": [{\"id\": \"a\", \"label\": \"a\", \"kind\": \"text\"}]},\n",
        );
        let sheets = sheets.trim_end().trim_end_matches(',');
        files.push((
            "fields.json".into(),
            format!("{{\"fieldbook\": \"fields\", \"version\": 1, \"curriculum\": \"c\", \"sheets\": [\n{sheets}\n]}}\n"),
        ));
        files
    }),
];

/// A site with so many of one thing.
pub const MANY: &[(&str, Make)] = &[
    ("modules", |count| {
        (1..=count).map(|n| (format!("content/m{n}/a.md"), "---\ntitle: A\n---\n\nWords.\n".into())).collect()
    }),
    ("modules that are listed", |count| {
        let mut files: Files = (1..=count)
            .map(|n| (format!("content/m{n}/a.md"), "---\ntitle: A\n---\n\nWords.\n".into()))
            .collect();
        let listed: String =
            (1..=count).map(|n| format!("[[modules]]\nfolder = \"m{n}\"\ntitle = \"M{n}\"\n")).collect();
        files.push(("site.toml".into(), format!("title = \"A\"\n{listed}")));
        files
    }),
    ("lessons of one module", |count| {
        (1..=count)
            .map(|n| (format!("content/foundations/a{n}.md"), "---\ntitle: A\n---\n\nWords.\n".into()))
            .collect()
    }),
    ("terms named in as many lessons", |count| {
        let (count, names) = (count / 4, repeat_count(count / 4, "term{n}x "));
        let mut files: Files = (1..=count)
            .map(|n| (format!("content/foundations/a{n}.md"), format!("---\ntitle: A{n}\n---\n\n{names}\n")))
            .collect();
        files.push((
            "content/glossary.md".into(),
            format!("---\ntitle: G\n---\n\n{}", repeat_count(count, "## term{n}x\n\nwords\n\n")),
        ));
        files.push(("site.toml".into(), "title = \"A\"\nglossary = \"auto\"\n".into()));
        files
    }),
    ("templates of a theme", |count| {
        let mut files: Files = (1..=count)
            .map(|n| (format!("themes/own/templates/t{n}.html"), "<p>{{ page.title }}</p>\n".into()))
            .collect();
        files.push(("content/foundations/a.md".into(), "---\ntitle: A\n---\n\nWords.\n".into()));
        files.push(("site.toml".into(), "title = \"A\"\ntheme = \"own\"\n".into()));
        files
    }),
    ("lessons with a tag each and one for all", |count| {
        (1..=count)
            .map(|n| {
                (
                    format!("content/foundations/a{n}.md"),
                    format!("---\ntitle: A{n}\ntags: [all, t{n}]\n---\n\nWords.\n"),
                )
            })
            .collect()
    }),
    ("sessions of one series", |count| {
        (1..=count)
            .map(|n| {
                let (year, month, day) = (1000 + n / 300, 1 + n / 25 % 12, 1 + n % 25);
                (format!("content/sessions/s{n}.md"), format!("---\ntitle: S{n}\nseries: One\nnumber: {n}\nstart: {year}-{month:02}-{day:02} 10:00\n---\n\nWords.\n\n::: commitments\n- a\n:::\n"))
            })
            .collect()
    }),
    ("entries that name all others", |count| {
        let count = count / 8;
        let all = repeat_count(count, "  - e{n}.md\n");
        (1..=count)
            .map(|n| {
                (
                    format!("content/reference/e{n}.md"),
                    format!("---\ntitle: E{n}\nquestion: What?\nrelated:\n{all}---\n\nWords.\n"),
                )
            })
            .collect()
    }),
    ("entries", |count| {
        (1..=count)
            .map(|n| {
                (
                    format!("content/reference/e{n}.md"),
                    format!("---\ntitle: E{n}\nquestion: What?\ntags: [t{n}, all]\n---\n\nWords.\n"),
                )
            })
            .collect()
    }),
    ("lessons with the agreements", |count| {
        let mut files: Files = (1..=count)
            .map(|n| {
                (format!("content/foundations/a{n}.md"), "---\ntitle: A\n---\n\n::: agreements\n:::\n".into())
            })
            .collect();
        let written = repeat(50_000, "- **Item.** words words\n");
        files.push((
            "content/agreements.md".into(),
            format!("---\ntitle: B\n---\n\n::: agreements\n\n{written}\n:::\n"),
        ));
        files
    }),
    ("lessons that use one worksheet", |count| {
        let mut files: Files = (1..=count)
            .map(|n| {
                (
                    format!("content/foundations/a{n}.md"),
                    "---\ntitle: A\nworksheets: [../worksheets/w.md]\n---\n\nWords.\n".into(),
                )
            })
            .collect();
        files.push(("content/worksheets/w.md".into(), "---\ntitle: W\n---\n\na: ____\n".into()));
        files
    }),
    ("sessions that lead through one lesson", |count| {
        let mut files: Files = (1..=count).map(|n| (format!("content/sessions/s{n}.md"), format!("---\ntitle: S{n}\nstart: 2026-01-01 10:00\n---\n\n::: agenda\n\n1. [A](../foundations/a.md) (10 min)\n\n:::\n"))).collect();
        let words = repeat(50_000, "Words that are read.\n\n");
        files.push((
            "content/foundations/a.md".into(),
            format!("---\ntitle: A\nminutes: 10\n---\n\n{words}\n\n::: facilitator\n\n{words}\n:::\n"),
        ));
        files
    }),
    ("sessions with one long worksheet", |count| {
        let mut files: Files = (1..=count)
            .map(|n| {
                (
                    format!("content/sessions/s{n}.md"),
                    format!("---\ntitle: S{n}\nworksheets: [../worksheets/w.md]\n---\n\nWords.\n"),
                )
            })
            .collect();
        files.push((
            "content/worksheets/w.md".into(),
            format!("---\ntitle: W\n---\n\n{}", repeat(50_000, "a {n}: ____\n\n")),
        ));
        files
    }),
    ("sessions of a series with long commitments", |count| {
        let long = "word ".repeat(40);
        (1..=count)
            .map(|n| {
                let (year, month, day) = (1000 + n / 300, 1 + n / 25 % 12, 1 + n % 25);
                (format!("content/sessions/s{n}.md"), format!("---\ntitle: S{n}\nseries: One\nnumber: {n}\nstart: {year}-{month:02}-{day:02} 10:00\n---\n\n::: commitments\n- {long}\n- {long}\n- {long}\n:::\n\n::: keypoints\n- {long}\n:::\n"))
            })
            .collect()
    }),
    ("editions", |count| {
        let count = count / 50;
        let mut files: Files = (1..=count)
            .map(|n| {
                let (year, month, day) = (2000 + n / 300, 1 + n / 25 % 12, 1 + n % 25);
                (
                    format!("content/reference/editions/{year}-{month:02}-{day:02}.md"),
                    format!("---\ntitle: Edition {n}\ndate: {year}-{month:02}-{day:02}\n---\n\nWords.\n"),
                )
            })
            .collect();
        files.push((
            "content/reference/e.md".into(),
            "---\ntitle: E\nquestion: What?\n---\n\nWords.\n".into(),
        ));
        files
    }),
    ("notes of one session", |count| {
        let mut files: Files = (1..=count)
            .map(|n| {
                (
                    format!("content/sessions/notes/n{n}.md"),
                    format!("---\ntitle: N{n}\nfrom-session: ../s.md\ndate: 2026-01-01\n---\n\nWords.\n"),
                )
            })
            .collect();
        files.push(("content/sessions/s.md".into(), "---\ntitle: S\n---\n\nWords.\n".into()));
        files
    }),
    ("aliases", |count| {
        (1..=count)
            .map(|n| {
                (
                    format!("content/foundations/a{n}.md"),
                    format!("---\ntitle: A{n}\naliases: [old/a{n}.html]\n---\n\nWords.\n"),
                )
            })
            .collect()
    }),
];

/// A lesson of about so many bytes: one line again and again. `{n}` is its number.
fn lines(size: usize, line: &str) -> Files {
    lesson(&repeat(size, line))
}

fn lines_after(size: usize, before: &str, line: &str) -> Files {
    lesson(&format!("{before}{}", repeat(size, line)))
}

fn lesson(body: &str) -> Files {
    vec![("content/foundations/a.md".into(), format!("---\ntitle: A\n---\n\n{body}\n"))]
}

fn sheet(size: usize, line: &str) -> Files {
    vec![("content/worksheets/a.md".into(), format!("---\ntitle: A\n---\n\n{}\n", repeat(size, line)))]
}

fn session(body: &str) -> Files {
    vec![("content/sessions/a.md".into(), format!("---\ntitle: A\nstart: 2026-01-01 10:00\n---\n\n{body}\n"))]
}

/// A lesson with a long header.
fn front(size: usize, key: &str, line: &str) -> Files {
    vec![(
        "content/foundations/a.md".into(),
        format!("---\ntitle: A\n{key}{}\n---\n\na\n", repeat(size, line)),
    )]
}

fn repeat(size: usize, line: &str) -> String {
    let mut text = String::with_capacity(size);
    let mut n = 0;
    while text.len() + line.len() <= size {
        n += 1;
        text.push_str(&line.replace("{n}", &n.to_string()));
    }
    text
}

fn repeat_count(count: usize, line: &str) -> String {
    (1..=count).map(|n| line.replace("{n}", &n.to_string())).collect()
}
