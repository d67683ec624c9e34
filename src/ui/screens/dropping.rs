//! While a file is held over the window: a frame that says it can be let go.

use egui::{Align2, Area, Context, CornerRadius, Frame, Id, Margin, Order, Stroke, StrokeKind, vec2};

use crate::{
    t,
    ui::{
        kit,
        theme::{self, Role},
    },
};

/// Draws the frame, if a file is held over the window.
pub fn draw(ctx: &Context) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let look = theme::look(ctx);
    let edge = Stroke::new(3.0, look.accent);
    let all = ctx.content_rect().shrink(6.0);
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("dropping edge")));
    painter.rect_stroke(all, CornerRadius::same(10), edge, StrokeKind::Inside);
    let words = Area::new(Id::unique("dropping")).order(Order::Tooltip).interactable(false);
    words.anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).show(ctx, |ui| {
        let note = Frame::new().fill(look.sheet).stroke(edge).shadow(look.high).corner_radius(CornerRadius::same(10));
        note.inner_margin(Margin::symmetric(28, 18))
            .show(ui, |ui| kit::text(ui, Role::BodyStrong, t!("drop-to-open")));
    });
}
