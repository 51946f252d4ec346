//! Blocks of the same shape are drawn by their template once. Most blocks of a curriculum differ only in their words and
//! their id, and a template does nothing with those but print them; so they are taken out of the data, the template
//! draws the rest with a hole for each, and the words are put in afterwards.

use super::draft;
use super::escape::escape_holes;
use super::view::{BlockContent, BlockView, Html, SlideView};
use crate::diagnostic::Diagnostic;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

/// More shapes than this are not kept.
const MOST: usize = 2_000;

/// What templates drew, by the data without its words.
pub struct Shapes<V>(RwLock<HashMap<V, Arc<str>>>);

impl<V> Default for Shapes<V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<V: Hash + Eq> Shapes<V> {
    /// Draws a view whose words were taken out, with `template` when its shape is new, and puts the words in.
    fn put(
        &self,
        view: V,
        words: &[String],
        template: impl FnOnce(&V) -> Result<String, Box<Diagnostic>>,
    ) -> Result<String, Box<Diagnostic>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&view).cloned();
        if let Some(drawn) = known {
            return Ok(draft::put(&drawn, words));
        }
        let drawn = template(&view)?;
        let html = draft::put(&drawn, words);
        let mut shapes = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if shapes.len() < MOST {
            shapes.insert(view, drawn.into());
        }
        Ok(html)
    }
}

impl Shapes<BlockView> {
    /// Draws a block, with `template` when its shape is new.
    pub fn draw(
        &self,
        mut view: BlockView,
        template: impl FnOnce(&BlockView) -> Result<String, Box<Diagnostic>>,
    ) -> Result<String, Box<Diagnostic>> {
        if matches!(view.content, BlockContent::Map { .. } | BlockContent::Network { .. }) {
            // No two pictures of people are the same.
            return template(&view);
        }
        let mut words = Vec::new();
        take(&mut view, &mut words);
        self.put(view, &words, template)
    }
}

impl Shapes<SlideView> {
    /// Draws a slide, with `template` when its shape is new.
    pub fn draw(
        &self,
        mut view: SlideView,
        template: impl FnOnce(&SlideView) -> Result<String, Box<Diagnostic>>,
    ) -> Result<String, Box<Diagnostic>> {
        let mut words = Vec::new();
        for html in [&mut view.body.0, &mut view.notes.0] {
            take_out(html, &mut words, |html| html);
        }
        let SlideView { id, address, label, section, place, item, .. } = &mut view;
        for text in [id, address, label, section, place, item] {
            take_out(text, &mut words, |text| escape_holes(&text));
        }
        self.put(view, &words, template)
    }
}

/// Leaves a hole where there was a text, and keeps it as it is printed. What is empty stays, because templates ask for that.
fn take_out(text: &mut String, words: &mut Vec<String>, printed: impl Fn(String) -> String) {
    if !text.is_empty() {
        let hole = draft::words(words.len());
        words.push(printed(std::mem::replace(text, hole)));
    }
}

/// Takes the words out of a block's data and leaves holes.
fn take(view: &mut BlockView, words: &mut Vec<String>) {
    let mut html = |html: &mut Html| take_out(&mut html.0, words, |html| html);
    html(&mut view.title);
    match &mut view.content {
        BlockContent::Text { body } | BlockContent::Agreements { body, .. } => html(body),
        BlockContent::Agenda { intro, items, outro } => {
            html(intro);
            let mut waiting: Vec<_> = items.iter_mut().collect();
            while let Some(row) = waiting.pop() {
                html(&mut row.text);
                html(&mut row.body);
                waiting.extend(row.parts.iter_mut());
            }
            html(outro);
        }
        BlockContent::Entries { intro, entries, outro } => {
            html(intro);
            for entry in entries.iter_mut() {
                html(&mut entry.term);
                html(&mut entry.body);
            }
            html(outro);
        }
        BlockContent::Sides { intro, left_title, left, right_title, right, outro } => {
            [intro, left_title, right_title, outro].into_iter().chain(left).chain(right).for_each(html);
        }
        BlockContent::Quote { body, attribution } => {
            html(body);
            attribution.iter_mut().for_each(html);
        }
        BlockContent::Map { .. } | BlockContent::Network { .. } => {}
        BlockContent::Drawing { body, .. } => html(body),
    }
    // Templates escape what is no markup, so that has to be done here.
    let mut text = |text: &mut String| take_out(text, words, |text| escape_holes(&text));
    text(&mut view.id);
    if let Some(timer) = &mut view.timer {
        text(&mut timer.turns);
    }
    match &mut view.content {
        BlockContent::Entries { entries, .. } => entries.iter_mut().for_each(|entry| text(&mut entry.id)),
        BlockContent::Agreements { source, .. } => {
            if let Some(source) = source {
                text(&mut source.href);
            }
        }
        BlockContent::Text { .. }
        | BlockContent::Agenda { .. }
        | BlockContent::Sides { .. }
        | BlockContent::Quote { .. }
        | BlockContent::Map { .. }
        | BlockContent::Network { .. }
        | BlockContent::Drawing { .. } => {}
    }
}
