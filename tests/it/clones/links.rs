//! Links, pipes and devices in a clone: what leads out of it is told and not followed, and nothing is waited for.

use super::{fieldbook, fieldbook_in, save, serve, site};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const SECRET: &str = "hunter2-SECRET";

/// Makes something at a place of a site.
type Make = fn(&Path, &Path);

fn link(place: &Path, outside: &Path) {
    symlink(outside, place).unwrap();
}

fn pipe(place: &Path, _: &Path) {
    assert!(Command::new("mkfifo").arg(place).status().unwrap().success());
}

fn device(place: &Path, _: &Path) {
    symlink("/dev/zero", place).unwrap();
}

fn environment(place: &Path, _: &Path) {
    symlink("/proc/self/environ", place).unwrap();
}

/// What is put where, and what is told about it.
const CASES: &[(&str, Make, &str)] = &[
    ("fields.json", link, "warning[lost-answers]: this is a link, and links are not followed"),
    ("fields.json", environment, "warning[lost-answers]: this is a link, and links are not followed"),
    ("fields.json", device, "warning[lost-answers]: this is a link, and links are not followed"),
    ("fields.json", pipe, "warning[lost-answers]: this is a folder, a pipe or a device, and not a file"),
    (
        "content",
        link,
        "error[unreadable-file]: `content` is a link that leads out of this folder, and is not followed",
    ),
    ("content", pipe, "error[unreadable-file]: `content` is not a folder"),
    ("content", device, "error[unreadable-file]: `content` is a link that leads out of this folder"),
    (
        "themes",
        link,
        "error[unreadable-file]: `themes` is a link that leads out of this folder, and is not followed",
    ),
    ("themes", pipe, "error[unreadable-file]: `themes` is not a folder"),
    (
        "themes/own",
        link,
        "error[unreadable-file]: this is a link to another place, and links are not followed",
    ),
    (
        "site.toml",
        link,
        "error[unreadable-file]: this is a link to another place, and links are not followed",
    ),
    ("site.toml", environment, "error[unreadable-file]: this is a link to another place"),
    (
        "content/diary.md",
        link,
        "error[unreadable-file]: this is a link to another place, and links are not followed",
    ),
    ("content/diary.md", device, "error[unreadable-file]: this is a link to another place"),
    ("content/pipe.md", pipe, "error[unreadable-file]: this is a pipe or a device, and not a file"),
    ("content/pipe.png", pipe, "error[unreadable-file]: this is a pipe or a device, and not a file"),
    ("content/foundations", link, "error[unreadable-file]: this is a link to another place"),
    ("content/reference", link, "error[unreadable-file]: this is a link to another place"),
];

/// A site with something odd at a place, and a folder elsewhere with secrets.
fn trap(place: &str, make: Make) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (inside, outside) = (folder.path().join("site"), folder.path().join("outside"));
    site(&inside);
    for (path, text) in [
        ("diary.txt", SECRET),
        ("diary.md", SECRET),
        ("fields.json", SECRET),
        ("index.md", "---\ntitle: hunter2-SECRET\n---\nx\n"),
        ("reference/two.md", "---\ntitle: hunter2-SECRET\n---\nx\n"),
        ("own/templates/page.html", SECRET),
    ] {
        save(&outside, path, text);
    }
    let target = if Path::new(place).extension().is_some() { outside.join("fields.json") } else { outside };
    let place = inside.join(place);
    if place.is_dir() {
        fs::remove_dir_all(&place).unwrap();
    } else {
        let _ = fs::remove_file(&place);
    }
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    make(&place, &target);
    folder
}

#[test]
fn what_leads_out_is_told_and_not_shown() {
    for (place, make, told) in CASES {
        let folder = trap(place, *make);
        let site = folder.path().join("site");
        let mut all = String::new();
        for words in [
            &["check"][..],
            &["check", "--format", "json"],
            &["check", "--format", "github"],
            &["check", "--format", "sarif"],
            &["build"],
            &["edition", "2026-summer", "--date", "2026-06-30"],
        ] {
            let said = fieldbook_in(&site, words, |command| {
                command.env("FIELDBOOK_TEST_TOKEN", SECRET);
            });
            assert!(said.took < Duration::from_secs(20), "{place}: {words:?} took {:?}", said.took);
            assert!([0, 1, 2].contains(&said.code), "{place}: {words:?} {} {}", said.code, said.err);
            let (out, err) = (said.out, said.err);
            if *words == ["check"] {
                assert!(out.contains(told), "{place}: {out}{err}");
                assert!(out.contains("help: "), "{place}: {out}");
            }
            all.push_str(&out);
            all.push_str(&err);
        }
        assert!(!all.contains(SECRET), "{place}: {all}");
        assert!(!site.join("public/diary.txt").exists(), "{place}");
        let served = serve(&site, || {}, "http://");
        assert!(!served.contains(SECRET), "{place}: {served}");
        let outside = fs::read_dir(folder.path().join("outside/reference")).unwrap().count();
        assert_eq!(outside, 1, "{place}: nothing is written elsewhere");
    }
}

#[test]
fn a_link_to_another_folder_of_the_site_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    fs::rename(folder.path().join("content"), folder.path().join("texts")).unwrap();
    symlink("texts", folder.path().join("content")).unwrap();
    let said = fieldbook(folder.path(), &["check"]);
    assert_eq!(said.out, "no problems in 4 texts\n");
    // But not to what is not for readers, or to all of it.
    for target in [".git", ".", "nowhere", "content"] {
        fs::remove_file(folder.path().join("content")).unwrap();
        fs::create_dir_all(folder.path().join(".git")).unwrap();
        symlink(target, folder.path().join("content")).unwrap();
        let said = fieldbook(folder.path(), &["check"]);
        assert!(
            said.out.contains("`content` is a link that leads out of this folder"),
            "{target}: {}",
            said.out
        );
    }
}

#[test]
fn a_list_in_a_linked_website_shows_nothing_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("site");
    site(&inside);
    save(folder.path(), "outside/fields.json", SECRET);
    symlink("../outside", inside.join("public")).unwrap();
    let said = fieldbook(&inside, &["check"]);
    assert!(said.out.contains("this is not a list of questions"), "{}", said.out);
    assert!(!said.out.contains(SECRET), "{}", said.out);
    fs::remove_file(inside.join("public")).unwrap();
    fs::create_dir(inside.join("public")).unwrap();
    symlink("../../outside/fields.json", inside.join("public/fields.json")).unwrap();
    let said = fieldbook(&inside, &["check"]);
    assert!(said.out.contains("this is a link, and links are not followed"), "{}", said.out);
    assert!(!said.out.contains(SECRET), "{}", said.out);
    // Somebody who names a link knows what they do.
    let said = fieldbook(&inside, &["check", "--published", "public/fields.json"]);
    assert!(said.out.contains("this is not a list of questions"), "{}", said.out);
}

/// Commands that write, and where a link would lead what they write.
#[test]
fn nothing_is_written_through_a_link() {
    let cases: [(&str, &[&str]); 4] = [
        ("content/foundations", &["new", "lesson", "foundations/asking"]),
        ("content/reference", &["new", "entry", "silence"]),
        ("content", &["new", "entry", "silence"]),
        ("content/sessions", &["collect", "answers.json"]),
    ];
    let answers = "{\"fieldbook\":\"answers\",\"version\":1,\"curriculum\":\"x\",\"sheet\":\"worksheets/plan\",\"title\":\"Plan\",\"answers\":[{\"id\":\"a\",\"label\":\"A\",\"value\":\"yes\"}]}";
    for (place, words) in cases {
        let folder = trap(place, link);
        let site = folder.path().join("site");
        save(&site, "answers.json", answers);
        let before = names(&folder.path().join("outside"));
        let said = fieldbook(&site, words);
        assert_eq!(names(&folder.path().join("outside")), before, "{place}: {}{}", said.out, said.err);
        assert_ne!(said.code, 0, "{place}: {}{}", said.out, said.err);
        if words[0] == "new" {
            assert!(
                said.err.contains("is a link that leads out of `content`, so nothing was written"),
                "{}",
                said.err
            );
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        names.push(path.display().to_string());
        if path.is_dir() {
            names.extend(self::names(&path));
        }
    }
    names.sort();
    names
}

#[test]
fn a_link_among_the_answers_is_not_followed() {
    let folder = trap("content/diary.md", pipe);
    let site = folder.path().join("site");
    fs::create_dir(site.join("answers")).unwrap();
    symlink(folder.path().join("outside/fields.json"), site.join("answers/ana.json")).unwrap();
    let said = fieldbook(&site, &["collect", "answers"]);
    assert!(said.out.contains("answers/ana.json: it is a link, and links are not followed"), "{}", said.out);
}

#[test]
fn a_pipe_as_settings_is_not_waited_for() {
    let folder = trap("site.toml", pipe);
    let site = folder.path().join("site");
    for words in [&["check"][..], &["build"], &["new", "entry", "silence"]] {
        let said = fieldbook(&site, words);
        assert_eq!(said.code, 2, "{}", said.out);
        assert!(said.err.starts_with("error: there is no curriculum in "), "{}", said.err);
    }
}
