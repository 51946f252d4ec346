//! Files beside the texts, as they are published: what a file is by its first bytes, drawings written anew, photos without
//! what they say of place, camera and person. Knows bytes and no curriculum.

mod kind;
mod photo;
mod svg;

pub use kind::{HEIC_HELP, check as check_kind};
pub use photo::{Cleaned, Damage, cleaned, is_photo, size as photo_size};
pub use svg::{Drawing, drawing, drawing_size};

/// How much of a file tells its kind.
pub const HEAD: usize = 1024;
