//! What `init` and `new` make: it works at once, lies where it belongs, and overwrites nothing.

use fieldbook::assemble::Drafts;
use fieldbook::build::{self, Options};
use fieldbook::plan::Readers;
use fieldbook::report::{Color, human};
use fieldbook::scaffold::{NewKind, init, new};
use std::fs;
use std::path::Path;

fn check_no_problems(site: &Path) {
    let options = Options {
        site: site.to_owned(),
        drafts: Drafts::Included,
        readers: Readers::AsSet,
        base_url: None,
        published: None,
        as_of: None,
    };
    let checked = build::check(&options).unwrap();
    assert_eq!(human(&checked.problems, &checked.sources, Color::Plain), "");
}

fn started() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path()).unwrap();
    folder
}

/// Checks where a text goes and what its title is, or what is said instead.
fn check_new(kind: NewKind, path: &str, expected: &str) {
    let site = started();
    let answer = match new(kind, site.path(), path, None) {
        Ok(source) => {
            let text = fs::read_to_string(site.path().join(source.as_str())).unwrap();
            check_no_problems(site.path());
            format!("{source}: {}", text.lines().nth(1).unwrap())
        }
        Err(error) => error.to_string(),
    };
    assert_eq!(answer, expected);
}

#[test]
fn a_new_curriculum_has_no_problem() {
    let site = started();
    check_no_problems(site.path());
    let options = Options {
        site: site.path().to_owned(),
        drafts: Drafts::Left,
        readers: Readers::AsSet,
        base_url: None,
        published: None,
        as_of: None,
    };
    let built = build::build(&options, &site.path().join("public"), &|_, _| {}).unwrap();
    assert!(built.published.is_some());
    assert!(site.path().join("public/foundations/listening.html").exists());
}

#[test]
fn every_file_that_was_announced_is_there() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let made = init(folder.path()).unwrap();
    assert!(made.iter().any(|path| path == Path::new("site.toml")));
    for path in made {
        assert!(folder.path().join(path).is_file());
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let words = init(folder.path()).unwrap_err().to_string();
    assert!(words.contains("is not empty: it holds `mine.txt`, and nothing in it was changed"), "{words}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn texts_go_where_they_belong() {
    check_new(
        NewKind::Lesson,
        "foundations/what-and-why",
        "content/foundations/what-and-why.md: title: What and why",
    );
    check_new(NewKind::Lesson, "content/foundations/trust.md", "content/foundations/trust.md: title: Trust");
    check_new(NewKind::Lesson, "./content/foundations/a/b.md", "content/foundations/a/b.md: title: B");
    check_new(NewKind::Worksheet, "plan", "content/worksheets/plan.md: title: Plan");
    check_new(NewKind::Worksheet, "worksheets/plan", "content/worksheets/plan.md: title: Plan");
    check_new(NewKind::Worksheet, "group/plan", "content/worksheets/group/plan.md: title: Plan");
    check_new(NewKind::Session, "2027-spring", "content/sessions/2027-spring.md: title: 2027 spring");
    check_new(
        NewKind::Entry,
        "reference/small_asks.md",
        "content/reference/small-asks.md: title: Small asks",
    );
    check_new(NewKind::Lesson, "foundations\\asking", "content/foundations/asking.md: title: Asking");
    check_new(
        NewKind::Lesson,
        ".\\content\\foundations\\asking.md",
        "content/foundations/asking.md: title: Asking",
    );
}

#[test]
fn titles_are_quoted_where_they_must() {
    check_new(
        NewKind::Worksheet,
        "Who: do I #know?",
        "content/worksheets/who-do-i-know.md: title: 'Who: do I #know?'",
    );
    check_new(NewKind::Entry, "yes", "content/reference/yes.md: title: 'Yes'");
    check_new(NewKind::Entry, "1.10", "content/reference/1-10.md: title: '1.10'");
    check_new(
        NewKind::Lesson,
        "foundations/escuchar-año",
        "content/foundations/escuchar-año.md: title: Escuchar año",
    );
}

#[test]
fn places_that_do_not_fit_are_named() {
    check_new(
        NewKind::Lesson,
        "trust",
        "a lesson belongs to a module, and `trust` is in none\n\
         help: name one of the modules in `site.toml`: `foundations/trust`",
    );
    check_new(
        NewKind::Worksheet,
        "foundations/plan",
        "every worksheet belongs into `worksheets`, and `foundations/plan` is elsewhere\n\
         help: name it `worksheets/plan`",
    );
    for path in ["../x", "a/../../x", "/etc/x", "C:/x"] {
        let site = started();
        let words = new(NewKind::Entry, site.path(), path, None).unwrap_err().to_string();
        assert!(words.contains("does not lie in `content`"), "{path}: {words}");
    }
    for path in ["reference/index", "reference/", "...", ""] {
        let site = started();
        let words = new(NewKind::Entry, site.path(), path, None).unwrap_err().to_string();
        assert!(words.starts_with("no entry can be called `"), "{path}: {words}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let site = started();
    let page = site.path().join("content/foundations/listening.md");
    let before = fs::read_to_string(&page).unwrap();
    let words = new(NewKind::Lesson, site.path(), "foundations/listening", None).unwrap_err().to_string();
    assert!(words.ends_with("is there already, and is left as it is\nhelp: choose another name"), "{words}");
    assert_eq!(fs::read_to_string(page).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out() {
    let site = started();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/worksheets/out")).unwrap();
    let words = new(NewKind::Worksheet, site.path(), "out/x", None).unwrap_err().to_string();
    assert!(words.contains("is a link that leads out of `content`, so nothing was written"), "{words}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
