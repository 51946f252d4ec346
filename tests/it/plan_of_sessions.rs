//! `fieldbook agenda`: the plan of all sessions for people, scripts and pull requests, and what differs from a revision.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

const SITE: [(&str, &str); 5] = [
    ("site.toml", "title = \"Field\"\n[[modules]]\nfolder = \"foundations\"\n"),
    ("content/foundations/index.md", "---\ntitle: Foundations\n---\nFirst.\n"),
    ("content/foundations/trust.md", "---\ntitle: Trust\nminutes: 30\n---\nTrust.\n"),
    (
        "content/sessions/one.md",
        "---\ntitle: One | <b>\nseries: Spring\nnumber: 1\nstart: 2027-02-03 17:30\ntimezone: America/Los_Angeles\nminutes: 60\n---\n\
         ::: agenda\n1. Welcome (10 min)\n2. [Trust](../foundations/trust.md)\n   1. Talk (10 min)\n   2. Pairs (20 min)\n\
         3. Break at 18:15 (10 min)\n4. Rooms (5 min)\n   - Garden (5 min)\n   - Attic (3 min)\n:::\n",
    ),
    ("content/sessions/two.md", "---\ntitle: Two\n---\nSome day.\n"),
];

struct Said {
    out: String,
    err: String,
    code: i32,
}

fn agenda(folder: &Path, words: &[&str]) -> Said {
    let mut command = Command::cargo_bin("fieldbook").unwrap();
    let output = command.current_dir(folder).arg("agenda").args(words).output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in SITE {
        save(folder.path(), path, text);
    }
    folder
}

fn save(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn change(folder: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(path)).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    fs::write(folder.join(path), text.replace(from, to)).unwrap();
}

fn git(folder: &Path, words: &[&str]) {
    let mut git = std::process::Command::new("git");
    let who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main"];
    let output = git.current_dir(folder).args(who).args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path) {
    git(folder, &["init", "-q"]);
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "First"]);
}

const ONE: &str = "\
Spring 1: One | <b>
  content/sessions/one.md
  Wed 2027-02-03 17:30–18:30 America/Los_Angeles (PST, UTC−08:00)
    17:30   10 min  1    Welcome
    17:40   30 min  2    Trust
    17:40   10 min    2.1  Talk
    17:50   20 min    2.2  Pairs
    18:15   10 min  3    Break (after 5 min of waiting)
    18:25    5 min  4    Rooms
             5 min    4.1  Garden (at the same time)
             3 min    4.2  Attic (at the same time)
";

#[test]
fn for_people() {
    let site = site();
    let said = agenda(site.path(), &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let end = "  60 of 60 min, fits\n\nTwo\n  content/sessions/two.md\n  no agenda\n\n2 sessions, 1 h\n";
    assert_eq!(said.out, format!("{ONE}{end}"));
}

#[test]
fn over_and_spare() {
    let site = site();
    change(site.path(), "content/sessions/one.md", "minutes: 60", "minutes: 50");
    let said = agenda(site.path(), &[]);
    assert_eq!(said.code, 0, "a warning is no error");
    assert!(said.out.contains("\n  60 of 50 min, 10 min over\n"), "{}", said.out);
    assert!(
        said.out.ends_with("2 sessions, 1 h; 1 over its time\n1 warning; `fieldbook check` lists them\n"),
        "{}",
        said.out
    );
    change(site.path(), "content/sessions/one.md", "minutes: 50", "minutes: 75");
    assert!(agenda(site.path(), &[]).out.contains("\n  60 of 75 min, 15 min spare\n"));
    change(site.path(), "content/sessions/one.md", "at 18:15", "at 18:05");
    let said = agenda(site.path(), &[]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("  18:10   10 min  3    Break (5 min late)\n"), "{}", said.out);
}

#[test]
fn for_scripts() {
    let site = site();
    let said = agenda(site.path(), &["--format", "json"]);
    assert_eq!(said.code, 0);
    let plan: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let one = &plan["sessions"][0];
    assert_eq!(one["path"], "content/sessions/one.md");
    assert_eq!(
        (one["minutes"].as_u64(), one["sum"].as_u64(), one["over"].as_u64()),
        (Some(60), Some(60), Some(0))
    );
    let meeting = &one["meetings"][0];
    assert_eq!(meeting["starts_at"], "2027-02-03T17:30-08:00");
    assert_eq!(meeting["items"][1]["link"], "content/foundations/trust.md");
    assert_eq!(meeting["items"][4]["wait"], 5);
    assert_eq!(meeting["items"][6]["room"], true);
    assert_eq!(plan["sessions"][1]["sum"], serde_json::Value::Null);
    assert_eq!(plan["against"], serde_json::Value::Null);
}

#[test]
fn what_differs() {
    let site = site();
    let folder = site.path();
    commit(folder);
    let said = agenda(folder, &["--against", "main"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.ends_with("2 sessions, 1 h; nothing differs from main\n"), "{}", said.out);

    change(folder, "content/foundations/trust.md", "minutes: 30", "minutes: 35");
    let one = "content/sessions/one.md";
    change(folder, one, "Welcome (10 min)", "Welcome (5 min)\n2. Names (15 min)");
    change(folder, one, "2. [Trust]", "3. [Trust, again]");
    change(folder, one, "   1. Talk (10 min)\n   2. Pairs (20 min)\n", "");
    change(folder, one, "3. Break at 18:15 (10 min)\n4. Rooms", "4. Rooms");
    change(folder, one, "17:30", "17:00");
    fs::remove_file(folder.join("content/sessions/two.md")).unwrap();
    save(folder, "content/sessions/three.md", "---\ntitle: Three\nminutes: 20\n---\nNew.\n");
    let said = agenda(folder, &["--against", "main"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(
        said.out.contains(
            "  60 of 60 min, fits\n\
             \x20 ! other times: was 2027-02-03 17:30 America/Los_Angeles\n\
             \x20 ! shorter: Welcome, 5 min, was 10 min\n\
             \x20 ! added: Names (15 min)\n\
             \x20 ! longer: Trust, again, 35 min, was 30 min\n\
             \x20 ! removed: Break (10 min)\n"
        ),
        "{}",
        said.out
    );
    assert!(
        said.out.ends_with(
            "Three\n  content/sessions/three.md\n  20 min, no agenda\n  ! new session\n\n\
             removed: Two (content/sessions/two.md)\n\n2 sessions, 1 h; 3 differ from main\n"
        ),
        "{}",
        said.out
    );

    let said = agenda(folder, &["--against", "main", "--format", "markdown"]);
    assert_eq!(
        said.out.split("<details>").next().unwrap(),
        "## Sessions\n\n3 sessions differ from main.\n\n\
         | Session | When | Planned | Agenda | | Difference |\n| --- | --- | --- | --- | --- | --- |\n\
         | Spring 1: One \\| &lt;b&gt; | Wed 2027-02-03 17:00–18:00 America/Los\\_Angeles (PST, UTC−08:00) | 1 h | 1 h | fits \
         | other times: was 2027-02-03 17:30 America/Los\\_Angeles<br>shorter: Welcome, 5 min, was 10 min<br>added: Names (15 min)<br>\
         longer: Trust, again, 35 min, was 30 min<br>removed: Break (10 min) |\n\
         | Three |  | 20 min |  |  | new session |\n\
         | ~~Two~~ | | |  | | removed |\n\n"
    );
    assert!(said.out.contains("| 17:20 | 3 | Trust, again | 35 min |\n"), "{}", said.out);

    let said = agenda(folder, &["--against", "main", "--format", "json"]);
    let plan: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(plan["against"], "main");
    let drift = &plan["sessions"][0]["drift"];
    assert_eq!(drift["items"][2]["change"], "longer");
    assert_eq!((drift["items"][2]["was"].as_u64(), drift["items"][2]["now"].as_u64()), (Some(30), Some(35)));
    assert_eq!(plan["removed"][0]["path"], "content/sessions/two.md");
}

#[test]
fn a_session_that_moved_is_the_same() {
    let site = site();
    let folder = site.path();
    commit(folder);
    let text = fs::read_to_string(folder.join("content/sessions/one.md")).unwrap();
    fs::remove_file(folder.join("content/sessions/one.md")).unwrap();
    save(
        folder,
        "content/sessions/first.md",
        &text.replace("series:", "aliases: [sessions/one.html]\nseries:"),
    );
    let said = agenda(folder, &["--against", "HEAD"]);
    assert!(said.out.ends_with("nothing differs from HEAD\n"), "{}", said.out);
}

#[test]
fn in_a_folder_of_a_larger_repository() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join(
        "trainings/ein langer Ordnername mit vielen Wörtern, damit der Name im Archiv nicht passt/spring",
    );
    for (path, text) in SITE {
        save(&folder, path, text);
    }
    let long = format!("content/sessions/{}.md", "long-name-".repeat(15));
    save(&folder, &long, "---\ntitle: Long\nminutes: 5\n---\nWords.\n");
    save(outer.path(), "README.md", "Words\n");
    commit(outer.path());
    change(&folder, &long, "minutes: 5", "minutes: 6");
    let said = agenda(&folder, &["--against", "HEAD"]);
    assert!(said.out.contains("planned: 6 min, was 5 min"), "{}{}", said.out, said.err);
    assert!(said.out.ends_with("3 sessions, 1 h; 1 differs from HEAD\n"), "{}", said.out);
}

#[test]
fn where_there_is_nothing_to_compare_with() {
    let site = site();
    let error = |words: &[&str]| {
        let said = agenda(site.path(), words);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        said.err
    };
    assert_eq!(
        error(&["--against", "main"]),
        "error: this folder is not in a git repository, so there is nothing to compare with\n"
    );
    commit(site.path());
    assert_eq!(
        error(&["--against", "nowhere"]),
        "error: git knows no revision `nowhere`; fetch it first, or name another\n"
    );
    assert_eq!(error(&["--against=--output=x"]), "error: `--output=x` is not the name of a revision\n");
    let mut command = Command::cargo_bin("fieldbook").unwrap();
    let output = command
        .current_dir(site.path())
        .args(["agenda", "--against", "main"])
        .env("PATH", "")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: git is not installed, so there is nothing to compare with\n"
    );
}
