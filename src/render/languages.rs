//! Words of the interface in every language that there are words of: a page has those of its own language, not of its
//! site's. Where there are none it has those of the site, and each says in which language it is.

use super::strings::{Isolation, Strings, direction};
use super::theme::Theme;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The language that all catalogues fall back on.
const ENGLISH: &str = "en";

/// Names for pages in languages that there are no words of, by their direction.
const UNKNOWN: [&str; 2] = ["?ltr", "?rtl"];

/// The catalogues, and the theme in each language once a page asks for it.
#[derive(Default)]
pub struct Languages {
    /// Of the site, in small letters.
    site: String,
    /// Words by the language tag, in small letters.
    catalogues: BTreeMap<String, BTreeMap<String, String>>,
    themes: BTreeMap<String, OnceLock<Theme>>,
}

impl Languages {
    pub fn new(site: &str, catalogues: BTreeMap<String, BTreeMap<String, String>>) -> Self {
        let names = catalogues.keys().map(String::as_str).chain(UNKNOWN);
        let themes = names.map(|name| (name.to_owned(), OnceLock::new())).collect();
        Self { site: site.to_ascii_lowercase(), catalogues, themes }
    }

    /// The words of the site, and the language that they are in where there are none in its own.
    pub fn own(&self) -> (Strings, Option<String>) {
        match self.known(&self.site) {
            Some(known) => (self.words(known), None),
            None => (self.words(ENGLISH).isolated(isolation(&self.site)), Some(ENGLISH.to_owned())),
        }
    }

    /// The theme in another language than the site's, made by `make` for the first page that asks. It is given the
    /// words, and their language where that is not the page's.
    pub fn theme(&self, language: &str, make: impl FnOnce(Strings, Option<&str>) -> Theme) -> Option<&Theme> {
        let language = language.to_ascii_lowercase();
        let (asked, of_site) = (self.known(&language), self.known(&self.site));
        let is_same_way = direction(&language) == direction(&self.site);
        if asked == of_site && (asked.is_some() || is_same_way) {
            return None;
        }
        if let Some(known) = asked {
            return Some(self.themes.get(known)?.get_or_init(|| make(self.words(known), None)));
        }
        let [from_left, from_right] = UNKNOWN;
        let name = if direction(&language) == "rtl" { from_right } else { from_left };
        let words = of_site.unwrap_or(ENGLISH);
        let strings = || self.words(words).isolated(isolation(&language));
        Some(self.themes.get(name)?.get_or_init(|| make(strings(), Some(words))))
    }

    /// The catalogue of a language tag, or of its first part.
    fn known(&self, language: &str) -> Option<&str> {
        [language, base(language)]
            .into_iter()
            .find_map(|tag| Some(self.catalogues.get_key_value(tag)?.0.as_str()))
    }

    /// The words of a language: what it lacks is said in English.
    fn words(&self, language: &str) -> Strings {
        let mut names = vec![ENGLISH, base(language), language];
        names.dedup();
        Strings::new(names.into_iter().filter_map(|name| self.catalogues.get(name).cloned()))
    }
}

fn base(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// Words of other languages that are put together, such as `30 min`, would come apart in a page from right to left.
fn isolation(page: &str) -> Isolation {
    if direction(page) == "rtl" { Isolation::LeftToRight } else { Isolation::None }
}

/// A template in which every word of the interface that is text says its language. What stands in a tag, such as a label,
/// cannot say it.
pub fn marked(template: &str, language: &str) -> String {
    let (open, close) = (format!("<span lang=\"{language}\" dir=\"{}\">", direction(language)), "</span>");
    let mut out = String::with_capacity(template.len() + 256);
    let mut place = Place::Text;
    let mut rest = template;
    while let Some(at) = rest.find(['{', '<', '>']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match expression(rest) {
            Some(length) => length,
            None => {
                place = place.after(rest);
                1
            }
        };
        let (piece, after) = rest.split_at(length);
        let is_word = piece.strip_prefix("{{ t.").and_then(|name| name.strip_suffix(" }}"));
        let is_word =
            is_word.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
        if is_word && place == Place::Text {
            out.extend([&open, piece, close]);
        } else {
            out.push_str(piece);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What a place in a template is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Tag,
    /// Inside an element that holds no others, and the tag that opens or closes it.
    Bare,
    BareTag,
}

impl Place {
    /// Elements whose text holds no elements.
    const BARE: [&str; 6] = ["title", "option", "textarea", "script", "style", "text"];

    /// The place after the sign that a text begins with.
    fn after(self, text: &str) -> Self {
        let opens = |name: &str| {
            let rest = text.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
            rest.is_some_and(|rest| rest.starts_with(['>', ' ', '{', '\n']))
        };
        let closes = |name: &str| text.strip_prefix("</").is_some_and(|rest| rest.starts_with(name));
        match self {
            Self::Text if Self::BARE.into_iter().any(opens) => Self::BareTag,
            Self::Text if text.starts_with('<') => Self::Tag,
            Self::BareTag if text.starts_with('>') => Self::Bare,
            Self::Bare if Self::BARE.into_iter().any(closes) => Self::Tag,
            Self::Tag if text.starts_with('>') => Self::Text,
            same => same,
        }
    }
}

/// How long the expression, statement or comment is that a template goes on with.
fn expression(text: &str) -> Option<usize> {
    let end = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => "#}",
        _ => return None,
    };
    text.find(end).map(|at| at + 2)
}
