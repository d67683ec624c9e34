//! (being built)

/// View state only.
#[derive(Debug)]
pub struct Memory;

impl Memory {
    /// Fresh.
    pub fn new(_fresh: Box<dyn FnMut() -> crate::base::Id>) -> Self {
        Self
    }
}

/// Draws the window.
pub fn draw(ui: &mut egui::Ui, state: &crate::app::State, memory: &mut Memory, out: &mut Vec<crate::app::Command>) {
    let _ = (state, memory, out);
    ui.label("Attune");
}

/// Fonts and styles.
pub fn install(_ctx: &egui::Context) {}

/// Colours and sizes.
pub fn apply_theme(_ctx: &egui::Context, _settings: &crate::app::Settings) {}
