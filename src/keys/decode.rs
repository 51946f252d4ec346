//! Reads the values of a group of keys by their shapes. Every problem is pushed and the rest is read; what nobody
//! asked for is unknown.

use super::commas::several;
use super::durations::minutes_meant;
use super::fits::whole_value;
use super::row::{Row, Shape, alternatives, find, meant};
use super::tree::{Key, Node, Style, Value};
use super::unknown::Group;
use super::zones::several_zones;
use super::{dates, quote, words};
use crate::diagnostic::{Diagnostic, nearest};
use crate::limit;
use crate::model::{Date, Kind, Said, Start};
use crate::rule::Rule;
use crate::source::{Source, Span};
use crate::zone;
use std::collections::BTreeSet;

/// A group of keys being read. Ask for each key by name, then `finish`.
pub struct Reader<'a> {
    source: &'a Source,
    rows: &'static [Row],
    /// How the group is called in messages: the front matter, `seo`.
    place: &'static str,
    pairs: Vec<(Key, Node)>,
    /// The keys that were taken out.
    given: Vec<&'static str>,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Takes the pairs in the order of the file. A second equal key is reported and left out.
    pub fn new(
        source: &'a Source,
        rows: &'static [Row],
        place: &'static str,
        pairs: Vec<(Key, Node)>,
        problems: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let pairs = without_duplicates(source, spelled(rows, pairs), problems);
        Self { source, rows, place, pairs, given: Vec::new(), problems }
    }

    /// Whether the key is written, whatever its value.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| key.text == name)
    }

    /// Where the key is written.
    pub fn key_span(&self, name: &str) -> Option<Span> {
        self.pairs.iter().find(|(key, _)| key.text == name).map(|(key, _)| key.span)
    }

    /// Whether an unknown key was likely meant to be this one.
    pub fn has_meant_for(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| {
            find(self.rows, &key.text).is_none()
                && meant(self.rows, &key.text).is_some_and(|row| row.name == name)
        })
    }

    /// Takes a key out without reading it.
    pub fn take_raw(&mut self, name: &str) -> Option<(Key, Node)> {
        let at = self.pairs.iter().position(|(key, _)| key.text == name)?;
        self.given.extend(find(self.rows, name).map(|row| row.name));
        Some(self.pairs.remove(at))
    }

    pub fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    pub fn text(&mut self, name: &str) -> Option<String> {
        self.said(name).map(|said| said.text)
    }

    pub fn said(&mut self, name: &str) -> Option<Said> {
        let (row, node) = self.take(name)?;
        self.single(row, node)
    }

    pub fn texts(&mut self, name: &str) -> Vec<Said> {
        let Some((row, node)) = self.take(name) else { return Vec::new() };
        self.items(row, node)
    }

    /// The texts without their places.
    pub fn words(&mut self, name: &str) -> Vec<String> {
        self.texts(name).into_iter().map(|said| said.text).collect()
    }

    pub fn number(&mut self, name: &str) -> Option<(i64, Span)> {
        let (row, said) = self.value(name)?;
        let Shape::Number { least, most } = row.shape else { return None };
        let text = said.text.trim();
        match text.parse::<i64>() {
            Ok(number) if number < least => {
                let message = format!("`{name}` is at least {least}, and `{text}` is less");
                self.wrong(row, said.span, message, None);
            }
            Ok(number) if number > most => {
                let message = format!("`{name}` is at most {most}, and `{text}` is more");
                self.wrong(row, said.span, message, None);
            }
            Ok(number) => return Some((number, said.span)),
            Err(_) => {
                let message = format!("`{name}` is {}, and `{text}` is not", row.shape.words());
                let better = (name == "minutes").then(|| minutes_meant(text)).flatten();
                self.wrong(row, said.span, message, better.map(|minutes| minutes.to_string()));
            }
        }
        None
    }

    pub fn yes_no(&mut self, name: &str) -> Option<bool> {
        let (row, said) = self.value(name)?;
        match said.text.to_lowercase().as_str() {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            other => {
                // Front matter and `site.toml` differ in the words they have for this.
                let (yes, no) = if row.example.ends_with("true") { ("true", "false") } else { ("yes", "no") };
                let better = match other {
                    "on" | "y" | "1" | "x" => Some(yes.to_owned()),
                    "off" | "n" | "0" => Some(no.to_owned()),
                    _ => None,
                };
                let message = format!("`{name}` is `{yes}` or `{no}`, and `{}` is neither", said.text);
                self.wrong(row, said.span, message, better);
                None
            }
        }
    }

    pub fn date(&mut self, name: &str) -> Option<Date> {
        let (row, said) = self.value(name)?;
        match dates::day(&said.text) {
            Ok(date) => Some(date),
            Err(problem) => {
                self.wrong(row, said.span, problem.message, problem.better);
                None
            }
        }
    }

    pub fn start(&mut self, name: &str) -> Option<Start> {
        let (row, said) = self.value(name)?;
        match dates::start(&said.text) {
            Ok((date, hour, minute)) => Some(Start { date, hour, minute, span: said.span }),
            Err(problem) => {
                self.wrong(row, said.span, problem.message, problem.better);
                None
            }
        }
    }

    /// The word of the row that was written, without regard to capital letters.
    pub fn one_of(&mut self, name: &str) -> Option<&'static str> {
        let (row, said) = self.value(name)?;
        let Shape::OneOf(choices) = row.shape else { return None };
        let lower = said.text.to_lowercase();
        if let Some(choice) = choices.iter().find(|choice| **choice == lower) {
            return Some(choice);
        }
        let message = format!("`{}` is not a value of `{name}`", said.text);
        let better = nearest(&lower, choices.iter().copied()).filter(|_| lower.chars().count() > 3);
        if better.is_some() {
            self.wrong(row, said.span, message, better.map(str::to_owned));
        } else {
            let problem = Diagnostic::new(Rule::WrongValue, &self.source.path, said.span, message);
            self.problems.push(problem.help(format!("it is {}", alternatives(choices))));
        }
        None
    }

    pub fn language(&mut self, name: &str) -> Option<String> {
        let (row, said) = self.value(name)?;
        if words::is_language(&said.text) {
            return Some(said.text);
        }
        let message = format!("`{}` is not a language tag", said.text);
        self.wrong(row, said.span, message, words::language_meant(&said.text));
        None
    }

    pub fn zone(&mut self, name: &str) -> Option<Said> {
        let (row, said) = self.value(name)?;
        self.check_zone(row, said)
    }

    pub fn zones(&mut self, name: &str) -> Vec<Said> {
        let Some((row, node)) = self.take(name) else { return Vec::new() };
        let said = self.items(row, node);
        let mut zones: Vec<Said> = said.into_iter().filter_map(|said| self.check_zone(row, said)).collect();
        // Whoever names a zone twice wants to see it, which once is enough for.
        let mut named = BTreeSet::new();
        zones.retain(|zone| named.insert(zone.text.clone()));
        zones
    }

    pub fn link(&mut self, name: &str) -> Option<Said> {
        let (row, said) = self.value(name)?;
        let read = words::address(&said.text);
        self.fits(row, said.span, read)?;
        Some(said)
    }

    /// The address of a site.
    pub fn base(&mut self, name: &str) -> Option<String> {
        let (row, said) = self.value(name)?;
        let read = words::base(&said.text);
        self.fits(row, said.span, read)
    }

    fn fits<T>(&mut self, row: &Row, span: Span, read: Result<T, words::Address>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(problem) => {
                self.wrong(row, span, problem.message, problem.better);
                None
            }
        }
    }

    /// A group of keys inside this one.
    pub fn map(&mut self, name: &str) -> Option<Reader<'_>> {
        let (row, node) = self.take(name)?;
        let Shape::Map(rows) = row.shape else { return None };
        match node.value {
            Value::Map(pairs) => Some(Reader::new(self.source, rows, row.name, pairs, self.problems)),
            Value::Scalar { .. } | Value::List(_) | Value::Empty | Value::Broken => {
                self.misshapen(row, &node);
                None
            }
        }
    }

    /// Reads each group of a list of groups.
    pub fn tables(&mut self, name: &str, mut read: impl FnMut(&mut Reader<'_>, Span)) {
        let Some((row, node)) = self.take(name) else { return };
        let Shape::Tables(rows) = row.shape else { return };
        let Value::List(items) = node.value else {
            self.misshapen(row, &node);
            return;
        };
        for item in items {
            match item.value {
                Value::Map(pairs) => {
                    let mut reader = Reader::new(self.source, rows, row.name, pairs, self.problems);
                    read(&mut reader, item.span);
                    reader.finish();
                }
                Value::Broken => {}
                Value::Scalar { .. } | Value::List(_) | Value::Empty => self.misshapen(row, &item),
            }
        }
    }

    /// A value that does not fit, with the better one as a replacement or the row's example as help.
    pub fn wrong(&mut self, row: &Row, span: Span, message: String, better: Option<String>) {
        let problem = Diagnostic::new(Rule::WrongValue, &self.source.path, span, message);
        self.problems.push(match better {
            Some(better) => problem.help(format!("did you mean `{better}`?")).fix(span, better),
            None => problem.help(for_example(row)),
        });
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        self.tell_unknown(None);
    }

    /// The same where keys depend on the kind of file.
    pub fn finish_as(self, kind: Kind) {
        self.tell_unknown(Some(kind));
    }

    fn tell_unknown(self, kind: Option<Kind>) {
        let Self { source, rows, place, pairs, given, problems } = self;
        Group { source, rows, place, kind, given: &given }.tell(&pairs, problems);
    }

    fn take(&mut self, name: &str) -> Option<(&'static Row, Node)> {
        let row = find(self.rows, name)?;
        let (key, node) = self.take_raw(name)?;
        match node.value {
            Value::Broken => None,
            Value::Empty => {
                let message = format!("`{name}` has no value");
                let help = format!("{}, or take the line out", for_example(row));
                self.problems
                    .push(Diagnostic::new(Rule::WrongValue, &self.source.path, key.span, message).help(help));
                None
            }
            Value::Scalar { .. } | Value::List(_) | Value::Map(_) => Some((row, node)),
        }
    }

    /// A single value that is not just words.
    fn value(&mut self, name: &str) -> Option<(&'static Row, Said)> {
        let (row, node) = self.take(name)?;
        let said = self.single(row, node)?;
        Some((row, Said { text: said.text.trim().to_owned(), span: said.span }))
    }

    /// The text of a value that has been taken out.
    pub fn single(&mut self, row: &'static Row, node: Node) -> Option<Said> {
        match node.value {
            Value::Scalar { text, style } => Some(self.unescaped(row, text, style, node.span)),
            Value::List(_) | Value::Map(_) | Value::Empty | Value::Broken => {
                self.misshapen(row, &node);
                None
            }
        }
    }

    fn items(&mut self, row: &'static Row, node: Node) -> Vec<Said> {
        match node.value {
            Value::Scalar { text, .. } if several(row.name, &text).is_some() => {
                self.separated(row, &text, node.span)
            }
            Value::Scalar { text, style } => vec![self.unescaped(row, text, style, node.span)],
            Value::List(items) => items.into_iter().filter_map(|item| self.item(row, item)).collect(),
            Value::Map(_) | Value::Empty | Value::Broken => {
                self.misshapen(row, &node);
                Vec::new()
            }
        }
    }

    /// One text that looks like several is read as these.
    fn separated(&mut self, row: &Row, text: &str, span: Span) -> Vec<Said> {
        let parts = several(row.name, text).unwrap_or_default();
        let is_settings = !row.example.contains(": ");
        let (sign, listed): (_, fn(&str) -> String) =
            if is_settings { (" =", quote::toml) } else { (":", quote::yaml_in_list) };
        let list = parts.iter().map(|part| listed(part)).collect::<Vec<_>>().join(", ");
        let name = row.name;
        let message = format!("`{name}` is a list, and `{text}` is one text, read as {} items", parts.len());
        let whole = quote::toml(text);
        let help = format!("write `{name}{sign} [{list}]`; when it is only one, `{name}{sign} [{whole}]`");
        let problem = Diagnostic::new(Rule::CommasInList, &self.source.path, span, message).help(help);
        let place = whole_value(self.source, span);
        self.problems.push(problem.fix(place, format!("[{list}]")));
        parts.into_iter().map(|part| Said { text: part.to_owned(), span }).collect()
    }

    fn item(&mut self, row: &'static Row, item: Node) -> Option<Said> {
        if matches!(item.value, Value::Empty) {
            let message = format!("an item of `{}` is empty", row.name);
            let problem = Diagnostic::new(Rule::WrongValue, &self.source.path, item.span, message);
            self.problems.push(problem.help("write something after the `-`, or take the line out"));
            return None;
        }
        self.single(row, item)
    }

    /// Exports write `\n` for a new line inside folded texts, where it stays as it is.
    fn unescaped(&mut self, row: &Row, text: String, style: Style, span: Span) -> Said {
        let text = text.trim_end().to_owned();
        if text.len() > limit::VALUE && row.name != "answer" {
            let message =
                format!("`{}` has {} letters, and can have {}", row.name, text.chars().count(), limit::VALUE);
            let problem = Diagnostic::new(Rule::WrongValue, &self.source.path, span, message);
            self.problems
                .push(problem.help("say it in a few words here, and the rest in the text of a page"));
            let end = text.floor_char_boundary(limit::VALUE);
            return Said { text: text[..end].to_owned(), span };
        }
        if style != Style::Folded || !text.contains("\\n") {
            return Said { text, span };
        }
        let message = format!("`{}` holds `\\n` for new lines, as exports of other systems do", row.name);
        let problem = Diagnostic::new(Rule::ImportedKey, &self.source.path, span, message);
        self.problems.push(problem.help("begin real lines instead, and write `|` in place of `>`"));
        Said { text: text.replace("\\n ", "\n").replace("\\n", "\n"), span }
    }

    fn check_zone(&mut self, row: &'static Row, said: Said) -> Option<Said> {
        if zone::exists(&said.text) {
            return Some(said);
        }
        let text = &said.text;
        if let Some(problem) = several_zones(self.source, &said) {
            self.problems.push(problem);
            return None;
        }
        match zone::meant(text).as_slice() {
            [] => {
                let message = format!("there is no time zone `{text}`");
                self.wrong(row, said.span, message, None);
            }
            [only] => {
                let message = format!("`{text}` is not the full name of a time zone");
                self.wrong(row, said.span, message, Some(only.clone()));
            }
            [first, rest @ ..] => {
                let message = format!("`{text}` is {} time zones in one, by short names", rest.len() + 1);
                let problem = Diagnostic::new(Rule::WrongValue, &self.source.path, said.span, message);
                let rest = rest.join(", ");
                self.problems.push(if matches!(row.shape, Shape::Zones) {
                    problem.help(format!("write each by its place: `show_in: [{first}, {rest}]`"))
                } else {
                    let help =
                        format!("write `timezone: {first}` and on a line of its own `show_in: [{rest}]`");
                    problem.help(help).fix(said.span, first.clone())
                });
            }
        }
        None
    }

    fn misshapen(&mut self, row: &Row, node: &Node) {
        let found = match &node.value {
            Value::Scalar { text, .. } => format!("`{text}` is one value"),
            Value::List(_) => "a list stands here".to_owned(),
            Value::Map(_) => "further keys stand here".to_owned(),
            Value::Empty => "nothing stands here".to_owned(),
            Value::Broken => return,
        };
        let message = format!("`{}` is {}, and {found}", row.name, row.shape.words());
        // A title in square brackets is a list only by accident.
        let brackets = matches!((&node.value, row.shape), (Value::List(_), Shape::Text));
        let text = self.source.slice(node.span);
        let better = (brackets && text.starts_with('[') && !text.contains('"')).then(|| quote::yaml(text));
        self.wrong(row, node.span, message, better);
    }
}

/// The keys with the names of their rows, whichever spelling was written.
fn spelled(rows: &'static [Row], mut pairs: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
    for (key, _) in &mut pairs {
        if let Some(row) = find(rows, &key.text).filter(|row| row.name != key.text) {
            row.name.clone_into(&mut key.text);
        }
    }
    pairs
}

fn without_duplicates(
    source: &Source,
    pairs: Vec<(Key, Node)>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Key, Node)> {
    let mut first: std::collections::BTreeMap<String, Span> = std::collections::BTreeMap::new();
    let mut kept = Vec::with_capacity(pairs.len());
    for (key, node) in pairs {
        if key.text.starts_with('_') {
            continue;
        }
        if let Some(&span) = first.get(&key.text) {
            let message = format!("`{}` is given twice", key.text);
            problems.push(
                Diagnostic::new(Rule::DuplicateKey, &source.path, key.span, message)
                    .help("keep one of the two lines")
                    .related(&source.path, span, "the first is here"),
            );
            continue;
        }
        first.insert(key.text.clone(), key.span);
        kept.push((key, node));
    }
    kept
}

/// The row's example as help.
pub fn for_example(row: &Row) -> String {
    format!("write for example `{}`", row.example.replace('\n', "` and below it `"))
}
