//! The program as people use it: words in, words and an exit code out.

use assert_cmd::Command;
use fieldbook::cli;
use fieldbook::docs;
use fieldbook::rule::RULES;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// What the program said and how it ended.
struct Said {
    out: String,
    err: String,
    code: i32,
}

fn fieldbook(folder: &Path, words: &[&str]) -> Said {
    let mut command = Command::cargo_bin("fieldbook").unwrap();
    let output = command.current_dir(folder).args(words).output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// A small site that works.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fieldbook::scaffold::init(folder.path()).unwrap();
    folder
}

fn break_a_link(folder: &Path) {
    let page = folder.join("content/index.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(page, text.replace("foundations/listening.md", "foundations/listning.md")).unwrap();
}

#[test]
fn without_a_command_there_is_help() {
    let said = fieldbook(Path::new("."), &[]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("Usage: fieldbook [COMMAND]"), "{}", said.out);
    assert_eq!(said.err, "");
    assert_eq!(fieldbook(Path::new("."), &["--help"]).out, said.out);
    assert_eq!(fieldbook(Path::new("."), &["--version"]).out, "fieldbook 0.1.0\n");
}

#[test]
fn wrong_usage_is_64() {
    let folder = Path::new(".");
    for words in [
        &["bild"][..],
        &["build", "--nothing"],
        &["build", "--facilitator-only"],
        &["build", "--format", "sarif"],
        &["check", "--format", "xml"],
        &["new", "lesson"],
        &["new", "poem", "x"],
        &["explain", "no-such-rule"],
        &["completions", "basic"],
        &["schema", "poem"],
    ] {
        let said = fieldbook(folder, words);
        assert_eq!(said.code, 64, "{words:?}: {}", said.err);
        assert!(said.err.starts_with("error: "), "{words:?}: {}", said.err);
        assert_eq!(said.out, "", "{words:?}");
    }
}

#[test]
fn the_address_of_the_site_is_read_as_in_the_settings() {
    for (address, wrong) in [
        (
            "example.org/x",
            "`example.org/x` is not a whole web address; did you mean `https://example.org/x`?",
        ),
        ("javascript:alert(1)", "`javascript:alert(1)` is not a whole web address; write for example"),
        ("https://", "`https://` is not a whole web address"),
        ("", "`` is not a whole web address"),
        ("https://example.org/a b", "the address `https://example.org/a b` holds a space"),
        ("https://example.org/\u{7}b", "holds a space"),
        ("https://example.org/\nb", "holds a space"),
        ("mailto:ana@example.org", "`mailto:ana@example.org` is not the address of a site"),
        ("https://example.org/?a", "a base address ends before `?`; did you mean `https://example.org/`?"),
        ("https://example.org/x#y", "a base address ends before `#`; did you mean `https://example.org/x/`?"),
    ] {
        let said = fieldbook(Path::new("."), &["build", "--base-url", address]);
        assert_eq!((said.code, &*said.out), (64, ""), "{address:?}: {}", said.err);
        assert!(said.err.contains(wrong), "{address:?}: {}", said.err);
    }
    for (address, base) in [
        ("https://example.org", "https://example.org/"),
        (" http://example.org/x// ", "http://example.org/x/"),
    ] {
        let words = ["fieldbook", "build", "--base-url", address].map(OsString::from);
        match cli::parse(words) {
            Ok(cli::Command::Build(build)) => assert_eq!(build.base_url.as_deref(), Some(base)),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn where_there_is_no_site_the_words_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    for words in [&["build"][..], &["check"], &["new", "worksheet", "x"]] {
        let said = fieldbook(folder.path(), words);
        assert_eq!(said.code, 2);
        assert_eq!(
            said.err,
            "error: there is no curriculum in .: no `site.toml` was found\n\
             help: go to the folder that holds `site.toml`, name it with `--site FOLDER`, or start one with \
             `fieldbook init my-training`\n"
        );
    }
}

#[test]
fn a_build_says_what_it_did() {
    let site = site();
    let said = fieldbook(site.path(), &["build"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.starts_with("no problems in 8 texts; files in public: "), "{}", said.out);
    assert!(
        said.out.contains(" written, 0 unchanged, 0 removed; ") && said.out.ends_with(" s\n"),
        "{}",
        said.out
    );
    let again = fieldbook(site.path(), &["build"]);
    assert!(again.out.starts_with("no problems in 8 texts; files in public: 0 written, "), "{}", again.out);
    let quiet = fieldbook(site.path(), &["build", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str()), (0, ""));
    let json = fieldbook(site.path(), &["build", "--format", "json"]);
    assert_eq!((json.code, json.out.as_str()), (0, "[]\n"));
    let elsewhere = fieldbook(Path::new("/"), &["build", "--site", site.path().to_str().unwrap(), "--quiet"]);
    assert_eq!(elsewhere.code, 0, "{}", elsewhere.err);
}

#[test]
fn a_mistake_keeps_the_old_website() {
    let site = site();
    fieldbook(site.path(), &["build"]);
    let before = fs::read_to_string(site.path().join("public/index.html")).unwrap();
    break_a_link(site.path());
    let said = fieldbook(site.path(), &["build"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.starts_with("error[broken-link]: "), "{}", said.out);
    assert!(said.out.contains(" --> content/index.md:"), "{}", said.out);
    assert!(said.out.ends_with("1 error; nothing was published, and public is as it was\n"), "{}", said.out);
    assert_eq!(fs::read_to_string(site.path().join("public/index.html")).unwrap(), before);
}

#[test]
fn a_check_has_four_forms_and_writes_nothing() {
    let site = site();
    let said = fieldbook(site.path(), &["check"]);
    assert_eq!((said.code, said.out.as_str()), (0, "no problems in 8 texts\n"));
    break_a_link(site.path());
    for (format, begins) in [
        ("human", "error[broken-link]: "),
        ("json", "[\n  {\n    \"path\": \"content/index.md\",\n"),
        ("github", "::error file=content/index.md,line="),
        ("sarif", "{\n  \"$schema\": "),
    ] {
        let said = fieldbook(site.path(), &["check", "--format", format]);
        assert_eq!(said.code, 1);
        assert!(said.out.starts_with(begins), "{format}: {}", said.out);
        assert!(!said.out.contains('\u{1b}'), "no colours where nobody sees them");
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_refused_folder_is_a_failure() {
    let site = site();
    let said = fieldbook(site.path(), &["build", "--out", "content"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("it lies in `content`, where your texts are"), "{}", said.err);
    assert!(said.err.contains("help: name a folder of its own, such as `--out public`"), "{}", said.err);
}

#[test]
fn a_curriculum_is_started_and_grows() {
    let folder = tempfile::tempdir().unwrap();
    let said = fieldbook(folder.path(), &["init", "mine"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with("A curriculum was started in mine:\n\n  .gitignore\n"), "{}", said.out);
    let said = fieldbook(&folder.path().join("mine"), &["new", "lesson", "foundations/asking"]);
    assert_eq!(
        said.out,
        "content/foundations/asking.md was started.\n\
         It is a draft: `fieldbook build --drafts` shows it, and without the line `draft: true` it is published.\n"
    );
    let said = fieldbook(folder.path(), &["init", "mine"]);
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("error: mine is not empty: it holds `"), "{}", said.err);
}

#[test]
fn every_rule_is_explained() {
    for row in RULES {
        let said = fieldbook(Path::new("."), &["explain", row.name]);
        assert_eq!(said.code, 0);
        assert_eq!(said.out, docs::explain(row.rule));
        assert!(said.out.starts_with(&format!("{}: {}\n", row.name, row.summary)), "{}", said.out);
        assert!(docs::rules().contains(&format!("\n## {}\n", row.name)));
    }
}

#[test]
fn schemas_are_json() {
    let folder = Path::new(".");
    for words in [&["schema"][..], &["schema", "lesson"], &["schema", "site"]] {
        let said = fieldbook(folder, words);
        assert_eq!(said.code, 0, "{}", said.err);
        let schema: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["properties"]["title"].is_object());
    }
}

#[test]
fn help_man_page_docs_and_completions_know_every_command() {
    let man = String::from_utf8(cli::man().unwrap()).unwrap();
    let reference = cli::reference();
    let commands = ["build", "check", "init", "new", "explain", "schema", "completions", "man"];
    for command in commands {
        let help = fieldbook(Path::new("."), &[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Examples:"), "{command}");
        assert!(man.contains(&format!(".SS \"fieldbook {command}")), "{command}");
        assert!(reference.contains(&format!("\n## fieldbook {command}\n")), "{command}");
    }
    for flag in ["--site", "--out", "--base-url", "--drafts", "--format", "--quiet", "--published"] {
        assert!(man.contains(&flag.replace('-', "\\-")), "{flag}");
        assert!(reference.contains(&format!("- `{flag}")), "{flag}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = fieldbook(Path::new("."), &["completions", shell]);
        assert_eq!(said.code, 0);
        assert!(said.out.contains("--base-url") || said.out.contains("base-url"), "{shell}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let program = assert_cmd::cargo::cargo_bin("fieldbook");
    let mut child = std::process::Command::new(program)
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn facilitators_get_a_website_of_their_own() {
    let folder = site();
    let said = fieldbook(folder.path(), &["build", "--facilitator-only", "--out", "for-trainers"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let out = folder.path().join("for-trainers");
    let door = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(door.contains("url=facilitator/index.html"), "{door}");
    assert!(out.join("facilitator/sessions").is_dir() && !out.join("sessions").exists());
}

#[test]
fn an_edition_is_frozen_and_told() {
    let folder = site();
    let said =
        fieldbook(folder.path(), &["edition", "2027-spring", "--date", "2027-03-20", "--title", "Spring"]);
    assert_eq!(
        (said.code, said.err.as_str(), said.out.as_str()),
        (
            0,
            "",
            "content/reference/editions/2027-spring.md was written: 1 entry as of 2027-03-20.\n\
             Its address stays for ever, so read it through before you publish it. Keep it with your texts.\n"
        )
    );
    let again = fieldbook(folder.path(), &["edition", "2027-spring", "--date", "2027-03-21"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is there already, and an edition stays as it is"), "{}", again.err);
    assert_eq!(fieldbook(folder.path(), &["check"]).code, 0);
    break_a_link(folder.path());
    let broken = fieldbook(folder.path(), &["edition", "2027-summer", "--date", "2027-06-30"]);
    assert_eq!(broken.code, 1);
    assert!(broken.out.contains("broken-link"), "{}", broken.out);
    assert!(
        broken.out.ends_with("1 error; nothing was written, because an edition cannot be mended\n"),
        "{}",
        broken.out
    );
}
