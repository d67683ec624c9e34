//! In Settings: another passphrase, and whether the paper still has the right key.

use egui::{Id, Key, Ui};

use super::{secret_field, secret_field_of, wrong_row};
use crate::{
    app::{Command, Dialog, State},
    seal::{self, Strength},
    t,
    ui::{
        Memory,
        kit::{self, Button, Field},
        theme::{self, Role},
    },
};

/// The passphrase before, and the new one twice.
pub fn change(ui: &mut Ui, state: &State, memory: &mut Memory, opened: bool, out: &mut Vec<Command>) {
    let draft = &mut memory.screens.door;
    let old = secret_field(ui, "old passphrase", t!("keys-old"), &mut draft.old, &mut draft.shown);
    if opened {
        old.request_focus();
    }
    ui.add_space(12.0);
    let (wrong, differs) = draft.faulty();
    let name = ("changed passphrase", t!("door-new"));
    let new = secret_field_of(ui, name, &mut draft.passphrase, &mut draft.shown, wrong);
    ui.add_space(12.0);
    let name = ("changed again", t!("door-again"));
    let again = secret_field_of(ui, name, &mut draft.again, &mut draft.shown, differs);
    draft.mended([&new, &again]);
    let entered = again.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let failed = state.folder.wrong.as_ref().map(|failure| failure.what.as_str());
    wrong_row(ui, draft.wrong.or(failed));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let busy = state.folder.busy;
        to_the_right(ui, &[t!("keys-not-now"), if busy { t!("keys-changing") } else { t!("keys-change") }]);
        if Button::secondary(t!("keys-not-now")).id(Id::unique("keep passphrase")).show(ui).clicked() {
            *draft = super::Draft::default();
            out.push(Command::Dismiss);
        }
        let words = if busy { t!("keys-changing") } else { t!("keys-change") };
        let change = Button::primary(words).enabled(!busy).id(Id::unique("change passphrase"));
        if change.show(ui).clicked() || (entered && !busy) {
            draft.wrong = fault(&draft.passphrase, &draft.again);
            if draft.wrong.is_none() {
                out.push(Command::ChangePassphrase { old: draft.take_old(), new: draft.take() });
            }
        }
    });
}

/// Why a new passphrase cannot be taken.
fn fault(new: &str, again: &str) -> Option<&'static str> {
    if new.is_empty() {
        Some(t!("door-empty"))
    } else if new != again {
        Some(t!("door-differ"))
    } else if seal::strength(&crate::base::Secret::new(new.to_owned())) == Strength::Weak {
        Some(t!("door-too-weak"))
    } else {
        None
    }
}

/// Other keys and another recovery sheet: what it is for, and the passphrase.
pub fn new_keys(ui: &mut Ui, state: &State, memory: &mut Memory, opened: bool, out: &mut Vec<Command>) {
    kit::text(ui, Role::Body, t!("new-keys-words"));
    ui.add_space(16.0);
    let draft = &mut memory.screens.door;
    let field = secret_field(ui, "keys passphrase", t!("door-passphrase"), &mut draft.old, &mut draft.shown);
    if opened {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    wrong_row(ui, state.folder.wrong.as_ref().map(|failure| failure.what.as_str()));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let busy = state.folder.busy;
        let words = if busy { t!("new-keys-making") } else { t!("new-keys-make") };
        to_the_right(ui, &[t!("keys-not-now"), words]);
        if Button::secondary(t!("keys-not-now")).id(Id::unique("keep keys")).show(ui).clicked() {
            *draft = super::Draft::default();
            out.push(Command::Dismiss);
        }
        let make = Button::primary(words).enabled(!busy && !draft.old.is_empty()).id(Id::unique("make keys"));
        if make.show(ui).clicked() || (entered && !busy && !draft.old.is_empty()) {
            out.push(Command::NewKeys(draft.take_old()));
        }
    });
}

/// The key is typed from the paper, and compared.
pub fn test(ui: &mut Ui, state: &State, memory: &mut Memory, opened: bool, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    kit::text(ui, Role::Body, t!("keys-test-words"));
    ui.add_space(16.0);
    let draft = &mut memory.screens.door;
    let label = kit::text(ui, Role::FieldLabel, t!("locked-paper"));
    ui.add_space(4.0);
    let field = Field::lines(Id::unique("tested key"), t!("locked-paper"), 3).labelled_by(label.id).secret(true);
    let response = field.show(ui, &mut draft.paper);
    if opened {
        response.request_focus();
    }
    // A key has no lines of its own: Enter is the end of it.
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !draft.paper.trim().is_empty() {
        out.push(Command::TestPaper(draft.take_paper()));
    }
    ui.add_space(8.0);
    let said = match &state.dialog {
        Some(Dialog::TestPaper(Some(true))) => Some((look.success, t!("keys-test-good"))),
        Some(Dialog::TestPaper(Some(false))) => Some((look.danger, t!("keys-test-bad"))),
        _ => None,
    };
    if let Some((ink, words)) = said {
        kit::as_live(&kit::text_in(ui, Role::Small, ink, words));
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        to_the_right(ui, &[t!("dialog-close"), t!("keys-test")]);
        if Button::secondary(t!("dialog-close")).id(Id::unique("tested enough")).show(ui).clicked() {
            draft.take_paper();
            out.push(Command::Dismiss);
        }
        let test = Button::primary(t!("keys-test")).enabled(!draft.paper.trim().is_empty());
        if test.id(Id::unique("test paper")).show(ui).clicked() {
            out.push(Command::TestPaper(draft.take_paper()));
        }
    });
}

/// Room before buttons with these words, so that they end at the right edge.
fn to_the_right(ui: &mut Ui, words: &[&str]) {
    let ink = theme::of(ui).text;
    let wide = |words: &&str| kit::galley(ui, Role::Button, ink, words, f32::INFINITY).size().x.ceil() + 40.0;
    let wide: f32 = words.iter().map(wide).sum();
    // Each brings a gap of 8 with it; before the first stands this room, with a gap of its own.
    ui.add_space((ui.available_width() - wide).max(0.0));
}
