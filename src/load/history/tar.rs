//! The files in a tar archive that `git archive` wrote: names and bytes. Source: POSIX.1-2017, `pax`, the ustar format and its
//! extended headers, as far as git uses them.

/// Archives are cut into blocks of so many bytes.
const BLOCK: usize = 512;

/// Every plain file, in order. An archive that ends early gives what is whole.
pub fn files(bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut found = Vec::new();
    let mut rest = bytes;
    let mut long_name = None;
    while let Some((head, after)) = rest.split_at_checked(BLOCK) {
        let Some(size) = octal(&head[124..136]) else { break };
        let Some(body) = after.get(..size) else { break };
        match head[156] {
            b'0' | 0 if head[0] != 0 => {
                let name = long_name.take().unwrap_or_else(|| name(head));
                found.push((name, body));
            }
            // The name of the next file, where it is too long for its head.
            b'x' => long_name = path_of(body),
            _ => {
                long_name = None;
            }
        }
        rest = after.get(size.div_ceil(BLOCK) * BLOCK..).unwrap_or_default();
    }
    found
}

fn name(head: &[u8]) -> String {
    let (name, prefix) = (text(&head[..100]), text(&head[345..500]));
    if prefix.is_empty() { name } else { format!("{prefix}/{name}") }
}

fn text(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    String::from_utf8_lossy(&field[..end]).into_owned()
}

fn octal(field: &[u8]) -> Option<usize> {
    let digits = text(field);
    let digits = digits.trim();
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}

/// `NN path=NAME` in an extended header.
fn path_of(body: &[u8]) -> Option<String> {
    let mut rest = body;
    while let Some(space) = rest.iter().position(|byte| *byte == b' ') {
        let length: usize = std::str::from_utf8(&rest[..space]).ok()?.parse().ok()?;
        let record = rest.get(space + 1..length.checked_sub(1)?)?;
        if let Some(path) = record.strip_prefix(b"path=") {
            return Some(String::from_utf8_lossy(path).into_owned());
        }
        rest = rest.get(length..)?;
    }
    None
}
