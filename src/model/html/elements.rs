//! What becomes of each element of HTML, and of its attributes.

use super::Tag;

/// An element that is kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    pub name: &'static str,
    pub kind: Kind,
}

/// Where an element may be, and what may be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Within a line of text.
    Line,
    /// Around paragraphs, lists and whatever else: `div`, `blockquote`.
    Box,
    Heading,
    Paragraph,
    /// Text as it was typed.
    Pre,
    /// `ul` and `ol`, and their items.
    List,
    Item,
    /// `dl`, and the terms and meanings in it.
    Terms,
    Term,
    Table,
    Caption,
    /// `thead`, `tbody`, `tfoot`.
    Rows,
    Row,
    Cell,
    /// What can be opened, and the words that say so.
    Details,
    Summary,
    /// New lines.
    Break,
    Rule,
}

impl Kind {
    /// Whether what is inside cannot close what is around it.
    pub fn is_boundary(self) -> bool {
        matches!(self, Self::Cell | Self::Caption | Self::Table)
    }

    /// Whether HTML lets an element end without its closing tag.
    pub fn may_end(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Item | Self::Term | Self::Caption | Self::Rows | Self::Row | Self::Cell
        )
    }
}

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    Kept(&'static Element),
    Picture,
    /// A link to the address in this attribute.
    Embed(&'static str),
    /// Left out with all that is in it.
    Whole,
    /// The tags are left out, and the words stay.
    Words,
    /// The same, without a message: nothing more is lost.
    Silent,
    /// No element of HTML: most likely something to fill in.
    Unknown,
}

const fn element(name: &'static str, kind: Kind) -> Element {
    Element { name, kind }
}

/// Elements that carry meaning in a text and can do no harm, in the order of their names.
static KEPT: [Element; 50] = [
    element("a", Kind::Line),
    element("abbr", Kind::Line),
    element("b", Kind::Line),
    element("bdi", Kind::Line),
    element("bdo", Kind::Line),
    element("blockquote", Kind::Box),
    element("br", Kind::Break),
    element("caption", Kind::Caption),
    element("cite", Kind::Line),
    element("code", Kind::Line),
    element("dd", Kind::Term),
    element("del", Kind::Line),
    element("details", Kind::Details),
    element("dfn", Kind::Line),
    element("div", Kind::Box),
    element("dl", Kind::Terms),
    element("dt", Kind::Term),
    element("em", Kind::Line),
    element("h2", Kind::Heading),
    element("h3", Kind::Heading),
    element("h4", Kind::Heading),
    element("hr", Kind::Rule),
    element("i", Kind::Line),
    element("ins", Kind::Line),
    element("kbd", Kind::Line),
    element("li", Kind::Item),
    element("mark", Kind::Line),
    element("ol", Kind::List),
    element("p", Kind::Paragraph),
    element("pre", Kind::Pre),
    element("q", Kind::Line),
    element("s", Kind::Line),
    element("samp", Kind::Line),
    element("small", Kind::Line),
    element("span", Kind::Line),
    element("strong", Kind::Line),
    element("sub", Kind::Line),
    element("summary", Kind::Summary),
    element("sup", Kind::Line),
    element("table", Kind::Table),
    element("tbody", Kind::Rows),
    element("td", Kind::Cell),
    element("tfoot", Kind::Rows),
    element("th", Kind::Cell),
    element("thead", Kind::Rows),
    element("tr", Kind::Row),
    element("u", Kind::Line),
    element("ul", Kind::List),
    element("var", Kind::Line),
    element("wbr", Kind::Break),
];

/// Elements that show something of another place.
const EMBEDS: [(&str, &str); 6] = [
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("object", "data"),
    ("source", "src"),
    ("video", "src"),
];

/// Programs, looks and drawings.
const WHOLE: [&str; 8] = ["applet", "math", "noscript", "script", "style", "svg", "template", "title"];

/// Parts of other elements that say nothing by themselves, and strokes of drawings, which are told with the drawing.
const SILENT: [&str; 20] = [
    "circle", "col", "colgroup", "data", "defs", "ellipse", "g", "line", "param", "path", "picture",
    "polygon", "polyline", "rect", "stop", "text", "time", "track", "tspan", "use",
];

/// All other elements of HTML, of today and of earlier days.
const WORDS: [&str; 72] = [
    "acronym",
    "address",
    "area",
    "article",
    "aside",
    "base",
    "basefont",
    "bgsound",
    "big",
    "blink",
    "body",
    "button",
    "canvas",
    "center",
    "datalist",
    "dialog",
    "dir",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "image",
    "input",
    "isindex",
    "keygen",
    "label",
    "legend",
    "link",
    "listing",
    "main",
    "map",
    "marquee",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "optgroup",
    "option",
    "output",
    "plaintext",
    "portal",
    "progress",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "search",
    "section",
    "select",
    "slot",
    "spacer",
    "strike",
    "textarea",
    "tt",
    "xmp",
    "nextid",
];

/// Attributes that mean something here.
const ATTRIBUTES: [&str; 17] = [
    "alt", "colspan", "data", "dir", "height", "href", "id", "lang", "name", "open", "reversed", "rowspan",
    "src", "start", "title", "value", "width",
];

/// Attributes that change nothing that readers would miss.
const HARMLESS: [&str; 14] = [
    "align",
    "border",
    "cellpadding",
    "cellspacing",
    "controls",
    "datetime",
    "decoding",
    "loading",
    "rel",
    "scope",
    "target",
    "valign",
    "allowfullscreen",
    "type",
];

/// An attribute that means something here.
pub fn is_known_attribute(name: &str) -> Option<&'static str> {
    ATTRIBUTES.into_iter().find(|known| *known == name)
}

/// An attribute of a kept element that is left out, and would have changed what readers see.
pub fn left_out(element: &str, tag: &Tag) -> Option<String> {
    let known = tag.attributes.iter().map(|attribute| attribute.name);
    let mut lost = known.filter(|name| !is_expected(element, name)).map(str::to_owned);
    lost.next().or_else(|| tag.other.clone().filter(|name| !HARMLESS.contains(&name.as_str())))
}

/// Whether nothing is lost when an element has an attribute: it is written anew, or the theme answers for it.
fn is_expected(element: &str, attribute: &str) -> bool {
    match attribute {
        "lang" | "dir" => true,
        "title" => matches!(element, "abbr" | "a" | "img"),
        "href" => element == "a",
        "src" | "alt" => element == "img",
        "width" | "height" => true,
        "colspan" | "rowspan" => matches!(element, "td" | "th"),
        "start" | "reversed" => element == "ol",
        "value" => element == "li",
        "open" => element == "details",
        _ => false,
    }
}

/// What becomes of the element that a tag opens.
pub fn treatment(tag: &Tag) -> Treatment {
    let name = tag.name.as_str();
    if let Some(element) = kept(name) {
        return Treatment::Kept(element);
    }
    if name == "img" {
        return Treatment::Picture;
    }
    if let Some((_, attribute)) = EMBEDS.iter().find(|(known, _)| *known == name) {
        return Treatment::Embed(attribute);
    }
    if WHOLE.contains(&name) {
        Treatment::Whole
    } else if SILENT.contains(&name) {
        Treatment::Silent
    } else if WORDS.contains(&name) {
        Treatment::Words
    } else {
        Treatment::Unknown
    }
}

/// The element of a name that is kept.
pub fn kept(name: &str) -> Option<&'static Element> {
    KEPT.binary_search_by_key(&name, |element| element.name).ok().and_then(|at| KEPT.get(at))
}
