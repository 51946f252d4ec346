//! Publishing to the disk: what is refused, what is kept, what is touched, and what a killed build leaves.

use fieldbook::error::Error;
use fieldbook::path::OutputPath;
use fieldbook::write::{self, Body, MANIFEST, Published, working_folders};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;
use tempfile::TempDir;

/// A site in a temporary folder, its website in `public`.
pub struct Site {
    folder: TempDir,
}

impl Site {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        Self { folder }
    }

    pub fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    pub fn publish_to(&self, out: &Path, files: &[(&str, &str)]) -> Result<Published, Error> {
        let files: BTreeMap<OutputPath, &str> =
            files.iter().map(|(path, text)| (OutputPath::new(path), *text)).collect();
        let files: Vec<_> = files.into_iter().collect();
        publish(out, self.folder.path(), &files, |_, text| Body::Bytes(text.as_bytes().to_vec()))
    }

    pub fn publish(&self, files: &[(&str, &str)]) -> Result<Published, Error> {
        self.publish_to(&self.path("public"), files)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Every file and folder of the website, `path: text`, without the manifest.
    pub fn listing(&self) -> String {
        listing(&self.path("public"))
    }

    /// Nothing is left beside the website.
    pub fn check_no_leftovers(&self) {
        for folder in working_folders(&self.path("public")) {
            assert!(folder.symlink_metadata().is_err(), "{} is left", folder.display());
        }
    }
}

/// Publishes files whose bytes nobody objects to.
fn publish<'a, T: Sync>(
    out: &Path,
    site: &Path,
    files: &'a [(OutputPath, T)],
    body: impl Fn(&'a OutputPath, &'a T) -> Body<'a> + Sync + Send,
) -> Result<Published, Error> {
    write::publish(out, site, files, body, || true).map(|published| published.expect("they are good"))
}

pub fn listing(folder: &Path) -> String {
    let mut lines: Vec<String> = walk(folder)
        .into_iter()
        .filter(|path| path != MANIFEST)
        .map(|path| {
            let whole = folder.join(&path);
            let kind = whole.symlink_metadata().unwrap();
            if kind.is_symlink() {
                format!("{path} -> {}\n", fs::read_link(whole).unwrap().display())
            } else if kind.is_dir() {
                format!("{path}/\n")
            } else {
                format!("{path}: {}\n", fs::read_to_string(whole).unwrap())
            }
        })
        .collect();
    lines.sort();
    lines.concat()
}

pub fn walk(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                waiting.push(entry.path());
            }
            found.push(entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
        }
    }
    found
}

pub fn counts(written: usize, unchanged: usize, removed: usize) -> Published {
    Published { written, unchanged, removed, notes: Vec::new() }
}

/// What the refusal says, its first line, with the site's folder cut off.
pub fn refusal(site: &Site, result: Result<Published, Error>) -> String {
    let words = result.expect_err("this must not be published").to_string();
    let root = site.folder.path().canonicalize().unwrap();
    let first = words.lines().next().unwrap().to_owned();
    first.replace(&format!("{}/", root.display()), "").replace(&root.display().to_string(), ".")
}

#[test]
fn writes_a_website_and_its_manifest() {
    let site = Site::new();
    let published = site.publish(&[("index.html", "one"), ("a/ünïcode ✓.html", "two")]).unwrap();
    assert_eq!(published, counts(2, 0, 0));
    assert_eq!(site.listing(), "a/\na/ünïcode ✓.html: two\nindex.html: one\n");
    let manifest = fs::read_to_string(site.path("public").join(MANIFEST)).unwrap();
    assert_eq!(
        manifest,
        "# fieldbook made the files below; its next build may replace or remove them, and no others\n\
         6c0560bdcb29998b  a/ünïcode ✓.html\n\
         911faba7321fe1a0  index.html\n"
    );
    site.check_no_leftovers();
}

#[test]
fn an_equal_website_is_not_touched() {
    let site = Site::new();
    let files = [("index.html", "one"), ("a/b.html", "two")];
    site.publish(&files).unwrap();
    let times = |site: &Site| -> Vec<(PathBuf, SystemTime)> {
        let inside = walk(site.folder.path()).into_iter().map(|path| site.path(&path));
        let mut all: Vec<PathBuf> = inside.chain([site.path("")]).collect();
        all.sort();
        all.into_iter().map(|path| (path.clone(), path.metadata().unwrap().modified().unwrap())).collect()
    };
    let before = times(&site);
    assert_eq!(site.publish(&files).unwrap(), counts(0, 2, 0));
    assert_eq!(times(&site), before);
}

#[test]
fn only_what_differs_is_written() {
    let site = Site::new();
    site.publish(&[("a.html", "one"), ("b.html", "two"), ("gone/c.html", "three")]).unwrap();
    let time = |path: &str| site.path(path).metadata().unwrap().modified().unwrap();
    let before = time("public/a.html");
    let published =
        site.publish(&[("a.html", "one"), ("b.html", "two, longer"), ("d.html", "four")]).unwrap();
    assert_eq!(published, counts(2, 1, 1));
    assert_eq!(site.listing(), "a.html: one\nb.html: two, longer\nd.html: four\n");
    assert_eq!(time("public/a.html"), before);
    site.check_no_leftovers();
}

#[test]
fn a_file_changed_or_deleted_by_hand_comes_back() {
    let site = Site::new();
    let files = [("a.html", "one"), ("b.html", "two"), ("c.html", "three")];
    site.publish(&files).unwrap();
    site.write("public/a.html", "ONE");
    fs::remove_file(site.path("public/b.html")).unwrap();
    assert_eq!(site.publish(&files).unwrap(), counts(2, 1, 0));
    assert_eq!(site.listing(), "a.html: one\nb.html: two\nc.html: three\n");
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let site = Site::new();
    site.publish(&[("a", "file"), ("b/c/d", "deep")]).unwrap();
    assert_eq!(site.publish(&[("a/x", "deep"), ("b", "file")]).unwrap(), counts(2, 0, 2));
    assert_eq!(site.listing(), "a/\na/x: deep\nb: file\n");
    assert_eq!(site.publish(&[("a", "file"), ("b/c/d", "deep")]).unwrap(), counts(2, 0, 2));
    assert_eq!(site.listing(), "a: file\nb/\nb/c/\nb/c/d: deep\n");
}

#[test]
fn large_bodies_come_in_pieces_and_from_files() {
    let site = Site::new();
    let picture: Vec<u8> = (0..1_000_000_u32).map(|number| (number % 251) as u8).collect();
    fs::write(site.path("content/p.png"), &picture).unwrap();
    let out = site.path("public");
    let publish = |pieces: &'static [&'static str]| {
        let files = [(OutputPath::new("feed.xml"), true), (OutputPath::new("p.png"), false)];
        let source = site.path("content/p.png");
        publish(&out, site.folder.path(), &files, |_, in_pieces| {
            if *in_pieces {
                Body::Chunks(Box::new(pieces.iter().map(|piece| piece.as_bytes().to_vec())))
            } else {
                Body::Copy(source.clone())
            }
        })
    };
    assert_eq!(publish(&["one ", "two ", "three"]).unwrap(), counts(2, 0, 0));
    assert_eq!(publish(&["one two", " three"]).unwrap(), counts(0, 2, 0));
    assert_eq!(publish(&["one ", "two ", "four"]).unwrap(), counts(1, 1, 0));
    assert_eq!(fs::read_to_string(out.join("feed.xml")).unwrap(), "one two four");
    assert_eq!(publish(&["one "]).unwrap(), counts(1, 1, 0));
    assert_eq!(fs::read_to_string(out.join("feed.xml")).unwrap(), "one ");
    let mut changed = picture.clone();
    changed[700_000] = 255;
    fs::write(site.path("content/p.png"), &changed).unwrap();
    assert_eq!(publish(&["one "]).unwrap(), counts(1, 1, 0));
    assert!(fs::read(out.join("p.png")).unwrap() == changed);
}

#[test]
fn what_turns_out_bad_is_not_published() {
    let site = Site::new();
    let published = |text: &'static str, good: bool| {
        let files = [(OutputPath::new("index.html"), text)];
        let body = |_: &OutputPath, text: &&str| Body::Bytes(text.as_bytes().to_vec());
        write::publish(&site.path("public"), site.folder.path(), &files, body, || good).unwrap()
    };
    assert_eq!(published("one", false), None);
    assert!(!site.path("public").exists());
    assert_eq!(published("one", true), Some(counts(1, 0, 0)));
    assert_eq!(published("two", false), None);
    assert_eq!(site.listing(), "index.html: one\n");
    site.check_no_leftovers();
}

#[test]
fn refuses_folders_that_hold_somebodys_work() {
    let site = Site::new();
    for folder in ["themes", "src", "content/deep", ".git/refs", "module/.git"] {
        fs::create_dir_all(site.path(folder)).unwrap();
    }
    site.write("notes/mine.txt", "mine");
    site.write("file", "mine");
    let before = listing(site.folder.path());
    let nested = site.path("outer/site");
    fs::create_dir_all(nested.join("content")).unwrap();
    let check = |out: &str, words: &str| {
        let result = site.publish_to(&site.path(out), &[("index.html", "one")]);
        assert_eq!(refusal(&site, result), words, "--out {out}");
    };
    let not = "the website is not written to";
    check("", &format!("{not} .: it holds the history of a repository, `.git`"));
    fs::rename(site.path(".git"), site.path("git")).unwrap();
    check("", &format!("{not} .: it is the curriculum's own folder, or holds it"));
    fs::rename(site.path("git"), site.path(".git")).unwrap();
    check("content", &format!("{not} content: it lies in `content`, where your texts are"));
    check("content/deep", &format!("{not} content/deep: it lies in `content`, where your texts are"));
    check("content/new/../..", &format!("{not} .: it holds the history of a repository, `.git`"));
    check("new/../themes/x", &format!("{not} themes/x: it lies in `themes`, where your texts are"));
    check("src", &format!("{not} src: it lies in `src`, where your texts are"));
    check(".git/website", &format!("{not} .git/website: it lies in the history of a repository, `.git`"));
    check("module", &format!("{not} module: it holds the history of a repository, `.git`"));
    check("notes", &format!("{not} notes: it holds files that fieldbook did not make"));
    check("file", &format!("{not} file: it is a file"));
    let words = site.publish_to(Path::new("/"), &[]).unwrap_err().to_string();
    assert!(words.contains("it is the whole disk"), "{words}");
    let home = std::env::home_dir().unwrap();
    let words = site.publish_to(&home, &[]).unwrap_err().to_string();
    assert!(words.contains("it is your home folder, or holds it"), "{words}");
    let words = publish::<()>(&site.path("outer"), &nested, &[], |_, ()| Body::Bytes(vec![])).unwrap_err();
    assert!(words.to_string().contains("it is the curriculum's own folder, or holds it"), "{words}");
    fs::remove_dir_all(site.path("outer")).unwrap();
    assert_eq!(listing(site.folder.path()), before);
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_a_folder_is_judged() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    symlink(site.path("content"), site.path("elsewhere")).unwrap();
    let result = site.publish_to(&site.path("elsewhere/new"), &[("index.html", "one")]);
    assert_eq!(
        refusal(&site, result),
        "the website is not written to content/new: it lies in `content`, where your texts are"
    );
    fs::create_dir(site.path("real")).unwrap();
    symlink(site.path("real"), site.path("public")).unwrap();
    site.publish(&[("index.html", "one")]).unwrap();
    site.publish(&[("index.html", "two")]).unwrap();
    assert!(site.path("public").is_symlink());
    assert_eq!(listing(&site.path("real")), "index.html: two\n");
}

#[test]
fn refuses_names_that_overwrite_each_other() {
    let site = Site::new();
    let not = "the website is not written to public:";
    let check = |files: &[(&str, &str)], words: &str| {
        assert_eq!(refusal(&site, site.publish(files)), format!("{not} {words}"));
        assert!(!site.path("public").exists());
    };
    check(
        &[("Trust.html", ""), ("trust.html", "")],
        "`Trust.html` and `trust.html` differ only in capital letters, so many computers would keep only one",
    );
    check(&[("Map/a", ""), ("map", "")], "`map` cannot be a file and the folder of `Map/a`");
    check(&[("a/../b", "")], "the name `a/../b` cannot be a file's");
    check(&[("a\nb", "")], "the name `a\\nb` cannot be a file's");
    check(&[(MANIFEST, "")], "the name `.fieldbook-manifest` cannot be a file's");
    let twice = [(OutputPath::new("a"), ()), (OutputPath::new("a"), ())];
    let result = publish(&site.path("public"), site.folder.path(), &twice, |_, ()| Body::Bytes(vec![]));
    assert_eq!(refusal(&site, result), format!("{not} the page `a` would be written twice"));
}

#[test]
fn a_damaged_manifest_leads_nowhere() {
    let site = Site::new();
    site.publish(&[("index.html", "one")]).unwrap();
    site.write("content/mine.md", "mine");
    for line in ["0000000000000000  ../content/mine.md\n", "0000000000000000  /etc/passwd\n", "no\n"] {
        site.write(&format!("public/{MANIFEST}"), line);
        assert_eq!(
            refusal(&site, site.publish(&[("index.html", "two")])),
            "the website is not written to public: its list of files, `.fieldbook-manifest`, was changed by hand or damaged"
        );
    }
    assert_eq!(fs::read_to_string(site.path("content/mine.md")).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn files_of_others_survive() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = Site::new();
    site.publish(&[("index.html", "one"), ("old/page.html", "one")]).unwrap();
    site.write("public/CNAME", "example.org");
    site.write("public/old/notes.txt", "notes");
    site.write("public/.well-known/deep/key", "key");
    fs::create_dir(site.path("public/empty")).unwrap();
    fs::set_permissions(site.path("public/empty"), fs::Permissions::from_mode(0o750)).unwrap();
    symlink("/nowhere", site.path("public/dangling")).unwrap();
    symlink(site.path("content"), site.path("public/texts")).unwrap();
    site.write("content/mine.md", "mine");
    let published = site.publish(&[("index.html", "two")]).unwrap();
    assert_eq!(published, counts(1, 0, 1));
    let expected = format!(
        ".well-known/\n.well-known/deep/\n.well-known/deep/key: key\nCNAME: example.org\ndangling -> /nowhere\n\
         empty/\nindex.html: two\nold/\nold/notes.txt: notes\ntexts -> {}\n",
        site.path("content").display()
    );
    assert_eq!(site.listing(), expected);
    assert_eq!(site.path("public/empty").metadata().unwrap().permissions().mode() & 0o777, 0o750);
    assert_eq!(fs::read_to_string(site.path("content/mine.md")).unwrap(), "mine");
    site.check_no_leftovers();
}

#[cfg(unix)]
#[test]
fn files_of_others_are_not_overwritten() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    site.publish(&[("index.html", "one"), ("ours", "one")]).unwrap();
    site.write("public/CNAME", "example.org");
    site.write("public/deep/notes.txt", "notes");
    fs::remove_file(site.path("public/ours")).unwrap();
    symlink(site.path("content"), site.path("public/ours")).unwrap();
    let before = site.listing();
    for (path, name) in [
        ("CNAME", "CNAME"),
        ("deep", "deep"),
        ("CNAME/page", "CNAME"),
        ("ours", "ours"),
        ("ours/page", "ours"),
        ("deep/notes.txt/page", "deep/notes.txt"),
    ] {
        let result = site.publish(&[("index.html", "two"), (path, "ours")]);
        assert_eq!(
            refusal(&site, result),
            format!(
                "the website is not written to public: `{name}` is in the way: the website has something of that \
                 name, and fieldbook did not make this one"
            )
        );
        assert_eq!(site.listing(), before);
        site.check_no_leftovers();
    }
    // Equal bytes are no conflict: the file becomes ours.
    fs::remove_file(site.path("public/ours")).unwrap();
    site.publish(&[("CNAME", "example.org"), ("index.html", "one")]).unwrap();
    assert_eq!(site.publish(&[("index.html", "one")]).unwrap(), counts(0, 1, 1));
}

#[test]
fn a_reader_always_finds_a_whole_website() {
    let site = Site::new();
    let texts: Vec<String> = (0..20).map(|build| format!("build {build} ").repeat(500)).collect();
    let names: Vec<String> = (0..50).map(|page| format!("part/{page}.html")).collect();
    let files = |text: &'static str| names.iter().map(move |name| (name.as_str(), text)).collect::<Vec<_>>();
    let texts: Vec<&'static str> = texts.into_iter().map(|text| &*text.leak()).collect();
    site.publish(&files(texts[0])).unwrap();
    let done = AtomicBool::new(false);
    let seen = std::thread::scope(|threads| {
        let reader = threads.spawn(|| {
            let mut seen = 0;
            while !done.load(Ordering::Relaxed) {
                for name in &names {
                    let text = fs::read_to_string(site.path("public").join(name)).unwrap();
                    assert!(texts.contains(&text.as_str()), "half of {name}");
                    seen += 1;
                }
                assert!(site.path("public").join(MANIFEST).exists());
            }
            seen
        });
        for text in &texts[1..] {
            site.publish(&files(text)).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(seen > 0);
    site.check_no_leftovers();
}

#[test]
fn a_build_killed_while_writing_leaves_the_old_website() {
    let site = Site::new();
    site.publish(&[("index.html", "one")]).unwrap();
    let [beside, inside] = working_folders(&site.path("public"));
    for folder in [&beside, &inside] {
        fs::create_dir_all(folder.join("next/deep")).unwrap();
        fs::write(folder.join("next/deep/half.html"), "ha").unwrap();
        fs::write(folder.join("lock"), "").unwrap();
    }
    // Even a build that has nothing to write clears it away.
    assert_eq!(site.publish(&[("index.html", "one")]).unwrap(), counts(0, 1, 0));
    assert_eq!(site.listing(), "index.html: one\n");
    site.check_no_leftovers();
}

#[test]
fn a_build_killed_between_two_renames_gives_the_old_website_back() {
    let site = Site::new();
    site.publish(&[("index.html", "one")]).unwrap();
    site.write("public/CNAME", "example.org");
    let [beside, _] = working_folders(&site.path("public"));
    fs::create_dir(&beside).unwrap();
    fs::rename(site.path("public"), beside.join("old")).unwrap();
    assert_eq!(site.publish(&[("index.html", "one"), ("new.html", "two")]).unwrap(), counts(1, 1, 0));
    assert_eq!(site.listing(), "CNAME: example.org\nindex.html: one\nnew.html: two\n");
    site.check_no_leftovers();
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let site = Site::new();
    site.publish(&[("index.html", "one")]).unwrap();
    let [beside, _] = working_folders(&site.path("public"));
    fs::create_dir(&beside).unwrap();
    let lock = fs::File::create(beside.join("lock")).unwrap();
    lock.lock().unwrap();
    let refused = refusal(&site, site.publish(&[("index.html", "two")]));
    assert_eq!(refused, "the website is not written to public: another build is writing to it");
    assert_eq!(site.listing(), "index.html: one\n");
    drop(lock);
    assert_eq!(site.publish(&[("index.html", "two")]).unwrap(), counts(1, 0, 0));
    site.check_no_leftovers();
}

#[test]
fn many_builds_at_once_end_in_one_whole_website() {
    let site = Site::new();
    std::thread::scope(|threads| {
        for text in ["one", "two", "three", "four"] {
            let site = &site;
            threads.spawn(move || {
                for _ in 0..20 {
                    let result = site.publish(&[("a.html", text), ("b.html", text), ("c/d.html", text)]);
                    assert!(matches!(result, Ok(_) | Err(Error::Refused { .. })), "{result:?}");
                }
            });
        }
    });
    let texts: Vec<String> = ["a.html", "b.html", "c/d.html"]
        .map(|name| fs::read_to_string(site.path("public").join(name)).unwrap())
        .into();
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
    site.check_no_leftovers();
}

#[test]
fn a_folder_of_somebody_else_is_not_used_for_work() {
    let site = Site::new();
    let [beside, _] = working_folders(&site.path("public"));
    fs::create_dir(&beside).unwrap();
    fs::write(beside.join("mine.txt"), "mine").unwrap();
    let refused = refusal(&site, site.publish(&[("index.html", "one")]));
    assert!(refused.contains("`.public.fieldbook` is in the way"), "{refused}");
    assert!(beside.join("mine.txt").exists());
}

#[test]
fn a_failure_in_the_middle_leaves_the_old_website() {
    let site = Site::new();
    site.publish(&[("a.html", "one"), ("b.html", "one")]).unwrap();
    let files = [(OutputPath::new("a.html"), "a"), (OutputPath::new("b.html"), "b")];
    let missing = site.path("content/missing.png");
    let result = publish(&site.path("public"), site.folder.path(), &files, |_, name| match *name {
        "a" => Body::Bytes(b"two".to_vec()),
        _ => Body::Copy(missing.clone()),
    });
    assert!(refusal(&site, result).starts_with("reading content/missing.png did not work"));
    assert_eq!(site.listing(), "a.html: one\nb.html: one\n");
    site.check_no_leftovers();
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.publish(&[("index.html", "one")]).unwrap();
    let forbid = |mode| {
        for folder in [site.path(""), site.path("public")] {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    forbid(0o555);
    // The administrator may write everywhere, so as that user there is nothing to see.
    if fs::write(site.path("probe"), "").is_err() {
        let refused = refusal(&site, site.publish(&[("index.html", "two")]));
        assert!(refused.starts_with("making public/.fieldbook-work did not work"), "{refused}");
    }
    forbid(0o755);
    assert_eq!(site.listing(), "index.html: one\n");
}

#[cfg(unix)]
#[test]
fn where_folders_cannot_be_moved_files_are() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.publish(&[("a", "one"), ("gone/b", "one"), ("same", "one")]).unwrap();
    site.write("public/CNAME", "example.org");
    fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o555)).unwrap();
    let published = site.publish(&[("a/x", "two"), ("gone", "two"), ("same", "one")]).unwrap();
    fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(published, counts(2, 1, 2));
    assert_eq!(site.listing(), "CNAME: example.org\na/\na/x: two\ngone: two\nsame: one\n");
    site.check_no_leftovers();
}

#[test]
fn five_thousand_files() {
    let site = Site::new();
    let files: Vec<(OutputPath, usize)> = (0..5000)
        .map(|page| (OutputPath::new(format!("part-{}/page-{page:04}.html", page / 1000)), page))
        .collect();
    let publish = |turn: usize| {
        publish(&site.path("public"), site.folder.path(), &files, |_, page| {
            let text = if page % 1000 == 0 { format!("{page} {turn}") } else { format!("{page}") };
            Body::Bytes(text.into_bytes())
        })
    };
    assert_eq!(publish(1).unwrap(), counts(5000, 0, 0));
    assert_eq!(publish(2).unwrap(), counts(5, 4995, 0));
    assert_eq!(publish(2).unwrap(), counts(0, 5000, 0));
    assert_eq!(walk(&site.path("public")).len(), 5000 + 5 + 1);
}
