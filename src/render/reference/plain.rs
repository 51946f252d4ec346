//! Markup that this program wrote, as plain words: for open data and for machines that read no markup.

/// Elements whose end ends a line.
const LINES: [&str; 16] = [
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "blockquote",
    "pre",
    "div",
    "br",
    "dt",
    "dd",
    "figure",
];

/// Elements that hold no words: pictures, and the signs that link to a heading.
const SILENT: [(&str, &str); 3] =
    [("svg", "svg"), ("a", "a class=\"anchor\""), ("sup", "sup class=\"footnote-ref\"")];

/// The words, a line for each paragraph, item or row; cells of a table are parted by two spaces.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some((words, markup)) = rest.split_once('<') {
        add(&mut out, words);
        let (tag, after) = markup.split_once('>').unwrap_or((markup, ""));
        rest = after;
        if let Some((name, _)) = SILENT.iter().find(|(_, begins)| markup.starts_with(begins)) {
            let end = format!("</{name}>");
            rest = after.split_once(&end).map_or("", |(_, after)| after);
            continue;
        }
        let name = tag.trim_start_matches('/');
        let name = &name[..name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if matches!(name, "td" | "th") && tag.starts_with('/') {
            out.push_str("  ");
        } else if LINES.contains(&name) && (tag.starts_with('/') || name == "br") {
            out.push('\n');
        }
    }
    add(&mut out, rest);
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Words between tags; line ends in them are spaces.
fn add(out: &mut String, words: &str) {
    if words.trim().is_empty() {
        if !words.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        return;
    }
    let words = words.replace('\n', " ");
    let decoded =
        words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    out.push_str(&decoded.replace("&nbsp;", "\u{a0}").replace("&amp;", "&"));
}
