//! Who wrote an entry and when, from a real repository: asked for by a setting, whole or not at all.

use assert_cmd::Command;
use fieldbook::load::{Authorship, authorship};
use fieldbook::path::SourcePath;
use std::fs;
use std::path::{Path, PathBuf};

const EVIL: &str = "E\u{301}vil \u{1b}[31m & \"x\" <script> {{ 7 * 7 }}\u{fdd0}y";

fn git(folder: &Path, name: &str, day: &str, words: &[&str]) {
    let mut git = std::process::Command::new("git");
    let stamp = format!("{day}T12:00:00Z");
    git.current_dir(folder).env("GIT_AUTHOR_NAME", name).env("GIT_AUTHOR_EMAIL", "secret@example.org");
    git.env("GIT_COMMITTER_NAME", "Other").env("GIT_COMMITTER_EMAIL", "o@example.org");
    git.env("GIT_AUTHOR_DATE", &stamp).env("GIT_COMMITTER_DATE", &stamp);
    let output = git.args(["-c", "init.defaultBranch=main"]).args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn save(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn entry(folder: &Path, name: &str, text: &str) {
    save(folder, &format!("content/reference/{name}.md"), &format!("---\ntitle: T\n---\n{text}\n"));
}

fn commit(folder: &Path, name: &str, day: &str) {
    git(folder, name, day, &["add", "-A"]);
    git(folder, name, day, &["commit", "-q", "-m", "Change"]);
}

/// A site in a folder of a repository, with three commits.
fn repository() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("trainings/one");
    save(&site, "site.toml", "title = \"F\"\n[reference]\nhistory = true\n");
    entry(&site, "a é", "One");
    entry(&site, "b", "One");
    git(folder.path(), "", "2026-01-01", &["init", "-q"]);
    save(folder.path(), ".mailmap", "Ana Ruiz <secret@example.org> ana <secret@example.org>\n");
    commit(folder.path(), "Sam", "2026-03-01");
    entry(&site, "b", "Two");
    commit(folder.path(), "ana", "2026-04-01");
    entry(&site, "b", "Three");
    commit(folder.path(), EVIL, "2026-02-01");
    entry(&site, "new", "Nobody committed this");
    (folder, site)
}

fn build(site: &Path, out: &str) -> (String, String) {
    let output = Command::cargo_bin("fieldbook")
        .unwrap()
        .current_dir(site)
        .args(["build", "--out", out])
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

fn page(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(path)).unwrap()
}

#[test]
fn names_and_days_come_from_the_whole_history() {
    let (_folder, site) = repository();
    let Authorship::Known(history) = authorship(&site) else { panic!("the history is whole") };
    let lines: Vec<String> = history
        .iter()
        .map(|(path, it)| format!("{path} {} {} {}", it.first.iso(), it.last.iso(), it.names.join("+")))
        .collect();
    assert_eq!(lines[0], "content/reference/a é.md 2026-03-01 2026-03-01 Sam");
    assert!(
        lines[1].starts_with("content/reference/b.md 2026-02-01 2026-04-01 Sam+Ana Ruiz+E\u{301}vil [31m"),
        "{}",
        lines[1]
    );
    assert!(!history.contains_key(&SourcePath::new("content/reference/new.md")));
    let (_, err) = build(&site, "out");
    assert_eq!(err, "");
    let b = page(&site, "out/reference/b.html");
    let whole =
        "first written 1 February 2026, last changed 1 April 2026, by Sam, Ana Ruiz, E\u{301}vil [31m";
    assert!(b.contains(whole), "{b}");
    assert!(b.contains("[31m &amp; &quot;x&quot; script {{ 7 * 7 }}"), "{b}");
    assert!(page(&site, "out/reference/index.html").contains(whole));
    assert!(!page(&site, "out/reference/new.html").contains("history of the file"));
    let data = page(&site, "out/reference/reference.json");
    assert!(
        data.contains("\"history\":{\"first\":\"2026-02-01\",\"last\":\"2026-04-01\",\"names\":[\"Sam\""),
        "{data}"
    );
    for path in ["b.html", "index.html", "reference.json"] {
        assert!(
            !page(&site, &format!("out/reference/{path}")).contains("example.org"),
            "no address of a person"
        );
    }
}

#[test]
fn nothing_is_asked_unless_the_settings_say_so() {
    let (_folder, site) = repository();
    save(&site, "site.toml", "title = \"F\"\n");
    let (_, err) = build(&site, "out");
    assert_eq!(err, "");
    assert!(!page(&site, "out/reference/b.html").contains("history of the file"));
}

#[test]
fn a_shallow_history_is_said_and_not_used() {
    let (folder, _) = repository();
    let copy = tempfile::tempdir().unwrap();
    let from = format!("file://{}", folder.path().display());
    let to = copy.path().join("clone");
    git(copy.path(), "", "2026-05-01", &["clone", "-q", "--depth", "1", &from, to.to_str().unwrap()]);
    let site = to.join("trainings/one");
    let (out, err) = build(&site, "out");
    assert_eq!(
        err,
        "note: the history here is shallow: only its newest part was fetched, so pages of entries do not say who wrote them and when\n"
    );
    assert!(out.starts_with("no problems in 2 texts"), "{out}");
    let whole = tempfile::tempdir().unwrap();
    let plain = whole.path().join("site");
    save(&plain, "site.toml", "title = \"F\"\n");
    for name in ["a é", "b"] {
        fs::create_dir_all(plain.join("content/reference")).unwrap();
        fs::copy(
            site.join(format!("content/reference/{name}.md")),
            plain.join(format!("content/reference/{name}.md")),
        )
        .unwrap();
    }
    build(&plain, "out");
    for path in ["b.html", "index.html", "reference.json"] {
        assert_eq!(
            page(&plain, &format!("out/reference/{path}")),
            page(&site, &format!("out/reference/{path}"))
        );
    }
}

#[test]
fn without_a_repository_it_is_said_and_built() {
    let folder = tempfile::tempdir().unwrap();
    save(
        folder.path(),
        "site.toml",
        "title = \"F\"\n[reference]\nhistory = yes\n".replace("yes", "true").as_str(),
    );
    entry(folder.path(), "a", "x");
    let (out, err) = build(folder.path(), "out");
    assert_eq!(
        err,
        "note: git knows no history of this folder, so pages of entries do not say who wrote them and when\n"
    );
    assert!(out.starts_with("no problems"), "{out}");
    // A repository without a commit.
    git(folder.path(), "", "2026-05-01", &["init", "-q"]);
    let (_, err) = build(folder.path(), "out");
    assert!(err.starts_with("note: git knows no history"), "{err}");
    // No git at all.
    let mut command = Command::cargo_bin("fieldbook").unwrap();
    let output =
        command.current_dir(folder.path()).env("PATH", "").args(["build", "--out", "out"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("note: git is not installed"), "{output:?}");
    assert!(output.status.success());
}

/// One step of a history: who, when, and what happens to files below `content/reference/`.
enum Do {
    Write(&'static str, &'static str),
    Move(&'static str, &'static str),
    Remove(&'static str),
}
use Do::{Move, Remove, Write};

const LONG: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

/// Runs steps, each a commit, and says what is known: `path first last names`.
fn told(steps: &[(&str, &str, &[Do])]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("a [b]/site");
    save(&site, "site.toml", "title = \"F\"\n[reference]\nhistory = true\n");
    git(folder.path(), "", "2026-01-01", &["init", "-q"]);
    for (name, day, changes) in steps {
        for change in *changes {
            let place = |path: &str| site.join("content/reference").join(path);
            match change {
                Write(path, text) => save(&site, &format!("content/reference/{path}"), text),
                Remove(path) => fs::remove_file(place(path)).unwrap(),
                Move(from, to) => {
                    fs::create_dir_all(place(to).parent().unwrap()).unwrap();
                    fs::rename(place(from), place(to)).unwrap();
                }
            }
        }
        commit(folder.path(), name, day);
    }
    let Authorship::Known(history) = authorship(&site) else { panic!("the history is whole") };
    let there = history.iter().filter(|(path, _)| site.join(path.as_str()).is_file());
    let line = |(path, it): (&SourcePath, &fieldbook::model::Authored)| {
        let path = path.as_str().trim_start_matches("content/reference/");
        format!("{path} {} {} {}", it.first.iso(), it.last.iso(), it.names.join("+"))
    };
    there.map(line).collect()
}

#[test]
fn what_was_renamed_keeps_its_authors_and_its_first_day() {
    // As in the guide: renamed, with its earlier address in the header.
    let before = "---\ntitle: Entry one\n---\nText\nmore\n";
    let after = "---\ntitle: Entry one\naliases: [reference/one.html]\n---\nText\nmore\n";
    let first = "---\ntitle: Entry one\n---\nText\n";
    assert_eq!(
        told(&[
            ("Ana", "2026-01-02", &[Write("one.md", first)]),
            ("Sam", "2026-05-06", &[Write("one.md", before)]),
            ("Mira", "2026-11-20", &[Move("one.md", "uno.md"), Write("uno.md", after)]),
        ]),
        ["uno.md 2026-01-02 2026-11-20 Ana+Sam+Mira"]
    );
    // Again and again, in and out of the folder, several at once.
    assert_eq!(
        told(&[
            ("Ana", "2026-01-02", &[Write("../lessons/a.md", LONG), Write("x.md", "X\nY\nZ\n")]),
            ("Sam", "2026-01-03", &[Move("../lessons/a.md", "a.md"), Move("x.md", "y.md")]),
            ("Mira", "2026-01-04", &[Move("a.md", "deep/b.md")]),
            ("Noa", "2026-01-05", &[Move("deep/b.md", "c.md"), Write("c.md", &LONG[4..])]),
        ]),
        ["c.md 2026-01-02 2026-01-05 Ana+Sam+Mira+Noa", "y.md 2026-01-02 2026-01-03 Ana+Sam"]
    );
    // A new text under an earlier name is another one.
    assert_eq!(
        told(&[
            ("Ana", "2026-01-02", &[Write("a.md", LONG)]),
            ("Sam", "2026-01-03", &[Move("a.md", "b.md")]),
            ("Mira", "2026-01-04", &[Write("a.md", "something else\n")]),
        ]),
        ["a.md 2026-01-04 2026-01-04 Mira", "b.md 2026-01-02 2026-01-03 Ana+Sam"]
    );
    // There and back.
    assert_eq!(
        told(&[
            ("Ana", "2026-01-02", &[Write("a.md", LONG)]),
            ("Sam", "2026-01-03", &[Move("a.md", "b.md")]),
            ("Mira", "2026-01-04", &[Move("b.md", "a.md")]),
        ]),
        ["a.md 2026-01-02 2026-01-04 Ana+Sam+Mira"]
    );
    // Removed, and brought back.
    assert_eq!(
        told(&[
            ("Ana", "2026-01-02", &[Write("a.md", LONG)]),
            ("Sam", "2026-01-03", &[Remove("a.md")]),
            ("Mira", "2026-01-04", &[Write("a.md", LONG)]),
        ]),
        ["a.md 2026-01-02 2026-01-04 Ana+Mira"]
    );
    // Not alike: the one went and another came.
    assert_eq!(
        told(&[
            ("Ana", "2026-01-02", &[Write("a.md", LONG)]),
            ("Sam", "2026-01-03", &[Remove("a.md"), Write("b.md", "nothing of the kind\n")]),
        ]),
        ["b.md 2026-01-03 2026-01-03 Sam"]
    );
}

#[test]
fn a_change_beside_a_renaming_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    save(site, "site.toml", "title = \"F\"\n");
    git(site, "", "2026-01-01", &["init", "-q"]);
    save(site, "content/reference/a.md", LONG);
    commit(site, "Ana", "2026-01-02");
    git(site, "", "2026-01-02", &["checkout", "-q", "-b", "side"]);
    save(site, "content/reference/a.md", &format!("{LONG}eleven\n"));
    commit(site, "Sam", "2026-01-09");
    git(site, "", "2026-01-02", &["checkout", "-q", "main"]);
    git(site, "", "2026-01-02", &["mv", "content/reference/a.md", "content/reference/b.md"]);
    commit(site, "Mira", "2026-01-04");
    git(site, "Mira", "2026-01-10", &["merge", "-q", "--no-edit", "side"]);
    let Authorship::Known(history) = authorship(site) else { panic!("the history is whole") };
    let b = &history[&SourcePath::new("content/reference/b.md")];
    assert_eq!((b.first.iso(), b.last.iso()), ("2026-01-02".to_owned(), "2026-01-09".to_owned()));
    let mut names = b.names.clone();
    names.sort();
    assert_eq!(names, ["Ana", "Mira", "Sam"]);
}

/// Ten thousand commits, made in one go by `git fast-import`.
#[test]
fn a_long_history_is_asked_in_a_moment() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    git(site, "", "2026-01-01", &["init", "-q"]);
    let mut child = std::process::Command::new("git")
        .current_dir(site)
        .args(["fast-import", "--quiet"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut words = String::new();
    for commit in 0..10_000 {
        let file = commit % 500;
        let text = format!("---\ntitle: T {file}\n---\nText {commit}\n{LONG}");
        let day = 1_700_000_000 + commit * 3_600;
        words.push_str(&format!(
            "commit refs/heads/main\ncommitter P{} <p@example.org> {day} +0000\ndata 1\nx\n\
             M 644 inline content/reference/e{file}.md\ndata {}\n{text}\n",
            commit % 7,
            text.len()
        ));
        if commit % 20 == 19 {
            words.push_str(&format!(
                "commit refs/heads/main\ncommitter R <r@example.org> {day} +0000\ndata 1\nx\n\
                 R content/reference/e{file}.md content/reference/r{commit}.md\n"
            ));
        }
    }
    child.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let known = authorship(site);
    let Authorship::Known(history) = known else { panic!("{known:?}") };
    assert!(history.contains_key(&SourcePath::new("content/reference/r9999.md")));
}
