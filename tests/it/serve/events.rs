//! Every kind of change is seen, told once, and shown.

use super::{LESSON, PAGE, SITE, Serving};
use fieldbook::preview::Notice;
use std::fs;
use std::time::Duration;

const NEW: &str = "---\ntitle: New\n---\nSomething new.\n";

#[test]
fn files_come_change_move_and_go() {
    let serving = Serving::new();
    let mut events = serving.events();
    serving.write("content/foundations/new.md", NEW);
    events.next_build();
    serving.wait_for("/foundations/new.html", "Something new.");
    serving.wait_for("/foundations/", "New");
    fs::rename(serving.path("content/foundations/new.md"), serving.path("content/foundations/other.md"))
        .unwrap();
    serving.wait_for("/foundations/other.html", "Something new.");
    serving.wait_for_status("/foundations/new.html", 404);
    fs::remove_file(serving.path("content/foundations/other.md")).unwrap();
    serving.wait_for_status("/foundations/other.html", 404);
    serving.check_equals_build();
}

#[test]
fn folders_come_move_and_go() {
    let serving = Serving::new();
    // Folders inside new folders, filled at once: some of them are there before anybody watches them.
    serving.write("content/deepening/index.md", "---\ntitle: Deepening\n---\nMore.\n");
    serving.write("content/deepening/a/b/c/new.md", NEW);
    serving.wait_for("/deepening/", "More.");
    serving.wait_for("/deepening/a/b/c/new.html", "Something new.");
    std::thread::sleep(Duration::from_millis(100));
    serving.write("content/deepening/a/b/c/later.md", NEW);
    serving.wait_for("/deepening/a/b/c/later.html", "Something new.");
    fs::rename(serving.path("content/deepening"), serving.path("content/challenges")).unwrap();
    serving.wait_for("/challenges/a/b/c/new.html", "Something new.");
    serving.wait_for_status("/deepening/a/b/c/new.html", 404);
    // A folder that was moved is still watched.
    serving.write("content/challenges/a/b/c/last.md", NEW);
    serving.wait_for("/challenges/a/b/c/last.html", "Something new.");
    fs::remove_dir_all(serving.path("content/challenges")).unwrap();
    serving.wait_for_status("/challenges/a/b/c/last.html", 404);
    serving.check_equals_build();
}

#[test]
fn the_whole_content_goes_and_comes_back() {
    let serving = Serving::new();
    fs::rename(serving.path("content"), serving.path("away")).unwrap();
    serving.wait_for_status(PAGE, 404);
    fs::rename(serving.path("away"), serving.path("content")).unwrap();
    serving.wait_for(PAGE, "Trust needs");
    serving.write(LESSON, "---\ntitle: Trust\n---\nStill watched.\n");
    serving.wait_for(PAGE, "Still watched.");
    serving.check_equals_build();
}

#[test]
fn settings_themes_and_pictures() {
    let serving = Serving::new();
    let mut events = serving.events();
    let style = events.value("style");
    serving.write("site.toml", &SITE[0].1.replace("Field", "Meadow"));
    events.next_build();
    serving.wait_for("/", "Meadow");
    serving.write("themes/ours/styles/99-own.css", "main { color: red }\n");
    serving.write("site.toml", &format!("theme = \"ours\"\n{}", SITE[0].1));
    while events.value("style") == style {
        assert!(!events.next().is_empty());
    }
    let tag = serving.get(PAGE).header("x-fieldbook-page").unwrap().to_owned();
    let style = events.value("style");
    serving.write("themes/ours/styles/99-own.css", "main { color: blue }\n");
    while events.value("style") == style {
        assert!(!events.next().is_empty());
    }
    assert!(serving.get(&events.value("style")).body.contains("color: blue"));
    // Another stylesheet does not make another page; another picture does, and only on pages that show it.
    assert_eq!(serving.get(PAGE).header("x-fieldbook-page"), Some(tag.as_str()));
    let other = serving.get("/foundations/power.html").header("x-fieldbook-page").unwrap().to_owned();
    serving.write("content/foundations/dot.bmp", "BM, as every bitmap begins, and another");
    events.next_build();
    assert_ne!(serving.get(PAGE).header("x-fieldbook-page"), Some(tag.as_str()));
    assert_eq!(serving.get("/foundations/power.html").header("x-fieldbook-page"), Some(other.as_str()));
    assert_eq!(serving.get("/foundations/dot.bmp").body, "BM, as every bitmap begins, and another");
    serving.check_equals_build();
}

#[test]
fn what_is_not_ours_is_no_event() {
    let serving = Serving::new();
    let mut events = serving.events();
    for path in [
        "public/index.html",
        ".git/index",
        "notes.txt",
        "content/.hidden.md",
        "content/foundations/trust.md~",
        "content/foundations/.trust.md.swp",
        "content/.git/config",
        "content/node_modules/a/readme.md",
    ] {
        serving.write(path, "x");
    }
    assert!(events.is_quiet(Duration::from_millis(600)));
}

#[test]
fn the_first_event_is_the_present() {
    let serving = Serving::new();
    let first = serving.events().last;
    assert_eq!(serving.events().last, first);
    serving.write(LESSON, "---\ntitle: Trust\n---\nMeanwhile.\n");
    serving.wait_for(PAGE, "Meanwhile.");
    // Who was asleep learns on waking that there is something newer.
    assert_ne!(serving.events().value("build"), first.split('"').nth(3).unwrap());
}

#[test]
fn without_events_folders_are_looked_through() {
    let serving = Serving::with(|options| options.notice = Notice::Polling);
    serving.write(LESSON, "---\ntitle: Trust\n---\nFound by looking.\n");
    serving.wait_for(PAGE, "Found by looking.");
    fs::remove_file(serving.path(LESSON)).unwrap();
    serving.wait_for_status(PAGE, 404);
    // The same length at the same time is found, too.
    serving.write("content/foundations/power.md", "---\ntitle: Power\n---\nabc\n");
    serving.wait_for("/foundations/power.html", "abc");
    serving.write("content/foundations/power.md", "---\ntitle: Power\n---\nxyz\n");
    serving.wait_for("/foundations/power.html", "xyz");
    serving.check_equals_build();
}

#[test]
fn a_storm_of_edits() {
    let serving = Serving::new();
    let mut events = serving.events();
    for number in 0..5_000 {
        let path = format!("content/foundations/storm-{}.md", number % 7);
        fs::write(serving.path(&path), format!("---\ntitle: Storm\n---\nWrite number {number}.\n")).unwrap();
    }
    for lesson in 4_993..5_000 {
        serving.wait_for(&format!("/foundations/storm-{}.html", lesson % 7), &format!("number {lesson}."));
    }
    events.next_build();
    serving.check_equals_build();
    let said = serving.stop();
    let builds = said.iter().filter(|line| line.starts_with("changed")).count();
    assert!(builds < 500, "{builds} builds for one storm");
}

#[test]
fn only_what_changed_is_read_again() {
    let serving = Serving::new();
    let mut events = serving.events();
    serving.write(LESSON, "---\ntitle: Trust\n---\nOne.\n");
    events.next_build();
    let said = serving.stop();
    assert!(said.contains(&format!("changed {LESSON} read 1")), "{said:?}");
}

#[test]
fn problems_are_told_once() {
    let serving = Serving::new();
    let mut events = serving.events();
    serving.write(LESSON, "---\ntitle: Trust\n---\n[Lost](lost.md)\n");
    events.errors(1);
    // The same problem in another line is no news at the terminal.
    serving.write(LESSON, "---\ntitle: Trust\n---\nMore.\n\n[Lost](lost.md)\n");
    events.next_build();
    serving.wait_for("/__fieldbook/problems", "\"line\":6");
    serving.write(LESSON, "---\ntitle: Trust\n---\nTrust.\n");
    events.errors(0);
    let said = serving.stop();
    let problems: Vec<&String> = said.iter().filter(|line| line.contains("problems")).collect();
    assert_eq!(problems, ["problems broken-link of 1", "problems  of 1", "no problems"], "{said:?}");
}

#[test]
fn a_folder_that_cannot_be_read_is_told() {
    let serving = Serving::new();
    fs::write(serving.path("content/foundations/bytes.md"), b"---\ntitle: x\n---\n\xff\xfe\n").unwrap();
    let mut events = serving.events();
    events.errors(1);
    serving.check_alive();
    serving.write("content/foundations/bytes.md", NEW);
    serving.wait_for("/foundations/bytes.html", "Something new.");
    events.errors(0);
}
