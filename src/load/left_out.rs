//! Files that editors, operating systems and programs that synchronize folders leave beside the texts.

/// Whole names, in small letters.
const NAMES: [&str; 8] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    // The look of a folder in Finder, which cannot be seen there.
    "icon\r",
    "node_modules",
    "$recycle.bin",
    "__macosx",
    // Vim tries whether it may write to a folder with a file of this name.
    "4913",
];

/// How names begin: hidden files, locks of word processors.
const STARTS: [&str; 2] = [".", "~$"];

/// How names end, in small letters: copies and unfinished files of editors, shortcuts of Windows.
const ENDS: [&str; 5] = ["~", ".tmp", "___jb_tmp___", "___jb_old___", ".lnk"];

/// Whether a file or folder is none of the author's.
pub fn is_left_out(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    (STARTS.iter().any(|start| name.starts_with(start)) && name != ".")
        || NAMES.contains(&small.as_str())
        || ENDS.iter().any(|end| small.ends_with(end))
        || (name.starts_with('#') && name.ends_with('#'))
}
