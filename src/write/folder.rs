//! An open folder, the one way to reach what is on the disk below an output folder. No path is ever followed through a
//! link: where a folder on the way is a link, opening fails.

#[cfg(unix)]
mod attributes;
#[cfg(unix)]
mod handles;
#[cfg(not(unix))]
mod paths;

#[cfg(unix)]
pub use handles::Folder;
#[cfg(not(unix))]
pub use paths::Folder;

use std::path::Path;

/// What a name in a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    File,
    Folder,
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// Which disk a folder is on. The same disk can be mounted in two places, and nothing moves between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    device: u64,
    mount: u64,
}

/// What the system knows about a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub disk: Disk,
    pub protection: Protection,
    /// The number of the user who owns it; the same for all folders where the system has no such numbers.
    pub owner: u32,
    /// Only owners may remove files from it, as in `/tmp`.
    pub keeping: Keeping,
}

/// Whether the system keeps everyone from changing something, even its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    None,
    /// It can be neither changed nor removed, or only added to.
    Immutable,
}

/// Who may remove the files of a folder.
#[cfg_attr(not(unix), allow(dead_code))] // Only Unix knows the second kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Everyone who may write to the folder.
    Writers,
    /// The owner of the folder or of the file.
    Owners,
}

/// Whether a folder takes over the times of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    Own,
    Taken,
}

/// Why a file cannot be replaced or removed.
#[allow(dead_code)] // Each system knows its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// We have no permission to change its folder.
    Forbidden,
    /// The system protects it, or its folder, against changes.
    Immutable,
    /// Another program has it open. Only Windows minds.
    Open,
}

/// A path below a folder in two parts: the folder it is in, and its name there.
pub fn split(path: &Path) -> (&Path, &Path) {
    let name = path.file_name().map_or(path, Path::new);
    (path.parent().unwrap_or(Path::new("")), name)
}
