//! Publishing among links, mounted disks, and files of other users: what is not ours stays as it is, and stays where it is.

use crate::write::{Site, counts, listing, refusal, walk};
use fieldbook::error::Error;
use fieldbook::write::{MANIFEST, Published, working_folders};
use rustix::fs::{CWD, Mode, XattrFlags, getxattr, mkfifoat, setxattr};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

/// A user who owns nothing here.
const NOBODY: u32 = 65534;

fn is_root() -> bool {
    let probe = tempfile::tempdir().unwrap();
    probe.path().metadata().unwrap().uid() == 0
}

/// Runs a tool of the system; says why when a test cannot go on without it.
fn works(tool: &str, words: &[&str]) -> bool {
    let output = Command::new(tool).args(words).output();
    let done = output.as_ref().is_ok_and(|output| output.status.success());
    if !done {
        say(&format!("skipped: `{tool} {}` does not work here", words.join(" ")));
    }
    done
}

/// Shown even when the test passes: it did not look at what it is for.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A disk that is mounted until the test ends.
struct Mounted(PathBuf);

impl Mounted {
    fn fresh(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        works("mount", &["-t", "tmpfs", "-o", "size=1m", "tmpfs", text(at)]).then(|| Self(at.to_owned()))
    }

    /// Another folder of the same disk.
    fn bound(from: &Path, at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        works("mount", &["--bind", text(from), text(at)]).then(|| Self(at.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        works("umount", &[text(&self.0)]);
    }
}

/// A file or folder that nobody can change until the test ends.
struct Immutable(PathBuf);

impl Immutable {
    fn new(path: &Path) -> Option<Self> {
        works("chattr", &["+i", text(path)]).then(|| Self(path.to_owned()))
    }
}

impl Drop for Immutable {
    fn drop(&mut self) {
        works("chattr", &["-i", text(&self.0)]);
    }
}

fn pipe(path: &Path) {
    mkfifoat(CWD, path, Mode::from_raw_mode(0o644)).unwrap();
}

/// The list of an earlier build, as somebody could have written it.
fn list(site: &Site, paths: &[&str]) {
    let lines: String = paths.iter().map(|path| format!("0000000000000000  {path}\n")).collect();
    site.write(&format!("public/{MANIFEST}"), &lines);
}

/// What can be known of everything below a folder: kind, bytes, owner, group, permissions, time, attributes.
fn snapshot(root: &Path) -> BTreeMap<String, String> {
    let describe = |path: &Path| {
        let found = path.symlink_metadata().unwrap();
        let mut label = [0_u8; 64];
        let label = match getxattr(path, "user.note", &mut label[..]) {
            Ok(length) => String::from_utf8_lossy(&label[..length]).into_owned(),
            Err(_) => String::new(),
        };
        let content = if found.is_symlink() {
            fs::read_link(path).unwrap().display().to_string()
        } else if found.is_file() {
            fs::read_to_string(path).unwrap()
        } else {
            String::new()
        };
        format!(
            "{:o} {}:{} {}.{} [{label}] {content}",
            found.mode(),
            found.uid(),
            found.gid(),
            found.mtime(),
            found.mtime_nsec()
        )
    };
    walk(root).into_iter().map(|path| (path.clone(), describe(&root.join(path)))).collect()
}

/// Publishes a page that is new each time, with and without a module.
fn build(site: &Site, turn: usize) -> Result<Published, Error> {
    let words = format!("build {turn}");
    let mut files = vec![("index.html", words.as_str()), ("same.html", "same"), ("part/page.html", "page")];
    if turn.is_multiple_of(2) {
        files.extend([("spring/day.html", "day"), ("spring/deep/night.html", words.as_str())]);
    }
    site.publish(&files)
}

/// What keeps the output folder from being exchanged, so that files are moved one by one; nothing where that cannot be.
fn hold_in_place(site: &Site) -> Option<Mounted> {
    if is_root() {
        return Mounted::fresh(&site.path("public/disk"));
    }
    fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o555)).unwrap();
    None
}

#[test]
fn a_listed_path_is_not_followed_through_a_link() {
    let letters = ["thesis.txt", "deep/id_ed25519"];
    // Seen from the website, from where the old tree is emptied, from anywhere, through another link.
    for (link, target) in [
        ("old", "../home"),
        ("old", "../../home"),
        ("old", "../../../home"),
        ("old", "/home"),
        ("old", "other"),
        ("a/old", "../../home"),
        ("a/old", "/home"),
    ] {
        for in_place in [false, true] {
            let site = Site::new();
            // The same letters at each place where the link could lead.
            let homes = ["home", "a/home", ".public.fieldbook.home"].map(|home| site.path(home));
            for letter in letters {
                homes.iter().for_each(|home| {
                    fs::create_dir_all(home.join("deep")).unwrap();
                    fs::write(home.join(letter), "precious").unwrap();
                });
            }
            fs::create_dir_all(site.path("public/a")).unwrap();
            let target = if target.starts_with('/') { homes[0].clone() } else { PathBuf::from(target) };
            symlink(&homes[0], site.path("public/other")).unwrap();
            symlink(&target, site.path("public").join(link)).unwrap();
            let listed = letters.map(|letter| format!("{link}/{letter}"));
            list(&site, &listed.each_ref().map(String::as_str));
            let before: Vec<_> = homes.iter().map(|home| snapshot(home)).collect();
            let hold = in_place.then(|| hold_in_place(&site));
            assert_eq!(build(&site, 1).unwrap(), counts(3, 0, 0), "{link} -> {}", target.display());
            assert_eq!(build(&site, 2).unwrap(), counts(3, 2, 0));
            assert_eq!(build(&site, 3).unwrap(), counts(1, 2, 2));
            fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o755)).unwrap();
            drop(hold);
            let after: Vec<_> = homes.iter().map(|home| snapshot(home)).collect();
            assert_eq!(before, after, "{link} -> {}, in place: {in_place}", target.display());
            assert_eq!(fs::read_link(site.path("public").join(link)).unwrap(), target);
            site.check_no_leftovers();
        }
    }
}

#[test]
fn a_module_that_was_moved_away_and_linked_keeps_its_files() {
    let site = Site::new();
    build(&site, 2).unwrap();
    fs::create_dir(site.path("archive")).unwrap();
    fs::rename(site.path("public/spring"), site.path("archive/spring")).unwrap();
    symlink(site.path("archive/spring"), site.path("public/spring")).unwrap();
    let archive = snapshot(&site.path("archive"));
    // As long as the module is there, its place is taken.
    let refused = refusal(&site, build(&site, 4));
    assert!(refused.contains("`spring` is in the way"), "{refused}");
    assert_eq!(build(&site, 5).unwrap(), counts(1, 2, 0));
    assert_eq!(snapshot(&site.path("archive")), archive);
    assert!(site.path("public/spring").is_symlink());
    site.check_no_leftovers();
}

#[test]
fn what_has_the_name_of_the_list_and_is_none_is_refused() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let before = snapshot(&site.path("public"));
    let manifest = site.path("public").join(MANIFEST);
    let kept = fs::read(&manifest).unwrap();
    let elsewhere = site.path("list");
    fs::write(&elsewhere, &kept).unwrap();
    let long = format!("0000000000000000  {}\n", "a".repeat(256));
    let deep = format!("0000000000000000  {}b\n", "a/".repeat(2100));
    type Put<'a> = &'a dyn Fn();
    let puts: [(&str, Put); 12] = [
        ("is a link", &|| symlink(&elsewhere, &manifest).unwrap()),
        ("is a link", &|| symlink("/nowhere", &manifest).unwrap()),
        ("is a pipe or a device", &|| pipe(&manifest)),
        ("is a pipe or a device", &|| drop(UnixListener::bind(&manifest).unwrap())),
        ("is a folder", &|| fs::create_dir(&manifest).unwrap()),
        ("was changed by hand or damaged", &|| fs::write(&manifest, b"\xff\xfe\n").unwrap()),
        ("was changed by hand or damaged", &|| fs::write(&manifest, "0000000000000000  a\\b\n").unwrap()),
        ("was changed by hand or damaged", &|| fs::write(&manifest, "0000000000000000  a\u{1}b\n").unwrap()),
        ("was changed by hand or damaged", &|| {
            fs::write(&manifest, "0000000000000000  /etc/passwd\n").unwrap()
        }),
        ("was changed by hand or damaged", &|| {
            fs::write(&manifest, "0000000000000000  a/../../b\n").unwrap()
        }),
        ("was changed by hand or damaged", &|| fs::write(&manifest, &long).unwrap()),
        ("was changed by hand or damaged", &|| fs::write(&manifest, &deep).unwrap()),
    ];
    for (words, put) in puts {
        fs::remove_file(&manifest).unwrap();
        put();
        let put = manifest.symlink_metadata().unwrap();
        let refused = refusal(&site, build(&site, 2));
        assert_eq!(
            refused,
            format!("the website is not written to public: its list of files, `{MANIFEST}`, {words}")
        );
        assert_eq!(manifest.symlink_metadata().unwrap().ino(), put.ino());
        if put.is_dir() {
            fs::remove_dir(&manifest).unwrap();
            fs::write(&manifest, "").unwrap();
        }
    }
    fs::remove_file(&manifest).unwrap();
    fs::write(&manifest, &kept).unwrap();
    let manifest = |mut all: BTreeMap<String, String>| {
        all.remove(MANIFEST);
        all
    };
    assert_eq!(manifest(snapshot(&site.path("public"))), manifest(before));
    assert_eq!(build(&site, 2).unwrap(), counts(3, 2, 0));
}

#[test]
fn pipes_sockets_and_links_among_the_files_are_carried_over() {
    let site = Site::new();
    build(&site, 2).unwrap();
    fs::create_dir(site.path("public/odd")).unwrap();
    for folder in ["public", "public/odd", "public/spring"] {
        pipe(&site.path(folder).join("pipe"));
        drop(UnixListener::bind(site.path(folder).join("socket")).unwrap());
        symlink("pipe", site.path(folder).join("link")).unwrap();
    }
    symlink("/nowhere", site.path("public/.fieldbook-work")).unwrap();
    let odd = |site: &Site| {
        let mut all = snapshot(&site.path("public"));
        all.retain(|path, _| {
            !path.ends_with(".html") && path != MANIFEST && path != "part" && path != "spring"
        });
        all
    };
    let before = odd(&site);
    for turn in 3..7 {
        build(&site, turn).unwrap();
        let mut now = odd(&site);
        now.remove("spring/deep");
        let mut before = before.clone();
        before.remove("spring/deep");
        assert_eq!(now, before);
    }
    // A pipe where a page has to be is in the way, and is not waited for.
    fs::remove_file(site.path("public/same.html")).unwrap();
    pipe(&site.path("public/same.html"));
    let refused = refusal(&site, build(&site, 8));
    assert!(refused.contains("`same.html` is in the way"), "{refused}");
}

#[test]
fn what_is_put_into_the_working_folder_is_left_alone() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let [beside, _] = working_folders(&site.path("public"));
    fs::create_dir(site.path("elsewhere")).unwrap();
    fs::write(site.path("elsewhere/mine"), "mine").unwrap();
    let elsewhere = snapshot(&site.path("elsewhere"));
    let lock = beside.join("lock");
    type Put<'a> = &'a dyn Fn();
    let locks: [Put; 4] = [
        &|| pipe(&lock),
        &|| symlink(site.path("elsewhere/new"), &lock).unwrap(),
        &|| symlink(site.path("elsewhere/mine"), &lock).unwrap(),
        &|| drop(UnixListener::bind(&lock).unwrap()),
    ];
    for put in locks {
        fs::create_dir(&beside).unwrap();
        put();
        let refused = refusal(&site, build(&site, 2));
        assert!(refused.contains("lock` is in the way: it is not a file"), "{refused}");
        assert_eq!(snapshot(&site.path("elsewhere")), elsewhere);
        fs::remove_file(&lock).unwrap();
        fs::remove_dir(&beside).unwrap();
    }
    for name in ["old", "next", "ready"] {
        let tree = beside.join(name);
        let trees: [Put; 3] = [&|| pipe(&tree), &|| symlink(site.path("elsewhere"), &tree).unwrap(), &|| {
            fs::write(&tree, "mine").unwrap()
        }];
        for put in trees {
            fs::create_dir(&beside).unwrap();
            put();
            let kind = tree.symlink_metadata().unwrap().mode();
            for turn in 2..4 {
                let published = build(&site, turn).unwrap();
                assert_eq!(published.notes.len(), 1, "{published:?}");
                assert!(
                    published.notes[0].contains(&format!("{name}` is left over from a build")),
                    "{published:?}"
                );
            }
            assert_eq!(tree.symlink_metadata().unwrap().mode(), kind);
            assert_eq!(snapshot(&site.path("elsewhere")), elsewhere);
            // Without a website, a link is not one either.
            fs::rename(site.path("public"), site.path("away")).unwrap();
            build(&site, 5).unwrap();
            assert!(site.path("public").symlink_metadata().unwrap().is_dir());
            assert_eq!(snapshot(&site.path("elsewhere")), elsewhere);
            fs::remove_dir_all(site.path("public")).unwrap();
            fs::rename(site.path("away"), site.path("public")).unwrap();
            fs::remove_file(&tree).unwrap();
            fs::remove_dir(&beside).unwrap();
        }
    }
    symlink(site.path("elsewhere"), &beside).unwrap();
    let refused = refusal(&site, build(&site, 6));
    assert!(refused.contains("`.public.fieldbook` is in the way"), "{refused}");
    assert_eq!(snapshot(&site.path("elsewhere")), elsewhere);
}

#[test]
fn what_systems_leave_in_folders_is_nobodys_work() {
    for name in [
        "lost+found/",
        ".Trashes/",
        ".Trash-1000/files/",
        "System Volume Information/",
        "$RECYCLE.BIN/S-1-5-18/",
        ".fseventsd/",
        ".Spotlight-V100/",
        ".DS_Store",
        "._index.html",
        "desktop.ini",
        "Thumbs.db",
    ] {
        let site = Site::new();
        if let Some(folder) = name.strip_suffix('/') {
            fs::create_dir_all(site.path("public").join(folder)).unwrap();
        } else {
            site.write(&format!("public/{name}"), "clutter");
        }
        let before = snapshot(&site.path("public"));
        for turn in 1..4 {
            build(&site, turn).unwrap();
            let now = snapshot(&site.path("public"));
            assert!(before.iter().all(|(path, known)| now.get(path) == Some(known)), "{name}: {now:#?}");
        }
        site.write("public/mine.txt", "mine");
        fs::remove_file(site.path("public").join(MANIFEST)).unwrap();
        let refused = refusal(&site, build(&site, 4));
        assert!(refused.ends_with("it holds files that fieldbook did not make"), "{refused}");
    }
}

#[test]
fn disks_in_the_website_stay_there() {
    let site = Site::new();
    build(&site, 0).unwrap();
    let Some(films) = Mounted::fresh(&site.path("public/media/films")) else { return };
    fs::write(films.0.join("film.mp4"), "film").unwrap();
    fs::create_dir(films.0.join("empty")).unwrap();
    // The same disk once more, below a folder of ours.
    site.write("store/notes.txt", "notes");
    let Some(_bound) = Mounted::bound(&site.path("store"), &site.path("public/spring/store")) else { return };
    let Some(_empty) = Mounted::fresh(&site.path("public/empty")) else { return };
    let before = [snapshot(&films.0), snapshot(&site.path("store"))];
    for turn in 1..7 {
        let published = build(&site, turn).unwrap();
        assert_eq!(published.notes, Vec::<String>::new());
        assert_eq!(fs::read_to_string(site.path("public/index.html")).unwrap(), format!("build {turn}"));
        assert_eq!(site.path("public/spring/day.html").exists(), turn % 2 == 0);
        assert_eq!([snapshot(&films.0), snapshot(&site.path("store"))], before);
        assert_eq!(fs::read_to_string(site.path("public/spring/store/notes.txt")).unwrap(), "notes");
        for mount in ["media/films", "spring/store", "empty"] {
            assert!(works("mountpoint", &["-q", text(&site.path("public").join(mount))]), "{mount}");
        }
        site.check_no_leftovers();
    }
}

#[test]
fn our_files_on_another_disk_are_ours() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let Some(spring) = Mounted::fresh(&site.path("public/spring")) else { return };
    fs::write(spring.0.join("notes.txt"), "notes").unwrap();
    assert_eq!(build(&site, 2).unwrap(), counts(3, 2, 0));
    assert_eq!(build(&site, 2).unwrap(), counts(0, 5, 0));
    assert_eq!(listing(&spring.0), "day.html: day\ndeep/\ndeep/night.html: build 2\nnotes.txt: notes\n");
    assert_eq!(build(&site, 4).unwrap(), counts(2, 3, 0));
    // A build that was killed while a file came over leaves a part of it, which the next build knows.
    fs::write(spring.0.join(".fieldbook-new"), "hal").unwrap();
    let manifest = site.path("public").join(MANIFEST);
    let listed = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, format!("{listed}0000000000000000  spring/.fieldbook-new\n")).unwrap();
    assert_eq!(build(&site, 5).unwrap(), counts(1, 2, 3));
    assert_eq!(listing(&spring.0), "notes.txt: notes\n");
    site.check_no_leftovers();
}

#[test]
fn a_disk_in_what_is_left_of_a_build_keeps_its_files() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let [beside, _] = working_folders(&site.path("public"));
    for name in ["next", "ready", "old"] {
        let Some(films) = Mounted::fresh(&beside.join(name).join("media")) else { return };
        fs::write(films.0.join("film.mp4"), "film").unwrap();
        for turn in 2..5 {
            let published = build(&site, turn).unwrap();
            let note = format!(
                "`{}` is left over from a build: another disk is mounted at `media` in it; unmount it, then delete this \
                 folder",
                beside.canonicalize().unwrap().join(name).display()
            );
            assert_eq!(published.notes, [note]);
            assert_eq!(listing(&films.0), "film.mp4: film\n");
        }
        drop(films);
        assert_eq!(build(&site, 5).unwrap().notes, Vec::<String>::new());
        site.check_no_leftovers();
    }
}

#[test]
fn what_nobody_can_change_stays() {
    let site = Site::new();
    build(&site, 2).unwrap();
    site.write("public/keys/key", "key");
    site.write("public/notes.txt", "notes");
    fs::create_dir(site.path("public/void")).unwrap();
    // A file of somebody, a folder of somebody, an empty one, a page that stays as it is, a folder of ours.
    for path in ["notes.txt", "keys", "void", "same.html", "part"] {
        let Some(_immutable) = Immutable::new(&site.path("public").join(path)) else { return };
        let before = snapshot(&site.path("public")).into_iter();
        let before: BTreeMap<_, _> = before.filter(|(name, _)| name.starts_with(path)).collect();
        let inode = site.path("public").join(path).metadata().unwrap().ino();
        for turn in 3..7 {
            let published = build(&site, turn).unwrap();
            assert_eq!(published.notes, Vec::<String>::new(), "{path}");
            assert_eq!(fs::read_to_string(site.path("public/index.html")).unwrap(), format!("build {turn}"));
            let now = snapshot(&site.path("public"));
            assert!(before.iter().all(|(path, known)| now.get(path) == Some(known)), "{path}: {now:#?}");
            assert_eq!(site.path("public").join(path).metadata().unwrap().ino(), inode, "{path}");
            site.check_no_leftovers();
        }
    }
}

#[test]
fn an_old_page_that_nobody_can_remove_stops_nothing() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let [beside, _] = working_folders(&site.path("public"));
    let Some(stuck) = Immutable::new(&site.path("public/index.html")) else { return };
    let published = build(&site, 2).unwrap();
    let left = beside.canonicalize().unwrap().join("ready");
    let note = format!(
        "`{}` is left over from a build: `index.html` could not be removed (permission denied); delete it yourself",
        left.display()
    );
    assert_eq!(published, Published { notes: vec![note.clone()], ..counts(3, 2, 0) });
    for turn in 3..6 {
        let published = build(&site, turn).unwrap();
        assert_eq!(published.notes, std::slice::from_ref(&note));
        assert_eq!(fs::read_to_string(site.path("public/index.html")).unwrap(), format!("build {turn}"));
        assert_eq!(listing(&beside), "ready/\nready/index.html: build 1\n");
    }
    drop(stuck);
    works("chattr", &["-i", text(&left.join("index.html"))]);
    assert_eq!(build(&site, 6).unwrap().notes, Vec::<String>::new());
    site.check_no_leftovers();
}

#[test]
fn a_page_that_cannot_be_replaced_in_place_keeps_the_old_website() {
    let site = Site::new();
    build(&site, 2).unwrap();
    let Some(_disk) = Mounted::fresh(&site.path("public/disk")) else { return };
    let Some(_stuck) = Immutable::new(&site.path("public/spring/deep")) else { return };
    let before = snapshot(&site.path("public"));
    let refused = refusal(&site, build(&site, 4));
    assert_eq!(
        refused,
        "the website is not written to public: the system protects `spring/deep` against changes"
    );
    assert_eq!(snapshot(&site.path("public")), before);
    site.check_no_leftovers();
}

#[test]
fn owners_times_and_attributes_stay() {
    let site = Site::new();
    build(&site, 2).unwrap();
    site.write("public/.well-known/acme-challenge/token", "token");
    site.write("public/spring/notes.txt", "notes");
    fs::create_dir(site.path("public/upload")).unwrap();
    let folders = [".well-known", ".well-known/acme-challenge", "upload", "spring", ""];
    for (at, folder) in folders.into_iter().enumerate() {
        let folder = site.path("public").join(folder);
        if setxattr(&folder, "user.note", b"kept", XattrFlags::empty()).is_err() {
            say("skipped: this disk knows no attributes");
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o2770 + at as u32)).unwrap();
        if is_root() {
            chown(&folder, Some(33), Some(33 + at as u32)).unwrap();
            chown(folder.join("token"), Some(1000), Some(1000)).unwrap_or_default();
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o2770 + at as u32)).unwrap();
        }
    }
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_nanos(1_000_000_000_123_456_789);
    for folder in &folders[..3] {
        fs::File::open(site.path("public").join(folder)).unwrap().set_modified(long_ago).unwrap();
    }
    let without_time = |path: &Path| {
        let found = path.metadata().unwrap();
        let mut note = [0_u8; 9];
        let note = getxattr(path, "user.note", &mut note[..]).map_or(0, |length| length);
        (found.uid(), found.gid(), found.mode(), note)
    };
    let mixed = ["public", "public/spring"].map(|path| without_time(&site.path(path)));
    let of_others = |site: &Site| {
        let all = snapshot(&site.path("public")).into_iter();
        let ours =
            |path: &str| path.ends_with(".html") || path == MANIFEST || path == "part" || path == "spring";
        all.filter(|(path, _)| !ours(path) && path != "spring/deep").collect::<BTreeMap<_, _>>()
    };
    let before = of_others(&site);
    for turn in 3..8 {
        build(&site, turn).unwrap();
        assert_eq!(of_others(&site), before);
        assert_eq!(["public", "public/spring"].map(|path| without_time(&site.path(path))), mixed);
    }
    if is_root() {
        // A folder that is new belongs to the owner of the website, too, or that owner could not build it any more.
        site.publish(&[("new/page.html", "page")]).unwrap();
        assert_eq!(site.path("public/new").metadata().unwrap().uid(), 33);
    }
    site.check_no_leftovers();
}

/// A site that another user builds with the program, or none where that cannot be tried.
fn site_of_nobody() -> Option<(Site, PathBuf)> {
    if !is_root() {
        say("skipped: only the administrator can try what other users see");
        return None;
    }
    let site = Site::new();
    // Test binaries are often where nobody else may look.
    let program = site.path("fieldbook");
    fs::copy(assert_cmd::cargo::cargo_bin("fieldbook"), &program).unwrap();
    site.write("site.toml", "title = \"T\"\nlanguage = \"en\"\n");
    for path in ["index", "foundations/index", "foundations/trust"] {
        site.write(&format!("content/{path}.md"), "---\ntitle: T\n---\n\nx\n");
    }
    works("chown", &["-R", "65534:65534", text(&site.path(""))]);
    Some((site, program))
}

fn run(site: &Site, program: &Path, user: u32) -> Output {
    let mut command = Command::new(program);
    command.args(["build", "--site", text(&site.path(""))]).uid(user).gid(user);
    command.stdin(Stdio::null()).output().unwrap()
}

#[test]
fn folders_of_another_user_stop_nothing() {
    let Some((site, program)) = site_of_nobody() else { return };
    assert!(run(&site, &program, NOBODY).status.success());
    site.write("public/.well-known/acme-challenge/token", "token");
    site.write("public/foundations/notes.txt", "notes");
    site.write("public/secret/key", "key");
    fs::set_permissions(site.path("public/secret"), fs::Permissions::from_mode(0o700)).unwrap();
    fs::create_dir(site.path("public/empty")).unwrap();
    let others = [".well-known", "foundations/notes.txt", "secret", "empty"];
    let of_others = || {
        let mut all = snapshot(&site.path("public"));
        all.retain(|path, _| others.iter().any(|other| path.starts_with(other)));
        all
    };
    let before = of_others();
    assert_eq!(before.len(), 7);
    let page = site.path("content/foundations/trust.md");
    for turn in 1..4 {
        let text = fs::read_to_string(&page).unwrap();
        fs::write(&page, format!("{text}edit {turn}\n")).unwrap();
        let output = run(&site, &program, NOBODY);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), words.as_str()), (Some(0), ""));
        let published = fs::read_to_string(site.path("public/foundations/trust.html")).unwrap();
        assert!(published.contains(&format!("edit {turn}")));
        assert_eq!(of_others(), before);
    }
    site.check_no_leftovers();
}

#[test]
fn a_website_that_the_administrator_built_once_is_built_on() {
    let Some((site, program)) = site_of_nobody() else { return };
    assert!(run(&site, &program, NOBODY).status.success());
    site.write("content/new/index.md", "---\ntitle: New\n---\n\nx\n");
    assert!(run(&site, &program, 0).status.success());
    fs::remove_dir_all(site.path("content/new")).unwrap();
    let output = run(&site, &program, NOBODY);
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    assert!(!site.path("public/new").exists());
    site.check_no_leftovers();
    // What was left by a build of the administrator is told, and stops nothing.
    let [beside, _] = working_folders(&site.path("public"));
    fs::create_dir_all(beside.join("next/deep")).unwrap();
    fs::write(beside.join("next/deep/half.html"), "ha").unwrap();
    let output = run(&site, &program, NOBODY);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{words}");
    assert!(words.starts_with("note: `") && words.contains("is left over from a build"), "{words}");
}

#[test]
fn folders_too_deep_for_a_path_stay() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let name = "d".repeat(250);
    let script = format!(
        "cd '{}' && for k in $(seq 40); do mkdir {name} && cd {name} || exit 1; done",
        text(&site.path("public"))
    );
    assert!(works("bash", &["-c", &script]));
    for turn in 2..5 {
        build(&site, turn).unwrap();
        site.check_no_leftovers();
    }
    let count = format!("find '{}' -name '{name}' | wc -l", text(&site.path("public")));
    let found = Command::new("bash").args(["-c", &count]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&found.stdout).trim(), "40");
}

#[test]
fn names_that_are_too_long_are_told_before_anything_is_written() {
    let site = Site::new();
    let long = format!("tags/how-we-{}.html", "a".repeat(250));
    let words = site.publish(&[(&long, "x")]).unwrap_err().to_string();
    assert!(
        words.contains(
            "the file name `how-we-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` is too long for the disk: it has 262 bytes"
        ),
        "{words}"
    );
    assert!(!words.contains("os error"), "{words}");
    assert!(!site.path("public").exists());
}

#[test]
fn a_link_that_leads_nowhere_is_no_output_folder() {
    let site = Site::new();
    symlink("nowhere", site.path("public")).unwrap();
    let refused = refusal(&site, build(&site, 1));
    assert!(refused.contains("public: it is a link that cannot be followed"), "{refused}");
    assert!(!site.path("nowhere").exists());
}

#[test]
fn a_build_killed_after_the_exchange_loses_nobodys_file() {
    let site = Site::new();
    build(&site, 2).unwrap();
    let [beside, _] = working_folders(&site.path("public"));
    // The new website is public; the old one waits to be cleared away, and somebody had just put files there.
    fs::create_dir(&beside).unwrap();
    assert!(works("cp", &["-a", text(&site.path("public")), text(&beside.join("ready"))]));
    site.write("public/theirs.txt", "new");
    fs::write(beside.join("ready/theirs.txt"), "old").unwrap();
    fs::write(beside.join("ready/upload.txt"), "mine").unwrap();
    fs::create_dir_all(beside.join("ready/films/deep")).unwrap();
    fs::write(beside.join("ready/films/deep/film.mp4"), "film").unwrap();
    let published = build(&site, 2).unwrap();
    assert_eq!(fs::read_to_string(site.path("public/upload.txt")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(site.path("public/films/deep/film.mp4")).unwrap(), "film");
    // Two files of one name are for their owner to choose from.
    assert_eq!(fs::read_to_string(site.path("public/theirs.txt")).unwrap(), "new");
    assert_eq!(listing(&beside), "ready/\nready/theirs.txt: old\n");
    assert!(published.notes[0].contains("`theirs.txt` in it was not made by fieldbook"), "{published:?}");
}

#[test]
fn a_folder_of_ours_that_was_emptied_by_hand_goes() {
    let site = Site::new();
    build(&site, 2).unwrap();
    fs::remove_file(site.path("public/spring/deep/night.html")).unwrap();
    assert_eq!(build(&site, 3).unwrap(), counts(1, 2, 1));
    assert!(!site.path("public/spring").exists());
    site.check_no_leftovers();
}

#[test]
fn ten_builds_leave_the_surroundings_as_they_are() {
    let site = Site::new();
    build(&site, 0).unwrap();
    site.write("around/home/letter.txt", "letter");
    site.write("around/archive/day.html", "day");
    site.write("public/CNAME", "example.org");
    site.write("public/.well-known/token", "token");
    site.write("public/part/notes.txt", "notes");
    site.write("public/spring/deep/notes.txt", "notes");
    for (link, target) in [
        ("public/home", site.path("around/home")),
        ("public/part/up", PathBuf::from("../../around")),
        ("public/spring/loop", PathBuf::from("loop")),
        ("around/back", site.path("public")),
    ] {
        symlink(target, site.path(link)).unwrap();
    }
    let mut mounts = Vec::new();
    if is_root() {
        chown(site.path("public/.well-known"), Some(33), Some(33)).unwrap();
        chown(site.path("public/.well-known/token"), Some(1000), Some(33)).unwrap();
        chown(site.path("around/home"), Some(33), Some(33)).unwrap();
    }
    let snapshots = |site: &Site| {
        let mut public = snapshot(&site.path("public"));
        let ours =
            ["index.html", "same.html", "part", "part/page.html", "spring", "spring/day.html", MANIFEST];
        public.retain(|path, _| !ours.contains(&path.as_str()) && !path.starts_with("spring/deep"));
        (public, snapshot(&site.path("around")), snapshot(&site.path("content")))
    };
    let mut before = snapshots(&site);
    for turn in 1..11 {
        if turn == 5 && is_root() {
            // From here on, there are disks as well.
            mounts.extend(Mounted::fresh(&site.path("public/media")));
            mounts.extend(Mounted::bound(&site.path("around/home"), &site.path("public/bound")));
            if mounts.len() == 2 {
                fs::write(site.path("public/media/film.mp4"), "film").unwrap();
            }
            before = snapshots(&site);
        }
        let published = build(&site, turn).unwrap();
        assert_eq!(published.notes, Vec::<String>::new());
        assert_eq!(published.removed, if turn % 2 == 0 { 0 } else { 2 });
        assert_eq!(snapshots(&site), before, "build {turn}");
        assert_eq!(fs::read_to_string(site.path("public/spring/deep/notes.txt")).unwrap(), "notes");
        site.check_no_leftovers();
    }
}

#[test]
fn a_pipe_is_not_waited_for() {
    let site = Site::new();
    build(&site, 1).unwrap();
    let begun = Instant::now();
    for path in ["public/fields.json", "public/pipe", "public/part/pipe"] {
        pipe(&site.path(path));
    }
    for turn in 2..5 {
        build(&site, turn).unwrap();
    }
    assert!(begun.elapsed() < Duration::from_secs(60));
}
