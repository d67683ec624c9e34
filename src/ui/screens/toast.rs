//! (being built)

use egui::Ui;

use crate::{
    app::{Command, State},
    ui::Memory,
};

/// Draws it.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let _ = (ui, state, memory, out);
}
