//! Language tags and web addresses: what is read, and what was likely meant.

/// Languages that people write out.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("deutsch", "de"),
    ("english", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("farsi", "fa"),
    ("français", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("hindi", "hi"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("somali", "so"),
    ("spanish", "es"),
    ("swahili", "sw"),
    ("tagalog", "tl"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
];

/// Whether a text has the form of a language tag: two or three letters, then parts after hyphens.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// The tag that was likely meant: `en` for `English`, `en-US` for `en_US`.
pub fn language_meant(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == lower) {
        return Some((*tag).to_owned());
    }
    let text = text.split('.').next().unwrap_or_default().replace(['_', ' '], "-");
    is_language(&text).then_some(text)
}

/// What is wrong with a web address, and a better one.
pub struct Address {
    pub message: String,
    pub better: Option<String>,
}

/// Accepts `https://…`, `http://…` and `mailto:…`.
pub fn address(text: &str) -> Result<(), Address> {
    if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Err(Address { message: format!("the address `{text}` holds a space"), better: None });
    }
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if rest.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[')) {
        return Ok(());
    }
    if lower.strip_prefix("mailto:").is_some_and(|rest| rest.contains('@')) {
        return Ok(());
    }
    let message = format!("`{text}` is not a whole web address");
    let first = text.split('/').next().unwrap_or_default();
    let host = first.contains('.') && !first.contains([':', '@']) && !first.starts_with('.');
    let mail = first == text && first.contains('@') && !first.contains(':');
    let better = if host {
        Some(format!("https://{text}"))
    } else if mail {
        Some(format!("mailto:{text}"))
    } else {
        None
    };
    Err(Address { message, better })
}

/// Reads the address of a site: a whole web address that ends in `/`, because links below it are made by joining.
pub fn base(text: &str) -> Result<String, Address> {
    address(text)?;
    if text.to_lowercase().starts_with("mailto:") {
        return Err(Address { message: format!("`{text}` is not the address of a site"), better: None });
    }
    if let Some(at) = text.find(['?', '#']) {
        let message = format!("a base address ends before `{}`", &text[at..=at]);
        return Err(Address { message, better: Some(with_slash(&text[..at])) });
    }
    Ok(with_slash(text))
}

fn with_slash(address: &str) -> String {
    format!("{}/", address.trim_end_matches('/'))
}
