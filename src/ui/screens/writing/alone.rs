//! A sheet by itself: its sections and questions, and nothing of the program around them.

use egui::{Rangef, Rect, ScrollArea, Ui, UiBuilder, pos2};

use super::{COLUMN, cx::Cx, go, ids, sheet};
use crate::{
    app::{Command, Open, State},
    ui::{Memory, kit},
};

/// Draws a sheet in a part of the window; with its scores, if it has any.
///
/// No outline, no foot, no *Finish*: whoever shows it says what it is for.
pub fn alone(
    ui: &mut Ui,
    open: &Open,
    state: &State,
    memory: &mut Memory,
    with_scores: bool,
    out: &mut Vec<Command>,
) {
    let mut cx = Cx::alone(ui, open, state, (&mut memory.writing, &mut memory.fresh), out);
    let stops = ids::stops(open.sheet(), &open.outcome);
    go::before(ui, &mut cx, &stops);
    let room = ui.max_rect();
    let width = COLUMN.min(room.width() - 80.0);
    let start = (room.center().x - width / 2.0).round();
    let column = Rangef::new(start, start + width);
    ScrollArea::vertical().id_salt(sheet::scroll_id(cx.key)).auto_shrink(false).show(ui, |ui| {
        let top = ui.cursor().top();
        let rect = Rect::from_min_max(pos2(column.min, top), pos2(column.max, f32::INFINITY));
        let shown = ui.scope_builder(UiBuilder::new().id_salt("column").max_rect(rect), |ui| {
            ui.set_width(column.span());
            sheet::alone(ui, &mut cx, with_scores);
        });
        let bottom = shown.response.rect.bottom();
        ui.advance_cursor_after_rect(Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), bottom)));
        kit::focus::page_keys(ui);
    });
    if open.caret.is_some() {
        cx.out.push(Command::CaretTaken(open.key));
    }
    memory.in_draft |= memory.writing.take_in_draft();
}
