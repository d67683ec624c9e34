//! Grounds that hold something: cards, messages, tinted panels.

use egui::{Color32, CornerRadius, Frame, InnerResponse, Margin, Stroke, Ui};

use crate::ui::theme::{self, Role};

/// A ground with a margin and no border; where its tint is that of the sheet, a line takes its place.
pub fn tinted<R>(
    ui: &mut Ui,
    fill: Color32,
    margin: (i8, i8),
    contents: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let look = theme::of(ui);
    let (edge, inset) =
        if fill == look.sheet { (Stroke::new(1.0, look.border_strong), 1) } else { (Stroke::NONE, 0) };
    Frame::new()
        .fill(fill)
        .stroke(edge)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(margin.0 - inset, margin.1 - inset))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            contents(ui)
        })
}

/// A draft card: field ground, hairline edge, padding 20 × 16.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let look = theme::of(ui);
    Frame::new()
        .fill(look.field)
        .stroke(Stroke::new(1.0, look.border))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(19, 15))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            contents(ui)
        })
}

/// A message under an option, or in the running text: a soft ground, body type, no warning sign.
pub fn message(ui: &mut Ui, words: &str) {
    let fill = theme::of(ui).accent_soft;
    tinted(ui, fill, (20, 12), |ui| super::rich(ui, Role::Body, words));
}
