//! Files for other programs: the Atom feed (RFC 4287), the sitemap (sitemaps.org 0.9) and headers for static hosts.

use super::editions;
use super::escape::escape;
use super::forget::Forget;
use super::site::Site;
use crate::model::{Kind, Page, ReferencePage};
use crate::path::OutputPath;

/// Entries in the feed: the newest.
const NEWEST: usize = 50;

/// The feed of what changed last. Empty without a base address or without a date.
pub fn atom(site: &Site<'_>) -> String {
    let curriculum = site.curriculum;
    let config = &curriculum.config;
    let (Some(base), Some(newest)) = (config.base_url.as_deref(), curriculum.newest()) else {
        return String::new();
    };
    let mut dated: Vec<_> = (0..curriculum.documents.len())
        .filter(|index| !matches!(curriculum.documents[*index].kind, Kind::Front | Kind::Section))
        .filter(|index| !curriculum.documents[*index].is_retired())
        .filter_map(|index| Some((curriculum.changed(index)?, index)))
        .collect();
    dated.sort_by_key(|(date, index)| (std::cmp::Reverse(*date), *index));
    let address = OutputPath::new("feed.xml").absolute(base);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
    );
    out.push_str(&format!("<title>{}</title>\n<id>{}</id>\n", escape(&config.title), escape(base)));
    out.push_str(&format!(
        "<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n",
        escape(&address),
        escape(base)
    ));
    out.push_str(&format!("<updated>{}T00:00:00Z</updated>\n", newest.iso()));
    let authors =
        if config.authors.is_empty() { std::slice::from_ref(&config.title) } else { &config.authors };
    for author in authors {
        out.push_str(&format!("<author><name>{}</name></author>\n", escape(author)));
    }
    for (date, index) in dated.into_iter().take(NEWEST) {
        let document = &curriculum.documents[index];
        let href = escape(&site.output(index).absolute(base));
        out.push_str(&format!(
            "<entry>\n<title>{}</title>\n<id>{href}</id>\n<link href=\"{href}\"/>\n<updated>{}T00:00:00Z</updated>\n",
            escape(document.title()),
            date.iso()
        ));
        if !document.front.summary.is_empty() {
            out.push_str(&format!("<summary>{}</summary>\n", escape(&document.front.summary)));
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// Every page that search engines should list. One sitemap holds at most 50,000 addresses; the first are listed.
pub fn sitemap(site: &Site<'_>) -> String {
    let Some(base) = site.curriculum.config.base_url.as_deref() else { return String::new() };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let listed = site.plan.iter().filter(|(_, page)| is_listed(site, page));
    for (output, page) in listed.take(50_000) {
        out.push_str(&format!("<url><loc>{}</loc>", escape(&output.absolute(base))));
        if let Page::Article(index) = page
            && let Some(date) = site.curriculum.changed(*index)
        {
            out.push_str(&format!("<lastmod>{}</lastmod>", date.iso()));
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn is_listed(site: &Site<'_>, page: &Page) -> bool {
    match page {
        Page::Article(index) => !site.curriculum.documents[*index].is_retired(),
        Page::Editions(page) => editions::is_listed(site, *page),
        Page::Front
        | Page::Module(_)
        | Page::List(_)
        | Page::Reference(ReferencePage::Document)
        | Page::Glossary
        | Page::Tags
        | Page::Tag(_) => true,
        Page::NotFound
        | Page::Redirect(_)
        | Page::PrintModule(_)
        | Page::PrintAll
        | Page::Slides(_)
        | Page::PresenterSlides(_)
        | Page::Feed
        | Page::Sitemap
        | Page::Calendar(_)
        | Page::Calendars
        | Page::Headers
        | Page::Fields
        | Page::Search(_)
        | Page::ThemeFile
        | Page::ParticipantPack(_)
        | Page::Guide(_)
        | Page::GuideIndex
        | Page::FacilitatorPack(_)
        | Page::GuideDoor
        | Page::Reference(ReferencePage::BySession | ReferencePage::ByTag | ReferencePage::Data)
        | Page::Drawing(_)
        | Page::File(_) => false,
    }
}

/// Headers in the form that several static hosts read from a file `_headers`. `style_hash` allows the style that the
/// page for missing addresses carries.
pub fn headers(style_hash: &str) -> String {
    let Forget { hash, .. } = Forget::script();
    format!(
        "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  X-Frame-Options: SAMEORIGIN\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n  \
         Content-Security-Policy: default-src 'none'; script-src 'self' '{hash}'; style-src 'self' '{style_hash}'; img-src 'self' data: blob:; media-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'self'\n\
         /assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\
         /search/*\n  Cache-Control: no-cache\n"
    )
}
