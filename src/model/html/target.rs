//! What is told of contributed HTML while it is read, and to whom.

use super::Tag;
use crate::source::Span;
use std::ops::Range;

/// What is told of HTML while it is read.
pub trait Target {
    /// Where a place of the HTML is in the text.
    fn place(&self, place: Range<usize>) -> Span;
    /// An element opens; whether it is written.
    fn open(&mut self, name: &'static str, tag: Option<&Tag>) -> bool;
    /// An element that was written ends.
    fn close(&mut self, name: &'static str);
    /// A new line, or a rule.
    fn void(&mut self, name: &'static str);
    fn words(&mut self, words: &str);
    fn picture(&mut self, tag: &Tag, around: Around);
    /// What shows something of another place.
    fn embed(&mut self, tag: &Tag, attribute: &str, around: Around);
    fn lost(&mut self, loss: Loss<'_>, place: Span);
}

/// What something is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    Words,
    Link,
}

/// What does not become what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss<'t> {
    /// Shown as it was written: most likely something to fill in.
    Placeholder,
    /// A link is there instead.
    Embed(&'t str),
    /// Left out with all that is in it.
    Whole(&'t str),
    /// The tags are left out.
    Tags(&'t str),
    /// A tag of paragraphs, lists or tables within a line.
    InLine(&'t str),
    /// A part of a table outside of one.
    NoTable(&'t str),
    LinkInLink,
    Attribute(&'t str, &'t str),
    /// A closing tag that closes nothing.
    Stray(&'t str),
    /// Never closed, so it ends early.
    Open(&'t str),
    TooDeep,
    /// A comment in which another begins: the first was never closed.
    Comment,
    /// An instruction or a declaration.
    Instruction,
    /// A place to write in, which is none here.
    Field,
    /// A tag without its `>`.
    Unfinished,
}
