//! JSON-LD for search engines and catalogues of learning materials: schema.org `LearningResource` and `Course`.
//! Source: <https://schema.org/LearningResource>.

mod reference;

pub use reference::{entry, reference};

use super::policy;
use super::site::{Site, licence};
use super::view::{Html, JsonLd};
use super::when::Hand;
use crate::model::Kind;
use serde_json::{Map, Value, json};

/// One page as a learning resource.
pub fn resource(site: &Site<'_>, index: usize) -> JsonLd {
    embedded(described(site, index))
}

fn described(site: &Site<'_>, index: usize) -> Map<String, Value> {
    let config = &site.curriculum.config;
    let document = &site.curriculum.documents[index];
    let front = &document.front;
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!("LearningResource"));
    data.insert("name".into(), json!(document.title()));
    data.insert("inLanguage".into(), json!(front.lang.as_ref().unwrap_or(&config.language)));
    data.insert(
        "learningResourceType".into(),
        json!(match document.kind {
            Kind::Worksheet => "worksheet",
            Kind::Session => "training session",
            Kind::Notes => "workshop notes",
            Kind::Entry => "reference",
            Kind::Lesson | Kind::Front | Kind::Module | Kind::Glossary | Kind::Section | Kind::Plain =>
                "lesson",
        }),
    );
    if !front.summary.is_empty() {
        data.insert("description".into(), json!(front.summary));
    }
    if let Some(base) = config.base_url.as_deref() {
        data.insert("url".into(), json!(site.output(index).absolute(base)));
    }
    if let Some(minutes) = front.minutes {
        data.insert("timeRequired".into(), json!(format!("PT{minutes}M")));
    }
    if !front.objectives.is_empty() {
        let teaches: Vec<&str> = front.objectives.iter().map(|said| said.text.as_str()).collect();
        data.insert("teaches".into(), json!(teaches));
    }
    if !front.tags.is_empty() {
        let tags: Vec<&str> = front.tags.iter().map(|said| said.text.as_str()).collect();
        data.insert("keywords".into(), json!(tags));
    }
    people(&mut data, if front.authors.is_empty() { &config.authors } else { &front.authors });
    rights(&mut data, front.licence.as_ref().or(config.licence.as_ref()));
    if let Some(date) = site.curriculum.changed(index) {
        data.insert("dateModified".into(), json!(date.iso()));
    }
    data.insert("isPartOf".into(), json!({ "@type": "Course", "name": config.title }));
    data
}

/// A session that has a day, as an event. Source: <https://schema.org/EducationEvent>.
pub fn event(site: &Site<'_>, index: usize) -> JsonLd {
    let curriculum = site.curriculum;
    let config = &curriculum.config;
    let document = &curriculum.documents[index];
    let front = &document.front;
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!("EducationEvent"));
    data.insert("name".into(), json!(document.title()));
    data.insert("inLanguage".into(), json!(front.lang.as_ref().unwrap_or(&config.language)));
    if !front.summary.is_empty() {
        data.insert("description".into(), json!(front.summary));
    }
    if let Some(base) = config.base_url.as_deref() {
        data.insert("url".into(), json!(site.output(index).absolute(base)));
    }
    let meetings = curriculum.meetings(index);
    let times: Vec<(String, Option<String>)> = meetings
        .iter()
        .map(|meeting| {
            let hand = Hand::of(curriculum, index, meeting.day, meeting.start);
            (hand.own(0).clock.iso, meeting.minutes.map(|minutes| hand.own(minutes).clock.iso))
        })
        .collect();
    if let (Some((start, _)), Some((_, end))) = (times.first(), times.last()) {
        data.insert("startDate".into(), json!(start));
        data.extend(end.as_ref().map(|end| ("endDate".into(), json!(end))));
    }
    if times.len() > 1 {
        let parts: Vec<Value> = times
            .iter()
            .map(|(start, end)| {
                let mut part =
                    json!({ "@type": "EducationEvent", "name": document.title(), "startDate": start });
                if let Some(end) = end {
                    part["endDate"] = json!(end);
                }
                part
            })
            .collect();
        data.insert("subEvent".into(), json!(parts));
    }
    if let Some(location) = &front.location {
        let is_web = location.starts_with("https://") || location.starts_with("http://");
        // Words such as "on the web" may stand for a meeting at no place, so only an address is sure.
        if is_web {
            data.insert("location".into(), json!({ "@type": "VirtualLocation", "url": location }));
            let mode = "https://schema.org/OnlineEventAttendanceMode";
            data.insert("eventAttendanceMode".into(), json!(mode));
        } else {
            data.insert(
                "location".into(),
                json!({ "@type": "Place", "name": location, "address": location }),
            );
        }
    }
    if !front.objectives.is_empty() {
        let teaches: Vec<&str> = front.objectives.iter().map(|said| said.text.as_str()).collect();
        data.insert("teaches".into(), json!(teaches));
    }
    if !front.facilitators.is_empty() {
        let people: Vec<Value> =
            front.facilitators.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
        data.insert("performer".into(), json!(people));
    }
    if let Some((series, _)) = curriculum.series_of(index) {
        data.insert("superEvent".into(), json!({ "@type": "EventSeries", "name": series.title }));
    }
    embedded(data)
}

/// The whole curriculum.
pub fn course(site: &Site<'_>) -> JsonLd {
    let config = &site.curriculum.config;
    let mut data = Map::new();
    data.insert("@context".into(), json!("https://schema.org"));
    data.insert("@type".into(), json!("Course"));
    data.insert("name".into(), json!(config.title));
    data.insert("inLanguage".into(), json!(config.language));
    if !config.summary.is_empty() {
        data.insert("description".into(), json!(config.summary));
    }
    if let Some(base) = &config.base_url {
        data.insert("url".into(), json!(base));
    }
    people(&mut data, &config.authors);
    rights(&mut data, config.licence.as_ref());
    embedded(data)
}

fn people(data: &mut Map<String, Value>, names: &[String]) {
    if !names.is_empty() {
        let people: Vec<Value> =
            names.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
        data.insert("author".into(), json!(people));
    }
}

fn rights(data: &mut Map<String, Value>, name: Option<&String>) {
    if let Some(name) = name {
        let known = licence(name);
        data.insert("license".into(), json!(known.href.unwrap_or(known.name)));
    }
}

/// Inside a `script` element nothing may look like its end.
fn embedded(data: Map<String, Value>) -> JsonLd {
    let text = serde_json::to_string(&data).unwrap_or_default();
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    JsonLd { hash: policy::hash(&text), text: Html(text) }
}
