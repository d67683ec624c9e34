//! Locked: a passphrase, the recovery sheet, or a blank worksheet.

use egui::{Id, Key, Rangef, Rect, Ui, pos2, vec2};

use super::{centred, column, secret_field, set_up, take_focus, wrong_row};
use crate::{
    app::{Command, Door, KeptAs, Shut, State},
    seal, t,
    ui::{
        Memory, frame,
        kit::{self, Button, Field},
        theme::{self, Icon, Role},
    },
    words,
};

/// Height of the column, to centre it.
const HEIGHT: f32 = 500.0;
/// Height of it with the form for the recovery sheet.
const PAPER_HEIGHT: f32 = 640.0;

/// Draws the locked door.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    let (title, by_paper) = (t!("locked-title"), memory.screens.door.by_paper);
    column(ui, "locked", if by_paper { PAPER_HEIGHT } else { HEIGHT }, title, |ui| {
        ui.add_space(8.0);
        let why = match state.folder.shut {
            Shut::Start => t!("locked-start").to_owned(),
            Shut::Quiet => t!("locked-quiet", minutes = usize::from(state.settings.lock_after_minutes)),
            Shut::System => t!("locked-system").to_owned(),
            Shut::Asked => t!("locked-asked").to_owned(),
        };
        let safe = match (state.folder.shut, state.folder.kept) {
            (Shut::Start, _) => why,
            (_, KeptAs::Saved) => t!("locked-all-saved", why = &why),
            (_, KeptAs::Copies) => t!("locked-in-copy", why = &why),
            (_, KeptAs::Memory) => t!("locked-in-window", why = &why),
        };
        centred(ui, Role::Helper, look.muted, &safe);
        if !state.folder.arriving.is_empty() {
            ui.add_space(12.0);
            let waits = t!("locked-arriving", count = state.folder.arriving.len());
            kit::as_live(&centred(ui, Role::Helper, look.text, &waits));
        }
        ui.add_space(28.0);
        if by_paper {
            return paper(ui, state, memory, out);
        }
        passphrase(ui, state, memory, out);
        ui.add_space(24.0);
        kit::hairline(ui);
        ui.add_space(28.0);
        let write = Button::secondary(t!("locked-write")).icon(Icon::Pen).big().tinted().width(ui.available_width());
        if write.id(Id::unique("write now")).show(ui).clicked() {
            out.push(Command::More);
        }
        ui.add_space(12.0);
        centred(ui, Role::Helper, look.muted, t!("locked-write-words"));
    });
    foot(ui, all, state, out);
}

fn foot(ui: &mut Ui, all: Rect, state: &State, out: &mut Vec<Command>) {
    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - frame::FOOT), all.max);
    frame::foot(ui, foot, Rangef::new(all.left() + 32.0, all.right() - 32.0), false, None, out);
    if let Some(copied) = state.folder.copied {
        let day = words::weekday_day(copied.day());
        let said = t!("copied-last", day = &day);
        kit::put_right(ui, all.right() - 32.0, foot.center().y, Role::Helper, theme::of(ui).muted, &said);
    }
}

fn passphrase(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let draft = &mut memory.screens.door;
    let before = draft.passphrase.len();
    let field = secret_field(ui, "passphrase", t!("door-passphrase"), &mut draft.passphrase, &mut draft.shown);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let typed = draft.passphrase.len() != before;
    memory.in_draft |= field.has_focus();
    take_focus(memory, "locked", &field);
    let draft = &mut memory.screens.door;
    let opening = state.folder.door == Door::Opening;
    let wrong = state
        .folder
        .wrong
        .as_ref()
        .map(|failure| failure.what.as_str())
        .filter(|_| !typed && !opening && !draft.told);
    wrong_row(ui, wrong);
    ui.add_space(4.0);
    let words = if opening { t!("locked-opening") } else { t!("locked-unlock") };
    let button = Button::primary(words).big().enabled(!opening).width(ui.available_width());
    let clicked = button.id(Id::unique("unlock")).show(ui).clicked();
    if (clicked || entered) && !opening && !draft.passphrase.is_empty() {
        draft.told = false;
        out.push(Command::Unlock(draft.take()));
        draft.focused = None;
    }
    ui.add_space(12.0);
    other_way(ui, memory, t!("locked-use-paper"));
}

/// The key on paper opens the folder, and a new passphrase is chosen at once.
fn paper(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let draft = &mut memory.screens.door;
    let said = kit::text(ui, Role::FieldLabel, t!("locked-paper"));
    ui.add_space(4.0);
    let field = Field::lines(Id::unique("paper key"), t!("locked-paper"), 3).labelled_by(said.id).secret(true);
    let key = field.show(ui, &mut draft.paper);
    ui.add_space(4.0);
    let typed = seal::letters_typed(&draft.paper);
    let said = if typed == 0 {
        t!("locked-paper-help").to_owned()
    } else {
        t!("locked-paper-typed", typed = typed, of = seal::LETTERS_ON_PAPER)
    };
    kit::text(ui, Role::Helper, &said);
    ui.add_space(12.0);
    let new = secret_field(ui, "new passphrase", t!("door-new"), &mut draft.passphrase, &mut draft.shown);
    set_up::meter(ui, &draft.passphrase, &mut draft.strength);
    ui.add_space(12.0);
    let again = secret_field(ui, "new passphrase again", t!("door-again"), &mut draft.again, &mut draft.shown);
    let entered = again.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    memory.in_draft |= key.has_focus() || new.has_focus() || again.has_focus();
    take_focus(memory, "paper", &key);
    let draft = &mut memory.screens.door;
    let failed = state.folder.wrong.as_ref().map(|failure| failure.what.as_str()).filter(|_| !draft.told);
    wrong_row(ui, draft.wrong.or(failed));
    ui.add_space(4.0);
    let opening = state.folder.door == Door::Opening;
    let words = if opening { t!("locked-opening") } else { t!("locked-unlock") };
    let button = Button::primary(words).big().enabled(!opening).width(ui.available_width());
    if button.id(Id::unique("unlock with paper")).show(ui).clicked() || (entered && !opening) {
        draft.wrong = None;
        if seal::Private::parse(&draft.paper).is_err() {
            // A wrong letter shows here already, and nobody types all of them again.
            draft.wrong = Some(t!("locked-paper-typo"));
        } else if draft.passphrase.is_empty() {
            draft.wrong = Some(t!("door-empty"));
        } else if draft.passphrase != draft.again {
            draft.wrong = Some(t!("door-differ"));
        } else {
            let paper = draft.take_paper();
            draft.told = false;
            out.push(Command::UnlockWithPaper { paper, passphrase: draft.take() });
        }
    }
    ui.add_space(12.0);
    other_way(ui, memory, t!("locked-use-passphrase"));
}

fn other_way(ui: &mut Ui, memory: &mut Memory, words: &'static str) {
    let width = ui.available_width();
    let (_, rect) = ui.allocate_space(vec2(width, 36.0));
    frame::part(ui, "other way", rect, |ui| {
        let button = Button::quiet(words).muted().width(width);
        if button.id(Id::unique(("other way", words))).show(ui).clicked() {
            let draft = &mut memory.screens.door;
            draft.by_paper = !draft.by_paper;
            draft.wrong = None;
            draft.told = true;
            draft.focused = None;
        }
    });
}
