//! What the template of a drawing is given.

use super::Link;
use serde::Serialize;

/// `drawing`, in `drawing.html`: a drawing that a link leads to.
#[derive(Debug, Clone, Serialize)]
pub struct DrawingView {
    /// The address of the drawing.
    pub src: String,
    /// How large it is, where it says so.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// The name of its file.
    pub title: String,
    /// The pages that link to it.
    pub pages: Vec<Link>,
}
