//! The small marks: tick box, radio, ring, dot of the outline.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2};

use crate::ui::theme::{Icon, Look};

/// The two marks of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Any number may be chosen.
    Tick,
    /// Exactly one may be chosen.
    Radio,
}

impl Mark {
    /// Draws it 20 × 20 around a centre.
    pub fn draw(self, painter: &Painter, centre: Pos2, look: Look, chosen: bool, pointed_out: bool) {
        let rect = Rect::from_center_size(centre, Vec2::splat(20.0));
        let edge = if pointed_out { Stroke::new(2.0, look.warn) } else { look.field_stroke() };
        match (self, chosen) {
            (Self::Tick, true) => {
                painter.rect_filled(rect, CornerRadius::same(5), look.accent);
                Icon::Check.draw_with(painter, centre, 14.0, Stroke::new(1.75, look.accent_on));
            }
            (Self::Tick, false) => {
                painter.rect(rect, CornerRadius::same(5), look.field, edge, StrokeKind::Inside);
            }
            (Self::Radio, true) => {
                painter.circle_filled(centre, 10.0, look.accent);
                painter.circle_filled(centre, 4.0, look.accent_on);
            }
            (Self::Radio, false) => {
                painter.circle_filled(centre, 10.0, look.field);
                painter.circle_stroke(centre, 10.0 - edge.width / 2.0, edge);
            }
        }
    }
}

/// A ring of a rating row: 20 across, or 24 and filled when chosen.
pub fn rating_ring(painter: &Painter, centre: Pos2, look: Look, chosen: bool, hovered: bool, focused: bool) {
    if chosen {
        painter.circle_filled(centre, 12.0, look.accent);
        Icon::Check.draw_with(painter, centre, 15.0, Stroke::new(1.75, look.accent_on));
    } else {
        let edge = if hovered { look.accent } else { look.border_strong };
        painter.circle_filled(centre, 10.0, look.field);
        painter.circle_stroke(centre, 9.25, Stroke::new(1.5_f32.max(look.stroke), edge));
    }
    if focused {
        let radius = if chosen { 14.0 } else { 12.0 };
        painter.circle_stroke(centre, radius + look.focus / 2.0, look.focus_stroke());
    }
}

/// A dot of the outline: 8 across.
pub fn dot(painter: &Painter, centre: Pos2, look: Look, answered: bool, here: bool) {
    match (answered, here) {
        (false, false) => {
            painter.circle_stroke(centre, 3.4, Stroke::new(1.25_f32.max(look.stroke * 0.8), look.border_strong));
        }
        (true, false) => {
            painter.circle_filled(centre, 4.0, look.accent);
        }
        (false, true) => {
            painter.circle_stroke(centre, 3.0, Stroke::new(2.0, look.accent));
        }
        (true, true) => {
            painter.circle_filled(centre, 4.0, look.accent);
            painter.circle_stroke(centre, 6.75, Stroke::new(1.5, look.accent));
        }
    }
}

/// A ground with an edge, as used by cards and menus.
pub fn ground(painter: &Painter, rect: Rect, radius: u8, fill: Color32, edge: Stroke) {
    painter.rect(rect, CornerRadius::same(radius), fill, edge, StrokeKind::Inside);
}
