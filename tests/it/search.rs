//! Searching: what words a text has, how they are compared, and what stands in the index. What the browser makes of it is
//! tested in `tests/browser/search/`, with the same examples: `tests/search/vectors.json`, which `FIELDBOOK_BLESS=1` writes.

use crate::project::{Outcome, Project, check_problems};
use fieldbook::model::search::{Stems, fold, words};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Texts with what must be told apart or must not.
const TEXTS: [&str; 28] = [
    "Café CAFE cafe\u{301} cafés",
    "It's the trainer's, isn’t it? 2 + 2 = x4",
    "año, ano; piñón niño PINGÜINO",
    "Straße STRASSE ẞ œuvre Ærø Łódź Đà ħ ı İ I",
    "ΟΔΟΣ οδός ὈΔΥΣΣΕΎΣ",
    "соль ёж Й и́",
    "שָׁלוֹם שלום",
    "مُحَمَّد محمد ٱلسلام لغة\u{200c}ها ١٢٣",
    "हिन्दी में खोज कल काल",
    "日本語のテスト です。がくせい ｶﾞｸ",
    "中文和English混排 一",
    "ภาษาไทย ก็ดี",
    "한국어 검색",
    "soft\u{ad}hyphen zero\u{200d}width a\u{300}\u{301}b",
    "½ ² ﬁne ﬀ Ⅳ ① ｆｕｌｌ",
    "😀 a😀b 👩‍🌾 𝒜𝓁𝑔 𐐀𐐨",
    "snake_case kebab-case path/to/file.md a.b@c.org",
    "<script>alert(1)</script> &amp; \"quotes\"",
    "x y z 1 22 é",
    "word\tnew\nline\u{a0}space",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "ééééééééééééééééééééééééééééééééé éééééééééééééééééééééééééééééééé",
    "ǅ ǆ ŉ ĳ ſ",
    "e-mail E\u{2011}Mails, co-operate one-to-one 24-7 é-mail x- -y a--b 東-京",
    "C++ and c#, F# a#b C+ C++x x86 ++ #",
    "email을 3월 커뮤니티에서는",
    "ယုံကြည် ᨲᩫ᩠ᩅ ꦗꦮ",
    "",
];

fn forms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    words(text, |word| found.push(fold(word.text).into_owned()));
    found.retain(|form| !form.is_empty());
    found
}

#[test]
fn browsers_find_the_same_words() {
    let cases: Vec<Value> = TEXTS.iter().map(|text| json!({ "text": text, "words": forms(text) })).collect();
    let lines: Vec<String> = cases.iter().map(Value::to_string).collect();
    let made = format!("[\n{}\n]\n", lines.join(",\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/vectors.json");
    if std::env::var_os("FIELDBOOK_BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == made, "words have changed: FIELDBOOK_BLESS=1 writes them anew; mend the script too");
}

#[test]
fn words_are_compared_without_capitals_and_accents() {
    for (text, expected) in [
        ("Café cafe\u{301} CAFE", "cafe cafe cafe"),
        ("It's the trainer's", "it the trainer"),
        ("Straße Łódź ΟΔΌΣ", "strasse lodz οδοσ"),
        ("שָׁלוֹם مُحَمَّد", "שלום محمد"),
        // Vowels are marks in some scripts, and no accents.
        ("काल कल", "काल कल"),
        // Languages without spaces: pairs of letters.
        ("日本語 一", "日本 本語 一"),
        ("a 1 é b’s c😀 d—e", "1 e"),
        ("<b onload=x1>", "onload x1"),
    ] {
        assert_eq!(forms(text).join(" "), expected, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_word_has_a_form_and_a_stem(text in "\\PC{0,40}|[a-zñéçäößşğΑ-ωά-ώа-яء-يक-हா-ௐא-ת']{0,30}") {
        for form in forms(&text) {
            prop_assert_eq!(fold(&form).into_owned(), form.clone(), "folded twice");
            prop_assert!(!form.contains([' ', '\n']));
        }
        for language in ["ar", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "hi", "hu", "hy", "id",
            "it", "lt", "nb", "ne", "nl", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "uk", "yi", "zh"] {
            words(&text, |word| { Stems::of(language).stem(&word.text.to_lowercase()); });
        }
    }
}

/// The files of an index, read as a browser reads them.
struct Index {
    /// Places by word: what they lead to and the weight there.
    words: BTreeMap<String, Vec<(usize, u32)>>,
    /// Kind, title, part, address.
    targets: Vec<[String; 4]>,
    passages: Vec<Vec<[String; 3]>>,
}

fn data(page: &str) -> Value {
    let inner =
        page.trim_end().strip_prefix("fieldbookSearch(").and_then(|rest| rest.strip_suffix(");")).unwrap();
    serde_json::from_str(&format!("[{inner}]")).unwrap()
}

fn value(sign: char) -> u32 {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    SIGNS.find(sign).unwrap() as u32
}

fn index(outcome: &Outcome) -> Index {
    let mut index = Index { words: BTreeMap::new(), targets: Vec::new(), passages: Vec::new() };
    let mut number = 0;
    while let Some(page) = outcome.pages.get(&format!("search/words-{number}.js")) {
        let mut before = String::new();
        for line in data(page)[2].as_str().unwrap().lines() {
            let mut words: Vec<&str> = line.split(' ').collect();
            let (mut target, mut read, mut factor, mut places) = (0, 0, 1, Vec::new());
            for sign in words.pop().unwrap().trim_start_matches('~').chars() {
                read += value(sign) % 32 * factor;
                factor *= 32;
                if value(sign) < 32 {
                    target += (read / 16) as usize;
                    places.push((target, read % 16));
                    (read, factor) = (0, 1);
                }
            }
            for word in words {
                let mut letters = word.chars();
                let same = value(letters.next().unwrap()) as usize;
                before = before.chars().take(same).chain(letters).collect();
                index.words.entry(before.clone()).or_default().extend(&places);
            }
        }
        number += 1;
    }
    let mut number = 0;
    while let Some(page) = outcome.pages.get(&format!("search/texts-{number}.js")) {
        for target in data(page)[2].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            index.targets.push([0, 1, 2, 3].map(|at| text(&target[at])));
            let passages = target[4].as_array().unwrap().iter();
            index.passages.push(passages.map(|passage| [0, 1, 2].map(|at| text(&passage[at]))).collect());
        }
        number += 1;
    }
    index
}

/// Every word that can be looked up.
pub fn words_of(outcome: &Outcome) -> Vec<String> {
    index(outcome).words.into_keys().collect()
}

const SITE: &str = "=== site.toml
title = \"Field\"
=== content/foundations/a.md
---
title: Listening first
summary: A café in the morning.
tags: [patience]
---
Gardens grow.

## Trust and promises

She trusted him. *Promises* were kept: 5 of `them`[^1].

::: tool The silent minute {#minute} (5 min)

Wait.

:::

After the block: ____ 4 lines

| Who | What |
| --- | --- |
| Ana | writes |

[^1]: Footnoted.
=== content/foundations/es.md
---
title: Canciones
lang: es
---
Las relaciones y una relación.
=== content/worksheets/w.md
---
title: My plan
---
Name: ____ {#person}

- [ ] Ring the bell ____ (date)
=== content/sessions/s.md
---
title: Evening one
series: Spring
---
x
=== content/glossary.md
---
title: Words
---
Some words.

## Base

Many people.

## Self-interest

What matters.
=== content/foundations/draft.md
---
title: Unfinished
draft: true
---
Unfinished.
";

/// Which targets a word stands in, with the weight, best first.
#[track_caller]
fn check_word(index: &Index, word: &str, expected: &str) {
    let mut places = index.words.get(word).cloned().unwrap_or_default();
    places.sort_by_key(|(target, weight)| (u32::MAX - weight, *target));
    let found: Vec<String> =
        places.iter().map(|(target, weight)| format!("{} {weight}", index.targets[*target][1])).collect();
    assert_eq!(found.join(", "), expected, "{word}");
}

#[test]
fn words_lead_to_places() {
    let outcome = Project::read(SITE).outcome();
    let index = index(&outcome);
    for (word, expected) in [
        // 8 for a title, 4 for a heading or a tag, then how often it is in the text.
        ("listening", "Listening first 8"),
        ("trust", "Listening first 5"),
        ("trusted", "Listening first 5"),
        ("promises", "Listening first 5"),
        ("cafe", "Listening first 1"),
        ("patience", "Listening first 4"),
        ("silent", "Listening first 4"),
        ("wait", "Listening first 1"),
        ("canciones", "Canciones 8"),
        ("relacion", "Canciones 2"),
        ("relaciones", "Canciones 2"),
        ("bell", "My plan 1"),
        ("base", "Base 12"),
        ("interest", "Self-interest 12"),
        ("5", "Listening first 1"),
        ("footnoted", "Listening first 1"),
        // Drafts, ids and lines are no words.
        ("unfinished", ""),
        ("person", ""),
        ("date", ""),
        ("lines", ""),
    ] {
        check_word(&index, word, expected);
    }
}

#[test]
fn targets_are_shown_with_their_places() {
    let index = index(&Project::read(SITE).outcome());
    let targets: Vec<String> = index.targets.iter().map(|target| target.join("|")).collect();
    assert_eq!(
        targets,
        [
            "lesson|Listening first|Foundations|foundations/a.html",
            "lesson|Canciones|Foundations|foundations/es.html",
            "page|Words||glossary.html",
            "term|Base|Words|glossary.html#base",
            "term|Self-interest|Words|glossary.html#self-interest",
            "session|Evening one|Spring|sessions/s.html",
            "worksheet|My plan||worksheets/w.html",
            "page|Foundations||foundations/index.html",
            "page|Worksheets||worksheets/index.html",
            "page|Sessions||sessions/index.html",
        ]
    );
    let passages: Vec<String> = index.passages[0].iter().map(|passage| passage.join("|")).collect();
    assert_eq!(
        passages,
        [
            "||A café in the morning.\nGardens grow.",
            "trust-and-promises|Trust and promises|She trusted him. Promises were kept: 5 of them.\nAfter the block:\nWho What\nAna writes\nFootnoted.",
            "minute|The silent minute|Wait.",
        ]
    );
    assert_eq!(index.passages[6][0][2], "Name:\nRing the bell");
}

#[test]
fn captions_and_notes_are_found() {
    let site = "=== content/foundations/a.md\n---\ntitle: A\n---\n## One\n\nx[^1] ![Three](x.svg \"At the well\")\n\n## Two\n\n[^1]: Putnam.[^b]\n\n[^b]: And others.\n\n[^c]: Nobody.\n\n    ## Never\n\n    Secret.\n=== content/foundations/x.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    let index = index(&Project::read(site).outcome());
    assert_eq!(index.passages[0][1][2], "x At the well\nThree\nPutnam.\nAnd others.");
    for word in ["nobody", "never", "secret"] {
        assert!(!index.words.contains_key(word), "{word}");
    }
}

#[test]
fn a_word_is_found_with_and_without_its_hyphen() {
    let site = "=== content/foundations/a.md\n---\ntitle: A\n---\nE-mails, C++ and C#. 関東。東京\n";
    let index = index(&Project::read(site).outcome());
    for word in ["emails", "mails", "c++", "c#", "関東", "東", "京"] {
        check_word(&index, word, "A 1");
    }
    // Where signs stand below the list of pages, hyphens are no letters.
    assert_eq!(forms("e-mail").join(" "), "mail email");
}

#[test]
fn particles_of_korean_are_one_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let list = |text: &str| {
        let (_, rest) = text.split_once("PARTICLES").unwrap();
        rest.split('"')
            .nth(1)
            .unwrap()
            .replace('\\', "")
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(list(&read("src/model/korean.rs")), list(&read("themes/default/scripts/search/15-korean.js")));
}

#[test]
fn a_note_that_only_facilitators_refer_to_is_not_in_it() {
    let site = "=== content/foundations/a.md\n---\ntitle: A\n---\n::: facilitator\nx[^1]\n:::\n\ny\n\n[^1]: Whisper.\n";
    let outcome = Project::read(site).outcome();
    assert!(index(&outcome).words.contains_key("y") || index(&outcome).passages[0][0][2] == "y");
    assert!(!outcome.pages.iter().any(|(path, page)| path.starts_with("search") && page.contains("hisper")));
}

#[test]
fn every_page_leads_to_the_search_page_but_those_of_facilitators() {
    let site = SITE.replace("Gardens grow.", "Gardens grow.\n\n::: facilitator\nx\n:::\n");
    let outcome = Project::read(&site).outcome();
    let pages = outcome.pages.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, page) in pages {
        // Slides have no head.
        let leads = !path.starts_with("facilitator/") && !path.ends_with(".slides.html");
        assert_eq!(page.contains("search.html#search-query\" accesskey=\"/\""), leads, "{path}");
    }
}

#[test]
fn pages_without_a_file_are_found() {
    let site = "=== site.toml
title = \"Field\"
[[modules]]
folder = \"first\"
title = \"Beginnings\"
[[modules]]
folder = \"second\"
=== content/first/a.md
---
title: A
---
x
=== content/second/index.md
---
title: Written
---
x
=== content/worksheets/w.md
---
title: W
---
x
=== content/sessions/index.md
---
title: Evenings
---
x
";
    let spanish = site.replacen("title = \"Field\"", "title = \"Field\"\nlanguage = \"es\"", 1);
    for (site, worksheets) in [(site, "Worksheets"), (&spanish, "Hojas de trabajo")] {
        let outcome = Project::read(site).outcome();
        let index = index(&outcome);
        let targets: Vec<String> = index
            .targets
            .iter()
            .filter(|target| target[0] == "page")
            .map(|target| target.join("|"))
            .collect();
        let own = format!("page|{worksheets}||worksheets/index.html");
        assert_eq!(
            targets,
            [
                "page|Written||second/index.html",
                "page|Evenings||sessions/index.html",
                "page|Beginnings||first/index.html",
                &own
            ]
        );
        check_word(&index, "beginnings", "Beginnings 8");
        check_word(
            &index,
            &worksheets.to_lowercase()[..5],
            if worksheets.starts_with('H') { "Hojas de trabajo 8" } else { "" },
        );
        let list = outcome.page("search.html");
        assert!(
            list.contains(">Beginnings</a>")
                && list.contains(&format!("\"worksheets/index.html\">{worksheets}</a>"))
        );
        for target in &index.targets {
            assert!(outcome.pages.contains_key(&target[3]), "{target:?}");
        }
    }
}

#[test]
fn many_pages_without_a_file_are_cut_into_files() {
    let module =
        |at: usize| format!("[[modules]]\nfolder = \"m{at}\"\ntitle = \"{}m{at}x\"\n", "word ".repeat(500));
    let modules: String = (0..30).map(module).collect();
    let site = format!("=== site.toml\ntitle = \"F\"\n{modules}=== content/m1/a.md\n---\ntitle: A\n---\nx\n");
    let outcome = Project::read(&site).outcome();
    assert!(outcome.pages.keys().filter(|path| path.starts_with("search/texts-")).count() > 3);
    let index = index(&outcome);
    assert_eq!(index.targets.len(), 31);
    for (word, number) in [("m0x", 1), ("m17x", 18), ("m29x", 30)] {
        assert_eq!(index.words[word], [(number, 8)], "{word}");
        assert!(index.targets[number][1].ends_with(word), "{word}");
    }
}

#[test]
fn the_list_needs_no_script() {
    let page = Project::read(SITE).outcome().page("search.html").to_owned();
    let list = page.split_once("class=\"letters\"").unwrap().1;
    let places: Vec<usize> = [
        "<h3>B</h3>",
        ">Base</a>",
        "<h3>C</h3>",
        ">Canciones</a>",
        ">Evening one</a>",
        "<h3>W</h3>",
        ">Words</a>",
    ]
    .iter()
    .map(|piece| list.find(piece).unwrap_or_else(|| panic!("no {piece} in {list}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(list.contains("<a href=\"glossary.html#base\">Base</a> <span class=\"letter-kind\">Term</span>"));
    assert!(!page.contains("Unfinished"));
}

#[test]
fn a_long_list_has_a_page_for_each_letter() {
    let lessons: String = (0..420)
        .map(|at| {
            format!(
                "=== content/foundations/{at}.md\n---\ntitle: {} {at}\n---\nx\n",
                ["Ana", "бег", "7 steps", "日本", "…"][at % 5]
            )
        })
        .collect();
    let outcome = Project::read(&lessons).outcome();
    let pages: Vec<&str> =
        outcome.pages.keys().map(String::as_str).filter(|path| path.starts_with("search/letter-")).collect();
    assert_eq!(
        pages,
        [
            "search/letter-0-9.html",
            "search/letter-a.html",
            "search/letter-f.html",
            "search/letter-other.html",
            "search/letter-б.html"
        ]
    );
    let front = outcome.page("search.html");
    assert!(
        front.contains("<a href=\"search/letter-a.html\">A</a> <span class=\"letter-count\">84</span>"),
        "{front}"
    );
    assert!(!front.contains("Ana 10"));
    assert_eq!(outcome.page("search/letter-a.html").matches("<li><a href=\"../foundations/").count(), 84);
}

#[test]
fn words_that_are_everywhere_are_cut_to_the_best_places() {
    let lesson = |at: usize| {
        let title = if at == 900 { "Common ground" } else { "Lesson" };
        format!(
            "=== content/foundations/{at:04}.md\n---\ntitle: {title}\n---\nA common word, and word{at}.\n"
        )
    };
    let outcome = Project::read(&(0..1000).map(lesson).collect::<String>()).outcome();
    let index = index(&outcome);
    let common = &index.words["common"];
    assert_eq!(common.len(), 400);
    assert!(
        common.contains(&(900, 9))
            && common.contains(&(0, 1))
            && !common.iter().any(|(target, _)| *target == 999)
    );
    assert_eq!(index.words["word999"], [(999, 1)]);
    let sizes = outcome
        .pages
        .iter()
        .filter(|(path, _)| path.starts_with("search/words-") || path.starts_with("search/texts-"));
    let largest = sizes.map(|(path, page)| (page.len(), path)).max().unwrap();
    assert!(largest.0 < 40_000, "{largest:?}");
}

#[test]
fn it_can_be_left_out() {
    let outcome =
        Project::read(&format!("{SITE}=== site.toml\ntitle = \"F\"\n[search]\npublish = false\n")).outcome();
    assert!(!outcome.pages.keys().any(|path| path.starts_with("search")));
    assert!(!outcome.page("foundations/a.html").contains("search.html"));
}

#[test]
fn its_address_is_kept() {
    let site = "=== content/search.md\n---\ntitle: S\n---\nx\n";
    check_problems(
        site,
        "content/search.md:2:8: duplicate-address: the address `search.html` is that of the search page",
    );
    check_problems(&format!("=== site.toml\ntitle = \"F\"\n[search]\npublish = false\n{site}"), "");
}
