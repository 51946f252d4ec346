//! The schema of `reference.json`. What each key means stands here once: `docs/reference-data.md` says the same to people,
//! and tests hold the files that are written against it.

use serde_json::{Map, Value, json};

/// The schema in the form of draft 2020-12.
pub fn schema(title: &str) -> Value {
    let mut schema = object(
        &["title", "fieldbook", "version", "training", "address", "language", "chapters", "entries"],
        &[
            ("fieldbook", json!({"const": "reference"}), "what the file is"),
            (
                "version",
                json!({"const": 1}),
                "the version of this form; keys may be added to it, none change or go",
            ),
            ("title", text(), "the name of the living reference"),
            ("summary", text(), "what it is"),
            ("training", text(), "the training it belongs to"),
            (
                "address",
                text(),
                "where it is read; whole, or from this file where the site's address is not known",
            ),
            ("language", text(), "a language tag"),
            ("licence", reference("licence"), "the licence of entries that name none"),
            ("authors", list(&text()), "who made the training"),
            ("chapters", list(&chapter()), "chapters in order, with the ids of their entries"),
            ("entries", list(&entry()), "every entry, in the order of the chapters"),
        ],
    );
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["$defs"] = json!({"words": words(), "tie": tie(), "licence": licence()});
    schema
}

fn chapter() -> Value {
    object(
        &["title", "entries"],
        &[("title", text(), "its name"), ("entries", list(&text()), "ids in order")],
    )
}

fn entry() -> Value {
    object(
        &[
            "id",
            "address",
            "title",
            "language",
            "chapter",
            "tags",
            "related",
            "sources",
            "authors",
            "contributors",
        ],
        &[
            ("id", text(), "its name, which stays: the path of its page without the ending"),
            ("address", text(), "its own page"),
            ("title", text(), "its name"),
            ("summary", text(), "one or two sentences"),
            ("language", text(), "a language tag"),
            ("chapter", text(), "the name of its chapter"),
            ("tags", list(&text()), "words to find it by"),
            ("question", reference("words"), "a question"),
            ("answer", reference("words"), "the answer to it, unless that is the body"),
            ("body", reference("words"), "the text of the entry"),
            ("added", day(), "when it came into the reference"),
            ("reviewed", day(), "when it was last looked at"),
            ("review_by", day(), "when it is due to be looked at again"),
            ("from_session", reference("tie"), "the session, or the workshop notes, where it was learned"),
            ("related", list(&reference("tie")), "what goes well with it"),
            ("sources", list(&reference("words")), "where the ideas come from"),
            ("authors", list(&text()), "who wrote it"),
            ("contributors", list(&text()), "who helped"),
            ("licence", reference("licence"), "its licence, where it has one of its own"),
            ("history", history(), "what the history of its file says, where the site asks for it"),
        ],
    )
}

fn words() -> Value {
    let html = "as HTML; addresses in it start from this file";
    object(&["html", "text"], &[("html", text(), html), ("text", text(), "the same as plain text")])
}

fn tie() -> Value {
    object(
        &["title", "address"],
        &[("title", text(), "the name of a page"), ("address", text(), "where it is")],
    )
}

fn licence() -> Value {
    object(&["name"], &[("name", text(), "its name"), ("address", text(), "where it is explained")])
}

fn history() -> Value {
    object(
        &["first", "last", "names"],
        &[
            ("first", day(), "the day of the first version"),
            ("last", day(), "the day of the last change"),
            ("names", list(&text()), "who wrote, in the order in which they came"),
        ],
    )
}

/// An object with these keys; those of `required` are always there, and later versions may have more.
fn object(required: &[&str], rows: &[(&str, Value, &str)]) -> Value {
    let described = rows.iter().map(|(name, value, meaning)| {
        let mut value = value.clone();
        value["description"] = json!(meaning);
        ((*name).to_owned(), value)
    });
    let properties: Map<String, Value> = described.collect();
    json!({"type": "object", "properties": properties, "required": required})
}

fn list(items: &Value) -> Value {
    json!({"type": "array", "items": items})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn day() -> Value {
    json!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}
