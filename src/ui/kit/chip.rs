//! Chips: small rounded choices, 32 high.

use egui::{Color32, CornerRadius, Id, Response, Sense, Stroke, Ui, WidgetInfo, accesskit, vec2};

use super::{focus, text};
use crate::ui::theme::{self, Icon, Role};

/// How a chip is heard and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// One of several.
    Radio,
    /// On or off.
    Tick,
    /// Filters or opens something.
    Button,
}

/// Shows a chip; `tab_stop` says whether Tab stops at it.
pub fn chip(ui: &mut Ui, id: Id, kind: ChipKind, words: &str, chosen: bool, tab_stop: bool) -> Response {
    let look = theme::of(ui);
    let ink = if chosen { look.accent } else { look.text };
    let galley = text::galley(ui, Role::Segment, ink, words, f32::INFINITY);
    let check = if chosen { 22.0 } else { 0.0 };
    let (_, rect) = ui.allocate_space(vec2(galley.size().x + check + 24.0, 32.0));
    let mut sense = Sense::CLICK;
    if tab_stop || ui.memory(|memory| memory.has_focus(id)) {
        sense |= Sense::FOCUSABLE;
    }
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| match kind {
        ChipKind::Radio => WidgetInfo::selected(accesskit::Role::RadioButton, ui.is_enabled(), chosen, words),
        ChipKind::Tick => WidgetInfo::selected(accesskit::Role::CheckBox, ui.is_enabled(), chosen, words),
        ChipKind::Button => WidgetInfo::selected(accesskit::Role::Button, ui.is_enabled(), chosen, words),
    });
    focus::take(&response);
    focus::follow(ui, &response);
    if ui.is_rect_visible(rect) {
        let fill = match (chosen, response.hovered()) {
            (true, _) => look.accent_soft,
            (false, true) => look.press,
            (false, false) => look.hover,
        };
        ui.painter().rect_filled(rect, CornerRadius::same(16), fill);
        let left = rect.left() + 12.0;
        if chosen {
            let centre = egui::pos2(left + 8.0, rect.center().y);
            Icon::Check.draw_with(ui.painter(), centre, 15.0, Stroke::new(1.75, look.accent));
        }
        let at = egui::pos2(left + check, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, Color32::PLACEHOLDER);
        if response.has_focus() {
            focus::ring(ui, rect, 16);
        }
    }
    response
}
