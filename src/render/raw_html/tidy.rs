//! Cleaned HTML made sound: what the engine that cleans it leaves as it is, although no page may have it.

/// Takes HTML whose elements are all closed and whose attributes stand in double quotes. A picture leaves its words, a
/// link without words goes, and items outside of a list are boxes.
pub fn tidy(html: &str) -> String {
    let mut tidy = Tidy { out: String::with_capacity(html.len()), open: Vec::new() };
    let mut rest = html;
    while let Some((before, tag, after)) = cut(rest) {
        tidy.out.push_str(before);
        tidy.tag(tag);
        rest = after;
    }
    tidy.out.push_str(rest);
    tidy.out
}

struct Tidy<'h> {
    out: String,
    open: Vec<Open<'h>>,
}

/// An element that is open.
struct Open<'h> {
    name: &'h str,
    is_box: bool,
    /// Where its tag begins in what is written, and where its words do.
    start: usize,
    words: usize,
}

impl<'h> Tidy<'h> {
    fn tag(&mut self, tag: &'h str) {
        let name = super::name(tag);
        if tag.starts_with("</") {
            self.close(name);
        } else if name == "img" {
            self.out.push_str(&words(tag));
        } else if matches!(name, "br" | "hr" | "wbr") {
            self.out.push_str(tag);
        } else {
            let start = self.out.len();
            let is_box = match name {
                "li" => !matches!(self.around(), [.., "ul" | "ol"]),
                "dt" | "dd" => !matches!(self.around(), [.., "dl"] | ["dl", "div"]),
                _ => false,
            };
            self.out.push_str(if is_box { "<div>" } else { tag });
            self.open.push(Open { name, is_box, start, words: self.out.len() });
        }
    }

    fn close(&mut self, name: &str) {
        let Some(open) = self.open.pop() else { return };
        if name == "a" && self.out[open.words..].trim().is_empty() {
            self.out.replace_range(open.start..open.words, "");
        } else {
            let name = if open.is_box { "div" } else { name };
            self.out.push_str(&format!("</{name}>"));
        }
    }

    /// The names of the two innermost open elements, the inner one last.
    fn around(&self) -> [&'h str; 2] {
        let mut names = self.open.iter().rev().map(|open| open.name);
        let inner = names.next().unwrap_or_default();
        [names.next().unwrap_or_default(), inner]
    }
}

/// The text before the next tag, the tag, and what follows it.
fn cut(html: &str) -> Option<(&str, &str, &str)> {
    let start = html.find('<')?;
    let mut in_value = false;
    let end = html[start..].find(|letter| {
        in_value ^= letter == '"';
        letter == '>' && !in_value
    })?;
    let end = start + end + 1;
    Some((&html[..start], &html[start..end], &html[end..]))
}

/// What a picture says that is not seen. The value is written as in an attribute already, but for angle brackets.
fn words(tag: &str) -> String {
    let value = tag.split_once(" alt=\"").and_then(|(_, after)| after.split_once('"'));
    value.map_or(String::new(), |(value, _)| value.replace('<', "&lt;").replace('>', "&gt;"))
}
