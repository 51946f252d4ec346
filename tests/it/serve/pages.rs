//! What is shown: the pages of the build, made when they are asked for, and what stands in when something is wrong.

use super::{LESSON, PAGE, SITE, Serving, plain, write};
use fieldbook::assemble::Drafts;
use fieldbook::preview::Follow;
use fieldbook::report::Editor;
use std::fs;

#[test]
fn every_page_is_that_of_the_build() {
    let serving = Serving::new();
    serving.check_equals_build();
    // Nothing was written.
    let mut names: Vec<_> =
        fs::read_dir(serving.folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["content", "site.toml"]);
}

#[test]
fn the_script_is_in_pages_and_the_policy_allows_no_other_place() {
    let serving = Serving::new();
    let page = serving.get(PAGE).body;
    assert_eq!(page.matches("<script src=\"/__fieldbook/live.js\"").count(), 1);
    let policy =
        page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(policy.contains("connect-src 'self'"), "{policy}");
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(policy.contains("form-action 'none'"), "{policy}");
    assert!(!policy.contains('*') && !policy.contains("http"), "{policy}");
    assert_eq!(
        serving.get("/__fieldbook/live.js").header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    let print = serving.get("/print/all.html");
    assert_eq!(print.body.matches("<script src=\"/__fieldbook/live.js\"").count(), 1);
}

#[test]
fn headers_keep_and_guess_nothing() {
    let serving = Serving::new();
    for path in ["/", PAGE, "/foundations/dot.txt", "/nothing.html", "/_problems", "/print/all.html"] {
        let answer = serving.get(path);
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
    }
}

#[test]
fn addresses() {
    let serving = Serving::new();
    assert_eq!(serving.get("/").body, serving.get("/index.html").body);
    assert_eq!(serving.get("/foundations/?x=1").status, 200);
    let folder = serving.get("/foundations");
    assert_eq!((folder.status, folder.header("location")), (307, Some("/foundations/")));
    let missing = serving.get("/foundations/trsut.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("/foundations/trust.html"), "{}", missing.body);
    let odd = serving.get("/%3Cb%3E%22.html");
    assert_eq!(odd.status, 404);
    assert!(!odd.body.contains("<b>"), "{}", odd.body);
    assert_eq!(serving.get("/foundations/dot.txt").header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(serving.get("/sitemap.xml").status, 404);
    assert_eq!(serving.ask("HEAD", PAGE, "").body, "");
    assert_eq!(serving.get("/foundations/%74rust.html").status, 200);
}

#[test]
fn parts_of_files() {
    let serving = Serving::new();
    let part = |range: &str| {
        let answer = serving.ask("GET", "/foundations/dot.txt", &format!("Range: {range}\r\n"));
        let place = answer.header("content-range").unwrap_or("-").to_owned();
        format!("{} {place} {}", answer.status, answer.body.trim())
    };
    assert_eq!(part("bytes=0-2"), "206 bytes 0-2/20 not");
    assert_eq!(part("bytes=13-"), "206 bytes 13-19/20 picture");
    assert_eq!(part("bytes=-7"), "206 bytes 13-19/20 picture");
    assert_eq!(part("bytes=-700"), "206 bytes 0-19/20 not really a picture");
    assert_eq!(part("bytes=13-700"), "206 bytes 13-19/20 picture");
    assert_eq!(part("bytes=20-"), "416 bytes */20 the file is shorter than that");
    assert_eq!(part("bytes=-0"), "416 bytes */20 the file is shorter than that");
    for whole in ["bytes=3-1", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=99999999999999999999-"] {
        assert_eq!(part(whole), "200 - not really a picture", "{whole}");
    }
    assert_eq!(serving.get("/foundations/dot.txt").header("accept-ranges"), Some("bytes"));
}

#[test]
fn a_text_with_an_error_is_shown_as_it_was_and_heals() {
    let serving = Serving::new();
    let mut events = serving.events();
    let before = plain(&serving.get(PAGE).body);
    let list = plain(&serving.get("/foundations/").body);
    serving.write(LESSON, "---\ntitle: \"Trust\norder: many\n---\nHalf a sen");
    events.next_build();
    while events.value("errors") == "0" {
        events.next();
    }
    assert_eq!(plain(&serving.get(PAGE).body), before, "the last good version stays");
    assert_eq!(plain(&serving.get("/foundations/").body), list, "and so does what others say of it");
    let problems = serving.get("/__fieldbook/problems").body;
    assert!(problems.contains("\"path\":\"content/foundations/trust.md\""), "{problems}");
    // Other texts go on.
    serving.write("content/foundations/power.md", "---\ntitle: Power\n---\nMuch power.\n");
    serving.wait_for("/foundations/power.html", "Much power.");
    serving.write(LESSON, "---\ntitle: Trust\n---\nTrust needs time.\n");
    events.errors(0);
    serving.wait_for(PAGE, "Trust needs time.");
    assert_eq!(serving.get("/__fieldbook/problems").body, "[]");
    serving.check_equals_build();
}

#[test]
fn settings_with_an_error_stay_as_they_were() {
    let serving = Serving::new();
    let mut events = serving.events();
    let before = plain(&serving.get("/").body);
    serving.write("site.toml", "title = Field\n[[modules");
    events.next_build();
    while events.value("errors") == "0" {
        events.next();
    }
    assert_eq!(plain(&serving.get("/").body), before);
    fs::remove_file(serving.path("site.toml")).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(plain(&serving.get("/").body), before, "also when they are gone");
    serving.write("site.toml", &SITE[0].1.replace("Field", "Meadow"));
    serving.wait_for("/", "Meadow");
    events.errors(0);
    serving.check_equals_build();
}

#[test]
fn a_template_with_an_error_lets_the_last_theme_draw() {
    let serving = Serving::new();
    let mut events = serving.events();
    serving.write("themes/ours/styles/99-own.css", "main { color: red }\n");
    serving.write("site.toml", &format!("theme = \"ours\"\n{}", SITE[0].1));
    events.next_build();
    serving.check_equals_build();
    let before = plain(&serving.get(PAGE).body);
    // A mistake that is seen when the template is read, and one that is seen when it is drawn.
    for template in ["{% block main %}", "{{ article.nothing.at_all }}"] {
        serving.write("themes/ours/templates/lesson.html", template);
        events.next_build();
        assert_eq!(plain(&serving.get(PAGE).body), before, "{template}");
        while events.value("errors") == "0" {
            events.next();
        }
        fs::remove_file(serving.path("themes/ours/templates/lesson.html")).unwrap();
        events.next_build();
        events.errors(0);
        serving.check_equals_build();
    }
}

#[test]
fn words_of_authors_are_data() {
    let serving = Serving::with(|options| options.editor = Editor::find("vscode"));
    let mut events = serving.events();
    serving.write(
        LESSON,
        "---\ntitle: Trust\n---\nTrust needs [<script>alert(1)</script>](<\"><img src=x>.md>).\n",
    );
    events.next_build();
    while events.value("warnings") == "0" {
        events.next();
    }
    let problems = serving.get("/__fieldbook/problems");
    assert_eq!(problems.header("content-type"), Some("application/json"));
    assert!(problems.body.contains("\"line\":4"), "{}", problems.body);
    assert!(problems.body.contains("vscode://file/"), "{}", problems.body);
    assert!(problems.body.contains("trust.md:4:"), "{}", problems.body);
    for page in ["/_problems", "/nothing.html", PAGE] {
        assert!(!serving.get(page).body.contains("<script>alert"), "{page}");
    }
}

#[test]
fn drafts_are_shown_when_asked_for() {
    let draft = "---\ntitle: Later\ndraft: true\n---\nNot yet.\n";
    let without = Serving::new();
    without.write("content/foundations/later.md", draft);
    without.write(LESSON, "---\ntitle: Trust\n---\nNow.\n");
    without.wait_for(PAGE, "Now.");
    assert_eq!(without.get("/foundations/later.html").status, 404);
    let with = Serving::with(|options| options.drafts = Drafts::Included);
    with.write("content/foundations/later.md", draft);
    with.wait_for("/foundations/later.html", "Not yet.");
}

#[test]
fn browsers_follow_when_asked_to() {
    let serving = Serving::with(|options| options.follow = Follow::Edited);
    let mut events = serving.events();
    assert_eq!(events.value("follow"), "null");
    serving.write("content/foundations/power.md", "---\ntitle: Power\n---\nMore.\n");
    events.next_build();
    assert_eq!(events.value("follow"), "/foundations/power.html");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_outside() {
    let outside = tempfile::tempdir().unwrap();
    write(&outside.path().join("secret.png"), "secret");
    write(&outside.path().join("folder/dot.txt"), "secret");
    let serving = Serving::new();
    // A picture of the plan becomes a link after it was looked at; the plan may still name it for a moment.
    let dot = serving.path("content/foundations/dot.txt");
    fs::remove_file(&dot).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.png"), &dot).unwrap();
    std::os::unix::fs::symlink(outside.path().join("folder"), serving.path("content/linked")).unwrap();
    for _ in 0..50 {
        for path in ["/foundations/dot.txt", "/linked/dot.txt", "/linked/../linked/dot.txt"] {
            assert!(!serving.get(path).body.contains("secret"), "{path}");
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    serving.wait_for_status("/foundations/dot.txt", 404);
    serving.check_alive();
}
