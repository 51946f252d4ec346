//! Which questions ask for people, and what in words tells who somebody is.

use super::{SIGNS, file, handed, notes, notes_with};
use crate::properties::runner;
use fieldbook::collect::{Known, Names, like_names, mask, names_people};
use proptest::prelude::*;

#[test]
fn questions_that_ask_for_people() {
    for label in [
        "Name",
        "Your name",
        "Name of your group",
        "Who?",
        "Whom I will contact first",
        "With whom",
        "I met with",
        "Who will ask me how it went?",
        "Person",
        "One person I will contact first, and how",
        "Contact person",
        "First partner, Email or phone",
        "Facilitator",
        "Note-taker",
        "Given to",
        "Signature",
        "Partner",
        "From",
        "To",
        "What should we try next, and whom should we ask?",
        "Leader or organization",
        "Who, Directly impacted people",
        "A person I would like to know better",
        "Nombre",
        "¿Quién?",
        "¿Con quién?",
        "Persona de contacto",
        "Firma",
        "Correo electrónico",
        "Teléfono",
        "Facilitadora",
        "Toma de notas",
        "Me reuní con",
        "¿A quién llamamos?",
    ] {
        assert!(names_people(label), "{label}");
    }
    for label in [
        "What helped",
        "What the facilitator noted, What helped",
        "What did one person say that matters?",
        "Name three things that helped you today",
        "What would you say to those who disagree?",
        "Place",
        "Community",
        "What I learned, in words this person would be glad to read",
        "What are people proud of?",
        "By when",
        "How could I use this in my community?",
        "¿Qué ayudó?",
        "Lo que dijo la persona que habló primero",
        "",
        "What happened to the plan we made",
        "Where are you from today",
    ] {
        assert!(!names_people(label), "{label}");
    }
}

#[test]
fn addresses_and_numbers_are_taken_out() {
    for (text, expected) in [
        ("write to ana.b+c@mail.example.org.", "write to [mail]."),
        ("(ana@example.org,bea@example.com)", "([mail],[mail])"),
        ("call +34 612 34 56 78 now", "call [phone] now"),
        ("call (555) 010-0199 now", "call [phone] now"),
        ("555-0199-12", "[phone]"),
        ("612345678", "[phone]"),
        ("٠٦١٢٣٤٥٦٧٨", "[phone]"),
        ("on 2026-10-06 at 18:30", "on 2026-10-06 at 18:30"),
        ("on 6/10/2026", "on 6/10/2026"),
        ("2019-2026", "2019-2026"),
        ("1 000 000 lights", "1 000 000 lights"),
        ("10, 11, 12 and 13", "10, 11, 12 and 13"),
        ("room 1204, floor 3", "room 1204, floor 3"),
        ("1. 2. 3. 4. 5. 6. 7. 8", "1. 2. 3. 4. 5. 6. 7. 8"),
        ("at @ home", "at @ home"),
        ("@ana/ana@example.org or ana@work,ana@example.org", "[mail] or ana@work,[mail]"),
    ] {
        assert_eq!(mask(text, SIGNS).0, expected, "{text}");
    }
}

/// Addresses however they are written, and the words around them.
const ADDRESSES: &[&str] = &[
    "ana@example.org",
    "@ana/ana@example.org",
    "ana.b+c_d-e%f@mail.example.org",
    "o'brien@example.org",
    "o’brien@example.org",
    "\"ana ruiz\"@example.org",
    "a@b@example.org",
    "@ana@social.example",
    "ana@[192.0.2.1]",
    "ana@[IPv6:2001:db8::1]",
    "ana@192.0.2.1",
    "ana@example.org@example.com",
    "ana@example.orgbea@example.com",
    "ana＠example．org",
    "ａｎａ＠ｅｘａｍｐｌｅ。ｏｒｇ",
    "анна@пример.рф",
    "आना@उदाहरण.भारत",
    "安娜@例子.中国",
    "ana@bücher.example",
    "ana(at)example.org",
    "ana (at) example (dot) org",
    "ana [at] example [dot] org",
    "ana{at}example{dot}org",
    "ana<at>example.org",
    "ana [@] example [.] org",
    "ana @ example.org",
    "ana @ example . org",
    "ana%40example.org",
    "ana_at_example_dot_org",
    "ana AT example DOT org",
    "ana at example dot org",
    "ana dot ruiz at example dot co dot uk",
    "ana at gmail.com",
    "ana arroba ejemplo.org",
    "ana arroba ejemplo punto org",
    "ana@exam\u{ad}ple.org",
    "ana@example\u{200b}.org",
];

/// Numbers however they are written.
const NUMBERS: &[&str] = &[
    "5551234",
    "555-1234",
    "5551234567",
    "555_123_4567",
    "555,123,4567",
    "555.123.4567",
    "555/123/4567",
    "555 – 123 – 4567",
    "(555) 123-4567",
    "[555] 123 4567",
    "5 5 5 1 2 3 4 5 6 7",
    "5-5-5-1-2-3-4-5-6-7",
    "555\u{a0}123\u{a0}4567",
    "555\u{2011}123\u{2011}4567",
    "\u{202a}555 123 4567\u{202c}",
    "1-555-123-4567",
    "1.555.123.4567",
    "+44 (0)20 7946 0018",
    "+1 555 123 4567 ext. 89",
    "(+34) 612 345 678",
    "0034 612 345 678",
    "612 345 678",
    "612.345.678",
    "01 23 45 67 89",
    "01.23.45.67.89",
    "030/12345678",
    "06 123 456 78",
    "９０ １２３４ ５６７８",
    "＋81 90 1234 5678",
    "٠٦١٢ ٣٤٥ ٦٧٨",
    "०११ २३४५ ६७८९",
    "০১৭১২৩৪৫৬৭৮",
    "555-123-4567 x12",
    "555 123 4567, ext 12",
    "555 1234 567 555 1234 568 555 1234 569",
    "4111 1111 1111 1111",
];

#[test]
fn addresses_and_numbers_in_every_dress() {
    let has = |text: &str, what: &str| {
        let (kept, _) = mask(text, SIGNS);
        let rest = kept.replace(what, "");
        assert!(kept.contains(what), "{text:?}: {kept:?}");
        assert!(!rest.contains(char::is_numeric), "{text:?}: {kept:?}");
        for secret in
            ["ana", "example", "ruiz", "bea", "ａ", "анна", "пример", "भारत", "中国", "ejemplo", "org"]
        {
            assert!(!rest.contains(secret), "{text:?}: {kept:?}");
        }
    };
    for address in ADDRESSES {
        for around in [("", ""), ("Write: ", ", now"), ("(", ")"), ("x, ", "."), ("mailto:", "?"), ("“", "”")]
        {
            has(&format!("{}{address}{}", around.0, around.1), "[mail]");
        }
        has(&format!("bo@work,{address};{address}"), "[mail]");
    }
    for number in NUMBERS {
        for around in
            [("", ""), ("Call ", " now"), ("Tel.:", ","), ("tel:", "."), ("(", ")"), ("of us:\t", "!")]
        {
            has(&format!("{}{number}{}", around.0, around.1), "[phone]");
        }
    }
}

#[test]
fn words_and_numbers_that_tell_of_nobody_stay() {
    for text in [
        "we met at example.org on a Monday",
        "look at the dot over there, at church",
        "@ana and @bea.ruiz know",
        "ana@work is no address",
        "3 apples@1.50 each, 12 @ 3.50",
        "look_at_this.html",
        "meet @ the bakery. We go at 5. Org charts",
        "on 2026-10-06 and 10/06/2026, 6.10.2026 or 20261006",
        "2026-10-06 14:30, 2026-10-06 14.45, 2026-10-06T14:30:00Z and 2026-10-06T14:30:00+02:00",
        "06.10.–08.10.2026, 2026-10-06/2026-10-09, 6.-8.10.2026",
        "from 10:30 - 12:45, 18.30-20.15, at 9",
        "2019-2026, 1990–1995 2000–2005, 2019/20",
        "In 2026 120 people came, in 2025 98",
        "10,000 people, 1,250,000 people, 1.250.000, 12 500 000, 1\u{202f}000\u{202f}000 and 2500000",
        "$1,250,000.50, 5551234 €, EUR 5551234, 1250000 pesos",
        "pp. 1024–1031, page 1024-1031, págs. 1024-1031",
        "version 10.0.19045.3803, v1.12.34567, 3.1415926",
        "1 2 3 4 5 6 7 8 9 10",
        "1-2-3-4-5-6-7",
        "10 20 30 40 50 60",
        "0, 1, 2, 3, 4, 5, 6",
        "12, 15, 1204, 3, 4500",
        "7 of 12, 3 of 12, 100 %",
        "Romans 8:28-30, Psalm 119:105-112",
    ] {
        assert_eq!(mask(text, SIGNS).0, text);
    }
}

/// Addresses and numbers put together from parts.
fn made() -> impl Strategy<Value = String> {
    let pick = |parts: &'static [&'static str]| prop::sample::select(parts).prop_map(str::to_owned);
    let at = pick(&["@", "＠", "(at)", " [at] ", " @ ", "%40", " arroba "]);
    let dot = pick(&[".", "．", "(dot)", " [dot] "]);
    let address =
        ("[a-zäяक]{1,9}", "[._+-]?", "[a-z0-9]{1,9}", at, "[a-z0-9]{1,5}-?[a-zéж]{1,5}", dot, "[a-zж]{2,6}");
    let address = address.prop_map(|(a, b, c, at, host, dot, end)| [a, b, c, at, host, dot, end].concat());
    let gap = pick(&["-", " ", ".", "/", "_", ",", "\u{a0}", "–", " - ", ""]);
    let zero = prop::sample::select(vec!['0', '٠', '۰', '०', '０']);
    let lengths = prop::sample::select(vec![
        &[3, 3, 4][..],
        &[3, 4],
        &[4, 3, 3],
        &[2, 2, 2, 3],
        &[5, 5],
        &[10],
        &[3, 3, 3],
    ]);
    let number = ("[3-9][1-9]{14}", gap, zero, lengths, pick(&["", "+", "00", "("]));
    let number = number.prop_map(|(digits, gap, zero, lengths, before)| {
        let shifted = |digit: char| char::from_u32(u32::from(zero) + digit.to_digit(10).unwrap()).unwrap();
        let mut rest = digits.chars().map(shifted);
        let groups: Vec<String> =
            lengths.iter().map(|length| rest.by_ref().take(*length).collect()).collect();
        before + &groups.join(&gap)
    });
    prop_oneof![address, number]
}

#[test]
fn none_that_is_made_of_parts_survives() {
    let values = (made(), made(), prop::sample::select(vec![", ", "; ", " or ", "\n", " / "]));
    let ran = runner(500).run(&values, |(one, other, between)| {
        let text = format!("we {one}{between}{other} us");
        let (kept, found) = mask(&text, SIGNS);
        let rest = kept.replace("[mail]", "").replace("[phone]", "");
        prop_assert!(!found.is_empty());
        prop_assert!(
            !rest.contains(['@', '＠']) && !rest.contains(char::is_numeric),
            "{:?}: {:?}",
            text,
            kept
        );
        Ok(())
    });
    if let Err(error) = ran {
        panic!("{error}");
    }
}

#[test]
fn long_answers_cost_little() {
    for piece in [
        "@",
        "a@",
        "@a.",
        "a@a",
        "\"@",
        "(at)",
        " at ",
        " dot ",
        "[",
        "@[",
        "_",
        "1",
        "1 ",
        "+1",
        "(1",
        ", ",
        " ",
        "\u{200b}",
        "2026-10-06 ",
        "a@b.cc",
    ] {
        let started = std::time::Instant::now();
        mask(&piece.repeat(200_000 / piece.len()), SIGNS);
        assert!(started.elapsed().as_secs() < 10, "{piece:?}: {:?}", started.elapsed());
    }
}

#[test]
fn what_looks_like_a_name_is_found() {
    let known = ["bo", "Maryam Ali", "josé", "ﬁona", "Ｋｅｎ", "太郎", "q", "…"];
    let known = Known::of(known.map(str::to_owned));
    for (text, expected) in [
        ("I met Rosa at the shop", "Rosa"),
        ("Rosa Prat came with Dr Vance's son. So did mr Holm", "Dr Vance, Holm, Rosa Prat"),
        ("We said it on Monday, not on Sundays, in English. Nobody minded", ""),
        ("Ask BO about it", "bo"),
        ("@rosa_p knows", "@rosa_p"),
        ("Stories", ""),
        ("USA and EU", ""),
        ("maryam  ali was there", "Maryam Ali"),
        ("that maryam, ali's sister", "Maryam Ali"),
        // However it is spelled: accents (whole or in two signs), ligatures, wide letters, and without spaces.
        ("we asked jose, jose\u{301} and JOSÉ", "josé"),
        ("with fiona and with ken", "ﬁona, Ｋｅｎ"),
        ("with ﬁona and with ｋｅｎ", "ﬁona, Ｋｅｎ"),
        ("山田太郎さん", "太郎"),
        ("that was q", "q"),
        ("a question", ""),
    ] {
        assert_eq!(like_names(text, &known).join(", "), expected, "{text}");
    }
}

/// What is left out and what needs a look, as it is told.
fn told(answers: &[(&str, &str)]) -> String {
    let (_, left) = notes(vec![handed("a.json", &file("worksheets/plan", answers))]);
    left.iter().map(|left| format!("{left:?}\n")).collect()
}

#[test]
fn what_was_left_out_is_told_without_telling_it() {
    let words = told(&[
        ("sheet-name", "Bea"),
        ("name", "Bea Lund"),
        ("who.1", "Cleo"),
        ("what.1", "Call"),
        ("helped", "Mail bea@example.org"),
        ("place", "Near Oslo"),
    ]);
    assert!(words.contains("People { sheet: \"My plan\", label: \"Name\", answers: 1 }"), "{words}");
    assert!(words.contains("People { sheet: \"My plan\", label: \"Who\", answers: 1 }"), "{words}");
    assert!(
        words.contains("Masked { sheet: \"My plan\", label: \"What helped?\", what: Email, times: 1 }"),
        "{words}"
    );
    assert!(
        words.contains("LooksLikeName { sheet: \"My plan\", label: \"Place\", words: \"Near Oslo\" }"),
        "{words}"
    );
    for secret in ["Lund", "Cleo", "bea@"] {
        assert!(!words.contains(secret), "{words}");
    }
}

#[test]
fn names_are_kept_when_asked_for() {
    let answers =
        [("name", "Bea Lund"), ("what.1", "Call"), ("who.1", "Cleo"), ("helped", "bea@example.org")];
    let (text, _) = notes_with(vec![handed("a", &file("worksheets/plan", &answers))], Names::Kept);
    for kept in ["Bea Lund", "Cleo", "bea@example.org"] {
        assert!(text.contains(kept), "{text}");
    }
}

#[test]
fn a_question_that_asked_for_people_when_it_was_answered_counts() {
    let (text, _) = notes(vec![handed("a", &file("worksheets/plan", &[("helped?Who helped?", "Bea")]))]);
    assert!(!text.contains("Bea"), "{text}");
}
