//! Editions of the reference: what is frozen stays, and pages say exactly what changed.

mod command;
mod damage;
mod pages;
mod story;

/// What a person reads of the main part of a page: a line for each heading, paragraph and item; `{+words+}` were added,
/// `[-words-]` removed.
pub fn told(page: &str) -> String {
    let start = page.find("<main").expect("a page has a main part");
    let main = &page[start..page.find("</main>").expect("it ends")];
    let main = main.replace('\n', " ");
    let main = main
        .replace("<ins><span class=\"visually-hidden\">added: </span>", "{+")
        .replace("</ins>", "+}")
        .replace("<del><span class=\"visually-hidden\">removed: </span>", "[-")
        .replace("</del>", "-]")
        .replace("<h2", "\n## <h2")
        .replace("<h3", "\n### <h3")
        .replace("<h1", "\n# <h1")
        .replace("<p", "\n<p")
        .replace("<li", "\n- <li");
    let mut words = String::new();
    let mut rest = main.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    let words = words.replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
