//! Tick boxes, circles, rules: drawn paths, never characters.
//!
//! Square and circle mean the same as in the window: any number, exactly one.

use super::{
    grid::{BOX, point, stroke},
    model::Mark,
};
use crate::base::{Mm, Pt};

/// A level line.
pub(super) fn level(x: Mm, y: Mm, wide: Mm, width: Pt) -> Mark {
    Mark::Line { from: point(x, y), to: point(x + wide, y), width, round: false }
}

/// An upright line.
pub(super) fn upright(x: Mm, y: Mm, high: Mm, width: Pt) -> Mark {
    Mark::Line { from: point(x, y), to: point(x, y + high), width, round: false }
}

/// A box to write in: left, top, width, height.
pub(super) fn box_to_write_in(rect: [Mm; 4]) -> Mark {
    let [x, y, width, height] = rect.map(Mm::pt);
    Mark::Frame { rect: (x, y, width, height), radius: Mm(0.6).pt(), width: stroke::FINE }
}

/// A tick square, perhaps ticked, in a row of text whose baseline is `baseline`.
pub(super) fn square(x: Mm, baseline: Mm, ticked: bool) -> Vec<Mark> {
    let top = baseline - Mm(2.95);
    let mut marks = vec![Mark::Frame {
        rect: (x.pt(), top.pt(), BOX.pt(), BOX.pt()),
        radius: Mm(0.6).pt(),
        width: stroke::FRAME,
    }];
    if ticked {
        let at = |right: f32, down: f32| point(x + BOX * right, top + BOX * down);
        marks.push(Mark::Path { points: vec![at(0.20, 0.54), at(0.42, 0.76), at(0.84, 0.20)], width: stroke::TICK });
    }
    marks
}

/// A tick circle, perhaps chosen, in a row of text whose baseline is `baseline`.
pub(super) fn circle(x: Mm, baseline: Mm, chosen: bool) -> Vec<Mark> {
    let centre = point(x + BOX * 0.5, baseline - Mm(1.15));
    let mut marks = vec![Mark::Circle { centre, radius: (BOX * 0.5).pt(), width: Some(stroke::FRAME) }];
    if chosen {
        marks.push(Mark::Circle { centre, radius: Mm(1.0).pt(), width: None });
    }
    marks
}

/// A circle of a rating grid on a blank sheet.
pub(super) fn rating_blank(x: Mm, y: Mm) -> Mark {
    Mark::Circle { centre: point(x, y), radius: Mm(2.0).pt(), width: Some(stroke::FRAME) }
}

/// A circle of a rating grid on a completed sheet.
pub(super) fn rating(x: Mm, y: Mm, chosen: bool) -> Mark {
    if chosen {
        Mark::Circle { centre: point(x, y), radius: Mm(1.6).pt(), width: None }
    } else {
        Mark::Circle { centre: point(x, y), radius: Mm(0.9).pt(), width: Some(stroke::FINE) }
    }
}
