//! Names that are too long for a disk: the names of files with what the program adds to them.

use super::outputs::{Origin, Outputs};
use crate::diagnostic::Diagnostic;
use crate::model::{Curriculum, LONGEST_NAME, LONGEST_PATH};
use crate::path::SourcePath;
use crate::rule::Rule;
use crate::source::Span;
use std::collections::BTreeMap;

/// What is too long, and by how many bytes.
enum TooLong<'a> {
    Name(&'a str, usize),
    Path(usize),
}

/// Looks at the address of every output. Of several that come from one place the longest is told.
pub fn check(curriculum: &Curriculum, outputs: &Outputs<'_>, problems: &mut Vec<Diagnostic>) {
    let mut found: BTreeMap<(SourcePath, Span), (usize, TooLong<'_>, Origin<'_>)> = BTreeMap::new();
    for output in &outputs.0 {
        let Some((over, long)) = too_long(output.address.as_str()) else { continue };
        let Some(place) = output.origin.place(curriculum) else { continue };
        if found.get(&place).is_none_or(|(known, ..)| *known < over) {
            found.insert(place, (over, long, output.origin));
        }
    }
    for ((path, span), (over, long, origin)) in found {
        let words = match long {
            TooLong::Name(name, length) => {
                format!("the name `{}` has {length} bytes, and disks hold {LONGEST_NAME}", shown(name))
            }
            TooLong::Path(length) => format!(
                "the way from the top of the website to this has {length} bytes, and not every disk holds more than {LONGEST_PATH}"
            ),
        };
        let what = match origin {
            Origin::Alias(..) => "take this earlier address out, or make it".to_owned(),
            Origin::Tag(..) => "make the tag".to_owned(),
            Origin::Document(_) | Origin::Edition(_) | Origin::File(_) | Origin::Made(_) => {
                "make the name of the file, or of its folder,".to_owned()
            }
        };
        let help = format!("{what} shorter by {over} bytes; a letter beyond A to Z has 2 or more");
        problems.push(Diagnostic::new(Rule::LongName, &path, span, words).help(help));
    }
}

fn too_long(path: &str) -> Option<(usize, TooLong<'_>)> {
    let name = path.split('/').find(|name| name.len() > LONGEST_NAME);
    let name = name.map(|name| (name.len() - LONGEST_NAME, TooLong::Name(name, name.len())));
    name.or_else(|| {
        (path.len() > LONGEST_PATH).then(|| (path.len() - LONGEST_PATH, TooLong::Path(path.len())))
    })
}

/// The beginning and the end of a long name.
fn shown(name: &str) -> String {
    let (start, end) = (name.floor_char_boundary(30), name.ceil_char_boundary(name.len() - 20));
    format!("{}…{}", &name[..start], &name[end..])
}
