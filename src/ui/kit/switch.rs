//! A switch of two or more halves: *Short · Whole*.

use egui::{Color32, CornerRadius, Id, Key, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use super::{focus, text};
use crate::ui::theme::{self, Role};

/// Shows a switch as wide as `width`; gives the half that was newly chosen.
///
/// One tab stop; the arrows choose.
pub fn switch(ui: &mut Ui, id: Id, name: &str, halves: &[&str], chosen: usize, width: f32) -> Option<usize> {
    let (_, track) = ui.allocate_space(vec2(width, 36.0));
    let group =
        UiBuilder::new().max_rect(track).accessibility_role(accesskit::Role::RadioGroup).accessibility_label(name);
    halves_ui(&mut ui.new_child(group.id_salt(id)), id, halves, chosen, track)
}

fn halves_ui(ui: &mut Ui, id: Id, halves: &[&str], chosen: usize, track: Rect) -> Option<usize> {
    let look = theme::of(ui);
    ui.painter().rect_filled(track, CornerRadius::same(8), look.hover);
    let mut picked = None;
    let mut focused = false;
    #[expect(clippy::cast_precision_loss, reason = "a handful of halves")]
    let width = (track.width() - 8.0) / halves.len().max(1) as f32;
    for (at, words) in halves.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a handful of halves")]
        let left = track.left() + 4.0 + width * at as f32;
        let rect = Rect::from_min_size(pos2(left, track.top() + 4.0), vec2(width, 28.0));
        let on = at == chosen;
        let half = id.with(at);
        let mut sense = Sense::CLICK;
        if on {
            sense |= Sense::FOCUSABLE;
        }
        let response = ui.interact(rect.expand2(vec2(0.0, 4.0)), half, sense);
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::RadioButton, ui.is_enabled(), on, *words));
        focus::follow(ui, &response);
        focused |= response.has_focus();
        if response.clicked() && !on {
            picked = Some(at);
        }
        if focus::keeps_arrows(ui, half, true, false) {
            if focus::pressed(ui, Key::ArrowRight) {
                picked = Some((at + 1).min(halves.len() - 1));
            } else if focus::pressed(ui, Key::ArrowLeft) {
                picked = Some(at.saturating_sub(1));
            }
        }
        if on {
            let shape = look.pick_low.as_shape(rect, CornerRadius::same(6));
            ui.painter().add(shape);
            ui.painter().rect_filled(rect, CornerRadius::same(6), look.pick);
        }
        let ink = if on {
            look.pick_text
        } else if response.hovered() {
            look.text
        } else {
            look.muted
        };
        let galley = text::galley(ui, Role::Segment, ink, words, f32::INFINITY);
        let at = rect.center() - galley.size() / 2.0;
        ui.painter().galley(at, galley, Color32::PLACEHOLDER);
    }
    if focused {
        focus::ring(ui, track, 8);
    }
    let picked = picked.filter(|at| *at != chosen);
    if let Some(at) = picked {
        ui.memory_mut(|memory| memory.request_focus(id.with(at)));
    }
    picked
}
