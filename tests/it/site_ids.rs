//! The names under which browsers and calendars know a site: they stay when the title changes, and no two sites share them.

use crate::project::Project;
use fieldbook::model::SiteId;
use fieldbook::scaffold::init;
use std::fs;

/// A sheet, and a session with a day.
const TEXTS: &str = "=== content/worksheets/w.md\n---\ntitle: W\n---\nName: ____\n\
                     === content/sessions/s.md\n---\ntitle: S\nstart: 2027-03-03 18:30\ntimezone: Europe/Berlin\nminutes: 60\n---\nx\n";

/// The name of answers, the end of UIDs, and earlier names of answers.
fn names(settings: &str) -> String {
    let curriculum = Project::read(&format!("=== site.toml\n{settings}\n")).understand().curriculum;
    let SiteId { answers, calendar, earlier } = SiteId::of(&curriculum.config);
    format!("{answers} {calendar} {}", earlier.join(","))
}

#[test]
fn names_of_sites() {
    for (settings, expected) in [
        // The title alone, where there is nothing else.
        ("title = \"Side by side\"", "side-by-side-050fad side-by-side "),
        ("title = \"!\"", "810a1a fieldbook "),
        // The address, whatever the title; earlier versions kept answers by both.
        (
            "title = \"Side by side\"\nbase_url = \"https://example.org/\"",
            "example-org-e22274 example-org-e22274 side-by-side-c7cb49",
        ),
        (
            "title = \"Two\"\nbase_url = \"http://example.org\"",
            "example-org-e22274 example-org-e22274 two-f53581",
        ),
        // Two sites of one host.
        (
            "title = \"T\"\nbase_url = \"https://user.github.io/a\"",
            "user-github-io-a-085354 user-github-io-a-085354 t-ecdf55",
        ),
        (
            "title = \"T\"\nbase_url = \"https://user.github.io/b\"",
            "user-github-io-b-d28b82 user-github-io-b-d28b82 t-634682",
        ),
        // An id of its own stands above all; answers from before it are found.
        ("title = \"Side by side\"\nid = \"mine\"", "mine mine side-by-side-050fad"),
        (
            "title = \"T\"\nid = \"mine\"\nbase_url = \"https://example.org/\"",
            "mine mine example-org-e22274,t-c7cb49",
        ),
        ("title = \"T\"\nid = \"mine\"\ncalendar_id = \"old\"", "mine old t-1ddcb4"),
        (
            "title = \"Side by side\"\nid = \"side-by-side-050fad\"",
            "side-by-side-050fad side-by-side-050fad ",
        ),
    ] {
        assert_eq!(names(settings), expected, "{settings}");
    }
}

#[test]
fn answers_that_were_saved_under_an_earlier_name_belong_to_the_site() {
    let settings = "=== site.toml\ntitle = \"T\"\nid = \"mine\"\nbase_url = \"https://example.org/\"\n";
    let id = SiteId::of(&Project::read(settings).understand().curriculum.config);
    for (name, known) in
        [("mine", true), ("example-org-e22274", true), ("t-c7cb49", true), ("t", false), ("", false)]
    {
        assert_eq!(id.knows(name), known, "{name}");
    }
}

#[test]
fn what_is_no_id_is_told() {
    for (line, expected) in [
        ("id = \"my site\"", "did you mean `my-site`?"),
        ("id = \"a/b:c\"", "did you mean `a-b-c`?"),
        ("id = \"\"", "write for example `id = \"side-by-side-spring\"`"),
        ("calendar_id = \"a@b\"", "did you mean `a-b`?"),
        ("uid = \"a\"", "did you mean `id`?"),
    ] {
        let problems =
            Project::read(&format!("=== site.toml\ntitle = \"T\"\n{line}\n")).understand().problems;
        let helps: Vec<&str> = problems.iter().filter_map(|problem| problem.help.as_deref()).collect();
        assert!(helps.len() == 1 && helps[0].contains(expected), "{line}: {helps:?}");
    }
}

/// What is said when a site is built with other settings than those it was published with: message; help.
fn compared(list: &str, settings: &str) -> Vec<String> {
    let project = format!("=== site.toml\n{settings}\n{TEXTS}=== fields.json\n{list}");
    let found = Project::read(&project).understand().problems;
    found
        .iter()
        .map(|it| {
            format!("{}: {}; {}", it.rule.row().name, it.message, it.help.as_deref().unwrap_or_default())
        })
        .collect()
}

/// The settings with the lines that the only problem wants to have pasted.
fn mended(list: &str, settings: &str) -> String {
    let project = format!("=== site.toml\n{settings}\n{TEXTS}=== fields.json\n{list}");
    let problems = Project::read(&project).understand().problems;
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let fix = problem.fix.as_ref().expect("something to paste");
    let settings = format!("{settings}\n");
    let (start, end) = (fix.span.start as usize, fix.span.end as usize);
    format!("{}{}{}", &settings[..start], fix.text, &settings[end..])
}

fn pages(settings: &str) -> (String, String, String) {
    let mut pages = Project::read(&format!("=== site.toml\n{settings}\n{TEXTS}")).outcome().pages;
    let mut take = |path: &str| pages.remove(path).unwrap_or_default();
    let line = |page: &str, begin: &str| {
        page.lines().find(|line| line.contains(begin)).unwrap_or_default().to_owned()
    };
    (
        line(&take("sessions/s.ics"), "UID"),
        take("worksheets/w.html")
            .split("data-curriculum=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned(),
        take("fields.json"),
    )
}

#[test]
fn another_title_at_the_same_address_changes_nothing() {
    let address = "base_url = \"https://example.org/t/\"";
    let (before, after) =
        (format!("title = \"Field\"\n{address}"), format!("title = \"Field 2027\"\n{address}"));
    let (uid, key, list) = pages(&before);
    assert_eq!((uid.as_str(), key.as_str()), ("UID:sessions/s@example-org-t-be1c67", "example-org-t-be1c67"));
    assert_eq!((pages(&after).0, pages(&after).1), (uid, key));
    assert_eq!(compared(&list, &after), Vec::<String>::new());
}

#[test]
fn another_name_is_told_with_the_line_that_keeps_the_old_one() {
    let no_address = "title = \"Field\"";
    let address = "title = \"Field\"\nbase_url = \"https://example.org/t/\"";
    let id = "title = \"Field\"\nid = \"mine\"";
    for (before, after) in [
        (no_address, "title = \"Field 2027\""),
        (no_address, "title = \"Field 2027\"\nbase_url = \"https://example.org/t/\""),
        (address, "title = \"Field\"\nbase_url = \"https://example.net/u/\""),
        (address, "title = \"Field\""),
        (id, "title = \"Field\""),
        (id, "title = \"Field\"\nid = \"yours\""),
    ] {
        let (uid, key, list) = pages(before);
        let said = compared(&list, after);
        assert!(
            said.len() == 1
                && said[0].starts_with(
                    "lost-answers: answers that people kept would not be found, and calendar entries"
                )
                && said[0].contains(&format!("write `id = \"{key}\"`")),
            "{after}: {said:#?}"
        );
        let mended = mended(&list, after);
        assert_eq!(compared(&list, &mended), Vec::<String>::new(), "{mended}");
        assert_eq!((pages(&mended).0, pages(&mended).1), (uid, key), "{mended}");
    }
}

/// As earlier versions wrote it: UIDs ended with the words of the title.
const EARLIER: &str = r#"{"fieldbook": "fields", "version": 1, "curriculum": "field-4d0dd6", "sheets": [
{"sheet": "worksheets/w", "title": "W", "fields": [{"id":"name","label":"Name","kind":"text"}]}]}"#;

#[test]
fn what_an_earlier_version_published_keeps_its_names() {
    let same = "title = \"Field\"\nbase_url = \"https://example.org/t/\"";
    // Answers are found under the earlier name; entries would be doubled.
    assert_eq!(
        compared(EARLIER, same),
        [
            "doubled-entries: calendar entries that people took over would be doubled: the site was published as `field`, \
          and now its id is `example-org-t-be1c67`; to keep the old names, write `id = \"field-4d0dd6\"` and \
          `calendar_id = \"field\"` at the top of `site.toml`; if it is meant to be a separate \
          training, ignore this"
        ]
    );
    for after in [same, "title = \"Other\"\nbase_url = \"https://example.org/t/\"", "title = \"Other\""] {
        let mended = mended(EARLIER, after);
        assert_eq!(compared(EARLIER, &mended), Vec::<String>::new(), "{mended}");
        let (uid, key, list) = pages(&mended);
        assert_eq!((uid.as_str(), key.as_str()), ("UID:sessions/s@field", "field-4d0dd6"));
        assert_eq!(compared(&list, &mended), Vec::<String>::new());
    }
}

#[test]
fn two_trainings_that_are_started_have_two_ids() {
    let started = || {
        let folder = tempfile::tempdir().unwrap();
        init(folder.path()).unwrap();
        let text = fs::read_to_string(folder.path().join("site.toml")).unwrap();
        text.lines().find(|line| line.starts_with("id = \"listening-well-")).unwrap().to_owned()
    };
    let (one, other) = (started(), started());
    assert_ne!(one, other);
    assert_eq!(one.len(), "id = \"listening-well-12345678\"".len(), "{one}");
}
