//! Quotations, those that are alerts, and those that say whose words they are.

use super::{write, write_inline};
use crate::model::EventRange;
use crate::model::markdown::{BlockQuoteKind, attribution};
use crate::render::escape::escape;
use crate::render::scope::Scope;

/// An alert with its title.
pub fn alert(scope: &mut Scope<'_>, kind: BlockQuoteKind, inner: EventRange) -> String {
    let name = match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    };
    let title = escape(scope.strings().get(&format!("alert_{name}")));
    let body = write(scope, inner);
    format!(
        "<div class=\"alert alert--{name}\" role=\"note\"><p class=\"alert-title\">{title}</p>\n{body}</div>\n"
    )
}

/// A quotation; when its last line is `— Name`, a figure that says whose words they are.
pub fn quotation(scope: &mut Scope<'_>, inner: EventRange) -> String {
    let found = attribution(&scope.events, inner, &scope.document.source.text);
    match found {
        Some(found) => {
            let words = write(scope, found.words);
            let whose = write_inline(scope, found.line, found.start, u32::MAX);
            format!(
                "<figure class=\"quote\"><blockquote>\n{words}</blockquote><figcaption>— {whose}</figcaption></figure>\n"
            )
        }
        None => format!("<blockquote>\n{}</blockquote>\n", write(scope, inner)),
    }
}
