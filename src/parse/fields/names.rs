//! Ids of questions, by which the answers that people keep find them again.

use crate::model::{Audience, Field};
use crate::parse::ids::Ids;

/// Makes ids of labels, each once. Ids that authors fixed are taken before any other is made. A note for facilitators
/// that comes or goes changes no id of a question that people answered.
pub fn give(fields: &mut [Field]) {
    for audience in [Audience::Everyone, Audience::Facilitators] {
        let mut ids = Ids::default();
        for field in fields.iter().filter(|field| field.fixed && field.audience == audience) {
            ids.fix(&field.id);
        }
        for field in fields.iter_mut().filter(|field| !field.fixed && field.audience == audience) {
            field.id = ids.claim(&field.label, "answer");
        }
    }
}
