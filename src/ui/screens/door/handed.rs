//! *Hand over the screen*: what the therapist reads, the client's sheet, the end, the way back.
//!
//! While the client has the screen there is nothing else on it: no title, no
//! code, no foot, no way out but the passphrase or the four words.

use egui::{Id, Key, Rangef, Rect, Ui, UiBuilder, accesskit, pos2, vec2};

use super::{bare_column, centred, column, secret_field, take_focus, wrong_row};
use crate::{
    app::{Action, Command, Door, Ending, HandedOver, Stage, State},
    t,
    ui::{
        Memory, frame,
        kit::{self, Button, OptionRow},
        screens::writing,
        theme::{self, Icon, Role},
    },
};

/// Height of the bar under the client's sheet.
const BAR: f32 = 68.0;

/// Draws whatever stage it has come to.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let Some(handed) = &state.handed else { return };
    match handed.stage {
        Stage::Before => before(ui, state, handed, out),
        Stage::Sheet => sheet(ui, state, handed, memory, out),
        Stage::End => end(ui, handed, out),
        Stage::Door => way_back(ui, state, handed, memory, out),
    }
}

fn before(ui: &mut Ui, state: &State, handed: &HandedOver, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    let template = handed.open.as_ref().map(|open| open.sheet().template.clone());
    let note = template.as_ref().and_then(|template| template.for_client.as_ref()).map(|client| &client.before);
    column(ui, "hand over", 560.0, t!("handed-title"), |ui| {
        ui.add_space(8.0);
        centred(ui, Role::Helper, look.muted, t!("handed-belongs"));
        ui.add_space(24.0);
        if let Some(note) = note {
            kit::rich(ui, Role::Body, note);
            ui.add_space(16.0);
        }
        kit::text(ui, Role::Body, t!("handed-how"));
        ui.add_space(16.0);
        match (&handed.phrase, state.folder.vault.is_some()) {
            (_, true) => drop(kit::text(ui, Role::Body, t!("handed-by-passphrase"))),
            (Some(phrase), false) => {
                kit::text(ui, Role::Body, t!("handed-by-words"));
                ui.add_space(8.0);
                centred(ui, Role::Section, look.text, phrase.reveal());
            }
            (None, false) => drop(kit::text(ui, Role::Body, t!("handed-no-words"))),
        }
        ui.add_space(24.0);
        let ready = state.folder.vault.is_some() || handed.phrase.is_some();
        let width = ui.available_width();
        let go = Button::primary(t!("handed-go")).big().enabled(ready).width(width);
        if go.id(Id::unique("hand over now")).show(ui).clicked() {
            out.push(Command::HandNow);
        }
        ui.add_space(8.0);
        if let Some(template) = &template {
            let paper = Button::secondary(t!("handed-paper")).icon(Icon::Page).tinted().width(width);
            if paper.id(Id::unique("on paper instead")).show(ui).clicked() {
                out.push(Command::LookAtBlank(template.id.clone()));
            }
            ui.add_space(8.0);
        }
        let not = Button::quiet(t!("handed-not-now")).muted().width(width);
        if not.id(Id::unique("not now")).show(ui).clicked() {
            out.push(Command::Do(Action::MyWorksheets));
        }
    });
    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - frame::FOOT), all.max);
    frame::foot(ui, foot, Rangef::new(all.left() + 32.0, all.right() - 32.0), false, None, out);
}

fn sheet(ui: &mut Ui, state: &State, handed: &HandedOver, memory: &mut Memory, out: &mut Vec<Command>) {
    let Some(open) = &handed.open else { return };
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.sheet);
    let line = all.bottom() - BAR;
    frame::part(ui, "client sheet", Rect::from_min_max(all.min, pos2(all.right(), line)), |ui| {
        writing::alone(ui, open, state, memory, false, out);
    });
    let bar = Rect::from_min_max(pos2(all.left(), line), all.max);
    frame::ground(ui, bar, look.app);
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, look.hairline());
    let words = t!("handed-stop");
    let width = kit::galley(ui, Role::BigButton, look.text, words, f32::INFINITY).size().x + 32.0;
    let place = Rect::from_min_size(pos2(bar.center().x - width / 2.0, bar.top() + 12.0), vec2(width, 44.0));
    frame::part(ui, "stop", place, |ui| {
        let stop = Button::secondary(words).big().tinted().width(width).id(Id::unique("stop here"));
        if stop.show(ui).clicked() {
            out.push(Command::HandedStage(Stage::End));
        }
    });
}

fn end(ui: &mut Ui, handed: &HandedOver, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    bare_column(ui, "handed end", 460.0, t!("handed-end-title"), |ui| {
        ui.add_space(8.0);
        centred(ui, Role::Helper, look.muted, t!("handed-yours"));
        ui.add_space(28.0);
        kit::text(ui, Role::Question, t!("handed-what-now"));
        ui.add_space(8.0);
        let group = UiBuilder::new()
            .accessibility_role(accesskit::Role::RadioGroup)
            .accessibility_label(t!("handed-what-now"));
        let endings = [
            (Ending::Forget, t!("handed-forget"), t!("handed-forget-hint")),
            (Ending::Print, t!("handed-print"), t!("handed-print-hint")),
            (Ending::Record, t!("handed-record"), t!("handed-record-hint")),
        ];
        ui.scope_builder(group, |ui| {
            for (ending, words, hint) in endings {
                let row = OptionRow::radio(Id::unique(("ending", words)), words, handed.ending == ending);
                if row.hint(Some(hint)).show(ui).clicked() {
                    out.push(Command::HandedEnding(ending));
                }
            }
        });
        ui.add_space(24.0);
        let width = ui.available_width();
        if Button::primary(t!("handed-done")).big().width(width).id(Id::unique("handed done")).show(ui).clicked() {
            out.push(Command::HandedDone);
        }
        ui.add_space(8.0);
        go_on(ui, width, out);
    });
}

fn go_on(ui: &mut Ui, width: f32, out: &mut Vec<Command>) {
    if Button::quiet(t!("handed-go-on")).muted().width(width).id(Id::unique("go on with it")).show(ui).clicked() {
        out.push(Command::HandedStage(Stage::Sheet));
    }
}

fn way_back(ui: &mut Ui, state: &State, handed: &HandedOver, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    bare_column(ui, "handed door", 320.0, t!("handed-door-title"), |ui| {
        ui.add_space(8.0);
        let said = if handed.open.is_none() { t!("handed-door-forgotten") } else { t!("handed-door-words") };
        centred(ui, Role::Helper, look.muted, said);
        ui.add_space(28.0);
        let label = if handed.phrase.is_some() { t!("handed-four-words") } else { t!("door-passphrase") };
        let draft = &mut memory.screens.door;
        let before = draft.passphrase.len();
        let field = secret_field(ui, "handed back", label, &mut draft.passphrase, &mut draft.shown);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = draft.passphrase.len() != before;
        memory.in_draft |= field.has_focus();
        take_focus(memory, "handed", &field);
        let opening = state.folder.door == Door::Opening;
        let wrong = (handed.wrong && !typed && !opening).then_some(t!("handed-wrong"));
        wrong_row(ui, wrong);
        ui.add_space(4.0);
        let width = ui.available_width();
        let words = if opening { t!("locked-opening") } else { t!("handed-back") };
        let button = Button::primary(words).big().enabled(!opening).width(width);
        let clicked = button.id(Id::unique("handed back now")).show(ui).clicked();
        let draft = &mut memory.screens.door;
        if (clicked || entered) && !opening && !draft.passphrase.is_empty() {
            out.push(Command::HandedBack(draft.take()));
            draft.focused = None;
        }
        if handed.open.is_some() && !handed.is_settled() {
            ui.add_space(8.0);
            go_on(ui, width, out);
        }
    });
}
