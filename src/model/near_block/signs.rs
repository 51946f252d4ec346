//! A line as people see it: colons of every width are colons, what is invisible is not there, and capitals are small.

use std::ops::Range;

/// What a character is to somebody who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Colon,
    Semicolon,
    Blank,
    /// A letter or digit, in small letters and of ordinary width; code and other hidden text is one, too.
    Letter(char),
    Other(char),
}

/// A run of colons and semicolons, which may have white space and marks of emphasis in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub signs: Range<usize>,
    pub colons: usize,
    pub semicolons: usize,
    /// Whether all colons have a backslash, or all semicolons where there are only those.
    pub is_escaped: bool,
}

/// Where the first mark of a line is, and its first word.
#[derive(Debug, Clone, Copy)]
pub struct Lead {
    pub marks: usize,
    pub words: usize,
}

/// The signs of a line with their places in it.
pub struct Signs<'l> {
    line: &'l str,
    all: Vec<(Range<usize>, Sign)>,
    /// The first invisible character, with the number of signs before it.
    unseen: Option<(usize, char)>,
}

/// Characters that look like a colon, or like two.
const COLONS: [(char, usize); 22] = [
    (':', 1),
    ('：', 1),
    ('﹕', 1),
    ('︓', 1),
    ('∶', 1),
    ('꞉', 1),
    ('ː', 1),
    ('˸', 1),
    ('׃', 1),
    ('։', 1),
    ('܃', 1),
    ('܄', 1),
    ('᠄', 1),
    ('᛬', 1),
    ('⁚', 1),
    ('፡', 1),
    ('︰', 1),
    ('‥', 1),
    ('⋮', 1),
    ('∷', 2),
    ('⸬', 2),
    ('⩴', 2),
];

/// Semicolons, which are on the key of the colon.
const SEMICOLONS: [char; 5] = [';', '；', '﹔', '︔', ';'];

/// Whether there is a sign that is or stands for a colon, other than an ordinary one.
pub fn holds_other(bytes: &[u8]) -> bool {
    let other = |letter: char| {
        let mut buffer = [0; 4];
        memchr::memmem::find(bytes, letter.encode_utf8(&mut buffer).as_bytes()).is_some()
    };
    // Both begin with an ordinary letter, and are looked for by what is rarer.
    memchr::memmem::find(bytes, b";;").is_some()
        || memchr::memmem::find(bytes, b"; ;").is_some()
        || memchr::memmem::find(bytes, b"&#").is_some()
        || memchr::memmem::find(bytes, b"&colon").is_some()
        || (!bytes.is_ascii()
            && (COLONS.iter().skip(1).any(|(letter, _)| other(*letter))
                || SEMICOLONS.iter().skip(1).any(|letter| other(*letter))))
}

impl<'l> Signs<'l> {
    pub fn read(line: &'l str, hidden: &[Range<usize>]) -> Self {
        let mut signs = Self { line, all: Vec::with_capacity(line.len()), unseen: None };
        let mut at = 0;
        let mut hidden = hidden.iter().peekable();
        while let Some(letter) = line[at..].chars().next() {
            while hidden.next_if(|range| range.end <= at).is_some() {}
            if let Some(range) = hidden.peek().filter(|range| range.contains(&at)) {
                let end = line.floor_char_boundary(range.end.min(line.len())).max(at + letter.len_utf8());
                let words = &line[at..end];
                let is_comment = words.starts_with("<!--") || words.ends_with("-->");
                signs.all.push((at..end, if is_comment { Sign::Other('-') } else { Sign::Letter('x') }));
                at = end;
                continue;
            }
            let (letter, length) = entity(&line[at..]).unwrap_or((letter, letter.len_utf8()));
            signs.push(at..at + length, letter);
            at += length;
        }
        signs
    }

    fn push(&mut self, place: Range<usize>, letter: char) {
        if is_invisible(letter) {
            self.unseen = self.unseen.or(Some((self.all.len(), letter)));
            return;
        }
        let colons = COLONS.iter().find(|(colon, _)| *colon == letter).map_or(0, |(_, count)| *count);
        if colons > 0 {
            self.all.extend(std::iter::repeat_n((place, Sign::Colon), colons));
            return;
        }
        let sign = match letter {
            _ if SEMICOLONS.contains(&letter) => Sign::Semicolon,
            _ if letter.is_whitespace()
                || matches!(letter, '\u{2800}' | '\u{3164}' | '\u{115f}' | '\u{1160}') =>
            {
                Sign::Blank
            }
            // Letters of full width have the ordinary ones in the same order.
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter);
                if plain.is_alphanumeric() {
                    Sign::Letter(plain.to_ascii_lowercase())
                } else {
                    Sign::Other(plain)
                }
            }
            _ if letter.is_alphanumeric() => Sign::Letter(letter.to_lowercase().next().unwrap_or(letter)),
            _ => Sign::Other(letter),
        };
        self.all.push((place, sign));
    }

    pub fn line(&self) -> &'l str {
        self.line
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<Sign> {
        self.all.get(at).map(|(_, sign)| *sign)
    }

    pub fn is_blank(&self, at: usize) -> bool {
        self.get(at) == Some(Sign::Blank)
    }

    pub fn begins_blank(&self) -> bool {
        self.is_blank(0)
    }

    pub fn holds(&self, sign: char) -> bool {
        self.all.iter().any(|(_, found)| *found == Sign::Other(sign))
    }

    pub fn place(&self, at: usize) -> Range<usize> {
        self.all.get(at).map_or(self.line.len()..self.line.len(), |(place, _)| place.clone())
    }

    /// Where the line ends without white space.
    pub fn end(&self) -> usize {
        self.line.trim_end().len()
    }

    /// The next run of colons.
    pub fn run(&self, from: usize) -> Option<Run> {
        let is_colon = |at: usize| matches!(self.get(at), Some(Sign::Colon | Sign::Semicolon));
        let start = (from..self.len()).find(|at| is_colon(*at))?;
        let mut run = Run { signs: start..start, colons: 0, semicolons: 0, is_escaped: true };
        let (mut plain_colons, mut plain_semicolons) = (0_usize, 0_usize);
        let mut at = start;
        loop {
            match self.get(at) {
                Some(Sign::Colon) => run.colons += 1,
                Some(Sign::Semicolon) => run.semicolons += 1,
                Some(Sign::Blank | Sign::Other('*' | '\\')) => {
                    at += 1;
                    continue;
                }
                Some(Sign::Letter(_) | Sign::Other(_)) | None => break,
            }
            let is_escaped = at > 0 && self.get(at - 1) == Some(Sign::Other('\\'));
            match self.get(at) {
                Some(Sign::Colon) => plain_colons += usize::from(!is_escaped),
                _ => plain_semicolons += usize::from(!is_escaped),
            }
            at += 1;
            run.signs.end = at;
        }
        // The semicolon of an entity may be before colons that are meant.
        run.is_escaped = if run.colons > 0 { plain_colons == 0 } else { plain_semicolons == 0 };
        Some(run)
    }

    /// What is before each place: nothing, marks that Markdown and HTML have before words, or words.
    pub fn lead(&self, from: usize) -> Lead {
        let first = |at: usize| !matches!(self.get(at), Some(Sign::Blank | Sign::Other('\\')));
        let marks = (from..self.len()).find(|at| first(*at)).unwrap_or(self.len());
        let mut at = marks;
        while at < self.len() {
            at = match self.get(at) {
                Some(Sign::Other('<')) => self.after_sign('>', at),
                // The name of a footnote.
                Some(Sign::Other('[')) if self.get(at + 1) == Some(Sign::Other('^')) => {
                    self.after_sign(']', at)
                }
                Some(Sign::Letter(_)) => match self.after_number(at) {
                    Some(end) => end,
                    None => break,
                },
                Some(Sign::Blank | Sign::Colon | Sign::Semicolon | Sign::Other(_)) | None => at + 1,
            };
        }
        Lead { marks: if from == 0 { marks } else { from }, words: at }
    }

    fn after_sign(&self, sign: char, from: usize) -> usize {
        let near = from..self.len().min(from + 300);
        near.into_iter().find(|at| self.get(*at) == Some(Sign::Other(sign))).unwrap_or(from) + 1
    }

    /// The end of an item's number, such as `1.` and `a)`.
    fn after_number(&self, from: usize) -> Option<usize> {
        let is_digit = |at: usize| matches!(self.get(at), Some(Sign::Letter(digit)) if digit.is_numeric());
        let digits = (from..self.len()).take_while(|at| is_digit(*at)).count();
        let end = from + digits.max(1);
        matches!(self.get(end), Some(Sign::Other('.' | ')'))).then_some(end + 1)
    }

    /// Where the value begins, after `key:` or `key =`, the sign of a list and quotation marks.
    pub fn after_key(&self) -> usize {
        let is_key = |sign: Option<Sign>| {
            matches!(sign, Some(Sign::Letter(_) | Sign::Other('_' | '-' | '.' | '"' | '\'')))
        };
        let start = self.skip_blank(0);
        let mut at = start;
        while is_key(self.get(at))
            || (at > start && self.is_blank(at) && self.get(at + 1) == Some(Sign::Other('=')))
        {
            at += 1;
        }
        match self.get(at) {
            Some(Sign::Colon) if at > start && self.get(at + 1) == Some(Sign::Blank) => at + 1,
            Some(Sign::Other('=')) if at > start => at + 1,
            _ => 0,
        }
    }

    pub fn skip_blank(&self, from: usize) -> usize {
        (from..self.len()).find(|at| !self.is_blank(*at)).unwrap_or(self.len())
    }

    /// The first sign that is neither white space nor a bracket, quotation mark or the like. A `|` begins another cell.
    pub fn skip_junk(&self, from: usize) -> usize {
        let is_junk = |at: &usize| match self.get(*at) {
            Some(Sign::Blank) => true,
            Some(Sign::Other(sign)) => sign != '|',
            Some(Sign::Colon | Sign::Semicolon | Sign::Letter(_)) | None => false,
        };
        (from..self.len()).find(|at| !is_junk(at)).unwrap_or(self.len())
    }

    /// The word that begins at a place.
    pub fn word(&self, at: usize) -> Option<Range<usize>> {
        let is_letter = |at: usize| matches!(self.get(at), Some(Sign::Letter(_)));
        let is_joint = |at: usize| matches!(self.get(at), Some(Sign::Other('-' | '_' | '\'' | '’')));
        if !is_letter(at) {
            return None;
        }
        let mut end = at;
        while is_letter(end) || (is_joint(end) && is_letter(end + 1)) {
            end += 1;
        }
        Some(at..end)
    }

    pub fn next_word(&self, from: usize) -> Option<Range<usize>> {
        let start = (from..self.len()).find(|at| matches!(self.get(*at), Some(Sign::Letter(_))))?;
        self.word(start)
    }

    /// The letters of a range.
    pub fn text(&self, range: Range<usize>) -> String {
        let signs = self.all.get(range).unwrap_or_default();
        let letters = signs.iter().filter_map(|(_, sign)| match sign {
            Sign::Letter(letter) | Sign::Other(letter) => Some(*letter),
            Sign::Colon | Sign::Semicolon | Sign::Blank => None,
        });
        letters.collect()
    }

    /// What the author wrote at a range.
    pub fn source(&self, range: Range<usize>) -> &'l str {
        let (start, end) = (self.place(range.start).start, self.place(range.end.saturating_sub(1)).end);
        self.line.get(start..end.max(start)).unwrap_or_default()
    }

    /// Whether a word ends there: the end of the line, white space, or a sign that closes what was open.
    pub fn is_apart(&self, at: usize) -> bool {
        match self.get(at) {
            None | Some(Sign::Blank) => true,
            Some(Sign::Other(sign)) => matches!(sign, ']' | '}' | '>' | '*' | '"' | '|'),
            Some(Sign::Colon) => self.get(at + 1) == Some(Sign::Colon),
            Some(Sign::Semicolon | Sign::Letter(_)) => false,
        }
    }

    /// The words after the name, without what closes brackets around it.
    pub fn title(&self, from: usize, is_bracketed: bool) -> &'l str {
        let closing = |letter: char| "]}>)*_\"'`".contains(letter);
        let rest = self.line.get(self.place(from).start..).unwrap_or_default();
        let rest = if is_bracketed { rest.trim_start_matches(closing) } else { rest };
        rest.trim().trim_end_matches([':', '|']).trim()
    }

    /// The first invisible character, where it is not behind a place.
    pub fn invisible(&self, until: usize) -> Option<char> {
        self.unseen.filter(|(at, _)| *at <= until).map(|(_, letter)| letter)
    }

    /// The first colon of a run that is no ordinary one.
    pub fn other_colon(&self, run: Range<usize>) -> Option<char> {
        let letters = run.filter_map(|at| self.line.get(self.place(at))?.chars().next());
        letters.into_iter().find(|letter| {
            *letter != ':' && (COLONS.iter().any(|(colon, _)| colon == letter) || SEMICOLONS.contains(letter))
        })
    }

    /// The mark of another program that makes a word the name of something, by the sign where it begins.
    pub fn foreign_mark(&self, lead: Lead, word: Range<usize>) -> Option<usize> {
        let near = word.start.saturating_sub(300);
        let before = (near..word.start).rev().find(|at| !self.is_blank(*at))?;
        let other = |at: Option<usize>| match self.get(at?) {
            Some(Sign::Other(sign)) => Some(sign),
            Some(Sign::Colon | Sign::Semicolon | Sign::Blank | Sign::Letter(_)) | None => None,
        };
        let second = before.checked_sub(1);
        // With a backslash the mark is meant to be seen.
        let first = if matches!(other(Some(before)), Some('.' | '%' | '!')) { second } else { Some(before) };
        if other(first.and_then(|at| at.checked_sub(1))) == Some('\\') {
            return None;
        }
        match (other(second), other(Some(before))) {
            // An address of mail is between such signs, too.
            (_, Some('<')) if other(Some(word.end)) != Some('@') => Some(before),
            (Some('{'), Some('.' | '%')) | (Some('['), Some('!')) => second,
            (_, Some('{')) if self.text(near..before).ends_with("\\begin") => Some(before),
            (_, Some(mark @ ('!' | '?' | '/' | '+' | '@' | '%'))) => {
                let run = (near..=before).rev().take_while(|at| other(Some(*at)) == Some(mark)).count();
                let start = before + 1 - run;
                (run >= 3 && start <= lead.words).then_some(start)
            }
            _ => {
                let tag = (near..before).rev().find(|at| matches!(other(Some(*at)), Some('<' | '>')))?;
                let is_open = other(Some(tag)) == Some('<');
                (is_open && self.text(tag..before + 1).contains("class=")).then_some(tag)
            }
        }
    }
}

/// Characters that take no room: joiners, marks of direction, soft hyphens, selectors, controls.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffd}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The character that an entity at the beginning of a text stands for, and the entity's length.
fn entity(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(20).position(|byte| byte == b';')?;
    let name = &inner[..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)?
        }
        None => match name {
            "colon" => ':',
            "semi" => ';',
            "ratio" => '∶',
            "Colon" | "Proportion" => '∷',
            "nbsp" | "ensp" | "emsp" | "thinsp" | "Tab" | "NonBreakingSpace" => ' ',
            "shy" | "ZeroWidthSpace" | "zwj" | "zwnj" | "lrm" | "rlm" | "NoBreak" => '\u{200b}',
            _ => return None,
        },
    };
    Some((letter, end + 2))
}
