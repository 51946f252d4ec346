//! Lists by letter are in the order of the site's language, under the letters that it has.

use crate::project::Project;

/// The list of everything of a site with these titles, without the pages that every site has: `A: Ala, Åse; B: …`.
fn listed(language: &str, titles: &[&str]) -> String {
    let mut text = format!("=== site.toml\ntitle = \"F\"\nlanguage = \"{language}\"\n");
    for (at, title) in titles.iter().enumerate() {
        text += &format!("=== content/p{at:03}.md\n---\ntitle: \"{title}\"\n---\nx\n");
    }
    let page = Project::read(&text).page("search.html");
    let list = page.split_once("class=\"letters\"").unwrap().1;
    let group = |group: &str| {
        let (letter, rest) = group.split_once("</h3>").unwrap();
        let links = rest.split("<a href=").skip(1).filter_map(|link| link.split(['>', '<']).nth(1));
        let links = links.filter(|link| titles.contains(link)).collect::<Vec<_>>().join(", ");
        (!links.is_empty()).then(|| format!("{}: {links}", letter.replace("<h3>", "")))
    };
    list.split("<h3>").skip(1).filter_map(group).collect::<Vec<_>>().join("; ")
}

#[test]
fn everything_is_listed_in_the_order_of_the_language() {
    let mut wrong = Vec::new();
    for (language, titles, expected) in [
        ("sv", "Öppen Åtta Zon Ärlig Andra Ål", "A: Andra; Z: Zon; Å: Ål, Åtta; Ä: Ärlig; Ö: Öppen"),
        ("fi", "Öljy Zen Äiti Åbo Aalto", "A: Aalto; Z: Zen; Å: Åbo; Ä: Äiti; Ö: Öljy"),
        ("da", "Ål Zebra Aarhus Ærlig Øl Abe", "A: Abe; Z: Zebra; Æ: Ærlig; Ø: Øl; Å: Ål, Aarhus"),
        ("nb", "Åpen Ørn Ære Zoo", "Z: Zoo; Æ: Ære; Ø: Ørn; Å: Åpen"),
        ("en", "Åtta Zone Apple Ære Ñandú Straße", "A: Ære, Apple, Åtta; N: Ñandú; S: Straße; Z: Zone"),
        ("de", "Übung Zeit Äpfel Uhr Affe ßa", "A: Affe, Äpfel; S: ßa; U: Übung, Uhr; Z: Zeit"),
        (
            "es",
            "ñandú Nube nylon Ñu Oso Árbol llama",
            "A: Árbol; L: llama; N: Nube, nylon; Ñ: ñandú, Ñu; O: Oso",
        ),
        ("pl", "Łąka Lato Lód Żaba Źródło Zamek", "L: Lato, Lód; Ł: Łąka; Z: Zamek; Ź: Źródło; Ż: Żaba"),
        ("cs", "Chata Cena Hora Ihned Čas", "C: Cena; Č: Čas; H: Hora; Ch: Chata; I: Ihned"),
        ("sk", "Chata Dom Džús Dedo Hora", "D: Dedo, Dom, Džús; H: Hora; Ch: Chata"),
        (
            "hu",
            "Csoport Cukor Dzsungel Dal Gyűlés Gond",
            "C: Cukor; Cs: Csoport; D: Dal; Dzs: Dzsungel; G: Gond; Gy: Gyűlés",
        ),
        (
            "hr",
            "Ljubav Lopta Njega Noć Džep Dan",
            "D: Dan; Dž: Džep; L: Lopta; Lj: Ljubav; N: Noć; Nj: Njega",
        ),
        ("tr", "İletişim Işık Hak Çay Cam ilk", "C: Cam; Ç: Çay; H: Hak; I: Işık; İ: İletişim, ilk"),
        (
            "uk",
            "Ґрунт Їжа Єдність Жити Йод Ідея Голос Ера И",
            "Г: Голос; Ґ: Ґрунт; Е: Ера; Є: Єдність; Ж: Жити; И: И; І: Ідея; Ї: Їжа; Й: Йод",
        ),
        ("uk", "Мама М’ята Мова", "М: Мама, Мова, М’ята"),
        ("ru", "Ёж Еда Жук Йод Игра", "Е: Еда, Ёж; Ж: Жук; И: Игра; Й: Йод"),
        ("el", "Άνθρωπος Ωραία αγάπη", "Α: αγάπη, Άνθρωπος; Ω: Ωραία"),
        (
            "fa",
            "گفتگو کتاب آب اعتماد پدر یاد بازی",
            "آ: آب; ا: اعتماد; ب: بازی; پ: پدر; ک: کتاب; گ: گفتگو; ی: یاد",
        ),
        ("ar", "ثقة أمل باب اسم", "ا: اسم, أمل; ب: باب; ث: ثقة"),
        ("he", "שלום אמון בית", "א: אמון; ב: בית; ש: שלום"),
        ("hi", "विश्वास आदर अगर कर्ता", "अ: अगर; आ: आदर; क: कर्ता; व: विश्वास"),
        ("th", "เกม กาแฟ แขก ขาว ไว้ใจ", "ก: กาแฟ, เกม; ข: ขาว, แขก; ว: ไว้ใจ"),
        ("lo", "ເກມ ການ ແຂກ", "ກ: ການ, ເກມ; ຂ: ແຂກ"),
        ("my", "ခရီး ကား", "က: ကား; ခ: ခရီး"),
        ("ka", "ნდობა ამბავი", "ა: ამბავი; ნ: ნდობა"),
        ("ko", "신뢰 가족 까치 나무 信任", "ㄱ: 가족, 까치; ㄴ: 나무; ㅅ: 신뢰, 信任"),
        (
            "ja",
            "がっこう かぞく カメラ あい きく しんらい 信頼 Trust",
            "T: Trust; あ: あい; か: かぞく, がっこう, カメラ, きく; さ: しんらい; Other signs: 信頼",
        ),
        ("zh", "信任 社区 北京 组织 Apple 爱", "A: 爱, Apple; B: 北京; S: 社区; X: 信任; Z: 组织"),
        ("zh-Hant", "信任 一 Zoo 社區", "1劃: 一; 8劃: 社區; 9劃: 信任; Z: Zoo"),
        ("en", "信頼 かい 신뢰 Trust", "T: Trust; ㅅ: 신뢰; か: かい; Other signs: 信頼"),
        // A tag of no language, and one that is none.
        ("zz", "Zoo Ape Åse", "A: Ape, Åse; Z: Zoo"),
        ("en-x-twain", "Zoo Ape", "A: Ape; Z: Zoo"),
    ] {
        let titles: Vec<&str> = titles.split(' ').collect();
        let turned: Vec<&str> = titles.iter().rev().copied().collect();
        for titles in [titles, turned] {
            let found = listed(language, &titles);
            if found != expected {
                wrong.push(format!("{language}\n found {found}\nwanted {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn signs_before_and_in_words_are_not_sorted() {
    let titles = [
        "“Zero”",
        "¿Qué?",
        "E-mail",
        "Early",
        "Don’t",
        "Donkey",
        "❤️ Love",
        "10 steps",
        "…",
        "C++",
        "C",
        "A way",
    ];
    assert_eq!(
        listed("en", &titles),
        "0–9: 10 steps; A: A way; C: C, C++; D: Donkey, Don’t; E: E-mail, Early; L: ❤️ Love; Q: ¿Qué?; Z: “Zero”; Other signs: …"
    );
}

#[test]
fn letters_apart_from_their_accents_are_the_same_letter() {
    assert_eq!(listed("sv", &["A\u{30a}l", "Ålder", "Zon"]), "Z: Zon; Å: A\u{30a}l, Ålder");
}

#[test]
fn glossaries_and_tags_are_in_the_order_of_the_language() {
    let outcome = Project::read(
        "=== site.toml\ntitle = \"F\"\nlanguage = \"sv\"\n=== content/glossary.md\n---\ntitle: Ord\n---\nx\n\n## Öppen\n\no\n\n## Ål\n\na\n\n### Mer\n\n## Zon\n\nz\n\n## Andra\n\nb\n=== content/foundations/a.md\n---\ntitle: A\ntags: [ö, å, z, a]\n---\nx\n=== content/reference/a.md\n---\ntitle: R\ntags: [ö]\n---\nx\n=== content/reference/b.md\n---\ntitle: S\ntags: [å, z]\n---\nx\n",
    )
    .outcome();
    for (page, pieces) in [
        ("glossary.html", [">Andra ", ">Zon ", ">Ål ", ">Öppen "]),
        ("print/all.html", [">Andra</h3>", ">Zon</h3>", ">Ål</h3>", ">Öppen</h3>"]),
        ("tags/index.html", [">a</a>", ">z</a>", ">å</a>", ">ö</a>"]),
        ("reference/by-tag.html", ["\"tag--z\"", ">z</a>", ">å</a>", ">ö</a>"]),
        ("reference/index.html", ["value=\"z\"", ">å (1)</option>", ">ö (1)</option>", "id=\"chapter--å\""]),
        ("reference/index.html", ["id=\"chapter--å\"", "id=\"b\"", "id=\"chapter--ö\"", "id=\"a\""]),
    ] {
        let drawn = outcome.page(page);
        let from = drawn.find("<main").unwrap_or_default();
        let place = |piece: &&str| {
            from + drawn[from..].find(*piece).unwrap_or_else(|| panic!("no {piece} in {drawn}"))
        };
        let places: Vec<usize> = pieces.iter().map(place).collect();
        assert!(places.is_sorted(), "{page} {pieces:?} {places:?}\n{drawn}");
    }
}

#[test]
fn a_glossary_in_another_language_is_in_the_order_of_its_own() {
    for (lang, first) in [("", "Ål"), ("lang: sv\n", "Zon")] {
        let text = format!("=== content/glossary.md\n---\ntitle: G\n{lang}---\n## Zon\n\nx\n\n## Ål\n\nx\n");
        let page = Project::read(&text).page("glossary.html");
        assert!(
            page.find(&format!(">{first} ")).unwrap()
                < page.find(if first == "Ål" { ">Zon " } else { ">Ål " }).unwrap()
        );
    }
}
