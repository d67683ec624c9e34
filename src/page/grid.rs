//! The grid of 170 mm that every paper and every copy shares.
//!
//! `x` counts from the left edge of the grid, `y` from the top of the page.

use super::model::Paper;
use crate::base::{Mm, Pt};

/// Numbers.
pub(super) const NUMBER: Mm = Mm(0.0);
/// Column one: question, help, condition.
pub(super) const ONE: Mm = Mm(7.0);
/// Column two: where answers begin.
pub(super) const TWO: Mm = Mm(63.0);
/// Column three.
pub(super) const THREE: Mm = Mm(119.0);
/// The right edge of the grid.
pub(super) const RIGHT: Mm = Mm(170.0);
/// Width of a column.
pub(super) const COLUMN: Mm = Mm(51.0);
/// Width of the answer: columns two and three.
pub(super) const ANSWER: Mm = Mm(107.0);
/// Half of the width, where two things of one weight stand side by side.
pub(super) const HALF: Mm = Mm(79.0);
/// Where the second half begins.
pub(super) const SECOND: Mm = Mm(91.0);
/// Width from column one to the right edge.
pub(super) const WIDE: Mm = Mm(163.0);
/// Space after an item.
pub(super) const AFTER: Mm = Mm(5.0);
/// Space between paragraphs.
pub(super) const PARAGRAPH: Mm = Mm(2.0);
/// From one writing line to the next.
pub(super) const WRITING: Mm = Mm(8.0);
/// Row of options on a blank sheet.
pub(super) const OPTION_ROW: Mm = Mm(5.4);
/// From a tick box's left edge to its words.
pub(super) const TICK: Mm = Mm(5.4);
/// Edge of a tick box.
pub(super) const BOX: Mm = Mm(3.6);

/// Strokes, in points.
pub(super) mod stroke {
    use crate::base::Pt;
    /// Section rule, head rule.
    pub const RULE: Pt = Pt(1.0);
    /// Frames, scales, heads of blank tables.
    pub const FRAME: Pt = Pt(0.6);
    /// Writing lines, row lines.
    pub const FINE: Pt = Pt(0.4);
    /// The tick in a box.
    pub const TICK: Pt = Pt(1.1);
}

/// The part of a paper that text may stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Left edge of the grid on the paper.
    pub left: Mm,
    /// Top of the text.
    pub top: Mm,
    /// Bottom of the text.
    pub bottom: Mm,
}

impl Field {
    /// The text field of a paper.
    pub fn of(paper: Paper) -> Self {
        let (width, height) = paper.size();
        Self { left: (width.mm() - RIGHT) * 0.5, top: Mm(18.0), bottom: height.mm() - Mm(18.0) }
    }

    /// How high the text may be.
    pub fn height(self) -> Mm {
        self.bottom - self.top
    }
}

/// The baseline of the running head.
pub(super) const RUNNING_BASE: Mm = Mm(10.8);
/// From the text's bottom to the footer's baseline.
pub(super) const FOOT_BASE: Mm = Mm(8.4);

/// A length that is compared: lengths differ by rounding.
pub(super) fn fits(need: Mm, room: Mm) -> bool {
    need.0 <= room.0 + 0.01
}

/// A point of the grid.
pub(super) fn point(x: Mm, y: Mm) -> (Pt, Pt) {
    (x.pt(), y.pt())
}
