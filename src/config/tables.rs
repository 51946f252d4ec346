//! The door of `toml`: the text of `site.toml` becomes a tree with places, and its complaints become plain words.

use crate::diagnostic::Diagnostic;
use crate::keys::decode::for_example;
use crate::keys::quote;
use crate::keys::row::{Shape, find};
use crate::keys::settings::SETTINGS;
use crate::keys::tree::{Key, Node, Style, Value};
use crate::limit;
use crate::reserved_chars::without_owned;
use crate::rule::Rule;
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Longer settings are refused.
const LARGEST: usize = limit::SETTINGS;

/// What could be read, in the order of the file.
pub fn read(source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<(Key, Node)> {
    if source.text.len() > LARGEST {
        let message = format!("the settings are longer than {} KB", LARGEST / 1024);
        problems.push(
            Diagnostic::new(Rule::Settings, &source.path, Span::default(), message)
                .help("look for text that does not belong here, and move it to a file below `content/`"),
        );
        return Vec::new();
    }
    let top = source.text.len() - source.text.trim_start_matches('\u{feff}').len();
    let (tree, errors) = DeTable::parse_recoverable(&source.text[top..]);
    let mut pairs = table(source, top, tree.into_inner());
    let mut complaints: Vec<(Span, String)> = errors
        .iter()
        .map(|error| {
            let at = error.span().unwrap_or_default();
            (clamped(source, at.start + top, at.end + top), error.message().to_owned())
        })
        .collect();
    complaints.sort();
    unclosed_lists(source, &mut pairs, &mut complaints, problems);
    let mut lines = BTreeSet::new();
    for (at, words) in complaints {
        // One mistake often breaks a line in several places.
        if lines.insert(whole_line(source, at).0) {
            problems.push(explain(source, at, &words, &mut pairs));
        }
    }
    pairs
}

/// A flat catalogue of texts, such as the words of the interface. What is not a text is left out.
pub fn flat_texts(text: &str) -> BTreeMap<String, String> {
    let (tree, _) = DeTable::parse_recoverable(text);
    let pairs = tree.into_inner().into_iter();
    pairs
        .filter_map(|(key, value)| match value.into_inner() {
            DeValue::String(words) => {
                Some((key.into_inner().into_owned(), without_owned(words.into_owned())))
            }
            _ => None,
        })
        .collect()
}

fn table(source: &Source, top: usize, table: DeTable<'_>) -> Vec<(Key, Node)> {
    let mut pairs: Vec<(Key, Node)> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            let span = clamped(source, span.start + top, span.end + top);
            (Key { text: key.into_inner().into_owned(), span }, node(source, top, value))
        })
        .collect();
    pairs.sort_by_key(|(key, _)| key.span);
    pairs
}

fn node(source: &Source, top: usize, value: Spanned<DeValue<'_>>) -> Node {
    let span = clamped(source, value.span().start + top, value.span().end + top);
    match value.into_inner() {
        DeValue::String(text) => Node::scalar(text.into_owned(), Style::Quoted, without_quotes(source, span)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Node::scalar(source.slice(span), Style::Plain, span)
        }
        DeValue::Array(items) => {
            Node::new(Value::List(items.into_iter().map(|item| node(source, top, item)).collect()), span)
        }
        DeValue::Table(inner) => Node::new(Value::Map(table(source, top, inner)), span),
    }
}

fn without_quotes(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    for mark in ["\"\"\"", "'''", "\"", "'"] {
        if text.len() >= 2 * mark.len() && text.starts_with(mark) && text.ends_with(mark) {
            return Span::new(span.start as usize + mark.len(), span.end as usize - mark.len());
        }
    }
    span
}

fn clamped(source: &Source, start: usize, end: usize) -> Span {
    let boundary = |mut at: usize| {
        at = at.min(source.text.len());
        while !source.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(boundary(start), boundary(end))
}

/// An open bracket swallows what follows, so all that is said of what follows is left out.
fn unclosed_lists(
    source: &Source,
    pairs: &mut [(Key, Node)],
    complaints: &mut Vec<(Span, String)>,
    problems: &mut Vec<Diagnostic>,
) {
    let open =
        |words: &str| words.starts_with("unclosed array, ") || words.starts_with("unclosed inline table");
    let Some(end) = complaints.iter().find(|(_, words)| open(words)).map(|(at, _)| at.start) else { return };
    let Some((key, node)) = innermost(pairs, end) else { return };
    let start = node.span.start;
    let bracket = source.text[start as usize..].chars().next().unwrap_or('[');
    let message = format!("the bracket `{bracket}` after `{}` is never closed", key.text);
    let close = if bracket == '{' { '}' } else { ']' };
    let place = clamped(source, start as usize, start as usize + 1);
    problems.push(
        Diagnostic::new(Rule::Settings, &source.path, place, message)
            .help(format!("write `{close}` at the end of the list")),
    );
    node.value = Value::Broken;
    complaints.retain(|(at, _)| at.start < start || at.start > end);
}

fn innermost(pairs: &mut [(Key, Node)], at: u32) -> Option<(&Key, &mut Node)> {
    let holds = |node: &Node| node.span.start <= at && at <= node.span.end;
    for (key, node) in pairs {
        let deeper = match &node.value {
            Value::Map(inner) => inner.iter().any(|(_, node)| holds(node)),
            Value::Scalar { .. } => continue,
            Value::List(_) | Value::Empty | Value::Broken => false,
        };
        if !deeper && holds(node) {
            return Some((key, node));
        }
        if let (true, Value::Map(inner)) = (deeper, &mut node.value) {
            return innermost(inner, at);
        }
    }
    None
}

/// The problem in plain words, with the corrected line where there is one.
fn explain(source: &Source, at: Span, words: &str, pairs: &mut Vec<(Key, Node)>) -> Diagnostic {
    let (line, text) = whole_line(source, at);
    let problem = |span: Span, message: String| Diagnostic::new(Rule::Settings, &source.path, span, message);
    if words == "duplicate key" {
        return twice(source, at, line, text, pairs);
    }
    let here = source.text[at.range().start..].chars().next();
    if let Some(letter) = here.filter(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        let place = Span::new(at.range().start, at.range().start + letter.len_utf8());
        return problem(place, "a character that cannot be seen stands here".into())
            .help("delete it, or type the line again")
            .fix(place, "");
    }
    if text.contains(['“', '”', '„']) {
        straighten(pairs);
        let fixed = text.replace(['“', '”', '„'], "\"");
        return problem(line, "curly quotes do not hold a text together here".into())
            .help(format!("type straight quotes: `{fixed}`"))
            .fix(line, fixed);
    }
    if words.starts_with("unclosed table") || words.starts_with("unclosed array table") {
        pairs.retain(|(key, _)| !(at.end..=at.end + 2).contains(&key.span.start));
        let close = if text.starts_with("[[") { "]]" } else { "]" };
        let fixed = format!("{}{close}", text.trim_end_matches(']'));
        return problem(line, format!("`{text}` has no closing bracket"))
            .help(format!("write `{fixed}`"))
            .fix(line, fixed);
    }
    if let Some((key, value)) =
        text.split_once(':').filter(|(key, _)| is_key(key.trim()) && !text.contains('='))
    {
        let fixed = assignment(key.trim(), value.trim());
        return problem(line, "a colon stands where an equals sign belongs".into())
            .help(format!("write `{fixed}`"))
            .fix(line, fixed);
    }
    if words.starts_with("key with no value") {
        let (key, value) = text.split_once(' ').unwrap_or((text, ""));
        let known = find(SETTINGS, key.trim_matches('='));
        return match known {
            Some(row) if value.is_empty() => {
                problem(line, format!("`{key}` has no value")).help(for_example(row))
            }
            _ if is_key(key) && known.is_some() => {
                let fixed = assignment(key, value.trim());
                problem(line, "an equals sign is missing in this line".into())
                    .help(format!("write `{fixed}`"))
                    .fix(line, fixed)
            }
            Some(_) | None => problem(line, "this line is not a key, an equals sign and a value".into())
                .help("write it as in `title = \"Side by Side\"`, or begin it with `#` to leave it out"),
        };
    }
    if words.starts_with("string values must be quoted") {
        return unquoted(source, at, text, pairs);
    }
    let (message, help) = plain(words);
    problem(if at.start == at.end { line } else { at }, message.to_owned()).help(help)
}

/// Takes curly quotes off the values they stand around.
fn straighten(pairs: &mut [(Key, Node)]) {
    for (_, node) in pairs {
        node.each_scalar(&mut |text, _, _| {
            if text.starts_with(['“', '„']) {
                *text = text.trim_matches(['“', '”', '„']).to_owned();
            }
        });
    }
}

fn twice(source: &Source, at: Span, line: Span, text: &str, pairs: &mut [(Key, Node)]) -> Diagnostic {
    let name = source.slice(at).to_owned();
    if text == "[modules]" {
        for (_, node) in pairs.iter_mut().filter(|(key, _)| key.text == "modules") {
            node.value = Value::Broken;
        }
        return Diagnostic::new(
            Rule::Settings,
            &source.path,
            line,
            "a module stands between two pairs of brackets",
        )
        .help("write `[[modules]]`")
        .fix(line, "[[modules]]");
    }
    let problem = Diagnostic::new(Rule::DuplicateKey, &source.path, at, format!("`{name}` is given twice"))
        .help("keep one of the two");
    let first = pairs.iter().find(|(key, _)| key.text == name && key.span.start < at.start);
    match first {
        Some((key, _)) => problem.related(&source.path, key.span, "the first is here"),
        None => problem,
    }
}

fn unquoted(source: &Source, at: Span, text: &str, pairs: &mut [(Key, Node)]) -> Diagnostic {
    let key = text.split('=').next().unwrap_or_default().trim();
    let value = source.slice(at).trim();
    let problem = |message: String| Diagnostic::new(Rule::Settings, &source.path, at, message);
    if value.is_empty() {
        break_at(pairs, at);
        let problem = problem(format!("`{key}` has no value"));
        return match find(SETTINGS, key) {
            Some(row) => problem.help(format!("{}, or take the line out", for_example(row))),
            None => problem.help("write one, or take the line out"),
        };
    }
    let truth = [("yes", "true"), ("no", "false"), ("True", "true"), ("False", "false")];
    if let Some((_, fixed)) = truth.iter().find(|(word, _)| *word == value) {
        return problem(format!("`{value}` is written `{fixed}` here"))
            .help(format!("write `{key} = {fixed}`"))
            .fix(at, *fixed);
    }
    let fixed = quote::toml(value);
    problem(format!("`{value}` is a text and has no quotes around it"))
        .help(format!("write `{key} = {fixed}`"))
        .fix(at, fixed)
}

fn break_at(pairs: &mut [(Key, Node)], at: Span) {
    for (_, node) in pairs {
        if node.span.start == at.start {
            node.value = Value::Broken;
        } else if let Value::Map(inner) = &mut node.value {
            break_at(inner, at);
        }
    }
}

fn whole_line(source: &Source, at: Span) -> (Span, &str) {
    let start = source.text[..at.range().start].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = &source.text[start..];
    let line = rest.lines().next().unwrap_or_default();
    let words = line.trim();
    let start = start + line.find(words).unwrap_or_default();
    (Span::new(start, start + words.len()), words)
}

fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || "_-.".contains(letter))
}

fn assignment(key: &str, value: &str) -> String {
    let bare = value.parse::<i64>().is_ok()
        || matches!(value, "true" | "false")
        || value.starts_with(['"', '\'', '[', '{']);
    let list = find(SETTINGS, key).is_some_and(|row| matches!(row.shape, Shape::Texts));
    match (bare, list) {
        (true, _) => format!("{key} = {value}"),
        (false, true) => format!("{key} = [{}]", quote::toml(value)),
        (false, false) => format!("{key} = {}", quote::toml(value)),
    }
}

fn plain(words: &str) -> (&'static str, &'static str) {
    let begins = |start: &str| words.starts_with(start);
    if begins("invalid basic string") || begins("invalid literal string") || begins("invalid multi-line") {
        ("a quotation mark is opened and never closed", "write the same mark at the end of the text")
    } else if begins("missing escaped value") || begins("too few unicode") {
        (
            "a backslash in double quotes begins a code, and this code is not known",
            "write the text in single quotes: `'…'`",
        )
    } else if begins("missing comma") {
        ("a comma is missing between two items", "write the items as `[\"one\", \"two\"]`")
    } else if begins("unexpected key or value") || begins("unexpected content") {
        (
            "something follows the value on the same line",
            "begin a new line for each key, and `#` for a remark",
        )
    } else if begins("missing opening quote") {
        ("the text has no opening quotation mark", "write a quotation mark before and after it")
    } else if begins("unquoted keys cannot be empty") {
        ("a name is missing here", "write a name before `=` or between the brackets")
    } else if begins("invalid unquoted key") {
        ("a key is one word of letters, digits, `-` and `_`", "join its words with `_`")
    } else if begins("cannot extend") {
        ("this name has a value already and cannot be a group of keys too", "keep one of the two")
    } else if begins("cannot recurse") || begins("recursion") {
        ("lists are nested too deeply", "write the value without so many brackets")
    } else {
        ("this value cannot be read", "put a text in quotes; numbers, `true` and `false` stand as they are")
    }
}
