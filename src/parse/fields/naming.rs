//! Ids of fields: made from labels, each once.

use crate::model::Field;
use crate::parse::ids::Ids;

/// The ids given so far.
#[derive(Debug, Default)]
pub struct Names(Ids);

impl Names {
    /// Gives a field its label, and an id made from it where the author fixed none.
    pub fn name(&mut self, fields: &mut [Field], at: usize, label: &str) {
        let Some(field) = fields.get_mut(at) else { return };
        label.clone_into(&mut field.label);
        if field.fixed {
            self.0.fix(&field.id);
        } else {
            field.id = self.0.claim(label, "answer");
        }
    }
}
