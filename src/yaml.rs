//! Values become YAML: headers of new texts, editions, citations. The door of `yaml_serde`; YAML is read in `parse/yaml.rs`.

use serde::Serialize;

/// The value as YAML, a key a line.
///
/// # Errors
/// When the value has a form that YAML cannot say.
pub fn write(value: &impl Serialize) -> Result<String, String> {
    serde_yaml::to_string(value).map_err(|error| error.to_string())
}
