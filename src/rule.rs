//! What a rule is: one for each thing an author can do wrong. The rows stand in `rule/table.rs`; messages, `explain`,
//! the docs and the tests all read them.

use crate::diagnostic::Severity;

/// What the table says of one rule.
#[derive(Debug)]
pub struct RuleRow {
    pub rule: Rule,
    /// The stable name: `broken-link`.
    pub name: &'static str,
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: &'static str,
    /// Why it matters and what to do, in a few sentences.
    pub explanation: &'static str,
    /// What an author writes that breaks the rule: a small project, a file after each `=== path` line.
    pub example: &'static str,
    /// The same, mended.
    pub mended: &'static str,
}

macro_rules! rules {
    ($($variant:ident $name:literal $severity:ident $summary:literal, $explanation:literal, $example:literal => $mended:literal;)*) => {
        /// The name of a rule in the program; the variants follow the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $summary] $variant,)* }

        /// Every rule, in the order in which the docs list them.
        pub const RULES: &[RuleRow] = &[
            $(RuleRow {
                rule: Rule::$variant, name: $name, severity: Severity::$severity, summary: $summary,
                explanation: $explanation, example: $example, mended: $mended,
            },)*
        ];
    };
}

mod table;

pub use table::{RULES, Rule};

impl Rule {
    pub fn row(self) -> &'static RuleRow {
        &RULES[self as usize]
    }

    /// The rule with this name.
    pub fn find(name: &str) -> Option<Self> {
        RULES.iter().find(|row| row.name == name).map(|row| row.rule)
    }
}
