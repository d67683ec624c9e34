//! The faults of the text: a line each, and the caret text of the one that was chosen.

use egui::{CornerRadius, Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::{
    app::{Bench, Fault},
    t,
    ui::{
        Memory,
        kit::{self, focus},
        theme::{self, Icon, Role},
    },
};

/// Height of the line that counts them.
const HEAD: f32 = 40.0;
/// The most of the room that they take.
const MOST: f32 = 0.42;

/// How high the list is.
pub fn height(bench: &Bench, memory: &Memory, room: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "at most 200")]
    let rows = 44.0 * bench.faults.len() as f32;
    let open = memory.screens.bench.open_fault.and_then(|at| bench.faults.get(at));
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let caret = open.map_or(0.0, |fault| 20.0 * fault.caret.lines().count() as f32 + 16.0);
    (HEAD + rows + caret).min(room * MOST)
}

/// Shows them.
pub fn show(ui: &mut Ui, bench: &Bench, memory: &mut Memory) {
    let look = theme::of(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, look.app);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, look.hairline());
    let (errors, warnings) = (bench.errors(), bench.faults.len() - bench.errors());
    let words = match (errors, warnings) {
        (0, 0) => t!("bench-no-faults").to_owned(),
        (0, warnings) => t!("bench-warnings", count = warnings),
        (errors, _) => t!("bench-errors", count = errors),
    };
    let icon = if errors > 0 { (Icon::Alert, look.danger) } else { (Icon::Check, look.success) };
    icon.0.draw(ui.painter(), rect.min + vec2(34.0, HEAD / 2.0), 16.0, icon.1);
    let said =
        kit::put(ui, rect.min + vec2(50.0, HEAD / 2.0 - 10.0), Role::Small, look.text, &words, rect.width() - 70.0);
    kit::as_live(&said);
    let list = Rect::from_min_max(pos2(rect.left(), rect.top() + HEAD), rect.max);
    crate::ui::frame::part(ui, "fault list", list, |ui| {
        ScrollArea::vertical().id_salt("faults").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, fault) in bench.faults.iter().enumerate() {
                row(ui, at, fault, memory);
            }
        });
    });
}

fn row(ui: &mut Ui, at: usize, fault: &Fault, memory: &mut Memory) {
    let look = theme::of(ui);
    let width = ui.available_width();
    let ink = if fault.is_error { look.danger } else { look.warn };
    // Who works in the form is told what to do there.
    let in_form = fault.in_form.filter(|_| memory.screens.bench.side == super::Side::Form);
    let words = match in_form {
        Some(what) => t!("form-fault", line = fault.at.line, what = what),
        None => fault.words.clone(),
    };
    let galley = kit::galley(ui, Role::OutlineRow, look.text, &words, width - 74.0);
    let height = (galley.size().y + 16.0).max(36.0);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let id = Id::unique(("fault", at));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &words));
    focus::follow(ui, &response);
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(12.0, 2.0)), CornerRadius::same(6), look.hover);
    }
    let icon = if fault.is_error { Icon::Alert } else { Icon::Info };
    icon.draw(ui.painter(), pos2(rect.left() + 34.0, rect.top() + 18.0), 16.0, ink);
    ui.painter().galley(pos2(rect.left() + 50.0, rect.top() + 8.0), galley, look.text);
    if response.has_focus() {
        focus::border(ui, rect.shrink2(vec2(12.0, 2.0)), 6);
    }
    let view = &mut memory.screens.bench;
    if response.clicked() {
        view.open_fault = if view.open_fault == Some(at) { None } else { Some(at) };
        view.jump = fault.span.map(|span| span.start);
        view.jump_focus = true;
        if fault.span.is_some() && view.side == super::Side::Form && ui.ctx().content_rect().height() < super::BOTH {
            view.side = super::Side::Text;
        }
    }
    if view.open_fault == Some(at) {
        ui.horizontal_top(|ui| {
            ui.add_space(50.0);
            ScrollArea::horizontal().id_salt(("caret", at)).show(ui, |ui| {
                // The caret must stand under its place: nothing wraps.
                let galley = kit::galley(ui, Role::Source, look.muted, fault.caret.trim_end(), f32::INFINITY);
                let (_, room) = ui.allocate_space(galley.size());
                kit::put_galley(ui, room.min, galley);
            });
        });
        ui.add_space(8.0);
    }
}
