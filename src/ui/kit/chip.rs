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

/// Room at both sides of its words; at the left the check of a chosen one stands in it.
const PAD: f32 = 22.0;

/// How wide a chip with words of this width is, chosen or not: nothing moves when one is chosen.
#[must_use]
pub const fn chip_width(words: f32) -> f32 {
    words + 2.0 * PAD
}

/// Shows a chip; `tab_stop` says whether Tab stops at it.
pub fn chip(ui: &mut Ui, id: Id, kind: ChipKind, words: &str, chosen: bool, tab_stop: bool) -> Response {
    let width = chip_width(text::galley(ui, Role::Segment, Color32::PLACEHOLDER, words, f32::INFINITY).size().x);
    chip_of(ui, id, kind, words, chosen, tab_stop, width)
}

/// A chip of a given width, its words in the middle.
pub fn chip_of(
    ui: &mut Ui,
    id: Id,
    kind: ChipKind,
    words: &str,
    chosen: bool,
    tab_stop: bool,
    width: f32,
) -> Response {
    let look = theme::of(ui);
    let ink = if chosen { look.accent } else { look.text };
    let galley = text::galley(ui, Role::Segment, ink, words, f32::INFINITY);
    let (_, rect) = ui.allocate_space(vec2(width, 32.0));
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
        let at = rect.center() - galley.size() / 2.0;
        if chosen {
            let centre = egui::pos2(at.x - 11.0, rect.center().y);
            Icon::Check.draw_with(ui.painter(), centre, 14.0, Stroke::new(1.75, look.accent));
        }
        ui.painter().galley(at, galley, Color32::PLACEHOLDER);
        if response.has_focus() {
            focus::ring(ui, rect, 16);
        }
    }
    response
}
