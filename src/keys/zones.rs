//! What is said of letters that stand for several time zones, such as `CST`.

use crate::diagnostic::Diagnostic;
use crate::model::Said;
use crate::rule::Rule;
use crate::source::Source;
use crate::zone;

/// The choices, where the letters are used for more than one zone.
pub fn several_zones(source: &Source, said: &Said) -> Option<Diagnostic> {
    let zones: Vec<String> =
        zone::choices(&said.text).iter().map(|(zone, place)| format!("`{zone}` ({place})")).collect();
    let (last, before) = zones.split_last()?;
    let count = if before.len() == 1 { "two" } else { "three" };
    let message = format!("`{}` could mean {count} time zones", said.text);
    let problem = Diagnostic::new(Rule::WrongValue, &source.path, said.span, message);
    Some(problem.help(format!("write the one you mean: {} or {last}", before.join(", "))))
}
