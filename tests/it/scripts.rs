//! Words of every script: their addresses, ids, tags and terms.

use crate::project::{Project, check_html, check_lesson};
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
        ("コーヒー・ブレイク", "コーヒーブレイク"),
    ] {
        check_lesson(&format!("## {heading}\n\n[x](#{address})\n"), "");
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
