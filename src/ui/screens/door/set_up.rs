//! Setting up the locked folder: a place and a passphrase.

use egui::{Id, Key, Ui, vec2};

use super::{centred, column, secret_field_of, take_focus, wrong_row};
use crate::{
    app::{Command, Door, State},
    seal::{self, Strength},
    t,
    ui::{
        Memory,
        kit::{self, Button},
        theme::{self, Role},
    },
};

/// Height of the column, to centre it.
const HEIGHT: f32 = 620.0;
/// How many random words are proposed: 77 bits.
const WORDS: usize = 6;

/// Draws it.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    column(ui, "set up", HEIGHT, t!("set-up-title"), |ui| {
        ui.add_space(8.0);
        centred(ui, Role::Helper, look.muted, t!("set-up-words"));
        ui.add_space(24.0);
        let draft = &mut memory.screens.door;
        let (wrong, differs) = draft.faulty();
        let name = ("first passphrase", t!("door-passphrase"));
        let first = secret_field_of(ui, name, &mut draft.passphrase, &mut draft.shown, wrong);
        meter(ui, &draft.passphrase, &mut draft.strength);
        propose(ui, memory);
        let draft = &mut memory.screens.door;
        let name = ("passphrase again", t!("door-again"));
        let again = secret_field_of(ui, name, &mut draft.again, &mut draft.shown, differs);
        let entered = again.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        draft.mended([&first, &again]);
        memory.in_draft |= first.has_focus() || again.has_focus();
        take_focus(memory, "set up", &first);
        let failed = state.folder.wrong.as_ref().map(|failure| failure.what.as_str());
        wrong_row(ui, memory.screens.door.wrong.or(failed));
        ui.add_space(8.0);
        place(ui, state, out);
        ui.add_space(20.0);
        buttons(ui, state, entered, memory, out);
    });
}

/// How long a passphrase would stand, in words and as a bar of three parts.
pub fn meter(ui: &mut Ui, passphrase: &str, strength: &mut Option<(usize, Strength)>) {
    let look = theme::of(ui);
    let length = passphrase.len();
    if length == 0 {
        *strength = None;
    } else if strength.is_none_or(|(known, _)| known != length) {
        let typed = crate::base::Secret::new(passphrase.to_owned());
        *strength = Some((length, seal::strength(&typed)));
    }
    let (words, filled, ink) = match *strength {
        None => (t!("meter-none"), 0, look.muted),
        Some((_, Strength::Weak)) => (t!("meter-weak"), 1, look.danger),
        Some((_, Strength::Fair)) => (t!("meter-fair"), 2, look.muted),
        Some((_, Strength::Strong)) => (t!("meter-strong"), 3, look.success),
    };
    ui.add_space(8.0);
    let width = ui.available_width();
    let (_, bar) = ui.allocate_space(vec2(width, 6.0));
    for part in 0..3_u8 {
        let third = (width - 8.0) / 3.0;
        let left = bar.left() + f32::from(part) * (third + 4.0);
        let rect = egui::Rect::from_min_size(egui::pos2(left, bar.top()), vec2(third, 6.0));
        ui.painter().rect_filled(rect, 3.0, if part < filled { ink } else { look.border });
    }
    ui.add_space(4.0);
    kit::as_live(&kit::text_in(ui, Role::Caption, ink, words));
}

fn propose(ui: &mut Ui, memory: &mut Memory) {
    ui.add_space(8.0);
    if Button::link(t!("set-up-propose")).id(Id::unique("propose")).show(ui).clicked()
        && let Ok(words) = seal::fresh_passphrase(WORDS)
    {
        let draft = &mut memory.screens.door;
        words.reveal().clone_into(&mut draft.passphrase);
        draft.again.clear();
        draft.strength = None;
        // She must see them to write them down.
        draft.shown = true;
    }
    ui.add_space(12.0);
}

fn place(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let folder = state.folder.place.display().to_string();
    kit::text(ui, Role::Caption, &t!("set-up-place", folder = &folder));
    ui.add_space(4.0);
    if Button::link(t!("set-up-other-place")).id(Id::unique("other place")).show(ui).clicked() {
        out.push(Command::AskVault);
    }
}

fn buttons(ui: &mut Ui, state: &State, entered: bool, memory: &mut Memory, out: &mut Vec<Command>) {
    let making = state.folder.door == Door::Making;
    let words = if making { t!("set-up-making") } else { t!("set-up-make") };
    let make = Button::primary(words).big().enabled(!making).width(ui.available_width());
    if make.id(Id::unique("make")).show(ui).clicked() || (entered && !making) {
        let draft = &mut memory.screens.door;
        draft.wrong = None;
        let weak = matches!(draft.strength, Some((_, Strength::Weak)));
        if draft.passphrase.is_empty() {
            draft.wrong = Some(t!("door-empty"));
        } else if draft.passphrase != draft.again {
            draft.wrong = Some(t!("door-differ"));
        } else if weak {
            draft.wrong = Some(t!("door-too-weak"));
        } else {
            out.push(Command::SetUp(draft.take()));
        }
    }
    ui.add_space(8.0);
    let back = Button::quiet(t!("set-up-back")).muted().enabled(!making).width(ui.available_width());
    if back.id(Id::unique("not yet")).show(ui).clicked() {
        memory.screens.door.take();
        out.push(Command::Back);
    }
}
