//! A question that must be answered first: 400 wide, in the middle, everything else behind a veil.

use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, Ui, accesskit};

use crate::ui::theme::{self, Role};

/// Shows a modal with a title; `true` means that Escape or a click outside asked to close it.
///
/// Whoever opens it gives the focus to its safe button, and back to the opener afterwards
/// ([`opened`] says when).
pub fn modal(ctx: &Context, id: Id, title: &str, width: f32, contents: impl FnOnce(&mut Ui)) -> bool {
    let look = theme::look(ctx);
    let frame = Frame::new()
        .fill(look.sheet)
        .stroke(if look.high_edge > 0.0 { look.high_stroke() } else { egui::Stroke::NONE })
        .shadow(look.high)
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::same(24));
    let area = Modal::default_area(id).role(accesskit::Role::Dialog).accessible_name(title);
    let shown = Modal::new(id).area(area).frame(frame).backdrop_color(look.scrim).show(ctx, |ui| {
        ui.set_width(width - 48.0);
        super::heading(ui, Role::Section, 1, title);
        ui.add_space(8.0);
        contents(ui);
    });
    shown.should_close()
}

/// Whether a modal is shown for the first time in this frame; remembers it.
pub fn opened(ctx: &Context, id: Id) -> bool {
    let frame = ctx.cumulative_frame_nr();
    let last: Option<u64> = ctx.data(|data| data.get_temp(id.with("last shown")));
    ctx.data_mut(|data| data.insert_temp(id.with("last shown"), frame));
    last.is_none_or(|last| frame > last + 1)
}
