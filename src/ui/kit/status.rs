//! The status line: whether the words are safe, in words with an icon.

use egui::{Color32, Id, Rangef, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{focus, text};
use crate::ui::theme::{self, Icon, Role};

/// What the status line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status<'a> {
    /// The icon with its colour.
    pub icon: Option<(Icon, Color32)>,
    /// The words.
    pub words: String,
    /// Their colour.
    pub ink: Color32,
    /// A word that does something: *Keep…*, *Retry*.
    pub action: Option<&'a str>,
}

/// Puts the status line at the right end of its room; `true` if its action was clicked.
///
/// Words that are longer than the room end in an ellipsis and are whole in a tooltip.
pub fn put_status(ui: &mut Ui, id: Id, room: Rangef, centre_y: f32, status: &Status<'_>) -> bool {
    let look = theme::of(ui);
    let mut right = room.max;
    let mut clicked = false;
    if let Some(words) = status.action {
        let ink = if status.ink == look.danger { look.danger } else { look.accent };
        let galley = text::galley(ui, Role::Segment, ink, words, f32::INFINITY);
        let rect = egui::Rect::from_min_size(pos2(right - galley.size().x, centre_y - 10.0), galley.size());
        let response = ui.interact(rect.expand2(vec2(6.0, 6.0)), id.with("act"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), words));
        if response.has_focus() {
            focus::border(ui, rect.expand2(vec2(6.0, 6.0)), 6);
        }
        let width = if response.hovered() { 1.5 } else { 1.0 };
        ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, Stroke::new(width, ink.gamma_multiply(0.6)));
        ui.painter().galley(rect.min, galley, ink);
        clicked = response.clicked();
        right = rect.left() - 8.0;
    }
    let galley = text::galley_line(ui, Role::Helper, status.ink, &status.words, right - room.min - 22.0);
    let cut = galley.elided;
    let left = right - galley.size().x;
    let label = text::put_galley(ui, pos2(left, centre_y - galley.size().y / 2.0), galley);
    text::as_live(&label);
    if cut {
        super::tooltip(&label, &status.words);
    }
    if let Some((icon, colour)) = status.icon {
        icon.draw(ui.painter(), pos2(left - 14.0, centre_y), 16.0, colour);
    }
    clicked
}
