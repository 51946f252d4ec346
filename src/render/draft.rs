//! Drafts: HTML that is drawn once and stands on several pages. Where the page matters there is a *hole*, and [`fill`]
//! copies the draft for one page with its holes filled.
//!
//! A hole is a noncharacter of Unicode, for some followed by words and an end. Templates and `escape` let it pass as
//! it is, and no text of an author holds one, because `reserved_chars` took them out ([decision 11]).
//!
//! [decision 11]: ../../docs/decisions/0011-drafts.md

use crate::path::{WebPath, encode, encode_in_link};
/// Stands before every id of a document: nothing on a page of its own, a name of the document among others.
pub use crate::reserved_chars::PREFIX;
use crate::reserved_chars::{DONE, EITHER, ENCODED_LINK, END, LEVEL, LINK, OR, OUTPUT, WORDS};
use std::collections::BTreeMap;

/// Which documents share a page, and under which prefix their ids stand there.
pub type Included = BTreeMap<usize, String>;

/// No document shares the page.
pub static ALONE: Included = Included::new();

/// What a page is read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A page of the website.
    Screen,
    /// A page of the website where nothing is filled in.
    Reading,
    /// A print page, where headings stand one level deeper, below the title of their document.
    Paper,
    /// The same below the title of a chapter: two levels deeper.
    Chapter,
    /// Slides: nothing can be filled in, as on paper; headings stand as on screen, because one slide is seen at a time.
    Slides,
}

/// How a link inside HTML is escaped by whoever prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// By `escape` or a template, afterwards.
    Escaped,
    /// By nobody: it is written as an address, percent-encoded.
    Encoded,
}

/// The page that a draft is filled for.
pub struct Home<'s> {
    page: &'s WebPath,
    /// Address of each document's page.
    documents: &'s [WebPath],
    /// Documents on the same page.
    included: &'s Included,
    prefix: &'s str,
    medium: Medium,
}

impl<'s> Home<'s> {
    /// A page of the website, where a document stands alone.
    pub fn screen(page: &'s WebPath, documents: &'s [WebPath]) -> Self {
        Self { page, documents, included: &ALONE, prefix: "", medium: Medium::Screen }
    }

    /// A page of the website where a document stands alone and has blanks in place of controls.
    pub fn reading(page: &'s WebPath, documents: &'s [WebPath]) -> Self {
        Self { page, documents, included: &ALONE, prefix: "", medium: Medium::Reading }
    }

    /// A page where some of a document stands among other things, under a prefix. The document is not `included`: its
    /// links to itself lead to its own page, because what they name may not be here.
    pub fn extract(
        page: &'s WebPath,
        documents: &'s [WebPath],
        included: &'s Included,
        prefix: &'s str,
    ) -> Self {
        Self { page, documents, included, prefix, medium: Medium::Paper }
    }

    /// A print page, where a document stands among others under a prefix of its own.
    pub fn paper(
        page: &'s WebPath,
        documents: &'s [WebPath],
        included: &'s Included,
        document: usize,
    ) -> Self {
        let prefix = included.get(&document).map_or("", String::as_str);
        Self { page, documents, included, prefix, medium: Medium::Paper }
    }

    /// A page for reading with chapters, where a document stands among others under a prefix of its own.
    pub fn chapter(
        page: &'s WebPath,
        documents: &'s [WebPath],
        included: &'s Included,
        document: usize,
    ) -> Self {
        Self { medium: Medium::Chapter, ..Self::paper(page, documents, included, document) }
    }

    /// What stands before the chapters of such a page, and leads to what follows.
    pub fn opening(page: &'s WebPath, documents: &'s [WebPath], included: &'s Included) -> Self {
        Self { page, documents, included, prefix: "", medium: Medium::Reading }
    }

    /// A page of slides, where a document may stand among others under a prefix. Links to texts lead to their pages,
    /// because not everything is on slides.
    pub fn slides(page: &'s WebPath, documents: &'s [WebPath], prefix: &'s str) -> Self {
        Self { page, documents, included: &ALONE, prefix, medium: Medium::Slides }
    }
}

/// The level of a heading, from that on a page of its own: one digit after its hole.
pub fn level(level: u8) -> String {
    format!("{LEVEL}{level}")
}

/// A link to a document, inside the page when it stands there too: its number, `|`, the anchor for another page, `|`, the
/// anchor for this page.
pub fn link(document: usize, anchor: Option<&str>, printed: Printed) -> String {
    let anchor = anchor.unwrap_or_default();
    let mut hole = String::with_capacity(24 + 2 * anchor.len());
    hole.push(match printed {
        Printed::Escaped => LINK,
        Printed::Encoded => ENCODED_LINK,
    });
    hole.push_str(&document.to_string());
    hole.push('|');
    hole.push_str(&encode(anchor));
    hole.push('|');
    match printed {
        Printed::Escaped => hole.push_str(anchor),
        Printed::Encoded => hole.push_str(&encode_in_link(anchor)),
    }
    hole.push(END);
    hole
}

/// A link to any output, from wherever it is printed.
pub fn output(to: &WebPath) -> String {
    format!("{OUTPUT}{}{END}", to.as_str())
}

/// HTML that is one thing on screen and another on paper. Both may hold holes, and further choices.
pub fn either(screen: &str, paper: &str) -> String {
    if screen == paper { screen.to_owned() } else { format!("{EITHER}{screen}{OR}{paper}{DONE}") }
}

/// Stands for a text until [`put`].
pub fn words(number: usize) -> String {
    let mut hole = String::with_capacity(12);
    hole.push(WORDS);
    hole.push_str(&number.to_string());
    hole.push(END);
    hole
}

/// The draft with texts in their places. All other holes stay.
pub fn put(draft: &str, texts: &[impl AsRef<str>]) -> String {
    let length: usize = texts.iter().map(|text| text.as_ref().len()).sum();
    let mut out = String::with_capacity(draft.len() + length);
    put_with(draft, &mut out, |number, out| out.push_str(texts.get(number).map_or("", AsRef::as_ref)));
    out
}

/// A page whose template left a hole for the draft of its text, with the draft in its place, filled.
pub fn put_filled(drawn: &str, body: &str, home: &Home<'_>) -> String {
    let mut out = String::with_capacity(drawn.len() + body.len() + body.len() / 16);
    put_with(drawn, &mut out, |_, out| fill_into(body, home, out));
    out
}

fn put_with(draft: &str, out: &mut String, mut write: impl FnMut(usize, &mut String)) {
    let mut rest = draft;
    while let Some((before, hole, after)) = cut(rest) {
        out.push_str(before);
        rest = after;
        if hole == WORDS {
            let (number, after) = until_end(after);
            if let Ok(number) = number.parse() {
                write(number, out);
            }
            rest = after;
        } else {
            out.push(hole);
        }
    }
    out.push_str(rest);
}

/// The draft as it stands on a page.
pub fn fill(draft: &str, home: &Home<'_>) -> String {
    let mut out = String::with_capacity(draft.len() + draft.len() / 16);
    fill_into(draft, home, &mut out);
    out
}

/// The same, added to what is there.
pub fn fill_into(draft: &str, home: &Home<'_>, out: &mut String) {
    let mut rest = draft;
    while let Some((before, hole, after)) = cut(rest) {
        out.push_str(before);
        rest = match hole {
            PREFIX => {
                out.push_str(home.prefix);
                after
            }
            LEVEL => fill_level(after, home.medium, out),
            LINK | ENCODED_LINK => fill_link(hole, after, home, out),
            OUTPUT => {
                let (path, after) = until_end(after);
                home.page.push_href(path, out);
                after
            }
            EITHER => match home.medium {
                Medium::Screen => after,
                Medium::Reading | Medium::Paper | Medium::Chapter | Medium::Slides => skip(after),
            },
            // The choice for the screen has been written, and that for paper is left out.
            OR => skip(after),
            _ => after,
        };
    }
    out.push_str(rest);
}

/// The text before the next hole, the hole, and the text after it.
fn cut(text: &str) -> Option<(&str, char, &str)> {
    let bytes = text.as_bytes();
    let at = memchr::memchr_iter(0xef, bytes)
        .find(|at| bytes.get(at + 1) == Some(&0xb7) && matches!(bytes.get(at + 2), Some(0x90..=0xaf)))?;
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let hole = rest.chars().next()?;
    Some((before, hole, rest.get(hole.len_utf8()..)?))
}

/// The words of a hole, and the text after its end.
fn until_end(text: &str) -> (&str, &str) {
    match cut(text) {
        Some((words, END, after)) => (words, after),
        _ => text.split_once(END).unwrap_or((text, "")),
    }
}

fn fill_level<'d>(after: &'d str, medium: Medium, out: &mut String) -> &'d str {
    let mut letters = after.chars();
    let level = letters.next().unwrap_or('6');
    out.push(match (medium, level) {
        (Medium::Screen | Medium::Reading | Medium::Slides, level) => level,
        (Medium::Paper, '1') => '2',
        (Medium::Paper, '2') | (Medium::Chapter, '1') => '3',
        (Medium::Paper, '3') | (Medium::Chapter, '2') => '4',
        (Medium::Paper, '4') | (Medium::Chapter, '3') => '5',
        (Medium::Paper | Medium::Chapter, _) => '6',
    });
    letters.as_str()
}

fn fill_link<'d>(hole: char, after: &'d str, home: &Home<'_>, out: &mut String) -> &'d str {
    let (words, after) = until_end(after);
    let mut words = words.splitn(3, '|');
    let document: usize = words.next().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX);
    let far = words.next().unwrap_or_default();
    if let Some(prefix) = home.included.get(&document) {
        out.push('#');
        match hole {
            ENCODED_LINK => out.push_str(&encode(prefix)),
            _ => out.push_str(prefix),
        }
        let place = words.next().unwrap_or_default();
        out.push_str(place);
        // In chapters a document stands inside an element that has its bare name.
        if place.is_empty() && matches!(home.medium, Medium::Chapter | Medium::Reading) && out.ends_with("--")
        {
            out.truncate(out.len() - 2);
        }
    } else if let Some(to) = home.documents.get(document) {
        if far.is_empty() || to != home.page {
            home.page.push_href(to.as_str(), out);
        }
        if !far.is_empty() {
            out.push('#');
            out.push_str(far);
        }
    }
    after
}

/// What follows the choice that begins here.
fn skip(text: &str) -> &str {
    let mut rest = text;
    let mut inner = 0_usize;
    while let Some((_, hole, after)) = cut(rest) {
        rest = after;
        match hole {
            EITHER => inner += 1,
            DONE if inner > 0 => inner -= 1,
            DONE => return rest,
            OR if inner == 0 => return rest,
            _ => {}
        }
    }
    ""
}
