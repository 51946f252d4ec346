//! The page that shows a drawing. A link leads here and not to the drawing, which a browser would open as a page of its
//! own, without a heading, a way back, or the policy that pages carry.

use super::site::SitePart;
use super::view::{DrawingView, Link};
use super::web::Draw;
use crate::model::{Address, Audience, Document, LinkKind};
use crate::path::SourcePath;

impl Draw<'_> {
    pub fn drawing(&mut self, path: &SourcePath) -> String {
        let site = self.site;
        let curriculum = site.curriculum;
        let for_facilitators = curriculum.led_to.is_for_facilitators(path);
        let links_here = |document: &Document| {
            document.links.iter().any(|link| {
                let is_seen = for_facilitators || link.audience == Audience::Everyone;
                is_seen && link.kind == LinkKind::Link && leads_to(document, &link.address, path)
            })
        };
        let linking = (0..curriculum.documents.len()).filter(|at| links_here(&curriculum.documents[*at]));
        let pages = linking.filter_map(|document| {
            let here = site.output(document).clone();
            let output = if for_facilitators { curriculum.facilitator_output(&here) } else { here };
            let title = curriculum.documents[document].title().to_owned();
            let language = site.title_language(document);
            site.has(&output).then(|| Link { href: self.page.href_to(&output), title, language })
        });
        let title = path.file_name();
        let size = curriculum.sizes.get(path);
        let view = DrawingView {
            src: self.page.href_to(&curriculum.media_output(path)),
            width: size.map(|size| size.width),
            height: size.map(|size| size.height),
            title: title.to_owned(),
            pages: pages.collect(),
        };
        let mut page = site.page_view(self.page, "drawing", title, None);
        page.no_index = true;
        page.tab_title = self.site.tab_title(&[path.as_str()]);
        page.for_facilitators = for_facilitators;
        self.draw("drawing.html", &page, SitePart::None, "drawing", &view)
    }
}

fn leads_to(document: &Document, address: &str, path: &SourcePath) -> bool {
    match Address::of(address) {
        Address::Relative => document.source.path.resolve(address).is_some_and(|target| target.path == *path),
        Address::Offsite | Address::Unsafe(_) => false,
    }
}
