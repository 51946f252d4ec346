//! Settings of a repository can name programs. None of them runs, whatever command asks git.

use super::{Said, fieldbook, fieldbook_in, save, serve, site};
use fieldbook::load::{Authorship, at_revision, authorship};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Every key by which a repository can name a program, or bring git to run one, as `git help --config` lists them. `RUN` is
/// a program that leaves a mark.
const KEYS: &[(&str, &str)] = &[
    ("core.fsmonitor", "RUN"),
    ("core.hooksPath", "HOOKS"),
    ("core.pager", "RUN"),
    ("core.editor", "RUN"),
    ("core.sshCommand", "RUN"),
    ("core.gitProxy", "RUN"),
    ("core.askPass", "RUN"),
    ("core.alternateRefsCommand", "RUN"),
    ("core.attributesFile", "ATTRIBUTES"),
    ("alias.rev-parse", "!RUN"),
    ("alias.ls-tree", "!RUN"),
    ("alias.cat-file", "!RUN"),
    ("alias.archive", "!RUN"),
    ("alias.log", "!RUN"),
    ("pager.rev-parse", "RUN"),
    ("pager.ls-tree", "RUN"),
    ("pager.cat-file", "RUN"),
    ("pager.log", "RUN"),
    ("browser.x.cmd", "RUN"),
    ("browser.x.path", "RUN"),
    ("web.browser", "RUN"),
    ("help.browser", "RUN"),
    ("man.viewer", "x"),
    ("man.x.cmd", "RUN"),
    ("instaweb.browser", "RUN"),
    ("instaweb.httpd", "RUN"),
    ("credential.helper", "!RUN"),
    ("credential.https://example.org.helper", "!RUN"),
    ("diff.external", "RUN"),
    ("diff.x.command", "RUN"),
    ("diff.x.textconv", "RUN"),
    ("diff.x.process", "RUN"),
    ("diff.tool", "x"),
    ("difftool.x.cmd", "RUN"),
    ("diff.orderFile", "PIPE"),
    ("filter.x.smudge", "RUN"),
    ("filter.x.clean", "RUN"),
    ("filter.x.process", "RUN"),
    ("filter.x.required", "true"),
    ("tar.tar.command", "RUN"),
    ("tar.x.command", "RUN"),
    ("gc.recentObjectsHook", "RUN"),
    ("gpg.program", "RUN"),
    ("gpg.openpgp.program", "RUN"),
    ("gpg.x509.program", "RUN"),
    ("gpg.ssh.program", "RUN"),
    ("gpg.ssh.defaultKeyCommand", "RUN"),
    ("log.showSignature", "true"),
    ("log.follow", "true"),
    ("log.showRoot", "false"),
    ("guitool.x.cmd", "RUN"),
    ("hook.x.command", "RUN"),
    ("hook.x.event", "post-checkout"),
    ("init.templateDir", "HOOKS"),
    ("interactive.diffFilter", "RUN"),
    ("mailmap.file", "PIPE"),
    ("merge.x.driver", "RUN"),
    ("mergetool.x.cmd", "RUN"),
    ("merge.tool", "x"),
    ("protocol.allow", "always"),
    ("protocol.ext.allow", "always"),
    ("remote.origin.url", "ext::RUN"),
    ("remote.origin.pushurl", "ext::RUN"),
    ("remote.origin.promisor", "true"),
    ("remote.origin.partialclonefilter", "blob:none"),
    ("remote.origin.uploadpack", "RUN"),
    ("remote.origin.receivepack", "RUN"),
    ("remote.origin.vcs", "ext"),
    ("remote.origin.proxy", "RUN"),
    ("url.ext::RUN.insteadOf", "https://example.org"),
    ("sequence.editor", "RUN"),
    ("sendemail.toCmd", "RUN"),
    ("sendemail.ccCmd", "RUN"),
    ("sendemail.headerCmd", "RUN"),
    ("sendemail.smtpServer", "RUN"),
    ("submodule.x.update", "!RUN"),
    ("trace2.eventTarget", "MARK"),
    ("trailer.x.command", "RUN"),
    ("trailer.x.cmd", "RUN"),
    ("uploadpack.packObjectsHook", "RUN"),
    ("core.worktree", "ELSEWHERE"),
    ("core.bare", "true"),
];

/// Hooks that reading could start.
const HOOKS: [&str; 7] = [
    "post-checkout",
    "post-index-change",
    "reference-transaction",
    "fsmonitor-watchman",
    "query-watchman",
    "pre-auto-gc",
    "post-rewrite",
];

/// What the environment can name.
const ENVIRONMENT: [(&str, &str); 17] = [
    ("GIT_TRACE", "MARK"),
    ("GIT_TRACE2", "MARK"),
    ("GIT_TRACE2_EVENT", "MARK"),
    ("GIT_TRACE_SETUP", "MARK"),
    ("GIT_TRACE_PACK_ACCESS", "MARK"),
    ("GIT_EXTERNAL_DIFF", "RUN"),
    ("GIT_PAGER", "RUN"),
    ("PAGER", "RUN"),
    ("GIT_SSH_COMMAND", "RUN"),
    ("GIT_ASKPASS", "RUN"),
    ("SSH_ASKPASS", "RUN"),
    ("GIT_EDITOR", "RUN"),
    ("GIT_PROXY_COMMAND", "RUN"),
    ("GIT_DIR", "ELSEWHERE/.git"),
    ("GIT_INDEX_FILE", "ELSEWHERE/.git/index"),
    ("GIT_CONFIG_PARAMETERS", "'core.fsmonitor'='RUN'"),
    ("GIT_LITERAL_PATHSPECS", "1"),
];

/// A repository with a site in the folder `training`, and a place where programs leave marks.
struct Trap {
    folder: tempfile::TempDir,
}

impl Trap {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let trap = Self { folder };
        fs::create_dir(trap.path("ran")).unwrap();
        save(trap.folder.path(), "ATTRIBUTES", "* filter=x diff=x merge=x\n");
        assert!(Command::new("mkfifo").arg(trap.path("PIPE")).status().unwrap().success());
        let elsewhere = trap.path("ELSEWHERE");
        site(&elsewhere);
        save(&elsewhere, "content/reference/one.md", "---\ntitle: SECRET\n---\n\nSECRET.\n");
        commit(&elsewhere, "SECRET");
        for hook in HOOKS {
            trap.program(&format!("HOOKS/{hook}"), &format!("hook-{hook}"));
            trap.program(&format!("HOOKS/hooks/{hook}"), &format!("hook-{hook}"));
        }
        site(&trap.site());
        save(&trap.path("clone"), ".gitattributes", "* filter=x diff=x merge=x\n");
        commit(&trap.path("clone"), "Ana Ruiz");
        save(&trap.site(), "content/reference/one.md", "---\ntitle: One\n---\n\nText, longer.\n");
        fs::rename(
            trap.site().join("content/reference/one.md"),
            trap.site().join("content/reference/uno.md"),
        )
        .unwrap();
        commit(&trap.path("clone"), "Sam Okoro");
        trap
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    fn site(&self) -> PathBuf {
        self.path("clone/training")
    }

    /// A program that leaves a mark of a name.
    fn program(&self, inner: &str, mark: &str) -> String {
        let place = self.path(inner);
        let mark = self.path("ran").join(mark);
        save(self.folder.path(), inner, &format!("#!/bin/sh\ntouch '{}'\ncat\n", mark.display()));
        fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
        place.display().to_string()
    }

    /// A value of a table, with places of this trap.
    fn value(&self, key: &str, value: &str) -> String {
        let run =
            self.program(&format!("run/{}", key.replace(['/', ':'], "_")), &key.replace(['/', ':'], "_"));
        let value = value.replace("RUN", &run);
        let value = value.replace("MARK", &self.path("ran").join(key).display().to_string());
        ["HOOKS", "ATTRIBUTES", "PIPE", "ELSEWHERE"]
            .iter()
            .fold(value, |value, place| value.replace(place, &self.path(place).display().to_string()))
    }

    fn set(&self, file: &Path, key: &str, value: &str) {
        let key = key.replace("RUN", "x");
        let mut git = Command::new("git");
        git.args(["config", "-f"]).arg(file).args(["--add", &key, &self.value(&key, value)]);
        assert!(git.status().unwrap().success(), "{key}");
    }

    fn set_all(&self, file: &Path) {
        // Without these two git would not even try.
        for (key, value) in KEYS.iter().filter(|(key, _)| !matches!(*key, "core.bare" | "core.worktree")) {
            self.set(file, key, value);
        }
    }

    #[track_caller]
    fn check_nothing_ran(&self, what: &str) {
        let marks: Vec<_> =
            fs::read_dir(self.path("ran")).unwrap().map(|mark| mark.unwrap().file_name()).collect();
        assert!(marks.is_empty(), "{what}: {marks:?} ran");
    }

    /// Every command that asks git, or could. What they say together.
    fn ask_all(&self, what: &str) -> String {
        let site = self.site();
        let mut said = String::new();
        for words in [
            &["agenda", "--against", "HEAD"][..],
            &["check"],
            &["build"],
            &["reviews", "--as-of", "2026-12-01"],
            &["edition", "2026-summer", "--date", "2026-06-30"],
            &["new", "lesson", "foundations/asking"],
        ] {
            let Said { out, err, took, .. } = fieldbook(&site, words);
            assert!(took < Duration::from_secs(25), "{what}: {words:?} took {took:?}");
            said.push_str(&format!("{words:?}\n{out}{err}"));
        }
        said.push_str(&serve(&site, || {}, "http://"));
        self.check_nothing_ran(what);
        assert!(!said.contains("SECRET"), "{what}: {said}");
        said
    }
}

fn git(folder: &Path, words: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "init.defaultBranch=main", "-c", "user.email=secret@example.org"]);
    let output = git.args(words).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Path, name: &str) {
    git(folder, &["init", "-q"]);
    git(folder, &["add", "-A"]);
    git(folder, &["-c", &format!("user.name={name}"), "commit", "-q", "-m", "Change"]);
}

#[test]
fn no_program_of_a_repository_runs() {
    let trap = Trap::new();
    let said = trap.ask_all("without settings");
    assert!(said.contains("by Ana Ruiz, Sam Okoro"), "the history is read: {said}");
    trap.set_all(&trap.path("clone/.git/config"));
    save(&trap.path("clone/.git"), "info/attributes", "* filter=x diff=x merge=x\n");
    for hook in HOOKS {
        fs::copy(trap.path("HOOKS").join(hook), trap.path("clone/.git/hooks").join(hook)).unwrap();
    }
    let said = trap.ask_all("all settings at once");
    assert!(said.contains("by Ana Ruiz, Sam Okoro"), "the history is still read: {said}");
}

#[test]
fn no_program_runs_under_any_one_key() {
    let trap = Trap::new();
    let config = trap.path("clone/.git/config");
    let plain = fs::read(&config).unwrap();
    for (key, value) in KEYS {
        fs::write(&config, &plain).unwrap();
        trap.set(&config, key, value);
        let texts = at_revision(&trap.site(), "HEAD");
        let known = authorship(&trap.site());
        trap.check_nothing_ran(key);
        let texts = texts.unwrap_or_else(|error| panic!("{key}: {error}"));
        assert_eq!(texts.len(), 5, "{key}");
        let Authorship::Known(known) = known else { panic!("{key}: {known:?}") };
        assert_eq!(known.values().next().unwrap().names, ["Ana Ruiz", "Sam Okoro"], "{key}");
    }
}

#[test]
fn no_program_runs_that_another_file_of_settings_names() {
    let trap = Trap::new();
    let (config, more) = (trap.path("clone/.git/config"), trap.path("more"));
    let plain = fs::read(&config).unwrap();
    trap.set_all(&more);
    for key in ["include.path", "includeIf.gitdir:/.path"] {
        trap.set(&config, key, &more.display().to_string());
        trap.ask_all(key);
        fs::write(&config, &plain).unwrap();
    }
    trap.set(&config, "extensions.worktreeConfig", "true");
    fs::copy(&more, trap.path("clone/.git/config.worktree")).unwrap();
    trap.ask_all("config.worktree");
}

#[test]
fn no_program_runs_that_the_environment_names() {
    let trap = Trap::new();
    for words in [&["agenda", "--against", "HEAD"][..], &["build"]] {
        let said = fieldbook_in(&trap.site(), words, |command| {
            for (name, value) in ENVIRONMENT {
                command.env(name, trap.value(name, value));
            }
        });
        trap.check_nothing_ran("the environment");
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        assert!(!said.out.contains("SECRET"), "{}", said.out);
    }
    let page = fs::read_to_string(trap.site().join("public/reference/uno.html")).unwrap();
    assert!(page.contains("by Ana Ruiz, Sam Okoro"), "{page}");
}

#[test]
fn a_git_of_the_clone_is_not_run() {
    let trap = Trap::new();
    trap.program("clone/training/git", "git of the site");
    trap.program("clone/git", "git of the clone");
    let path = std::env::var("PATH").unwrap();
    for before in [".", "", "..", "./x/.."] {
        let path = format!("{before}:{path}");
        let said = fieldbook_in(&trap.site(), &["build"], |command| {
            command.env("PATH", path);
        });
        trap.check_nothing_ran(before);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
    }
}

#[test]
fn a_bare_repository_that_was_committed_is_no_repository() {
    let trap = Trap::new();
    // The folder of the site is a repository of its own, made of ordinary files.
    let site = trap.site();
    git(&trap.path("ELSEWHERE"), &["clone", "-q", "--bare", ".", "../bare"]);
    for name in ["HEAD", "objects", "refs", "packed-refs", "config"] {
        fs::rename(trap.path("bare").join(name), site.join(name)).unwrap();
    }
    fs::create_dir_all(site.join("refs/heads")).unwrap();
    trap.set_all(&site.join("config"));
    save(&site, "info/attributes", "* filter=x\n");
    let said = trap.ask_all("a bare repository in the clone");
    assert!(said.contains("by Ana Ruiz, Sam Okoro"), "the repository around it is asked: {said}");
    fs::remove_dir_all(trap.path("clone/.git")).unwrap();
    let said = trap.ask_all("a bare repository and no other");
    assert!(said.contains("this folder is not in a git repository"), "{said}");
    assert!(said.contains("note: git knows no history of this folder"), "{said}");
    // An empty folder is none either, although a bare repository is beside it.
    fs::create_dir(site.join(".git")).unwrap();
    trap.ask_all("a bare repository beside an empty `.git`");
}

/// Puts something in the place of `.git`.
type Make<'t> = &'t dyn Fn(&Trap);

/// What `.git` can be besides the folder of a repository.
#[test]
fn a_git_folder_that_leads_elsewhere_is_not_followed() {
    let place = |trap: &Trap| trap.path("clone/.git");
    let elsewhere = |trap: &Trap| trap.path("ELSEWHERE/.git");
    let cases: [(&str, Make); 5] = [
        ("a link", &|trap| symlink(elsewhere(trap), place(trap)).unwrap()),
        ("a file", &|trap| {
            fs::write(place(trap), format!("gitdir: {}\n", elsewhere(trap).display())).unwrap()
        }),
        ("a pipe", &|trap| assert!(Command::new("mkfifo").arg(place(trap)).status().unwrap().success())),
        ("with linked data", &|trap| {
            fs::create_dir(place(trap)).unwrap();
            for name in ["objects", "refs", "HEAD", "config"] {
                symlink(elsewhere(trap).join(name), place(trap).join(name)).unwrap();
            }
        }),
        ("with a common folder", &|trap| {
            git(&trap.path("clone"), &["init", "-q"]);
            fs::write(place(trap).join("commondir"), elsewhere(trap).display().to_string()).unwrap();
        }),
    ];
    for (what, make) in cases {
        let trap = Trap::new();
        fs::remove_dir_all(place(&trap)).unwrap();
        make(&trap);
        let said = trap.ask_all(what);
        let words =
            "error: `.git` leads to a place outside of this project, so there is nothing to compare with";
        assert!(said.contains(words), "{what}: {said}");
    }
}

#[test]
fn linked_worktrees_and_submodules_are_repositories() {
    let trap = Trap::new();
    git(&trap.path("clone"), &["worktree", "add", "-q", "../tree", "HEAD"]);
    assert_eq!(at_revision(&trap.path("tree/training"), "main").unwrap().len(), 5);
    let Authorship::Known(known) = authorship(&trap.path("tree/training")) else { panic!("a worktree") };
    assert_eq!(known.values().next().unwrap().names, ["Ana Ruiz", "Sam Okoro"]);
    fs::create_dir(trap.path("outer")).unwrap();
    git(&trap.path("outer"), &["init", "-q"]);
    let from = trap.path("clone").display().to_string();
    let words =
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--name", "n", &from, "inner"];
    git(&trap.path("outer"), &words);
    assert_eq!(at_revision(&trap.path("outer/inner/training"), "HEAD").unwrap().len(), 5);
    trap.check_nothing_ran("worktrees and submodules");
}

#[test]
fn what_was_never_fetched_is_not_fetched() {
    let trap = Trap::new();
    git(&trap.path("clone"), &["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", trap.path("clone").display());
    git(&trap.path(""), &["clone", "-q", "--filter=blob:none", "--no-checkout", &from, "partial"]);
    site(&trap.path("partial/training"));
    let config = trap.path("partial/.git/config");
    git(&trap.path("partial"), &["config", "--unset", "remote.origin.url"]);
    for (key, value) in
        KEYS.iter().filter(|(key, _)| key.starts_with("protocol") || key.starts_with("remote"))
    {
        trap.set(&config, key, value);
    }
    let partial = trap.path("partial/training");
    let error = at_revision(&partial, "HEAD").unwrap_err().to_string();
    assert_eq!(error, "not all texts at `HEAD` are on this computer; fetch the whole history first");
    // Names and days need no texts; only a renaming with a change is not known.
    let Authorship::Partly(known, why) = authorship(&partial) else { panic!("the commits are here") };
    assert!(why.starts_with("the history here lacks earlier texts"), "{why}");
    assert_eq!(known.values().map(|it| it.names.join("+")).collect::<Vec<_>>(), ["Ana Ruiz", "Sam Okoro"]);
    for words in [&["agenda", "--against", "HEAD"][..], &["build"]] {
        fieldbook(&partial, words);
    }
    trap.check_nothing_ran("a partial clone");
}

#[test]
fn a_git_that_does_not_answer_is_stopped() {
    let trap = Trap::new();
    let child = trap.path("child");
    let script = format!("#!/bin/sh\nsleep 300 &\necho $! > '{}'\nwait\n", child.display());
    save(trap.folder.path(), "bin/git", &script);
    fs::set_permissions(trap.path("bin/git"), fs::Permissions::from_mode(0o755)).unwrap();
    for (words, told) in [
        (&["build"][..], "note: git took too long, or said too much, so pages of entries do not say"),
        (&["agenda", "--against", "HEAD"], "error: git took too long, or said too much, so there is nothing"),
    ] {
        let path = format!("{}:{}", trap.path("bin").display(), std::env::var("PATH").unwrap());
        let said = fieldbook_in(&trap.site(), words, |command| {
            command.env("PATH", path);
        });
        assert!(said.err.starts_with(told), "{}", said.err);
        assert!(said.took < Duration::from_secs(20), "{:?}", said.took);
        let id = fs::read_to_string(&child).unwrap();
        let state = fs::read_to_string(format!("/proc/{}/stat", id.trim())).unwrap_or_default();
        let is_gone = state.is_empty() || state.contains(") Z ");
        assert!(is_gone || !cfg!(target_os = "linux"), "what git started goes on: {state}");
    }
}

#[test]
fn a_revision_is_never_an_option() {
    let trap = Trap::new();
    let mark = trap.path("ran/output").display().to_string();
    for revision in [
        "-h",
        "--help",
        "--all",
        &format!("--output={mark}"),
        &format!("--exec={mark}"),
        "-",
        "--",
        "",
        "a\nb",
        "\u{1b}[31m",
        "HEAD:training",
        "HEAD^{commit}",
        ":/x",
        "nowhere",
        "$(touch x)",
    ] {
        let said = fieldbook(&trap.site(), &["agenda", &format!("--against={revision}")]);
        assert_ne!(said.code, 101, "{revision}");
        assert!(said.code == 0 || said.err.starts_with("error: "), "{revision}: {}", said.err);
        assert!(!said.err.contains('\u{1b}'), "{revision}: {}", said.err);
        assert!(said.err.lines().count() <= 1 || said.code == 64, "{revision}: {}", said.err);
    }
    trap.check_nothing_ran("revisions");
}
