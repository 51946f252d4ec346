//! Which questions ask for people, and what in words tells who somebody is.

use super::{SIGNS, file, handed, notes, notes_with};
use fieldbook::collect::{Known, Names, like_names, mask, names_people};

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
    ] {
        assert_eq!(mask(text, SIGNS).0, expected, "{text}");
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
