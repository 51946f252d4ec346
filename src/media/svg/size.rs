//! How large a drawing is shown in a page, by its first tag. Source: SVG 2, section 8.12.

use super::prolog::{self, Ready};
use crate::model::Dimensions;
use roxmltree::{Document, Node};

/// A drawing that names only its proportions is as wide as the text around it, so it is said to be at least this wide.
const FULL: f64 = 1200.0;

/// No screen shows a larger one.
const LARGEST: f64 = 100_000.0;

/// The size of a drawing. None where it names none, or cannot be read.
pub fn size(text: &str) -> Option<Dimensions> {
    let tag = prolog::first_tag(text)?;
    let Ready::Text(tag) = prolog::ready(tag) else { return None };
    let tag = tag.trim_end_matches(['>', '/']);
    let tag = format!("{tag}/>");
    size_of(Document::parse(&tag).ok()?.root_element())
}

fn size_of(root: Node<'_, '_>) -> Option<Dimensions> {
    if root.tag_name().name() != "svg" || is_styled(root) {
        return None;
    }
    let side = |name| root.attribute(name).and_then(pixels);
    let (width, height) = match (side("width"), side("height"), proportions(root)) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some((across, down))) => {
            let times = (FULL / across).ceil().max(1.0);
            (across * times, down * times)
        }
        (_, _, None) => return None,
    };
    Dimensions::new(whole(width)?, whole(height)?)
}

/// Whether a style names the size. It is stronger than the attributes, and is not read here.
fn is_styled(root: Node<'_, '_>) -> bool {
    let style = root.attribute("style").unwrap_or_default();
    let names = style.split(';').filter_map(|line| line.split_once(':'));
    names.map(|(name, _)| name.trim()).any(|name| matches!(name, "width" | "height"))
}

/// The width and height of the paper that it is drawn on.
fn proportions(root: Node<'_, '_>) -> Option<(f64, f64)> {
    if root.attribute("preserveAspectRatio").is_some_and(|how| how.trim().starts_with("none")) {
        return None;
    }
    let numbers = root.attribute("viewBox")?;
    let numbers = numbers.split(|letter: char| letter == ',' || letter.is_ascii_whitespace());
    let numbers: Option<Vec<f64>> =
        numbers.filter(|number| !number.is_empty()).map(|number| number.parse().ok()).collect();
    match numbers?.as_slice() {
        [_, _, width, height] if is_length(*width) && is_length(*height) => Some((*width, *height)),
        _ => None,
    }
}

/// A length in pixels. One that depends on the page is none.
fn pixels(length: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 8] = [
        ("px", 1.0),
        ("pt", 96.0 / 72.0),
        ("pc", 16.0),
        ("in", 96.0),
        ("cm", 96.0 / 2.54),
        ("mm", 96.0 / 25.4),
        ("em", 16.0),
        ("", 1.0),
    ];
    let length = length.trim().to_ascii_lowercase();
    let (number, unit) =
        UNITS.iter().find_map(|(unit, pixels)| Some((length.strip_suffix(unit)?, pixels)))?;
    number.trim().parse().ok().map(|number: f64| number * unit).filter(|length| is_length(*length))
}

fn is_length(length: f64) -> bool {
    length > 0.0 && length <= LARGEST
}

fn whole(length: f64) -> Option<u32> {
    // Rust has no conversion that can fail; what is left is between 0 and a million.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    is_length(length).then_some(length.round() as u32)
}
