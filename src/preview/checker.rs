//! Asks the questions to the whole on a thread of its own, so that the next change does not wait for the answers.

use super::state::State;
use crate::diagnostic::Diagnostic;
use crate::pipeline;
use crate::source::{Source, Sources};
use crate::watch::Bell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What is asked, and what is known already.
pub struct Question {
    pub state: Arc<State>,
    /// The texts as they were read for that state.
    pub sources: Sources,
    /// The list of questions of the website that people use now.
    pub published: Option<Source>,
    /// Problems from elsewhere.
    pub problems: Vec<Diagnostic>,
}

/// Every problem, sorted by place, with the texts they are in.
pub struct Checked {
    pub problems: Vec<Diagnostic>,
    pub sources: Sources,
}

/// Answers one question at a time, and rings when it has.
pub struct Checker {
    answers: Receiver<Checked>,
    sender: Sender<Checked>,
    bell: Bell,
    is_busy: bool,
}

impl Checker {
    pub fn new(bell: Bell) -> Self {
        let (sender, answers) = channel();
        Self { answers, sender, bell, is_busy: false }
    }

    pub fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// Begins to look for problems.
    pub fn ask(&mut self, question: Question) {
        let (sender, bell) = (self.sender.clone(), self.bell.clone());
        let waiting = Arc::new(Mutex::new(Some(question)));
        let work = move |waiting: &Mutex<Option<Question>>| {
            let question = waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(question) = question {
                // Nobody waits any more when the program stops.
                let _ = sender.send(answer(question));
                bell.ring();
            }
        };
        let (there, here) = (Arc::clone(&waiting), work.clone());
        self.is_busy = true;
        if thread::Builder::new().name("checker".to_owned()).spawn(move || work(&there)).is_err() {
            // Where the system gives no thread, the next change waits for the answers after all.
            here(&waiting);
        }
    }

    /// The answer, when there is one.
    pub fn answer(&mut self) -> Option<Checked> {
        let answer = self.answers.try_recv().ok()?;
        self.is_busy = false;
        Some(answer)
    }
}

fn answer(question: Question) -> Checked {
    let Question { state, sources, published, mut problems } = question;
    let ask = || pipeline::questions(&state.understood, &sources, published.as_ref());
    // A mistake of ours in a check keeps nobody from writing.
    problems.extend(catch_unwind(AssertUnwindSafe(ask)).unwrap_or_default());
    problems.extend(state.understood.problems.iter().cloned());
    problems.extend(catch_unwind(AssertUnwindSafe(|| state.drawn_again())).unwrap_or_default());
    pipeline::sort(&mut problems);
    Checked { problems, sources }
}
