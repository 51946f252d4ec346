//! Marks of other programs: they mean nothing here, and would stand on the page as they are, or take words with them.

pub mod attributes;
mod code;
mod lines;
mod table;
mod words;

use crate::diagnostic::Diagnostic;
use crate::model::Kind;
use crate::model::markdown::{Event, Events, Tag, TagEnd};
use crate::source::{Source, Span};
use table::{MARKS, Place};

/// Looks for marks of other programs. Notes and entries hold what people said, in whatever signs; there a backslash is
/// meant, and so is a dot before a line.
pub fn read(source: &Source, kind: Kind, events: &Events<'_>, problems: &mut Vec<Diagnostic>) {
    if matches!(kind, Kind::Notes | Kind::Entry) {
        return;
    }
    let Some(holds) = Holds::of(&source.text) else { return };
    let told = match holds.attributes {
        Here::Yes => attributes::read(source, events, problems),
        Here::No => Vec::new(),
    };
    let mut read = Reader { source, told, from: 0, problems };
    let mut in_code = false;
    for (event, span) in events {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                read.problems.extend(code::fence(source, kind, *span));
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) => {
                if in_code && holds.included == Here::Yes {
                    code::included(source, *span, read.problems);
                }
                if !in_code {
                    if holds.lines == Here::Yes {
                        read.line(*span);
                    }
                    if holds.words == Here::Yes {
                        read.words(*span);
                    }
                }
            }
            Event::Rule => read.problems.extend(code::dashes(source, *span)),
            Event::Html(_) | Event::InlineHtml(_) => {
                read.problems.extend(code::comment(source, event, *span));
            }
            _ => {}
        }
    }
}

/// Whether a text has a sign of some marks at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Here {
    Yes,
    No,
}

struct Holds {
    words: Here,
    lines: Here,
    included: Here,
    attributes: Here,
}

impl Holds {
    /// Most texts have no such mark, and looking for one is far cheaper than looking at every event.
    fn of(text: &str) -> Option<Self> {
        let holds = |begins: &str| memchr::memmem::find(text.as_bytes(), begins.as_bytes()).is_some();
        let any = |found: bool| if found { Here::Yes } else { Here::No };
        let marks = |places: &[Place]| {
            any(MARKS.iter().filter(|mark| places.contains(&mark.place)).any(|mark| holds(mark.begins)))
        };
        let others = [":", "^", "~"].into_iter().any(|sign| holds(sign) && has_pair(text, sign));
        let found = Self {
            words: if others { Here::Yes } else { marks(&[Place::Words, Place::WholeLine]) },
            lines: match marks(&[Place::LineStart, Place::WholeLine, Place::Included]) {
                Here::Yes => Here::Yes,
                Here::No => any(lines::BULLETS.into_iter().chain(lines::SIGNS).any(holds)),
            },
            included: marks(&[Place::Included]),
            attributes: any(holds("){") || holds("]{")),
        };
        let rest = ["```", "~~~", "<!--sec", "<!-- sec", "\n---", "\n--", "\n  --"];
        let all = [found.words, found.lines, found.included, found.attributes];
        (all.contains(&Here::Yes) || rest.into_iter().any(holds)).then_some(found)
    }
}

/// Whether two of a sign have a word between them, as `:tada:` and `^2^` have.
fn has_pair(text: &str, sign: &str) -> bool {
    let mut pieces = text.split(sign).skip(1).peekable();
    while let Some(piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        if !is_last && !piece.is_empty() && piece.len() <= 30 && !piece.contains(char::is_whitespace) {
            return true;
        }
    }
    false
}

struct Reader<'a> {
    source: &'a Source,
    /// Places of which something was told, in order.
    told: Vec<Span>,
    /// Up to where marks were found.
    from: usize,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn line(&mut self, span: Span) {
        let found = lines::read(self.source, span);
        if let Some(problem) = &found
            && problem.place.span.end > span.start + 2
        {
            self.from = self.from.max(problem.place.span.end as usize);
        }
        self.problems.extend(found);
    }

    fn words(&mut self, span: Span) {
        let text = &*self.source.text;
        let end = span.end as usize;
        let mut at = self.from.max(span.start as usize);
        // The sign before a text is not in it when it was written with a backslash.
        at -= usize::from(at > self.from && text[..at].ends_with('\\'));
        while let Some((start, stop, found)) = text.get(at..end).and_then(|_| words::next(text, at, end)) {
            let next = self.told.partition_point(|span| (span.end as usize) <= start);
            let is_told = self.told.get(next).is_some_and(|span| (span.start as usize) < stop);
            if !is_told {
                self.problems.push(words::say(self.source, Span::new(start, stop), &found));
            }
            at = stop;
            self.from = stop;
        }
    }
}
