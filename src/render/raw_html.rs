//! HTML that contributors wrote, written anew: only what is known to be harmless comes out, and nothing is copied.

use super::draft::Printed;
use super::escape::{escape, escape_holes, escape_words, unescaped};
use super::html::{Picture, image, printed_address, title_attribute};
use super::scope::Scope;
use crate::model::Address;
use crate::model::html::Tag;
use crate::model::html::target::{Around, Loss, Target};
use crate::source::Span;
use std::ops::Range;

/// Rows and columns that a cell can go over.
const MOST_CELLS: u16 = 100;

/// What was written of some HTML.
pub struct Written<'a, 's> {
    /// None where elements are only closed.
    scope: Option<&'a Scope<'s>>,
    pub html: String,
    /// The link that is open.
    pub link: Option<OpenLink>,
    /// Where the end of a link is that began in an earlier piece.
    pub link_end: Option<usize>,
}

/// A link whose words are still to come.
pub struct OpenLink {
    /// Where its tag begins and ends.
    pub tag: Range<usize>,
    /// Where it leads, as its author wrote it.
    pub address: String,
}

impl OpenLink {
    /// Says in the tag what paper shows of the address beside the words, which are HTML.
    pub fn print(&self, html: &mut String, words: &str) {
        if let Some(attribute) = printed_address(&self.address, &unescaped(words)) {
            html.insert_str(self.tag.end - 1, &attribute);
        }
    }
}

impl<'a, 's> Written<'a, 's> {
    pub fn new(scope: Option<&'a Scope<'s>>) -> Self {
        Self { scope, html: String::new(), link: None, link_end: None }
    }

    fn href(&self, address: &str) -> Option<String> {
        self.scope?.href(address, Printed::Escaped)
    }

    /// An attribute that is written when it has a value that may be there.
    fn attribute(&mut self, tag: &Tag, name: &str, may_be: impl Fn(&str) -> bool) {
        if let Some(found) = tag.value(name).filter(|found| may_be(found.value.trim())) {
            self.html.push_str(&format!(" {name}=\"{}\"", escape(found.value.trim())));
        }
    }

    fn attributes(&mut self, name: &str, tag: &Tag) {
        self.attribute(tag, "lang", |value| !value.is_empty());
        self.attribute(tag, "dir", |value| matches!(value, "ltr" | "rtl" | "auto"));
        match name {
            "abbr" => self.attribute(tag, "title", |value| !value.is_empty()),
            "ol" => {
                self.attribute(tag, "start", |value| value.parse::<i32>().is_ok());
                self.flag(tag, "reversed");
            }
            "li" => self.attribute(tag, "value", |value| value.parse::<i32>().is_ok()),
            "td" | "th" => {
                let is_span =
                    |value: &str| value.parse::<u16>().is_ok_and(|count| (1..=MOST_CELLS).contains(&count));
                self.attribute(tag, "colspan", is_span);
                self.attribute(tag, "rowspan", is_span);
            }
            "details" => self.flag(tag, "open"),
            _ => {}
        }
    }

    fn flag(&mut self, tag: &Tag, name: &str) {
        if tag.value(name).is_some() {
            self.html.push_str(&format!(" {name}"));
        }
    }
}

/// The value of an attribute, empty where there is none.
fn value<'t>(tag: &'t Tag, name: &str) -> &'t str {
    tag.value(name).map_or("", |attribute| attribute.value.trim())
}

impl Target for Written<'_, '_> {
    fn place(&self, _: Range<usize>) -> Span {
        Span::default()
    }

    fn open(&mut self, name: &'static str, tag: Option<&Tag>) -> bool {
        let start = self.html.len();
        if name == "a" {
            let Some(href) = tag.and_then(|tag| self.href(tag.value("href")?.value.trim())) else {
                return false;
            };
            self.html.push_str(&format!("<a href=\"{}\"", escape_holes(&href)));
            self.html.push_str(&tag.map_or(String::new(), |tag| title_attribute(value(tag, "title"))));
        } else {
            if let Some(scope) = self.scope.filter(|_| name == "table") {
                self.html.push_str(&scope.table_box());
            }
            self.html.push_str(&format!("<{name}"));
        }
        if let Some(tag) = tag {
            self.attributes(name, tag);
        }
        self.html.push('>');
        if name == "a" {
            let address = tag.map_or("", |tag| value(tag, "href")).to_owned();
            self.link = Some(OpenLink { tag: start..self.html.len(), address });
        }
        true
    }

    /// A link without words is taken back.
    fn close(&mut self, name: &'static str) {
        if name == "a" {
            match self.link.take() {
                Some(link) if self.html[link.tag.end..].trim().is_empty() => {
                    return self.html.replace_range(link.tag, "");
                }
                Some(link) => {
                    let words = self.html[link.tag.end..].to_owned();
                    link.print(&mut self.html, &words);
                }
                None => self.link_end = Some(self.html.len()),
            }
        }
        self.html.push_str(&format!("</{name}>"));
        if name == "table" {
            self.html.push_str("</div>");
        }
    }

    fn void(&mut self, name: &'static str) {
        self.html.push_str(&format!("<{name}>"));
    }

    fn words(&mut self, words: &str) {
        self.html.push_str(&escape_words(words));
    }

    /// A picture; its words where it is not there.
    fn picture(&mut self, tag: &Tag, around: Around) {
        let (address, alt) = (value(tag, "src"), value(tag, "alt"));
        let Some(scope) = self.scope.filter(|_| !address.is_empty() && self.href(address).is_some()) else {
            return self.words(alt);
        };
        let side = |name| value(tag, name).parse().ok();
        let (width, height) = (side("width"), side("height"));
        let picture = Picture { address, alt, title: value(tag, "title"), width, height };
        self.html.push_str(&image(scope, &picture, around));
    }

    fn embed(&mut self, tag: &Tag, attribute: &str, around: Around) {
        let (address, title) = (value(tag, attribute), value(tag, "title"));
        let words = match Address::of(address) {
            _ if !title.is_empty() => title,
            Address::Relative | Address::Offsite => address,
            Address::Unsafe(_) => return,
        };
        match self.href(address).filter(|_| around == Around::Words) {
            Some(href) => {
                self.html.push_str(&format!(
                    "<a href=\"{}\"{}>{}</a> ",
                    escape_holes(&href),
                    printed_address(address, words).unwrap_or_default(),
                    escape_words(words)
                ));
            }
            None => self.words(words),
        }
    }

    fn lost(&mut self, _: Loss<'_>, _: Span) {}
}
