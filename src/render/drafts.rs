//! The drafts that other pages are waiting for: print pages for sections, pages of slides for decks. A
//! document's section is the same on its module's print page and on the print page of everything but for its holes, so it
//! is drawn once: when the document's own page is, or when the first print page asks for it. After the last page has
//! copied it, it is dropped.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of drafts that are kept at once. A section that finds no room is drawn again for the next page, so a site of
/// any size needs no more memory than this.
pub const BUDGET: usize = 256 * 1024 * 1024;

/// The same for decks, which wait for a short time only.
pub const DECK_BUDGET: usize = 64 * 1024 * 1024;

/// What can be kept: it knows how many bytes it holds.
pub trait Draft {
    fn bytes(&self) -> usize;
}

/// A slot for each document.
pub struct Drafts<D> {
    slots: Vec<Mutex<Slot<D>>>,
    held: AtomicUsize,
    budget: usize,
}

struct Slot<D> {
    /// Number of pages that have not copied it yet.
    waiting: usize,
    draft: Option<Arc<D>>,
}

impl<D: Draft> Drafts<D> {
    /// Slots for so many documents; `uses` names a document once for each page that copies it.
    pub fn new(documents: usize, uses: impl Iterator<Item = usize>, budget: usize) -> Self {
        let mut slots: Vec<Slot<D>> = (0..documents).map(|_| Slot { waiting: 0, draft: None }).collect();
        for document in uses {
            slots[document].waiting += 1;
        }
        Self { slots: slots.into_iter().map(Mutex::new).collect(), held: AtomicUsize::new(0), budget }
    }

    /// The draft for one page.
    pub fn take(&self, document: usize, draw: impl FnOnce() -> D) -> Arc<D> {
        let ready = self.slot(document).draft.clone();
        let draft = ready.unwrap_or_else(|| Arc::new(draw()));
        let mut slot = self.slot(document);
        slot.waiting = slot.waiting.saturating_sub(1);
        if slot.waiting > 0 {
            self.put(&mut slot, &draft);
        } else if let Some(done) = slot.draft.take() {
            self.held.fetch_sub(done.bytes(), Ordering::Relaxed);
        }
        draft
    }

    /// Draws a draft ahead, where a page waits for it and there is room.
    pub fn offer(&self, document: usize, draw: impl FnOnce() -> D) {
        let is_wanted = |slot: &Slot<D>| slot.waiting > 0 && slot.draft.is_none();
        if !is_wanted(&self.slot(document)) || self.held.load(Ordering::Relaxed) >= self.budget {
            return;
        }
        let draft = Arc::new(draw());
        let mut slot = self.slot(document);
        if slot.waiting > 0 {
            self.put(&mut slot, &draft);
        }
    }

    fn put(&self, slot: &mut Slot<D>, draft: &Arc<D>) {
        if slot.draft.is_none() && self.held.load(Ordering::Relaxed) + draft.bytes() <= self.budget {
            self.held.fetch_add(draft.bytes(), Ordering::Relaxed);
            slot.draft = Some(Arc::clone(draft));
        }
    }

    fn slot(&self, document: usize) -> MutexGuard<'_, Slot<D>> {
        // A slot is never left half changed.
        self.slots[document].lock().unwrap_or_else(PoisonError::into_inner)
    }
}
