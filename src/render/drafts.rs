//! The drafts that print pages are waiting for. A document's section is the same on its module's print page and on the
//! print page of everything but for its holes, so it is drawn once: when the document's own page is, or when the first
//! print page asks for it. After the last print page has copied it, it is dropped.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of drafts that are kept at once. A section that finds no room is drawn again for the next page, so a site of
/// any size needs no more memory than this.
pub const BUDGET: usize = 256 * 1024 * 1024;

/// A slot for each document.
pub struct Drafts {
    slots: Vec<Mutex<Slot>>,
    held: AtomicUsize,
    budget: usize,
}

#[derive(Default)]
struct Slot {
    /// Number of print pages that have not copied it yet.
    waiting: usize,
    draft: Option<Arc<String>>,
}

impl Drafts {
    /// Slots for so many documents; `uses` names a document once for each print page that holds it.
    pub fn new(documents: usize, uses: impl Iterator<Item = usize>, budget: usize) -> Self {
        let mut slots: Vec<Slot> = (0..documents).map(|_| Slot::default()).collect();
        for document in uses {
            slots[document].waiting += 1;
        }
        Self { slots: slots.into_iter().map(Mutex::new).collect(), held: AtomicUsize::new(0), budget }
    }

    /// The draft for one print page.
    pub fn take(&self, document: usize, draw: impl FnOnce() -> String) -> Arc<String> {
        let ready = self.slot(document).draft.clone();
        let draft = ready.unwrap_or_else(|| Arc::new(draw()));
        let mut slot = self.slot(document);
        slot.waiting = slot.waiting.saturating_sub(1);
        if slot.waiting > 0 {
            self.put(&mut slot, &draft);
        } else if let Some(done) = slot.draft.take() {
            self.held.fetch_sub(done.len(), Ordering::Relaxed);
        }
        draft
    }

    /// Draws a draft ahead, where a print page waits for it and there is room.
    pub fn offer(&self, document: usize, draw: impl FnOnce() -> String) {
        let is_wanted = |slot: &Slot| slot.waiting > 0 && slot.draft.is_none();
        if !is_wanted(&self.slot(document)) || self.held.load(Ordering::Relaxed) >= self.budget {
            return;
        }
        let draft = Arc::new(draw());
        let mut slot = self.slot(document);
        if slot.waiting > 0 {
            self.put(&mut slot, &draft);
        }
    }

    fn put(&self, slot: &mut Slot, draft: &Arc<String>) {
        if slot.draft.is_none() && self.held.load(Ordering::Relaxed) + draft.len() <= self.budget {
            self.held.fetch_add(draft.len(), Ordering::Relaxed);
            slot.draft = Some(Arc::clone(draft));
        }
    }

    fn slot(&self, document: usize) -> MutexGuard<'_, Slot> {
        // A slot is never left half changed.
        self.slots[document].lock().unwrap_or_else(PoisonError::into_inner)
    }
}
