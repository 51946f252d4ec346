//! The line or the row that is being read: what a field in it is called, and what in it nearly is one.

use super::{Scan, slips};
use crate::diagnostic::Diagnostic;
use crate::model::{FieldKind, Mark, label_of};
use crate::rule::Rule;
use crate::source::Span;

/// The line of text being read, since its beginning.
#[derive(Default)]
pub struct Line {
    /// Words since the last field.
    pub label: String,
    /// All words of the line.
    pub words: String,
    /// Where it is in the source, and the code in it, with marks that were told of already.
    pub span: Option<Span>,
    pub code: Vec<Span>,
    /// Marks of this line begin here.
    pub first_mark: usize,
    /// Whether the line has had a field.
    pub fields: bool,
    /// The label of the last underscores that had words of their own, and how many have shared it so far.
    pub last_blank: Option<(String, usize)>,
    /// Words before the first choice of a scale.
    pub before_scale: String,
    /// Choices of a scale that the line has begun: field and kind.
    pub scale: Option<(usize, Mark)>,
    /// The item begins with a tick box: the field that waits for its label.
    pub tick: Option<usize>,
    /// The item begins with a circle: group and choice that wait for their label.
    pub circle: Option<(usize, usize)>,
}

impl Line {
    /// Notes that the line goes on to here. `marks` were found before it began.
    pub fn reach(&mut self, span: Span, marks: usize) {
        match &mut self.span {
            Some(whole) => whole.end = whole.end.max(span.end),
            None => (self.span, self.first_mark) = (Some(span), marks),
        }
    }
}

/// The table being read.
#[derive(Default)]
pub struct Table {
    pub columns: Vec<String>,
    pub row: usize,
    pub column: usize,
    pub in_head: bool,
    /// Words of the first cell of the row.
    pub row_label: String,
    pub cell: String,
    /// The row stands for several, so its number says nothing.
    pub grows: bool,
    /// The first field of the row.
    pub first: usize,
    /// The group of circles of this row.
    pub group: Option<usize>,
    /// What cells of a column are, other than text: in the tables of maps.
    pub kinds: Vec<Option<FieldKind>>,
}

/// How the help for a choice that is alone begins.
const SEVERAL: &str = "write at least two";

impl Scan<'_, '_> {
    /// One circle or box among words is no choice. At the beginning of a line it is a slip with a mend.
    pub fn lone(&mut self, span: Span, name: &str, mark: &str) {
        let after_words = self.line.span.is_some_and(|line| line.start < span.start);
        if !(self.live && self.sheet && after_words) {
            return;
        }
        let problem = format!("a {name} alone in a line is not a field");
        let help = format!("{SEVERAL} in the line, `{mark} yes {mark} no`, or make a list: `- {mark} words`");
        self.problems.push(Diagnostic::new(Rule::FieldMark, &self.source.path, span, problem).help(help));
    }

    /// A field among the words of a link would be followed, and not filled in. It stays words.
    pub fn linked(&mut self, mark: &str, span: Span) {
        self.words(mark);
        self.line.code.push(span);
        if mark.starts_with(['(', '[']) && mark.contains(['x', 'X']) {
            return;
        }
        let problem = "this field is inside a link, so a tap on it would leave the page".to_owned();
        let help = "write it before or after the link: `[words](address) ____`";
        self.problems.push(Diagnostic::new(Rule::FieldMark, &self.source.path, span, problem).help(help));
    }

    /// Tells what was meant as a field in a line that people can fill in.
    pub fn slips(&mut self) {
        let Some(span) = self.line.span.filter(|_| self.live && self.sheet) else { return };
        let place = if self.line.tick.is_none() { self.begins } else { slips::Where::Line };
        let taken: Vec<Span> = self.marks[self.line.first_mark..].iter().map(|mark| mark.span).collect();
        let from = self.problems.len();
        slips::find(self.source, span, place, &self.line.code, &taken, self.problems);
        if self.problems.len() > from {
            self.one_message(span, from);
        }
    }

    /// One choice seems alone where the others of the line are slips: when these are told, all is said.
    fn one_message(&mut self, line: Span, slips: usize) {
        let told =
            self.problems[..slips].iter().rposition(|problem| !line.contains(problem.place.span.start));
        let (from, mut at) = (told.map_or(0, |last| last + 1), 0);
        self.problems.retain(|problem| {
            at += 1;
            let is_lone = problem.help.as_deref().is_some_and(|help| help.starts_with(SEVERAL));
            !(from < at && at <= slips && is_lone)
        });
    }

    /// Whether a line ends in underscores: it asks its own questions, and none of what comes below.
    pub fn is_filled_line(&self) -> bool {
        self.line.last_blank.is_some() && label_of(&self.line.label).is_empty()
    }

    /// The label of a field here: the words before it in its line or cell, else the cell's column and row, the field
    /// before it in the line, or the words above.
    pub fn label(&self) -> String {
        let before = label_of(&self.line.label);
        if self.table.is_none() {
            return if before.is_empty() { self.question_of_cell_or_above() } else { before };
        }
        let cell = self.question_of_cell_or_above();
        if cell.is_empty() || before.is_empty() {
            format!("{cell}{before}")
        } else {
            format!("{cell}, {before}")
        }
    }

    /// What a field is called that has no words of its own: its column and row, or the words above. In a line that has
    /// words it is one more part of the field before it.
    pub fn question_of_cell_or_above(&self) -> String {
        if let Some(table) = &self.table {
            let column = table.columns.get(table.column).map_or("", String::as_str);
            let row = if table.column > 0 && !table.row_label.is_empty() {
                label_of(&table.row_label)
            } else if table.grows || (table.row == 1 && table.column == 0) {
                String::new()
            } else {
                table.row.to_string()
            };
            let parts: Vec<&str> =
                [column, row.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
            return parts.join(", ");
        }
        match &self.line.last_blank {
            Some((label, count)) if !label.is_empty() => format!("{label} ({})", count + 1),
            _ => self.above_label(),
        }
    }

    pub fn above_label(&self) -> String {
        label_of(&self.above)
    }
}
