//! Fields that look like paper: what each written form becomes, and what it is called.

use crate::project::{LESSON, Project, check_html, check_lesson, check_words, lesson};
use fieldbook::model::{Field, FieldKind, Size};

/// The fields of a text inside `worksheet`, one a line: id, label, kind and size.
#[track_caller]
fn check(text: &str, expected: &str) {
    check_file(&lesson(&format!("::: worksheet\n\n{text}\n\n:::\n")), LESSON, expected);
}

#[track_caller]
fn check_file(project: &str, path: &str, expected: &str) {
    let understood = Project::read(project).understand();
    let document =
        understood.curriculum.documents.iter().find(|document| document.source.path.as_str() == path);
    let fields = &document.expect("the file is there").fields;
    let found: Vec<String> = fields.iter().map(shown).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    assert_eq!(found.join("\n"), expected.join("\n"), "\nin\n{project}");
}

fn shown(field: &Field) -> String {
    let choices = |choices: &[fieldbook::model::Choice]| {
        choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join("/")
    };
    let kind = match &field.kind {
        FieldKind::Text => "text".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::Time => "time".to_owned(),
        FieldKind::Email => "email".to_owned(),
        FieldKind::Phone => "phone".to_owned(),
        FieldKind::Number => "number".to_owned(),
        FieldKind::Signature => "signature".to_owned(),
        FieldKind::Tick => "tick".to_owned(),
        FieldKind::One(labels) => format!("one of {}", choices(labels)),
        FieldKind::Many(labels) => format!("any of {}", choices(labels)),
        FieldKind::Pick(labels) => format!("pick of {}", labels.join("/")),
        FieldKind::Name => "name".to_owned(),
    };
    let size = match field.size {
        Size::Inline => String::new(),
        Size::Lines(count) => format!(", {count} lines"),
        Size::Centimetres(count) => format!(", {count} cm"),
        Size::HalfPage => ", half page".to_owned(),
        Size::Page => ", page".to_owned(),
        Size::Rows(count) => format!(", {count} rows"),
    };
    let print = if field.live { "" } else { ", printed only" };
    format!("{}: {}: {kind}{size}{print}", field.id, field.label)
}

#[test]
fn one_line_fields() {
    check("Name: ____   Role: ____", "name: Name: text\nrole: Role: text");
    check("Name: ________________", "name: Name: text");
    check("**Name** – ____", "name: Name: text");
    check("I will call ____ by ____ (date).", "i-will-call: I will call: text\nby: by: date");
    check("Name: ____\nName: ____", "name: Name: text\nname-2: Name: text");
    check("“____” they said", "answer: “: text");
    check(
        "Three underscores ___ are none, nor is a_b____.",
        "three-underscores-are-none-nor-is-a-b: Three underscores ___ are none, nor is a_b: text",
    );
    check("Namn på svenska: ____", "namn-på-svenska: Namn på svenska: text");
    check("Name:\u{a0}____\u{a0}(date)", "name: Name: date");
}

#[test]
fn kinds() {
    for kind in ["date", "time", "email", "phone", "number", "signature"] {
        check(&format!("It: ____ ({kind})"), &format!("it: It: {kind}"));
    }
    check("It: ____ (Date)\nThat: ____ (e-mail)", "it: It: date\nthat: That: email");
    check("It: ____ (if any)", "it: It: text");
    check("Signature: ____ (signature) {#sign}", "sign: Signature: signature");
    check_lesson(
        "::: worksheet\n\nIt: ____ (dat)\n\n:::\n",
        "6:10: field-size: `(dat)` is not a kind of answer",
    );
    check_lesson("::: worksheet\n\nIt: ____ (if any)\n\n:::\n", "");
}

#[test]
fn writing_space() {
    check("What did you hear?\n\n____ 4 lines", "what-did-you-hear: What did you hear?: text, 4 lines");
    check("What did you hear?\n____ 4 lines", "what-did-you-hear: What did you hear?: text, 4 lines");
    check("## What now\n\n____ 6 cm", "what-now: What now: text, 6 cm");
    check("- What now:\n\n  ____ half page", "what-now: What now: text, half page");
    check("1. What now\n   ____ page", "what-now: What now: text, page");
    check("1. What now\n\n____ 1 line {#now}", "now: What now: text, 1 lines");
    check("Q\n\n____ {#now} 3 lines", "now: Q: text, 3 lines");
    check("Why?\n\n____ 4 lines\n\n____ 4 lines", "why: Why?: text, 4 lines\nwhy-2: Why?: text, 4 lines");
    check("What do you see? ____ 4 lines", "what-do-you-see: What do you see?: text, 4 lines");
    check("It is on the ____ page", "it-is-on-the: It is on the: text");
    check_lesson(
        "::: worksheet\n\nQ: ____ R: ____ 4 lines\n\n:::\n",
        "6:17: field-size: the size `4 lines` stands in a line of text",
    );
    check_lesson(
        "::: worksheet\n\nQ\n\n____ 4 linse\n\n:::\n",
        "8:6: field-size: the size `4 linse` cannot be read",
    );
    check_lesson(
        "::: worksheet\n\nQ\n\n____ 900 lines\n\n:::\n",
        "8:6: field-size: the size `900 lines` cannot be read",
    );
    // The block's title names the first space when nothing else does.
    check_file(
        &lesson("::: reflection Who *is* near?\n\n____ 4 lines\n\n:::\n"),
        LESSON,
        "who-is-near: Who is near?: text, 4 lines",
    );
    check_lesson(
        "::: worksheet\n\n____ 4 lines\n\n:::\n",
        "6:1: field-label: this field has no label: nothing stands before it or above it",
    );
}

#[test]
fn ticks_and_circles() {
    check("- [ ] Call ____ by ____ (date)", "call-by: Call by: tick\ncall: Call: text\nby: by: date");
    check("- [ ] One\n- [x] Two", "one: One: tick\ntwo: Two: tick");
    check("1. [ ] One", "one: One: tick");
    check("Which one?\n\n- ( ) Yes\n- ( ) No", "which-one: Which one?: one of Yes/No");
    check("Which one?\n\n1. ( ) Yes\n2. ( ) No: ____", "which-one: Which one?: one of Yes/No\nno: No: text");
    check("Q\n\n- ( ) Yes\n\nR\n\n- ( ) No", "q: Q: one of Yes\nr: R: one of No");
    check("How clear was it? ( ) 1 ( ) 2 ( ) 3", "how-clear-was-it: How clear was it?: one of 1/2/3");
    check(
        "You come from: [ ] work [ ] school [ ] home",
        "you-come-from: You come from: any of work/school/home",
    );
    check(
        "Clear? ( ) yes ( ) no\nUseful? ( ) yes ( ) no",
        "clear: Clear?: one of yes/no\nuseful: Useful?: one of yes/no",
    );
    check("Other: ( ) yes ( ) no ____", "other: Other: one of yes/no\nno: no: text");
    // Single brackets in a sentence are only brackets.
    check("A pair ( ) of brackets, and [ ] another", "");
    check_words("A pair ( ) of brackets\n", "A pair ( ) of brackets");
}

#[test]
fn choices_after_their_words() {
    check("How was it? good ( ) fair ( ) poor ( )", "how-was-it: How was it?: one of good/fair/poor");
    check("Food\n\ngood ( ) bad ( )", "food: Food: one of good/bad");
    check("Bring: bread [ ] soup [ ] tea [ ]", "bring: Bring: any of bread/soup/tea");
    check("Food:\n\n- good ( )\n- bad ( )", "food: Food: one of good/bad");
    check("- I called ____ (date) [ ]", "i-called: I called: date");
    check("| | Food |\n| --- | --- |\n| Day | good ( ) bad ( ) |", "food-day: Food, Day: one of good/bad");
    check("Rate it ( ) 1 ( ) 2", "rate-it: Rate it: one of 1/2");
    check("low ( ) ( ) high", "low: low: one of 1/high");
}

#[test]
fn labels_come_from_their_own_line() {
    check(
        "Phone: ____ Mail: ____\n\nWe meet at ____ : ____ o'clock",
        "phone: Phone: text\nmail: Mail: text\nwe-meet-at: We meet at: text\nwe-meet-at-2: We meet at (2): text",
    );
    check(
        "## Call\n\nPhone: ____ Mail: ____\n\n____ 3 lines",
        "phone: Phone: text\nmail: Mail: text\ncall: Call: text, 3 lines",
    );
}

#[test]
fn tables() {
    check(
        "| Who | What |\n| --- | --- |\n| Rosa | ____ |\n| ____ | ____ 6 lines |",
        "what-rosa: What, Rosa: text\nwho-2: Who, 2: text\nwhat-2: What, 2: text, 6 lines",
    );
    check(
        "| Who | What | When |\n| --- | --- | --- |\n| ____ 8 rows | ____ | ____ (date) |",
        "who: Who: text, 8 rows\nwhat: What: text\nwhen: When: date",
    );
    check(
        "| | Yes | No |\n| --- | --- | --- |\n| Clear? | ( ) | ( ) |\n| Good? | ( ) | ( ) |",
        "clear: Clear?: one of Yes/No\ngood: Good?: one of Yes/No",
    );
    check("| Who | Done |\n| --- | --- |\n| Rosa | [ ] |", "done-rosa: Done, Rosa: tick");
    check("| Q | A |\n| --- | --- |\n| Clear? | ( ) yes ( ) no |", "a-clear: A, Clear?: one of yes/no");
    check_words(
        "::: commitments\n\n| What | Who |\n| --- | :-: |\n| ____ 2 rows | ____ |\n\n:::\n",
        "Next steps\nWhat | Who\n[text: What, 1] | [text: Who, 1]\n[text: What, 2] | [text: Who, 2]",
    );
    check_html(
        "| a | b | c | d |\n| :-- | :-: | --: | --- |\n| ____ 2 rows | x | y | z |\n",
        &[
            "<th class=\"align-left\"",
            "<td class=\"align-left\"",
            "<td class=\"align-center\">x</td>",
            "<td class=\"align-right\">y</td>",
            "<td>z</td>",
        ],
    );
}

#[test]
fn fixed_ids() {
    check("Your community: ____ {#community}\n\nAgain: ____ {#community}", "community: Your community: text");
    check(
        "Community: ____\n\nYour place: ____ {#community}",
        "community-2: Community: text\ncommunity: Your place: text",
    );
    check("Here: ____ {not an id}", "here: Here: text");
}

#[test]
fn fixed_ids_of_choices() {
    check(
        "- [ ] {#food} Bring ____\n- [x] {#a_b.c} Two",
        "food: Bring: tick\nbring: Bring: text\na_b.c: Two: tick",
    );
    check("Which?\n\n- ( ) {#way} Yes\n- ( ) No", "way: Which?: one of Yes/No");
    check("Which?\n\n- ( ) Yes\n- ( ) {#way} No", "way: Which?: one of Yes/No");
    check("Clear? ( ) {#clear} 1 ( ) 2", "clear: Clear?: one of 1/2");
    check("From: [ ]{#from} work [ ] home", "from: From: any of work/home");
    check("| | Yes | No |\n| --- | --- | --- |\n| Clear? | ( ) {#c} | ( ) |", "c: Clear?: one of Yes/No");
    check("| Who | Done |\n| --- | --- |\n| Rosa | [ ] {#rosa} |", "rosa: Done, Rosa: tick");
    check("- [ ] {not} One\n- [ ] {#} Two", "not-one: {not} One: tick\ntwo: {#} Two: tick");
    check("- [ ] One {#two}", "one-two: One {#two}: tick");
    check_words("- [ ] {#food} Bring *food*\n", "[tick box: Bring food] Bring food");
    check_words(
        "Clear? ( ) {#c} 1 ( ) 2\n",
        "Clear? [circle to choose one, Clear?, 1] 1 [circle to choose one, Clear?, 2] 2",
    );
    // Only what is written can be one answer at two places.
    for text in ["- [ ] {#a} One\n- [ ] {#a} Two", "It: ____ {#a}\n\n- [ ] {#a} Two"] {
        let found = Project::read(&lesson(&format!("::: worksheet\n\n{text}\n\n:::\n"))).outcome().problems;
        assert!(
            found.contains("duplicate-id: the id `a` is given twice on this page, and not both are"),
            "{found}"
        );
    }
    check_lesson(
        "::: worksheet\n\nClear? ( ) {#a} 1 ( ) 2\n\nIt: ____ {#a}\n\n:::\n",
        "8:5: duplicate-id: the id `a` is given twice on this page, and not both are underscores",
    );
    check_lesson("::: worksheet\n\nClear? ( ) {#a} 1 ( ) {#a} 2\n\n:::\n", "");
}

#[test]
fn where_fields_are_live() {
    for block in ["worksheet", "reflection", "commitments", "network", "notes"] {
        check_file(&lesson(&format!("::: {block}\n\nName: ____\n\n:::\n")), LESSON, "name: Name: text");
    }
    for block in ["tool", "discussion", "handout"] {
        check_file(
            &lesson(&format!("::: {block}\n\nName: ____\n\n:::\n")),
            LESSON,
            "name: Name: text, printed only",
        );
    }
    check_file(&lesson("Name: ____\n"), LESSON, "name: Name: text, printed only");
    check_file(
        &lesson("::: worksheet\n\n::: tool\n\nName: ____\n\n:::\n\n:::\n"),
        LESSON,
        "name: Name: text",
    );
    check_file(
        "=== content/worksheets/w.md\n---\ntitle: W\n---\nName: ____\n",
        "content/worksheets/w.md",
        "name: Name: text",
    );
    check_file(&lesson("::: map In ____ {#here}\n\nx\n\n:::\n"), LESSON, "here: In: text");
}

#[test]
fn what_is_no_field() {
    for text in [
        "`____`",
        "\\____",
        "```\nName: ____\n```",
        "    Name: ____",
        "![____](x.png)",
        "[a](____)",
        "<!-- ____ -->",
        "[____]: /x",
    ] {
        check(text, "");
    }
    check_words("Escaped: \\____ here, and `____` in code.\n", "Escaped: ____ here, and ____ in code.");
}

#[test]
fn drawn() {
    check_words("Name: ____ Role: ____ (date)\n", "Name: [blank for Name] Role: [blank for Role]");
    check_words("Why?\n\n____ 2 lines\n", "Why?\n[space to write: Why?]");
    check_words(
        "- [ ] Call ____\n- [x] Done\n",
        "[tick box: Call] Call [blank for Call]\n[tick box: Done] Done",
    );
    check_words(
        "Clear? ( ) no ( ) yes\n",
        "Clear? [circle to choose one, Clear?, no] no [circle to choose one, Clear?, yes] yes",
    );
    check_words(
        "Which?\n\n- ( ) a\n- ( ) b\n",
        "Which?\n[circle to choose one, Which?, a] a\n[circle to choose one, Which?, b] b",
    );
    check_html("1. [ ] a\n2. [ ] b\n", &["<ol class=\"ticks\">", "</ol>"]);
    check_html("3. ( ) a\n4. ( ) b\n", &["<ol class=\"choices\" start=\"3\">", "</ol>"]);
    assert_eq!(crate::project::html("Why?\n\n____ 5 lines\n").matches("class=\"rule\"").count(), 5);
    assert_eq!(crate::project::html("Why?\n\n____ page\n").matches("class=\"rule\"").count(), 25);
    // A label with quotes and tags stays a label.
    check_words(
        "Say \"<b>\" & 'so': ____\n",
        "Say “” & ‘so’: [blank for Say “” &amp; ‘so’]".replace("&amp;", "&").as_str(),
    );
}

/// The words and controls of a text inside `worksheet`, as they stand on its own page.
#[track_caller]
fn check_controls(text: &str, expected: &str) {
    check_words(&format!("::: worksheet\n\n{text}\n\n:::\n"), &format!("Worksheet\n{expected}"));
}

#[test]
fn controls_on_screen() {
    check_controls("Name: ____   Role: ____", "Name: [text: Name] Role: [text: Role]");
    check_controls("On: ____ (date)\nAt: ____ (time)", "On: [date: On] At: [time: At]");
    check_controls("Why?\n\n____ 3 lines", "Why?\n[text: Why?]");
    check_controls("- [ ] Call ____ by ____ (date)", "[tick: Call by] Call [text: Call] by [date: by]");
    check_controls(
        "How?\n\n- ( ) One\n- ( ) Other: ____",
        "How?\n[one: How?] One\n[one: How?, Other] Other: [text: Other]",
    );
    check_controls("Clear? ( ) 1 ( ) 2", "Clear? [one: Clear?] 1 [one: Clear?] 2");
    check_controls("From: [ ] work [ ] home", "From: [many: From] work [many: From] home");
    check_controls("Signature: ____ (signature)", "Signature: [blank for Signature]");
    check_controls("____ {#same} {#same}", "[text: answer] {#same}");
}

/// Asks that pieces of markup stand in a text inside `worksheet`.
#[track_caller]
fn check_markup(text: &str, pieces: &[&str]) {
    check_html(&format!("::: worksheet\n\n{text}\n\n:::\n"), pieces);
}

#[test]
fn controls_have_names() {
    check_markup("Name: ____", &["<label for=\"f-name\">Name:</label> <span", "id=\"f-name\" name=\"name\""]);
    check_markup(
        "Why *now*?\n\n____ 3 lines",
        &["<p><label for=\"f-why-now\">Why <em>now</em>?</label></p>", "rows=\"3\" id=\"f-why-now\""],
    );
    check_markup("Why?\n____ 3 lines", &["aria-label=\"Why?\""]);
    check_markup(
        "- [x] I *did* it",
        &["value=\"yes\" id=\"f-i-did-it\"", " checked> <label for=\"f-i-did-it\">I <em>did</em> it</label>"],
    );
    check_markup(
        "Q\n\n- ( ) a\n- ( ) b",
        &[
            "<div role=\"radiogroup\" aria-label=\"Q\"><ul class=\"choices\">",
            "id=\"f-q\" name=\"q\"",
            "id=\"f-q--2\" name=\"q\"",
        ],
    );
    check_markup(
        "Q ( ) a ( ) b",
        &[
            "<span class=\"scale\" role=\"radiogroup\" aria-label=\"Q\"><label class=\"scale-option\"><input type=\"radio\"",
        ],
    );
    check_markup(
        "A: ____ {#one}\n\nB: ____ {#one}",
        &["id=\"f-one\" name=\"one\"", "id=\"f-one--2\" name=\"one\""],
    );
    check_markup("<b>\"A & B\"</b>: ____ {#x}", &["data-label=\"“A &amp; B”\""]);
}

#[test]
fn tables_on_screen() {
    check_markup(
        "| Who | What |\n| --- | --- |\n| Rosa | ____ 2 lines |",
        &[
            "<table class=\"form-table\">",
            "<td data-column=\"What\"><span class=\"fill fill--cell fill--space\">",
            "aria-label=\"What, Rosa\"",
        ],
    );
    check_markup(
        "| Who | Q |\n| --- | --- |\n| ____ 2 rows | ( ) y ( ) n |",
        &[
            "<table class=\"form-table\" data-grow=\"2\">",
            "<tr data-row=\"1\">",
            "id=\"f-who.2\" name=\"who.2\" data-field=\"who\" data-label=\"Who\" data-kind=\"text\" data-row=\"2\" aria-label=\"Who, 2\"",
            "name=\"q.2\"",
        ],
    );
}

#[test]
fn controls_stand_only_where_people_fill_in() {
    let site = format!(
        "{}=== content/worksheets/w.md\n---\ntitle: W\n---\nName: ____\n\nWho?\n\n____\n",
        lesson("Word: ____\n")
    );
    let outcome = Project::read(&site).outcome();
    let has = |page: &str, words: &str| outcome.page(page).contains(words);
    // Printed only: outside of what people fill in, and on print pages.
    for page in ["foundations/a.html", "print/foundations.html", "print/all.html"] {
        assert!(
            !has(page, "<input")
                && !has(page, "<textarea")
                && !has(page, "<script src")
                && !has(page, "<label"),
            "{page}"
        );
    }
    let sheet = "worksheets/w.html";
    assert!(has(sheet, "<script src=\"../assets/sheet.") && has(sheet, "data-sheet=\"worksheets/w\""));
    assert!(has(sheet, "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"));
    // The author asks for a name, so the head of the sheet does not; it does ask for a date.
    assert!(!has(sheet, "f-sheet-name") && has(sheet, "f-sheet-date"));
}

#[test]
fn a_sheet_need_not_ask_for_a_name() {
    let sheet = |header: &str, text: &str| {
        let site = format!("=== content/worksheets/w.md\n---\ntitle: W\n{header}---\n{text}\n");
        let outcome = Project::read(&site).outcome();
        let parts = ["f-sheet-name", "f-sheet-date", "sheet-who"];
        let on_screen = parts.map(|part| outcome.page("worksheets/w.html").contains(part));
        let paper = outcome.page("print/all.html");
        assert_eq!(paper.contains(">Name <span class=\"blank"), on_screen[0]);
        assert_eq!(paper.contains("sheet-who"), on_screen[2]);
        on_screen
    };
    assert_eq!(sheet("", "What? ____"), [true, true, true]);
    assert_eq!(sheet("name_line: yes\n", "What? ____"), [true, true, true]);
    assert_eq!(sheet("name_line: no\n", "What? ____"), [false, true, true]);
    assert_eq!(sheet("name_line: no\n", "Date: ____ (date)"), [false, false, false]);
    assert_eq!(sheet("name_line: yes\n", "Name: ____"), [false, true, true]);
}

#[test]
fn what_people_type_is_completed_checked_and_suggested_by_nobody() {
    let kinds = "A: ____  B: ____ (date)  C: ____ (email)  D: ____ (phone)  E: ____ (number)  F: ____ (time)\n\n\
                 Why?\n\n____ 3 lines\n\n| G | H |\n| --- | --- |\n| ____ 2 rows | ____ 2 lines |\n";
    let site = format!("=== content/worksheets/w.md\n---\ntitle: W\n---\n{kinds}");
    let outcome = Project::read(&site).outcome();
    let page = outcome.page("worksheets/w.html");
    let controls: Vec<&str> = page
        .split('<')
        .filter(|tag| {
            tag.contains("data-field=") && (tag.starts_with("input") || tag.starts_with("textarea"))
        })
        .collect();
    // Those of the head, those of the text, and the cells of two rows.
    assert_eq!(controls.len(), 2 + 7 + 4, "{controls:#?}");
    for control in controls {
        for attribute in
            ["autocomplete=\"off\"", "dir=\"auto\"", "spellcheck=\"false\"", "writingsuggestions=\"false\""]
        {
            assert_eq!(control.matches(attribute).count(), 1, "{attribute} in {control}");
        }
    }
}
