//! The few letters of script that forget answers when their time is over, on every page of a site that has fields. Pages
//! with fields do it in their own script. It stands in the page, so that no page waits for a file, and the policy of the
//! page allows this script and no other.

use super::policy;
use serde::Serialize;
use std::sync::LazyLock;

/// What is remembered names the moment of its end before the first answer, and a text in it cannot look like that: its
/// quotation marks are escaped.
const SCRIPT: &str = include_str!("../../themes/default/inline/forget.js");

/// For the templates: `page.forget`.
#[derive(Debug, Clone, Serialize)]
pub struct Forget {
    pub text: &'static str,
    pub hash: String,
}

impl Forget {
    pub fn script() -> Self {
        static HASH: LazyLock<String> = LazyLock::new(|| policy::hash(SCRIPT));
        Self { text: SCRIPT, hash: HASH.clone() }
    }
}
