//! A JSON Schema from the tables of keys, so that editors know every key and what it means.

use super::reference;
use super::row::{Row, SPELLINGS, Shape};
use super::settings::SETTINGS;
use super::table::{FRONT_MATTER, KINDS};
use crate::model::Kind;
use serde_json::{Map, Value, json};

/// What a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Front matter of any kind of file.
    AnyKind,
    Kind(Kind),
    /// `site.toml`.
    Site,
    /// `reference.json`, the entries as open data.
    Reference,
}

/// The names `fieldbook schema` accepts.
pub const SCHEMAS: &[&str] = &[
    "lesson",
    "worksheet",
    "session",
    "entry",
    "module",
    "glossary",
    "front",
    "plain",
    "section",
    "site",
    "reference",
];

impl Schema {
    /// The schema with this name, one of `SCHEMAS`.
    pub fn find(name: &str) -> Option<Self> {
        if name == "site" {
            return Some(Self::Site);
        }
        if name == "reference" {
            return Some(Self::Reference);
        }
        KINDS.iter().find(|kind| kind.name() == name).map(|kind| Self::Kind(*kind))
    }

    fn title(self) -> String {
        match self {
            Self::AnyKind => "Front matter of a Fieldbook file".to_owned(),
            Self::Kind(kind) => format!("Front matter of a Fieldbook file: {}", kind.name()),
            Self::Site => "Settings of a Fieldbook site".to_owned(),
            Self::Reference => "Entries of a living reference, as Fieldbook publishes them".to_owned(),
        }
    }
}

/// The schema in the form of draft 2020-12.
pub fn schema(of: Schema) -> Value {
    let rows: Vec<&Row> = match of {
        Schema::AnyKind => FRONT_MATTER.iter().collect(),
        Schema::Kind(kind) => FRONT_MATTER.iter().filter(|row| row.belongs_to(kind)).collect(),
        Schema::Site => SETTINGS.iter().collect(),
        Schema::Reference => return reference::schema(&of.title()),
    };
    let mut schema = group(&rows);
    if let Value::Object(schema) = &mut schema {
        schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".into(), json!(of.title()));
        schema.insert("required".into(), json!(["title"]));
    }
    schema
}

fn group(rows: &[&Row]) -> Value {
    let spelled = SPELLINGS.iter().filter_map(|(other, name)| {
        rows.iter().find(|row| row.name == *name).map(|row| ((*other).to_owned(), described(row)))
    });
    let properties: Map<String, Value> =
        rows.iter().map(|row| (row.name.to_owned(), described(row))).chain(spelled).collect();
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": {"^_": true},
        "additionalProperties": false,
    })
}

fn described(row: &Row) -> Value {
    let mut value = shape(row.shape);
    if let Value::Object(value) = &mut value {
        value.insert("description".into(), json!(format!("{}; for example {}", row.meaning, row.example)));
    }
    value
}

fn shape(shape: Shape) -> Value {
    // An unquoted `2024` is a number to an editor and a text to Fieldbook.
    let text = json!({"type": ["string", "number"]});
    match shape {
        Shape::Text => text,
        Shape::Texts => json!({"anyOf": [text, {"type": "array", "items": text}]}),
        Shape::File => json!({"type": "string"}),
        Shape::Files => {
            json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
        }
        Shape::Number { least: i64::MIN, .. } => json!({"type": "integer"}),
        Shape::Number { least, most } => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::YesNo => json!({"enum": [true, false, "yes", "no"]}),
        Shape::Date => json!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
        Shape::Start => json!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:00)?$"}),
        Shape::OneOf(words) => json!({"enum": words}),
        Shape::Language => json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}),
        Shape::Zone => zone(),
        Shape::Zones => json!({"anyOf": [zone(), {"type": "array", "items": zone()}]}),
        Shape::Link => json!({"type": "string", "pattern": "^(https?://|mailto:)"}),
        Shape::Map(rows) => group(&rows.iter().collect::<Vec<_>>()),
        Shape::Tables(rows) => json!({"type": "array", "items": group(&rows.iter().collect::<Vec<_>>())}),
    }
}

fn zone() -> Value {
    json!({"type": "string", "pattern": "^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$"})
}
