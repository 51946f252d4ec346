//! Names that every disk can hold. Source: "Naming Files, Paths, and Namespaces" in the documentation of Windows.

/// Signs that mean something else in a path.
const SIGNS: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

/// Names of devices, whatever ending follows.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The same, with a digit behind.
const PORTS: [&str; 2] = ["com", "lpt"];

/// The longest name of a file that all disks hold, in bytes.
pub const LONGEST_NAME: usize = 255;

/// The longest way from the top of a website to a file, in bytes: macOS holds 1,024 with the folders above.
pub const LONGEST_PATH: usize = 800;

/// Why Windows cannot hold a name of one file or folder.
pub fn trouble(name: &str) -> Option<String> {
    if let Some(sign) = name.chars().find(|sign| SIGNS.contains(sign)) {
        return Some(format!("`{sign}` has another meaning there"));
    }
    if name.ends_with(['.', ' ']) {
        return Some("it ends in a dot or a space".to_owned());
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_ascii_lowercase();
    let is_digit = |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'1'..=b'9']);
    let is_port = PORTS.iter().any(|port| stem.strip_prefix(port).is_some_and(is_digit));
    (is_port || DEVICES.contains(&stem.as_str())).then(|| "it is that of a device".to_owned())
}
