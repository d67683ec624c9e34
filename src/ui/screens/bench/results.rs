//! What is said of the answers: scores, bands, notes; their words, not their rules.

use egui::Ui;

use super::{entries, form::Fx};
use crate::{
    app::{FormResult, ResultKind},
    t,
    ui::{
        kit,
        theme::{self, Role},
    },
};

/// Shows the words of scores and notes.
pub fn show(ui: &mut Ui, fx: &mut Fx<'_>, results: &[FormResult]) {
    if results.is_empty() {
        return;
    }
    ui.add_space(40.0);
    kit::heading(ui, Role::Section, 2, t!("form-results"));
    ui.add_space(4.0);
    kit::text(ui, Role::Helper, t!("form-results-help"));
    ui.add_space(12.0);
    for result in results {
        let frame =
            egui::Frame::new().fill(theme::of(ui).app).corner_radius(8).inner_margin(egui::Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let kind = match result.kind {
                ResultKind::Score => t!("form-score"),
                ResultKind::Profile => t!("form-profile"),
                ResultKind::Notes => t!("form-notes"),
            };
            kit::text(ui, Role::Helper, kind);
            for part in &result.parts {
                ui.add_space(8.0);
                entries::show(ui, fx, part);
            }
        });
        ui.add_space(12.0);
    }
}
