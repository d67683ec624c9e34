//! A question that must be answered first: 400 wide, in the middle, everything else behind a veil.

use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, ScrollArea, Ui, accesskit};

use super::focus;
use crate::ui::theme::{self, Role};

/// Title and margins above and below what a modal holds, and some of the window around it.
const AROUND: f32 = 98.0;
/// Room for a row of answers and what is free above it.
const ANSWERS: f32 = 72.0;
/// Room for the bar of what scrolls.
const BAR: f32 = 14.0;

/// Shows a modal with a title; `true` means that Escape or a click outside asked to close it.
///
/// Whoever opens it gives the focus to its safe button ([`opened`] says when).
pub fn modal(ctx: &Context, id: Id, title: &str, width: f32, contents: impl FnOnce(&mut Ui)) -> bool {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(shown_in(), frame));
    let look = theme::look(ctx);
    let frame = Frame::new()
        .fill(look.sheet)
        .stroke(if look.high_edge > 0.0 { look.high_stroke() } else { egui::Stroke::NONE })
        .shadow(look.high)
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::same(24));
    let area = Modal::default_area(id).role(accesskit::Role::Dialog).accessible_name(title);
    let shown = Modal::new(id).area(area).frame(frame).backdrop_color(look.scrim).show(ctx, |ui| {
        // Enlarged, a window may be narrower than the modal would be.
        ui.set_width(width.min(ui.ctx().content_rect().width() - 32.0) - 48.0);
        super::heading(ui, Role::Section, 1, title);
        ui.add_space(8.0 - focus::RING);
        within_the_window(ui, id, 0.0, |ui| {
            ui.add_space(focus::RING);
            contents(ui);
        });
    });
    shown.should_close()
}

/// What stands above the answers of a modal: it scrolls where it is too high, and they stay in sight.
pub fn above_the_answers(ui: &mut Ui, id: Id, contents: impl FnOnce(&mut Ui)) {
    within_the_window(ui, id, ANSWERS, contents);
}

/// What is higher than the window scrolls; nothing of it is out of reach.
fn within_the_window(ui: &mut Ui, id: Id, below: f32, contents: impl FnOnce(&mut Ui)) {
    let key = id.with("height");
    let room = ui.ctx().content_rect().height() - AROUND - below;
    let was = ui.ctx().data(|data| data.get_temp::<f32>(key)).unwrap_or(0.0);
    let height = if was > room {
        // As wide as the modal, or the bar would stand on what it scrolls.
        let scroll = ScrollArea::vertical().id_salt(key).max_height(room).auto_shrink([false, true]);
        let beside_the_bar = |ui: &mut Ui| {
            ui.set_max_width(ui.available_width() - BAR);
            // The rings around the first and the last control.
            ui.add_space(if below > 0.0 { focus::RING } else { 0.0 });
            contents(ui);
            ui.add_space(focus::RING);
        };
        scroll.show(ui, beside_the_bar).content_size.y
    } else {
        ui.scope(contents).response.rect.height()
    };
    if (height > room) != (was > room) {
        ui.ctx().request_repaint();
    }
    ui.ctx().data_mut(|data| data.insert_temp(key, height));
}

/// Whether a modal is shown for the first time in this frame; remembers it.
pub fn opened(ctx: &Context, id: Id) -> bool {
    let frame = ctx.cumulative_frame_nr();
    let last: Option<u64> = ctx.data(|data| data.get_temp(id.with("last shown")));
    ctx.data_mut(|data| data.insert_temp(id.with("last shown"), frame));
    last.is_none_or(|last| frame > last + 1)
}

fn shown_in() -> Id {
    Id::unique("frame of the last modal")
}

/// Whether a modal is shown, or was in the frame before: until then egui keeps the keyboard from
/// everything below it.
pub fn modal_shown(ctx: &Context) -> bool {
    let last: Option<u64> = ctx.data(|data| data.get_temp(shown_in()));
    last.is_some_and(|last| ctx.cumulative_frame_nr() <= last + 1)
}
