//! The words of a document while somebody needs them.

use super::Prose;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Nothing, or the words of one document.
#[derive(Debug, Default)]
pub struct KeptProse(Mutex<Option<Arc<Prose>>>);

impl KeptProse {
    /// The words; `read` finds them for the first who asks.
    pub fn get_or(&self, read: impl FnOnce() -> Prose) -> Arc<Prose> {
        Arc::clone(self.held().get_or_insert_with(|| Arc::new(read())))
    }

    /// Nobody will ask again soon. Whoever does has them read anew.
    pub fn let_go(&self) {
        *self.held() = None;
    }

    fn held(&self) -> MutexGuard<'_, Option<Arc<Prose>>> {
        // What is held is put there whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Prose> for KeptProse {
    fn from(prose: Prose) -> Self {
        Self(Mutex::new(Some(Arc::new(prose))))
    }
}

impl Clone for KeptProse {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.held().clone()))
    }
}
