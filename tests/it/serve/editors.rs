//! How editors save. Each way ends with the new words on the page, and leaves nothing else there.

use super::{LESSON, PAGE, Serving};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

fn text(words: &str) -> String {
    format!("---\ntitle: Trust\n---\nTrust needs {words}.\n")
}

fn put(place: &Path, text: &str) {
    fs::write(place, text).unwrap();
}

type Save = fn(&Path, &str);

/// Ways to save a file, named after programs that do it so.
const WAYS: &[(&str, Save)] = &[
    ("nano and VS Code write over it", |file, text| put(file, text)),
    ("a script empties it, waits, and writes in pieces", |file, text| {
        let mut open = OpenOptions::new().write(true).truncate(true).open(file).unwrap();
        std::thread::sleep(Duration::from_millis(30));
        for piece in text.as_bytes().chunks(10) {
            open.write_all(piece).unwrap();
            std::thread::sleep(Duration::from_millis(2));
        }
    }),
    ("Vim moves the old one away and writes a new one", |file, text| {
        let folder = file.parent().unwrap();
        put(&folder.join("4913"), "");
        fs::remove_file(folder.join("4913")).unwrap();
        let backup = file.with_extension("md~");
        fs::rename(file, &backup).unwrap();
        put(file, text);
        fs::remove_file(backup).unwrap();
    }),
    ("Vim keeps a swap file beside it", |file, text| {
        let swap = file.with_file_name(".trust.md.swp");
        put(&swap, "swap");
        put(file, text);
        fs::remove_file(swap).unwrap();
    }),
    ("Emacs locks it with a link and keeps an autosave", |file, text| {
        let lock = file.with_file_name(".#trust.md");
        #[cfg(unix)]
        std::os::unix::fs::symlink("ana@desk.4711", &lock).unwrap();
        put(&file.with_file_name("#trust.md#"), "half");
        put(file, text);
        fs::remove_file(file.with_file_name("#trust.md#")).unwrap();
        let _ = fs::remove_file(lock);
    }),
    ("JetBrains writes a temporary file and exchanges both", |file, text| {
        let new = file.with_file_name("trust.md___jb_tmp___");
        let old = file.with_file_name("trust.md___jb_old___");
        put(&new, text);
        fs::rename(file, &old).unwrap();
        fs::rename(&new, file).unwrap();
        fs::remove_file(old).unwrap();
    }),
    ("gedit renames a hidden file over it", |file, text| {
        let hidden = file.with_file_name(".goutputstream-XQ4711");
        put(&hidden, text);
        fs::rename(hidden, file).unwrap();
    }),
    ("TextEdit saves in a folder of its own and moves it over", |file, text| {
        let folder = file.with_file_name("trust.md.sb-4711-abcdef");
        fs::create_dir(&folder).unwrap();
        put(&folder.join("trust.md"), text);
        fs::rename(folder.join("trust.md"), file).unwrap();
        fs::remove_dir(folder).unwrap();
    }),
    ("Windows programs write a TMP file, delete and rename", |file, text| {
        let temporary = file.with_file_name("trust.md~RF4711.TMP");
        put(&temporary, text);
        fs::remove_file(file).unwrap();
        std::thread::sleep(Duration::from_millis(40));
        fs::rename(temporary, file).unwrap();
    }),
    ("a program writes beside it and links it into place", |file, text| {
        let beside = file.with_file_name("trust.tmp");
        put(&beside, text);
        fs::remove_file(file).unwrap();
        fs::hard_link(&beside, file).unwrap();
        fs::remove_file(beside).unwrap();
    }),
    ("a synchronizer gives it the time it has elsewhere", |file, text| {
        put(file, text);
        let open = OpenOptions::new().write(true).open(file).unwrap();
        open.set_modified(std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
    }),
];

#[test]
fn every_way_to_save_is_seen() {
    let serving = Serving::new();
    assert!(WAYS.len() >= 10);
    for (number, (name, save)) in WAYS.iter().enumerate() {
        let words = format!("way {number}");
        save(&serving.path(LESSON), &text(&words));
        serving.wait_for(PAGE, &words);
        // What was there for a moment has gone again.
        serving.check_equals_build();
        assert!(serving.get("/foundations/").body.contains("Trust"), "{name}");
    }
}

#[test]
fn other_line_ends_are_another_text_and_the_same_page() {
    let serving = Serving::new();
    let mut events = serving.events();
    put(&serving.path(LESSON), &text("lines").replace('\n', "\r\n"));
    events.next_build();
    serving.wait_for(PAGE, "Trust needs lines.");
    serving.check_equals_build();
}

#[test]
fn saving_the_same_bytes_is_no_event() {
    let serving = Serving::new();
    let mut events = serving.events();
    let known = fs::read_to_string(serving.path(LESSON)).unwrap();
    for (_, save) in WAYS {
        // Ways that take the file away for longer than it takes to be quiet are events.
        save(&serving.path(LESSON), &known);
        let open = OpenOptions::new().write(true).open(serving.path(LESSON)).unwrap();
        open.set_modified(std::time::SystemTime::now()).unwrap();
    }
    // Only those that emptied or removed it for a while, and the last state is the first.
    while !events.is_quiet(Duration::from_millis(700)) {}
    let said = serving.stop();
    let builds = said.iter().filter(|line| line.starts_with("changed")).count();
    assert!(builds <= 4, "{said:?}");
}

#[test]
fn touching_a_file_is_no_event() {
    let serving = Serving::new();
    let mut events = serving.events();
    // Pictures are known by their bytes once there was time to read them.
    std::thread::sleep(Duration::from_millis(300));
    for path in [LESSON, "content/foundations/dot.txt", "site.toml"] {
        let known = fs::read(serving.path(path)).unwrap();
        put_bytes(&serving.path(path), &known);
        let open = OpenOptions::new().write(true).open(serving.path(path)).unwrap();
        open.set_modified(std::time::SystemTime::now() + Duration::from_secs(7)).unwrap();
    }
    assert!(events.is_quiet(Duration::from_millis(800)));
    put(&serving.path("content/foundations/dot.txt"), "another picture, as long");
    events.next_build();
}

fn put_bytes(place: &Path, bytes: &[u8]) {
    fs::write(place, bytes).unwrap();
}
