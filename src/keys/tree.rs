//! A tree of values with places, made from YAML and TOML alike.

use crate::reserved_chars::without_owned;
use crate::source::Span;

/// A value and where it stands. The place of a quoted text is the text inside its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub value: Value,
    pub span: Span,
}

/// What an author can write after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One word, number or text, as it was written.
    Scalar {
        text: String,
        style: Style,
    },
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
    /// Nothing stands after the key.
    Empty,
    /// It could not be read, and that has been reported.
    Broken,
}

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Quoted,
    /// Lines below `|`.
    Literal,
    /// Lines below `>`, joined by spaces.
    Folded,
}

/// The word before the colon or equals sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

impl Node {
    pub fn new(value: Value, span: Span) -> Self {
        Self { value, span }
    }

    pub fn scalar(text: impl Into<String>, style: Style, span: Span) -> Self {
        // An escape in YAML or TOML may stand for anything.
        Self::new(Value::Scalar { text: without_owned(text.into()), style }, span)
    }

    /// The text of a single value; none for lists, groups and nothing.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) | Value::Empty | Value::Broken => None,
        }
    }

    /// Calls `change` for every single value of the tree.
    pub fn each_scalar(&mut self, change: &mut impl FnMut(&mut String, &mut Style, Span)) {
        match &mut self.value {
            Value::Scalar { text, style } => change(text, style, self.span),
            Value::List(items) => items.iter_mut().for_each(|item| item.each_scalar(change)),
            Value::Map(pairs) => pairs.iter_mut().for_each(|(_, node)| node.each_scalar(change)),
            Value::Empty | Value::Broken => {}
        }
    }
}
