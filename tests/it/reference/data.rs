//! Open data: `reference.json` with its schema, and JSON-LD.

use super::site;
use crate::project::Project;
use fieldbook::keys::{Schema, schema};
use serde_json::{Value, json};

/// What is wrong with a value: as a schema of this form says, and keys that it does not describe.
fn faults(value: &Value, rule: &Value, all: &Value, at: &str) -> Vec<String> {
    if let Some(name) = rule["$ref"].as_str() {
        return faults(value, &all["$defs"][name.trim_start_matches("#/$defs/")], all, at);
    }
    if !rule["const"].is_null() {
        return if *value == rule["const"] { vec![] } else { vec![format!("{at}: not {}", rule["const"])] };
    }
    match (rule["type"].as_str(), value) {
        (Some("string"), Value::String(text)) => {
            let days = rule["pattern"].is_null() || text.len() == 10 && text.split('-').count() == 3;
            if days { vec![] } else { vec![format!("{at}: no day")] }
        }
        (Some("array"), Value::Array(items)) => items
            .iter()
            .enumerate()
            .flat_map(|(number, item)| faults(item, &rule["items"], all, &format!("{at}[{number}]")))
            .collect(),
        (Some("object"), Value::Object(pairs)) => {
            let required = rule["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            let mut found: Vec<String> = required
                .filter(|name| !pairs.contains_key(*name))
                .map(|name| format!("{at}: no {name}"))
                .collect();
            for (name, value) in pairs {
                let inner = &rule["properties"][name];
                let at = format!("{at}.{name}");
                found.extend(if inner.is_null() {
                    vec![format!("{at}: not described")]
                } else {
                    faults(value, inner, all, &at)
                });
            }
            found
        }
        _ => vec![format!("{at}: wrong kind")],
    }
}

#[track_caller]
fn read(site: &str) -> Value {
    check(Project::read(site).outcome().page("reference/reference.json"))
}

/// Reads the data and holds it to its schema.
#[track_caller]
fn check(text: &str) -> Value {
    assert!(!text.contains('<'), "no tag begins in it: {text}");
    let data: Value = serde_json::from_str(text).unwrap();
    let schema = schema(Schema::find("reference").unwrap());
    assert_eq!(faults(&data, &schema, &schema, ""), Vec::<String>::new(), "{data:#}");
    data
}

/// A site whose data has every key.
fn whole() -> String {
    let index = "summary: In short\nchapters: [Talks (talk)]\n";
    let a = "tags: [talk]\nsummary: Short\nlang: es\nlicence: CC0 1.0\nauthors: [Ana]\ncontributors: [Sam]\n\
             added: 2026-01-02\nreviewed: 2026-02-03\nreview_by: 2027-02-03\nfrom_session: ../sessions/s.md\n\
             question: Why *so*?\nanswer: |\n  Because.\n\n  - One\n  - Two & three\nrelated: [b.md, ../sessions/s.md#more]\nsources: [https://example.org/x, Plain]\n";
    "=== site.toml\ntitle = \"F\"\nbase_url = \"https://example.org/f/\"\nlicence = \"CC BY-SA 4.0\"\nauthors = [\"All\"]\n".to_owned()
        + &site(index, &[("a", a, "Text[^1] with [b](b.md).\n\n[^1]: A note."), ("b", "related: [a.md]\n", "x")])
        + "=== content/sessions/s.md\n---\ntitle: Evening\n---\n## More\n\nx\n"
}

#[test]
fn every_key_is_written_and_described() {
    let data = read(&whole());
    let entry = &data["entries"][0];
    let schema = schema(Schema::find("reference").unwrap());
    let keys = |rule: &Value| rule["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    // The history is asked for by settings, and has its own tests.
    let unseen: Vec<String> = keys(&schema).into_iter().filter(|key| data[key].is_null()).collect();
    assert!(unseen.is_empty(), "{unseen:?}");
    let unseen: Vec<String> = keys(&schema["properties"]["entries"]["items"])
        .into_iter()
        .filter(|key| entry[key].is_null())
        .collect();
    assert_eq!(unseen, ["history"]);
    assert_eq!(entry["id"], "reference/a");
    assert_eq!(entry["address"], "https://example.org/f/reference/a.html");
    assert_eq!(entry["chapter"], "Talks");
    assert_eq!(entry["language"], "es");
    assert_eq!(entry["question"], json!({"html": "Why <em>so</em>?", "text": "Why so?"}));
    assert_eq!(entry["answer"]["text"], "Because.\nOne\nTwo & three");
    assert!(entry["body"]["html"].as_str().unwrap().contains("<a href=\"b.html\">b</a>"), "{entry:#}");
    assert!(entry["body"]["text"].as_str().unwrap().starts_with("Text with b.\n"), "{entry:#}");
    assert_eq!(
        entry["related"][0],
        json!({"title": "B", "address": "https://example.org/f/reference/b.html"})
    );
    assert_eq!(entry["related"][1]["address"], "https://example.org/f/sessions/s.html#more");
    assert_eq!(entry["from_session"]["title"], "Evening");
    assert_eq!(entry["sources"][0]["text"], "https://example.org/x");
    assert_eq!(data["chapters"][0], json!({"title": "Talks", "entries": ["reference/a"]}));
    assert_eq!(data["chapters"][1], json!({"title": "More entries", "entries": ["reference/b"]}));
}

#[test]
fn sites_on_disk_keep_to_the_schema() {
    for (folder, least) in
        [(".", 27), ("tests/sites/reference", 5), ("tests/sites/editions", 1), ("tests/sites/long-words", 2)]
    {
        let data = check(&Project::on_disk(folder).page("reference/reference.json"));
        assert!(data["entries"].as_array().unwrap().len() >= least, "{folder}: {}", data["entries"]);
    }
}

#[test]
fn addresses_start_from_the_file_without_a_base() {
    let data = read(&whole().replace("base_url = \"https://example.org/f/\"\n", ""));
    assert_eq!(data["address"], "index.html");
    assert_eq!(data["entries"][0]["address"], "a.html");
    assert_eq!(data["entries"][0]["from_session"]["address"], "../sessions/s.html");
}

#[test]
fn hostile_words_and_empty_references() {
    let words = "\"</script><script>alert(1)\\u2028</script>\"";
    let header = format!(
        "question: {words}\nanswer: {words}\nsummary: {words}\ntags: [{words}]\ncontributors: [{words}]\n"
    );
    let data = read(&site(
        "",
        &[("a", &header, "::: facilitator\nSecret\n:::\n\n<script>x</script>\n\n{\"a\": \"\\\\\"}")],
    ));
    let entry = data["entries"][0].to_string();
    assert!(!entry.contains("Secret"), "{entry}");
    assert!(!data["entries"][0]["body"]["html"].as_str().unwrap().contains("<script"), "{entry}");
    assert_eq!(data["entries"][0]["contributors"][0], "</script><script>alert(1)\u{2028}</script>");
    let none = read(&site("", &[]));
    assert_eq!(none["entries"], json!([]));
}

fn json_ld(page: &str) -> Value {
    let part = page.split_once("<script type=\"application/ld+json\">").expect("JSON-LD").1;
    serde_json::from_str(part.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn questions_are_pages_of_a_question() {
    let outcome = Project::read(&whole()).outcome();
    let data = json_ld(outcome.page("reference/a.html"));
    assert_eq!(data["@type"], json!(["LearningResource", "QAPage"]));
    assert_eq!(
        data["mainEntity"],
        json!({"@type": "Question", "name": "Why so?", "answerCount": 1,
               "acceptedAnswer": {"@type": "Answer", "text": "Because.\nOne\nTwo & three"}})
    );
    assert_eq!(data["contributor"][0]["name"], "Sam");
    assert_eq!(data["isPartOf"]["url"], "https://example.org/f/reference/index.html");
    assert_eq!(json_ld(outcome.page("reference/b.html"))["@type"], "LearningResource");
    // The text of the page is the answer where no other is written.
    let outcome = Project::read(&site(
        "",
        &[("a", "question: Why?\n", "## So\n\nBecause [it](b.md) *is*."), ("b", "", "x")],
    ))
    .outcome();
    let answer = &json_ld(outcome.page("reference/a.html"))["mainEntity"]["acceptedAnswer"]["text"];
    assert_eq!(answer, "So\nBecause it is.");
    let whole = json_ld(Project::read(&whole()).outcome().page("reference/index.html"));
    assert_eq!(whole["@type"], json!(["Collection", "CreativeWork"]));
    assert_eq!(
        whole["hasPart"][1],
        json!({"@type": "LearningResource", "name": "B", "url": "https://example.org/f/reference/b.html"})
    );
    assert_eq!(whole["encoding"]["contentUrl"], "https://example.org/f/reference/reference.json");
    assert_eq!(whole["dateModified"], "2026-02-03");
}
