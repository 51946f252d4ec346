//! Brackets that were meant as a link or a picture and are none: readers would see the brackets.

use super::destination::{is_address, is_surely_address, whole, without_spaces};
use super::leaf::Leaf;
use crate::diagnostic::Diagnostic;
use crate::model::markdown::{self, Event, Tag};
use crate::rule::Rule;
use crate::source::Span;

/// The words and the address of a link are not longer than this.
const LONGEST: usize = 1_000;

/// So many brackets an address has inside it.
const MOST_INSIDE: usize = 8;

const SQUARE: usize = 0;
const ROUND: usize = 1;

/// Looks at what stands between brackets that lead nowhere.
pub fn read(leaf: &Leaf<'_>, problems: &mut Vec<Diagnostic>) {
    let base = leaf.span().start as usize;
    let text = leaf.text();
    let mut pairs = None;
    let mut from = 0;
    while let Some(found) = text[from..].find([']', ')']) {
        let at = from + found;
        from = at + 1;
        let (sign, rest) = text[at..].split_at(1);
        let spaces = rest.len() - rest.trim_start_matches([' ', '\n']).len();
        let next = rest.as_bytes().first();
        let is_apart = sign == "]" && rest[spaces..].starts_with('(');
        let is_note = sign == "]" && text[..at].ends_with(is_in_name);
        if !is_apart && !is_note && !matches!(next, Some(b'(' | b'[' | b':')) {
            continue;
        }
        if !leaf.is_words(base + at) || (!is_note && !leaf.is_words(base + at + 1)) {
            continue;
        }
        let pairs = pairs.get_or_insert_with(|| [brackets(leaf, b'[', b']'), brackets(leaf, b'(', b')')]);
        let pair = Pair { leaf, text, base, at, pairs };
        if let Some(problem) = pair.note().filter(|_| is_note) {
            problems.push(problem);
            continue;
        }
        problems.extend(match (sign, next) {
            ("]", Some(b'(')) => pair.inline(),
            ("]", Some(b'[')) => pair.reference(),
            ("]", Some(b':')) => pair.definition(),
            (")", Some(b'[')) => pair.reversed(),
            ("]", _) if is_apart => pair.apart(spaces),
            _ => None,
        });
    }
}

/// Every pair of brackets that the engine gave no meaning, in the order of their ends.
fn brackets(leaf: &Leaf<'_>, open: u8, close: u8) -> Vec<(usize, usize)> {
    let base = leaf.span().start as usize;
    let (mut opened, mut pairs) = (Vec::new(), Vec::new());
    for (at, byte) in leaf.text().bytes().enumerate() {
        if (byte != open && byte != close) || !leaf.is_words(base + at) {
            continue;
        }
        if byte == open {
            opened.push(at);
        } else if let Some(start) = opened.pop() {
            pairs.push((start, at));
        }
    }
    pairs
}

/// A bracket that closes, with what follows it.
struct Pair<'l, 's> {
    leaf: &'l Leaf<'s>,
    text: &'s str,
    /// Where the text begins in the file.
    base: usize,
    /// The place of the bracket in the text.
    at: usize,
    /// The square brackets of the text and the round ones, from where each opens to where it closes.
    pairs: &'l [Vec<(usize, usize)>; 2],
}

impl<'s> Pair<'_, 's> {
    fn problem(&self, start: usize, end: usize, words: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Rule::AlmostLink, &self.leaf.source.path, self.span(start, end), words)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// The text from a place on, as far as anything here looks.
    fn near(&self, from: usize) -> &'s str {
        let end = self.text.floor_char_boundary(self.text.len().min(from + LONGEST));
        self.text.get(from..end).unwrap_or_default()
    }

    /// What is opened before this bracket, with the `!` of a picture.
    fn opening(&self, kind: usize) -> Option<Opening> {
        let pairs = &self.pairs[kind];
        let found = pairs.get(pairs.partition_point(|(_, close)| *close < self.at))?;
        let (at, _) = *found;
        if found.1 != self.at || self.at - at > LONGEST {
            return None;
        }
        let is_marked =
            at > 0 && self.text.as_bytes()[at - 1] == b'!' && self.leaf.is_words(self.base + at - 1);
        let (what, start) = if is_marked { (What::Picture, at - 1) } else { (What::Link, at) };
        Some(Opening { what, start, words: at + 1 })
    }

    /// Where the bracket closes that opens after this one.
    fn closing(&self, kind: usize) -> Option<usize> {
        let pairs = &self.pairs[kind];
        // Pairs are in the order of their ends, so the one that begins here is among those that end next.
        let next = pairs.partition_point(|(_, close)| *close <= self.at);
        let near = pairs[next..].iter().take(MOST_INSIDE).find(|(open, _)| *open == self.at + 1)?;
        (near.1 - self.at <= LONGEST).then_some(near.1)
    }

    /// `[words](address)`, which the engine took for no link.
    fn inline(&self) -> Option<Diagnostic> {
        let opening = self.opening(SQUARE)?;
        let Some(end) = self.closing(ROUND) else { return self.unclosed(&opening) };
        let (start, what) = (opening.start, opening.what.name());
        let inner = &self.text[self.at + 2..end];
        let (address, title) = cut_title(inner.trim());
        // One of the two signs around an address with spaces may be missing.
        let address = address.strip_prefix('<').unwrap_or(address);
        let address = address.strip_suffix('>').unwrap_or(address);
        if self.leaf.linked_between(self.base + opening.words, self.base + self.at)
            && opening.what == What::Link
        {
            let words = "this is not a link: there is another link in its words";
            let problem = self.problem(start, end + 1, words);
            return is_address(address)
                .then(|| problem.help("write one link after the other: no link can hold another"));
        }
        if !is_address(address) || address.len() > LONGEST {
            return None;
        }
        let title = title.map_or(String::new(), |title| format!(" \"{}\"", title.replace('"', "\\\"")));
        let has_spaces = address.contains(char::is_whitespace);
        let written = if has_spaces { without_spaces(address) } else { whole(address) } + &title;
        let why = match (has_spaces, title.is_empty()) {
            (true, _) => "there are spaces in its address",
            (false, false) => "its title is not between straight quotation marks",
            (false, true) => "its address cannot be read",
        };
        let words = format!("this is not a {what}: {why}");
        let problem = self.problem(start, end + 1, words);
        if let Some(anchor) = address.strip_prefix('#').filter(|_| has_spaces) {
            let words: Vec<&str> = anchor.split_whitespace().collect();
            let anchor = words.join("-").to_lowercase();
            return Some(problem.help(format!("the id of a heading has `-` for its spaces: `#{anchor}`")));
        }
        let help = if written.starts_with('<') {
            "put the address between `<` and `>`"
        } else {
            "write the address without spaces: `%20` says where one is"
        };
        let help = match (has_spaces, title.is_empty()) {
            (true, _) if written.starts_with("tel:") || written.starts_with("sms:") => {
                "write the number without spaces"
            }
            (true, _) => help,
            (false, false) => "write the title between straight quotation marks: `\"…\"`",
            (false, true) => "write it like this: `[words](file.md)`, or `[words](<file name.md>)`",
        };
        if !is_link(&written) {
            return Some(problem.help(help));
        }
        Some(problem.help(format!("{help}: `({written})`")).fix(self.span(self.at + 2, end), written))
    }

    /// A link whose address is never closed.
    fn unclosed(&self, opening: &Opening) -> Option<Diagnostic> {
        let rest = self.near(self.at + 2);
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if !is_surely_address(word) {
            return None;
        }
        let end = self.at + 2 + word.len();
        let words =
            format!("this is not a {}: the bracket after its address is missing", opening.what.name());
        let problem = self.problem(opening.start, end, words);
        let written = format!("{}{}", whole(word), ")".repeat(open_brackets(word) + 1));
        Some(problem.help(format!("write `({written}`")).fix(self.span(self.at + 2, end), written))
    }

    /// `[words] (address)`.
    fn apart(&self, spaces: usize) -> Option<Diagnostic> {
        let between = &self.text[self.at + 1..self.at + 1 + spaces];
        if between.len() > 2 {
            return None;
        }
        let opening = self.opening(SQUARE)?;
        let open = self.at + 1 + spaces;
        let rest = self.near(open + 1);
        let address = &rest[..rest.find(')')?];
        let is_whole = self.leaf.is_words(self.base + open)
            && !self.leaf.linked_between(self.base + opening.start, self.base + open + 1 + address.len());
        if !is_whole || address.len() > LONGEST || !is_surely_address(address) {
            return None;
        }
        let end = open + 1 + address.len() + 1;
        let what = opening.what.name();
        let place = self.problem(
            opening.start,
            end,
            format!("this is not a {what}: there is a space between its brackets"),
        );
        let written = format!("]({})", whole(address));
        Some(place.help("leave out the space between `]` and `(`").fix(self.span(self.at, end), written))
    }

    /// `(words)[address]`.
    fn reversed(&self) -> Option<Diagnostic> {
        let opening = self.opening(ROUND)?;
        let end = self.closing(SQUARE)?;
        let address = &self.text[self.at + 2..end];
        let words = &self.text[opening.words..self.at];
        if !is_surely_address(address) || words.is_empty() || words.contains(['[', ']', '\n']) {
            return None;
        }
        let mark = if opening.what == What::Picture { "!" } else { "" };
        let written = format!("{mark}[{words}]({})", whole(address));
        let what = opening.what.name();
        let said = format!("this is not a {what}: its brackets are the wrong way round");
        let problem = self.problem(opening.start, end + 1, said);
        Some(
            problem
                .help("the words are in square brackets, and the address after them in round ones")
                .fix(self.span(opening.start, end + 1), written),
        )
    }

    /// `[words][name]`, where nothing says where the name leads.
    fn reference(&self) -> Option<Diagnostic> {
        let opening = self.opening(SQUARE)?;
        let end = self.closing(SQUARE)?;
        let words = &self.text[opening.words..self.at];
        let label = &self.text[self.at + 2..end];
        let before = self.text[..opening.start].chars().next_back();
        let after = self.text[end + 1..].chars().next();
        let begins = before.is_none_or(|sign| sign.is_whitespace() || "(\"'“‘„«*_—–|".contains(sign));
        let ends = after.is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '[' | '(' | '{'));
        let named = |words: &str| {
            words.starts_with(|sign: char| !"^[@]".contains(sign)) && words.contains(char::is_alphabetic)
        };
        let is_meant = match opening.what {
            What::Picture => true,
            What::Link => {
                named(words)
                    && !words.contains("](")
                    && (label.is_empty() || label.contains(char::is_alphanumeric))
                    && !label.starts_with(['^', '[', '@'])
            }
        };
        if !begins || !ends || !is_meant || label.contains('\n') {
            return None;
        }
        let name = if label.is_empty() { words } else { label };
        let what = opening.what.name();
        let said = format!("this is not a {what}: nothing says where `[{name}]` leads");
        let problem = self.problem(opening.start, end + 1, said);
        Some(problem.help(format!(
            "write the address in round brackets: `({})`, or add a line `[{name}]: {0}`",
            opening.what.example()
        )))
    }

    /// `words[^name]`, where the note has no text.
    fn note(&self) -> Option<Diagnostic> {
        let opening = self.opening(SQUARE)?;
        let name = self.text[opening.words..self.at].strip_prefix('^')?;
        let before = self.text[..opening.start].chars().next_back()?;
        let after = self.text[self.at + 1..].chars().next();
        // In patterns of a program, too, such brackets say what is not meant.
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        let is_pattern =
            (name.len() < 3 && !is_number) || after.is_some_and(|sign| "*+?{(/\\$:".contains(sign));
        let follows = before.is_alphanumeric() || ".,;:!?)\"'”’»*_。、".contains(before);
        if name.is_empty() || is_pattern || !follows || !name.chars().all(is_in_name) {
            return None;
        }
        let words = format!("nothing says what is in the note `[^{name}]`, so readers see its brackets");
        let problem = self.problem(opening.start, self.at + 1, words);
        Some(problem.help(format!("add a line `[^{name}]: …` with the words of the note")))
    }

    /// `[name]: address`, which says where references lead, with spaces in the address.
    fn definition(&self) -> Option<Diagnostic> {
        let opening = self.opening(SQUARE)?;
        let start = u32::try_from(self.base + opening.start).ok()?;
        let line = self.leaf.lines.partition_point(|line| line.start < start);
        let line = self.leaf.lines.get(line).filter(|line| line.start == start)?;
        if line.range().len() > LONGEST {
            return None;
        }
        let end = (line.end as usize).checked_sub(self.base)?;
        let after = self.text.get(self.at + 2..end)?;
        let (address, title) = cut_title(after.trim());
        if !address.contains(char::is_whitespace) || !is_address(address) {
            return None;
        }
        let title = title.map_or(String::new(), |title| format!(" \"{}\"", title.replace('"', "\\\"")));
        let written = without_spaces(address) + &title;
        if !is_link(&written) {
            return None;
        }
        let place = self.text[self.at + 2..].find(address)? + self.at + 2;
        let words = "this line does not say where links lead: there are spaces in its address";
        let problem = self.problem(opening.start, end, words);
        let help = "write the address without spaces, or put it between `<` and `>`";
        Some(
            problem
                .help(format!("{help}: `{written}`"))
                .fix(self.span(place, place + after.trim().len()), written),
        )
    }
}

/// Whether a sign can be in the name of a note.
fn is_in_name(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '-' | '_')
}

/// What brackets were meant as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Link,
    Picture,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Picture => "picture",
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Link => "file.md",
            Self::Picture => "picture.jpg",
        }
    }
}

/// Where something begins, and the words in it.
struct Opening {
    what: What,
    start: usize,
    words: usize,
}

/// Pairs of quotation marks that are typed or pasted around a title.
const QUOTES: [(char, char); 8] =
    [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('”', '”'), ('‘', '’'), ('«', '»'), ('»', '«')];

/// An address, and the title after it.
fn cut_title(words: &str) -> (&str, Option<&str>) {
    let cut = QUOTES.into_iter().find_map(|(open, close)| {
        let before = words.strip_suffix(close)?;
        let at = before.find(open)?;
        let address = before[..at].strip_suffix([' ', '\n', '\t'])?.trim_end();
        (!address.is_empty()).then(|| (address, &before[at + open.len_utf8()..]))
    });
    cut.map_or((words, None), |(address, title)| (address, Some(title)))
}

/// How many round brackets of an address are not closed in it.
fn open_brackets(address: &str) -> usize {
    let count = |sign: char| address.matches(sign).count();
    count('(').saturating_sub(count(')'))
}

/// Whether the engine reads this as what leads somewhere.
fn is_link(written: &str) -> bool {
    let text = format!("[x]({written})");
    let events = markdown::read_alone(&text);
    let whole = Span::new(0, text.len());
    events.iter().any(|(event, span)| matches!(event, Event::Start(Tag::Link { .. })) && *span == whole)
}
