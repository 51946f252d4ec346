//! Whatever happens to files, what is served becomes what a build would give.

use super::{LESSON, PAGE, Serving};
use std::fs;

const OTHER: &str = "content/foundations/power.md";

fn lesson(words: &str) -> String {
    format!("---\ntitle: Trust\n---\n{words}\n")
}

/// One way in which editors save.
type Save = fn(&Serving, &str);

/// How editors save a file: over it, beside it and by renaming, with copies and locks around it.
const SAVES: [(&str, Save); 10] = [
    ("over it", |site, text| fs::write(site.path(LESSON), text).unwrap()),
    ("emptied first", |site, text| {
        fs::write(site.path(LESSON), "").unwrap();
        fs::write(site.path(LESSON), text).unwrap();
    }),
    ("in two pieces", |site, text| {
        let half = text.len() / 2;
        fs::write(site.path(LESSON), &text[..half]).unwrap();
        fs::write(site.path(LESSON), text).unwrap();
    }),
    ("by renaming", |site, text| {
        fs::write(site.path("content/foundations/.trust.md.new"), text).unwrap();
        fs::rename(site.path("content/foundations/.trust.md.new"), site.path(LESSON)).unwrap();
    }),
    ("by renaming from elsewhere", |site, text| {
        fs::write(site.path("trust.new"), text).unwrap();
        fs::rename(site.path("trust.new"), site.path(LESSON)).unwrap();
    }),
    ("with a backup, as vim does", |site, text| {
        fs::write(site.path("content/foundations/4913"), "").unwrap();
        fs::remove_file(site.path("content/foundations/4913")).unwrap();
        fs::rename(site.path(LESSON), site.path("content/foundations/trust.md~")).unwrap();
        fs::write(site.path(LESSON), text).unwrap();
        fs::remove_file(site.path("content/foundations/trust.md~")).unwrap();
    }),
    ("with a lock, as emacs does", |site, text| {
        fs::write(site.path("content/foundations/.#trust.md"), "").unwrap();
        fs::write(site.path("content/foundations/#trust.md#"), text).unwrap();
        fs::write(site.path(LESSON), text).unwrap();
        fs::remove_file(site.path("content/foundations/.#trust.md")).unwrap();
        fs::remove_file(site.path("content/foundations/#trust.md#")).unwrap();
    }),
    ("as JetBrains does", |site, text| {
        let (new, old) =
            ("content/foundations/trust.md___jb_tmp___", "content/foundations/trust.md___jb_old___");
        fs::write(site.path(new), text).unwrap();
        fs::rename(site.path(LESSON), site.path(old)).unwrap();
        fs::rename(site.path(new), site.path(LESSON)).unwrap();
        fs::remove_file(site.path(old)).unwrap();
    }),
    ("deleted and made anew", |site, text| {
        fs::remove_file(site.path(LESSON)).unwrap();
        fs::write(site.path(LESSON), text).unwrap();
    }),
    ("with other line ends", |site, text| fs::write(site.path(LESSON), text.replace('\n', "\r\n")).unwrap()),
];

#[test]
fn saves_of_editors() {
    let serving = Serving::new();
    for (at, (how, save)) in SAVES.iter().enumerate() {
        let words = format!("saved number {at} {}", how.replace(' ', "-"));
        save(&serving, &lesson(&words));
        serving.wait_for(PAGE, &words);
    }
    serving.check_equals_build();
}

#[test]
fn files_come_and_go() {
    let serving = Serving::new();
    serving.write("content/foundations/new.md", "---\ntitle: Newcomer\n---\nHello.\n");
    serving.wait_for("/foundations/new.html", "Newcomer");
    serving.wait_for("/foundations/index.html", "Newcomer");
    fs::rename(serving.path("content/foundations/new.md"), serving.path("content/foundations/moved.md"))
        .unwrap();
    serving.wait_for("/foundations/moved.html", "Newcomer");
    serving.wait_for_status("/foundations/new.html", 404);
    fs::remove_file(serving.path("content/foundations/moved.md")).unwrap();
    serving.wait_for_status("/foundations/moved.html", 404);
    fs::create_dir_all(serving.path("content/deepening/inner")).unwrap();
    serving.write("content/reference/why.md", "---\ntitle: Why\n---\nBecause.\n");
    serving.wait_for("/reference/why.html", "Because");
    fs::remove_dir_all(serving.path("content/reference")).unwrap();
    serving.wait_for_status("/reference/why.html", 404);
    serving.check_equals_build();
}

#[test]
fn a_save_without_a_change_tells_nobody() {
    let serving = Serving::new();
    let mut events = serving.events();
    let same = fs::read(serving.path(LESSON)).unwrap();
    fs::write(serving.path(LESSON), same).unwrap();
    assert!(events.is_quiet(std::time::Duration::from_millis(700)));
    serving.write(LESSON, &lesson("Now it is different."));
    events.next_build();
}

#[test]
fn random_edits_end_as_a_build_would() {
    let serving = Serving::new();
    // A small generator with a fixed seed: the same edits each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    for round in 0..40 {
        for _ in 0..25 {
            let path =
                format!("content/foundations/{}.md", ["trust", "power", "new", "10-more"][next(4) as usize]);
            match next(5) {
                0 => drop(fs::remove_file(serving.path(&path))),
                1 => serving.write(&path, &format!("---\ntitle: T{}\n---\n::: tool\n", next(9))),
                _ => {
                    let words = [
                        "listening",
                        "[trust](trust.md)",
                        "::: tool X\n\ny\n\n:::",
                        "Name: ____",
                        "<b>x</b>",
                    ];
                    let text = words[next(5) as usize];
                    serving.write(
                        &path,
                        &format!("---\ntitle: T{}\ntags: [t{}]\n---\n{text}\n", next(9), next(3)),
                    );
                }
            }
        }
        // Whatever state it was in, it ends well.
        serving.write(LESSON, &lesson("End."));
        serving.write(OTHER, &format!("---\ntitle: Power\n---\nround {round}\n"));
        for extra in ["new", "10-more"] {
            serving.write(
                &format!("content/foundations/{extra}.md"),
                &format!("---\ntitle: {extra}\n---\nround {round}\n"),
            );
        }
        for page in ["power", "new", "10-more"] {
            serving.wait_for(&format!("/foundations/{page}.html"), &format!("round {round}"));
        }
        serving.wait_for(PAGE, "End.");
        serving.check_equals_build();
    }
}
