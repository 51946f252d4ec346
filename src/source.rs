//! A text with its path, and places in it.

use crate::path::SourcePath;
use crate::reserved_chars::{is_free, places, without};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A byte range within one file. Files are bounded well below 4 GiB, so 32 bits are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// One text file of the site. Cloning shares the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub path: SourcePath,
    pub text: Arc<str>,
    /// Reserved characters that were replaced, with their places. Hardly any text has one.
    replaced: Arc<[(usize, char)]>,
}

/// Every text of the site by path, to show excerpts from.
pub type Sources = BTreeMap<SourcePath, Source>;

/// A line and a column, both from 1; the column counts characters, not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        let bounded = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: bounded(start), end: bounded(end.max(start)) }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same place when the text it was found in begins at `offset`.
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }

    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// From the start of this place to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end.max(self.start) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl Source {
    /// Takes a text and replaces what is reserved in it; all places in it stay the same.
    pub fn new(path: SourcePath, text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        if is_free(&text) {
            return Self { path, text, replaced: Arc::default() };
        }
        Self { path, replaced: places(&text).into(), text: without(&text).into() }
    }

    /// The reserved characters that the author wrote, where others are now.
    pub fn replaced(&self) -> impl Iterator<Item = (Span, char)> + '_ {
        self.replaced.iter().map(|(at, letter)| (Span::new(*at, at + letter.len_utf8()), *letter))
    }

    /// Whether two have the same text. Texts that are shared are not compared letter by letter.
    pub fn is_same(&self, other: &Self) -> bool {
        (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text) && self.replaced == other.replaced
    }

    /// The words of a place; empty when the place is not in this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        LineColumn { line, column: before[line_start..].chars().count() + 1 }
    }
}
