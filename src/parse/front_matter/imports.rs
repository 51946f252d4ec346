//! Keys that other tools and exports of content systems have: accepted with a warning and put where they belong.

use super::decode::{kind_of_pairs, with_article};
use super::listed::{as_addresses, gather, join, numbered, separated};
use crate::diagnostic::Diagnostic;
use crate::keys::fits::{Fit, fit, whole_line, whole_value};
use crate::keys::foreign::{Use, foreign};
use crate::keys::row::{Row, Shape, find};
use crate::keys::table::FRONT_MATTER;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::keys::{date_format, dates, minutes_meant, quote};
use crate::model::Kind;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// The same pairs with the keys of the language.
pub fn accept(source: &Source, pairs: Vec<(Key, Node)>, problems: &mut Vec<Diagnostic>) -> Vec<(Key, Node)> {
    let is_plain = |key: &Key| find(FRONT_MATTER, &key.text).is_some() || key.text.starts_with('_');
    if pairs.iter().all(|(key, _)| is_plain(key)) {
        return pairs;
    }
    let names: BTreeSet<String> = pairs.iter().map(|(key, _)| key.text.clone()).collect();
    let is_given = |(_, node): &&(Key, Node)| !matches!(node.value, Value::Empty);
    let given = pairs.iter().filter(is_given).map(|(key, _)| key.text.clone()).collect();
    let sum = Sum::of(&pairs);
    let kind = kind_of_pairs(source, &pairs);
    let is_format =
        |(key, _): &&(Key, Node)| foreign(&key.text).is_some_and(|it| it.use_here == Use::DateFormat);
    let format = pairs.iter().find(is_format).and_then(|(_, node)| node.text()).map(str::to_owned);
    let mut import =
        Import { source, kind, format, names, given, sum, kept: Vec::new(), lists: Vec::new(), problems };
    for (key, node) in pairs {
        import.take(key, node);
    }
    let Import { mut kept, lists, .. } = import;
    for found in lists {
        join(&mut kept, found);
    }
    kept
}

/// The lengths of the parts of a lesson, which are one number here.
struct Sum {
    total: i64,
    /// The keys with a number.
    parts: Vec<String>,
}

impl Sum {
    fn of(pairs: &[(Key, Node)]) -> Self {
        let is_part = |key: &Key| matches!(foreign(&key.text).map(|it| it.use_here), Some(Use::PartOf(_)));
        let parts = pairs.iter().filter(|(key, _)| is_part(key));
        let parts = parts.filter_map(|(key, node)| Some((key.text.clone(), minutes(node.text()?)?)));
        let (parts, minutes): (Vec<String>, Vec<i64>) = parts.unzip();
        Self { total: minutes.iter().fold(0, |sum, part| sum.saturating_add(*part)), parts }
    }
}

fn minutes(text: &str) -> Option<i64> {
    text.trim().parse().ok().or_else(|| minutes_meant(text)).filter(|minutes| *minutes >= 0)
}

struct Import<'a> {
    source: &'a Source,
    kind: Kind,
    /// How the export writes days.
    format: Option<String>,
    /// Every key of the header.
    names: BTreeSet<String>,
    /// Those with a value, and those of ours that others were read as.
    given: BTreeSet<String>,
    sum: Sum,
    kept: Vec<(Key, Node)>,
    lists: Vec<(&'static str, Key, Vec<Node>)>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Import<'_> {
    fn take(&mut self, key: Key, node: Node) {
        if let Some(row) = find(FRONT_MATTER, &key.text) {
            let node = self.formatted(row, &key, node);
            self.kept.push((key, node));
            return;
        }
        let Some(found) = foreign(&key.text) else {
            match numbered(&key.text) {
                Some(name) => {
                    let help = format!("write `{name}:` once and each as an item `- …` below it");
                    self.problems.push(self.told(&key, "").help(help));
                    gather(&mut self.lists, name, key, node);
                }
                None => self.kept.push((key, node)),
            }
            return;
        };
        match found.use_here {
            Use::Nothing(why) => self.unused(&key, why),
            Use::DateFormat => {
                let problem = self.told(&key, ", and days are written in one form here");
                self.problems.push(problem.help("write days as year-month-day, and take the line out"));
            }
            Use::Published => self.published(key, node),
            Use::PartOf(name) => self.part(name, key, node),
            Use::Key(name) | Use::Words(name) => {
                let Some(row) = find(FRONT_MATTER, name) else { return };
                let node = if matches!(found.use_here, Use::Words(_)) { separated(node) } else { node };
                if row.belongs_to(self.kind) { self.key(row, key, node) } else { self.elsewhere(row, &key) }
            }
        }
    }

    fn told(&self, key: &Key, more: &str) -> Diagnostic {
        let message = format!("`{}` is a key of other tools{more}", key.text);
        Diagnostic::new(Rule::ImportedKey, &self.source.path, key.span, message)
    }

    /// The line does nothing here.
    fn unused(&mut self, key: &Key, why: &str) {
        let help = format!("take the line out, or write `_{}` when another tool needs it: {why}", key.text);
        let start = key.span.range().start;
        let problem = self.told(key, ", and does nothing here").help(help);
        self.problems.push(problem.fix(Span::new(start, start), "_"));
    }

    fn elsewhere(&mut self, row: &Row, key: &Key) {
        self.unused(key, &format!("{} has no `{}`", with_article(self.kind), row.name));
    }

    fn repeated(&mut self, row: &Row, key: &Key) {
        self.unused(key, &format!("`{}` is given already", row.name));
    }

    /// Reads it as a key of ours.
    fn key(&mut self, row: &'static Row, key: Key, node: Node) {
        match row.shape {
            Shape::Texts | Shape::Files => self.list(row, key, node),
            Shape::Text
            | Shape::File
            | Shape::Number { .. }
            | Shape::YesNo
            | Shape::Date
            | Shape::Start
            | Shape::OneOf(_)
            | Shape::Language
            | Shape::Zone
            | Shape::Zones
            | Shape::Link
            | Shape::Map(_)
            | Shape::Tables(_) => self.single(row, key, node),
        }
    }

    fn single(&mut self, row: &'static Row, key: Key, node: Node) {
        if self.given.contains(row.name) {
            self.repeated(row, &key);
            return;
        }
        let node = self.formatted(row, &key, node);
        let problem = self.told(&key, &format!(", read as `{}`", row.name));
        let is_new = !self.names.contains(row.name);
        let (problem, node) = match fit(self.source, row, &node) {
            Fit::AsItIs => {
                let written = self.source.slice(whole_value(self.source, node.span));
                let value =
                    if matches!(row.shape, Shape::Date) { node.text() } else { None }.unwrap_or(written);
                let line = match value {
                    _ if value.contains('\n') => row.name.to_owned(),
                    _ => format!("{}: {value}", row.name),
                };
                if is_new {
                    (problem.help(format!("write `{line}` in its place")).fix(key.span, row.name), node)
                } else {
                    let help =
                        format!("write `{line}` in its place, and take out the empty line `{}:`", row.name);
                    (problem.help(help), node)
                }
            }
            Fit::Rewritten(value) => {
                let line = format!("{}: {value}", row.name);
                let problem = problem.help(format!("write `{line}`"));
                let place = whole_line(self.source, key.span, &node);
                let problem = if is_new { problem.fix(place, line) } else { problem };
                (problem, Node::scalar(value, Style::Plain, node.span))
            }
            Fit::Not => {
                let why = format!("`{}` is {}, as in `{}`", row.name, row.shape.words(), row.example);
                self.unused(&key, &why);
                return;
            }
        };
        self.problems.push(problem);
        self.adopt(row.name, key.span, node);
    }

    fn adopt(&mut self, name: &'static str, span: Span, node: Node) {
        self.given.insert(name.to_owned());
        self.kept.retain(|(key, _)| key.text != name);
        self.kept.push((Key { text: name.to_owned(), span }, node));
    }

    fn list(&mut self, row: &'static Row, key: Key, mut node: Node) {
        let written = node.clone();
        if row.name == "aliases" {
            as_addresses(&self.source.path.page(), &mut node);
        }
        let is_only =
            !self.names.contains(row.name) && !self.lists.iter().any(|(name, ..)| *name == row.name);
        let items: Vec<&str> = match &node.value {
            Value::List(items) => items.iter().filter_map(Node::text).collect(),
            Value::Scalar { text, .. } => vec![text],
            Value::Map(_) | Value::Empty | Value::Broken => Vec::new(),
        };
        if items.is_empty() {
            self.unused(&key, "it adds nothing");
            return;
        }
        let problem = self.told(&key, &format!(", read as `{}`", row.name));
        let quoted: Vec<String> = items.iter().map(|item| quote::yaml_in_list(item)).collect();
        let line = format!("{}: [{}]", row.name, quoted.join(", "));
        self.problems.push(if !is_only {
            problem.help(format!("write `{}:` once and each as an item `- …` below it", row.name))
        } else if node == written {
            problem.help(format!("write `{}` in its place", row.name)).fix(key.span, row.name)
        } else if written.text().is_some_and(|text| !text.contains('\n')) {
            problem.help(format!("write `{line}`")).fix(whole_line(self.source, key.span, &written), line)
        } else {
            problem.help(format!("write `{line}`"))
        });
        gather(&mut self.lists, row.name, key, node);
    }

    /// Keys that together are one number.
    fn part(&mut self, name: &'static str, key: Key, node: Node) {
        let Some(row) = find(FRONT_MATTER, name) else { return };
        if !row.belongs_to(self.kind) {
            self.elsewhere(row, &key);
            return;
        }
        let Some(at) = self.sum.parts.iter().position(|part| *part == key.text) else {
            let why = format!("`{}` is {}, as in `{}`", row.name, row.shape.words(), row.example);
            self.unused(&key, &why);
            return;
        };
        if self.names.contains(row.name) || self.sum.total <= 0 {
            self.repeated(row, &key);
            return;
        }
        let total = self.sum.total.to_string();
        let line = format!("{}: {total}", row.name);
        let more = match self.sum.parts.len() {
            1 => format!(", read as `{}`", row.name),
            _ => format!(", read as a part of `{line}`"),
        };
        let problem = self.told(&key, &more);
        if at > 0 {
            let help = format!("write `{line}` once, and take this line out");
            self.problems.push(problem.help(help));
            return;
        }
        let problem = problem.help(format!("write `{line}` in its place"));
        self.problems.push(problem.fix(whole_line(self.source, key.span, &node), line));
        if !self.given.contains(row.name) {
            self.adopt(row.name, key.span, Node::scalar(total, Style::Plain, node.span));
        }
    }

    /// What other tools leave out of a website is a draft here.
    fn published(&mut self, key: Key, node: Node) {
        let text = node.text().unwrap_or_default().trim().to_lowercase();
        let is_draft = matches!(text.as_str(), "no" | "false" | "draft" | "private" | "pending" | "hidden");
        let is_shown =
            matches!(text.as_str(), "yes" | "true" | "publish" | "published" | "public" | "publicly");
        if !is_draft && !is_shown && key.text == "published" {
            // A day.
            if let Some(row) = find(FRONT_MATTER, "date") {
                self.single(row, key, node);
            }
            return;
        }
        if !is_draft || self.given.contains("draft") {
            self.unused(&key, "pages are published unless they have `draft: yes`");
            return;
        }
        let problem = self.told(&key, ", read as `draft: yes`").help("write `draft: yes` in its place");
        let is_new = !self.names.contains("draft");
        let place = whole_line(self.source, key.span, &node);
        self.problems.push(if is_new { problem.fix(place, "draft: yes") } else { problem });
        self.adopt("draft", key.span, Node::scalar("yes", Style::Plain, node.span));
    }

    /// A day in the form that `date_format` names.
    fn formatted(&mut self, row: &Row, key: &Key, node: Node) -> Node {
        let (Shape::Date, Some(format), Some(text)) = (row.shape, &self.format, node.text()) else {
            return node;
        };
        if dates::day(text).is_ok() {
            return node;
        }
        let Some(day) = date_format::day(format, text) else { return node };
        let message = format!("`{text}` is a day in the form `{format}`, read as `{}`", day.iso());
        let problem = Diagnostic::new(Rule::ImportedKey, &self.source.path, node.span, message);
        let problem = problem.help(format!("write `{}: {}`", key.text, day.iso()));
        self.problems.push(problem.fix(node.span, day.iso()));
        Node::scalar(day.iso(), Style::Plain, node.span)
    }
}
