//! What is said of keys that nobody asked for: the one that was meant, where writing that makes no other error, else how
//! to keep the line for another tool.

use super::fits::{Fit, fit, whole_line};
use super::row::{Row, alternatives, meant};
use super::tree::{Key, Node};
use crate::diagnostic::Diagnostic;
use crate::model::{BlockName, Kind};
use crate::rule::Rule;
use crate::source::{Source, Span};

/// A group with so many keys that they are not listed.
const MANY: usize = 12;

/// The group that holds unknown keys.
pub struct Group<'a> {
    pub source: &'a Source,
    pub rows: &'static [Row],
    /// How it is called in messages.
    pub place: &'a str,
    /// The kind of file, where keys depend on it.
    pub kind: Option<Kind>,
    /// The keys that were given.
    pub given: &'a [&'static str],
}

impl Group<'_> {
    /// One problem for each key.
    pub fn tell(&self, pairs: &[(Key, Node)], problems: &mut Vec<Diagnostic>) {
        let mut offered: Vec<&str> = self.given.to_vec();
        for (key, node) in pairs {
            let place =
                if self.place.contains(' ') { self.place.to_owned() } else { format!("`{}`", self.place) };
            let message = format!("there is no key `{}` in {place}", key.text);
            let problem = Diagnostic::new(Rule::UnknownKey, &self.source.path, key.span, message);
            problems.push(self.helped(problem, key, node, &mut offered));
        }
    }

    fn helped(
        &self,
        problem: Diagnostic,
        key: &Key,
        node: &Node,
        offered: &mut Vec<&'static str>,
    ) -> Diagnostic {
        if self.is_header() && BlockName::find(&key.text).is_some() {
            return problem.help(format!("write it in the text below, as a block: `::: {}`", key.text));
        }
        let Some(row) = meant(self.rows, &key.text) else { return self.kept(problem, key, "") };
        if self.kind.is_some_and(|kind| !row.belongs_to(kind)) {
            return self.kept(problem, key, "");
        }
        if offered.contains(&row.name) {
            return self.kept(problem, key, &format!("`{}` is given already: ", row.name));
        }
        let (line, place, text) = match fit(self.source, row, node) {
            Fit::AsItIs => (row.name.to_owned(), key.span, row.name.to_owned()),
            Fit::Rewritten(value) if self.is_header() => {
                let line = format!("{}: {value}", row.name);
                (line.clone(), whole_line(self.source, key.span, node), line)
            }
            Fit::Rewritten(_) | Fit::Not => {
                let reason = format!("`{}` is {}: ", row.name, row.shape.words());
                return self.kept(problem, key, &reason);
            }
        };
        offered.push(row.name);
        problem.help(format!("did you mean `{line}`? it is {}", row.meaning)).fix(place, text)
    }

    fn is_header(&self) -> bool {
        self.place == "front matter"
    }

    /// How to keep the line for another tool.
    fn kept(&self, problem: Diagnostic, key: &Key, reason: &str) -> Diagnostic {
        if self.rows.len() <= MANY {
            let names: Vec<&str> = self.rows.iter().map(|row| row.name).collect();
            return problem
                .help(format!("the keys here are {}", alternatives(&names).replace(" or ", " and ")));
        }
        let help = format!("{reason}take the line out, or write `_{}` when another tool needs it", key.text);
        let start = key.span.range().start;
        problem.help(help).fix(Span::new(start, start), "_")
    }
}
