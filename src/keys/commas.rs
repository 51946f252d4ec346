//! Values that look like several with commas between them, where a list is meant.

/// The parts of `listening, trust` or `Ana Ruiz, Sam Okoro` as the value of a key. None for one value that happens to hold
/// a comma, such as `Smith, Jr.` or `Ruiz, Ana`.
pub fn several<'t>(key: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let of_people = match key {
        "tags" | "materials" => false,
        "authors" | "contributors" | "facilitators" => true,
        _ => return None,
    };
    if !text.contains(',') || text.contains('\n') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(',').chain([(text.len(), "")]) {
        let next = text[at..].trim_start_matches([',', ' ']);
        let first = next.split([',', ' ']).next().unwrap_or_default();
        // A title after a name belongs to it.
        if of_people && at < text.len() && TITLES.contains(&first.trim_end_matches('.')) {
            continue;
        }
        parts.push(text[start..at].trim());
        start = (at + 1).min(text.len());
    }
    parts.retain(|part| !part.is_empty());
    let is_name = |part: &&&str| part.contains(' ');
    let are_several = match parts.as_slice() {
        [] | [_] => false,
        // `Ruiz, Ana` and `King, Martin Luther` begin with the family.
        [first, _] if of_people => is_name(&first),
        parts if of_people => parts.iter().filter(is_name).count() != 1,
        _ => true,
    };
    are_several.then_some(parts)
}

/// What comes after a comma and belongs to the name before it.
const TITLES: [&str; 20] = [
    "Jr", "Sr", "II", "III", "IV", "PhD", "Ph.D", "MD", "M.D", "MA", "M.A", "MSW", "LCSW", "RN", "Esq",
    "Inc", "LLC", "Ltd", "EdD", "DMin",
];
