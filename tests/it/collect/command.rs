//! `fieldbook collect` and `fieldbook new entry --from`, as people use them: files in, a file and words out, an exit code.

use super::file;
use assert_cmd::Command;
use std::fs;
use std::path::Path;

struct Said {
    out: String,
    err: String,
    code: i32,
}

fn fieldbook(folder: &Path, words: &[&str]) -> Said {
    let output = Command::cargo_bin("fieldbook").unwrap().current_dir(folder).args(words).output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// A curriculum that was just started, with answers to its sheet in the folder `answers`.
fn site() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fieldbook::scaffold::init(folder.path()).unwrap();
    fieldbook(folder.path(), &["build"]);
    let list: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("public/fields.json")).unwrap()).unwrap();
    let key = list["curriculum"].as_str().unwrap().to_owned();
    fs::create_dir(folder.path().join("answers")).unwrap();
    for (name, said) in
        [("one", "Buses stop at nine"), ("two", "buses stop at nine."), ("three", "Nobody asked before")]
    {
        hand_in(folder.path(), name, &key, said);
    }
    (folder, key)
}

fn hand_in(folder: &Path, name: &str, key: &str, said: &str) {
    let answers = file("worksheets/what-i-heard", &[("lesson?A question worth keeping", said)]);
    fs::write(folder.join(format!("answers/{name}.json")), answers.replace("field-0", key)).unwrap();
}

fn notes(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("content/sessions/notes").join(name)).unwrap()
}

const DONE: &str = "It is a draft. Read it with the group in mind, fill in the facilitator's column and the line at the head,\n\
    and take out the line `draft: true` when the group has agreed.\n";

#[test]
fn notes_are_written_and_a_second_time_lose_nothing() {
    let (site, _) = site();
    let said = fieldbook(site.path(), &["collect", "answers"]);
    assert_eq!(said.err, "");
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, format!("content/sessions/notes/2026-10-06.md was written from 3 files.\n{DONE}").as_str())
    );
    let first = notes(site.path(), "2026-10-06.md");
    assert!(
        first.contains("date: 2026-10-06\n") && first.contains("| Buses stop at nine *(2 times)* |  |"),
        "{first}"
    );
    let again = fieldbook(
        site.path(),
        &["collect", "answers/two.json", "answers", "./answers/one.json", "answers/three.json"],
    );
    assert!(again.out.contains("2026-10-06-2.md was written from 3 files"), "{}", again.out);
    assert_eq!(notes(site.path(), "2026-10-06.md"), first);
    assert_eq!(notes(site.path(), "2026-10-06-2.md"), first);
    let checked = fieldbook(site.path(), &["check", "--drafts"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, "no problems in 10 texts\n"));
}

#[test]
fn a_named_file_is_never_overwritten() {
    let (site, _) = site();
    let words = ["collect", "answers", "--into", "mine.md"];
    assert!(fieldbook(site.path(), &words).out.starts_with("mine.md was written from 3 files.\n"));
    let before = fs::read_to_string(site.path().join("mine.md")).unwrap();
    let said = fieldbook(site.path(), &words);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: mine.md is there already, and is left as it is\nhelp: choose another name\n"
    );
    assert_eq!(fs::read_to_string(site.path().join("mine.md")).unwrap(), before);
    let said = fieldbook(site.path(), &["collect", "answers", "--into", "elsewhere/"]);
    assert!(said.out.starts_with("elsewhere/2026-10-06.md was"), "{}{}", said.out, said.err);
}

#[test]
fn a_file_that_cannot_be_read_keeps_no_other_back() {
    let (site, key) = site();
    let folder = site.path();
    fs::write(folder.join("answers/a.pdf"), "%PDF-1.7").unwrap();
    fs::write(folder.join("answers/odd.json"), "{}").unwrap();
    fs::write(folder.join("answers/late.json"), r#"{"fieldbook":"answers","version":9,"answers":[]}"#)
        .unwrap();
    fs::write(folder.join("answers/latin.json"), b"\xe9").unwrap();
    fs::write(folder.join("answers/large.json"), " ".repeat(5_000_001)).unwrap();
    fs::write(folder.join("answers/readme.txt"), "not looked at").unwrap();
    fs::create_dir(folder.join("nothing")).unwrap();
    hand_in(folder, "foreign", "another-training", "Not ours");
    let said = fieldbook(folder, &["collect", "answers", "no-such.json", "nothing"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(
        said.out,
        format!(
            "Not read:\n\
             \x20 answers/a.pdf: it is a PDF, and answers in PDF cannot be read yet; ask for the file that `Save a file to open again` saves\n\
             \x20 answers/large.json: it is larger than 5 MB\n\
             \x20 answers/late.json: it was saved from a sheet of a newer version of Fieldbook\n\
             \x20 answers/latin.json: it is not text in UTF-8\n\
             \x20 answers/odd.json: it is not a file of answers; a sheet saves one with `Save a file to open again`\n\
             \x20 no-such.json: No such file or directory (os error 2)\n\
             \x20 nothing: there is no file of answers (`.json`) in this folder\n\
             \n\
             Left out, because they belong to another curriculum (`--any-curriculum` takes them in):\n\
             \x20 answers/foreign.json: `another-training`\n\
             \n\
             content/sessions/notes/2026-10-06.md was written from 3 files.\n{DONE}"
        )
    );
    let said = fieldbook(folder, &["collect", "answers/foreign.json", "--any-curriculum"]);
    assert_eq!(said.code, 0);
    assert!(notes(folder, "2026-10-06-2.md").contains("Not ours"));
    let said = fieldbook(folder, &["collect", "answers/foreign.json"]);
    assert_eq!(said.code, 1);
    assert!(said.out.ends_with("\nno answers were found, and nothing was written\n"), "{}", said.out);
    assert!(!folder.join("content/sessions/notes/2026-10-06-3.md").exists());
    let _ = key;
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for_and_a_loop_is_no_folder() {
    let (site, _) = site();
    let pipe = site.path().join("answers/pipe.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("loop.json", site.path().join("answers/loop.json")).unwrap();
    let said = fieldbook(site.path(), &["collect", "answers"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("answers/pipe.json: it is neither a file nor a folder\n"), "{}", said.out);
    assert!(said.out.contains("written from 3 files"), "{}", said.out);
}

#[test]
fn copies_with_a_name_count_once_and_others_twice() {
    let (site, key) = site();
    let folder = site.path();
    let named = file("worksheets/what-i-heard", &[("sheet-name", "Bea"), ("a?What", "Twice")])
        .replace("field-0", &key);
    for name in ["n1", "n2"] {
        fs::write(folder.join(format!("answers/{name}.json")), &named).unwrap();
    }
    hand_in(folder, "four", &key, "Buses stop at nine");
    let said = fieldbook(folder, &["collect", "answers"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("  answers/n2.json is a copy of answers/n1.json\n"), "{}", said.out);
    assert!(said.out.contains("  answers/one.json and answers/four.json\n"), "{}", said.out);
    let text = notes(folder, "2026-10-06.md");
    assert!(
        text.contains("From 5 sheets.")
            && text.contains("nine *(3 times)* |")
            && text.contains("| Twice |  |"),
        "{text}"
    );
}

#[test]
fn notes_belong_to_a_session_with_its_agenda() {
    let (site, _) = site();
    let said = fieldbook(site.path(), &["collect", "answers", "--session", "sessions/first-meeting"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.contains("first-meeting.md was written from 3 files, for the session `"),
        "{}",
        said.out
    );
    let text = notes(site.path(), "first-meeting.md");
    assert!(text.contains("\nfrom_session: ../first-meeting.md\n"), "{text}");
    assert!(text.contains("\n## Planned and as it was\n\n| Part | Planned | As it was |\n"), "{text}");
    fs::write(
        site.path().join("content/sessions/notes/first-meeting.md"),
        text.replace("draft: true", "minutes: 70"),
    )
    .unwrap();
    let built = fieldbook(site.path(), &["build"]);
    assert_eq!(built.code, 0, "{}", built.out);
    let page = fs::read_to_string(site.path().join("public/sessions/notes/first-meeting.html")).unwrap();
    for piece in [
        "<dt>As it was</dt>",
        "1 h 10 min",
        "<dt>Planned</dt>",
        "href=\"../first-meeting.html\"",
        "2026-10-06",
    ] {
        assert!(page.contains(piece), "no {piece} in\n{page}");
    }
    let session = fs::read_to_string(site.path().join("public/sessions/first-meeting.html")).unwrap();
    assert!(session.contains("href=\"notes/first-meeting.html\""), "{session}");
    let list = fs::read_to_string(site.path().join("public/sessions/index.html")).unwrap();
    assert!(list.contains("href=\"notes/first-meeting.html\""), "{list}");

    let said = fieldbook(site.path(), &["collect", "answers", "--session", "worksheets/what-i-heard"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.starts_with("error: `worksheets/what-i-heard` is not a session\nhelp: "),
        "{}",
        said.err
    );
}

#[test]
fn answers_without_end_are_refused_with_the_largest_files() {
    let (site, key) = site();
    let long: Vec<String> = (0..240).map(|at| format!("{at} {}", "word ".repeat(3_900))).collect();
    let answers: Vec<(&str, &str)> = long.iter().map(|words| ("a?What", words.as_str())).collect();
    let text = file("worksheets/what-i-heard", &answers).replace("field-0", &key);
    assert!(text.len() < 5_000_000);
    for name in ["big", "bigger"] {
        let text = text.replace("word", if name == "big" { "word" } else { "loud" });
        fs::write(site.path().join(format!("answers/{name}.json")), text).unwrap();
    }
    let said = fieldbook(site.path(), &["collect", "answers"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err.starts_with("error: these answers are too long for one text of 1 MB, and nothing was"),
        "{}",
        said.err
    );
    assert!(said.err.contains("\n  answers/bigger.json\n  answers/big.json\n"), "{}", said.err);
    assert!(!site.path().join("content/sessions/notes").exists());
}

#[test]
fn days_are_days_and_files_are_asked_for() {
    let (site, _) = site();
    for (words, code, begins) in [
        (&["collect"][..], 64, "error: the following required arguments"),
        (&["collect", "answers", "--date", "6.10.2026"], 2, "error: `6.10.2026`"),
        (&["collect", "answers", "--date", "2026-02-30"], 2, "error: "),
        (&["collect", "answers", "--session", "nowhere"], 2, "error: there is no file `nowhere`\nhelp: "),
        (&["collect", "answers", "--site", "answers"], 2, "error: there is no curriculum in answers"),
    ] {
        let said = fieldbook(site.path(), words);
        assert_eq!(said.code, code, "{words:?}: {}", said.err);
        assert!(said.err.starts_with(begins), "{words:?}: {}", said.err);
    }
    assert_eq!(fieldbook(site.path(), &["collect", "answers", "--date", "2026-11-01"]).code, 0);
    assert!(notes(site.path(), "2026-11-01.md").contains("title: Workshop notes, 1 November 2026\n"));
}

#[test]
fn an_entry_begins_with_what_the_group_said() {
    let (site, _) = site();
    let folder = site.path();
    fieldbook(folder, &["collect", "answers", "--session", "sessions/first-meeting"]);
    let said = fieldbook(folder, &["new", "entry", "buses", "--from", "sessions/notes/first-meeting"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let text = fs::read_to_string(folder.join("content/reference/buses.md")).unwrap();
    assert!(text.contains("\nadded: 2026-10-06\nfrom_session: ../sessions/first-meeting.md\n"), "{text}");
    assert!(text.contains("related:\n- ../sessions/notes/first-meeting.md\n"), "{text}");
    assert!(
        text.ends_with(
            "\n## What the group said\n\n\
             > Buses stop at nine *(2 times)*\n>\n> — The group, 6 October 2026\n\n\
             > Nobody asked before\n>\n> — The group, 6 October 2026\n"
        ),
        "{text}"
    );
    assert_eq!(fieldbook(folder, &["check", "--drafts"]).out, "no problems in 10 texts\n");
    let again = fieldbook(folder, &["new", "entry", "buses", "--from", "sessions/notes/first-meeting"]);
    assert_eq!(again.code, 2);
    assert_eq!(fs::read_to_string(folder.join("content/reference/buses.md")).unwrap(), text);
    for (words, begins) in [
        (["new", "entry", "x", "--from", "nowhere"], "error: there is no file `nowhere`"),
        (
            ["new", "entry", "x", "--from", "content/index.md"],
            "error: `content/index.md` is not workshop notes\nhelp: ",
        ),
        (
            ["new", "worksheet", "x", "--from", "sessions/notes/first-meeting"],
            "error: only an entry can be begun",
        ),
    ] {
        let said = fieldbook(folder, &words);
        assert_eq!(said.code, 2, "{words:?}");
        assert!(said.err.starts_with(begins), "{words:?}: {}", said.err);
    }
    let said = fieldbook(
        folder,
        &["new", "entry", "later", "--from", "sessions/notes/first-meeting", "--date", "2026-12-01"],
    );
    assert_eq!(said.code, 0);
    assert!(
        fs::read_to_string(folder.join("content/reference/later.md"))
            .unwrap()
            .contains("added: 2026-12-01\n")
    );
}

#[test]
fn notes_without_a_session_are_where_an_entry_was_learned() {
    let (site, _) = site();
    let folder = site.path();
    fieldbook(folder, &["collect", "answers"]);
    fieldbook(folder, &["new", "entry", "buses", "--from", "content/sessions/notes/2026-10-06.md"]);
    let entry = folder.join("content/reference/buses.md");
    let text = fs::read_to_string(&entry).unwrap();
    assert!(
        text.contains("from_session: ../sessions/notes/2026-10-06.md\n") && !text.contains("related"),
        "{text}"
    );
    fs::write(&entry, text.replace("draft: true\n", "")).unwrap();
    let file = folder.join("content/sessions/notes/2026-10-06.md");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("draft: true\n", "")).unwrap();
    assert_eq!(fieldbook(folder, &["build"]).code, 0);
    let page = fs::read_to_string(folder.join("public/sessions/notes/2026-10-06.html")).unwrap();
    assert!(
        page.contains("<h2 class=\"fact-title\">Learned here</h2>")
            && page.contains("href=\"../../reference/buses.html\"")
    );
}

/// The invented answers of invented groups, and the notes that the site ships, before people edited them.
#[test]
fn the_invented_groups_are_collected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("notes.md");
    let said = fieldbook(root, &["collect", "tests/answers/side-by-side", "--into", into.to_str().unwrap()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let text = fs::read_to_string(into).unwrap();
    let expected = root.join("tests/answers/side-by-side.md");
    if std::env::var_os("FIELDBOOK_BLESS").is_some() {
        fs::write(&expected, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(expected).unwrap());
    for secret in ["red door", "corner shop", "Bus drivers", "555", "@example"] {
        assert!(!text.contains(secret), "{secret}");
    }
}
