//! A passphrase for the PDF: for what leaves the house.
//!
//! What is typed stays in [`Draft`] and leaves as a command; it is wiped when
//! the screen is left, and typed anew each time.

use std::fmt;

use egui::{Id, Ui};
use zeroize::Zeroize;

use crate::{
    app::{self, Command, DocKey, Lock},
    base::Secret,
    seal::{self, Strength},
    t,
    ui::{
        kit::{self, Button, OptionRow},
        screens::door,
        theme::Role,
    },
};

/// How many random words are proposed.
const WORDS: usize = 6;

/// What is typed.
#[derive(Default)]
pub struct Draft {
    words: String,
    again: String,
    shown: bool,
    strength: Option<(usize, Strength)>,
}

/// Never what is typed.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(…)")
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.words.zeroize();
        self.again.zeroize();
    }
}

/// Draws it; whether one of its fields has the keyboard.
pub fn draw(ui: &mut Ui, draft: &mut Draft, doc: Option<DocKey>, paper: &app::Paper, out: &mut Vec<Command>) -> bool {
    let on = paper.lock != Lock::Off;
    let row = OptionRow::tick(Id::unique("paper lock"), t!("lock-name"), on).hint(Some(t!("lock-hint")));
    if row.show(ui).clicked() {
        *draft = Draft::default();
        out.push(Command::PaperLock(doc, if on { Lock::Off } else { Lock::Incomplete }));
    }
    if !on {
        return false;
    }
    let typed = typed(ui, draft);
    out.extend(typed.lock.filter(|lock| *lock != paper.lock).map(|lock| Command::PaperLock(doc, lock)));
    typed.focused
}

/// What came of the fields in a frame.
pub struct Typed {
    /// The passphrase, if something changed.
    pub lock: Option<Lock>,
    /// Whether one of the fields has the keyboard.
    pub focused: bool,
}

/// The warning, two fields with a meter, and words that are proposed.
pub fn typed(ui: &mut Ui, draft: &mut Draft) -> Typed {
    ui.add_space(8.0);
    kit::message(ui, t!("lock-warning"));
    ui.add_space(12.0);
    let before = (draft.words.len(), draft.again.len());
    let first = door::secret_field(ui, "pdf passphrase", t!("door-passphrase"), &mut draft.words, &mut draft.shown);
    door::meter(ui, &draft.words, &mut draft.strength);
    ui.add_space(4.0);
    let proposed = Button::link(t!("set-up-propose")).id(Id::unique("pdf propose")).show(ui).clicked();
    if let Some(words) = proposed.then(|| seal::fresh_passphrase(WORDS).ok()).flatten() {
        words.reveal().clone_into(&mut draft.words);
        draft.again.zeroize();
        draft.strength = None;
        // They must be seen to be written down.
        draft.shown = true;
    }
    ui.add_space(8.0);
    let again = door::secret_field(ui, "pdf passphrase again", t!("door-again"), &mut draft.again, &mut draft.shown);
    let fault = fault(draft);
    door::wrong_row(ui, fault.filter(|_| !draft.again.is_empty()));
    let changed = first.changed() || again.changed() || proposed || before != (draft.words.len(), draft.again.len());
    let lock = || if fault.is_some() { Lock::Incomplete } else { Lock::With(Secret::new(draft.words.clone())) };
    let lock = changed.then(lock);
    kit::text(ui, Role::Caption, t!("lock-tell"));
    Typed { lock, focused: first.has_focus() || again.has_focus() }
}

/// Why the passphrase is not taken yet.
fn fault(draft: &Draft) -> Option<&'static str> {
    if draft.words.is_empty() {
        Some(t!("door-empty"))
    } else if draft.words != draft.again {
        Some(t!("door-differ"))
    } else if matches!(draft.strength, Some((_, Strength::Weak))) {
        Some(t!("door-too-weak"))
    } else {
        None
    }
}
