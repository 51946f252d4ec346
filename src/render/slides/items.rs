//! Slides that follow the agenda of a session: for each item a slide that says what comes, then what it links to.

use super::super::site::context;
use super::super::view::{DeckItem, Html, ItemPart, ItemView, Link, SlideView, TimerView};
use super::deck::Deck;
use super::show::Show;
use crate::model::{Kind, PartOrder, Sitting, Slot, written_clock};

/// What an item's slide shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ItemKind {
    /// What comes next.
    Item,
    Break,
    /// What goes on in which room.
    Rooms,
}

impl ItemKind {
    fn of(slot: &Slot<'_>) -> Self {
        if slot.item.is_break {
            Self::Break
        } else if slot.item.order == PartOrder::AtOnce && !slot.item.parts.is_empty() {
            Self::Rooms
        } else {
            Self::Item
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Break => "break",
            Self::Rooms => "rooms",
        }
    }

    fn template(self) -> &'static str {
        match self {
            Self::Item => "slides/item.html",
            Self::Break => "slides/break.html",
            Self::Rooms => "slides/rooms.html",
        }
    }
}

impl Show<'_> {
    /// The slides of a session: its own text, and after each agenda what that brings.
    pub fn session(&mut self, session: usize, deck: &Deck) {
        let timetable = self.site.curriculum.timetable(session);
        // Slides of its own that an item links to stand with that item.
        let own_places = timetable.sittings.iter().flat_map(|sitting| &sitting.slots).filter_map(|slot| {
            slot.target.as_ref().filter(|target| target.document == session)?.anchor.as_deref()
        });
        let places: Vec<&str> = own_places.collect();
        let leads = |at: usize, place: &str| deck.slides[at].0.ids.iter().any(|id| id == place);
        for (at, (cut, _)) in deck.slides.iter().enumerate() {
            if cut.agenda.is_none() && places.iter().any(|place| leads(at, place)) {
                continue;
            }
            self.one(session, deck, at, "");
            let shown = cut.agenda.as_ref();
            let sitting = timetable.sittings.iter().find(|sitting| Some(&sitting.block.id) == shown);
            if let Some(sitting) = sitting {
                self.sitting(session, deck, sitting);
            }
        }
        self.own_footnotes(session, deck);
    }

    fn sitting(&mut self, session: usize, deck: &Deck, sitting: &Sitting<'_>) {
        let mut item = String::new();
        // What goes on inside rooms is on the slide of the rooms.
        let mut inside: Option<usize> = None;
        for slot in &sitting.slots {
            if inside.is_some_and(|depth| slot.depth > depth) {
                continue;
            }
            inside = None;
            let kind = ItemKind::of(slot);
            if slot.depth == 0 {
                item = self.items.len().to_string();
                self.items.push(deck_item(sitting, slot));
            } else if kind == ItemKind::Item && slot.target.is_none() {
                continue;
            }
            self.item(session, sitting, slot, kind, &item);
            if kind == ItemKind::Rooms {
                inside = Some(slot.depth);
                continue;
            }
            match &slot.target {
                Some(target) if target.document == session => {
                    let place = target.anchor.as_deref().unwrap_or_default();
                    for (at, (cut, _)) in deck.slides.iter().enumerate() {
                        if cut.agenda.is_none() && cut.ids.iter().any(|id| id == place) {
                            self.one(session, deck, at, &item);
                        }
                    }
                }
                Some(target) => self.brought(target, &item),
                None => {}
            }
        }
    }

    /// The slide that says what comes.
    fn item(&mut self, session: usize, sitting: &Sitting<'_>, slot: &Slot<'_>, kind: ItemKind, item: &str) {
        let site = self.site;
        let curriculum = site.curriculum;
        let target = slot.target.as_ref().filter(|target| target.document != session);
        let lesson = target.map(|target| &*curriculum.documents[target.document]);
        let address = format!("{}--{}", sitting.block.id, slot.number.replace('.', "-"));
        let number = |part: u64| format!("{}.{part}", slot.number);
        let parts = slot.item.parts.iter().map(|part| ItemPart {
            number: number(part.number),
            title: part.plain.clone(),
            time: curriculum
                .item_minutes(&curriculum.documents[session], part)
                .map(|minutes| site.time(minutes)),
        });
        let end = slot.offset.zip(slot.minutes).map(|(offset, minutes)| offset.saturating_add(minutes));
        let seconds = slot.minutes.and_then(|minutes| minutes.checked_mul(60)).filter(|seconds| *seconds > 0);
        let timer = seconds.map(|seconds| TimerView { seconds, turns: String::new(), half: false });
        let view = ItemView {
            number: slot.number.clone(),
            title: slot.item.plain.clone(),
            id: address.clone(),
            time: slot.minutes.map(|minutes| site.time(minutes)),
            clock: clock(sitting, slot.offset),
            until: clock(sitting, end),
            summary: target
                .filter(|target| target.anchor.is_none())
                .and(lesson)
                .map(|lesson| lesson.front.summary.clone())
                .unwrap_or_default(),
            link: target.map(|target| Link {
                href: {
                    let output = site.output(target.document);
                    // A website for facilitators alone has no page of participants to lead to.
                    let guide = site.curriculum.facilitator_output(output);
                    self.page.href_to(if site.has(output) { output } else { &guide })
                },
                title: curriculum.documents[target.document].title().to_owned(),
                language: None,
            }),
            is_sheet: lesson.is_some_and(|lesson| lesson.kind == Kind::Worksheet),
            module_number: target
                .and_then(|target| curriculum.module_of(target.document))
                .map(|module| module + 1),
            parts: parts.collect(),
            timer: timer.filter(|_| kind != ItemKind::Item),
        };
        let body = match site.theme.draw(kind.template(), &context("item", &view)) {
            Ok(body) => body,
            Err(problem) => {
                self.problems.push(*problem);
                String::new()
            }
        };
        let view = SlideView {
            address,
            label: format!("{} {}", view.number, view.title),
            kind: kind.name(),
            size: "normal",
            accent: target.map(|target| self.accent(target.document)).unwrap_or_default(),
            item: item.to_owned(),
            body: Html(body),
            ..SlideView::default()
        };
        self.push(view);
    }
}

fn deck_item(sitting: &Sitting<'_>, slot: &Slot<'_>) -> DeckItem {
    let at = slot.offset.and_then(|offset| {
        let (time, days) = sitting.clock(offset)?;
        let mut day = sitting.day?;
        for _ in 0..days {
            day = day.next()?;
        }
        Some(format!("{}T{}", day.iso(), written_clock(time)))
    });
    DeckItem {
        number: slot.number.clone(),
        title: slot.item.plain.clone(),
        minutes: slot.minutes,
        offset: slot.offset,
        at,
    }
}

fn clock(sitting: &Sitting<'_>, offset: Option<u32>) -> Option<String> {
    Some(written_clock(sitting.clock(offset?)?.0))
}
