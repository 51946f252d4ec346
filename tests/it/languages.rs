//! Pages in another language than the site's: words of the interface, directions, lines.

use crate::project::{Project, html};

fn site(language: &str, lang: &str) -> Project {
    let lang = if lang.is_empty() { String::new() } else { format!("lang: {lang}\n") };
    Project::read(&format!(
        "=== site.toml\ntitle = \"F\"\nlanguage = \"{language}\"\n=== content/foundations/a.md\n---\ntitle: Escuchar bien\nsummary: Para empezar.\n{lang}minutes: 30\n---\nTexto.\n\n::: reflection\n\n____ 3 lines\n\n:::\n=== content/foundations/b.md\n---\ntitle: B\nminutes: 30\n---\n::: reflection\n\n____\n\n:::\n"
    ))
}

#[test]
fn words_are_in_the_language_of_the_page() {
    let outcome = site("en", "es").outcome();
    let (spanish, english) = (outcome.page("foundations/a.html"), outcome.page("foundations/b.html"));
    assert!(spanish.contains("<html lang=\"es\" dir=\"ltr\">"));
    for (words, page, other) in [
        ("Buscar", spanish, english),
        ("Piensa y escribe", spanish, english),
        ("Search", english, spanish),
        ("Think and write", english, spanish),
        ("Sin cookies ni rastreo.", spanish, english),
    ] {
        assert!(page.contains(words), "{words}: {page}");
        assert!(!other.contains(&format!(">{words}<")), "{words}: {other}");
    }
    assert!(!spanish.contains("<span lang="), "{spanish}");
    // The slides and the sections of print pages have the words of their text.
    let print = outcome.page("print/all.html");
    assert!(print.contains("Piensa y escribe") && print.contains("Think and write"), "{print}");
}

#[test]
fn words_of_another_language_say_so() {
    for (language, lang, marked) in
        [("en", "fr", "en"), ("en", "ar", "en"), ("es", "fr", "es"), ("ar", "", "en"), ("fr", "", "en")]
    {
        let page = site(language, lang).page("foundations/a.html");
        let mark = format!("<span lang=\"{marked}\" dir=\"ltr\">");
        assert!(page.matches(&mark).count() > 5, "{language} {lang}: {page}");
        assert!(page.contains("<title>Escuchar bien · F</title>"));
    }
    for (language, lang) in [("en", ""), ("es", ""), ("es", "en"), ("en-GB", "en"), ("es", "es-MX")] {
        let page = site(language, lang).page("foundations/a.html");
        assert!(!page.contains("<span lang="), "{language} {lang}: {page}");
    }
}

#[test]
fn times_stay_together_from_right_to_left() {
    assert!(site("ar", "").page("foundations/a.html").contains("\u{2066}30 min\u{2069}"));
    assert!(!site("fr", "").page("foundations/a.html").contains('\u{2066}'));
}

#[test]
fn addresses_run_from_left_to_right() {
    let page = |language: &str| {
        let text = "<https://example.org/a/?b=1&c=2> <ana@example.org>";
        Project::read(&format!("=== site.toml\ntitle = \"F\"\nlanguage = \"{language}\"\n=== content/foundations/a.md\n---\ntitle: A\n---\n{text}\n")).page("foundations/a.html")
    };
    assert!(
        page("he").contains("<a href=\"https://example.org/a/?b=1&amp;c=2\" dir=\"ltr\">"),
        "{}",
        page("he")
    );
    assert!(page("he").contains("<a href=\"mailto:ana@example.org\" dir=\"ltr\">"));
    assert!(!page("en").contains("\" dir=\"ltr\">https"));
}

#[test]
fn lines_of_chinese_and_japanese_have_no_space_between() {
    for (text, shown) in [
        ("まし\nょう。", "ましょう。"),
        ("私たちは、\n**話**します", "私たちは、<strong>話</strong>します"),
        ("**話**\n します", "<strong>話</strong>します"),
        ("建立\n信任", "建立信任"),
        ("한국\n사람", "한국\n사람"),
        ("日本 English\nwords", "日本 English\nwords"),
        ("日本\nEnglish", "日本\nEnglish"),
        ("日 本", "日 本"),
        ("日本  \n東京", "日本<br>\n東京"),
    ] {
        assert_eq!(html(text).trim(), format!("<p>{shown}</p>"), "{text}");
    }
}

#[test]
fn titles_in_other_languages_say_so_wherever_they_are_listed() {
    let project = Project::read(
        "=== site.toml\ntitle = \"F\"\nglossary = \"auto\"\n=== content/glossary.md\n---\ntitle: G\n---\n## Confianza\n\nx\n=== content/foundations/a.md\n---\ntitle: A\nrelated: [b.md]\ntags: [t]\n---\nx\n=== content/foundations/b.md\n---\ntitle: سماع\nsummary: للبدء.\nlang: ar\ntags: [t]\nrelated: [a.md]\n---\nConfianza\n",
    );
    let outcome = project.outcome();
    let said = " lang=\"ar\" dir=\"rtl\"";
    for (page, text) in [
        (
            "foundations/index.html",
            format!("<div class=\"entry-words\"{said}>\n<a class=\"entry-title\" href=\"b.html\">سماع</a>"),
        ),
        ("foundations/a.html", format!("<span class=\"pager-title\"{said}>سماع</span>")),
        ("foundations/a.html", format!("<a href=\"b.html\"{said}>سماع</a>")),
        ("tags/t.html", format!("<div class=\"entry-words\"{said}>")),
        ("search.html", format!("<a href=\"foundations/b.html\"{said}>سماع</a>")),
        ("glossary.html", format!("<a href=\"foundations/b.html\"{said}>سماع</a>")),
        ("print/all.html", format!("id=\"foundations-b--\"{said}>")),
        // On its own page the others are in another language.
        ("foundations/b.html", "<a href=\"a.html\" lang=\"en\" dir=\"ltr\">A</a>".to_owned()),
        ("search/texts-0.js", ",[\"ar\",\"rtl\"]]".to_owned()),
    ] {
        let drawn = outcome.page(page);
        assert!(drawn.contains(&text), "{page}: {text}\n{drawn}");
    }
    // Once for the page itself.
    assert_eq!(outcome.page("foundations/index.html").matches("lang=\"en\" dir").count(), 1);
}

#[test]
fn titles_of_parts_rows_and_contents_say_their_language() {
    let project = Project::read(
        "=== site.toml\ntitle = \"F\"\n=== content/m/index.md\n---\ntitle: وحدة\nsummary: للبدء.\nlang: ar\n---\nx\n=== content/m/a.md\n---\ntitle: سماع\nlang: ar\ntags: [كلمة, both]\nminutes: 5\n---\n[d](d.svg)\n\n::: facilitator\n\nx\n\n:::\n=== content/m/d.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>\n=== content/n/b.md\n---\ntitle: B\ntags: [both]\n---\nx\n=== content/reference/e.md\n---\ntitle: مدخل\nlang: ar\nsummary: قصير.\ntags: [كلمة]\nfrom_session: ../sessions/s.md\n---\nx\n=== content/sessions/s.md\n---\ntitle: لقاء\nlang: ar\nstart: 2026-05-01 10:00\n---\n::: agenda\n\n- 5 min · [سماع](../m/a.md)\n\n:::\n=== content/worksheets/index.md\n---\ntitle: أوراق\nlang: ar\n---\nx\n=== content/worksheets/w.md\n---\ntitle: ورقة\nlang: ar\n---\n____\n",
    );
    let outcome = project.outcome();
    let said = " lang=\"ar\" dir=\"rtl\"";
    for (page, text) in [
        ("index.html", format!("<div class=\"module-words\"{said}>")),
        ("index.html", format!("<a href=\"worksheets/index.html\"{said}>أوراق</a>")),
        // The navigation, and the way on from a module.
        (
            "n/b.html",
            format!("<a href=\"../m/index.html\"{said}><span class=\"site-nav-number\">1</span> وحدة</a>"),
        ),
        ("n/b.html", format!("<a href=\"../worksheets/index.html\"{said}>أوراق</a>")),
        ("n/index.html", format!("<span class=\"pager-title\"{said}>وحدة</span>")),
        ("tags/index.html", format!("<a href=\"كلمة.html\"{said}>كلمة</a>")),
        ("tags/index.html", "<a href=\"both.html\">both</a>".to_owned()),
        ("m/d.svg.html", format!("<a href=\"a.html\"{said}>سماع</a>")),
        ("sessions/index.html", format!("<a class=\"entry-title\" href=\"s.html\"{said}>لقاء</a>")),
        (
            "reference/index.html",
            format!("<a href=\"#e\"{said}>مدخل</a> <span class=\"contents-summary\"{said}>قصير.</span>"),
        ),
        ("reference/by-session.html", format!("<a href=\"../sessions/s.html\"{said}>لقاء</a>")),
        ("reference/by-tag.html", format!("<a href=\"../tags/كلمة.html\"{said}>كلمة</a>")),
        ("print/all.html", format!("{said}>سماع</a>")),
        ("facilitator/index.html", format!("{said}>سماع</a>")),
        // On pages in that language the other titles say theirs, and its own say nothing.
        ("m/a.html", "<a href=\"../n/index.html\"><span".to_owned()),
        ("m/a.html", "<a href=\"../worksheets/index.html\">أوراق</a>".to_owned()),
    ] {
        let Some(drawn) = outcome.pages.get(page) else {
            panic!("no {page} in {:?} {}", outcome.pages.keys(), outcome.problems)
        };
        let encoded = text.replace("كلمة.html", "%D9%83%D9%84%D9%85%D8%A9.html");
        assert!(drawn.contains(&text) || drawn.contains(&encoded), "{page}: {text}\n{drawn}");
    }
}

#[test]
fn titles_of_modules_in_the_settings_are_in_the_language_of_the_site() {
    let project = Project::read(
        "=== site.toml\ntitle = \"F\"\n[[modules]]\nfolder = \"m\"\ntitle = \"First\"\n=== content/m/a.md\n---\ntitle: سماع\nlang: ar\n---\nx\n",
    );
    let outcome = project.outcome();
    let page = outcome.page("m/a.html");
    assert!(
        page.contains("<a href=\"../m/index.html\" aria-current=\"true\" lang=\"en\" dir=\"ltr\">"),
        "{page}"
    );
}
