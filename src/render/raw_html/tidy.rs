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
    /// Open elements: the name, what closes it, and where in `out` it begins and its words do.
    open: Vec<(&'h str, &'static str, usize, usize)>,
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
            let closing = match name {
                "li" if !self.is_in(&["ul", "ol"]) => "</div>",
                "dt" | "dd" if !self.is_in(&["dl"]) => "</div>",
                _ => "",
            };
            self.out.push_str(if closing.is_empty() { tag } else { "<div>" });
            self.open.push((name, closing, start, self.out.len()));
        }
    }

    fn close(&mut self, name: &str) {
        let Some((_, closing, start, inner)) = self.open.pop() else { return };
        if name == "a" && self.out[inner..].trim().is_empty() {
            self.out.replace_range(start..inner, "");
        } else if closing.is_empty() {
            self.out.push_str(&format!("</{name}>"));
        } else {
            self.out.push_str(closing);
        }
    }

    fn is_in(&self, lists: &[&str]) -> bool {
        self.open.last().is_some_and(|(parent, ..)| lists.contains(parent))
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
