//! Phone numbers in free words: seven digits and more, in any script and with whatever stands between them, that are no
//! day, no years, no page, no large number and no scale.

use std::ops::Range;

/// Digits that touch, as plain ones, with their place in the line.
struct Group {
    digits: String,
    range: Range<usize>,
}

/// So many signs can stand between two groups of one number.
const WIDEST_GAP: usize = 5;

/// Fewer digits are no number that can be called from afar.
const FEWEST: usize = 7;

/// The first digit of each script that numbers are typed in. Source: the Unicode character database, digits of kind Nd.
const ZEROS: [u32; 21] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
    0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

/// What stands before numbers of pages, books and programs.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "p", "pp", "page", "pages", "pág", "págs", "página", "páginas", "seite", "seiten", "isbn", "issn", "v", "version",
    "versión",
];

/// What stands before or after amounts of money.
const SIGNS_OF_MONEY: &str = "$€£¥₹₦₱₽₩₺₪₫₴₲₡₵₸₼＄￡￥";
#[rustfmt::skip]
const WORDS_OF_MONEY: &[&str] = &[
    "usd", "eur", "gbp", "chf", "mxn", "ars", "cop", "clp", "pen", "brl", "inr", "kes", "ngn", "zar", "cad", "aud", "nzd",
    "jpy", "cny", "dollars", "euros", "euro", "pesos", "soles", "reais", "rupees", "shillings", "pounds", "francs", "yen",
];

/// What stands before a number within a house.
const EXTENSIONS: &[&str] =
    &["extension", "extensión", "durchwahl", "interno", "anexo", "poste", "ext", "int", "dw", "x", "#"];

/// Where phone numbers stand in a line, in order.
pub fn find(line: &str) -> Vec<Range<usize>> {
    let groups = groups(line);
    let mut found = Vec::new();
    let mut rest = &groups[..];
    while !rest.is_empty() {
        let length = 1 + rest.windows(2).take_while(|pair| is_gap(between(line, &pair[0], &pair[1]))).count();
        let (run, after) = rest.split_at(length);
        for number in numbers(line, run) {
            if is_phone(line, number) {
                found.push(whole(line, number));
            }
        }
        rest = after;
    }
    // The number within a house may have been looked at as a number of its own.
    found.dedup_by(|later, first| later.start < first.end);
    found
}

fn groups(line: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, letter) in line.char_indices() {
        let Some(digit) = digit(letter) else { continue };
        let end = at + letter.len_utf8();
        match groups.last_mut() {
            Some(group) if group.range.end == at => {
                group.digits.push(digit);
                group.range.end = end;
            }
            _ => groups.push(Group { digits: digit.to_string(), range: at..end }),
        }
    }
    groups
}

/// A digit of any script, as a plain one.
fn digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

fn between<'l>(line: &'l str, one: &Group, other: &Group) -> &'l str {
    &line[one.range.end..other.range.start]
}

/// Whether a number can go on after what stands here. A comma before a space ends it, as in a list.
fn is_gap(text: &str) -> bool {
    let inside = |letter: char| {
        letter.is_whitespace() || is_unseen(letter) || "()[].-/_,·•‐‑‒–—−．，－／（）［］".contains(letter)
    };
    let is_list = || {
        let mut after = text.split([',', '，']);
        after.next();
        after.any(|after| after.starts_with(char::is_whitespace))
    };
    text.chars().filter(|letter| !is_unseen(*letter)).count() <= WIDEST_GAP
        && text.chars().all(inside)
        && !is_list()
}

/// Signs that copied numbers have around them and nobody sees.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A run of groups without the days in it: what stands between them may be numbers.
fn numbers<'g>(line: &str, run: &'g [Group]) -> Vec<&'g [Group]> {
    let (mut numbers, mut start, mut at) = (Vec::new(), 0, 0);
    while at < run.len() {
        let spaced = |pair: &[Group]| between(line, &pair[0], &pair[1]).contains(char::is_whitespace);
        let end = at + 1 + run[at..].windows(2).take_while(|pair| !spaced(pair)).count();
        if is_day(&run[at..end]) && !is_international(line, &run[at]) {
            numbers.push(&run[start..at]);
            start = end;
        }
        at = end;
    }
    numbers.push(&run[start..]);
    numbers.retain(|number| !number.is_empty());
    numbers
}

fn is_phone(line: &str, number: &[Group]) -> bool {
    let [first, rest @ ..] = number else { return false };
    let digits: usize = number.iter().map(|group| group.digits.len()).sum();
    if digits < FEWEST {
        return false;
    }
    if is_international(line, first) {
        return true;
    }
    let gaps: Vec<&str> = number.windows(2).map(|pair| between(line, &pair[0], &pair[1])).collect();
    let amount = is_amount(number, &gaps);
    let is_decimal = first.digits.len() == 1 && matches!(&gaps[..], ["." | ","]);
    let is_round = rest.is_empty() && first.digits.ends_with("00000");
    // "In 2026 120 people came."
    let is_year_first =
        is_year(&first.digits) && matches!(rest, [other] if other.digits.len() < 4) && gaps == [" "];
    let is_something_else = is_day(number)
        || number.iter().all(|group| is_year(&group.digits))
        || is_year_first
        || amount
        || is_decimal
        || is_round
        || is_scale(number)
        || is_version(number, &gaps)
        || are_times(number, &gaps)
        || has_label(line, first)
        || ((rest.is_empty() || amount || is_decimal) && is_money(line, number));
    !is_something_else
}

/// Whether `+` or `00` stands before it.
fn is_international(line: &str, first: &Group) -> bool {
    line[..first.range.start].trim_end_matches(is_unseen).ends_with(['+', '＋'])
        || first.digits.starts_with("00")
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(&digits[..2], "18" | "19" | "20" | "21")
}

/// One or two days, with a time behind or without: years, with few small numbers for each.
fn is_day(number: &[Group]) -> bool {
    if let [whole] = number {
        return is_plain_day(&whole.digits);
    }
    let is_small = |digits: &str| digits.len() < 3 && digits.parse::<u8>().is_ok_and(|value| value < 60);
    let years = number.iter().filter(|group| is_year(&group.digits)).count();
    let small = number.iter().filter(|group| is_small(&group.digits)).count();
    let is_last = number.first().is_some_and(|first| is_year(&first.digits))
        || number.last().is_some_and(|last| is_year(&last.digits));
    years > 0 && years + small == number.len() && is_last && (1..=2 * years + 2).contains(&small)
}

/// A day without signs between its parts: `20261006`.
fn is_plain_day(digits: &str) -> bool {
    let within = |part: &str, most: u8| part.parse().is_ok_and(|value: u8| (1..=most).contains(&value));
    digits.len() == 8 && is_year(&digits[..4]) && within(&digits[4..6], 12) && within(&digits[6..], 31)
}

/// A large number in groups of three, perhaps with a fraction: `1,250,000.50`.
fn is_amount(number: &[Group], gaps: &[&str]) -> bool {
    let lengths: Vec<usize> = number.iter().map(|group| group.digits.len()).collect();
    let Some((gap, first)) = gaps.first().zip(number.first()) else { return false };
    let thousands = gaps.iter().take_while(|other| *other == gap).count();
    let is_sign =
        matches!(*gap, "," | "." | "，" | "．") || (gap.chars().count() == 1 && gap.trim().is_empty());
    let fraction = match &gaps[thousands..] {
        [] => true,
        [sign @ ("." | ",")] => sign != gap,
        _ => false,
    };
    lengths[0] < 3
        && !first.digits.starts_with('0')
        && is_sign
        && fraction
        && lengths[1..=thousands].iter().all(|length| *length == 3)
}

/// Numbers of a scale or a list, each as far from the one before: `1 2 3 4 5 6 7`.
fn is_scale(number: &[Group]) -> bool {
    let values: Vec<i64> = number
        .iter()
        .filter(|group| group.digits.len() < 5)
        .filter_map(|group| group.digits.parse().ok())
        .collect();
    let is_padded = |group: &Group| group.digits.len() > 1 && group.digits.starts_with('0');
    values.len() == number.len()
        && values.len() > 2
        && !number.iter().any(is_padded)
        && values.windows(3).all(|three| three[1] - three[0] == three[2] - three[1])
        && values[0] != values[1]
}

/// A version of a program: a part between dots has one digit.
fn is_version(number: &[Group], gaps: &[&str]) -> bool {
    gaps.len() > 1
        && gaps.iter().all(|gap| *gap == ".")
        && number[1..].iter().any(|group| group.digits.len() == 1)
}

/// From one time of the day to another: `18.30-20.15`.
fn are_times(number: &[Group], gaps: &[&str]) -> bool {
    let is_below = |group: &Group, end: u8| group.digits.parse().is_ok_and(|value: u8| value < end);
    let is_time = |time: &[Group]| is_below(&time[0], 25) && is_below(&time[1], 60);
    matches!(gaps, [".", to, "."] if *to != "." && *to != ",") && number.chunks_exact(2).all(is_time)
}

/// Whether the word before says that this is a page or the like.
fn has_label(line: &str, first: &Group) -> bool {
    let before = line[..first.range.start].trim_end_matches([' ', '.', '\u{a0}', ':']);
    LABELS.contains(&&*word_at_end(before).to_lowercase())
}

fn word_at_end(text: &str) -> &str {
    // No word that is asked for is as long.
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(40))..];
    let start = near.char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last();
    start.map_or("", |(start, _)| &near[start..])
}

fn is_money(line: &str, number: &[Group]) -> bool {
    let [first, ..] = number else { return false };
    let [.., last] = number else { return false };
    let before = line[..first.range.start].trim_end();
    let after = line[last.range.end..].trim_start();
    let word = &after[..after.find(|letter: char| !letter.is_alphabetic()).unwrap_or(after.len()).min(40)];
    let is_word = |word: &str| WORDS_OF_MONEY.contains(&&*word.to_lowercase());
    before.ends_with(|sign| SIGNS_OF_MONEY.contains(sign))
        || after.starts_with(|sign| SIGNS_OF_MONEY.contains(sign))
        || is_word(word_at_end(before))
        || is_word(word)
}

/// The place of a number with its `+`, the bracket that opens it, and the number within the house.
fn whole(line: &str, number: &[Group]) -> Range<usize> {
    let (Some(first), Some(last)) = (number.first(), number.last()) else { return 0..0 };
    let (mut start, mut end) = (first.range.start, last.range.end);
    for signs in [&['+', '＋'][..], &['(', '（', '[']] {
        let before = line[..start].trim_end_matches(is_unseen);
        let closes = signs.contains(&'+') || line[start..end].contains([')', '）', ']']);
        if let Some(rest) = before.strip_suffix(signs).filter(|_| closes) {
            start = rest.len();
        }
    }
    if let Some(length) = extension(&line[end..]) {
        end += length;
    }
    start..end
}

/// The length of ` ext. 12` and its kind.
fn extension(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', ',', ';', '(', '-']);
    let near = trimmed[..trimmed.floor_char_boundary(16)].to_lowercase();
    let word = EXTENSIONS.iter().find(|word| near.starts_with(**word))?;
    let after = trimmed.get(word.len()..)?.trim_start_matches([' ', '\u{a0}', '.', ':', '=']);
    let digits = after.find(|letter| digit(letter).is_none()).unwrap_or(after.len());
    (1..=24).contains(&digits).then_some(rest.len() - after.len() + digits)
}
