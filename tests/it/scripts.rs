//! Words of every script: their addresses, ids, tags and terms.

use crate::project::{Project, check_html, check_lesson, check_problems, prose, words};
use unicode_normalization::UnicodeNormalization;

#[test]
fn addresses_of_headings_are_those_of_code_hosts() {
    let headings = [
        ("सुनने की प्रक्रिया", "सुनने-की-प्रक्रिया"),
        ("विश्वास क्या है?", "विश्वास-क्या-है"),
        ("ฟังให้ดี", "ฟังให้ดี"),
        ("บทที่ ๑", "บทที่-๑"),
        ("தொடர்பு கொள்", "தொடர்பு-கொள்"),
        ("ಕನ್ನಡ ಶಬ್ದ", "ಕನ್ನಡ-ಶಬ್ದ"),
        ("മലയാളം വാക്ക്", "മലയാളം-വാക്ക്"),
        ("తెలుగు మాట", "తెలుగు-మాట"),
        ("বিশ্বাস কী", "বিশ্বাস-কী"),
        ("ਵਿਸ਼ਵਾਸ", "ਵਿਸ਼ਵਾਸ"),
        ("સાંભળવું", "સાંભળવું"),
        ("ភាសាខ្មែរ", "ភាសាខ្មែរ"),
        ("សេចក្តី\u{200b}ទុកចិត្ត", "សេចក្តីទុកចិត្ត"),
        ("මිනිස්සු", "මිනිස්සු"),
        ("ယုံကြည်မှု ဆိုတာ", "ယုံကြည်မှု-ဆိုတာ"),
        ("လူများ၏ အခွင့်အရေး", "လူများ-အခွင့်အရေး"),
        ("ຄວາມໄວ້ວາງໃຈ", "ຄວາມໄວ້ວາງໃຈ"),
        ("བོད་སྐད།", "བོདསྐད"),
        ("שָׁלוֹם עֲלֵיכֶם", "שָׁלוֹם-עֲלֵיכֶם"),
        ("צה״ל", "צהל"),
        ("السَّلَامُ عَلَيْكُم", "السَّلَامُ-عَلَيْكُم"),
        ("می\u{200c}خواهم", "میخواهم"),
        ("ක්\u{200d}රමය", "ක්රමය"),
        ("Tiếng Việt", "tiếng-việt"),
        ("Mu\u{308}de sein", "müde-sein"),
        ("G\u{303}uahe\u{303}", "g\u{303}uahẽ"),
        ("信頼とは", "信頼とは"),
        ("신뢰란 무엇인가", "신뢰란-무엇인가"),
        ("Ինչո՞ւ", "ինչու"),
        ("葛\u{e0100}城", "葛城"),
        // What English headings had, they keep.
        ("Don't stop", "dont-stop"),
        ("1\u{fe0f}\u{20e3} First", "1-first"),
        ("❤\u{fe0f} Love", "love"),
        ("A/B", "a-b"),
    ];
    let apart = |text: &str| text.nfd().collect::<String>();
    for form in [str::to_owned, apart] {
        let links = headings.map(|(_, id)| format!("[x](#{id}) [x](#{})\n", apart(id)));
        let text = headings.map(|(heading, _)| form(&format!("## {heading}\n\n"))).concat() + &links.concat();
        check_lesson(&text, "");
        let ids = headings.map(|(_, id)| format!("<h2 id=\"{}\">", id.nfc().collect::<String>()));
        check_html(&text, &ids.each_ref().map(String::as_str));
    }
}

#[test]
fn the_address_that_a_code_host_gives_leads_there() {
    for (heading, address) in [
        ("❤\u{fe0f} Love", "\u{fe0f}-love"),
        ("葛\u{e0100}城", "葛\u{e0100}城"),
        ("a‿b c", "a‿b-c"),
        ("क्या/कैसे", "क्याकैसे"),
        ("🎯 लक्ष्य", "-लक्ष्य"),
        ("सुनो 👂 बोलो", "सुनो--बोलो"),
        ("समय: ५–१० मिनट", "समय-५१०-मिनट"),
        ("இலக்கு 🎯", "இலக்கு-"),
        ("கேள் - பேசு", "கேள்---பேசு"),
        ("🎯 লক্ষ্য", "-লক্ষ্য"),
        ("শোনো/বলো", "শোনোবলো"),
        ("🎯 ပန်းတိုင်", "-ပန်းတိုင်"),
        ("မေး/ဖြေ", "မေးဖြေ"),
        ("เป้าหมาย 🎯", "เป้าหมาย-"),
        ("ฟัง/พูด", "ฟังพูด"),
        ("コーヒー・ブレイク", "コーヒーブレイク"),
    ] {
        check_lesson(&format!("## {heading}\n\n[x](#{address})\n"), "");
    }
}

/// Digits, sentence ends, hyphens and Latin words: the id here is the address on code hosts.
#[test]
fn headings_of_indic_and_southeast_asian_scripts() {
    let headings = [
        ("पाठ १२", "पाठ-१२"),
        ("सुनो। फिर बोलो।", "सुनो-फिर-बोलो"),
        ("आत्म-सम्मान", "आत्म-सम्मान"),
        ("Zoom पर मिलना", "zoom-पर-मिलना"),
        ("क़ानून और ज़िम्मेदारी", "क़ानून-और-ज़िम्मेदारी"),
        ("समय (३० मिनट)", "समय-३०-मिनट"),
        ("ॐ नमः॥", "ॐ-नमः"),
        ("பாடம் ௧௨", "பாடம்-௧௨"),
        ("கேள்! பேசு.", "கேள்-பேசு"),
        ("சுய-மதிப்பு", "சுய-மதிப்பு"),
        ("Zoom வழியாக", "zoom-வழியாக"),
        ("ஃ என்ற எழுத்து", "ஃ-என்ற-எழுத்து"),
        ("கொள்கை, செயல்", "கொள்கை-செயல்"),
        ("நேரம் 30 நிமிடம்", "நேரம்-30-நிமிடம்"),
        ("পাঠ ১২", "পাঠ-১২"),
        ("শোনো। বলো।", "শোনো-বলো"),
        ("আত্ম-সম্মান", "আত্ম-সম্মান"),
        ("Zoom-এ দেখা", "zoom-এ-দেখা"),
        ("সময়: ৩০ মিনিট", "সময়-৩০-মিনিট"),
        ("হঠাৎ বাধা ও দুঃখ", "হঠাৎ-বাধা-ও-দুঃখ"),
        ("কী হলো?", "কী-হলো"),
        ("သင်ခန်းစာ ၁၂", "သင်ခန်းစာ-၁၂"),
        ("နားထောင်ပါ။ ပြောပါ။", "နားထောင်ပါ-ပြောပါ"),
        ("ကိုယ်-စိတ်", "ကိုယ်-စိတ်"),
        ("Zoom သုံးနည်း", "zoom-သုံးနည်း"),
        ("မေး၊ ဖြေ", "မေး-ဖြေ"),
        ("ဥက္ကဋ္ဌ", "ဥက္ကဋ္ဌ"),
        ("အချိန် (၃၀ မိနစ်)", "အချိန်-၃၀-မိနစ်"),
        ("บทที่ ๑๒", "บทที่-๑๒"),
        ("ฟัง-พูด", "ฟัง-พูด"),
        ("ใช้ Zoom อย่างไร", "ใช้-zoom-อย่างไร"),
        ("เด็กๆ กับผู้ใหญ่", "เด็กๆ-กับผู้ใหญ่"),
        ("กรุงเทพฯ", "กรุงเทพฯ"),
        ("น้ำใจ", "น้ำใจ"),
        ("เวลา (30 นาที)", "เวลา-30-นาที"),
        ("จบบท๚", "จบบท"),
    ];
    for form in [str::to_owned, |text: &str| text.nfd().collect::<String>()] {
        let links = headings.map(|(_, id)| format!("[x](#{id})\n"));
        let text = headings.map(|(heading, _)| form(&format!("## {heading}\n\n"))).concat() + &links.concat();
        check_lesson(&text, "");
        let ids = headings.map(|(_, id)| format!("<h2 id=\"{}\">", id.nfc().collect::<String>()));
        check_html(&text, &ids.each_ref().map(String::as_str));
    }
}

#[test]
fn ids_that_authors_fix() {
    let nfd = |text: &str| text.nfd().collect::<String>();
    for id in ["प्रक्रिया", "für", "می\u{200c}خواهم"] {
        for (written, linked) in [(id.to_owned(), nfd(id)), (nfd(id), id.to_owned())] {
            check_lesson(&format!("## A {{#{written}}}\n\n[x](#{linked})\n"), "");
            check_lesson(&format!("::: tool B {{#{written}}}\n\nc\n\n:::\n\n[x](#{linked})\n"), "");
        }
        let sheet = format!("=== content/worksheets/w.md\n---\ntitle: W\n---\nName: ____ {{#{}}}\n", nfd(id));
        assert!(Project::read(&sheet).page("fields.json").contains(&format!("\"{id}\"")));
    }
}

#[test]
fn the_same_question_and_tag_in_either_form() {
    let question = "Für wen?";
    let apart: String = question.nfd().collect();
    let page = |question: &str| {
        let sheet =
            format!("=== content/worksheets/w.md\n---\ntitle: W\n---\n{question} ____\n\nप्रश्न: ____\n");
        Project::read(&sheet).page("fields.json")
    };
    assert!(page(question).contains("\"für-wen\""));
    assert!(page(question).contains("\"प्रश्न\""));
    assert!(page(&apart).contains("\"für-wen\""));
    let tagged = |name: &str, tag: &str| {
        format!("=== content/foundations/{name}.md\n---\ntitle: {name}\ntags: [{tag}]\n---\nx\n")
    };
    let apart: String = "Zuhören".nfd().collect();
    let outcome =
        Project::read(&(tagged("a", "Zuhören") + &tagged("b", &apart) + &tagged("c", "कर्ता"))).outcome();
    assert_eq!(outcome.problems, "");
    let tags: Vec<&String> = outcome.pages.keys().filter(|page| page.starts_with("tags/")).collect();
    assert_eq!(tags, ["tags/index.html", "tags/zuhören.html", "tags/कर्ता.html"]);
}

/// The words of a text that are linked to a glossary with these terms.
fn linked(terms: &[&str], text: &str) -> Vec<String> {
    let headings: String = terms.iter().map(|term| format!("## {term}\n\nx\n\n")).collect();
    let site = "=== site.toml\ntitle = \"F\"\nglossary = \"auto\"\n";
    let glossary = format!("=== content/glossary.md\n---\ntitle: W\n---\n{headings}");
    let lesson = format!("=== content/foundations/a.md\n---\ntitle: A\n---\n{text}\n");
    let page = Project::read(&(site.to_owned() + &glossary + &lesson)).page("foundations/a.html");
    let links = page.split("<a class=\"term\" href=\"").skip(1);
    links.filter_map(|link| link.split(['>', '<']).nth(1).map(str::to_owned)).collect()
}

#[test]
fn terms_in_capital_and_small_letters_of_every_script() {
    let none: [&str; 0] = [];
    for (term, text, found) in [
        ("Доверие", "Это доверие.", "доверие"),
        ("доверие", "ДОВЕРИЕ!", "ДОВЕРИЕ"),
        ("Übung", "Eine übung.", "übung"),
        ("Éducation populaire", "L’éducation populaire.", "éducation populaire"),
        ("Éducation populaire", "L'ÉDUCATION POPULAIRE", "ÉDUCATION POPULAIRE"),
        ("Ética", "la ética", "ética"),
        ("Ñandú", "Un ñandú.", "ñandú"),
        ("Εμπιστοσύνη", "Η εμπιστοσύνη.", "εμπιστοσύνη"),
        ("Δρόμος", "ΔΡΌΜΟΣ", "ΔΡΌΜΟΣ"),
        ("ΔΡΌΜΟΣ", "ο δρόμος.", "δρόμος"),
        ("Straße", "AUF DER STRASSE", "STRASSE"),
        ("Strasse", "die Straße", "Straße"),
        ("İletişim", "bir iletişim.", "iletişim"),
        ("iletişim", "İLETİŞİM", "İLETİŞİM"),
        ("Işık", "bir ışık", "ışık"),
        ("Sınır", "SINIR", "SINIR"),
        ("Վստահություն", "վստահություն", "վստահություն"),
        ("Đoàn kết", "đoàn kết", "đoàn kết"),
        ("Zuho\u{308}ren", "Das Zuhören.", "Zuhören"),
        ("Zuhören", "Das zuho\u{308}ren, ja", "zuho\u{308}ren"),
        (
            "커뮤니티",
            "\u{110f}\u{1165}\u{1106}\u{1172}\u{1102}\u{1175}\u{1110}\u{1175}를",
            "\u{110f}\u{1165}\u{1106}\u{1172}\u{1102}\u{1175}\u{1110}\u{1175}",
        ),
        ("می\u{200c}خواهم", "من میخواهم.", "میخواهم"),
        ("C++", "In C++ und", "C++"),
        ("विश्वास", "वह विश्वास है", "विश्वास"),
        ("ཡིད་ཆེས།", "ཡིད་ཆེས་ཀྱི", "ཡིད་ཆེས"),
    ] {
        assert_eq!(linked(&[term], text), [found], "{term} in {text}");
    }
    for (term, text) in [
        ("Fu", "Fuß"),
        ("Sınır", "sinir"),
        ("sinir", "SINIR sınır"),
        ("कर", "कर्ता बोलता है"),
        ("शक", "शक्ति"),
        ("Vertrauen", "Vertrauensarbeit"),
        ("ред", "среди"),
    ] {
        let expected: &[&str] = if term == "sinir" { &["SINIR"] } else { &none };
        assert_eq!(linked(&[term], text), expected, "{term} in {text}");
    }
}

#[test]
fn terms_in_running_text_without_spaces() {
    let none: [&str; 0] = [];
    for (term, text) in [
        ("信頼", "彼の信頼は大切です。"),
        ("信頼", "まず信頼を築きます。"),
        ("つながり", "人とのつながりを大切にする。"),
        ("コミュニティ", "私たちのコミュニティで話す。"),
        ("聞き取り", "次の聞き取りでは"),
        ("Trust", "これはTrustです"),
        ("信任", "我们需要建立信任才能合作。"),
        ("社区组织", "什么是社区组织？"),
        ("力", "この力を使う"),
        ("신뢰", "우리는 신뢰를 쌓는다."),
        ("커뮤니티", "커뮤니티에서는 서로 돕는다"),
        ("공동체 조직", "공동체 조직은 중요하다"),
        ("힘", "함께하는 힘을 느낀다"),
        ("ความไว้วางใจ", "เราต้องการความไว้วางใจมาก"),
        ("ชุมชน", "เราทำงานกับชุมชนของเรา"),
        ("การฟัง", "เริ่มจากการฟังอย่างตั้งใจ"),
        ("ຄວາມໄວ້ວາງໃຈ", "ພວກເຮົາສ້າງຄວາມໄວ້ວາງໃຈນຳກັນ"),
        ("ယုံကြည်မှု", "ကျွန်ုပ်တို့ယုံကြည်မှုကိုတည်ဆောက်သည်"),
        ("ទំនុកចិត្ត", "យើងកសាងទំនុកចិត្តជាមួយគ្នា"),
        ("សហគមន៍", "នៅក្នុងសហគមន៍របស់យើង"),
        ("Community", "우리 Community는"),
    ] {
        assert_eq!(linked(&[term], text), [term], "{term} in {text}");
    }
    for (term, text) in [
        // Inside a syllable, or inside a word that signs tell apart.
        ("パート", "アパートに住む"),
        ("力", "努力する"),
        ("信", "信頼する"),
        ("きょ", "きょう"),
        ("しゃ", "しゃーない"),
        ("まち", "きまちがい"),
        ("신", "신뢰를 쌓는다"),
        ("뢰", "신뢰를"),
        ("힘", "힘들다"),
        ("ตา", "เขาเดินตามทาง"),
        ("รัก", "การอนุรักษ์ป่า"),
        ("รงเรยน", "เรงเรยน"),
        ("วาง", "เขาว่าวางา"),
        ("ยุติธรรม", "ยุติธรรมะ"),
        ("ကမ", "ကမ်းစပ်"),
        ("ယုံက", "ယုံကြည်"),
        ("ទុកច", "ទុកចិត្ត"),
        ("ត្ត", "ចិត្ត"),
    ] {
        assert_eq!(linked(&[term], text), none, "{term} in {text}");
    }
    // The longest term wins.
    assert_eq!(linked(&["信頼", "信頼関係"], "信頼関係を築く"), ["信頼関係"]);
}

#[test]
fn a_term_is_explained_once_in_any_form() {
    for (first, second) in [("Übung", "übung"), ("Zuhören", "Zuho\u{308}ren"), ("Straße", "STRASSE")] {
        let glossary =
            format!("=== content/glossary.md\n---\ntitle: W\n---\n## {first}\n\na\n\n## {second}\n\nb\n");
        check_problems(
            &glossary,
            &format!("content/glossary.md:8:1: duplicate-term: the term `{second}` is explained twice\n"),
        );
    }
}

/// What is printed for a text in a language.
fn printed(language: &str, text: &str) -> String {
    let site = format!("=== site.toml\ntitle = \"F\"\nlanguage = \"{language}\"\n");
    let lesson = format!("=== content/foundations/a.md\n---\ntitle: A\n---\n{text}\n");
    words(prose(&Project::read(&(site + &lesson)).page("foundations/a.html")))
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    for (language, expected) in [
        ("en", "Said: “Yes” and ‘no’, it’s"),
        ("en-GB", "Said: “Yes” and ‘no’, it’s"),
        ("de", "Said: „Yes“ and ‚no‘, it’s"),
        ("de-CH", "Said: «Yes» and ‹no›, it’s"),
        ("fr", "Said: « Yes » and “no”, it’s"),
        ("fr-CA", "Said: « Yes » and “no”, it’s"),
        ("ru", "Said: «Yes» and „no“, it’s"),
        ("uk", "Said: «Yes» and „no“, it’s"),
        ("es", "Said: «Yes» and “no”, it’s"),
        ("es-MX", "Said: «Yes» and “no”, it’s"),
        ("it", "Said: «Yes» and “no”, it’s"),
        ("pt-BR", "Said: “Yes” and ‘no’, it’s"),
        ("pt-PT", "Said: «Yes» and “no”, it’s"),
        ("pl", "Said: „Yes” and «no», it’s"),
        ("cs", "Said: „Yes“ and ‚no‘, it’s"),
        ("hu", "Said: „Yes” and »no«, it’s"),
        ("sv", "Said: ”Yes” and ’no’, it’s"),
        ("fi", "Said: ”Yes” and ’no’, it’s"),
        ("nl", "Said: “Yes” and ‘no’, it’s"),
        ("da", "Said: “Yes” and ‘no’, it’s"),
        ("nb", "Said: «Yes» and ‘no’, it’s"),
        ("ja", "Said: 「Yes」 and 『no』, it’s"),
        ("zh", "Said: “Yes” and ‘no’, it’s"),
        ("zh-Hant", "Said: 「Yes」 and 『no』, it’s"),
        ("ko", "Said: “Yes” and ‘no’, it’s"),
        // Nobody has told us which marks these have.
        ("qu", "Said: \"Yes\" and 'no', it's"),
    ] {
        assert_eq!(printed(language, "Said: \"Yes\" and 'no', it's"), expected, "{language}");
    }
}

#[test]
fn marks_that_close_nothing_stay_straight() {
    for (text, expected) in [
        ("The '90s and rock 'n' roll, 5'10\" tall", "The ’90s and rock ’n’ roll, 5'10\" tall"),
        (
            "'twas, dogs' ears, \"nested 'inner' quotes\", o'clock",
            "’twas, dogs’ ears, “nested ‘inner’ quotes”, o’clock",
        ),
        ("\"Start of line\" and end\"", "“Start of line” and end\""),
        ("a \" b", "a \" b"),
        ("\"", "\""),
        ("x \"never closed", "x \"never closed"),
        ("\"A paragraph of several.", "“A paragraph of several."),
        (
            "He said \"`code`\" and \"*em*\" and \"—dash\" and \"…\".",
            "He said “code” and “em” and “—dash” and “…”.",
        ),
        (
            "\"**fat** word\" and \"[link](https://x.org/)\" and (\"so\").",
            "“fat word” and “link” and (“so”).",
        ),
        ("'*em*' \"'twice'\" \"it's 'em'\"", "‘em’ “‘twice’” “it’s ‘em’”"),
        ("\"(1)\" 3\" pipe, in \"1990\", the 1990's", "“(1)” 3\" pipe, in “1990”, the 1990’s"),
        ("日本語\"引用\"です", "日本語“引用”です"),
        ("'한국'은 \"커뮤니티\"를", "‘한국’은 “커뮤니티”를"),
        ("\\\"as it is\\\" \\'so\\'", "\"as it is\" 'so'"),
        ("`\"code\"`", "\"code\""),
        ("«\"Nested\"»", "«“Nested”»"),
        ("“by hand” and ‘so’", "“by hand” and ‘so’"),
        ("- \"one\n- two\"", "“one\ntwo\""),
    ] {
        assert_eq!(printed("en", text), expected, "{text}");
    }
    assert_eq!(printed("de", "“by hand” bleibt, \"nicht\" so"), "“by hand” bleibt, „nicht“ so");
    assert_eq!(printed("ja", "日本語\"引用\"です"), "日本語「引用」です");
    assert_eq!(
        printed("fr", "Il dit : \"Bonjour\", l'eau, \"l'eau\"."),
        "Il dit : « Bonjour », l’eau, « l’eau »."
    );
    assert_eq!(printed("nl", "'s avonds en 'n \"kop\""), "’s avonds en ’n “kop”");
    assert_eq!(printed("de", "    \"code\"\n\n```\n\"\n```\n"), "\"code\"\n\"");
}

#[test]
fn titles_have_the_marks_of_their_page() {
    let site = "=== site.toml\ntitle = \"F\"\nlanguage = \"de\"\nslides = true\n";
    let text = "=== content/foundations/a.md\n---\ntitle: A\n---\n## Das \"Wort\"\n\nx\n\n## Zwei\n\ny\n\n::: tool Ein \"Ding\"\n\nx\n\n:::\n=== content/foundations/b.md\n---\ntitle: B\nlang: fr\n---\n## Le \"mot\"\n\n## Deux\n";
    let outcome = Project::read(&(site.to_owned() + text)).outcome();
    let page = outcome.page("foundations/a.html");
    assert!(
        page.contains("Ein „Ding“") && !page.contains(['“', '”']) || page.matches("„Wort“").count() > 2,
        "{page}"
    );
    assert!(!page.contains("“Wort”"), "{page}");
    assert!(page.contains("id=\"das-wort\""), "{page}");
    let page = outcome.page("foundations/b.html");
    assert!(page.contains("Le «\u{202f}mot\u{202f}»") && !page.contains("“mot”"), "{page}");
    assert!(!outcome.page("foundations/a.slides.html").contains("“Wort”"));
}
