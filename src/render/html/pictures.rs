//! Pictures of the site, and figures with a caption.

use super::links::printed;
use super::whole;
use crate::model::html::target::Around;
use crate::model::markdown::{self, Event, Tag, TagEnd, inside};
use crate::model::{Address, Dimensions};
use crate::render::draft::Printed;
use crate::render::escape::{escape, escape_holes};
use crate::render::scope::Scope;

/// A paragraph of one picture with a title is a figure with a caption.
pub fn figure(scope: &Scope<'_>, at: usize) -> Option<(usize, String)> {
    let (Event::Start(Tag::Image { dest_url, title, .. }), _) = scope.events.get(at + 1)? else {
        return None;
    };
    if title.is_empty() {
        return None;
    }
    let picture = whole(scope, at + 1, scope.events.len());
    let next = picture.end as usize;
    matches!(scope.events.get(next)?, (Event::End(TagEnd::Paragraph), _)).then_some(())?;
    let alt = markdown::plain(&scope.events[inside(picture).range()]);
    let html = image(scope, &Picture { address: dest_url, alt: &alt, ..Picture::default() }, Around::Words);
    Some((next + 1, format!("<figure>{html}<figcaption>{}</figcaption></figure>\n", escape(title))))
}

/// The title of a link or a picture, as an attribute.
pub fn title_attribute(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) }
}

/// A picture as its author wrote it.
#[derive(Default)]
pub struct Picture<'p> {
    pub address: &'p str,
    pub alt: &'p str,
    pub title: &'p str,
    /// The size that the author gives it.
    pub width: Option<u16>,
    pub height: Option<u16>,
}

/// A picture of the site. One of another site is a link: loading it would tell that site who reads. Inside a link only its
/// words are left.
pub fn image(scope: &Scope<'_>, picture: &Picture<'_>, around: Around) -> String {
    let Picture { address, alt, title, .. } = picture;
    let alt_text = escape(alt);
    let title = title_attribute(title);
    match (Address::of(address), scope.src(address, Printed::Escaped)) {
        (Address::Relative, Some(src)) => {
            let size = size_attributes(picture, scope.size(address));
            format!("<img src=\"{}\" alt=\"{alt_text}\"{title}{size} loading=\"lazy\">", escape_holes(&src))
        }
        (Address::Offsite, Some(href)) => {
            let printed = printed(address, if alt.is_empty() { address } else { alt }).unwrap_or_default();
            let words = if alt.is_empty() { escape(address) } else { alt_text };
            match around {
                Around::Words => format!("<a href=\"{}\"{printed}{title}>{words}</a>", escape_holes(&href)),
                Around::Link => words,
            }
        }
        _ => alt_text,
    }
}

/// Width and height: what the author wrote, and in the proportions of the file what is missing. With both, the text below
/// does not move when the picture arrives.
fn size_attributes(picture: &Picture<'_>, file: Option<Dimensions>) -> String {
    let written = [picture.width, picture.height].map(|side| side.map(u32::from));
    let (width, height) = match (written, file) {
        ([Some(width), None], Some(file)) => (Some(width), Some(file.height_at(width))),
        ([None, Some(height)], Some(file)) => (Some(file.width_at(height)), Some(height)),
        ([None, None], Some(file)) => (Some(file.width), Some(file.height)),
        ([width, height], _) => (width, height),
    };
    let attribute =
        |name: &str, side: Option<u32>| side.map_or(String::new(), |side| format!(" {name}=\"{side}\""));
    attribute("width", width) + &attribute("height", height)
}
