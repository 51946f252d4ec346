//! Characters that nobody sees and that change how a text is shown are named with their numbers.

use crate::project::{check_lesson, check_problems};

#[test]
fn what_changes_the_order_of_letters() {
    let cases = [
        ("a \u{202e}gnp", "4:3: invisible-character: invisible character (U+202E)"),
        ("a \u{202d}b", "4:3: invisible-character: invisible character (U+202D)"),
        ("a \u{202a}b", "4:3: invisible-character: invisible character (U+202A)"),
        ("a \u{2066}b", "4:3: invisible-character: invisible character (U+2066)"),
        (
            "a \u{2068}b\n\nc\u{2069}",
            "4:3: invisible-character: invisible character (U+2068)\n6:2: invisible-character: invisible character (U+2069)",
        ),
        (
            "a \u{202e}b\u{202c}",
            "4:3: invisible-character: invisible character (U+202E)\n4:5: invisible-character: invisible character (U+202C)",
        ),
        ("a\u{2028}b", "4:2: invisible-character: invisible character (U+2028)"),
        ("a\u{2029}b", "4:2: invisible-character: invisible character (U+2029)"),
        ("a\u{206a}b", "4:2: invisible-character: invisible character (U+206A)"),
        ("a\u{fff9}b", "4:2: invisible-character: invisible character (U+FFF9)"),
        ("a\u{9b}31mb", "4:2: invisible-character: invisible character (U+009B)"),
        ("`a\u{202e}b`", "4:3: invisible-character: invisible character (U+202E)"),
    ];
    for (text, told) in cases {
        check_lesson(&format!("{text}\n"), told);
    }
}

#[test]
fn what_texts_need() {
    for text in [
        "سلام \u{2067}עולם\u{2069} x",
        "a \u{202b}ب\u{202c} b",
        "\u{2066}a \u{2067}ب\u{2069} c\u{2069}",
        "ب\u{200f}a\u{200e}",
        "ने\u{200d}पाल क्\u{200c}ष",
        "ภาษา\u{200b}ไทย",
        "soft\u{ad}hyphen and a no-break\u{a0}space",
        "🏴\u{e0067}\u{e0062}\u{e007f}, “quotes” — dashes…",
    ] {
        check_lesson(&format!("{text}\n"), "");
    }
}

#[test]
fn titles_and_settings() {
    check_problems(
        "=== site.toml\ntitle = \"a\u{202e}b\"\n=== content/foundations/a.md\n---\ntitle: a\u{2067}b\n---\nText.\n",
        "content/foundations/a.md:2:9: invisible-character: invisible character (U+2067)\n\
         site.toml:1:11: invisible-character: invisible character (U+202E)\n",
    );
}
