//! Under the list: several worksheets leave together.

use egui::{Id, Ui};

use crate::{app::Command, t, ui::kit::Button};

/// A quiet line that asks which and how.
pub fn link(ui: &mut Ui, out: &mut Vec<Command>) {
    ui.add_space(16.0);
    if Button::link(t!("batch-link")).muted().id(Id::unique("batch")).show(ui).clicked() {
        out.push(Command::AskBatch);
    }
}
