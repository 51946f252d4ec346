//! Values become YAML: headers of new texts, editions, citations. The door of `yaml_serde`; YAML is read in `parse/yaml.rs`.

use crate::keys::quote::is_other_kind;
use serde::{Serialize, Serializer};
use serde_yaml::Value;

/// What is put behind a text that needs quotes, because `yaml_serde` knows only what YAML 1.2 would misread. The colon gives
/// it quotes, and no text has this sign (`reserved_chars.rs`).
const QUOTED: &str = ": \u{fdd0}";

/// What is put before a text that needs none.
const BARE: char = '\u{fdd1}';

/// A day or the number of a version, which stands without quotes, as people write it.
#[derive(Debug)]
pub struct Bare(pub String);

impl Serialize for Bare {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{BARE}{}", self.0))
    }
}

/// The value as YAML, a key a line. Every text is read back as a text, by readers of YAML 1.1 too.
///
/// # Errors
/// When the value has a form that YAML cannot say.
pub fn write(value: &impl Serialize) -> Result<String, String> {
    let mut value = serde_yaml::to_value(value).map_err(|error| error.to_string())?;
    mark(&mut value);
    let text = serde_yaml::to_string(&value).map_err(|error| error.to_string())?;
    Ok(text.replace(&format!("{QUOTED}'"), "'").replace(BARE, ""))
}

fn mark(value: &mut Value) {
    match value {
        Value::String(text) if is_other_kind(text) => text.push_str(QUOTED),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::Sequence(items) => items.iter_mut().for_each(mark),
        Value::Mapping(entries) => entries.values_mut().for_each(mark),
        Value::Tagged(tagged) => mark(&mut tagged.value),
    }
}
