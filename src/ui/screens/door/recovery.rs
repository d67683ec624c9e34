//! The key that belongs on paper: shown once, copied in groups, and proved.

use egui::{CornerRadius, Id, Key, Ui, vec2};

use super::{centred, column, take_focus, wrong_row};
use crate::{
    app::{Command, State},
    seal, t,
    ui::{
        Memory,
        kit::{self, Button, Field},
        theme::{self, Role},
    },
};

/// Height of the column, to centre it.
const HEIGHT: f32 = 640.0;
/// How many letters are typed back.
const LAST: usize = 6;

/// Draws it.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let Some(key) = &state.folder.paper else { return };
    column(ui, "recovery sheet", HEIGHT, t!("paper-key-title"), |ui| {
        ui.add_space(8.0);
        centred(ui, Role::Helper, look.muted, t!("paper-key-words"));
        ui.add_space(20.0);
        let lines = seal::groups(key);
        let width = ui.available_width();
        #[expect(clippy::cast_precision_loss, reason = "four lines")]
        let height = 32.0 * lines.len() as f32 + 24.0;
        let (_, card) = ui.allocate_space(vec2(width, height));
        ui.painter().rect(card, CornerRadius::same(8), look.field, look.hairline(), egui::StrokeKind::Inside);
        for (at, line) in lines.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "four lines")]
            let top = card.top() + 12.0 + 32.0 * at as f32;
            // Groups stand under each other, whatever their letters.
            for (column, group) in line.split_whitespace().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "four groups")]
                let left = card.left() + 32.0 + 80.0 * column as f32;
                kit::put(ui, egui::pos2(left, top), Role::Question, look.text, group, 80.0);
            }
        }
        ui.add_space(20.0);
        for step in [t!("paper-key-step-1"), t!("paper-key-step-2"), t!("paper-key-step-3")] {
            kit::text(ui, Role::Small, step);
            ui.add_space(6.0);
        }
        ui.add_space(6.0);
        let print = Button::link(t!("paper-key-print")).id(Id::unique("print paper")).show(ui);
        kit::tooltip(&print, t!("paper-key-print-help"));
        if print.clicked() {
            out.push(Command::PrintPaper);
        }
        ui.add_space(14.0);
        prove(ui, key.reveal(), memory, out);
    });
}

/// Whoever types the last letters back has copied them.
fn prove(ui: &mut Ui, key: &str, memory: &mut Memory, out: &mut Vec<Command>) {
    let label = kit::text(ui, Role::FieldLabel, t!("paper-key-last"));
    ui.add_space(4.0);
    let draft = &mut memory.screens.door;
    let field = Field::line(Id::unique("last letters"), t!("paper-key-last")).labelled_by(label.id).secret(true);
    let response = field.show(ui, &mut draft.paper);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    memory.in_draft |= response.has_focus();
    take_focus(memory, "recovery", &response);
    let draft = &mut memory.screens.door;
    wrong_row(ui, draft.wrong);
    ui.add_space(4.0);
    let done = Button::primary(t!("paper-key-done")).big().width(ui.available_width());
    if done.id(Id::unique("paper done")).show(ui).clicked() || entered {
        let typed: String = draft.paper.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        let last = key.get(key.len().saturating_sub(LAST)..).unwrap_or(key);
        if typed == last || (typed.len() > LAST && key.ends_with(&typed)) {
            draft.wrong = None;
            draft.take_paper();
            out.push(Command::PaperCopied);
        } else {
            draft.wrong = Some(t!("paper-key-wrong"));
        }
    }
}
