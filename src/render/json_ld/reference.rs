//! Entries of the living reference, questions among them, and the document that they make: schema.org `QAPage` and
//! `Collection`. Sources: <https://schema.org/QAPage>, <https://schema.org/Collection>.

use super::super::reference::plain;
use super::super::site::Site;
use super::super::view::JsonLd;
use super::{described, embedded, people, rights};
use crate::model::Section;
use crate::path::OutputPath;
use serde_json::{Map, Value, json};

/// An entry. `question` and `answer` are markup; an entry with a question is a page of one question.
pub fn entry(site: &Site<'_>, index: usize, question: Option<&str>, answer: &str) -> JsonLd {
    let mut data = described(site, index);
    let front = &site.curriculum.documents[index].front;
    if let Some(added) = front.added {
        data.insert("dateCreated".into(), json!(added.iso()));
    }
    if !front.contributors.is_empty() {
        let people: Vec<Value> =
            front.contributors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
        data.insert("contributor".into(), json!(people));
    }
    if let Some(question) = question {
        let mut words = json!({ "@type": "Question", "name": plain(question), "answerCount": 1 });
        words["acceptedAnswer"] = json!({ "@type": "Answer", "text": plain(answer) });
        data.insert("@type".into(), json!(["LearningResource", "QAPage"]));
        data.insert("mainEntity".into(), words);
    }
    let mut whole = json!({ "@type": "Collection", "name": site.section_title(Section::Reference) });
    if let Some(address) = whole_address(site, &Section::Reference.output()) {
        whole["url"] = json!(address);
    }
    data.insert("isPartOf".into(), whole);
    embedded(data)
}

/// The whole document with its entries.
pub fn reference(site: &Site<'_>, entries: &[usize]) -> JsonLd {
    let curriculum = site.curriculum;
    let config = &curriculum.config;
    let index = curriculum.sections.get(Section::Reference.folder());
    let front = index.map(|index| &curriculum.documents[*index].front);
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!(["Collection", "CreativeWork"]));
    data.insert("name".into(), json!(site.section_title(Section::Reference)));
    data.insert("inLanguage".into(), json!(config.language));
    if let Some(summary) = front.map(|front| &front.summary).filter(|summary| !summary.is_empty()) {
        data.insert("description".into(), json!(summary));
    }
    if let Some(address) = whole_address(site, &curriculum.reference_output()) {
        data.insert("url".into(), json!(address));
    }
    people(&mut data, front.map(|it| &it.authors).filter(|it| !it.is_empty()).unwrap_or(&config.authors));
    rights(&mut data, front.and_then(|front| front.licence.as_ref()).or(config.licence.as_ref()));
    if let Some(newest) = entries.iter().filter_map(|entry| curriculum.changed(*entry)).max() {
        data.insert("dateModified".into(), json!(newest.iso()));
    }
    let parts = entries.iter().map(|entry| {
        let title = curriculum.documents[*entry].title();
        let mut part = json!({ "@type": "LearningResource", "name": title });
        if let Some(address) = whole_address(site, site.output(*entry)) {
            part["url"] = json!(address);
        }
        part
    });
    data.insert("hasPart".into(), json!(parts.collect::<Vec<_>>()));
    if let Some(address) = whole_address(site, &curriculum.reference_data_output()) {
        let file =
            json!({ "@type": "MediaObject", "contentUrl": address, "encodingFormat": "application/json" });
        data.insert("encoding".into(), file);
    }
    data.insert("isPartOf".into(), json!({ "@type": "Course", "name": config.title }));
    embedded(data)
}

fn whole_address(site: &Site<'_>, output: &OutputPath) -> Option<String> {
    site.curriculum.config.base_url.as_deref().map(|base| output.absolute(base))
}
