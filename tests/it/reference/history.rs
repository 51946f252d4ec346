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
