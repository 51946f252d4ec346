//! Keys of other tools and keys that are nearly ours: no help makes an error, and none makes a page of another kind.

use fieldbook::diagnostic::{Diagnostic, Severity};
use fieldbook::keys::foreign::{FOREIGN, Use, foreign};
use fieldbook::keys::row::find;
use fieldbook::keys::table::FRONT_MATTER;
use fieldbook::model::Kind;
use fieldbook::parse::front_matter;
use fieldbook::path::SourcePath;
use fieldbook::source::Source;
use std::collections::BTreeSet;

const PLACES: &[(&str, Kind)] = &[
    ("content/foundations/a.md", Kind::Lesson),
    ("content/worksheets/a.md", Kind::Worksheet),
    ("content/sessions/a.md", Kind::Session),
    ("content/glossary.md", Kind::Glossary),
    ("content/reference/a.md", Kind::Entry),
];

const VALUES: &[&str] = &[
    "page",
    "3",
    "\"20 min\"",
    "[a, b]",
    "a, b",
    "/old/",
    "https://example.org/a.html?b",
    "no",
    "2026-03-04",
    "03/04/2026",
    "{a: b}",
    "'x: y'",
    "en_US",
    "",
    ">\n  one\n  two",
    "1–2 hours",
];

fn read(path: &str, header: &str) -> (Source, Kind, Vec<Diagnostic>) {
    let source = Source::new(SourcePath::new(path), format!("---\n{header}\n---\nText.\n"));
    let mut problems = Vec::new();
    let (kind, ..) = front_matter::read(&source, &mut problems);
    (source, kind, problems)
}

fn errors(problems: &[Diagnostic]) -> BTreeSet<String> {
    let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error);
    errors.map(|problem| problem.message.clone()).collect()
}

/// Every fix of a header by itself, and then all that are left, one after the other.
fn check_fixes(path: &str, kind: Kind, header: &str) {
    let (source, found, problems) = read(path, header);
    assert_eq!(found, kind, "{header}");
    let before = errors(&problems);
    let header_of = |text: &str| text["---\n".len()..text.len() - "\n---\nText.\n".len()].to_owned();
    for fix in problems.iter().filter_map(|problem| problem.fix.as_ref()) {
        let mut text = source.text.to_string();
        text.replace_range(fix.span.range(), &fix.text);
        let (_, found, left) = read(path, &header_of(&text));
        let new: Vec<_> = errors(&left).difference(&before).cloned().collect();
        assert!(new.is_empty(), "{path}: {fix:?} in\n{header}\nmakes {new:?}");
        assert_eq!(found, kind, "{header}\nwith {fix:?}");
    }
    let mut header = header.to_owned();
    for _ in 0..9 {
        let (source, _, problems) = read(path, &header);
        let Some(fix) = problems.iter().find_map(|problem| problem.fix.as_ref()) else { return };
        let mut text = source.text.to_string();
        text.replace_range(fix.span.range(), &fix.text);
        header = header_of(&text);
    }
    panic!("fixes of {path} never end in\n{header}");
}

#[test]
fn the_table_is_true() {
    let mut names = BTreeSet::new();
    for row in FOREIGN {
        assert!(names.insert(row.name), "{} is there once", row.name);
        assert!(find(FRONT_MATTER, row.name).is_none(), "{} is one of ours", row.name);
        assert!(FRONT_MATTER.iter().all(|ours| !ours.instead.contains(&row.name)), "{}", row.name);
        match row.use_here {
            Use::Key(name) | Use::Words(name) | Use::PartOf(name) => {
                assert!(find(FRONT_MATTER, name).is_some(), "{name}");
            }
            Use::Published | Use::DateFormat | Use::Nothing(_) => {}
        }
    }
    for written in ["nav_order", "Nav-Order", "nav order", "NAV_ORDER", "timeRequired"] {
        assert!(foreign(written).is_some(), "{written}");
    }
}

#[test]
fn keys_of_other_tools_are_no_errors_and_their_fixes_make_none() {
    for (path, kind) in PLACES {
        for row in FOREIGN {
            for value in VALUES {
                let header = format!("title: A\n{}: {value}\nlang: en", row.name);
                let (_, _, problems) = read(path, &header);
                assert_eq!(errors(&problems), BTreeSet::new(), "{path}\n{header}");
                assert!(!problems.is_empty(), "{path}\n{header}");
                check_fixes(path, *kind, &header);
            }
        }
    }
}

#[test]
fn keys_that_mean_the_same_are_given_once() {
    for value in ["3", "a, b", "/old/", "2026-03-04"] {
        for (path, kind) in PLACES {
            for one in FOREIGN {
                for other in FOREIGN.iter().filter(|other| other.name != one.name) {
                    let ours =
                        |row: &fieldbook::keys::foreign::Foreign| fieldbook::keys::foreign::ours(row.name);
                    if let (Some(a), Some(b)) = (ours(one), ours(other))
                        && a == b
                    {
                        check_fixes(
                            path,
                            *kind,
                            &format!("title: A\n{}: {value}\n{}: {value}", one.name, other.name),
                        );
                        check_fixes(path, *kind, &format!("title: A\n{}: {value}\n{a}: {value}", one.name));
                    }
                }
            }
        }
    }
}

#[test]
fn words_that_people_write_instead_make_no_error_when_they_are_mended() {
    for (path, kind) in PLACES {
        for row in FRONT_MATTER.iter().filter(|row| !matches!(row.name, "title" | "type")) {
            let misspelled = format!("{}x", row.name);
            for word in row.instead.iter().copied().chain([misspelled.as_str()]) {
                for value in VALUES {
                    check_fixes(path, *kind, &format!("title: A\n{word}: {value}"));
                    check_fixes(path, *kind, &format!("title: A\n{word}: {value}\n{}", row.example));
                }
            }
        }
    }
}

#[test]
fn what_comes_out_of_keys_of_other_tools() {
    let text = "---\ntitle: A\nteaching: 20\nexercises: 10\nkeywords: trust, power\ntags: [listening]\npermalink: /b/\n\
        redirect_from: [/old/, 'https://x.example/older?y']\nweight: 4\nauthor: Ana\nlangCode: es\nstatus: draft\n\
        layout: page\ndescription: D\nlastmod: 2026-03-04T10:00:00Z\n---\nText.\n";
    let source = Source::new(SourcePath::new("content/foundations/a.md"), text);
    let (kind, front, _) = front_matter::read(&source, &mut Vec::new());
    let words =
        |said: &[fieldbook::model::Said]| said.iter().map(|said| said.text.clone()).collect::<Vec<_>>();
    assert_eq!((kind, front.minutes, front.order, front.draft), (Kind::Lesson, Some(30), Some(4), true));
    assert_eq!(words(&front.tags), ["listening", "trust", "power"]);
    assert_eq!(words(&front.aliases), ["/b/", "/old/", "/older"]);
    assert_eq!(
        (front.authors, front.lang.as_deref(), &*front.summary),
        (vec!["Ana".to_owned()], Some("es"), "D")
    );
    assert_eq!(front.updated.map(|day| day.iso()).as_deref(), Some("2026-03-04"));
}

#[test]
fn an_export_comes_in_as_it_is() {
    let export = |title: &str| {
        format!(
            "---\n_schema: article\nid: 1234\n{title}: When nobody answers\ndate: 03/04/2026\ndate_format: MM/DD/YYYY\n\
             post_on_text: Posted on March 4\nauthor: Ana Ruiz\nsubject: Trust\nfile_name: when-nobody-answers.html\n\
             url: https://help.example.org/articles/when-nobody-answers?lang=en\nscore: 0.87\ntags: trust, silence\n\
             question: >-\n  What if nobody\n  answers?\nanswer: >\n  Wait a little.\\n\\nThen ask\n  *one* person.\\n\n\
             related_article_1: other.md\nrelated_article_2: https://help.example.org/articles/7\nrelated_article_3: Listening\n\
             related_article_4:\npage_description: >-\n  One\\n two\npage_keywords: a, b\n---\n&nbsp;\n"
        )
    };
    for folder in ["reference", "foundations", "worksheets", "sessions"] {
        for title in ["title", "article_title"] {
            for more in ["", "minutes: 30\nobjectives: x\npaper: a4\n"] {
                let text = export(title).replace("score:", &format!("{more}score:"));
                let site = format!(
                    "=== content/{folder}/a.md\n{text}=== content/{folder}/b.md\n{text}\
                     === content/{folder}/other.md\n---\ntitle: Other\n---\nText.\n"
                );
                let project = crate::project::Project::read(&site);
                let problems = project.understand().problems;
                assert_eq!(errors(&problems), BTreeSet::new());
                assert!(problems.iter().all(|problem| problem.help.is_some()));
                let helps: Vec<&str> =
                    problems.iter().filter_map(|problem| problem.help.as_deref()).collect();
                let line = "write `title: When nobody answers` in its place";
                assert_eq!(helps.contains(&line), title != "title", "{helps:?}");
                let kind = "add a line `type: entry`, or move the file to `content/reference/`";
                assert_eq!(helps.contains(&kind), folder != "reference", "{helps:?}");
                let page = project.page(&format!("{folder}/a.html"));
                for words in [
                    "When nobody answers",
                    "What if nobody answers?",
                    "<em>one</em>",
                    "Ana Ruiz",
                    "2026-03-04",
                ] {
                    assert!(page.contains(words), "{words} in {page}");
                }
            }
        }
    }
}
