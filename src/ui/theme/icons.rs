//! Icons: outlines on a grid of 20, drawn with round ends in any colour.
//!
//! The outlines are ours, under `assets/icons`, one path a file. They are
//! shapes and not letters, so that they look the same on every machine.

use std::sync::LazyLock;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, epaint::PathShape};
use kurbo::{BezPath, PathEl};

macro_rules! icons {
    ($($name:ident $file:literal,)*) => {
        /// An icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say what is drawn")]
        pub enum Icon { $($name,)* }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            const fn svg(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../../assets/icons/", $file, ".svg")),)*
                }
            }
        }
    };
}

icons! {
    Back "back", Forward "forward", Down "down", Up "up", Bookmark "bookmark", Page "page", Lines "lines",
    Letter "letter", Check "check", Calendar "calendar", House "house", Plus "plus", Minus "minus", Pen "pen",
    Lock "lock", Info "info", Alert "alert", Undo "undo", Redo "redo", Reply "reply", Heart "heart",
    Comment "comment", List "list", More "more", Bin "bin", Search "search", People "people", Eye "eye",
    Close "close", Gear "gear", Help "help", Folder "folder", Save "save", Clock "clock", Hint "hint",
}

/// The strokes of an icon on the grid of 20; closed ones say so.
type Strokes = Vec<(Vec<Pos2>, bool)>;

static OUTLINES: LazyLock<Vec<Strokes>> =
    LazyLock::new(|| Icon::ALL.iter().map(|icon| strokes(icon.svg()).unwrap_or_default()).collect());

impl Icon {
    /// Draws it 20 × 20 (or 16 × 16) around a centre, with strokes of 1.5 (or 1.75) on the grid.
    pub fn draw(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        let width = if size < 18.0 { 1.75 } else { 1.5 } * size / 20.0;
        self.draw_with(painter, centre, size, Stroke::new(width, colour));
    }

    /// Draws it with another stroke.
    pub fn draw_with(self, painter: &Painter, centre: Pos2, size: f32, stroke: Stroke) {
        let Some(outline) = OUTLINES.get(self as usize) else { return };
        let scale = size / 20.0;
        let place = |p: &Pos2| centre + Vec2::new(p.x - 10.0, p.y - 10.0) * scale;
        for (points, closed) in outline {
            let points: Vec<Pos2> = points.iter().map(place).collect();
            if let ([first, ..], [.., last], false) = (points.as_slice(), points.as_slice(), *closed) {
                for end in [first, last] {
                    painter.circle_filled(*end, stroke.width / 2.0, stroke.color);
                }
            }
            let path = if *closed { PathShape::closed_line(points, stroke) } else { PathShape::line(points, stroke) };
            painter.add(Shape::Path(path));
        }
    }

    /// Draws it in the middle of a rectangle.
    pub fn draw_in(self, painter: &Painter, rect: Rect, size: f32, colour: Color32) {
        self.draw(painter, rect.center(), size, colour);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points on a grid of 20")]
fn strokes(svg: &str) -> Option<Strokes> {
    let path = svg.split_once("<path d=\"")?.1.split_once('"')?.0;
    let path = BezPath::from_svg(path).ok()?;
    let mut all: Strokes = Vec::new();
    kurbo::flatten(path, 0.02, |element| match element {
        PathEl::MoveTo(p) => all.push((vec![Pos2::new(p.x as f32, p.y as f32)], false)),
        PathEl::LineTo(p) => {
            if let Some((points, _)) = all.last_mut() {
                points.push(Pos2::new(p.x as f32, p.y as f32));
            }
        }
        PathEl::ClosePath => {
            if let Some((points, closed)) = all.last_mut() {
                if points.len() > 1 && points.first() == points.last() {
                    points.pop();
                }
                *closed = true;
            }
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_strokes_inside_its_grid() {
        for icon in Icon::ALL {
            let strokes = strokes(icon.svg()).unwrap_or_default();
            assert!(!strokes.is_empty(), "{icon:?} draws nothing");
            for point in strokes.iter().flat_map(|(points, _)| points) {
                assert!((1.0..=19.0).contains(&point.x) && (1.0..=19.0).contains(&point.y), "{icon:?} at {point}");
            }
        }
    }
}
