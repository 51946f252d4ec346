//! How large the pictures beside the texts are: what was read of photos, and what drawings say themselves.

use super::Input;
use crate::media;
use crate::model::{ByPath, Dimensions, is_drawing};
use crate::path::SourcePath;

pub fn sizes(input: &Input<'_>) -> ByPath<Dimensions> {
    let photos = input.sizes.into_iter().flatten().map(|(path, size)| (path.clone(), *size));
    let drawing = |path: &SourcePath| {
        let source = input.sources.get(path).filter(|_| is_drawing(path))?;
        Some((path.clone(), media::drawing_size(&source.text)?))
    };
    photos.chain(input.files.iter().filter_map(drawing)).collect()
}
