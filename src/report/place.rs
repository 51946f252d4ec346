//! Where problems are, in lines and columns, and in what order they are shown.

use crate::diagnostic::{Diagnostic, Place};
use crate::source::{LineColumn, Source, Sources, Span};

/// A problem with its place in words people and programs use. `end` is the place after the last character.
pub struct Located<'a> {
    pub problem: &'a Diagnostic,
    pub range: Range,
}

/// From a line and column to another.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    pub start: LineColumn,
    pub end: LineColumn,
}

/// All problems by place. Each file's lines are found once, however many problems it has.
pub fn located<'a>(problems: &'a [Diagnostic], sources: &Sources) -> Vec<Located<'a>> {
    let mut sorted: Vec<&Diagnostic> = problems.iter().collect();
    sorted.sort();
    let files = sorted.chunk_by(|one, next| one.place.path == next.place.path);
    files
        .flat_map(|problems| {
            let source = problems.first().and_then(|first| sources.get(&first.place.path));
            let lines = source.map(Lines::new);
            problems.iter().map(move |&problem| {
                let range = lines.as_ref().map_or(BEGINNING, |lines| lines.range(problem.place.span));
                Located { problem, range }
            })
        })
        .collect()
}

/// The range of one place; the beginning of a file whose text is not at hand.
pub fn range(place: &Place, sources: &Sources) -> Range {
    sources.get(&place.path).map_or(BEGINNING, |source| Lines::new(source).range(place.span))
}

const BEGINNING: Range =
    Range { start: LineColumn { line: 1, column: 1 }, end: LineColumn { line: 1, column: 1 } };

/// Bytes after which letters are counted anew, so that a place far into a long line costs no more than any other.
const STEP: usize = 256;

/// Where the lines of a text begin, and how many letters come before every `STEP` bytes.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    letters: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(source: &'a Source) -> Self {
        let newlines = source.text.match_indices('\n').map(|(newline, _)| newline + 1);
        let mut all = 0;
        let steps = source.text.as_bytes().chunks(STEP).map(|step| {
            let before = all;
            all += begun(step);
            before
        });
        let mut letters: Vec<usize> = steps.collect();
        letters.push(all);
        Self { text: &source.text, starts: std::iter::once(0).chain(newlines).collect(), letters }
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.line_column(span.start), end: self.line_column(span.end) }
    }

    fn line_column(&self, offset: u32) -> LineColumn {
        let offset = self.text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        LineColumn { line, column: self.letters(offset) - self.letters(start) + 1 }
    }

    /// The letters before an offset.
    fn letters(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.letters[step] + begun(&self.text.as_bytes()[step * STEP..offset])
    }
}

/// How many letters begin in some bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}
