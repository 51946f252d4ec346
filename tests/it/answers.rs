//! Under which names answers are kept, so that they are found again.

use crate::project::Project;
use assert_cmd::Command;
use std::fs;
use std::path::Path;

/// The names of a file at `path` with these `aliases`: now, and before.
#[track_caller]
fn check_sheet(path: &str, aliases: &str, expected: &str) {
    let project = format!("=== {path}\n---\ntitle: T\naliases: [{aliases}]\n---\nName: ____\n");
    let understood = Project::read(&project).understand();
    let document = understood.curriculum.documents.first().unwrap();
    let names = [vec![document.sheet_id()], document.earlier_sheet_ids()].concat();
    assert_eq!(names.join(" "), expected);
}

#[test]
fn names_of_sheets() {
    check_sheet("content/worksheets/plan.md", "", "worksheets/plan");
    check_sheet("content/plan.md", "", "plan");
    check_sheet("content/a/plan.v2.md", "", "a/plan.v2");
    check_sheet(
        "content/a/plan.md",
        "old/plan, /older/plan.md, oldest/plan.html",
        "a/plan old/plan older/plan oldest/plan",
    );
    check_sheet("content/a/plan.md", "old/, old/index.html, a/plan, ../out", "a/plan old/index");
}

/// The `fields.json` that a project publishes, empty where there is none.
fn published(project: &str) -> String {
    let outcome = Project::read(project).outcome();
    outcome.pages.get("fields.json").cloned().unwrap_or_default()
}

#[test]
fn the_list_of_questions() {
    let worksheet = "=== content/worksheets/w.md\n---\ntitle: \"W \\\"1\\\"\"\naliases: [old/w]\n---\n";
    let fields = "Name: ____\n\n- [ ] Done\n\nClear? ( ) no ( ) yes\n\nFrom: [ ] work [ ] home\n\n\
                  | Who | When |\n| --- | --- |\n| Rosa | ____ (time) |\n| ____ 3 rows | ____ (date) |\n\n\
                  Signed: ____ (signature)\n\n::: facilitator\n\nSecret: ____\n\n:::\n\nName: ____ {#name}\n";
    let expected = "\
{
\"fieldbook\": \"fields\",
\"version\": 1,
\"curriculum\": \"field-c046e8\",
\"sheets\": [
{\"sheet\": \"worksheets/w\", \"title\": \"W \\\"1\\\"\", \"before\": [\"old/w\"], \"fields\": [
 {\"id\":\"name-2\",\"label\":\"Name\",\"kind\":\"text\"},
 {\"id\":\"done\",\"label\":\"Done\",\"kind\":\"tick\"},
 {\"id\":\"clear\",\"label\":\"Clear?\",\"kind\":\"one\",\"choices\":[\"no\",\"yes\"]},
 {\"id\":\"from\",\"label\":\"From\",\"kind\":\"many\",\"choices\":[\"work\",\"home\"]},
 {\"id\":\"when-rosa\",\"label\":\"When, Rosa\",\"kind\":\"time\"},
 {\"id\":\"who\",\"label\":\"Who\",\"kind\":\"text\",\"grows\":true},
 {\"id\":\"when\",\"label\":\"When\",\"kind\":\"date\",\"grows\":true},
 {\"id\":\"name\",\"label\":\"Name\",\"kind\":\"text\"}
]}
]}
";
    assert_eq!(published(&format!("{worksheet}{fields}")), expected);
    // Printed blanks, drafts and pages that are no sheets have no questions.
    for page in [
        "=== content/foundations/a.md\n---\ntitle: A\n---\nName: ____\n",
        "=== content/worksheets/w.md\n---\ntitle: W\ndraft: yes\n---\nName: ____\n",
        "=== content/worksheets/w.md\n---\ntitle: W\n---\nName: ____ (signature)\n",
        "=== content/worksheets/index.md\n---\ntitle: W\n---\n::: worksheet\n\nName: ____\n\n:::\n",
    ] {
        assert_eq!(published(page), "", "{page}");
    }
}

/// A worksheet with this text.
fn sheet(text: &str) -> String {
    format!("=== content/worksheets/w.md\n---\ntitle: W\n---\n{text}\n")
}

/// What is said when one project was published and the other comes after it: problems with help and replacement.
fn compared(before: &str, after: &str) -> String {
    let list = published(before);
    let list = if list.is_empty() { list } else { format!("\n=== fields.json\n{list}") };
    let understood = Project::read(&format!("{after}{list}")).understand();
    let lines = understood.problems.iter().map(|problem| {
        let fix = problem.fix.as_ref().map_or(String::new(), |fix| format!(" [{}]", fix.text.trim()));
        let source = understood.curriculum.documents.iter().find(|it| it.source.path == problem.place.path);
        let line = source.map_or(0, |it| it.source.line_column(problem.place.span.start).line);
        let help = problem.help.as_deref().unwrap_or_default();
        format!("{}:{line}: {}; {help}{fix}", problem.rule.row().name, problem.message)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The same for two texts of one worksheet. The first line is line 4.
#[track_caller]
fn check(before: &str, after: &str, expected: &str) {
    assert_eq!(compared(&sheet(before), &sheet(after)), expected, "\nbefore\n{before}\nafter\n{after}");
}

#[test]
fn what_stays_is_not_spoken_of() {
    for (before, after) in [
        ("Name: ____", "Name: ____"),
        ("Name: ____\nRole: ____", "Role: ____\nDay: ____ (date)\nName: ____"),
        ("Name: ____", "Your name: ____ {#name}"),
        ("Name: ____ (date)", "Name: ____"),
        ("Name: ____", "Name: ____ (email)"),
        ("Which? ( ) a ( ) b", "Which? ____"),
        ("Which? ( ) a ( ) b", "Which? ( ) b ( ) c ( ) a"),
        ("- [ ] One\n- [ ] Two", "- [ ] {#two} 2\n- [ ] {#one} 1"),
        ("Which?\n\n- ( ) a\n- ( ) b", "So which?\n\n- ( ) {#which} a\n- ( ) b"),
        ("Clear? ( ) 1 ( ) 2", "Was it clear? ( ) {#clear} 1 ( ) 2"),
        ("", "Name: ____"),
    ] {
        check(before, after, "");
    }
}

#[test]
fn renamed_questions() {
    check(
        "Name: ____\nRole: ____",
        "Your name: ____\nRole: ____",
        "lost-answers:4: answers to `Name` (id `name`) that people kept would no longer find their question; \
         if `Your name` asks the same, write `{#name}` after its underscores [{#name}]",
    );
    // Labels that are alike are found at another place, too; the place decides where they are not.
    check(
        "First friend: ____\nThe hope you have: ____",
        "The hopes you have: ____\nThe one you like best: ____",
        "lost-answers:4: answers to `The hope you have` (id `the-hope-you-have`) that people kept would no longer find \
         their question; if `The hopes you have` asks the same, write `{#the-hope-you-have}` after its underscores [{#the-hope-you-have}]\n\
         lost-answers:5: answers to `First friend` (id `first-friend`) that people kept would no longer find \
         their question; if `The one you like best` asks the same, write `{#first-friend}` after its underscores [{#first-friend}]",
    );
    for (before, after, fix) in [
        ("- [ ] Eat", "- [ ] Have lunch", "{#eat}"),
        ("Clear? ( ) no ( ) yes", "Plain? ( ) no ( ) yes", "{#clear}"),
        ("Which?\n\n- ( ) a\n- ( ) b", "What now?\n\n- ( ) a\n- ( ) b", "{#which}"),
        ("| Who |\n| --- |\n| ____ 3 rows |", "| Name |\n| --- |\n| ____ 3 rows |", "{#who}"),
        // An id that was fixed by mistake is replaced.
        ("Name: ____", "Name: ____ (email) {#mail} 2 lines", "{#name}"),
        ("Name: ____", "Name: ____ {#nom}", "{#name}"),
    ] {
        let said = compared(&sheet(before), &sheet(after));
        assert_eq!(said.matches("lost-answers").count(), 1, "{said}");
        if !after.contains("email") {
            assert!(said.ends_with(&format!(" [{fix}]")), "{said}");
        }
    }
}

#[test]
fn fixing_as_the_help_says_keeps_all() {
    for (before, after) in [
        ("Name: ____\nRole: ____ 2 lines", "Your name: ____\nWhat you do: ____ 2 lines"),
        ("- [ ] Eat\n- [ ] Rest", "- [ ] Have lunch\n- [ ] Take a nap"),
        ("Clear? ( ) no ( ) yes", "Plain? ( ) no ( ) yes"),
        ("From: [ ] work [ ] home", "Your way: [ ] work [ ] home"),
        ("Which?\n\n- ( ) a\n- ( ) b", "What now?\n\n- ( ) a\n- ( ) b"),
        (
            "| | Yes | No |\n| --- | --- | --- |\n| Clear? | ( ) | ( ) |",
            "| | Yes | No |\n| --- | --- | --- |\n| Plain? | ( ) | ( ) |",
        ),
        ("| Q | A |\n| --- | --- |\n| Rosa | [ ] |", "| Q | A |\n| --- | --- |\n| Sam Li | [ ] |"),
        (
            "| Who | When |\n| --- | --- |\n| ____ 3 rows | ____ (date) |",
            "| Name | Day |\n| --- | --- |\n| ____ 3 rows | ____ (date) |",
        ),
        ("Name: ____", "Full name: ____ {#nom}"),
        ("Name: ____ 2 lines", "Name: ____ {#nom} 3 lines"),
    ] {
        let list = format!("\n=== fields.json\n{}", published(&sheet(before)));
        let text = sheet(after);
        let understood = Project::read(&format!("{text}{list}")).understand();
        let source = &understood.curriculum.documents[0].source;
        let mut mended = source.text.to_string();
        let fixes: Vec<_> = understood.problems.iter().map(|problem| problem.fix.clone().unwrap()).collect();
        for fix in fixes.iter().rev() {
            mended.replace_range(fix.span.range(), &fix.text);
        }
        let after = Project::read(&format!("=== content/worksheets/w.md\n{mended}{list}")).understand();
        assert_eq!(after.problems, [], "{mended}");
    }
}

#[test]
fn questions_that_went_and_changed() {
    check(
        "Name: ____\nRole: ____",
        "Role: ____",
        "lost-answers:2: answers to `Name` (id `name`) that people kept would no longer find their question; if another \
         question took its place, write `{#name}` after its underscores, box or first circle; if it was withdrawn, \
         nothing is to be done",
    );
    check(
        "Day: ____",
        "Day: ____ (date)",
        "lost-answers:4: answers to `Day` (id `day`) that people kept no longer fit: it asked for words and asks for \
         a date now; undo it, or give the new question an id of its own",
    );
    check(
        "| Who |\n| --- |\n| ____ 3 rows |",
        "Who: ____",
        "lost-answers:4: answers to `Who` (id `who`) that people kept no longer fit: it was asked in each row and is \
         asked once now; undo it, or give the new question an id of its own",
    );
    check(
        "Which? ( ) a ( ) b ( ) c",
        "Which? ( ) a ( ) d ( ) c",
        "lost-answers:4: people who chose `b` at `Which?` (id `which`) would find nothing chosen: it is no choice now; \
         if only the words changed, change them back; if the choice was withdrawn, nothing is to be done",
    );
    check(
        "Name: ____",
        "::: facilitator\n\nName: ____\n\n:::\n\nWords.",
        "lost-answers:6: answers to `Name` (id `name`) that people kept would no longer find their question: it cannot be \
         filled in on screen now; put it where it was, such as into a `worksheet` block",
    );
}

#[test]
fn questions_of_the_same_name() {
    check(
        "",
        "Name: ____\nRole: ____\nName: ____\nName: ____",
        "same-label:6: two questions are called `Name`; give it words of its own, or fix its id: `{#name-2}` [{#name-2}]",
    );
    for text in [
        "Name: ____\nName: ____ {#name-2}",
        "Name: ____ (signature)\nName: ____",
        "Name: ____\n\n::: facilitator\n\nName: ____\n\n:::",
        "Name: ____ {#a}\nName: ____ {#a}",
        "- [ ] I thanked them on ____ (date)",
    ] {
        check("", text, "");
    }
    // One of two went, or one came before: nobody can see which of them has the old answers.
    check(
        "Name: ____\nName: ____",
        "Name: ____",
        "lost-answers:4: answers to `Name` (id `name-2`) that people kept may stand at another one: fewer questions have \
         this name now; if this is the one that was `name-2`, write `{#name-2}` after its underscores [{#name-2}]",
    );
    check(
        "Name: ____",
        "Name: ____\nName: ____",
        "same-label:5: two questions are called `Name`; give it words of its own, or fix its id: `{#name-2}` [{#name-2}]\n\
         lost-answers:5: answers to `Name` (id `name`) that people kept stand at the first question of this name; if \
         they belong here, write `{#name}` after its underscores [{#name}]",
    );
}

#[test]
fn sheets_that_went_and_moved() {
    let at =
        |path: &str, more: &str| format!("=== {path}\n---\ntitle: W\n{more}---\nName: ____\nRole: ____\n");
    let before = at("content/worksheets/w.md", "");
    assert_eq!(
        compared(&before, &at("content/worksheets/new/w.md", "")),
        "lost-answers:2: answers to the sheet `W` that people kept would not be found at its new place; write its old \
         address into the header of the file: `aliases: [worksheets/w.html]` [aliases: [worksheets/w.html]]"
    );
    let moved = at("content/worksheets/new.md", "aliases: [worksheets/w.html]\n");
    assert_eq!(compared(&before, &moved), "");
    assert_eq!(
        compared(&before, &at("content/worksheets/new.md", "aliases: [old.html]\n")),
        "lost-answers:2: answers to the sheet `W` that people kept would not be found at its new place; add its old \
         address to `aliases`: `worksheets/w.html`"
    );
    assert_eq!(
        compared(&before, &at("content/worksheets/w.md", "draft: yes\n")),
        "lost-answers:0: the sheet `W` is a draft now: answers to it that people kept would no longer find their place; \
         remove `draft: yes` from its header, unless you mean to withdraw it"
    );
    assert_eq!(
        compared(&before, "=== content/worksheets/x.md\n---\ntitle: X\n---\nDay: ____\n"),
        "lost-answers:0: the sheet `W` is gone: answers to it that people kept would no longer find their place; if it \
         was moved, write `aliases: [worksheets/w.html]` into the header of the file; if it was withdrawn, nothing is \
         to be done"
    );
}

#[test]
fn lists_that_cannot_be_used() {
    let said = |list: &str| {
        let understood =
            Project::read(&format!("{}\n=== fields.json\n{list}", sheet("Name: ____"))).understand();
        let words: Vec<&str> = understood.problems.iter().map(|problem| problem.message.as_str()).collect();
        words.join("\n")
    };
    let foreign = "this is not a list of questions, so nobody knows which answers would be lost";
    let broken = "this list of questions is damaged, so nobody knows which answers would be lost";
    for list in
        ["", "x", "[]", "{\"a\": 1}", "{\"fieldbook\": \"answers\", \"version\": 1}", &"[".repeat(100_000)]
    {
        assert_eq!(said(list), foreign, "{list:.20}");
    }
    for list in [
        "{\"fieldbook\": \"fields\"}",
        "{\"fieldbook\": \"fields\", \"version\": 1}",
        "{\"fieldbook\": \"fields\", \"version\": 1, \"curriculum\": \"\", \"sheets\": [{}]}",
        &format!(
            "{{\"fieldbook\": \"fields\", \"version\": 1, \"sheets\": {}{}}}",
            "[".repeat(90),
            "]".repeat(90)
        ),
    ] {
        assert_eq!(said(list), broken, "{list:.60}");
    }
    assert_eq!(
        said("{\"fieldbook\": \"fields\", \"version\": 2}"),
        "this list of questions has the form 2, which this program does not know"
    );
    let later =
        "{\"fieldbook\": \"fields\", \"version\": 1, \"new\": {}, \"curriculum\": \"\", \"sheets\": []}";
    assert_eq!(said(later), "");
}

/// What a command says, without how long it took, and its exit code.
fn said(folder: &Path, words: &[&str]) -> (String, i32) {
    let output = Command::cargo_bin("fieldbook").unwrap().current_dir(folder).args(words).output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (text, output.status.code().unwrap())
}

#[test]
fn where_the_published_list_is_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let write = |path: &str, text: &str| {
        let file = site.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    let worksheet = |label: &str| {
        write("content/worksheets/w.md", &format!("---\ntitle: W\n---\n{label}: ____\n"));
    };
    let asks = |words: &[&str]| {
        let (text, code) = said(site, words);
        assert_eq!(code, 0, "{text}");
        assert_eq!(text.contains("\nwarning["), text.matches("warning[").count() > 1, "{text}");
        text.lines()
            .filter(|line| line.starts_with("warning[lost-answers]"))
            .map(str::to_owned)
            .collect::<String>()
    };
    let lost = |label: &str, id: &str| {
        format!(
            "warning[lost-answers]: answers to `{label}` (id `{id}`) that people kept would no longer find their question"
        )
    };
    write("site.toml", "title = \"T\"\n");
    worksheet("Name");
    assert_eq!(asks(&["check"]), "");
    assert_eq!(asks(&["build"]), "");
    assert_eq!(asks(&["build", "--out", "elsewhere"]), "");
    worksheet("Call me");
    assert_eq!(asks(&["check"]), lost("Name", "name"));
    // A build says it before the old list is gone, and then it is gone.
    assert_eq!(asks(&["build"]), lost("Name", "name"));
    assert_eq!(asks(&["build"]), "");
    assert_eq!(asks(&["check"]), "");
    // Another website, named as a folder or as a file.
    assert_eq!(asks(&["check", "--published", "elsewhere"]), lost("Name", "name"));
    assert_eq!(asks(&["check", "--published", "elsewhere/fields.json"]), lost("Name", "name"));
    assert_eq!(asks(&["build", "--out", "elsewhere"]), lost("Name", "name"));
    // The copy beside `site.toml` stays what it is, so a build says it again and again.
    fs::copy(site.join("public/fields.json"), site.join("fields.json")).unwrap();
    worksheet("Who are you");
    for _ in 0..2 {
        assert_eq!(asks(&["build"]), lost("Call me", "call-me"));
        assert_eq!(asks(&["check"]), lost("Call me", "call-me"));
    }
    // A folder without a list is a website without questions; a folder that is not there is none.
    assert_eq!(asks(&["check", "--published", "content"]), "");
    let (text, code) = said(site, &["check", "--published", "nowhere"]);
    assert_eq!(code, 2);
    assert!(text.starts_with("error: reading nowhere did not work: "), "{text}");
    // What is no list is said and ignored.
    let unusable = "warning[lost-answers]: this list of questions is too large or is not text, so nobody knows which \
                    answers would be lost";
    fs::write(site.join("fields.json"), [0xff]).unwrap();
    assert_eq!(asks(&["build"]), unusable);
    fs::File::create(site.join("fields.json")).unwrap().set_len(40 * 1024 * 1024).unwrap();
    assert_eq!(asks(&["check"]), unusable);
    // A gone sheet is shown where the list names it.
    fs::copy(site.join("public/fields.json"), site.join("fields.json")).unwrap();
    fs::remove_dir_all(site.join("content")).unwrap();
    write("content/about.md", "---\ntitle: About\n---\nHello.\n");
    let (text, _) = said(site, &["check"]);
    assert!(text.contains(" --> fields.json:6:11\n") && text.contains("\"worksheets/w\""), "{text}");
}

#[test]
fn a_sheet_says_where_it_is_on_the_web() {
    let with = "=== site.toml\ntitle = \"T\"\nbase_url = \"https://example.org/t/\"\n";
    let outcome = Project::read(&format!("{with}{}", sheet("Name: ____"))).outcome();
    for page in ["worksheets/w.html", "print/all.html"] {
        let page = outcome.page(page);
        assert!(
            page.contains("<span class=\"sheet-address\">https://example.org/t/worksheets/w.html</span>"),
            "{page}"
        );
        // A square of 29 units and four around it, whose first row begins with the side of its corner.
        assert!(page.contains("viewBox=\"0 0 37 37\" aria-hidden=\"true\"><path d=\"M4 4h7v1h-7z"), "{page}");
    }
    let without = Project::read(&sheet("Name: ____")).outcome();
    assert!(!without.page("worksheets/w.html").contains("sheet-source"));
    let long =
        format!("=== content/worksheets/{}.md\n---\ntitle: W\n---\nName: ____\n", "w/".repeat(2000) + "w");
    let long = Project::read(&format!("{with}{long}")).outcome();
    let page = long.pages.iter().find(|(path, _)| path.ends_with("/w.html")).unwrap().1;
    assert!(page.contains("sheet-address") && !page.contains("sheet-qr"));
}
