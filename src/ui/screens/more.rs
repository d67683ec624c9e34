//! *More worksheets, by need*: only what is on the shelf.

use egui::Ui;

use super::{desk, library};
use crate::{
    app::{Action, Command, ShelfEntry, State},
    t,
    ui::{Memory, kit, theme::Role},
};

/// Draws *More worksheets*.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    desk::draw(ui, state, "more", out, |ui, out| {
        desk::title(ui, t!("more-title"));
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, t!("more-lead"));
        ui.add_space(28.0);
        let first: Vec<&ShelfEntry> = state.shelf.entries.iter().filter(|entry| entry.first).collect();
        let other: Vec<&ShelfEntry> = state.shelf.entries.iter().filter(|entry| !entry.first).collect();
        for (heading, entries) in [(t!("more-first"), first), (t!("more-other"), other)] {
            if !entries.is_empty() {
                kit::heading(ui, Role::Question, 2, heading);
                ui.add_space(12.0);
                library::tiles(ui, &entries, memory, out);
                ui.add_space(32.0);
            }
        }
        if kit::Button::secondary(t!("library-back-to")).show(ui).clicked() {
            out.push(Command::Do(Action::MyWorksheets));
        }
    });
}
