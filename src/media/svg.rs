//! Drawings of contributors. A drawing is read as XML, and what is published is written anew from what was read: only
//! elements, attributes and values that are known to be harmless. Nothing else of the file reaches a reader, so what
//! nobody thought of is left out, too.

mod address;
mod names;
mod prolog;
mod size;
mod style;
mod uses;

pub use size::size as drawing_size;

use super::photo;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::source::{Source, Span};
use address::Address;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use names::{Element, Value};
use prolog::Ready;
use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Namespaces whose elements run in a browser.
const ACTIVE: [&str; 4] = [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.w3.org/2001/xml-events",
    "http://www.w3.org/1998/Math/MathML",
];

/// No drawing has so many nodes or is nested so deep.
const MOST_NODES: u32 = 500_000;
const DEEPEST: usize = 250;

/// So many problems of one drawing are told; who saves it again mends all of them.
const MOST_TOLD: usize = 8;

/// Drawings in drawings in drawings.
const MOST_LEVELS: usize = 2;

/// A drawing as it is published.
pub struct Drawing {
    pub text: String,
    /// What could not be taken over, in the order of the file.
    pub problems: Vec<Diagnostic>,
    /// What it is called in itself.
    pub title: Option<String>,
}

/// Reads a drawing and writes it anew.
pub fn drawing(source: &Source) -> Drawing {
    drawing_at(source, 0)
}

fn drawing_at(source: &Source, level: usize) -> Drawing {
    let mut writer = Writer { source, level, out: String::new(), problems: Vec::new(), title: None };
    writer.read(&source.text);
    let Writer { out: text, problems, title, .. } = writer;
    Drawing { text, problems, title }
}

struct Writer<'s> {
    source: &'s Source,
    /// How many drawings this one is in.
    level: usize,
    out: String,
    problems: Vec<Diagnostic>,
    title: Option<String>,
}

/// What is still to be done, the next at the end.
enum Step<'d> {
    /// A node, how deep it is, and the name of the element that it will be in.
    Enter(Node<'d, 'd>, usize, &'d str),
    /// The end of an element.
    Leave(&'d str),
}

impl Writer<'_> {
    fn read(&mut self, text: &str) {
        let text = match prolog::ready(text) {
            Ready::Text(text) => text,
            Ready::Declares(span) => return self.program(span, "<!DOCTYPE … ["),
            Ready::Crowded(span) => return self.broken(span, "it has more attributes than can be read"),
        };
        let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        let document = match Document::parse_with_options(&text, options) {
            Ok(document) => document,
            Err(error) => return self.unreadable(&text, &error),
        };
        for node in document.root().children() {
            if let Some(instruction) = node.pi().filter(|said| said.target.starts_with("xml-")) {
                self.program(self.span(node), &format!("<?{}", instruction.target));
            }
        }
        // A drawing that was copied out of a page has no namespace, and no browser shows it as a file.
        let root = document.root_element();
        let home = root.tag_name().namespace();
        if root.tag_name().name() != "svg" || home.is_some_and(|home| home != SVG) {
            return self.broken(self.span(root), "its first element is not `<svg>`");
        }
        if let Some(node) = uses::too_large(&document) {
            return self.broken(self.span(node), "its parts are shown within each other too often");
        }
        self.nodes(root, home);
        self.out.push('\n');
    }

    /// All nodes from the root on, without recursion: how deep they are is the file's to choose.
    fn nodes<'d>(&mut self, root: Node<'d, 'd>, home: Option<&str>) {
        let mut waiting = vec![Step::Enter(root, 0, "")];
        while let Some(step) = waiting.pop() {
            let (node, depth, within) = match step {
                Step::Enter(node, depth, within) => (node, depth, within),
                Step::Leave(name) => {
                    self.out.extend(["</", name, ">"]);
                    continue;
                }
            };
            if depth > DEEPEST {
                self.out.clear();
                return self.broken(self.span(node), "its elements are nested too deep");
            }
            if let (NodeType::Text, true) = (node.node_type(), names::holds_words(within)) {
                escape(node.text().unwrap_or_default(), &mut self.out);
            }
            if node.is_element()
                && names::holds_elements(within)
                && let Some(name) = self.element(node, home)
            {
                waiting.push(Step::Leave(name));
                waiting.extend(node.children().rev().map(|child| Step::Enter(child, depth + 1, name)));
            }
        }
    }

    /// Writes the beginning of an element, and gives its name when what is in it is to be written, too.
    fn element<'d>(&mut self, node: Node<'d, 'd>, home: Option<&str>) -> Option<&'d str> {
        let (name, namespace) = (node.tag_name().name(), node.tag_name().namespace());
        if namespace != home {
            if namespace.is_some_and(|namespace| ACTIVE.contains(&namespace)) {
                self.element_runs(node);
            }
            return None;
        }
        let kind = names::element(name);
        match kind {
            Element::Drawn | Element::Worded | Element::Referring => {}
            Element::Animated => {
                let changed = node.attribute("attributeName").map(str::trim);
                if let Some(changed) = changed.filter(|changed| !names::is_animated(changed)) {
                    let local = changed.rsplit(':').next().unwrap_or_default();
                    match names::attribute(local) {
                        Value::Address | Value::Program => {
                            let place =
                                node.attribute_node("attributeName").map(|attribute| attribute.range());
                            self.program(place.map_or(self.span(node), Span::from), changed);
                        }
                        Value::Plain | Value::Styled | Value::Unknown => {}
                    }
                    return None;
                }
            }
            Element::Style => {
                self.style(node);
                return None;
            }
            Element::Link => {
                let address = node.attributes().find(|attribute| attribute.name() == "href");
                if let Some(attribute) = address {
                    self.link(node, attribute);
                }
            }
            Element::Foreign => {
                self.foreign(node);
                return None;
            }
            Element::Program => {
                self.element_runs(node);
                return None;
            }
            Element::Unknown => return None,
        }
        self.open(node, name, kind);
        if name == "title" && self.title.is_none() {
            self.title = node.text().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
        }
        Some(name)
    }

    fn open(&mut self, node: Node<'_, '_>, name: &str, kind: Element) {
        self.out.extend(["<", name]);
        if node.parent().is_some_and(|parent| parent.is_root()) {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
            if self.source.text.contains(XLINK) {
                self.out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
            }
        }
        for attribute in node.attributes() {
            self.attribute(attribute, name, kind);
        }
        self.out.push('>');
    }

    fn attribute(&mut self, attribute: Attribute<'_, '_>, element: &str, kind: Element) {
        let (name, value) = (attribute.name(), attribute.value());
        let (prefix, read) = match attribute.namespace() {
            None => ("", names::attribute(name)),
            Some(XLINK) if name == "href" => ("xlink:", Value::Address),
            Some(XML) if matches!(name, "space" | "lang") => ("xml:", Value::Plain),
            Some(_) => return,
        };
        let value = match read {
            Value::Plain => Some(value.to_owned()),
            Value::Styled => match style::wrong(value) {
                None => Some(value.to_owned()),
                Some(wrong) => {
                    let quoted = format!("{name}=\"{value}\"");
                    self.wrong_style(attribute.range().into(), wrong.kind, &quoted);
                    None
                }
            },
            Value::Address => match kind {
                Element::Referring | Element::Animated => self.address(attribute, element),
                Element::Drawn
                | Element::Worded
                | Element::Style
                | Element::Link
                | Element::Foreign
                | Element::Program
                | Element::Unknown => None,
            },
            Value::Program => {
                self.program(attribute.range_qname().into(), name);
                None
            }
            Value::Unknown => None,
        };
        if let Some(value) = value {
            self.out.extend([" ", prefix, name, "=\""]);
            escape(&value, &mut self.out);
            self.out.push('"');
        }
    }

    /// The address of a part or a picture, if it stands in the drawing itself. Pictures are cleaned like those beside
    /// the texts.
    fn address(&mut self, attribute: Attribute<'_, '_>, element: &str) -> Option<String> {
        let (value, span) = (attribute.value(), Span::from(attribute.range_value()));
        if value.trim().is_empty() {
            return None;
        }
        let is_picture = matches!(element, "image" | "feImage");
        match address::of(value) {
            Address::Here => return Some(value.trim().to_owned()),
            Address::Data { media_type, payload } if is_picture && address::is_photo(media_type) => {
                let cleaned = decoded(payload).map(photo::cleaned);
                match cleaned {
                    Some(Ok(cleaned)) => return Some(data_address(media_type, &cleaned.bytes)),
                    Some(Err(_)) | None => self.broken(span, "the picture in it is damaged"),
                }
            }
            Address::Data { media_type: media_type @ "image/svg+xml", payload }
                if is_picture && self.level < MOST_LEVELS =>
            {
                match decoded(payload).and_then(|bytes| String::from_utf8(bytes).ok()) {
                    Some(text) => {
                        return self.inner(&text, span).map(|text| data_address(media_type, text.as_bytes()));
                    }
                    None => self.broken(span, "the drawing in it is damaged"),
                }
            }
            Address::Data { .. } | Address::Elsewhere => self.elsewhere(span, value),
            Address::Program => self.program(span, value),
        }
        None
    }

    /// A drawing within this one. What is wrong with it is told once.
    fn inner(&mut self, text: &str, span: Span) -> Option<String> {
        let source = Source::new(self.source.path.clone(), text);
        let inner = drawing_at(&source, self.level + 1);
        let Some(problem) = inner.problems.into_iter().next() else { return Some(inner.text) };
        self.problems.push(Diagnostic {
            place: Diagnostic::new(problem.rule, &source.path, span, "").place,
            ..problem
        });
        None
    }

    /// A link in a picture cannot be followed; in a drawing that offers several ways to show a part, nobody misses it.
    fn link(&mut self, node: Node<'_, '_>, address: Attribute<'_, '_>) {
        let span = Span::from(address.range_value());
        match address::of(address.value()) {
            Address::Program | Address::Data { .. } => self.program(span, address.value()),
            Address::Elsewhere if !is_choice(node) => {
                let words = format!(
                    "the link to `{}` in this picture cannot be followed",
                    shortened(address.value())
                );
                self.part(span, words, "put the link into the text, below the picture");
            }
            Address::Elsewhere | Address::Here => {}
        }
    }

    fn style(&mut self, node: Node<'_, '_>) {
        if node.attribute("type").is_some_and(|kind| !matches!(kind.trim(), "" | "text/css")) {
            return;
        }
        let texts: Vec<Node<'_, '_>> = node.children().filter(Node::is_text).collect();
        let text: String = texts.iter().filter_map(Node::text).collect();
        if let Some(wrong) = style::wrong(&text) {
            let quoted = text.get(wrong.place.clone()).unwrap_or_default().to_owned();
            // Where the text stands in the file as it is read, the place is known to the letter.
            let plain = texts.first().filter(|node| self.source.slice(node.range().into()) == text);
            let span =
                plain.map_or(self.span(node), |node| Span::from(wrong.place).shifted(node.range().start));
            return self.wrong_style(span, wrong.kind, &quoted);
        }
        self.open(node, "style", Element::Style);
        escape(&text, &mut self.out);
        self.out.push_str("</style>");
    }

    fn wrong_style(&mut self, span: Span, kind: style::Kind, quoted: &str) {
        match kind {
            style::Kind::Elsewhere => self.elsewhere(span, quoted),
            style::Kind::Escape | style::Kind::Unknown => {
                let words = format!("a style in this picture may load something: `{}`", shortened(quoted));
                self.unsafe_file(span, words);
            }
        }
    }

    /// A piece of a web page in a drawing: the label of a box, or something that runs.
    fn foreign(&mut self, node: Node<'_, '_>) {
        let runs = |node: &Node<'_, '_>| {
            names::element(node.tag_name().name()) == Element::Program
                || node.attributes().any(|attribute| names::attribute(attribute.name()) == Value::Program)
        };
        if let Some(program) = node.descendants().filter(Node::is_element).find(runs) {
            self.element_runs(program);
        } else if !is_choice(node) {
            let words = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
            let words: Vec<&str> = words.flat_map(str::split_whitespace).take(12).collect();
            let said = match words.join(" ") {
                words if words.is_empty() => "`<foreignObject>` is left out of this picture".to_owned(),
                words => format!("the words `{}` are left out of this picture", shortened(&words)),
            };
            let help = "they are a part of a web page (`<foreignObject>`): save the picture with its words as text or \
                        as shapes, or as PNG";
            self.part(self.span(node), said, help);
        }
    }

    /// The first words of an element, `<name`.
    fn span(&self, node: Node<'_, '_>) -> Span {
        let range = node.range();
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        let length = text.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
        Span::new(range.start, range.start + length.unwrap_or(text.len()))
    }

    /// An element that must not be there, as it is written in the file.
    fn element_runs(&mut self, node: Node<'_, '_>) {
        let span = self.span(node);
        let written = self.source.slice(span).to_owned();
        self.program(span, &written);
    }

    fn program(&mut self, span: Span, quoted: &str) {
        self.unsafe_file(span, format!("this picture holds a program: `{}`", shortened(quoted)));
    }

    fn elsewhere(&mut self, span: Span, quoted: &str) {
        let words = format!("this picture shows something from elsewhere: `{}`", shortened(quoted));
        let problem = Diagnostic::new(Rule::UnsafeFile, &self.source.path, span, words);
        self.tell(problem.help("put what it shows into the picture itself, or save it as PNG"));
    }

    fn unsafe_file(&mut self, span: Span, words: String) {
        let problem = Diagnostic::new(Rule::UnsafeFile, &self.source.path, span, words);
        self.tell(problem.help("save it again as a plain SVG, or as PNG"));
    }

    fn part(&mut self, span: Span, words: String, help: &str) {
        let problem = Diagnostic::new(Rule::PicturePart, &self.source.path, span, words);
        self.tell(problem.help(help));
    }

    fn broken(&mut self, span: Span, words: &str) {
        let words = format!("this picture cannot be read: {words}");
        let problem = Diagnostic::new(Rule::BrokenPicture, &self.source.path, span, words);
        self.tell(
            problem.help("open it in the program it comes from and save it again, as plain SVG or as PNG"),
        );
    }

    fn unreadable(&mut self, text: &str, error: &roxmltree::Error) {
        let pos = error.pos();
        let line =
            text.split_inclusive('\n').take(pos.row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
        let columns = text[line..].chars().take(pos.col.saturating_sub(1) as usize);
        let start = line + columns.map(char::len_utf8).sum::<usize>();
        let words = error.to_string();
        let words = words.split(" at ").next().unwrap_or_default();
        self.broken(Span::new(start, (start + 1).min(text.len())), words);
    }

    fn tell(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST_TOLD {
            self.problems.push(problem);
        }
    }
}

/// Whether an element is one of several ways to show the same part.
fn is_choice(node: Node<'_, '_>) -> bool {
    node.parent().is_some_and(|parent| parent.tag_name().name() == "switch")
}

fn decoded(payload: &str) -> Option<Vec<u8>> {
    let plain: String =
        payload.chars().filter(|letter| !letter.is_ascii_whitespace() && *letter != '=').collect();
    STANDARD_NO_PAD.decode(plain).ok()
}

fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

/// The beginning of a long text, on one line.
fn shortened(text: &str) -> String {
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    if let Some((end, _)) = line.char_indices().nth(60) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// Text and values are written so that no reader of XML or HTML finds a mark in them.
fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // In values they would become spaces.
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            letter => out.push(letter),
        }
    }
}
