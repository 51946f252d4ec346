//! Paths as types: where a source lies in the site, where an output lies in the website, and links between outputs.
//! Only this file cuts or joins them.

mod letters;

use letters::InAddress;
pub use letters::{compose, fold, is_composed, is_joiner, is_mark, is_spaceless, is_wide, is_word};

use crate::reserved_chars::without;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// Where a file lies in the site's folder, with `/` between parts: `content/foundations/trust.md`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath {
    /// As the disk has it.
    path: Arc<str>,
    /// As people type it, where that is another form of the same letters.
    typed: Option<Arc<str>>,
}

/// Where a file lies in the website, with `/` between parts: `foundations/trust.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

/// An output's path as it stands in links: percent-encoded, so that it is the same in text, in attributes and in
/// addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebPath(Box<str>);

/// What a relative link in a source points at, before anyone asked whether it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub path: SourcePath,
    /// What stands after `#`, percent-decoded.
    pub anchor: Option<String>,
}

impl SourcePath {
    /// The folder of everything an author writes.
    pub const CONTENT: &'static str = "content/";

    /// Takes a path relative to the site's folder; backslashes become slashes.
    pub fn new(path: impl AsRef<str>) -> Self {
        let path = path.as_ref().replace('\\', "/");
        let typed = match compose(&path) {
            Cow::Borrowed(_) => None,
            Cow::Owned(typed) => Some(typed.into()),
        };
        Self { path: path.into(), typed }
    }

    /// The same in the form that people type.
    pub fn composed(&self) -> Cow<'_, Self> {
        match &self.typed {
            None => Cow::Borrowed(self),
            Some(typed) => Cow::Owned(Self { path: Arc::clone(typed), typed: None }),
        }
    }

    /// Whether two paths differ in nothing but the form of their letters.
    pub fn is_same(&self, other: &Self) -> bool {
        self.typed() == other.typed()
    }

    fn typed(&self) -> &str {
        self.typed.as_deref().unwrap_or(&self.path)
    }

    /// The Markdown file whose path below `content/`, without `.md`, is this.
    pub fn of_text(id: &str) -> Self {
        Self::new(format!("{}{id}.md", Self::CONTENT))
    }

    /// The path as the disk has it.
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The path below `content/`, or none for a file elsewhere.
    pub fn in_content(&self) -> Option<&str> {
        self.typed().strip_prefix(Self::CONTENT)
    }

    /// The first folder below `content/`: `foundations`; none for files directly in `content/`.
    pub fn part(&self) -> Option<&str> {
        self.in_content()?.split_once('/').map(|(folder, _)| folder)
    }

    /// The last component: `trust.md`.
    pub fn file_name(&self) -> &str {
        self.typed().rsplit('/').next().unwrap_or_default()
    }

    /// The last component without its ending: `trust`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The ending of the file name in lower case, without the dot.
    pub fn extension(&self) -> Option<String> {
        let (stem, ending) = self.file_name().rsplit_once('.')?;
        (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
    }

    /// Where a relative address written in this file leads. None when it climbs out of the site or is empty.
    pub fn resolve(&self, address: &str) -> Option<Target> {
        let (path, anchor) = match address.split_once('#') {
            Some((path, anchor)) => (path, Some(decode(anchor).into_owned())),
            None => (address, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Some(Target { path: self.composed().into_owned(), anchor });
        }
        let decoded = decode(path);
        let from_root = decoded.starts_with('/');
        let folder = self.typed().rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut path = String::with_capacity(folder.len() + decoded.len() + "content/".len());
        path.push_str(if from_root { "content" } else { folder });
        for part in decoded.split('/') {
            match part {
                "" | "." => {}
                ".." if path.is_empty() => return None,
                ".." => path.truncate(path.rfind('/').unwrap_or(0)),
                name => {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name);
                }
            }
        }
        Some(Target { path: Self { path: compose(&path).into(), typed: None }, anchor })
    }

    /// The shortest relative address from this file's folder to another source, for messages.
    pub fn relative_to(&self, other: &Self) -> String {
        relative(self.typed(), other.typed())
    }

    /// Where the page of a Markdown source comes out: `content/a/b.md` is `a/b.html`.
    pub fn page(&self) -> OutputPath {
        let inside = self.in_content().unwrap_or(self.typed());
        let stem = inside.strip_suffix(".md").unwrap_or(inside);
        OutputPath(format!("{stem}.html").into())
    }

    /// Where a picture or other file beside the text comes out: below `content/` it keeps its place.
    pub fn asset(&self) -> OutputPath {
        OutputPath(self.in_content().unwrap_or(self.typed()).into())
    }
}

impl OutputPath {
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(compose(path.as_ref().trim_start_matches('/')).into())
    }

    /// The output at an address that a browser asks for, without its `?`: a folder's is its `index.html`. None for what
    /// no output can have: a way up, an empty name, a backslash, letters that are not text.
    pub fn at_address(address: &str) -> Option<Self> {
        let inner = percent_encoding::percent_decode_str(address.strip_prefix('/')?).decode_utf8().ok()?;
        let whole = if inner.is_empty() || inner.ends_with('/') {
            format!("{inner}index.html")
        } else {
            inner.into()
        };
        let plain = |part: &str| !matches!(part, "" | "." | "..");
        let odd = |letter: char| letter.is_control() || letter == '\\';
        (whole.split('/').all(plain) && !whole.contains(odd)).then(|| Self::new(whole))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of a page without `.html`.
    pub fn without_ending(&self) -> &str {
        self.0.strip_suffix(".html").unwrap_or(&self.0)
    }

    /// The way up to the site's root: empty, `../`, `../../` …
    pub fn root(&self) -> String {
        "../".repeat(self.depth())
    }

    /// Number of folders above the file.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// A relative link from this page to another output.
    pub fn href_to(&self, other: &Self) -> String {
        if self == other {
            return encode(other.0.rsplit('/').next().unwrap_or_default()).into_owned();
        }
        let path = relative(&self.0, &other.0);
        if is_plain(&path) { path } else { encode(&path).into_owned() }
    }

    /// A relative link from this page to a place on another output; only `#anchor` on the page itself.
    pub fn href_to_anchor(&self, other: &Self, anchor: &str) -> String {
        let anchor = encode(anchor);
        if self == other { format!("#{anchor}") } else { format!("{}#{anchor}", self.href_to(other)) }
    }

    /// The whole address below a base address that ends in `/`; the front page is the base itself.
    pub fn absolute(&self, base: &str) -> String {
        if self.0.as_ref() == "index.html" { base.to_owned() } else { format!("{base}{}", encode(&self.0)) }
    }

    /// The path as it stands in links.
    pub fn web(&self) -> WebPath {
        WebPath(encode(&self.0).into())
    }

    /// The address on this site's own server.
    pub fn address(&self) -> String {
        self.absolute("/")
    }

    /// The path as it is compared by file systems that do not tell capital from small letters.
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

impl WebPath {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds the relative link from this page to another output: the same as [`OutputPath::href_to`] of the two.
    pub fn push_href(&self, to: &str, out: &mut String) {
        let (up, down) = steps(&self.0, to);
        (0..up).for_each(|_| out.push_str("../"));
        out.push_str(down);
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.path)
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A path on the disk as a part of an address: with slashes between parts and one before the first.
pub fn disk_address(path: &std::path::Path) -> String {
    let whole = path.to_string_lossy().replace('\\', "/");
    encode(&format!("/{}", whole.trim_start_matches('/'))).into_owned()
}

/// Text as a part of an address or an id: letters with their marks and digits in lower case, everything else a single
/// hyphen.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in compose(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
            continue;
        }
        let is_open = !slug.is_empty() && !slug.ends_with('-');
        match InAddress::of(letter) {
            InAddress::Letter => slug.extend(letter.to_lowercase()),
            InAddress::Mark if is_open => slug.push(letter),
            InAddress::Border if is_open => slug.push('-'),
            InAddress::Mark | InAddress::Border | InAddress::Nothing => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn relative(from: &str, to: &str) -> String {
    let (up, down) = steps(from, to);
    "../".repeat(up) + down
}

/// How many folders up from one path to the folder it shares with another, and the way down from there.
fn steps<'t>(from: &str, to: &'t str) -> (usize, &'t str) {
    // Shared folders end at the last slash before the first difference.
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = to.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    (from.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count(), &to[shared..])
}

/// Text with what was percent-encoded in it.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
    match without(&decoded) {
        Cow::Borrowed(_) => decoded,
        Cow::Owned(plain) => Cow::Owned(plain),
    }
}

/// Everything but unreserved characters, `/` and non-ASCII letters is percent-encoded.
pub fn encode(path: &str) -> Cow<'_, str> {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const RESERVED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'`')
        .add(b'{')
        .add(b'}')
        .add(b'|')
        .add(b'\\')
        .add(b'^')
        .add(b'[')
        .add(b']')
        .add(b':')
        .add(b'&')
        .add(b'\'');
    if is_plain(path) { Cow::Borrowed(path) } else { utf8_percent_encode(path, RESERVED).into() }
}

/// A part of an address as the Markdown engine writes it inside an attribute.
pub fn encode_in_link(part: &str) -> Cow<'_, str> {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const UNSAFE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    if is_plain(part) {
        return Cow::Borrowed(part);
    }
    let encoded = Cow::from(utf8_percent_encode(part, UNSAFE));
    if encoded.contains(['&', '\'']) {
        return Cow::Owned(encoded.replace('&', "&amp;").replace('\'', "&#x27;"));
    }
    encoded
}

/// A whole address of another site as it was written, with what no address may hold percent-encoded: signs, and a second
/// `#`. Source: the URL standard, sections 1.3 and 4.3.
pub fn encode_whole(address: &str) -> Cow<'_, str> {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const SIGNS: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    let encoded = Cow::from(utf8_percent_encode(address, SIGNS));
    match encoded.split_once('#') {
        Some((before, place)) if place.contains('#') => {
            Cow::Owned(format!("{before}#{}", place.replace('#', "%23")))
        }
        _ => encoded,
    }
}

/// Whether a part of an address means itself everywhere, as nearly all do.
fn is_plain(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.' | b'_'))
}
