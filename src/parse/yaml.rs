//! The door of `granit-parser`: the text of one value becomes a tree with places. What makes files surprising or
//! slow is refused: names for values, tags, several documents, deep nesting.

use super::simple;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::limit;
use crate::source::Span;
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle};
use std::ops::Range;

/// Longer texts are refused before they are parsed.
pub const LARGEST: usize = limit::HEADER;

/// Deeper nesting is refused.
pub const DEEPEST: usize = 32;

/// Why a text could not be read, in plain words.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    pub span: Span,
    pub message: String,
    pub help: &'static str,
}

/// Reads the text of one value, which stands at `offset` of a file. All places are places in the file.
pub fn read(part: &str, offset: usize) -> Result<Node, Trouble> {
    // Most values are a few words or a list of them, and the parser is a hundred times slower.
    match simple::read(part, offset) {
        Some(node) => Ok(node),
        None => parse(part, offset),
    }
}

/// The same, always by the parser.
pub fn parse(part: &str, offset: usize) -> Result<Node, Trouble> {
    let mut builder = Builder { text: part, offset, open: Vec::new(), done: None };
    if part.len() > LARGEST {
        let message = format!("this value is longer than {} KB", LARGEST / 1024);
        return Err(builder.trouble(0..0, message, "move long text below the header"));
    }
    for step in Parser::new_from_str_with_options(part, options()) {
        let (event, span) = step.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or_default();
            let (message, help) = plain(error.kind());
            builder.trouble(at..at + 1, message, help)
        })?;
        builder.take(event, span.byte_range().unwrap_or_default())?;
    }
    let nothing = Node::new(Value::Empty, Span::new(offset, offset));
    Ok(builder.done.unwrap_or(nothing))
}

fn options() -> Options {
    let mut options = Options::default();
    options.disallow_directives = true;
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    options
}

/// A list or group that is still open.
enum Open {
    List { items: Vec<Node>, start: usize },
    Map { pairs: Vec<(Key, Node)>, key: Option<Key>, start: usize },
}

struct Builder<'a> {
    text: &'a str,
    offset: usize,
    open: Vec<Open>,
    done: Option<Node>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) -> Result<(), Trouble> {
        match event {
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(_, anchor, _)
            | Event::MappingStart(_, anchor, _)
                if anchor != 0 =>
            {
                Err(self.trouble(at, "`&` gives a value a name, which is not used here", IN_QUOTES))
            }
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, _, Some(_))
            | Event::MappingStart(_, _, Some(_)) => {
                Err(self.trouble(at, "`!` gives a value a type, which is not used here", IN_QUOTES))
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                Err(self.trouble(at, "`*` repeats a named value, which is not used here", IN_QUOTES))
            }
            Event::Scalar(text, style, _, _) => {
                let node = self.scalar(&text, style, at);
                self.place(node)
            }
            Event::SequenceStart(..) => self.enter(Open::List { items: Vec::new(), start: at.start }, at),
            Event::MappingStart(..) => {
                self.enter(Open::Map { pairs: Vec::new(), key: None, start: at.start }, at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(&at),
            Event::DocumentStart(..) if self.done.is_some() => {
                Err(self.trouble(at, "a second header begins here", "keep one header at the top of the file"))
            }
            // Starts and ends of the text itself say nothing; so does anything a later version adds.
            _ => Ok(()),
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, at: Range<usize>) -> Node {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let nothing = match style {
            Style::Plain => matches!(text, "" | "~" | "null"),
            Style::Literal | Style::Folded => text.trim().is_empty(),
            Style::Quoted => false,
        };
        if nothing {
            return Node::new(Value::Empty, self.span(at));
        }
        let inside = match style {
            Style::Quoted if at.len() >= 2 => at.start + 1..at.end - 1,
            Style::Quoted | Style::Plain | Style::Literal | Style::Folded => at,
        };
        Node::scalar(text, style, self.span(inside))
    }

    fn enter(&mut self, open: Open, at: Range<usize>) -> Result<(), Trouble> {
        if self.open.len() >= DEEPEST {
            return Err(self.trouble(at, format!("lists are nested more than {DEEPEST} deep"), FLAT));
        }
        self.open.push(open);
        Ok(())
    }

    fn leave(&mut self, at: &Range<usize>) -> Result<(), Trouble> {
        let node = match self.open.pop() {
            Some(Open::List { items, start }) => Node::new(Value::List(items), self.span(start..at.end)),
            Some(Open::Map { pairs, start, .. }) => Node::new(Value::Map(pairs), self.span(start..at.end)),
            None => return Ok(()),
        };
        self.place(node)
    }

    fn place(&mut self, node: Node) -> Result<(), Trouble> {
        match self.open.last_mut() {
            None => self.done = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { pairs, key: waiting, .. }) => match waiting.take() {
                Some(key) => pairs.push((key, node)),
                None => match node.value {
                    Value::Scalar { text, .. } if text == "<<" => {
                        let message = "`<<` merges other values, which is not used here".to_owned();
                        return Err(Trouble { span: node.span, message, help: "write the lines out" });
                    }
                    Value::Scalar { text, .. } => *waiting = Some(Key { text, span: node.span }),
                    Value::List(_) | Value::Map(_) | Value::Empty | Value::Broken => {
                        let message = "a word is missing before this colon".to_owned();
                        return Err(Trouble { span: node.span, message, help: IN_QUOTES });
                    }
                },
            },
        }
        Ok(())
    }

    fn trouble(&self, at: Range<usize>, message: impl Into<String>, help: &'static str) -> Trouble {
        Trouble { span: self.span(at), message: message.into(), help }
    }

    /// A place in the whole text, on boundaries of characters and without line ends after it.
    fn span(&self, at: Range<usize>) -> Span {
        let start = boundary(self.text, at.start);
        let end = boundary(self.text, at.end).max(start);
        let words = self.text.get(start..end).unwrap_or_default().trim_end();
        Span::new(self.offset + start, self.offset + start + words.len())
    }
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

const IN_QUOTES: &str = "put the whole text in quotes when it is meant as it stands";
const FLAT: &str = "write the value without so many brackets";

/// What the parser's complaints mean for an author.
fn plain(kind: &ErrorKind) -> (String, &'static str) {
    let (message, help) = match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is opened and never closed", "write the same mark at the end of the text")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "the text goes on after its closing quotation mark",
            "put the whole text in quotes of the other kind",
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEof
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            "a bracket or a comma is missing in this list",
            "write lists as `[one, two]`, or each item on a line after `- `",
        ),
        ErrorKind::RecursionLimitExceeded => ("lists are nested too deeply", FLAT),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => (
            "a backslash in double quotes begins a code, and this code is not known",
            "write the text in single quotes: `'…'`",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidMappingValueWhitespace
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::SimpleKeyExpected => {
            ("a colon followed by a space stands where it looks like a second key", IN_QUOTES)
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => ("a tab stands where spaces belong", "use two spaces instead"),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidDocumentEnd
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => (
            "this line is not set in like the lines around it",
            "let the lines of one list or group begin in the same column",
        ),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => {
            ("text follows `|` or `>` on the same line", "begin the text on the next line, two spaces in")
        }
        _ => ("this value cannot be read", IN_QUOTES),
    };
    (message.to_owned(), help)
}
