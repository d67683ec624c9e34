//! The writing screen.

use egui::Ui;

use crate::{
    app::{Action, Command, DocKey, State},
    ui::Memory,
};

/// View state of the writing screen.
#[derive(Default)]
pub struct View {
    wish: Option<Action>,
}

impl View {
    /// Goes to another question, section or pane at the next frame.
    pub fn go(&mut self, action: Action) {
        self.wish = Some(action);
    }
}

/// Draws it.
pub fn draw(ui: &mut Ui, key: DocKey, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let _ = (ui, key, state, memory, out);
}
